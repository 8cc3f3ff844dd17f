"""Cancelled: a duty or a custom that the draft says it will not do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.goes_on import goes_on
from unionnlp.checks.knowledge import basis, is_required, items, label
from unionnlp.checks.messages import Hit
from unionnlp.checks.offices import due_year
from unionnlp.checks.stopped import apart, stopped
from unionnlp.grammar.clauses import Clause, clauses, sentence_bounds
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words
from unionnlp.translation import translator

_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?=年)")
_OBJECT = 2  # characters of an object
_NEAR = 8  # characters between a refusal and its object
# Another form takes its place: 不再印，改发电子版.
_INSTEAD = lazy(
    r"[,，](?:(?:一律|全部|统一|都)?(?:网上|线上|在线|扫码|改(?!由[^,。;]{1,14}(?:代替|替代|代行))|换成|用[^,。]{1,8}代)"
    r"|统一(?:走|归|到|参加|纳入|报)|(?:因为?|由于)?(?:[省市区县镇乡校院]|上级|总校|集团|系统|学区)(?:里|局|级)?(?:总?工会)?"
    r"(?:今年|统一|已经?|要|将|会|集中|牵头){0,3}(?:办|组织|举办|举行|安排|发放)[^不])"
)


_WHO = lazy(r"[的者][,，]$")  # 碰了线的，评优不考虑: what those lose who do so


class RefusedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A standard item that the clauses ``[start, end)`` refuse; ``grave`` where the law asks for it."""

    item: str
    start: int
    end: int
    grave: bool


class _Duty(msgspec.Struct, frozen=True):
    item: str
    pattern: re.Pattern[str]
    soft: bool
    due: re.Pattern[str] | None  # refused only where the sentence says that it is due
    lasts: bool  # or tells since when and for how long, and that makes it due
    wins: bool  # it is what the refusal is of, whatever is named before it


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what a document refuses."""
    _ = translator(draft.lang)
    for refusal in refusals(draft):
        item = items()[refusal.item]
        values: dict[str, object] = {
            "item": label(refusal.item, draft.lang),
            "basis": _.listed(list(basis(item, draft.school_type))),
            "proposal": item.examples[0] if item.examples else item.scope,
        }
        code = "R101" if refusal.grave else "R102"
        yield Hit(code, ((refusal.start, refusal.end),), values, None, refusal.item)


def refusals(draft: Draft) -> tuple[RefusedItem, ...]:
    """Return what a document refuses, at most once for each clause; it is read once."""
    return draft.once("refusals", draft.noise, lambda: tuple(_refusals(draft)))


def _refusals(draft: Draft) -> list[RefusedItem]:
    if draft.document.kind == "summary":
        return []
    found: dict[tuple[int, int], RefusedItem] = {}
    before: list[Clause] = []
    for clause in clauses(draft.plain, draft.document.start, draft.document.end):
        if before and before[-1].sentence != clause.sentence:
            before = []
        refusal = _refusal(draft, clause, before) or _replaced(draft, clause, before)
        if refusal:
            found.setdefault((refusal.start, refusal.end), refusal)
        before.append(clause)
    for stop in apart(stopped(draft), sorted(found)):
        grave = is_required(items()[stop.item], draft.school_type)
        span = stop.start, stop.end
        found[span] = RefusedItem(item=stop.item, start=span[0], end=span[1], grave=grave)
    return [
        refusal
        for refusal in found.values()
        if not (
            draft.context.asks(refusal.start)
            or _elsewhere(draft, refusal)
            or goes_on(draft, refusal)
        )
    ]


def _elsewhere(draft: Draft, refusal: RefusedItem) -> bool:
    """Say whether a custom is left to somebody who does it for all (``因为市里办，我们派34人去``)."""
    _, right = draft.context.sentence(refusal.start)
    return not refusal.grave and bool(_words("elsewhere").search(draft.plain, refusal.end, right))


def _refusal(draft: Draft, clause: Clause, before: Sequence[Clause]) -> RefusedItem | None:
    soft = _words("soft").search(draft.plain, clause.start, clause.end)
    hard = _refuses(draft, clause)
    if not (soft or hard) or _inherited(draft, clause):
        return None
    duty, end = _duty(draft, clause.start, clause.end)
    if (
        _kept_for(draft, clause, end)
        or (duty and _taken_in(draft, clause, end))
        or (duty and _unpublished(draft, clause, duty))
        or _excused(draft, clause, duty)
        or not _due(draft, clause, duty)
        or _stays_away(draft, clause)
    ):
        return None
    if not soft and duty and _other_object(draft, clause, end):
        return None
    if duty and (hard or duty.soft):
        return _of(draft, duty, clause.start, clause.end)
    if not soft and _other_object(draft, clause, clause.start):
        return None
    if _words("some").search(draft.plain, clause.start, clause.end):
        return None
    return _of_topic(draft, clause, before)


def _unpublished(draft: Draft, clause: Clause, duty: _Duty) -> bool:
    """``体检报告不公开``: a thing that is not put up is done all the same."""
    kept = _words("unpublished").search(draft.plain, clause.start, clause.end)
    return bool(kept) and duty.item not in ("school_openness", "finance_audit", "union_finance")


def _kept_for(draft: Draft, clause: Clause, end: int) -> bool:
    """``留作明年体检用``: what is kept for a thing leaves that thing as it is."""
    cue = clause.cue if clause.status == "postponed" else None
    return cue is not None and cue[1] < end and draft.plain[cue[0]] in "留放"


def _taken_in(draft: Draft, clause: Clause, end: int) -> bool:
    """``剩下三位并入摄影协会``: what takes something in goes on."""
    cue = clause.cue
    return cue is not None and cue[1] < end and draft.plain.startswith(("并入", "合并"), cue[0])


def _stays_away(draft: Draft, clause: Clause) -> bool:
    """``出纳不参加审账``: who does not take part in a thing does not cancel it."""
    away = _words("stays_away").search(draft.plain, clause.start, clause.end)
    if away is None or _words("everyone").search(draft.plain, clause.start, away.start()):
        return False
    return not _words("frame").fullmatch(draft.plain, clause.start, away.start())


def _refuses(draft: Draft, clause: Clause) -> bool:
    """Say whether a clause refuses, whatever it is."""
    return clause.dropped or bool(_words("words").search(draft.plain, clause.start, clause.end))


def _of_topic(draft: Draft, clause: Clause, before: Sequence[Clause]) -> RefusedItem | None:
    """``提案征集一事，因去年件数少，本年度不再进行``: a refusal without an object is of what the sentence began with.

    Two clauses back and more the sentence must have named nothing but its topic, and the refusal be of
    this year.
    """
    if _words("not_given").search(draft.plain, clause.sentence[0], clause.end):
        return None
    for distance, one in enumerate(reversed(before), 1):
        duty, _ = _duty(draft, one.start, one.end)
        if duty is not None and one.whose == "pupils":
            return None
        if duty is None and _words("subject").search(draft.plain[one.start : one.end].strip()):
            return None
        if duty is None:
            custom = _words("custom").search(draft.plain, one.start, one.end)
            timed = _words("timed").search(draft.plain, one.start, one.end)
            if timed and not custom and _acts(draft, one):
                return None  # the thing has its time: what is refused behind it is another
            continue
        if not _due(draft, clause, duty):
            return None
        near = distance == 1 and not _excused(draft, one)
        present = _bare(draft, clause) or _words("this_year").search(
            draft.plain, clause.sentence[0], clause.end
        )
        told = one is _topic(draft, before) or _words("custom").search(
            draft.plain, one.start, one.end
        )
        topic = told and present and not _acts(draft, one)
        if (near and duty.soft) or topic:
            return _of(draft, duty, one.start, clause.end)
        return None
    return None


def _acts(draft: Draft, clause: Clause) -> bool:
    """Say whether a clause is more than a topic: it does something, and not only in the past."""
    acts = _words("acts").search(draft.plain, clause.start, clause.end)
    return bool(acts) and not draft.context.past(clause.start)


def _topic(draft: Draft, before: Sequence[Clause]) -> Clause:
    """Return the clause that a sentence begins with, reasons left out."""
    for one in before:
        if not _words("reason").search(draft.plain[one.start : one.end].strip()):
            return one
    return before[0]


def _due(draft: Draft, clause: Clause, duty: _Duty | None) -> bool:
    """Say whether a thing that is not of every year is due: its sentence says so, of no later year.

    A contract that runs out in a later year is not, nor the audit of a body without accounts of its own.
    """
    sentence = clause.sentence
    years = [int(y) for y in _YEAR.findall(draft.plain[slice(*sentence)])]
    later = any(year > (draft.year or year) for year in years)
    later = later or bool(_words("due_later").search(draft.plain, *sentence))
    if duty is None:
        return True
    ends = due_year(draft.plain, *sentence) if duty.lasts or not later else None
    later = later or (ends is not None and draft.year is not None and ends > draft.year)
    if duty.due is not None:
        ends = ends if duty.lasts else None
        over = ends is not None and ends <= (draft.year or 0)
        return over or (bool(duty.due.search(draft.plain, *sentence)) and not later)
    signed = _words("signed").search(draft.plain, clause.start, clause.end)
    return not (later and signed) and not _words("not_due").search(draft.plain, *sentence)


def refuses(draft: Draft, start: int, end: int) -> bool:
    """Say whether any clause from ``start`` to ``end`` refuses, whatever it is about."""
    return any(_refuses(draft, clause) for clause in clauses(draft.plain, start, end))


def drops(draft: Draft, start: int, item: str = "") -> bool:
    """Say whether what a plan names at ``start`` is refused by its clause or a later one of its sentence.

    A later one refuses it where it has neither a subject nor an object of its own, and nothing between
    gives the thing a time. What the refusal of its clause has as its object is it where it names ``item``.
    """
    for clause in clauses(draft.plain, *sentence_bounds(draft.plain, start)):
        if clause.end <= start:
            continue
        away = (
            _refuses(draft, clause)
            and not _inherited(draft, clause)
            and not _excused(draft, clause)
        )
        if clause.start <= start:
            if away:
                return _hits(draft, clause, start) or _names_it(draft, clause, item)
        elif away and not _handed(clause):
            return _bare(draft, clause) and not _other_object(draft, clause, clause.start)
        if _words("timed").search(draft.plain, clause.start, clause.end):
            return False
    return False


def _handed(clause: Clause) -> bool:
    """Say whether the refusal stands in the clause behind, and is met there."""
    return clause.cue is not None and clause.cue[0] >= clause.end


def _hits(draft: Draft, clause: Clause, start: int) -> bool:
    """Say whether the refusal of a clause is of the thing at ``start`` that it names."""
    if not clause.cue:
        return True
    high = clause.cue[1]
    if high <= start:
        return start - high <= _NEAR
    return not _other_object(draft, clause, start)


def _names_it(draft: Draft, clause: Clause, item: str) -> bool:
    """Say whether the object of a refusal (今年不组织捐款) names an item, and nothing before it does.

    Behind ``不再`` and ``停`` it does not matter what stands before.
    """
    cue = clause.cue
    if cue is None or item not in load("duties")["refusal"]["refused_as_object"]:
        return False
    from unionnlp.items.detector import shipped

    finder = (draft.detector or shipped()).reader.finder
    number = finder.table.items.index(item) if item in finder.table.items else -1
    behind, before = draft.plain[cue[1] : clause.end], draft.plain[clause.start : cue[0]]
    if number not in finder.find(behind):
        return False
    return draft.plain[cue[0] : cue[1]].startswith(("不再", "停")) or (
        number not in finder.find(before)
    )


def _bare(draft: Draft, clause: Clause) -> bool:
    """Say whether nothing but a time, the union and small words stand before the refusal of a clause."""
    if not clause.dropped or clause.cue is None or clause.cue[0] < clause.start:
        return False
    return bool(_words("frame").fullmatch(draft.plain, clause.start, clause.cue[0]))


def _replaced(draft: Draft, clause: Clause, before: Sequence[Clause]) -> RefusedItem | None:
    """``教职工大会改为填一张意见表代替``: what the law asks for is not done by something else."""
    if not _words("instead").search(draft.plain, clause.start, clause.end):
        return None
    if draft.context.past(clause.start) or draft.context.others(clause.start):
        return None
    for one in (clause, *reversed(before)):
        duty, _ = _duty(draft, one.start, one.end)
        if duty and duty.item in load("duties")["refusal"]["irreplaceable"]:
            return _of(draft, duty, one.start, clause.end)
    return None


def _of(draft: Draft, duty: _Duty, start: int, end: int) -> RefusedItem:
    grave = is_required(items()[duty.item], draft.school_type)
    return RefusedItem(item=duty.item, start=start, end=end, grave=grave)


def _inherited(draft: Draft, clause: Clause) -> bool:
    """Say whether the refusal stands in a lead-in that does not announce a list (不搞"一刀切"：…)."""
    cue = clause.cue if clause.dropped else None
    if cue is None or cue[0] >= clause.start:
        return False
    return not re.search("以下|下列|如下", draft.plain[clause.sentence[0] : clause.start])


def _other_object(draft: Draft, clause: Clause, end: int) -> bool:
    """Say whether a refusal behind the thing has an object of its own (孕期不安排早读)."""
    cue = clause.cue if clause.dropped else None
    if cue is None or cue[0] < end:
        return False
    rest = _words("tail").sub("", draft.plain[cue[1] : clause.end])
    return len(rest) >= _OBJECT


def _duty(draft: Draft, start: int, end: int) -> tuple[_Duty | None, int]:
    """Return the first thing that a clause names, and where its name ends."""
    best: tuple[bool, int, int, _Duty] | None = None
    for duty in _duties():
        match = duty.pattern.search(draft.plain, start, end)
        if match and (best is None or (not duty.wins, match.start()) < best[:2]):
            best = not duty.wins, match.start(), match.end(), duty
    return (best[3], best[2]) if best else (None, end)


def _excused(draft: Draft, clause: Clause, duty: _Duty | None = None) -> bool:
    """Say whether a clause is of another year, of others, a safeguard, or a mere delay.

    Another form excuses nothing where the law names the form.
    """
    plain, start, end = draft.plain, clause.start, clause.end
    if draft.context.past(start) or draft.context.others(start) or draft.in_noise(start, end):
        return True
    right = clause.sentence[1]
    fixed = duty is not None and duty.item in load("duties")["refusal"]["irreplaceable"]
    honours = duty is not None and duty.item == "model_recognition"
    # A school of fewer than eighty has no representatives: all its staff meet.
    congress = duty is not None and duty.item == "staff_congress"
    if congress and _words("all_meet").search(plain, *clause.sentence):
        return True
    if honours and (
        _words("sanction").search(plain, *clause.sentence)
        or _WHO.search(plain, max(start - 2, 0), start)
    ):
        return True
    if _words("not").search(plain, start, end) or (not fixed and _INSTEAD.match(plain, end, right)):
        return True
    if clause.status == "postponed" or _words("delay").search(plain, start, end):
        return not _words("later").search(plain, start, min(right, end + 24))
    return False


@cache
def _duties() -> tuple[_Duty, ...]:
    rows = load("duties")["duty"]
    return tuple(
        _Duty(
            r["item"],
            lazy(alternation(r["words"])),
            r.get("soft", False),
            lazy(alternation(r["due"])) if "due" in r else None,
            r.get("lasts", False),
            r.get("wins", False),
        )
        for r in rows
    )


def _words(key: str) -> re.Pattern[str]:
    return words("duties", "refusal", key)
