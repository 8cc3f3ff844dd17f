"""The pages: their code runs, their commands exist, both languages have the same code."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from unionnlp.cli.app import application

ROOT = Path(__file__).parents[1]
PAGES = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: language and content."""
    return BLOCK.findall((ROOT / "docs" / page).read_text("utf-8"))


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make what the pages speak of: plans/, plan.txt, summaries/, documents in Word, gold/, texts/."""
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in ("circles", "middle", "nursery", "primary", "special", "summary", "weeks"):
        shutil.copy(ROOT / "tests/fixtures/plans" / f"{name}.txt", plans)
    shutil.copy(ROOT / "corpus/texts/m12_qinjiang_huaqiao_2023.txt", plans)
    shutil.copy(plans / "nursery.txt", tmp_path / "plan.txt")
    shutil.copy(plans / "nursery.txt", tmp_path / "newer.txt")
    shutil.copy(ROOT / "examples/summary.txt", tmp_path)
    (tmp_path / "summaries").mkdir()
    shutil.copy(ROOT / "examples/summary.txt", tmp_path / "summaries")
    for name, fixture in (("plan.docx", "nursery.typed.docx"), ("weeks.docx", "weeks.typed.docx")):
        shutil.copy(ROOT / "tests/fixtures/plans" / fixture, tmp_path / name)
    (tmp_path / "roster.txt").write_text("青禾小学\n", "utf-8")
    for name in ("gold", "texts"):
        (tmp_path / name).mkdir()
    shutil.copy(plans / "nursery.txt", tmp_path / "texts" / "nursery.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> int:
    """Run a command line of unionnlp in this process; return its exit code."""
    arguments = shlex.split(line, comments=True)[1:]
    code = application()(arguments, prog_name="unionnlp", standalone_mode=False)
    return code if isinstance(code, int) else 0


@pytest.mark.parametrize("page", [page for page in PAGES if not page.endswith(".en.md")])
def test_code_runs(page: str, workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = blocks(page)
    code = "\n".join(content for language, content in found if language == "python")
    if "figures" in code:
        pytest.importorskip("matplotlib").use("Agg")
        pytest.importorskip("pylopdf_fonts_zh_cn")
    for language, content in found:
        if language == "toml" and "[[item]]" in content and "[groups]" in content:
            (workplace / "items.toml").write_text(content, "utf-8")
        if language == "toml" and "[[rule]]" in content:
            (workplace / "rules.toml").write_text(content, "utf-8")
        if language == "toml" and "[[line]]" in content:
            (workplace / "scheme.toml").write_text(content, "utf-8")
    if "evaluate gold" in str(found):
        import unionnlp

        record = unionnlp.extract_file("texts/nursery.txt").to_json()
        (workplace / "gold" / "nursery.json").write_text(record, "utf-8")
    for language, content in found:
        for line in content.splitlines() if language == "bash" else ():
            if line.startswith("unionnlp "):
                assert run(line) in (0, 1), line
    if "unionnlp_records" in code:
        import unionnlp.spacy  # what the entry points do where the package is installed
    exec(compile(code, page, "exec"), {"__name__": "__main__"})  # noqa: S102


@pytest.mark.parametrize(  # decisions are for whoever works on the code, in one language
    "page", [page for page in PAGES if not page.endswith(".en.md") and not page.startswith("adr/")]
)
def test_both_languages_have_the_same_code(page: str) -> None:
    english = page.removesuffix(".md") + ".en.md"
    assert english in PAGES

    def skeleton(name: str) -> list[tuple[str, str]]:
        # Words of the reader's own language in messages and comments may differ.
        words = re.compile(r'"[^"]*[^\x00-\x7f][^"]*"|"[a-z ]+:?"|#.*')
        kept = [b for b in blocks(name) if b[0] in ("python", "bash", "toml")]
        return [(lang, re.sub(r" +$", "", words.sub("", code), flags=re.M)) for lang, code in kept]

    assert skeleton(page) == skeleton(english)
    for language, content in blocks(english):  # only its words are its own: they break nothing
        if language == "python":
            compile(content, english, "exec")
        if language == "toml":
            tomllib.loads(content)


def test_settings_on_the_page_are_valid(tmp_path: Path) -> None:
    from unionnlp.checks.settings import read

    (content,) = (c for language, c in blocks("checks.md") if language == "toml")
    (tmp_path / "unionnlp.toml").write_text(content, "utf-8")
    settings = read(tmp_path / "unionnlp.toml")
    assert (settings.year, settings.names) == (2025, ("东湖校区",))


def test_every_marker_is_generated() -> None:
    pytest.importorskip("mkdocs")
    import importlib.util

    spec = importlib.util.spec_from_file_location("docs_pages", ROOT / "scripts/docs_pages.py")
    assert spec is not None
    assert spec.loader is not None
    pages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pages)
    used = {
        name
        for page in PAGES
        for name in pages.MARKER.findall((ROOT / "docs" / page).read_text("utf-8"))
    }
    assert used == set(pages.GENERATORS)
    for name, make in pages.GENERATORS.items():
        for lang in ("zh", "en"):
            assert "".join(make(lang)), name


@pytest.mark.parametrize("page", [page for page in PAGES if "howto/officer" in page])
def test_the_pictures_of_the_steps_are_there_and_small(page: str) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "docs" / page).read_text("utf-8"))
    assert len(shown) >= 5
    for picture in shown:
        path = (ROOT / "docs" / page).parent / picture
        assert path.read_bytes().startswith(b"\x89PNG")
        assert path.stat().st_size < 150_000


def test_generated_lists_stand_in_the_repository_too() -> None:
    # schemas stand in schema/; the codes, as what --explain lists: see tests/checks/test_findings.py
    for page in PAGES:
        text = (ROOT / "docs" / page).read_text("utf-8")
        for name in re.findall(r"<!-- generated: (\w+) -->", text):
            if name not in ("schemas", "findings"):
                inner = text.partition(f"<!-- generated: {name} -->")[2]
                rows = inner.partition(f"<!-- end: {name} -->")[0]
                assert len(re.findall(r"\n[|├]", rows)) >= 3, (page, name)


@pytest.mark.parametrize("page", ["python.md", "python.en.md"])
def test_every_public_name_stands_on_the_page_of_the_library(page: str) -> None:
    import unionnlp

    text = (ROOT / "docs" / page).read_text("utf-8")
    told = set(re.findall(r"^::: unionnlp\.(\w+)$", text, re.MULTILINE))
    for members in re.findall(r"members: \[(.*)\]", text):
        told |= set(members.split(", "))
    assert (
        set(unionnlp.__all__) - {"__version__", "UnionNLPError"} <= told
    )  # errors: see records.md


def test_the_english_page_of_commands_speaks_english() -> None:
    page = (ROOT / "docs" / "commands.en.md").read_text("utf-8")
    assert not re.findall(r"[\u4e00-\u9fff]{4,}", page)
