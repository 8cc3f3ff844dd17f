"""Slips told by likelihood: a character that hardly ever stands where it does, for one that does.

Where two characters meet that are not seen together, each of them is tried with what sounds or looks
alike. What then makes a known word is a proposal, and its features are weighed by a linear model
(``resources/slips.json``, trained on planted slips by ``scripts/slips.py``): how often the characters
meet before and after, what the cut into words costs, how readily the character stands with new ones.
"""

from __future__ import annotations

import json
import math
from bisect import insort
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

from unionnlp.checks.alike import alike
from unionnlp.checks.confusions import Slip, terms, verb_before_noun
from unionnlp.checks.people import is_name_at
from unionnlp.checks.sheltered import sheltered
from unionnlp.checks.usage import EDGE, SEEN, Usage, edged, usage
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.spans import meets
from unionnlp.grammar.words import cut, lexicon
from unionnlp.resources import load, place, words

PAD: Final = 4
"""Edges that stand before and behind a text."""

_MORE = 3  # digits that the right two characters meet oftener than the written ones
_OFTEN = 4  # the least digit of the right ones
_ASKED = 0.9  # how likely a slip must be to be asked about
_ACT = 0.5  # how much likelier it must be where a verb and its object may stand (带表|回家)
_TORN = 3  # the least digit of two characters that belong together
_PAIR = 7  # the least digit of two characters that stand in no dictionary
_LONGEST = 4
NEXT: Final = 5
"""How common the word is that begins with the last character of another one."""
_COMMON = 7  # how common a word is that ends no other one
_AROUND = 7  # characters of the clause on either side that are cut into words
_TOTAL = 17.9  # logarithm of the words that the lexicon was counted from
_NEAR_BY = 20_000  # characters on either side in which a word is looked for again: bounds the time
_TERM = 8  # how common a term of the trade is

FIRST: Final = (
    "left_written", "right_written", "left_right", "right_right", "least_written", "gain_left", "gain_right",
    "gain", "new_behind", "new_before", "new_behind_neighbour", "new_before_neighbour", "alone", "alone_left",
    "alone_right", "near", "shape", "both", "edge_left", "edge_right", "frequent_written", "frequent_right",
    "length", "offset", "common",
)  # fmt: skip
"""Features that the table tells."""
SECOND: Final = (
    "cost", "within", "within_common", "is_cut", "singles_written", "singles_right", "edge_word_left",
    "edge_word_right", "written_elsewhere", "right_elsewhere", "real", "join_left", "join_right",
    "grammar", "word_alone", "broken", "broken_common", "name",
)  # fmt: skip
"""Features that the cut into words and the rest of the draft tell."""


class Proposal(NamedTuple):
    """A character of a text that may stand for another one."""

    at: int
    right: str
    kind: int
    start: int
    word: str
    """The known word that the right character makes, from ``start`` on."""

    @property
    def odd(self) -> tuple[int, int]:
        """Where the two characters stand that do not go together, the wrong one among them."""
        low = self.at - (self.at > self.start)
        return low, low + 2


def slips(source: str, plain: str, start: int, end: int) -> Iterator[Slip]:
    """Yield the likely slips of ``plain[start:end]`` (the normalised ``source``), none over another."""
    yield from judged(source, plain, start, end)[0]


def judged(source: str, plain: str, start: int, end: int) -> tuple[list[Slip], list[Slip]]:
    """Return the likely slips of ``plain[start:end]``, and what is less likely and may be asked about."""
    weights, table = model(), usage()
    part = plain[start:end]
    body = EDGE * PAD + edged(part) + EDGE * PAD
    best: list[tuple[float, Slip]] = []
    for found in proposals(body, table, PAD, len(body) - PAD):
        low, high = (k - PAD for k in found.odd)
        written = source[low + start : high + start]
        if written in _real() or _across(part, low, high):
            continue
        if written != part[low:high] or sheltered(part, low, high) or torn(part, low, high, table):
            continue
        if copula(part, found.at - PAD) or _framed(part, low, high):
            continue
        sure = weigh(body, part, table, found, weights)
        behind = part[high : high + 1] or EDGE
        act = "一" <= behind <= "鿿" and verb_before_noun(part[low:high], found.right, behind)
        least = weights.least[1] + _ACT * (act and found.at == low + PAD)
        if sure is None or sure < _ASKED or (sure < least and (act or _counted(found, body))):
            continue
        begin = found.start - PAD + start
        best.append((sure - least, Slip(begin, begin + len(found.word), found.word)))
    taken: list[tuple[int, int]] = []
    told: tuple[list[Slip], list[Slip]] = [], []
    for above, slip in sorted(best, key=lambda pair: -pair[0]):
        if not meets(taken, slip.start, slip.end):
            insort(taken, (slip.start, slip.end))
            told[above < 0].append(slip)
    return sorted(told[0]), sorted(told[1])


def _across(part: str, low: int, high: int) -> bool:
    """Say whether a pair belongs to two words: ``指|会员``, a word of one character before a common one."""
    free = not "一" <= part[low - 1 : low] <= "鿿" if low else True
    return free and common(part[low]) > _COMMON <= common(part[high - 1 : high + 1])


def copula(plain: str, at: int) -> bool:
    """Say whether a character is the verb that tells when or where (第一次会议是2025年11月14日开的)."""
    behind = plain[at + 1 : at + 2]
    told = behind.isdecimal() or (behind != "" and behind in COUNT + "在由第《“")
    return plain[at] == "是" and told


def _framed(plain: str, low: int, high: int) -> bool:
    """Say whether a pair is a word where it stands: 36名到齐起会."""
    begin = max(0, low - _AROUND)
    framed = words("typos", "real", "framed").finditer(plain, begin, high + _AROUND)
    return any(match.start() <= low and high <= match.end() for match in framed)


@cache
def _real() -> frozenset[str]:
    return frozenset(load("typos")["real"]["words"])


def _counted(found: Proposal, text: str) -> bool:
    """Say whether a number stands in the word that is proposed: 第九节 is no slip for 第九届."""
    written = text[found.start : found.at] + text[found.at + 1 : found.start + len(found.word)]
    return any(char in COUNT or char.isdecimal() for char in written)


def torn(plain: str, start: int, end: int, table: Usage) -> bool:
    """Say whether a space or a line's end divides a word from its last or first character."""
    left, right = plain[max(0, start - 2) : start], plain[end : end + 2]
    before = left[-1:].isspace() and table.digit(left[0], plain[start]) >= _TORN
    return before or (right[:1].isspace() and table.digit(plain[end - 1], right[-1]) >= _TORN)


class Model(NamedTuple):
    """The weights of the features, in their order, and from which sums on they count."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    base: tuple[float, float]
    least: tuple[float, float]


@cache
def model() -> Model:
    """Return the trained weights."""
    table = json.loads(place("slips.json").read_text("utf-8"))
    return Model(
        tuple(table["first"][name] for name in FIRST),
        tuple(table["second"][name] for name in FIRST + SECOND),
        tuple(table["base"]),
        tuple(table["least"]),
    )


def proposals(text: str, table: Usage, start: int, end: int) -> Iterator[Proposal]:
    """Yield what may be meant instead of the characters ``[start, end)`` of an edged ``text``."""
    often, shut = table.often, _shut()
    odd = text[start] not in often(text[start - 1])
    for at in range(start, end):
        left, odd = odd, text[at + 1] not in often(text[at])
        char = text[at]
        if char == EDGE or not (left or odd) or char in shut:
            continue
        before, behind = text[at - 1], text[at + 1]
        tried_left, tried_right = left and before != EDGE, odd and behind != EDGE
        if not (tried_left or tried_right):
            continue
        follow = often(before) if tried_left else ""
        for right, kind in alike(char).items():
            if (right in follow or (tried_right and behind in often(right))) and right not in shut:
                found = _proposal(text, table, at, (right, kind))
                if found and char + right not in variants():
                    yield found


def _proposal(text: str, table: Usage, at: int, other: tuple[str, int]) -> Proposal | None:
    """Return the longest known word around a place with another character there."""
    right, kind = other
    char, before, behind = text[at], text[at - 1], text[at + 1]
    left = table.digit(before, right), table.digit(before, char)
    after = table.digit(right, behind), table.digit(char, behind)
    if not any(
        right >= _OFTEN and right >= wrong + _MORE and wrong < SEEN
        for right, wrong in (left, after)
    ):
        return None
    best, most = None, 0
    for begin in range(max(0, at - _LONGEST + 1), at + 1):
        head = text[begin:at] + right
        if EDGE in head:
            continue
        for stop in range(max(begin + 2, at + 1), min(len(text), begin + _LONGEST) + 1):
            word = head + text[at + 1 : stop]
            size = common(word)
            if size and _LONGEST * len(word) + size > most:
                best, most = Proposal(at, right, kind, begin, word), _LONGEST * len(word) + size
    if best is None:
        sides = (
            (left[0] * (before != EDGE), before + right),
            (after[0] * (behind != EDGE), right + behind),
        )
        often, word = max(sides)
        if often >= _PAIR:
            best = Proposal(at, right, kind, at - (word[0] != right), word)
    return best


def common(word: str) -> int:
    """Return how common a word is (a logarithm); 0 for an unknown one."""
    known = 0 if word[0] == EDGE else lexicon()[word[0]].get(word, (0, ""))[0]
    return max(known, _TERM) if word in terms() else known


def first(text: str, table: Usage, found: Proposal) -> list[float]:
    """Return the values of ``FIRST``."""
    at, right = found.at, found.right
    char, before, behind = text[at], text[at - 1], text[at + 1]
    written = table.digit(before, char), table.digit(char, behind)
    meant = table.digit(before, right), table.digit(right, behind)
    chance = [
        _log(table, *pair)
        for pair in ((before, char), (char, behind), (before, right), (right, behind))
    ]
    about, other = table.about(char), table.about(right)
    left, after = table.about(before), table.about(behind)
    gains = chance[2] - chance[0], chance[3] - chance[1]
    return [
        written[0], written[1], meant[0], meant[1], min(chance[0], chance[1]), *gains, sum(gains),
        about.new_behind, about.new_before, left.new_behind, after.new_before,
        about.alone, left.alone, after.alone, found.kind == 1, found.kind == 2, found.kind == 3,
        before == EDGE, behind == EDGE, about.before, other.before, len(found.word), at - found.start,
        common(found.word),
    ]  # fmt: skip


def _log(table: Usage, one: str, other: str) -> float:
    """Return how likely ``other`` follows ``one``: its logarithm (Kneser and Ney's way)."""
    times = 2 ** (table.digit(one, other) / 2) - 1
    size = 2 ** (table.about(one).before / 2)
    kinds = 2 ** (table.about(one).kinds_behind / 2) * 2 ** (table.about(other).kinds_before / 2)
    return math.log((max(times - 0.6, 0) + 0.6 * kinds / 200_000) / size)


def second(text: str, plain: str, found: Proposal) -> list[float]:
    """Return the values of ``SECOND``; ``plain`` is the text without its edges."""
    at, start, stop = found.at, found.start, found.start + len(found.word)
    low, high = _clause(text, at)
    written = text[low:high]
    meant = text[low:at] + found.right + text[at + 1 : high]
    (cost, ends), (less, others) = priced(written), priced(meant)
    begin, end = next((p, q) for p, q in pairwise(ends) if p <= at - low < q)
    inside = written[begin:end] if end - begin > 1 else ""
    entry = lexicon()[text[at]].get(text[at], (0, "X"))
    as_written, elsewhere = text[start:stop], text[max(0, at - _NEAR_BY) : at + _NEAR_BY]
    return [
        cost - less, len(inside), common(inside) if inside else 0,
        (start - low, stop - low) in set(pairwise(others)),
        sum(q - p == 1 for p, q in pairwise(ends)), sum(q - p == 1 for p, q in pairwise(others)),
        text[start - 1] == EDGE, text[stop] == EDGE,
        min(3, elsewhere.count(as_written) - 1), min(3, elsewhere.count(found.word)), common(as_written) > 0,
        start - low in others, stop - low in others, entry[1] in "PDUCMQRKF", entry[0],
        *_broken(text, found), _named(plain, at - PAD),
    ]  # fmt: skip


def _broken(text: str, found: Proposal) -> tuple[int, int]:
    """Return how long the longest known word is that the right word would break, and how common."""
    at, start, stop = found.at, found.start, found.start + len(found.word)
    spans = [
        (low, high)
        for low in range(start - 3, start)
        for high in range(start + 1, min(at, low + 4) + 1)
    ]
    spans += [(low, high) for low in range(at + 1, stop) for high in range(stop + 1, low + 5)]
    known = ((high - low, common(text[low:high])) for low, high in spans if low >= 0)
    return max((word for word in known if word[1]), default=(0, 0))


def _named(plain: str, at: int) -> bool:
    """Say whether a character may belong to a person's name."""
    return any(is_name_at(plain, at + k, at + k + 1) for k in (-1, 0, 1))


def _clause(text: str, at: int) -> tuple[int, int]:
    low, high = at, at + 1
    while text[low - 1] != EDGE and at - low < _AROUND:
        low -= 1
    while text[high] != EDGE and high - at <= _AROUND:
        high += 1
    return low, high


@lru_cache(maxsize=1024)
def priced(text: str) -> tuple[float, tuple[int, ...]]:
    """Return what the likely cut of ``text`` costs (a negative logarithm), and where its words begin and end."""
    words = cut(text)
    cost = sum(_TOTAL - common(text[w.start : w.end]) for w in words)
    return cost, (0, *(word.end for word in words))


def weigh(text: str, plain: str, table: Usage, found: Proposal, weights: Model) -> float | None:
    """Return how likely a proposal is right (log odds); ``None`` for what is not worth cutting into words."""
    values = first(text, table, found)
    sure = weights.base[0] + sum(map(mul, weights.first, values))
    if sure < weights.least[0]:
        return None
    values += second(text, plain, found)
    return float(weights.base[1] + sum(map(mul, weights.second, values)))


@cache
def _shut() -> str:
    """Return the characters that are never tried, nor tried for others."""
    return "".join(load("typos")["likely"]["never"])


@cache
def variants() -> frozenset[str]:
    """Return pairs of characters either of which may be written, in both orders."""
    rows = load("typos")["likely"]["either"]
    return frozenset([*rows, *(row[::-1] for row in rows)])
