"""Judged: sentences that read like a fault, told by what many annotated sentences have taught.

No rule stands behind a finding of these codes, so they give way to one that does
(``facts.sentences`` says how likely a sentence is of a kind).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

import msgspec

from unionnlp.checks import eras, foreign, quorums, rules
from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, codes
from unionnlp.checks.phrases import word
from unionnlp.checks.records import Severity
from unionnlp.facts.sentences import learned
from unionnlp.grammar import cuts
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.resources import load

CODES = {"cancelled": "R103", "rule": "R202", "foreign": "L618", "outdated": "E513"}
"""The code under which a sentence of a kind is told."""

_LABEL = lazy(rf"\s{{0,9}}[(（第]?[{COUNT}\d]{{1,3}}[)）]?[、.．,，]\s*")
_SHORTEST, _LONGEST = 6, 240  # characters of a sentence that is judged


_KIN = {"cancelled": "rule", "impossible": "outdated"}
"""Kinds between which two careful readers may differ."""


class Said(msgspec.Struct, frozen=True):
    """A sentence ``[start, end)``, its number left out, and how likely it is of each kind that is asked."""

    start: int
    end: int
    kinds: dict[str, float]


def said(draft: Draft, kind: str) -> tuple[Said, ...]:
    """Return the sentences of a plan that are of a kind, as likely as is told; they are read once."""
    asked = learned().kinds[kind].asked
    return tuple(s for s in _read(draft) if s.kinds.get(kind, 0.0) >= asked)


def _read(draft: Draft) -> tuple[Said, ...]:
    of, found = draft.known.get("judged", (None, ()))
    if of is not draft.noise:  # a copy of the draft may have other noise
        found = tuple(_judged(draft)) if draft.is_plan else ()
        draft.known["judged"] = draft.noise, found
    return cast("tuple[Said, ...]", found)


def _judged(draft: Draft) -> Iterator[Said]:
    judges = learned()
    for start, end in _sentences(draft):
        if likely := judges.told(draft.plain[start:end], draft.school_type, draft.year):
            yield Said(start, end, likely)


def likely(draft: Draft, spans: Sequence[tuple[int, int]], kinds: Sequence[str]) -> float | None:
    """Return how likely the sentences at ``spans`` are of one of some kinds, ``None`` where that is not known."""
    if not draft.is_plan or ("foreign" in kinds and draft.school_type is None):
        return None
    judges, found = learned(), []
    for start, end in _sentences(draft):
        if overlaps(spans, start, end):
            said = judges.judge(draft.plain[start:end], draft.school_type, draft.year)
            found.append(max(said.get(kind, 0.0) for kind in kinds))
    return max(found, default=None)


def _sentences(draft: Draft) -> Iterator[tuple[int, int]]:
    document = draft.document
    signed = document.signature.start if document.signature else document.end
    for start, end in draft.lines()[1:]:
        if start >= signed or draft.in_noise(start, end):
            continue
        for left, right in cuts.parts(draft.plain, start, end):
            stop = min(right + 1, end)  # with its mark
            label = _LABEL.match(draft.plain, left, stop)
            begin = label.end() if label else left
            if _SHORTEST <= stop - begin <= _LONGEST:
                yield begin, stop


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the sentences that read like a fault; whoever orders the findings drops what a rule tells.

    What is less likely is a hint, the likeliest kind of a sentence alone.
    """
    old = draft.year is not None and draft.year < load("judged")["since"]
    kinds = learned().kinds
    for sentence in _read(draft):
        told = {kind: p for kind, p in sentence.kinds.items() if kind in CODES}
        weighed = "rule" in told and _weighed(draft, sentence)
        if old or (weighed and told["rule"] < kinds["rule"].asked):
            told.pop("rule", None)
        if not told:
            continue
        sure = [
            kind
            for kind, p in told.items()
            if p >= kinds[kind].asked
            and not _known(draft, sentence, kind)
            and not (weighed and kind == "rule")
        ]
        values = {
            "law": _law(draft.plain[sentence.start : sentence.end]), "year": draft.year,
            "unit": word("groups", draft.school_type or "all", draft.lang),
        }  # fmt: skip
        for kind in sure or sorted(told, key=lambda k: -told[k])[:1]:
            severity: Severity | None = None if sure else "low"
            yield Hit(CODES[kind], ((sentence.start, sentence.end),), values, severity)


def _known(draft: Draft, sentence: Said, kind: str) -> bool:
    """Say whether rules know what a sentence names, its years or its kinds of units: it is no more than asked about."""
    knows = {"outdated": eras.mentions, "foreign": foreign.speaks}.get(kind)
    return bool(knows and knows(draft.plain, sentence.start, sentence.end))


def _weighed(draft: Draft, sentence: Said) -> bool:
    """Say whether a sentence gives a number that a rule is about: that rule weighs it, words cannot."""
    span = sentence.start, sentence.end
    return quorums.speaks(draft.plain, *span) or rules.speaks(draft, *span)


def yielding(hits: Sequence[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
    """Return the hits without those of learned codes on whose words a rule of a kindred kind has told something.

    A hint gives way to whatever a rule tells of its words, not to another hint.
    """
    mine = frozenset(CODES.values())
    told: dict[str | None, list[tuple[int, int]]] = {}
    for _, hit in hits:
        if hit.code not in mine:
            told.setdefault(_kin(hit), []).extend(hit.spans)
    every = [s for _, h in hits if h.code not in mine and not _hint(h) for s in h.spans]

    def yields(hit: Hit) -> bool:
        others = [*told.get(_kin(hit), ()), *(every if hit.severity == "low" else ())]
        return any(overlaps(others, *span) for span in hit.spans)

    return [(index, hit) for index, hit in hits if hit.code not in mine or not yields(hit)]


def _hint(hit: Hit) -> bool:
    return (hit.severity or codes()[hit.code].severity) == "low"


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
