"""One LibreOffice that converts all files of a run, and lets nothing in or out.

It has a profile of its own: links of a stranger's file are blocked, all traffic goes to a proxy
that is not there, macros of documents never run. A macro of ours in that profile waits for
files; what takes too long or too much memory ends it, and the next file starts another. The
processes of one run share it, and take turns.
LibreOffice ends with this process (on Linux even where that is killed), and each file is gone
from its folder as soon as it is converted.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import sys
import threading
import time
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from unionnlp.reading.leftovers import make_folder, sweep
from unionnlp.reading.lifeline import own_path
from unionnlp.reading.office_turns import Server, Turns, is_alive

if TYPE_CHECKING:
    import subprocess

MEMORY = 900 * 1024 * 1024  # bytes of memory in use
_START = 60.0  # seconds for LibreOffice to come up; a loaded machine takes 20
_ATTEMPTS = 2  # for a file over which LibreOffice ended, perhaps not by its fault
_DYING = 5.0  # seconds for a process that was killed to be gone
_LOOK = 0.01  # seconds between two looks whether it is done
_RESTART = {79, 81}  # exit codes with which a new profile asks to be started again
_FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
_CODE = "import sys; from unionnlp.reading.lifeline import become; become(sys.argv[1:])"
_MACRO = "macro:///Standard.Serve.Main"


class TooLongError(Exception):
    """The conversion took longer than it may."""


class TooLargeError(Exception):
    """The conversion took more memory than it may."""


class LibreOffice:
    """A LibreOffice in the background, started when it is first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._owner = 0
        self._lock = threading.Lock()
        self._turns = Turns()

    def share(self, folder: Path) -> None:
        """Share one LibreOffice with the other processes that were given ``folder``."""
        self._turns.share(folder)

    def convert(self, program: str, data: bytes, suffix: str, target: str, seconds: float) -> bytes:
        """Return the bytes of a ``docx`` or ``xlsx`` made of a file; empty where it cannot be.

        Raises ``TooLongError`` after ``seconds``, the start not counted, and ``TooLargeError``.
        """
        made = b""
        with self._lock, self._turns.turn():
            for _ in range(_ATTEMPTS):
                before, server = self._own, self._running(program)
                made = self._converted(server, (data, suffix, target), seconds)
                # One that has only just started, or whose starter ended, may have gone by itself.
                if made or server.process == before or self._is_up(server):
                    break
        return made

    def _converted(self, server: Server, order: tuple[bytes, str, str], seconds: float) -> bytes:
        data, suffix, target = order
        folder = server.folder
        source, made = folder / f"source{suffix}", folder / f"made.{target}"
        try:
            source.write_bytes(data)
            lines = (source.as_uri(), made.as_uri(), _FILTERS[target])
            (folder / "order").write_text("\n".join(lines) + "\n", "utf-8")
            (folder / "order").replace(folder / "go")
            self._wait(server, folder / "done", seconds)
            return made.read_bytes() if made.is_file() else b""
        finally:
            for path in (source, made, folder / "go", folder / "done"):
                with contextlib.suppress(OSError):
                    path.unlink()

    @property
    def _own(self) -> int | None:
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End LibreOffice and remove its folder."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if self._owner != os.getpid():
            return
        if process is not None:
            process.kill()
            process.wait()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _running(self, program: str) -> Server:
        if self._owner != os.getpid():
            self._process = self._folder = None
        if (other := self._turns.server()) is not None and other.process != self._own:
            return other
        if self._process is None or self._process.poll() is not None or self._folder is None:
            self.close()
            sweep()
            self._owner = os.getpid()
            self._folder = make_folder()
            _furnish(self._folder)
            self._process = _start(program, self._folder)
            self._wait_for_start(program)
        server = Server(self._process.pid, self._folder)
        self._turns.serve(server)
        return server

    def _wait_for_start(self, program: str) -> None:
        """Wait until LibreOffice answers an order that asks for nothing."""
        assert self._folder is not None  # noqa: S101 - made by the caller
        (self._folder / "order").write_text("file:///\nfile:///\nnone\n", "utf-8")
        (self._folder / "order").replace(self._folder / "go")
        deadline = time.monotonic() + _START
        while not (self._folder / "done").exists():
            code = None if self._process is None else self._process.poll()
            if code is not None:
                if code not in _RESTART or time.monotonic() > deadline:
                    return  # the order that follows tells
                self._process = _start(program, self._folder)
            elif time.monotonic() > deadline:
                self.close()
                raise TooLongError
            time.sleep(_LOOK)
        (self._folder / "done").unlink()

    def _wait(self, server: Server, done: Path, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not done.exists():
            if not self._is_up(server):  # it broke over this file
                return
            if time.monotonic() > deadline:
                self._end(server)
                raise TooLongError
            if _memory(server.process) > MEMORY:
                self._end(server)
                raise TooLargeError
            time.sleep(_LOOK)

    def _is_up(self, server: Server) -> bool:
        if self._process is not None and server.process == self._own:
            return self._process.poll() is None
        return is_alive(server.process)

    def _end(self, server: Server) -> None:
        """End a LibreOffice, whoever started it."""
        if server.process == self._own:
            self.close()
            return
        with contextlib.suppress(OSError):
            os.kill(server.process, signal.SIGKILL)
        deadline = time.monotonic() + _DYING
        while is_alive(server.process) and time.monotonic() < deadline:
            time.sleep(_LOOK)
        shutil.rmtree(server.folder, ignore_errors=True)


office = LibreOffice()
atexit.register(office.close)


def _furnish(folder: Path) -> None:
    """Write the profile: what is blocked, and the macro that converts."""
    shipped = files("unionnlp.resources") / "office"
    user = folder / "profile" / "user"
    basic = user / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    for name, place in (
        ("registrymodifications.xcu", user), ("script.xlc", basic.parent), ("script.xlb", basic),
        ("Serve.xba", basic),
    ):  # fmt: skip
        (place / name).write_bytes((shipped / name).read_bytes())


def _start(program: str, folder: Path) -> subprocess.Popen[bytes]:
    # The script and its splash screen start further processes, which would outlive us.
    binary = Path(program).resolve().with_name("soffice.bin")
    command = [
        str(binary) if binary.is_file() else program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", _MACRO,
    ]  # fmt: skip
    import subprocess  # most files need no LibreOffice

    return subprocess.Popen(  # noqa: S603 (a fixed program, files of our own naming)
        [sys.executable, "-P", "-c", _CODE, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        cwd=folder,
        start_new_session=True,
    )


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment without displays and the user's home, and with a dead proxy."""
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP")
    found = {key: os.environ[key] for key in kept if key in os.environ}
    proxies = dict.fromkeys(
        ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9"
    )
    return found | proxies | {
        "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", "UNIONNLP_OFFICE": str(folder),
        "PYTHONPATH": own_path(),
    }  # fmt: skip


def _memory(process: int) -> int:
    """Return the bytes that a process has in use, 0 where the system does not say."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
