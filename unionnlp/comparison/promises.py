"""The commitments of a plan: which of its clauses promise one concrete act."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.comparison.cues import pattern
from unionnlp.comparison.passages import Clause
from unionnlp.comparison.words import Rarity
from unionnlp.grammar.clauses import clause_at

_SAME = 0.7
_SHORT = 12


def promises(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses that promise an act, each act once, in the order of the plan.

    An act that the text and the arrangement both promise is kept where it is said more fully.
    """
    found = [c for c in clauses if c.entry or _promises(c)]
    rarity = Rarity([c.words for c in found])
    texts = [c for c in found if not c.entry]
    gone: set[int] = set()
    for entry in (c for c in found if c.entry):
        twin = max(texts, key=lambda c: sameness(entry, c, rarity), default=None)
        if twin is None or sameness(entry, twin, rarity) < _SAME:
            continue
        shorter, fuller = (entry, twin) if len(twin.plain) >= len(entry.plain) else (twin, entry)
        gone.add(id(shorter))
        fuller.months = fuller.months or shorter.months
        fuller.items |= shorter.items
        fuller.entry = fuller.entry or shorter.entry
    return [c for c in found if id(c) not in gone]


def _promises(clause: Clause) -> bool:
    if clause.role in ("guiding", "goals", "schedule") or clause.opening or clause.heading:
        return False
    if clause.signed or _reports(clause):
        return False
    if pattern("no_promise", "patterns").search(clause.plain):
        return False
    acts = bool(pattern("no_promise", "acts").search(clause.plain))
    if any(q.role == "target" for q in clause.quantities) or clause.months:
        return True
    if len(clause.plain) < _SHORT and not acts:
        return False
    return acts or (bool(clause.items) and len(clause.plain) >= _SHORT)


def _reports(clause: Clause) -> bool:
    """Tell whether a clause of the plan looks back: it reports, or speaks of last year."""
    read = clause_at(clause.plain, 0)
    return read.period in ("last", "history") or read.tense == "result"


def sameness(entry: Clause, text: Clause, rarity: Rarity) -> float:
    """Return how much of one promise's words a clause of the text holds, 0 where the months differ."""
    if entry.months and text.months and not set(entry.months) & set(text.months):
        return 0.0
    a, b = entry.words, text.words
    whole = rarity.sum(a.pairs) or 1.0
    pairs = rarity.sum(a.pairs & b.pairs) / whole
    meanings = rarity.sum(a.meanings & b.meanings) / (rarity.sum(a.meanings) or 1.0)
    named = float(bool(a.names & b.names))
    if a.meanings and not (a.meanings & b.meanings):
        return pairs if pairs > 0.9 else 0.0
    return max(pairs, 0.5 * pairs + 0.5 * meanings, 0.75 * named if pairs > 0.4 else 0.0)
