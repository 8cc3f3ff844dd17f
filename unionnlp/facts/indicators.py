"""What a quantity measures, in words of the text around it: the candidate with the best weight.

The weights are learned from annotated texts (``training.indicators``) and lie as JSON in
models/indicators.json; candidates and their features are made in ``candidates``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from unionnlp.errors import KnowledgeError
from unionnlp.facts import candidates as c
from unionnlp.facts.candidates import Run, Segment, Told
from unionnlp.facts.measures import Amount

FILE_NAME = "indicators.json"
_SELF_CONTAINED = 7  # characters of a clause's own words
_KEPT = 3  # places to begin and to end that are tried with each other, for each stretch

Scored = tuple[float, tuple[Run, ...]]


class Table:
    """Weights of features: ``whole`` by feature, ``parts`` by template and then by what fills it."""

    def __init__(self, learned: dict[str, float]) -> None:
        self.whole = learned
        self.parts: dict[str, dict[str, float]] = {t: {} for t in c.TEMPLATES}
        for key, weight in learned.items():
            head = key[:2] if key[0] in "ABC" else key[:1]
            if head in self.parts:
                self.parts[head][key[len(head) :]] = weight


@cache
def weights() -> Table:
    """Return the learned weights; raise ``KnowledgeError`` (U300) if they cannot be read."""
    packed = files("unionnlp") / "models" / FILE_NAME
    path = packed if packed.is_file() else Path(__file__).parents[2] / "models" / FILE_NAME
    try:
        return Table(msgspec.json.decode(path.read_bytes(), type=dict[str, float]))
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
    for segment, keys in zip(found, c.places(text, start, end, unit, found), strict=True):
        single = _single(text, segment, keys, c.unit_class(unit), table)
        if single:
            best.append(single)
            if segment.name == "B1":
                earlier.append(single)
    pairs = _shared(text, amount, found, (last, earlier), table)
    runs = max(best + pairs)[1] if best or pairs else ()
    neighbour = [p for p in pairs if last and last.unit == unit and p[1][0] == last.runs[0]]
    if neighbour and len(runs) == 1 and _bare_verb(text[slice(*runs[0])]):
        runs = max(neighbour)[1]
    return Told(runs, unit, end)


def _bare_verb(words: str) -> bool:
    """A verb alone (``办结``, ``被采纳``) does not say what was counted."""
    if words[0] == "被":
        return True
    return len(words) == 2 and c.word_class(words) == "V"


def _single(
    text: str, segment: Segment, keys: tuple[str, ...], unit: str, table: Table
) -> Scored | None:
    """Return the best run of a stretch."""
    begins = best_starts(text, segment, table)
    stops = best_ends(text, segment, table)
    best: Scored | None = None
    for low, start in begins[:_KEPT]:
        tried = 0
        for high, end in stops:
            if not 2 <= end - start <= c.LONGEST or not c.fits(text[start:end]):
                continue
            score = low + high + _sum(c.spans(text, segment, start, end, unit), table.whole)
            if best is None or score > best[0]:
                best = score, ((start, end),)
            tried += 1
            if tried == _KEPT:
                break
    return (best[0] + _sum(keys, table.whole), best[1]) if best else None


def best_starts(text: str, segment: Segment, table: Table) -> list[tuple[float, int]]:
    """Return the places to begin, the best first: what ``candidates.starts`` says, added up."""
    found = [
        (_sum(keys, table.whole), at)
        for at, keys in c.starts(text, segment._replace(end=min(segment.end, segment.start + 3)))
    ]
    kind, known, parts = segment.kind, c.classes(), table.parts
    by_char, by_before, by_class = parts[kind + "b"], parts[kind + "a"], parts[kind + "o"]
    c_, d_, e_, f_, p_ = (parts[k] for k in "cdefp")
    for at in range(segment.start + 2, segment.end - 1):
        char = text[at]
        if char in c.NO_START:
            continue
        before, following = text[at - 1], text[at : at + 2]
        pair, across = text[at - 2 : at], before + char
        of_next = known.get(following, "-")
        found.append((
            by_before.get(before, 0.0) + by_char.get(char, 0.0) + c_.get(across, 0.0)
            + d_.get(following, 0.0) + e_.get(pair, 0.0) + f_.get(before + following, 0.0)
            + by_class.get(known.get(pair, "-") + of_next, 0.0)
            + p_.get(("1" if across in known else "0") + of_next, 0.0),
            at,
        ))  # fmt: skip
    found.sort(reverse=True)
    return found


def best_ends(text: str, segment: Segment, table: Table) -> list[tuple[float, int]]:
    """Return the places to end, the best first: what ``candidates.ends`` says, added up."""
    edge = segment._replace(start=max(segment.start, segment.end - 4))
    found = [
        (_sum(keys, table.whole), at) for at, keys in c.ends(text, edge) if at > segment.end - 2
    ]
    kind, known, parts, high = segment.kind, c.classes(), table.parts, segment.end
    by_char, by_next, by_edge = parts[kind + "g"], parts[kind + "h"], parts[kind + "l"]
    by_class, i_, j_, k_, m_, s_ = (parts[k] for k in (kind + "r", "i", "j", "k", "m", "s"))
    for at in range(segment.start + 2, high - 1):
        char = text[at - 1]
        if char in c.NO_END:
            continue
        following, pair, last = text[at], text[at : at + 2], text[at - 2 : at]
        of_last = known.get(last, "-")
        across = char + following
        found.append((
            by_char.get(char, 0.0) + by_next.get(following, 0.0) + i_.get(across, 0.0)
            + j_.get(last, 0.0) + k_.get(pair, 0.0) + m_.get(last + following, 0.0)
            + by_edge.get("7" if high - at > 6 else str(high - at), 0.0)
            + by_class.get(of_last + known.get(pair, "-"), 0.0)
            + s_.get(("1" if across in known else "0") + of_last, 0.0),
            at,
        ))  # fmt: skip
    found.sort(reverse=True)
    return found


def _sum(keys: tuple[str, ...], table: dict[str, float]) -> float:
    total = 0.0
    for key in keys:
        if key in table:
            total += table[key]
    return total


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
        score = _sum(keys, table.whole)
        listed.append((score, last.runs))
        if len(last.runs) > 1:
            listed.append((score + table.whole.get("Z1", 0.0), last.runs[:1]))
        matters.append(("S", score, last.runs[0]))
    for run, place in c.own(text, found) if matters else ():
        for tag, score, matter in matters:
            added = _sum(c.own_keys(text, run, tag + place, unit, mark), table.whole)
            listed.append((score + added, (matter, run)))
    return listed
