"""Outlines in the forms in which they are pasted: what is a node, how deep, and of which role."""

from __future__ import annotations

import pytest

from unionnlp import extract

PLAN = "梧桐路小学2026年工会工作计划\n"
SUMMARY = "梧桐路小学工会2025年工作总结\n"


def outline(text: str) -> list[tuple[int, int | None]]:
    (document,) = extract(text, items=False).documents
    return [(n.depth, n.number) for n in document.outline]


def roles(text: str) -> list[str | None]:
    (document,) = extract(text, items=False).documents
    return [n.role for n in document.outline if n.depth == 1]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("二、主要工作 1、慰问病号，送上关怀。 2、办好讲座，请来专家。\n", [(1, 2), (2, 1), (2, 2)]),
        ("工会完成了以下工作：1、召开教代会。2、组织体检。3、看望病号。\n", [(1, 1), (1, 2), (1, 3)]),
        ("一、工作（一）抓学习，每周一次。（二）抓服务，走访到户。\n二、要求\n", [(1, 1), (2, 1), (2, 2), (1, 2)]),
        ("一、学习方面：1、办读书会；2、组织听课。二、服务方面：1、走访；2、体检到人。\n",
         [(1, 1), (2, 1), (2, 2), (1, 2), (2, 1), (2, 2)]),
        ("一、抓学习\n做到：一是读书；二是听课。\n二、抓服务\n做到（1）及时；（2）周到。\n", [(1, 1), (1, 2)]),
        ("一、抓学习\n评出一、二、三等奖，三、八妇女节有活动。\n二、抓服务\n", [(1, 1), (1, 2)]),
        ("1．2026年3月召开教代会。\n2．2026年5月表彰先进。\n3．2026年9月座谈。\n", [(1, 1), (1, 2), (1, 3)]),
        ("一、普法\n3.15消费者权益日开展宣传。\n6.1儿童节慰问。\n二、服务\n", [(1, 1), (1, 2)]),
        ("1、目标\n1.1 入会率\n1.2 满意率\n2、措施\n2.1 学习\n2.2 服务\n",
         [(1, 1), (2, 1), (2, 2), (1, 2), (2, 1), (2, 2)]),
        ("一 指导思想\n以立德树人为根本。\n二、主要工作\n1、学习。\n2、服务。\n", [(1, 1), (1, 2), (2, 1), (2, 2)]),
    ],
)  # fmt: skip
def test_labels(body: str, found: list[tuple[int, int]]) -> None:
    assert outline(PLAN + body) == found


def test_a_guiding_idea_told_in_full_holds_no_tasks() -> None:
    text = PLAN + "指导思想：以立德树人为根本，团结全体教职工。\n1、学习。\n2、服务。\n3、管理。\n"
    assert outline(text) == [(1, None), (1, 1), (1, 2), (1, 3)]
    assert roles(text) == ["guiding", "work", "work", "work"]


def test_a_heading_right_above_a_list_holds_it() -> None:
    text = PLAN + "指导思想\n以立德树人为根本。\n主要工作：\n1、学习。\n2、服务。\n"
    assert outline(text) == [(1, None), (1, None), (2, 1), (2, 2)]


def test_chapters_stand_beside_a_heading_with_text_of_its_own() -> None:
    text = (
        PLAN
        + "### 引言\n新的一年，工会要有新的样子。\n### 一、学习\n读书。\n### 二、服务\n走访。\n"
    )
    assert outline(text) == [(1, None), (1, 1), (1, 2)]
    assert roles(text) == ["other", "work", "work"]


def test_headings_in_brackets() -> None:
    text = PLAN + "【指导思想】\n以立德树人为根本。\n【工作重点】\n1、学习。\n2、服务。\n"
    assert roles(text) == ["guiding", "work"]


@pytest.mark.parametrize(
    "lead", ["一年来，工会做了以下五项工作：", "做了以下几方面工作：", "完成了这几项工作："]
)
def test_a_lead_in_is_no_node(lead: str) -> None:
    assert outline(f"{SUMMARY}{lead}\n一、召开教代会\n审议报告。\n二、组织体检\n按时完成。\n") == [
        (1, 1),
        (1, 2),
    ]


def test_an_attachment_with_its_text_is_a_node() -> None:
    body = "一、学习\n读书。\n二、服务\n走访。\n附：活动安排表\n月份\t活动\n3月\t登山\n4月\t合唱\n"
    assert roles(PLAN + body) == ["work", "work", "schedule"]


def test_an_attachment_to_load_is_none() -> None:
    body = (
        "一、学习\n读书。\n二、服务\n走访。\n附件：活动安排表.doc\n梧桐路小学工会\n2026年3月1日\n"
    )
    assert roles(PLAN + body) == ["work", "work"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("不足之处", "other"),
        ("短板与不足", "other"),
        ("分组名单", "other"),
        ("活动经费", "work"),
        ("保障措施", "work"),
        ("着力解决教师困难", "work"),
        ("经费预算", "work"),
        ("自我剖析", "other"),
        ("还没做好的", "other"),
        ("全年指标", "goals"),
    ],
)
def test_roles_of_headings(heading: str, role: str) -> None:
    assert roles(f"{SUMMARY}一、主要成绩\n学习。\n二、{heading}\n说明。\n") == ["work", role]


@pytest.mark.parametrize(
    "heading", ["明年的几件事", "下一年", "今后三年的任务", "种下种子：来年打算"]
)
def test_a_heading_of_the_time_to_come_opens_the_outlook(heading: str) -> None:
    text = f"{SUMMARY}一、学习\n开展读书会12场。\n二、服务\n走访了9户。\n三、{heading}\n再建小家2个。\n"
    (document,) = extract(text, items=False).documents
    assert [n.role for n in document.outline] == ["work", "work", "outlook"]
    assert [q.role for q in document.quantities] == ["result", "result", "target"]


def test_a_chapter_that_holds_all_activities_is_the_schedule() -> None:
    months = "3月 登山\n4月 合唱\n5月 读书会\n"
    body = f"一、学习\n读书。\n二、日子排开\n{months}三、保障\n落实。\n"
    assert roles(PLAN + body) == ["work", "schedule", "work"]
    assert roles(PLAN + body.replace("日子排开", "文体乐起来")) == ["work", "work", "work"]


def test_an_enumeration_inside_its_row_is_no_list() -> None:
    running = "一是资料不齐，缺册子3本；二是经费偏紧。"
    assert outline(f"{SUMMARY}一、成绩\n学习。\n二、不足\n{running}\n") == [(1, 1), (1, 2)]
    rows = "一是资料不齐。\n二是经费偏紧。"
    assert outline(f"{SUMMARY}一、成绩\n学习。\n二、不足\n{rows}\n") == [
        (1, 1), (1, 2), (2, 1), (2, 2),
    ]  # fmt: skip


def test_a_lonely_first_opens_no_list() -> None:
    body = "首先，向各位来宾表示欢迎！\n一、学习\n读书。\n二、服务\n走访。\n"
    assert outline(PLAN + body) == [(1, 1), (1, 2)]


def test_a_count_that_ran_into_its_label() -> None:
    body = "一、学习\n1.读书会每月一次。\n2.14个小组各读两本。\n3、插花一次。\n4、5月6日登山。\n"
    assert outline(PLAN + body) == [(1, 1), (2, 1), (2, 2), (2, 3), (2, 4)]
    (document,) = extract(PLAN + body, items=False).documents
    assert 14.0 in [q.value for q in document.quantities]


def test_numbers_before_a_space_and_a_month_go_on_with_their_list() -> None:
    body = "1 办好读书角，添书60册。\n2 9月评选师德标兵3名。\n3 走访退休教师9户。\n"
    assert outline(PLAN + body) == [(1, 1), (1, 2), (1, 3)]


@pytest.mark.parametrize(
    "labels",
    [("PART 1 ", "PART 2 "), ("▍一 ", "▍二 "), ("01\n", "02\n")],
    ids=["part", "bar", "alone"],
)
def test_chapters_of_a_public_account(labels: tuple[str, str]) -> None:
    first, second = labels
    body = f"{first}书香里的我们\n读书会办了9场。\n{second}操场上的我们\n登山去了80人。\n"
    assert outline(SUMMARY + body) == [(1, 1), (1, 2)]


def test_a_header_of_a_table_is_no_heading() -> None:
    body = "任务\n年度目标\n责任部门\n（一）读书\n每人读4本\n宣传部\n（二）登山\n去60人\n文体部\n"
    assert outline(PLAN + body) == [(1, 1), (1, 2)]


def test_a_text_on_one_line_keeps_its_outline() -> None:
    text = (
        "梧桐路小学2026年工会工作计划 一、指导思想 以立德树人为根本，团结全体教职工，为学校发展出力。"
        " 二、主要任务 （一）抓好学习 1、每月读书一次，写出心得，互相交流。 2、每周听课一次，认真评议，共同进步。"
        " （二）抓好服务 1、走访困难教师，送上慰问。 2、组织体检，建好档案。 三、活动安排 3月：插花；4月：踏青"
    )
    (document,) = extract(text, items=False).documents
    found = [(n.depth, n.number) for n in document.outline]
    assert found == [
        (1, 1), (1, 2), (2, 1), (3, 1), (3, 2), (2, 2), (3, 1), (3, 2), (1, 3),
    ]  # fmt: skip
    assert [e.months for e in document.schedule] == [(3,), (4,)]


def test_a_heading_below_a_line_without_its_stop_is_no_part_of_it() -> None:
    text = (
        PLAN + "指导思想：\n以立德树人为根本，团结全体教职工，依靠全体会员，努力把学校办得更好\n"
        "工作重点：\n1、学习。\n2、服务。\n"
    )
    assert roles(text) == ["guiding", "work"]


def test_chapters_whose_mark_was_left_out() -> None:
    text = PLAN + "一 学习教育\n读书。\n二 关心生活\n走访。\n三 保障措施\n落实。\n"
    assert outline(text) == [(1, 1), (1, 2), (1, 3)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # a chapter glued to its first member; the second leads a line of its own, or is in the same line
        ("一、主要工作（一）抓好学习，每周一次。\n教师交流心得。\n（二）抓好服务，走访到户。\n二、打算\n",
         [(1, 1), (2, 1), (2, 2), (1, 2)]),
        ("现把情况汇报如下：一、各项指标1.召开教代会2次；2.走访会员16人；3.入会率100%。\n二、不足\n台账不全。\n",
         [(1, 1), (2, 1), (2, 2), (2, 3), (1, 2)]),
        ("一、不足\n台账不全。\n二、今后的打算1.委员每月学习；2.办好教工书屋；3.走访到户\n",
         [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]),
        # the list of the next chapter is no list of this one
        ("一、抓好学习（一）班每周一次。\n二、抓好服务\n（一）走访。\n（二）体检。\n",
         [(1, 1), (1, 2), (2, 1), (2, 2)]),
    ],
)  # fmt: skip
def test_a_chapter_glued_to_its_list_holds_it(body: str, found: list[tuple[int, int]]) -> None:
    assert outline(SUMMARY + body) == found
