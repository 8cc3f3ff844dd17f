"""Offices, sessions and terms: one chair, one number of a session, years that come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks import chairs
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT, number, ordinal
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_C = f"[{COUNT}]{{1,3}}"
SESSION: Final = lazy(
    rf"(?:第)?(?P<n>{_C})届(?:教代会|教职工代表大会)?(?:第)?(?P<m>{_C})次(?:会议)?(?:教代会|教职工(?:代表)?大会|会员(?:代表)?大会|二级教代会)?"
)
_CONGRESS = lazy("教代会|教职工(?:代表)?大会|届[^,。;]{0,6}会议")
_ELECTS = lazy(
    rf"(?P<old>第(?P<n>{_C})届(?:工会)?委员会(?P<behind>[^,。;\n\d]{{0,6}}(?:选举|换届|改选))?)|(?:选举(?:产生)?|选出|改选|产生)[^,。;\n\d]{{0,6}}第(?P<m>{_C})届(?:工会)?(?:委员会)?"
)
_RATE = lazy(
    r"(?:在|由|从)(?:去年|上年|上学年|原来|现有|目前)?(?:的)?(?P<a>\d+(?:\.\d+)?)%(?:的)?(?:基础上|水平|提高|提升|升|增|上升|起)[^。;]{0,30}?(?:达到|升至|升到|提高到|提升到|增至|到|至)(?P<b>\d+(?:\.\d+)?)%"
)
_LASTS = lazy(rf"(?:任期|有效期|期限|届期|每届)(?:为|是)?(?P<n>[{COUNT}\d]{{1,2}})年")
_HOLDS = lazy(
    rf"(?:有效|为期|一[签订]|管)(?:为|是)?(?P<n>[{COUNT}\d]{{1,2}})年|(?P<m>[{COUNT}\d]{{1,2}})年(?:内)?(?:有效|为期|一届|期(?![满初末间]))"
)
_SINCE = lazy(
    r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^,。;\d]{0,8}?(?:选出|选举产生|选举|产生|续?签订?|签署|订立|当选|换届)"
)
_UNTIL = lazy(
    r"(?:(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?[^,。;\d不未没无勿别非]{0,8}?(?:届满|到期|期满|任满|改选|再换)"
    r"|(?P<this>今年|本年|明年|后年)(?:\d{1,2}月)?[^,。;\d不未没无勿别非]{0,8}?(?:届满|到期|期满|任满|改选|再换|换届|重签|续签))"
)
# 九月，本届委员会期满: a month of the plan's own, and what ends in it.
_EXPIRES = lazy(r"[^,，。;\d不未无没勿别非前]{0,4}?(?:届满|期满|任满|到期|满期)(?!之?[前后时的])")
_IN_MONTH = lazy(rf"(?<![年\d{COUNT}])(?P<month>[\d{COUNT}]{{1,3}})月")
_SITTING = lazy("本届|这届|现任|工会委员会|第[^,。;]{1,3}届")
_REST = lazy(rf"任期[^。;；\d]{{0,8}}?(?:还|尚|只|仅)(?:剩|有)下?(?P<n>[{COUNT}两\d]{{1,2}})年")
_FROM_TO = lazy(
    r"(?P<a>20\d\d)年?(?:(?P<m>\d{1,2})月)?(?:\d{1,2}日)?(?:至|到|[-—–~]{1,2})(?P<b>20\d\d)年?(?:(?P<k>\d{1,2})月)?"
)
_OF_OTHERS = lazy(
    "各|所|校|园|基层|分会|小组|部分|个别"
)  # whose term ends, where it is not the own one
_YEARS_ON = {"明年": 1, "后年": 2}


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what a document says twice of its offices, sessions and terms."""
    yield from chairs.check(draft)
    yield from _sessions(draft)
    yield from _committees(draft)
    yield from _rates(draft)
    yield from _terms(draft)
    yield from _spans(draft)


# --- sessions and committees -----------------------------------------------------------------


def _sessions(draft: Draft) -> Iterator[Hit]:
    """One session in two years, and two sessions in one month."""
    yield from _numbers(draft)
    seen: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for match in SESSION.finditer(draft.plain, draft.document.start, draft.document.end):
        _, right = draft.context.clause(match.start())
        if not _CONGRESS.search(draft.plain, match.start(), right):
            continue
        key, past = (match.group("n"), match.group("m")), draft.context.past_here(match.start())
        other = seen.setdefault(key, (past, *match.span()))
        if other[0] != past:
            spans = (other[1:], match.span())
            yield Hit("F103", spans, {"session": f"{key[0]}届{key[1]}次"})
            return


def _numbers(draft: Draft) -> Iterator[Hit]:
    """``第九届二次`` in the text, ``第九届三次`` in the arrangement, both in March."""
    seen: dict[tuple[str, int], tuple[str, int, int]] = {}
    for match in SESSION.finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        named = _CONGRESS.search(draft.plain, match.start(), draft.context.clause(match.start())[1])
        month = _month(draft, left, match.start(), right)
        if not named or month is None or draft.context.past(match.start()):
            continue
        other = seen.setdefault((match.group("n"), month), (match.group("m"), *match.span()))
        if other[0] != match.group("m"):
            first, second = (
                f"{match.group('n')}届{other[0]}次",
                f"{match.group('n')}届{match.group('m')}次",
            )
            yield Hit("F104", (other[1:], match.span()), {"first": first, "second": second})
            return


def _month(draft: Draft, left: int, at: int, right: int) -> int | None:
    """Return the one month that a sentence, or the entry of the arrangement at ``at``, gives."""
    months = {m for e in draft.document.schedule if e.start <= at < e.end for m in e.months}
    months = months or {
        m for d in draft.document.dates if left <= d.start < right for m in d.months
    }
    return months.pop() if len(months) == 1 else None


def _committees(draft: Draft) -> Iterator[Hit]:
    """The committee that is elected follows the one that is in office."""
    elected: list[tuple[int, int, int]] = []
    for match in _ELECTS.finditer(draft.plain, draft.document.start, draft.document.end):
        chosen = match.group("m") or (match.group("n") if match.group("behind") else None)
        if chosen is None or draft.context.past(match.start()):
            continue
        elected.append((ordinal(chosen) or 0, *match.span()))
    for value, start, end in elected[1:]:
        if value != elected[0][0]:
            values = {"first": elected[0][0], "second": value}
            yield Hit("F104", (elected[0][1:], (start, end)), values)
            return


# --- rates and terms -------------------------------------------------------------------------


def _rates(draft: Draft) -> Iterator[Hit]:
    """A goal below what has been reached."""
    for match in _RATE.finditer(draft.plain, draft.document.start, draft.document.end):
        a, b = float(match.group("a")), float(match.group("b"))
        if b <= a:
            yield Hit("F105", (match.span(),), {"first": f"{a:g}%", "second": f"{b:g}%"})


def _terms(draft: Draft) -> Iterator[Hit]:
    """The year of an election or a contract, how long it holds, and when it ends."""
    plain, document = draft.plain, draft.document
    for thing, pattern in _things():
        starts: list[tuple[int, int, int]] = []
        ends: list[tuple[int, int, int]] = []
        for named in pattern.finditer(plain, document.start, document.end):
            left, right = draft.context.sentence(named.start())
            begin = _SINCE.search(plain, left, right)
            lasts = _LASTS.search(plain, begin.end(), right) if begin else None
            if begin and lasts and (years := number(lasts.group("n"))):
                starts.append((int(begin.group("year")) + int(years), begin.start(), lasts.end()))
            for until in _UNTIL.finditer(plain, left, right):
                year = int(until["year"]) if until["year"] else _years_on(draft, until["this"])
                if year and _near(plain, thing, named, until):
                    ends.append((year, until.start(), until.end()))
            ends.extend(_expires(draft, named, left, right))
            ends.extend(_left(draft, starts, left, right))
        if thing == "committee" and starts:
            ends.extend(e for e in _elected(draft) if e[0] < starts[0][0])
        wrong = [(s, e) for s in starts[:1] for e in ends if e[0] != s[0]]
        if wrong:
            (due, a, b), (said, c, d) = wrong[0]
            yield Hit("F106", ((a, b), (c, d)), {"due": due, "said": said})


def _left(
    draft: Draft, starts: list[tuple[int, int, int]], left: int, right: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the year in which a term ends that has so many years left (任期还剩两年), where it is another by far."""
    rest = _REST.search(draft.plain, left, right)
    years = number(rest["n"]) if rest else None
    if rest and years and starts and draft.year and not draft.context.past(rest.start()):
        said = draft.year + int(years)
        late = any(word in draft.plain[left : rest.start()] for word in ("年底", "年末"))
        if not said - (not late) <= starts[0][0] <= said + 1:
            yield said, rest.start(), rest.end()


def _spans(draft: Draft) -> Iterator[Hit]:
    """``任期三年，从2025年3月到2027年3月``."""
    for match in _FROM_TO.finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        lasts = _LASTS.search(draft.plain, left, right)
        years = int(number(lasts["n"]) or 0) if lasts else 0
        if lasts is None or not years or draft.in_noise(*match.span()):
            continue
        first, last = int(match["a"]), int(match["b"])
        months = int(match["k"] or 0) - int(match["m"] or 0) if match["k"] and match["m"] else 0
        told = 12 * (last - first) + months
        full = not match["m"] and last - first + 1 == years  # 2025年至2027年: three years
        if abs(told - 12 * years) > 1 and not full:
            pair = sorted([lasts.span(), match.span()])
            yield Hit("F106", tuple(pair), {"due": first + years, "said": last})


def due_year(plain: str, start: int, end: int) -> int | None:
    """Return the year in which a term ends that a sentence tells: since when, and for how long."""
    begin = _SINCE.search(plain, start, end)
    lasts = (
        (_LASTS.search(plain, start, end) or _HOLDS.search(plain, start, end)) if begin else None
    )
    years = number(lasts["n"] or lasts.groupdict().get("m") or "") if lasts else None
    return int(begin.group("year")) + int(years) if begin and years else None


def _elected(draft: Draft) -> Iterator[tuple[int, int, int]]:
    """Yield the elections of the union's own committee that a plan holds in its year, by their year."""
    for match in _election().finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        row = max(left, draft.plain.rfind("\t", left, match.start()) + 1)
        others = words("registry", "terms", "words", "others").search(draft.plain, row, right)
        if others or draft.context.past(match.start()) or draft.in_noise(*match.span()):
            continue
        own = due_year(draft.plain, row, match.end())
        if own is not None and own == draft.year:
            continue  # 本届2023年秋产生，三年一届，今年到期，选举: of a body with a term of its own
        if draft.year is not None:
            yield max(draft.year, draft.period.last_year or 0), *match.span()


@cache
def _election() -> re.Pattern[str]:
    """Return the pattern of an election that the end of a term brings."""
    held = alternation(load("registry")["terms"]["words"]["held"])
    return lazy(held)


def _expires(
    draft: Draft, named: re.Match[str], left: int, right: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the year, start and end of what ends in a month that the sentence gives without its year."""
    plain = draft.plain
    end = _EXPIRES.match(plain, named.end(), right)
    month = _IN_MONTH.search(plain, left, named.start())
    sitting = _SITTING.search(plain, max(left, named.start() - 5), named.end())
    if end and month and sitting and not draft.context.past(named.start()):
        year = draft.year_of(named.start(), ordinal(month["month"]))
        if year:
            yield year, month.start(), end.end()


def _years_on(draft: Draft, word: str) -> int | None:
    """Return the year that 今年, 明年 or 后年 is."""
    return draft.year + _YEARS_ON.get(word, 0) if draft.year else None


def _near(plain: str, thing: str, named: re.Match[str], until: re.Match[str]) -> bool:
    """Say whether an end is that of the thing named before it in the sentence."""
    if until.start() <= named.start() and named.end() <= until.end():  # 今年9月班子任期届满
        return not _OF_OTHERS.search(until.group())
    between = plain[named.end() : until.start()]
    other = any(p.search(between) for key, p in _things() if key != thing)
    return named.end() <= until.start() and not other


@cache
def _things() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("registry")["terms"]["things"]
    return tuple((key, lazy(alternation(words))) for key, words in table.items())
