"""What bytes look like: the signs by which ``unionnlp.reading.formats`` tells formats apart."""

from __future__ import annotations

import codecs
import io
import re
from functools import cached_property
from pathlib import PurePosixPath

_HEAD = 8_192
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|style|script|link|table|div|article|main)\b",
    re.IGNORECASE,
)
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}>")
# Word and OpenDocument files written as one XML.
_FLAT = re.compile(rb"<\?mso-application[^>]{0,100}Word\.Document|<pkg:package|<office:document")
_TEXT_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_FIRST_ENTRY = 120  # bytes: its head, its name, what it holds
_FIELD = re.compile(rb"[\w-]{1,60}:", re.ASCII)
_TAG = re.compile(rb"<[a-zA-Z/!]")
_TABLES = (".csv", ".tsv")
_PAGES = (".html", ".htm", ".xhtml")


def ending(name: str | None) -> str:
    """Return the ending of a file's name, small, with its dot (``""`` for none)."""
    return PurePosixPath((name or "").replace("\\", "/")).suffix.lower()


class Clue:
    """The bytes of a file, what of them is looked at, and the ending of its name."""

    def __init__(self, data: bytes, suffix: str) -> None:
        self.data = data
        self.suffix = suffix

    @cached_property
    def head(self) -> bytes:
        """The beginning as UTF-8 (where the file has a mark of UTF-16), without the mark."""
        head = self.data[:_HEAD]
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            head = head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode("utf-8")
        return head.removeprefix(codecs.BOM_UTF8).lstrip()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in a zip, none for what is no zip."""
        from unionnlp.reading.archive import entry_names

        return entry_names(io.BytesIO(self.data))

    @cached_property
    def folders(self) -> frozenset[str]:
        """The first folders in a zip (``word/``)."""
        return frozenset(name[: name.find("/") + 1] for name in self.names)

    def holds(self, part: str) -> bool:
        """Return whether a zip has an entry of a name, or one in a folder (``word/``)."""
        return part in (self.folders if part.endswith("/") else self.names)


def is_pdf(clue: Clue) -> bool:
    """Return whether a PDF begins within the first 1,024 bytes, as its readers allow."""
    return b"%PDF-" in clue.data[:1024]


def is_text_document(clue: Clue) -> bool:
    """Return whether an OpenDocument file says in its first entry, as it must, that it is a text."""
    return _TEXT_DOCUMENT in clue.data[:_FIRST_ENTRY]


def is_flat(clue: Clue) -> bool:
    """Return whether a Word or OpenDocument file was written as one XML."""
    declared = _DECLARATION.match(clue.head)
    return declared is not None and _FLAT.match(clue.head[declared.end() :].lstrip()) is not None


def is_page(clue: Clue) -> bool:
    """Return whether a web page begins, behind a declaration and comments; or is named one."""
    if _PAGE.match(_behind_comments(clue.head)):
        return True
    return clue.suffix in _PAGES and _TAG.search(clue.head) is not None


def _behind_comments(head: bytes) -> bytes:
    declared = _DECLARATION.match(head)
    rest = head[declared.end() :].lstrip() if declared else head
    while rest.startswith(b"<!--"):
        closed = rest.find(b"-->")
        rest = rest[closed + 3 :].lstrip() if closed > 0 else b""
    return rest


def is_mail(clue: Clue) -> bool:
    """Return whether a message (MIME) begins: lines of fields, one of them its version."""
    if b"mime-version:" not in clue.head.lower():
        return False
    first = clue.head.split(b"\n", 1)[0]
    return _FIELD.match(first) is not None


def is_named(clue: Clue) -> bool:
    """Return whether a text is named as a table."""
    return clue.suffix in _TABLES


# What is heavier than nearly every plan, and so may mean harm: read in a process of its own.
_MUCH_XML = 16 * 1024 * 1024  # bytes, unpacked
_LONG_PAGE = 1024 * 1024  # bytes
_MANY_WORDS = 20_000  # words, quoted values and slashes of a page: fewer attributes take a second


def always(_: bytes) -> bool:
    """Return true: the library that reads the format cannot be bounded from inside."""
    return True


def is_heavy_package(data: bytes) -> bool:
    """Return whether the parts of a package unpack to very much."""
    from unionnlp.reading.archive import unpacked_size

    return unpacked_size(io.BytesIO(data), (".xml", ".rels", ".html", ".mht")) > _MUCH_XML


def is_heavy_page(data: bytes) -> bool:
    """Return whether a page is long, or has so many attributes that parsing takes their square."""
    if len(data) > _LONG_PAGE:
        return True
    marks = data.count(b'"') // 2 + data.count(b"'") // 2 + data.count(b"/")
    return len(data.split()) + marks > _MANY_WORDS
