"""Extractions as one HTML page: the text with everything found marked in it.

The page needs nothing from elsewhere: styles and script stand in it, and its own policy
(CSP) forbids any other. Documents are written one by one; what is kept in memory is one
source with its text. A browser, though, loads a page whole, so a page is for some dozens
of documents, not thousands.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, get_args

import msgspec
from markupsafe import Markup

from unionnlp.arguments import are_records, is_one_of, is_output, is_record
from unionnlp.errors import OutputError
from unionnlp.outputs import wording
from unionnlp.outputs.file_names import file_name
from unionnlp.outputs.tables.rows import Tabler
from unionnlp.outputs.views.marks import HtmlLine, Mark, lines
from unionnlp.outputs.views.spans import KINDS, Marker, item_anchor
from unionnlp.outputs.views.templating import render_page, render_template, template_file
from unionnlp.outputs.years import resolve
from unionnlp.records import Document, Extraction, OutlineNode
from unionnlp.translation import Lang, Translator, translator
from unionnlp.writing import Target, scratch_folder

if TYPE_CHECKING:
    from unionnlp.items.catalogue import Catalogue

_CHUNK = 1 << 16
_NAV = 22  # characters of a heading in the navigation
_FOLDED = 300  # characters; longer stretches outside all documents begin closed


class TextLink(msgspec.Struct, frozen=True):
    """A place in the text: its anchor, its words, and a class (``node d2``, ``entry`` ...)."""

    anchor: str
    text: str
    style: str = ""


class Month(msgspec.Struct, frozen=True):
    """One month (or the weeks) of the year at a glance."""

    name: str
    year: int | None
    entries: Sequence[TextLink]
    dates: Sequence[TextLink]
    weekly: bool = False
    first: bool = False


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a source as the page shows it: a document, or text outside all of them."""

    lines: Sequence[HtmlLine]
    length: int
    document: Document | None = None
    anchor: str = ""
    kind: str = ""
    months: Sequence[Month] = ()
    items: Sequence[tuple[str, Sequence[TextLink]]] = ()
    outline: Sequence[TextLink] = ()
    folded: bool = False


def write_html(
    extractions: Iterable[Extraction],
    path: str | os.PathLike[str] | None,
    *,
    catalogue: Catalogue | None = None,
    lang: str = "zh",
) -> None:
    """Write one page with the texts of all extractions and what was found in them.

    The records must hold their text (``with_text=True``). Raises ``OutputError`` (U400)
    where one does not, or where the file cannot be written; then nothing is left behind.
    """
    are_records(extractions, "write_html()")
    is_output(path, "write_html()")
    is_one_of(lang, get_args(Lang), "lang")
    tabler = Tabler(catalogue)
    _ = translator(lang)
    marker, counts = Marker(tabler.items, lang), Counter[str]()
    with (
        Target(path) as target,
        scratch_folder() as folder,
        _scratch(folder) as bodies,
        _scratch(folder) as contents,
    ):
        title = ""
        for number, extraction in enumerate(extractions, 1):
            is_record(extraction, (Extraction,), "write_html()")
            tabler.learn(extraction)
            marker.names = tabler.items
            parts = list(_parts(extraction, number, marker, counts))
            name = _name(extraction, _)
            title = title or next((p.document.title for p in parts if p.document), None) or name
            context = {"source": extraction.source, "name": name, "parts": parts, "number": number}
            bodies.write(render_template("source.html", context, lang))
            contents.write(render_template("contents.html", context, lang))
        target.write(_head(title, counts, lang).encode())
        _copy(contents, target)
        legend = {"kinds": KINDS, "counts": counts}
        target.write(render_template("middle.html", legend, lang).encode())
        _copy(bodies, target)
        target.write(_foot().encode())


def _parts(
    extraction: Extraction, number: int, marker: Marker, counts: Counter[str]
) -> Iterator[Part]:
    """Yield the documents of a source and the stretches between them, in order."""
    text = extraction.source.text
    if text is None:
        raise OutputError(
            f"{_name(extraction, translator('en'))}: the record does not hold its text, which the page shows; "
            "extract it with its text (with_text=True, --with-text)"
        )
    noise = marker.noise(extraction)
    counts["noise"] += len(noise)
    cursor = 0
    for index, document in enumerate(extraction.documents, 1):
        yield from _outside(text, cursor, document.start, noise)
        yield _document_part(text, document, f"{number}-{index}", noise, marker, counts)
        cursor = document.end
    yield from _outside(text, cursor, len(text), noise)


def _outside(text: str, start: int, end: int, noise: Sequence[Mark]) -> Iterator[Part]:
    if text[start:end].strip():
        length = end - start
        rows = list(lines(text, start, end, noise, {}))
        yield Part(lines=rows, length=length, folded=length > _FOLDED)


def _document_part(
    text: str,
    document: Document,
    key: str,
    noise: Sequence[Mark],
    marker: Marker,
    counts: Counter[str],
) -> Part:
    marks = marker.document(text, document, key)
    counts.update(mark.kind for mark in marks)
    inside = [m for m in noise if m.start < document.end and m.end > document.start]
    depths = {node.start: node.depth for node in document.outline}
    return Part(
        lines=list(lines(text, document.start, document.end, [*marks, *inside], depths)),
        length=document.end - document.start,
        document=document,
        anchor=f"d{key}",
        kind=translator(marker.lang)(wording.KINDS[document.kind]) if document.kind else "",
        months=list(_months(document, key, marker.lang)),
        items=_by_group(document, key, marker),
        outline=[_node_link(node, f"n{key}-{k}") for k, node in enumerate(document.outline)],
    )


def _node_link(node: OutlineNode, anchor: str) -> TextLink:
    return TextLink(anchor, wording.line(node.text, _NAV), f"depth{min(node.depth, 4)}")


def _months(document: Document, key: str, lang: str) -> Iterator[Month]:
    """Yield the twelve months in the document's own order, and the weeks; nothing if all are empty."""
    calendar = resolve(document)
    entries: dict[int, list[TextLink]] = {}
    dates: dict[int, list[TextLink]] = {}
    for k, entry in enumerate(document.schedule):
        style = "tentative" if entry.tentative else ""
        for month in entry.months or (0,):
            text = (
                wording.line(entry.text) if month else f"{wording.when(entry, lang)} {entry.text}"
            )
            entries.setdefault(month, []).append(TextLink(f"s{key}-{k}", wording.line(text), style))
    for k, date in enumerate(document.dates):
        for month in date.months[:1]:
            dates.setdefault(month, []).append(TextLink(f"t{key}-{k}", wording.line(date.text, 16)))
    if any(entries) or dates:
        for month in calendar.order:
            year = calendar.year(month)
            name, told = (
                wording.months([month], lang),
                (entries.get(month, ()), dates.get(month, ())),
            )
            yield Month(name, year, *told, first=month == 1)
    if 0 in entries:
        yield Month(translator(lang)("按周安排"), None, entries[0], (), weekly=True)


def _by_group(
    document: Document, key: str, marker: Marker
) -> Sequence[tuple[str, Sequence[TextLink]]]:
    """Return the groups with the items found, each linked to its first passage."""
    _ = translator(marker.lang)
    first: dict[str, str] = {}
    for mention in document.items:
        first.setdefault(mention.item, item_anchor(mention, key))
    groups: dict[str, list[TextLink]] = {}
    for item, (zh, group) in marker.names.items():
        if item in first:
            groups.setdefault(_(group), []).append(TextLink(first[item], marker.item(item, zh)))
    others = [TextLink(anchor, item) for item, anchor in first.items() if item not in marker.names]
    return [*groups.items(), *([(_("其他"), others)] if others else [])]


def _name(extraction: Extraction, _: Translator) -> str:
    return file_name(extraction.source) or _("文本")


def _head(title: str, counts: Counter[str], lang: str) -> str:
    context = {"title": title, "counts": counts}
    return render_page("head.html", context, lang, styles=("page.css",), script="page.js")


def _foot() -> str:
    return render_template("foot.html", {"script": Markup(template_file("page.js"))})  # noqa: S704


def _scratch(folder: Path) -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=folder)


def _copy(scratch: IO[str], target: Target) -> None:
    scratch.seek(0)
    while part := scratch.read(_CHUNK):
        target.write(part.encode())
