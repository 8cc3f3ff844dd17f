"""Judged: sentences that read like a fault, told by what many annotated sentences have taught.

No rule stands behind a finding of these codes, so they give way to one that does
(``facts.sentences`` says how likely a sentence is of a kind).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from unionnlp.checks import eras, foreign, quorums, rules
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, code
from unionnlp.checks.phrases import word
from unionnlp.checks.records import Severity
from unionnlp.facts.sentences import learned
from unionnlp.grammar import cuts, leads
from unionnlp.grammar.spans import Touching, meets, merged
from unionnlp.resources import load

CODES = {"cancelled": "R103", "rule": "R202", "foreign": "L618", "outdated": "E513"}
"""The code under which a sentence of a kind is told."""

_SHORTEST, _LONGEST = 6, 240  # characters of a sentence that is judged


_KIN = {"cancelled": "rule", "impossible": "outdated"}
"""Kinds between which two careful readers may differ."""


class JudgedSentence(msgspec.Struct, frozen=True):
    """A sentence ``[start, end)``, its number left out, and how likely it is of each kind that is asked."""

    start: int
    end: int
    kinds: dict[str, float]


def said(draft: Draft, kind: str) -> tuple[JudgedSentence, ...]:
    """Return the sentences of a plan that are of a kind, as likely as is told; they are read once."""
    asked = learned().kinds[kind].asked
    return tuple(s for s in _read(draft) if s.kinds.get(kind, 0.0) >= asked)


def _read(draft: Draft) -> Iterator[JudgedSentence]:
    """Yield the sentences that may be of some kind, with those alone that are likely enough to ask about."""
    judges = learned()
    for sentence in _judged(draft)[0]:
        if kinds := judges.hinted(sentence.kinds):
            yield JudgedSentence(sentence.start, sentence.end, kinds)


def _judged(draft: Draft) -> tuple[tuple[JudgedSentence, ...], Touching]:
    """Return the sentences of a plan, each with how likely it is of every kind, and where they stand."""

    def read() -> tuple[tuple[JudgedSentence, ...], Touching]:
        judges, unit, year = learned(), draft.school_type, draft.year
        spans = list(_sentences(draft)) if draft.is_plan else []
        found = (
            JudgedSentence(*s, judges.judge(draft.plain[slice(*s)], unit, year)) for s in spans
        )
        return tuple(found), Touching(spans)

    return draft.once("judged", draft.noise, read)


def likely(draft: Draft, spans: Sequence[tuple[int, int]], kinds: Sequence[str]) -> float | None:
    """Return how likely the sentences at ``spans`` are of one of some kinds, ``None`` where that is not known."""
    if "foreign" in kinds and draft.school_type is None:
        return None
    sentences, touching = _judged(draft)
    found = (sentences[k].kinds for span in spans for k in touching.within(*span))
    return max((said.get(kind, 0.0) for said in found for kind in kinds), default=None)


def _sentences(draft: Draft) -> Iterator[tuple[int, int]]:
    document = draft.document
    signed = document.signature.start if document.signature else document.end
    for start, end in draft.lines()[1:]:
        if start >= signed or draft.in_noise(start, end):
            continue
        for left, right in cuts.parts(draft.plain, start, end):
            stop = min(right + 1, end)  # with its mark
            begin = leads.behind_mark(draft.plain, left, stop)
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
        unsure = "rule" in told and told["rule"] < kinds["rule"].asked
        if "rule" in told and (old or (unsure and _weighed(draft, sentence))):
            del told["rule"]
        if not told:
            continue
        sure = [
            kind
            for kind, p in told.items()
            if p >= kinds[kind].asked and not _known(draft, sentence, kind)
        ]
        values = {
            "law": _law(draft.plain[sentence.start : sentence.end]), "year": draft.year,
            "unit": word("groups", draft.school_type or "all", draft.lang),
        }  # fmt: skip
        for kind in sure or sorted(told, key=lambda k: -told[k])[:1]:
            severity: Severity | None = None if sure else "low"
            yield Hit(CODES[kind], ((sentence.start, sentence.end),), values, severity)


def _known(draft: Draft, sentence: JudgedSentence, kind: str) -> bool:
    """Say whether rules know what a sentence names, its years, units or numbers: it is no more than asked about."""
    if kind == "rule":
        return _weighed(draft, sentence)
    knows = {"outdated": eras.mentions, "foreign": foreign.speaks}.get(kind)
    return bool(knows and knows(draft.plain, sentence.start, sentence.end))


def _weighed(draft: Draft, sentence: JudgedSentence) -> bool:
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
    every = merged(s for _, h in hits if h.code not in mine and not _hint(h) for s in h.spans)
    kindred = {kin: merged(spans) for kin, spans in told.items()}

    def yields(hit: Hit) -> bool:
        others = (kindred.get(_kin(hit), ()), every if hit.severity == "low" else ())
        return any(meets(spans, *span) for spans in others for span in hit.spans)

    return [(index, hit) for index, hit in hits if hit.code not in mine or not yields(hit)]


def _hint(hit: Hit) -> bool:
    return (hit.severity or code(hit.code).severity) == "low"


def _kin(hit: Hit) -> str | None:
    kind = code(hit.code).kind
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
