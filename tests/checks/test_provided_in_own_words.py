"""Items that a plan provides for where its words seem to speak of others, of the past, or of the unit."""

from __future__ import annotations

import pytest

from unionnlp import check

HEAD = "柳桥小学工会2026年工作计划\n"


def covered(body: str) -> set[str]:
    report = check(f"{HEAD}{body}\n柳桥小学工会\n2026年2月20日\n")
    return {c.item for c in report.covered} | {u.item for u in report.unclear}


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("4月，对照新时代幼儿园教师十项准则，每人写一封承诺信。", "teacher_ethics"),
        ("女教师两癌普查上年已覆盖半数，余下的60人今年10月做完。", "womens_rights"),
        ("教职工体检去年做了一半，剩下的老师5月去县医院体检。", "health_check"),
    ],
)
def test_standards_for_teachers_and_what_is_left_of_last_year_count(line: str, item: str) -> None:
    assert item in covered(f"一、主要工作\n1、{line}")


def test_a_later_section_of_the_means_describes_no_unit() -> None:
    head = "一、商量\n3月开教代会。\n二、长进\n10月赛课。\n三、冷暖\n住院必访。\n"
    line = "会费按基本工资千分之五收缴，行政拨缴2%，每半年公布收支。"
    assert "union_finance" in covered(f"{head}四、家底\n{line}")


def test_what_is_done_for_pupils_is_still_theirs() -> None:
    assert "health_check" not in covered("一、主要工作\n1、5月为幼儿体检，面向学生讲卫生。")


@pytest.mark.parametrize(
    "line", ["去养老院打扫是团委的活，工会只出车。", "上街义卖算少先队的事，我们借几张桌子。"]
)
def test_what_is_said_to_be_the_work_of_others_is_not_provided_for(line: str) -> None:
    assert "charity" not in covered(f"一、主要工作\n1、{line}")


def test_what_others_work_is_beside_the_union_is_still_its_own() -> None:
    assert "charity" in covered("一、主要工作\n1、10月到养老院开展志愿服务，听听团委的活动经验。")
