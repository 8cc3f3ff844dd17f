"""The completeness score.

    score = 0.75 · items + 0.25 · parts

``items`` is the weight of the covered standard items (a weak or unclear one counts half)
over the weight of all standard items; ``parts`` the weight of the parts that a plan has over that of
all parts, averaged over the plans of a draft. Without plans the items count alone. Codes
that the user ignores leave the formula. docs/checks.md explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from unionnlp.checks.missing import Judged
from unionnlp.checks.parts import PARTS

_ITEMS, _PARTS = 0.75, 0.25
_HALF = 0.5


def score(judged: Judged, parts: Sequence[Mapping[str, bool]], counted: Iterable[str]) -> float:
    """Return the completeness from 0 to 1; ``counted`` are the codes of parts that count."""
    items = _items(judged)
    wanted = set(counted)
    weights = {part: weight for part, (code, weight) in PARTS.items() if code in wanted}
    total = sum(weights.values())
    if not parts or not total:
        return round(items, 3)
    shares = [sum(w for p, w in weights.items() if there[p]) / total for there in parts]
    return round(_ITEMS * items + _PARTS * sum(shares) / len(shares), 3)


def _items(judged: Judged) -> float:
    got = sum(c.weight * (_HALF if c.weak else 1.0) for c in judged.covered)
    got += sum(u.weight * _HALF for u in judged.unclear)
    total = sum(s.weight for s in (*judged.covered, *judged.unclear, *judged.missing))
    return got / total if total else 1.0
