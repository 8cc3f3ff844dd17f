"""The trained item model: weights as JSON, read without executing anything.

The file holds the compiled cues, two tables of weights and the calibration. It is scored
with plain arithmetic, so that detection imports neither numpy nor scikit-learn.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from unionnlp.errors import KnowledgeError, reason
from unionnlp.items.cue_table import CueTable
from unionnlp.items.topics import ZERO, Topics
from unionnlp.packed import GramWeights
from unionnlp.resources import weights

FORMAT = "unionnlp-items/6"
FILE_NAME = "items.json"


class OwnWeights(msgspec.Struct, frozen=True):
    """The weights of one item.

    By place of the line, by kind of the best hit (cue or hint), by items whose words cover its
    own, and by cue pattern.
    """

    place: dict[str, float]
    kind: tuple[float, float]
    over: dict[str, float]
    words: dict[str, float]


class Verdict(msgspec.Struct, frozen=True):
    """The last step: the weights that turn a line's scores into a probability.

    ``score`` and ``topic`` weigh an item's two scores on the line, ``elsewhere`` its best total
    on another line of the document, ``rival`` the best total of another item on the line,
    ``place`` the line's place; ``long`` and ``long_score`` are added for a line whose topic is
    not read. A total is ``score + share * topic``, kept within ``LOW`` and
    ``HIGH``; where there is none it is ``LOW``.
    """

    share: float
    score: float
    topic: float
    elsewhere: float
    rival: float
    long: float
    long_score: float
    bias: float
    place: dict[str, float]


LOW, HIGH = -4.0, 6.0
"""Totals beyond these say no more than these (wider and narrower bounds tried: no difference)."""


class ItemModel(msgspec.Struct, frozen=True, kw_only=True):
    """Weights of the item detector.

    ``cues`` are the compiled cues of the catalogue whose text has the digest ``catalogue``, but
    for the hints of each item that never helped (``idle``), and with those that training found
    (``learned``).
    ``shared`` holds the weights that all items share: of what has a name; ``clauses`` of the bigrams of a
    clause, ``begins`` of how a line begins, ``left`` and ``right`` of what stands beside a hit. ``own``
    are those of each item id, ``topics`` those of its characters and bigrams; ``verdict`` makes
    probabilities of scores. An item is found from the probability ``threshold`` on. ``hunch``
    are slope and intercept that make a probability of the topic of a sentence without cues
    (``hunches``); a model that learned none has none.
    """

    format: str
    catalogue: str
    cues: CueTable
    idle: dict[str, tuple[str, ...]]
    shared: dict[str, float]
    clauses: GramWeights
    begins: GramWeights
    left: GramWeights
    right: GramWeights
    own: dict[str, OwnWeights]
    topics: Topics
    verdict: Verdict
    threshold: float
    hunch: tuple[float, float] = (0.0, -30.0)
    learned: dict[str, tuple[str, ...]] = {}

    @property
    def size(self) -> int:
        """How many weights the model has."""
        count = len(self.shared) + len(self.verdict.place) + 8
        count += sum(map(len, (self.clauses, self.begins, self.left, self.right)))
        count += len(self.topics.table) - self.topics.table.count(ZERO) + len(self.topics.items)
        for own in self.own.values():
            count += sum(map(len, (own.place, own.over, own.words))) + 2
        return count


def load(path: str | Path | None = None) -> ItemModel:
    """Return the shipped model, or the one in the file or folder at ``path``.

    Raises ``KnowledgeError`` (U300) where the file is missing or no item model.
    """
    return _shipped() if path is None else _read(_file(Path(path)))


def _file(path: Path) -> Path:
    return path / FILE_NAME if path.is_dir() else path


@cache
def _shipped() -> ItemModel:
    return _read(weights(FILE_NAME))


def _read(path: Path) -> ItemModel:
    try:
        return _decode(path.read_bytes(), str(path))
    except OSError as error:
        hint = "train one with `unionnlp train`"
        raise KnowledgeError(
            f"{path}: no item model can be read ({reason(error)}); {hint}"
        ) from error


def decode(data: bytes, name: str) -> ItemModel:
    """Return the model of what ``encode`` gave; raise ``KnowledgeError`` (U300) naming ``name`` for another."""
    return _decode(data, name)


def _decode(data: bytes, name: str) -> ItemModel:
    try:
        model = msgspec.json.decode(data, type=ItemModel)
    except msgspec.DecodeError as error:
        hint = "train one with this version (`unionnlp train`)"
        raise KnowledgeError(f"{name}: not an item model: {reason(error)}; {hint}") from error
    if model.format != FORMAT:
        raise KnowledgeError(
            f"{name}: format {model.format!r}, wanted is {FORMAT!r}; train it anew"
        )
    return model


def encode(model: ItemModel) -> bytes:
    """Return the model as JSON; the same model gives the same bytes."""
    return msgspec.json.encode(model) + b"\n"
