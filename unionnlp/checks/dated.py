"""Dated facts and where a text names them."""

from __future__ import annotations

import msgspec

from unionnlp.grammar.numerals import number
from unionnlp.translation import SOURCE, translator


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A dated fact: named from ``first`` on, present until ``last`` (``None``: still).

    ``zh`` is its Chinese name; ``{n}`` and ``{k}`` in it stand for the numerals of the same name.
    """

    id: str
    zh: str
    first: int
    last: int | None
    source: str
    strong: bool = True
    abolished: bool = False
    series: str | None = None
    rank: float = 0.0
    n: str = ""
    month: int | None = None
    k: str = ""

    def name(self, lang: str) -> str:
        """Return the name for people; other languages than Chinese have the numerals in digits."""
        numerals = {"n": self.n, "k": self.k}
        if lang != SOURCE:
            numerals = {key: f"{number(text) or 0:.0f}" for key, text in numerals.items()}
        return translator(lang).single(self.zh).format(**numerals)


class FactMention(msgspec.Struct, frozen=True, kw_only=True):
    """A fact named in the text; ``present`` is false where the text looks back at it.

    ``strict`` allows no year of grace. ``choices`` are the periods of a meeting whose number is
    blanked out (``xx届六中全会``).
    """

    start: int
    end: int
    fact: Fact
    present: bool = True
    exact: bool = False
    strict: bool = False
    choices: tuple[tuple[int, int], ...] = ()
