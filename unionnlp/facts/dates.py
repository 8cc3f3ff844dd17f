"""Months, dates, festivals and holidays in running text that say when something happens.

Festivals are data (resources/festivals.toml); months are read by ``months``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from unionnlp.errors import KnowledgeError
from unionnlp.resources import load
from unionnlp.text.months import RUNNING, months
from unionnlp.text.numerals import ordinal
from unionnlp.text.patterns import first_characters

_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_WHEN = re.compile(
    rf"(?=[\d一二三四五六七八九十元腊正今明次翌来当去〇零xX_*])(?<![\d.第每零〇一二三四五六七八九十几数个半两])(?P<months>{RUNNING})"
    rf"(?!个)(?:\s*(?P<day>{_DAY})\s*[日号](?:\s*(?:[-~至到]+)\s*(?:{RUNNING})?{_DAY}\s*[日号])?|"
    rf"(?P<days>{_DAY})\s*[-~至到、]+\s*{_DAY}\s*[日号]|(?:\s*份?)(?:[上中下]旬|初|底|末|中)?)"
)
_DIGIT_DATE = re.compile(
    r"(?<![\d.])(?P<m>1[0-2]|0?[1-9])\s*[./]\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*日"
)
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


@cache
def _festivals() -> tuple[
    re.Pattern[str], dict[str, tuple[int, ...]], re.Pattern[str], re.Pattern[str]
]:
    data = load("festivals")
    names = sorted(data["festival"], key=len, reverse=True)
    groups = {f"f{i}": tuple(data["festival"][n]) for i, n in enumerate(names)}
    tail = "|".join(data["rules"]["tail"])
    body = "|".join(f"(?P<f{i}>{n})" for i, n in enumerate(names))
    firsts = {n: first_characters(n) for n in names}
    unknown = [n for n, first in firsts.items() if first is None]
    if unknown:
        raise KnowledgeError(
            f"resources/festivals.toml: {unknown[0]!r} must begin with a character"
        )
    first = "".join(sorted({c for f in firsts.values() for c in f or ""}))
    pattern = re.compile(rf"(?=[{first}])(?:{body})(?:{tail})?")
    before = re.compile("(?:" + "|".join(data["rules"]["not_before"]) + ")$")
    after = re.compile("|".join(data["rules"]["not_after"]))
    return pattern, groups, before, after


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
        found.append(Mention(match.start(), match.end(), (int(match["m"]),), int(match["d"])))
    return found


def _no_month(text: str, match: re.Match[str]) -> bool:
    """Names with a month in them, and laws' dates, say no time of an activity."""
    after = text[match.end() : match.end() + 4]
    before = text[max(0, match.start() - 1) : match.start()]
    if before in "“《〈" and after[:1] in ("”", "》", "〉") and "日" not in match.group():
        return False
    return after.startswith(("起施行", "起实施", "饼", "刊", "子"))


def _fixed(text: str) -> list[Mention]:
    pattern, groups, before, after = _festivals()
    found = []
    for match in pattern.finditer(text):
        name = next(k for k in groups if match[k] is not None)
        inner = match.start(name), match.end(name)
        if after.match(text, inner[1]) or before.search(
            text[max(0, match.start() - 24) : match.start()]
        ):
            continue
        start, end = match.start(), match.end()
        if text[inner[0] : inner[1]].startswith("第") and "个" in match.group():
            start = match.start() + match.group().index("个") + 1
        if text[end : end + 1] in ("”", '"') and text[start - 1 : start] in ("“", '"'):
            wrapped = re.match(r"[”\"]节(?:前夕|期间|前后|前|后)?", text[end : end + 6])
            if wrapped:
                start, end = start - 1, end + wrapped.end()
        found.append(Mention(start, end, groups[name], None))
    return found
