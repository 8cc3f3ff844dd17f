"""Write resources/almanac.toml: on which day the moving festivals of each year fall.

The dates come from the package `holidays`; the check reads the table, which opens faster.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from holidays.calendars.chinese import _ChineseLunisolar

FIRST, LAST = 1990, 2060
HEAD = """\
# On which day the moving festivals of a year fall (written by scripts/almanac.py from `holidays`).
# Each row: year = [除夕, 春节, 元宵节, 清明节, 端午节, 中秋节, 重阳节, 冬至], as month.day in four digits.

names = ["除夕", "春节", "元宵节", "清明节", "端午节", "中秋节", "重阳节", "冬至"]

[days]
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


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "unionnlp" / "resources" / "almanac.toml"
    target.write_text(table(), "utf-8")
