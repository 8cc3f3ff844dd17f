"""What part of a plan each node is: guiding idea, goals, work, schedule, outlook."""

from __future__ import annotations

import re

from unionnlp.records import Role
from unionnlp.structure.headings import role_of
from unionnlp.structure.outline import Node


def roles(
    text: str, nodes: list[Node], outlook: int | None, scheduled: set[int]
) -> list[Role | None]:
    """Return each node's role: for depth 1 and for untitled structural headings, else ``None``.

    ``outlook`` is the clean offset from which a summary speaks of the future; ``scheduled`` holds the
    indices of nodes under which schedule entries stand.
    """
    found: list[Role | None] = []
    parent: Role = "work"
    for index, node in enumerate(nodes):
        if node.depth > 1:
            found.append(parent if node.style == "heading" else None)
            continue
        parent = _role(node, text, index in scheduled, _alone(nodes, scheduled))
        if outlook is not None and node.start >= outlook and parent in ("work", "goals", "guiding"):
            parent = "outlook"
        elif outlook is None and parent == "outlook":
            parent = "work"
        found.append(parent)
    return found


def _alone(nodes: list[Node], scheduled: set[int]) -> bool:
    """Tell whether a single chapter holds all schedule entries."""
    return sum(1 for i in scheduled if nodes[i].depth == 1) == 1


def _role(node: Node, text: str, has_entries: bool, alone: bool) -> Role:
    heading = node.heading(text)
    role = role_of(heading)
    if role == "schedule" and not has_entries and not re.search("活动|月", heading):
        return "work"
    if role in (None, "work") and has_entries and alone:
        announced = re.search(r"安排|进程|日程|一览|节点|排期", heading)
        return "schedule" if announced else "work"
    return role or "work"
