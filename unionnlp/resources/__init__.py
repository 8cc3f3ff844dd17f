"""Knowledge as data: terms, festivals, units, noise phrases, items, messages.

The TOML files in this folder can be read and mended by a person from a union;
code holds only mechanism. ``load`` reads one of them strictly: each has a declared type
(``kinds/``), and a file that is not, byte for byte, the one that was held against it is held
against it before it is used. What code reads a row into is that type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

from unionnlp.errors import KnowledgeError, reason
from unionnlp.patterns import lazy
from unionnlp.resources.held import held
from unionnlp.resources.toml import NUMERALS, parse, place

__all__ = [
    "NUMERALS",
    "alternation",
    "by_length",
    "load",
    "model",
    "parse",
    "place",
    "sound",
    "weights",
    "words",
]

Model = TypeVar("Model")
_HERE = Path(__file__).resolve().parent


def weights(name: str) -> Path:
    """Return the path of trained weights: in the package, or in a checkout's ``models/``."""
    packed = _HERE.parent / "models" / name
    return packed if packed.is_file() else _HERE.parents[1] / "models" / name


def model(name: str, kind: type[Model]) -> Model:
    """Return trained weights of a kind; raise ``KnowledgeError`` (U300) if they cannot be read."""
    try:
        return msgspec.json.decode(weights(name).read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"models/{name}: {reason(error)}; reinstall unionnlp") from error


@cache
def sound(name: str) -> str:
    """Return the text of ``resources/NAME.toml``, which says what its type declares.

    Raises ``KnowledgeError`` (U300) for a file that cannot be read, or that does not say what its
    type declares: one line with file, row and what could have stood there.
    """
    try:
        source = place(f"{name}.toml").read_text("utf-8")
        if held(source):
            return source
        tables = parse(source)
    except (OSError, UnicodeDecodeError, RecursionError, tomli.TOMLDecodeError) as error:
        raise KnowledgeError(
            f"resources/{name}.toml: {reason(error)}; reinstall unionnlp"
        ) from error
    from unionnlp.resources.declared import validate

    validate(name, source, tables)
    return source


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of ``resources/NAME.toml``; raises what ``sound`` does."""
    return parse(sound(name))


def whole(term: str | Sequence[str]) -> str:
    """Return a pattern; one that a file writes as a list has its alternatives in that order."""
    return term if isinstance(term, str) else "|".join(term)


def alternation(terms: Iterable[str | Sequence[str]]) -> str:
    """Return a regular expression that matches any of ``terms`` (themselves patterns), longest first."""
    return "|".join(by_length([whole(term) for term in terms]))


def by_length(terms: list[str]) -> list[str]:
    """Return ``terms``, the longest first."""
    return sorted(terms, key=lambda t: (-len(t), t))


@cache
def rows(name: str, table: str, key: str) -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    """Return the rows of a table of ``resources/NAME.toml``, each with the pattern of its words under ``key``."""
    return tuple((row, lazy(alternation(row[key]))) for row in load(name)[table])


@cache
def words(name: str, *keys: str, ends: bool = False) -> re.Pattern[str]:
    """Return one pattern of the rows that stand under ``keys`` in ``resources/NAME.toml``.

    ``ends`` binds it to the end of what is searched: words before a place. Compiled once.
    """
    rows: Any = load(name)
    for key in keys:
        rows = rows[key]
    body = alternation([rows] if isinstance(rows, str) else rows)
    return lazy(f"(?:{body})$" if ends else body)
