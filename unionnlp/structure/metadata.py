"""A document's kind, organisation and year, each with the place where it was read."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from unionnlp.grammar import labels, leads, periods
from unionnlp.grammar.days import MONTH_FIGURE
from unionnlp.grammar.numerals import chinese
from unionnlp.grammar.patterns import skipping
from unionnlp.patterns import lazy
from unionnlp.records import DocumentKind
from unionnlp.resources import by_length, load, words
from unionnlp.structure.blocks import Body, ViewRow
from unionnlp.structure.headings import outlook_opening, role_of
from unionnlp.structure.nodes import Node
from unionnlp.structure.titles import bare, circular

_YEAR = lazy(
    r"(?<![\d.])((?:19|20)\d\d)(?=\s*(?:年|学年|[-~/至]{1,2}\s*(?:20)?\d\d|下半年|上半年|[^\d.%元人名份个]|$))"
)
_CHINESE_YEAR = lazy(rf"({periods.CHINESE_YEAR})\s*(?:学?年|[-~至]{{1,2}}[二一][〇零○九])")
# 24-25学年: two years in short, the second of them the next one.
_SHORT_YEAR = lazy(r"(?<!\d)(\d\d)\s*[-~/至]{1,2}\s*(\d\d)\s*学年")
_YEAR_MONTH = lazy(rf"(?<![\d.])((?:19|20)\d\d)\.{MONTH_FIGURE}(?=\s*[-~至)])")
# Characters of the first and of later lines in which a text says what year it is about.
_FIRST, _LATER = 160, 80


_SUBTITLE = 24  # characters of a row that can hold nothing but a period
_SENTENCE = lazy(r"(?<=[。;!])\s*|[、.)](?=[下今明来展])")
_WISH = (
    90  # characters of a section, the signature below it with it, that holds no more than a wish
)
_LAST_ROWS = 4  # in which a report turns to what comes next


def _pattern(key: str) -> re.Pattern[str]:
    """Return a pattern of the words by which a text shows what it is (resources/kinds.toml)."""
    return words("kinds", key)


@cache
def _found(key: str) -> re.Pattern[str]:
    """Return the same with which a long text is searched fast."""
    return lazy(skipping(by_length(load("kinds")[key])))


class FoundValue(msgspec.Struct):
    """A value with its source span (``None`` where it was concluded, not read)."""

    value: object
    start: int = -1
    end: int = -1


def claimed(
    norm: str, joined: str, at: int, body: Body
) -> tuple[periods.FoundPeriod | None, FoundValue | None]:
    """Return what the title tells of the period, and the year of a document with its place."""
    told = periods.read(joined)
    year = _claimed_year(norm, joined, at, body)
    if told and told.year_at and told.period.first_year:  # a second term begins in the later year
        year = FoundValue(told.period.first_year, *(at + k for k in told.year_at))
    elif (below := _below_title(body)) and below.year_at and below.period.first_year:
        told = below
        year = FoundValue(below.period.first_year, *body.view.span(*below.year_at))
    return told, year


def _below_title(body: Body) -> periods.FoundPeriod | None:
    """Return the period that stands alone in the first row (``（2018—2019学年第二学期）``)."""
    row = body.rows[0] if body.rows else None
    if row is None or len(row.text) > _SUBTITLE:
        return None
    found = periods.read(row.text)
    if found is None or found.year_at is None or len(row.text) - (found.end - found.start) > 2:
        return None
    low, high = found.year_at
    at = (row.start + low, row.start + high)
    return periods.FoundPeriod(found.period, found.start, found.end, at, found.whole)


def _claimed_year(norm: str, title: str, at: int, body: Body) -> FoundValue | None:
    """Return the calendar year that the title or the opening claims."""
    found = _year_in(title)
    if found:
        return FoundValue(found[0], at + found[1], at + found[2])
    if _masked_year(title):
        return None
    view = body.view
    opening = view.text[: min(len(view.text), 260)]
    for k, row in enumerate(body.rows[:3]):
        if row.start >= len(opening):
            break
        reach = min(row.end, row.start + (_FIRST if k == 0 else _LATER))
        at = row.start
        while found := _year_in(view.text[at:reach]):
            start, end = at + found[1], at + found[2]
            if not _other_year(row.text, start - row.start, end - row.start):
                return FoundValue(found[0], *view.span(start, end))
            at = end
    return _signed_year(body)


def _year_in(text: str) -> tuple[int, int, int] | None:
    match = _YEAR.search(text) or _YEAR_MONTH.search(text)
    if match:
        return int(match.group(1)), match.start(1), match.end(1)
    match = _CHINESE_YEAR.search(text)
    if match:
        value = chinese(re.sub("[○0OＯo]", "〇", match.group(1)))
        if value and 1949 <= value <= 2100:
            return int(value), match.start(1), match.end(1)
    match = _SHORT_YEAR.search(text)
    if match and int(match.group(2)) == int(match.group(1)) + 1:
        return 2000 + int(match.group(1)), match.start(1), match.end(1)
    return None


def _masked_year(title: str) -> bool:
    return bool(re.search(r"(?:20)?[xX_*×]{1,4}(?:-|~)?(?:20)?[xX_*×]{0,4}\s*(?:年|学年)", title))


def _other_year(text: str, start: int, end: int) -> bool:
    """A year inside a document's name, number or a past event claims nothing."""
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    if before[-1:] in "〔[(" and after[:1] in "〕])":
        return True
    return bool(
        re.search(
            r"[《][^》]*$|[自从]$|[自从](?:公元)?\s*$|始于$|截[止至]$|于$|成立|早在$|继$", before
        )
        or re.match(
            r"年?\s*(?:\d{1,2}月\s*)?(?:以来|制定|修|颁|成立|建|开始|起|至今|创|毕业|入|大会|奥运)",
            after,
        )
    )


def _signed_year(body: Body) -> FoundValue | None:
    """The date below the text, where neither title nor opening name a year or blank one out."""
    opening = body.view.text[:200]
    if _masked_year(opening) or not body.rows:
        return None
    found = body.signature
    if found is None or found.year_at is None or found.year is None:
        return None
    return FoundValue(found.year, *body.view.span(*found.year_at))


def kind(
    title: str, body: Body, outlook: int | None, *, collective: bool, entries: int = 0
) -> DocumentKind | None:
    """Return whether the document plans, reports, or both; ``None`` for a notice and its like.

    ``outlook`` marks where a report turns to plans; ``entries`` is the number of its dated activities.
    """
    if not title and body.rows and circular(body.rows[0].text):
        return None
    core = bare(title)
    summary = words("titles", "summary_nouns").search(core)
    plan = words("titles", "plan_nouns").search(core)
    if summary and plan and not collective and summary.start() < plan.start():
        return "summary+plan"
    past = 0.0
    weight = 2.3 if collective else 3.5
    if bool(summary) != bool(plan):
        past += weight if summary else -weight
    past += _tense(body, entries, outlook)
    if outlook is not None:
        past += 1.0
    if past <= 0:
        return "plan"
    return "summary+plan" if outlook is not None else "summary"


def _tense(body: Body, entries: int, outlook: int | None) -> float:
    """Return how much a text reports (above 0) or plans: by its opening and the words of its sentences.

    What stands behind ``outlook`` speaks of the next period in a report and a plan alike: it tells nothing.
    """
    text = body.view.text
    first = text[: max(len(text) * 2 // 3, 400)][:outlook]
    opening = text[:500][:outlook]
    weight = 3.0 if _found("opening_summary").search(opening) else 0.0
    if _found("looking_back").search(opening[:120]):
        weight += 1.0
    led = next((r.start for r in body.rows if r.label), 0) or len(opening)
    if _found("opening_plan").search(opening[:led]):  # a task below may be to make a plan
        weight -= 4.0
    past, future = len(_found("past").findall(first)), len(_found("future").findall(first))
    if past + future >= 2:
        weight += 2.5 * (past - 0.8 * future) / (past + future)
    if entries >= 4 and past <= entries // 2:
        weight -= 1.0
    return weight


def outlook_start(
    text: str, rows: list[ViewRow], nodes: list[Node], claimed: int | None
) -> int | None:
    """Return the clean offset from which a report speaks of the next period, or ``None``.

    An outlook is a heading by its words or by a year after the ``claimed`` one, or a
    paragraph that turns to the future with at least two labelled members behind it; a closing
    phrase alone is none.
    """
    third = len(text) // 3
    for node in nodes:
        if (node.depth == 1 or node.style == "heading") and node.start >= third // 2:
            heading = node.heading(text)
            later = _year_in(heading) if claimed else None
            told = "outlook" in (role_of(heading), role_of(node.behind(text)))
            told = told or bool(later and claimed and later[0] > claimed)
            if told and not _wish(text, heading, node, nodes):
                return node.start
    labelled = {n.row for n in nodes if not n.inside}
    for k, row in enumerate(rows):
        if row.start >= third and _promised(row.text, claimed):
            return row.start
        if row.start < third or k in labelled or not outlook_opening(row.text):
            continue
        behind = [n for n in nodes if n.row > k]
        if len(behind) >= 2 and behind[0].row - k <= 2:
            return row.start
        if len(row.text) > 20 and (_forward(rows, k) or _pattern("measured").search(row.text)):
            return row.start
    return _turn_inside(text, rows, third)


def _wish(text: str, heading: str, node: Node, nodes: list[Node]) -> bool:
    """Tell whether a section on where to improve is a wish alone (``努力方向``: ``进一步完善…``)."""
    if not _pattern("direction").search(heading):
        return False
    below = [n for n in nodes if n.start > node.start]
    stop = next((n.start for n in below if n.depth <= node.depth), len(text))
    said = text[node.end : min(stop, node.end + _WISH)]
    if any(n.start < stop for n in below) or _pattern("promise").search(said):
        return False
    return stop - node.end <= _WISH


def _promised(text: str, claimed: int | None) -> bool:
    """Tell whether a paragraph or an item says, with a measure, what is to come: ``下学期，我们准备…2次``."""
    match = _pattern("next").match(text)
    if match is None or not _pattern("measured").search(text, match.end()):
        return False
    later = match["year"]
    return later is None or bool(claimed and int(later) > claimed)


def _turn_inside(text: str, rows: list[ViewRow], third: int) -> int | None:
    """Return where, inside a row of the later text, a sentence turns to the next period with a measure or a date."""
    for row in reversed(rows[-_LAST_ROWS:]):
        for match in _SENTENCE.finditer(text, max(row.start, third), row.end):
            stop = text.find("。", match.end(), row.end)
            sentence = text[match.end() : row.end if stop < 0 else stop]
            if outlook_opening(sentence) and _pattern("measured").search(sentence):
                return match.end()
    return None


def _forward(rows: list[ViewRow], k: int) -> bool:
    """A turn to the future that enumerates its tasks inside the paragraph."""
    text = rows[k].text
    return len(leads.told(text)) >= 2 or len(labels.items(text, 0, len(text))) >= 2
