"""The officer's page, followed step by step: its commands, and each button that it names."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from unionnlp.desk.words import all_words, help_page
from unionnlp.outputs.word import read_comments

if TYPE_CHECKING:
    from .conftest import Page

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))
TEXT = (ROOT / "docs" / "howto" / "officer.md").read_text("utf-8")
PARTS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", TEXT, re.MULTILINE))
DRAFT, MENDED = ROOT / "examples" / "draft.txt", ROOT / "examples" / "draft_mended.txt"


def told(part: str) -> list[str]:
    """Return what a part of the page says to click, in its order."""
    return re.findall(r"点[^“”。，；]{0,8}“([^”]+)”", PARTS[part].replace("\n", ""))


class Officer:
    """Does on the page of the desk what the officer's page says."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def click(self, label: str) -> None:
        """Click what bears these words, wherever it stands."""
        code = (
            "const [label] = arguments; const all = document.querySelectorAll('button, summary, a, label');"
            "const found = [...all].find((e) => e.checkVisibility() && !e.disabled"
            " && (e.textContent.trim() === label || e.textContent.startsWith(label + '（')));"
            "found?.scrollIntoView({block: 'center', behavior: 'instant'}); return found"
        )
        self.page.wait(lambda: self._clicked(self.page.script(code, label)))

    def click_for(self, label: str, selector: str) -> None:
        """Click what bears these words until it shows what it should: a page drawn anew loses a click."""
        from selenium.common.exceptions import TimeoutException

        for _ in range(6):
            self.click(label)
            try:
                self.page.wait(lambda: self.page.all(selector), seconds=5)
            except TimeoutException:
                continue
            return
        raise AssertionError(f"{label}: no {selector} after six clicks")

    @staticmethod
    def _clicked(found: Any) -> bool:
        if found is not None:
            found.click()
        return found is not None


@pytest.fixture
def officer(browser: Any, page_of: type[Page], tmp_path: Path) -> Iterator[Officer]:
    """The desk, started by the command of the page in a copy of the project where it is installed."""
    place = tmp_path / "project"
    programs = place / ".venv" / "bin"
    programs.mkdir(parents=True)
    shutil.copytree(ROOT / "examples", place / "examples")
    shim = programs / "unionnlp"  # what `pip install` makes
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m unionnlp "$@"\n')
    shim.chmod(0o755)
    made = subprocess.run(
        [sys.executable, "scripts/tutorial.py", "docs/howto/officer.md", "--no-install"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (started,) = [line for line in made.splitlines() if line.endswith("unionnlp desk")]
    address = tmp_path / "address"
    keep = tmp_path / "browser.py"
    keep.write_text("import sys, os\nopen(sys.argv[1] + '~', 'w').write(sys.argv[2])\n"
                    "os.replace(sys.argv[1] + '~', sys.argv[1])\n")  # fmt: skip
    opened = f"{shlex.join([sys.executable, str(keep), str(address)])} %s"
    environment = os.environ | {"BROWSER": opened, "PYTHONPATH": str(ROOT), "LANG": "zh_CN.UTF-8"}
    with subprocess.Popen(
        ["bash", "-euc", f"exec {started}"], cwd=place, env=environment, stdout=subprocess.DEVNULL
    ) as running:
        page = page_of(browser)
        page.wait(address.exists)  # the program opens the page by itself
        browser.get(address.read_text())
        yield Officer(page)
        Officer(page).click("退出")
        assert running.wait(30) == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for a shell")
def test_the_steps_lead_to_a_mended_plan(officer: Officer, tmp_path: Path) -> None:
    page, draft = officer.page, tmp_path / "工会计划.txt"
    shutil.copy(DRAFT, draft)

    assert told("第一步：放进草稿") == ["选择文件", "看原文"]
    page.choose(draft)
    page.one(".findings li")
    officer.click("看原文")
    page.wait(lambda: page.script("return location.hash").startswith("#t"))
    page.script("document.querySelector('a.mark').click()")
    page.wait(lambda: page.script("return location.hash").startswith("#f"))

    (word,) = told("第二步：在 Word 里改")
    officer.click(word)
    said = read_comments(page.downloaded("docx").read_bytes())
    assert len(said) > 5
    assert said[0].code == "S000"

    assert {"解决", "不采纳", "不采纳的记录"} == set(told("不同意怎么办"))
    message = page.texts(".findings > ol li strong")[0]
    officer.click("不采纳")
    officer.click("不采纳的记录")
    memory = page.downloaded(".unionnlp.json")
    assert memory.name.endswith("工会计划.txt.unionnlp.json")  # the name that the page gives
    assert message not in page.texts(".findings > ol li strong")

    shutil.copy(MENDED, tmp_path / "工会计划(1).txt")
    page.choose(tmp_path / "工会计划(1).txt")
    page.one(".changes")
    assert "改好了" in page.text(".changes")
    assert not page.all(".findings li.high")  # 直到没有“要改”的


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for a shell")
def test_the_other_parts_of_the_page_hold(officer: Officer, tmp_path: Path) -> None:
    page = officer.page
    page.choose(DRAFT)
    page.one(".findings li")
    downloads = re.findall(r"^- \*\*(.+?)\*\*", PARTS["其他下载"], re.MULTILINE)
    begins: dict[str, tuple[str, Callable[[bytes], bool]]] = {
        "检查报告": ("html", lambda d: d.startswith(b"<!DOCTYPE")),
        "日历": ("ics", lambda d: d.startswith(b"BEGIN:VCALENDAR")),
        "工作簿": ("xlsx", lambda d: d.startswith(b"PK")),
    }
    assert set(downloads) == set(begins)
    for label in downloads:
        ending, right = begins[label]
        officer.click(label)
        assert right(page.downloaded(ending).read_bytes())

    assert told("检查选项") == ["检查选项"]
    officer.click("检查选项")
    options = re.findall(r"\*\*(.+?)\*\*", PARTS["检查选项"])
    shown = page.text("#wishes")
    assert all(name in shown for label in options for name in label.split("、"))

    with zipfile.ZipFile(tmp_path / "各校.zip", "w") as archive:
        for name in ("plan.txt", "summary.txt"):
            archive.write(ROOT / "examples" / name, name)
    page.choose(tmp_path / "各校.zip")
    look, book = told("一次查很多份")
    officer.click(book)
    assert page.downloaded("xlsx").read_bytes().startswith(b"PK")
    officer.click(look)
    page.one(".findings")
    page.click("#back")

    word, sheet, compare = told("计划和总结对照")
    # Two plans are there: nothing was compared by itself.
    officer.click_for(compare, ".promises")
    officer.click(word)
    assert len(read_comments(page.downloaded("docx").read_bytes())) > 2
    officer.click(sheet)
    assert "html" in page.downloaded("html").name


def test_what_the_page_quotes_is_what_the_program_says() -> None:
    words = set(all_words("zh").values())
    for part in PARTS.keys() - {
        "拿到程序，打开它",
        "没有程序包",
        "不同意怎么办",
    }:  # of the system, of Word
        for label in told(part):
            assert label in words, (part, label)
    english = set(all_words("en").values())
    page = (ROOT / "docs" / "howto" / "officer.en.md").read_text("utf-8")
    for label in (
        "Quit", "Word with comments", "Refuse", "Refused findings", "Plan with comments (Word)",
        "Page", "Compare",
    ):  # fmt: skip
        assert f"“{label}”" in page
        assert label in english, label
    assert help_page("zh")


def test_what_does_not_open_is_told_as_the_page_says() -> None:
    import tomllib

    rows = tomllib.loads((ROOT / "unionnlp" / "resources" / "desk.toml").read_text("utf-8"))
    said = " ".join(row["zh"] for row in rows["error"]) + rows["ui"]["lost"]
    for row in re.findall(r"^\| ([^|]+) \|", PARTS["打不开的时候"], re.MULTILINE)[1:]:
        for words in re.split(r"[、，]", row.strip()):
            key = words.removeprefix("文件有").removeprefix("旧格式要安装 ").removeprefix("文件")
            assert key in said, words
