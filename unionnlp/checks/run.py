"""``check()``: from a draft to its Report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from unionnlp.checks import (
    calendar,
    copied,
    eras,
    leftovers,
    messages,
    missing,
    out_of_date,
    outline,
    parts,
    targets,
)
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, Lang, selected
from unionnlp.checks.organization import school_type as guess_type
from unionnlp.checks.records import (
    SEVERITIES,
    DocumentReport,
    Finding,
    Report,
    SchoolType,
)
from unionnlp.checks.score import score
from unionnlp.checks.settings import Settings
from unionnlp.checks import profile as profiles
from unionnlp.checks.profile import Profile
from unionnlp.errors import RecordError
from unionnlp.items.catalogue import load as load_catalogue
from unionnlp.records import Document, Extraction
from unionnlp.text.normalize import normalize

# In the order of a page: families of one document each; items are judged over the whole draft.
_FAMILIES: tuple[Callable[[Draft], Iterator[Hit]], ...] = (
    parts.check, calendar.check, targets.check, out_of_date.check, leftovers.check, outline.check,
    copied.check,
)  # fmt: skip


def check(
    draft: str | Extraction,
    *,
    profile: Profile | None = None,
    year: int | None = None,
    school_type: SchoolType | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    lang: Lang = "zh",
    settings: Settings | None = None,
) -> Report:
    """Return what ``draft`` lacks and what is wrong in it.

    ``draft`` is a text or an extraction that holds its text. ``profile`` is what it is
    compared with (the shipped one by default), ``year`` the year that it is for where the
    text does not say or lies, ``select`` and ``ignore`` are codes or their beginnings
    (``E``, ``M10``). Raises ``RecordError`` (U200) for an extraction without its text.

    >>> report = check("红星小学2025年工会工作计划\\n一、深入学习贯彻党的十七大精神。")
    >>> [f.code for f in report.findings if f.family == "era"]
    ['E501']
    """
    extraction, text = _extracted(draft)
    settings = settings or Settings()
    wanted = (tuple(select) or settings.select, tuple(ignore) or settings.ignore)
    profile = profile or profiles.default()
    plain = normalize(text)
    drafts = [
        _draft(extraction, document, index, text, plain, profile, settings, lang, year, school_type)
        for index, document in enumerate(_documents(extraction, text))
    ]
    return _report(extraction, drafts, wanted, lang)


def check_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    profile: Profile | None = None,
    year: int | None = None,
    school_type: SchoolType | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    lang: Lang = "zh",
    settings: Settings | None = None,
) -> Report:
    """Check a file of any kind that ``unionnlp extract`` reads (see ``check``)."""
    from unionnlp.batch import extract_file

    extraction = extract_file(path, encoding=encoding, with_text=True)
    return check(
        extraction, profile=profile, year=year, school_type=school_type, select=select,
        ignore=ignore, lang=lang, settings=settings,
    )  # fmt: skip


def _extracted(draft: str | Extraction) -> tuple[Extraction, str]:
    if isinstance(draft, str):
        from unionnlp.pipeline import extract

        return extract(draft), draft
    if draft.source.text is None:
        raise RecordError("the extraction has no text to check; extract with with_text=True")
    return draft, draft.source.text


def _documents(extraction: Extraction, text: str) -> tuple[Document, ...]:
    """Return the documents; a text without any is checked whole."""
    return extraction.documents or (Document(start=0, end=len(text)),)


def _draft(  # noqa: PLR0913 - the one place where everything known comes together
    extraction: Extraction, document: Document, index: int, text: str, plain: str, profile: Profile,
    settings: Settings, lang: Lang, year: int | None, school_type: SchoolType | None,
) -> Draft:  # fmt: skip
    return Draft(
        text=text,
        plain=plain,
        source=extraction.source,
        document=document,
        index=index,
        noise=extraction.noise,
        school_type=school_type or settings.school_type or guess_type(document, plain),
        claimed=document.year,
        year=year or settings.year or document.year,
        mentions=tuple(eras.mentions(plain, document.start, document.end)),
        profile=profile,
        settings=settings,
        lang=lang,
    )


def _report(
    extraction: Extraction, drafts: Sequence[Draft], wanted: tuple[Sequence[str], Sequence[str]], lang: Lang
) -> Report:
    def asked(code: str) -> bool:
        return selected(code, *wanted)

    lacking, covered, extra = missing.judge(drafts, load_catalogue())
    lacking = [m for m in lacking if asked("M101" if m.required else "M102")]
    text = drafts[0].text
    hits = [(0, h) for h in missing.hits(lacking, covered, lang)]
    hits += [(d.index, h) for d in drafts for family in _FAMILIES for h in family(d)]
    findings = [messages.render(h, text, i, lang) for i, h in hits if asked(h.code)]
    counted = [code for code, _ in parts.PARTS.values() if asked(code)]
    there = [parts.present(d.document, d.plain) for d in drafts if d.is_plan]
    return Report(
        source=_without_text(extraction),
        lang=lang,
        score=score(lacking, covered, there, counted),
        profile=drafts[0].profile.name,
        documents=tuple(_document(d) for d in drafts),
        missing=tuple(lacking),
        covered=tuple(covered),
        extra=tuple(extra),
        findings=tuple(sorted(findings, key=_order)),
    )


def _order(finding: Finding) -> tuple[int, int, int, str]:
    place = finding.evidence[0].start if finding.evidence else -1
    return SEVERITIES.index(finding.severity), finding.document, place, finding.code


def _without_text(extraction: Extraction):  # type: ignore[no-untyped-def]
    import msgspec

    return msgspec.structs.replace(extraction.source, text=None)


def _document(draft: Draft) -> DocumentReport:
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
        activities=calendar.activities(draft),
    )
