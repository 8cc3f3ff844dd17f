"""Phrases that several families of checks and the views share, in the report's language."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.checks.records import Finding
from unionnlp.patterns import lazy
from unionnlp.resources import load
from unionnlp.translation import translator

_NUMBERS = lazy(r"\d{1,7}")


def word(table: str, key: str, lang: str) -> str:
    """Return the name of a family, severity or group for people."""
    return translator(lang)(str(load("checks")[table][key]))


def ui(key: str, lang: str, **values: object) -> str:
    """Return a word of the views."""
    return translator(lang)(str(load("checks")["ui"][key]), **values)


def where(finding: Finding, lang: str) -> str:
    """Return where the first passage of a finding stands in the file: ``第 2 页第 5 段``."""
    place = finding.evidence[0].place if finding.evidence else None
    if place is None:
        return ""
    inside = ""
    if place.kind == "cell" and place.label:
        numbers = _NUMBERS.findall(place.label)
        if not place.label.startswith("table") or len(numbers) != 3:
            return ui("place_cell", lang, label=place.label)
        inside = ui("place_table", lang, table=numbers[0], row=numbers[1])
    elif place.kind in ("paragraph", "line"):
        inside = ui(f"place_{place.kind}", lang, n=place.number)
    if place.page is None:
        return inside
    return ui("place_page" if not inside else "place_in", lang, n=place.page, inside=inside)


def month_name(month: int, lang: str) -> str:
    """Return the name of a month (1 to 12)."""
    return translator(lang)(str(load("checks")["months"]["names"][month - 1]))


def day_name(month: int, day: int, lang: str) -> str:
    """Return a day of the year for people: ``3月8日``, ``March 8``."""
    return translator(lang)("{month}{day}日", month=month_name(month, lang), day=day)


def weekday_name(weekday: int, lang: str) -> str:
    """Return a day of the week (0 is Monday) for people."""
    return translator(lang)(str(load("calendar")["weekdays"]["names"][weekday]))


def month_names(months: Sequence[int], lang: str) -> str:
    """Return months for people: ``3月、4月``, ``March, April``."""
    return translator(lang).listed([month_name(month, lang) for month in months])


def month_range(first: int, last: int, lang: str) -> str:
    """Return a run of months for people."""
    _ = translator(lang)
    return _("{first}—{last}", first=month_name(first, lang), last=month_name(last, lang))


def period(first: int | None, last: int | None, lang: str) -> str:
    """Return years for people: ``2007—2012 年``, ``2017 年以后``."""
    _ = translator(lang)
    if first is not None and last is not None:
        if first == last:
            return _("{year} 年", year=first)
        return _("{first}—{last} 年", first=first, last=last)
    if first is not None:
        return _("{year} 年以后", year=first)
    return _("{year} 年以前", year=last) if last is not None else _("未知")


def having(n: int, of: int, lang: str) -> str:
    """Return in how many of the compared documents something stands."""
    return translator(lang).counted("{of} 份中 {n} 份写了", n, of=of)


def share(having: int, of: int, lang: str) -> str:
    """Return in how many plans something stands, in brackets; empty where nothing was compared."""
    if not of or not having:
        return ""
    return translator(lang).counted("（{of} 份计划中 {n} 份写了）", having, of=of)
