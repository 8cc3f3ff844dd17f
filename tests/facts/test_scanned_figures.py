"""Figures and dates as scans, previews and tables write them, and what only looks like one."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.grammar.normalize import normalize
from unionnlp.records import Document

HEAD = "青石镇小学2024年工会工作总结\n一、教职工\n组织开展活动，"


def read(line: str) -> Document:
    (document,) = extract(HEAD + line, items=False).documents
    return document


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("九成五会员认为服务到位。", [(95, "%", "eq", None)]),
        ("八成一线工人领到饮品。", [(80, "%", "eq", None)]),
        ("七成六教师点头。", [(76, "%", "eq", None)]),
        ("物资分发零 差错。", [(0, None, "eq", None)]),
        ("每人抄书 300 字以 上。", [(300, "字", "ge", "person")]),
        ("每 学年 碰头2次。", [(2, "次", "eq", "P1Y")]),
        ("今年上半年培训达到60余次。", [(60, "次", "ge", None)]),
        ("半年查账3次。", [(3, "次", "eq", "P6M")]),
        ("卷宗按年度装订成7册。", [(7, "册", "eq", None)]),
        ("职工每天骑行10公里以上的占三分之一。", [(10, "公里", "ge", "P1D"), (33.33, "%", "eq", None)]),
        ("电视台用稿全年15篇。", [(15, "篇", "eq", "P1Y")]),
        ("全年接待18人。", [(18, "人", "eq", None)]),
        ("回园后两周内作二次讲座。", [(2, "周", "le", None)]),
        ("收到建议1l 条、来信2l件。", [(21, "件", "eq", None)]),
        ("产值800万元以上的民营企业都有工会，纳税过亿元的企业另设分会。", []),
        ("资助300元以上。", [(300, "元", "ge", None)]),
    ],
)  # fmt: skip
def test_figures(line: str, figures: list[tuple[float, str | None, str, str | None]]) -> None:
    found = [(q.value, q.unit, q.comparator, q.per) for q in read(line).quantities]
    assert found == figures


@pytest.mark.parametrize(
    ("line", "dates", "labels"),
    [
        ("\n2、3 月 8 日，组织慰问。", [((3,), 8)], ["2、"]),
        ("抓学习。3、4月12日召开座谈会。", [((4,), 12)], []),
        ("于3、4月下乡。", [((3, 4), None)], []),
        ("l2 月 6 曰开会。", [((12,), 6)], []),
    ],
)
def test_a_day_has_one_month(
    line: str, dates: list[tuple[tuple[int, ...], int | None]], labels: list[str]
) -> None:
    document = read(line)
    assert [(d.months, d.day) for d in document.dates] == dates
    assert [n.label for n in document.outline[1:]] == labels


@pytest.mark.parametrize(
    ("scan", "text"),
    [
        ("学校エ会", "学校工会"),
        ("3 月 5 曰", "3 月 5 日"),
        ("一曰勤，二曰俭", "一曰勤,二曰俭"),
        ("l2月", "12月"),
        ("收到1l件", "收到11件"),
        ("5l装色拉油", "5l装色拉油"),
        ("html5课件", "html5课件"),
    ],
)
def test_signs_that_a_scan_misread(scan: str, text: str) -> None:
    assert normalize(scan) == text


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("园区已有职工书屋40间，今年还要添6间。", "target"),
        ("会上提出，今年要求达标班组8个。", "target"),
        ("今年建成班组8个。", "result"),
    ],
)
def test_what_a_report_still_has_to_do(line: str, role: str) -> None:
    assert read(line).quantities[-1].role == role


def test_brackets_that_say_who_answers_and_what_is_open() -> None:
    plan = (
        "青石镇总工会2024年工作计划\n三、活动安排\n"
        "3月：建会摸底（组织科）；趣味运动会（暂定，经济科）。\n4月：走访困难户（帮扶站）；茶话会（拟办）。\n"
        "5月：参观红旗渠（待定）。\n6月：送清凉（法律援助站）。\n"
    )
    (document,) = extract(plan, items=False).documents
    assert [(e.responsible, e.tentative) for e in document.schedule] == [
        ("组织科", False), ("经济科", True), ("帮扶站", False), (None, True), (None, True),
        ("法律援助站", False),
    ]  # fmt: skip
