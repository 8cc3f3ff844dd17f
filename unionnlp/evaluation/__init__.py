"""Precision, recall and F1 of extractions against gold records.

What counts as right is defined by the extraction guideline (docs/guideline.md).
"""

from __future__ import annotations

from unionnlp.evaluation.gold import Gold, load_gold, view
from unionnlp.evaluation.reading import read_gold
from unionnlp.evaluation.report import MEASURES, Evaluation, Measure, Miss
from unionnlp.evaluation.run import evaluate, score
from unionnlp.evaluation.scorer import Scorer

__all__ = [
    "MEASURES",
    "Evaluation",
    "Gold",
    "Measure",
    "Miss",
    "Scorer",
    "evaluate",
    "load_gold",
    "read_gold",
    "score",
    "view",
]
