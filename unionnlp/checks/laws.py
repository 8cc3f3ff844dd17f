"""Laws, documents and offices that do not fit the year of a draft.

Laws called new that are old, drafts of laws long made, versions no longer the present one, documents
called the latest that give an old year themselves, rules that were replaced, offices by a former name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, rows, words

_YEAR = r"(?:19|20)\d\d"
_DATED = lazy(rf"(?<!\d)({_YEAR})年")


_OWN_YEAR = lazy(rf"》?[(][^()〔〕,。;《》\n]{{0,8}}[(〔\[]?{_YEAR}")
_REVISED = 6  # years in which nobody revises a law again


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the laws, documents and offices of a document that do not fit its year."""
    if draft.year is None:
        return
    told = list(_laws(draft, draft.year))
    yield from told
    taken = {hit.spans[0][0] for hit in told}
    for hit in _documents(draft, draft.year):
        if not any(hit.spans[0][0] <= at < hit.spans[0][1] for at in taken):
            yield hit
    yield from _replaced(draft, draft.year)
    yield from _renamed(draft, draft.year)


def _laws(draft: Draft, year: int) -> Iterator[Hit]:
    """Compare what is said of a law with the years in which it was made and revised."""
    for match in _law().finditer(draft.plain, draft.document.start, draft.document.end):
        known = [y for y in _years()[match.group("name")] if y <= year]
        if not known:
            continue
        if match.group("name") in _papers() and _OWN_YEAR.match(draft.plain, match.end("name")):
            continue
        stale, old = _stale(draft, match, known, year), _old(match, known, year)
        if not (old or stale) or (not stale and _told(draft, match)):
            continue
        values = {"law": match.group("name"), "latest": known[-1], "year": year}
        unread = match.group("name") in _unread()
        yield Hit("E508", (match.span(),), values, "low" if unread else None)


def _told(draft: Draft, match: re.Match[str]) -> bool:
    """Say whether a law is named where an earlier time is told; the year of its version tells none."""
    if match.group("version"):
        left, _ = draft.context.clause(match.start())
        return _DATED.search(draft.plain, left, match.start()) is not None
    versions = match.group("edition", "held", "since")
    return not any(versions) and draft.context.past(match.start())


def _stale(draft: Draft, match: re.Match[str], known: list[int], year: int) -> bool:
    """Say whether a law is called new, coming or a draft, so long after it was made or came into force."""
    said = match.group("new") or match.group("after")
    if match.group("draft"):
        return known[0] < year and ("修" not in match.group("draft") or _just_revised(known, year))
    if said is None:
        return False
    if _kind("asked").search(said):
        return known[0] < year - 1 and ("修" not in match.group() or _just_revised(known, year))
    if _kind("from_now").search(said):
        since = _in_force().get(match.group("name"))
        return int(since[:4]) < year if since else year - known[-1] > load("laws")["new"]["years"]
    if _kind("coming").search(match.group()):
        since = _in_force().get(match.group("name"))
        begins = f"{year}-{draft.period.first_month or 1:02}-01"
        return year - known[-1] > 1 or bool(since and known[-1] < year and since <= begins)
    return _not_new(said, match.group("name"), known[-1], year)


def _not_new(said: str, name: str, made: int, year: int) -> bool:
    """Say whether a law made in one year cannot be called so in another (刚刚施行, 今年修订, 最新)."""
    since = _in_force().get(name)
    if since and int(since[:4]) <= year and _kind("lately").search(said):
        return year - int(since[:4]) > 1
    allowed = 1 if _kind("this_year").search(said) else int(load("laws")["new"]["years"])
    return year - made > allowed


def _just_revised(known: list[int], year: int) -> bool:
    """Say whether a law was revised so lately that no further revision can be under way."""
    return len(known) > 1 and 0 < year - known[-1] <= _REVISED


def _old(match: re.Match[str], known: list[int], year: int) -> bool:
    """Say whether a version is cited that a later one had replaced before the year began.

    A draft of the year of a revision may be older than the revision.
    """
    version = next(filter(None, match.group("version", "edition", "held", "since")), None)
    latest = max((made for made in known if made < year), default=year)
    return version is not None and int(version) < latest


def _documents(draft: Draft, year: int) -> Iterator[Hit]:
    """Compare documents that are called new with the year that stands in their own name or number."""
    for match in _document().finditer(draft.plain, draft.document.start, draft.document.end):
        own = int(match.group("own"))
        new = match.group("new") or match.group("after")
        if (
            new
            and year - own > load("laws")["new"]["years"]
            and match.group("title") not in _years().keys() - _papers()
        ):
            values = {"law": match.group("title"), "own": own, "year": year, "years": year - own}
            yield Hit("E510", (match.span(),), values)


def _replaced(draft: Draft, year: int) -> Iterator[Hit]:
    for row, start, end in _rows(draft, "replaced", year):
        if not _kind("gone").search(draft.plain, *draft.context.clause(start)):
            yield _sourced("E509", row, start, end)


def _renamed(draft: Draft, year: int) -> Iterator[Hit]:
    """Yield offices by the name that they no longer have; what is told of their time keeps it."""
    for row, start, end in _rows(draft, "renamed", year):
        left, right = draft.context.clause(start)
        early = any(
            int(m.group(1)) <= row["year"] for m in _DATED.finditer(draft.plain, left, right)
        )
        titled = draft.plain.rfind("《", left, start) > draft.plain.rfind("》", left, start)
        if not early and not titled and not _kind("then").search(draft.plain, left, right):
            yield _sourced("E511", row, start, end)


def _sourced(code: str, row: dict[str, Any], start: int, end: int) -> Hit:
    """Return a finding by a row; it is only a hint where nobody has read the text behind the row."""
    values = {"by": row["by"], "since": row["year"]}
    return Hit(code, ((start, end),), values, "low" if row.get("read") == "未读" else None)


def _rows(draft: Draft, table: str, year: int) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Yield the rows of a table that hold before ``year``, with where the document names them."""
    for row, pattern in rows("laws", table, "words"):
        if year < row["year"] + (not row.get("at_once", False)):
            continue
        for match in pattern.finditer(draft.body):
            at, end = match.start() + draft.document.start, match.end() + draft.document.start
            told = draft.context.past(at) and not _applied(draft, at, end)
            if not told and not draft.in_noise(at, end):
                yield row, at, end


def _applied(draft: Draft, start: int, end: int) -> bool:
    """``按1988年《…规定》执行``: what is applied is no history, though it tells its own year."""
    left, right = draft.context.clause(start)
    before = _kind("by").search(draft.plain, left, start)
    return bool(before and _kind("applies").match(draft.plain, end, right))


@cache
def _years() -> dict[str, list[int]]:
    return {row["name"]: row["years"] for row in load("laws")["law"]}


@cache
def _unread() -> frozenset[str]:
    """Return the laws whose years nobody has read in a text: what they tell is only a hint."""
    return frozenset(row["name"] for row in load("laws")["law"] if row.get("read") == "未读")


@cache
def _papers() -> frozenset[str]:
    """Return the names of what is no law: it is told by a year of its own where it gives one."""
    return frozenset(row["name"] for row in load("laws")["law"] if row.get("document"))


@cache
def _in_force() -> dict[str, str]:
    """Return for a law the day, as ISO 8601 has it, from which its latest version holds."""
    return {row["name"]: row["in_force"] for row in load("laws")["law"] if "in_force" in row}


def _kind(key: str) -> re.Pattern[str]:
    return words("laws", "new", key)


@cache
def _law() -> re.Pattern[str]:
    """Return a pattern for a law with what is said of it: new or coming, its version, that it is a draft."""
    table = load("laws")["new"]
    new, after, now, names = (
        alternation(table["words"]),
        alternation(table["after"]),
        alternation(table["in_force_now"]),
        alternation(list(_years())),
    )
    return lazy(
        rf"(?:(?P<new>{new})[^,。;《》\n]{{0,3}}?)?(?:(?P<edition>{_YEAR})年?(?:修正|修订)?[版本](?:的)?)?"
        rf"(?:(?<!\d)(?P<held>{_YEAR})年(?:的|那[部版]的?)?(?:{now})|(?:{now})(?P<since>{_YEAR})年的?)?"
        rf"《?(?:中华人民共和国)?(?:中共中央[、 ]?国务院|国务院|教育部)?(?:关于)?(?:3[^,。;《》\n]{{1,2}}6岁)?"
        rf"(?P<name>{names})(?P<draft>[(]?(?:修[订正改])?(?:草案|征求意见稿|送审稿|讨论稿)[)]?)?》?"
        rf"(?:[(](?P<version>{_YEAR})年?(?:修正|修订|修改|版|本)?本?[)])?(?:[(]{_YEAR}年[^()]{{0,6}}[)])?"
        rf"(?:[^,。;《》\n]{{0,3}}(?P<after>{after}))?"
    )


@cache
def _document() -> re.Pattern[str]:
    """Return a pattern for a document with its own year behind its name, and what is said of it."""
    table = load("laws")["new"]
    new, after = alternation(table["words"]), alternation(table["after"])
    return lazy(
        rf"(?:(?P<new>{new})[^,。;《》\n]{{0,3}})?《(?P<title>[^《》\n]{{2,60}})》"
        rf"[(]?[^()〔〕,。;《》\n]{{0,8}}[(〔\[]?(?P<own>{_YEAR})(?:年|[〕\])])[^,。;《》\n]{{0,12}}?[)]?"
        rf"(?:[^,。;《》\n]{{0,3}}(?P<after>{after}))?(?=[^\d]|$)"
    )
