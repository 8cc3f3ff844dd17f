"""How much a clause of a summary looks like the report of a promise, in numbers between 0 and 1."""

from __future__ import annotations

from unionnlp.comparison.figures import kind
from unionnlp.comparison.passages import FactClause
from unionnlp.comparison.words import WordRarity
from unionnlp.records import Quantity

FEATURES = (
    "pairs",
    "pairs_back",
    "meanings",
    "meanings_back",
    "rarest_pair",
    "rarest_meaning",
    "name",
    "items",
    "item_conflict",
    "months_meet",
    "months_apart",
    "same_unit",
    "same_value",
    "run",
)

_LONGEST = 8  # characters of a run that count
_FAR = 300  # characters of a passage in which runs are looked for


def features(promise: FactClause, report: FactClause, rarity: WordRarity) -> tuple[float, ...]:
    """Return the features of a promise and a clause (``FEATURES`` names them)."""
    a, b = promise.words, report.words
    pairs, meanings = a.pairs & b.pairs, a.meanings & b.meanings
    top = rarity.weight("") or 1.0
    shared_items = promise.items & report.items
    unit, value = _numbers(promise.quantities, report.quantities)
    meet, apart = _months(promise.months, report.months)
    shared, meant = rarity.sum(pairs), rarity.sum(meanings)
    return (
        _share(shared, rarity.whole(a.pairs)),
        _share(shared, rarity.whole(b.pairs)),
        _share(meant, rarity.whole(a.meanings)),
        _share(meant, rarity.whole(b.meanings)),
        max((rarity.weight(w) for w in pairs), default=0.0) / top,
        max((rarity.weight(w) for w in meanings), default=0.0) / top,
        float(bool(a.names & b.names) or any(n in report.plain for n in a.names if len(n) > 1)),
        float(bool(shared_items)),
        float(bool(promise.items and report.items and not shared_items)),
        meet,
        apart,
        unit,
        value,
        _run(promise.plain[:_FAR], report.plain[:_FAR]) / _LONGEST,
    )


def _share(shared: float, whole: float) -> float:
    return shared / whole if whole else 0.0


def _numbers(promised: tuple[Quantity, ...], reached: tuple[Quantity, ...]) -> tuple[float, float]:
    if not promised or not reached:
        return 0.0, 0.0
    one, other = {kind(q) for q in promised}, {kind(q) for q in reached}
    units = {name for name, _ in one} & {name for name, _ in other}
    return float(bool(units)), float(bool(one & other))


def _months(promised: tuple[int, ...], reported: tuple[int, ...]) -> tuple[float, float]:
    if not promised or not reported:
        return 0.0, 0.0
    gap = min(min((a - b) % 12, (b - a) % 12) for a in promised for b in reported)
    return float(gap == 0), min(gap, 4) / 4


def _run(a: str, b: str) -> int:
    """Return the length of the longest run of Chinese characters in both passages, at most ``_LONGEST``."""
    best = 0
    for i in range(len(a)):
        while best < _LONGEST and i + best < len(a) and a[i : i + best + 1] in b:
            if not "\u4e00" <= a[i + best] <= "\u9fff":
                break
            best += 1
    return best
