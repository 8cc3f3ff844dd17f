"""Compile the cues of the items anew into models/items.json, the weights as they are: ``python scripts/item_cues.py``.

Words inside which a cue does not count need no training; a new cue weighs what its kind weighs until
``unionnlp train`` learns it.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from unionnlp.items import catalogue, model
from unionnlp.items.cue_table import compile_cues
from unionnlp.items.detector import digest

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the model with the cues of the catalogue as it is now."""
    shipped = model.load()
    cues = compile_cues(catalogue.load(), shipped.idle, shipped.learned)
    known = digest(catalogue.built_in_source())
    data = model.encode(replace(shipped, cues=cues, catalogue=known))
    (ROOT / "models" / model.FILE_NAME).write_bytes(data)
    print(f"{len(cues.pattern)} cues, {len(data)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
