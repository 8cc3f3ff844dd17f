"""Finds the cues of all items in a line, with one automaton for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from unionnlp.items.catalogue import Catalogue
from unionnlp.items.patterns import GAP, expand

CUE, HINT, NOT = 0, 1, 2
_CLAUSE_ENDS = "。;；!！?？,，:："


class Hit(NamedTuple):
    """A cue found in a line: where, the number of its pattern, and whether it names the item."""

    start: int
    end: int
    cue: int
    kind: int


class CueTable(msgspec.Struct, frozen=True, array_like=True):
    """The cues of a catalogue, compiled to literals; small enough to ship with the weights.

    ``items`` are the ids. Cue number ``c`` belongs to item ``owner[c]``, has the kind
    ``kind[c]`` and was written ``pattern[c]``. ``plain`` maps a literal to its cues; ``gapped``
    maps the longest part of a pattern with gaps to ``(cue, parts, number of that part)``.
    """

    items: tuple[str, ...]
    owner: tuple[int, ...]
    kind: tuple[int, ...]
    pattern: tuple[str, ...]
    plain: dict[str, tuple[int, ...]]
    gapped: dict[str, tuple[tuple[int, tuple[str, ...], int], ...]]


def compile_cues(catalogue: Catalogue) -> CueTable:
    """Return the compiled cues of a catalogue, in a stable order."""
    owner: list[int] = []
    kinds: list[int] = []
    patterns: list[str] = []
    plain: dict[str, list[int]] = {}
    gapped: dict[str, list[tuple[int, tuple[str, ...], int]]] = {}
    for number, item in enumerate(catalogue.items):
        rows = [(p, CUE) for p in item.cues] + [(p, HINT) for p in item.hints]
        for pattern, kind in rows + [(p, NOT) for p in item.not_cues]:
            cue = len(patterns)
            owner.append(number)
            kinds.append(kind)
            patterns.append(pattern)
            for parts in expand(pattern):
                if len(parts) == 1:
                    plain.setdefault(parts[0], []).append(cue)
                else:
                    anchor = max(range(len(parts)), key=lambda k: len(parts[k]))
                    gapped.setdefault(parts[anchor], []).append((cue, parts, anchor))
    return CueTable(
        tuple(item.id for item in catalogue.items), tuple(owner), tuple(kinds), tuple(patterns),
        {k: tuple(dict.fromkeys(v)) for k, v in plain.items()},
        {k: tuple(v) for k, v in gapped.items()},
    )


class CueFinder:
    """Matches a ``CueTable`` against lines."""

    def __init__(self, table: CueTable) -> None:
        import ahocorasick_rs

        self.table = table
        words = list(table.plain)
        words += [w for w in table.gapped if w not in table.plain]
        self._plain = [table.plain.get(w, ()) for w in words]
        self._gapped = [table.gapped.get(w, ()) for w in words]
        self._automaton = ahocorasick_rs.AhoCorasick(words)

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Return the hits in a compact line by item number.

        Of one item's hits only those count that no longer one of them contains, and none
        inside one of its ``not_cues``.
        """
        owner, kind = self.table.owner, self.table.kind
        found: dict[int, list[Hit]] = {}
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for cue in self._plain[word]:
                found.setdefault(owner[cue], []).append(Hit(start, end, cue, kind[cue]))
            for cue, parts, anchor in self._gapped[word]:
                span = _stretch(text, start, end, parts, anchor)
                if span:
                    found.setdefault(owner[cue], []).append(Hit(*span, cue, kind[cue]))
        result = {}
        for item, hits in found.items():
            kept = _outermost(hits) if len(hits) > 1 else [h for h in hits if h.kind != NOT]
            if kept:
                result[item] = kept
        return result


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
    shield = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, -h.kind)):
        if hit.kind == NOT:
            shield = max(shield, hit.end)
            reach = max(reach, hit.end)
        elif hit.end > reach and hit.end > shield:
            kept.append(hit)
            reach = hit.end
    return kept
