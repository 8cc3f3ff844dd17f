"""Print a page of the documents as a shell script, to follow it word for word.

    python scripts/tutorial.py docs/tutorial.md | bash -euo pipefail

Shell blocks stand as they are, in their order; Python blocks are one session and stand
where the last of them does. ``--no-install`` leaves out the blocks that install.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^```(bash|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def script(page: str, *, install: bool = True) -> str:
    """Return the shell script of a page's text."""
    blocks = [(language, code) for language, code in BLOCK.findall(page)]
    sessions = [place for place, (language, _) in enumerate(blocks) if language == "python"]
    parts = []
    for place, (language, code) in enumerate(blocks):
        if language == "bash" and (install or "pip install" not in code):
            parts.append(code)
        elif sessions and place == sessions[-1]:
            session = "".join(blocks[k][1] for k in sessions)
            parts.append(f"cat > session.py <<'END'\n{session}END\npython session.py\n")
    return "\n".join(parts)


def main() -> int:
    """Print the script of the page that was named."""
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    install = "--no-install" not in sys.argv[1:]
    for path in paths:
        print(script(path.read_text("utf-8"), install=install))
    return 0


if __name__ == "__main__":
    sys.exit(main())
