"""The columns of tables (``resources/tables.toml``), their words, and a record as a row of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import msgspec

from unionnlp.outputs import wording
from unionnlp.resources import load
from unionnlp.resources.kinds.tables import OutputTable

PARTS = "parts"  # the type of a text of several values
Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_OF_CHECKS = {"school": "groups", "family": "families", "severity": "severities"}


@cache
def tables() -> tuple[OutputTable, ...]:
    """Return the tables in their order: ``sources`` first, those of checks last."""
    return tuple(msgspec.convert(load("tables")["table"], list[OutputTable]))


@cache
def words(kind: str) -> dict[str, str] | None:
    """Return a category's values with their Chinese words, ``None`` for other types."""
    shared = {
        "kind": wording.KINDS,
        "role": wording.ROLES,
        "quantity_role": wording.QUANTITY_ROLES,
        "noise": wording.NOISE,
    }
    if kind in _OF_CHECKS:
        from unionnlp.checks.phrases import word

        table = _OF_CHECKS[kind]
        return {key: word(table, key, "zh") for key in load("checks")[table]}
    found: dict[str, str] | None = shared.get(kind) or load("tables")["values"].get(kind)
    return found


def spoken(kind: str) -> Callable[[Any], Any] | None:
    """Return what turns a column's values into Chinese words, ``None`` where they stay as they are."""
    known = words(kind)
    if known is None:
        return None
    if kind == PARTS:
        return lambda value: value and ";".join(known.get(v, v) for v in value.split(";"))
    return lambda value: known.get(value, value)


@cache
def _columns(table: str) -> tuple[tuple[str, str], ...]:
    """Return the columns of a table, each with the field of the record that it shows."""
    fields: dict[str, str] = load("tables")["fields"]
    found = next(one for one in tables() if one.name == table)
    return tuple((c.name, fields.get(c.name, c.name)) for c in found.column)


def row(table: str, record: object, more: Mapping[str, Any]) -> Row:
    """Return a record as a row of a table: what ``more`` says, else the field of the record.

    The only place where records become rows: a field is a column as soon as ``tables.toml``
    tells its name to people.
    """
    return tuple(
        more[name] if name in more else getattr(record, field) for name, field in _columns(table)
    )
