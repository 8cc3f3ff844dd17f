"""What ``resources/almanac.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import MonthDay, Table, Words, YearKey


class File(Table, frozen=True):
    """The tables of ``resources/almanac.toml``."""

    names: Words
    days: dict[YearKey, tuple[MonthDay, ...]]
