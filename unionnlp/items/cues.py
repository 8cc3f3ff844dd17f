"""Finds the cues of all items in a line, with one automaton for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
import msgspec

from unionnlp.items.catalogue import Catalogue
from unionnlp.items.patterns import GAP, expand

CUE, HINT, NOT = 0, 1, 2
_CLAUSE_ENDS = "。;；!！?？,，:："


Hit = tuple[int, int, int, int]
"""A cue found in a line: start, end, number of its pattern, kind (a plain tuple: there are many)."""

Gapped = dict[int, list[tuple[int, tuple[str, ...], int]]]
"""Patterns with gaps by another of their parts: cue, parts, number of the part that was found."""


class CueTable(msgspec.Struct, frozen=True):
    """The cues of a catalogue, compiled to literals; small enough to ship with the weights.

    ``items`` are the ids. Cue number ``c`` belongs to item ``owner[c]``, has the kind
    ``kind[c]`` and was written ``pattern[c]``. ``words`` are the literals to look for, those of
    whole patterns first: ``plain[w]`` are the cues of word ``w``. ``gapped`` lists the variants
    with gaps: the word that starts the search, another word of the variant, the cue, all parts,
    and which of them the first word is.
    """

    items: tuple[str, ...]
    owner: tuple[int, ...]
    kind: tuple[int, ...]
    pattern: tuple[str, ...]
    words: list[str]
    plain: list[tuple[int, ...]]
    gapped: list[tuple[int, int, int, tuple[str, ...], int]]


def compile_cues(catalogue: Catalogue) -> CueTable:
    """Return the compiled cues of a catalogue, in a stable order."""
    owner: list[int] = []
    kinds: list[int] = []
    patterns: list[str] = []
    plain: dict[str, dict[int, None]] = {}
    variants: list[tuple[int, tuple[str, ...]]] = []
    for number, item in enumerate(catalogue.items):
        rows = [(p, CUE) for p in item.cues] + [(p, HINT) for p in item.hints]
        for pattern, kind in rows + [(p, NOT) for p in item.not_cues]:
            cue = len(patterns)
            owner.append(number)
            kinds.append(kind)
            patterns.append(pattern)
            for parts in expand(pattern):
                if len(parts) == 1:
                    plain.setdefault(parts[0], {})[cue] = None
                else:
                    variants.append((cue, parts))
    words = dict.fromkeys([*plain, *(part for _, parts in variants for part in parts)])
    numbers = {word: number for number, word in enumerate(words)}
    return CueTable(
        tuple(item.id for item in catalogue.items), tuple(owner), tuple(kinds), tuple(patterns),
        list(words), [tuple(cues) for cues in plain.values()], _gapped(variants, numbers),
    )


def _gapped(
    variants: Sequence[tuple[int, tuple[str, ...]]], numbers: dict[str, int]
) -> list[tuple[int, int, int, tuple[str, ...], int]]:
    """Rows of ``CueTable.gapped``: the search starts at the part that fewest variants share."""
    uses: dict[str, int] = {}
    for _, parts in variants:
        for part in parts:
            uses[part] = uses.get(part, 0) + 1
    rows = []
    for cue, parts in variants:
        at = min(range(len(parts)), key=lambda k: (uses[parts[k]], -len(parts[k])))
        other = parts[at - 1 if at else 1]
        rows.append((numbers[parts[at]], numbers[other], cue, parts, at))
    return rows


class CueFinder:
    """Matches a ``CueTable`` against lines."""

    def __init__(self, table: CueTable) -> None:
        import ahocorasick_rs

        self.table = table
        self._cues = list(zip(table.owner, range(len(table.owner)), table.kind, strict=True))
        self._gapped: dict[int, Gapped] = {}
        for word, other, cue, parts, at in table.gapped:
            self._gapped.setdefault(word, {}).setdefault(other, []).append((cue, parts, at))
        self._automaton = ahocorasick_rs.AhoCorasick(table.words)

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Return the hits in a compact line by item number.

        Of one item's hits only those count that no longer one of them contains, and none
        inside one of its ``not_cues``.
        """
        raw = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found: dict[int, list[Hit]] = {}
        present = {word for word, _, _ in raw}
        cues, plain, gapped = self._cues, self.table.plain, self._gapped
        whole = len(plain)
        for word, start, end in raw:
            if word < whole:
                for number in plain[word]:
                    item, cue, kind = cues[number]
                    if item in found:
                        found[item].append((start, end, cue, kind))
                    else:
                        found[item] = [(start, end, cue, kind)]
            if word in gapped:
                self._stretched(text, (start, end), gapped[word], present, found)
        result = {}
        for item, hits in found.items():
            if len(hits) > 1:
                hits = _outermost(hits)
            elif hits[0][3] == NOT:
                continue
            if hits:
                result[item] = hits
        return result

    def _stretched(
        self, text: str, span: tuple[int, int], by_other: Gapped, present: set[int],
        found: dict[int, list[Hit]],
    ) -> None:
        """Add the gap patterns that hold the part at ``span``; most lack another part of theirs."""
        for other in by_other.keys() & present:
            for cue, parts, at in by_other[other]:
                whole = _stretch(text, *span, parts, at)
                if whole:
                    hit = (*whole, cue, self.table.kind[cue])
                    found.setdefault(self.table.owner[cue], []).append(hit)


def _stretch(
    text: str, start: int, end: int, parts: Sequence[str], anchor: int
) -> tuple[int, int] | None:
    """Grow a found part to the whole gap pattern, or return ``None``."""
    left, right = start, end
    for part in reversed(parts[:anchor]):
        at = text.rfind(part, max(0, left - GAP - len(part)), left)
        if at < 0 or _broken(text, at + len(part), left):
            return None
        left = at
    for part in parts[anchor + 1 :]:
        at = text.find(part, right, right + GAP + len(part))
        if at < 0 or _broken(text, right, at):
            return None
        right = at + len(part)
    return left, right


def _broken(text: str, start: int, end: int) -> bool:
    return any(char in _CLAUSE_ENDS for char in text[start:end])


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Hits of one item that lie in no longer one; what lies in (or is) a ``not_cue`` is dropped."""
    kept: list[Hit] = []
    reach = -1
    for hit in sorted(hits, key=_outer_first):
        if hit[1] > reach:
            reach = hit[1]
            if hit[3] != NOT:
                kept.append(hit)
    return kept


def _outer_first(hit: Hit) -> tuple[int, int, int]:
    return (hit[0], -hit[1], -hit[3])
