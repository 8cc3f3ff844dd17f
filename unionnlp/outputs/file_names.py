"""Names of files: what a source's file is called, and names made from what texts say.

These are short, safe on every system, and each its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from unionnlp.outputs.wording import line
from unionnlp.records import Source

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80  # characters: three bytes each in UTF-8, and systems allow 255


class FileNames:
    """Gives every file of a folder a name of its own; ``taken`` are names that it must not have."""

    def __init__(self, ending: str, taken: Iterable[str] = ()) -> None:
        self._ending = ending
        self._taken = {name.casefold() for name in taken}

    def free(self, words: str, instead: str) -> str:
        """Return a name made from ``words``, from ``instead`` where they hold nothing that can stand in one."""
        stem = _UNSAFE.sub("_", line(words, _LONGEST)).strip("._") or instead
        number, free = 1, stem
        while free.casefold() in self._taken:  # some systems tell no case apart
            number += 1
            free = f"{stem}-{number}"
        self._taken.add(free.casefold())
        return free + self._ending


def file_name(source: Source) -> str:
    """Return a source's file without its folders, which are nobody's business in a shared file."""
    return file_name_of(source.path)


def file_name_of(path: str | None) -> str:
    """Return the last part of a path, also of another system's."""
    return re.split(r"[/\\]", path or "")[-1]
