"""Folders of results that appear whole or not at all, and never in place of what is not ours.

A folder that we wrote holds a mark, a small file that lists the files of that run with their
digests. Only such a folder is replaced, and only while it holds nothing else: a file that
somebody put there, or changed, is theirs.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from unionnlp.errors import OutputError
from unionnlp.writing.files import finished, new_mode, temporary_beside, told

MARK = ".unionnlp-files"
_LONGEST = 1 << 24  # bytes of a mark: some 100,000 files
_OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what file managers leave by themselves


class _Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a run has written: the names of its files with the SHA-256 of their bytes."""

    files: dict[str, str]


@contextlib.contextmanager
def whole_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a new folder to write in; it takes the name ``path`` when the block ends well.

    An older folder of that name is replaced if it is empty, or holds what an earlier run wrote
    there and nothing else. Raises ``OutputError`` (U400) before any work where the folder
    cannot be written, naming what stands in the way, and leaves nothing behind on any error.
    """
    target, name = Path(os.path.realpath(path)), os.fspath(path)
    with told(name):
        _refuse(target, name)
        place = temporary_beside(target)
        place.mkdir(0o700)
    try:
        with told(name):
            yield place
            _mark(place)
            _refuse(target, name)
            _put(place, target)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        finished(place)


def _refuse(target: Path, name: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError(f"{name}: a file; this is written as a folder, give another name")
    if target == Path.cwd():
        raise OutputError(f"{name}: the folder you stand in; give the name of a new one")
    foreign = _foreign(target)
    if foreign is not None:
        raise OutputError(
            f"{name}: holds {foreign!r}, which unionnlp did not write there, or which was "
            "changed since; give a new folder"
        )


def _foreign(folder: Path) -> str | None:
    """Return the name of the first entry that is not as an earlier run wrote it."""
    ours = _read_mark(folder)
    known = ours or {}
    passed = _OF_SYSTEMS if ours is None else {*_OF_SYSTEMS, MARK}
    for entry in sorted(folder.iterdir()):
        if entry.name not in passed and known.get(entry.name, "") != _digest(entry):
            return entry.name
    return None


def _read_mark(folder: Path) -> dict[str, str] | None:
    """Return the files that an earlier run wrote, ``None`` where the folder is none of ours."""
    try:
        with (folder / MARK).open("rb") as file:
            return msgspec.json.decode(file.read(_LONGEST), type=_Mark).files
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _mark(folder: Path) -> None:
    files = {entry.name: _digest(entry) or "" for entry in sorted(folder.iterdir())}
    (folder / MARK).write_bytes(msgspec.json.encode(_Mark(files)) + b"\n")


def _digest(file: Path) -> str | None:
    """Return the digest of a file's bytes, ``None`` for what is no plain file."""
    if file.is_symlink() or not file.is_file():
        return None
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _put(place: Path, target: Path) -> None:
    """Swap the new folder in; an older one goes away only once the new one has its name."""
    place.chmod(new_mode(0o777))
    if not target.exists():
        place.replace(target)
        return
    if _exchange(place, target):  # the older one is now at the temporary name, and goes with it
        return
    old = temporary_beside(target, "old")
    finished(old)  # whatever ends the run now must leave it
    target.replace(old)
    try:
        place.replace(target)
    except BaseException:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step, where the system can; say whether it did."""
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    names = (here, os.fsencode(one), here, os.fsencode(other), swap)
    return rename is not None and rename(*names) == 0
