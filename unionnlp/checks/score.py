"""The completeness score.

    score = 0.75 · items + 0.25 · parts

``items`` is the weight of the covered standard items (a weak one counts half, so does an unclear one
that is more likely there than not: a true sentence more never lowers it) over the weight of all
standard items; ``parts`` the weight of the parts that a plan has over that of all parts. What is
no plan is measured by its items alone. Codes that the user ignores leave the formula; of several
plans in one file the average is shown.
docs/checks.md explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unionnlp.checks.missing import JudgedItems
from unionnlp.checks.parts import PARTS
from unionnlp.checks.planned import LIKELY

_ITEMS, _PARTS = 0.75, 0.25
_HALF = 0.5


def score(judged: JudgedItems, parts: Mapping[str, bool] | None, counted: Iterable[str]) -> float:
    """Return the completeness of a document from 0 to 1.

    ``parts`` says which parts a plan has (``None``: no plan), ``counted`` are the codes of the
    parts that count.
    """
    wanted = set(counted)
    weights = {part: weight for part, (code, weight) in PARTS.items() if code in wanted}
    total = sum(weights.values())
    items, shares = _items(judged), []
    if items is not None:
        shares.append((_ITEMS, items))
    if parts is not None and total:
        there = sum(weight for part, weight in weights.items() if parts[part])
        shares.append((_PARTS, there / total))
    whole = sum(weight for weight, _ in shares)
    return round(sum(weight * share for weight, share in shares) / whole, 3) if whole else 1.0


def _items(judged: JudgedItems) -> float | None:
    """Return the share of the standard items that is there, ``None`` where there are none."""
    got = sum(c.weight * (_HALF if c.weak else 1.0) for c in judged.covered)
    # What is unclear counts no more than what is only mentioned, and a mere hunch, that another
    # sentence beside it can take away, nothing: a clearer word never costs anything.
    got += sum(u.weight * _HALF for u in judged.unclear if u.probability > LIKELY)
    total = sum(s.weight for s in (*judged.covered, *judged.unclear, *judged.missing))
    return got / total if total else None
