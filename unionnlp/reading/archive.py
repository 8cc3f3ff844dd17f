"""Zip archives, opened without trust.

Nothing is ever written to disk. Names are decoded (UTF-8, else GBK as Chinese
Windows writes them) and made harmless: no root, no drive, no ``..``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO

import msgspec

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.source import DEFAULT_LIMITS, MIB, Content, Job, Limits, printable

_UTF8_FLAG = 0x800
_ENCRYPTED = 0x1
_RATIO_FLOOR = 8 * MIB
_TAIL = 65_557 + 76  # the end record with the longest comment, and those of a large archive
_LEGACY = ("gb18030", "big5")
_UNICODE_PATH = 0x7075
# What a damaged archive makes the standard library raise.
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError,
    OSError, OverflowError, RuntimeError, IndexError,
)  # fmt: skip


def open_zip(file: IO[bytes] | str, name: str, limits: Limits) -> zipfile.ZipFile:
    """Open an archive; raise ``ReadingError`` if damaged, ``LimitError`` if too large."""
    try:
        _check_directory(file, name, limits)
        archive = zipfile.ZipFile(file)
    except (FileNotFoundError, LimitError):
        raise
    except ZIP_FAULTS as error:
        if not name.lower().endswith(".zip"):  # people see a Word file, no archive
            raise ReadingError(f"{name}: a damaged file; get it again") from error
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
    try:
        _refuse_overlap(entries, name)
    except ReadingError:
        archive.close()
        raise
    return archive


def _check_directory(file: IO[bytes] | str, name: str, limits: Limits) -> None:
    """Refuse a directory of millions of entries before it is loaded into memory."""
    with open(file, "rb") if isinstance(file, str) else nullcontext(file) as stream:  # noqa: PTH123
        size = stream.seek(0, 2)
        stream.seek(max(size - _TAIL, 0))
        tail = stream.read()
        stream.seek(0)
    at = tail.rfind(b"PK\x05\x06", 0, max(len(tail) - 18, 0))
    if at < 0:
        return
    entries, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if at >= 76 and tail[at - 20 : at - 16] == b"PK\x06\x07":  # the sizes of a large archive
        entries, directory = struct.unpack("<QQ", tail[at - 44 : at - 28])
    if entries > limits.max_members or directory > 65_536 + 600 * limits.max_members:
        raise LimitError(
            f"{name}: more entries than the limit of {limits.max_members}; unpack it "
            "or raise Limits.max_members"
        )


def _refuse_overlap(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse entries that share their bytes: a small archive that unpacks to much."""
    end = 0
    for entry in sorted(entries, key=lambda e: (e.header_offset, e.compress_size)):
        if entry.header_offset < end:
            raise ReadingError(f"{name}: its entries overlap, as in a zip bomb; not read")
        end = entry.header_offset + 30 + entry.compress_size


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
    entries = [e for e in archive.infolist() if not e.filename.endswith("/")]
    named = [safe_name(name) for name in decoded_names(entries)]
    taken = set(named)
    seen: set[str] = set()
    for name, entry in sorted(zip(named, entries, strict=True), key=lambda pair: pair[0]):
        stem, dot, end = name.rpartition(".")
        shown, count = name, 1
        while shown in seen or (count > 1 and shown in taken):  # "plan (2).txt", as file managers
            count += 1
            shown = f"{stem} ({count}){dot}{end}" if dot else f"{name} ({count})"
        seen.add(shown)
        yield shown, entry


class OpenArchive(msgspec.Struct):
    """An archive that stays open while its members are read one after another."""

    key: tuple[object, ...]
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]


_held: list[OpenArchive] = []  # one at most: a directory is read once, not once for each member


def held(path: str, limits: Limits) -> OpenArchive:
    """Return the archive at ``path``, opened anew only where it is another or has changed."""
    status = Path(path).stat()
    key = (path, limits, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
    if not _held or _held[0].key != key:
        for old in _held:
            old.archive.close()
        _held.clear()
        archive = open_zip(path, printable(path), limits)
        _held.append(OpenArchive(key, archive, dict(members(archive))))
    return _held[0]


def decoded_name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; without the UTF-8 flag it is UTF-8 or GBK all the same."""
    return decoded_names([entry])[0]


def decoded_names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """Return the names of an archive's entries, their encoding decided from all of them.

    Short names tell little: ``小学`` in GBK is valid UTF-8, too, for two rare letters.
    """
    raws = [_raw_name(entry) for entry in entries]
    doubtful = b"\n".join(raw for raw in raws if raw and not _is_utf8(raw))
    legacy = max(_LEGACY, key=lambda codec: _fit(doubtful, codec)) if doubtful else ""
    return [
        entry.orig_filename if raw is None else _decoded(raw, legacy)
        for entry, raw in zip(entries, raws, strict=True)
    ]


def _raw_name(entry: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of a name whose encoding the archive does not say."""
    name = entry.orig_filename
    if entry.flag_bits & _UTF8_FLAG or name.isascii():
        return None
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return None
    return _unicode_path(entry.extra, raw) or raw


def _unicode_path(extra: bytes, raw: bytes) -> bytes | None:
    """Return the UTF-8 name that some programs add to an entry, if it is of this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5:
            crc = int.from_bytes(field[1:5], "little")
            return field[5:] if crc == zlib.crc32(raw) else None
    return None


def _is_utf8(raw: bytes) -> bool:
    """Return whether a name is UTF-8 beyond doubt: it holds characters of three bytes."""
    try:
        return max(raw.decode("utf-8")) >= "\u0800"
    except UnicodeDecodeError:
        return False


def _fit(raw: bytes, codec: str) -> float:
    """Return how much names look like Chinese in an encoding, below 0 where they are not in it."""
    from unionnlp.reading.plain import likeness

    try:
        return likeness(raw.decode(codec))
    except UnicodeDecodeError:
        return -1.0


def _decoded(raw: bytes, legacy: str) -> str:
    for codec in ("utf-8", *_LEGACY) if _is_utf8(raw) else (legacy, "utf-8", *_LEGACY):
        try:
            name = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec != legacy or _fit(raw, legacy) > 0 or not _is_valid(raw):
            return name
    return raw.decode("cp437")


def _is_valid(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def safe_name(name: str) -> str:
    """Return a relative path without ``..``, drives and control characters."""
    parts = name.replace("\\", "/").split("/")
    kept = [p for p in parts if p not in {"", ".", ".."} and not (len(p) == 2 and p[1] == ":")]
    clean = "".join(c if c.isprintable() else "_" for c in "/".join(kept))
    return clean or "unnamed"


def entry_names(file: IO[bytes], limits: Limits = DEFAULT_LIMITS) -> frozenset[str]:
    """Return the raw names in an archive, none where it is damaged or too large."""
    try:
        _check_directory(file, "", limits)
        with zipfile.ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except (LimitError, *ZIP_FAULTS):
        return frozenset()


def unpacked_size(file: IO[bytes], endings: tuple[str, ...]) -> int:
    """Return how many bytes the entries with these endings unpack to, 0 where it is damaged."""
    try:
        _check_directory(file, "", DEFAULT_LIMITS)
        with zipfile.ZipFile(file) as archive:
            named = (e for e in archive.infolist() if e.filename.lower().endswith(endings))
            return sum(entry.file_size for entry in named)
    except (LimitError, *ZIP_FAULTS):
        return 0


def refuse(job: Job) -> Content:
    """Raise the ``ReadingError`` that says why an archive is not read as one text."""
    if "!" in job.name:
        raise ReadingError(
            f"{job.name}: an archive inside an archive; unpack it and give the folder"
        )
    with open_zip(io.BytesIO(job.data), job.name, job.limits) as archive:
        inner = [member for member, _ in members(archive)]
    if not inner:
        raise ReadingError(f"{job.name}: an archive without files; choose another file")
    raise ReadingError(
        f"{job.name}: an archive of {len(inner)} files, none of them readable here or none "
        f"chosen; name one as {job.name}!{inner[0]}"
    )


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
