"""Finds the cues of all items in a line, with one automaton for all of them."""

from __future__ import annotations

import re
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

_BREAK = re.compile("[。;；!！?？,，:：]")


Hit = tuple[int, int, int, int]
"""A cue found in a line: start, end, number of its pattern, kind (a plain tuple: there are many)."""

ALWAYS = -1

_Raw = tuple[int, int, int, int]
"""A hit while it is sorted: start, end and kind negative (longest first, not_cues first), number."""


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


class _Gapped:
    """The patterns with gaps that are looked for at one word.

    ``before`` and ``after`` hold those of two parts, by the side of the other part: its word
    number (or ``ALWAYS``), the other part, and the hit's item, kind and cue; ``more`` holds
    those of three parts and more: all parts, and which of them the word is.
    """

    __slots__ = ("after", "before", "more")

    def __init__(self) -> None:
        self.before: list[tuple[int, str, int, int, int]] = []
        self.after: list[tuple[int, str, int, int, int]] = []
        self.more: list[tuple[int, tuple[str, ...], int, int, int, int]] = []

    def add(self, row: tuple[int, tuple[str, ...], int], hit: tuple[int, int, int]) -> None:
        """Take in a variant: its other word, its parts, the number of the part that is the word."""
        other, parts, at = row
        if len(parts) > 2:
            self.more.append((other, parts, at, *hit))
        elif at:
            self.before.append((other, parts[0], *hit))
        else:
            self.after.append((other, parts[1], *hit))


class CueFinder:
    """Matches a ``CueTable`` against lines."""

    def __init__(self, table: CueTable) -> None:
        import ahocorasick_rs

        self.table = table
        cues = [(i, -k, n) for n, (i, k) in enumerate(zip(table.owner, table.kind, strict=True))]
        self._plain = [
            (cues[numbers[0]],) if len(numbers) == 1 else tuple([cues[n] for n in numbers])
            for numbers in table.plain
        ]
        self._gapped: dict[int, _Gapped] = {}
        for word, other, cue, parts, at in table.gapped:
            if word not in self._gapped:
                self._gapped[word] = _Gapped()
            self._gapped[word].add((other, parts, at), cues[cue])
        self._automaton = ahocorasick_rs.AhoCorasick(table.words)

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Return the hits in a compact line by item number.

        Of one item's hits only those count that no longer one of them contains, and none
        inside one of its ``not_cues``.
        """
        raw = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found: dict[int, list[_Raw]] = {}
        present: set[int] | None = None
        plain, gapped = self._plain, self._gapped
        whole = len(plain)
        for word, start, end in raw:
            if word < whole:
                for item, kind, number in plain[word]:
                    if item in found:
                        found[item].append((start, -end, kind, number))
                    else:
                        found[item] = [(start, -end, kind, number)]
            if word in gapped:
                if present is None:
                    present = {ALWAYS, *[other for other, _, _ in raw]}
                for item, hit in _stretched(text, start, end, gapped[word], present):
                    found.setdefault(item, []).append(hit)
        result = {}
        for item, hits in found.items():
            if len(hits) == 1:
                start, end, kind, number = hits[0]
                if kind != -NOT:
                    result[item] = [(start, -end, number, -kind)]
            elif kept := _outermost(hits):
                result[item] = kept
        return result


def _stretched(
    text: str, start: int, end: int, gapped: _Gapped, present: set[int]
) -> list[tuple[int, _Raw]]:
    """Find the patterns that hold the word at ``start``; most lack another part of theirs."""
    hits: list[tuple[int, _Raw]] = []
    for other, part, item, kind, number in gapped.before:
        if other in present:
            at = text.rfind(part, max(0, start - GAP - len(part)), start)
            if at >= 0 and not _BREAK.search(text, at + len(part), start):
                hits.append((item, (at, -end, kind, number)))
    for other, part, item, kind, number in gapped.after:
        if other in present:
            at = text.find(part, end, end + GAP + len(part))
            if at >= 0 and not _BREAK.search(text, end, at):
                hits.append((item, (start, -at - len(part), kind, number)))
    for other, parts, at, item, kind, number in gapped.more:
        if other in present and (whole := _stretch(text, start, end, parts, at)):
            hits.append((item, (whole[0], -whole[1], kind, number)))
    return hits


def _stretch(
    text: str, start: int, end: int, parts: Sequence[str], anchor: int
) -> tuple[int, int] | None:
    """Grow a found part to the whole gap pattern, or return ``None``."""
    left, right = start, end
    for part in reversed(parts[:anchor]):
        at = text.rfind(part, max(0, left - GAP - len(part)), left)
        if at < 0 or _BREAK.search(text, at + len(part), left):
            return None
        left = at
    for part in parts[anchor + 1 :]:
        at = text.find(part, right, right + GAP + len(part))
        if at < 0 or _BREAK.search(text, right, at):
            return None
        right = at + len(part)
    return left, right


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
