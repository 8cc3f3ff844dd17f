"""Words that tell what became of a promise, from ``resources/compare.toml``."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.resources import load


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """Return one list of ``compare.toml`` as a pattern."""
    return re.compile("|".join(load("compare")[table][key]))


@cache
def dropped(year: int | None) -> re.Pattern[str]:
    """Return the pattern of acts that were given up or put off beyond the period of ``year``."""
    later = list(load("compare")["later"]["words"])
    if year:
        later += [f"{y}年" for y in range(year + 1, year + 4)]
    rows = [r.replace("{later}", "|".join(later)) for r in load("compare")["status"]["dropped"]]
    return re.compile("|".join(rows))
