"""Pairs of plan and summary with their answers, written in one marked text each.

    python corpus/compare/markup.py          writes NAME.plan.txt, NAME.summary.txt, gold/NAME.json

A marked text holds ``== plan``, ``== summary`` and ``== gold``. ``{7|words}`` marks commitment 7 in
the plan and a clause that reports it in the summary; ``{u1|words}`` is work that was not planned.
A line of the gold is ``7 status`` and, where both texts give a number, the promised and the
reached one as they would be written (``20件 17件``).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

MARK = re.compile(r"\{(\w+)\|([^{}]*)\}")
NUMBER = re.compile(r"([\d.]+)(万?)(.*)")


def strip(marked: str) -> tuple[str, dict[str, list[dict[str, object]]]]:
    """Return the text without marks, and the marked spans by their id."""
    text, spans, at = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = {"start": len(text), "end": len(text) + len(match[2]), "text": match[2]}
        spans.setdefault(match[1], []).append(span)
        text += match[2]
        at = match.end()
    return text + marked[at:], spans


def number(written: str) -> dict[str, object]:
    """Return ``46.8万元`` as its value and unit."""
    match = NUMBER.fullmatch(written)
    if not match:
        raise ValueError(f"{written}: no number")
    value = float(match[1]) * (10_000 if match[2] else 1)
    return {"value": round(value, 6), "unit": match[3]}


def read(marked: str) -> tuple[str, str, dict[str, object]]:
    """Return plan, summary and gold of a marked text."""
    _, plan, summary, gold = re.split(r"^== (?:plan|summary|gold)\n", marked, flags=re.MULTILINE)
    plan_text, promised = strip(plan)
    summary_text, told = strip(summary)
    commitments = []
    for line in gold.splitlines():
        if not line.strip():
            continue
        name, status, *numbers = line.split()
        row: dict[str, object] = {
            "plan": promised[name][0],
            "status": status,
            "summary": told.get(name, []),
        }
        if numbers:
            row["promised"], row["reached"] = map(number, numbers)
        commitments.append(row)
    if {row.split()[0] for row in gold.splitlines() if row.strip()} != set(promised):
        raise ValueError("the gold names other commitments than the plan")
    extra = [s for k, v in told.items() if k.startswith("u") for s in v]
    if any(k not in promised and not k.startswith("u") for k in told):
        raise ValueError(f"not promised: {set(told) - set(promised)}")
    return plan_text, summary_text, {"commitments": commitments, "unplanned": extra}


def main() -> None:
    """Write all pairs anew."""
    here = Path(__file__).parent
    for folder in (here, here / "other_hand", here / "voices", here / "later"):
        compile_folder(folder)


def compile_folder(here: Path) -> None:
    """Write the pairs of one folder."""
    (here / "gold").mkdir(exist_ok=True)
    for path in sorted((here / "marked").glob("*.txt")):
        plan, summary, gold = read(path.read_text("utf-8"))
        (here / f"{path.stem}.plan.txt").write_text(plan, "utf-8")
        (here / f"{path.stem}.summary.txt").write_text(summary, "utf-8")
        made = json.dumps(gold, ensure_ascii=False, indent=1)
        (here / "gold" / f"{path.stem}.json").write_text(made + "\n", "utf-8")


if __name__ == "__main__":
    main()
