"""Drafts of our own with their faults marked: ``{{kind:words}}``, several places ``{{kind#1:words}}``.

Above ``---`` stand year, kind of unit, and the items that are tempting (``absent``) or told in words
of their own (``present``).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MARKED = Path(__file__).parent / "marked"
_MARK = re.compile(r"\{\{(\w+)(?:#(\w+))?:([^{}]*)\}\}")


@dataclass
class Marked:
    """A draft: its text, and its gold as ``CHECKING`` has it."""

    text: str = ""
    gold: dict[str, Any] = field(default_factory=dict)


def read(path: Path) -> Marked:
    """Return the draft of a marked file."""
    head, _, body = path.read_text("utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, last = "", 0
    faults: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for number, match in enumerate(_MARK.finditer(body)):
        text += body[last : match.start()]
        kind, name, words = match.groups()
        span = {"start": len(text), "end": len(text) + len(words), "text": words}
        faults.setdefault((kind, name or f"_{number}"), []).append(span)
        text += words
        last = match.end()
    text += body[last:]
    gold = {
        "year": int(fields["year"]), "school_type": fields["school_type"],
        "faults": [{"kind": kind, "spans": spans} for (kind, _), spans in faults.items()],
        **{key: [i.strip() for i in fields.get(key, "").split(",") if i.strip()]
           for key in ("absent", "present")},
    }  # fmt: skip
    return Marked(text, gold)


def compile_folder(folder: Path, output: Path) -> None:
    """Write the drafts of a folder and their gold under ``output``, as ``score_check.py`` wants them."""
    for name in ("drafts", "gold"):
        (output / name).mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.txt")):
        marked = read(path)
        (output / "drafts" / path.name).write_text(marked.text, "utf-8")
        gold = json.dumps(marked.gold, ensure_ascii=False, indent=1)
        (output / "gold" / f"{path.stem}.json").write_text(gold, "utf-8")
