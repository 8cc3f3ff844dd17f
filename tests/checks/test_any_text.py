"""What holds for any text: a check ends with a report whose evidence is in the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionnlp.checks import check
from unionnlp.outputs.views import report_html, report_markdown, report_terminal

PIECES = st.sampled_from(
    [
        "一、", "二、", "（一）", "1、", "3.", "①", "\n", "　", "党的十七大", "xx届六中全会", "第三十八个教师节",
        "建国六十周年", "“十四五”", "三月：", "九月", "教师节", "100%", "200%", "每月32次",
        "切实加强、不断提高、进一步",
        "__中学", "20xx年", "红旗小学工会", "2025年工会工作计划",
        "教代会",
        "體檢", "\ufffd", "\U0001f600", "⟦", "<b>",
        "&nbsp;", "http://a.com", "，", "。", "计划生育", "全总十三大", "十", "届", "大", "{x}", "%s",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_check_always_ends_with_a_report(text: str) -> None:
    report = check(text)
    assert 0 <= report.score <= 1
    for finding in report.findings:
        assert finding.message
        assert finding.proposal
        for e in finding.evidence:
            assert 0 <= e.start < e.end <= len(text)
            assert text[e.start : e.end] == e.text
    report_html.render(report, text).encode()
    report_markdown.render(report)
    report_terminal.render(report, width=80)
