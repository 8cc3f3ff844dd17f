"""The draft as the families of checks see it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from unionnlp.checks.context import Context
from unionnlp.checks.dated import FactMention
from unionnlp.checks.settings import Settings
from unionnlp.corpus.profile import Profile, default
from unionnlp.grammar import spans
from unionnlp.patterns import lazy
from unionnlp.records import (
    DateMention,
    Document,
    Noise,
    Period,
    Quantity,
    SchoolType,
    Source,
    Span,
)
from unionnlp.resources import load

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector
    from unionnlp.resources.kinds.rules import Rule

Read = TypeVar("Read")

_SCHOOLS = lazy("学校|[校园](?:教师|老师|教职工)")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a draft with all that is known about it.

    ``text`` is the source text, ``plain`` its normalised form of the same length.
    ``claimed`` is the year the text claims, ``year`` the one it is checked against
    (given by the user, or claimed). ``mentions`` are its dated facts. ``attached`` documents
    belong to the one before them. ``detector`` finds its items (the shipped one where ``None``).
    ``period`` are the months it is for, ``context`` tells of which year and by whom its clauses speak.
    ``memo`` and ``known`` hold what was read once, with what it was read from.
    """

    text: str
    plain: str
    source: Source
    document: Document
    index: int
    noise: tuple[Noise, ...]
    school_type: SchoolType | None
    claimed: int | None
    year: int | None
    mentions: tuple[FactMention, ...]
    profile: Profile
    settings: Settings
    lang: str
    period: Period
    context: Context
    attached: bool = False
    rules: tuple[Rule, ...] = ()
    detector: Detector | None = None
    memo: dict[int, tuple[Sequence[Span], list[int]]] = msgspec.field(default_factory=dict)
    known: dict[str, tuple[object, object]] = msgspec.field(default_factory=dict)

    @property
    def compared(self) -> bool:
        """Say whether the profile is of a corpus of the user's own.

        How many of the shipped examples have something is no argument to an author.
        """
        return self.profile.name != default().name

    @property
    def body(self) -> str:
        """The normalised text of the document."""
        return self.plain[self.document.start : self.document.end]

    @property
    def is_plan(self) -> bool:
        """Say whether the document is a plan (an unknown kind is taken for one)."""
        return self.document.kind in ("plan", None) and not self.attached

    @property
    def term(self) -> tuple[int, ...]:
        """The months that the plan is for, in their order."""
        return self.period.months

    def year_of(self, at: int, month: int | None = None) -> int | None:
        """Return the year that a date at ``at`` is in: said before it, or the plan's own."""
        year = self.context.year_at(at)
        own = self.period.first_year
        if month is None or year is None or year != self.context.year or own is None:
            return year
        turned = self.period.last_year != own and month < self.period.first_month
        return self.period.last_year if turned else own

    def lines(self) -> list[tuple[int, int]]:
        """Return the spans of the lines that are not blank, trimmed; nobody changes the list."""
        of = self.document
        return self.once("lines", of, lambda: spans.lines(self.plain, of.start, of.end))

    def own_lines(self) -> list[tuple[int, int]]:
        """Return the lines without those that are noise from end to end: a page's number, a site's line."""
        return [
            (start, end)
            for start, end in self.lines()
            if not (self.in_noise(start, start + 1) and self.in_noise(end - 1, end))
        ]

    def once(self, name: str, of: object, read: Callable[[], Read]) -> Read:
        """Return what was read once of ``of``, the document or its noise; a copy of a draft may have another one."""
        before, found = self.known.get(name, (None, None))
        if before is not of:
            found = read()
            self.known[name] = of, found
        return cast("Read", found)

    def in_noise(self, start: int, end: int) -> bool:
        """Say whether a span touches noise."""
        k = bisect_left(self._starts(self.noise), end) - 1
        return k >= 0 and start < self.noise[k].end

    def idle(self, at: int) -> bool:
        """Say whether the clause at ``at`` promises no work of this union in this year.

        It is of another year, of others, describes the unit, names what guides it, or only wishes.
        """
        c = self.context
        if (c.past(at) or c.reported(at)) and not c.taken_up(at):
            return True
        if c.others(at) or c.told(at):
            return True
        return c.only_guides(at) or c.wished(at) or self._elsewhere(at)

    def _elsewhere(self, at: int) -> bool:
        """Say whether another union acts in the clause around ``at``; a district's schools are its own."""
        if not self.context.elsewhere(at):
            return False
        own = self.school_type == "district" and _SCHOOLS.search(
            self.plain, *self.context.clause(at)
        )
        return not own

    def covers(self, spans: Sequence[Span], start: int, end: int) -> bool:
        """Say whether one of ``spans`` begins inside ``[start, end)``."""
        starts = self._starts(spans)
        return bisect_left(starts, start) < bisect_left(starts, end)

    def quantities(self, start: int, end: int) -> Sequence[Quantity]:
        """Return the quantities that begin inside ``[start, end)``."""
        found = self.document.quantities
        starts = self._starts(found)
        return found[bisect_left(starts, start) : bisect_left(starts, end)]

    def dates(self, start: int, end: int) -> Sequence[DateMention]:
        """Return the dates that begin inside ``[start, end)``."""
        found = self.document.dates
        starts = self._starts(found)
        return found[bisect_left(starts, start) : bisect_left(starts, end)]

    def _starts(self, spans: Sequence[Span]) -> list[int]:
        """Return where spans begin, counted once for each sequence: a draft asks thousands of times."""
        known = self.memo.get(id(spans))
        if known is None:  # kept with its sequence, so that no other gets its identity
            known = self.memo[id(spans)] = spans, [s.start for s in spans]
        return known[1]

    def concrete(self, start: int, end: int) -> bool:
        """Say whether a passage holds a time, a number, a measure or a person."""
        d = self.document
        if any(self.covers(spans, start, end) for spans in (d.dates, d.quantities, d.schedule)):
            return True
        return bool(_concrete().search(self.plain, start, end))


@cache
def words(key: str) -> re.Pattern[str]:
    """Return a pattern for one word list of ``[words]`` in checks.toml."""
    return lazy("|".join(load("checks")["words"][key]))


@cache
def _concrete() -> re.Pattern[str]:
    table = load("checks")["words"]
    return lazy("|".join([*table["measure"], *table["person"]]))
