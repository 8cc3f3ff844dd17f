"""``extract()``: the one place that knows the order of the walk from text to records."""

from __future__ import annotations

import hashlib
from typing import get_args

from msgspec import UNSET
from msgspec.structs import replace

from unionnlp.arguments import is_flag, is_kind, is_text
from unionnlp.facts import dates, quantities
from unionnlp.facts import schedule as schedules
from unionnlp.facts.promises import Outlook
from unionnlp.grammar import periods
from unionnlp.grammar.normalize import normalize
from unionnlp.items.detector import Detector, detect
from unionnlp.patterns import expect
from unionnlp.records import Document, Extraction, Noise, Part, Source, Span
from unionnlp.structure import metadata, outline, parts, signing, writers
from unionnlp.structure.blocks import body
from unionnlp.structure.documents import BegunDocument, split
from unionnlp.structure.nodes import masked
from unionnlp.structure.roles import records
from unionnlp.structure.school_types import school_type

OWN_ITEMS = "for items of one's own give detector=unionnlp.detector('items.toml')"
_OPENING = 120  # characters behind the title in which a document says what period it is about


def extract(
    text: str,
    *,
    source: Source | None = None,
    detector: Detector | None = None,
    items: bool = True,
) -> Extraction:
    r"""Return everything that ``text`` says as records; offsets are code points in ``text``.

    ``source`` tells where the text came from; for a bare string it is made from the text itself.
    ``detector`` finds the standard items (``unionnlp.items.detector.make``); the shipped one by default.
    ``items=False`` leaves them out, which saves a tenth of the time.
    Never raises for any string; a text that holds no plan or summary gives no documents.

    >>> extract("实验小学2024年工会工作计划\n一、每学期召开教代会一次。").documents[0].year
    2024
    """
    is_text(text, "extract()", "for a file there is extract_file(path)")
    is_kind(source, Source, "source", "for a file there is extract_file(path)")
    is_kind(detector, Detector, "detector", OWN_ITEMS)
    is_flag(items, "items", OWN_ITEMS)
    norm = normalize(text)
    expect(norm)
    found = split(norm)
    documents = [
        _completed(_document(text, norm, draft, found.noise), norm) for draft in found.documents
    ]
    noise = tuple(found.noise)
    if documents and items:
        mentions = detect(text, documents, detector=detector, noise=noise, clean=norm)
        documents = [replace(d, items=i) for d, i in zip(documents, mentions, strict=True)]
    if source is None:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        source = Source(sha256=digest, encoding=None, length=len(text))
    names = detector.names if detector is not None and items else UNSET
    return Extraction(source=source, documents=tuple(documents), noise=noise, catalogue=names)


def _document(text: str, norm: str, draft: BegunDocument, noise: list[Noise]) -> Document:
    content = body(norm, draft, noise)
    view = content.view
    schedule = schedules.find(text, content)
    nodes = outline.parse(view.text, content.rows, schedule.rows)
    title = " ".join(norm[a:b] for a, b in draft.titles)
    collective = _collective(draft, title)
    at = draft.titles[0][0] if draft.titles else 0
    joined = norm[draft.titles[0][0] : draft.titles[-1][1]] if draft.titles else ""
    signed = content.signature
    when = (signed.year, signed.month) if signed else (None, None)
    told, year = metadata.claimed(norm, joined, at, content)
    claimed = int(str(year.value)) if year else None
    turn = metadata.outlook_start(view.text, content.rows, nodes, claimed)
    entries = 0 if schedule.reported else len(schedule.entries)
    kind = metadata.kind(title, content, turn, collective=collective, entries=entries)
    turn = turn if kind == "summary+plan" else None
    organization = writers.organization(norm, draft.titles, content, heads=draft.heads)
    clean = masked(view.text, nodes)[: signing.end(content)]
    told_days = dates.mentions(clean, ())
    skip = [(mention.start, mention.end) for mention in told_days]
    return Document(
        start=draft.start,
        end=draft.end,
        title="".join(text[a:b] for a, b in draft.titles) or None,
        kind=kind,
        organization=writers.as_written(text, organization, noise) if organization else None,
        year=claimed,
        title_span=_title_span(draft),
        organization_span=_span(organization),
        year_span=_span(year),
        period=periods.period(told, view.text[:_OPENING], year=claimed, signed=when),
        signature=signing.record(text, content),
        outline=records(text, content, nodes, schedule.spans, turn),
        schedule=schedule.entries,
        dates=dates.find(text, content, told_days, schedule),
        quantities=quantities.find(text, content, clean, skip, schedule, Outlook(kind, turn)),
    )


def _completed(document: Document, norm: str) -> Document:
    """Return a document with the kind of unit that writes and the parts that its plan has."""
    there = parts.present(document, norm)
    return replace(
        document,
        school_type=school_type(document, norm),
        parts=tuple(part for part in get_args(Part) if there[part]),
    )


def _collective(draft: BegunDocument, title: str) -> bool:
    """A title that is a collection's delimiter says little about the text below it."""
    return (
        bool(draft.titles) and draft.start == draft.titles[0][0] and any(c in title for c in "篇")
    )


def _span(found: metadata.FoundValue | writers.Name | None) -> Span | None:
    return Span(start=found.start, end=found.end) if found and found.start >= 0 else None


def _title_span(draft: BegunDocument) -> Span | None:
    if not draft.titles:
        return None
    return Span(start=draft.titles[0][0], end=draft.titles[-1][1])
