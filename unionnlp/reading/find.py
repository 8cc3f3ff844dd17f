"""From paths that a user names to the inputs to read, one after another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from unionnlp.errors import ReadingError
from unionnlp.reading.detect import ENDINGS, ending
from unionnlp.reading.source import DEFAULT_LIMITS, Input, Limits

STDIN = "-"


def discover(
    paths: Iterable[str | os.PathLike[str]], limits: Limits = DEFAULT_LIMITS
) -> Iterator[Input]:
    """Yield what the paths hold, lazily and in a stable order.

    A file is yielded whatever its ending; a folder is walked (known endings only, no
    hidden files, no ``~$`` locks), a zip gives one input for each readable member.
    Raises ``ReadingError`` for a missing path or a folder without a readable file. A
    zip that cannot be listed is yielded whole, so that its own reading tells why.
    """
    for path in paths:
        yield from _of_path(os.fspath(path), limits)


def _of_path(path: str, limits: Limits) -> Iterator[Input]:
    if path == STDIN:
        yield Input(path)
        return
    place = Path(path)
    if place.is_dir():
        found = False
        for file in _walk(place):
            for item in _of_file(file, limits):
                found = True
                yield item
        if not found:
            raise ReadingError(
                f"{path}: no readable file in this folder; put .docx, .pdf, .txt, .html, .xlsx "
                "or .zip files there"
            )
    elif place.exists():
        yield from _of_file(place, limits)
    elif "!" in path and Path(path.partition("!")[0]).is_file():
        yield as_input(path)
    else:
        raise ReadingError(f"{path}: no such file or folder; check the path")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the readable files under a folder, sorted; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise ReadingError(f"{folder}: cannot be listed ({error.strerror}); check rights") from None
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        elif ending(entry.name) in ENDINGS or ending(entry.name) == ".zip":
            yield entry


def _of_file(file: Path, limits: Limits) -> Iterator[Input]:
    if ending(file.name) in ENDINGS or not _is_archive(file):
        yield Input(str(file))
        return
    from unionnlp.reading.archive import members, open_zip

    try:
        with open_zip(str(file), str(file), limits) as archive:
            names = [name for name, _ in members(archive) if _wanted(name)]
    except ReadingError:
        names = []
    if not names:  # nothing to list: reading the archive itself says why
        yield Input(str(file))
    for name in names:
        yield Input(str(file), name)


def _is_archive(file: Path) -> bool:
    """Return whether a file is a zip of files, not a Word or Excel file."""
    try:
        with file.open("rb") as stream:
            if stream.read(2) != b"PK":
                return False
            from unionnlp.reading.archive import entry_names

            return "[Content_Types].xml" not in entry_names(stream)
    except OSError:
        return False


def _wanted(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and (ending(name) in ENDINGS or ending(name) == ".zip")


def as_input(source: Input | str | os.PathLike[str]) -> Input:
    """Return the input that a path means; ``plans.zip!a.docx`` names a member."""
    if isinstance(source, Input):
        return source
    path = os.fspath(source)
    if "!" in path and not Path(path).exists():
        outer, _, inner = path.partition("!")
        if Path(outer).is_file():
            return Input(outer, inner)
    return Input(path)
