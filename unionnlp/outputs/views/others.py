"""The items of a draft that nothing asks it for: those of one's own file, and work of other kinds of units."""

from __future__ import annotations

from unionnlp.checks.knowledge import label
from unionnlp.checks.records import Report


def others(report: Report) -> list[str]:
    """Return their names for people, in the order of the report."""
    own = {one.item: one.zh for one in report.catalogue}
    return [label(item, report.lang, own) for item in report.extra]
