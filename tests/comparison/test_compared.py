"""A comparison for people: terminal, page, Markdown, workbook, the command."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import program
import pytest
from test_compare import PLAN, SUMMARY
from typer.testing import CliRunner

import unionnlp
from unionnlp.cli.app import application
from unionnlp.comparison import compare
from unionnlp.outputs.views.compared import markdown, page, terminal
from unionnlp.outputs.word import read_comments
from unionnlp.reading.own import is_own

RUN = CliRunner()
EVIL = "3月召开教代会，提案答复率达到100%"


def files(folder: Path) -> tuple[Path, Path]:
    plan, summary = folder / "计划.txt", folder / "总结.txt"
    plan.write_text(PLAN, "utf-8")
    summary.write_text(SUMMARY, "utf-8")
    return plan, summary


def test_terminal_tells_first_what_is_open() -> None:
    shown = terminal.render(compare(PLAN, SUMMARY), width=100)
    assert shown.index("总结未提 1") < shown.index("未开展 1\n") < shown.index("部分完成 1\n")
    assert "2场 → 1场" in shown
    assert max(map(len, shown.splitlines())) <= 100
    assert "Promises and results" in terminal.render(compare(PLAN, SUMMARY), width=100, lang="en")


def test_page_escapes_and_runs_only_its_own_script() -> None:
    plan = PLAN.replace("组织教师秋游", "组织教师秋游<script>alert(1)</script>")
    shown = page.render(compare(plan, SUMMARY), plan, SUMMARY)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', shown)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]
    assert (
        len(re.findall(r'<mark class="(?:done|partly|dropped|unreported)" id="p\d+"', shown)) == 6
    )


def test_markdown_keeps_each_promise_in_one_row() -> None:
    rows = [r for r in markdown.render(compare(PLAN, SUMMARY)).splitlines() if r.startswith("| ")]
    assert len(rows) == 2 + 6
    assert all(r.count(" | ") == 3 for r in rows)


@pytest.mark.parametrize("ending", ["html", "json", "jsonl", "md", "txt", "xlsx"])
def test_the_ending_decides_the_format(tmp_path: Path, ending: str) -> None:
    plan, summary = files(tmp_path)
    out = tmp_path / f"结果.{ending}"
    done = RUN.invoke(application(), ["compare", str(plan), str(summary), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert out.stat().st_size > 200
    wrong = "json" if ending != "json" else "html"
    done = RUN.invoke(
        application(), ["compare", str(plan), str(summary), "-f", wrong, "-o", str(out)]
    )
    assert done.exit_code == 2


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    plan, summary = files(tmp_path)
    done = program.run("compare", plan, summary, "-o", summary)
    assert done.returncode == 2
    assert "总结.txt" in done.stderr
    assert summary.read_text("utf-8") == SUMMARY


def test_two_folders_give_the_table_of_a_district(tmp_path: Path) -> None:
    plans, summaries = tmp_path / "plans", tmp_path / "summaries"
    for folder, text in ((plans, PLAN), (summaries, SUMMARY)):
        folder.mkdir()
        for name in ("青禾小学", "红叶中学"):
            (folder / f"{name}.txt").write_text(text.replace("青禾小学", name), "utf-8")
    (plans / "独.txt").write_text(PLAN.replace("青禾小学", "孤山小学"), "utf-8")
    out = tmp_path / "区.xlsx"
    done = RUN.invoke(application(), ["compare", str(plans), str(summaries), "-o", str(out)])
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[0] == "各单位落实情况"
    names = [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)]
    assert names == ["红叶中学", "青禾小学", "没有找到总结的计划"]
    shown = RUN.invoke(application(), ["compare", str(plans), str(summaries)])
    assert "红叶中学 2025" in shown.output


def test_one_folder_can_hold_plans_and_summaries(tmp_path: Path) -> None:
    for name in ("青禾小学", "红叶中学"):
        (tmp_path / f"{name}计划.txt").write_text(PLAN.replace("青禾小学", name), "utf-8")
        (tmp_path / f"{name}总结.txt").write_text(SUMMARY.replace("青禾小学", name), "utf-8")
    out = tmp_path.parent / f"{tmp_path.name}.jsonl"
    done = RUN.invoke(application(), ["compare", str(tmp_path), str(tmp_path), "-o", str(out)])
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert sorted(r["plan"]["organization"] for r in rows) == ["红叶中学", "青禾小学"]
    assert "没有找到" not in done.output


def test_two_plans_are_compared(tmp_path: Path) -> None:
    plan, _ = files(tmp_path)
    newer = tmp_path / "新.txt"
    newer.write_text(PLAN.replace("2025", "2026"), "utf-8")
    done = RUN.invoke(application(), ["compare", str(plan), str(newer), "--plans"])
    assert done.exit_code == 0, done.output
    assert "照抄上年 100%" in done.output


@pytest.mark.parametrize("ending", ["html", "md"])
def test_what_compare_wrote_is_no_draft(tmp_path: Path, ending: str) -> None:
    plan, summary = files(tmp_path)
    written = tmp_path / f"out.{ending}"
    CliRunner().invoke(
        application(),
        ["compare", str(plan), str(summary), "-o", str(written)],
        standalone_mode=False,
    )
    assert written.is_file()
    assert is_own(str(written))


def test_the_plan_in_word_gets_a_comment_at_each_promise(tmp_path: Path) -> None:
    plan, summary = files(tmp_path)
    out = tmp_path / "计划.批注.docx"
    done = RUN.invoke(application(), ["compare", str(plan), str(summary), "-o", str(out)])
    assert done.exit_code == 0, done.output
    said = [c.text for c in read_comments(out)]
    assert sum("【总结未提】" in text for text in said) == 1
    assert any("【部分完成 2场 → 1场】" in text for text in said)
    assert any("承诺 6 项" in text and "志愿服务" in text for text in said)
    assert unionnlp.extract_file(out, with_text=True).source.text.strip() == PLAN.strip()
