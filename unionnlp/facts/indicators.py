"""What a quantity measures, in words of the text around it: the candidate with the best weight.

The weights are learned from annotated texts (``training.indicators``) and lie as JSON in
models/indicators.json; candidates and their features are made in ``candidates``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import msgspec

from unionnlp import resources
from unionnlp.errors import KnowledgeError
from unionnlp.facts import candidates as c
from unionnlp.facts.candidates import Run, Segment, Told
from unionnlp.facts.measures import Amount

FILE_NAME = "indicators.json"
_SELF_CONTAINED = 7  # characters of a clause's own words
_KEPT = 3  # places to begin and to end that are tried with each other, for each stretch
_REMEMBERED = 8192  # places of each kind that are remembered
# Words without quotes and without what ``str.isdigit`` takes for a digit.
_PLAIN = re.compile(
    r"[^\d“”《》\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070-\u2089\u2460-\u24ff\u2776-\u2792\U00010000-\U0010ffff]*"
)
_FAR = (*"01234567", *("7" * c.REACH))

Scored = tuple[float, tuple[Run, ...]]

Span = tuple[int, int, bool, bool, bool, str, str, int]
"""Of a run: its length, how far the edge is (9 at most), if it holds 的 and 、, if it is the whole
stretch, the classes of its first and last words, and how many verbs and the like begin inside."""

_Key = TypeVar("_Key", str, Span)


class Table:
    """Weights of features: ``whole`` by feature, ``parts`` by template and then by what fills it.

    ``begins`` and ``stops`` remember, by kind of stretch, what places with the same four characters
    around them are worth.
    """

    def __init__(self, learned: dict[str, float]) -> None:
        self.whole = learned
        self.parts: dict[str, dict[str, float]] = {t: {} for t in c.TEMPLATES}
        self.chosen: dict[str, dict[str, float]] = {t: {} for t in ("A", "B0", "B1")}
        self.own: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for key, weight in learned.items():
            first = key[0]
            if first == "H":  # the second of two runs: by letter and tag
                self.own[key[1:4]][key[4:]] = weight
            elif first == "S":  # choosing a stretch: by its name
                name = "A" if key[1] == "A" else key[1:3]
                self.chosen.setdefault(name, {})[key[1 + len(name) :]] = weight
            else:
                head = key[:2] if first in "ABC" else first
                if head in self.parts:
                    self.parts[head][key[len(head) :]] = weight
        self.most = {kind: self._most(kind) for kind in "ABC"}
        self.spans: defaultdict[tuple[str, str], dict[Span, float]] = defaultdict(dict)
        self._at_start = {k: self._looked_up(k, "abcdefop") for k in "ABC"}
        self._at_end = {k: self._looked_up(k, "ghijkmrs") for k in "ABC"}
        self.begins: dict[str, dict[str, float]] = {k: {} for k in "ABC"}
        self.stops: dict[str, dict[str, float]] = {k: {} for k in "ABC"}

    def _most(self, kind: str) -> float:
        """Return more than any run of a kind of stretch gets for what it is as a whole."""
        best = dict.fromkeys("VQntDYWKJ", 0.0)
        for key, weight in self.whole.items():
            if key[0] == kind and key[1:2] in best:
                best[key[1]] = max(best[key[1]], weight)
        return sum(best.values()) + 1e-6

    def _looked_up(self, kind: str, letters: str) -> tuple[Callable[[str, float], float], ...]:
        """Return how the weight for each letter's template is looked up, in a kind of stretch."""
        names = [kind + x if kind + x in self.parts else x for x in letters]
        return tuple(self.parts[name].get for name in names)

    def span(self, kind: str, unit: str, key: Span) -> float:
        """Return what a run is worth as a whole: ``candidates.spans``, added up."""
        length, edge, of, listed, all_, first, last, acts = key
        get = self.whole.get
        score = (
            get(f"{kind}V{min(acts, 3)}", 0.0) + get(f"{kind}Q{min(acts, 3)}{min(length, 9)}", 0.0)
            + get(f"{kind}n{min(length, 9)}", 0.0) + get(f"{kind}t{edge}", 0.0)
            + get(f"{kind}D{of}", 0.0) + get(f"{kind}Y{listed}", 0.0) + get(f"{kind}W{all_}", 0.0)
            + get(f"{kind}K{first}{last}{min(length, 5)}", 0.0)
            + get(f"{kind}J{unit}{last}{min(length, 3)}", 0.0)
        )  # fmt: skip
        return _kept(self.spans[kind, unit], key, score)

    def begin(self, kind: str, window: str) -> float:
        """Return what beginning in the middle of ``window`` is worth: ``candidates.starts``, added up."""
        known = c.classes()
        a_, b_, c_, d_, e_, f_, o_, p_ = self._at_start[kind]
        pair, before, across, following = window[:2], window[1], window[1:3], window[2:]
        of_next = known.get(following, "-")
        score = (
            a_(before, 0.0) + b_(window[2], 0.0) + c_(across, 0.0) + d_(following, 0.0) + e_(pair, 0.0)
            + f_(before + following, 0.0) + o_(known.get(pair, "-") + of_next, 0.0)
            + p_(("1" if across in known else "0") + of_next, 0.0)
        )  # fmt: skip
        return _kept(self.begins[kind], window, score)

    def stop(self, kind: str, window: str) -> float:
        """Return what ending in the middle of ``window`` is worth, but for how far the edge is."""
        known = c.classes()
        g_, h_, i_, j_, k_, m_, r_, s_ = self._at_end[kind]
        last, following, across, pair = window[:2], window[2], window[1:3], window[2:]
        of_last = known.get(last, "-")
        score = (
            g_(window[1], 0.0) + h_(following, 0.0) + i_(across, 0.0) + j_(last, 0.0) + k_(pair, 0.0)
            + m_(last + following, 0.0) + r_(of_last + c.following_class(known, pair), 0.0)
            + s_(("1" if across in known else "0") + of_last, 0.0)
        )  # fmt: skip
        return _kept(self.stops[kind], window, score)


def _kept(memory: dict[_Key, float], key: _Key, score: float) -> float:
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
            if segment.name == "B1":
                earlier.append(single)
    pairs = _shared(text, amount, found, (last, earlier), table)
    runs = max(best + pairs)[1] if best or pairs else ()
    neighbour = [p for p in pairs if last and last.unit == unit and p[1][0] == last.runs[0]]
    if neighbour and len(runs) == 1 and _bare_verb(text[slice(*runs[0])]):
        runs = max(neighbour)[1]
    return Told(runs, unit, end)


def _bare_verb(run: str) -> bool:
    """A verb alone (``办结``, ``被采纳``) does not say what was counted."""
    if run[0] == "被":
        return True
    return len(run) == 2 and c.word_class(run) == "V"


def _single(
    text: str, segment: Segment, shown: tuple[str, ...], unit: str, table: Table
) -> Scored | None:
    """Return the best run of a stretch."""
    kind, name, left, right, crossed = segment
    begins = best_starts(text, segment, table)[:_KEPT]
    stops = best_ends(text, segment, table) if begins else []
    plain = _PLAIN.fullmatch(text, left, right)
    acts = c.acts(text[left:right]) if begins else ()
    memory, known = table.spans[kind, unit], c.classes()
    best, run = 0.0, None
    most = table.most[kind]
    for low, start in begins:
        tried = 0
        first = known.get(text[start : start + 2], "-")
        for high, end in stops:
            length = end - start
            if not 2 <= length <= c.LONGEST:
                continue
            if run is not None and low + high + most < best:
                break
            inside = text[start:end]
            if not plain and not c.fits(inside):
                continue
            last = known.get(text[end - 2 : end], "-")
            edge = right - start if kind == "B" else start - left
            key = (
                length, edge if edge < 9 else 9, "的" in inside, "、" in inside,
                length == right - left, first, last, acts[end - left] - acts[start + 1 - left],
            )  # fmt: skip
            whole = memory.get(key)
            if whole is None:
                whole = table.span(kind, unit, key)
            score = low + high + whole
            if run is None or score > best:
                best, run = score, (start, end)
            tried += 1
            if tried == _KEPT:
                break
    if run is None:
        return None
    chosen = table.chosen[name]
    return best + (_sum(shown, chosen) + chosen.get(f"x{crossed}", 0.0)), (run,)


def best_starts(text: str, segment: Segment, table: Table) -> list[tuple[float, int]]:
    """Return the places to begin, the best first: what ``candidates.starts`` says, added up."""
    kind, left = segment.kind, segment.start
    words = text[left : segment.end]
    padded = "^^" + words
    get = table.begins[kind].get
    found = []
    for at, char in enumerate(words[:-1]):
        if char not in c.NO_START:
            window = padded[at : at + 4]
            score = get(window)
            found.append((table.begin(kind, window) if score is None else score, left + at))
    found.sort(reverse=True)
    return found


def best_ends(text: str, segment: Segment, table: Table) -> list[tuple[float, int]]:
    """Return the places to end, the best first: what ``candidates.ends`` says, added up."""
    kind, left = segment.kind, segment.start
    words = text[left : segment.end]
    padded = words + "$$"
    size = len(words)
    get, edges = table.stops[kind].get, table.parts[kind + "l"]
    found = []
    for at, char in enumerate(words[1:], 2):
        if char not in c.NO_END:
            window = padded[at - 2 : at + 2]
            score = get(window)
            if score is None:
                score = table.stop(kind, window)
            score += edges.get(_FAR[size - at], 0.0)
            found.append((score, left + at))
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
        told = text[slice(*run)]
        shown = (
            ("o", told), ("l", str(len(told))), ("c", c.word_class(told[:2]) + c.word_class(told[-2:])),
            ("u", unit + mark), ("p", told[:2]), ("q", told[-2:]),
        )  # fmt: skip
        for tag, score, matter in matters:  # what candidates.own_keys tells, added up
            added = 0.0
            for letter, filled in shown:
                added += table.own[letter + tag + place].get(filled, 0.0)
            listed.append((score + added, (matter, run)))
    return listed
