"""The numbers of a promise and of its report: which two count the same thing.

A number counts something (times, people, money, a share), per head or altogether, as a level or
as a step (``提高3个百分点``). Two are compared where all of that agrees; what only tells whom
an act was for, last year's figure or a part of a whole is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from unionnlp.comparison.passages import FactClause
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import load

_MOST = 24  # numbers of one clause that are compared
_READ = 96  # numbers of one clause, or of all reports of a promise, that are read
_REACH = 40  # characters beside a number that tell what it counts
_TOTALS = (None, "P1Y", "semester")
_STEP = lazy(
    r"(?:提高|提升|增加|增长|上升|下降|降低|减少|上调|上浮|多|少)了?(?:不[少低]于|至少|约|近)?$"
)
_EACH = lazy(
    r"(?:每(?![周月年天日季]|学期|学年|半年|个月|[两二三四])[^,。;\d]{0,12}|(?<![为给向对])各[^,。;\d]{0,7}"
    r"|[人户班组校家均]均[^,。;\d]{0,12}|一人|平均[^,。;\d]{0,8})$"
)
_ASIDE = lazy(
    r"(?:其中|其余|余下|剩下的?|另有?|还有|含|去年|上年|上一年|上学期|上学年|往年|原有|原来|(?:19|20)\d\d年底?|[比较]计划|相比|同期|第)"
    r"[^,。;]{0,6}$"
)
_FROM = lazy(r"[从由][^,。;]{0,6}$")
_TO = lazy(
    r"[^,。;\d]{0,3}(?:提高?|提升|调整|增加|增|上升|升|涨|改|扩大|降|减少|下降|变)[^,。;\d]{0,2}(?:到|至|为|成)"
)
_PARTNER = lazy(r"(?:^|[^参涉波])[与由向到在赴从靠]$")
_EACH_ANYWAY = ("学时", "分钟", "公里", "步")
# What was only intended or applied for: ``报了3个人，去了2个``.
_INTENDED = lazy(r"(?:应到|应|原定|计划|拟|发出|申报|报了|报名)[^,。;]{0,4}$")
_WHOLE = lazy(
    rf"[^,。;\d]{{0,14}}(?:中,?(?=已|有|[\d{COUNT}])|里,?(?=[\d{COUNT}])|已有|其中|只有|仅有|只|仅)"
)
_ATTRIBUTE = lazy(r"(?:及?以[上下])?(?:教龄|工龄)?的|及?以[上下](?=[一-龥]{0,3}[教职老青女男])")
_BEFORE = lazy(r"[^,;:]{0,10}$")
_AFTER = lazy(r"[^,;:]{0,6}")
_NAMED = lazy(r"[一-龥“《]")
_SUM = lazy(r"[、和,]?[^,。;\d]{1,10}")
_TOTAL = lazy(r"(?:共计?|合计|总计|累计|总共|计)[^,。;\d]{0,3}$")
_PERSON = lazy(r"(?:多|来|余)?(?:人|孩子|娃|老师|教师|同学|职工|员工|同事|队员|学员|成员)")


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A number as it can be compared: its ``kind`` (what it counts), ``value`` in that kind's base unit.

    ``each`` tells that it is counted per head or per unit, ``step`` that it is a change and no
    level, ``total`` that the text calls it the sum of others, ``summed`` that it was added up here.
    """

    quantity: Quantity
    kind: str
    value: float
    each: bool = False
    step: bool = False
    total: bool = False
    summed: bool = False


@cache
def _kinds() -> dict[str, tuple[str, float]]:
    """Return for each unit what it counts, and how many base units it is."""
    table = load("compare")["kinds"]
    found: dict[str, tuple[str, float]] = {}
    for kind, row in table.items():
        for unit in row:
            name, _, factor = unit.partition("=")
            found[name] = kind, float(factor or 1)
    return found


def kind(quantity: Quantity, after: str = "") -> tuple[str, float]:
    """Return what a quantity counts and its value in base units; ``after`` is the text behind it."""
    unit = quantity.unit or ""
    if unit == "个" and _PERSON.match(after):
        return "人", quantity.value
    name, factor = _kinds().get(unit, (unit, 1.0))
    return name, quantity.value * factor


def figures(clause: FactClause) -> list[ComparedFigure]:
    """Return the numbers of a clause that say how much was promised or reached, in their order."""
    held = sorted(clause.quantities, key=lambda q: q.start)[:_READ]
    if not held:
        return []
    found: list[ComparedFigure] = []
    last = {kind(q)[0]: k for k, q in enumerate(held)}
    for k, quantity in enumerate(held):
        a, b = quantity.start - clause.start, quantity.end - clause.start
        before, after = clause.plain[max(0, a - _REACH) : a], clause.plain[b : b + _REACH]
        made = _figure(quantity, before, after, last, k)
        if made and _people(made, after, found):
            made = replace(made, kind="人")
        if made:
            found.append(_raised(clause, held[k - 1], made) if k else made)
    return _added(clause, found)


def _people(figure: ComparedFigure, after: str, found: Sequence[ComparedFigure]) -> bool:
    """Tell whether a bare ``2个`` counts people, since another number before it does."""
    bare = figure.quantity.unit == "个" and not _NAMED.match(after)
    return bare and any(f.kind == "人" for f in found)


def _raised(clause: FactClause, before: Quantity, figure: ComparedFigure) -> ComparedFigure:
    """Count what a figure was raised to as the one was that it was raised from (``从每晚15元提到18元``)."""
    at = before.start - clause.start
    head = clause.plain[max(0, at - _REACH) : at]
    between = clause.plain[at + len(before.text) :][:_REACH]
    raised = bool(_FROM.search(head) and _TO.match(between))
    return replace(figure, each=figure.each or (raised and bool(_EACH.search(head))))


def _figure(
    quantity: Quantity, before: str, after: str, last: Mapping[str, int], place: int
) -> ComparedFigure | None:
    """Return a number as it can be compared; ``last`` is the last place of each kind in its clause."""
    step = bool(_STEP.search(before))
    if (_ASIDE.search(before) and not step) or (
        _ATTRIBUTE.match(after) and quantity.unit in ("岁", "周岁", "年")
    ):
        return None
    name, value = kind(quantity, after)
    same = last.get(name, -1) > place
    if same and (_WHOLE.match(after) or (_FROM.search(before) and _TO.match(after))):
        return None
    return ComparedFigure(
        quantity,
        name,
        value,
        each=quantity.per == "person" or bool(_EACH.search(before)),
        step=step,
        total=bool(_TOTAL.search(before)),
    )


def _added(clause: FactClause, found: list[ComparedFigure]) -> list[ComparedFigure]:
    """Put the sum in the place of parts that stand in a row (``线上3场、线下2场``)."""
    groups: list[list[ComparedFigure]] = []
    for figure in found:
        before = groups[-1][-1] if groups else None
        between = (
            clause.plain[before.quantity.end - clause.start : figure.quantity.start - clause.start]
            if before
            else ""
        )
        if before and _part(before, figure) and between[:1] == "、" and _SUM.fullmatch(between):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    whole = {f.kind for f in found if f.total}
    summed: list[ComparedFigure] = []
    for group in groups:
        if len(group) == 1:
            summed += group
        elif group[0].kind not in whole:
            value = sum(f.value for f in group)
            summed.append(ComparedFigure(group[0].quantity, group[0].kind, value, summed=True))
    return summed


def _part(a: ComparedFigure, b: ComparedFigure) -> bool:
    return a.kind == b.kind and not (a.each or b.each or a.step or b.step or b.total)


def matched(
    promise: FactClause, reports: Sequence[FactClause]
) -> Iterator[tuple[ComparedFigure, ComparedFigure]]:
    """Yield each number of a promise with the one of its reports that counts the same thing."""
    promised = figures(promise)[:_MOST] if promise.quantities else []
    if not promised:
        return
    told = [(f, c) for c in reports for f in figures(c)[:_MOST]][:_READ]
    main = [f for f in promised if not (_partner(promise, f) or _article(f))]
    main = main or [f for f in promised if not _article(f)]
    for figure in main:
        fit = [(f, c) for f, c in told if _comparable(promise, figure, f, c)]
        if not fit and len(main) == 1:
            fit = [(f, c) for f, c in told if _things(figure, f)]
            fit = fit if len(fit) == 1 else []
        if fit:
            yield figure, max(fit, key=lambda t: _closeness(promise, figure, *t))[0]


def _things(a: ComparedFigure, b: ComparedFigure) -> bool:
    """Tell whether both count things, by whatever measure word (``协议8份``, ``结成7对``)."""
    things = load("compare")["things"]["words"]
    same = a.step == b.step and a.each == b.each
    return same and a.quantity.unit in things and b.quantity.unit in things


def _article(figure: ComparedFigure) -> bool:
    """Tell whether a number only says that there is one (``组织一次秋游``)."""
    q = figure.quantity
    return figure.kind == "次" and q.text[:1] == "一" and q.value == 1 and not q.per


def _partner(clause: FactClause, figure: ComparedFigure) -> bool:
    """Tell whether a number counts those with whom, or the places where an act is done."""
    return bool(_PARTNER.search(_ahead_of(clause, figure)))


def _comparable(
    promise: FactClause, a: ComparedFigure, b: ComparedFigure, report: FactClause
) -> bool:
    if a.kind != b.kind or a.step != b.step:
        return False
    if not a.step and a.each != b.each and (a.each or not _per_head(promise, a, b, report)):
        return False
    p, r = a.quantity.per, b.quantity.per
    p, r = (None if x == "person" else x for x in (p, r))
    return p == r or (p in _TOTALS and r in _TOTALS)


def _per_head(
    promise: FactClause, a: ComparedFigure, b: ComparedFigure, report: FactClause
) -> bool:
    """Tell whether a number per head can answer one that does not say so (``培训16学时``)."""
    if a.kind in _EACH_ANYWAY or a.value == b.value:
        return True
    return bool(_around(promise, a) & _around(report, b))


def _closeness(
    promise: FactClause, a: ComparedFigure, b: ComparedFigure, report: FactClause
) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
    """Return how surely two numbers count the same: per head, whom it is for, unit, words, sum, order."""
    shared = _around(promise, a) & _around(report, b)
    return (
        a.each == b.each,
        not _partner(report, b),
        a.quantity.unit == b.quantity.unit,
        bool(shared),
        not _INTENDED.search(_ahead_of(report, b)),
        len(shared),
        b.total,
        -b.quantity.start,
    )


def _ahead_of(clause: FactClause, figure: ComparedFigure) -> str:
    """Return what stands in a clause before one of its numbers, as far as it can matter."""
    at = figure.quantity.start - clause.start
    return clause.plain[max(0, at - _REACH) : at]


def _around(clause: FactClause, figure: ComparedFigure) -> set[str]:
    """Return the pairs of characters close to a number in its part of the sentence, or in its indicator."""
    q = figure.quantity
    before = _ahead_of(clause, figure)
    after = clause.plain[q.end - clause.start :][:_REACH]
    near = [_BEFORE.search(before), _AFTER.match(after)]
    pairs = {a + b for m in near if m for a, b in pairwise(m[0]) if a >= "一" and b >= "一"}
    return pairs or {a + b for a, b in pairwise(q.indicator or "") if a >= "一" and b >= "一"}


def short(promised: ComparedFigure, reached: ComparedFigure) -> bool:
    """Tell whether what was reached falls short of what was promised."""
    if promised.quantity.comparator == "le":
        return reached.value > promised.value
    if reached.quantity.upper is not None:
        return reached.quantity.upper < promised.value
    return reached.value < promised.value
