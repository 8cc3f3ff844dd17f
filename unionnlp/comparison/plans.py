"""Last year's plan against this year's: what is new, what is gone, what only changed its year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from unionnlp.comparison.candidates import Candidates, keys
from unionnlp.comparison.passages import FactClause
from unionnlp.comparison.promises import promises, sameness
from unionnlp.comparison.records import Passage, Side
from unionnlp.comparison.run import chosen, clauses_of, extracted, passage, side
from unionnlp.comparison.words import WordRarity
from unionnlp.grammar.numerals import COUNT
from unionnlp.patterns import lazy
from unionnlp.records import Extraction, Record

PLANS_SCHEMA: Literal["unionnlp-plans/1"] = "unionnlp-plans/1"
Change = Literal["unchanged", "reworded", "new", "gone"]
_FIGURES = lazy(rf"[\d〇零{COUNT}百两]+")
_BLANKS = lazy(r"\s+")
_REWORDED = 0.6


class PlanChange(Record, frozen=True, kw_only=True):
    """One promise in two plans: ``unchanged`` but for numbers and years, ``reworded``, ``new``, ``gone``."""

    change: Change
    before: Passage | None = None
    after: Passage | None = None


class PlanChanges(Record, frozen=True, kw_only=True):
    """Two plans of one unit compared (schema ``unionnlp-plans/1``)."""

    schema: Literal["unionnlp-plans/1"] = PLANS_SCHEMA
    before: Side
    after: Side
    changes: tuple[PlanChange, ...] = ()

    def count(self, change: Change) -> int:
        """Return how many promises changed so."""
        return sum(c.change == change for c in self.changes)

    @property
    def copied(self) -> float | None:
        """The share of the newer plan's promises that are the older one's words, ``None`` without any."""
        after = sum(c.after is not None for c in self.changes)
        return self.count("unchanged") / after if after else None


def compare_plans(before: str | Extraction, after: str | Extraction) -> PlanChanges:
    """Return what the newer plan of a unit took over from the older one, and what it changed.

    Both are texts, or extractions that hold their text. Raises as ``compare`` does.
    """
    old, new = extracted(before, "before"), extracted(after, "after")
    one, other = chosen(old, "plan"), chosen(new, "plan")
    texts = old.source.text or "", new.source.text or ""
    left, right = promises(clauses_of(old, one)), promises(clauses_of(new, other))
    return PlanChanges(
        before=side(old, one), after=side(new, other), changes=tuple(_changes(left, right, texts))
    )


def _changes(
    left: Sequence[FactClause], right: Sequence[FactClause], texts: tuple[str, str]
) -> list[PlanChange]:
    rarity = WordRarity([c.words for c in (*left, *right)])
    partner = _partners(left, right, rarity)
    changes = []
    for j, clause in enumerate(right):
        i = partner.get(j)
        if i is None:
            changes.append(PlanChange(change="new", after=passage(clause, texts[1])))
            continue
        same = _frame(left[i].plain) == _frame(clause.plain)
        changes.append(
            PlanChange(
                change="unchanged" if same else "reworded",
                before=passage(left[i], texts[0]),
                after=passage(clause, texts[1]),
            )
        )
    kept = set(partner.values())
    gone = [c for i, c in enumerate(left) if i not in kept]
    return changes + [PlanChange(change="gone", before=passage(c, texts[0])) for c in gone]


def _partners(
    left: Sequence[FactClause], right: Sequence[FactClause], rarity: WordRarity
) -> dict[int, int]:
    """Return for each promise of the newer plan its partner in the older one, the likest pairs first."""
    frames: dict[str, list[int]] = {}
    for i, clause in enumerate(left):
        frames.setdefault(_frame(clause.plain), []).append(i)
    partner: dict[int, int] = {}
    for j, clause in enumerate(right):
        held = frames.get(_frame(clause.plain))
        if held:
            partner[j] = held.pop(0)
    taken = set(partner.values())
    candidates = Candidates([keys(c) for c in right], len(left), sum(len(c.plain) for c in left))
    rest = [
        (min(sameness(a, right[j], rarity), sameness(right[j], a, rarity)), i, j)
        for i, a in enumerate(left)
        if i not in taken
        for j in candidates.near(keys(a), i)
        if j not in partner
    ]
    for score, i, j in sorted(rest, key=lambda r: (-r[0], r[1], r[2])):
        if score < _REWORDED:
            break
        if i not in taken and j not in partner:
            partner[j] = i
            taken.add(i)
    return partner


def _frame(plain: str) -> str:
    return _FIGURES.sub("0", _BLANKS.sub("", plain))
