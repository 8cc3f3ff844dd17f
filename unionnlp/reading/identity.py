"""Which file is it? Two paths may name one file, by links, ``..`` or another case.

What is written is compared with what was read by identity, before anything is written:
the same device and inode, or the same path once links and ``..`` are resolved.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec


class Identity(msgspec.Struct, frozen=True):
    """A file's resolved path and, where it exists, its device and inode.

    ``inode`` is ``None`` for a path at which nothing stands yet.
    """

    path: str
    device: int | None = None
    inode: int | None = None

    def is_same(self, other: Identity) -> bool:
        """Return whether both are one file."""
        if self.path == other.path:
            return True
        return self.inode is not None and (self.device, self.inode) == (other.device, other.inode)

    def is_inside(self, folder: Identity) -> bool:
        """Return whether this file lies in a folder, at whatever depth."""
        return folder.path != self.path and Path(self.path).is_relative_to(folder.path)


def identity(path: str | os.PathLike[str]) -> Identity:
    """Return the identity of a file or folder; never raises, whatever the path is."""
    shown = os.fspath(path)
    try:
        resolved = os.path.realpath(shown)
    except (OSError, ValueError):
        return Identity(shown)
    try:
        found = Path(shown).stat()
    except (OSError, ValueError):
        return Identity(resolved)
    return Identity(resolved, found.st_dev, found.st_ino)
