"""Characters that are taken for each other: of one sound, of sounds that many do not tell apart, of like shape.

The syllables without tone are in ``resources/sounds.json`` (made by ``scripts/slips.py``), the shapes in
``resources/typos.toml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from unionnlp.resources import load, place

SOUND: Final = 0
NEAR: Final = 1
SHAPE: Final = 2
SELDOM: Final = "*"
"""Behind a syllable: characters that are seldom read so."""
BOTH: Final = 3
"""Of one sound and of like shape."""

_FIRST = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_LAST = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def alike(char: str) -> dict[str, int]:
    """Return the characters that may stand for ``char`` by mistake, and what they have in common."""
    found: dict[str, int] = {}
    readings, sounds = _readings().get(char, ()), _sounds()
    for reading in readings:
        syllable = reading.removesuffix(SELDOM)
        for other in (syllable, syllable + SELDOM, *near(syllable)):
            found.update(dict.fromkeys(sounds.get(other, ""), NEAR))
    looks = "".join(_shapes().get(char, ()))
    found.update(dict.fromkeys(looks, SHAPE))
    for reading in readings:
        if not reading.endswith(SELDOM):
            for other in sounds[reading]:
                found[other] = BOTH if other in looks else SOUND
    found.pop(char, None)
    return found


def near(syllable: str) -> Iterator[str]:
    """Yield the syllables that many speakers do not tell from ``syllable``."""
    for one, other in _FIRST:
        if syllable.startswith(one):
            yield other + syllable[len(one) :]
        elif syllable.startswith(other):
            yield one + syllable[len(other) :]
    for one, other in _LAST:
        if syllable.endswith(one):
            yield syllable[: -len(one)] + other
        elif syllable.endswith(other):
            yield syllable[: -len(other)] + one


@cache
def _sounds() -> dict[str, str]:
    """Return the characters of each syllable."""
    return msgspec.json.decode(place("sounds.json").read_bytes(), type=dict[str, str])


@cache
def _readings() -> dict[str, list[str]]:
    readings: defaultdict[str, list[str]] = defaultdict(list)
    for syllable, chars in _sounds().items():
        for char in chars:
            readings[char].append(syllable)
    return readings


@cache
def _shapes() -> dict[str, list[str]]:
    """Return the groups of like shape that each character is in."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group in load("typos")["shapes"]["groups"]:
        for char in group:
            groups[char].append(group)
    return groups
