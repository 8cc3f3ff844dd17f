"""What a summary reports and the plan did not promise."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.comparison.assign import Links
from unionnlp.comparison.cues import pattern
from unionnlp.comparison.passages import FactClause
from unionnlp.patterns import lazy

_ACT = lazy(
    r"捐|组织|举办|举行|开展|召开|选送|参加|办起|办了|建起|建成|成立|发放|慰问|走访|看望|添置|购置|签订|签约|拨付|吸收|接收|办结|走进|走上|赴|组成|组队|服务|值守|演出|比赛|培训|帮助|资助|联合|承办|协办|接待|编|拍摄|开设|开通|改造|维修|检修|发起|募|种|送|迎|救"
)
_WORDS = 4  # characters that a clause has beside its numbers
_HONOUR = lazy(r"^[^,]{0,24}(?:荣获|被评为|获得?|被授予|捧回|夺得)[^,]*$")


def unplanned(
    reports: Sequence[FactClause], links: Links, promises: Sequence[FactClause]
) -> list[FactClause]:
    """Return the clauses that report concrete work which no promise is linked with.

    A clause that goes on about something another clause has reported (by its proper name) is
    no work of its own.
    """
    names = {n for j in links.used for n in reports[j].words.names}
    names |= {n for c in promises for n in c.words.names}
    found = []
    for j, clause in enumerate(reports):
        if j in links.used or clause.words.names & names or not _concrete(clause):
            continue
        found.append(clause)
    return found


def _concrete(clause: FactClause) -> bool:
    if clause.instead:
        return True
    if clause.opening or clause.role == "guiding" or _HONOUR.match(clause.plain):
        return False
    if pattern("unplanned", "none").search(clause.plain) or pattern("status", "rest").match(
        clause.plain
    ):
        return False
    if len(clause.plain) - sum(len(q.text) for q in clause.quantities) < _WORDS:
        return False
    counted = any(q.role == "result" for q in clause.quantities)
    if counted and not clause.plain.startswith(("其中", "另有", "还有", "最高")):
        return True
    if pattern("unplanned", "concrete").search(clause.plain):
        return True
    return bool(clause.months) and bool(_ACT.search(clause.plain))
