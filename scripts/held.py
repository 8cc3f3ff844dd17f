"""Hold every resource against its declared type, and note on its last row that it was found sound.

    python scripts/held.py [--check]

To be run after a resource was changed: a file whose last row has no digest of it, or another one, is held
against its type at every start, which costs time and changes nothing. ``--check`` writes nothing and
ends with 1 where a digest is not that of the file.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the rows; print the faults of resources that are not sound."""
    sys.path.insert(0, str(ROOT))
    from unionnlp.errors import KnowledgeError
    from unionnlp.resources import parse, place
    from unionnlp.resources.declared import validate
    from unionnlp.resources.held import held, marked, plain

    paths = sorted(place("").glob("*.toml"))
    changed = [p for p in paths if not held(p.read_text("utf-8"))]
    if "--check" in sys.argv[1:]:
        print("".join(f"{p.name}: changed; run scripts/held.py\n" for p in changed), end="")
        return int(bool(changed))
    faults = 0
    for path in paths:
        source = path.read_text("utf-8")
        try:
            validate(path.stem, source, parse(source))
        except KnowledgeError as error:
            print(error)
            faults += 1
            source = plain(source)
        else:
            source = marked(source)
        if path in changed:
            path.write_text(source, "utf-8", newline="\n")
    print(f"{len(paths) - faults} of {len(paths)} files are sound")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
