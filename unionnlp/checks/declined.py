"""What an author declined: comments of ours resolved or deleted in Word, and the memory beside a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from unionnlp.arguments import are_several
from unionnlp.checks.keys import key, key_in
from unionnlp.checks.records import Report
from unionnlp.errors import ArgumentError, ReadingError

if TYPE_CHECKING:
    from unionnlp.reading import Input


def declined_in(source: Input, reader: str) -> frozenset[str]:
    """Return the keys of the findings that the author of a file declined.

    They stand beside it, and in a .docx also in the file. What was read from a pipe cannot be
    read again, and remembers nothing. Raises ``KnowledgeError`` (U300) for a broken memory.
    """
    if source.path == "-" or not Path(source.path).is_file():
        return frozenset()
    beside = _beside(source)
    return beside | declined_in_word(source) if reader == "docx" else beside


def declined_in_word(source: Input) -> frozenset[str]:
    """Return the keys of our comments in a .docx that were resolved or deleted."""
    from unionnlp.reading import DEFAULT_LIMITS, load
    from unionnlp.reading.word.comments import comments_of, refused_keys
    from unionnlp.reading.word.package import Package

    try:
        with Package(load(source), source.name, DEFAULT_LIMITS) as package:
            return refused_keys(comments_of(package))
    except ReadingError:  # its text was read all the same
        return frozenset()


def _beside(source: Input) -> frozenset[str]:
    from unionnlp.checks import memory
    from unionnlp.reading import Input, load
    from unionnlp.reading.find import MEMORY

    if source.member is None:
        return memory.read_refusals(source.path).keys
    at = Input(source.path, source.member + MEMORY)
    try:
        return memory.decode(load(at), at.name).keys
    except ReadingError:  # the archive holds none
        return frozenset()


def keys_of(given: Iterable[str]) -> frozenset[str]:
    """Return the keys of ids or keys; raise ``ArgumentError`` (U301) for what is neither."""
    are_several(given, "refusals")
    found = set()
    for one in given:
        known = key_in(one) if isinstance(one, str) else None
        if known is None:
            raise ArgumentError(f"refusals holds {one!r}; it holds ids such as 'E501-46f65c95'")
        found.add(known)
    return frozenset(found)


def without(report: Report, keys: Collection[str]) -> Report:
    """Return a report whose findings with these keys are among the refused ones.

    An item that is missing stays so, and the score what it is: refusing changes what is said.
    """
    if not keys:
        return report
    away = tuple(f for f in report.findings if key(f) in keys)
    items = {(f.document, f.item) for f in away if f.code in ("M101", "M102")}
    missing = (
        msgspec.structs.replace(m, refused=True) if (m.document, m.item) in items else m
        for m in report.missing
    )  # fmt: skip
    return msgspec.structs.replace(
        report, missing=tuple(missing), refused=(*report.refused, *away),
        findings=tuple(f for f in report.findings if key(f) not in keys),
    )  # fmt: skip
