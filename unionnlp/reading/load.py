"""Bytes of an input, and the reader that its content asks for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.detect import Format, ending, sniff
from unionnlp.reading.find import STDIN, as_input
from unionnlp.reading.source import DEFAULT_LIMITS, Content, Input, Limits, Reading, finish

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
    shown = "standard input" if name == STDIN else name or "the data"
    if len(data) > limits.max_bytes:
        raise _too_large(shown, len(data), limits)
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

        made, target = convert(data, _suffix(kind, name), name, limits)
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


def _suffix(kind: Format, name: str) -> str:
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
    if item.path == STDIN:
        data = sys.stdin.buffer.read(limits.max_bytes + 1)
        if len(data) > limits.max_bytes:
            raise _too_large("standard input", len(data), limits)
        return data
    try:
        if item.member is not None:
            return _load_member(item, limits)
        path = Path(item.path)
        if path.is_dir():
            raise ReadingError(f"{item.name}: a folder; use discover() to list its files")
        with path.open("rb") as stream:
            data = stream.read(limits.max_bytes + 1)
        if len(data) > limits.max_bytes:
            raise _too_large(item.name, path.stat().st_size, limits)
        return data
    except FileNotFoundError:
        raise ReadingError(f"{item.name}: no such file; check the path") from None
    except OSError as error:
        reason = error.strerror or "cannot be opened"
        raise ReadingError(f"{item.name}: {reason}; check the file and your rights") from error


def _load_member(item: Input, limits: Limits) -> bytes:
    from unionnlp.reading.archive import members, open_zip, read_entry

    with open_zip(item.path, item.path, limits) as archive:
        for name, entry in members(archive):
            if name == item.member:
                return read_entry(archive, entry, item.name, limits)
    raise ReadingError(f"{item.name}: no such member in the archive; list it to see its names")


def _too_large(name: str, size: int, limits: Limits) -> LimitError:
    return LimitError(
        f"{name}: {size} bytes are more than the limit of {limits.max_bytes}; "
        "split the file or raise Limits.max_bytes"
    )
