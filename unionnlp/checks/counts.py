"""Numbers of people and bodies: one number for one body in all places of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks import branches, classes, halves, pairs, portions
from unionnlp.checks.counted import Count, two
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.grammar.words import tags
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_N = r"(?P<n>\d{1,5}|[一二两三四五六七八九十百]{1,5})"
_PRODUCT = lazy(r"(?<!\d)(?P<n>\d{1,9})\s{0,4}[人名]\s{0,4}[×xX*]\s{0,4}\d")
_TIMES = lazy(r"\s{0,40}+[×xX*]")
_NEAR = 0.12  # so near to a number of the draft, another one in a product is a slip
_ROUND = 10  # heads that are guessed
_NEIGHBOUR = 0.2
_NEIGHBOUR_BODY = 0.35
_BODIES = ("committee", "schools", "villages", "points", "campuses", "branches")
_PLACES = ("schools", "villages", "points", "campuses", "branches", "groups")
_PEOPLE = "人名位"  # so many people are in a body: no number of bodies
# Of these two the first is never more than the second.
_WITHIN = (("members", "staff"), ("women", "staff"), ("women", "members"))
_AMONG = lazy(r"[,，]?其中(?:有|的)?$")
_ALL = 4  # characters before a number in which it is said to be of all
_REACH = 24  # characters before 其中 in which the staff is counted
_FEW_MORE = 1.25  # more than that are of another body
_KIND = lazy(
    rf"(?P<n>\d{{1,3}}|[{COUNT}]{{1,3}})[所个家][^,，。;；、\d]{{0,6}}?(?:园|校|小学|中学|单位|企业|工会|点)|(?:园|校|小学|中学|单位|企业|工会)(?:共|有)?(?P<m>\d{{1,3}})[所个家]"
)
_BESIDE = lazy(rf"[另还](?:有|设)[^,，。;；\d]{{0,8}}?(?P<n>\d{{1,3}}|[{COUNT}]{{1,3}})[个家所]")
_FRESH = "fresh"  # the newcomers: told with their number, all of them are meant
_FEW = 4  # so many more schools may be those of another kind
_PROPOSALS = lazy(
    r"(?:收到|征集到?|征得|共有|提交|收集到?|提出)(?:的)?(?:各类|代表)?(?:提案|议案)(?:共)?(?P<n>\d+)件"
    r"|(?:去年|上年|上次|上届|上一次)(?:的|征集的|收到的)?(?P<m>\d+)件(?:代表)?(?:提案|议案)"
)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the bodies of a document that have two numbers."""
    groups: dict[str, list[Count]] = {}
    for count in counts(draft):
        groups.setdefault(count.key, []).append(count)
    units = _kinds(draft)
    for found in groups.values():
        wholes = [c for c in found if c.whole]
        if not wholes:
            continue
        first = wholes[0]
        told = (c for c in found if _differs(first, c) and not _both(first, c, units))
        other = next((c for c in told if not _again(draft, first, c)), None)
        if other is None:
            continue
        if abs(first.value - other.value) not in _newcomers(draft) | _more(draft, first):
            spans = tuple((c.start, c.end) for c in found if c.value in (first.value, other.value))
            yield two(spans, draft, first, other)
    yield from _beyond(draft, groups)
    yield from portions.check(draft, groups)
    yield from branches.check(draft)
    yield from classes.check(draft)
    yield from halves.check(draft)
    yield from pairs.check(draft)
    yield from _products(draft, groups)
    yield from _leaders(draft, groups)
    yield from _proposals(draft)


def _kinds(draft: Draft) -> set[float]:
    """Return how many there are of any one kind of school or unit."""
    found = _KIND.finditer(draft.plain, draft.document.start, draft.document.end)
    return {number(match["n"] or match["m"]) or 0 for match in found}


def _both(first: Count, other: Count, units: set[float]) -> bool:
    """Say whether one number counts another kind with it (46所中小学 and 12所幼儿园, 58所学校)."""
    apart = abs(first.value - other.value)
    return first.key in _BODIES and apart >= _FEW and apart in units


def _more(draft: Draft, first: Count) -> set[float]:
    """Return how many of a body stand beside the number that is told: ``6个分会，另有机关分会1个``."""
    _, right = draft.context.sentence(first.start)
    found = _BESIDE.finditer(draft.plain, first.end, right)
    return {number(match["n"]) or 0 for match in found}


def _newcomers(draft: Draft) -> set[float]:
    """Return how many come to the unit within the year, each number that is told."""
    found = _words("newcomers").finditer(draft.plain, draft.document.start, draft.document.end)
    return {number(next(filter(None, match.groups()))) or 0 for match in found}


def _differs(first: Count, other: Count) -> bool:
    """Numbers of people that lie far apart are of different groups, unless two digits changed places."""
    apart = abs(first.value - other.value)
    if first.key == "units":  # other numbers of units may be of some of them
        return _swapped(first, other)
    if not other.whole and other.value < first.value:
        return _swapped(first, other)
    near = _NEIGHBOUR_BODY if first.key in _BODIES else _NEIGHBOUR
    return apart > 0 and (_swapped(first, other) or apart <= near * max(first.value, other.value))


def _again(draft: Draft, first: Count, other: Count) -> bool:
    """Say whether a number is no slip of the digits of another one: the text tells it again (2025年查14个)."""
    if not _swapped(first, other) or other.value > first.value:
        return False
    told = lazy(rf"(?<![\d.,]){other.value}(?=[个所家])")
    return sum(1 for _ in told.finditer(draft.plain, draft.document.start, draft.document.end)) > 1


def _swapped(first: Count, other: Count) -> bool:
    different = first.value > 9 and first.value != other.value
    return different and sorted(str(first.value)) == sorted(str(other.value))


def counts(draft: Draft) -> list[Count]:
    """Return the numbers of whole bodies in the order of the text."""
    found = []
    for key, pattern in _patterns():
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            value = number(match.group("n") or match.group("m") or "")
            if not value or value < 2 or _elsewhere(draft, match) or _heads(draft, key, match):
                continue
            among = key == "members" and _of_staff(draft, match)
            if among or not _partial(draft, match):
                whole = among or key == _FRESH or _whole(draft, match)
                whole = whole or (key == "staff" and _all_members(draft, match.start()))
                found.append(Count(key, int(value), match.start(), match.end(), whole))
                if key == "staff" and whole and _all_members(draft, match.start()):
                    found.append(Count("members", int(value), match.start(), match.end(), True))
    return sorted(found, key=lambda c: c.start)


def _heads(draft: Draft, key: str, match: re.Match[str]) -> bool:
    """Say whether a number is of the people in one body (高中分会118人), not of bodies."""
    at = max(match.end("n"), match.end("m"))
    return key in _PLACES and draft.plain[at : at + 1] in _PEOPLE


def _all_members(draft: Draft, at: int) -> bool:
    """Say whether the sentence tells that the whole staff are members."""
    return bool(_words("all_members").search(draft.plain, *draft.context.sentence(at)))


def _elsewhere(draft: Draft, match: re.Match[str]) -> bool:
    """Say whether a number is of another year or another unit."""
    at = match.start()
    return (draft.context.past(at) and not _recurs(draft, at)) or draft.context.others(at)


def _recurs(draft: Draft, at: int) -> bool:
    """``2021年选出，任期五年；16个分会每两个月碰一次头``: what comes again and again is no report."""
    again = _words("recurs").search(draft.plain, *draft.context.clause(at))
    return bool(again) and not draft.context.past_here(at)


def _partial(draft: Draft, match: re.Match[str]) -> bool:
    """Say whether a number is named as that of a part of the body."""
    left, _ = draft.context.clause(match.start())
    if _words("all").search(draft.plain, max(left, match.start() - _ALL), match.start()):
        return False  # 组织全体83名会员
    return bool(_words("part").search(draft.plain, left, match.start()))


def _of_staff(draft: Draft, match: re.Match[str]) -> bool:
    """``教职工101人，其中工会会员96人``: the members among the whole staff are all the members."""
    left, _ = draft.context.sentence(match.start())
    among = _AMONG.search(draft.plain, max(left, match.start() - _REACH), match.start())
    if among is None:
        return False
    floor = max(left, among.start() - _REACH)
    staff = dict(_patterns())["staff"].search(draft.plain, floor, among.start())
    near = staff is not None and among.start() - staff.end() <= 1
    return near and not _words("part").search(draft.plain, left, among.start())


def _whole(draft: Draft, match: re.Match[str]) -> bool:
    """Say whether a number is of the whole body."""
    left, right = draft.context.clause(match.start())
    described = match.group("n") is not None and draft.context.told(match.start())
    return (
        described or bool(_words("whole").search(draft.plain, left, right)) or _opens(draft, match)
    )


def _opens(draft: Draft, match: re.Match[str]) -> bool:
    """``会员43人，其中…``: a body with its number as a statement of its own."""
    left, right = draft.context.clause(match.start())
    own = draft.plain[left : match.start()].strip(f"0123456789.、(){COUNT}年 \u3000")
    chosen = tags(own) in ("V", "VV")  # 抽查学校15所
    return match["n"] is not None and len(own) <= 2 and not chosen and right - match.end() <= 1


def _beyond(draft: Draft, groups: dict[str, list[Count]]) -> Iterator[Hit]:
    """More members than staff: one of the numbers is wrong where nobody else can be a member."""
    for part, body in _WITHIN:
        fewer = [c for c in groups.get(part, []) if c.whole and not _others(draft, c)]
        more = [c for c in groups.get(body, []) if c.whole]
        if not fewer or not more or any(_others(draft, c) for c in more):
            continue
        most = max(more, key=lambda c: c.value)
        other = next((c for c in fewer if most.value < c.value <= _FEW_MORE * most.value), None)
        if other is not None:
            first, second = sorted((most, other), key=lambda c: c.start)
            yield two(((first.start, first.end), (second.start, second.end)), draft, first, second)
            return


def _others(draft: Draft, count: Count) -> bool:
    """Say whether the sentence tells of people beside the body, or counts only a part of it."""
    return bool(_words("beside").search(draft.plain, *draft.context.sentence(count.start)))


def _products(draft: Draft, groups: dict[str, list[Count]]) -> Iterator[Hit]:
    """``43人×500元``: heads that are nearly those of members or staff, and not quite."""
    known = groups.get("members", [])[:1]
    values = {q.value for q in draft.document.quantities if q.unit in ("人", "名", "位")}
    values -= {q.value for q in draft.document.quantities if _TIMES.match(draft.plain, q.end)}
    for match in _PRODUCT.finditer(draft.plain, draft.document.start, draft.document.end):
        heads = int(match.group("n"))
        near = [c for c in known if 0 < abs(c.value - heads) <= _NEAR * c.value]
        guessed = heads % _ROUND == 0 and near and heads < near[0].value
        left, right = draft.context.sentence(match.start())
        if guessed and _words("joined").search(draft.plain, left, right):
            continue  # 去爬山，车费120人×25元: so many are thought to come
        if heads not in values and near:
            other = Count(near[0].key, heads, match.start(), match.end() - 1)
            spans = ((near[0].start, near[0].end), (other.start, other.end))
            yield two(spans, draft, near[0], other)


def _leaders(draft: Draft, groups: dict[str, list[Count]]) -> Iterator[Hit]:
    """``9个工会小组`` and ``11名小组长``: each group has one."""
    body = next((c for c in groups.get("groups", []) if c.whole), None)
    if body is None:
        return
    for match in _words("leaders").finditer(draft.plain, draft.document.start, draft.document.end):
        more = int(number(match["n"]) or 0) - body.value
        if 0 < more <= _FEW and not (_partial(draft, match) or _elsewhere(draft, match)):
            other = Count("groups", body.value + more, *match.span())
            yield two(((body.start, body.end), match.span()), draft, body, other)
            return


def _proposals(draft: Draft) -> Iterator[Hit]:
    """The proposals of last year, in two numbers."""
    seen: list[Count] = []
    for match in _PROPOSALS.finditer(draft.plain, draft.document.start, draft.document.end):
        year = draft.context.year_at(match.start() + 2)
        if draft.year is None or year is None or year >= draft.year:
            continue
        text = match.group("n") or match.group("m")
        count = Count(f"{year}", int(text), match.start(), match.end())
        other = next((c for c in seen if c.key == count.key and c.value != count.value), None)
        if other is not None:
            yield two(((other.start, other.end), match.span()), draft, other, count)
            return
        seen.append(count)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("registry")["counts"]
    units, between = "|".join(table["words"]["unit"]), alternation(table["words"]["between"])
    found = []
    for key, listed in table["nouns"].items():
        noun = alternation(listed)
        behind = _N.replace("?P<n>", "?P<m>")
        found.append(
            (key, lazy(
                rf"(?:{noun})(?:共有?|总数|现有|有|计|总计)?{_N}(?:(?:{units})(?![^,。;]?次)|份(?=一次|统一|一齐|全))|(?:(?<=\n\d\.)|(?<!\d,)(?<![\d.第{COUNT}百两])){behind}(?:{units})(?:{between})?(?:{noun})(?!中)"
            ))
        )  # fmt: skip
    return tuple(found)


def _words(key: str) -> re.Pattern[str]:
    return words("registry", "counts", "words", key)
