"""What many checked drafts have in common: their ranking, and who lacks which standard item.

It keeps the score row of each document (under 1 KB) and the names of those who lack an item.
What was handed in twice counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from unionnlp.checks.phrases import ui
from unionnlp.outputs.file_names import file_name_of
from unionnlp.outputs.tables.columns import Row, Rows, tables
from unionnlp.outputs.tables.repeats import Again, Repeats
from unionnlp.outputs.wording import percent
from unionnlp.records import Extraction
from unionnlp.translation import translator

_NAMES = 500  # of those who lack an item: some thousand characters, which a cell still holds
_GOOD, _FAIR = 0.8, 0.5

Values = Mapping[str, Any]


class Ranked(msgspec.Struct, frozen=True):
    """A place in the ranking, and the row of the table scores that has it, by column names."""

    place: int
    row: Values


class Repeated(msgspec.Struct, frozen=True):
    """The row of the table scores of a document that had come before, and the source it came from."""

    row: Values
    first: str


class Shortfall(msgspec.Struct):
    """A standard item, in how many documents it is missing, unclear, weak, and where missing."""

    item: str
    zh: str
    group: str | None
    required: bool
    weight: float = 0.0
    missing: int = 0
    unclear: int = 0
    weak: int = 0
    names: list[str] = []


class SaidCode(msgspec.Struct):
    """A code, how often it was found, how often its author refused it, and one of its messages."""

    code: str
    family: str
    example: str
    found: int = 0
    refused: int = 0


class Overview:
    """Gathers the rows of checked sources, one source at a time."""

    def __init__(self) -> None:
        self._columns = {t.name: [c.name for c in t.column] for t in tables()}
        self._scores: list[Row] = []
        self._repeated: list[Repeated] = []
        self._repeats = Repeats()
        self._gaps: dict[bool, dict[str, Shortfall]] = {True: {}, False: {}}  # of plans, of others
        self._said: dict[str, SaidCode] = {}

    def __len__(self) -> int:
        return len(self._scores)

    def add(self, extraction: Extraction, found: Rows) -> Again:
        """Take in the rows of one source, and return what of it had come before: that is not counted."""
        again = self._repeats.look(extraction)
        ids = [self._values("documents", row)["document_id"] for row in found["documents"]]
        before = {i: first for i, first in zip(ids, again.documents, strict=True) if first}
        names, plans = {}, set()
        for row in found["scores"]:
            values = self._values("scores", row)
            if (first := before.get(values["document_id"], again.source)) is not None:
                self._repeated.append(Repeated(values, first))
                continue
            self._scores.append(row)
            names[values["document_id"]] = whose(values)
            if is_plan(values):
                plans.add(values["document_id"])
        for row in found["gaps"]:
            gap = self._values("gaps", row)
            if gap["document_id"] in names:
                self._gap(gap, names, self._gaps[gap["document_id"] in plans])
        for row in found["findings"]:
            values = self._values("findings", row)
            if values["document_id"] in before or again.source is not None:
                continue
            code = values["code"]
            said = self._said.setdefault(code, SaidCode(code, values["family"], values["message"]))
            said.found += 1
            said.refused += values["refused"]
        return again

    def _values(self, table: str, row: Row) -> Values:
        return dict(zip(self._columns[table], row, strict=True))

    def _gap(
        self, gap: Values, names: Mapping[str | None, str], gaps: dict[str, Shortfall]
    ) -> None:
        item = gap["item"]
        if item not in gaps:
            gaps[item] = Shortfall(
                item, gap["item_zh"], gap["item_group"], gap["required"], names=[]
            )
        known = gaps[item]
        known.weight = max(known.weight, gap["weight"])
        setattr(known, gap["state"], getattr(known, gap["state"]) + 1)
        if gap["state"] == "missing" and len(known.names) < _NAMES:
            known.names.append(names[gap["document_id"]])

    def said(self) -> list[SaidCode]:
        """Return the codes that were found, those most often refused first."""
        return sorted(self._said.values(), key=lambda s: (-s.refused, -s.found, s.code))

    def repeated(self) -> Sequence[Repeated]:
        """Return the documents that had come before, in their order; none of them is counted."""
        return self._repeated

    def ranking(self) -> Iterator[Ranked]:
        """Yield the documents, the most complete first; equal scores share a place.

        Plans come first; what is no plan is scored by another formula and ranked by itself.
        """
        rows = [self._values("scores", row) for row in self._scores]
        for plans in (True, False):
            group = [row for row in rows if is_plan(row) is plans]
            yield from _places(sorted(group, key=lambda row: -row["score"]))

    def summary(self, lang: str) -> tuple[str, str]:
        """Return how many documents were judged, and how they did, in words.

        The average is that of the plans, where there are any: summaries are scored by another
        formula, and what is neither, as a notice, is no plan that lacks everything.
        """
        rows = [self._values("scores", row) for row in self._scores]
        drafts = translator(lang).counted("{n} 份文稿", len(rows))
        plans = [row["score"] for row in rows if is_plan(row)]
        scores = plans or [row["score"] for row in rows]
        if not scores:
            return drafts, ""
        mean = sum(scores) / len(scores)
        figures = {"mean": mean, "best": max(scores), "worst": min(scores)}
        shares = {name: percent(value) for name, value in figures.items()}
        return drafts, ui("average", lang, **shares)

    def told_twice(self, lang: str, most: int | None = None) -> str:
        """Return in words which files were handed in twice, the first of many; ``""``: none."""
        if not self._repeated:
            return ""
        pairs = dict.fromkeys(
            (file_name_of(one.row["path"]) or whose(one.row), file_name_of(one.first))
            for one in self._repeated
        )
        shown = "；".join(
            ui("twice_one", lang, name=name, first=first) for name, first in [*pairs][:most]
        )
        shown += "；…" if most is not None and len(pairs) > most else ""
        return ui("twice", lang, n=len(pairs), told=shown)

    @property
    def _of_plans(self) -> bool:
        return any(is_plan(self._values("scores", row)) for row in self._scores)

    @property
    def compared(self) -> int:
        """Of how many documents the shortfalls are: of the plans, where there are any."""
        return sum(is_plan(self._values("scores", row)) for row in self._scores) or len(self)

    def shortfalls(self) -> list[Shortfall]:
        """Return the items that are not covered everywhere, most often missing and heaviest first.

        They are those of the plans, where there are any; ``compared`` is the number of documents.
        """
        found = self._gaps[self._of_plans].values()
        return sorted(found, key=lambda gap: (-gap.missing, -gap.weight, gap.item))


def _places(rows: Iterable[Values]) -> Iterator[Ranked]:
    place, last = 0, None
    for number, row in enumerate(rows, 1):
        place = place if row["score"] == last else number
        last = row["score"]
        yield Ranked(place, row)


def is_plan(score: Values) -> bool:
    """Say whether a row of the table scores is a plan's.

    A text whose kind was not recognised is none: mostly it is a notice, a form, a list of names.
    """
    return bool(score["kind"] == "plan")


def level(score: float) -> Literal["good", "fair", "poor"]:
    """Return how good a score is, for colours."""
    return "good" if score >= _GOOD else "fair" if score >= _FAIR else "poor"


def whose(score: Values) -> str:
    """Return a name for a row of the table scores: its organisation, else its title, else its file."""
    return score["organization"] or score["title"] or file_name_of(score["path"]) or "（未署名）"
