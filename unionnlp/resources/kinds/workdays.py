"""What ``resources/workdays.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import MonthDay, Table, YearKey


class File(Table, frozen=True):
    """The tables of ``resources/workdays.toml``."""

    free: dict[str, tuple[MonthDay, ...]]
    worked: dict[YearKey, tuple[MonthDay, ...]]
