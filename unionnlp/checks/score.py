"""The completeness score.

    score = 0.75 · items + 0.25 · parts

``items`` is the weight of the covered standard items (a weak one counts half, an unclear one
with its probability) over the weight of all standard items; ``parts`` the weight of the parts
that a plan has over that of all parts. What is no plan is measured by its items alone. Codes
that the user ignores leave the formula; of several plans in one file the average is shown.
docs/checks.md explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unionnlp.checks.missing import Judged
from unionnlp.checks.parts import PARTS

_ITEMS, _PARTS = 0.75, 0.25
_HALF = 0.5


def score(judged: Judged, parts: Mapping[str, bool] | None, counted: Iterable[str]) -> float:
    """Return the completeness of a document from 0 to 1.

    ``parts`` says which parts a plan has (``None``: no plan), ``counted`` are the codes of the
    parts that count.
    """
    items = _items(judged)
    wanted = set(counted)
    weights = {part: weight for part, (code, weight) in PARTS.items() if code in wanted}
    total = sum(weights.values())
    if parts is None or not total:
        return round(items, 3)
    there = sum(weight for part, weight in weights.items() if parts[part])
    return round(_ITEMS * items + _PARTS * there / total, 3)


def _items(judged: Judged) -> float:
    got = sum(c.weight * (_HALF if c.weak else 1.0) for c in judged.covered)
    got += sum(u.weight * u.probability for u in judged.unclear)
    total = sum(s.weight for s in (*judged.covered, *judged.unclear, *judged.missing))
    return got / total if total else 1.0
