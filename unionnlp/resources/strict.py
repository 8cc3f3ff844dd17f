"""Files of a user's own (rules, schemes): TOML tables, read strictly, refused with all their faults.

Every fault is told with its row and with what could have stood there, so that a person who
is no programmer can mend the file.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, Union, cast, get_args, get_origin

import msgspec
import tomli

from unionnlp.errors import KnowledgeError, reason
from unionnlp.resources.toml import parse

LARGEST = 256 * 1024
"""Bytes of the largest file that is read; such files are short."""

_PLACE = re.compile(r" - at `\$\.?([\w.\[\]]*)`$")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_LACKING = re.compile(r"missing required field `([^`]+)`")
_SHOWN = 30  # fields or values that a message lists

T = TypeVar("T", bound=msgspec.Struct)


class FileRow(msgspec.Struct, Generic[T], frozen=True):
    """A table of a file: the row on which it begins, and what it says."""

    row: int
    value: T


class FileTables:
    """The tables of a file and the faults found in them; ``finish`` refuses a file with any."""

    def __init__(self, source: str, name: str) -> None:
        """Read the text of a file; ``name`` is the file's name in messages.

        Raises ``KnowledgeError`` (U300) for what is no TOML.
        """
        self.name = name
        self.lines = source.splitlines()
        self.faults: list[str] = []
        try:
            self.tables: Mapping[str, Any] = parse(source)
        except (tomli.TOMLDecodeError, RecursionError) as error:
            raise KnowledgeError(f"{name}: not TOML: {reason(error)}") from error

    def only(self, wanted: Iterable[str]) -> None:
        """Note every table that is not one of ``wanted``."""
        names = tuple(wanted)
        for key in sorted(set(self.tables) - set(names)):
            self.fault(self._line(key), f"unknown table {key!r}; wanted are {', '.join(names)}")

    def rows(self, key: str, kind: type[T]) -> list[FileRow[T]]:
        """Return the tables ``[[key]]`` as records of a kind; faulty ones are noted and left out."""
        tables = self.tables.get(key, [])
        if not isinstance(tables, list):
            self.fault(self._line(key), f"[{key}] must be written [[{key}]]")
            return []
        starts = self._starts(f"[[{key}]]")
        found = []
        for number, table in enumerate(tables):
            row = starts[number] if number < len(starts) else 0
            value = self.convert(table, kind, row, f"{key} {_named(table)}")
            if value is not None:
                found.append(FileRow(row, value))
        self._twice(key, found)
        return found

    def convert(self, table: object, kind: type[T], row: int, what: str) -> T | None:
        """Return a table as a record; note what is wrong in it, with the legal fields or values."""
        try:
            return msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            field = _field(str(error))
            row = self._line(field, row) if field else row
            self.fault(row, f"{what}: {told(str(error), kind)}")
            return None

    def each(
        self, rows: Sequence[FileRow[T]], key: str, wrong: Callable[[T], str | None]
    ) -> list[T]:
        """Return the values in which ``wrong`` finds nothing; note what it says of the others."""
        kept = []
        for row in rows:
            told = wrong(row.value)
            if told is None:
                kept.append(row.value)
            else:
                self.fault(row.row, f"{key} {getattr(row.value, 'id', '?')!r}: {told}")
        return kept

    def fault(self, row: int, told: str) -> None:
        """Note a fault on a row (0: of the whole file)."""
        self.faults.append(f"row {row}: {told}" if row else told)

    def finish(self) -> None:
        """Raise ``KnowledgeError`` (U300) that lists all faults, if there are any."""
        if not self.faults:
            return
        listed = "\n".join(f"  {fault}" for fault in self.faults)
        raise KnowledgeError(f"{self.name}: {len(self.faults)} fault(s):\n{listed}")

    def _starts(self, header: str) -> list[int]:
        return [n for n, line in enumerate(self.lines, 1) if line.split("#")[0].strip() == header]

    def _line(self, key: str, after: int = 1) -> int:
        """Return the row on which a key or a table stands, ``after`` where it is not found."""
        stands = re.compile(rf"\s*(?:\[+\s*)?{re.escape(key)}\s*(?:[=.\]]|$)")
        rows = range(max(after, 1), len(self.lines) + 1)
        return next((n for n in rows if stands.match(self.lines[n - 1])), after)

    def _twice(self, key: str, rows: Sequence[FileRow[T]]) -> None:
        seen: dict[str, int] = {}
        for row in rows:
            name = getattr(row.value, "id", None)
            if name in seen:
                self.fault(row.row, f"{key} {name!r} stands on row {seen[name]}, too")
            elif name is not None:
                seen[name] = row.row


def read(path: Path) -> str:
    """Return the text of a file; raise ``KnowledgeError`` (U300) for one that cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {reason(error)}") from error
    if len(data) > LARGEST:
        raise KnowledgeError(f"{path}: more than {LARGEST // 1024} KB; such a file is short")
    return text


def _field(error: str) -> str:
    """Return the innermost field that msgspec complains of, empty where it names none."""
    if match := _UNKNOWN.search(error):
        return match.group(1)
    place = _PLACE.search(error)
    names = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", "", place.group(1))) if place else []
    return names[-1] if names else ""


def _named(table: object) -> str:
    return repr(table.get("id", "?")) if isinstance(table, dict) else "?"


def told(error: str, kind: type[msgspec.Struct]) -> str:
    """Return what msgspec says, with the legal fields or values where it names none."""
    place = _PLACE.search(error)
    path = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", "", place.group(1))) if place else []
    said = explained(_PLACE.sub("", error), _at(kind, path))
    if _UNKNOWN.search(error) or _LACKING.search(error):
        return said
    return f"{path[-1] if path else ''}: {said}"


def explained(error: str, kind: Any) -> str:
    """Return what msgspec says of a value, with the fields or values that its type allows."""
    if match := _UNKNOWN.search(error):
        return f"unknown field {match.group(1)!r}; wanted are {_listed(_fields(kind))}"
    if match := _LACKING.search(error):
        return f"needs {match.group(1)!r}"
    values = _values(kind)
    return error + (f"; it can be {_listed(values)}" if values else "")


def _fields(kind: Any) -> dict[str, Any]:
    """Return the fields of a record by their names in files."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {f.encode_name: f.type for f in msgspec.structs.fields(kind)}
    return {}


def _at(kind: Any, path: Sequence[str]) -> Any:
    """Return the type of the field that a path leads to, through lists of records."""
    for name in path:
        kind = _fields(kind).get(name)
        while (inner := next((a for a in get_args(kind) if _fields(a) or get_args(a)), None)) and (
            not _values(kind)
        ):
            kind = inner
    return kind


def _values(kind: Any) -> tuple[object, ...]:
    """Return the values that a type allows, where it lists them."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) in (tuple, Union, types.UnionType):
        return tuple(value for part in get_args(kind) for value in _values(part))
    return ()


def _listed(values: Iterable[object]) -> str:
    names = [str(value) for value in values]
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def costly(pattern: str) -> str | None:
    """Say why a pattern may take a time that is not linear, or that it is none; ``None``: it is fine.

    Under ``*``, ``+`` and long counts there may be characters and classes, and what is fixed:
    neither alternatives nor another repetition.
    """
    try:
        re.compile(pattern)
    except re.error as error:
        return f"{pattern!r} is no pattern: {reason(error)}"
    except (OverflowError, RecursionError):
        return f"{pattern!r} is too large a pattern"
    nested = _nested(_parsed(pattern), inside=False)
    if nested:
        return f"{pattern!r} repeats what repeats or has alternatives; bound one of them, as in {{0,8}}"
    return None


_MANY = 100  # so many repetitions are like any number


def _parsed(pattern: str) -> Any:
    import re._parser as parser  # type: ignore[import-not-found]

    return parser.parse(pattern)


def _nested(parsed: Any, *, inside: bool) -> bool:
    """Say whether a repetition without a bound holds a repetition or alternatives."""
    for name, value in cast("Iterable[tuple[Any, Any]]", parsed):
        operation = str(name)
        if operation in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, body = value
            loose = int(most) > _MANY or int(most) != int(least)
            if inside and loose:
                return True
            if _nested(body, inside=inside or int(most) > _MANY):
                return True
        elif operation == "BRANCH":
            if inside or any(_nested(part, inside=inside) for part in value[1]):
                return True
        elif operation in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") and _nested(
            value[-1], inside=inside
        ):
            return True
    return False
