"""Small Word files made by hand: the parts that a test is about, and nothing else."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OPEN = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'mc:Ignorable="w14"'
)


def package(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip of the given parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2024, 2, 26, 8, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def docx(body: str, numbering: str = "", styles: str = "", **others: str) -> bytes:
    """Return a .docx with this body and, where given, these lists, styles and further parts."""
    inner = {"numbering": numbering, "styles": styles, **others}
    parts: dict[str, bytes | str] = {}
    types, rels = [], []
    for kind, content in inner.items():
        if not content:
            continue
        parts[f"word/{kind}.xml"] = f"<w:{kind} {_OPEN}>{content}</w:{kind}>"
        types.append(f'<Override PartName="/word/{kind}.xml" ContentType="{_MIME}.{kind}+xml"/>')
        rels.append(f'<Relationship Id="r{len(rels)}" Type="{_R}/{kind}" Target="{kind}.xml"/>')
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PKG}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MIME}.document.main+xml"/>'
            + "".join(types) + "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{_PKG}/relationships"><Relationship Id="d" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PKG}/relationships">'
            + "".join(rels) + "</Relationships>",
            "word/document.xml": f"<w:document {_OPEN}><w:body>{body}<w:sectPr/></w:body>"
            "</w:document>",
            **parts,
        }
    )  # fmt: skip


def para(text: str, num: int | None = None, level: int | None = None, style: str = "") -> str:
    """Return a paragraph, in list ``num`` at ``level`` (from 0), with a style."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        inner += f"<w:numPr>{ilvl}" + ("" if num is None else f'<w:numId w:val="{num}"/>')
        inner += "</w:numPr>"
    properties = f"<w:pPr>{inner}</w:pPr>" if inner else ""
    return f"<w:p>{properties}{run(text)}</w:p>"


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def level(index: int, style: str, text: str, extra: str = "", start: int = 1) -> str:
    """Return one ``w:lvl``; ``extra`` are elements that stand after the number format."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(key: int, *levels: str, extra: str = "") -> str:
    """Return one ``w:abstractNum``."""
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{extra}'
        + "".join(levels)
        + "</w:abstractNum>"
    )


def num(key: int, abstract_key: int, extra: str = "") -> str:
    """Return one ``w:num``."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract_key}"/>{extra}</w:num>'


def table(*rows: tuple[str | tuple[str, ...], ...]) -> str:
    """Return a table; a cell is a text or several paragraphs."""
    text = "<w:tbl><w:tblPr/>"
    for row in rows:
        text += "<w:tr>"
        for cell in row:
            paragraphs = (cell,) if isinstance(cell, str) else cell
            text += f"<w:tc><w:tcPr/>{''.join(para(p) for p in paragraphs)}</w:tc>"
        text += "</w:tr>"
    return text + "</w:tbl>"
