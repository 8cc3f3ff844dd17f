"""True plans in unusual forms: months in a row, halves of a school year, parts with more behind them, questions."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def found(text: str) -> list[str]:
    """Return the codes of the grave findings of a plan with ``text``, missing parts and items left out."""
    report = check(text)
    told = (f for f in report.findings if f.severity in ("high", "medium"))
    return [f.code for f in told if f.code[0] not in "MPTC" or f.code in ("C305", "C308")]


def plan(body: str, year: int = 2026) -> str:
    """Return a short plan of a school with ``body``."""
    return f"云溪小学工会{year}年工作计划\n{body}\n云溪小学工会委员会\n{year}年2月25日\n"


TRUE = {
    "the month of a day is the nearest before it in its row": plan(
        "一、按月排开\n三月灯谜会；五月发展新会员；六月送书，端午（19日）包粽子；九月过第42个教师节，25日中秋分月饼；十月体检。"
    ),
    "the first half of a school year is not last term": (
        "云溪幼儿园2025—2026学年工会工作计划\n一、上学期\n9月：10日（星期三）第41个教师节，老师们互赠书签。\n"
        "10月：6日中秋，发月饼；29日重阳，请退休教师回园。\n二、下学期\n3月：女教职工看展。\n6月：19日端午，包粽子。\n"
        "云溪幼儿园工会\n2025年8月30日\n"
    ),
    "parts with more behind them": plan(
        "一、概况\n1、全区基层工会46个，其中中学11个、小学24个、幼儿园9个，特殊教育学校、进修学校各1个。"
    ),
    "who comes is no part": plan(
        "一、民主\n1、教代会4月17日（星期五）召开，代表45名，其中教师31名，到会30名方可开会，23票同意才算通过。"
    ),
    "who came, in figures of words": plan(
        "一、民主\n1、去年的会代表39人，其中教师30人，二十六人到，二十一人同意。"
    ),
    "a department that is named after what it edits": plan(
        "一、概况\n1、本馆会员62人：采编18人，流通21人，信息13人，古籍6人，办公室4人。"
    ),
    "a question states nothing": plan(
        "一、答会员问\n1、工会能报销健身卡吗？不能，球馆每周三晚对会员免费开放。\n2、听说慰问品不发了？没有这回事，端午、中秋、春节各发一份。"
    ),
    "the city holds it": plan("一、文体\n1、今年不办运动会，因为市里办，工会派20人去参加。"),
    "another fund pays it": plan(
        "一、关爱\n1、组里不另设困难补助，统一走学校工会的互助金，组长帮着填表。"
    ),
    "what was planned first": plan(
        "一、民主\n1、六届二次教代会原想放在3月，为等新礼堂启用，定在4月24日（星期五）。\n二、安排\n4月：教代会\n5月：体检\n6月：经审\n9月：教师节座谈"
    ),
    "halves that another row names": plan(
        "一、换届\n1、今年把21所民办园的换届排好队，上半年12所、下半年9所。\n二、安排\n4月：教代会\n5月：12所民办园换届指导\n10月：9所民办园换届指导\n11月：体检"
    ),
    "a list below a heading with a letter": plan(
        "A、聚人\n会员93人，每月第二个星期三晚读书。\nB、议事\n1.教代会4月21日（星期二）召开。\n2.四月请代表看水箱。\nC、暖心\n1.会员体检在县医院，八月下旬。"
    ),
}


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE.keys())
def test_a_true_plan_of_an_unusual_form_has_no_grave_finding(text: str) -> None:
    assert not found(text)


FALSE = {
    "a day that its own month does not have": (
        plan("一、按月排开\n三月灯谜会；六月送书，端午（29日）包粽子；九月体检。"),
        "C308",
    ),
    "parts that end before the whole": (
        plan("一、概况\n1、全区基层工会46个，其中中学11个、小学24个、幼儿园9个。"),
        "F301",
    ),
    "last term, where no other is planned": (
        plan("一、今年\n1、9月10日是第41个教师节，办表彰会。"),
        "E504",
    ),
    "refused, and nobody else does it": (
        plan("一、文体\n1、今年不办运动会，老师们都太忙。"),
        "R102",
    ),
}


@pytest.mark.parametrize(("text", "code"), FALSE.values(), ids=FALSE.keys())
def test_the_same_form_is_told_where_it_is_wrong(text: str, code: str) -> None:
    assert code in found(text)


CHAPTERS = (
    "向阳康复学校工会2026年工作计划\n\n【一】我们开会\n4月17日（星期五）开全体教职工大会，53人，36人到，27票过。\n\n"
    "【二】我们看账\n经审三人6月、12月各看一次，看完公布。\n\n【三】我们过节\n6月19日端午，9月25日中秋，人人一份。\n\n"
    "向阳康复学校工会\n2026年1月27日\n"
)


def test_chapters_with_numbers_in_brackets_are_one_plan() -> None:
    assert not found(CHAPTERS)
    assert len(check(CHAPTERS).documents) == 1


def test_a_month_goes_on_with_a_day_of_a_festival() -> None:
    rows = "五月　体检\n六月　22日端午；经审\n九月　29日中秋；第39个教师节评课\n十月　23日重阳，退休教师回校"
    assert not found(plan(rows, 2023))


def test_the_words_of_its_own_name_are_a_unit_s_own() -> None:
    text = (
        "青禾校园服务有限公司工会2026年工作计划\n一、概况\n1、公司做校园服务，员工88人，派在各校的57人、总部31人。\n"
        "二、经审\n1、经审小组半年查一次，总部一名、派出员工两名。\n青禾校园服务有限公司工会委员会\n2026年1月8日\n"
    )
    assert not found(text)
