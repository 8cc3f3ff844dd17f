"""The parts of a package that hold comments: their words, their states, and our list of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from unionnlp.outputs.word.package import WordFile, legal
from unionnlp.reading.word.comments import (
    CUSTOM,
    CUSTOM_NS,
    OWN_AUTHOR,
    PROPERTY,
    VALUES_NS,
    W14,
    W15,
    last_paragraph,
)
from unionnlp.reading.word.package import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MIME = "application/vnd.openxmlformats-officedocument."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of all properties that users define
_KEYS_IN_A_PROPERTY = 25  # Word shows 255 characters of one; a key and a blank are 9
INITIALS = "工会"


class CommentParagraph(NamedTuple):
    """A paragraph of a comment: its text, and whether it is bold or small."""

    text: str
    look: str = ""


class CommentNote(NamedTuple):
    """A comment to be written: its paragraphs and its date (ISO 8601, local time)."""

    paragraphs: Sequence[CommentParagraph]
    date: str


class Comments:
    """The comments of one file, to which some are added and from which some are taken."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._path = file.path_of("comments")
        self._states_path = file.path_of("commentsExtended")
        root = file.part(self._path) if self._path else None
        states = file.part(self._states_path) if self._states_path else None
        self._root = _spaced(W + "comments", root)
        self._states = _spaced(W15 + "commentsEx", states)
        self._styles = _style_ids(file.related("styles"))
        numbers = [c.get(W + "id", "") for c in self._root.iterchildren(W + "comment")]
        self._number = max((int(n) for n in numbers if _is_small(n)), default=-1)
        self._paragraph = 0
        self._names = {p.get(W14 + "paraId") for p in file.main().iter(W + "p")}
        self._names |= {p.get(W14 + "paraId") for p in self._root.iter(W + "p")}

    @property
    def reference_style(self) -> str | None:
        """The id of the document's own style for the sign of a comment, if it has one."""
        return self._styles.get("annotation reference")

    def remove(self, numbers: set[str]) -> None:
        """Take comments and their states away."""
        names = set()
        for comment in list(self._root.iterchildren(W + "comment")):
            if comment.get(W + "id") in numbers:
                names.add(last_paragraph(comment))
                self._root.remove(comment)
        for state in list(self._states):
            if state.get(W15 + "paraId") in names:
                self._states.remove(state)

    def add(self, note: CommentNote) -> str:
        """Add a comment and return its id."""
        self._number += 1
        comment = etree.SubElement(self._root, W + "comment")
        comment.set(W + "id", str(self._number))
        comment.set(W + "author", OWN_AUTHOR)
        comment.set(W + "date", note.date)
        comment.set(W + "initials", INITIALS)
        name = ""
        for index, said in enumerate(note.paragraphs):
            name = self._free_name()
            self._say(comment, said, name, first=index == 0)
        state = etree.SubElement(self._states, W15 + "commentEx")
        state.set(W15 + "paraId", name)
        state.set(W15 + "done", "0")
        return str(self._number)

    def resolve(self, number: str) -> None:
        """Mark a comment as resolved (it stays because others answered it)."""
        for comment in self._root.iterchildren(W + "comment"):
            if comment.get(W + "id") == number:
                name = last_paragraph(comment)
                for state in self._states:
                    if state.get(W15 + "paraId") == name:
                        state.set(W15 + "done", "1")

    def put(self) -> None:
        """Put the comments and states into the file; parts that never were stay away if empty."""
        self._put(self._path, self._root, "comments.xml", f"{_OFFICE}comments")
        self._put(self._states_path, self._states, "commentsExtended.xml", _EXTENDED)

    def _put(self, path: str | None, root: Element, file: str, kind: str) -> None:
        if path is None:
            if not len(root):
                return
            path = self._file.free_path(file)
            mime = f"{_MIME}wordprocessingml.{file.removesuffix('.xml')}+xml"
            if self._file.strict:
                kind = kind.replace(_OFFICE, _STRICT_OFFICE)
            self._file.relate(self._file.main_path, path, kind, mime)
        self._file.add(path, root)

    def _free_name(self) -> str:
        while True:
            self._paragraph += 1
            name = f"{0x5E000000 + self._paragraph:08X}"  # ids lie below 80000000
            if name not in self._names:
                return name

    def _say(self, comment: Element, said: CommentParagraph, name: str, *, first: bool) -> None:
        paragraph = etree.SubElement(comment, W + "p")
        paragraph.set(W14 + "paraId", name)
        style = self._styles.get("annotation text")
        properties = etree.SubElement(paragraph, W + "pPr")
        if style is not None:
            etree.SubElement(properties, W + "pStyle").set(W + "val", style)
        spacing = etree.SubElement(properties, W + "spacing")  # not that of the document's text
        for key, value in (("before", "0"), ("after", "0"), ("line", "240"), ("lineRule", "auto")):
            spacing.set(W + key, value)
        if first:
            run = etree.SubElement(paragraph, W + "r")
            etree.SubElement(run, W + "annotationRef")
        run = etree.SubElement(paragraph, W + "r")
        looks = etree.SubElement(run, W + "rPr")
        if said.look == "bold":
            etree.SubElement(looks, W + "b")
        if said.look == "small":
            etree.SubElement(looks, W + "color").set(W + "val", "767676")
        etree.SubElement(looks, W + "sz").set(W + "val", "16" if said.look == "small" else "20")
        text = etree.SubElement(run, W + "t")
        text.set(_XML_SPACE, "preserve")
        text.text = legal(said.text)


def remember(file: WordFile, keys: Iterable[str], of: Mapping[str, str]) -> None:
    """Write the keys of all comments ever made here into the document's own properties.

    ``of`` are properties that say of what draft it is a copy.
    """
    root = file.part(CUSTOM)
    kept = list(dict.fromkeys(keys))
    rows = [kept[at : at + _KEYS_IN_A_PROPERTY] for at in range(0, len(kept), _KEYS_IN_A_PROPERTY)]
    told = {f"{PROPERTY}{n}": " ".join(row) for n, row in enumerate(rows, 1)} | dict(of)
    if root is None:
        if not told:
            return
        root = etree.Element(
            CUSTOM_NS + "Properties", nsmap={None: CUSTOM_NS[1:-1], "vt": VALUES_NS[1:-1]}
        )
        kind, mime = f"{_OFFICE}custom-properties", f"{_MIME}custom-properties+xml"
        file.relate(
            "", CUSTOM, kind.replace(_OFFICE, _STRICT_OFFICE) if file.strict else kind, mime
        )
    for entry in list(root):
        if entry.get("name", "").startswith(PROPERTY):
            root.remove(entry)
    taken = [int(e.get("pid", "1")) for e in root if _is_small(e.get("pid", ""))]
    for name, text in told.items():
        entry = etree.SubElement(root, CUSTOM_NS + "property")
        entry.set("fmtid", _FORMAT)
        taken.append(max(taken, default=1) + 1)
        entry.set("pid", str(taken[-1]))
        entry.set("name", name)
        value = etree.SubElement(entry, VALUES_NS + "lpwstr")
        value.text = legal(text)
    file.add(CUSTOM, root)


def _spaced(tag: str, root: Element | None) -> Element:
    """Return a root that knows the names of newer Word, with all that the old root held."""
    spaces = {} if root is None else dict(root.nsmap)
    wanted = {"w": W[1:-1], "mc": _MC, "w14": W14[1:-1], "w15": W15[1:-1]}
    known = set(spaces.values())
    spaces |= {p: uri for p, uri in wanted.items() if uri not in known and p not in spaces}
    fresh = etree.Element(tag, {} if root is None else dict(root.attrib), nsmap=spaces)
    ignorable = fresh.get(f"{{{_MC}}}Ignorable", "").split()
    newer = [p for p, uri in spaces.items() if uri in (W14[1:-1], W15[1:-1]) and p]
    fresh.set(f"{{{_MC}}}Ignorable", " ".join(dict.fromkeys([*ignorable, *newer])))
    fresh.extend(() if root is None else list(root))
    return fresh


def _style_ids(styles: Element | None) -> dict[str, str]:
    found = {}
    for style in () if styles is None else styles.iterchildren(W + "style"):
        name = style.find(W + "name")
        if name is not None:
            found[name.get(W + "val", "").lower()] = style.get(W + "styleId", "")
    return found


def _is_small(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 10
