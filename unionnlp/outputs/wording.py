"""Records in Chinese words: kinds, roles, months, amounts. Plain strings, no layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unionnlp.records import Quantity, ScheduleEntry

KINDS = {"plan": "计划", "summary": "总结", "summary+plan": "总结与计划"}
ROLES = {
    "guiding": "指导思想",
    "goals": "目标",
    "work": "工作",
    "schedule": "安排",
    "outlook": "打算",
    "other": "其他",
}
NOISE = {"site": "网站", "wrapper": "合集", "teaser": "其他文章", "watermark": "水印"}
QUANTITY_ROLES = {"target": "目标", "result": "结果"}

_COMPARATORS = {"eq": "", "ge": "≥", "le": "≤", "approx": "约"}
_PERIODS = {
    "P1D": "每天",
    "P1W": "每周",
    "P2W": "每两周",
    "P1M": "每月",
    "P2M": "每两个月",
    "P3M": "每季度",
    "semester": "每学期",
    "P6M": "每半年",
    "P1Y": "每年",
    "P2Y": "每两年",
    "person": "每人",
}
# Controls (also the escape that drives a terminal), marks that turn the direction of
# writing, and lone surrogates: none of them may reach a screen from a text.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


def line(text: str, limit: int | None = None) -> str:
    """Return ``text`` as one safe line, cut with ``…`` where longer than ``limit``."""
    plain = _BLANKS.sub(" ", text).strip()
    plain = _SURROGATES.sub("\ufffd", _UNSHOWN.sub("", plain))
    return plain if limit is None or len(plain) <= limit else plain[: limit - 1] + "…"


def months(numbers: Sequence[int]) -> str:
    """Return calendar months: ``3月``, ``7—8月``, ``9、10、12月``."""
    return f"{_numbers(numbers)}月" if numbers else ""


def when(entry: ScheduleEntry) -> str:
    """Return the months or weeks of a schedule entry."""
    return months(entry.months) if entry.months else f"第{_numbers(entry.weeks)}周"


def amount(quantity: Quantity) -> str:
    """Return a quantity: ``≥ 2 次 / 每学期``, ``130,200 元``, ``3—5 次``."""
    value = number(quantity.value)
    if quantity.upper is not None:
        value = f"{value}—{number(quantity.upper)}"
    unit = quantity.unit or ""
    value = f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    sign = _COMPARATORS[quantity.comparator]
    period = _PERIODS.get(quantity.per, quantity.per) if quantity.per else None
    return f"{sign} {value}".strip() + (f" / {period}" if period else "")


def number(value: float) -> str:
    """Return a number for people: ``130,200``, ``2.5``, never ``1e+16`` nor ``2.0``."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _numbers(numbers: Sequence[int]) -> str:
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    if len(numbers) > 1 and list(numbers) == list(range(first, last + 1)):
        return f"{first}—{last}"
    return "、".join(map(str, numbers))
