"""Words that tell what became of a promise, from ``resources/compare.toml``."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.patterns import lazy
from unionnlp.resources import load


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """Return one list of ``compare.toml`` as a pattern."""
    return _pattern(table, key, tuple(load("compare")["later"]["words"]))


@cache
def dropped(year: int | None) -> re.Pattern[str]:
    """Return the pattern of acts that were given up or put off beyond the period of ``year``."""
    later = list(load("compare")["later"]["words"])
    if year:
        later += [f"{y}年" for y in range(year + 1, year + 4)]
    return _pattern("status", "dropped", tuple(later))


def _pattern(table: str, key: str, later: tuple[str, ...]) -> re.Pattern[str]:
    told = load("compare")[table]
    pattern = "|".join(told[key]).replace("{later}", "|".join(later))
    for name, words in told.get("named", {}).items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(words)})")
    return lazy(pattern)
