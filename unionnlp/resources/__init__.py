"""Knowledge as data: terms, festivals, units, noise phrases, items, messages.

The TOML files in this folder can be read and mended by a person from a union;
code holds only mechanism. ``load`` reads one of them strictly.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from unionnlp.errors import KnowledgeError

NUMERALS = "一二三四五六七八九十"
"""The characters of numbers up to ten; a pattern of a resource writes ``{一至十}`` for them."""


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text in which ``{一至十}`` stands for the Chinese numerals.

    Raises:
        tomllib.TOMLDecodeError: The text is no TOML; the message names line and column.

    """
    return tomllib.loads(text.replace("{一至十}", NUMERALS))


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of ``resources/NAME.toml``; raise ``KnowledgeError`` (U300) if unreadable."""
    try:
        return parse(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"resources/{name}.toml: {error}; reinstall unionnlp") from error


def alternation(terms: list[str]) -> str:
    """Return a regular expression that matches any of ``terms`` (themselves patterns), longest first."""
    return "|".join(sorted(terms, key=lambda t: (-len(t), t)))
