"""Which format are these bytes? The content decides; the ending only breaks ties."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal[
    "text", "csv", "html", "mht", "docx", "xlsx", "pdf", "zip", "ole", "rtf", "odf",
    "flat", "rar", "picture",
]  # fmt: skip

TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown")
ENDINGS = frozenset(
    {
        *TEXT_ENDINGS, ".docx", ".docm", ".dotx", ".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt",
        ".pdf", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".xlsx", ".xlsm", ".xls", ".et",
        ".ods", ".csv", ".tsv",
    }
)  # fmt: skip

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "rar"),
    (b"\x1f\x8b\x08", "rar"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|style|script|link|table|div|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
# Word and OpenDocument files written as one XML.
_FLAT = re.compile(
    rb"\s*<\?xml[^>]{0,200}>\s*(?:<\?mso-application[^>]{0,100}Word\.Document|<pkg:package|<office:document)"
)
_MHT = re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,40}", re.ASCII)


def ending(name: str | None) -> str:
    """Return the ending of a file's name, small, with its dot (``""`` for none)."""
    return PurePosixPath((name or "").replace("\\", "/")).suffix.lower()


def sniff(data: bytes, name: str | None = None) -> Format:
    """Return the format of ``data``; ``name`` only tells apart what looks alike."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _packed(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _textual(data, ending(name))


def _packed(data: bytes) -> Format:
    """Tell the kinds of zip apart by the parts that they hold."""
    import io

    from unionnlp.reading.archive import entry_names

    names = entry_names(io.BytesIO(data))
    if "[Content_Types].xml" in names:
        if any(n.startswith("word/") for n in names):
            return "docx"
        if any(n.startswith("xl/") for n in names):
            return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        return "odf"
    return "zip"


def _textual(data: bytes, suffix: str) -> Format:
    head = data[:8192]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode("utf-8")
    head = head.removeprefix(codecs.BOM_UTF8)
    if _FLAT.match(head):
        return "flat"
    if _HTML.match(head):
        return "html"
    if suffix in {".html", ".htm", ".xhtml"} and re.search(rb"<[a-zA-Z/!]", head):
        return "html"
    if b"mime-version:" in head.lower() and _MHT.match(head.lstrip()):
        return "mht"
    return "csv" if suffix in {".csv", ".tsv"} else "text"
