"""Words that tell no two texts apart: those that say nothing, and those that every plan is full of."""

from __future__ import annotations

from functools import cache

from unionnlp.resources import load


@cache
def stop_words(*, everywhere: bool = False) -> frozenset[str]:
    """Return the words that say nothing by themselves; with ``everywhere`` what every plan is about, too."""
    table = load("features")["stop"]
    return frozenset((*table["characters"], *table["words"])) | (
        frozenset(table["everywhere"]) if everywhere else frozenset()
    )
