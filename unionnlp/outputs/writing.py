"""The formats of results: which ending means which, and records as JSON."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from unionnlp.records import Extraction

Format = Literal["text", "json", "jsonl", "csv", "parquet", "xlsx", "ics", "html"]

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".ics": "ics",
    ".html": "html",
    ".htm": "html",
}


def format_of(path: str | os.PathLike[str]) -> Format | None:
    """Return the format that a file's ending means, ``None`` for an ending unknown here."""
    return ENDINGS.get(Path(path).suffix.lower())


def encode(extraction: Extraction, form: Literal["json", "jsonl"]) -> bytes:
    """Return a record as UTF-8: indented for people (``json``) or as one line (``jsonl``)."""
    return extraction.to_json(indent=2 if form == "json" else None).encode() + b"\n"
