"""What a clause is about: its words without its values, and without those that tell nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from unionnlp.checks.statements.records import Occasion
from unionnlp.grammar import leads
from unionnlp.grammar.cuts import CLAUSE, TAB
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_LEAST: Final = 2  # characters of what tells an occasion
_MOST: Final = 24  # of what can be a name
_HAN = lazy(r"[^一-鿿]+")
_MARKS: Final = f"{CLAUSE}{TAB}"
_CUT = lazy(f"[{_MARKS}]")


def one_core(first: Occasion, second: Occasion) -> bool:
    """Say whether two clauses are about the same, and both about nothing more."""
    one = core(first)
    return bool(one) and one == core(second)


def core(occasion: Occasion) -> str:
    """Return what the clause of an occasion is about, in an order of its own; empty where it does not tell."""
    if occasion.planned:
        return core_of(_CUT.split(occasion.text)[-1])
    own = core_of(occasion.clause)
    if own or not occasion.lead:
        return own
    lead = occasion.lead.rstrip(_MARKS)
    if "\t" in lead:  # what a row is about stands in its first cells, who does it in the last one
        return core_of("".join(_CUT.split(lead)))
    return core_of(_CUT.split(lead)[-1])


@lru_cache(maxsize=2048)
def core_of(text: str) -> str:
    """Return what a text is about, its characters in an order of their own; empty where it does not tell."""
    bare = _values().sub("", leads.bare(text))
    bare = _HAN.sub("", _light().sub("", bare))
    told = _whose().sub("", bare)
    if not _LEAST <= len(bare) <= _MOST or words("statements", "cores", "generic").fullmatch(told):
        return ""
    return "".join(sorted(told))


@cache
def _values() -> re.Pattern[str]:
    table = load("statements")["cores"]
    places = alternation([*load("stops")["venues"]["places"], *table["places"]])
    at = alternation([*load("stops")["venues"]["at"], *table["at"]])
    return lazy(
        rf"{alternation(table['values'])}|(?:{at})[是为:：]?[一-鿿\d]{{0,6}}?(?:{places})"
        rf"|[(（](?:地点[:：]?|在)?[一-鿿\d]{{0,6}}?(?:{places})[)）]"
    )


@cache
def _light() -> re.Pattern[str]:
    return words("statements", "cores", "light")


@cache
def _whose() -> re.Pattern[str]:
    return words("statements", "cores", "whose")
