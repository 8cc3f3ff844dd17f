"""Several documents in one file: each plan is judged by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_gold import PLANS
from typer.testing import CliRunner

from unionnlp.checks import check
from unionnlp.checks.records import Report
from unionnlp.cli.app import application
from unionnlp.errors import RecordError
from unionnlp.outputs.views import report_html, report_markdown, report_terminal

THOROUGH = (PLANS / "primary_2024.txt").read_text("utf-8")
POOR = (
    "红星中学2024年工会工作计划\n一、召开教代会一次，审议校长工作报告。\n二、组织教职工体检一次。\n"
    "三、举办教工运动会。\n红星中学工会\n2024年2月20日\n"
)
SUMMARY = (
    "红星中学2023年工会工作总结\n一年来，工会做了以下工作：\n一、经费审查\n经审委员会两次审查工会账目。\n"
    "二、女职工工作\n女职工委员会开展活动两次。\n红星中学工会\n2023年12月20日\n"
)
TEXT = f"{THOROUGH}\n{POOR}"


@pytest.fixture(scope="module")
def report() -> Report:
    return check(TEXT)


def test_each_plan_has_its_own_score_and_missing_items(report: Report) -> None:
    assert [d.organization for d in report.documents] == ["青禾路小学", "红星中学"]
    good, poor = (d.score for d in report.documents)
    assert good == check(THOROUGH).score
    assert poor == check(POOR).score
    assert report.score == pytest.approx((good + poor) / 2, abs=0.001)  # type: ignore[operator]
    assert report.lowest == poor
    assert {m.item for m in report.missing if m.document == 1} >= {
        "finance_audit",
        "school_openness",
    }
    assert "finance_audit" in {c.item for c in report.covered if c.document == 0}
    assert all(f.document == 1 for f in report.findings if f.code == "M101")


def test_a_summary_adds_nothing_to_the_plan_beside_it() -> None:
    report = check(f"{SUMMARY}\n{POOR}")
    assert [d.kind for d in report.documents] == ["summary", "plan"]
    assert report.judged == (1,)
    assert report.score == check(POOR).score
    assert "finance_audit" in {m.item for m in report.missing}


def test_summaries_alone_are_judged() -> None:
    assert check(SUMMARY).judged == (0,)


def test_one_document_is_taken_out() -> None:
    alone = check(TEXT, document=1)
    assert [d.organization for d in alone.documents] == ["红星中学"]
    assert alone.score == check(POOR).score
    for finding in alone.findings:
        assert all(TEXT[e.start : e.end] == e.text for e in finding.evidence)
    with pytest.raises(RecordError, match="no document 3; it holds 2"):
        check(TEXT, document=2)


def test_the_views_tell_the_plans_apart(report: Report) -> None:
    shown = report_terminal.render(report, width=100)
    assert "文中各份计划 2" in shown
    assert shown.count("\n") <= 45
    page = report_html.render(report, TEXT)
    assert page.count("红星中学2024年工会工作计划") >= 3
    assert "### 第 2 份 红星中学2024年工会工作计划" in report_markdown.render(report)


def test_the_lowest_score_decides_the_exit_code(tmp_path: Path) -> None:
    app = application()
    draft = tmp_path / "draft.txt"
    draft.write_text(TEXT, "utf-8")
    arguments = ["check", str(draft), "-f", "json", "--fail-under", "0.85"]
    assert CliRunner().invoke(app, arguments, standalone_mode=False).return_value == 1
    arguments += ["--document", "1"]
    assert CliRunner().invoke(app, arguments, standalone_mode=False).return_value == 0
