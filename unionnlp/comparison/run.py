"""``compare()``: a plan and its summary in, what became of each promise out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from unionnlp.arguments import is_kind
from unionnlp.comparison import model as models
from unionnlp.comparison.assign import ReportLink, assign, reports
from unionnlp.comparison.divide import divide
from unionnlp.comparison.judge import number, numbers, shown, status
from unionnlp.comparison.passages import FactClause, clauses
from unionnlp.comparison.promises import promises
from unionnlp.comparison.records import Commitment, Comparison, Notice, Passage, Side
from unionnlp.comparison.unplanned import unplanned
from unionnlp.comparison.words import WordRarity
from unionnlp.errors import RecordError
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.units import is_same_unit
from unionnlp.items.detector import Detector
from unionnlp.pipeline import OWN_ITEMS, extract
from unionnlp.records import Document, Extraction


def compare(
    plan: str | Extraction, summary: str | Extraction, *, detector: Detector | None = None
) -> Comparison:
    """Return what became of each promise of ``plan`` in ``summary``.

    Both are texts, or extractions that hold their text (``with_text=True``), of one unit and one
    period; what does not fit is said in ``notices``. ``detector`` finds standard items of one's own
    in texts (``unionnlp.detector``); an extraction has its items already. Raises ``TypeError`` for anything else and
    ``RecordError`` (U200) for an extraction without its text.
    """
    left, right = extracted(plan, "plan", detector), extracted(summary, "summary", detector)
    one, other = together(chosen(left, "plan"), chosen(right, "summary"))
    found = promises(clauses_of(left, one))
    told = reports(clauses_of(right, other, told=True))
    rarity = WordRarity([c.words for c in (*found, *told)] if found else [])
    links = assign(found, told, models.load(), rarity)
    divide(links, found, rarity)
    year = one[0].year if one else None
    texts = left.source.text or "", right.source.text or ""
    rows = [_commitment(c, links.of.get(i, []), texts, year) for i, c in enumerate(found)]
    extra = unplanned(told, links, found)
    return Comparison(
        plan=side(left, one),
        summary=side(right, other),
        notices=tuple(_notices(one, other)),
        commitments=tuple(rows),
        unplanned=tuple(passage(c, texts[1]) for c in extra),
    )


_GROUPS = 200  # units and years of a file between which those that go together are looked for


def extracted(given: str | Extraction, name: str, detector: Detector | None = None) -> Extraction:
    """Return a text or an extraction as an extraction that holds its text."""
    is_kind(detector, Detector, "detector", OWN_ITEMS)
    if isinstance(given, str):
        made = extract(given, detector=detector)
        return replace(made, source=replace(made.source, text=given))
    if not isinstance(given, Extraction):
        told = "None" if given is None else type(given).__name__
        raise TypeError(
            f"{name} must be a text or an Extraction, not {told}; for a file there is extract_file(path, "
            "with_text=True)"
        )
    if given.source.text is None:
        raise RecordError(f"the extraction of the {name} has no text; extract with with_text=True")
    return given


def chosen(extraction: Extraction, wanted: str) -> list[Document]:
    """Return the documents of the wanted kind, or all where none is of it."""
    fit = [d for d in extraction.documents if d.kind and wanted in d.kind.split("+")]
    return fit or list(extraction.documents) or [Document(start=0, end=extraction.source.length)]


def together(
    plans: Sequence[Document], summaries: Sequence[Document]
) -> tuple[list[Document], list[Document]]:
    """Return the plans and summaries of one unit and year, where a file holds several of them.

    Of a file with very many units and years the first ``_GROUPS`` are compared.
    """
    pairs = ((a, b) for a in _first_of_each(plans) for b in _first_of_each(summaries))
    one, other = max(pairs, key=lambda pair: _closeness(*pair))
    return [d for d in plans if _fits(d, one)], [d for d in summaries if _fits(d, other)]


def _first_of_each(documents: Sequence[Document]) -> list[Document]:
    """Return the first document of each unit and year."""
    found: dict[tuple[str | None, int | None], Document] = {}
    for document in documents:
        found.setdefault((document.organization, document.year), document)
    return list(found.values())[:_GROUPS]


def _closeness(a: Document, b: Document) -> int:
    """Return how well two documents go together: a conflict counts against, the same year and unit for."""
    unit = year = 0
    if a.organization and b.organization:
        unit = 1 if _same(a.organization, b.organization) else -1
    if a.year and b.year:
        year = 1 if a.year == b.year else -1
    return unit + year


def _fits(document: Document, main: Document) -> bool:
    """Tell whether a document belongs to the unit and year of another one of its file."""
    unit = document.organization is None or main.organization is None
    year = document.year is None or main.year is None or document.year == main.year
    same = unit or _same(document.organization or "", main.organization or "")
    return year and same


def clauses_of(
    extraction: Extraction, documents: Sequence[Document], *, told: bool = False
) -> list[FactClause]:
    """Return the clauses of some documents of a source; ``told``: of those that report."""
    plain = normalize(extraction.source.text or "")
    return [c for d in documents for c in clauses(plain, d, extraction.noise, told=told)]


def _commitment(
    promise: FactClause, links: list[ReportLink], texts: tuple[str, str], year: int | None
) -> Commitment:
    told = sorted((link.report for link in links), key=lambda c: c.start)
    pairs = numbers(promise, told)
    pair = shown(pairs)
    return Commitment(
        plan=passage(promise, texts[0]),
        status=status(promise, told, pairs, year),
        summary=tuple(passage(c, texts[1]) for c in told),
        promised=number(pair[0]) if pair else None,
        reached=number(pair[1]) if pair else None,
        score=round(links[0].score, 3) if links else 0.0,
        months=promise.months,
        items=tuple(sorted(promise.items)),
        responsible=promise.entry.responsible if promise.entry else None,
    )


def passage(clause: FactClause, text: str) -> Passage:
    """Return a clause as a record, in the words of the source."""
    return Passage(start=clause.start, end=clause.end, text=text[clause.start : clause.end])


def side(extraction: Extraction, documents: Sequence[Document]) -> Side:
    """Return what one of the two texts says of itself."""
    first = documents[0]
    return Side(
        source=replace(extraction.source, text=None),
        title=first.title,
        organization=first.organization,
        year=first.year,
    )


def _notices(plan: Sequence[Document], summary: Sequence[Document]) -> list[Notice]:
    """Return the doubts about a pair."""
    one, other = plan[0], summary[0]
    found = []
    if one.organization and other.organization and not _same(one.organization, other.organization):
        found.append(Notice(kind="organization", plan=one.organization, summary=other.organization))
    if one.year and other.year and one.year != other.year:
        found.append(Notice(kind="year", plan=str(one.year), summary=str(other.year)))
    if one.kind == "summary":
        found.append(Notice(kind="kind", plan=one.title))
    if other.kind == "plan":
        found.append(Notice(kind="kind", summary=other.title))
    return found


def _same(a: str, b: str) -> bool:
    one, other = normalize(a), normalize(b)
    return one in other or other in one or is_same_unit(a, b)
