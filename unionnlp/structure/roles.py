"""What part of a plan each node is: guiding idea, goals, work, schedule, outlook; and its record."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from unionnlp.patterns import lazy
from unionnlp.records import OutlineNode, Role, Span
from unionnlp.structure.blocks import Body
from unionnlp.structure.headings import announces, role_of
from unionnlp.structure.nodes import Node

Held = tuple[int, int]
"""How many schedule entries stand under a node, and how far behind its beginning the first one."""

_ARRANGED = lazy(r"安排|进程|日程|一览|节点|排期|[月周]程|进度")
_THEME = lazy(r"文体|体育|文化|健康|生活")
_SEVERAL = 3
_LEAD = 46  # characters of a heading and a table's header


def records(
    source: str,
    body: Body,
    nodes: list[Node],
    activities: Sequence[tuple[int, int]],
    outlook: int | None,
) -> tuple[OutlineNode, ...]:
    """Return the outline as records; ``source`` is the text as decoded.

    ``activities`` are the spans of the schedule and ``outlook`` where a summary turns to the future,
    both in the view.
    """
    text = body.view.text
    starts = [start for start, _ in activities]
    extents = _extents(nodes, len(text))
    scheduled = {
        i: (last - first, starts[first] - node.start)
        for i, node in enumerate(nodes)
        if (last := bisect_right(starts, extents[i])) > (first := bisect_right(starts, node.start))
    }
    told = roles(text, nodes, outlook, scheduled)
    return tuple(
        _record(source, body, node, stop, role)
        for node, stop, role in zip(nodes, extents, told, strict=True)
    )


def _record(source: str, body: Body, node: Node, stop: int, role: Role | None) -> OutlineNode:
    view = body.view
    last = max(node.end, node.label_end, node.start + 1)
    a, b = view.span(node.start, last)
    label = source[a : view.source(node.label_end - 1) + 1] if node.label_end > node.start else ""
    heading = source[view.source(node.label_end) : b] if node.end > node.label_end else ""
    while stop > last and view.text[stop - 1].isspace():
        stop -= 1
    return OutlineNode(
        start=a,
        end=b,
        text=source[a:b],
        depth=node.depth,
        number=node.number,
        role=role,
        label=label.strip(),
        heading=heading.strip(),
        style=node.style,
        extent=Span(start=a, end=max(view.source(max(stop, last) - 1) + 1, b)),
    )


def _extents(nodes: list[Node], length: int) -> list[int]:
    """Return where each node's whole text ends: at the next node of its depth or above."""
    ends = [length] * len(nodes)
    open_: list[int] = []
    for i, node in enumerate(nodes):
        while open_ and nodes[open_[-1]].depth >= node.depth:
            ends[open_.pop()] = node.start
        open_.append(i)
    return ends


def roles(
    text: str, nodes: list[Node], outlook: int | None, scheduled: Mapping[int, Held]
) -> list[Role | None]:
    """Return each node's role: for depth 1 and for untitled structural headings, else ``None``.

    ``outlook`` is the clean offset from which a summary speaks of the future; ``scheduled`` tells by their
    indices of the nodes under which schedule entries stand.
    """
    found: list[Role | None] = []
    parent: Role = "work"
    for index, node in enumerate(nodes):
        if node.depth > 1:
            found.append(parent if node.style == "heading" else None)
            continue
        held = scheduled.get(index) if _whole(nodes, index) else None
        parent = _role(node, text, index in scheduled, held if _alone(nodes, scheduled) else None)
        later = outlook is not None and node.start >= outlook
        if later and (
            parent in ("work", "goals", "guiding") or (node.start == outlook and parent == "other")
        ):
            parent = "outlook"
        elif outlook is None and parent == "outlook":
            parent = "work"
        found.append(parent)
    return found


def _whole(nodes: list[Node], index: int) -> bool:
    """Tell whether a chapter has no members of its own."""
    return index + 1 == len(nodes) or nodes[index + 1].depth <= nodes[index].depth


def _alone(nodes: list[Node], scheduled: Mapping[int, Held]) -> bool:
    """Tell whether a single chapter holds all schedule entries."""
    return sum(1 for i in scheduled if nodes[i].depth == 1) == 1


def _role(node: Node, text: str, has_entries: bool, held: Held | None) -> Role:
    """Return a chapter's role; ``held`` is given where it alone holds the entries of the document."""
    heading = node.heading(text)
    role = role_of(heading)
    if role is None and role_of(node.behind(text)) in ("outlook", "schedule"):
        role = role_of(node.behind(text))
    if role == "outlook" and has_entries and _ARRANGED.search(heading):
        return "schedule"
    if has_entries and heading.startswith("附"):
        return "schedule"
    if role == "schedule" and not has_entries and not re.search("活动|月", heading):
        return "work"
    if role in (None, "work") and has_entries and (announces(heading) or _ARRANGED.search(heading)):
        return "schedule"
    if role in (None, "work") and held and held[0] >= _SEVERAL and held[1] <= _LEAD:
        return "work" if _THEME.search(heading) else "schedule"
    return role or "work"
