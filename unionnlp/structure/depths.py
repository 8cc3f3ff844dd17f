"""How deep each node of an outline stands: by its rank, its neighbours, and what goes on behind it."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.grammar.labels import RANKS
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.headings import role_of
from unionnlp.structure.nodes import Node

# How many nodes a decision looks ahead, which keeps the outline linear.
REACH = 400


def ahead(nodes: list[Node], i: int) -> list[Node]:
    """Return the next nodes behind node ``i`` that a decision may look at."""
    return nodes[i + 1 : i + 1 + REACH]


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


def depths(text: str, rows: Sequence[ViewRow], nodes: list[Node]) -> None:
    """Set the depth of each node of an outline."""
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
            stack.place(node, _label_level(stack, nodes, i, rows))


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


def _label_level(stack: _Stack, nodes: list[Node], i: int, rows: Sequence[ViewRow]) -> int:
    """Find the level of a labelled node: sibling of an open one, or a new level in its rank."""
    node = nodes[i]
    same = stack.top(node.style, 0)
    if same is not None:
        before = stack.open[same]
        restart = node.number == 1 and before.number not in (None, 0)
        if restart and same == len(stack.open) - 1 and _nested_restart(nodes, i, before):
            return same + 1
        return same
    outer = _heading_parent(stack, nodes, i, rows)
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


def _heading_parent(stack: _Stack, nodes: list[Node], i: int, rows: Sequence[ViewRow]) -> int:
    """Return the level below the unlabelled headings that can hold this node.

    Chapters stand under a heading only right below it, where it has no text of its own; between
    headings of Markdown their levels decide.
    """
    node = nodes[i]
    if not stack.open or stack.open[0].style != "heading":
        return 0
    first = stack.open[0]
    if first.mark and node.mark:
        if node.mark <= first.mark:
            stack.open.clear()
            return 0
        return sum(n.style == "heading" and n.mark < node.mark for n in stack.open)
    if first.mark:
        return sum(n.style == "heading" for n in stack.open)
    if node.style not in ("chinese", "part"):
        if node.number == 1 and _told_already(stack.open[-1], node, rows):
            stack.open.clear()
        return 0
    earlier = stack.outer.get(node.style)
    if earlier and node.number == (earlier.number or 0) + 1:
        stack.open.clear()
        return 0
    above = stack.open[-1]
    close = above.style == "heading" and node.row - above.row <= 1
    bare = close and rows[above.row].end - above.end <= 1
    if not bare or earlier:
        stack.open.clear()
    return 0


def _told_already(above: Node, node: Node, rows: Sequence[ViewRow]) -> bool:
    """A guiding idea that has been told in a text of its own holds no tasks."""
    row = rows[above.row]
    if role_of(row.text[: above.end - row.start]) != "guiding":
        return False
    return row.end - above.end > 1 or node.row - above.row > 1


def _interrupts(nodes: list[Node], i: int, above: Node) -> bool:
    """Tell whether the open list goes on behind the list that begins here, which is then inside it."""
    node = nodes[i]
    if above.style == "sequence_word":
        return any(n.style == "sequence_word" for n in ahead(nodes, i))
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
    for after in ahead(nodes, i):
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
    for after in ahead(nodes, i):
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
