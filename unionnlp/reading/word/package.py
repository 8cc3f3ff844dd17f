"""The parts of a .docx package, unpacked and parsed without trust.

No entity is expanded, nothing is fetched, and a part with a document type is refused:
Word never writes one.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.archive import open_zip, read_entry
from unionnlp.reading.source import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAX_MARKS = 4_000_000  # tags, and attributes twice: about 600 MB once parsed
_ENTITIES = "declares XML entities, which Word and Excel never do; not read"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A .docx file: its main part and the parts that this one points to."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = self._name = name
        self.limits = self._limits = limits
        self._zip = open_zip(io.BytesIO(data), name, limits)
        self._entries = {e.filename.lstrip("/").lower(): e for e in self._zip.infolist()}
        self._rels: dict[str, list[tuple[str, str, str]]] = {}
        self.main_path = self._target("", "/officeDocument") or self._usual_main()

    def _usual_main(self) -> str:
        return "xl/workbook.xml" if "xl/workbook.xml" in self._entries else "word/document.xml"

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

    def all_related(self, kind: str) -> Iterator[Element]:
        """Yield the parts that the main part names by ``kind``, of which there can be several."""
        for _, known, path in self._links(self.main_path):
            root = self.part(path) if known.endswith(f"/{kind}") else None
            if root is not None:
                yield root

    def part(self, path: str) -> Element | None:
        """Return the root element of a part, ``None`` where there is no such part."""
        entry = self._entries.get(path.lower())
        return None if entry is None else self._parse(entry)

    def linked(self, key: str) -> str | None:
        """Return the path of the part that the main part names by the id ``key``."""
        found = (path for name, _, path in self._links(self.main_path) if name == key)
        return next(found, None)

    def raw(self, path: str) -> bytes | None:
        """Return the bytes of a part, ``None`` where there is no such part."""
        entry = self._entries.get(path.lower())
        if entry is None:
            return None
        return read_entry(self._zip, entry, f"{self._name} ({entry.filename})", self._limits)

    def _target(self, source: str, kind: str) -> str | None:
        return next((path for _, k, path in self._links(source) if k.endswith(kind)), None)

    def _links(self, source: str) -> list[tuple[str, str, str]]:
        """Return id, kind and path of what a part points to within the package."""
        if source not in self._rels:
            folder, file = posixpath.split(source)
            root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
            found = []
            for rel in () if root is None else root.iter(_REL):
                target = rel.get("Target", "")
                if rel.get("TargetMode") == "External":
                    continue
                joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                path = posixpath.normpath(joined)
                found.append((rel.get("Id", ""), rel.get("Type", ""), path))
            self._rels[source] = found
        return self._rels[source]

    def _parse(self, entry: zipfile.ZipInfo) -> Element:
        data = read_entry(self._zip, entry, f"{self._name} ({entry.filename})", self._limits)
        if _STRICT_W in data:  # "Strict Open XML" differs in the names of its namespaces only
            data = data.replace(_STRICT_W, W[1:-1].encode())
        return parse_xml(data, self._name)


def parse_xml(data: bytes, name: str) -> Element:
    """Parse untrusted XML; raise ``ReadingError`` where it is damaged or declares entities."""
    from lxml import etree  # type: ignore[import-untyped]

    if data.count(b"<") + 2 * data.count(b"=") > _MAX_MARKS:
        raise LimitError(f"{name}: more than {_MAX_MARKS} elements inside; split it")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ReadingError(f"{name}: {_ENTITIES}")
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
        raise ReadingError(
            f"{name}: declares XML entities, which Word and Excel never do; not read"
        )
    return root
