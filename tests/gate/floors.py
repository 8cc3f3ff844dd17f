"""Set the floors of the accuracy gate to what is reached now.

``python tests/gate/floors.py`` raises floors and accepts changed texts or gold;
``--lower`` also lowers them, which needs a line in CHANGELOG.md that says why.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from gate_sets import FLOORS, SETS, below, load, measure, raised, shares


def main() -> int:
    """Measure every set that is there, write the floors, and tell what is below them."""
    lower = "--lower" in sys.argv[1:]
    floors = load()
    code = 0
    with tempfile.TemporaryDirectory() as temporary:
        for name in SETS:
            measured = measure(name, Path(temporary))
            if measured is None:
                print(f"{name}: not there, its floors stay as they are")
                continue
            fingerprint, report = measured
            reached = shares(report.measures)
            old = floors.get(name, {}).get("f1", {})
            for line in [] if lower else below(old, reached):
                print(f"{name}: {line}; --lower would lower it")
                code = 1
            new = raised(old, reached, lower=lower)
            floors[name] = {"files": report.files, "fingerprint": fingerprint, "f1": new}
            print(f"{name}: {report.files} texts, lowest {min(new.values(), default=1.0)}")
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
