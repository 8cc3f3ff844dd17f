"""Faults as authors word them: refusals, slips, numbers and weeks in unusual forms, and what is none."""

from __future__ import annotations

import pytest

from unionnlp import check

HEAD = "柳桥小学工会2026年工作计划\n一、主要工作\n"


def codes(text: str) -> set[str]:
    return {f.code for f in check(text).findings}


def told(line: str, code: str) -> list[str]:
    text = f"{HEAD}1.3月召开教代会，代表40名参加。\n2.{line}\n3.10月组织登山一次。\n柳桥小学工会\n2026年2月\n"
    spans = [e for f in check(text).findings if f.code == code for e in f.evidence]
    return [text[e.start : e.end] for e in spans]


@pytest.mark.parametrize(
    "line",
    [
        "往年秋天的教代会，今年不打算开了，有事群里说。",
        "女职工专项权益行动因人手不够，不再列入今年工作。",
        "提案征集因系统升级，本学期暂停。",
    ],
)
def test_a_refusal_may_follow_what_it_refuses(line: str) -> None:
    assert told(line, "R101"), line


@pytest.mark.parametrize(
    "line",
    [
        "教代会不再流于形式，每件提案当场答复。",
        "去年停办的教代会旁听，今年恢复，不收费用。",
        "女职工孕期不安排早读和晚自习。",
    ],
)
def test_what_only_sounds_like_a_refusal_is_none(line: str) -> None:
    assert not told(line, "R101"), line


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("组长培训两天，人人做好笔计，回来讲给大家听。", "笔计"),
        ("元宵节一起猜灯迷，猜中的领一袋汤圆。", "灯迷"),
        ("每月排查一次安全隐换，当天整改。", "安全隐换"),
        ("5月组织健康康体检，结果一人一档。", "健康康"),
    ],
)
def test_slips_that_sound_alike_are_found(line: str, slip: str) -> None:
    assert slip in [*told(line, "L610"), *told(line, "L611"), *told(line, "L617")]


@pytest.mark.parametrize(
    "line",
    [
        "工会会员大会6月召开，职工工作安排同时公布。",
        "由笔计芳和灯迎春两位老师牵头，笔计芳负责签到。",
        "盲部、聋部、培智部各派一人参加。",
        "现对全年工作作如下安排，学生生活指导另行布置。",
    ],
)
def test_names_and_neighbours_are_no_slips(line: str) -> None:
    assert not told(line, "L610") + told(line, "L611"), line


def test_a_number_beyond_the_whole_is_another_number() -> None:
    assert "F101" in codes(f"{HEAD}学校现有教职工42人。\n1.7月为45名教职工体检。\n")
    assert "F101" not in codes(f"{HEAD}学校现有教职工42人。\n1.7月组织30名教职工体检。\n")


def test_parts_behind_a_colon_make_the_whole() -> None:
    assert "F301" in codes(f"{HEAD}1.培训干部240人：主席80人，组长90人，委员60人。\n")
    assert "F301" not in codes(f"{HEAD}1.培训干部230人：主席80人，组长90人，委员60人。\n")


def weeks(*numbers: int) -> str:
    rows = "\n".join(f"第{n}周\t活动{n}" for n in numbers)
    return f"{HEAD}1.3月召开教代会。\n周次\t内容\n{rows}\n"


def test_a_week_stands_once_in_a_table_of_weeks() -> None:
    assert "C309" in codes(weeks(1, 2, 5, 7, 7, 9))
    assert "C309" not in codes(weeks(1, 2, 5, 7, 8, 9))
    assert "C309" not in codes(weeks(1, 1, 2, 2, 3, 3, 4, 4))  # two rows for each week


def test_a_plan_in_prose_has_measures() -> None:
    text = (
        "柳桥小学工会2026年打算\n老师们：\n先说学习，逢单周二放学后学四十分钟。再说冷暖，3月8日女老师包饺子，5月请医生来"
        "给42名老师量血压，9月10日给6位老教师献花，每人一束，12月给3户困难老师各送500元。\n柳桥小学工会\n2026年2月\n"
    )
    assert "P203" not in codes(text)


def test_a_day_before_a_festival_is_the_festival() -> None:
    assert "C308" in codes(f"{HEAD}1.6月16日端午节，包粽子比赛。\n2.9月办教师节座谈。\n")
    assert "C308" not in codes(f"{HEAD}1.6月19日端午节，包粽子比赛。\n2.9月办教师节座谈。\n")
    assert "C308" not in codes(f"{HEAD}1.6月16日端午节慰问，每人一份粽子。\n2.9月办座谈。\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("经费账目今后由会计自己把关，不用再请经审委员看。", "R101"),
        ("建立健全各项制度，努力开创工会工作新局面。", "T402"),
        ("多办好事实事，让职工有更多的获得感、幸福感。", "T402"),
        ("年货6月统计（数目问小郑），逐户送到。", "L609"),
        ("5月组织会员赴海岛考察学习四天，费用由工会经费支付。", "R201"),
        ("慰问反乡职工6名，每人一份米面。", "L610"),
    ],
)
def test_faults_in_plain_words_are_found(line: str, code: str) -> None:
    assert told(line, code), line


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("经费账目由会计登记，每半年请经审委员看一遍。", "R101"),
        ("建立健全4项制度，6月底前装订成册。", "T402"),
        ("年货6月统计（每户一份），逐户送到。", "L609"),
        ("5月选派3名委员赴市里参加考察学习，费用由学校承担。", "R201"),
        ("各组合作到位，扎扎实实开展工作。", "L610"),
        ("各组合作到位，扎扎实实开展工作。", "L611"),
    ],
)
def test_their_neighbours_are_none(line: str, code: str) -> None:
    assert not told(line, code), line


def test_an_activity_under_a_longer_name_is_the_same() -> None:
    body = "1.5月举办教师专业技能大赛，每组两名选手。\n二、工作安排\n3月：召开教代会\n"
    text = f"{HEAD}{body}6月：专业技能大赛\n9月：教师节座谈\n"
    assert "C305" in codes(text)
    assert "C305" not in codes(text.replace("6月：", "5月："))


@pytest.mark.parametrize(
    "line", ["跳绳必赛，踢毽自愿。", "提案今年先歇一歇。", "做完活动让大家歇一歇，谈一谈。"]
)
def test_grammar_is_no_slip(line: str) -> None:
    assert not [*told(line, "L610"), *told(line, "L611")]
