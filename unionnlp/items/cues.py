"""Finds the cues of all items in a line, with one automaton for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unionnlp.items.catalogue import Catalogue
from unionnlp.items.patterns import GAP, expand

CUE, HINT, NOT = 0, 1, 2
_COMMON = frozenset(
    [
        "工会",
        "工作",
        "职工",
        "教职工",
        "教师",
        "教工",
        "会员",
        "员工",
        "活动",
        "开展",
        "组织",
        "建设",
        "教育",
        "加强",
        "提高",
        "学习",
        "做好",
        "发展",
        "制度",
        "管理",
        "民主",
        "精神",
        "公开",
        "维护",
        "发挥",
        "参加",
        "教学",
        "生活",
    ]
)
"""Words on every other line of such texts: a search does better to start at another part."""

_CLAUSE_ENDS = "。;；!！?？,，:："


Hit = tuple[int, int, int, int]
"""A cue found in a line: start, end, number of its pattern, kind (a plain tuple: there are many)."""

ALWAYS = -1

_Raw = tuple[int, int, int, int]
"""A hit while it is sorted: start, end and kind negative (longest first, not_cues first), number."""

Gapped = list[tuple[int, int, tuple[str, ...], int]]
"""Patterns with gaps that share a part: another part, cue, all parts, which of them is shared."""


class CueTable(msgspec.Struct, frozen=True):
    """The cues of a catalogue, compiled to literals; small enough to ship with the weights.

    ``items`` are the ids. Cue number ``c`` belongs to item ``owner[c]``, has the kind
    ``kind[c]`` and was written ``pattern[c]``. ``words`` are the literals to look for, those of
    whole patterns first: ``plain[w]`` are the cues of word ``w``. ``gapped`` lists the variants
    with gaps: the word that starts the search, another word of the variant, the cue, all parts,
    and which of them the first word is. The other word is ``ALWAYS`` where it is too short or too common
    to be looked for on its own.
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
            for parts in _minimal(expand(pattern)):
                if len(parts) == 1:
                    plain.setdefault(parts[0], {})[cue] = None
                else:
                    variants.append((cue, parts))
    starts = _starts([parts for _, parts in variants])
    spread: list[tuple[str, str, int, tuple[str, ...], int]] = []
    words = dict.fromkeys(plain)
    for (cue, parts), at in zip(variants, starts, strict=True):
        beside = parts[at - 1 if at else 1]
        other = beside if _searched(beside) else ""
        spread.append((parts[at], other, cue, parts, at))
        words.update(dict.fromkeys(part for part in (parts[at], other) if part))
    numbers = {"": ALWAYS, **{word: number for number, word in enumerate(words)}}
    return CueTable(
        tuple(item.id for item in catalogue.items),
        tuple(owner),
        tuple(kinds),
        tuple(patterns),
        list(words),
        [tuple(cues) for cues in plain.values()],
        [(numbers[word], numbers[other], cue, parts, at) for word, other, cue, parts, at in spread],
    )


def _minimal(variants: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Leave out the variants of a pattern that a shorter one of it finds already."""
    plain = [parts[0] for parts in variants if len(parts) == 1]
    for parts in variants:
        if not any(word in part and parts != (word,) for word in plain for part in parts):
            yield parts


def _searched(part: str) -> bool:
    """Whether a part of a gap pattern is worth a search of its own."""
    return len(part) > 1 and part not in _COMMON


def _starts(variants: Sequence[tuple[str, ...]]) -> list[int]:
    """The number of the part at which the search for each variant starts: the rarest, one hopes."""
    uses: dict[str, int] = {}
    for parts in variants:
        for part in parts:
            uses[part] = uses.get(part, 0) + 1

    def commonness(part: str) -> tuple[bool, bool, int, int]:
        return (len(part) == 1, not _searched(part), -min(len(part), 3), uses[part])

    return [min(range(len(p)), key=lambda k, p=p: commonness(p[k])) for p in variants]  # type: ignore[misc]


class CueFinder:
    """Matches a ``CueTable`` against lines."""

    def __init__(self, table: CueTable) -> None:
        import ahocorasick_rs

        self.table = table
        self._cues = list(zip(table.owner, table.kind, strict=True))
        self._gapped: dict[int, Gapped] = {}
        for word, other, cue, parts, at in table.gapped:
            self._gapped.setdefault(word, []).append((other, cue, parts, at))
        self._automaton = ahocorasick_rs.AhoCorasick(table.words)

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Return the hits in a compact line by item number.

        Of one item's hits only those count that no longer one of them contains, and none
        inside one of its ``not_cues``.
        """
        raw = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found: dict[int, list[_Raw]] = {}
        present: set[int] | None = None
        cues, plain, gapped = self._cues, self.table.plain, self._gapped
        whole = len(plain)
        for word, start, end in raw:
            if word < whole:
                for number in plain[word]:
                    item, kind = cues[number]
                    if item in found:
                        found[item].append((start, -end, -kind, number))
                    else:
                        found[item] = [(start, -end, -kind, number)]
            if word in gapped:
                if present is None:
                    present = {ALWAYS, *[other for other, _, _ in raw]}
                self._stretched(text, (start, end), gapped[word], present, found)
        result = {}
        for item, hits in found.items():
            if len(hits) > 1:
                if kept := _outermost(hits):
                    result[item] = kept
            elif hits[0][2] != -NOT:
                start, end, kind, number = hits[0]
                result[item] = [(start, -end, number, -kind)]
        return result

    def _stretched(
        self,
        text: str,
        span: tuple[int, int],
        rows: Gapped,
        present: set[int],
        found: dict[int, list[_Raw]],
    ) -> None:
        """Add the gap patterns that hold the part at ``span``; most lack another part of theirs."""
        for other, number, parts, at in rows:
            if other in present and (whole := _stretch(text, *span, parts, at)):
                item, kind = self._cues[number]
                found.setdefault(item, []).append((whole[0], -whole[1], -kind, number))


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


def _outermost(hits: list[_Raw]) -> list[Hit]:
    """Hits of one item that lie in no longer one; what lies in (or is) a ``not_cue`` is dropped."""
    hits.sort()
    kept: list[Hit] = []
    reach = 0
    for start, end, kind, number in hits:
        if -end > reach:
            reach = -end
            if kind != -NOT:
                kept.append((start, -end, number, -kind))
    return kept
