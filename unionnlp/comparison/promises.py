"""The commitments of a plan: which of its clauses promise one concrete act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unionnlp.comparison.acts import all_acts, begins
from unionnlp.comparison.candidates import Candidates, keys
from unionnlp.comparison.cues import pattern
from unionnlp.comparison.passages import RUNNING, FactClause
from unionnlp.comparison.words import WordRarity
from unionnlp.grammar.clauses import clause_at

_SAME = 0.7
_SHORT = 12
_LONG = 40  # characters of a clause that its neighbours can vouch for
_COMPANY = 2  # promises that vouch for their neighbour


def promises(clauses: Sequence[FactClause]) -> list[FactClause]:
    """Return the clauses that promise an act, each act once, in the order of the plan.

    An act that the text and the arrangement both promise is kept where it is said more fully.
    """
    found = _found(clauses)
    texts = [c for c in found if not c.entry]
    if not texts or len(texts) == len(found):
        return found
    rarity = WordRarity([c.words for c in found])
    gone: set[int] = set()
    entries = [c for c in found if c.entry]
    candidates = Candidates(
        [keys(c) for c in texts], len(entries), sum(len(c.plain) for c in found)
    )
    for k, entry in enumerate(entries):
        near = [texts[j] for j in candidates.near(keys(entry), k)]
        twin = max(near, key=lambda c: sameness(entry, c, rarity), default=None)
        if twin is None or sameness(entry, twin, rarity) < _SAME:
            continue
        shorter, fuller = (entry, twin) if len(twin.plain) >= len(entry.plain) else (twin, entry)
        gone.add(id(shorter))
        fuller.months = fuller.months or shorter.months
        fuller.items |= shorter.items
        fuller.entry = fuller.entry or shorter.entry
    return [c for c in found if id(c) not in gone]


def _found(clauses: Sequence[FactClause]) -> list[FactClause]:
    """Return the clauses that promise something, by themselves or by the company they keep."""
    whole = [c for c in clauses if c.entry or _able(c)]
    seen = {id(c) for c in whole}
    able = [c for c in all_acts(whole) if c.entry or id(c) in seen or _able(c)]
    sure = {id(c) for c in able if c.entry or _promises(c)}
    votes: Counter[int] = Counter(c.section for c in able if id(c) in sure)
    members = Counter(c.section for c in able)
    return [c for c in able if id(c) in sure or _voted(c, votes[c.section], members[c.section])]


def _voted(clause: FactClause, votes: int, members: int) -> bool:
    """Tell whether a clause among promises is one as well: it stands in their list and wishes nothing."""
    if votes < _COMPANY or votes * 2 < members or len(clause.plain) > _LONG:
        return False
    if clause.section == RUNNING and not pattern("no_promise", "doing").search(clause.plain):
        return False
    return not pattern("no_promise", "wishes").search(clause.plain)


def _able(clause: FactClause) -> bool:
    """Tell whether nothing speaks against a promise: section, heading, signature, review, wish."""
    if clause.role in ("guiding", "goals", "schedule") or clause.opening or clause.heading:
        return False
    if clause.signed or clause.review or _reports(clause):
        return False
    return not pattern("no_promise", "patterns").search(clause.plain)


def _promises(clause: FactClause) -> bool:
    """Tell whether a clause promises something by itself: a number, a time, a verb of doing, an item."""
    if any(q.role == "target" for q in clause.quantities) or clause.months:
        return True
    if begins(clause):
        return True
    if pattern("no_promise", "wishes").search(clause.plain) and not clause.words.names:
        return False
    acts = bool(pattern("no_promise", "acts").search(clause.plain))
    return acts or (bool(clause.items) and len(clause.plain) >= _SHORT)


def _reports(clause: FactClause) -> bool:
    """Tell whether a clause of the plan looks back: it reports, or speaks of last year."""
    read = clause_at(clause.plain, 0)
    if read.period in ("last", "history"):
        return True
    if pattern("no_promise", "whenever").search(clause.plain):
        return False
    return read.tense == "result" and not any(q.role == "target" for q in clause.quantities)


def sameness(entry: FactClause, text: FactClause, rarity: WordRarity) -> float:
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
