"""Hold every resource against its declared type, and write resources/held.txt.

    python scripts/held.py [--check]

To be run after a resource was changed: a file of which the digest does not stand in held.txt is held
against its type at every start, which costs time and changes nothing. ``--check`` writes nothing and
ends with 1 where a digest is not that of the file.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the file; print the faults of resources that are not sound."""
    sys.path.insert(0, str(ROOT))
    from unionnlp.errors import KnowledgeError
    from unionnlp.resources import parse, place
    from unionnlp.resources.declared import validate
    from unionnlp.resources.held import FILE_NAME, held, written

    sources = {p.stem: p.read_text("utf-8") for p in sorted(place("").glob("*.toml"))}
    if "--check" in sys.argv[1:]:
        changed = [name for name, source in sources.items() if not held(name, source)]
        print("\n".join(f"{name}.toml: changed; run scripts/held.py" for name in changed), end="")
        return int(bool(changed))
    sound = {}
    for name, source in sources.items():
        try:
            validate(name, source, parse(source))
            sound[name] = source
        except KnowledgeError as error:
            print(error)
    place(FILE_NAME).write_text(written(sound), "utf-8", newline="\n")
    print(f"{FILE_NAME}: {len(sound)} of {len(sources)} files are sound")
    return int(len(sound) < len(sources))


if __name__ == "__main__":
    sys.exit(main())
