"""Files that appear whole or not at all: the one way in which this package writes.

What is written gets a hidden name beside its place first and takes its own name once it is
complete and on disk, so that a full disk, an error or a kill leaves what was there before.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from unionnlp.errors import OutputError
from unionnlp.patterns import lazy

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# A temporary name tells who made it: a digest of the machine's name, and the process.
_HOST = f"{zlib.crc32(os.uname().nodename.encode()) if os.name == 'posix' else 0:08x}"
_LEFT = lazy(r"\A(?:\..{0,60}\.|unionnlp-)([0-9a-f]{8})-(\d{1,10})-[\w]{8}(?:\.tmp)?\Z")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Temporary files and folders of this process: a signal can end a run between two steps.
_UNFINISHED: set[Path] = set()


def temporary_beside(path: Path, ending: str = "tmp") -> Path:
    """Return a new hidden name beside ``path``; ``remove_unfinished`` knows it until it is done.

    What killed runs of this machine left in the same folder goes away.
    """
    sweep(path.parent)
    who = f"{_HOST}-{os.getpid()}-{secrets.token_hex(4)}"
    temporary = path.with_name(f".{path.name[:40]}.{who}.{ending}")
    _UNFINISHED.add(temporary)
    return temporary


def finished(temporary: Path) -> None:
    """Forget a temporary name, since nothing has it any more."""
    _UNFINISHED.discard(temporary)


def remove_unfinished() -> None:
    """Remove what this process has begun to write, for a run that is ended from outside."""
    for path in list(_UNFINISHED):
        _remove(path)


def sweep(folder: Path) -> None:
    """Remove the temporary files that processes of this machine left there when they were killed."""
    if os.name != "posix":  # elsewhere a process cannot be asked whether it lives
        return
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            left = _LEFT.match(entry.name)
            if left and left[1] == _HOST and not _lives(int(left[2])):
                _remove(entry)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder for temporary files that goes away with its block, or at the next run.

    A disk that is full there is told as such, and not as that of the output.
    """
    place = Path(tempfile.gettempdir())
    sweep(place)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"unionnlp-{_HOST}-{os.getpid()}-", dir=place))
        _UNFINISHED.add(folder)
        try:
            yield folder
        finally:
            _remove(folder)
            finished(folder)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise OutputError(
            f"{place}: no room for temporary files; set TMPDIR to a folder on another disk"
        ) from error


class Target:
    """Where a result goes: standard output, or a file that appears whole at the end.

    Used with ``with``: the file gets its name when the block ends well, and nothing is
    left behind when it ends with an error or ``discard`` was called. What cannot be
    written is an ``OutputError`` (U400), raised before any work where it shows by then.
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self._path = None if path is None else Path(os.path.realpath(path))
        self._name = "standard output" if path is None else os.fspath(path)
        self._temporary: Path | None = None
        self._stream: BinaryIO | None = None
        self._kept = True

    def __enter__(self) -> Target:
        with told(self._name):
            self._stream = self._open()
        return self

    def write(self, data: bytes) -> None:
        """Append ``data``; standard output gets it at once."""
        if self._stream is None:
            raise ValueError("the target is not open")
        with told(self._name):
            self._stream.write(data)
            if self._path is None:
                self._stream.flush()

    def secure(self) -> None:
        """Put what was written on disk, so that only the name is missing: for several files at once."""
        with told(self._name):
            if self._stream is not None:
                self._stream.flush()
                if self._temporary is not None:
                    os.fsync(self._stream.fileno())

    @property
    def place(self) -> Path:
        """Where the bytes go while the block lasts."""
        if self._temporary is None:
            raise OutputError(f"{self._name}: no plain file; give the name of one")
        return self._temporary

    def discard(self) -> None:
        """Leave no file when the block ends."""
        self._kept = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        stream, self._stream = self._stream, None
        if stream is None or self._path is None:
            return
        if error is not None or not self._kept:
            with contextlib.suppress(OSError):  # the first error is the one to tell
                stream.close()
            self._forget()
            return
        with told(self._name):
            self._finish(stream, self._path)

    def _open(self) -> BinaryIO:
        if self._path is None:
            if sys.stdout is None:  # it was closed before the program began
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            return sys.stdout.buffer
        if self._path.is_dir():
            raise OutputError(f"{self._name}: a folder; give the name of a file in it")
        if self._path.exists() and not self._path.is_file():
            return self._path.open("wb")  # a device or pipe cannot be replaced
        if self._path.exists() and not os.access(self._path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        self._temporary = temporary_beside(self._path)
        return os.fdopen(os.open(self._temporary, _NEW, 0o600), "wb")

    def _finish(self, stream: BinaryIO, path: Path) -> None:
        try:
            stream.flush()
            if self._temporary is not None:
                os.fsync(stream.fileno())
                self._temporary.chmod(_mode(path))
            stream.close()
            if self._temporary is not None:
                self._temporary.replace(path)
                finished(self._temporary)
        except BaseException:
            with contextlib.suppress(OSError):
                stream.close()
            self._forget()
            raise

    def _forget(self) -> None:
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            finished(self._temporary)


@contextlib.contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a name to write a file at, for libraries that open it themselves; else as ``Target``."""
    with Target(path) as target, told(os.fspath(path)):
        yield target.place


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write one file so that it is there whole or not at all; raise ``OutputError`` (U400)."""
    with Target(path) as target:
        target.write(data)


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what the system refuses into an ``OutputError``; a closed pipe stays itself."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # The system's own words: pyarrow puts others into strerror.
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise OutputError(
            f"{name}: cannot be written ({reason}); choose another place for it"
        ) from error


def _mode(path: Path) -> int:
    """Return the rights that the finished file gets: those it had, or those of a new file."""
    return path.stat().st_mode & 0o777 if path.exists() else new_mode(0o666)


def new_mode(wanted: int) -> int:
    """Return the rights of something new, as the system's mask leaves them."""
    mask = os.umask(0)
    os.umask(mask)
    return wanted & ~mask
