"""The page: whole text, marks that nest, links that lead somewhere, nothing from elsewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SCRIPT, hostile, marked, several, with_text

from unionnlp.errors import OutputError
from unionnlp.outputs.views.marks import Mark, lines
from unionnlp.outputs.views.page import write_html
from unionnlp.outputs.views.spans import KINDS
from unionnlp.outputs.wording import QUANTITY_ROLES, amount

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_VOID = {"meta", "input", "br", "link", "img"}


class Reader(HTMLParser):
    """Collects what a page holds, and fails where its elements do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.scripts = 0
        self.marked: dict[str, int] = {}
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Override."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.outside += [v for n, v in given.items() if n in ("src", "action", "srcset", "style")]
        self.outside += [n for n in given if n.startswith("on")]
        self.scripts += tag in ("script", "iframe", "object", "embed", "link", "base")
        if tag not in _VOID:
            self.open.append((tag, given.get("class", "")))
        if tag == "mark" and self._inside("text"):
            kind = given["class"].split()[0]
            self.marked[kind] = self.marked.get(kind, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        """Override."""
        assert self.open, tag
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Override."""
        if self._inside("text"):
            self.text.append(data)

    def _inside(self, name: str) -> bool:
        return ("div", name) in self.open


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def page(tmp_path: Path) -> str:
    write_html(several(), tmp_path / "a.html")
    return (tmp_path / "a.html").read_text("utf-8")


def test_the_whole_text_is_there_in_its_order(page: str) -> None:
    assert bare("".join(read(page).text)) == bare("".join(e.source.text or "" for e in several()))


def test_every_kind_is_marked_and_counted(page: str) -> None:
    reader = read(page)
    assert set(reader.marked) == set(KINDS)
    documents = [d for e in several() for d in e.documents]
    entries = sum(len(d.schedule) for d in documents)
    assert reader.marked["schedule"] >= entries > 0
    assert f'<mark class="schedule">活动安排</mark> <small>{entries}</small>' in page


def test_links_lead_to_anchors_that_are_there_once(page: str) -> None:
    reader = read(page)
    assert len(set(reader.ids)) == len(reader.ids)
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    nodes = sum(len(d.outline) for e in several() for d in e.documents)
    assert sum(link.startswith("#n") for link in reader.links) == nodes


def test_nothing_comes_from_elsewhere(page: str) -> None:
    reader = read(page)
    assert reader.outside == []
    assert reader.scripts == 1  # its own
    assert not re.findall(r"url\(|@import|https?://", page)
    assert "default-src &#39;none&#39;" in page


def test_the_year_stands_in_its_own_order(page: str) -> None:
    year = page[page.index("滨河幼儿园2021—2022学年度工会工作计划</h2>") :]
    months = re.findall(r"<h4>(\d+)月", year)[:12]
    assert months == [str(m) for m in (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)]
    assert "<h4>9月<small>2021</small></h4>" in year
    assert "<h4>1月<small>2022</small></h4>" in year


def test_hover_tells_the_record(tmp_path: Path) -> None:
    write_html([marked("m12")], tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    quantity = marked("m12").documents[0].quantities[1]
    role, place = QUANTITY_ROLES[quantity.role], f"位置 {quantity.start}–{quantity.end}"
    assert f'title="数量 · {role}\n{quantity.indicator}：{amount(quantity)}\n{place}"' in page


def test_hover_tells_what_is_said_beside_an_activity(tmp_path: Path) -> None:
    found = with_text(
        "溪口小学2026年工会工作计划\n月份\t活动\t地点\t负责人\n3月\t插花\t花房\t沈悦\n4月\t登山\t\t\n"
    )
    write_html([found], tmp_path / "zh.html")
    write_html([found], tmp_path / "en.html", lang="en")
    assert "3月 · 负责：沈悦 · 地点：花房" in (tmp_path / "zh.html").read_text("utf-8")
    assert "March · responsible: 沈悦 · place: 花房" in (tmp_path / "en.html").read_text("utf-8")


def test_no_folder_of_the_machine_is_shown(tmp_path: Path) -> None:
    extraction = marked("b01")
    source = msgspec.structs.replace(extraction.source, path="/home/somebody/plans/b01.txt")
    write_html([msgspec.structs.replace(extraction, source=source)], tmp_path / "a.html")
    assert "b01.txt" in (tmp_path / "a.html").read_text("utf-8")
    assert "somebody" not in (tmp_path / "a.html").read_text("utf-8")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    write_html([hostile(), marked("b01")], tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    reader = read(page)
    assert reader.scripts == 1
    assert reader.outside == []
    assert "<script>document" not in page
    assert bare(SCRIPT) in bare("".join(reader.text))
    assert not set("\x00\x1b\u202e\ufffe") & set(page)


def test_a_record_without_text_is_refused(tmp_path: Path) -> None:
    extraction = marked("b01")
    source = msgspec.structs.replace(extraction.source, text=None)
    with pytest.raises(OutputError, match="with_text"):
        write_html([msgspec.structs.replace(extraction, source=source)], tmp_path / "a.html")
    assert list(tmp_path.iterdir()) == []


def test_a_text_without_documents_has_its_page(tmp_path: Path) -> None:
    extraction = msgspec.structs.replace(marked("b01"), documents=(), noise=())
    write_html([extraction], tmp_path / "a.html")
    assert "没有找到计划或总结" in (tmp_path / "a.html").read_text("utf-8")


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


@given(st.text(alphabet="一二 \n\r\x85<&\"'a", max_size=60), SPANS)
def test_any_marks_over_any_text_nest(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Mark(
            start=min(a, b), end=min(max(a, b), len(text)), kind=f"k{n}", told='"<', anchor=f"a{n}"
        )
        for n, (a, b) in enumerate(spans)
    ]
    found = list(lines(text, 0, len(text), marks, {}))
    reader = read("".join(f'<div class="text">{line.html}</div>' for line in found))
    assert bare("".join(reader.text)) == bare(text)
    assert len(set(reader.ids)) == len(reader.ids)
    for n, mark in enumerate(marks):
        if text[mark.start : mark.end].strip():
            assert reader.marked[f"k{n}"] >= 1


def chromium(page: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", profile]
    logs = ["--enable-logging=stderr", "--v=0"]
    return subprocess.run(
        [*command, *logs, *arguments, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_opens_it(tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "a.html"
    write_html([hostile(), *several()], path)
    wide = chromium(path, "--window-size=1280,900", "--dump-dom")
    assert "CONSOLE" not in wide.stderr  # neither an error of the script nor one of the policy
    assert re.search(r"<title>[^<]*HYPERLINK", wide.stdout)
    assert '<details class="contents" open="">' in wide.stdout
    narrow = chromium(path, "--window-size=500,900", "--dump-dom")
    assert '<details class="contents">' in narrow.stdout  # the script ran
    chromium(path, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'a.pdf'}")
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    width, height = pdf[0].get_size()
    assert (round(width), round(height)) == (595, 842)  # A4
    printed = bare("".join(page.get_textpage().get_text_range() for page in pdf))
    assert "全年一览" in printed
    assert bare(marked("b04").documents[0].schedule[-1].text)[:12] in printed
