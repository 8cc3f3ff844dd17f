"""What a path that a user gives stands for: a file, a member of an archive, or standard input."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from unionnlp.reading.source import Input

STDIN = "-"


def as_input(source: Input | str | os.PathLike[str]) -> Input:
    """Return the input that a path means; ``plans.zip!a.docx`` names a member."""
    if isinstance(source, Input):
        return source
    path = os.fspath(source)
    if "!" in path and not mode_of(path):
        at = path.find("!")
        while at >= 0:
            if stat.S_ISREG(mode_of(path[:at])):
                return Input(path[:at], path[at + 1 :])
            at = path.find("!", at + 1)
    return Input(path)


def mode_of(path: str) -> int:
    """Return the mode of what stands at a path, 0 where nothing does."""
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError):
        return 0
