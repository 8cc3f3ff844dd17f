"""Write resources/readings.txt: what the patterns of the package need, read beforehand.

    python scripts/readings.py

Reads and checks our own texts (corpus/, examples/), and takes the patterns that were asked for on
the way. To be run after patterns were changed, with an example at hand: a pattern that the file does not
know is read where it is needed, which costs time and changes nothing.
"""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "unionnlp" / "resources" / "readings.txt"


def main() -> int:
    """Write the file; print how many patterns it holds."""
    sys.path.insert(0, str(ROOT))
    from unionnlp import prepared
    from unionnlp.checks.run import check
    from unionnlp.patterns import _Lazy, reading

    for text in _texts():
        check(text)
    met = [one for one in gc.get_objects() if isinstance(one, _Lazy) and one._read is not None]
    rows = [(one.pattern, one.flags, reading(one.pattern, one.flags)) for one in met]
    TARGET.write_bytes(prepared.written(rows))
    print(f"{TARGET.name}: {len(rows)} patterns, {TARGET.stat().st_size:,} bytes")
    return 0


def _texts() -> list[str]:
    marked = sorted((ROOT / "corpus" / "marked").glob("*.txt"))
    texts = [re.sub("⟦[^⟦⟧]*⟧", "", path.read_text("utf-8")) for path in marked]
    return [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))] + texts


if __name__ == "__main__":
    sys.exit(main())
