"""The outline, decided over the whole document.

First every label and every unlabelled heading is collected as a candidate; then depth and
membership are decided together by sequence: does 2 follow 1 in this style, at this depth?
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unionnlp.grammar.labels import RANKS, Label, inline, leading
from unionnlp.records import LabelStyle
from unionnlp.structure.blocks import Row
from unionnlp.structure.headings import (
    colon_heading,
    counted,
    plain_heading,
    untitled,
)

_STOP = re.compile(r"[。;:!?\n]|\s{2,}")
# How many nodes a decision looks ahead or back, which keeps the outline linear.
_REACH = 400
_OUTER = ("part", "article", "chinese", "bracketed_chinese")
_SIGN = re.compile(r"(?:工会|委员会|小学|中学|学校|学院|幼儿园|[日月])$")


@dataclass(slots=True)
class Node:
    """A node in clean offsets: label ``[start, label_end)``, heading ``[label_end, end)``.

    ``style`` is the label's style or ``heading``; ``inside`` tells that it stands inside a row.
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
        return text[self.label_end : self.end].strip(" :。;,")


def parse(text: str, rows: Sequence[Row], taken: set[int]) -> list[Node]:
    """Return the outline of a body; ``taken`` rows belong to a schedule and hold no nodes."""
    nodes = _candidates(text, rows, taken)
    nodes = _company(text, _accepted(text, rows, nodes))
    _depths(text, rows, nodes)
    return nodes


def _candidates(text: str, rows: Sequence[Row], taken: set[int]) -> list[Node]:
    nodes: list[Node] = []
    for index, row in enumerate(rows):
        if index in taken:
            continue
        label = leading(text, row.start, row.end)
        if label:
            nodes.append(_labelled(text, row, index, label))
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


def _labelled(text: str, row: Row, index: int, label: Label) -> Node:
    at = label.end
    while at < row.end and text[at] in " \t":
        at += 1
    end = _heading_end(text, at, row.end)
    return Node(label.start, at, end, label.style, label.number, index, label.level, mark=row.level)


def _heading_end(text: str, start: int, end: int) -> int:
    """The heading runs to the first stop, at most 60 characters."""
    stop = _STOP.search(text, start, min(end, start + 60))
    return max(stop.start() if stop else min(end, start + 60), start)


def _heading(text: str, rows: Sequence[Row], index: int, taken: set[int]) -> Node | None:
    """Read an unlabelled row as a heading: by its words, its marks, or its colon before a list."""
    row = rows[index]
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
        node.doubt = not (counted(row.text) or index + 1 in taken or _opens_list(text, below))
        return node
    if plain_heading(row.text) and (_opens_list(text, below) or len(below.text) > 30):
        node = Node(row.start, row.start, row.end, "heading", None, index)
        node.doubt = True
        return node
    return None


def _opens_list(text: str, below: Row) -> bool:
    label = leading(text, below.start, below.end)
    return label is not None and label.number == 1


def _company(text: str, nodes: list[Node]) -> list[Node]:
    """Doubtful headings need company of their form: two with a colon, or two before lists, or three."""
    colons = [n for n in nodes if n.doubt and text[n.end : n.end + 1] == ":"]
    plains = [n for n in nodes if n.doubt and text[n.end : n.end + 1] != ":"]
    labelled = {n.row for n in nodes if n.label_end > n.start and n.number == 1 and not n.inside}
    listed = [n for n in plains if n.row + 1 in labelled]
    chapters = sum(
        1 for n in nodes if n.style in ("chinese", "part", "bracketed_chinese") and not n.inside
    )
    gone: set[int] = set()
    if len(colons) < 2:
        gone.update(id(n) for n in colons)
    framed = [n for n in plains if text[n.start] == "【"]
    if len(listed) < 2 and (len(plains) < 3 or chapters >= 2) and len(framed) < 2:
        gone.update(id(n) for n in plains)
    return [n for n in nodes if id(n) not in gone]


def _accepted(text: str, rows: Sequence[Row], nodes: list[Node]) -> list[Node]:
    """Keep the labels inside rows that go on with a list, and the line-leading ones that make sense."""
    lost = _lost_breaks(rows, nodes)
    spaced = {n.number for n in nodes if n.style == "spaced_digit"}
    kept: list[Node] = []
    last: dict[str, int] = {}
    firsts = 0
    for i, node in enumerate(nodes):
        if node.style == "sequence_word":
            word = text[node.start : node.start + 2]
            if (word != "首先" and not firsts) or node.inside:
                continue
            firsts = firsts + 1 if word != "最后" else 0
        if node.inside and not _joins(text, node, last, nodes, i, lost):
            continue
        if node.style == "spaced_digit" and not _has_neighbour(node, spaced):
            continue
        if node.style not in ("heading", "sequence_word") and node.number is not None:
            if node.style in _OUTER[:4]:
                for inner in [s for s in last if RANKS.get(s, 4) > RANKS.get(node.style, 4)]:
                    del last[inner]
            last[node.style] = node.number
        kept.append(node)
    return kept


def _ahead(nodes: list[Node], i: int) -> list[Node]:
    return nodes[i + 1 : i + 1 + _REACH]


def _has_neighbour(node: Node, spaced: set[int | None]) -> bool:
    """A number and a space is a label only beside its neighbour in the sequence."""
    return node.number is not None and bool(spaced & {node.number - 1, node.number + 1})


def _lost_breaks(rows: Sequence[Row], nodes: list[Node]) -> set[int]:
    """Return the long rows with several chapters inside, which have lost their line breaks."""
    inside = Counter(n.row for n in nodes if n.inside and n.style in _OUTER)
    return {k for k, count in inside.items() if count >= 2 and len(rows[k].text) >= 120}


def _joins(
    text: str, node: Node, last: dict[str, int], nodes: list[Node], i: int, lost: set[int]
) -> bool:
    """Decide whether a label inside a row is a node (see the guideline on lists that run together)."""
    if node.style in ("is", "sequence_word", "ordinal", "letter", "article") or node.number is None:
        return False
    following = next((n for n in _ahead(nodes, i) if n.style == node.style), None)
    expected = last.get(node.style)
    if node.row in lost:
        if expected is not None and node.number == expected + 1:
            return True
        return node.number == 1 and following is not None and following.number == 2
    if expected is not None and node.number == expected + 1:
        twin = next((n for n in _ahead(nodes, i) if n.style == node.style and not n.inside), None)
        if twin and twin.number == node.number and twin.row - node.row <= 2:
            return False
        return node.style in _OUTER or _own_row(nodes, i)
    if node.number == 1 and node.style == "chinese" and text[node.start - 1] == ":":
        return not (following is not None and following.inside and following.row == node.row)
    lead = node.number == 1 and following is not None and following.number == 2
    return lead and following is not None and not following.inside


def _own_row(nodes: list[Node], i: int) -> bool:
    """The list's member before stands at the start of a row, so this one ran into it."""
    node = nodes[i]
    for before in reversed(nodes[max(0, i - _REACH) : i]):
        if before.style == node.style:
            return before.row == node.row or not before.inside
        if before.style == "heading" or before.style in _OUTER:
            return False
    return False


class _Stack:
    """The open levels while depths are decided."""

    def __init__(self) -> None:
        self.open: list[Node] = []
        self.pairs: set[tuple[str, str]] = set()
        self.outer: dict[str, Node] = {}

    def top(self, style: str, level: int) -> int | None:
        """Return the index of the open node of a style, searching from the inside out."""
        for k in range(len(self.open) - 1, -1, -1):
            node = self.open[k]
            if node.style == style and (style != "decimal" or node.level == level):
                return k
        return None

    def place(self, node: Node, k: int) -> None:
        """Put ``node`` at level ``k`` (0 is the outermost)."""
        del self.open[k:]
        node.depth = k + 1
        if k:
            self.pairs.add((node.style, self.open[-1].style))
        else:
            self.outer[node.style] = node
        self.open.append(node)


def _depths(text: str, rows: Sequence[Row], nodes: list[Node]) -> None:
    stack = _Stack()
    lost = _lost_parent(nodes)
    if lost:
        stack.place(lost, 0)
    for i, node in enumerate(nodes):
        if node.style == "heading":
            stack.place(node, _heading_level(stack, node, text))
        elif node.style == "decimal":
            stack.place(node, _decimal_level(stack, node))
        else:
            stack.place(node, _label_level(stack, nodes, i, text))


def _lost_parent(nodes: list[Node]) -> Node | None:
    """A text that begins in the middle of a chapter: its first label is no 1, and outer ones follow."""
    labelled = [n for n in nodes if n.style not in ("heading", "sequence_word", "decimal")]
    if not labelled or labelled[0].number in (1, None) or labelled[0] is not nodes[0]:
        return None
    first = labelled[0]
    for node in labelled[1:]:
        if RANKS.get(node.style, 4) < RANKS.get(first.style, 4):
            if (node.number or 0) > 1:
                return Node(0, 0, 0, node.style, (node.number or 1) - 1, -1)
            return None
    return None


def _heading_level(stack: _Stack, node: Node, text: str) -> int:
    """Headings by words stand outermost; other unlabelled ones stand under them."""
    if node.mark and node.mark < 9:
        for k, above in enumerate(stack.open):
            if above.style == "heading" and above.mark >= node.mark:
                return k
            if above.style != "heading":
                return k
        return len(stack.open)
    if node.structural:
        return 0
    for k, above in enumerate(stack.open):
        if above.style == "heading" and not above.structural:
            return k
        if above.style != "heading" and k == 0:
            return len(stack.open) if not text[node.start : node.end].endswith(":") else k + 1
    return len(stack.open)


def _decimal_level(stack: _Stack, node: Node) -> int:
    same = stack.top("decimal", node.level)
    if same is not None:
        return same
    outer = [k for k, n in enumerate(stack.open) if n.style == "decimal" and n.level < node.level]
    if outer:
        return outer[-1] + 1
    parents = [
        k
        for k, n in enumerate(stack.open)
        if n.style in ("spaced_digit", "digit", "chinese", "part", "heading")
    ]
    return parents[-1] + 1 if parents else 0


def _label_level(stack: _Stack, nodes: list[Node], i: int, text: str) -> int:
    """Find the level of a labelled node: sibling of an open one, or a new level in its rank."""
    node = nodes[i]
    same = stack.top(node.style, 0)
    if same is not None:
        before = stack.open[same]
        restart = node.number == 1 and before.number not in (None, 0)
        if restart and same == len(stack.open) - 1 and _nested_restart(nodes, i, before):
            return same + 1
        return same
    outer = _heading_parent(stack, nodes, i)
    level = outer
    rank = RANKS.get(node.style, 4)
    for k in range(outer, len(stack.open)):
        above = stack.open[k]
        if (
            above.style == "heading"
            or RANKS.get(above.style, 4) < rank
            or _interrupts(nodes, i, above)
            or (node.style, above.style) in stack.pairs
        ):
            level = k + 1
        else:
            break
    return level


def _heading_parent(stack: _Stack, nodes: list[Node], i: int) -> int:
    """Return the level below the unlabelled headings that can hold this node."""
    node = nodes[i]
    if not stack.open or stack.open[0].style != "heading":
        return 0
    first = stack.open[0]
    if node.style not in ("chinese", "part") or first.mark:
        return 0 if not first.mark else len([n for n in stack.open if n.style == "heading"])
    earlier = stack.outer.get(node.style)
    if earlier and node.number == (earlier.number or 0) + 1:
        stack.open.clear()
        return 0
    close = node.row - stack.open[-1].row <= 1 and stack.open[-1].style == "heading"
    if not close or earlier:
        stack.open.clear()
    return 0


def _interrupts(nodes: list[Node], i: int, above: Node) -> bool:
    """Tell whether the open list goes on behind the list that begins here, which is then inside it."""
    node = nodes[i]
    if above.style == "sequence_word":
        return any(n.style == "sequence_word" for n in _ahead(nodes, i))
    if above.number is None or (
        node.number not in (1, None) and node.style not in ("is", "ordinal")
    ):
        return above.number is not None and node.style in (
            "is",
            "ordinal",
            "circled",
            "letter",
            "sequence_word",
        )
    for after in _ahead(nodes, i):
        if after.style == above.style:
            return after.number == above.number + 1
        if RANKS.get(after.style, 4) < min(RANKS.get(above.style, 4), RANKS.get(node.style, 4)):
            return False
    return False


def _nested_restart(nodes: list[Node], i: int, before: Node) -> bool:
    """A list that begins anew is inside the open member if the outer list goes on after it."""
    if before.number is None or i == 0 or nodes[i - 1] is not before:
        return False
    run = 1
    for after in _ahead(nodes, i):
        if RANKS.get(after.style, 4) < RANKS.get(before.style, 4) or after.style == "heading":
            return False
        if after.style != before.style:
            continue
        if after.number == run + 1 and not (
            after.number == before.number + 1 and run < before.number
        ):
            run += 1
        else:
            return after.number == before.number + 1 and run >= 2
    return False
