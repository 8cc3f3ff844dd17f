"""From paths that a user names to the inputs to read, one after another.

Every file under a folder is yielded exactly once, or yielded with the ``fault`` for which
it cannot be read: nothing is lost without a word, and nothing that is found ends the walk.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from unionnlp.arguments import is_path, is_paths
from unionnlp.errors import ReadingError
from unionnlp.reading.detect import ending
from unionnlp.reading.formats import ENDINGS
from unionnlp.reading.identity import Identity, identity
from unionnlp.reading.inputs import STDIN, as_input, mode_of
from unionnlp.reading.own import is_own
from unionnlp.reading.source import DEFAULT_LIMITS, Input, Limits, printable

__all__ = ["MEMORY", "Identity", "discover", "identity", "passed_over"]

MEMORY = ".unionnlp.json"  # ends the name of what a check remembers beside a draft


def discover(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Input]:
    """Yield what the paths hold, lazily and in a stable order.

    A file is yielded whatever its ending; a folder is walked (known endings only, no
    hidden files, no ``~$`` locks), a zip gives one input for each readable member. Links
    that lead out of a folder are not followed; they, subfolders that cannot be listed, and
    pipes are inputs with a ``fault``. Raises ``ReadingError`` for a missing path, and for a
    folder that cannot be listed or has no readable file. A zip that cannot be listed is
    yielded whole, so that its own reading tells why.
    """
    is_paths(paths, "discover()")
    if not isinstance(limits, Limits):
        raise TypeError(f"limits is a Limits of unionnlp.reading, not {type(limits).__name__}")
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        is_path(path, "discover()")
        yield from _of_path(os.fspath(path), limits)


def _of_path(path: str, limits: Limits) -> Iterator[Input]:
    if path == STDIN:
        yield Input(path)
        return
    mode = mode_of(path)
    if stat.S_ISDIR(mode):
        found = False
        for item in _walk(path):
            found = True
            yield from [item] if item.fault else _of_file(item.path, limits)
        if not found:
            raise ReadingError(
                f"{printable(path)}: no readable file in this folder; put .docx, .pdf, .txt, "
                ".html, .xlsx or .zip files there"
            )
    elif mode:
        yield from _of_file(path, limits)
    elif (item := as_input(path)).member is not None:
        yield item
    else:
        raise ReadingError(f"{printable(path)}: no such file or folder; check the path")


def _walk(folder: str) -> Iterator[Input]:
    """Yield the files under a folder, sorted; the depth is bounded by the system alone."""
    root = os.path.realpath(folder)
    entries = _entries(folder)
    if isinstance(entries, str):
        raise ReadingError(f"{printable(folder)}: {entries}")
    stack = [iter(entries)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif _is_hidden(entry.name):
            continue
        elif entry.is_dir(follow_symlinks=False):
            inner = _entries(entry.path)
            if isinstance(inner, str):
                yield Input(entry.path, fault=inner)
            else:
                stack.append(iter(inner))
        else:
            yield from _of_entry(entry, root)


def _entries(folder: str) -> list[os.DirEntry[str]] | str:
    """Return what stands in a folder, sorted, or why it cannot be listed."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        return f"cannot be listed ({error.strerror}); check rights"


def _of_entry(entry: os.DirEntry[str], root: str) -> Iterator[Input]:
    """Yield what a file or link is: an input, one that cannot be read, or nothing."""
    if entry.is_symlink():
        yield from _of_link(entry, root)
    elif not _is_wanted(entry.name):
        return
    elif entry.is_file(follow_symlinks=False):
        if not is_own(entry.path):
            yield Input(entry.path)
    else:
        yield Input(entry.path, fault="no file but a pipe or a device; save what it gives")


def _of_link(entry: os.DirEntry[str], root: str) -> Iterator[Input]:
    """Yield the file behind a link within the folder, unless the walk meets it anyway."""
    target = os.path.realpath(entry.path)
    mode = mode_of(entry.path)
    inside = Path(target).is_relative_to(root)
    if stat.S_ISDIR(mode):
        if not inside:
            yield Input(entry.path, fault="a link to another folder; name that folder itself")
    elif not _is_wanted(entry.name):
        return
    elif not mode:
        yield Input(entry.path, fault="a link to nothing, or in a circle; mend or remove it")
    elif not inside:
        yield Input(entry.path, fault="a link out of its folder; name the file itself")
    elif not _is_met(Path(target).relative_to(root)):
        yield Input(entry.path)


def _is_met(path: Path) -> bool:
    """Return whether the walk yields a file at this place under its folder."""
    return _is_wanted(path.name) and not any(_is_hidden(part) for part in path.parts)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _is_wanted(name: str) -> bool:
    return ending(name) in ENDINGS or ending(name) == ".zip"


def _of_file(file: str, limits: Limits) -> Iterator[Input]:
    if ending(file) in ENDINGS or not _is_archive(file, limits):
        yield Input(file)
        return
    from unionnlp.reading.archive import held

    try:
        names = [name for name in held(file, limits).members if _is_readable(name)]
    except (ReadingError, OSError):
        names = []
    if not names:  # nothing to list: reading the archive itself says why
        yield Input(file)
    for name in names:
        yield Input(file, name)


def _is_archive(file: str, limits: Limits) -> bool:
    """Return whether a file is a zip of files, not a Word or Excel file.

    Only regular files are looked into: what is taken from a pipe is gone.
    """
    if not stat.S_ISREG(mode_of(file)):
        return False
    try:
        with Path(file).open("rb") as stream:
            if stream.read(2) != b"PK":
                return False
            from unionnlp.reading.archive import entry_names

            return "[Content_Types].xml" not in entry_names(stream, limits)
    except OSError:
        return False


def _is_readable(name: str) -> bool:
    """Return whether a member of an archive is a file to read, and not hidden."""
    parts = name.split("/")
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and _is_wanted(name)


def passed_over(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[str, str]]:
    """Yield the files under folders and in archives that ``discover`` does not read, with the reasons."""
    for path in paths:
        if Path(os.fspath(path)).is_file():
            yield from _passed_members(os.fspath(path))
        root = os.path.realpath(path)
        for folder, below, names in os.walk(os.fspath(path)):
            below[:] = sorted(name for name in below if not _is_hidden(name))
            for name in sorted([*names, *below]):
                if _is_second_way(str(Path(folder, name)), root):
                    yield printable(str(Path(folder, name))), "指向另一个已经在内的文件或文件夹"
                    continue
                if name in below:
                    continue
                if ending(name) == ".zip" and not _is_hidden(name):
                    yield from _passed_members(str(Path(folder, name)))
                if name.startswith("~$"):
                    yield printable(str(Path(folder, name))), "Word 打开时的临时文件"
                elif _is_wanted(name) and is_own(str(Path(folder, name))):
                    yield (
                        printable(str(Path(folder, name))),
                        "助手自己写的（报告、表格、带批注的副本）",
                    )
                elif not (_is_hidden(name) or _is_wanted(name) or name.endswith(MEMORY)):
                    yield printable(str(Path(folder, name))), "不是文稿（图片或其他类型的文件）"


def _is_second_way(path: str, root: str) -> bool:
    """Say whether a link leads to what the walk meets anyway."""
    if not Path(path).is_symlink() or _is_hidden(Path(path).name):
        return False
    target, mode = Path(os.path.realpath(path)), mode_of(path)
    if not target.is_relative_to(root):
        return False
    if stat.S_ISDIR(mode):
        return True
    return bool(mode) and _is_wanted(Path(path).name) and _is_met(target.relative_to(root))


def _passed_members(file: str) -> Iterator[tuple[str, str]]:
    """Yield the members of an archive that are no documents; what systems put there is nobody's."""
    if not _is_archive(file, DEFAULT_LIMITS):
        return
    from unionnlp.reading.archive import held

    try:
        names = list(held(file, DEFAULT_LIMITS).members)
    except (ReadingError, OSError):
        return
    for name in names:
        last = name.rpartition("/")[2]
        if last.startswith("~$"):
            yield printable(f"{file}!{name}"), "Word 打开时的临时文件"
        elif last and not _is_wanted(last) and not _of_systems(name):
            yield printable(f"{file}!{name}"), "不是文稿（图片或其他类型的文件）"


def _of_systems(name: str) -> bool:
    """Say whether a member is hidden, or lies where a system keeps what is its own."""
    return any(_is_hidden(part) or part == "__MACOSX" for part in name.split("/"))
