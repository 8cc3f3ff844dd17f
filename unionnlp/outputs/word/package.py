"""A .docx that is changed in some parts; all others are copied as they are."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped]

from unionnlp.reading.archive import read_entry
from unionnlp.reading.source import Limits
from unionnlp.reading.word.package import Package, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = ("vbaproject", "vbadata", "attachedtoolbars")  # parts that a .docx does not have
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str, *, instead: str = "") -> str:
    """Return text without what XML cannot hold (controls, lone surrogates)."""
    return _ILLEGAL.sub(instead, text)


class WordFile(Package):
    """The parts of a .docx, each parsed once; ``save`` returns the file with what was changed."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._roots: dict[str, Element | None] = {}
        self._changed: dict[str, str] = {}
        super().__init__(data, name, limits)
        main = self._entries.get(self.main_path.lower())
        self.strict = main is not None and _STRICT_W in self._raw(main)

    def part(self, path: str) -> Element | None:
        """Return the root of a part, always the same one."""
        key = path.lower()
        if key not in self._roots:
            self._roots[key] = super().part(path)
        return self._roots[key]

    def changed(self, path: str) -> None:
        """Say that the root of a part was changed."""
        self._changed[path.lower()] = path

    def add(self, path: str, root: Element) -> None:
        """Put a root in the place of a part, new or not."""
        self._roots[path.lower()] = root
        self.changed(path)

    def path_of(self, kind: str) -> str | None:
        """Return the path of the part that the main part names by ``kind``, if it is there."""
        path = self._target(self.main_path, f"/{kind}")
        return path if path is not None and path.lower() in self._entries else None

    def free_path(self, file: str) -> str:
        """Return the path beside the main part that a new part gets."""
        folder, (stem, ending) = posixpath.dirname(self.main_path), posixpath.splitext(file)
        number, path = 1, posixpath.join(folder, file)
        while path.lower() in self._entries:
            number += 1
            path = posixpath.join(folder, f"{stem}{number}{ending}")
        return path

    def relate(self, source: str, path: str, kind: str, mime: str) -> None:
        """Make a new part known: its type, and the relation from ``source`` (``""``: the package)."""
        types = self.part("[Content_Types].xml")
        if types is not None:
            override = etree.SubElement(types, _TYPES + "Override")
            override.set("PartName", f"/{path}")
            override.set("ContentType", mime)
            self.changed("[Content_Types].xml")
        folder, file = posixpath.split(source)
        rels_path = posixpath.join(folder, "_rels", f"{file}.rels")
        rels = self.part(rels_path)
        if rels is None:
            rels = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
        taken = {r.get("Id") for r in rels}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdUnionnlp{n}" not in taken)
        relation = etree.SubElement(rels, f"{{{_RELS}}}Relationship")
        relation.set("Id", f"rIdUnionnlp{number}")
        relation.set("Type", kind)
        relation.set("Target", posixpath.relpath(path, folder or "."))
        self.add(rels_path, rels)

    def without_macros(self) -> None:
        """Make a document with macros, or a template, a plain document."""
        types = self.part("[Content_Types].xml")
        for entry in () if types is None else types:
            part = entry.get("PartName", "").lower().lstrip("/")
            if part == self.main_path.lower() and entry.get("ContentType") != _MAIN:
                entry.set("ContentType", _MAIN)
                self.changed("[Content_Types].xml")
        for path in [p for p in self._entries if _is_macro(p)]:
            del self._entries[path]
            self._unname(path)

    def save(self) -> bytes:
        """Return the bytes of the file, its parts in their old order, new ones at the end."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            for key, entry in self._entries.items():
                if entry.is_dir():
                    continue
                data = self._serialised(key) if key in self._changed else self._raw(entry)
                target.writestr(_copied(entry), data)
            for key, path in self._changed.items():
                if key not in self._entries:
                    fresh = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(fresh, self._serialised(key))
        return stream.getvalue()

    def _raw(self, entry: zipfile.ZipInfo) -> bytes:
        return read_entry(self._zip, entry, f"{self._name} ({entry.filename})", self._limits)

    def _serialised(self, key: str) -> bytes:
        data = etree.tostring(
            self._roots[key], xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return bytes(data.replace(W[1:-1].encode(), _STRICT_W) if self.strict else data)

    def _unname(self, path: str) -> None:
        """Take a part's name out of the types and relations."""
        types = self.part("[Content_Types].xml")
        for entry in [] if types is None else list(types):
            if entry.get("PartName", "").lower().lstrip("/") == path:
                entry.getparent().remove(entry)
                self.changed("[Content_Types].xml")
        for rels_path in [p for p in self._entries if p.endswith(".rels")]:
            rels = self.part(rels_path)
            for relation in list(rels if rels is not None else ()):
                if posixpath.basename(relation.get("Target", "")).lower() == posixpath.basename(
                    path
                ):
                    relation.getparent().remove(relation)
                    self.changed(rels_path)


def _is_macro(path: str) -> bool:
    name = posixpath.basename(path)
    return name.startswith(_MACROS) and not path.startswith("customxml/")


def _copied(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return the entry for the new file: its name, time and compression, none of its flags."""
    fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
    stored = entry.compress_type == zipfile.ZIP_STORED
    fresh.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    fresh.external_attr = entry.external_attr
    return fresh
