"""What an author declined in Word: comments of ours that were resolved or deleted there."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

from unionnlp.checks.keys import key
from unionnlp.checks.records import Report
from unionnlp.errors import ReadingError
from unionnlp.reading import DEFAULT_LIMITS, Input, load
from unionnlp.reading.word.comments import comments_of, refused_keys
from unionnlp.reading.word.package import Package


def declined_in(source: Input) -> frozenset[str]:
    """Return the keys of the findings that a .docx remembers as declined.

    What was read from a pipe cannot be read again, and remembers nothing.
    """
    if not Path(source.path).is_file():
        return frozenset()
    try:
        with Package(load(source), source.name, DEFAULT_LIMITS) as package:
            return refused_keys(comments_of(package))
    except ReadingError:  # its text was read all the same
        return frozenset()


def without(report: Report, keys: Collection[str]) -> Report:
    """Return a report without the findings that have one of these keys."""
    if not keys:
        return report
    kept = tuple(f for f in report.findings if key(f) not in keys)
    return msgspec.structs.replace(report, findings=kept)
