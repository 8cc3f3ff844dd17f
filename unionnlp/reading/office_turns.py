"""One LibreOffice for all processes of a run: who serves, and whose turn it is.

The processes share a folder. A lock in it gives each its turn; a file names the process that
LibreOffice is and the folder that it serves. The system frees the lock of a process that dies.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Server(NamedTuple):
    """A LibreOffice that waits for files: its process, and the folder that it serves."""

    process: int
    folder: Path


class Turns:
    """Turns at one LibreOffice; without a shared folder every turn is one's own at once."""

    def __init__(self) -> None:
        self._shared: Path | None = None

    def share(self, folder: Path) -> None:
        """Take turns with the other processes that share ``folder``; only Linux can."""
        if sys.platform == "linux":
            self._shared = folder

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn and hold it."""
        if self._shared is None or sys.platform == "win32":
            yield
            return
        import fcntl

        with (self._shared / "turn").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def server(self) -> Server | None:
        """Return the LibreOffice that serves, ``None`` where there is none (any more)."""
        if self._shared is None:
            return None
        with contextlib.suppress(OSError, ValueError):
            process, folder = (self._shared / "server").read_text("utf-8").split("\n", 1)
            if is_alive(int(process)):
                return Server(int(process), Path(folder))
        return None

    def serve(self, server: Server) -> None:
        """Tell the others who serves now."""
        if self._shared is not None and self.server() != server:
            (self._shared / "next").write_text(f"{server.process}\n{server.folder}", "utf-8")
            (self._shared / "next").replace(self._shared / "server")


def is_alive(process: int) -> bool:
    """Say whether a process runs; one that ended and that its parent has not buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2]
    except OSError:
        return False
    return os.name == "posix" and not state.strip().startswith(("Z", "X"))
