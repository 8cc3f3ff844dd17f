"""What reading takes and gives: limits, inputs, and the text with its origin."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence

import msgspec

from unionnlp.characters import whole
from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.identity import Identity, identity
from unionnlp.records import Place, Remark, Source

MIB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds that protect time and memory; every breach is a ``LimitError`` (U102).

    ``max_bytes``: size of a file, of an archive member, and of an unpacked part of
    a .docx or .xlsx. ``max_chars``: length of the text read. ``max_pages``: pages of
    a PDF. ``max_members``: entries of an archive. ``max_unpacked``: sum of the
    unpacked sizes an archive declares. ``max_ratio``: unpacked to packed size of a
    member, looked at where it unpacks to more than 8 MiB. ``max_cells``: cells of a
    workbook (of those without content ten count as one). ``timeout``: seconds for one
    file in a process of its own (PDFium, LibreOffice once it has started), and without anything from a pipe.
    """

    max_bytes: int = 64 * MIB
    max_chars: int = 5_000_000
    max_pages: int = 2_000
    max_members: int = 5_000
    max_unpacked: int = 1024 * MIB
    max_ratio: int = 200
    max_cells: int = 200_000
    timeout: float = 8.0


DEFAULT_LIMITS = Limits()
BLANKS = 10
"""Cells of a sheet without content that count as one: borders far beyond a table make very many."""
_BLANKS = frozenset("\u3000\xa0\u2002\u2003")  # no controls, though Python escapes them, too


class Input(msgspec.Struct, frozen=True):
    """One thing to read: a file, a member of an archive, or ``-`` for standard input.

    ``fault`` says why it cannot be read, where that was seen when it was found (a folder
    that cannot be listed, a link out of the folder): reading it raises that error.
    """

    path: str
    member: str | None = None
    fault: str = ""

    @property
    def name(self) -> str:
        r"""The name that people see: ``plan.docx`` or ``plans.zip!plan.docx``.

        It is one line of printable characters that UTF-8 can hold, the same at every run:
        bytes of a name that are no UTF-8, and controls, are written as ``\xb9``.
        """
        whole = self.path if self.member is None else f"{self.path}!{self.member}"
        return printable(whole)

    @property
    def identity(self) -> Identity:
        """Which file it is; a member is known by its archive, standard input has no file."""
        return Identity(self.path) if self.path == "-" else identity(self.path)


def printable(name: str) -> str:
    """Return a file's name as one line of characters that every output can hold."""
    if name.isprintable():
        return name
    with contextlib.suppress(
        UnicodeEncodeError
    ):  # in plain locales all of UTF-8 is bytes to Python
        name = os.fsencode(name).decode("utf-8", "surrogateescape")
    return "".join(c if c.isprintable() else _escaped(c) for c in name)


def _escaped(char: str) -> str:
    if char in _BLANKS:
        return char
    if "\udc80" <= char <= "\udcff":  # a byte that is no UTF-8, as Python keeps it
        return f"\\x{ord(char) - 0xDC00:02x}"
    return ascii(char)[1:-1]


class Reading(msgspec.Struct, frozen=True):
    """The text of one source and where it came from (``source.text`` stays ``None``)."""

    text: str
    source: Source


class Job(msgspec.Struct, frozen=True):
    """What a reader of one format takes: the bytes of a file and how to read them.

    ``encoding`` overrides detection in formats that have one. ``depth`` counts the files
    around this one (a page kept in a Word file), so that they cannot nest without end.
    """

    data: bytes
    name: str
    limits: Limits = DEFAULT_LIMITS
    encoding: str | None = None
    depth: int = 0


class Content(msgspec.Struct, frozen=True):
    """What a reader of one format returns: text, encoding if any, places, remarks.

    ``reader`` names the reader where that is not the format (``libreoffice+docx``).
    """

    text: str
    encoding: str | None = None
    places: Sequence[Place] = ()
    reader: str = ""
    remarks: Sequence[Remark] = ()


class Budget:
    """Counts what a reader has made, while it makes it; every breach is a ``LimitError``."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._chars = limits.max_chars
        self._cells = limits.max_cells

    def chars(self, count: int) -> None:
        """Count characters of text."""
        self._chars -= count
        if self._chars < 0:
            raise LimitError(
                f"{self._name}: more characters than the limit of {self._limits.max_chars}; "
                "split the file or raise Limits.max_chars"
            )

    def cells(self, count: int) -> None:
        """Count cells of tables."""
        self._cells -= count
        if self._cells < 0:
            raise LimitError(
                f"{self._name}: more cells than the limit of {self._limits.max_cells}; split it "
                "or raise Limits.max_cells"
            )


def finish(content: Content, data: bytes, name: str | None, reader: str, limits: Limits) -> Reading:
    """Check the text that a reader returned and give it its origin."""
    shown = name or "the text"
    text = whole(content.text)
    if len(content.text) > limits.max_chars:
        raise LimitError(
            f"{shown}: {len(content.text)} characters are more than the limit of "
            f"{limits.max_chars}; split the file or raise Limits.max_chars"
        )
    if not content.text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise ReadingError(f"{shown}: no text in it (empty or only blanks); choose another file")
    source = Source(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=content.encoding,
        length=len(text),
        reader=reader,
        places=tuple(content.places),
        remarks=tuple(content.remarks),
    )
    return Reading(text, source)
