"""Records in words for people: kinds, roles, months, amounts. Plain strings, no layout."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from unionnlp.characters import shown
from unionnlp.records import DateMention, Quantity, ScheduleEntry
from unionnlp.resources import load
from unionnlp.translation import SOURCE, translator, words

KINDS = {"plan": words("计划"), "summary": words("总结"), "summary+plan": words("总结与计划")}
ROLES = {
    "guiding": words("指导思想"),
    "goals": words("目标"),
    "work": words("工作"),
    "schedule": words("安排"),
    "outlook": words("打算"),
    "other": words("其他"),
}
NOISE = {
    "site": words("网站"),
    "wrapper": words("合集"),
    "teaser": words("其他文章"),
    "watermark": words("水印"),
}
QUANTITY_ROLES = {"target": words("目标"), "result": words("结果")}

_MONTHS = tuple(f"{n}月" for n in range(1, 13))  # their translations stand with those of checks
_COMPARATORS = {"eq": "", "ge": "≥", "le": "≤", "approx": words("约")}
_PERIODS = {
    "P1D": words("每天"),
    "P1W": words("每周"),
    "P2W": words("每两周"),
    "P1M": words("每月"),
    "P2M": words("每两个月"),
    "P3M": words("每季度"),
    "semester": words("每学期"),
    "P6M": words("每半年"),
    "P1Y": words("每年"),
    "P2Y": words("每两年"),
    "person": words("每人"),
}
_BLANKS = re.compile(r"\s+")


def line(text: str, limit: int | None = None) -> str:
    """Return ``text`` as one safe line, cut with ``…`` where longer than ``limit``."""
    plain = shown(_BLANKS.sub(" ", text).strip())
    return plain if limit is None or len(plain) <= limit else plain[: limit - 1] + "…"


def months(numbers: Sequence[int], lang: str = SOURCE) -> str:
    """Return calendar months: ``3月``, ``7—8月``, ``9、10、12月``; ``July–August``."""
    if not numbers:
        return ""
    if lang == SOURCE:
        return f"{_numbers(numbers)}月"
    names = [translator(lang)(_MONTHS[n - 1]) for n in numbers]
    return f"{names[0]}–{names[-1]}" if len(names) > 1 and _run(numbers) else ", ".join(names)


def day(mention: DateMention, lang: str = SOURCE) -> str:
    """Return the months of a dated mention, with its day where it has one."""
    name = months(mention.months, lang)
    if not mention.day:
        return name
    return f"{name}{mention.day}日" if lang == SOURCE else f"{name} {mention.day}"


def when(entry: ScheduleEntry, lang: str = SOURCE) -> str:
    """Return the months or weeks of a schedule entry."""
    if entry.months:
        return months(entry.months, lang)
    return translator(lang)("第{weeks}周", weeks=_numbers(entry.weeks))


def said(entry: ScheduleEntry, lang: str = SOURCE) -> list[str]:
    """Return what the arrangement says beside an activity, each under the name of its column (``负责：张丽``)."""
    names = _columns()
    return [
        f"{names[name]}：{line(told)}" if lang == SOURCE else f"{name}: {line(told)}"
        for name, told in entry.said.items()
    ]


@cache
def _columns() -> dict[str, str]:
    """Return the Chinese names of the columns of the table of activities."""
    table = next(one for one in load("tables")["table"] if one["name"] == "schedule")
    return {column["name"]: column["zh"] for column in table["column"]}


def amount(quantity: Quantity, lang: str = SOURCE) -> str:
    """Return a quantity: ``≥ 2 次 / 每学期``, ``130,200 元``, ``3—5 次``."""
    _ = translator(lang)
    value = number(quantity.value)
    if quantity.upper is not None:
        value = f"{value}—{number(quantity.upper)}"
    unit = quantity.unit or ""
    value = f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    sign = _(_COMPARATORS[quantity.comparator])
    period = _(_PERIODS.get(quantity.per, quantity.per)) if quantity.per else None
    return f"{sign} {value}".strip() + (f" / {period}" if period else "")


def percent(share: float) -> str:
    """Return a share (0-1) in whole per cent, halves up as spreadsheets and pages round.

    >>> percent(0.805), percent(0.725)
    ('81%', '73%')
    """
    return f"{math.floor(share * 100 + 0.5 + 1e-9)}%"


def number(value: float) -> str:
    """Return a number for people: ``130,200``, ``2.5``, never ``1e+16`` nor ``2.0``."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _numbers(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}—{numbers[-1]}" if _run(numbers) else "、".join(map(str, numbers))


def _run(numbers: Sequence[int]) -> bool:
    """Return whether numbers follow one another without a gap."""
    return len(numbers) > 1 and list(numbers) == list(range(numbers[0], numbers[-1] + 1))
