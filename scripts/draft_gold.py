"""Make a gold folder for training of the benchmark's check drafts and the items of their lines.

    python scripts/draft_gold.py ../shared/benchmark/check/drafts build/drafts

The drafts lie outside of the project; ``corpus/practice/drafts.toml`` holds only which items each
of their lines carries. The outline and the arrangement are what the extractor reads in them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from unionnlp.pipeline import extract  # noqa: E402

LINES = ROOT / "corpus" / "practice" / "drafts.toml"


def gold(text: str, items: dict[str, str]) -> dict[str, Any]:
    """Return the gold record of a draft, which is one document."""
    found = extract(text, items=False).documents
    document = msgspec.to_builtins(found[0]) if found else {}
    document |= {"start": 0, "end": len(text), "items": []}
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        for item in filter(None, items.get(str(number), "").split(",")):
            document["items"].append({"start": start, "end": start + len(line), "item": item})
        start += len(line) + 1
    return {"documents": [document], "noise": []}


def main() -> None:
    """Write texts and gold of every draft in the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drafts", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    for name in ("texts", "gold"):
        (args.output / name).mkdir(parents=True, exist_ok=True)
    for name, items in tomllib.loads(LINES.read_text("utf-8")).items():
        text = (args.drafts / f"{name}.txt").read_bytes().decode("utf-8")
        (args.output / "texts" / f"{name}.txt").write_bytes(text.encode())
        record = json.dumps(gold(text, items), ensure_ascii=False)
        (args.output / "gold" / f"{name}.json").write_text(record, "utf-8")


if __name__ == "__main__":
    main()
