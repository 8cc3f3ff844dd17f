"""What became of the promises: a plan against the summary of the same unit and period."""

from __future__ import annotations

from unionnlp.comparison.many import compare_many, pair_up
from unionnlp.comparison.plans import compare_plans
from unionnlp.comparison.records import Commitment, Comparison
from unionnlp.comparison.run import compare

__all__ = ["Commitment", "Comparison", "compare", "compare_many", "compare_plans", "pair_up"]
