"""OpenDocument texts (.odt): made a .docx in memory, and read as one.

So one reader knows tables, automatic numbers, notes, revisions, comments and pages, and no
LibreOffice is needed. What stands in the document and how it hangs together is carried over; its
looks are not. Source: OpenDocument 1.3, part 3 (OASIS, 2021).
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from unionnlp.errors import ReadingError
from unionnlp.reading.archive import open_zip, read_entry
from unionnlp.reading.odt.body import Story
from unionnlp.reading.odt.lists import OFFICE, STYLE, Lists, add
from unionnlp.reading.source import Budget, Content, Job
from unionnlp.reading.word import read_docx
from unionnlp.reading.word.package import R, W, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARGINS = {STYLE + "header": "header", STYLE + "footer": "footer"}
_MARGINS |= {
    f"{tag}{which}": kind for tag, kind in _MARGINS.items() for which in ("-left", "-first")
}
_SEALED = b"encryption-data"
_DEFAULTS = (
    ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
    ("xml", "application/xml"),
)
_LETTERS = (
    f'<w:styles xmlns:w="{W[1:-1]}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>'
    '<w:sz w:val="28"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults></w:styles>"
)


def read_odt(job: Job) -> Content:
    """Return the text of a .odt; its places and remarks are those of a Word file (``read_docx``)."""
    return read_docx(replace(job, data=to_docx(job)))


def to_docx(job: Job) -> bytes:
    """Return a .docx with the text of a .odt: paragraphs, lists, tables, notes, remarks.

    Raises ``ReadingError`` where the file is damaged or sealed with a password, ``LimitError``
    where it holds more than the limits of the job.
    """
    content, styles = _parts(job)
    lists = Lists(content, styles)
    story = Story(content, styles, lists, Budget(job.name, job.limits))
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ReadingError(f"{job.name}: no text in it (empty or only blanks); choose another file")
    story.read(text)
    parts = {
        "document": story.document,
        "numbering": lists.numbering,
        "footnotes": story.notes,
        "comments": story.comments,
        **_margins(styles, story),
    }
    return _packed(parts)


def _parts(job: Job) -> tuple[Element, Element | None]:
    """Return the parsed content and styles of a file."""
    with open_zip(io.BytesIO(job.data), job.name, job.limits) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}

        def part(name: str) -> bytes:
            found = entries.get(name)
            return b"" if found is None else read_entry(archive, found, job.name, job.limits)

        if _SEALED in part("META-INF/manifest.xml"):
            raise ReadingError(f"{job.name}: protected by a password; save it without one")
        styles = part("styles.xml")
        content = parse_xml(part("content.xml"), job.name)
        return content, parse_xml(styles, job.name) if styles else None


def _margins(styles: Element | None, story: Story) -> dict[str, Element]:
    """Return the headers and footers of the pages, and name them in the document."""
    made: dict[str, Element] = {}
    pages = () if styles is None else styles.iter(STYLE + "master-page")
    for margin in (m for page in pages for m in page if m.tag in _MARGINS):
        kind = _MARGINS[margin.tag]
        name = f"{kind}{len(made) + 1}"
        made[name] = story.margin(margin, kind)
    return made


def _packed(parts: dict[str, Element]) -> bytes:
    """Return the package of a document and the parts that it points to."""
    from lxml import etree  # type: ignore[import-untyped]

    pages = add(parts["document"][0], "sectPr")
    parts["styles"] = etree.fromstring(_LETTERS)
    types, links = _root(_TYPES, "Types"), _root(_RELS, "Relationships")
    for ending, mime in _DEFAULTS:
        etree.SubElement(types, f"{{{_TYPES}}}Default", Extension=ending, ContentType=mime)
    shown: set[str] = set()
    for name in parts:
        kind = name.rstrip("0123456789")
        mime = f"{_MIME}.{'document.main' if kind == 'document' else kind}+xml"
        path = f"/word/{name}.xml"
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=path, ContentType=mime)
        if kind != "document":
            _link(links, name, kind, f"{name}.xml")
        if kind in {"header", "footer"} - shown:
            shown.add(kind)
            add(pages, f"{kind}Reference", type="default").set(R + "id", name)
    first = _root(_RELS, "Relationships")
    _link(first, "document", "officeDocument", "word/document.xml")
    files = {"[Content_Types].xml": types, "_rels/.rels": first}
    files["word/_rels/document.xml.rels"] = links
    files |= {f"word/{name}.xml": root for name, root in parts.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for path, root in files.items():
            entry = zipfile.ZipInfo(path)  # with no date of today
            package.writestr(entry, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return target.getvalue()


def _root(namespace: str, tag: str) -> Element:
    from lxml import etree

    return etree.Element(f"{{{namespace}}}{tag}", nsmap={None: namespace})


def _link(links: Element, key: str, kind: str, target: str) -> None:
    from lxml import etree

    link = etree.SubElement(links, f"{{{_RELS}}}Relationship")
    link.attrib.update({"Id": key, "Type": f"{R[1:-1]}/{kind}", "Target": target})


__all__ = ["read_odt", "to_docx"]
