"""What the smaller commands print: text, lines and JSON, in UTF-8 whatever the machine's locale."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from unionnlp.cli.runner import write_each


def text(shown: str) -> int:
    """Print a text; return the exit code of success."""
    write_each(None, [shown.encode("utf-8", "replace")])
    return 0


def lines(rows: Iterable[str]) -> int:
    """Print lines."""
    return text("".join(f"{row}\n" for row in rows))


def as_json(value: object) -> int:
    """Print a record as JSON, indented."""
    return text(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
