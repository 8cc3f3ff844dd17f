"""The occasion of a statement, and whether two statements can be of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import own_week
from unionnlp.checks.statements.records import Occasion, Statement
from unionnlp.grammar.words import cut
from unionnlp.patterns import lazy
from unionnlp.resources import load
from unionnlp.resources import words as pattern

_RARE: Final = 4  # a word that stands more often tells no occasion
_CONTENT: Final = frozenset("NWVALSXHBI")
_SINGLE: Final = frozenset("NXAVSL")
_HAN = lazy(r"[一-鿿]+")


class Occasions:
    """The occasions of a draft's places, each read once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._entries = sorted(draft.document.schedule, key=lambda e: e.start)
        self._starts = [e.start for e in self._entries]
        self._known: dict[tuple[int, int], Occasion] = {}
        self._often: dict[str, bool] = {}

    def at(self, at: int) -> Occasion:
        """Return the occasion of what stands at ``at``."""
        draft = self._draft
        k = bisect_right(self._starts, at) - 1
        if k >= 0 and at < self._entries[k].end:
            entry = self._entries[k]
            span = entry.start, entry.end
            if span not in self._known:
                self._known[span] = Occasion(
                    place=span, planned=True, past=False, months=frozenset(entry.months),
                    weeks=frozenset(own_week(draft, entry)), words=self._words(*span),
                )  # fmt: skip
            return self._known[span]
        clause = draft.context.clause(at)
        if clause not in self._known:
            span = draft.context.sentence(at)
            dates = draft.dates(*clause) or draft.dates(*span)
            self._known[clause] = Occasion(
                place=self._line(at), planned=False, past=draft.context.past(at), weeks=frozenset(),
                months=frozenset(m for d in dates for m in d.months), words=self._words(*span),
            )  # fmt: skip
        return self._known[clause]

    def _line(self, at: int) -> tuple[int, int]:
        plain = self._draft.plain
        end = plain.find("\n", at)
        return plain.rfind("\n", 0, at) + 1, end if end >= 0 else len(plain)

    def _words(self, start: int, end: int) -> frozenset[str]:
        return frozenset(w for w in content(self._draft.plain[start:end]) if self._rare(w))

    def _rare(self, word: str) -> bool:
        if word not in self._often:
            document = self._draft.document
            count = self._draft.plain.count(word, document.start, document.end)
            self._often[word] = count > _RARE
        return not self._often[word]


def content(text: str) -> set[str]:
    """Return the words of ``text`` with a meaning of their own; two single characters make one."""
    found: set[str] = set()
    for run in _HAN.finditer(text):
        single = name = ""
        for word in cut(run.group()):
            piece = run.group()[word.start : word.end]
            if len(piece) > 1:
                single, name = "", piece if word.tag in _CONTENT else ""
                if name and piece not in _common():
                    found.add(piece)
                continue
            if name and piece in _ends():
                found.add(name + piece)
            name = ""
            told = word.tag in _SINGLE and piece not in _function()
            if single and told:
                found.add(single + piece)
            single = piece if told else ""
    return found


def shared(first: Statement, second: Statement) -> set[str]:
    """Return the words of their occasions that two statements have in common, those of the thing left out."""
    both = (first.occasion.words & second.occasion.words) - first.own - second.own
    return {w for w in both if not any(w in k or k == w for k in first.key)}


def one_time(first: Occasion, second: Occasion) -> bool:
    """Say whether the text and the arrangement speak of one month or week."""
    if first.planned == second.planned:
        return False
    return bool(first.months & second.months or first.weeks & second.weeks)


def other_time(first: Occasion, second: Occasion) -> bool:
    """Say whether two occasions are in months that have nothing in common, or in different years."""
    months = first.months and second.months and not first.months & second.months
    return bool(months) or first.past != second.past


@cache
def _common() -> frozenset[str]:
    return frozenset(load("statements")["occasion"]["common"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("statements")["occasion"]["ends"])


@cache
def _function() -> frozenset[str]:
    return frozenset(load("statements")["occasion"]["function"])


def marks(key: str) -> re.Pattern[str]:
    """Return the pattern of a word list of ``statements.toml``."""
    return pattern("statements", "marks", key)
