"""A document's kind, organisation and year, each with the place where it was read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from unionnlp.grammar import signatures
from unionnlp.grammar.labels import leading
from unionnlp.grammar.numerals import chinese
from unionnlp.grammar.organizations import names
from unionnlp.records import DocumentKind
from unionnlp.resources import alternation, load
from unionnlp.structure.blocks import Body, Row
from unionnlp.structure.headings import outlook_opening, role_of
from unionnlp.structure.nodes import Node
from unionnlp.structure.titles import bare

_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?=\s*(?:年|学年|[-~/至]{1,2}\s*(?:20)?\d\d|下半年|上半年|[^\d.%元人名份个]|$))"
)
_CHINESE_YEAR = re.compile(
    r"([二一][〇零○0OＯo九][〇零○0OＯo一二三四五六七八九]{2})\s*(?:学?年|[-~至]{1,2}[二一][〇零○九])"
)
# 24-25学年: two years in short, the second of them the next one.
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)\s*[-~/至]{1,2}\s*(\d\d)\s*学年")
_YEAR_MONTH = re.compile(r"(?<![\d.])((?:19|20)\d\d)\.(?:1[0-2]|0?[1-9])(?=\s*[-~至)])")
_PAST = re.compile(
    r"了(?!解)|过|一年来|一学期来|以来|取得|圆满|荣获|获得|共[计有]?|累计|先后|已经?|得到|现将.{0,20}(?:总结|汇报)|总结如下|汇报如下|回顾"
)
_FUTURE = re.compile(r"将|要|拟|计划|进一步|继续|努力|争取|力争|确保|打算|不断|切实|加强")
_OPENING_SUMMARY = re.compile(
    r"现?将.{0,30}(?:总结|汇报|报告|小结)(?:如下|于后)|(?:总结|汇报|小结)如下|(?:工作)?回顾如下|(?:一年|一学期|半年)来"
)
_OPENING_PLAN = re.compile(
    r"(?:制定|制订|特制|拟定?|提出).{0,16}(?:计划|要点|安排)|计划如下|安排如下|要点如下"
)
_BODY_ORG = re.compile(r"(?:为|代表|宣传|弘扬|展示|把|与|促进|推动|是|将|给|在)$")


@dataclass(slots=True)
class Found:
    """A value with its source span (``None`` where it was concluded, not read)."""

    value: object
    start: int = -1
    end: int = -1


def year(norm: str, title: str, at: int, body: Body) -> Found | None:
    """Return the calendar year that the title or the opening claims."""
    found = _year_in(title)
    if found:
        return Found(found[0], at + found[1], at + found[2])
    if _masked_year(title):
        return None
    view = body.view
    opening = view.text[: min(len(view.text), 260)]
    for row in body.rows[:3]:
        found = _year_in(view.text[row.start : min(row.end, row.start + 80)])
        if found and row.start < len(opening) and not _other_year(row.text, found[1], found[2]):
            start, end = view.span(row.start + found[1], row.start + found[2])
            return Found(found[0], start, end)
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
        re.search(r"[《][^》]*$|自$|截[止至]$|于$|成立", before)
        or re.match(r"年?\s*(?:以来|制定|修|颁|成立|建)", after)
    )


def _signed_year(body: Body) -> Found | None:
    """The date below the text, where neither title nor opening name a year or blank one out."""
    opening = body.view.text[:200]
    if _masked_year(opening) or not body.rows:
        return None
    text = body.view.text
    found = signatures.read(text, [(0, 0), *((r.start, r.end) for r in body.rows)])
    if found is None or found.year_at is None or found.year is None:
        return None
    return Found(found.year, *body.view.span(*found.year_at))


def organization(norm: str, titles: list[tuple[int, int]], body: Body) -> Found | None:
    """Return the organisation whose union writes: from title, opening, signature, or the text."""
    inner = _house(titles, norm, body)
    if inner:
        return inner
    for start, end in titles:
        for a, b in names(norm[start:end]):
            tail = norm[start + b : end]
            if not re.match(r"(?:教师|教职工|学生)?(?:教育|体育)?(?:系统)", tail):
                return Found(norm[start + a : start + b], start + a, start + b)
    view = body.view
    return _signature_name(body) or _opening_name(body) or _body_name(view.text, body)


def _house(titles: list[tuple[int, int]], norm: str, body: Body) -> Found | None:
    """A faculty's title names the faculty; the text may name its university with it."""
    for start, end in titles:
        for a, b in names(norm[start:end]):
            name = norm[start + a : start + b]
            if not name.endswith("学院") or len(name) > 10:
                continue
            whole = re.search(rf"[一-龥]{{2,10}}大学{re.escape(name)}", body.view.text)
            if whole:
                at = names(whole.group())
                lead = at[0][0] if at else 0
                span = body.view.span(whole.start() + lead, whole.end())
                return Found(whole.group()[lead:], *span)
    return None


def _opening_name(body: Body) -> Found | None:
    view = body.view
    for row in body.rows[:5]:
        piece = view.text[row.start : min(row.end, row.start + 160)]
        for a, b in names(piece):
            after = piece[b : b + 8]
            if a == 0 and re.match(
                r"(?:是(?:一[所个]|民办|公办|全)|地处|位于|现有|坐落|创[办建]|始建)", after
            ):
                return Found(piece[a:b], *view.span(row.start + a, row.start + b))
            if re.match(
                r"(?:教育)?工会(?!的?(?:领导|指导|要求|部署|精神|文件|安排|布置|统一))(?:在|将|以|围绕|坚持|认真|按照|根据|紧紧|全体|委员会|[,，是])",
                after,
            ):
                return Found(piece[a:b], *view.span(row.start + a, row.start + b))
    return None


def _signature_name(body: Body) -> Found | None:
    view = body.view
    for row in reversed(body.rows[-3:]):
        if (
            len(row.text) > 34
            or re.search(r"[,;:]", row.text)
            or leading(row.text, 0, len(row.text))
        ):
            continue
        for a, b in names(row.text, strip=False):
            if a == 0:
                return Found(row.text[a:b], *view.span(row.start + a, row.start + b))
    return None


def _body_name(text: str, body: Body) -> Found | None:
    """The name that the text uses of its own house: after 为, 代表 …, or again and again."""
    spans = names(text, running=True)
    if not spans:
        return None
    counts = Counter(text[a:b] for a, b in spans)
    best: tuple[int, int, int] | None = None
    for a, b in spans:
        score = counts[text[a:b]]
        before, after = text[max(0, a - 2) : a], text[b : b + 6]
        if _BODY_ORG.search(before):
            score += 1
        if re.match(r"(?:教育)?的?(?:新?发展|精神|形象|建设|明天|工会|建功|早日|努力)", after):
            score += 1
        if re.match(
            r"(?:系统|学区化|街道|区|的?(?:文件|精神|通知|要求|领导|部署|意见))", after
        ) or re.search(r"[《“][^》”]*$", text[max(0, a - 30) : a]):
            score -= 2
        if score >= 2 and (best is None or score > best[0]):
            best = (score, a, b)
    if best is None:
        return None
    return Found(text[best[1] : best[2]], *body.view.span(best[1], best[2]))


def kind(
    title: str, body: Body, outlook: int | None, *, collective: bool, arranged: bool = False
) -> DocumentKind:
    """Return whether the document plans, reports, or both.

    ``outlook`` marks where a report turns to plans; ``arranged`` says that most of it is a schedule.
    """
    data = load("titles")
    core = bare(title)
    summary = re.search(alternation(data["summary_nouns"]), core)
    plan = re.search(rf"(?:{alternation(data['plan_nouns'])})", core)
    if summary and plan and not collective and summary.start() < plan.start():
        return "summary+plan"
    past = bool(summary)
    if (summary and plan) or (not summary and not plan) or collective:
        past = not arranged and _reports(body, default=past, turns=outlook is not None)
    if past and plan and not summary and not collective:
        past = False
    if not past:
        return "plan"
    return "summary+plan" if outlook is not None else "summary"


def _reports(body: Body, *, default: bool, turns: bool) -> bool:
    """Weigh past against future words in the text; an outlook in it makes it a report."""
    text = body.view.text
    if _OPENING_SUMMARY.search(text[:500]):
        return True
    if _OPENING_PLAN.search(text[:500]):
        return False
    if turns:
        return True
    first = text[: max(len(text) * 2 // 3, 400)]
    past, future = len(_PAST.findall(first)), len(_FUTURE.findall(first))
    if past + future < 2:
        return default
    return past > future * 0.8


def outlook_start(text: str, rows: list[Row], nodes: list[Node], claimed: int | None) -> int | None:
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
            if role_of(heading) == "outlook" or (later and claimed and later[0] > claimed):
                return node.start
    labelled = {n.row for n in nodes if not n.inside}
    for k, row in enumerate(rows):
        if row.start < third or k in labelled or not outlook_opening(row.text):
            continue
        behind = [n for n in nodes if n.row > k]
        if len(behind) >= 2 and behind[0].row - k <= 2:
            return row.start
        if len(row.text) > 20 and _forward(rows, k):
            return row.start
    return None


def _forward(rows: list[Row], k: int) -> bool:
    """A turn to the future that enumerates its tasks inside the paragraph."""
    text = rows[k].text
    return len(re.findall(r"[一二三四五]是|[一二三四五]要|\(\d\)|\d[、.]|第[一二三四],", text)) >= 2
