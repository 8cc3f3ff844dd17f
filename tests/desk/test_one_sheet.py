"""The desk and the written pages have one style of marks, letters and colours, and one cutter of marked text."""

from __future__ import annotations

import re
from pathlib import Path

from program import ROOT

from unionnlp import check, extract_file
from unionnlp.checks.records import Checked
from unionnlp.desk.app import page_file, style
from unionnlp.desk.view import view
from unionnlp.outputs.views.templating import template_file

SHEETS = sorted((ROOT / "unionnlp" / "outputs" / "views" / "templates").glob("*.css"))
DRAFT = "松岭小学工会2026年工作计划\n一、参检率达到120%。\n\n二、2月30日前走访。\n"


def test_the_desk_begins_with_the_style_of_every_page() -> None:
    assert style() == template_file("base.css") + page_file("page.css")


def test_colours_of_findings_are_told_in_one_sheet() -> None:
    others = [p.read_text("utf-8") for p in SHEETS if p.name != "base.css"]
    base = template_file("base.css")
    names = re.findall(r"--(?:high|medium|low|ok)[a-z-]*(?=:)", base)
    assert len(names) >= 10
    for sheet in (*others, page_file("page.css")):
        assert [name for name in names if f"{name}:" in sheet] == []
        assert not re.search(r"mark\.(?:high|medium|low) *\{", sheet)
        used = set(re.findall(r"var\((--[a-z-]+)\)", sheet))
        assert used <= set(re.findall(r"(--[a-z-]+):", base + sheet))


def test_the_desk_cuts_a_text_at_its_findings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, "utf-8")
    extraction = extract_file(tmp_path / "a.txt", with_text=True)
    report = check(extraction, year=2026)
    shown = view(Checked(extraction=extraction, report=report), ())
    assert (
        "\n".join(
            "".join(p if isinstance(p, str) else p[0] for p in line) for line in shown["lines"]
        )
        == DRAFT
    )
    for line in shown["lines"]:
        for text, findings in (piece for piece in line if not isinstance(piece, str)):
            for index in findings:
                assert any(text in e.text for e in report.findings[index].evidence)
