"""What a comparison returns: each promise of a plan with its status, and what was not planned.

Spans of ``plan`` count code points in the text of the plan, those of ``summary`` and
``unplanned`` in the text of the summary; every ``text`` is that slice.
"""

from __future__ import annotations

from typing import Literal

from unionnlp.records import Record, Source, Span, decoded, encoded

COMPARISON_SCHEMA: Literal["unionnlp-comparison/1"] = "unionnlp-comparison/1"

Status = Literal["done", "partly", "dropped", "unreported"]
STATUSES: tuple[Status, ...] = ("unreported", "dropped", "partly", "done")
Doubt = Literal["organization", "year", "kind", "empty"]


class Passage(Span, frozen=True, kw_only=True):
    """A clause of the plan or the summary."""

    text: str


class Number(Record, frozen=True, kw_only=True):
    """A promised or reached number in base units (money in 元), with its unit as written."""

    value: float
    unit: str | None = None


class Commitment(Record, frozen=True, kw_only=True):
    """One act that the plan promises, and what the summary says of it.

    ``status``: ``done`` (nothing promised falls short), ``partly``, ``dropped`` (put off or
    replaced, and said so), ``unreported``. ``summary`` are the clauses that report it;
    ``promised`` and ``reached`` are set where both give a number of the same thing. ``score`` is
    the probability of the best link (0 where there is none). ``months`` are the promised
    calendar months, ``items`` the standard items of the act.
    """

    plan: Passage
    status: Status
    summary: tuple[Passage, ...] = ()
    promised: Number | None = None
    reached: Number | None = None
    score: float = 0.0
    months: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    responsible: str | None = None


class Notice(Record, frozen=True, kw_only=True):
    """A doubt about the pair: another unit, another year, a text that is no plan or no summary."""

    kind: Doubt
    plan: str | None = None
    summary: str | None = None


class Side(Record, frozen=True, kw_only=True):
    """One of the two texts: where it came from and what it says of itself."""

    source: Source
    title: str | None = None
    organization: str | None = None
    year: int | None = None


class Comparison(Record, frozen=True, kw_only=True):
    """The promises of a plan and what became of them (schema ``unionnlp-comparison/1``)."""

    schema: Literal["unionnlp-comparison/1"] = COMPARISON_SCHEMA
    plan: Side
    summary: Side
    notices: tuple[Notice, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    unplanned: tuple[Passage, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many commitments have a status."""
        return sum(c.status == status for c in self.commitments)

    @property
    def delivered(self) -> float | None:
        """The share of commitments done (those done in part count half), ``None`` without any."""
        if not self.commitments:
            return None
        return (self.count("done") + self.count("partly") / 2) / len(self.commitments)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON text (``indent`` spaces, or compact)."""
        return encoded(self, indent=indent)

    @staticmethod
    def from_json(data: str | bytes) -> Comparison:
        """Decode strictly; raise ``RecordError`` (U200) naming the field that is wrong."""
        return decoded(data, Comparison, COMPARISON_SCHEMA)
