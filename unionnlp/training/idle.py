"""Hints that never helped: what the model is not worth being asked about.

A hint only proposes. One that was met often and that no model of another fold ever came near
to believing costs time on every text and changes nothing, so it is left out of the shipped cues.
"""

from __future__ import annotations

from unionnlp.items.cue_table import HINT, CueTable
from unionnlp.training.crossval import Key
from unionnlp.training.dataset import TrainingSet

OFTEN = 8
"""A hint met in fewer candidates is kept: too little is known of it."""

NEAR = 0.5
"""Part of the threshold that a candidate must reach for its hints to count as useful."""

Idle = dict[str, tuple[str, ...]]
"""Patterns by item id."""


def idle_hints(
    data: TrainingSet, table: CueTable, probabilities: dict[Key, float], threshold: float
) -> Idle:
    """Return the hints of ``table`` that no candidate of ``data`` owes its probability to."""
    cues = zip(table.owner, table.pattern, table.kind, strict=True)
    kinds = {(table.items[owner], pattern): kind for owner, pattern, kind in cues}
    met: dict[tuple[str, str], int] = {}
    best: dict[tuple[str, str], float] = {}
    for row in data.rows:
        item = data.ids[row.key[2]]
        if any(kinds[item, pattern] != HINT for pattern in row.words):
            continue
        for pattern in row.words:
            key = (item, pattern)
            met[key] = met.get(key, 0) + 1
            best[key] = max(best.get(key, 0.0), probabilities.get(row.key, 0.0))
    idle: Idle = {}
    for (item, pattern), count in sorted(met.items()):
        if count >= OFTEN and best[item, pattern] < NEAR * threshold:
            idle[item] = (*idle.get(item, ()), pattern)
    return idle
