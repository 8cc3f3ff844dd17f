"""Who chairs: the one name that the places of a draft give beside the office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.people import is_name, surname
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words
from unionnlp.translation import translator

_REACH = 24  # characters of titles and a name
# 工会主席：X in a signature or a table: the name is all that stands behind the colon.
_SIGNED = lazy(
    r"[ \t　]{0,40}+(?:[(（]?签[字名章发][)）]?)?[:：][ \t　]{0,40}+(?P<name>[一-鿿]{2,4})(?=$|[\s,，、;；。()])"
)
# 工会主席：副校长X: other titles of the chair before the name.
_TITLED = lazy(
    rf"[ 　]{{0,9}}[:：][ 　]{{0,9}}(?P<words>[一-鿿]{{4,{_REACH}}})(?=$|[\s,，、;；。()])"
)
# 工会主席（X）, 工会主席是X老师: with a mark or a title behind the name.
_TOLD = lazy(
    r"(?:[(（](?P<name>[一-鿿]{2,4})[)）]|[是为](?P<other>[一-鿿]{2,4}?)(?:同志|老师)?(?=[,，。;；、\s]))"
)
# 工会主席　X as a line of its own, or in the next cell.
_APART = lazy(
    r"[ \t　]{1,40}+(?P<name>[一-鿿]{2,4})"
    r"(?=[ 　]{0,9}(?:$|[\n\t])|[ 　]{2}|　|[ ](?:副|委员|组|女|经审|财务|宣传|文体|生活))"
)
_CELL_BEFORE = lazy(r"[\n\t][ 　]{0,9}(?P<name>[一-鿿]{2,4})[ 　]{0,9}\t[ 　]{0,9}$")
_BRACKET_BEFORE = lazy(r"(?P<name>[一-鿿]{2,4})[(]$")
_CHAIRS = 2


class Holder(msgspec.Struct, frozen=True):
    """A name beside an office; ``office`` is where the words of the office begin."""

    name: str
    start: int
    end: int
    office: int = 0


def check(draft: Draft) -> Iterator[Hit]:
    """Yield two names of one who holds an office, where the draft tells of no change."""
    for row in load("registry")["office"]:
        own = row["branch"] if "branch" in row and _of_branch(draft) else row["words"]
        if words_of(tuple(row["changed"])).search(draft.body):
            yield from _gone(draft, row["zh"], words_of(tuple(own)))
        else:
            pattern = words_of(tuple(own))
            told = tuple(_two_names(draft, row["zh"], pattern))
            yield from told or _called(draft, row, pattern)


def _of_branch(draft: Draft) -> bool:
    """Say whether the plan is that of a branch (分工会)."""
    return "分工会" in f"{draft.document.title or ''}{draft.document.organization or ''}"


@cache
def words_of(rows: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern of rows of an office."""
    return lazy(alternation(list(rows)))


def _two_names(draft: Draft, office: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    named = list(holders(draft, pattern))
    if len({h.name for h in named}) > _CHAIRS:  # a list of several unions
        return
    for other in named[1:]:
        first = named[0]
        if other.name != first.name:
            spans = tuple((h.start, h.end) for h in named if h.name in (first.name, other.name))
            values = {
                "first": first.name,
                "second": other.name,
                "office": translator(draft.lang)(office),
            }
            yield Hit("F102", spans, values)
            return


def _called(draft: Draft, row: Mapping[str, Any], pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Yield ``给桑主席报上`` where the one chair of the draft has another surname."""
    called = row.get("called")
    named = list(holders(draft, pattern)) if called else []
    if not called or len({surname(h.name) for h in named}) != 1:
        return
    first = named[0]
    start, end = draft.document.start, draft.document.end
    for match in lazy(rf"(?P<who>[一-鿿]){called}").finditer(draft.plain, start, end):
        who = match["who"]
        if surname(who) != who or who in _wordlike() or who == surname(first.name):
            continue
        left, right = draft.context.sentence(match.start())
        lead = draft.plain[max(left, match.start() - 1) : match.start()]
        apart = _office("others_called").search(draft.plain, left, right)
        if apart or not _office("calls").fullmatch(lead) or draft.context.past(match.start()):
            continue
        values = {
            "first": first.name,
            "second": match.group(),
            "office": translator(draft.lang)(row["zh"]),
        }
        yield Hit("F102", ((first.start, first.end), match.span()), values)
        return


def _gone(draft: Draft, office: str, pattern: re.Pattern[str]) -> Iterator[Hit]:
    """Yield who has left an office (老主席X退了休，由Y接手), and further on holds it all the same."""
    now = {holder.start for holder in holders(draft, pattern)}
    next_one: dict[str, tuple[str, int]] = {}
    for holder in holders(draft, pattern, "others"):
        end = draft.context.sentence(holder.start)[1]
        new = _follows().match(draft.plain, holder.end, end)
        if new and is_name(new["name"]):
            next_one.setdefault(holder.name, (new["name"], new.start("name")))
        elif holder.name in next_one and holder.start in now:
            name, at = next_one[holder.name]
            values = {
                "first": name,
                "second": holder.name,
                "office": translator(draft.lang)(office),
            }
            yield Hit("F102", ((at, at + len(name)), (holder.start, holder.end)), values)
            return


@cache
def _follows() -> re.Pattern[str]:
    left, takes = (alternation(load("registry")["offices"][key]) for key in ("left", "takes"))
    return lazy(
        rf"(?:同志|老师)?[^,，。;；]{{0,8}}(?:{left})[^。;；]{{0,12}}?[由请][我]?(?P<name>[一-鿿]{{2,4}}?)(?:同志|老师)?(?:{takes})"
    )


def holders(draft: Draft, pattern: re.Pattern[str], changes: str = "changes") -> Iterator[Holder]:
    """Yield the names beside the offices that ``pattern`` finds; ``[start, end)`` holds the office, too.

    ``changes`` are the words (of ``registry.toml``) before an office with which it is another's.
    """
    plain = draft.plain
    for match in pattern.finditer(plain, draft.document.start, draft.document.end):
        left, _ = draft.context.clause(match.start())
        row = max(left, plain.rfind("\t", left, match.start()) + 1)
        if _office(changes).search(plain, max(row, match.start() - 8), match.start()):
            continue
        holder = _behind(draft, match) or _before(draft, match, left)
        if holder and not _office("no_names").match(holder.name):
            yield msgspec.structs.replace(holder, office=match.start())


def _behind(draft: Draft, match: re.Match[str]) -> Holder | None:
    """A name behind the office: in a signature, a cell, behind 由, behind other titles, or alone."""
    plain, end = draft.plain, draft.document.end
    for pattern in (_SIGNED, _APART):
        signed = pattern.match(plain, match.end(), end)
        if signed and is_name(signed["name"]):
            return Holder(signed["name"], match.start(), signed.end("name"))
    titled = _TITLED.match(plain, match.end(), end)
    name = _untitled(titled["words"]) if titled else ""
    if titled and is_name(name):
        return Holder(name, match.start(), titled.end())
    told = _TOLD.match(plain, match.end(), end)
    name = (told["name"] or told["other"]) if told else ""
    if told and is_name(name):
        return Holder(name, match.start(), told.end())
    held = _held().match(plain, match.end(), end)
    if held:
        name = _untitled(held["words"])
        return Holder(name, match.start(), held.end("words")) if is_name(name) else None
    titles = _titles_behind().match(plain, match.end(), end)
    at = titles.end() if titles else match.end()
    name = name_of(plain[at : min(at + 4, end)])
    return Holder(name, match.start(), at + len(name)) if name else None


def _before(draft: Draft, match: re.Match[str], left: int) -> Holder | None:
    """A name before the office: in the cell before, with the office in brackets, or with a verb."""
    plain = draft.plain
    floor = max(draft.document.start, match.start() - _REACH)
    text, after = plain[floor : match.start()], plain[match.end() : match.end() + 1]
    cell = _CELL_BEFORE.search(text) if after in ("", "\n", "\t", "\r") else None
    bracket = _BRACKET_BEFORE.search(text) if after == ")" else None
    said = cell or bracket
    if said and is_name(said["name"]):
        return Holder(said["name"], floor + said.start("name"), match.end())
    holds = _holds().search(plain, max(left, floor), match.start())
    name = _untitled(holds["words"]) if holds else ""
    if holds and is_name(name):
        return Holder(name, holds.end("words") - len(name), match.end())
    return None


def name_of(text: str) -> str:
    """Return the name that ``text`` begins with: two characters, or three."""
    first = surname(text)
    run = re.match(r"[一-鿿]*", text)
    han = run.group() if run else ""
    if han[:1] in _wordlike() and han[1:3] in _births():
        return han[:3]
    if not first or len(han) < len(first) + 1:
        return ""
    if han[len(first)] in (_after() if first in _wordlike() else _function()):
        return ""
    given = han[len(first) : len(first) + 2]
    return first + (given[:1] if len(given) == 2 and given[1] in _after() else given)


def _untitled(words: str) -> str:
    """Return what stands behind the last title of ``words``."""
    ends = [m.end() for m in _title().finditer(words)]
    return words[ends[-1] :] if ends else words


def _office(key: str) -> re.Pattern[str]:
    return words("registry", "offices", key)


def _title() -> re.Pattern[str]:
    return words("registry", "offices", "titles")


@cache
def _held() -> re.Pattern[str]:
    """Behind the office: 由 (仍由、由…兼任), titles and a name, and a verb."""
    verb = alternation(load("registry")["offices"]["holds"])
    return lazy(
        rf"(?:一职|职务)?(?:仍|继续|暂|现|改)?由(?P<words>[一-鿿]{{2,{_REACH}}}?)(?:同志|老师)?(?:继续|暂时)?(?:{verb})"
    )


@cache
def _holds() -> re.Pattern[str]:
    """Before the office: 由, titles and a name, and a verb."""
    verb = alternation(load("registry")["offices"]["holds"])
    return lazy(
        rf"(?:[由请]|明确|确定)(?P<words>[一-鿿]{{2,{_REACH}}}?)(?:同志|老师)?(?:继续|暂时)?(?:{verb})[学本我]?[校园院]?$"
    )


@cache
def _titles_behind() -> re.Pattern[str]:
    """``、副校长``, ``兼党支部书记``: other titles of the one who chairs."""
    table = load("registry")["offices"]
    more, any_title = alternation(table["more"]), alternation(table["titles"])
    return lazy(
        rf"(?:[、,]?(?:兼任?|暨)[一-鿿]{{0,8}}?(?:{any_title})|、[一-鿿]{{0,6}}?(?:{more})){{1,2}}(?:同志)?"
    )


@cache
def _births() -> frozenset[str]:
    """Return the days after which people are called who were born on them (向立冬)."""
    return frozenset(load("registry")["offices"]["births"])


@cache
def _wordlike() -> frozenset[str]:
    return frozenset(load("registry")["offices"]["wordlike"])


@cache
def _function() -> frozenset[str]:
    return frozenset(load("registry")["offices"]["function"])


@cache
def _after() -> frozenset[str]:
    return frozenset(load("registry")["offices"]["after"])
