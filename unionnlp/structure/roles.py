"""What part of a plan each node is: guiding idea, goals, work, schedule, outlook."""

from __future__ import annotations

import re

from unionnlp.structure.headings import role_of
from unionnlp.structure.outline import Node


def roles(
    text: str, nodes: list[Node], outlook: int | None, scheduled: set[int]
) -> list[str | None]:
    """Return each node's role: for depth 1 and for untitled structural headings, else ``None``.

    ``outlook`` is the clean offset from which a summary speaks of the future; ``scheduled`` holds the
    indices of nodes under which schedule entries stand.
    """
    found: list[str | None] = []
    parent = "work"
    for index, node in enumerate(nodes):
        if node.depth > 1 and node.style != "heading":
            found.append(None)
            continue
        role: str | None = role_of(node.heading(text))
        if role == "schedule" and index not in scheduled and "活动" not in node.heading(text):
            role = "schedule" if "月" in node.heading(text) else "work"
        if role is None:
            role = "schedule" if _only_schedule(node, index, scheduled, text) else "work"
            if node.depth > 1:
                role = parent
        if role == "outlook" and outlook is None:
            role = "work"
        if outlook is not None and node.start >= outlook and role in ("work", "goals", "guiding"):
            role = "outlook"
        if node.depth == 1:
            parent = role
        found.append(role)
    return found


def _only_schedule(node: Node, index: int, scheduled: set[int], text: str) -> bool:
    return index in scheduled and bool(re.search(r"安排|进程|日程|一览", node.heading(text)))
