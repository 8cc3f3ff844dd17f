"""What a quantity measures, in words of the text around it: the candidate most like all likely ones.

The weights are learned from annotated texts (``training.indicators``) and lie as JSON in
models/indicators.json; candidates and their features are made in ``candidates``, what they are
worth in ``worth``.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import islice
from operator import add

from unionnlp import resources
from unionnlp.facts import candidates as c
from unionnlp.facts.candidates import Run, ToldMeasure
from unionnlp.facts.measures import Amount
from unionnlp.facts.row_names import row_name
from unionnlp.facts.stretches import BREAKS, stretch
from unionnlp.facts.worth import WorthTable
from unionnlp.grammar.words import tags

FILE_NAME = "indicators.json"
_SELF_CONTAINED = 10  # characters of a clause's own words
_RIVALS = 12  # candidates that are compared with each other
_BEHIND = 4.0  # of what is worth so much less than the best nothing more is asked
_MOST = 4.0  # a run of a clause before that is worth more changed one choice of 9,681
_SHARP = 1.4  # how much surer than its weights the choice is (0.5 to 1.4 tried on files left out)
_HALF, _ALIKE = 0.7, 0.3  # what being half alike, and being alike, counts

Scored = tuple[float, tuple[Run, ...]]


@cache
def weights() -> WorthTable:
    """Return the learned weights; raise ``KnowledgeError`` (U300) if they cannot be read."""
    return WorthTable(resources.model(FILE_NAME, dict[str, float]))


def indicator(
    text: str, amount: Amount, last: ToldMeasure | None = None, *, learned: WorthTable | None = None
) -> ToldMeasure:
    """Return the runs (one or two) of the words of ``text`` that say what ``amount`` measures.

    ``last`` is what the amount before it measured, which a mere change (``提高到94%``) or a part
    (``办结22件``) shares; ``learned`` are other weights than the shipped ones. The runs are empty where
    the text has no words for it.
    """
    asked = _Asked(text, amount, last, weights() if learned is None else learned)
    found, pairs = asked.found, asked.told()
    listed = asked.runs(0) + asked.runs(1)
    low, high = c.core(text[found[1].start : found[1].end])
    if high - low <= _SELF_CONTAINED:  # a clause with words enough needs none of another
        best = max(listed + pairs)[0] if listed or pairs else -math.inf
        acts = asked.acts("B")
        most = max([0.0, *[added for added, _ in acts]])
        for number in range(2, len(found)):
            runs = asked.runs(number, best - _BEHIND - most - _MOST)
            if runs:
                listed += runs
                score, (matter,) = max(runs)
                pairs += [(score + added, (matter, run)) for added, run in acts]
    chosen = likeliest(text, listed + pairs)
    before = last.runs[:1] if last and last.unit == amount.unit else ()
    neighbour = [p for p in pairs if before and p[1][:1] == before]
    if neighbour and len(chosen) == 1 and _bare_verb(text[slice(*chosen[0])]):
        chosen = max(neighbour)[1]
    cell = row_name(text, amount.start, amount.end)
    if cell and not any(cell[0] <= a and b <= cell[1] for a, b in chosen):
        chosen = (cell,)
    return ToldMeasure(chosen, amount.unit, amount.end)


class _Asked:
    """A number whose words are looked for: the stretches around it, and what stands at it."""

    def __init__(
        self, text: str, amount: Amount, last: ToldMeasure | None, table: WorthTable
    ) -> None:
        start, end, unit = amount.start, amount.end, amount.unit
        self.text, self.amount, self.last, self.table = text, amount, last, table
        self.found = c.segments(text, start, end, last.end if last else 0)
        self.unit = c.unit_class(unit)
        self.way = c.manner(text, start, unit, last)
        shown = c.shown(text, start, end, unit, self.found[1], self.way)
        self.places = table.places(shown, [segment.crossed for segment in self.found])
        self.own = c.own(text, self.found)

    def runs(self, number: int, least: float = -math.inf) -> list[Scored]:
        """Return the runs of a stretch (by its number) that are worth nearly as much as its best one, or as much.

        Nothing if choosing from it is worth less than ``least``.
        """
        place, segment = self.places[number], self.found[number]
        if place < least:
            return []
        at = segment.start
        words = stretch(self.text[at : segment.end])
        if not words.runs:
            return []
        worth = self.table.runs(segment.kind, self.unit, words)
        low = max(worth) - _BEHIND
        return [
            (score + place, ((at + start, at + end),))
            for score, (_, _, start, end, _, _, _) in zip(worth, words.runs, strict=True)
            if score >= low
        ]

    def told(self) -> list[Scored]:
        """Return the candidates that take what is measured from the number before."""
        last, amount, table = self.last, self.amount, self.table
        if not last or not last.runs:
            return []
        keys = c.told_keys(self.text, amount.start, amount.end, amount.unit, last, self.found[1])
        score, matter = table.sum((*keys, *c.told_manner(amount.unit, self.way))), last.runs[0]
        listed = [(score, last.runs)]
        if len(last.runs) > 1:
            listed.append((score + table.whole.get("Z1", 0.0), (matter,)))
        return listed + [(score + added, (matter, run)) for added, run in self.acts("S")]

    def acts(self, tag: str) -> list[tuple[float, Run]]:
        """Return the words of the number's clause that may tell it from its neighbours, with their worth.

        ``tag`` is ``S`` behind what the number before measured, ``B`` behind words of a clause before.
        """
        text, behind = self.text, self.text[self.amount.end : self.amount.end + 1]
        mark = "$" if not behind or behind in BREAKS else "."
        own = self.table.own
        return [
            (own(text[slice(*run)], tag + place, self.unit, mark), run) for run, place in self.own
        ]


def likeliest(text: str, scored: list[Scored]) -> tuple[Run, ...]:
    """Return the candidate that is most like all likely ones, each by its probability.

    Of ``提案``, ``提案办理`` and ``办理情况`` the middle one is right or nearly so whichever was meant.
    """
    if not scored:
        return ()
    scored.sort(reverse=True)
    best, first = scored[0]
    rivals = [one for one in islice(scored, _RIVALS) if one[0] > best - _BEHIND]
    if len(rivals) == 1:
        return first
    shares = [math.exp((score - best) * _SHARP) for score, _ in rivals]
    words = [_bigrams("".join([text[a:b] for a, b in runs])) for _, runs in rivals]
    sizes = list(map(len, words))
    use = list(shares)  # each is wholly like itself
    for k, one in enumerate(words):
        size, share = sizes[k], shares[k]
        for n, other in enumerate(words[:k]):
            if common := len(one & other):
                alike = 2 * common / (size + sizes[n])
                alike = _ALIKE * alike + (_HALF if alike >= 0.5 else 0.0)
                use[k] += alike * shares[n]
                use[n] += alike * share
    return rivals[use.index(max(use))][1]


def _bigrams(words: str) -> set[str]:
    packed = words.replace(" ", "")
    return set(map(add, packed, packed[1:])) or {packed}


def _bare_verb(run: str) -> bool:
    """A verb alone (``办结``, ``被采纳``) does not say what was counted."""
    return run[0] == "被" or (len(run) == 2 and tags(run) in ("V", "W", "H", "VV"))
