"""Who holds an office of the draft: of a group, a club, a task.

What ``chairs`` compares is not ``named``: two such statements are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.chairs import holders
from unionnlp.checks.draft import Draft
from unionnlp.checks.people import surname
from unionnlp.checks.statements.occasions import Occasions
from unionnlp.checks.statements.records import Statement
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_BEFORE = lazy(r"(?P<of>[一-鿿]{2,6})$")
_REACH = 6  # characters of an office before its last word
_MORE = lazy(r"[、和与]")
# 主席甲，副主席乙，委员丙、丁: who holds which office, one after the other.
_VICE = lazy(
    r"(?<!副)主席[^。;\n副]{2,12}[,，、;]副主席(?:是|为|由|[:：])?[^。;,，、\n]{2,10}(?=[,，。;\n]|$)[^。\n]{0,40}"
)


def statements(draft: Draft, occasions: Occasions) -> Iterator[Statement]:
    """Yield the names beside offices that one person holds; none where the draft tells of a change."""
    if _change(draft):
        return
    for holder in holders(draft, _offices(), "earlier"):
        office = _offices().match(draft.plain, holder.office)
        of = _of(draft, holder.office, office["end"]) if office and office["end"] else ""
        branch = office and office["branch"] and not _branch(draft, holder.office)
        branch = branch or (office and office["vice"] and not _one_vice(draft))
        if (
            office is None
            or branch
            or (office["end"] and not of)
            or _MORE.match(draft.plain, holder.end)
        ):
            continue
        yield Statement(
            attribute="role", key=("role", of + office.group()), value=holder.name,
            start=min(holder.start, holder.office), end=holder.end, occasion=occasions.at(holder.office),
            named=not _known().search(draft.plain, max(0, holder.office - _REACH), holder.end),
        )  # fmt: skip


def _change(draft: Draft) -> bool:
    """Say whether a sentence that names an office tells that it changes hands, or that several hold it."""
    changed = words("statements", "roles", "changed")
    for match in changed.finditer(draft.plain, draft.document.start, draft.document.end):
        if _any_office().search(draft.plain, *draft.context.sentence(match.start())):
            return True
    return False


@cache
def _any_office() -> re.Pattern[str]:
    return lazy(f"{_offices().pattern}|主席|主任|委员(?!会)|组长|负责人")


def _branch(draft: Draft, at: int) -> bool:
    """Say whether the plan is of one branch, and its chair is named without its name."""
    unit = draft.document.organization or draft.document.title or ""
    before = draft.plain[at - 1 : at]
    return bool(words("statements", "roles", "branch").search(unit)) and not "一" <= before <= "鿿"


def _one_vice(draft: Draft) -> bool:
    """Say whether the draft lists who holds which office, and one vice-chair among them."""
    listed = _VICE.findall(draft.body)
    return len(listed) == 1 and not any(
        words("statements", "roles", "several").search(m) for m in listed
    )


def _of(draft: Draft, at: int, end: str) -> str:
    """Return of what group an office is: by the words before it, or by the group named before."""
    left, _ = draft.context.sentence(at)
    clause, _ = draft.context.clause(at)
    row = max(clause, draft.plain.rfind("\t", clause, at) + 1)
    told = _BEFORE.search(draft.plain[row:at])
    if told:
        return _bare(told["of"]).removesuffix(end[0])
    named = re.escape(end[0])  # 组长 of the 组 before it
    groups = list(
        lazy(rf"(?P<of>[一-鿿]{{2,6}}?)小?{named}(?![长织员会成])").finditer(draft.plain, left, at)
    )
    return _bare(groups[-1]["of"]) if groups else ""


def _bare(name: str) -> str:
    cut_ = _idle().split(name)[-1]
    return "" if surname(cut_) and len(cut_) < 2 else cut_.removesuffix("小")


@cache
def _offices() -> re.Pattern[str]:
    table = load("statements")["roles"]
    alone, ends, branch = (alternation(table[key]) for key in ("alone", "ends", "of_branch"))
    return lazy(
        rf"(?P<branch>{branch})|(?P<vice>副主席)|(?P<alone>{alone})|(?P<end>{ends})(?!会|们|单位|负责制)"
    )


@cache
def _known() -> re.Pattern[str]:
    return lazy(alternation([w for row in load("registry")["office"] for w in row["words"]]))


@cache
def _idle() -> re.Pattern[str]:
    return lazy(alternation(load("statements")["roles"]["idle"]))
