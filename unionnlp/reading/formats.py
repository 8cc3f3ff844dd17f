"""The one table of formats: how each is known, its endings, and the reader that it needs.

A new format is a row here and a module with its reader, a function from ``Job`` to
``Content``. Rows are tried from the first to the last; the content decides, the ending of a
name only tells apart what looks alike. Readers are imported when their format appears.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import msgspec

from unionnlp.errors import ReadingError
from unionnlp.reading import apart, detect
from unionnlp.reading.detect import Clue
from unionnlp.reading.source import Content, Job

_HERE = "unionnlp.reading"
_OFFICE = f"{_HERE}.office:read_office"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PACKED = "a packed archive that is no zip; unpack it and give the folder"
_PICTURE = "a picture without text; run text recognition (OCR) on it first"


class FileFormat(msgspec.Struct, frozen=True):
    """One format of files.

    ``reader`` is ``module:function``; ``endings`` are those that files of the format have.
    A file is of the format where it begins with one of ``starts`` (any, where none is given),
    holds all ``parts`` (names in a zip, or their beginnings ``word/``), and ``looks`` like it.
    ``refusal`` says why files of the format are not read. Those that are ``heavy`` are read in
    a process of its own.
    """

    name: str
    reader: str = ""
    endings: tuple[str, ...] = ()
    starts: tuple[bytes, ...] = ()
    parts: tuple[str, ...] = ()
    looks: Callable[[Clue], bool] | None = None
    heavy: Callable[[bytes], bool] | None = None
    refusal: str = ""

    def fits(self, clue: Clue) -> bool:
        """Return whether the bytes behind ``clue`` are of this format."""
        if self.starts and not clue.data.startswith(self.starts):
            return False
        if self.parts and not all(clue.holds(part) for part in self.parts):
            return False
        return self.looks is None or self.looks(clue)

    def read(self, job: Job) -> Content:
        """Return what the reader of the format makes of a job; raises ``ReadingError``."""
        if self.refusal:
            raise ReadingError(f"{job.name}: {self.refusal}")
        if self.heavy is not None and self.heavy(job.data) and not apart.inside():
            return apart.read_apart(self.name, job)
        module, _, function = self.reader.partition(":")
        reader: Callable[[Job], Content] = getattr(import_module(module), function)
        return reader(job)


FORMATS: tuple[FileFormat, ...] = (
    FileFormat("ole", _OFFICE, (".doc", ".wps", ".wpt", ".dot", ".xls", ".et"),
           starts=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    FileFormat("rtf", _OFFICE, (".rtf",), starts=(b"{\\rtf",)),
    FileFormat("rar", starts=(b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"),
           refusal=_PACKED),
    FileFormat("picture", starts=(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00",
                              b"MM\x00*"), refusal=_PICTURE),
    FileFormat("docx", f"{_HERE}.word:read_docx", (".docx", ".docm", ".dotx"), starts=_ZIP,
           parts=("[Content_Types].xml", "word/"), heavy=detect.is_heavy_package),
    FileFormat("xlsx", f"{_HERE}.sheet:read_xlsx", (".xlsx", ".xlsm"), starts=_ZIP,
           parts=("[Content_Types].xml", "xl/"), heavy=detect.is_heavy_package),
    FileFormat("odt", f"{_HERE}.odt:read_odt", (".odt", ".ott"), starts=_ZIP,
           parts=("mimetype", "content.xml"), looks=detect.is_text_document,
           heavy=detect.is_heavy_package),
    FileFormat("odf", _OFFICE, (".ods",), starts=_ZIP, parts=("mimetype", "content.xml")),
    FileFormat("zip", f"{_HERE}.archive:refuse", starts=_ZIP),
    FileFormat("pdf", f"{_HERE}.pdf:read_pdf", (".pdf",), looks=detect.is_pdf, heavy=detect.always),
    FileFormat("flat", _OFFICE, looks=detect.is_flat),
    FileFormat("html", f"{_HERE}.html:read_html", (".html", ".htm", ".xhtml"), looks=detect.is_page,
           heavy=detect.is_heavy_page),
    FileFormat("mht", f"{_HERE}.html:read_mht", (".mht", ".mhtml"), looks=detect.is_mail,
           heavy=detect.is_heavy_page),
    FileFormat("csv", f"{_HERE}.sheet:read_csv", (".csv", ".tsv"), looks=detect.is_named),
    FileFormat("text", f"{_HERE}.plain:read_text", (".txt", ".text", ".md", ".markdown")),
)  # fmt: skip
ENDINGS = frozenset(ending for row in FORMATS for ending in row.endings)


def sniff(data: bytes, name: str | None = None) -> FileFormat:
    """Return the format of ``data``; ``name`` only tells apart what looks alike."""
    clue = Clue(data, detect.ending(name))
    return next(row for row in FORMATS if row.fits(clue))


def read(name: str, job: Job) -> Content:
    """Return what the reader of the format of this name makes of a job."""
    return named(name).read(job)


def named(name: str) -> FileFormat:
    """Return the row of a format by its name."""
    return next(row for row in FORMATS if row.name == name)
