"""Write the JSON Schemas of what the commands print, made from the record types.

``python scripts/schema.py`` writes schema/*.schema.json; with ``--check`` it writes nothing
and fails where one is not current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.checks.records import REPORT_SCHEMA, Report
from unionnlp.comparison.plans import PLANS_SCHEMA, PlanChanges
from unionnlp.comparison.records import COMPARISON_SCHEMA, Comparison
from unionnlp.records import SCHEMA, Extraction

FOLDER = Path(__file__).resolve().parent.parent / "schema"
RECORDS: dict[str, Any] = {
    SCHEMA: Extraction,
    REPORT_SCHEMA: Report,
    COMPARISON_SCHEMA: Comparison,
    PLANS_SCHEMA: PlanChanges,
}


def build(name: str = SCHEMA) -> str:
    """Return the schema of a record (``unionnlp/1``) as JSON text."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **msgspec.json.schema(RECORDS[name]),
    }
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = " ".join(definition["description"].split())
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def file(name: str) -> Path:
    """Return where the schema of a record is published."""
    return FOLDER / f"{name.replace('/', '-')}.schema.json"


def main() -> int:
    """Write or check the files; return the exit code."""
    failed = False
    for name in RECORDS:
        current, place = build(name), file(name)
        if "--check" not in sys.argv[1:]:
            FOLDER.mkdir(exist_ok=True)
            place.write_text(current, "utf-8", newline="\n")
        elif not place.is_file() or place.read_text("utf-8") != current:
            print(f"{place.name} is not current; run python scripts/schema.py", file=sys.stderr)
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
