"""Who stays away cancels nothing, a line has its own month, a rate stays below a hundred, parts have their share."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

TAIL = "\n柳溪小学工会委员会\n2026年2月20日\n"


def found(body: str) -> set[str]:
    """Return the codes of the findings of a plan of 2026 with this body that are not low."""
    report = check(f"柳溪小学工会2026年工作计划\n{body}{TAIL}")
    return {f.code for f in report.findings if by_rule(f)}


@pytest.mark.parametrize(
    "words",
    [
        "经审委员6月查账，管钱的出纳不参加审账。",
        "经审小组12月查账，工会主席不参与经费审查。",
        "年底由经审委员审账，经手报销的人不介入经费审查。",
    ],
)
def test_who_stays_away_cancels_nothing(words: str) -> None:
    assert "R101" not in found(f"一、工作\n1、{words}\n")


@pytest.mark.parametrize(
    "words", ["本年度不再进行经费审查。", "今年不审账。", "经费审查今年取消，报账员不用到场。"]
)
def test_what_is_cancelled_stays_told(words: str) -> None:
    assert "R101" in found(f"一、工作\n1、{words}\n")


@pytest.mark.parametrize(
    "lines",
    [
        "· 5月比“粉笔字”，两人一组。\n· 3月8日（星期日）上午，女教师学插花。",
        "· 5月比“板书”：说、写、画三选二。\n· 3月8日（星期日）下午，女老师插花、照一张合影。",
        "· 11月办棋赛。\n· 9月10日教师节，给老师献花。",
    ],
)
def test_a_line_with_a_month_of_its_own(lines: str) -> None:
    assert "C303" not in found(f"一、乐一点\n{lines}\n")


def test_a_festival_in_the_row_of_another_month() -> None:
    assert "C303" in found("一、安排\n3月：提案\n5月：教师节表彰\n6月：慰问\n")


@pytest.mark.parametrize(
    "words",
    [
        "新进教师的入会率要由去年的96%提高到102%",
        "职工参保率从上年的97%提升至104%",
        "体检参检率比去年上升到101%",
    ],
)
def test_no_rate_rises_above_a_hundred(words: str) -> None:
    assert "T403" in found(f"一、工作\n1、{words}。\n")


@pytest.mark.parametrize(
    "words",
    [
        "职工参保率由去年的97%提高到100%",
        "慰问经费由去年的4万元增加到今年预算的120%",
        "参与率比去年增长110%",
    ],
)
def test_what_can_be(words: str) -> None:
    assert "T403" not in found(f"一、工作\n1、{words}。\n")


@pytest.mark.parametrize(
    "words",
    [
        "全校会员145人中已有116人参保，参保率85%，其余下月办理",
        "120名职工中84人已续保，续保率达75%",
        "发问卷90份，收回81份，回收率88%",
        "“服务明星”每季评12名，四个季度共评44名",
        "小报每学期编4期，两个学期共6期",
        "全园9个班，每班两教一保，带班的就有29人",
        "10个班，每班两名教师、一名保育员，一共32人",
    ],
)
def test_what_is_counted_makes_another_share_or_sum(words: str) -> None:
    assert "F301" in found(f"一、工作\n1、{words}。\n")


@pytest.mark.parametrize(
    "words",
    [
        "全校会员145人中已有116人参保，参保率80%，其余下月办理",
        "120名职工中84人已续保，今年续保率达75%以上",
        "145人中已有116人参保，参保率力争95%",
        "120人中84人参加测评，满意率98%",
        "“服务明星”每季评12名，四个季度共评48名",
        "每月走访至少5户，十个月共60户",
        "全园9个班，每班两教一保，带班的就有27人",
        "全园9个班，每班两教一保，加上后勤共35人",
    ],
)
def test_what_comes_out(words: str) -> None:
    assert "F301" not in found(f"一、工作\n1、{words}。\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("工会按年级组设6个工会小组", "7个年级组工会小组各出一名联络员"),
        ("工会以部门为单位建立五个分会，另有退休分会1个", "六个部门分会都要办一次活动"),
    ],
)
def test_branches_of_one_kind_have_one_number(first: str, second: str) -> None:
    assert "F101" in found(f"一、情况\n{first}。\n二、工作\n1、{second}。\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("工会按车间设6个分会，另有机关分会1个", "7个分会各派一名联络员"),
        ("工会按部门设6个分会", "6个部门分会各派一名联络员，先试4个部门分会"),
        ("工会按年级组设6个工会小组", "9个教研组工会小组各派一名联络员"),
    ],
)
def test_branches_of_other_kinds_or_some_of_them(first: str, second: str) -> None:
    assert "F101" not in found(f"一、情况\n{first}。\n二、工作\n1、{second}。\n")
