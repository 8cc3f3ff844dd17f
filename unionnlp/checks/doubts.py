"""Doubts: what a rule tells and a learned judge does not believe is a hint, since the two seldom err alike.

A rule reads a pattern, a judge the whole sentence or the pair of places; the codes, the judges and how little
they must believe stand in resources/judged.toml. Rules of numbers and those of a unit's own file are not doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from unionnlp.checks import judged, rules
from unionnlp.checks.clashes.check import compared
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.resources import load
from unionnlp.resources.kinds.judged import JudgedDoubt


def weighed(draft: Draft, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits of a draft; those that are doubted with the severity of a hint."""
    doubts = _doubts()
    for hit in hits:
        doubt = doubts.get(hit.code)
        doubtful = doubt is not None and hit.severity != "low" and _doubted(draft, hit, doubt)
        yield hit._replace(severity="low") if doubtful else hit


def _doubted(draft: Draft, hit: Hit, doubt: JudgedDoubt) -> bool:
    if doubt.kinds:
        if hit.rule is not None and not rules.words_decide(draft, hit.rule):
            return False
        likely = judged.likely(draft, hit.spans, doubt.kinds)
    else:
        likely = compared(draft).likely(hit.spans)
    return likely is not None and likely < doubt.least


@cache
def _doubts() -> dict[str, JudgedDoubt]:
    rows = [msgspec.convert(row, JudgedDoubt) for row in load("judged")["doubt"]]
    return {code: row for row in rows for code in row.codes}
