"""Write resources/almanac.toml and resources/workdays.toml.

On which day the moving festivals of each year fall; which days of the week are free in mainland
China, which days of a weekend are worked. The dates come from the package `holidays`; the program
reads the tables, which open faster and take 14 MB less.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from pathlib import Path

from holidays import country_holidays
from holidays.calendars.chinese import _ChineseLunisolar

FIRST, LAST = 1990, 2060
HEAD = """\
# On which day the moving festivals of a year fall (written by scripts/almanac.py from `holidays`).
# Each row: year = [除夕, 春节, 元宵节, 清明节, 端午节, 中秋节, 重阳节, 冬至], as month.day in four digits.

names = ["除夕", "春节", "元宵节", "清明节", "端午节", "中秋节", "重阳节", "冬至"]

[days]
"""
FIRST_FREE, LAST_FREE = 1950, 2100
HEAD_FREE = """\
# Working days of mainland China (written by scripts/almanac.py from `holidays`): `free` days from
# Monday to Friday, `worked` days of a weekend, as month.day in four digits. What the State Council
# has moved is known up to the year in which this was written; later years hold the law's days alone.

"""


def days(year: int) -> list[date]:
    """Return the days of the moving festivals of a year, in the order of `names`."""
    moon = _ChineseLunisolar()
    spring = _day(moon.lunar_new_year_date(year))
    return [
        spring - timedelta(days=1),
        spring,
        spring + timedelta(days=14),
        _day(moon.qingming_date(year)),
        _day(moon.dragon_boat_date(year)),
        _day(moon.mid_autumn_date(year)),
        _day(moon.double_ninth_date(year)),
        _day(moon.winter_solstice_date(year)),
    ]


def _day(found: tuple[date | None, bool]) -> date:
    day = found[0]
    if day is None:
        raise ValueError("the calendar does not know this year")
    return day


def table() -> str:
    """Return the text of the data file."""
    rows = []
    for year in range(FIRST, LAST + 1):
        cells = ", ".join(f"{d.month * 100 + d.day}" for d in days(year))
        rows.append(f"{year} = [{cells}]\n")
    return HEAD + "".join(rows)


def workdays() -> str:
    """Return the text of the table of working days."""
    known = country_holidays("CN")
    parts = {"free": "[free]\n", "worked": "\n[worked]\n"}
    for year in range(FIRST_FREE, LAST_FREE + 1):
        days_ = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + isleap(year))]
        moved = [d for d in days_ if known.is_working_day(d) != (d.weekday() < 5)]
        for name, weekend in (("free", False), ("worked", True)):
            row = [str(d.month * 100 + d.day) for d in moved if (d.weekday() >= 5) is weekend]
            if row:
                parts[name] += f"{year} = [{', '.join(row)}]\n"
    return HEAD_FREE + parts["free"] + parts["worked"]


if __name__ == "__main__":
    resources = Path(__file__).parents[1] / "unionnlp" / "resources"
    (resources / "almanac.toml").write_text(table(), "utf-8")
    (resources / "workdays.toml").write_text(workdays(), "utf-8")
