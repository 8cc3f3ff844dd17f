"""Months, dates, festivals and holidays in running text that say when something happens.

Festivals are data (resources/festivals.toml); months are read by ``months``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import msgspec

from unionnlp.errors import KnowledgeError
from unionnlp.facts.schedule import Schedule
from unionnlp.grammar import lunar
from unionnlp.grammar.days import DAY, DAY_FIGURE, MONTH_FIGURE
from unionnlp.grammar.festivals import words_of_times
from unionnlp.grammar.labels import leading
from unionnlp.grammar.months import RUNNING, M, months
from unionnlp.grammar.numerals import COUNT, ordinal
from unionnlp.grammar.patterns import first_characters, skipping
from unionnlp.patterns import lazy
from unionnlp.records import DateMention
from unionnlp.resources import load
from unionnlp.structure.blocks import Body

_SUN = "[日号曰]"
_TO = r"\s*(?:[-~]{1,3}|至|到)\s*"
_WHEN = lazy(
    rf"(?=[\d{COUNT}元腊正今明次翌来当去〇零xX_*])(?<![\d.第每零〇{COUNT}几数个半两万千百亿])(?P<months>{RUNNING})"
    rf"(?!个)(?:\s*(?P<day>{DAY})\s*{_SUN}(?:{_TO}(?:{RUNNING})?{DAY}\s*{_SUN}|{_TO}{M}\s*月\s*(?:[上中下]旬|初|底|末))?|"
    rf"\s*(?P<days>{DAY})(?:{_TO}(?:{M}\s*月\s*)?|\s*、\s*){DAY}\s*{_SUN}|(?:\s*份?)(?:[上中下]旬|初|底|末|中)?(?:{_TO}(?P<until>{M})\s*月份?(?:[上中下]旬|初|底|末|中))?)"
)
# 6月2日、9日: the second is a mention of its own.
_MORE = lazy(rf"\s*[、和及]\s*(?P<day>{DAY})\s*{_SUN}(?!{_TO}\d)")
# They begin with a set of characters, so that a search can skip to one of them: what may not stand
# before the first digit is looked at behind it.
_FIRST_MONTH = r"[0-9](?<![\d.].)(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<!0))"
_DIGIT_DATES = (
    lazy(
        rf"[12](?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d(?P<mark>[-./])\s?(?P<m>{MONTH_FIGURE})(?P=mark)\s?(?P<d>{DAY_FIGURE})(?![\d.])"
    ),
    lazy(rf"(?P<m>{_FIRST_MONTH})\s*[./]\s*(?P<d>{DAY_FIGURE})\s*日"),
    # 已于20081226召开
    lazy(
        r"[12](?<=[于在从自至到][12])(?:(?<=1)9|(?<=2)0)\d\d"
        r"(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
    ),
)
_POINTED = lazy(
    rf"(?P<m>{_FIRST_MONTH})[.·](?P<d>{DAY_FIGURE})"
    r"(?=(?P<close>[)”\"])|(?:国际|世界|全国|中国)?(?:消费者|护士|防灾|减灾|地震|学雷锋|植树|读书|妇女|劳动|青年"
    r"|儿童|环境|禁毒|建党|建军|教师|国庆|宪法|艾滋|安全|消防|节|之后|前后|当天|期间))"
)
_EACH = lazy(r"一月一[^日号]")  # 一月一通报
# The date of a report or a notice, in a row of its own: (2023年1月6日在会员代表大会上).
_STAMP = lazy(
    rf"[ \t]*(?:\(\s*)?(?:(?:19|20)\d\d|[一二][〇零○0{COUNT}九]{{3}})\s*年\s*{M}\s*月\s*{DAY}\s*日"
    r"(?:[^()\n]{0,16}\))?[ \t]*(?:\n|$)"
)
_STAMP_BEFORE = 24  # characters of blanks, brackets and a year before such a month
_NAME = 12  # characters of a name before a month in it, and behind
_NAMED = lazy(r"“[^“”\n]{1,4}$")
_DAYS_OF_FESTIVALS = frozenset(
    ((3, 8), (3, 12), (5, 1), (5, 4), (5, 12), (6, 1), (7, 1), (8, 1), (9, 10), (10, 1), (11, 8))
)
_WRAPPED = lazy(r"[”\"]节(?:前夕|期间|前后|前|后)?")
_CLOSES = {")": "(", "”": "“", '"': '"'}
_COUNT_BEFORE = lazy(rf"(?:每隔?|近|满|历时|[{COUNT}\d]至|[{COUNT}\d]-)$")


class ReadDate(msgspec.Struct):
    """A dated mention in clean offsets."""

    start: int
    end: int
    months: tuple[int, ...]
    day: int | None


class _Festivals(msgspec.Struct, frozen=True):
    """Patterns of the festivals' names, the months of each group of the second, and what says no time.

    ``anywhere`` finds where one begins, and ``names`` tells which it is: groups make a search slow.
    """

    anywhere: re.Pattern[str]
    names: re.Pattern[str]
    months: dict[str, tuple[int, ...]]
    tail: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _festivals() -> _Festivals:
    data = load("festivals")
    rules = data["rules"]
    by_first: dict[str, list[str]] = {}
    months_: dict[str, tuple[int, ...]] = {}
    table = words_of_times()
    for name in sorted(table, key=len, reverse=True):
        first = first_characters(name)
        if first is None:
            raise KnowledgeError(f"resources/festivals.toml: {name!r} must begin with a character")
        for char in sorted(set(first)):  # a group for each: a search skips what begins otherwise
            group = f"g{len(months_)}"
            months_[group] = table[name]
            by_first.setdefault(char, []).append(f"(?P<{group}>{name})")
    parts = [f"(?={re.escape(c)})(?:{'|'.join(by_first[c])})" for c in sorted(by_first)]
    return _Festivals(
        lazy(skipping(table)),
        lazy(f"(?=[{''.join(sorted(by_first))}])(?:{'|'.join(parts)})"),
        months_,
        lazy(f"(?:{'|'.join(rules['tail'])})?"),
        lazy(f"(?:{'|'.join(rules['not_before'])})$"),
        lazy("|".join(rules["not_after"])),
    )


def mentions(text: str, skip: Iterable[tuple[int, int]]) -> list[ReadDate]:
    """Return the dated mentions of ``text`` outside the stretches of ``skip`` (clean offsets)."""
    moon = (ReadDate(day.start, day.end, day.months, None) for day in lunar.days(text))
    found = [*moon, *_numeric(text), *_months(text), *_fixed(text)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[ReadDate] = []
    blocked = sorted(skip)
    k = 0
    for mention in found:
        while k < len(blocked) and blocked[k][1] <= mention.start:
            k += 1
        inside = k < len(blocked) and blocked[k][0] < mention.end
        inside = inside or (mention.day is not None and _stamp(text, mention.start))
        if not inside and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return kept


def find(
    text: str, body: Body, read: Sequence[ReadDate], schedule: Schedule
) -> tuple[DateMention, ...]:
    """Return the records of the mentions that were ``read``, but for those in rows of arrangements."""
    blocked = schedule.arranged(body)
    records = []
    k = 0
    for mention in read:
        while k < len(blocked) and blocked[k][1] <= mention.start:
            k += 1
        if k < len(blocked) and blocked[k][0] <= mention.start:
            continue
        a, b = body.view.span(mention.start, mention.end)
        records.append(
            DateMention(start=a, end=b, text=text[a:b], months=mention.months, day=mention.day)
        )
    return tuple(records)


def _stamp(text: str, at: int) -> bool:
    """Tell whether a date is all that its row says."""
    floor = max(0, at - _STAMP_BEFORE)
    line = text.rfind("\n", floor, at) + 1
    match = _STAMP.match(text, line) if line or not floor else None
    return match is not None and match.end() > at


def _months(text: str) -> list[ReadDate]:
    found = []
    for match in _WHEN.finditer(text):
        if _COUNT_BEFORE.search(text[max(0, match.start() - 4) : match.start()]):
            continue
        word = match["day"] or match["days"]
        before = text[max(0, match.start() - 4) : match.start()].rstrip(" \u3000")
        opens = bool(word) and (
            before[-1:] in ("", "\n", "。", ";", ":") or text[match.start() - 1] == " "
        )
        # 3、4月15日 at the beginning of a line: the label of a list, and a day of one month.
        label = leading(text, *match.span()) if opens else None
        start = label.end if label else match.start()
        when = months(text[start : match.end("months")])
        if when and match["until"]:  # 7月中旬至8月底
            when = months(f"{when[-1]}月至{match['until']}月")
        if when and not _no_month(text, match):
            day = ordinal(word.lstrip("0")) if word else None
            end = match.end() - len(match.group()) + len(match.group().rstrip())
            found.append(ReadDate(start, end, when, day))
    return [*found, *_others(text, found)]


def _others(text: str, found: list[ReadDate]) -> list[ReadDate]:
    """Return the further days of a month (``、9日``)."""
    more = []
    for mention in found:
        at = mention.end
        while mention.day is not None and (match := _MORE.match(text, at)):
            day = ordinal(match["day"].lstrip("0"))
            more.append(ReadDate(match.start("day"), match.end(), mention.months, day))
            at = match.end()
    return more


def _numeric(text: str) -> list[ReadDate]:
    """Return dates in digits alone: ``2026-03-15``, ``3.15`` before a known day, ``(9.10)``."""
    found = []
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _DIGIT_DATES):
        found.append(ReadDate(*match.span(), (int(match["m"]),), int(match["d"])))
    for match in _POINTED.finditer(text):
        close = match["close"]
        if (
            text[match.end()] == "节"
            and (int(match["m"]), int(match["d"])) not in _DAYS_OF_FESTIVALS
        ):
            continue
        if not close or text[match.start() - 1 : match.start()] == _CLOSES[close]:
            found.append(ReadDate(*match.span(), (int(match["m"]),), int(match["d"])))
    return found


def _no_month(text: str, match: re.Match[str]) -> bool:
    """Names with a month in them, and laws' dates, say no time of an activity."""
    after = text[match.end() : match.end() + 4]
    if (
        match["months"][0] in COUNT
        and not (match["day"] or match["days"])
        and _slogan(text, *match.span())
    ):
        return True
    before = text[max(0, match.start() - 1) : match.start()]
    if before in "“《〈" and after[:1] in ("”", "》", "〉") and "日" not in match.group():
        return False
    if after[:1] == "一" and _EACH.match(text, match.start()):
        return True
    return after.startswith(("起施行", "起实施", "饼", "刊", "子"))


def _slogan(text: str, at: int, end: int) -> bool:
    """Tell whether a month stands behind other words between quotation marks: “相聚五月,牵手一生”."""
    left = text.rfind("“", max(0, at - _NAME), at)
    if left < 0 or left + 1 == at or "”" in text[left:at]:
        return False
    return "”" in text[end : end + _NAME]


def _fixed(text: str) -> list[ReadDate]:
    known = _festivals()
    found = []
    end = 0
    while begun := known.anywhere.search(text, end):
        at = begun.start()
        match = known.names.match(text, at)
        end = max(match.end(), begun.end()) if match else at + 1
        if (
            not match
            or known.after.match(text, end)
            or known.before.search(text, max(0, at - 24), at)
        ):
            continue
        if _person(text, at, end):
            continue
        if text[end : end + 1] == "”" and _NAMED.search(text, max(0, at - 5), at):
            continue  # “粽情端午”包粽子比赛
        tail = known.tail.match(text, end)
        start, stop = _quoted(text, at, end, tail.end() if tail else end)
        found.append(ReadDate(start, stop, known.months[match.lastgroup or ""], None))
    return found


def _person(text: str, at: int, end: int) -> bool:
    """``李国庆``: a surname before it, and what stands by a name around them."""
    people = _people()
    surname = text[at - 1 : at]
    if not surname or surname not in people.surnames or not people.names.fullmatch(text, at, end):
        return False
    if people.after.match(text, end):
        return True
    behind = text[end : end + 1]
    if "一" <= behind <= "龥":
        return False
    before = text[at - 2 : at - 1]
    return not "一" <= before <= "龥" or before in people.before


class _People(msgspec.Struct, frozen=True):
    """Festivals that are given names, surnames, and what stands by a name."""

    names: re.Pattern[str]
    surnames: frozenset[str]
    before: frozenset[str]
    after: re.Pattern[str]


@cache
def _people() -> _People:
    data = load("festivals")["people"]
    return _People(
        lazy(data["names"]),
        frozenset(data["surnames"]),
        frozenset(data["before"]),
        lazy("|".join(data["after"])),
    )


def _quoted(text: str, start: int, end: int, stop: int) -> tuple[int, int]:
    """Leave an ordinal out of the span; take the marks of ``“三八”节`` in."""
    if text[start] == "第" and "个" in text[start:end]:
        start += text[start:end].index("个") + 1
    if text[stop : stop + 1] in ("”", '"') and text[start - 1 : start] in ("“", '"'):
        wrapped = _WRAPPED.match(text, stop)
        if wrapped:
            return start - 1, wrapped.end()
    return start, stop
