"""What a check returns: a Report of findings, of missing and of covered items.

Spans are code points in the text of the draft, as everywhere. People-facing words
(``message``, ``reason``, ``proposal``) are in the language that the check was asked for;
``code``, ``family``, ``severity`` and the ids of items are stable.
"""

from __future__ import annotations

from typing import Literal

from unionnlp.records import (
    DocumentKind,
    Extraction,
    NamedItem,
    Place,
    Record,
    SchoolType,
    Source,
    Span,
    decoded,
    encoded,
)
from unionnlp.resources.kinds.findings import Family as Family
from unionnlp.resources.kinds.findings import Kind as Kind
from unionnlp.resources.kinds.leaves import Severity as Severity

REPORT_SCHEMA: Literal["unionnlp-report/1"] = "unionnlp-report/1"

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")


class Evidence(Span, frozen=True, kw_only=True):
    """A passage of the draft that a statement rests on.

    ``place`` says where in the file it stands (page, paragraph, table), if the reader knows it.
    """

    text: str
    place: Place | None = None


class Years(Record, frozen=True, kw_only=True):
    """The years, both included, in which a text can have been written; ``None`` is open."""

    first: int | None = None
    last: int | None = None

    def holds(self, year: int) -> bool:
        """Say whether ``year`` is one of them."""
        after = self.first is None or self.first <= year
        return after and (self.last is None or year <= self.last)


class Prevalence(Record, frozen=True, kw_only=True):
    """How many of the comparable documents carry something, and where they come from.

    ``group`` is the kind of organisation compared with (``all`` for every kind);
    ``source`` is ``corpus`` for real documents, ``examples`` for written ones.
    """

    having: int
    of: int
    group: str = "all"
    source: str = "corpus"

    @property
    def share(self) -> float:
        """The share from 0 to 1 (0 where nothing was compared)."""
        return self.having / self.of if self.of else 0.0


class Finding(Record, frozen=True, kw_only=True):
    """One thing that is missing or wrong, with its evidence, reason and proposal.

    ``document`` is the index of the document in the draft; ``item`` the standard item
    that it is about, ``rule`` the rule that is broken, if any. ``kind`` says what sort of fault
    it is, ``None`` for what is said of standard items. ``id`` is its code with a digest of the
    words that it is about (``E501-46f65c95``): it stays while the words stay.
    """

    id: str = ""
    code: str
    family: Family
    kind: Kind | None = None
    severity: Severity
    message: str
    reason: str
    proposal: str
    document: int = 0
    item: str | None = None
    rule: str | None = None
    evidence: tuple[Evidence, ...] = ()


class _ItemState(Record, frozen=True, kw_only=True):
    """Common to missing and covered items; ``weight`` is the item's share in the score.

    ``required`` says that a law or rule asks for the item (``basis``), ``document`` is the index of
    the document in the draft that was judged.
    """

    item: str
    zh: str
    document: int = 0
    weight: float
    required: bool = False
    reason: str
    basis: tuple[str, ...] = ()
    prevalence: Prevalence | None = None
    evidence: tuple[Evidence, ...] = ()


class MissingItem(_ItemState, frozen=True, kw_only=True):
    """A standard item that the draft does not provide for.

    ``refused`` says that the author does not want to be told so again; it is missing all the same.
    """

    months: tuple[int, ...] = ()
    proposal: str = ""
    refused: bool = False


class CoveredItem(_ItemState, frozen=True, kw_only=True):
    """A standard item that the draft provides for; ``weak`` without time, number, measure, person."""

    weak: bool = False


class UnclearItem(_ItemState, frozen=True, kw_only=True):
    """A standard item that a passage may provide for; ``probability`` says how likely."""

    probability: float


class Activity(Span, frozen=True, kw_only=True):
    """What the draft does in some months: an entry of its schedule, or a dated clause."""

    text: str
    months: tuple[int, ...]


class DocumentReport(Span, frozen=True, kw_only=True):
    """One document of the draft: what it claims, and the years in which it can be written.

    ``score`` is its own completeness, ``None`` where its items were not judged (a summary
    beside plans, an attachment that counts with the plan before it).
    """

    title: str | None = None
    kind: DocumentKind | None = None
    organization: str | None = None
    school_type: SchoolType | None = None
    year: int | None = None
    years: Years = Years()
    score: float | None = None
    activities: tuple[Activity, ...] = ()


PointState = Literal["met", "partly", "none", "manual"]


class PointLine(Record, frozen=True, kw_only=True):
    """What a draft may expect of a line of a scheme (评分细则).

    ``line`` is its id; ``earned`` is ``None`` for a ``manual`` line, which a plan cannot show; ``reason`` says
    what is lacking or costs points, ``proposal`` what to write.
    """

    line: str
    name: str
    group: str = ""
    points: float
    earned: float | None = None
    state: PointState
    reason: str = ""
    proposal: str = ""
    evidence: tuple[Evidence, ...] = ()


class Points(Record, frozen=True, kw_only=True):
    """What a document may expect by a scheme: ``earned`` of the points that a plan can show (``of``).

    ``total`` are the points of all lines, ``passing`` the mark that passes, where the scheme names one.
    """

    scheme: str
    document: int = 0
    earned: float
    of: float
    total: float
    passing: float | None = None
    lines: tuple[PointLine, ...] = ()


class Report(Record, frozen=True, kw_only=True):
    """The result of a check (schema ``unionnlp-report/1``).

    ``score`` is the completeness from 0 to 1 (docs/checks.md has the formula); of several
    plans in one file each has its own, and this is their average. ``profile`` names what the
    draft was compared with. Findings stand in the order of severity, then place. ``unclear``
    are standard items neither surely missing nor surely covered; ``extra`` are items of the
    draft that are not standard for it, and ``catalogue`` names those that are one's own.
    ``refused`` are the findings that the author refused earlier: they are not said again, and
    change no score. ``points`` are what each judged document may expect by the scheme that was given.
    """

    schema: Literal["unionnlp-report/1"] = REPORT_SCHEMA
    source: Source
    lang: str = "zh"
    score: float
    profile: str = ""
    documents: tuple[DocumentReport, ...] = ()
    missing: tuple[MissingItem, ...] = ()
    covered: tuple[CoveredItem, ...] = ()
    unclear: tuple[UnclearItem, ...] = ()
    extra: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    points: tuple[Points, ...] = ()
    catalogue: tuple[NamedItem, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as JSON text (``indent`` spaces, or compact)."""
        return encoded(self, indent=indent)

    @staticmethod
    def from_json(data: str | bytes) -> Report:
        """Decode strictly; raise ``RecordError`` (U200) naming the field that is wrong."""
        return decoded(data, Report, REPORT_SCHEMA)

    @property
    def judged(self) -> tuple[int, ...]:
        """The indices of the documents whose items were judged."""
        return tuple(i for i, d in enumerate(self.documents) if d.score is not None)

    @property
    def lowest(self) -> float:
        """The lowest score of the documents that were judged."""
        return min((d.score for d in self.documents if d.score is not None), default=self.score)

    @property
    def duty(self) -> tuple[int, int]:
        """How many of the items that the law asks for the draft provides for, and how many there are."""
        met = sum(c.required for c in self.covered)
        states = (*self.covered, *self.unclear, *self.missing)
        return met, sum(s.required for s in states)

    @property
    def custom(self) -> float | None:
        """The share of the other standard items that is there, by weight; ``None`` without any."""
        covered = [(c.weight, 0.5 if c.weak else 1.0) for c in self.covered if not c.required]
        unclear = [(u.weight, min(u.probability, 0.5)) for u in self.unclear if not u.required]
        lacking = sum(m.weight for m in self.missing if not m.required)
        total = lacking + sum(weight for weight, _ in (*covered, *unclear))
        got = sum(weight * value for weight, value in (*covered, *unclear))
        return got / total if total else None

    def of_family(self, family: str) -> tuple[Finding, ...]:
        """Return the findings of one family."""
        return tuple(f for f in self.findings if f.family == family)


class Checked(Record, frozen=True, kw_only=True):
    """A source with the report on it, for tables of both."""

    extraction: Extraction
    report: Report
