"""Writing that appears whole or not at all, and the formats of records."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal

from unionnlp.errors import OutputError
from unionnlp.records import Extraction

Format = Literal["text", "json", "jsonl", "csv", "parquet", "xlsx", "ics", "html"]

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".ics": "ics",
    ".html": "html",
    ".htm": "html",
}

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Temporary files and folders of this process: a signal can end a run between two steps.
_UNFINISHED: set[Path] = set()


def temporary_beside(path: Path) -> Path:
    """Return a new hidden name beside ``path``; ``remove_unfinished`` knows it until it is done."""
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")
    _UNFINISHED.add(temporary)
    return temporary


def finished(temporary: Path) -> None:
    """Forget a temporary name, since nothing has it any more."""
    _UNFINISHED.discard(temporary)


def remove_unfinished() -> None:
    """Remove what this process has begun to write, for a run that is ended from outside."""
    for path in list(_UNFINISHED):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def format_of(path: str | os.PathLike[str]) -> Format | None:
    """Return the format that a file's ending means, ``None`` for an ending unknown here."""
    return ENDINGS.get(Path(path).suffix.lower())


def encode(extraction: Extraction, form: Literal["json", "jsonl"]) -> bytes:
    """Return a record as UTF-8: indented for people (``json``) or as one line (``jsonl``)."""
    return extraction.to_json(indent=2 if form == "json" else None).encode() + b"\n"


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
        with self._told():
            self._stream = self._open()
        return self

    def write(self, data: bytes) -> None:
        """Append ``data``; standard output gets it at once."""
        if self._stream is None:
            raise ValueError("the target is not open")
        with self._told():
            self._stream.write(data)
            if self._path is None:
                self._stream.flush()

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
            self._remove()
            return
        with self._told():
            self._finish(stream, self._path)

    def _open(self) -> BinaryIO:
        if self._path is None:
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
            self._remove()
            raise

    def _remove(self) -> None:
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            finished(self._temporary)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the system refuses into an ``OutputError``; a closed pipe stays itself."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise refused(self._name, error) from error


def refused(name: str, error: OSError) -> OutputError:
    """Return the error that tells why the system refuses to write an output."""
    # The system's own words: pyarrow puts others into strerror.
    reason = os.strerror(error.errno) if error.errno else str(error)
    return OutputError(f"{name}: cannot be written ({reason}); choose another place for it")


@contextlib.contextmanager
def temporary_files() -> Iterator[None]:
    """Tell where a full disk is that of the temporary files, and not that of the output."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise OutputError(
            f"{tempfile.gettempdir()}: no room for temporary files; "
            "set TMPDIR to a folder on another disk"
        ) from error


def _mode(path: Path) -> int:
    """Return the rights that the finished file gets: those it had, or those of a new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
