"""Word documents (.docx): text in reading order, with the numbers that Word shows.

Own code, because no library gives the automatic numbers of Chinese lists; it knows
nothing but text, and so it is faster than a document model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unionnlp.reading.source import Content, Job
from unionnlp.reading.word.body import BodyReader
from unionnlp.reading.word.held import OtherParts
from unionnlp.reading.word.package import Package, W
from unionnlp.reading.word.pages import Pages
from unionnlp.reading.word.remarks import is_marked, remarks
from unionnlp.reading.word.styles import Styles
from unionnlp.reading.word.trace import Trace

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

__all__ = ["read_docx", "read_package"]

_RESERVED = {"separator", "continuationSeparator", "continuationNotice"}


def read_docx(job: Job) -> Content:
    """Return the text of a .docx, one line for each paragraph or table row.

    Places are paragraphs (counted as they are read, those in cells included) and table
    cells. Footnotes and endnotes that the text refers to follow it, each on its line.
    """
    with Package(job.data, job.name, job.limits) as package:
        return read_package(package, depth=job.depth)


def read_package(package: Package, trace: Trace | None = None, depth: int = 0) -> Content:
    """Return the text of an open package; ``trace`` learns where each character stands.

    ``depth`` counts the files in which the package is held.
    """
    styles = Styles(package.related("styles"), lambda: package.related("numbering"))
    main = package.main()
    marked = depth == 0 and is_marked(main)
    if marked and trace is None:
        trace = Trace()
    pages = Pages(package, main)
    body = BodyReader(styles, OtherParts(package, depth), pages, trace)
    body.read(_story(main))
    pages.end()
    notes = {kind: _notes(package.related(kind)) for kind in {k for k, _ in body.notes}}
    for kind, note in list(body.notes):  # notes of notes are none
        if note in notes[kind]:
            body.read(notes[kind][note])
    while body.lines and not body.lines[-1]:
        body.lines.pop()
    said = remarks(package, main, trace if marked else None) if depth == 0 else ()
    return Content("\n".join(body.lines), places=body.places, remarks=said)


def _story(root: Element) -> Element:
    body = root.find(W + "body")
    return root if body is None else body


def _notes(root: Element | None) -> dict[str, Element]:
    """Return the notes of a part by their ids, without Word's own separators."""
    return {
        note.get(W + "id", ""): note
        for note in (() if root is None else root)
        if note.get(W + "type") not in _RESERVED
    }
