"""Records as rows: the tables of ``resources/tables.toml``, filled one source at a time.

Everything here is plain Python, so that CSV and the workbook need no pandas. A fact knows
its document and the innermost outline node around it by keys that join the tables.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unionnlp.arguments import is_kind, is_record
from unionnlp.outputs.tables.columns import Row, Rows, row, tables
from unionnlp.records import Document, Extraction, OutlineNode, Source, Span

if TYPE_CHECKING:
    from unionnlp.checks.records import Checked, Report
    from unionnlp.items.catalogue import Catalogue

_OWN_NAMES = "unionnlp.detector('items.toml').catalogue is one"
_DIGITS = 12  # of a SHA-256: 48 bits, so 100,000 sources collide with a chance of 0.002 %


class Tabler:
    """Turns extractions, and what was checked, into rows; remembers only which sources it has seen.

    ``catalogue`` names the standard items; where it is ``None``, the records tell what they were
    extracted with.
    """

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        from unionnlp.items.catalogue import Catalogue
        from unionnlp.items.catalogue import load as load_catalogue

        is_kind(catalogue, Catalogue, "catalogue", _OWN_NAMES)
        self._fixed = catalogue is not None
        self._learned: set[object] = set()
        self._name_by(catalogue or load_catalogue())
        self._seen: dict[str, int] = {}

    def _name_by(self, catalogue: Catalogue) -> None:
        """Let a catalogue name the items: ``items`` has name and group's name by id."""
        self.catalogue = catalogue
        self.items = {i.id: (i.zh, catalogue.groups[i.group]) for i in catalogue.items}

    def learn(self, extraction: Extraction) -> None:
        """Take in the names of the items that an extraction was made with, unless they were given."""
        from unionnlp.items.catalogue import joined, of

        if self._fixed or extraction.catalogue in self._learned:
            return
        found = of(extraction)
        self._name_by(joined(self.catalogue, found) if self._learned else found)
        self._learned.add(extraction.catalogue)

    def rows(self, given: Extraction | Checked) -> Rows:
        """Return the rows of one source, a list for each table (empty ones too)."""
        extraction, report = parts(given)
        self.learn(extraction)
        source = extraction.source
        source_id = self._identify(source)
        found: Rows = {table.name: [] for table in tables()}
        count = len(extraction.documents)
        more = {"source_id": source_id, "n_documents": count}
        found["sources"].append(row("sources", source, more))
        for number, document in zip(extraction.numbers, extraction.documents, strict=True):
            self._document(found, document, number, source_id, source)
        for noise in extraction.noise:
            of = {"source_id": source_id, "path": source.path, "text": quote(source, noise)}
            found["noise"].append(row("noise", noise, of))
        if report is not None:
            from unionnlp.outputs.tables.checked import add_report

            add_report(found, extraction, report, source_id, self.items)
        return found

    def _identify(self, source: Source) -> str:
        digest = source.sha256[:_DIGITS]
        self._seen[digest] = times = self._seen.get(digest, 0) + 1
        return digest if times == 1 else f"{digest}~{times}"

    def _document(
        self, found: Rows, document: Document, number: int, source_id: str, source: Source
    ) -> None:
        key = f"{source_id}-{number}"
        counted = ("outline", "schedule", "dates", "quantities")
        found["documents"].append(
            row(
                "documents",
                document,
                {
                    "document_id": key, "source_id": source_id, "path": source.path,
                    "document_no": number, "n_items": len({mention.item for mention in document.items}),
                    "period": _period(document), "parts": ";".join(document.parts) or None,
                    **{f"n_{name}": len(getattr(document, name)) for name in counted},
                    **_signed(document),
                },
            )
        )  # fmt: skip
        tree = Sections(document.outline)
        found["outline"] += _outline(document, key, tree)
        for table in counted[1:]:
            for fact in getattr(document, table):
                more = {"document_id": key, "node_id": tree.key(key, fact.start)}
                if hasattr(fact, "months"):
                    more["month"] = fact.months[0] if fact.months else None
                found[table].append(row(table, fact, more))
        found["items"] += self._items(document, key, tree, source)

    def _items(self, document: Document, key: str, tree: Sections, source: Source) -> Iterator[Row]:
        for m in document.items:
            zh, group = self.items.get(m.item, (m.item, None))
            more = {
                "document_id": key, "node_id": tree.key(key, m.start), "item_group": group,
                "item_zh": zh, "text": quote(source, m), "line_start": m.line and m.line.start,
                "line_end": m.line and m.line.end,
            }  # fmt: skip
            yield row("items", m, more)


def _period(document: Document) -> str | None:
    """Return the months of a plan as people write them: ``2025-09—2026-08``, ``3—12``."""
    period = document.period
    if period is None:
        return None
    ends = (
        f"{year}-{month:02}" if year else str(month)
        for year, month in (
            (period.first_year, period.first_month), (period.last_year, period.last_month)
        )
    )  # fmt: skip
    return "—".join(ends)


def _signed(document: Document) -> dict[str, str | None]:
    """Return who signs a document and when, as far as it says."""
    signed = document.signature
    if signed is None:
        return {"signer": None, "signed": None}
    parts = (signed.year, signed.month, signed.day)
    date = "-".join(f"{part:02}" for part in itertools.takewhile(bool, parts) if part)
    return {"signer": signed.signer, "signed": date or None}


def parts(given: Extraction | Checked) -> tuple[Extraction, Report | None]:
    """Return what was extracted of a source, and the report on it (``None``: it was not checked)."""
    if isinstance(given, Extraction):
        return given, None
    from unionnlp.checks.records import Checked

    is_record(given, (Extraction, Checked), "a table")
    return given.extraction, given.report


class Sections:
    """Finds the innermost outline node around an offset.

    Nodes stand in the order of the text and nest, so the innermost one is the last that
    began, or the nearest above it that has not ended.
    """

    def __init__(self, outline: Sequence[OutlineNode]) -> None:
        self.nodes = outline
        self._starts = [node.extent.start for node in outline]
        self.parents: list[int | None] = []
        path: list[int] = []
        for index, node in enumerate(outline):
            while path and outline[path[-1]].depth >= node.depth:
                path.pop()
            self.parents.append(path[-1] if path else None)
            path.append(index)

    def around(self, offset: int) -> int | None:
        """Return the index of the innermost node whose extent holds ``offset``."""
        last = bisect_right(self._starts, offset) - 1
        index = last if last >= 0 else None
        while index is not None and self.nodes[index].extent.end <= offset:
            index = self.parents[index]
        return index

    def key(self, document_id: str, offset: int) -> str | None:
        """Return the ``node_id`` of the innermost node around ``offset``."""
        index = self.around(offset)
        return None if index is None else f"{document_id}.{index + 1}"


def quote(source: Source, span: Span) -> str | None:
    """Return the passage, ``None`` where the record does not hold the text."""
    return None if source.text is None else source.text[span.start : span.end]


def _outline(document: Document, key: str, tree: Sections) -> Iterator[Row]:
    for index, n in enumerate(document.outline):
        parent = tree.parents[index]
        more = {
            "node_id": f"{key}.{index + 1}", "document_id": key,
            "parent_id": None if parent is None else f"{key}.{parent + 1}",
            "label": n.label or None, "heading": n.heading or None,
            "extent_start": n.extent.start, "extent_end": n.extent.end,
        }  # fmt: skip
        yield row("outline", n, more)
