"""What this program wrote itself: reports, tables, and copies of drafts with comments are no drafts.

They are known by what they hold, whatever they are called. A commented copy that somebody has
mended, or whose draft is not there, is a draft like any other.
"""

from __future__ import annotations

from pathlib import Path

from unionnlp.errors import ReadingError
from unionnlp.reading.detect import ending
from unionnlp.reading.source import DEFAULT_LIMITS
from unionnlp.reading.stamps import COPY_OF, MARKDOWN, text_digest

_PAGE = b'<meta name="generator" content="unionnlp">'
_WORKBOOK = b"<dc:description>unionnlp</dc:description>"
_TABLES = (b"source_id,", b"document_id,", b"node_id,")
_HEAD, _PART = 4_000, 1 << 16  # bytes that are looked at


def is_own(path: str) -> bool:
    """Say whether the file at a path is an output of this program that nobody changed."""
    kind = ending(path)
    try:
        if kind in (".html", ".htm"):
            return _PAGE in _head(path)
        if kind in (".md", ".markdown"):
            return _head(path).startswith(MARKDOWN)
        if kind == ".csv":
            return _head(path).removeprefix(b"\xef\xbb\xbf").startswith(_TABLES)
        if kind == ".xlsx":
            return _WORKBOOK in _entry(path, "docProps/core.xml")
        return kind == ".docx" and _is_copy(path)
    except (OSError, ReadingError, ValueError):
        return False  # reading it tells what is wrong


def _head(path: str) -> bytes:
    with Path(path).open("rb") as stream:
        return stream.read(_HEAD)


def _entry(path: str, name: str) -> bytes:
    """Return the beginning of a member of an archive, nothing where it has none."""
    from unionnlp.reading.archive import open_zip

    with open_zip(path, path, DEFAULT_LIMITS) as archive:
        if name not in archive.NameToInfo:
            return b""
        with archive.open(name) as stream:
            return stream.read(_PART)


def _is_copy(path: str) -> bool:
    """Say whether a .docx is a commented copy, its draft beside it, with the draft's own text."""
    if COPY_OF.encode() not in _entry(path, "docProps/custom.xml"):
        return False
    from unionnlp.reading.load import load
    from unionnlp.reading.word import read_package
    from unionnlp.reading.word.comments import copied_from
    from unionnlp.reading.word.package import Package

    file = Path(path)
    with Package(load(path), path, DEFAULT_LIMITS) as package:
        draft, digest = copied_from(package)
        beside = file.parent / Path(draft).name
        if not draft or beside.name == file.name or not beside.is_file():
            return False
        return digest == text_digest(read_package(package).text)
