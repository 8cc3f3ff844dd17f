"""Bytes of an input, and the reader that its content asks for."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.detect import Format, ending, sniff
from unionnlp.reading.find import STDIN, as_input
from unionnlp.reading.source import (
    DEFAULT_LIMITS,
    MIB,
    Content,
    Input,
    Limits,
    Reading,
    finish,
    printable,
)

_REFUSALS = {
    "rar": "a packed archive that is no zip; unpack it and give the folder",
    "picture": "a picture without text; run text recognition (OCR) on it first",
}


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
    try:
        content, reader = _dispatch(kind, data, shown, encoding, limits)
    except (MemoryError, RecursionError) as error:
        raise LimitError(f"{shown}: too deeply nested or too large to read; split it") from error
    return finish(content, data, name, reader, limits)


def _dispatch(
    kind: Format, data: bytes, name: str, encoding: str | None, limits: Limits
) -> tuple[Content, str]:
    """Call the reader of a format; heavy readers are imported only here."""
    if kind == "text":
        from unionnlp.reading.plain import read_text

        return read_text(data, name, encoding), "text"
    if kind in {"csv", "html", "mht"}:
        return _read_encoded(kind, data, name, encoding, limits), kind
    if kind == "zip":
        raise _archive_fault(data, name, limits)
    if kind in {"ole", "rtf", "odf", "flat"}:
        from unionnlp.reading.office import convert

        made, target = convert(data, office_suffix(kind, name), name, limits)
        return _read_packed(target, made, name, limits), f"libreoffice+{target}"
    if kind in {"rar", "picture"}:
        raise ReadingError(f"{name}: {_REFUSALS[kind]}")
    return _read_packed(kind, data, name, limits), kind


def _read_encoded(
    kind: str, data: bytes, name: str, encoding: str | None, limits: Limits
) -> Content:
    """Read a format that has a text encoding."""
    if kind == "csv":
        from unionnlp.reading.sheet import read_csv

        return read_csv(data, name, encoding, limits)
    from unionnlp.reading.html import read_html, read_mht

    reader = read_mht if kind == "mht" else read_html
    return reader(data, name, encoding, limits)


def _read_packed(kind: str, data: bytes, name: str, limits: Limits) -> Content:
    """Read Word, Excel or PDF."""
    if kind == "pdf":
        from unionnlp.reading.pdf import read_pdf

        return read_pdf(data, name, limits)
    if kind == "xlsx":
        from unionnlp.reading.sheet import read_xlsx

        return read_xlsx(data, name, limits)
    from unionnlp.reading.word import read_docx

    return read_docx(data, name, limits)


def office_suffix(kind: Format, name: str) -> str:
    """Return an ending that LibreOffice understands for what the bytes are."""
    if kind in {"rtf", "flat"}:
        return {"rtf": ".rtf", "flat": ".xml"}[kind]
    known = {".doc", ".dot", ".wps", ".wpt", ".xls", ".et", ".odt", ".ods"}
    return ending(name) if ending(name) in known else {"ole": ".doc", "odf": ".odt"}[kind]


def _archive_fault(data: bytes, name: str, limits: Limits) -> ReadingError:
    """Return why an archive is not read as one text."""
    import io

    from unionnlp.reading.archive import members, open_zip

    if "!" in name:
        return ReadingError(f"{name}: an archive inside an archive; unpack it and give the folder")
    try:
        with open_zip(io.BytesIO(data), name, limits) as archive:
            inner = [member for member, _ in members(archive)]
    except ReadingError as error:
        return error
    if not inner:
        return ReadingError(f"{name}: an archive without files; choose another file")
    return ReadingError(
        f"{name}: an archive of {len(inner)} files, none of them readable here or none chosen; "
        f"name one as {name}!{inner[0]}"
    )


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
        raise ReadingError(f"standard input: cannot be read ({error}); give a file") from error


def _load_file(item: Input, limits: Limits) -> bytes:
    path = Path(item.path)
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ReadingError(f"{item.name}: a folder; use discover() to list its files")
    if stat.S_ISFIFO(mode):
        return _load_pipe(item, limits)
    with path.open("rb") as stream:
        return stream.read(limits.max_bytes + 1)


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
