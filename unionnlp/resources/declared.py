"""The strict loader of our own resources: a file is held against its declared type, and a fault is told.

What is wrong is told in one line: the file, the row, the table with its number, and what could have
stood there. A type stands in ``resources/kinds/``, in a module with the name of the file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

import msgspec

from unionnlp.errors import KnowledgeError
from unionnlp.resources.strict import explained
from unionnlp.resources.toml import NUMERALS

_AT = re.compile(r" - at (`key` in )?`\$\.?([^`]*)`$")
_STEP = re.compile(r"\[(\d+|\.\.\.)\]|([^.\[\]]+)")
_HEADER = re.compile(r"\[{1,2}([^\[\],]+)\]{1,2}\s*(?:#.*)?$")
_UNKNOWN = re.compile(r"unknown field '(.+?)'")
_QUOTED = re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*") is no """)
_SHOWN = 40  # characters of a name that a message repeats

Step = str | int


class _Fault(NamedTuple):
    """Where a fault lies, the type of what stands there, and what msgspec says of it."""

    path: tuple[Step, ...]
    kind: Any
    told: str


@cache
def declared(name: str) -> type[msgspec.Struct]:
    """Return the type of ``resources/NAME.toml``; raise ``KnowledgeError`` (U300) where there is none."""
    module = f"unionnlp.resources.kinds.{name}"
    if find_spec(module) is None:
        raise KnowledgeError(f"resources/{name}.toml: no type stands in resources/kinds/{name}.py")
    kind: type[msgspec.Struct] = import_module(module).File
    return kind


def validate(name: str, source: str, tables: Mapping[str, Any]) -> None:
    """Raise ``KnowledgeError`` (U300) for the first fault of a resource; ``tables`` is what its text says."""
    fault = _fault(tables, declared(name), ())
    if fault is None:
        return
    row = _row(source, fault)
    what = _shown(tables, fault.path)
    told = " ".join((f"{what}: {fault.told}" if what else fault.told).split())
    if row:
        raise KnowledgeError(f"resources/{name}.toml: row {row}: {told}")
    raise KnowledgeError(f"resources/{name}.toml: {told}")


def _fault(value: object, kind: Any, path: tuple[Step, ...]) -> _Fault | None:
    """Return the first fault of a value; into mappings msgspec does not say the way: they are walked."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return _placed(str(error), value, kind, path)
    return next(_leaves(value, kind, path), None)


def _leaves(value: Any, kind: Any, path: tuple[Step, ...]) -> Iterator[_Fault]:
    """Yield the faults of the leaves of a value that is of its type: a pattern that is none, an item."""
    from unionnlp.resources.kinds.leaves import leaf

    for part in get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,):
        for note in get_args(part)[1:] if get_origin(part) is Annotated else ():
            if note.title and (told := leaf(note.title, value)):
                yield _Fault(path, part, told)
    if isinstance(value, Mapping):
        keys = get_args(kind)[0] if get_origin(kind) is dict else str
        for key, entry in value.items():
            for fault in _leaves(key, keys, ()):
                yield _Fault((*path, key), keys, f"name {key!r}: {fault.told}")
            yield from _leaves(entry, _entry(kind, key), (*path, key))
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _leaves(entry, _entry(kind, number), (*path, number))


def _entry(kind: Any, step: Step) -> Any:
    """Return the type of an entry of a table, a mapping or a list."""
    for part in (kind, *get_args(kind)):
        if isinstance(part, type) and issubclass(part, msgspec.Struct) and isinstance(step, str):
            return _inner(part, step)
        if get_origin(part) is (dict if isinstance(step, str) else tuple):
            return _inner(part, "..." if isinstance(step, str) else step)
    return kind


def _placed(error: str, value: Any, kind: Any, path: tuple[Step, ...]) -> _Fault:
    """Return the fault of which msgspec tells, with its place."""
    found = _AT.search(error)
    told = _AT.sub("", error)
    if found is None:
        return _Fault(path, kind, explained(told, kind))
    for step in _steps(found.group(2)):
        kind = _inner(kind, step)
        if step == "...":
            return next(filter(None, _entries(value, kind, path)))
        value = value[step]
        path = (*path, step)
    if found.group(1):
        return _key_fault(value, kind, path, told)
    return _Fault(path, kind, explained(told, kind))


def _entries(
    value: Mapping[str, Any], kind: Any, path: tuple[Step, ...]
) -> Iterator[_Fault | None]:
    for key, entry in value.items():
        yield _fault(entry, kind, (*path, key))


def _key_fault(value: Any, kind: Any, path: tuple[Step, ...], told: str) -> _Fault:
    """Return the fault of a mapping in which a key is none of those it may have."""
    keys = get_args(kind)[0]
    for key in value:
        if _fault(key, keys, ()) is not None:
            return _Fault((*path, key), keys, f"name {key!r}: {explained(told, keys)}")
    return _Fault(path, kind, told)


def _steps(path: str) -> list[Step]:
    """Return the steps of a path such as ``festival[21].months[1]``."""
    steps: list[Step] = []
    for number, name in _STEP.findall(path):
        steps.append(name or (number if number == "..." else int(number)))
    return steps


def _inner(kind: Any, step: Step) -> Any:
    """Return the type of what a step leads to."""
    if isinstance(step, str) and step != "...":
        fields = {f.encode_name: f.type for f in msgspec.structs.fields(kind)}
        return fields[step]
    while (origin := get_origin(kind)) not in (tuple, dict):
        parts = get_args(kind) if origin else ()
        if not parts:
            return kind
        kind = next((p for p in parts if get_origin(p) in (tuple, dict)), parts[0])
    parts = get_args(kind)
    if origin is dict:
        return parts[1]
    return parts[0] if Ellipsis in parts else parts[int(step)]


def _shown(tables: Mapping[str, Any], path: Sequence[Step]) -> str:
    """Say a path in words: ``festival 22 '春节', months, entry 2``."""
    told: list[str] = []
    value: Any = tables
    for step in path:
        value = value[step]
        if isinstance(step, str):
            told.append(step)
        elif isinstance(value, Mapping):
            name = next((v for v in value.values() if isinstance(v, str)), "")
            told[-1:] = [f"{told[-1] if told else ''} {step + 1} {name[:_SHOWN]!r}".strip()]
        else:
            told.append(f"entry {step + 1}")
    return ", ".join(told)


def _row(source: str, fault: _Fault) -> int:
    """Return the row of a fault: of the value or field if it can be found, else of its table; 0: of neither."""
    lines = source.splitlines()
    row, stop, rest = _table(lines, fault.path)
    unknown = _UNKNOWN.search(fault.told)
    names = [s for s in rest if isinstance(s, str)] + ([unknown.group(1)] if unknown else [])
    for name in names:
        stands = re.compile(rf"""(?:^|[{{,])\s*["']?{re.escape(name)}["']?\s*[=.]""")
        headed = re.compile(rf"""\s*\[+[^\]]*\b["']?{re.escape(name)}["']?[\].]""")
        span = range(max(row, 1), stop + 1)
        row = next(
            (n for n in span if stands.search(lines[n - 1]) or headed.match(lines[n - 1])), row
        )
    quoted = _QUOTED.match(fault.told)
    if quoted is None:
        return row
    value = str(ast.literal_eval(quoted.group(1))).replace(NUMERALS, "{一至十}")
    written = (value, value.replace("\\", "\\\\"))
    span = range(max(row, 1), stop + 1)
    return next((n for n in span if any(w in lines[n - 1] for w in written)), row)


def _table(lines: Sequence[str], path: tuple[Step, ...]) -> tuple[int, int, tuple[Step, ...]]:
    """Return the first and last row of the innermost table with a header on a path, and the path in it."""
    best, taken = 0, 0
    at: dict[str, int] = {}
    headers = [(n, m.group(1)) for n, m in enumerate(map(_HEADER.match, lines), 1) if m]
    stop = len(lines)
    for place, (row, text) in enumerate(headers):
        name = ".".join(part.strip().strip("\"'") for part in text.split("."))
        listed = lines[row - 1].lstrip().startswith("[[")
        if listed:
            at[name] = at.get(name, -1) + 1
        depth = _reached(name, at, path)
        if depth > taken:
            best, taken = row, depth
            stop = headers[place + 1][0] - 1 if place + 1 < len(headers) else len(lines)
    return best, stop, path[taken:]


def _reached(name: str, at: Mapping[str, int], path: Sequence[Step]) -> int:
    """Return how many steps of a path lead to a header that was just read, 0 if they do not."""
    steps: list[Step] = []
    prefix = ""
    for part in name.split("."):
        prefix = f"{prefix}.{part}" if prefix else part
        steps.append(part)
        if prefix in at:
            steps.append(at[prefix])
    return len(steps) if list(path[: len(steps)]) == steps else 0
