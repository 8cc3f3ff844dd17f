"""Words of the trade, and what is left alone beside them: names, quoted words, members of a list.

The words stand in ``resources/trade_words.txt``, made from our own texts by ``scripts/slips.py``.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from operator import add
from typing import NamedTuple

from unionnlp.checks.draft import Draft
from unionnlp.checks.people import is_name_at, surname, titled
from unionnlp.checks.sheltered import CLOSES, OPENS, PLACES, in_list
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.words import classes, word_class
from unionnlp.resources import load, place

_BEFORE, _BEHIND = "的和与及为对把将在以向了并各全让给等", "的和与及为对把将在等是并"


class Slip(NamedTuple):
    """A wrong writing in the text, and what is right."""

    start: int
    end: int
    right: str


def framed(
    text: str, at: int, words: Container[str], opens: str = _BEFORE, closes: str = _BEHIND
) -> bool:
    """Say whether a whole word of the trade, a particle or a mark stands on either side of a pair.

    ``words`` are the words of two characters, ``opens`` and ``closes`` the particles before and behind.
    """
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    if (
        before[-1:] == behind[:1] == "、"
        or {text[at - 2 : at + 1], text[at + 1 : at + 4]} & terms()
    ):
        return False  # 稳岗、提技、护安: each a word of its own; 妇女节对全体: 节 is the term's
    left = not _han(before[-1:]) or before in words or before[-1:] in opens
    right = not _han(behind[:1]) or behind in words or behind[:1] in closes
    return left and right


def verb_before_noun(pair: str, right: str, behind: str) -> bool:
    """Say whether a pair may be a verb and its object, and the sentence goes on behind it."""
    verb = pair[0] != right[0] and classes().get(pair[0]) is not None
    return verb and behind not in "的和与及"


def lone(text: str, at: int) -> bool:
    """Say whether nothing can go on with a character: a mark is behind it, or a particle."""
    behind = text[at + 1 : at + 2]
    return not _han(behind) or behind in "的和与及"


def stands_alone(text: str, at: int, near: Mapping[str, Mapping[str, str]]) -> bool:
    """Say whether neither neighbour makes a word with a character of the pair at ``at``.

    ``near`` holds the characters that do: ``before`` by the pair's first, ``behind`` by its last.
    """
    before, behind = text[at - 1 : at], text[at + 2 : at + 3]
    joined = bool(before) and before in near["before"].get(text[at], "")
    return not joined and not (behind and behind in near["behind"].get(text[at + 1], ""))


def excused(draft: Draft, at: int, pair: str) -> bool:
    """Say whether a pair that is no word is right for all that: a name, two words, a member of a list."""
    if pair in _real() or _named(draft, at, pair):
        return True
    plain = draft.plain
    return _apart(plain, at, pair) or in_list(plain, at) or _closes(plain, at, pair)


@cache
def _real() -> frozenset[str]:
    return frozenset(load("typos")["real"]["words"])


def _apart(plain: str, at: int, pair: str) -> bool:
    """Say whether a pair is no word: half of a measure (一分一厘|入账), a verb before a person (找|顾老师)."""
    counted = at > 0 and plain[at - 1] in COUNT
    return counted or (bool(surname(pair[1])) and titled(plain, at + 2))


def _closes(plain: str, at: int, pair: str) -> bool:
    """Say whether the first character ends the noun before it, and the last is a verb (志愿队|接)."""
    real = load("typos")["real"]
    noun = word_class(plain[max(0, at - 2) : at]) == "N"
    return noun and pair[0] in real["closes"] and pair[1] in real["single"]


def _named(draft: Draft, at: int, pair: str) -> bool:
    plain = draft.plain
    before, behind = plain[at - 1 : at], plain[at + 2 : at + 3]
    if (before and before in OPENS) or (behind and behind in CLOSES + PLACES):
        return True
    closed = not _han(behind)
    short = behind == "、" and _han(before) and not _han(plain[at - 2 : at - 1])  # 聋部、培智部、
    ends = plain[at - 2 : at] in vocabulary()  # 教师, 化解: no surname, though 师 and 解 are
    if short or (surname(before) and not ends) or (closed and surname(pair) == pair[0]):
        return True
    again = plain.count(pair, draft.document.start, draft.document.end) > 1
    return again or is_name_at(plain, at, at + 2)


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"


@cache
def terms() -> frozenset[str]:
    """Return the terms of the trade, of three and more characters."""
    return frozenset(load("typos")["terms"]["words"])


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of two characters that texts of unions use again and again."""
    text = place("trade_words.txt").read_text("utf-8").split("\n")[1]
    return frozenset(map(add, text[::2], text[1::2]))
