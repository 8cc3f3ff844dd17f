"""Write the JSON Schema of the record, made from the record types.

``python scripts/schema.py`` writes schema/unionnlp-1.schema.json; with ``--check`` it
writes nothing and fails where the file is not current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.records import Extraction

FILE = Path(__file__).resolve().parent.parent / "schema" / "unionnlp-1.schema.json"


def build() -> str:
    """Return the schema as JSON text."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "unionnlp/1",
        **msgspec.json.schema(Extraction),
    }
    for definition in schema["$defs"].values():
        if "description" in definition:
            definition["description"] = " ".join(definition["description"].split())
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write or check the file; return the exit code."""
    current = build()
    if "--check" in sys.argv[1:]:
        if FILE.is_file() and FILE.read_text("utf-8") == current:
            return 0
        print(f"{FILE.name} is not current; run python scripts/schema.py", file=sys.stderr)
        return 1
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(current, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
