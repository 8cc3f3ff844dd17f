"""Learns the weights by which ``facts.indicators`` chooses what a number measures.

Candidates of a number compete in a softmax; what is maximised is the expected likeness of the
chosen words to the annotated ones, so that several good answers share the reward.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from unionnlp.facts import candidates as c
from unionnlp.facts import stretches as st
from unionnlp.facts.candidates import Run, ToldMeasure
from unionnlp.grammar.labels import leading
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.view import View

RARE = 3  # features of fewer candidates are left out
FLOOR = 0.2  # words less alike than this earn nothing, others the square of what is above
SMALL = 0.04  # weights below this are not stored


class NumberExample(NamedTuple):
    """A number in clean text with what gold says that it measures, and what the one before measured."""

    name: str
    text: str
    start: int
    end: int
    unit: str | None
    gold: str
    last: ToldMeasure | None


class Choice(NamedTuple):
    """A candidate: its runs and its features."""

    runs: tuple[Run, ...]
    keys: tuple[str, ...]


# The choices of a number, how like gold each is, and how much the number counts.
Group = tuple[list[Choice], list[float], float]


def read(folders: Iterable[Path]) -> list[NumberExample]:
    """Return the examples of folders with ``texts/NAME.txt`` and ``gold/NAME.json``."""
    found: list[NumberExample] = []
    for folder in folders:
        for path in sorted((folder / "gold").glob("*.json")):
            text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8")
            record = json.loads(path.read_text("utf-8"))
            for document in record["documents"]:
                found += _document(path.stem, text, document, record.get("noise", []))
    return found


def _document(
    name: str, text: str, document: dict[str, Any], noise: list[dict[str, Any]]
) -> Iterator[NumberExample]:
    plain = normalize(text)
    cuts = [(n["start"], n["end"]) for n in noise]
    view = View(plain, document["start"], document["end"], cuts)
    clean = list(view.text)
    for node in document.get("outline", []):
        start = view.clean(node["start"])
        label = leading(view.text, start, min(len(view.text), start + 12))
        if label:
            clean[label.start : label.end] = "\n" * (label.end - label.start)
    line = "".join(clean)
    last: ToldMeasure | None = None
    for q in sorted(document["quantities"], key=lambda q: q["start"]):
        start, end = view.clean(q["start"]), view.clean(q["end"] - 1) + 1
        gold = normalize(q.get("indicator") or "")
        if gold and end > start:
            yield NumberExample(name, line, start, end, q.get("unit"), gold, last)
        runs = tuple(found_near(line, gold, start, end))
        last = ToldMeasure(runs, q.get("unit"), end)


def found_near(line: str, gold: str, start: int, end: int) -> Iterator[Run]:
    """Yield where the runs of ``gold`` stand near a number, the nearest of each."""
    for words in gold.split():
        before = line.rfind(words, max(0, start - 200), start)
        behind = line.find(words, end, end + 80)
        if before >= 0 and (behind < 0 or start - before < behind - end):
            yield before, before + len(words)
        elif behind >= 0:
            yield behind, behind + len(words)


def choices(example: NumberExample) -> list[Choice]:
    """Return all candidates of an example."""
    text, start, end, unit = example.text, example.start, example.end, example.unit
    kind = c.unit_class(unit)
    floor = example.last.end if example.last else 0
    found = c.segments(text, start, end, floor)
    out: list[Choice] = []
    earlier: list[Choice] = []
    for segment, keys in zip(
        found, c.places(text, start, end, unit, found, example.last), strict=True
    ):
        of, at = segment.kind, segment.start
        words = st.stretch(text[at : segment.end])
        starts = {k: st.start_keys(of, words.places[k]) for k in words.starts}
        stops = {k: _end_keys(of, words, k) for k in words.ends}
        for run in words.runs:
            told = starts[run.first] + stops[run.last] + st.run_keys(of, kind, words, run) + keys
            out.append(Choice(((at + run.start, at + run.end),), told))
            if segment.name in ("B1", "B2"):
                earlier.append(out[-1])
    return out + list(_shared(example, found, earlier))


def _end_keys(kind: str, words: st.Stretch, cut: int) -> tuple[str, ...]:
    far = words.cuts[-1] - words.cuts[cut]
    return (*st.end_keys(kind, words.places[cut]), st.edge_key(kind, far))


def _shared(
    example: NumberExample, found: list[c.Segment], earlier: Sequence[Choice]
) -> Iterator[Choice]:
    text, last = example.text, example.last
    behind = text[example.end : example.end + 1]
    mark = "$" if not behind or behind in st.BREAKS else "."
    kind = c.unit_class(example.unit)
    own = c.own(text, found)
    if last and last.runs:
        way = c.manner(text, example.start, example.unit, last)
        keys = (
            *c.told_keys(text, example.start, example.end, example.unit, last, found[1]),
            *c.told_manner(example.unit, way),
        )
        yield Choice(last.runs, keys)
        if len(last.runs) > 1:
            yield Choice(last.runs[:1], (*keys, "Z1"))
        for run, place in own:
            added = c.own_keys(text[slice(*run)], "S" + place, kind, mark)
            yield Choice((last.runs[0], run), keys + added)
    for run, place in own:
        added = c.own_keys(text[slice(*run)], "B" + place, kind, mark)
        for choice in earlier:
            yield Choice((choice.runs[0], run), choice.keys + added)


def likeness(one: str, other: str) -> float:
    """Return the Dice coefficient of two strings' bigrams, spaces left out."""
    a, b = _bigrams(one), _bigrams(other)
    return 2 * len(a & b) / (len(a) + len(b))


def _bigrams(text: str) -> set[str]:
    packed = "".join(text.split())
    return {packed[k : k + 2] for k in range(len(packed) - 1)} or {packed}


def fit(
    examples: Sequence[NumberExample],
    shares: Sequence[float],
    *,
    ridge: float = 1.0,
    rounds: int = 60,
) -> dict[str, float]:
    """Return the weights that choose best on ``examples`` (needs numpy and scipy).

    ``shares`` say how much each example counts; ``ridge`` holds weights small.
    """
    import numpy as np
    from scipy.optimize import minimize

    groups = list(_learnable(zip(examples, shares, strict=True)))
    counts = Counter(k for listed, _, _ in groups for one in listed for k in one.keys)
    vocabulary = {k: i for i, k in enumerate(k for k, n in counts.items() if n >= RARE)}
    loss = _loss(groups, vocabulary, ridge)
    options = {"maxiter": rounds}
    found = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options=options)
    return {
        k: round(float(found.x[i]), 2) for k, i in vocabulary.items() if abs(found.x[i]) >= SMALL
    }


def _learnable(examples: Iterable[tuple[NumberExample, float]]) -> Iterator[Group]:
    """Yield the choices of each example with their likeness to gold, where one is like it at all."""
    for example, share in examples:
        listed = choices(example)
        likes = [
            likeness(example.gold, "".join(example.text[a:b] for a, b in one.runs))
            for one in listed
        ]
        if listed and max(likes) > FLOOR:
            yield listed, likes, share


def _loss(
    groups: Sequence[Group], vocabulary: dict[str, int], ridge: float
) -> Callable[[Any], tuple[float, Any]]:
    """Return what is to be as small as can be: the loss of weights, and its slope."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns, pointers, starts = [], [0], []
    rewards: list[float] = []
    for listed, likes, _ in groups:
        starts.append(len(rewards))
        for one, like in zip(listed, likes, strict=True):
            columns += [i for k in one.keys if (i := vocabulary.get(k)) is not None]
            pointers.append(len(columns))
            rewards.append(max(0.0, like - FLOOR) ** 2)
    shape = (len(rewards), len(vocabulary))
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=shape)
    turned = matrix.T.tocsr()
    reward, begins = np.array(rewards), np.array(starts)
    share = np.array([share for _, _, share in groups])
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(rewards)]))

    def loss(w: Any) -> tuple[float, Any]:
        z = matrix @ w
        p = np.exp(z - np.maximum.reduceat(z, begins)[group])
        p /= np.add.reduceat(p, begins)[group]
        earned = p * reward
        total = np.add.reduceat(earned, begins)
        slope = turned @ ((earned / total[group] - p) * share[group])
        return float(-(np.log(total) * share).sum() + 0.5 * ridge * (w @ w)), -slope + ridge * w

    return loss
