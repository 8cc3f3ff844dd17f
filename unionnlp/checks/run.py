"""``check()``: from a draft to its Report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Unpack

import msgspec

from unionnlp.arguments import is_path, is_text
from unionnlp.checks import (
    announced,
    calendar,
    context,
    contradictions,
    copied,
    dates,
    declined,
    doubts,
    eras,
    findings,
    foreign,
    incomplete,
    judged,
    laws,
    left_open,
    leftovers,
    messages,
    missing,
    out_of_date,
    outline,
    own,
    parts,
    past_goals,
    quorums,
    refused,
    sequences,
    sums,
    typos,
    wishes,
)
from unionnlp.checks import rules as rules_
from unionnlp.checks import scheme as schemes
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, selected
from unionnlp.checks.options import Options, refuse_wrong
from unionnlp.checks.own import OwnRules, OwnScheme
from unionnlp.checks.periods import period_of
from unionnlp.checks.records import (
    SEVERITIES,
    DocumentReport,
    Finding,
    Report,
)
from unionnlp.checks.scheme import Scheme
from unionnlp.checks.score import score
from unionnlp.checks.settings import Settings
from unionnlp.corpus.profile import Profile
from unionnlp.errors import RecordError
from unionnlp.grammar.normalize import normalize
from unionnlp.records import Document, Extraction, Noise, SchoolType
from unionnlp.resources.kinds.rules import Rule
from unionnlp.structure.parts import present
from unionnlp.structure.school_types import school_type as guess_type
from unionnlp.translation import Lang

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

# In the order of a page: families of one document each; items are judged over the whole draft.
_FAMILIES: tuple[Callable[[Draft], Iterator[Hit]], ...] = (
    parts.check, calendar.check, dates.check, contradictions.check, sums.check,
    announced.check, refused.check, rules_.check, quorums.check, wishes.check,
    out_of_date.check, laws.check, past_goals.check, leftovers.check, foreign.check, typos.check, incomplete.check,
    outline.check, sequences.check, copied.check, left_open.check, findings.check, judged.check,
)  # fmt: skip


def check(  # noqa: PLR0913 - the public signature; all but the draft by name
    draft: str | Extraction,
    *,
    profile: Profile | str | os.PathLike[str] | None = None,
    year: int | None = None,
    school_type: SchoolType | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    document: int | None = None,
    lang: Lang = "zh",
    settings: Settings | None = None,
    detector: Detector | None = None,
    rules: OwnRules = None,
    refusals: Iterable[str] | None = None,
    scheme: OwnScheme = None,
) -> Report:
    r"""Return what ``draft`` lacks and what is wrong in it.

    ``draft`` is a text or an extraction that holds its text. ``profile`` is what it is
    compared with, or the path of a corpus or profile (the shipped one by default), ``year``
    the year that it is for where the text does not say or lies, ``select`` and ``ignore`` are
    codes or their beginnings (``E``, ``M10``), ``document`` the index of the one document of
    the draft that is wanted, ``detector`` finds standard items of one's own
    (``unionnlp.items.detector.make``), ``rules`` the file of a unit's own rules, which stand beside the
    national ones, ``scheme`` a district's file of points (评分细则), which gives ``Report.points``.
    ``refusals`` are ids of findings that are not to be said again (``Report.refused``).
    Each plan of a draft is judged by itself (see ``Report``). Raises
    ``RecordError`` (U200) for an extraction without its text, or without that document.

    >>> report = check("红星小学2025年工会工作计划\n一、深入学习贯彻党的十七大精神。")
    >>> [f.code for f in report.findings if f.family == "era"]
    ['E501']
    """
    if not isinstance(draft, Extraction):
        is_text(draft, "check()", "for a file there is check_file(path)")
    options = Options(
        profile=profile, year=year, school_type=school_type, select=select, ignore=ignore,
        document=document, lang=lang, settings=settings, detector=detector, rules=rules,
        scheme=scheme,
    )  # fmt: skip
    refuse_wrong(options)
    extraction, text = _extracted(draft, detector)
    drafts = _drafts(extraction, text, options)
    if document is not None:
        drafts = [_only(drafts, document)]
    report = _report(drafts, _wanted(options), own.scheme_of(scheme, settings or Settings()))
    report = own.naming(report, extraction)
    return declined.without(report, declined.keys_of(refusals or ()))


def check_file(  # noqa: PLR0913 - as check()
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    profile: Profile | str | os.PathLike[str] | None = None,
    year: int | None = None,
    school_type: SchoolType | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    document: int | None = None,
    lang: Lang = "zh",
    settings: Settings | None = None,
    detector: Detector | None = None,
    rules: OwnRules = None,
    refusals: Iterable[str] | None = None,
    scheme: OwnScheme = None,
) -> Report:
    """Check a file of any kind that ``unionnlp extract`` reads (see ``check``).

    ``refusals`` left out are those that the file remembers, or the one beside it.
    """
    from unionnlp.batch import extract_file
    from unionnlp.reading.inputs import as_input

    is_path(path, "check_file()")
    extraction = extract_file(path, encoding=encoding, with_text=True, detector=detector)
    if refusals is None:
        refusals = declined.declined_in(as_input(path), extraction.source.reader)
    return check(
        extraction, profile=profile, year=year, school_type=school_type, select=select,
        ignore=ignore, document=document, lang=lang, settings=settings, detector=detector, rules=rules,
        refusals=refusals,
        scheme=scheme,
    )  # fmt: skip


def _extracted(draft: str | Extraction, detector: Detector | None) -> tuple[Extraction, str]:
    if isinstance(draft, str):
        from unionnlp.pipeline import extract

        return extract(draft, detector=detector), draft
    if draft.source.text is None:
        raise RecordError("the extraction has no text to check; extract with with_text=True")
    return draft, draft.source.text


def _documents(extraction: Extraction, text: str) -> tuple[Document, ...]:
    """Return the documents; a text without any is checked whole."""
    return extraction.documents or (Document(start=0, end=len(text)),)


Codes = tuple[Sequence[str], Sequence[str]]


def _wanted(options: Options) -> Codes:
    """Return the codes that are selected, and those that are ignored.

    Raises ``KnowledgeError`` (U300) for one that is the beginning of no code.
    """
    settings = options.get("settings") or Settings()
    select, ignore = tuple(options.get("select", ())), tuple(options.get("ignore", ()))
    wanted = select or settings.select, ignore or settings.ignore
    for code in (*wanted[0], *wanted[1]):
        messages.known(code)
    return wanted


def drafts(draft: str | Extraction, **options: Unpack[Options]) -> list[Draft]:
    """Return the documents of a draft as the families of findings see them; options are those of ``check``."""
    return _drafts(*_extracted(draft, options.get("detector")), options)


def _drafts(extraction: Extraction, text: str, options: Options) -> list[Draft]:
    """Return the documents of a draft as the families see them."""
    settings = options.get("settings") or Settings()
    known = _Known(
        extraction=extraction, text=text, plain=normalize(text),
        profile=own.profile_of(options.get("profile")), settings=settings, lang=options.get("lang", "zh"),
        year=options.get("year") or settings.year,
        school_type=options.get("school_type") or settings.school_type,
        detector=options.get("detector"), rules=own.rules_of(options.get("rules"), settings),
    )  # fmt: skip
    return [_draft(known, d, index) for index, d in enumerate(_documents(extraction, text))]


def _apart(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield each draft as the only one, with the noise in it; the first keeps what is in none."""
    noise = drafts[0].noise
    inside = [_within(noise, d.document) for d in drafts]
    taken = {id(n) for part in inside for n in part}
    for draft, part in zip(drafts, inside, strict=True):
        loose = () if draft.index else tuple(n for n in noise if id(n) not in taken)
        yield msgspec.structs.replace(draft, index=0, attached=False, noise=(*loose, *part))


def _only(drafts: Sequence[Draft], document: int) -> Draft:
    """Return one of the drafts, as if it stood alone."""
    if not 0 <= document < len(drafts):
        name = drafts[0].source.path or "the draft"
        raise RecordError(f"{name}: no document {document + 1}; it holds {len(drafts)}")
    return list(_apart(drafts))[document]


def _within(noise: Sequence[Noise], document: Document) -> tuple[Noise, ...]:
    return tuple(n for n in noise if n.start < document.end and document.start < n.end)


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all documents of a draft."""

    extraction: Extraction
    text: str
    plain: str
    profile: Profile
    settings: Settings
    lang: Lang
    year: int | None
    school_type: SchoolType | None
    detector: Detector | None
    rules: tuple[Rule, ...]


def _draft(known: _Known, document: Document, index: int) -> Draft:
    year = known.year or document.year
    period = period_of(document, year)
    return Draft(
        text=known.text,
        plain=known.plain,
        source=known.extraction.source,
        document=document,
        index=index,
        noise=known.extraction.noise,
        school_type=known.school_type or guess_type(document, known.plain),
        claimed=document.year,
        year=year,
        mentions=tuple(eras.mentions(known.plain, document.start, document.end)),
        profile=known.profile,
        settings=known.settings,
        detector=known.detector,
        rules=known.rules,
        lang=known.lang,
        period=period,
        context=context.read(document, known.plain, year, period),
        attached=index > 0 and document.kind is None,  # a schedule, a table
    )


def _report(drafts: Sequence[Draft], wanted: Codes, scheme: Scheme | None) -> Report:
    lang = drafts[0].lang

    def asked(code: str) -> bool:
        return selected(code, *wanted)

    units = _units(drafts)
    judged = [_judged(unit, asked) for unit in units]
    if len(drafts) == 1 and _is_none(drafts[0], judged[0].items):
        return _refused(drafts[0], asked)
    hits = [(j.document, h) for j in judged for h in missing.hits(j.items, drafts[0])]
    for d in drafts:
        told = [h for family in _FAMILIES for h in family(d)]
        hits += [(d.index, h) for h in doubts.weighed(d, told)]
    text, source = drafts[0].text, drafts[0].source
    hits = _causes(hits)
    findings = [messages.render(h, text, i, lang, source) for i, h in hits if asked(h.code)]
    scores = {j.document: j.score for j in judged}
    return Report(
        source=msgspec.structs.replace(source, text=None),
        lang=lang,
        score=round(sum(scores.values()) / len(scores), 3),
        profile=drafts[0].profile.name,
        documents=tuple(_document(d, scores.get(d.index)) for d in drafts),
        missing=tuple(m for j in judged for m in j.items.missing),
        covered=tuple(c for j in judged for c in j.items.covered),
        unclear=tuple(u for j in judged for u in j.items.unclear),
        extra=tuple(sorted({e for j in judged for e in j.items.extra})),
        findings=tuple(sorted(findings, key=_order)),
        points=tuple(schemes.award(scheme, unit) for unit in units) if scheme else (),
    )


_CAUSED = {"C305": ("C308",), "L611": ("L603", "L604", "L619")}


def _causes(hits: Sequence[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
    """Return the hits without those of which another one is the cause.

    Two times of one thing of which one is a festival's on a wrong day: nobody knows whether the month of the
    other place is wrong. Doubled marks at the end of words that should not be there: they go with these.
    """
    for effect, cause in _CAUSED.items():
        wrong = [span for _, hit in hits if hit.code in cause for span in hit.spans]
        hits = [
            (index, hit)
            for index, hit in hits
            if hit.code != effect or not any(context.overlaps(wrong, *span) for span in hit.spans)
        ]
    return judged.yielding(hits)


def _is_none(draft: Draft, items: missing.JudgedItems) -> bool:
    """Say whether a text is neither a plan nor a summary: no title tells it, no item is in it."""
    document = draft.document
    told = document.kind or document.title or document.schedule
    return not (told or items is missing.NOTHING or items.covered or items.unclear or items.extra)


def _refused(draft: Draft, asked: Callable[[str], bool]) -> Report:
    """Return the report on a text that is no plan: that, and nothing that a plan is asked for."""
    hits = [Hit("P200"), *leftovers.check(draft)]
    text, index, source = draft.text, draft.index, draft.source
    found = [messages.render(h, text, index, draft.lang, source) for h in hits if asked(h.code)]
    return Report(
        source=msgspec.structs.replace(draft.source, text=None), lang=draft.lang, score=0.0,
        profile=draft.profile.name, documents=(_document(draft, 0.0),),
        findings=tuple(sorted(found, key=_order)),
    )  # fmt: skip


def _units(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return the documents to be judged, each with what belongs to it.

    Each plan is judged alone, as its own union would; where there is none, each summary.
    """
    units: list[list[Draft]] = []
    for draft in drafts:
        if draft.attached and units:
            units[-1].append(draft)
        else:
            units.append([draft])
    plans = [unit for unit in units if unit[0].document.kind != "summary"]
    return plans or units


class _Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judged document: its index, its items, its score."""

    document: int
    items: missing.JudgedItems
    score: float


def _judged(unit: Sequence[Draft], asked: Callable[[str], bool]) -> _Judged:
    items = missing.judge(unit) if asked("M101") or asked("M102") else missing.NOTHING
    lacking = tuple(m for m in items.missing if asked("M101" if m.required else "M102"))
    items = msgspec.structs.replace(items, missing=lacking)
    counted = [code for code, _ in parts.PARTS.values() if asked(code)]
    there = present(unit[0].document, unit[0].plain) if unit[0].is_plan else None
    return _Judged(document=unit[0].index, items=items, score=score(items, there, counted))


def _order(finding: Finding) -> tuple[int, int, int, str]:
    place = finding.evidence[0].start if finding.evidence else -1
    return SEVERITIES.index(finding.severity), finding.document, place, finding.code


def _document(draft: Draft, completeness: float | None) -> DocumentReport:
    d = draft.document
    return DocumentReport(
        start=d.start,
        end=d.end,
        title=d.title,
        kind=d.kind,
        organization=d.organization,
        school_type=draft.school_type,
        year=draft.year,
        years=eras.possible_years(draft.mentions),
        score=completeness,
        activities=calendar.activities(draft),
    )
