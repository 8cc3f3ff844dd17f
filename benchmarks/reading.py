"""How fast and how completely files are read, beside other libraries.

Two comparisons on the plans of tests/fixtures and on a long document made here:

* Word: reading with numbers, tables and places against python-docx listing its
  paragraphs (which gives no numbers). The ratio must not pass 1.5.
* Web pages: whole lines of a plan found (recall) and the share of the output that is
  plan (precision), for eight styles of page, against the libraries that are installed.

Run: python benchmarks/reading.py  (needs python-docx; trafilatura, resiliparse,
readability-lxml and justext are compared where they are installed)
"""

from __future__ import annotations

import importlib
import io
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reading")]

import building  # noqa: E402
import pages  # noqa: E402

from unionnlp.reading import read_bytes  # noqa: E402

PLANS = ROOT / "tests" / "fixtures" / "plans"
MAX_RATIO = 1.5


def seconds(action: Callable[[], object], turns: int = 7) -> float:
    """Return the shortest of several runs."""
    best = float("inf")
    for _ in range(turns):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return best


def long_document() -> bytes:
    """Return a .docx of 3,000 numbered paragraphs on three levels."""
    levels = (
        building.level(0, "chineseCounting", "%1、"),
        building.level(1, "chineseCounting", "（%2）"),
        building.level(2, "decimal", "%3."),
    )
    text = "教职工活动要办得热热闹闹，人人都有机会参加；" * 4
    body = "".join(building.para(text, 1, index % 3) for index in range(3_000))
    return building.docx(body, building.abstract(1, *levels) + building.num(1, 1))


def compare_word() -> float:
    """Print times for Word files; return the ratio over all of them."""
    from docx import Document

    files = {path.name: path.read_bytes() for path in sorted(PLANS.glob("*.docx"))}
    files["3,000 paragraphs"] = long_document()
    ours = theirs = 0.0
    print(f"{'Word file':28}{'unionnlp':>10}{'python-docx':>13}{'ratio':>7}   (milliseconds)")
    for name, data in files.items():
        mine = seconds(lambda data=data: read_bytes(data, "x.docx"))
        other = seconds(lambda data=data: _paragraphs(Document(io.BytesIO(data)).paragraphs))
        ours, theirs = ours + mine, theirs + other
        print(f"{name:28}{mine * 1000:10.2f}{other * 1000:13.2f}{mine / other:7.2f}")
    print(f"{'all':28}{ours * 1000:10.2f}{theirs * 1000:13.2f}{ours / theirs:7.2f}\n")
    return ours / theirs


def _paragraphs(items: Iterable[object]) -> list[str]:
    return [item.text for item in items]  # type: ignore[attr-defined]


def _trafilatura(page: str) -> str:
    return importlib.import_module("trafilatura").extract(page, favor_recall=True) or ""


def _resiliparse(page: str) -> str:
    module = importlib.import_module("resiliparse.extract.html2text")
    return module.extract_plain_text(page, main_content=True, preserve_formatting=True)


def _readability(page: str) -> str:
    document = importlib.import_module("readability").Document(page)
    body = importlib.import_module("lxml.html").fromstring(document.summary())
    for element in body.iter("br", "p", "div", "li", "tr", "section"):
        element.tail = "\n" + (element.tail or "")
    return f"{document.title()}\n{body.text_content()}"


def _justext(page: str) -> str:
    module = importlib.import_module("justext")
    found = module.justext(page.encode(), frozenset(), length_low=0, length_high=10)
    return "\n".join(part.text for part in found if not part.is_boilerplate)


def _unionnlp(page: str) -> str:
    return read_bytes(page.encode(), "x.html", encoding="utf-8").text


READERS: dict[str, Callable[[str], str]] = {
    "trafilatura": _trafilatura, "resiliparse": _resiliparse, "readability": _readability,
    "justext": _justext, "unionnlp": _unionnlp,
}  # fmt: skip


def _squeezed(text: str) -> Counter[str]:
    return Counter("".join(line.split()) for line in text.splitlines() if line.strip())


def compare_pages() -> None:
    """Print recall and precision of lines for every style of page and reader."""
    plans = [path.with_suffix(".txt").read_text("utf-8") for path in sorted(PLANS.glob("*.plan"))]
    print("Web pages: recall and precision of whole lines, milliseconds a page")
    for name, reader in READERS.items():
        try:
            reader(pages.STYLES[0](plans[0].splitlines()))
        except ImportError:
            print(f"{name:14}not installed")
            continue
        found = given = wanted = 0
        spent = 0.0
        by_style = []
        for style in pages.STYLES:
            hits = size = 0
            for plan in plans:
                page = style(plan.splitlines())
                start = time.perf_counter()
                got = _squeezed(reader(page))
                spent += time.perf_counter() - start
                truth = _squeezed(plan)
                hits += (got & truth).total()
                size += truth.total()
                given += got.total()
            found, wanted = found + hits, wanted + size
            by_style.append(f"{hits / size:.2f}")
        each = 1000 * spent / (len(plans) * len(pages.STYLES))
        total = f"{found / wanted:.3f} {found / max(given, 1):.3f} {each:6.1f}"
        print(f"{name:14}{total}   by style: {' '.join(by_style)}")
    print("styles: " + ", ".join(style.__name__ for style in pages.STYLES))


def main() -> int:
    """Run both comparisons; return 1 where reading Word is too slow."""
    ratio = compare_word()
    compare_pages()
    return int(ratio > MAX_RATIO)


if __name__ == "__main__":
    sys.exit(main())
