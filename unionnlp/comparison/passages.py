"""The passages of a text that can promise or report an act, with all that its records say of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from unionnlp.comparison.words import Words, read
from unionnlp.grammar.labels import leading
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.records import Document, Noise, OutlineNode, Quantity, Role, ScheduleEntry, Span

_SENTENCE = re.compile(r"[^。;!?\n]+")
_CUT = re.compile(
    r"[,:](?:(?=(?:工会|我们|转而|最后|只好|后来)*(?P<instead>改[为成在办]|代之以|取而代之))|(?=还|同时|此外|另外|顺便))"
)
S = TypeVar("S", bound=Span)
_OUTER = ("part", "formal", "chinese", "bracketed_chinese", "is", "heading", "digit")
_SURE = 0.5  # probability of an item that counts
_SHORT = 16  # characters of a heading
_TRIM = " \t\u3000,、:|-·*#>"


@dataclass(slots=True)
class Clause:
    """A passage ``[start, end)`` of one text, with the facts that stand in it.

    ``entry`` is its schedule entry, if it is one; ``role`` the role of its section; ``heading``
    tells that it names a section with members of its own; ``opening`` that it stands before all sections;
    ``replaced`` that what follows it took its place; ``signed`` that it is part of a signature.
    """

    start: int
    end: int
    plain: str
    words: Words
    months: tuple[int, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    items: frozenset[str] = frozenset()
    role: Role | None = None
    heading: bool = False
    opening: bool = False
    entry: ScheduleEntry | None = None
    replaced: bool = False
    signed: bool = False


def clauses(plain: str, document: Document, noise: Sequence[Noise]) -> list[Clause]:
    """Return the clauses of a document in their order; ``plain`` is the normalised source."""
    facts = _Facts(document)
    found = [_entry(plain, facts, entry) for entry in document.schedule]
    taken = _lines(plain, document.schedule)
    for start, end, replaced in _sentences(plain, document, noise):
        if not _inside(taken, start):
            clause = facts.clause(plain, start, end)
            clause.replaced = replaced
            found.append(clause)
    found.sort(key=lambda c: (c.start, c.end))
    return found


def _entry(plain: str, facts: _Facts, entry: ScheduleEntry) -> Clause:
    clause = facts.clause(plain, entry.start, entry.end)
    clause.entry, clause.months = entry, entry.months
    return clause


def _sentences(
    plain: str, document: Document, noise: Sequence[Noise]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the sentences below the title, without labels, cut where one act takes another's place.

    With each goes whether what follows took its place.
    """
    start = document.title_span.end if document.title_span else document.start
    stop = document.signature.start if document.signature else document.end
    skipped = [(n.start, n.end) for n in noise if n.start < document.end and n.end > start]
    for match in _SENTENCE.finditer(plain, max(start, document.start), max(stop, start)):
        if any(a <= match.start() and match.end() <= b for a, b in skipped):
            continue
        cuts = list(_CUT.finditer(plain, *match.span()))
        edges = [match.start(), *(m.end() for m in cuts), match.end()]
        replaced = [bool(m["instead"]) for m in cuts] + [False]
        for (a, b), instead in zip(pairwise(edges), replaced, strict=True):
            yield from ((*span, instead) for span in _trimmed(plain, a, b))


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end > start and plain[end - 1] in _TRIM:
        end -= 1
    while start < end and plain[start] in _TRIM:
        start += 1
    label = leading(plain, start, end)
    if label:
        start = label.end
        while start < end and plain[start] in _TRIM:
            start += 1
    if end - start >= 4:
        yield start, end


def _lines(plain: str, schedule: Sequence[ScheduleEntry]) -> list[tuple[int, int]]:
    """Return the lines that hold entries of an arrangement, merged and in order."""
    spans: list[tuple[int, int]] = []
    for entry in sorted(schedule, key=lambda e: e.start):
        if spans and entry.end <= spans[-1][1]:
            continue
        begin = plain.rfind("\n", 0, entry.start) + 1
        end = plain.find("\n", entry.end)
        spans.append((begin, len(plain) if end < 0 else end))
    return spans


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    k = bisect_left(spans, (at + 1,)) - 1
    return k >= 0 and spans[k][0] <= at < spans[k][1]


class _Facts:
    """A document's facts, to be asked by span."""

    def __init__(self, document: Document) -> None:
        self.top = [n for n in document.outline if n.depth == 1]
        self.nodes = list(document.outline)
        self._starts = [n.start for n in self.nodes]
        self._dates = _Ordered(document.dates)
        self._quantities = _Ordered(document.quantities)
        self._items = _Ordered(document.items)

    def clause(self, plain: str, start: int, end: int) -> Clause:
        """Return the clause of a span with everything that stands in it."""
        text = plain[start:end]
        months = dict.fromkeys(m for d in self._dates.within(start, end) for m in d.months)
        role, heading, opening = self._place(start, end)
        return Clause(
            start=start,
            end=end,
            plain=text,
            words=read(text),
            months=tuple(months),
            quantities=tuple(self._quantities.within(start, end)),
            items=frozenset(
                i.item for i in self._items.within(start, end) if (i.score or 1) >= _SURE
            ),
            role=role,
            heading=heading,
            opening=opening,
            signed=bool(SIGNER.match(text)) or signed(text),
        )

    def _place(self, start: int, end: int) -> tuple[Role | None, bool, bool]:
        """Return the role of the section, whether it is a mere heading, whether no section holds it."""
        k = bisect_left(self._starts, end) - 1
        held: OutlineNode | None = None
        while k >= 0:
            node = self.nodes[k]
            if node.extent.end > start:
                held = node
                break
            k -= 1
        role = next(
            (n.role for n in self.top if n.extent.start <= start < n.extent.end and n.role), None
        )
        named = held is not None and start < held.end and end <= held.end
        heading = named and (self._holds(k) or self._bare(k, end))
        return role, heading, held is None and bool(self.nodes)

    def _holds(self, k: int) -> bool:
        """Tell whether a node has members of its own."""
        below = self.nodes[k + 1] if k + 1 < len(self.nodes) else None
        return below is not None and below.start < self.nodes[k].extent.end

    def _bare(self, k: int, end: int) -> bool:
        """Tell whether a node is a short heading of the outer kinds, with its text below it."""
        node = self.nodes[k]
        facts = (self._quantities, self._dates)
        counted = any(True for f in facts for _ in f.within(node.start, end))
        return (
            node.style in _OUTER
            and not counted
            and end - node.start < _SHORT
            and node.extent.end > end + 2
        )


class _Ordered(Generic[S]):
    """Spans in their order, to be asked by stretch."""

    def __init__(self, spans: Sequence[S]) -> None:
        self._spans = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def within(self, start: int, end: int) -> Iterator[S]:
        """Yield the spans inside ``[start, end)``."""
        for k in range(bisect_left(self._starts, start), len(self._spans)):
            if self._starts[k] >= end:
                return
            if self._spans[k].end <= end:
                yield self._spans[k]
