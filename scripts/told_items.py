"""Make a gold folder for training of the sentences of the tests: ``python scripts/told_items.py build/told``.

Each line of tests/checks/{provided,promised}.txt carries the item that it is told for, each of tempting.txt does
not; what else they carry is what the shipped model is sure of. Thirty lines make a plan. The short lines of
tests/items/short.txt carry the items that stand before them and no other; nine make a plan without sections.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from unionnlp.pipeline import extract  # noqa: E402

TESTS = ROOT / "tests" / "checks"
SHORT = ROOT / "tests" / "items" / "short.txt"
UNITS = ("松岭小学", "青石中学", "花朵幼儿园", "清源职业学校", "江北大学", "云河县教育局")
TRADES = ("青石水泥公司", "平河医院", "石桥小学", "云河公交公司", "花朵幼儿园", "松岭县水务局")
SECTIONS = ("一、主要工作", "二、关心教职工", "三、民主管理", "四、文体活动", "五、自身建设")
LINES, EACH = 30, 6  # of a plan, of a section
FEW = 9  # short lines of a plan
SURE = 0.75  # probability from which another item is taken as carried
SEED = 3

Row = tuple[str, str, bool]
"""An item, a sentence, whether the sentence provides for it."""


def rows() -> list[Row]:
    """Return the sentences of the tests in an order of chance."""
    found = []
    for name, carried in (("provided", True), ("promised", True), ("tempting", False)):
        for line in (TESTS / f"{name}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                item, words = line.split(" | ", 1)
                found.append((item, words, carried))
    random.Random(SEED).shuffle(found)  # noqa: S311 - an order, no secret
    return found


def plan(unit: str, part: list[Row]) -> tuple[str, dict[str, Any]]:
    """Return the text of a plan of these sentences, and its gold document."""
    title = f"{unit}工会2026年工作计划"
    text, outline, places = f"{title}\n", [], []
    for number, (item, words, carried) in enumerate(part):
        if number % EACH == 0:
            heading = SECTIONS[number // EACH]
            outline.append(_node(len(text), heading, 1, number // EACH + 1))
            text += f"{heading}\n"
        line = f"{number % EACH + 1}．{words}"
        outline.append(_node(len(text), line[:30], 2, number % EACH + 1))
        places.append((len(text), len(text) + len(line), item, carried))
        text += f"{line}\n"
    sure = [
        (m.line.start, m.item)
        for document in extract(text).documents
        for m in document.items
        if m.line and (m.score or 0.0) >= SURE
    ]
    items = [
        {"start": start, "end": end, "item": one}
        for start, end, item, carried in places
        for one in sorted(
            {i for at, i in sure if at == start and i != item} | ({item} if carried else set())
        )
    ]
    return text, _gold(text, title, unit, outline, items)


def short_lines() -> list[tuple[list[str], str]]:
    """Return the short lines with their items in an order of chance."""
    found = []
    for line in SHORT.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            items, words = line.split(" | ", 1)
            found.append(([i for i in items.split() if i != "-"], words))
    random.Random(SEED).shuffle(found)  # noqa: S311 - an order, no secret
    return found


def short_plan(unit: str, part: list[tuple[list[str], str]]) -> tuple[str, dict[str, Any]]:
    """Return the text of a plan of short lines, and its gold document."""
    title = f"{unit}工会2026年工作计划"
    text, outline, found = f"{title}\n", [], []
    for number, (items, words) in enumerate(part, 1):
        line = f"{number}．{words}"
        outline.append(_node(len(text), line, 1, number))
        found += [{"start": len(text), "end": len(text) + len(line), "item": one} for one in items]
        text += f"{line}\n"
    return text, _gold(text, title, unit, outline, found)


def _gold(
    text: str, title: str, unit: str, outline: list[dict[str, Any]], items: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "start": 0, "end": len(text) - 1, "title": title, "kind": "plan", "organization": unit, "year": 2026,
        "outline": outline, "schedule": [], "dates": [], "quantities": [], "items": items,
    }  # fmt: skip


def _node(start: int, text: str, depth: int, number: int) -> dict[str, Any]:
    role = "work" if depth == 1 else None
    end = start + len(text)
    return {
        "start": start,
        "end": end,
        "depth": depth,
        "number": number,
        "role": role,
        "text": text,
    }


def main() -> int:
    """Write texts/ and gold/ under the folder that is given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    output = parser.parse_args().output
    for name in ("texts", "gold"):
        (output / name).mkdir(parents=True, exist_ok=True)
    told, short = rows(), short_lines()
    made = [
        plan(UNITS[n % len(UNITS)], told[n * LINES :][:LINES])
        for n in range(-(-len(told) // LINES))
    ]
    made += [
        short_plan(TRADES[n % len(TRADES)], short[n * FEW :][:FEW])
        for n in range(-(-len(short) // FEW))
    ]
    for number, (text, document) in enumerate(made, 1):
        name = f"p{number:03d}"
        source = {
            "path": f"{name}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "encoding": "utf-8", "length": len(text),
        }  # fmt: skip
        gold = {"schema": "unionnlp/1", "source": source, "documents": [document], "noise": []}
        (output / "texts" / f"{name}.txt").write_text(text, "utf-8")
        written = json.dumps(gold, ensure_ascii=False, indent=1)
        (output / "gold" / f"{name}.json").write_text(f"{written}\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
