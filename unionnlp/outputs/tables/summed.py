"""Sheets that sum up many drafts: who lacks which item, which findings there are most of."""

from __future__ import annotations

from typing import Any

from unionnlp.outputs import wording
from unionnlp.outputs.tables.columns import words
from unionnlp.outputs.tables.overview import SaidCode, Shortfall
from unionnlp.outputs.tables.sheets import Heading

_NAME = 20  # characters of a school's name in a list of many

LACKING = [
    Heading("常规工作", 26, wrap=True),
    Heading("类别", 16),
    Heading("规定要做", 10),
    Heading("缺（份）", 9),
    Heading("缺的比例", 11, style="percent", bar=True),
    Heading("待确认", 9),
    Heading("只是提到", 10),
    Heading("缺的单位", 80, wrap=True),
]


SAID = [
    Heading("代码", 9),
    Heading("方面", 14),
    Heading("处数", 8),
    Heading("不采纳（处）", 12),
    Heading("不采纳的比例", 13, style="percent", bar=True),
    Heading("例子", 80, wrap=True),
]


def told(said: SaidCode) -> list[Any]:
    """Return the row of a code that was found."""
    family = (words("family") or {}).get(said.family, said.family)
    share = said.refused / said.found or None
    example = wording.line(said.example)
    return [said.code, family, said.found, said.refused or None, share, example]


def lacking(gap: Shortfall, documents: int) -> list[Any]:
    """Return the row of an item that is lacking; ``documents`` is of how many."""
    names = "、".join(dict.fromkeys(wording.line(name, _NAME) for name in gap.names))
    more = gap.missing - len(gap.names)
    return [
        gap.zh,
        gap.group,
        "是" if gap.required else None,
        gap.missing,
        gap.missing / documents,
        gap.unclear,
        gap.weak,
        f"{names} 等" if more > 0 else names,
    ]
