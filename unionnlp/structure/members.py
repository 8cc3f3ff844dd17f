"""What a passage of a page is by its words: a plan or summary, or a speech, duties, a rule, a letter, news.

Titles of collections promise plans for whatever they hold. The weights are learned from passages of both
sorts (``scripts/members.py``) and lie as JSON in models/members.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from math import sqrt
from typing import Final, NamedTuple

import msgspec

from unionnlp import resources
from unionnlp.grammar.numerals import COUNT
from unionnlp.packed import GramWeights, Met, codes
from unionnlp.patterns import lazy
from unionnlp.structure.titles import delimiter, numbered

FILE_NAME: Final = "members.json"
_SHOWN = 600  # characters of a passage that tell
_SURE = -4.0  # log odds of a passage that is a plan or summary beyond doubt
_FIGURES = lazy(r"\d+")
# Rules are written in articles, and so are some plans: what counts them does not tell.
_ARTICLES = lazy(rf"第(?:[{COUNT}百]{{1,4}}|0)[条章节]")


class PassageGrams(NamedTuple):
    """The features of a passage: codes of characters and pairs (title and text), its first words and last."""

    title: set[int]
    text: set[int]
    ends: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.title) + len(self.text) + len(self.ends)


class Members(msgspec.Struct, frozen=True, dict=True):
    """Learned weights: those above zero speak against a plan or summary."""

    bias: float
    told: float
    title: GramWeights
    text: GramWeights
    ends: dict[str, float]

    def worth(self, heads: Sequence[str], content: Iterable[str]) -> float:
        """Return how much speaks against a plan or summary (log odds) in a passage, by its titles and its lines."""
        return self.of(grams(heads, content))

    def of(self, found: PassageGrams) -> float:
        """Return the same by the features of a passage."""
        title, text = self._met
        total = sum(map(title.__getitem__, found.title)) + sum(map(text.__getitem__, found.text))
        total += sum([self.ends.get(end, 0.0) for end in found.ends])
        return self.bias + total / sqrt(found.size)

    @cached_property
    def _met(self) -> tuple[Met[int, float], Met[int, float]]:
        return Met(self.title.coded), Met(self.text.coded)


def other(heads: Sequence[str], content: Iterable[str]) -> bool:
    """Tell whether a passage reads like something else than a plan or summary."""
    judge = shipped()
    return judge.worth(heads, content) >= judge.told


def planned(heads: Sequence[str], content: Iterable[str]) -> bool:
    """Tell whether a passage reads like a plan or summary beyond doubt, whatever form it has."""
    return shipped().worth(heads, content) <= _SURE


@cache
def shipped() -> Members:
    """Return the learned weights; raise ``KnowledgeError`` (U300) if they cannot be read."""
    return resources.model(FILE_NAME, Members)


def grams(heads: Sequence[str], content: Iterable[str]) -> PassageGrams:
    """Return the features of a passage."""
    title, text = _plain(map(_unnumbered, heads)), _plain(content)
    ends = (f"^{text[:2]}", f"^{text[:4]}", f"${text[-2:]}", f"${text[-4:]}")
    return PassageGrams(codes(title), codes(text), ends)


def _unnumbered(head: str) -> str:
    """Return a title without the number of its member, which says nothing of what it is."""
    mark = delimiter(head) or numbered(head)
    return mark.stem + mark.rest if mark else head


def _plain(lines: Iterable[str]) -> str:
    packed = "".join("".join(lines)[: 2 * _SHOWN].split())
    return _ARTICLES.sub("", _FIGURES.sub("0", packed))[:_SHOWN]
