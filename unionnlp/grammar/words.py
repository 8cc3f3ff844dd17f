"""Words of a stretch of text: the most likely cut into known words, with the class of each.

The words and how often they occur are in ``resources/lexicon.txt`` (made by ``scripts/words.py``);
classes that union texts need otherwise are in ``resources/word_classes.toml``. Classes are letters:
``N`` noun, ``W`` noun of an act, ``V`` verb, ``H`` verb that says little, ``A`` adjective, ``B`` attribute,
``I`` phrase, ``S`` place name, ``L`` place, ``F`` position, ``T`` time, ``D`` adverb, ``R`` pronoun, ``M``
numeral, ``Q`` measure, ``P`` preposition, ``C`` conjunction, ``U`` particle, ``K`` suffix, ``#`` digits and
letters, ``Y`` other marks, ``X`` unknown.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from operator import add
from typing import Final, NamedTuple

from unionnlp.resources import load, place

_TOTAL: Final = 17.9  # logarithm of the words that were counted
_LONGEST: Final = 6
_UNKNOWN: Final = (0, "X")
_USUAL: Final = 6  # how common a word is that only word_classes.toml knows
_REMEMBERED: Final = 16_384  # characters whose words are kept


class Word(NamedTuple):
    """A word of a stretch: where it begins and ends there, and its class."""

    start: int
    end: int
    tag: str


_Entry = tuple[int, str]  # the logarithm of how often a word occurs, and its class


class _Lexicon(dict[str, dict[str, _Entry]]):
    """The known words by their first character; what no text asks for is not unpacked."""

    def __init__(self) -> None:
        super().__init__()
        lines = place("lexicon.txt").read_text("utf-8").splitlines()
        self._lines = {line[0]: line for line in lines if line[0] != "#"}
        for line in place("dictionary.txt").read_text("utf-8").splitlines():
            if line and line[0] != "#":
                word, count, _ = line.split()
                entry = max(3, round(math.log(int(count)))), "N"
                self[word[0]].setdefault(word, entry)
        for tag, listed in load("word_classes")["classes"].items():
            for word in listed:
                known = self[word[0]]
                known[word] = (known.get(word, (_USUAL, ""))[0], tag)

    def __missing__(self, first: str) -> dict[str, _Entry]:
        known = self[first] = {}
        for group in self._lines.get(first, "").split(" ")[1:]:
            entry, rest = (int(group[1], 16), group[0]), int(group[2]) - 1
            if not rest:
                known[first] = entry
                continue
            for k in range(3, len(group), rest):
                known[first + group[k : k + rest]] = entry
        return known


@cache
def lexicon() -> _Lexicon:
    """Return the known words by their first character: of each how common it is, and its class."""
    return _Lexicon()


_Ahead = tuple[int, str, dict[str, _Entry], dict[str, tuple[int, ...]]]
"""What begins with a character: how common it is alone, its class, words, and by two characters their lengths."""

_ANY_LENGTH: Final = tuple(range(2, _LONGEST + 1))


class _Begun(dict[str, _Ahead]):
    """What begins with a character, worked out when it is first met."""

    def __missing__(self, char: str) -> _Ahead:
        if len(self) >= _REMEMBERED:
            self.clear()
        if not "\u4e00" <= char <= "\u9fa5":
            found: _Ahead = (0, "#" if char.isascii() and char.isalnum() else "Y", {}, {})
        else:
            words = lexicon()[char]
            sizes: dict[str, tuple[int, ...]] = {}
            for word in words:
                pair, size = word[:2], len(word)
                known = sizes.get(pair, ())
                if 1 < size <= _LONGEST and size not in known:
                    sizes[pair] = (*known, size)
            found = *words.get(char, _UNKNOWN), words, sizes
        self[char] = found
        return found


_BEGUN: Final = _Begun()


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[tuple[int, ...], str]:
    """Return where the words of ``text`` begin and their classes, a letter each.

    The time is linear in the length of the text.
    """
    size, begun, total, spaced = len(text), _BEGUN, _TOTAL, " " in text
    best = [-math.inf] * (size + 1)
    came, told = [0] * (size + 1), [""] * (size + 1)
    best[0] = 0.0
    for at, char in enumerate(text):
        common, tag, words, sizes = begun[char]
        base = best[at] - total
        if base + common > best[at + 1]:
            best[at + 1], came[at + 1], told[at + 1] = base + common, at, tag
        if not words:
            continue
        for length in _ANY_LENGTH if spaced else sizes.get(text[at : at + 2], ()):
            end = at + length
            piece = text[at:end]
            if spaced and piece[-1] != " ":  # a word that a page has pulled apart
                piece = piece.replace(" ", "")
            if end <= size and (longer := words.get(piece)) and base + longer[0] > best[end]:
                best[end], came[end], told[end] = base + longer[0], at, longer[1]
    starts, tags = [], []
    end = size
    while end:
        tags.append(told[end])
        end = came[end]
        starts.append(end)
    return tuple(starts[::-1]), "".join(tags[::-1])


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order, without gaps; the time is linear in its length."""
    starts, tags = parted(text)
    return tuple(map(Word, starts, (*starts[1:], len(text)), tags))


def tags(text: str) -> str:
    """Return the classes of the words of ``text``, a letter each."""
    return parted(text)[1]


@cache
def classes() -> dict[str, str]:
    """Return the class of each known word of two characters: ``V`` verb, ``N`` noun, ``O`` other.

    Single characters have one too: ``P`` preposition, ``D`` adverb, ``U`` verb (``resources/words.txt``).
    """
    known: dict[str, str] = {}
    for line in place("words.txt").read_text("utf-8").splitlines():
        if line[:2] in ("O ", "N ", "V "):
            known.update(dict.fromkeys(map(add, line[2::2], line[3::2]), line[0]))
        elif line[:2] in ("P ", "D ", "U "):
            known.update(dict.fromkeys(line[2:], line[0]))
    return known


def word_class(word: str) -> str:
    """Return ``V``, ``N`` or ``O`` for a known word of two characters, else ``-``."""
    return classes().get(word, "-")
