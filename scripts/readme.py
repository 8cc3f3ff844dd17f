"""Fill in what READMEs show: files, outputs of commands, and the accuracy table.

A comment ``<!-- run: … -->``, ``<!-- file: … -->`` or ``<!-- accuracy -->`` stands above
each block that is made. ``python scripts/readme.py`` writes them, ``--check`` only compares.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")

_FENCED = re.compile(r"(<!-- (run|file): (.+?) -->\n)(?:```\w*\n.*?\n```\n)?", re.DOTALL)
_TABLE = re.compile(r"(<!-- accuracy -->\n)(?:\n?\|[^\n]*\n)*")


def fill(text: str) -> str:
    """Return a README with all its made blocks current."""
    text = _FENCED.sub(lambda m: m[1] + _block(m[2], m[3]), text)
    return _TABLE.sub(lambda m: m[1] + _accuracy(), text)


def _block(kind: str, argument: str) -> str:
    if kind == "file":
        path, lines = argument.split()
        body = (ROOT / path).read_text("utf-8").splitlines()
        shown = "\n".join([*body[: int(lines)], "……"])
        return f"```text\n{shown}\n```\n"
    command, _, part = argument.partition(" | quantity ")
    shown = _output(command)
    if part:
        quantity = json.loads(shown)["documents"][0]["quantities"][int(part)]
        return f"```json\n{json.dumps(quantity, ensure_ascii=False)}\n```\n"
    return f"```console\n$ {command}\n{shown.rstrip()}\n```\n"


def _output(command: str) -> str:
    name, *args = command.split()
    if name != "unionnlp":
        raise SystemExit(f"{command!r} is no command of unionnlp")
    done = subprocess.run(  # noqa: S603 - the commands of our own READMEs
        [sys.executable, "-m", name, *args], capture_output=True, check=True, cwd=ROOT
    )
    return done.stdout.decode("utf-8")


def _accuracy() -> str:
    floors = json.loads((ROOT / "tests" / "gate" / "floors.json").read_text("utf-8"))
    heads = [f"{name} ({part['files']})" for name, part in floors.items()]
    rows = [f"| measure | {' | '.join(heads)} |", "|---|" + "---:|" * len(heads)]
    measures = dict.fromkeys(name for part in floors.values() for name in part["f1"])
    for measure in measures:
        cells = [part["f1"].get(measure) for part in floors.values()]
        rows.append(f"| {measure} | {' | '.join('' if c is None else f'{c:.3f}' for c in cells)} |")
    return "\n" + "\n".join(rows) + "\n"


def main() -> int:
    """Write or check the READMEs; return the exit code."""
    code = 0
    for name in READMES:
        path = ROOT / name
        before = path.read_text("utf-8")
        after = fill(before)
        if "--check" not in sys.argv[1:]:
            path.write_text(after, "utf-8", newline="\n")
        elif after != before:
            print(f"{name} is not current; run python scripts/readme.py", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
