"""A new .docx of a plain text: a title, paragraphs, nothing else."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from unionnlp.outputs.word.package import legal
from unionnlp.reading.word.package import W
from unionnlp.reading.word.trace import SourceStretch, Trace

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MIME}.styles+xml"/></Types>'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIRST = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_SECOND = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELS}/styles" Target="styles.xml"/></Relationships>'
)
# The page and letters of official papers (GB/T 9704): A4, FangSong 16 pt, 28 pt from line to line.
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style></w:styles>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)


def write_plain(text: str) -> bytes:
    """Return a .docx with a paragraph for each line of ``text``, a blank line for each empty one."""
    body = "".join(_paragraph(line) for line in text.splitlines())
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _FIRST,
        "word/_rels/document.xml.rels": _SECOND,
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{_PAGE}</w:body></w:document>',
        "word/styles.xml": _STYLES,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            archive.writestr(entry, head + content)
    return stream.getvalue()


def _paragraph(line: str) -> str:
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(legal(piece, instead=chr(0xFFFD)))}</w:t>'
        if piece
        else ""
        for piece in line.split("\t")
    )
    return f"<w:p><w:r>{pieces}</w:r></w:p>" if pieces else "<w:p/>"


def trace_plain(main: Element, text: str) -> Trace:
    """Return where the characters of ``text`` stand in the document made of it."""
    trace, at = Trace(), 0
    paragraphs = main.iter(W + "p")
    for line, paragraph in zip(text.splitlines(keepends=True), paragraphs, strict=False):
        inner = at
        for element in paragraph.iter(W + "t", W + "tab"):
            length = len(element.text or "") if element.tag == W + "t" else 1
            trace.place(SourceStretch(inner, length, element, 0))
            inner += length
        at += len(line)
    return trace
