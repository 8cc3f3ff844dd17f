"""The public door: a wrong argument is told at once, with what was expected in its place.

A wrong type is a ``TypeError``, a value that nothing bears an ``ArgumentError`` (U301).
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from unionnlp.errors import ArgumentError

PATHS = "a path (str or Path)"


def is_text(value: object, call: str, instead: str) -> None:
    """Raise ``TypeError`` where ``value`` is not a str."""
    if not isinstance(value, str):
        raise TypeError(f"{call} takes the text itself as a str, not {_kind(value)}; {instead}")


def is_path(value: object, call: str) -> None:
    """Raise ``TypeError`` where ``value`` is no path of a file."""
    if isinstance(value, str | os.PathLike) and isinstance(os.fspath(value), str):
        return
    raise TypeError(f"{call} takes {PATHS}, not {_kind(value)}")


def is_paths(value: object, call: str) -> None:
    """Raise ``TypeError`` where ``value`` is neither a path nor something that gives paths."""
    if isinstance(value, bytes) or not isinstance(value, str | os.PathLike | Iterable):
        raise TypeError(f"{call} takes {PATHS} or several of them, not {_kind(value)}")


def is_number(value: object, name: str) -> None:
    """Raise ``TypeError`` where ``value`` is neither ``None`` nor an int."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise TypeError(f"{name} is an int, not {_kind(value)}")


def is_name(value: object, name: str) -> None:
    """Raise ``TypeError`` where ``value`` is neither ``None`` nor a str."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {_kind(value)}")


def is_one_of(value: object, known: Iterable[object], name: str) -> None:
    """Raise ``ArgumentError`` (U301) where ``value`` is not one of ``known``."""
    names = tuple(known)
    if value not in names:
        raise ArgumentError(f"{name} is {value!r}; it can be {', '.join(map(repr, names))}")


def are_records(value: object, call: str) -> None:
    """Raise ``TypeError`` where ``value`` does not give one record after another."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise TypeError(
            f"{call} takes several extractions, [extraction] for one, not {_kind(value)}"
        )


def is_record(value: object, kinds: tuple[type, ...], call: str) -> None:
    """Raise ``TypeError`` where ``value`` is not one of the kinds of records."""
    if not isinstance(value, kinds):
        failed = "; leave failures out" if type(value).__name__ == "Failure" else ""
        names = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{call} takes records of type {names}, not {_kind(value)}{failed}")


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__
