"""What a quantity measures, in words of the text around it: the candidate with the best weight.

The weights are learned from annotated texts (``training.indicators``) and lie as JSON in
models/indicators.json; candidates and their features are made in ``candidates``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError
from unionnlp.facts import candidates as c
from unionnlp.facts.candidates import Run, Segment, Told
from unionnlp.facts.measures import Amount
from unionnlp.grammar.words import tags

FILE_NAME = "indicators.json"
_SELF_CONTAINED = 10  # characters of a clause's own words
_KEPT = 4  # places to begin and to end that are tried with each other, for each stretch
_REMEMBERED = 8192  # places and runs of each kind that are remembered

Scored = tuple[float, tuple[Run, ...]]

_Key = TypeVar("_Key", c.Place, c.Whole)


class Table:
    """Weights of features, and what places and runs that were met are worth by them."""

    def __init__(self, learned: dict[str, float]) -> None:
        self.whole = learned
        self._begins: dict[str, dict[c.Place, float]] = {kind: {} for kind in "ABC"}
        self._stops: dict[str, dict[c.Place, float]] = {kind: {} for kind in "ABC"}
        self._runs: dict[str, dict[c.Whole, float]] = {kind: {} for kind in "ABC"}

    def sum(self, keys: tuple[str, ...]) -> float:
        """Return what features are worth together."""
        get = self.whole.get
        total = 0.0
        for key in keys:
            total += get(key, 0.0)
        return total

    def begin(self, kind: str, around: c.Place) -> float:
        """Return what beginning at a place is worth."""
        return self._looked_up(self._begins[kind], c.start_keys, kind, around)

    def stop(self, kind: str, around: c.Place) -> float:
        """Return what ending at a place is worth, but for how far the edge is."""
        return self._looked_up(self._stops[kind], c.end_keys, kind, around)

    def run(self, kind: str, run: c.Whole) -> float:
        """Return what a run is worth as a whole."""
        return self._looked_up(self._runs[kind], c.whole_keys, kind, run)

    def _looked_up(
        self,
        memory: dict[_Key, float],
        told: Callable[[str, _Key], tuple[str, ...]],
        kind: str,
        key: _Key,
    ) -> float:
        score = memory.get(key)
        if score is None:
            score = self.sum(told(kind, key))
            if len(memory) >= _REMEMBERED:
                memory.clear()
            memory[key] = score
        return score


@cache
def weights() -> Table:
    """Return the learned weights; raise ``KnowledgeError`` (U300) if they cannot be read."""
    try:
        return Table(
            msgspec.json.decode(resources.weights(FILE_NAME).read_bytes(), type=dict[str, float])
        )
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"models/{FILE_NAME}: {error}; reinstall unionnlp") from error


def indicator(
    text: str, amount: Amount, last: Told | None = None, *, learned: Table | None = None
) -> Told:
    """Return the runs (one or two) of the words of ``text`` that say what ``amount`` measures.

    ``last`` is what the amount before it measured, which a mere change (``提高到94%``) or a part
    (``办结22件``) shares; ``learned`` are other weights than the shipped ones. The runs are empty where
    the text has no words for it.
    """
    start, end, unit = amount.start, amount.end, amount.unit
    floor = last.end if last else 0
    table = weights() if learned is None else learned
    found = c.segments(text, start, end, floor)
    best: list[Scored] = []
    earlier: list[Scored] = []
    low, high = c.core(text[found[1].start : found[1].end])
    if high - low > _SELF_CONTAINED:  # a clause with words enough needs none of another
        found = found[:2]
    kind, keys = c.unit_class(unit), c.shown(text, start, end, unit, found[1])
    for segment in found:
        single = _single(text, segment, keys, kind, table)
        if single:
            best.append(single)
            if segment.name in ("B1", "B2"):
                earlier.append(single)
    pairs = _shared(text, amount, found, (last, earlier), table)
    runs = max(best + pairs)[1] if best or pairs else ()
    told = last.runs[:1] if last and last.unit == unit else ()
    neighbour = [p for p in pairs if told and p[1][:1] == told]
    if neighbour and len(runs) == 1 and _bare_verb(text[slice(*runs[0])]):
        runs = max(neighbour)[1]
    return Told(runs, unit, end)


def _bare_verb(run: str) -> bool:
    """A verb alone (``办结``, ``被采纳``) does not say what was counted."""
    return run[0] == "被" or (len(run) == 2 and tags(run) in ("V", "W", "H", "VV"))


def _single(
    text: str, segment: Segment, shown: tuple[str, ...], unit: str, table: Table
) -> Scored | None:
    """Return the best run of a stretch."""
    kind, head = segment.kind, "S" + segment.name
    stops = best_ends(text, segment, table)
    best, chosen = 0.0, None
    for low, start in best_starts(text, segment, table)[:_KEPT]:
        tried = 0
        for high, end in stops:
            told = c.whole(text, segment, (start, end), unit) if end > start else None
            if told is None:
                continue
            score = low + high + table.run(kind, told)
            if chosen is None or score > best:
                best, chosen = score, (start, end)
            tried += 1
            if tried == _KEPT:
                break
    if chosen is None:
        return None
    around = (*[head + s for s in shown], f"{head}x{segment.crossed}")
    return best + table.sum(around), (chosen,)


def best_starts(text: str, segment: Segment, table: Table) -> list[tuple[float, int]]:
    """Return the places to begin, the best first."""
    kind = segment.kind
    found = [(table.begin(kind, around), at) for at, around in c.starts(text, segment)]
    found.sort(reverse=True)
    return found


def best_ends(text: str, segment: Segment, table: Table) -> list[tuple[float, int]]:
    """Return the places to end, the best first."""
    kind, get = segment.kind, table.whole.get
    found = [
        (table.stop(kind, around) + get(c.edge_key(segment, at), 0.0), at)
        for at, around in c.ends(text, segment)
    ]
    found.sort(reverse=True)
    return found


def _shared(
    text: str,
    amount: Amount,
    found: list[Segment],
    sources: tuple[Told | None, list[Scored]],
    table: Table,
) -> list[Scored]:
    """Return the candidates that take what is measured from the number or the clause before."""
    last, earlier = sources
    behind = text[amount.end : amount.end + 1]
    mark = "$" if not behind or behind in c.BREAKS else "."
    unit = c.unit_class(amount.unit)
    listed: list[Scored] = []
    matters: list[tuple[str, float, Run]] = [("B", score, runs[0]) for score, runs in earlier]
    if last and last.runs:
        keys = c.told_keys(text, amount.start, amount.end, amount.unit, last, found[1])
        score = table.sum(keys)
        listed.append((score, last.runs))
        if len(last.runs) > 1:
            listed.append((score + table.whole.get("Z1", 0.0), last.runs[:1]))
        matters.append(("S", score, last.runs[0]))
    for run, place in c.own(text, found) if matters else ():
        for tag, score, matter in matters:
            added = table.sum(c.own_keys(text, run, tag + place, unit, mark))
            listed.append((score + added, (matter, run)))
    return listed
