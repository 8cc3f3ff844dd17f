"""What the fields of resources hold: patterns, items, months, days, years, kinds of schools."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal

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

_FORMS = {  # as text: to compile them costs each start more than the types
    "code": r"^[A-Z]\d{3}$",
    "id": r"^[a-z][a-z0-9_]*$",
    "date": r"^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$",
    "year": r"^(?:19|20)\d\d$",
    "colour": r"^#[0-9a-f]{6}$",
}
_NEAR = 0.6  # how alike a name must be to be told as the one that was meant


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a resource: what is not among its fields is a fault."""


# Leaves that a walk looks at (`leaf`), known by their titles: to whoever reads them they are plain texts.
Pattern = Annotated[str, Meta(title="pattern")]  # a regular expression, or words read as one
Wording = Annotated[str | tuple[str, ...], Meta(title="wording")]  # one, or its alternatives
ItemId = Annotated[str, Meta(title="item")]  # the id of an item of items.toml
Code = Annotated[str, Meta(title="code")]
Id = Annotated[str, Meta(title="id")]
Date = Annotated[str, Meta(title="date")]
YearKey = Annotated[str, Meta(title="year")]
Colour = Annotated[str, Meta(title="colour")]
Patterns = tuple[Pattern, ...]
Wordings = tuple[Wording, ...]
Words = tuple[Text, ...]


def leaf(title: str, value: str | list[str]) -> str | None:
    """Say what is wrong with a value whose type bears a title; ``None``: nothing."""
    if title == "item":
        known = isinstance(value, str) and value in items()
        return None if known else f"{value!r} is no item; {_meant(str(value))}"
    if title in ("pattern", "wording"):
        pieces = [value] if isinstance(value, str) else value
        return next(filter(None, map(_fault, pieces)), None)
    form = _FORMS[title]
    return None if re.search(form, str(value)) else f"Expected `str` matching regex {form!r}"


@cache
def items() -> frozenset[str]:
    """Return the ids of ``items.toml``."""
    rows = re.findall(r'^id = "(\w+)"', place("items.toml").read_text("utf-8"), re.MULTILINE)
    return frozenset(rows)


def _fault(pattern: str) -> str | None:
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return (
            f"{pattern!r} is no pattern: {error}; "
            "each bracket is closed, and a sign that is meant itself stands after a backslash"
        )
    return None


def _meant(value: str) -> str:
    import difflib

    near = difflib.get_close_matches(value, sorted(items()), 3, _NEAR)
    listed = ", ".join(near or sorted(items())[:12])
    return f"did you mean {listed}?" if near else f"it can be {listed} …"
