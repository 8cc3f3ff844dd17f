"""The outline, decided over the whole document.

First every label and every unlabelled heading is collected as a candidate; then membership and depth
are decided together by sequence: does 2 follow 1 in this style, at this depth?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unionnlp.grammar.labels import RANKS
from unionnlp.patterns import lazy
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.depths import REACH, ahead, depths
from unionnlp.structure.nodes import Node, candidates

_SECOND = 2
_NEXT = lazy(r"其次|再次|最后|第二,")
_SECOND_WORD = lazy(r"[。;]其次,")
_SECOND_IS = lazy(r"[。;,]二(?:[、,]?是(?![否非])|要)")
_OUTER = ("part", "article", "chinese", "bracketed_chinese")


def parse(text: str, rows: Sequence[ViewRow], taken: set[int]) -> list[Node]:
    """Return the outline of a body; ``taken`` rows belong to a schedule and hold no nodes."""
    nodes = candidates(text, rows, taken)
    nodes = _company(text, _accepted(text, rows, nodes))
    depths(text, rows, nodes)
    return nodes


def _company(text: str, nodes: list[Node]) -> list[Node]:
    """Doubtful headings need company of their form: two with a colon, or two before lists, or three.

    One before a list suffices beside headings that their words make such.
    """
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
        beside = chapters < 2 and any(n.structural for n in nodes)
        for node in plains:
            node.structural = beside and node in listed
            if not node.structural:
                gone.add(id(node))
    return [n for n in nodes if id(n) not in gone]


def _accepted(text: str, rows: Sequence[ViewRow], nodes: list[Node]) -> list[Node]:
    """Keep the labels inside rows that go on with a list, and the line-leading ones that make sense."""
    lost = _lost_breaks(rows, nodes)
    spaced = _spaced(text, nodes) | _running(text, rows, nodes)
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
        if id(node) in spaced:
            continue
        if node.style not in ("heading", "sequence_word") and node.number is not None:
            if node.style in _OUTER[:4]:
                for inner in [s for s in last if RANKS.get(s, 4) > RANKS.get(node.style, 4)]:
                    del last[inner]
            last[node.style] = node.number
        kept.append(node)
    return kept


def _spaced(text: str, nodes: list[Node]) -> set[int]:
    """Return the nodes (by identity) whose label only a neighbour of its sequence would make one.

    A number before a space (``1 ``), and a decimal: ``3.15`` alone is a date.
    """
    digits = {n.number for n in nodes if n.style == "spaced_digit"}
    chapters = {n.number for n in nodes if n.style == "part"}
    decimals = {text[n.start : n.label_end].strip(" .、") for n in nodes if n.style == "decimal"}
    gone = set()
    for node in nodes:
        near = {(node.number or 0) - 1, (node.number or 0) + 1}
        if node.style == "spaced_digit":
            alone = node.number is None or not near & digits
        elif node.style == "decimal":
            outer = text[node.start : node.label_end].strip(" .、").rsplit(".", 1)[0]
            alone = not any(f"{outer}.{k}" in decimals for k in near) and node.level == 1
            alone = alone and not (node.number == 1 and int(outer) in chapters)
        else:
            continue
        if alone:
            gone.add(id(node))
    return gone


def _running(text: str, rows: Sequence[ViewRow], nodes: list[Node]) -> set[int]:
    """Return the openings (by identity) of enumerations that run inside their row: ``一是…;二是…``.

    A 首先 that nothing follows opens none either.
    """
    leading = [n for n in nodes if not n.inside]
    gone = set()
    for node in leading:
        if node.style == "is" and node.number == 1:
            again = any(n.style == "is" and n.number == _SECOND for n in leading)
            if not again and _SECOND_IS.search(text, node.label_end, rows[node.row].end):
                gone.add(id(node))
    words = [n for n in nodes if n.style == "sequence_word"]
    lonely = len(words) == 1 and not any(n.style == "ordinal" for n in leading)
    if lonely and not _NEXT.search(text, words[0].label_end, rows[words[0].row].end):
        gone.add(id(words[0]))
    chapters = any(n.style in _OUTER and not n.inside for n in nodes)
    if (
        lonely
        and chapters
        and _SECOND_WORD.search(text, words[0].label_end, rows[words[0].row].end)
    ):
        gone.add(id(words[0]))  # 首先…。其次…。 in one paragraph of a chapter
    return gone


def _lost_breaks(rows: Sequence[ViewRow], nodes: list[Node]) -> set[int]:
    """Return the long rows with several chapters inside, which have lost their line breaks."""
    inside = Counter(n.row for n in nodes if n.inside and n.style in _OUTER)
    return {k for k, count in inside.items() if count >= 2 and len(rows[k].text) >= 120}


def _joins(
    text: str, node: Node, last: dict[str, int], nodes: list[Node], i: int, lost: set[int]
) -> bool:
    """Decide whether a label inside a row is a node (see the guideline on lists that run together)."""
    if node.style in ("is", "sequence_word", "ordinal", "letter", "article") or node.number is None:
        return False
    following = next((n for n in ahead(nodes, i) if n.style == node.style), None)
    expected = last.get(node.style)
    if node.row in lost:
        if expected is not None and node.number == expected + 1:
            return True
        return node.number == 1 and following is not None and following.number == 2
    if expected is not None and node.number == expected + 1:
        twin = next((n for n in ahead(nodes, i) if n.style == node.style and not n.inside), None)
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
    for before in reversed(nodes[max(0, i - REACH) : i]):
        if before.style == node.style:
            return before.row == node.row or not before.inside
        if before.style == "heading" or before.style in _OUTER:
            return False
    return False
