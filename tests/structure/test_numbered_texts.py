"""Texts of a collection that a number alone counts: ``1、XX学校工会工作计划``, ``…工作计划之一``; sections are none."""

from __future__ import annotations

import pytest

from unionnlp import extract

BODIES = (
    "光阴似箭，转眼又到了新的学年。我们工会将把会员的冷暖放在心上。三月里召开教代会，审议绩效方案；四月给62名教职工做体检。\n"
    "工会经费严格按预算使用，每人每年不超过1200元。\n",
    "一、指导思想\n坚持以人为本，团结动员全体教职工为学校的发展出力。\n二、工作目标\n1、教工满意率达到95%。\n2、创建区级教工之家。\n"
    "三、月份安排\n三月：女教工踏青\n四月：体检\n",
    "本学期工会打算做好三件事：一是建家，把教工书屋的图书增加到800册；二是维权，办好食堂满意度调查两次；三是帮扶，结对困难教工5名。\n",
)
UNITS = (
    "湖滨小学工会2021年工作计划",
    "临江中学2022年工会工作计划",
    "柳堤幼儿园2023年工会工作计划",
)
SAME = ("XX学校工会工作计划",) * 3
MASKED = ("XX学校工会工作计划", "xx中学工会工作计划", "××幼儿园工会工作计划")
PLAIN = ("学校工会工作计划", "2022年学校工会工作计划", "小学工会工作计划范文")
ORDINALS = "一二三"
NAMES = {
    "counted": "学校工会工作计划3篇\n",
    "plain": "学校工会工作计划\n",
    "page": (
        "首页 > 范文大全 > 工作计划\n学校工会工作计划\n时间：2023-02-11 来源：网络 点击：1024\n"
        "光阴的脚步匆匆，下面是小编为大家整理的学校工会工作计划，希望对大家有所帮助。\n"
    ),
    "none": "",
}
LABELS = ("{n}、", "{n}．", "{n}）", "{n} ", "（{n}）", "{c}、", "（{c}）")


def page(name: str, heads: list[str]) -> str:
    return name + "".join(f"{head}\n{body}" for head, body in zip(heads, BODIES, strict=True))


def labelled(label: str, titles: tuple[str, ...]) -> list[str]:
    return [label.format(n=k + 1, c=ORDINALS[k]) + title for k, title in enumerate(titles)]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("name", NAMES)
def test_numbered_titles_of_several_units_open_texts(label: str, name: str) -> None:
    found = extract(page(NAMES[name], labelled(label, UNITS)), items=False).documents
    assert [d.title for d in found] == list(UNITS)
    assert [d.organization for d in found] == ["湖滨小学", "临江中学", "柳堤幼儿园"]
    assert [d.year for d in found] == [2021, 2022, 2023]
    assert {d.kind for d in found} == {"plan"}


@pytest.mark.parametrize("titles", [SAME, MASKED, PLAIN])
@pytest.mark.parametrize("label", ["{n}、", "{c}、", "{n}．"])
@pytest.mark.parametrize("name", NAMES)
def test_numbered_titles_that_say_the_same_open_texts(
    titles: tuple[str, ...], label: str, name: str
) -> None:
    found = extract(page(NAMES[name], labelled(label, titles)), items=False).documents
    assert len(found) == 3
    assert {d.kind for d in found} == {"plan"}
    assert all(d.organization is None for d in found)


@pytest.mark.parametrize(
    "head",
    [
        "学校工会工作计划之{c}", "工会工作计划（之{c}）", "工会工作计划（其{c}）", "2022年学校工会工作计划之{c}",
        "工会工作计划范文之{c}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", NAMES)
def test_members_of_a_collection_are_counted_by_one_of(head: str, name: str) -> None:
    heads = [head.format(c=c) for c in ORDINALS]
    found = extract(page(NAMES[name], heads), items=False).documents
    assert [d.title for d in found] == heads


@pytest.mark.parametrize("lead", ["之{c}", "（之{c}）", "其{c}", "学校工会工作计划之{c}"])
def test_the_own_title_below_such_a_member_is_the_texts(lead: str) -> None:
    heads = [f"{lead.format(c=c)}\n{title}" for c, title in zip(ORDINALS, UNITS, strict=True)]
    assert [d.title for d in extract(page(NAMES["counted"], heads)).documents] == list(UNITS)


@pytest.mark.parametrize("lead", ["之{c}：", "其{c}：", "工会工作计划之{c}："])
def test_the_own_title_behind_such_a_member_is_the_texts(lead: str) -> None:
    heads = [lead.format(c=c) + title for c, title in zip(ORDINALS, UNITS, strict=True)]
    assert [d.title for d in extract(page(NAMES["counted"], heads)).documents] == list(UNITS)


def test_a_list_of_what_a_page_holds_opens_no_text() -> None:
    heads = labelled(
        "{n}、", ("湖滨小学工会工作计划", "临江中学工会工作计划", "柳堤小学工会工作计划")
    )
    listed = NAMES["counted"] + "\n".join(heads) + "\n"
    assert len(extract(page(listed, heads), items=False).documents) == 3


def test_a_speech_among_numbered_plans_is_none() -> None:
    speech = (
        "各位代表、同志们：大家上午好！很荣幸站在这里发言。当选工会主席，我深感责任重大。"
        "感谢大家的信任，我一定不辜负大家的期望。谢谢大家！\n"
    )
    text = page(NAMES["counted"], labelled("{n}、", SAME)).replace(BODIES[1], speech)
    assert len(extract(text, items=False).documents) == 2


TITLE = "青禾小学2022年工会工作计划\n"
OPENING = "为做好本年度工会工作，现制订计划如下。\n"
MEETING = "\n三月召开教代会，审议学校预算方案和绩效办法，办复提案12件。\n"
CARE = "\n组织体检一次，慰问困难教工12户，发放生日蛋糕券。\n"
SPORT = "\n五月办拔河比赛，十月组织登山，元旦办联欢会。\n"
HEADS = [
    ("1、召开教代会", "2、学习文件", "3、制定工作计划"),
    ("1、工会组织工作计划", "2、工会宣传工作计划", "3、工会女工工作计划"),
    ("一、工会组织工作计划", "二、工会宣传工作计划", "三、工会女工工作计划"),
    ("1、工会女职工委员会工作计划", "2、工会经审委员会工作计划", "3、其他"),
    ("（一）组织委员工作计划", "（二）宣传委员工作计划", "（三）文体委员工作计划"),
    ("一、上半年工会工作安排", "二、下半年工会工作安排", "三、工作要求"),
    ("1、三月工会工作安排", "2、四月工会工作安排", "3、五月工会工作安排"),
    ("1、学校工会工作计划", "2、学校工会工作总结", "3、工会活动记录"),
    ("1、讨论工会工作计划", "2、公布工会工作计划", "3、检查工会工作计划"),
    ("1、语文组分会工作计划", "2、数学组分会工作计划", "3、英语组分会工作计划"),
    ("1、2022年工会工作计划", "2、2023年工会工作计划", "3、2024年工会工作计划"),
    ("一、2021年工作总结", "二、2022年工作计划", "三、几点要求"),
    ("一、青禾小学2021年工会工作总结", "二、青禾小学2022年工会工作计划", "三、几点要求"),
    ("1、第一学期工会工作计划", "2、第二学期工会工作计划", "3、工作要求"),
    ("工作重点之一：抓好民主管理", "工作重点之二：抓好教工福利", "工作重点之三：抓好文体活动"),
    ("今年工作重点之一", "今年工作重点之二", "今年工作重点之三"),
    ("措施之一：强化学习", "措施之二：完善制度", "措施之三：改进作风"),
    ("之一：民主管理", "之二：教工福利", "之三：文体活动"),
    ("其一：开好教代会", "其二：关心教工", "其三：活跃文体"),
    ("其一，开好教代会。", "其二，关心教工。", "其三，活跃文体。"),
    ("系列活动之一：春季踏青", "系列活动之二：夏季读书", "系列活动之三：秋季登山"),
    ("“暖心工程”活动方案之一", "“暖心工程”活动方案之二", "“暖心工程”活动方案之三"),
    ("落实县教育工会工作要点之一", "二、关心教工", "三、活跃文体"),
    ("教代会是工会工作重点之一", "体检是工会实事之一", "登山是工会活动之一"),
    ("附件1：工会活动安排", "附件2：工会经费预算", "附件3：工会工作安排表"),
]  # fmt: skip


@pytest.mark.parametrize("heads", HEADS, ids=lambda h: h[0])
def test_sections_of_one_text_open_none(heads: tuple[str, str, str]) -> None:
    sections = "".join(h + b for h, b in zip(heads, (MEETING, CARE, SPORT), strict=True))
    text = f"{TITLE}{OPENING}{sections}青禾小学工会\n2022年2月20日\n"
    (found,) = extract(text, items=False).documents
    assert (found.start, found.end) == (0, len(text) - 1)


def test_a_review_and_a_plan_in_one_text_are_its_parts() -> None:
    text = (
        f"青禾小学工会工作总结与计划\n一、2021年工会工作总结\n一年来，校工会召开教代会2次，慰问教工15人，组织体检一次。\n"
        f"二、2022年工会工作计划{MEETING}"
    )
    assert len(extract(text, items=False).documents) == 1


def test_what_a_union_plans_to_do_is_no_title() -> None:
    text = (
        "青禾小学工会工作计划\n本学期工会打算做好四件事：一是建家，把教工书屋的图书增加到800册；"
        "二是维权，办好满意度调查两次；三是文体，五月拔河。\n"
    )
    (found,) = extract(text, items=False).documents
    assert found.title == "青禾小学工会工作计划"
