"""Old and foreign formats (.doc, .wps, .rtf, .xls ...): converted by LibreOffice."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from unionnlp.errors import LimitError, MissingToolError, ReadingError
from unionnlp.reading.detect import ending
from unionnlp.reading.formats import named
from unionnlp.reading.libreoffice import TooLargeError, TooLongError, office
from unionnlp.reading.source import Content, Job, Limits

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_OLE = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
# Streams of OLE files, by which the kinds are told apart.
_WORKBOOK = tuple(n.encode("utf-16-le") for n in ("Workbook\0", "Book\0"))
_WORD = "WordDocument".encode("utf-16-le")


def read_office(job: Job) -> Content:
    """Return the text of an older format, read by way of a .docx or .xlsx."""
    made, target = converted(job)
    content = named(target).read(msgspec.structs.replace(job, data=made))
    return msgspec.structs.replace(content, reader=f"libreoffice+{target}")


def converted(job: Job) -> tuple[bytes, str]:
    """Return the bytes of a .docx or .xlsx made of an older format, and which of them."""
    return convert(job.data, _suffix(job.data, job.name), job.name, job.limits)


def _suffix(data: bytes, name: str) -> str:
    """Return an ending that LibreOffice understands for what the bytes are."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if not data.startswith((b"\xd0\xcf", b"PK")):
        return ".xml"  # a whole file as one XML
    known = {".doc", ".dot", ".wps", ".wpt", ".xls", ".et", ".odt", ".ods"}
    by_name = ending(name)
    return by_name if by_name in known else ".doc" if data.startswith(b"\xd0\xcf") else ".odt"


def convert(data: bytes, suffix: str, name: str, limits: Limits) -> tuple[bytes, str]:
    """Return the bytes of a .docx or .xlsx made of an older format, and which of them."""
    if _PASSWORD in data or _is_locked_word(data):
        raise ReadingError(f"{name}: protected by a password; save it without one")
    if data.startswith(_OLE) and _WORD not in data and not _is_workbook(data, suffix):
        raise ReadingError(
            f"{name}: no Word or Excel document in it (damaged, or of another program); "
            "save it as .docx in Word or WPS"
        )
    target = "xlsx" if _is_workbook(data, suffix) else "docx"
    program = find_program()
    if program is None:
        raise MissingToolError(
            f"{name}: this format needs LibreOffice; install it (soffice), "
            f"or save the file as .{target} in Word or WPS"
        )
    try:
        made = office.convert(program, data, _true_suffix(data, suffix), target, limits.timeout)
    except TooLongError:
        raise LimitError(
            f"{name}: LibreOffice needed more than {limits.timeout:g} seconds; "
            f"save it as .{target}, or raise Limits.timeout"
        ) from None
    except TooLargeError:
        raise LimitError(
            f"{name}: LibreOffice needs too much memory for it; save it as .{target}, or split it"
        ) from None
    if not made:
        raise ReadingError(
            f"{name}: LibreOffice cannot open it (damaged, or another format); "
            f"save it as .{target} in Word or WPS"
        )
    if len(made) > limits.max_bytes:
        raise LimitError(f"{name}: too large once converted; split it")
    return made, target


def find_program() -> str | None:
    """Return the path of LibreOffice, ``None`` where it is not installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def _true_suffix(data: bytes, suffix: str) -> str:
    """Return the ending that the content asks for; .wps of WPS Office is a .doc inside."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _WORD in data:
            return ".doc"
        return ".xls" if _is_workbook(data, suffix) else suffix
    return suffix


def _is_workbook(data: bytes, suffix: str) -> bool:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _WORD not in data and any(n in data for n in _WORKBOOK)
    return suffix in {".xls", ".et", ".ods", ".xlsm"}


def _is_locked_word(data: bytes) -> bool:
    """Return whether a .doc says in its first block (FIB) that it is encrypted."""
    at = -1
    if data.startswith(b"\xd0\xcf\x11\xe0") and _WORD in data:
        at = data.find(b"\xec\xa5", 512)
    return 0 <= at < len(data) - 12 and at % 512 == 0 and bool(data[at + 11] & 0x01)
