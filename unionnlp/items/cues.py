"""Finds the cues of all items in a line, with one automaton for all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from unionnlp.grammar import cuts
from unionnlp.items.cue_table import BEFORE, NOT, WIDE, CueTable
from unionnlp.items.literals import Literals
from unionnlp.items.patterns import GAP, WIDE_GAP

_DIGITS = frozenset("0123456789")

Hit = tuple[int, int, int, int]
"""A cue found in a line: start, end, number of its pattern, kind (a plain tuple: there are many)."""

ALWAYS = -1

BRIEF = 400
"""In a line up to this length it saves time to ask first whether a word is in it at all."""

_Raw = tuple[int, int, int, int]
"""A hit while it is sorted: start, end and kind negative (longest first, not_cues first), number."""

_Rows = dict[int, list[tuple[int, str, int, int, int]]]
"""Patterns with a gap that are looked for at one word, by the number of their other word (or
``ALWAYS``): where that stands, its text, the hit's item, kind (negative) and cue."""

_Anchor = tuple[list[tuple[int, str, int, int, int]], _Rows, int, int]
"""Where patterns with a gap are looked for: those that need no other word, the rest, start and end."""

_Entry = tuple[
    list[tuple[int, int, int, int, int]],
    list[_Anchor],
    tuple[int, ...],
    list[int],
    list[tuple[int, int, int]],
]
"""What a word says where it is found: the cues in it (item, start and end within the word, cue,
kind), the places from which patterns with gaps are looked for, the other words of such patterns
in it, the sizes of longer words that begin with its last two characters, and where it refuses
(item, start and end within the word)."""


class CueFinder:
    """Matches a ``CueTable`` against lines.

    Of words that overlap, the one that begins first and is longest is taken, with all words
    inside it. A longer one (any one, where the first says nothing by itself) that begins with its
    last or its last two characters is taken too: 实事 of 办实事, 职工代表大会 of 教职工代表大会.
    What a word says is worked out when it is first met.
    """

    def __init__(self, table: CueTable) -> None:
        self.table = table
        self._words = Literals(table.words)
        self._starts = table.gapped.starts.values
        self._others = frozenset(table.gapped.parts.numbers.values)
        self._digital: set[int] = set()  # of the words met
        self._entries: list[_Entry | None] = [None] * len(table.words)

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Return the hits in a compact line by item number.

        Of one item's hits only those count that no longer one of them contains, and none
        inside one of its ``not_cues``.
        """
        return self._read(text, self._words.search(text), 0)

    def find_all(self, lines: Sequence[str]) -> list[dict[int, list[Hit]]]:
        """Return what ``find`` returns for each of many lines; one search is faster than many."""
        matches = self._words.search("\n".join(lines))
        found = []
        offset = first = 0
        for text in lines:
            end, last = offset + len(text), first
            while last < len(matches) and matches[last][1] < end:
                last += 1
            found.append(self._read(text, matches[first:last], offset) if last > first else {})
            offset, first = end + 1, last
        return found

    def _read(
        self, text: str, matches: Sequence[tuple[int, int, int]], offset: int
    ) -> dict[int, list[Hit]]:
        """Read the words found in a line that begins at ``offset`` of the text searched."""
        found: dict[int, list[Hit]] = {}
        refused: dict[int, list[tuple[int, int]]] = {}
        anchored: list[_Anchor] = []
        words: set[int] = set()
        for (said, anchors, inside, _, refusing), start in self._spread(text, matches, offset):
            for item, first, last, number, kind in said:
                if item in found:
                    found[item].append((start + first, start + last, number, kind))
                else:
                    found[item] = [(start + first, start + last, number, kind)]
            if inside:
                words.update(inside)
            for always, rows, first, last in anchors:
                anchored.append((always, rows, start + first, start + last))
            for item, first, last in refusing:
                refused.setdefault(item, []).append((start + first, start + last))
        for item, hits in _stretched(text, anchored, words).items():
            hits += [(a, -b, -kind, number) for a, b, number, kind in found.pop(item, ())]
            if kept := _outermost(hits):
                found[item] = kept
        return _without(found, refused) if refused else found

    def _spread(
        self, text: str, matches: Sequence[tuple[int, int, int]], offset: int
    ) -> list[tuple[_Entry, int]]:
        """What each word of a line says, and where it begins; with longer words at its end."""
        entries, digital = self._entries, self._digital
        sizes_of = self._words.sizes
        spread: list[tuple[_Entry, int]] = []
        for word, at, end in matches:
            stop = end - offset
            entry = entries[word] or self._open(word)
            if word in digital and _in_number(text, at - offset, stop):
                continue
            spread.append((entry, at - offset))
            least = end - at if entry[0] and end - at > 2 else 1  # 月中 takes nothing from 中秋
            sizes = sizes_of[text[stop - 1 : stop + 1]]
            if sizes and sizes[0] > least:
                spread += self._beyond(text, stop - 1, sizes, least)
            if entry[3]:
                spread += self._beyond(text, stop - 2, entry[3], 2)
        return spread

    def _beyond(
        self, text: str, start: int, sizes: Sequence[int], least: int
    ) -> Sequence[tuple[_Entry, int]]:
        """The longest word of these sizes, above the least, that begins at ``start``."""
        for size in sizes:
            if size <= least:
                break
            number = self._words.numbers.get(text[start : start + size])
            if number is not None:
                return ((self._entries[number] or self._open(number), start),)
        return ()

    def _open(self, word: int) -> _Entry:
        """Work out what a word says: the cues of all words in it, and what begins with one."""
        table, numbers = self.table, self._words.numbers
        text = table.words[word]
        if text[0] in _DIGITS or text[-1] in _DIGITS:
            self._digital.add(word)
        inside = [
            (number, first, last)
            for first in range(len(text))
            for last in range(first + 1, len(text) + 1)
            if (number := numbers.get(text[first:last])) is not None
        ]
        raw: dict[int, list[_Raw]] = {}
        for number, first, last in inside:
            for cue in table.plain[number]:
                hit = (first, -last, -table.kind[cue], cue)
                raw.setdefault(table.owner[cue], []).append(hit)
        hits = [(item, *hit) for item in raw for hit in _outermost(raw[item])]
        anchors = [
            (rows.get(ALWAYS, []), {other: rows[other] for other in rows if other != ALWAYS}, a, b)
            for n, a, b in inside
            if (rows := self._rows(n))
        ]
        sizes = self._words.sizes[text[-2:]] if len(text) > 2 else ()
        least = len(text) if hits else 2
        others = tuple(n for n, _, _ in inside if n in self._others)
        refusing = [
            (table.owner[cue], first, last)
            for number, first, last in inside
            for cue in table.plain[number]
            if table.kind[cue] == NOT
        ]
        entry = (hits, anchors, others, [size for size in sizes if size > least], refusing)
        self._entries[word] = entry
        return entry

    def _rows(self, word: int) -> _Rows:
        """The patterns with a gap that are looked for at a word."""
        table, rows, starts = self.table, _Rows(), self._starts
        words, gapped = table.words, table.gapped
        for at in range(bisect_left(starts, word), len(starts)):
            if starts[at] != word:
                break
            cue, where = gapped.cues.values[at], gapped.where.values[at]
            hit = (table.owner[cue], -table.kind[cue], cue)
            for part in gapped.parts[at]:
                if part < len(words):
                    rows.setdefault(part, []).append((where, words[part], *hit))
                else:
                    bare = gapped.bare[part - len(words)]
                    rows.setdefault(ALWAYS, []).append((where, bare, *hit))
        return rows


def _without(
    found: dict[int, list[Hit]], refused: dict[int, list[tuple[int, int]]]
) -> dict[int, list[Hit]]:
    """The hits but for those of items that refuse where they begin or end."""
    for item in refused.keys() & found.keys():
        kept = [hit for hit in found[item] if not _touched(hit[0], hit[1], refused[item])]
        if kept:
            found[item] = kept
        else:
            del found[item]
    return found


def _in_number(text: str, start: int, stop: int) -> bool:
    """Say whether a word that begins or ends with a digit is part of a longer number (3.8 of 3.83)."""
    before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
    return (text[start] in _DIGITS and before.isdigit()) or (
        text[stop - 1] in _DIGITS and after.isdigit()
    )


def _stretched(text: str, anchored: Sequence[_Anchor], present: set[int]) -> dict[int, list[_Raw]]:
    """Find the patterns with gaps at the words of a line; most lack their other word."""
    found: dict[int, list[_Raw]] = {}
    brief = len(text) <= BRIEF
    for always, rows, start, end in anchored:
        listed = always
        if rows and not rows.keys().isdisjoint(present):
            listed = [*always, *(row for other in rows.keys() & present for row in rows[other])]
        for where, part, item, kind, number in listed:
            if brief and part not in text:
                continue
            gap, breaks = (WIDE_GAP, cuts.PART_MARK) if where >= WIDE else (GAP, cuts.CLAUSE_MARK)
            if where & BEFORE:
                at = text.rfind(part, max(0, start - gap - len(part)), start)
                if at < 0 or breaks.search(text, at + len(part), start):
                    continue
                hit = (at, -end, kind, number)
            else:
                at = text.find(part, end, end + gap + len(part))
                if at < 0 or breaks.search(text, end, at):
                    continue
                hit = (start, -at - len(part), kind, number)
            if item in found:
                found[item].append(hit)
            else:
                found[item] = [hit]
    return found


def _touched(start: int, end: int, refused: Sequence[tuple[int, int]]) -> bool:
    """Say whether a hit begins or ends inside one of the stretches that are refused."""
    return any(a <= start < b or a < end <= b for a, b in refused)


def _outermost(hits: list[_Raw]) -> list[Hit]:
    """Hits of one item that lie in no longer one.

    What begins or ends inside a ``not_cue`` is dropped: 派两人参加…培训 where 党员培训 stands.
    """
    hits.sort()
    refused = [(start, -end) for start, end, kind, _ in hits if kind == -NOT]
    if refused:
        hits = [
            (start, end, kind, number)
            for start, end, kind, number in hits
            if kind != -NOT and not _touched(start, -end, refused)
        ]
    kept: list[Hit] = []
    reach = 0
    for start, end, kind, number in hits:
        if -end > reach:
            reach = -end
            if kind != -NOT:
                kept.append((start, -end, number, -kind))
    return kept
