"""Hunches: two characters that make no word, where one that sounds or looks alike makes a common one.

No list of wrong writings stands behind them, so that words of any text are met (措失 for 措施); they
are asked about, and not told as slips. How common words are is known from ``resources/lexicon.txt``:
what is gained by reading one common word, and not two characters that stand alone, must be much.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from unionnlp.checks.alike import NEAR, alike
from unionnlp.checks.confusions import Slip, excused, framed, terms, verb_before_noun, vocabulary
from unionnlp.checks.draft import Draft
from unionnlp.grammar.words import classes, lexicon
from unionnlp.patterns import lazy
from unionnlp.resources import load

_COMMON = 6  # logarithm of how often a word occurs at least
_OURS = 8  # the same for a word of the trade
_RARE = 17.9  # of all words that were counted: what a second word costs
_GAIN = 8.5
_FREE = frozenset("DPUCMQRFY")  # classes of characters that stand beside any word
# Before a word and behind one stand these, too.
_OPENS, _CLOSES = (
    "的和与及为对把将在以向了并各全让给等要须应会都已也再更很不",
    "的和与及为对把将在等是并了要须应也都不",
)
_ROW = 2  # pairs beside one another of which none is a word, with the one before them
_IDEOGRAPHS = lazy("[一-鿿]{2,}")
_AT_MOST = 3  # in a text; more are a way of writing


def hunches(draft: Draft) -> Iterator[Slip]:
    """Yield what may be a wrong writing of a common word; nothing where a text is full of them."""
    found = list(_found(draft))
    if len(found) <= _AT_MOST:
        yield from found


def _found(draft: Draft) -> Iterator[Slip]:
    plain = draft.plain
    for at in _no_words(plain, draft.document.start, draft.document.end):
        pair = plain[at : at + 2]
        right = _meant(pair) if draft.text[at : at + 2] == pair else None
        if right is None or _joined(plain, at):
            continue
        if not framed(plain, at, _KNOWN, _OPENS, _CLOSES):
            continue
        behind = plain[at + 2 : at + 3]
        act = "一" <= behind <= "鿿" and verb_before_noun(pair, right, behind)
        if not act and not excused(draft, at, pair):
            yield Slip(at, at + 2, right)


def _no_words(plain: str, start: int, end: int) -> Iterator[int]:
    """Yield where two characters are no word, and neither makes one with its neighbour."""
    known, lists = classes(), (vocabulary(), _inside())
    for run in _IDEOGRAPHS.finditer(plain, start, end):
        first, last = run.span()
        free = 1  # pairs in a row that are no word, the edge before the run as one
        for at in range(first, last - 1):
            pair = plain[at : at + 2]
            if pair in known or any(pair in words for words in lists):
                free = 0
                continue
            free += 1
            if free > _ROW:
                yield at - 1
        if free >= _ROW:
            yield last - 2


def _joined(plain: str, at: int) -> bool:
    """Say whether a character of a pair makes a rarer word with its neighbour."""
    beside = plain[max(0, at - 1) : at + 1], plain[at + 1 : at + 3]
    return any(len(pair) > 1 and pair in lexicon()[pair[0]] for pair in beside)


class _Known:
    """All words of two characters that are known."""

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, str) and len(pair) > 1 and _is_word(pair)


_KNOWN = _Known()


def _is_word(pair: str) -> bool:
    return pair in lexicon()[pair[0]] or pair in vocabulary() or pair in _inside()


@cache
def _inside() -> frozenset[str]:
    """Return what two neighbours within a term make."""
    return frozenset(term[k : k + 2] for term in terms() for k in range(len(term) - 1))


@cache
def _meant(pair: str) -> str | None:
    """Return the common word that two characters are nearest to; ``None`` where nothing is gained."""
    first, last = pair[0], pair[1]
    if pair in load("typos")["real"]["young"] or pair in lexicon()[first]:
        return None
    if {_class(first), _class(last)} & _FREE:
        return None
    alone = _often(first) + _often(last) - _RARE
    best, right = _GAIN + alone, None
    for word in (
        *(char + last for char in _alike(first)),
        *(first + char for char in _alike(last)),
    ):
        often = _often(word)
        often = max(often, _OURS) if word in vocabulary() else often
        if often >= _COMMON and often > best:
            best, right = often, word
    return right


def _often(word: str) -> float:
    return lexicon()[word[0]].get(word, (0, ""))[0]


def _class(char: str) -> str:
    return lexicon()[char].get(char, (0, "X"))[1]


@cache
def _alike(char: str) -> str:
    """Return the characters that sound or look like one."""
    return "".join(other for other, kind in alike(char).items() if kind != NEAR)
