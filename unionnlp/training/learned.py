"""Hints that no one wrote: words on lines that carry an item though no cue of the catalogue stands there.

A list of cues is never whole. What the annotated lines say of an item in words of two to four characters,
in texts of several hands and hardly ever without it, proposes it, too; whether it is meant decides
the model, as for every hint. A text is never read with hints that it taught itself alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from unionnlp.items.features import MAX_GRAM
from unionnlp.patterns import lazy

HANDS = 2
"""Texts of others in which a hint must have been missed (2 and 3 tried; of one text alone it is chance)."""
SURE = 0.4
"""Share of the lines with it that carry the item (0.4 to 0.7 tried: more proposes half as much)."""

_IDEOGRAPHS = lazy("[一-鿿]{2,}")

Hints = dict[str, tuple[str, ...]]
"""Patterns by item id."""


class Taught(msgspec.Struct, frozen=True):
    """A line as it teaches: its text, whose it is, the items that it carries, those that a cue proposes."""

    text: str
    hand: int
    gold: Collection[str]
    proposed: Collection[str]


class LearnedHints(msgspec.Struct, frozen=True):
    """Learned hints by item, and for each of them the hands that taught it: two or more."""

    hints: Hints
    hands: dict[tuple[str, str], frozenset[int]]

    def by_others(self, item: str, hint: str, hand: int) -> bool:
        """Say whether enough other hands than this one taught a hint (one that is not learned counts)."""
        hands = self.hands.get((item, hint))
        return hands is None or len(hands - {hand}) >= HANDS


def learn(lines: Sequence[Taught]) -> LearnedHints:
    """Return the hints that the lines teach, in a stable order; a shorter one stands for longer ones."""
    missed: dict[tuple[str, str], set[int]] = {}
    for line in lines:
        if lost := set(line.gold) - set(line.proposed):
            for gram in _grams(line.text):
                for item in lost:
                    missed.setdefault((item, gram), set()).add(line.hand)
    offered = {key for key, hands in missed.items() if len(hands) >= HANDS}
    carried = dict.fromkeys(offered, 0)
    total = dict.fromkeys({gram for _, gram in offered}, 0)
    items: dict[str, list[str]] = {}
    for item, gram in sorted(offered):
        items.setdefault(gram, []).append(item)
    for line in lines:
        for gram in _grams(line.text) & total.keys():
            total[gram] += 1
            for item in items[gram]:
                carried[item, gram] += item in line.gold
    sure = {key for key in offered if carried[key] >= SURE * total[key[1]]}
    hints: dict[str, list[str]] = {}
    for item, gram in sorted(sure, key=lambda key: (key[0], len(key[1]), key[1])):
        if not any(short in gram for short in hints.get(item, ())):
            hints.setdefault(item, []).append(gram)
    kept = {(item, gram) for item, grams in hints.items() for gram in grams}
    return LearnedHints(
        {item: tuple(grams) for item, grams in hints.items()},
        {key: frozenset(missed[key]) for key in kept},
    )


def _grams(text: str) -> set[str]:
    """The words of two to ``MAX_GRAM`` characters that may be in a line: runs of ideographs."""
    return {
        run.group()[at : at + size]
        for run in _IDEOGRAPHS.finditer(text)
        for size in range(2, MAX_GRAM + 1)
        for at in range(len(run.group()) - size + 1)
    }
