"""The text of a resource: where it stands, and what its TOML says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli

_HERE = Path(__file__).resolve().parent

NUMERALS = "一二三四五六七八九十"
"""The characters of numbers up to ten; a pattern of a resource writes ``{一至十}`` for them."""


def place(name: str) -> Path:
    """Return the path of a file of this folder."""
    return _HERE / name


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text in which ``{一至十}`` stands for the Chinese numerals.

    Raises:
        tomli.TOMLDecodeError: The text is no TOML; the message names line and column.

    """
    return tomli.loads(text.replace("{一至十}", NUMERALS))
