"""Zip archives, opened without trust.

Nothing is ever written to disk. Names are decoded (UTF-8, else GBK as Chinese
Windows writes them) and made harmless: no root, no drive, no ``..``.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from typing import IO

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.source import MIB, Limits

_UTF8_FLAG = 0x800
_ENCRYPTED = 0x1
_RATIO_FLOOR = 8 * MIB
# What a damaged archive makes the standard library raise.
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError,
    OSError, OverflowError, RuntimeError,
)  # fmt: skip


def open_zip(file: IO[bytes] | str, name: str, limits: Limits) -> zipfile.ZipFile:
    """Open an archive; raise ``ReadingError`` if damaged, ``LimitError`` if too large."""
    try:
        _check_directory(file, name, limits)
        archive = zipfile.ZipFile(file)
    except (FileNotFoundError, LimitError):
        raise
    except ZIP_FAULTS as error:
        raise ReadingError(f"{name}: a damaged zip ({_reason(error)}); get it again") from error
    entries = archive.infolist()
    if len(entries) > limits.max_members:
        archive.close()
        raise LimitError(
            f"{name}: {len(entries)} entries are more than the limit of {limits.max_members}; "
            "unpack it or raise Limits.max_members"
        )
    total = sum(entry.file_size for entry in entries)
    if total > limits.max_unpacked:
        archive.close()
        raise LimitError(
            f"{name}: unpacks to {total} bytes, more than the limit of {limits.max_unpacked}; "
            "unpack it or raise Limits.max_unpacked"
        )
    return archive


def _check_directory(file: IO[bytes] | str, name: str, limits: Limits) -> None:
    """Refuse a directory of millions of entries before it is loaded into memory."""
    with open(file, "rb") if isinstance(file, str) else nullcontext(file) as stream:  # noqa: PTH123
        size = stream.seek(0, 2)
        stream.seek(max(size - 65_557, 0))  # the end record and the longest comment
        tail = stream.read()
        at = tail.rfind(b"PK\x05\x06")
        if 0 <= at <= len(tail) - 22:
            entries, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
            if entries == 0xFFFF or directory > 65_536 + 600 * limits.max_members:
                raise LimitError(
                    f"{name}: more entries than the limit of {limits.max_members}; unpack it "
                    "or raise Limits.max_members"
                )
        stream.seek(0)


def read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: Limits
) -> bytes:
    """Unpack one entry in memory, within the limits."""
    if entry.flag_bits & _ENCRYPTED:
        raise ReadingError(f"{name}: protected by a password; unpack it with the password first")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ReadingError(f"{name}: packed in a rare way; unpack it and pack it as a plain zip")
    size, packed = entry.file_size, max(entry.compress_size, 1)
    if size > limits.max_bytes:
        raise LimitError(
            f"{name}: unpacks to {size} bytes, more than the limit of {limits.max_bytes}; "
            "split it or raise Limits.max_bytes"
        )
    if size > _RATIO_FLOOR and size / packed > limits.max_ratio:
        raise LimitError(
            f"{name}: unpacks to {size // packed} times its size, like a zip bomb; "
            "unpack it yourself or raise Limits.max_ratio"
        )
    try:
        with archive.open(entry) as stream:
            return stream.read(limits.max_bytes + 1)
    except ZIP_FAULTS as error:
        raise ReadingError(
            f"{name}: damaged in its zip ({_reason(error)}); get it again"
        ) from error


def members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the files of an archive with safe, decoded, unique names, sorted by name."""
    entries = [(safe_name(decoded_name(e)), e) for e in archive.infolist() if not e.is_dir()]
    seen: dict[str, int] = {}
    for name, entry in sorted(entries, key=lambda pair: pair[0]):
        count = seen[name] = seen.get(name, 0) + 1
        stem, dot, end = name.rpartition(".")
        if count == 1:
            yield name, entry
        else:  # "plan (2).txt", as file managers do
            yield (f"{stem} ({count}){dot}{end}" if dot else f"{name} ({count})"), entry


def decoded_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; without the UTF-8 flag it is UTF-8 or GBK all the same."""
    name = entry.orig_filename
    if entry.flag_bits & _UTF8_FLAG or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for codec in ("utf-8", "gb18030", "big5"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return name


def safe_name(name: str) -> str:
    """Return a relative path without ``..``, drives and control characters."""
    parts = name.replace("\\", "/").split("/")
    kept = [p for p in parts if p not in {"", ".", ".."} and not (len(p) == 2 and p[1] == ":")]
    clean = "".join(c if c.isprintable() else "_" for c in "/".join(kept))
    return clean or "unnamed"


def entry_names(file: IO[bytes]) -> frozenset[str]:
    """Return the raw names in an archive, none where it is damaged."""
    try:
        with zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist()[:20_000])
    except ZIP_FAULTS:
        return frozenset()


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
