"""Whether what a sentence says of a usual work provides for it, learned from annotated sentences.

A plan also names a work that was done last year, that is the pupils' or another unit's, that is dropped, or that only
lends its name to a room, a book or a wish. A linear model adds up the weights of the character n-grams of the sentence
and of the clause in which the work is named, and of the work itself (models/standing.json, learned by
``scripts/standing.py``). No text is in its table.
"""

from __future__ import annotations

from functools import cache
from typing import Final
from zlib import crc32

from unionnlp import resources
from unionnlp.facts.sentences import SentenceJudge, grams, marked, whole

FILE_NAME = "standing.json"
KIND: Final = "unprovided"
"""The kind of a sentence that does not provide for the work that it names."""


@cache
def learned() -> SentenceJudge:
    """Return the shipped judge; raise ``KnowledgeError`` (U300) if it cannot be read."""
    return whole(FILE_NAME, resources.model(FILE_NAME, SentenceJudge))


def features(sentence: str, clause: str, item: str) -> set[int]:
    """Return the features of a normalised sentence, of the clause in it that names an item, and of the item's id."""
    return grams(sentence) | marked(grams(clause) if clause else (), "clause") | named(item)


def named(item: str) -> set[int]:
    """Return the feature of an item's id."""
    return marked({crc32(item.encode())}, "item")


def unprovided(sentence: str, clause: str, item: str) -> float:
    """Return how likely a sentence of a plan that names a work does not provide for it, from 0 to 1."""
    return learned().judge(features(sentence, clause, item))[KIND]
