"""Idioms with one wrong character (``L610``): three of the four stand, the other sounds or looks alike.

Which idioms there are is known from ``resources/lexicon.txt``. No list of wrong writings stands behind
them; where both are written, ``either`` of ``resources/typos.toml`` says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.alike import NEAR, alike
from unionnlp.checks.confusions import Slip
from unionnlp.checks.likely import NEXT, common, variants
from unionnlp.checks.sheltered import sheltered
from unionnlp.grammar.words import lexicon

_LONG: Final = 4
_IDIOM: Final = "I"  # the class of idioms (resources/word_classes.toml)

_Halves = tuple[dict[str, list[str]], dict[str, list[str]]]


def slipped(plain: str, start: int, end: int) -> Iterator[Slip]:
    """Yield the idioms of ``plain[start:end]`` that are written with another character behind their first."""
    for at in range(start, end - _LONG + 1):
        heads, tails = _halves(plain[at])
        if not heads:
            continue
        near = (*heads.get(plain[at + 1], ()), *tails.get(plain[at + 2 : at + 4], ()))
        for idiom in near:
            if _wrong(plain, at, idiom):
                yield Slip(at, at + _LONG, idiom)
                break


def _wrong(plain: str, at: int, idiom: str) -> bool:
    """Say whether one character of the idiom at a place is another, by mistake."""
    written = plain[at : at + _LONG]
    odd = [k for k in range(_LONG) if written[k] != idiom[k]]
    if len(odd) != 1 or written in lexicon()[written[0]]:
        return False
    if odd[0] == _LONG - 1 and common(plain[at + odd[0] : at + odd[0] + 2]) >= NEXT:
        return False  # 联席会|一致
    char, right = written[odd[0]], idiom[odd[0]]
    like = alike(char).get(right, NEAR) != NEAR and char + right not in variants()
    return like and not sheltered(plain, at, at + _LONG)


@cache
def _halves(first: str) -> _Halves:
    """Return the idioms that begin with a character: by their second one, and by their last two."""
    heads: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    for word, (_, kind) in lexicon()[first].items():
        if kind == _IDIOM and len(word) == _LONG:
            heads[word[1]].append(word)
            tails[word[2:]].append(word)
    return dict(heads), dict(tails)
