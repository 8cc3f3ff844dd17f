"""Hunches: two characters that make no word, where one that sounds or looks alike makes a common one.

No list of wrong writings stands behind them, so that words of any text are met (措失 for 措施); they
are asked about, and not told as slips. How common words are is known from ``resources/lexicon.txt``:
what is gained by reading one common word, and not two characters that stand alone, must be much.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from unionnlp.checks.confusions import Slip, excused, framed, terms, verb_before_noun, vocabulary
from unionnlp.checks.draft import Draft
from unionnlp.grammar.words import classes, lexicon
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
_AT_MOST = 3  # in a text; more are a way of writing


def hunches(draft: Draft) -> Iterator[Slip]:
    """Yield what may be a wrong writing of a common word; nothing where a text is full of them."""
    found = list(_found(draft))
    if len(found) <= _AT_MOST:
        yield from found


def _found(draft: Draft) -> Iterator[Slip]:
    plain, start, end = draft.plain, draft.document.start, draft.document.end
    apart = [_apart(plain[at : at + 2]) for at in range(start, end)]
    for k in range(len(apart) - 1):
        alone = apart[k] == _NO_WORD and _WORD not in (
            apart[k - 1] if k else _NO_WORD,
            apart[k + 1],
        )
        if not alone:
            continue
        at = start + k
        pair = plain[at : at + 2]
        if draft.text[at : at + 2] != pair or not framed(plain, at, _KNOWN, _OPENS, _CLOSES):
            continue
        right = _meant(pair)
        behind = plain[at + 2 : at + 3] or "。"
        act = right and "一" <= behind <= "鿿" and verb_before_noun(pair, right, behind)
        if right and not act and not excused(draft, at, pair):
            yield Slip(at, at + 2, right)


_NOTHING, _WORD, _NO_WORD = 0, 1, 2


def _apart(pair: str) -> int:
    """Say what two characters are: a word or within a term, none, or not two characters of a word at all."""
    if len(pair) < 2 or not ("一" <= pair[0] <= "鿿" and "一" <= pair[1] <= "鿿"):
        return _NOTHING
    return _WORD if pair in _words() or pair in lexicon()[pair[0]] else _NO_WORD


class _Known:
    """All words of two characters that are known."""

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, str) and _apart(pair) == _WORD


_KNOWN = _Known()


@cache
def _words() -> frozenset[str]:
    """Return the words of two characters, and what two neighbours within a term make."""
    inside = {term[k : k + 2] for term in terms() for k in range(len(term) - 1)}
    return frozenset(w for w in classes() if len(w) == 2) | vocabulary() | inside


@cache
def _meant(pair: str) -> str | None:
    """Return the common word that two characters are nearest to; ``None`` where nothing is gained."""
    first, last = pair[0], pair[1]
    if pair in load("typos")["real"]["young"]:
        return None
    if {_class(first), _class(last)} & _FREE:
        return None
    alone = _often(first) + _often(last) - _RARE
    best, right = _GAIN + alone, None
    for word in (
        *(char + last for char in _alike().get(first, "")),
        *(first + char for char in _alike().get(last, "")),
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
def _alike() -> dict[str, str]:
    """Return for each character those that sound or look like it."""
    table = load("typos")
    found: dict[str, set[str]] = {}
    for group in (*table["sounds"].values(), *table["shapes"]["groups"]):
        for char in group:
            found.setdefault(char, set()).update(group)
    return {char: "".join(sorted(alike - {char})) for char, alike in found.items()}
