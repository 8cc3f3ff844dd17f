"""Laws called new that are old, versions that are no longer the present one, rules that were replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.resources import alternation, load


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the laws of a document that do not fit its year."""
    if draft.year is None:
        return
    yield from _named(draft, draft.year)
    yield from _replaced(draft, draft.year)


def _named(draft: Draft, year: int) -> Iterator[Hit]:
    """Compare what is said of a law with the years in which it was made and revised."""
    for match in _pattern().finditer(draft.plain, draft.document.start, draft.document.end):
        known = [y for y in _years()[match.group("name")] if y <= year]
        if not known:
            continue
        version, latest = match.group("version"), known[-1]
        old = version is not None and int(version) < latest
        stale = match.group("new") is not None and year - latest > load("laws")["new"]["years"]
        told = match.group("new") is None and draft.context.past(match.start())
        if told or not (old or stale):
            continue
        values = {"law": match.group("name"), "latest": latest, "year": year}
        yield Hit("E508", (match.span(),), values)


def _replaced(draft: Draft, year: int) -> Iterator[Hit]:
    for row in load("laws")["replaced"]:
        if year <= row["year"]:
            continue
        for match in re.finditer(alternation(row["words"]), draft.body):
            at, end = match.start() + draft.document.start, match.end() + draft.document.start
            if not draft.context.past(at):
                values = {"by": row["by"], "since": row["year"]}
                yield Hit("E509", ((at, end),), values)


@cache
def _years() -> dict[str, list[int]]:
    return {row["name"]: row["years"] for row in load("laws")["law"]}


@cache
def _pattern() -> re.Pattern[str]:
    table = load("laws")
    new, names = alternation(table["new"]["words"]), alternation(list(_years()))
    return re.compile(
        rf"(?:(?P<new>(?:{new})))?《?(?:中华人民共和国)?(?P<name>{names})》?"
        r"(?:[(](?P<version>(?:19|20)\d\d)年?(?:修正|修订|修改|版|本)?本?[)])?"
    )
