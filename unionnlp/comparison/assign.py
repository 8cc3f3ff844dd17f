"""Which clauses of a summary report which promise, decided over the whole pair.

Every promise is scored with the clauses that share a word with it; the best pairs are
taken first, and a clause that reports one act already must fit a second one much better.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from unionnlp.comparison.candidates import Candidates, keys
from unionnlp.comparison.cues import pattern
from unionnlp.comparison.likeness import features
from unionnlp.comparison.model import LinkModel, Margins
from unionnlp.comparison.passages import FactClause
from unionnlp.comparison.words import WordRarity
from unionnlp.patterns import lazy

_SHARED = 24  # promises that one clause can report
# The ends of two names in a list that face each other.
_LISTED = lazy(r"([一-龥]{2,3})[、和](?=([一-龥]{2,3}))")


@dataclass(slots=True)
class ReportLink:
    """A clause that reports a promise, with the probability that it does."""

    report: FactClause
    score: float


@dataclass(slots=True)
class Links:
    """The links of each promise (by its place in the list), the best first, and the clauses that have one."""

    of: dict[int, list[ReportLink]] = field(default_factory=lambda: defaultdict(list))
    used: set[int] = field(default_factory=set)


def reports(clauses: Sequence[FactClause]) -> list[FactClause]:
    """Return the clauses of a summary that can report an act: no outlook, no praise in general."""
    return [c for c in clauses if not (c.heading or c.signed or _tells_nothing(c))]


def _tells_nothing(clause: FactClause) -> bool:
    if clause.role in ("guiding", "outlook") or clause.plain[0] == "(":
        return True
    if pattern("no_report", "outlook").search(clause.plain):
        return True
    numbers = any(q.role == "result" for q in clause.quantities)
    return not numbers and bool(pattern("no_report", "general").search(clause.plain))


def assign(
    promises: Sequence[FactClause],
    clauses: Sequence[FactClause],
    model: LinkModel,
    rarity: WordRarity,
) -> Links:
    """Return the links between promises and the clauses of a summary."""
    scores = likenesses(promises, clauses, model, rarity) if promises else {}
    lead = Margins(scores)
    least = min(model.threshold, model.second, model.shared)
    chances = ((-model.probability(s, *lead.of(pair, s)), *pair) for pair, s in scores.items())
    links = Links()
    shares: Counter[int] = Counter()
    for below, i, j in sorted(c for c in chances if -c[0] >= least):
        chance = -below
        held = links.of.get(i)
        bound = model.second if held else model.threshold
        if j in links.used:
            bound = max(bound, model.shared)
        if chance >= bound and shares[j] < _SHARED:
            shares[j] += 1
            links.of[i].append(ReportLink(clauses[j], chance))
            links.used.add(j)
    _continued(links, promises, clauses)
    return links


def _continued(links: Links, promises: Sequence[FactClause], clauses: Sequence[FactClause]) -> None:
    """Give a clause that goes on about the one before it, in its sentence, to the same promise.

    It goes on where it begins so (``其余…``, ``第二场…``) or names another part of the promise.
    """
    holders: dict[int, list[int]] = defaultdict(list)  # promises by the clause that reports them
    for i, held in links.of.items():
        for link in held:
            holders[id(link.report)].append(i)
    for j in range(1, len(clauses)):
        before, clause = clauses[j - 1], clauses[j]
        if j in links.used or not clause.joined or clause.instead:
            continue
        for i in holders.get(id(before), ()):
            if pattern("status", "rest").match(clause.plain) or _part(promises[i], before, clause):
                links.of[i].append(ReportLink(clause, links.of[i][0].score))
                links.used.add(j)
                holders[id(clause)].append(i)


def _part(promise: FactClause, before: FactClause, clause: FactClause) -> bool:
    """Tell whether a clause names something that the promise lists and the clause before does not."""
    listed = {
        pair
        for m in _LISTED.finditer(promise.plain)
        for side in m.groups()
        for pair in _pairs(side)
    }
    return bool((listed - before.words.pairs) & clause.words.pairs)


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(words)}


def likenesses(
    promises: Sequence[FactClause],
    clauses: Sequence[FactClause],
    model: LinkModel,
    rarity: WordRarity,
) -> dict[tuple[int, int], float]:
    """Return how alike promise and clause are, for the pairs that share a word, a meaning or an item."""
    held = [frozenset() if c.instead else keys(c) for c in clauses]
    candidates = Candidates(held, len(promises), sum(len(p.plain) for p in promises))
    return {
        (i, j): model.likeness(features(promise, clauses[j], rarity))
        for i, promise in enumerate(promises)
        for j in candidates.near(keys(promise), i)
    }
