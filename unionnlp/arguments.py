"""The public door: a wrong argument is told at once, with what was expected in its place.

A wrong type is a ``TypeError``, a value that nothing bears an ``ArgumentError`` (U301).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, TypeGuard

from unionnlp.errors import ArgumentError

PATHS = "a path (str or Path)"
_FIRST, _LAST = 1900, 2999
_LINES = 2  # line breaks that the name of a file may hold; what holds more is a text


def is_text(value: object, call: str, instead: str) -> None:
    """Raise ``TypeError`` where ``value`` is not a str."""
    if not isinstance(value, str):
        raise TypeError(f"{call} takes the text itself as a str, not {_kind(value)}; {instead}")


def is_path(value: object, call: str) -> None:
    """Raise ``TypeError`` where ``value`` is no path of a file."""
    if isinstance(value, str) and value.count("\n") > _LINES and not os.path.exists(value):  # noqa: PTH110
        raise ArgumentError(f"{call} takes a path, not a text of {len(value)} characters")
    if isinstance(value, str | os.PathLike) and isinstance(os.fspath(value), str):
        return
    raise TypeError(f"{call} takes {PATHS}, not {_kind(value)}")


def is_paths(value: object, call: str) -> None:
    """Raise ``TypeError`` where ``value`` is neither a path nor something that gives paths."""
    if isinstance(value, bytes) or not isinstance(value, str | os.PathLike | Iterable):
        raise TypeError(f"{call} takes {PATHS} or several of them, not {_kind(value)}")
    if isinstance(value, str):
        is_path(value, call)


def is_output(value: object, call: str) -> None:
    """Raise ``TypeError`` where ``value`` is neither ``None`` (standard output) nor a path."""
    if value is not None:
        is_path(value, call)


def is_kind(value: object, kind: type, name: str, cure: str) -> None:
    """Raise ``TypeError`` where ``value`` is neither ``None`` nor of a kind; ``cure`` says how one is made."""
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{name} is a {kind.__name__}, not {_kind(value)}; {cure}")


def is_flag(value: object, name: str, cure: str) -> None:
    """Raise ``TypeError`` where ``value`` is not a bool."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} is True or False, not {_kind(value)}; {cure}")


def is_year(value: object, name: str = "year") -> None:
    """Raise ``TypeError`` or ``ArgumentError`` (U301) where ``value`` is neither ``None`` nor a year."""
    is_number(value, name)
    if isinstance(value, int) and not _FIRST <= value <= _LAST:
        raise ArgumentError(f"{name} is {value}; it is a calendar year from {_FIRST} to {_LAST}")


def is_index(value: object, name: str) -> None:
    """Raise ``TypeError`` or ``ArgumentError`` (U301) where ``value`` is neither ``None`` nor an index."""
    is_number(value, name)
    if isinstance(value, int) and value < 0:
        raise ArgumentError(f"{name} is {value}; it is an index that counts from 0")


def are_several(value: object, name: str) -> TypeGuard[Iterable[object]]:
    """Return ``True``; raise ``TypeError`` where ``value`` is one string, or gives nothing one after another."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise TypeError(f"{name} takes several strings, [{value!r}] for one, not {_kind(value)}")
    return True


def are_words(value: object, name: str) -> None:
    """Raise ``TypeError`` where ``value`` does not give several strings."""
    wrong = None
    if are_several(value, name) and _again(value):
        wrong = next((v for v in value if not isinstance(v, str)), None)
    if wrong is not None:
        raise TypeError(f"{name} takes strings, not {_kind(wrong)}")


def _again(value: Iterable[object]) -> bool:
    """Tell whether something can be gone through more than once."""
    return iter(value) is not value


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


def are_pairs(value: object, call: str, pair: str) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs that ``value`` gives; raise ``TypeError`` where it gives something else."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise TypeError(f"{call} takes several pairs {pair}, not {_kind(value)}")
    for one in value:
        if not isinstance(one, tuple | list) or len(one) != 2:
            raise TypeError(f"{call} takes pairs {pair}, not {_kind(one)}")
        yield one[0], one[1]


def is_record(value: object, kinds: tuple[type, ...], call: str) -> None:
    """Raise ``TypeError`` where ``value`` is not one of the kinds of records."""
    if not isinstance(value, kinds):
        failed = "; leave failures out" if type(value).__name__ == "Failure" else ""
        names = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{call} takes records of type {names}, not {_kind(value)}{failed}")


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__
