"""The same plan in every format says the same: documents, outline, schedule, dates, numbers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import opencc
import pytest

import unionnlp
from unionnlp.reading import read

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
NAMES = sorted(path.stem for path in PLANS.glob("*.plan"))
FORMATS = (
    "gb18030.txt", "big5.txt", "typed.docx", "lists.docx", "table.docx", "typed.pdf",
    "table.pdf", "html",
)  # fmt: skip
_SIMPLIFIED = opencc.OpenCC("t2s").convert


def plain(text: str | None) -> str:
    """Return a text without blanks and in simplified characters."""
    return _SIMPLIFIED("".join((text or "").split())).replace("○", "〇")


@cache
def facts(path: Path) -> dict[str, object]:
    """Return what an extraction says, without offsets."""
    extraction = unionnlp.extract(read(path).text)
    found: dict[str, object] = {"documents": len(extraction.documents)}
    for index, doc in enumerate(extraction.documents):
        head = (plain(doc.title), doc.kind, plain(doc.organization), doc.year)
        found |= {
            f"document {index}": head,
            f"outline {index}": [
                (n.depth, n.number, n.role, plain(n.label), plain(n.heading)) for n in doc.outline
            ],
            f"schedule {index}": [
                (e.months, e.weeks, plain(e.text), e.tentative) for e in doc.schedule
            ],
            f"dates {index}": [(d.months, d.day, plain(d.text)) for d in doc.dates],
            f"quantities {index}": [
                (q.value, q.upper, q.unit and plain(q.unit), q.comparator, q.per, plain(q.text))
                for q in doc.quantities
            ],
        }
    return found


def test_there_are_ten_plans_and_more() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_plan_says_something(name: str) -> None:
    found = facts(PLANS / f"{name}.txt")
    assert found["documents"] == 1
    assert len(found["outline 0"]) >= 5  # type: ignore[arg-type]
    assert name == "summary" or len(found["schedule 0"]) >= 5  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_a_format_changes_nothing(name: str, form: str) -> None:
    path = PLANS / f"{name}.{form}"
    if not path.exists():
        pytest.skip("a plan without a schedule has no schedule table")
    assert facts(path) == facts(PLANS / f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_typed_and_automatic_numbers_read_alike(name: str) -> None:
    lines = [plain(line) for line in read(PLANS / f"{name}.txt").text.splitlines()]
    for form in ("typed.docx", "lists.docx", "typed.pdf"):
        got = [plain(line) for line in read(PLANS / f"{name}.{form}").text.splitlines()]
        assert [line for line in got if line] == lines
