"""Bytes of an input, and the reader that its content asks for."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from unionnlp.arguments import is_name, is_path
from unionnlp.errors import LimitError, ReadingError, reason
from unionnlp.reading.formats import sniff
from unionnlp.reading.inputs import STDIN, as_input
from unionnlp.reading.source import (
    DEFAULT_LIMITS,
    MIB,
    Input,
    Job,
    Limits,
    Reading,
    finish,
    printable,
)


def read(
    source: Input | str | os.PathLike[str],
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read one file, archive member or standard input (``-``) as text.

    ``encoding`` overrides the detection for text, CSV and HTML. Raises a
    ``ReadingError`` or one of its kinds; its text is one line with the file's name.
    """
    if not isinstance(source, Input):
        is_path(source, "read()")
    is_name(encoding, "encoding")
    item = as_input(source)
    data = load(item, limits)
    return read_bytes(data, item.name, encoding=encoding, limits=limits)


def read_bytes(
    data: bytes,
    name: str | None = None,
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the bytes of one file; the content, not the ending, decides the format."""
    name = name and printable(name)
    shown = "standard input" if name == STDIN else name or "the data"
    if len(data) > limits.max_bytes:
        raise _too_large(shown, limits)
    if not data:
        raise ReadingError(f"{shown}: empty (0 bytes); choose another file")
    kind = sniff(data, name)
    job = Job(data, shown, limits, encoding)
    try:
        content = kind.read(job)
    except (MemoryError, RecursionError) as error:
        raise LimitError(f"{shown}: too deeply nested or too large to read; split it") from error
    return finish(content, data, name, content.reader or kind.name, limits)


def load(source: Input | str | os.PathLike[str], limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return the bytes of one file, archive member or standard input (``-``).

    Raises a ``ReadingError`` or one of its kinds; its text is one line with the file's name.
    """
    item = as_input(source)
    if item.fault:
        raise ReadingError(f"{item.name}: {item.fault}")
    if item.path == STDIN:
        data = _standard_input(limits)
        if len(data) > limits.max_bytes:
            raise _too_large("standard input", limits)
        return data
    try:
        data = _load_file(item, limits) if item.member is None else _load_member(item, limits)
    except FileNotFoundError:
        raise ReadingError(f"{item.name}: no such file; check the path") from None
    except OSError as error:
        reason = error.strerror or "cannot be opened"
        raise ReadingError(f"{item.name}: {reason}; check the file and your rights") from error
    except ValueError:  # a path with a zero byte
        raise ReadingError(f"{item.name}: no path that a file can have; check it") from None
    if len(data) > limits.max_bytes:
        raise _too_large(item.name, limits)
    return data


def _standard_input(limits: Limits) -> bytes:
    if sys.stdin is None:  # closed by whoever started this program
        raise ReadingError("standard input: closed; give a file")
    try:
        return sys.stdin.buffer.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise ReadingError(
            f"standard input: cannot be read ({reason(error)}); give a file"
        ) from error


def _load_file(item: Input, limits: Limits) -> bytes:
    path = Path(item.path)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ReadingError(f"{item.name}: a folder; use discover() to list its files")
    if stat.S_ISFIFO(mode):
        return _load_pipe(item, limits)
    with path.open("rb") as stream:
        data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes and not stat.S_ISREG(mode):
        raise LimitError(f"{item.name}: a device that gives bytes without end; give a file")
    return data


def _load_pipe(item: Input, limits: Limits) -> bytes:
    """Read a pipe to its end; one into which nothing is written must not hang the rest."""
    import select

    chunks: list[bytes] = []
    size = 0
    handle = os.open(item.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb", buffering=0) as stream:
        while size <= limits.max_bytes:
            poll = select.poll()
            poll.register(handle, select.POLLIN)
            if not poll.poll(limits.timeout * 1000):
                raise LimitError(
                    f"{item.name}: a pipe into which nothing was written for "
                    f"{limits.timeout:g} seconds; save what it gives to a file"
                )
            chunk = stream.read(MIB)
            if not chunk:
                break
            chunks.append(chunk)
            size += len(chunk)
    return b"".join(chunks)


def _load_member(item: Input, limits: Limits) -> bytes:
    from unionnlp.reading.archive import held, read_entry

    archive = held(item.path, limits)
    entry = archive.members.get(item.member or "")
    if entry is None:
        raise ReadingError(f"{item.name}: no such member in the archive; list it to see its names")
    return read_entry(archive.archive, entry, item.name, limits)


def _too_large(name: str, limits: Limits) -> LimitError:
    return LimitError(
        f"{name}: more than the limit of {limits.max_bytes} bytes; "
        "split the file or raise Limits.max_bytes"
    )
