"""What is taken for a website's below a document, and shows no sign of one, is the document's."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.structure.lines import INNER, OUTSIDE
from unionnlp.structure.sequence import Feature

_SITE = "site"
_SHOWN = frozenset(
    f"is:{sign}"
    for sign in ("site", "tail", "editor", "teaser", "file", "latin", "clock", "collection")
)
_PLANNED = ("label:", "table", "^附件", "^附:")
_LEAST = 2  # lines of a run


def kept(labels: Sequence[str], rows: Sequence[Sequence[Feature]]) -> list[str]:
    """Return the labels of a text's lines, those of a website that nothing shows as lines of the document above.

    ``rows`` are the features of the lines (``cues.bundled``). A run counts that has a numbered heading, an
    attachment or the row of a table, and in no line a sign of furniture. Inside a document a numbered sentence
    without one is its own.
    """
    found = [
        "body" if label in INNER and _numbered_sentence(row) else label
        for label, row in zip(labels, rows, strict=True)
    ]
    start = 0
    while start < len(found):
        stop = start
        while stop < len(found) and found[stop] == _SITE:
            stop += 1
        if stop - start >= _LEAST and start and found[start - 1] not in OUTSIDE:
            told = [_told(row) for row in rows[start:stop]]
            if any(own for own, _ in told) and not any(shown for _, shown in told):
                found[start:stop] = ["body"] * (stop - start)
        start = max(stop, start + 1)
    return found


def _told(row: Sequence[Feature]) -> tuple[bool, bool]:
    """Tell whether a line has what plans have (a numbered label, cells), and whether it shows furniture."""
    base = row[0]
    return any(name.startswith(_PLANNED) for name in base), not _SHOWN.isdisjoint(base)


def _numbered_sentence(row: Sequence[Feature]) -> bool:
    """Tell whether a line is a numbered sentence; that it names a 公众号 makes it no editor's."""
    own, _ = _told(row)
    return own and "last:。" in row[0] and (_SHOWN - {"is:editor"}).isdisjoint(row[0])
