"""A district's 评分细则: lines with points, what earns them, and what a draft may expect.

A scheme is a TOML file of a district's own (docs/scheme.md); ``award`` reads a draft by it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.knowledge import items, label
from unionnlp.checks.missing import Provisions, proposal
from unionnlp.checks.parts import PARTS
from unionnlp.checks.records import Evidence, PointLine, Points, PointState
from unionnlp.checks.refused import refusals
from unionnlp.grammar import cuts
from unionnlp.records import DateMention, Quantity, ScheduleEntry, SchoolType
from unionnlp.resources import place
from unionnlp.resources.strict import FileTables, costly
from unionnlp.resources.strict import read as text_of
from unionnlp.structure.parts import present
from unionnlp.translation import translator

# How often in a year; what is per head or per day is no frequency of an activity.
_YEARLY = {"P1W": 40, "P2W": 20, "P1M": 12, "P2M": 6, "P3M": 4, "semester": 2, "P6M": 2, "P1Y": 1}
_OFTEN = ("次", "场", "期", "回", "项", "篇", "份", "个", "轮", "届", "条", "件", "节")
_FEW = 1e-9

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=1_000)]
Texts = Annotated[tuple[Text, ...], msgspec.Meta(max_length=20)]
Amount = Annotated[float, msgspec.Meta(gt=0, le=1_000)]
Part = Literal[
    "guiding", "goals", "measures", "schedule", "responsible", "budget", "signature", "date"
]


class SchemeStep(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"without": "not"}
):
    """What earns, or costs, some of the points of a line; all that it names must hold.

    ``item`` is a standard item that the draft provides for, ``words`` stand together in a sentence that
    plans something (none of ``not`` in it), with a number there of ``unit`` that is at ``least``, at
    ``most`` or ``exactly`` so much; ``times`` is how often in the year that happens; ``part`` is a part that
    the draft has; ``refused`` a standard item that it refuses. ``says`` tells people what is asked.
    """

    points: Amount
    item: str | None = None
    words: Texts = ()
    without: Texts = ()
    unit: str | None = None
    least: float | None = None
    most: float | None = None
    exactly: float | None = None
    times: Annotated[int, msgspec.Meta(ge=1, le=366)] | None = None
    part: Part | None = None
    refused: str | None = None
    says: str = ""
    write: str = ""

    @property
    def numbers(self) -> bool:
        """Whether a number decides."""
        return any(limit is not None for limit in (self.least, self.most, self.exactly))


class SchemeLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a scheme; a ``manual`` one is judged by more than a plan can show."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    name: Text
    points: Amount
    group: str = ""
    manual: bool = False
    kinds: tuple[SchoolType, ...] = ()
    earn: Annotated[tuple[SchemeStep, ...], msgspec.Meta(max_length=40)] = ()
    lose: Annotated[tuple[SchemeStep, ...], msgspec.Meta(max_length=40)] = ()


class Scheme(msgspec.Struct, frozen=True, kw_only=True):
    """A scheme: its name, where it comes from, the mark that passes, its lines."""

    name: str
    source: str = ""
    passing: float | None = None
    lines: tuple[SchemeLine, ...]


class _Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    source: str = ""
    passing: float | None = None
    total: float | None = None


def read(path: str | os.PathLike[str]) -> Scheme:
    """Return the scheme of a file; raise ``KnowledgeError`` (U300) with its faults and their rows."""
    return parse(text_of(Path(path)), os.fspath(path))


def example(name: str) -> str:
    """Return the text of a scheme that comes with the program: ``county`` or ``college``."""
    return place(f"schemes/{name}.toml").read_text("utf-8")


@lru_cache(maxsize=8)
def parse(source: str, name: str) -> Scheme:
    """Return the scheme of a file's text; ``name`` is the file's name in messages.

    Raises ``KnowledgeError`` (U300) that lists every fault with its row and the legal values.
    """
    tables = FileTables(source, name)
    tables.only((*_Head.__struct_fields__, "line"))
    plain = {key: value for key, value in tables.tables.items() if key in _Head.__struct_fields__}
    head = tables.convert(plain, _Head, 0, "scheme")
    rows = tables.rows("line", SchemeLine)
    lines = tables.each(rows, "line", _wrong)
    if not rows and not tables.faults:
        tables.fault(0, "no [[line]] in the file")
    whole = sum(line.points for line in lines)
    if head and head.total is not None and not tables.faults and abs(whole - head.total) > _FEW:
        tables.fault(0, f"total is {head.total:g}, the lines make {whole:g}")
    tables.finish()
    head = head or _Head(name=name)  # a faulty one is refused by now
    return Scheme(name=head.name, source=head.source, passing=head.passing, lines=tuple(lines))


def _wrong(line: SchemeLine) -> str | None:
    """Say what is wrong with a line whose fields are well formed."""
    if line.manual == bool(line.earn):
        return (
            "manual lines have no `earn`" if line.manual else "needs [[line.earn]] or manual = true"
        )
    earned = sum(step.points for step in line.earn)
    if line.earn and earned < line.points - _FEW:
        return f"its steps earn {earned:g} of {line.points:g} points"
    return next(filter(None, map(_wrong_step, (*line.earn, *line.lose))), None)


def _wrong_step(step: SchemeStep) -> str | None:
    for pattern in (*step.words, *step.without):
        if told := costly(pattern):
            return told
    for item in (step.item, step.refused):
        if item is not None and item not in items():
            return f"no item {item!r}; `unionnlp items` lists them"
    if not (step.item or step.words or step.part or step.refused):
        return "a step needs item, words, part or refused"
    if (step.numbers or step.times) and not step.words:
        return "least, most, exactly and times need `words`"
    if step.words and not step.says:
        return "a step with `words` needs `says`"
    return None


def award(scheme: Scheme, drafts: Sequence[Draft]) -> Points:
    """Return what a document may expect by a scheme, with what it rests on.

    ``drafts`` are the document and the attachments that count with it. An item that is only mentioned
    earns half, an unclear one what it is likely, at most half.
    """
    first, provisions = drafts[0], Provisions(drafts)
    lines = tuple(
        _line(line, drafts, provisions)
        for line in scheme.lines
        if not line.kinds or first.school_type is None or first.school_type in line.kinds
    )
    shown = [line for line in lines if line.earned is not None]
    return Points(
        scheme=scheme.name,
        document=first.index,
        earned=round(sum(line.earned or 0 for line in shown), 2),
        of=round(sum(line.points for line in shown), 2),
        total=round(sum(line.points for line in lines), 2),
        passing=scheme.passing,
        lines=lines,
    )


def _line(line: SchemeLine, drafts: Sequence[Draft], provisions: Provisions) -> PointLine:
    lang = drafts[0].lang
    _ = translator(lang)
    facts: dict[str, Any] = {
        "line": line.id, "name": line.name, "group": line.group, "points": line.points
    }  # fmt: skip
    if line.manual:
        told = _("计划里看不出，由考核的人评定")
        return PointLine(**facts, earned=None, state="manual", reason=told)
    won = [(step, *_step(step, drafts, provisions)) for step in line.earn]
    lost = [(step, *_step(step, drafts, provisions)) for step in line.lose]
    points = min(line.points, sum(step.points * share for step, share, _e in won))
    points -= sum(step.points for step, share, _e in lost if share)
    evidence = [e for _s, share, found in (*won, *lost) if share for e in found]
    lacking = [_asked(step, share, lang) for step, share, _e in won if share < 1]
    broken = [_asked(step, 1, lang) for step, share, _e in lost if share]
    reasons = [_("扣分：{what}", what=what) for what in broken]
    reasons += [_("缺：{what}", what=what) for what in lacking if points < line.points]
    advice = [_advice(step, lang) for step, share, _e in won if share < 1]
    return PointLine(
        **facts,
        earned=round(points, 2),
        state=_state(points, line.points),
        reason=_("；").join(dict.fromkeys(reasons)),
        proposal=next(filter(None, advice), "") if points < line.points else "",
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _state(points: float, of: float) -> PointState:
    if points >= of - _FEW:
        return "met"
    return "partly" if points > 0 else "none"


def _asked(step: SchemeStep, share: float, lang: str) -> str:
    """Return what a step asks for, in words."""
    _ = translator(lang)
    if step.says:
        return step.says
    if step.refused:
        return _("不做“{item}”", item=label(step.refused, lang))
    if step.item:
        name = _("“{item}”", item=label(step.item, lang))
        return name + _("（只是提到）") if share else name
    return _(PART_NAMES[step.part or "measures"])


PART_NAMES = {
    "guiding": "指导思想", "goals": "目标", "measures": "措施", "schedule": "安排",
    "responsible": "负责人", "budget": "经费", "signature": "署名", "date": "日期",
}  # fmt: skip


def _advice(step: SchemeStep, lang: str) -> str:
    if step.write or not step.item:
        return step.write or step.says
    return proposal(items()[step.item], lang)


def _step(
    step: SchemeStep, drafts: Sequence[Draft], provisions: Provisions
) -> tuple[float, tuple[Evidence, ...]]:
    """Return how far a step holds, from 0 to 1, and the passages that show it."""
    share, found = 1.0, list[Evidence]()
    if step.item:
        share, passages = provisions.of(step.item)
        found += passages
    if step.refused:
        dropped = [(d, r) for d in drafts for r in refusals(d) if r.item == step.refused]
        share = min(share, float(bool(dropped)))
        found += [_evidence(d, r.start, r.end) for d, r in dropped]
    if step.part:
        share = min(share, float(any(_has(d, step.part) for d in drafts)))
    if step.words:
        sentences = [(d, *span) for d in drafts for span in _sentences(step, d)]
        share = min(share, float(_enough(step, sentences)))
        found += [_evidence(*sentence) for sentence in sentences[:3]]
    return (share, tuple(found)) if share else (0.0, ())


def _has(draft: Draft, part: str) -> bool:
    return part in PARTS and present(draft.document, draft.plain)[part]


def _evidence(draft: Draft, start: int, end: int) -> Evidence:
    return Evidence(start=start, end=end, text=draft.text[start:end])


def _sentences(step: SchemeStep, draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the sentences that plan what a step names, with its number where it asks for one."""
    dropped = [(r.start, r.end) for r in refusals(draft)]
    document = draft.document
    for start, end in cuts.parts(draft.plain, document.start, document.end):
        matches = [p.search(draft.plain, start, end) for p in _patterns(step.words)]
        if not all(matches) or draft.in_noise(start, end):
            continue
        at = min(match.start() for match in matches if match)
        if any(p.search(draft.plain, start, end) for p in _patterns(step.without)):
            continue
        if draft.idle(at) or overlaps(dropped, at, at + 1):
            continue
        if not step.numbers or any(_fits(step, q) for q in _quantities(draft, start, end)):
            lead = end - start - len(draft.plain[start:end].lstrip())
            yield start + lead, end


def _quantities(draft: Draft, start: int, end: int) -> Iterator[Quantity]:
    return (q for q in draft.document.quantities if start <= q.start < end)


def _fits(step: SchemeStep, q: Quantity) -> bool:
    """Say whether a number is what a step asks for."""
    if step.unit is not None and q.unit != step.unit:
        return False
    if step.exactly is not None and abs(q.value - step.exactly) > _FEW:
        return False
    if step.least is not None and q.value < step.least - _FEW:
        return False
    return step.most is None or (q.upper or q.value) <= step.most + _FEW


def _enough(step: SchemeStep, sentences: Iterable[tuple[Draft, int, int]]) -> bool:
    """Say whether the sentences plan a thing, as often as a step asks for."""
    found = list(sentences)
    if step.times is None or not found:
        return bool(found)
    often = max(_often(draft, start, end) for draft, start, end in found)
    months = {month for sentence in found for month in _months(*sentence)}
    return max(often, len(months)) >= step.times


def _often(draft: Draft, start: int, end: int) -> float:
    """Return how often in a year a sentence says that something happens."""
    found = [1.0]
    for q in _quantities(draft, start, end):
        if q.unit in _OFTEN and (q.per is None or q.per in _YEARLY):
            found.append(q.value * _YEARLY.get(q.per or "P1Y", 1))
    return max(found)


def _months(draft: Draft, start: int, end: int) -> Iterator[int]:
    facts: tuple[DateMention | ScheduleEntry, ...] = (
        *draft.document.dates, *draft.document.schedule
    )  # fmt: skip
    for fact in facts:
        if fact.start < end and start < fact.end and len(fact.months) <= 2:
            yield from fact.months


@cache
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, words))
