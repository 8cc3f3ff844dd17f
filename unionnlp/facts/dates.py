"""Months, dates, festivals and holidays in running text that say when something happens.

Festivals are data (resources/festivals.toml); months are read by ``months``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from unionnlp.errors import KnowledgeError
from unionnlp.grammar.months import RUNNING, months
from unionnlp.grammar.numerals import ordinal
from unionnlp.grammar.patterns import first_characters
from unionnlp.resources import load

_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_WHEN = re.compile(
    rf"(?=[\d一二三四五六七八九十元腊正今明次翌来当去〇零xX_*])(?<![\d.第每零〇一二三四五六七八九十几数个半两])(?P<months>{RUNNING})"
    rf"(?!个)(?:\s*(?P<day>{_DAY})\s*[日号](?:\s*(?:[-~至到]+)\s*(?:{RUNNING})?{_DAY}\s*[日号])?|"
    rf"(?P<days>{_DAY})\s*[-~至到、]+\s*{_DAY}\s*[日号]|(?:\s*份?)(?:[上中下]旬|初|底|末|中)?)"
)
# It begins with a set of characters, so that a search can skip to one of them.
_DIGIT_DATE = re.compile(r"(?P<m>\d(?<![\d.]\d)\d?)\s*[./]\s*(?P<d>\d{1,2})\s*日")
_WRAPPED = re.compile(r"[”\"]节(?:前夕|期间|前后|前|后)?")
_DURATION = re.compile(r"^(?:[一二三四五六七八九十\d]+)月$")
_COUNT_BEFORE = re.compile(
    r"(?:每隔?|近|满|历时|[一二三四五六七八九十\d]至|[一二三四五六七八九十\d]-)$"
)


@dataclass(slots=True)
class Mention:
    """A dated mention in clean offsets."""

    start: int
    end: int
    months: tuple[int, ...]
    day: int | None


@dataclass(slots=True, frozen=True)
class _Festivals:
    """The festivals by the character that a name can begin with, and what says no time."""

    start: re.Pattern[str]
    by_first: dict[str, list[tuple[re.Pattern[str], tuple[int, ...]]]]
    tail: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _festivals() -> _Festivals:
    data = load("festivals")
    rules = data["rules"]
    by_first: dict[str, list[tuple[re.Pattern[str], tuple[int, ...]]]] = {}
    for name in sorted(data["festival"], key=len, reverse=True):
        first = first_characters(name)
        if first is None:
            raise KnowledgeError(f"resources/festivals.toml: {name!r} must begin with a character")
        entry = re.compile(name), tuple(data["festival"][name])
        for char in set(first):
            by_first.setdefault(char, []).append(entry)
    return _Festivals(
        re.compile(f"[{''.join(sorted(by_first))}]"),
        by_first,
        re.compile(f"(?:{'|'.join(rules['tail'])})?"),
        re.compile(f"(?:{'|'.join(rules['not_before'])})$"),
        re.compile("|".join(rules["not_after"])),
    )


def find(text: str, skip: Iterable[tuple[int, int]]) -> list[Mention]:
    """Return the dated mentions of ``text`` outside the stretches of ``skip`` (clean offsets)."""
    found = [*_months(text), *_fixed(text)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    blocked = sorted(skip)
    k = 0
    for mention in found:
        while k < len(blocked) and blocked[k][1] <= mention.start:
            k += 1
        inside = k < len(blocked) and blocked[k][0] < mention.end
        if not inside and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return kept


def _months(text: str) -> list[Mention]:
    found = []
    for match in _WHEN.finditer(text):
        if _COUNT_BEFORE.search(text[max(0, match.start() - 4) : match.start()]):
            continue
        when = months(match["months"])
        word = match["day"] or match["days"]
        if when and not _no_month(text, match):
            found.append(
                Mention(
                    match.start(), match.end(), when, ordinal(word.lstrip("0")) if word else None
                )
            )
    for match in _DIGIT_DATE.finditer(text):
        month, day = int(match["m"]), int(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Mention(match.start(), match.end(), (month,), day))
    return found


def _no_month(text: str, match: re.Match[str]) -> bool:
    """Names with a month in them, and laws' dates, say no time of an activity."""
    after = text[match.end() : match.end() + 4]
    before = text[max(0, match.start() - 1) : match.start()]
    if before in "“《〈" and after[:1] in ("”", "》", "〉") and "日" not in match.group():
        return False
    return after.startswith(("起施行", "起实施", "饼", "刊", "子"))


def _fixed(text: str) -> list[Mention]:
    known = _festivals()
    found = []
    floor = 0
    for first in known.start.finditer(text):
        at = first.start()
        if at < floor:
            continue
        named = _name_at(text, at)
        if named is None:
            continue
        end, months_ = named
        floor = end
        if known.after.match(text, end) or known.before.search(text, max(0, at - 24), at):
            continue
        tail = known.tail.match(text, end)
        start, stop = _quoted(text, at, end, tail.end() if tail else end)
        found.append(Mention(start, stop, months_, None))
    return found


def _name_at(text: str, at: int) -> tuple[int, tuple[int, ...]] | None:
    """Return where the festival that begins at ``at`` ends, and its months."""
    for pattern, values in _festivals().by_first[text[at]]:
        match = pattern.match(text, at)
        if match:
            return match.end(), values
    return None


def _quoted(text: str, start: int, end: int, stop: int) -> tuple[int, int]:
    """Leave an ordinal out of the span; take the marks of ``“三八”节`` in."""
    if text[start] == "第" and "个" in text[start:end]:
        start += text[start:end].index("个") + 1
    if text[stop : stop + 1] in ("”", '"') and text[start - 1 : start] in ("“", '"'):
        wrapped = _WRAPPED.match(text, stop)
        if wrapped:
            return start - 1, wrapped.end()
    return start, stop
