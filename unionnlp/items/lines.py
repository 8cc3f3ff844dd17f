"""The lines of a document, each with the context that decides what it means.

A line is a physical line of the source inside one document. Its compact text is what the
cues and the model read: normalised, lower case, without spaces and without what a website
injected; ``source`` leads back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from unionnlp.grammar.cuts import PART_MARK
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.participants import takers
from unionnlp.patterns import lazy
from unionnlp.records import Document, Noise, OutlineNode
from unionnlp.structure.headings import lacking

HEADING_LENGTH = 45
"""A line of an outline node up to this length, without a full stop inside, is read as a heading."""

_TITLE = 6
"""A shorter line is no repeat of a title that holds it."""

OPENING = 3
"""How many lines below the title open a document; a text without headings is not all opening."""

_APART = 20  # spaces between two activities of a line
_CELL = 45  # characters of a cell that names people
BESIDE = "beside"
"""The flag of a cell that stands beside the activities and carries none."""


class ItemLine:
    """One line: ``start`` and ``end`` in the source (ink only), compact ``text``, and context.

    ``heading`` is the compact text of the nearest heading above, ``section`` that of the
    outermost unit, ``role`` the role of the innermost unit that has one. ``flags`` are the
    yes-or-no facts of its place (heading, schedule, opening, closing ...).
    """

    __slots__ = ("_map", "end", "flags", "heading", "role", "section", "start", "text")

    def __init__(self, start: int, end: int, text: str, offsets: list[int] | None) -> None:
        self.start, self.end, self.text = start, end, text
        self._map = offsets
        self.heading: ItemLine | None = None
        self.section: ItemLine | None = None
        self.role = "none"
        self.flags: tuple[str, ...] = ()

    def source(self, index: int) -> int:
        """Return the source offset of the compact character ``index``."""
        return self._map[index] if self._map else self.start + index


def split(clean: str, document: Document, noise: Sequence[Noise]) -> list[ItemLine]:
    """Return the lines of ``document`` that hold text of its own, with their context.

    ``clean`` is the normalised source (same length as the source, line feeds between lines).
    """
    inside = [(n.start, n.end) for n in noise if n.end > document.start and n.start < document.end]
    signed = document.signature
    signers = [(signed.start, signed.end)] if signed else []  # 女职工委员会 there is who writes
    cuts = sorted([*inside, *agents(clean, document), *signers])
    begun = {
        entry.start - 1
        for before, entry in pairwise(document.schedule)
        if 0 < entry.start - before.end < _APART and not clean[before.end : entry.start].strip(" ")
    }
    lines: list[ItemLine] = []
    start, cursor = document.start, 0
    while start < document.end:
        stop = clean.find("\n", start, document.end)
        stop = document.end if stop < 0 else stop
        while cursor < len(cuts) and cuts[cursor][1] <= start:
            cursor += 1
        held = cuts[cursor : bisect_left(cuts, (stop,), cursor)] if cursor < len(cuts) else []
        line = _line(clean, start, stop, held, begun)
        if line is not None:
            lines.append(line)
        start = stop + 1
    _Context(clean, document, lines).fill()
    return lines


_OFFICE = lazy(
    r"(?:女工|女职工|文体|文艺|文娱|体育|宣传|组织|生活|青年|财务|学习|福利|经审|法律|安全|职能|校医|党支部|团支部"
    r"|工会|校工会|分工会|支部|团委|退协|退管会|教导处|教务处|总务处|德育处|政教处|办公室|后勤|教科室|保健|各小组|各分会|各组)"
    r"(?:委员会|委员|部|处|室|组|主席|小组长|组长|干事|联合|、)?[^()|\t\n、;。,]{0,4}(?=[)|\t\n]|$)"
)
"""Who answers for an activity, in a bracket or cell of its own: an office, perhaps with a name."""

_OPENS = lazy(r"[(|\t]\s{0,3}")


def agents(clean: str, document: Document) -> list[tuple[int, int]]:
    """Return the spans of an arrangement that say who answers for an activity.

    They are no activity: 女工委员 in such a place is no work of the women's committee.
    """
    found: list[tuple[int, int]] = []
    begin = reached = stop = -1  # of the line that was looked through last
    for entry in document.schedule:
        # A line may hold a thousand entries: it is looked through once, from the first of them.
        if not (begin <= entry.start and reached <= entry.end <= stop):
            begin, reached, stop = entry.start, entry.end, clean.find("\n", entry.end)
            stop = len(clean) if stop < 0 else stop
            for mark in _OPENS.finditer(clean, begin, stop):
                if office := _OFFICE.match(clean, mark.end(), stop):
                    found.append(office.span())
        if entry.responsible:
            name = normalize(entry.responsible)
            at = clean.find(name, entry.start, stop)
            if at >= 0:
                found.append((at, at + len(name)))
    return found


def _line(
    clean: str, start: int, stop: int, cuts: Sequence[tuple[int, int]], begun: set[int]
) -> ItemLine | None:
    """Return the line between two offsets; nothing if it has no text of its own.

    Spaces are left out, but for those of ``begun``: behind them another activity of the line
    begins, so that they are read as the end of a sentence.
    """
    raw = clean[start:stop]
    ink = raw.strip()
    if not ink:
        return None
    first = start + raw.index(ink[0])
    last = first + len(ink)
    if not cuts and " " not in ink:
        return ItemLine(first, last, _lower(ink), None)
    if not cuts and not begun:
        offsets = [i for i, char in enumerate(ink, first) if char != " "]
        return ItemLine(first, last, _lower(ink.replace(" ", "")), offsets)
    offsets = []
    cursor = first
    for cut_start, cut_end in [*cuts, (last, last)]:
        offsets += range(cursor, min(cut_start, last))
        cursor = max(cursor, cut_end)
    offsets = [i for i in offsets if clean[i] != " " or i in begun]
    while offsets and offsets[0] in begun:
        del offsets[0]
    if not offsets:
        return None
    text = _lower("".join([";" if i in begun else clean[i] for i in offsets]))
    return ItemLine(offsets[0], offsets[-1] + 1, text, offsets)


_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _lower(text: str) -> str:
    """Lower-case a text without changing its length."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_UPPER)


class _Context:
    """Fills in headings, roles and flags, walking lines and outline nodes together."""

    def __init__(self, clean: str, document: Document, lines: list[ItemLine]) -> None:
        self.clean = clean
        self.document = document
        self.lines = lines
        self.nodes = sorted(document.outline, key=lambda n: (n.start, n.depth))
        self.entries = sorted(entry.start for entry in document.schedule)
        self.until = max((entry.end for entry in document.schedule), default=0) + _CELL
        self.title = _lower("".join(normalize(document.title or "").split()))
        self.first_node = self.nodes[0].start if self.nodes else document.end

    def fill(self) -> None:
        stack: list[tuple[OutlineNode, ItemLine]] = []
        nodes, cursor, total, count = self.nodes, 0, len(self.lines), len(self.nodes)
        role = "none"
        for index, line in enumerate(self.lines):
            held = len(stack)
            while stack and stack[-1][0].extent.end <= line.start:
                stack.pop()
            own: OutlineNode | None = None
            while cursor < count and nodes[cursor].start < line.end:
                node = nodes[cursor]
                while stack and stack[-1][0].depth >= node.depth:
                    stack.pop()
                stack.append((node, line))
                own = own or node
                cursor += 1
            above = [x for x in stack if x[1] is not line] if own else stack
            if above:
                line.section, line.heading = above[0][1], above[-1][1]
            if own or len(stack) != held:
                role = _role([node for node, _ in stack])
            lack = own is None and lacking(self.clean[line.start : line.end])
            line.role = "other" if lack else role
            line.flags = self._flags(line, own, index, total)

    def _titled(self, index: int, line: ItemLine) -> bool:
        """Say whether a line is the title, or has it once more."""
        return not index or (line.text in self.title and len(line.text) >= _TITLE)

    def _beside(self, line: ItemLine) -> bool:
        """Say whether a line of an arrangement names those who take part, or an office: 全院职工, 文体部."""
        if not self.entries or not self.entries[0] < line.start <= self.until:
            return False
        return line.end - line.start <= _CELL and takers(self.clean[line.start : line.end])

    def _flags(
        self, line: ItemLine, own: OutlineNode | None, index: int, total: int
    ) -> tuple[str, ...]:
        flags = []
        scheduled = 0
        if self.entries:
            before = bisect_right(self.entries, line.start - 1)
            scheduled = bisect_right(self.entries, line.end) - before
        if scheduled:
            flags.append("entry" if scheduled == 1 else "entries")
        elif self._beside(line):
            flags.append(BESIDE)
        if own is not None:
            flags += ["node", f"depth{min(own.depth, 4)}"]
            heads = own.extent.end > line.end + 1
            if len(line.text) <= HEADING_LENGTH and not PART_MARK.search(
                line.text, 0, len(line.text) - 1
            ):
                flags.append("heading" if heads else "item")
            elif heads:
                flags.append("lead")
        elif line.start < self.first_node and not scheduled and index <= OPENING:
            flags.append("title" if self.title and self._titled(index, line) else "opening")
        if total - index <= 4 and own is None and not scheduled:
            flags.append("closing")
        flags.append(_size(len(line.text)))
        return tuple(flags)


_IDEA = lazy(
    r"为指[导针引]|指导思想|^[^一-龥]{0,6}(?:以|坚持|高举|围绕|按照|遵循|紧扣|(?:认真|深入|全面)(?:学习|贯彻))"
)
"""A heading that goes on with the guiding idea; any other below one is a heading of work."""


def _role(units: Sequence[OutlineNode]) -> str:
    """The role of the innermost unit that has one; work that stands below the guiding idea is work."""
    for index in range(len(units) - 1, -1, -1):
        role = units[index].role
        if role:
            below = units[index + 1 :]
            if role == "guiding" and below and not _IDEA.search(normalize(below[0].heading)):
                return "work"
            return role
    return "none"


def _size(length: int) -> str:
    """A class of length: 12, 30, 70 and 150 characters part headings, items, sentences, paragraphs."""
    for limit in (12, 30, 70, 150):
        if length <= limit:
            return f"len{limit}"
    return "len999"
