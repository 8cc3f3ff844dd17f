"""What is decided over all lines of a page: repeats, abstracts, letters, second titles, news."""

from __future__ import annotations

import pytest

import unionnlp
from unionnlp.records import Document, Extraction
from unionnlp.structure.enclosed import enclosed
from unionnlp.structure.lines import Line
from unionnlp.structure.settle import settle

PLAN = (
    "本学期工会围绕教学开展工作，安排如下：\n一、加强学习\n每月组织教职工学习一次。\n"
    "二、关心职工\n慰问生病教职工，全年不少于10人次。\n"
)


def extract(text: str) -> Extraction:
    return unionnlp.extract(text, items=False)


def labelled(*told: tuple[str, str]) -> list[Line]:
    """Return lines of texts with the labels that a line reader gave them."""
    return [Line(0, 0, text, 0, label=label, clean=text) for text, label in told]


def only(text: str) -> Document:
    (document,) = extract(text).documents
    return document


def test_the_page_numbers_of_a_library_are_no_labels() -> None:
    first = (
        "一、学习。"
        + "教职工每周学习半天，互相交流心得体会，写好笔记。" * 5
        + "走访困难会员，送去慰"
    )
    second = "问金。" + "工会小组每月活动一次，由组长召集，做好记录。" * 5 + "办好教工运动"
    text = (
        f"资源描述\n1、云岭小学2021年工会工作计划 {first}\n\n2、{second}\n\n3、会。云岭小学工会\n"
    )
    document = only(text)
    assert document.title == "云岭小学2021年工会工作计划"
    assert [n.number for n in document.outline] == [1]


def test_an_opening_that_a_page_says_first_is_no_document() -> None:
    title = "云岭医院工会2021年下半年工作安排"
    opening = "一、以职工之家建设为抓手，让职工感到温暖。在院党委领导下，工会将认真做好各项工作。"
    rest = "组织技能比武一次。 二、落实职代会制度，8月召开职代会。"
    text = f"整理版医院工会工作安排参考\n\n{title} {opening}\n\n{title} {opening}{rest}\n"
    document = only(text)
    assert document.start == text.rindex(title)


def test_a_letter_and_what_it_sends_along_are_one_document() -> None:
    title = "云岭农学院工会2018年工作要点"
    text = (
        f"云农院工〔2018〕2号\n关于印发《{title}》的通知\n各分工会：\n《{title}》已经工会委员会讨论通过，现印发给你们。\n"
        f"云岭农学院工会\n2018年3月5日\n{title}\n{PLAN}"
    )
    document = only(text)
    assert document.title == f"关于印发《{title}》的通知"
    assert document.start == 0


@pytest.mark.parametrize(
    "title", ["校工会举行2018年女工工作计划讨论会", "校工会召开2020年度工作总结交流会"]
)
def test_a_report_of_a_meeting_about_plans_is_no_document(title: str) -> None:
    text = (
        f"{title}\n2018-04-12 15:06\n4月10日下午，校工会在行政楼召开会议，会议由主席李红主持。\n"
        "会上，各分会委员围绕工作计划展开讨论，提了建议。李红指出，工会要当好贴心人。\n关闭窗口\n"
    )
    assert extract(text).documents == ()


def test_a_name_below_the_full_title_is_no_part_of_it() -> None:
    text = f"工会年度总结\n时间：2023.12.8\n20xx年云岭中学工会年度总结\n云岭中学\n云岭中学工会年度总结\n{PLAN}"
    document = only(text)
    assert document.title == "20xx年云岭中学工会年度总结"
    assert document.organization == "云岭中学"


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("20xx年，柳林街道总工会紧扣服务职工，做了下列工作。", "柳林街道总工会"),
        ("桃溪镇工会联合会围绕党委中心工作，办实事。", "桃溪镇工会联合会"),
        ("上半年，三公司工会在集团工会的领导下，做了下列工作。", "三公司"),
        ("我们永安职业中学工会靠着全体会员，办好实事。", "永安职业中学"),
        ("在机关工会的支持下，机关第十五分工会围着教学，办好实事。", "机关第十五分工会"),
        ("52团中学工会现有会员93名，做了下列工作。", "52团中学"),
        ("2021年，康泰印务有限公司工会突出服务主线，办好实事。", "康泰印务有限公司"),
        ("过去的一年，公司工会突出服务主线，办好实事。", None),
        ("在来我街道检查的领导支持下，工会办好实事。", None),
    ],
)
def test_unions_of_every_kind_speak_by_name(opening: str, name: str | None) -> None:
    text = (
        f"工会工作总结\n{opening}\n一、组织学习\n组织职工学习12次。\n二、关心职工\n慰问职工30人。\n"
    )
    assert only(text).organization == name


@pytest.mark.parametrize(
    ("closing", "kind"),
    [
        ("明年，我们要把小组活动经常化，每组每月至少活动一次，藏书增加到3000册。", "summary+plan"),
        ("下一步，要在三月底前完成轮训，每人不少于8学时。", "summary+plan"),
        ("今后，我们将再接再厉，努力开创工会工作的新局面。", "summary"),
    ],
)
def test_a_turn_to_the_next_period_with_a_measure_is_a_plan_too(closing: str, kind: str) -> None:
    text = (
        "云岭小学2020年工会工作总结\n一年来，工会做了以下工作。\n一、组织学习\n组织了教职工学习12次。\n"
        f"二、关心职工\n慰问了职工30人，发放了慰问金2万元。\n{closing}\n"
    )
    assert only(text).kind == kind


def test_an_abstract_below_the_name_that_a_page_gives_it_is_no_document() -> None:
    title = "云岭医院工会2021年下半年工作安排"
    opening = "一、以职工之家建设为抓手，让职工感到温暖。在院党委领导下，工会将认真做好各项工作"
    rest = "。\n组织技能比武一次。\n二、落实职代会制度，8月召开职代会。"
    text = f"精编医院工会年下半年工作安排\n\n{title} {opening}\n\n{title} {opening}{rest}\n"
    assert only(text).start == text.rindex(title)


@pytest.mark.parametrize(
    "name", ["工会干事竞聘演讲稿", "工会主席就职演说稿", "加入工会申请书", "全员读书倡议书"]
)
def test_a_speech_or_a_letter_in_a_collection_is_no_document(name: str) -> None:
    speech = "各位领导、各位同事：\n大家好！我来自语文组，今天站在这里，说说自己对工会的认识。\n"
    text = (
        f"第一篇：云岭小学2020年工会工作计划\n{PLAN}第二篇：石桥小学2020年工会工作计划\n{PLAN}"
        f"第三篇：{name}\n{speech}"
    )
    extraction = extract(text)
    assert [d.title[:4] for d in extraction.documents if d.title] == ["云岭小学", "石桥小学"]
    assert any(n.start <= text.index(name) < n.end for n in extraction.noise)


def test_titles_of_other_wording_keep_their_numbers_in_brackets() -> None:
    first, second = "公司工会年度工作总结【第一篇】", "公司工会工作总结及打算【第二篇】"
    text = f"{first}\n\n{PLAN}\n{second}\n\n{PLAN}"
    assert [d.title for d in extract(text).documents] == [first, second]


def test_the_outlook_of_a_report_makes_no_plan_of_it() -> None:
    text = (
        f"托儿所工会工作总结篇一\n2020年，工会围绕保教工作服务会员。\n（一）队伍建设\n补选委员2名，例会每月一次。\n"
        "（二）岗位练兵\n7位教师参加讲故事比赛，比上年多3位。\n（三）明年打算\n"
        "明年拟新建书吧，计划购书200本；要继续组织外出学习2次。\n"
        f"托儿所工会工作总结篇二\n{PLAN}"
    )
    assert extract(text).documents[0].kind == "summary+plan"


OPENS = (
    "按照学校党委的部署，2021年工会把民主管理、素质提升和困难帮扶三件事放在前面：教代会要开得实，"
    "每位会员都能说上话；青年教师要带得出，每学期比武一次；困难职工要访得到，全年不少于两轮。"
)


def test_a_paragraph_between_a_title_and_its_repeat_is_how_the_text_opens() -> None:
    title = "工会工作设想示例"
    lines = labelled(
        (title, "wrapper"),
        (OPENS, "wrapper"),
        (title, "title"),
        ("一、加强学习", "node"),
    )
    settle(lines)
    assert [x.label for x in lines] == ["title", "body", "inner_wrapper", "node"]


@pytest.mark.parametrize(
    "between",
    [
        "写好一份计划并不难，小编为大家整理了几篇范文，希望能帮到正在写计划的您，下面就请和小编一起来看看这些"
        "范文吧，欢迎参考和借鉴，更多内容请继续关注本站，也请把它分享给身边的朋友，谢谢大家的支持与厚爱。",
        "2021-03-05 浏览：87次 来源：范文网",
    ],
)
def test_what_an_editor_says_between_a_title_and_its_repeat_is_none_of_the_text(
    between: str,
) -> None:
    title = "工会工作设想示例"
    lines = labelled(
        (title, "wrapper"),
        (between, "wrapper"),
        (title, "title"),
        ("一、加强学习", "node"),
    )
    settle(lines)
    assert [x.label for x in lines] == ["wrapper", "wrapper", "title", "node"]


ASKED = "".join(
    f"问{k}：{q}？\n答：{a}\n"
    for k, (q, a) in enumerate(
        [
            ("教代会几时开", "5月中旬。代表提的案，十五天里要有回话，办不成的也要说明为什么。"),
            ("病了有人来看吗", "有。小组长当天报，工会三天内到，带慰问金500元，记在走访簿上。"),
            ("活动太少怎么办", "下学期起每月一次，球类、棋类、合唱轮着来，各组都要有人报名。"),
            ("钱怎么花的谁知道", "每学期公布一次，经审委员先看，会员有疑问的，主席当面解释。"),
            ("新来的老师谁带", "一人一位师傅，签一年的约，年底看课，看教案，也看学生的评价。"),
        ],
        1,
    )
)


def test_questions_and_answers_between_a_title_and_its_unit_s_signature_are_the_plan() -> None:
    text = f"南塘外国语学校工会2026年工作计划\n今年的计划用问答来写。\n{ASKED}南塘外国语学校工会\n2026年2月20日\n"
    document = only(text)
    assert (document.start, document.end) == (0, len(text) - 1)
    assert document.kind == "plan"


def test_an_article_between_a_title_and_a_signature_is_the_unit_s() -> None:
    lines = labelled(
        ("南塘小学工会2026年工作计划", "title"),
        ("今年的计划用问答来写。", "body"),
        ("问：教代会几时开？", "article"),
        ("南塘小学工会", "signature"),
    )
    enclosed(lines)
    assert lines[2].label == "body"
    lines[2].label, lines[3].clean = "article", "北塘小学工会"
    enclosed(lines)
    assert lines[2].label == "article"
