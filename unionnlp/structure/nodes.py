"""The candidates of an outline: every label, and every row without one that may be a heading."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unionnlp.grammar import attachments
from unionnlp.grammar.cuts import STATED
from unionnlp.grammar.labels import Label, inline
from unionnlp.grammar.signatures import SIGNER, contact, signed
from unionnlp.patterns import lazy
from unionnlp.records import LabelStyle
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import role
from unionnlp.structure.headings import (
    attachment,
    colon_heading,
    counted,
    plain_heading,
    untitled,
)
from unionnlp.structure.titles import title_like

_CELL = 8  # characters of a header's cell
_STOP = lazy(r"[。;:!?\s](?:(?<=[。;:!?\n])|(?=\s))")  # a set comes first: a search skips to one
_TITLED = lazy(r"\s?《[^》]{2,60}》")
_BEHIND = lazy(r":\s?([^\s。;:,、\d]{2,12})\s*(?:\n|$)")


class Node(msgspec.Struct):
    """A node in clean offsets: label ``[start, label_end)``, heading ``[label_end, end)``.

    ``style`` is the label's style or ``heading``; ``inside`` tells that it stands inside a row, ``doubt``
    that a heading needs company of its form.
    """

    start: int
    label_end: int
    end: int
    style: LabelStyle
    number: int | None
    row: int
    level: int = 0
    inside: bool = False
    depth: int = 1
    mark: int = 0
    structural: bool = False
    doubt: bool = False

    def heading(self, text: str) -> str:
        """Return the heading's words."""
        return text[self.label_end : self.end].strip(f"{STATED} ")

    def behind(self, text: str) -> str:
        """Return the words behind the heading's colon where they end a short row (``留种:来年打算``)."""
        found = _BEHIND.match(text, self.end)
        return found.group(1) if found else ""


def candidates(text: str, rows: Sequence[ViewRow], taken: set[int]) -> list[Node]:
    """Return what may be a node, in order; ``taken`` rows belong to a schedule and hold none."""
    nodes: list[Node] = []
    for index, row in enumerate(rows):
        if index in taken:
            continue
        if row.label and _sent_along(text, rows, index):
            continue
        if row.label:
            nodes.append(_labelled(text, row, index, row.label))
        else:
            heading = _heading(text, rows, index, taken)
            if heading:
                nodes.append(heading)
        begin = nodes[-1].label_end if nodes and nodes[-1].row == index else row.start
        for found in inline(text, begin, row.end):
            node = _labelled(text, row, index, found)
            node.inside = True
            nodes.append(node)
    return nodes


def _labelled(text: str, row: ViewRow, index: int, label: Label) -> Node:
    at = label.end
    while at < row.end and text[at] in " \t":
        at += 1
    end = _heading_end(text, at, row.end)
    return Node(label.start, at, end, label.style, label.number, index, label.level, mark=row.level)


def _heading_end(text: str, start: int, end: int) -> int:
    """The heading runs to the first stop, at most 60 characters."""
    stop = _STOP.search(text, start, min(end, start + 60))
    return max(stop.start() if stop else min(end, start + 60), start)


def _heading(text: str, rows: Sequence[ViewRow], index: int, taken: set[int]) -> Node | None:
    """Read an unlabelled row as a heading: by its words, its marks, or its colon before a list."""
    row = rows[index]
    if _column(rows, index):
        return None
    if index and attachments.mark(rows[index - 1].text) and title_like(row.text):
        return None
    if (attachment(row.text) or attachments.mark(row.text)) and _has_text(rows, index):
        node = Node(
            row.start, row.start, _heading_end(text, row.start + 3, row.end), "heading", None, index
        )
        node.structural = True
        return node
    length = untitled(row.text)
    if length and not (index + 1 == len(rows) and length == len(row.text)):
        end = row.start + len(row.text[:length].rstrip(" :"))
        node = Node(row.start, row.start, end, "heading", None, index, mark=row.level)
        node.structural = True
        return node
    if (row.level or row.bold) and len(row.text) <= 40 and not row.text.endswith(("。", ";")):
        return Node(row.start, row.start, row.end, "heading", None, index, mark=row.level or 9)
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is None or (index + 1 in taken and not colon_heading(row.text)):
        return None
    if counted(row.text) or colon_heading(row.text):
        node = Node(row.start, row.start, row.end - 1, "heading", None, index)
        node.doubt = not (counted(row.text) or index + 1 in taken or _opens_list(below))
        return node
    if plain_heading(row.text) and (_opens_list(below) or _sentence(below.text)):
        node = Node(row.start, row.start, row.end, "heading", None, index)
        node.doubt = True
        return node
    return None


def _sent_along(text: str, rows: Sequence[ViewRow], index: int) -> bool:
    """Tell whether a row is a member of a letter's list of attachments (``附件:1.《…》`` / ``2.《…》``)."""
    while index and _titled(text, rows[index]):
        index -= 1
        if rows[index].text.startswith("附"):
            return True
    return False


def _titled(text: str, row: ViewRow) -> bool:
    return row.label is not None and bool(_TITLED.fullmatch(text, row.label.end, row.end))


def _column(rows: Sequence[ViewRow], index: int) -> bool:
    """Tell whether a row is a header's cell of a table that was pasted a cell a line."""
    around = [rows[k].text for k in (index - 1, index + 1) if 0 <= k < len(rows)]
    return len(around) > 1 and all(len(t) <= _CELL and role(t) for t in around)


def _sentence(text: str) -> bool:
    return len(text) > 30 or (len(text) > 12 and text.endswith(("。", ";")))


def _has_text(rows: Sequence[ViewRow], index: int) -> bool:
    """Tell whether below an attachment's line stands its text, not a signature or a contact."""
    below = [r.text for r in rows[index + 1 : index + 3]]
    ends = [bool(signed(t) or contact(t) or SIGNER.match(t)) for t in below]
    return bool(below) and not any(ends)


def _opens_list(below: ViewRow) -> bool:
    return below.label is not None and below.label.number == 1


def masked(text: str, nodes: Sequence[Node]) -> str:
    """Return ``text`` with labels as line breaks, since their numbers are no part of a sentence."""
    parts = []
    at = 0
    for node in nodes:
        if node.label_end > node.start >= at:
            parts += [text[at : node.start], "\n" * (node.label_end - node.start)]
            at = node.label_end
    return "".join([*parts, text[at:]])
