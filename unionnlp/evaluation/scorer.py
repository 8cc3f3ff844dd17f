"""Counting: one method for each group of measures, summed over all files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from unionnlp.evaluation.gold import (
    Gold,
    GoldAmount,
    GoldDocument,
    GoldEntry,
    GoldNoise,
    GoldStretch,
)
from unionnlp.evaluation.matching import Lines, Pairs, equal, likeness, overlap, pair, touching
from unionnlp.evaluation.report import MEASURES, Evaluation, Measure, Miss

S = TypeVar("S", bound=GoldStretch)

_PERSON = frozenset({"人", "名", "位", "员", "个人"})
_FIELDS = ("kind", "organization", "year", "title")
_SCHEDULE_LIKENESS = 0.5  # where an activity ends is a matter of taste, where it stands is not
_DATE_LIKENESS = 0.01
_INDICATOR_LIKENESS = 0.5
_SHOWN = 60


def _person(words: str | None) -> str:
    return "".join((words or "").split()).strip("（）()：:、")


class Scorer:
    """Adds up true positives, false positives and false negatives, file by file."""

    def __init__(self) -> None:
        self._counts = {name: [0, 0, 0] for name in MEASURES}
        self._misses: list[Miss] = []
        self._files = 0
        self._name = ""
        self._lines = Lines("")

    def add(self, name: str, text: str, gold: Gold, found: Gold) -> None:
        """Compare what was ``found`` in ``text`` with its ``gold``; ``name`` labels misses."""
        self._files += 1
        self._name, self._lines = name, Lines(text)
        teasers = [noise for noise in gold.noise if noise.kind == "teaser"]
        documents = _outside(found.documents, teasers)
        self._documents(gold.documents, documents)
        self._outline(gold, found, teasers)
        self._schedule(gold, found, teasers)
        self._dates(gold, found, teasers)
        self._quantities(gold, found, teasers)
        self._items(gold.documents, documents)
        self._noise(gold.noise, found.noise)

    def report(self, failed: Iterable[str] = ()) -> Evaluation:
        """Return everything counted so far."""
        measures = {name: Measure.of(*counts) for name, counts in self._counts.items()}
        return Evaluation(
            files=self._files,
            measures=measures,
            misses=tuple(self._misses),
            failed=tuple(failed),
        )

    def _count(self, measure: str, hits: int, found: int, gold: int) -> None:
        counts = self._counts[measure]
        counts[0] += hits
        counts[1] += found - hits
        counts[2] += gold - hits

    def _compare(
        self, measure: str, gold: Sequence[GoldStretch], found: Sequence[GoldStretch], pairs: Pairs
    ) -> None:
        """Count the pairs of one measure and note what has no partner."""
        self._count(measure, len(pairs), len(found), len(gold))
        answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, fact in enumerate(gold):
            if i not in answered:
                self._note(measure, "missed", fact, gold=_fields(fact))
        for j, fact in enumerate(found):
            if j not in used:
                self._note(measure, "extra", fact, found=_fields(fact))

    def _exact(
        self,
        measure: str,
        gold: Sequence[GoldStretch],
        found: Sequence[GoldStretch],
        pairs: Pairs,
        agree: Sequence[bool],
    ) -> None:
        """Count the pairs whose fields agree too, and note the others."""
        self._count(measure, sum(agree), len(found), len(gold))
        for (i, j), same in zip(pairs, agree, strict=True):
            if not same:
                wanted, got = _fields(gold[i]), _fields(found[j])
                self._note(measure, "differs", gold[i], gold=wanted, found=got)

    def _note(
        self,
        measure: str,
        what: str,
        place: GoldStretch,
        *,
        gold: str | None = None,
        found: str | None = None,
    ) -> None:
        text = self._lines.text[place.start : min(place.end, place.start + _SHOWN)]
        self._misses.append(
            Miss(
                measure=measure,
                file=self._name,
                start=place.start,
                line=self._lines.number(place.start) + 1,
                what=what,
                text=text.replace("\n", "⏎"),
                gold=gold,
                found=found,
            )
        )

    def _documents(self, gold: Sequence[GoldDocument], found: Sequence[GoldDocument]) -> None:
        """Compare first and last lines; title lines repeated at the start are no difference."""
        whole, heads = [], []
        for (i, g), (j, f) in (
            ((i, g), (j, f)) for i, g in enumerate(gold) for j, f in enumerate(found)
        ):
            titles = {title.strip() for title in (g.title, f.title) if title}
            limits, others = self._limits(g, titles), self._limits(f, titles)
            if limits == others:
                whole.append((i, j))
            if limits[0] == others[0]:
                heads.append((i, j))
        self._compare("documents", gold, found, pair(whole))
        starts = pair(heads)
        for field in _FIELDS:
            hits = 0
            for i, j in starts:
                wanted, got = getattr(gold[i], field), getattr(found[j], field)
                if _squeezed(wanted) == _squeezed(got):
                    hits += 1
                else:
                    measure = f"documents.{field}"
                    self._note(measure, "differs", gold[i], gold=repr(wanted), found=repr(got))
            self._count(f"documents.{field}", hits, len(starts), len(gold))

    def _limits(self, document: GoldDocument, titles: set[str]) -> tuple[int, int]:
        """Return the first line after repeated titles, and the last line."""
        lines, text = self._lines, self._lines.text
        start, end = lines.first_ink(document.start), lines.last_ink(document.end)
        stop = text.find("\n", start, end)
        while stop > 0 and text[start:stop].strip() in titles:
            start = lines.first_ink(stop)
            stop = text.find("\n", start, end)
        return lines.number(start), lines.number(end)

    def _outline(self, gold: Gold, found: Gold, teasers: Sequence[GoldNoise]) -> None:
        wanted = [node for document in gold.documents for node in document.outline]
        got = _outside((n for document in found.documents for n in document.outline), teasers)
        ink = self._lines.first_ink
        pairs = pair(equal([ink(node.start) for node in wanted], [ink(node.start) for node in got]))
        self._compare("outline", wanted, got, pairs)
        agree = [
            (wanted[i].depth, wanted[i].number) == (got[j].depth, got[j].number) for i, j in pairs
        ]
        self._exact("outline.exact", wanted, got, pairs, agree)
        roles = [(wanted[i], got[j]) for i, j in pairs if wanted[i].role]
        for g, f in roles:
            if g.role != f.role:
                self._note("outline.role", "differs", g, gold=g.role, found=f.role)
        hits = sum(g.role == f.role for g, f in roles)
        self._count("outline.role", hits, len(roles), sum(1 for node in wanted if node.role))

    def _schedule(self, gold: Gold, found: Gold, teasers: Sequence[GoldNoise]) -> None:
        wanted = [entry for document in gold.documents for entry in document.schedule]
        got = _outside((e for document in found.documents for e in document.schedule), teasers)

        def close(i: int, j: int) -> float:
            g, f = wanted[i], got[j]
            same = sorted(g.months) == sorted(f.months) and g.tentative == f.tentative
            near = likeness(g, f)
            return near if same and near >= _SCHEDULE_LIKENESS else 0.0

        pairs = pair(touching(wanted, got), close)
        self._compare("schedule", wanted, got, pairs)
        asked = sum(bool(entry.responsible) for entry in wanted)
        if asked:
            self._responsible([(wanted[i], got[j]) for i, j in pairs], asked)

    def _responsible(self, pairs: Sequence[tuple[GoldEntry, GoldEntry]], asked: int) -> None:
        """Compare who answers for activities, by the words without space and brackets."""
        hits = named = 0
        for g, f in pairs:
            right = _person(g.responsible) == _person(f.responsible)
            hits += right and bool(f.responsible)
            named += bool(f.responsible)
            if not right:
                self._note(
                    "schedule.responsible", "differs", g, gold=g.responsible, found=f.responsible
                )
        self._count("schedule.responsible", hits, named, asked)

    def _dates(self, gold: Gold, found: Gold, teasers: Sequence[GoldNoise]) -> None:
        wanted = [mention for document in gold.documents for mention in document.dates]
        got = _outside((m for document in found.documents for m in document.dates), teasers)

        def close(i: int, j: int) -> float:
            g, f = wanted[i], got[j]
            same = sorted(g.months) == sorted(f.months) and g.day == f.day
            near = likeness(g, f)
            return near if same and near >= _DATE_LIKENESS else 0.0

        self._compare("dates", wanted, got, pair(touching(wanted, got), close))

    def _quantities(self, gold: Gold, found: Gold, teasers: Sequence[GoldNoise]) -> None:
        wanted = [amount for document in gold.documents for amount in document.quantities]
        got = _outside((q for document in found.documents for q in document.quantities), teasers)
        near = pair(touching(wanted, got), lambda i, j: likeness(wanted[i], got[j]))
        self._compare("quantities", wanted, got, near)
        agree = [_same_amount(wanted[i], got[j]) for i, j in near]
        self._exact("quantities.exact", wanted, got, near, agree)
        for measure, field in (("quantities.role", "role"), ("quantities.indicator", "indicator")):
            hits = 0
            for i, j in near:
                g, f = getattr(wanted[i], field), getattr(got[j], field)
                if (g == f) if field == "role" else _dice(g, f) >= _INDICATOR_LIKENESS:
                    hits += 1
                else:
                    self._note(measure, "differs", wanted[i], gold=repr(g), found=repr(f))
            self._count(measure, hits, len(near), len(wanted))

    def _items(self, gold: Sequence[GoldDocument], found: Sequence[GoldDocument]) -> None:
        """Compare the items of each document as a set, and line by line."""
        near = pair(touching(gold, found), lambda i, j: float(overlap(gold[i], found[j])))
        answered = dict(near)
        for i, g in enumerate(gold):
            wanted = {(self._line(item), item.item) for item in g.items}
            got: set[tuple[int, str]] = set()
            if i in answered:
                got = {(self._line(item), item.item) for item in found[answered[i]].items}
            self._sets("items", g, {name for _, name in wanted}, {name for _, name in got})
            self._count("items.line", len(wanted & got), len(got), len(wanted))
            for what, pairs in (("missed", wanted - got), ("extra", got - wanted)):
                for line, name in sorted(pairs):
                    place = self._span_of_line(line)
                    self._note("items.line", what, place, **{_SIDE[what]: name})

    def _sets(self, measure: str, place: GoldStretch, wanted: set[str], got: set[str]) -> None:
        self._count(measure, len(wanted & got), len(got), len(wanted))
        for name in sorted(wanted - got):
            self._note(measure, "missed", place, gold=name)
        for name in sorted(got - wanted):
            self._note(measure, "extra", place, found=name)

    def _line(self, fact: GoldStretch) -> int:
        return self._lines.number(self._lines.first_ink(fact.start))

    def _span_of_line(self, number: int) -> GoldStretch:
        start, end = self._lines.limits(number)
        return GoldStretch(start=start, end=end)

    def _noise(self, gold: Sequence[GoldNoise], found: Sequence[GoldNoise]) -> None:
        """Count visible characters, and note the stretches that differ."""
        wanted, got = self._ink(gold), self._ink(found)
        self._count("noise.chars", len(wanted & got), len(got), len(wanted))
        for what, offsets in (("missed", wanted - got), ("extra", got - wanted)):
            for place in _runs(sorted(offsets)):
                self._note("noise.chars", what, place)

    def _ink(self, spans: Iterable[GoldStretch]) -> set[int]:
        text = self._lines.text
        return {k for s in spans for k in range(s.start, s.end) if not text[k].isspace()}


_SIDE = {"missed": "gold", "extra": "found"}


def _outside(facts: Iterable[S], teasers: Sequence[GoldNoise]) -> list[S]:
    """Return the facts that do not stand inside a teaser, where nothing is wrong or right."""
    return [
        fact
        for fact in facts
        if not any(t.start <= fact.start and fact.end <= t.end + 1 for t in teasers)
    ]


def _runs(offsets: Sequence[int]) -> list[GoldStretch]:
    """Return sorted offsets as stretches; gaps of up to two characters (blanks) are bridged."""
    runs: list[GoldStretch] = []
    for offset in offsets:
        if runs and offset - runs[-1].end <= 2:
            runs[-1] = GoldStretch(start=runs[-1].start, end=offset + 1)
        else:
            runs.append(GoldStretch(start=offset, end=offset + 1))
    return runs


def _fields(fact: GoldStretch) -> str:
    """Return the fields of a fact, without its place and without its own facts, for people."""
    values = msgspec.structs.asdict(fact)
    shown = {k: v for k, v in values.items() if k not in ("start", "end") and not _nested(v)}
    return ", ".join(f"{key}={value!r}" for key, value in shown.items())


def _nested(value: object) -> bool:
    return isinstance(value, tuple) and (not value or isinstance(value[0], GoldStretch))


def _squeezed(value: object) -> str | None:
    """Return a field without blanks; ``None`` and an empty text are the same."""
    return None if value in (None, "") else "".join(str(value).split())


def _same_amount(gold: GoldAmount, found: GoldAmount) -> bool:
    tolerance = 1e-6 * max(1.0, abs(gold.value))
    return (
        abs(gold.value - found.value) <= tolerance
        and _unit(gold.unit) == _unit(found.unit)
        and gold.comparator == found.comparator
        and gold.per == found.per
    )


def _unit(unit: str | None) -> str:
    """Return the class of a unit: all measure words for people are one."""
    return "人" if unit in _PERSON else unit or ""


def _dice(gold: str | None, found: str | None) -> float:
    """Return how alike two indicators are: the Dice coefficient of their character pairs."""
    a, b = _couples(gold), _couples(found)
    return 2 * len(a & b) / (len(a) + len(b))


def _couples(words: str | None) -> set[str]:
    plain = "".join((words or "").split())
    return {plain[i : i + 2] for i in range(len(plain) - 1)} or {plain}
