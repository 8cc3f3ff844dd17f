"""Folders for work that leave nothing behind, even of a run that was killed.

Each is in the folder for temporary files and says in its name which process made it. What
a process left that is no longer there is removed by the next run.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

_PREFIX = "unionnlp-work-"


def make_folder() -> Path:
    """Return a new folder that only this user can read."""
    return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))


@cache
def sweep() -> None:
    """Remove what killed runs of this user left behind; once in each process."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(tempfile.gettempdir()):
            if entry.name.startswith(_PREFIX) and _is_left(entry):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Return whether a folder is ours and its process is gone."""
    number = entry.name.removeprefix(_PREFIX).partition("-")[0]
    if not number.isdigit() or not entry.is_dir(follow_symlinks=False):
        return False
    if hasattr(os, "getuid") and entry.stat(follow_symlinks=False).st_uid != os.getuid():
        return False
    return not _runs(int(number))


def _runs(process: int) -> bool:
    if os.name == "nt":  # there os.kill would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
