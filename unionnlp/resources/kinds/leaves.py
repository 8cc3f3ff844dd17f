"""What the fields of resources hold: patterns, items, months, days, years, kinds of schools."""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from unionnlp.resources.toml import place

Severity = Literal["high", "medium", "low"]
Read = Literal["原文", "转引", "未读"]  # of a source: read itself, quoted by others, not read
Month = Annotated[int, Meta(ge=1, le=12)]
Day = Annotated[int, Meta(ge=1, le=31)]
Nth = Annotated[int, Meta(ge=1, le=5)]  # the second Sunday of a month: 2
MonthDay = Annotated[int, Meta(ge=101, le=1231)]  # 217: the 17th of February
Year = Annotated[int, Meta(ge=1800, le=2100)]
Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Text = Annotated[str, Meta(min_length=1)]
Code = Annotated[str, Meta(pattern=r"^[A-Z]\d{3}$")]
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
Date = Annotated[str, Meta(pattern=r"^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")]
YearKey = Annotated[str, Meta(pattern=r"^(?:19|20)\d\d$")]
Colour = Annotated[str, Meta(pattern=r"^#[0-9a-f]{6}$")]

_ID_ROW = re.compile(r'^id = "(\w+)"', re.MULTILINE)
_NEAR = 0.6  # how alike a name must be to be told as the one that was meant


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a resource: what is not among its fields is a fault."""


class Pattern(str):
    """A regular expression, or words that are read as one."""

    __slots__ = ()


class Wording(str):
    """A pattern in one piece, or the list of its alternatives, where the reader of the file joins them."""

    __slots__ = ()


class ItemId(str):
    """The id of an item of ``items.toml``."""

    __slots__ = ()


Patterns = tuple[Pattern, ...]
Wordings = tuple[Wording, ...]
Words = tuple[Text, ...]


def leaf(kind: type, value: object) -> Any:
    """Return a value as what is no type of msgspec; raise ``ValueError`` that says what would be one."""
    if kind is Wording and isinstance(value, list) and value:
        return Wording("|".join(leaf(Pattern, piece) for piece in value))
    if not isinstance(value, str):
        raise ValueError(f"Expected `str`, got `{type(value).__name__}`")
    if kind in (Pattern, Wording):
        _compile(value)
    elif kind is ItemId and value not in items():
        raise ValueError(f"{value!r} is no item; {_meant(value)}")
    return kind(value)


@cache
def items() -> frozenset[str]:
    """Return the ids of ``items.toml``."""
    return frozenset(_ID_ROW.findall(place("items.toml").read_text("utf-8")))


def _compile(pattern: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(
            f"{pattern!r} is no pattern: {error}; "
            "each bracket is closed, and a sign that is meant itself stands after a backslash"
        ) from error


def _meant(value: str) -> str:
    import difflib

    near = difflib.get_close_matches(value, sorted(items()), 3, _NEAR)
    listed = ", ".join(near or sorted(items())[:12])
    return f"did you mean {listed}?" if near else f"it can be {listed} …"
