"""The vocabulary: every record type, nothing else.

One set of frozen types serves the Python API, the JSON (``schema`` is
``unionnlp/1``), the tables, the gold files and the corpus store. Offsets count
Unicode code points in the text as decoded, ``end`` is exclusive, and every
``text`` equals ``source_text[start:end]``. Unknown is ``None``.

What each fact means is defined by the extraction guideline in docs/guideline.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal, TypeVar

import msgspec

from unionnlp.errors import RecordError, reason

SCHEMA: Final = "unionnlp/1"

DocumentKind = Literal["plan", "summary", "summary+plan"]
RemarkKind = Literal["inserted", "deleted", "comment", "header", "footer"]
NoiseKind = Literal["site", "wrapper", "teaser", "watermark"]
Role = Literal["guiding", "goals", "work", "schedule", "outlook", "other"]
Comparator = Literal["eq", "ge", "le", "approx"]
QuantityRole = Literal["target", "result"]
LabelStyle = Literal[
    "part", "article", "formal", "chinese", "bracketed_chinese", "spaced_digit", "decimal", "digit",
    "bracketed_digit", "closed_digit", "circled", "letter", "ordinal", "sequence_word", "is", "heading",
]  # fmt: skip
SchoolType = Literal[
    "kindergarten",
    "primary",
    "secondary",
    "vocational",
    "university",
    "special",
    "district",
    "company",
    "group",
]
Part = Literal[
    "guiding", "goals", "measures", "schedule", "responsible", "budget", "signature", "date"
]


# What an arrangement says beside an activity: the fields of an entry, the roles of columns and the kinds
# of details in resources/schedule.toml bear these names.
SAID: Final = ("responsible", "place", "participants", "cost")

_R = TypeVar("_R", bound="Record")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: frozen, keyword-only, strict when decoded."""


def encoded(record: Record, indent: int | None) -> str:
    """Return a record as JSON text (``indent`` spaces, or compact)."""
    raw = msgspec.json.encode(record)
    return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")


def decoded(data: str | bytes, kind: type[_R], schema: str) -> _R:
    """Decode a record strictly; raise ``RecordError`` (U200) naming the field that is wrong."""
    if not isinstance(data, str | bytes):
        raise TypeError(f"from_json() takes JSON as str or bytes, not {type(data).__name__}")
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not a {schema} record: {reason(error)}") from error


class Span(Record, frozen=True, kw_only=True):
    """A stretch ``[start, end)`` of the source text, in code points."""

    start: int
    end: int


class Noise(Span, frozen=True, kw_only=True):
    """Text that belongs to no document, or words injected into one.

    ``kind``: ``site`` (furniture, page marks), ``wrapper`` (anthology titles and
    introductions), ``teaser`` (other articles), ``watermark`` (injected words).
    """

    kind: NoiseKind


class OutlineNode(Span, frozen=True, kw_only=True):
    """A numbered or titled unit; its span is the label with its heading.

    ``depth`` counts from 1; ``number`` is the label's integer; ``role`` is set for
    depth 1 and for untitled structural headings. ``label`` and ``heading`` are the
    two parts of ``text``; ``style`` names the form of the label (``一、`` is ``chinese``, ``（2）``
    ``bracketed_digit``; ``heading`` where there is none); ``extent`` runs to the end of the node's
    whole text, its children included.
    """

    text: str
    depth: int
    number: int | None = None
    role: Role | None = None
    label: str = ""
    heading: str = ""
    style: LabelStyle = "heading"
    extent: Span


class ScheduleEntry(Span, frozen=True, kw_only=True):
    """One activity of a month-by-month (or week-by-week) arrangement (月度安排).

    ``months`` are calendar months 1-12; ``weeks`` the weeks of an arrangement by
    weeks (then ``months`` is empty); ``tentative`` is true for 待定, 暂定, 拟. ``day`` is the
    (first) day of the month where the arrangement gives one; ``responsible`` who answers for
    the activity, ``place`` where it happens, ``participants`` who takes part and ``cost`` the money
    that it takes, all as written; ``None`` where it does not say.
    """

    text: str
    months: tuple[int, ...]
    tentative: bool = False
    weeks: tuple[int, ...] = ()
    day: int | None = None
    responsible: str | None = None
    place: str | None = None
    participants: str | None = None
    cost: str | None = None

    @property
    def said(self) -> dict[str, str]:
        """What the arrangement says beside the activity, by field, as far as it says so."""
        return {name: words for name in SAID if (words := getattr(self, name))}


class DateMention(Span, frozen=True, kw_only=True):
    """A month, date, festival or holiday in running text, with the months it can mean."""

    text: str
    months: tuple[int, ...]
    day: int | None = None


class Quantity(Span, frozen=True, kw_only=True):
    """A number that measures something to be done or done.

    ``value`` and ``upper`` are in base units (``13.02万元`` is 130200 元, percent
    stays percent); ``per`` is the period of a frequency (ISO 8601 duration,
    ``semester``, or ``person`` for a rate per head); ``indicator`` is what is
    measured, in words of the text; ``role`` tells a promise from a report.
    """

    text: str
    value: float
    upper: float | None = None
    unit: str | None = None
    comparator: Comparator = "eq"
    per: str | None = None
    indicator: str | None = None
    role: QuantityRole = "target"


class ItemMention(Span, frozen=True, kw_only=True):
    """A passage that commits to, or reports, concrete work on a standard item.

    The span is the tightest passage that proves it; ``line`` is the span of its
    whole line; ``score`` is a calibrated probability (0-1).
    """

    item: str
    score: float | None = None
    line: Span | None = None


class Period(Record, frozen=True, kw_only=True):
    """The months, first and last included, that a plan or summary is about.

    A school year 2025—2026 runs from month 9 of 2025 to month 8 of 2026. The years are
    ``None`` where the text does not say its year.
    """

    first_year: int | None = None
    first_month: int
    last_year: int | None = None
    last_month: int

    @property
    def months(self) -> tuple[int, ...]:
        """The calendar months from the first to the last, in their order (at most twelve)."""
        count = (self.last_month - self.first_month) % 12 + 1
        return tuple((self.first_month - 1 + k) % 12 + 1 for k in range(count))


class Signature(Span, frozen=True, kw_only=True):
    """Who signs a document and when: the lines below (or right below the title) that say so.

    ``signer`` is the organisation or person as written, ``year``, ``month`` and ``day`` the date.
    """

    text: str
    signer: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None


class Document(Span, frozen=True, kw_only=True):
    """One plan or summary inside a source, with everything found in it.

    ``organization`` is written as the text writes it; ``year`` is the calendar
    year that the text claims for itself. ``title_span``, ``organization_span``
    and ``year_span`` say where each was read. ``period`` are the months it is about,
    ``school_type`` the kind of unit that writes, ``parts`` which parts of a plan it has,
    ``signature`` who signs it and when.
    """

    title: str | None = None
    kind: DocumentKind | None = None
    organization: str | None = None
    year: int | None = None
    title_span: Span | None = None
    organization_span: Span | None = None
    year_span: Span | None = None
    period: Period | None = None
    school_type: SchoolType | None = None
    parts: tuple[Part, ...] = ()
    signature: Signature | None = None
    outline: tuple[OutlineNode, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    items: tuple[ItemMention, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """Where in the original file text that begins at ``offset`` stands.

    ``kind`` is ``paragraph``, ``page``, ``cell`` or ``line``; ``number`` counts from 1;
    ``label`` is a name for people (a sheet, a table cell) where there is one; ``page`` is the page
    where the file tells it.
    """

    offset: int
    kind: str
    number: int
    label: str | None = None
    page: int | None = None


class Remark(Span, frozen=True, kw_only=True):
    """What a Word file says beside its text, at the words of its span.

    ``kind``: a revision that is not accepted (``inserted``, ``deleted``), an open ``comment`` of
    somebody, a ``header`` or ``footer`` (their span is empty). ``says`` are the words of the
    comment or the margin, and the words that were deleted.
    """

    kind: RemarkKind
    author: str = ""
    says: str = ""


class Source(Record, frozen=True, kw_only=True):
    """Where a text came from and how it was read.

    ``sha256`` is the digest of the file's bytes (of the UTF-8 text for a string);
    ``encoding`` the text encoding, ``None`` for formats that have none of their own;
    ``length`` the decoded length in code points; ``reader`` the reader's name
    (``text``, ``docx``, ``pdf`` ...); ``text`` the decoded text where asked for.
    """

    path: str | None = None
    sha256: str
    encoding: str | None = None
    length: int
    reader: str = "text"
    text: str | None = None
    places: tuple[Place, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def locate(self, offset: int) -> Place | None:
        """Return the place (paragraph, page ...) that holds ``offset``, if the reader knows it."""
        index = bisect_right(self.places, offset, key=lambda place: place.offset)
        return self.places[index - 1] if index else None


class NamedItem(Record, frozen=True, kw_only=True):
    """A standard item of one's own catalogue: its id, its name and the name of its group in Chinese."""

    item: str
    zh: str
    group: str


class Extraction(Record, frozen=True, kw_only=True):
    """Everything that one source says: its documents and its noise.

    ``catalogue`` names the standard items that were looked for where they are one's own, so that
    tables and views can tell them; it is left out (``msgspec.UNSET``) for the shipped ones.
    """

    schema: Literal["unionnlp/1"] = SCHEMA
    source: Source
    documents: tuple[Document, ...] = ()
    noise: tuple[Noise, ...] = ()
    catalogue: tuple[NamedItem, ...] | msgspec.UnsetType = msgspec.UNSET

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON text (``indent`` spaces, or compact)."""
        return encoded(self, indent=indent)

    @staticmethod
    def from_json(data: str | bytes) -> Extraction:
        """Decode strictly; raise ``RecordError`` (U200) naming the field that is wrong."""
        return decoded(data, Extraction, SCHEMA)

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the documents in their source, from 1."""
        return range(1, len(self.documents) + 1)
