"""A folder of tables that appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from unionnlp.errors import OutputError
from unionnlp.outputs.writing import finished, refused, temporary_beside


@contextlib.contextmanager
def whole_folder(path: str | os.PathLike[str], ending: str) -> Iterator[Path]:
    """Give a new folder to write in; it takes the name ``path`` when the block ends well.

    An older folder of that name is replaced if it holds nothing but files that end in
    ``ending`` (it was written by an earlier run). Raises ``OutputError`` (U400) before any
    work where the folder cannot be written, and leaves nothing behind on any error.
    """
    target = Path(os.path.realpath(path))
    _refuse(target, os.fspath(path), ending)
    place = temporary_beside(target)
    with _told(os.fspath(path)):
        place.mkdir(0o700)
    try:
        with _told(os.fspath(path)):
            yield place
            _refuse(target, os.fspath(path), ending)
            _put(place, target)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        finished(place)


def _refuse(target: Path, name: str, ending: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise OutputError(f"{name}: a file; tables are written as a folder, give another name")
    foreign = sorted(p.name for p in target.iterdir() if p.suffix != ending or p.is_dir())
    if foreign:
        raise OutputError(
            f"{name}: holds {foreign[0]!r}, which is no {ending} table; give a new folder"
        )


def _put(place: Path, target: Path) -> None:
    """Swap the new folder in; an older one goes away only once the new one has its name."""
    mask = os.umask(0)
    os.umask(mask)
    place.chmod(0o777 & ~mask)
    if not target.exists():
        place.replace(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", suffix=".old", dir=target.parent))
    old = aside / target.name
    try:
        target.replace(old)
        try:
            place.replace(target)
        except BaseException:
            old.replace(target)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what the system refuses into an ``OutputError``."""
    try:
        yield
    except OSError as error:
        raise refused(name, error) from error
