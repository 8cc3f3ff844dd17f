"""Out of date: what the text names does not fit the year that it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from unionnlp.checks import eras
from unionnlp.checks.dated import Fact, FactMention
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import period
from unionnlp.checks.records import Years
from unionnlp.grammar.days import MONTH_FIGURE
from unionnlp.patterns import lazy
from unionnlp.records import Period
from unionnlp.translation import translator

_GRACE = 1  # a congress of late autumn is still studied in the plan for the next year
_MUCH = 5  # so many years later, old words are no habit
_TWO_YEARS = lazy(r"学年|学期|明年|来年|(20\d\d)\s*[-~至—]\s*(?:20)?(\d\d)(?!\d)")
_DAY = r"(?:[12]\d|3[01]|0?[1-9])?日?"
_SIGNED = lazy(rf"(?<!\d)((?:19|20)\d\d)\s*[年./-]\s*{MONTH_FIGURE}\s*(?:[月./-]\s*{_DAY})?")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what in the draft is older or newer than its year."""
    years = eras.possible_years(draft.mentions)
    yield from _claims(draft)
    if draft.year is None:
        yield from _mixed(draft)
        return
    window = _window(draft, draft.year)
    judged = [_judge(draft, group, window, years) for group in _by_fact(draft.mentions)]
    hits = [hit for hit in judged if hit]
    yield from hits
    if not any(hit.code == "E501" for hit in hits):
        yield from _agreeing_words(draft, window, years)


def _window(draft: Draft, year: int) -> tuple[int, int]:
    """Return the years that a document of ``year`` may speak of as its own."""
    period = draft.document.period
    if period is not None and period.first_year == period.last_year and _of_half(period):
        return period.first_year or year, period.first_year or year  # a half is in one year
    title = f"{draft.document.title or ''} {draft.body[:120]}"
    spans = [m for m in _TWO_YEARS.finditer(title) if m[1] is None or _two(m, year)]
    longer = bool(spans) or draft.document.kind == "summary+plan"
    return year, year + 1 if longer else year


def _reviewed(draft: Draft, at: int) -> bool:
    """Say whether the paragraph of ``at`` begins with what an earlier year has brought."""
    start = max(draft.document.start, draft.plain.rfind("\n", 0, at) + 1)
    return draft.context.past(draft.context.body(start))


def _two(match: re.Match[str], year: int) -> bool:
    """Say whether years told together follow each other, ``year`` one of them: not those of a long programme."""
    first = int(match[1])
    return (first + 1) % 100 == int(match[2]) and year in (first, first + 1)


def _of_half(period: Period) -> bool:
    """Say whether a period is a half of a year, or a second term."""
    return period.last_month in (6, 7) or (period.last_month == 12 and period.first_month != 1)


def _by_fact(mentions: Sequence[FactMention]) -> list[list[FactMention]]:
    groups: dict[str, list[FactMention]] = {}
    for mention in mentions:
        groups.setdefault(f"{mention.fact.id} {mention.fact.first}", []).append(mention)
    return list(groups.values())


def _spans(group: Sequence[FactMention]) -> tuple[tuple[int, int], ...]:
    return tuple((m.start, m.end) for m in group)


def _judge(
    draft: Draft, group: list[FactMention], window: tuple[int, int], years: Years
) -> Hit | None:
    """Compare the mentions of one fact with the years of the document."""
    fact = group[0].fact
    low, high = window
    present = [m for m in group if m.present]
    values = {
        "year": draft.year, "fact": fact.name(draft.lang), "first": fact.first,
        "source": translator(draft.lang)(fact.source),
        "period": period(fact.first, fact.last, draft.lang), "years": period(years.first, years.last, draft.lang),
    }  # fmt: skip
    if group[0].choices:
        return None
    if group[0].exact:
        return _ordinal(draft, group, window, values)
    if fact.first > high:
        return Hit("E502", _spans(group), values)
    if not present or fact.last is None:
        return None
    if fact.abolished and low > fact.last:
        return Hit("E503", _spans(group), values)
    if fact.strong and fact.last + (0 if group[0].strict else _GRACE) < low:
        return Hit("E501", _spans(present), values)
    return None


def _ordinal(
    draft: Draft, group: list[FactMention], window: tuple[int, int], values: Mapping[str, object]
) -> Hit | None:
    """Compare the number of an anniversary with the year that its clause speaks of."""
    low, high = window
    wrong = []
    for mention in group:
        said = draft.context.year_at(mention.start)
        if mention.fact.first == low - 1 and _reviewed(draft, mention.start):
            continue
        own = said is None or low <= said <= high
        if own and _of_school_year(draft) and mention.fact.month:  # it has each month but once
            said = draft.year_of(mention.start, mention.fact.month)
            own = said is None
        if not (
            low - (high - low) <= mention.fact.first <= high if own else mention.fact.first == said
        ):
            wrong.append(mention)
    if not wrong:
        return None
    month = wrong[0].fact.month if _of_school_year(draft) else None
    year = draft.year_of(wrong[0].start, month) or low
    right = int(wrong[0].fact.n or 0) + year - wrong[0].fact.first
    return Hit("E504", _spans(wrong), {**values, "year": year, "right": right})


def _of_school_year(draft: Draft) -> bool:
    """Say whether the draft says itself that it is for a year that begins in one and ends in the next."""
    period = draft.document.period
    return period is not None and None not in (period.first_year, period.last_year) and (
        period.first_year != period.last_year
    )  # fmt: skip


def _agreeing_words(draft: Draft, window: tuple[int, int], years: Years) -> Iterator[Hit]:
    """Several old words together, and nothing newer, tell of an old draft."""
    low = window[0]
    old = [
        m for m in draft.mentions
        if m.present and not m.fact.strong and m.fact.last is not None and m.fact.last + _GRACE < low
    ]  # fmt: skip
    if not eras.weighty(old):
        return
    latest = eras.agreed(old)
    if any(m.fact.first > latest for m in draft.mentions if not m.choices):
        return
    names = dict.fromkeys(m.fact.name(draft.lang) for m in old)
    facts = translator(draft.lang).listed(list(names))
    last = years.last if years.last is not None else latest
    values = {"year": draft.year, "years": period(years.first, last, draft.lang), "facts": facts}
    yield Hit("E505", _spans(old), values, "high" if last + _MUCH < low else None)


def _mixed(draft: Draft) -> Iterator[Hit]:
    """Without a year, the newest thing named is the measure of the others."""
    dated = [m for m in draft.mentions if not m.choices]
    newest = max(dated, key=lambda m: m.fact.first, default=None)
    if newest is None:
        return
    for group in _by_fact([m for m in dated if m.present and m.fact.strong]):
        fact: Fact = group[0].fact
        if fact.last is not None and fact.last + _GRACE < newest.fact.first:
            values = {
                "fact": fact.name(draft.lang), "newer": newest.fact.name(draft.lang),
                "first": newest.fact.first,
                "period": period(fact.first, fact.last, draft.lang),
            }  # fmt: skip
            yield Hit("E506", (*_spans(group), (newest.start, newest.end)), values)


def _claims(draft: Draft) -> Iterator[Hit]:
    """The year in the title against the one asked for and the one at the end."""
    _ = translator(draft.lang)
    claimed = draft.claimed
    if claimed is None:
        return
    span, title = draft.document.year_span, draft.document.title_span
    if span is None or title is None or not title.start <= span.start < title.end:
        return  # a year that the text only speaks of is no claim of its title
    spans = ((span.start, span.end),)
    if draft.year is not None and draft.year != claimed:
        where = _("要求检查的")
        yield Hit("E507", spans, {"year": claimed, "where": where, "other": draft.year})
    signed = _signature_year(draft)
    if signed and not claimed - 1 <= signed[0] <= claimed + 1:
        where = _("落款")
        yield Hit(
            "E507", (*spans, signed[1]), {"year": claimed, "where": where, "other": signed[0]}
        )


def _signature_year(draft: Draft) -> tuple[int, tuple[int, int]] | None:
    for start, end in draft.lines()[-2:]:
        match = _SIGNED.search(draft.plain, start, end)
        if match and end - start <= 34:
            return int(match.group(1)), match.span()
    return None
