"""Who copied from whom: the documents that share passages, each pair with share, passage and place.

A passage counts however many share it: what five schools have alike was copied five times.
Only the guiding ideology, which is everybody's, is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from unionnlp.corpus import fingerprints
from unionnlp.grammar.normalize import normalize
from unionnlp.records import Document, Extraction, Record

Likeness = Literal["same", "near", "passages", "own"]

PASSAGE = 40  # characters in a row that are more than a stock phrase
LEAST = 0.1  # share of the shorter document from which a pair is told
_NEAR = 0.8  # of both documents: the same text with other names
_PARTNERS = 60  # documents that one fingerprint links: more are linked through the first ones
_LONGEST = 200_000  # characters of a document that are compared; no plan is longer


class Copied(Record, frozen=True, kw_only=True):
    """Two documents that share passages.

    ``likeness``: ``same`` (letter for letter but for blanks and signs), ``near`` (another name,
    another year), ``own`` (the same unit's text of another year), ``passages``. ``share`` and
    ``other_share`` are the shares of the two texts that they have in common (0-1); ``passage`` is
    the longest passage in the words of the first, ``start`` and ``end`` its place there,
    ``other_start`` its place in the second. Sources are named by their paths, documents counted from 0.
    """

    likeness: Likeness
    source: str
    other_source: str
    document: int = 0
    other_document: int = 0
    organization: str | None = None
    other_organization: str | None = None
    year: int | None = None
    other_year: int | None = None
    share: float
    other_share: float
    passage: str
    start: int
    end: int
    other_start: int


class ComparedDocument(msgspec.Struct, frozen=True):
    """A document as far as it is compared: its marks by hash, its letters, who wrote it."""

    source: str
    index: int
    document: Document
    body: str
    marks: tuple[tuple[int, tuple[int, int]], ...]
    letters: str


class Copying:
    """Collects documents and tells which share passages; memory grows with their text.

    For a corpus of any size, ``unionnlp check --corpus`` looks copies up one draft at a time.
    """

    def __init__(self) -> None:
        self._held: list[ComparedDocument] = []
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._again: list[tuple[str, ComparedDocument]] = []

    def repeat(self, extraction: Extraction, first: str) -> None:
        """Note that a source repeats the source ``first`` that was added before.

        It makes pairs with that one alone: what others share with it they share with the first.
        """
        self._again += [(first, held) for held in _held(extraction)]

    def add(self, extraction: Extraction) -> None:
        """Add the documents of a source; the extraction must hold its text."""
        for held in _held(extraction):
            self._add(held)

    def _add(self, held: ComparedDocument) -> None:
        number = len(self._held)
        self._held.append(held)
        for mark in {h for h, _ in held.marks}:
            self._holders[mark].append(number)

    def pairs(self) -> Iterator[Copied]:
        """Yield the pairs that share at least ``LEAST`` of the shorter text, those that share most first."""
        found = [c for a, b in self._candidates() if (c := compare(self._held[a], self._held[b]))]
        found += self._repeated()
        found.sort(key=lambda c: (-max(c.share, c.other_share), c.source, c.other_source))
        yield from found

    def _repeated(self) -> Iterator[Copied]:
        by_source: dict[str, list[ComparedDocument]] = defaultdict(list)
        for held in self._held:
            by_source[held.source].append(held)
        for first, later in self._again:
            found = [pair for held in by_source[first] if (pair := compare(held, later))]
            if found:
                nearest = max(found, key=lambda pair: min(pair.share, pair.other_share))
                yield msgspec.structs.replace(nearest, likeness="same")

    def _candidates(self) -> Iterable[tuple[int, int]]:
        counts: Counter[tuple[int, int]] = Counter()
        for holders in self._holders.values():
            for place, number in enumerate(holders[1:], 1):
                counts.update((first, number) for first in holders[: min(place, _PARTNERS)])
        return [
            pair
            for pair, shared in counts.items()
            if shared >= LEAST / 2 * min(len(self._held[k].marks) for k in pair)
        ]


def _held(extraction: Extraction) -> Iterator[ComparedDocument]:
    text = extraction.source.text or ""
    for index, document in enumerate(extraction.documents):
        body = text[document.start : document.end]
        yield hold(extraction.source.path or "-", index, document, body)


def hold(source: str, index: int, document: Document, body: str) -> ComparedDocument:
    """Return a document as it is compared; ``body`` is its text, without its guiding ideology's marks."""
    plain = normalize(body[:_LONGEST])
    common = [
        (n.extent.start - document.start, n.extent.end - document.start)
        for n in document.outline
        if n.role == "guiding"
    ]
    marks = tuple(
        (h, (a, b))
        for h, (a, b) in fingerprints.positions(plain)
        if not any(start <= a < stop for start, stop in common)
    )
    letters = "".join(c for c in plain if c.isalnum())
    return ComparedDocument(source, index, document, body[:_LONGEST], marks, letters)


def compare(one: ComparedDocument, other: ComparedDocument) -> Copied | None:
    """Return what two documents share, ``None`` where it is too little."""
    theirs = {h for h, _ in other.marks}
    ours = {h for h, _ in one.marks}
    mine = _passages(one.marks, theirs)
    yours = _passages(other.marks, ours)
    if not mine or not yours:
        return None
    same = one.letters == other.letters
    share, back = (1.0, 1.0) if same else (_share(mine, one.body), _share(yours, other.body))
    if max(share, back) < LEAST and not same:
        return None
    start, end = max(mine, key=lambda s: (s[1] - s[0], -s[0]))
    wanted = {h for h, (a, b) in one.marks if start <= a and b <= end}
    place = next((a for h, (a, _) in other.marks if h in wanted), yours[0][0])
    return Copied(
        likeness=_likeness(one, other, min(share, back), same=same),
        source=one.source, other_source=other.source,
        document=one.index, other_document=other.index,
        organization=one.document.organization, other_organization=other.document.organization,
        year=one.document.year, other_year=other.document.year,
        share=round(share, 3), other_share=round(back, 3),
        passage=one.body[start:end], start=one.document.start + start, end=one.document.start + end,
        other_start=other.document.start + place,
    )  # fmt: skip


def _passages(
    marks: Sequence[tuple[int, tuple[int, int]]], shared: set[int]
) -> list[tuple[int, int]]:
    spans = fingerprints.merged(span for h, span in marks if h in shared)
    return [s for s in spans if s[1] - s[0] >= PASSAGE]


def _share(passages: list[tuple[int, int]], body: str) -> float:
    return min(1.0, sum(b - a for a, b in passages) / (len("".join(body.split())) or 1))


def _likeness(
    one: ComparedDocument, other: ComparedDocument, share: float, *, same: bool
) -> Likeness:
    if same:
        return "same"
    a, b = one.document, other.document
    if a.organization and a.organization == b.organization and a.year != b.year:
        return "own"
    return "near" if share >= _NEAR else "passages"
