"""``extract()``: the one place that knows the order of the walk from text to records."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import get_args

from msgspec import UNSET
from msgspec.structs import replace

from unionnlp.arguments import is_flag, is_kind, is_text
from unionnlp.facts import dates as dates_
from unionnlp.facts import indicators, quantities
from unionnlp.facts import schedule as schedule_
from unionnlp.facts.candidates import Told
from unionnlp.grammar import periods, signatures
from unionnlp.grammar.clauses import tense_at
from unionnlp.grammar.normalize import normalize
from unionnlp.items.detector import Detector, detect
from unionnlp.patterns import expect, lazy
from unionnlp.records import (
    DateMention,
    Document,
    Extraction,
    Noise,
    Part,
    Quantity,
    QuantityRole,
    Signature,
    Source,
    Span,
)
from unionnlp.structure import metadata, outline, parts, writers
from unionnlp.structure.blocks import Body, body
from unionnlp.structure.documents import Draft, split
from unionnlp.structure.nodes import Node
from unionnlp.structure.roles import records
from unionnlp.structure.school_types import school_type

_SUBTITLE = 24  # characters of a row that can hold nothing but a period
OWN_ITEMS = "for items of one's own give detector=unionnlp.detector('items.toml')"
_OPENING = 120  # characters behind the title in which a document says what period it is about
_REACH = 24  # characters before a number that tell of what was or is so
# What is so, and what was so before: 由上年的48%提高到65%.
_BEFORE = lazy(
    r"(?:全|我|本)[校园院厂](?:[^,。;:将要拟每须争使保让达]{0,16})有$|(?:只|仅)有(?:教职工|教师|会员|职工|员工|学生|老师)$|"
    r"[由从在比较](?:去年|上年度?|上一?(?:学期|学年|年度)|原[来先有]?)(?:同期)?的?$|[现原已]有$"
)


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


def _below_title(content: Body) -> periods.Found | None:
    """Return the period that stands alone in the first row (``（2018—2019学年第二学期）``)."""
    row = content.rows[0] if content.rows else None
    if row is None or len(row.text) > _SUBTITLE:
        return None
    found = periods.read(row.text)
    if found is None or found.year_at is None or len(row.text) - (found.end - found.start) > 2:
        return None
    low, high = found.year_at
    at = (row.start + low, row.start + high)
    return periods.Found(found.period, found.start, found.end, at, found.whole)


def _unmarked(text: str, name: writers.Name, noise: list[Noise]) -> str:
    """Return a name as the text writes it, without what was injected into it."""
    words, at = "", name.start
    for mark in noise:
        if at <= mark.start and mark.end <= name.end:
            words, at = words + text[at : mark.start], mark.end
    return words + text[at : name.end]


def _document(text: str, norm: str, draft: Draft, noise: list[Noise]) -> Document:
    content = body(norm, draft, noise)
    view = content.view
    schedule = schedule_.find(text, content)
    nodes = outline.parse(view.text, content.rows, schedule.rows)
    title = " ".join(norm[a:b] for a, b in draft.titles)
    collective = _collective(draft, title)
    at = draft.titles[0][0] if draft.titles else 0
    joined = norm[draft.titles[0][0] : draft.titles[-1][1]] if draft.titles else ""
    signed = content.signature
    when = (signed.year, signed.month) if signed else (None, None)
    told, year = _year(norm, joined, at, content)
    claimed = int(str(year.value)) if year else None
    turn = metadata.outlook_start(view.text, content.rows, nodes, claimed)
    entries = 0 if schedule.reported else len(schedule.entries)
    kind = metadata.kind(title, content, turn, collective=collective, entries=entries)
    turn = turn if kind == "summary+plan" else None
    organization = writers.organization(norm, draft.titles, content, heads=draft.heads)
    clean = _masked(view.text, nodes)[: _end(content, signed)]
    mentions = dates_.find(clean, ())
    role = _role_teller(kind, turn)
    return Document(
        start=draft.start,
        end=draft.end,
        title="".join(text[a:b] for a, b in draft.titles) or None,
        kind=kind,
        organization=_unmarked(text, organization, noise) if organization else None,
        year=claimed,
        title_span=_title_span(draft),
        organization_span=_span(organization),
        year_span=_span(year),
        period=periods.period(told, view.text[:_OPENING], year=claimed, signed=when),
        signature=_signature(text, content, signed),
        outline=records(text, content, nodes, schedule.spans, turn),
        schedule=schedule.entries,
        dates=_dates(text, content, mentions, schedule),
        quantities=_quantities(text, content, clean, schedule, mentions, role),
    )


def _year(
    norm: str, joined: str, at: int, content: Body
) -> tuple[periods.Found | None, metadata.Found | None]:
    """Return what the title tells of the period, and the year of a document with its place."""
    told = periods.read(joined)
    year = metadata.year(norm, joined, at, content)
    if told and told.year_at and told.period.first_year:  # a second term begins in the later year
        year = metadata.Found(told.period.first_year, *(at + k for k in told.year_at))
    elif (below := _below_title(content)) and below.year_at and below.period.first_year:
        told = below
        year = metadata.Found(below.period.first_year, *content.view.span(*below.year_at))
    return told, year


def _completed(document: Document, norm: str) -> Document:
    """Return a document with the kind of unit that writes and the parts that its plan has."""
    there = parts.present(document, norm)
    return replace(
        document,
        school_type=school_type(document, norm),
        parts=tuple(part for part in get_args(Part) if there[part]),
    )


def _collective(draft: Draft, title: str) -> bool:
    """A title that is a collection's delimiter says little about the text below it."""
    return (
        bool(draft.titles) and draft.start == draft.titles[0][0] and any(c in title for c in "篇")
    )


def _span(found: metadata.Found | writers.Name | None) -> Span | None:
    return Span(start=found.start, end=found.end) if found and found.start >= 0 else None


def _title_span(draft: Draft) -> Span | None:
    if not draft.titles:
        return None
    return Span(start=draft.titles[0][0], end=draft.titles[-1][1])


def _role_teller(kind: str | None, turn: int | None) -> Callable[[int], QuantityRole]:
    def role(offset: int) -> QuantityRole:
        if kind in ("plan", None):
            return "target"
        return "target" if turn is not None and offset >= turn else "result"

    return role


def _arranged(content: Body, schedule: schedule_.Schedule) -> list[tuple[int, int]]:
    """Return the stretches of rows that belong to arrangements (clean offsets)."""
    return [(content.rows[k].start, content.rows[k].end) for k in sorted(schedule.rows)]


def _dates(
    text: str, content: Body, mentions: list[dates_.Mention], schedule: schedule_.Schedule
) -> tuple[DateMention, ...]:
    blocked = _arranged(content, schedule)
    records = []
    k = 0
    for mention in mentions:
        while k < len(blocked) and blocked[k][1] <= mention.start:
            k += 1
        if k < len(blocked) and blocked[k][0] <= mention.start:
            continue
        a, b = content.view.span(mention.start, mention.end)
        records.append(
            DateMention(start=a, end=b, text=text[a:b], months=mention.months, day=mention.day)
        )
    return tuple(records)


def _own_role(text: str, at: int, role: QuantityRole) -> QuantityRole:
    """What the clause of a number says of promise or report goes before its document's kind."""
    if _BEFORE.search(text, max(0, at - _REACH), at):
        return "result"
    return tense_at(text, at) or role


def _signature(text: str, content: Body, signed: signatures.Signed | None) -> Signature | None:
    if signed is None:
        return None
    a, b = content.view.span(signed.start, signed.end)
    name = signed.signer
    return Signature(
        start=a,
        end=b,
        text=text[a:b],
        signer=content.view.words(text, *name).strip() if name else None,
        year=signed.year,
        month=signed.month,
        day=signed.day,
    )


def _end(content: Body, signed: signatures.Signed | None) -> int:
    """Return the clean offset from which only signature and date stand."""
    limit = len(content.view.text)
    if signed and signed.start > limit // 2:
        limit = signed.start
    for row in reversed(content.rows[-3:]):
        if signatures.signed(row.text):
            limit = min(limit, row.start)
    return limit


def _quantities(
    text: str,
    content: Body,
    clean: str,
    schedule: schedule_.Schedule,
    mentions: list[dates_.Mention],
    role: Callable[[int], QuantityRole],
) -> tuple[Quantity, ...]:
    view = content.view
    skip = [(m.start, m.end) for m in mentions]
    cells = _between_entries(content, schedule)
    records = []
    told: Told | None = None
    for amount in quantities.find(clean, skip, cells):
        a, b = view.span(amount.start, amount.end)
        told = indicators.indicator(clean, amount, told)
        unit = amount.unit
        if amount.unit_span:
            unit = "".join(view.words(text, *amount.unit_span).split())
        records.append(
            Quantity(
                start=a,
                end=b,
                text=text[a:b],
                value=amount.value,
                upper=amount.upper,
                unit=unit,
                comparator=amount.comparator,  # type: ignore[arg-type]
                per=amount.per,
                indicator=" ".join(view.words(text, *w).strip() for w in told.runs) or None,
                role=_own_role(clean, amount.start, role(amount.start)),
            )
        )
    return tuple(records)


def _masked(text: str, nodes: list[Node]) -> str:
    """Return ``text`` with labels as line breaks, since their numbers are no part of a sentence."""
    parts = []
    at = 0
    for node in nodes:
        if node.label_end > node.start >= at:
            parts += [text[at : node.start], "\n" * (node.label_end - node.start)]
            at = node.label_end
    return "".join([*parts, text[at:]])


def _between_entries(content: Body, schedule: schedule_.Schedule) -> list[tuple[int, int]]:
    """Return what stands in rows of arrangements outside their activities (months, labels)."""
    gaps = []
    spans = schedule.spans
    k = 0
    for start, end in _arranged(content, schedule):
        at = start
        while k < len(spans) and spans[k][0] < end:
            if spans[k][0] > at:
                gaps.append((at, spans[k][0]))
            at = max(at, spans[k][1])
            k += 1
        if end > at:
            gaps.append((at, end))
    return gaps
