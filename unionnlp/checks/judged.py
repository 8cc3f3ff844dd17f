"""Judged: sentences that read like a fault, told by what many annotated sentences have taught.

No rule stands behind a finding of these codes, so they give way to one that does
(``facts.sentences`` says how likely a sentence is of a kind).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

import msgspec

from unionnlp.checks import quorums, rules
from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, codes
from unionnlp.facts.sentences import learned
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.resources import load

CODES = {"cancelled": "R103", "rule": "R202"}
"""The code under which a sentence of a kind is told."""

_SENTENCE = lazy(r"[^。;!?\n]+[。;!?]?")
_LABEL = lazy(rf"\s{{0,9}}[(（第]?[{COUNT}\d]{{1,3}}[)）]?[、.．,，]\s*")
_SHORTEST, _LONGEST = 6, 240  # characters of a sentence that is judged


_KIN = {"cancelled": "rule"}  # kinds between which two careful readers may differ


class Said(msgspec.Struct, frozen=True):
    """A sentence ``[start, end)``, its number left out, and how likely it is of each kind that is asked."""

    start: int
    end: int
    kinds: dict[str, float]


def said(draft: Draft, kind: str) -> tuple[Said, ...]:
    """Return the sentences of a plan that are of a kind; they are read once."""
    of, found = draft.known.get("judged", (None, ()))
    if of is not draft.noise:  # a copy of the draft may have other noise
        found = tuple(_judged(draft)) if draft.is_plan else ()
        draft.known["judged"] = draft.noise, found
    return tuple(s for s in cast("tuple[Said, ...]", found) if kind in s.kinds)


def _judged(draft: Draft) -> Iterator[Said]:
    judge = learned()
    for start, end in _sentences(draft):
        if likely := judge.told(draft.plain[start:end]):
            yield Said(start, end, likely)


def _sentences(draft: Draft) -> Iterator[tuple[int, int]]:
    document = draft.document
    signed = document.signature.start if document.signature else document.end
    for start, end in draft.lines()[1:]:
        if start >= signed or draft.in_noise(start, end):
            continue
        for match in _SENTENCE.finditer(draft.plain, start, end):
            label = _LABEL.match(draft.plain, match.start(), match.end())
            begin = label.end() if label else match.start()
            if _SHORTEST <= match.end() - begin <= _LONGEST:
                yield begin, match.end()


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the sentences that read like a fault; whoever orders the findings drops what a rule tells."""
    old = draft.year is not None and draft.year < load("judged")["since"]
    for kind, code in CODES.items():
        for sentence in () if old and kind == "rule" else said(draft, kind):
            if kind == "rule" and _weighed(draft, sentence):
                continue
            values = {"law": _law(draft.plain[sentence.start : sentence.end])}
            yield Hit(code, ((sentence.start, sentence.end),), values)


def _weighed(draft: Draft, sentence: Said) -> bool:
    """Say whether a sentence gives a number that a rule is about: that rule weighs it, words cannot."""
    span = sentence.start, sentence.end
    return quorums.speaks(draft.plain, *span) or rules.speaks(draft, *span)


def yielding(hits: Sequence[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
    """Return the hits without those of learned codes on whose words a rule of a kindred kind has told something."""
    mine = frozenset(CODES.values())
    told: dict[str | None, list[tuple[int, int]]] = {}
    for _, hit in hits:
        if hit.code not in mine:
            told.setdefault(_kin(hit), []).extend(hit.spans)
    return [
        (index, hit)
        for index, hit in hits
        if hit.code not in mine or not any(overlaps(told.get(_kin(hit), ()), *s) for s in hit.spans)
    ]


def _kin(hit: Hit) -> str | None:
    kind = codes()[hit.code].kind
    return _KIN.get(kind, kind) if kind else None


def _law(sentence: str) -> str:
    """Return the paper in which the rule most likely stands, by the words of a sentence."""
    for row in _laws():
        if any(word in sentence for word in row[1]):
            return row[0]
    return _laws()[-1][0]


@cache
def _laws() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["law"], tuple(row["words"])) for row in load("judged")["law"])
