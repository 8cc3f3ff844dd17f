"""Whether rows that begin with months are an arrangement: what heads must bring for it, over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from unionnlp.facts.columns import header
from unionnlp.facts.heads import INNER_STYLES, Head
from unionnlp.grammar.months import M
from unionnlp.patterns import lazy
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.headings import announces, role_of

_REACH = 60  # rows that a decision looks around
_LISTED = 3  # months before commas, or numbered, below a heading that announces them
_SHORT = 60  # characters of a row of activities
_NEXT = lazy(rf"[;。,]\s{{0,4}}{M}\s?月(?!份?:)")


def enough(rows: Sequence[ViewRow], group: list[Head]) -> bool:
    """Weigh the heads of a block: those that stand apart count most, an announcement helps."""
    if _listed_otherwise(rows, group):
        return False
    if _numbered(group[0]):
        return True  # ``outer`` has weighed them
    strong = [h for h in group if h.form in ("alone", "closed")]
    weak = [h for h in group if h.form not in ("alone", "closed")]
    if len(strong) >= 2 or (strong and [h for h in weak if h.form != "listed"]):
        return True
    announced = _announced(rows, group[0].row)
    if len(group) == 1 and group[0].form == "run" and _others(rows[group[0].row]):
        return False
    if strong:
        return announced
    listed = sum(1 for h in weak if h.form == "listed")
    if announced and listed == len(group) >= _LISTED:
        return max(len(rows[h.row].text) for h in group) <= _SHORT
    short = [h for h in weak if h.form != "listed" and len(rows[h.row].text) <= _SHORT]
    return len(short) >= (1 if announced else 3)


def outer(rows: Sequence[ViewRow], found: Sequence[Head]) -> list[Head]:
    """Return the heads without numbered works that begin with a month of their own below another head.

    Such are heads where they are a whole list right below the heading of an arrangement: ``（1）3月组织…``.
    """
    kept: list[Head] = []
    for adjacent, group in groupby(
        enumerate(found), lambda at: (_numbered(at[1]), at[1].row - at[0])
    ):
        members = [h for _, h in group]
        whole = _all_numbered(rows, members) and _below_its_heading(rows, members[0].row)
        if not adjacent[0] or whole:
            kept += members
    return kept


def _numbered(head: Head) -> bool:
    return head.label is not None and head.form == "run"


def _all_numbered(rows: Sequence[ViewRow], group: list[Head]) -> bool:
    """Tell whether the heads are all the members of a list (``（1）3月组织…``), from its first on."""
    numbers = [h.label.number for h in group if h.label]
    counted = numbers == list(range(1, len(group) + 1)) and len(group) >= _LISTED
    return counted and _members(rows, group) == len(group)


def _listed_otherwise(rows: Sequence[ViewRow], group: list[Head]) -> bool:
    """Tell whether the heads are some members of a list whose others have no month: an outline."""
    return len(group) * 3 < _members(rows, group) * 2


def _members(rows: Sequence[ViewRow], group: list[Head]) -> int:
    """Return how many members the list has that the first of the heads belongs to, 0 for none."""
    label = group[0].label
    if label is None or label.style not in INNER_STYLES:
        return 0
    members = 0
    for step, k in ((-1, group[0].row - 1), (1, group[0].row)):
        want = (label.number or 0) + min(step, 0)
        while 0 <= k < len(rows) and abs(k - group[0].row) < _REACH:
            found = rows[k].label
            if found and found.style == label.style:
                if found.number != want:
                    break
                members, want = members + 1, want + step
            k += step
    return members


def _below_its_heading(rows: Sequence[ViewRow], index: int) -> bool:
    """Tell whether the row above is the heading of an arrangement, and no lead-in of any works."""
    above = rows[index - 1] if index else None
    words = above.text[above.label.end - above.start :] if above and above.label else ""
    return role_of(words or (above.text if above else "")) == "schedule"


def _others(row: ViewRow) -> bool:
    """Tell whether further clauses of a row begin with months: a sentence, and no month of an arrangement."""
    return _NEXT.search(row.text) is not None


def _announced(rows: Sequence[ViewRow], index: int) -> bool:
    """Tell whether a row above is a heading or a lead-in of an arrangement."""
    for row in reversed(rows[max(0, index - 2) : index]):
        words = row.text[row.label.end - row.start :] if row.label else row.text
        if announces(words) or header(row.text.split()):
            return True
        if len(row.text) > 40:
            return False
    return False
