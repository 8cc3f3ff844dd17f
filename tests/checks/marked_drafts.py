"""Drafts of our own with their faults marked: ``{{kind:words}}``, several places ``{{kind#1:words}}``.

Above ``---`` stand year, kind of unit, and the items that are tempting (``absent``) or told in words
of their own (``present``).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from unionnlp.checks import check
from unionnlp.checks.records import Finding, Report

# Kinds between which two careful readers may differ count as one.
KIN = {"arithmetic": "contradiction", "cancelled": "rule", "outdated": "impossible"}
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


def hand_of(path: Path) -> str:
    """Return the author that the name of a marked file tells, for training."""
    return f"{path.parent.name}-{re.sub('[0-9-].*', '', path.stem)}"


def compile_folder(folder: Path, output: Path) -> None:
    """Write the drafts of a folder and their gold under ``output``, as ``score_check.py`` wants them."""
    for name in ("drafts", "gold"):
        (output / name).mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.txt")):
        marked = read(path)
        (output / "drafts" / path.name).write_text(marked.text, "utf-8")
        gold = json.dumps(marked.gold, ensure_ascii=False, indent=1)
        (output / "gold" / f"{path.stem}.json").write_text(gold, "utf-8")


@cache
def judged(path: Path) -> tuple[dict[str, Any], Report]:
    """Return the gold of a marked file and the report on its draft."""
    marked = read(path)
    return marked.gold, check(marked.text)


def kin(kind: str | None) -> str | None:
    return KIN.get(kind or "", kind)


def matches(finding: Finding, fault: dict[str, Any]) -> bool:
    return kin(finding.kind) == kin(fault["kind"]) and any(
        e.start < s["end"] and s["start"] < e.end for e in finding.evidence for s in fault["spans"]
    )


def found_and_true(folder: Path) -> tuple[float, float]:
    """Return which share of the faults of a folder is found, and which of its grave findings are true."""
    faults = found = said = true = 0
    for path in sorted(folder.glob("*.txt")):
        gold, report = judged(path)
        faults += len(gold["faults"])
        found += sum(any(matches(f, x) for f in report.findings) for x in gold["faults"])
        grave = [f for f in report.findings if f.severity != "low" and f.kind and f.evidence]
        said += len(grave)
        true += sum(any(matches(f, x) for x in gold["faults"]) for f in grave)
    return found / faults, true / said


def absent_and_present(folder: Path) -> tuple[float, float]:
    """Return which share of the tempting items is not taken for planned, and which of the planned ones is seen."""
    absent: list[float] = []
    present: list[float] = []
    for path in sorted(folder.glob("*.txt")):
        gold, report = judged(path)
        covered, unclear = ({i.item for i in s} for s in (report.covered, report.unclear))
        missing = {m.item for m in report.missing}
        absent += [0.5 if i in unclear else float(i not in covered) for i in gold["absent"]]
        present += [0.5 if i in unclear else float(i not in missing) for i in gold["present"]]
    return sum(absent) / len(absent), sum(present) / len(present)
