"""What a passage is about: its own words, and the meanings that other words share with them.

Words of a passage are its pairs of characters, without those that every plan is full of;
meanings are the rows of ``resources/meanings.toml``. Both weigh more the rarer they are in the
two texts that are compared.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from unionnlp.patterns import lazy
from unionnlp.resources import load

_RUN = lazy(r"[\u4e00-\u9fff]+|[a-z]{2,}")
_QUOTED = lazy(r"[“《\"]([^”》\"\n]{2,16})[”》\"]")
_LONGEST = 8


class PassageWords:
    """The words of one normalised passage, each kind read when it is first asked for.

    ``pairs``: pairs of characters that follow each other, without the words that every plan is full of;
    ``meanings``: rows of ``resources/meanings.toml`` of which a word stands in it; ``names``: what stands in
    quotation marks or book titles.
    """

    pairs: frozenset[str]
    meanings: frozenset[str]
    names: frozenset[str]

    def __init__(self, plain: str) -> None:
        self._plain = plain

    def __getattr__(self, name: str) -> frozenset[str]:
        if name not in _READERS:
            raise AttributeError(name)
        found = _READERS[name](self._plain)
        setattr(self, name, found)  # from now on a plain attribute
        return found


@cache
def _common() -> re.Pattern[str]:
    words = {word for row in load("meanings")["common"].values() for word in row}
    return lazy("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def _meanings() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return words with their meanings by first character, the longest word first."""
    known: dict[str, list[str]] = {}
    for meaning, row in load("meanings")["same"].items():
        for word in row:
            known.setdefault(word, []).append(meaning)
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word in sorted(known, key=len, reverse=True):
        table.setdefault(word[0], []).append((word, tuple(known[word])))
    return table


def read(plain: str) -> PassageWords:
    """Return the words of a normalised passage."""
    return PassageWords(plain)


def _pairs(plain: str) -> frozenset[str]:
    runs = _RUN.findall(_common().sub(" ", plain))
    return frozenset([run[k : k + 2] for run in runs for k in range(len(run) - 1)])


def _names(plain: str) -> frozenset[str]:
    return frozenset(_common().sub("", n) or n for n in _QUOTED.findall(plain))


def _found(plain: str) -> Iterable[str]:
    table = _meanings()
    for at, char in enumerate(plain):
        if char in table:
            for word, meanings in table[char]:
                if plain.startswith(word, at):
                    yield from meanings
                    break


_READERS: dict[str, Callable[[str], frozenset[str]]] = {
    "pairs": _pairs,
    "meanings": lambda plain: frozenset(_found(plain)),
    "names": _names,
}


class WordRarity:
    """How rare each word is among the passages of a pair: the logarithm of its inverse share."""

    def __init__(self, passages: Iterable[PassageWords]) -> None:
        held = list(passages)
        counts: Counter[str] = Counter()
        for words in held:
            counts.update(words.pairs | words.meanings | words.names)
        self._top = math.log(len(held) + 1.5)
        self._wholes: dict[frozenset[str], float] = {}
        most = max(counts.values(), default=0)
        by_count = [math.log((len(held) + 1.5) / (n + 0.5)) for n in range(most + 1)]
        self._weights = {w: by_count[n] for w, n in counts.items()}

    def weight(self, word: str) -> float:
        """Return the weight of one word; one that stands nowhere weighs most."""
        return self._weights.get(word, self._top)

    def sum(self, words: Iterable[str]) -> float:
        """Return the weight of several words together."""
        get, top = self._weights.get, self._top
        return sum([get(w, top) for w in words])

    def whole(self, words: frozenset[str]) -> float:
        """Return ``sum`` of a set that is asked for again and again."""
        found = self._wholes.get(words)
        if found is None:
            found = self._wholes[words] = self.sum(words)
        return found
