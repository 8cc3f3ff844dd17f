"""The views of a report: terminal, JSON, Markdown, HTML; and the command."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typer
from check_gold import PLANS
from typer.testing import CliRunner

from unionnlp.checks import check
from unionnlp.checks.explain import example, explain
from unionnlp.checks.messages import codes
from unionnlp.checks.records import Report
from unionnlp.cli.app import application
from unionnlp.errors import KnowledgeError, RecordError
from unionnlp.outputs.views import report_html, report_markdown, report_terminal

OLD = (
    "向阳小学2025年工会工作计划\n一、指导思想\n学习党的十七大精神，以<b>xx大</b>为指导。\n"
    "二、工作任务\n1、切实加强<script>alert(1)</script>队伍建设，不断提高，进一步增强凝聚力。\n"
    "3、五月举行教师节联欢会\x1b[31m\u202e。\n向阳小学工会\n2019年2月3日\n"
)
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)


@pytest.fixture(scope="module")
def report() -> Report:
    return check(OLD)


@pytest.fixture
def app() -> typer.Typer:
    return application()


# --- JSON ----------------------------------------------------------------------------------


def test_json_holds_missing_covered_and_findings(report: Report) -> None:
    data = json.loads(report.to_json())
    assert data["schema"] == "unionnlp-report/1"
    assert {"missing", "covered", "findings", "score"} <= set(data)
    assert {"item", "reason", "basis", "prevalence", "evidence"} <= set(data["missing"][0])
    assert Report.from_json(report.to_json(indent=2)) == report
    with pytest.raises(RecordError, match="unionnlp-report/1"):
        Report.from_json("{}")


def test_evidence_is_the_text_at_its_offsets(report: Report) -> None:
    for finding in report.findings:
        for e in finding.evidence:
            assert OLD[e.start : e.end] == e.text


def test_the_same_draft_gives_the_same_report() -> None:
    assert check(OLD).to_json() == check(OLD).to_json()


# --- terminal ------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_terminal_view_fits_a_screen(lang: str) -> None:
    shown = report_terminal.render(check(OLD, lang=lang), width=80)  # type: ignore[arg-type]
    assert shown.count("\n") <= 40
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "E501" in shown


def test_english_has_no_chinese_words_of_its_own() -> None:
    shown = report_terminal.render(check("plan\n", lang="en"), width=100)
    heads = [row for row in shown.splitlines() if row and not row.startswith(" ")]
    assert not re.search("[一-鿿]", "".join(heads))


# --- HTML ----------------------------------------------------------------------------------


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def test_the_page_is_one_file_and_runs_nothing(report: Report) -> None:
    page = _Page()
    html = report_html.render(report, OLD)
    page.feed(html)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "iframe", "img", "object", "b"} - {"b"}
    for _, attributes in page.tags:
        assert not {"src", "onclick", "onload"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|https?://", html)
    assert "<script" not in html
    assert "Content-Security-Policy" in html
    assert "\u202e" not in html
    assert "\x1b" not in html


def test_the_page_links_findings_with_their_places(report: Report) -> None:
    page = _Page()
    page.feed(report_html.render(report, OLD))
    ids = [a["id"] for _, a in page.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        if attributes.get("href"):
            assert (attributes["href"] or "")[1:] in ids


def test_the_page_holds_the_whole_draft() -> None:
    text = (PLANS / "primary_2024.txt").read_text("utf-8")
    page = _Page()
    page.feed(report_html.render(check(text), text))
    shown = re.sub(r"\s|\d", "", "".join(page.text))
    assert re.sub(r"\s|\d", "", text) in shown


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("width", [390, 1200])
def test_a_browser_opens_the_page(report: Report, tmp_path: Path, width: int) -> None:
    page, picture = tmp_path / "r.html", tmp_path / "r.png"
    page.write_text(report_html.render(report, OLD), "utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900",
        f"--screenshot={picture}", page.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert picture.is_file(), done.stderr.decode()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_the_page_prints(report: Report, tmp_path: Path) -> None:
    page, paper = tmp_path / "r.html", tmp_path / "r.pdf"
    page.write_text(report_html.render(report, OLD), "utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={paper}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert paper.read_bytes().startswith(b"%PDF")


# --- Markdown ------------------------------------------------------------------------------


def test_markdown_takes_nothing_of_the_draft_for_markup(report: Report) -> None:
    shown = report_markdown.render(report)
    assert "<script" not in shown.replace("\\<script", "")
    assert "E501" in shown


# --- texts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_has_a_page(lang: str) -> None:
    for code in codes():
        assert explain(code, lang).startswith(code)


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(KnowledgeError, match="M101"):
        explain("Z999")


# --- the command ---------------------------------------------------------------------------


def test_the_command_writes_every_format(app: typer.Typer, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(OLD, "utf-8")
    for ending, start in (
        (".json", "{"),
        (".html", "<!DOCTYPE"),
        (".md", "<!-- unionnlp -->\n# "),
        (".txt", str(draft)[:5]),
    ):
        output = tmp_path / f"report{ending}"
        done = CliRunner().invoke(
            app, ["check", str(draft), "-o", str(output)], standalone_mode=False
        )
        assert done.return_value == 0, done.output
        assert output.read_text("utf-8").startswith(start)


def test_the_exit_code_follows_the_score(app: typer.Typer, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(OLD, "utf-8")
    arguments = ["check", str(draft), "-f", "json", "--fail-under"]
    assert CliRunner().invoke(app, [*arguments, "0.99"], standalone_mode=False).return_value == 1
    assert CliRunner().invoke(app, [*arguments, "0"], standalone_mode=False).return_value == 0


def test_settings_of_the_working_folder(
    app: typer.Typer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = tmp_path / "draft.txt"
    draft.write_text(OLD, "utf-8")
    settings = tmp_path / "unionnlp.toml"
    settings.write_text('[check]\nselect = ["E"]\nyear = 2008\n', "utf-8")
    done = CliRunner().invoke(app, ["check", str(draft), "-f", "json"], standalone_mode=False)
    assert {f["code"] for f in json.loads(done.output)["findings"]} == {"E507"}
    settings.write_text("[check]\nselec = 1\n", "utf-8")
    done = CliRunner().invoke(app, ["check", str(draft)], standalone_mode=False)
    assert isinstance(done.exception, KnowledgeError)
    assert "selec" in str(done.exception)


def test_explain_needs_no_draft(app: typer.Typer) -> None:
    done = CliRunner().invoke(app, ["check", "--explain", "e501"], standalone_mode=False)
    assert done.output.startswith("E501")


def test_a_check_loads_no_heavy_package(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(OLD, "utf-8")
    code = (
        "import sys; from unionnlp.checks import check_file; check_file(sys.argv[1]); "
        "print([m for m in ('numpy','pandas','jieba','rjieba','sklearn','spacy','pyarrow','deltalake') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(draft)], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


SHOWN_BY_NO_TEXT = {"L613", "L614", "L615", "L616", "D801"}  # only by a Word file, by a corpus


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_explains_itself_by_a_true_example(code: str) -> None:
    found = example(code)
    assert (found is None) == (code in SHOWN_BY_NO_TEXT)
    assert "{" not in explain(code)
    assert found is None or found.message in explain(code)
