"""The parts of a .docx package, unpacked and parsed without trust.

No entity is expanded, nothing is fetched, and a part with a document type is refused:
Word never writes one.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Self

from unionnlp.errors import ReadingError
from unionnlp.reading.archive import open_zip, read_entry
from unionnlp.reading.source import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A .docx file: its main part and the parts that this one points to."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._zip = open_zip(io.BytesIO(data), name, limits)
        self._entries = {e.filename.lstrip("/").lower(): e for e in self._zip.infolist()}
        self._rels: dict[str, Element | None] = {}
        self.main_path = self._target("", "/officeDocument") or "word/document.xml"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def main(self) -> Element:
        """Return the root of the main part; raise ``ReadingError`` without one."""
        root = self.part(self.main_path)
        if root is None:
            raise ReadingError(
                f"{self._name}: a damaged .docx (no document in it); "
                "open it in Word or WPS and save it again"
            )
        return root

    def related(self, kind: str) -> Element | None:
        """Return the part that the main part names by ``kind`` (``numbering``, ``styles``)."""
        path = self._target(self.main_path, f"/{kind}")
        if path is None:
            path = posixpath.join(posixpath.dirname(self.main_path), f"{kind}.xml")
        return self.part(path)

    def part(self, path: str) -> Element | None:
        """Return the root element of a part, ``None`` where there is no such part."""
        entry = self._entries.get(path.lower())
        return None if entry is None else self._parse(entry)

    def _target(self, source: str, kind: str) -> str | None:
        folder, file = posixpath.split(source)
        if source not in self._rels:
            self._rels[source] = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        rels = self._rels[source]
        if rels is None:
            return None
        for rel in rels.iter(_REL):
            if rel.get("Type", "").endswith(kind) and rel.get("TargetMode") != "External":
                target = rel.get("Target", "")
                joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                return posixpath.normpath(joined)
        return None

    def _parse(self, entry: zipfile.ZipInfo) -> Element:
        data = read_entry(self._zip, entry, f"{self._name} ({entry.filename})", self._limits)
        if _STRICT_W in data:  # "Strict Open XML" differs in the names of its namespaces only
            data = data.replace(_STRICT_W, W[1:-1].encode())
        return parse_xml(data, self._name)


def parse_xml(data: bytes, name: str) -> Element:
    """Parse untrusted XML; raise ``ReadingError`` where it is damaged or declares entities."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error).split())[:80]
        raise ReadingError(
            f"{name}: damaged inside ({reason}); open it in Word or WPS and save it again"
        ) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(f"{name}: declares XML entities, which no Word file does; not read")
    return root
