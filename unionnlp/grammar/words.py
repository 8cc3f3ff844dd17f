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


class Word(NamedTuple):
    """A word of a stretch: where it begins and ends there, and its class."""

    start: int
    end: int
    tag: str


@cache
def lexicon() -> dict[str, tuple[int, str]]:
    """Return for each known word the logarithm of how often it occurs, and its class."""
    known: dict[str, tuple[int, str]] = {}
    for line in place("lexicon.txt").read_text("utf-8").splitlines():
        if line[0] == "#":
            continue
        head, packed = line.split(" ", 1)
        entry, size = (int(head[1], 16), head[0]), int(head[2])
        known.update((packed[k : k + size], entry) for k in range(0, len(packed), size))
    for line in place("dictionary.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            word, count, _ = line.split()
            known.setdefault(word, (max(3, round(math.log(int(count)))), "N"))
    for tag, listed in load("word_classes")["classes"].items():
        for word in listed:
            known[word] = (known.get(word, (_USUAL, ""))[0], tag)
    return known


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order, without gaps; the time is linear in its length."""
    size, known = len(text), lexicon()
    best = [0.0, *[-math.inf] * size]
    came: list[tuple[int, str]] = [(0, "")] * (size + 1)
    for at, char in enumerate(text):
        base = best[at] - _TOTAL
        if not "\u4e00" <= char <= "\u9fa5":
            entry = (0, "#" if char.isascii() and char.isalnum() else "Y")
        else:
            entry = known.get(char, _UNKNOWN)
            for end in range(at + 2, min(size, at + _LONGEST) + 1):
                piece = text[at:end]
                if piece[-1] != " " and " " in piece:  # a word that a page has pulled apart
                    piece = piece.replace(" ", "")
                longer = known.get(piece)
                if longer and base + longer[0] > best[end]:
                    best[end], came[end] = base + longer[0], (at, longer[1])
        if base + entry[0] > best[at + 1]:
            best[at + 1], came[at + 1] = base + entry[0], (at, entry[1])
    found: list[Word] = []
    end = size
    while end:
        start, tag = came[end]
        found.append(Word(start, end, tag))
        end = start
    return tuple(reversed(found))


def tags(text: str) -> str:
    """Return the classes of the words of ``text``, a letter each."""
    return "".join(word.tag for word in cut(text))


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
