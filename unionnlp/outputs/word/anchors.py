"""From spans of the text to places in the XML, and comment marks set there.

Word takes no comments inside text boxes, the readings above characters, or notes (some
programs do): their words are marked at the run that holds the box, or at the note's
reference. A run that a mark cuts becomes two with the same properties; no text changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from unionnlp.reading.word.package import W
from unionnlp.reading.word.trace import SourceStretch, Trace

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

_R, _P, _TC, _T = W + "r", W + "p", W + "tc", W + "t"
_RPR = W + "rPr"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}
# What stands between a paragraph and its runs, in which comment marks may stand too.
_AROUND = {
    W + tag for tag in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml",
                        "fldSimple", "dir", "bdo")
}  # fmt: skip


class Edge(NamedTuple):
    """A place in a run: before character ``at`` of one of its children; ``None``: its edge."""

    run: Element
    child: Element | None
    at: int = 0


class Anchor(NamedTuple):
    """The place of one comment: from its first edge to its last.

    ``exact`` says that the marked words are those of the span, or its longest part.
    """

    first: Edge
    last: Edge
    exact: bool


class Anchors:
    """Finds the anchors of spans in one document."""

    def __init__(self, main: Element, trace: Trace) -> None:
        self._main, self._trace = main, trace
        self._references: dict[tuple[str, str], Element] | None = None

    def of(self, start: int, end: int) -> Anchor | None:
        """Return the anchor of ``text[start:end]``, ``None`` where nothing is near it.

        Of a span over several cells, the cell with the most of its words is marked.
        """
        parts: dict[Element | None, list[tuple[SourceStretch, Element, bool]]] = {}
        for stretch in self._trace.within(start, end):
            run, exact = self._run(stretch)
            if run is not None and stretch.at >= 0:
                cell = next(run.iterancestors(_TC), None)
                parts.setdefault(cell, []).append((stretch, run, exact))
        if not parts:
            return self._paragraph(start)
        best = max(parts.values(), key=lambda found: sum(s.length for s, _, _ in found))
        (first, first_run, exact), (last, last_run, also) = best[0], best[-1]
        return Anchor(
            Edge(first_run, first.element, first.at) if exact else Edge(first_run, None),
            Edge(last_run, last.element, last.at + last.length) if also else Edge(last_run, None),
            exact and also,
        )

    def _paragraph(self, offset: int) -> Anchor | None:
        """Return the paragraph at an offset (of an automatic number, an empty line) as an anchor."""
        near = self._trace.nearest(offset)
        if near is None:
            return None
        run, _ = self._run(near)
        if near.at >= 0:
            return None if run is None else Anchor(Edge(run, None), Edge(run, None), exact=False)
        runs = list(_runs(near.element))
        if not runs:
            return None
        return Anchor(Edge(runs[0], None), Edge(runs[-1], None), exact=False)

    def _run(self, stretch: SourceStretch) -> tuple[Element | None, bool]:
        """Return the run in which a mark can stand, and whether it can stand beside the words."""
        element = stretch.element
        found, note = None, None
        for above in element.iterancestors():
            if above.tag == _R:
                found = above
            elif above.tag in _NOTES:
                note = above
        if note is not None:
            return self._reference(note), False
        exact = found is not None and element.getparent() is found and _is_in_paragraph(found)
        return found, exact

    def _reference(self, note: Element) -> Element | None:
        if self._references is None:
            self._references = {}
            for reference in self._main.iter(*_NOTES.values()):
                run = next(reference.iterancestors(_R), None)
                if run is not None:
                    key = (reference.tag, reference.get(W + "id", ""))
                    self._references.setdefault(key, run)
        return self._references.get((_NOTES[note.tag], note.get(W + "id", "")))


def _is_in_paragraph(run: Element) -> bool:
    above = run.getparent()
    while above is not None and above.tag in _AROUND:
        above = above.getparent()
    return above is not None and above.tag == _P


def _runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, not those of boxes in it."""
    for child in paragraph:
        if child.tag == _R:
            yield child
        elif child.tag in _AROUND:
            yield from _runs(child)


def mark(anchors: Mapping[str, Anchor], style: str | None) -> None:
    """Set the marks of comments, given by their ids; ``style`` is that of the reference sign."""
    places = _Places()
    for number, anchor in anchors.items():
        places.note(anchor.first, number, begins=True)
        places.note(anchor.last, number, begins=False)
    places.set(style)


class _Places:
    """Marks by run and place in it, so that each run is cut once, from its end."""

    def __init__(self) -> None:
        self._runs: dict[Element, dict[tuple[int, int], tuple[list[str], list[str]]]] = {}
        self._lengths: dict[Element, int] = {}  # to ask for a text is to copy it

    def note(self, edge: Edge, number: str, *, begins: bool) -> None:
        """Note one mark; of two at one place the one that ends comes first."""
        begun, ended = self._runs.setdefault(edge.run, {}).setdefault(
            self._place(edge, begins=begins), ([], [])
        )
        (begun if begins else ended).append(number)

    def set(self, style: str | None) -> None:
        """Cut the runs and set all marks."""
        for run, places in self._runs.items():
            scissors = _Scissors(run)
            for (index, at), (begun, ended) in sorted(places.items(), reverse=True):
                marks = [m for n in ended for m in _ends(n, style)]
                marks += [_mark("commentRangeStart", n) for n in begun]
                if (index, at) == _BEGIN:
                    for element in marks:
                        run.addprevious(element)
                    continue
                scissors.cut(index, at)
                for element in reversed(marks):
                    run.addnext(element)
            scissors.close()

    def _place(self, edge: Edge, *, begins: bool) -> tuple[int, int]:
        """Return a place as the index of a child and a character in it, each place in one way."""
        children = list(edge.run)
        if edge.child is None:
            return _BEGIN if begins else (len(children), 0)
        index, at = children.index(edge.child), edge.at
        if at and at >= self._length(edge.child):
            index, at = index + 1, 0
        if at == 0 and all(child.tag == _RPR for child in children[:index]):
            return _BEGIN
        return index, at

    def _length(self, child: Element) -> int:
        if child not in self._lengths:
            self._lengths[child] = len(child.text or "") if child.tag == _T else 1
        return self._lengths[child]


_BEGIN = (-1, 0)


class _Scissors:
    """Cuts a run into several with the same properties, from its end to its beginning."""

    def __init__(self, run: Element) -> None:
        self._run = run
        self._children = list(run)
        self._properties = run.find(_RPR)
        self._child: Element | None = None  # whose text is being cut
        self._text = ""
        self._left = 0  # characters of it that no new run has

    def cut(self, index: int, at: int) -> None:
        """Move what follows a place, by child and character, into a new run behind."""
        if index >= len(self._children):
            return
        rest = etree.Element(_R, dict(self._run.attrib))
        if self._properties is not None:
            rest.append(deepcopy(self._properties))
        child = self._children[index]
        moved = [child, *child.itersiblings()]
        if at:
            if child is not self._child:
                self.close()
                self._child, self._text = child, child.text or ""
                self._left = len(self._text)
            behind = etree.Element(child.tag, dict(child.attrib))
            behind.text = self._text[at : self._left]
            behind.set(_XML_SPACE, "preserve")
            self._left = at
            moved[0] = behind
        else:
            self.close()
        rest.extend(moved)
        self._run.addnext(rest)

    def close(self) -> None:
        """Leave to the child that was cut what no new run has."""
        if self._child is not None:
            self._child.text = self._text[: self._left]
            self._child.set(_XML_SPACE, "preserve")
            self._child = None


def _mark(tag: str, number: str) -> Element:
    element = etree.Element(W + tag)
    element.set(W + "id", number)
    return element


def _ends(number: str, style: str | None) -> Iterable[Element]:
    """Return the end of a range and the run with the reference to its comment."""
    run = etree.Element(_R)
    if style is not None:
        named = etree.SubElement(etree.SubElement(run, _RPR), W + "rStyle")
        named.set(W + "val", style)
    run.append(_mark("commentReference", number))
    return _mark("commentRangeEnd", number), run


def unmark(main: Element, numbers: set[str]) -> None:
    """Take the marks of comments away, and the runs that held nothing but the reference."""
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in [e for e in main.iter(W + tag) if e.get(W + "id") in numbers]:
            above = element.getparent()
            _remove(element)
            if above.tag == _R and all(child.tag == _RPR for child in above):
                _remove(above)


def _remove(element: Element) -> None:
    """Remove an element; the blanks behind it go with it."""
    element.getparent().remove(element)
