"""What the views of a comparison say, in the language that is asked for."""

from __future__ import annotations

from unionnlp.comparison.records import STATUSES, Comparison, Notice, Number, Status
from unionnlp.outputs import wording
from unionnlp.resources import load
from unionnlp.translation import translator

OPEN_FIRST = STATUSES


def ui(key: str, lang: str, **values: object) -> str:
    """Return a word of the views."""
    return translator(lang)(str(load("compare")["ui"][key]), **values)


def heading(comparison: Comparison) -> str:
    """Return the unit and year that a comparison is about."""
    plan = comparison.plan
    name = plan.organization or comparison.summary.organization or plan.title or ""
    year = plan.year or comparison.summary.year
    return wording.line(f"{name} {year or ''}".strip(), 60)


def counts(comparison: Comparison, lang: str) -> list[tuple[Status, str, int]]:
    """Return each status with its name and how many commitments have it, what is open first."""
    return [(s, ui(s, lang), comparison.count(s)) for s in OPEN_FIRST]


def figure(number: Number | None) -> str:
    """Return a number with its unit: ``20件``, ``97.9%``, empty where there is none."""
    return f"{wording.number(number.value)}{number.unit or ''}" if number else ""


def figures(promised: Number | None, reached: Number | None) -> str:
    """Return ``20件 → 17件``, empty where there are none."""
    return f"{figure(promised)} → {figure(reached)}" if promised and reached else ""


def notice(found: Notice, lang: str) -> str:
    """Return a doubt about the pair as a sentence."""
    if found.kind in ("organization", "year"):
        return ui(
            f"{found.kind}_differs",
            lang,
            plan=wording.line(found.plan or "", 30),
            summary=wording.line(found.summary or "", 30),
        )
    key = "no_plan" if found.plan else "no_summary"
    return ui(key, lang, title=wording.line(found.plan or found.summary or "", 40))


def share(value: float | None) -> str:
    """Return a share for people, a dash where there is none."""
    return "—" if value is None else f"{value:.0%}"
