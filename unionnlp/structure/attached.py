"""What is attached to a text is a part of it, whatever it is called: a list, a letter's enclosure, its table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from unionnlp.grammar import attachments
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.organizations import names
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.patterns import lazy
from unionnlp.structure.grid import WIDE_GAP, header_roles, heads, role
from unionnlp.structure.lines import CONTENT, INNER, MONTH, OUTSIDE, STARTS, Line
from unionnlp.structure.titles import bare, title_like

_LISTED = lazy(r"附件[:]\s?(?:1[.、]\s?)?《[^》]{4,40}》$")
_LETTER = 12  # lines of a letter above what it sends along
_NAMED = 6  # characters of a title that is said again
_TABLE = lazy(
    r"(?:安排|计划|日程|进度|配档|分解|预算|任务|活动|工作)?(?:表|一览|行事历|周历|月历|日程)$|(?:活动|工作|月份?|周次?|日程|具体|任务)安排$"
)
_NUMBER = lazy(rf"(?<=[表览历程排])\s?[(]?(?:[{COUNT}]{{1,2}}|\d{{1,2}})[)]?[:]?$")
_EDGE = lazy(r"[|\t]| {2,}")
_CELLS = lazy(r"[^\s|]\s*[|\t]|\S\s{2}")
_YEAR = lazy(r"(?:19|20)\d\d")
_HEADER = 2  # cells in lines of their own that make a header


def attached(lines: Sequence[Line]) -> None:
    """Keep what is attached to a text (``附：…安排表``) in it.

    So is the mark (``附件1：``) above a title, where the text, a letter, says it sends that along or a table
    stands below; and a table of the text's own unit and year.
    """
    _arrangements(lines)
    inside = False
    own: list[str] = []
    for k, line in enumerate(lines):
        headed = line.label in ("title", "delimiter")
        if line.label in STARTS and not (headed and inside):
            own, inside = [], False
        inside = inside or line.label in CONTENT
        if not inside:
            own += [line.clean] if line.label == "title" else []
            continue
        marked = headed and k > 0 and attachments.mark(lines[k - 1].clean)
        if line.label in OUTSIDE and attachments.mark(line.clean) and _sent(lines, k):
            line.label = "node"
        elif line.label in INNER and _LISTED.match(line.clean):
            line.label = "body"
        elif line.label == "title" and attachments.name(line.clean):
            line.label = "node"
        elif headed and (marked or _same(own, line.clean)) and _heads(lines, k):
            line.label = "node"
            if marked and lines[k - 1].label not in CONTENT:
                lines[k - 1].label = "node"
        elif headed:
            own, inside = [line.clean] if line.label == "title" else [], False


def _arrangements(lines: Sequence[Line]) -> None:
    """Keep the rows below the header of an arrangement right under a text, and the heading between, in that text."""
    for k, line in enumerate(lines):
        if line.label in CONTENT or not _CELLS.search(line.clean):
            continue
        if not heads(header_roles(line.clean)):
            continue
        titled = k > 0 and lines[k - 1].label not in CONTENT and _heading(lines[k - 1].clean)
        first = k - titled
        if not first or lines[first - 1].label not in CONTENT or not _months(lines, k):
            continue
        if titled:
            lines[first].label = "node"
        for n, row in enumerate(islice(lines, k, None), k):
            if not _alike(line.clean, row.clean):
                _signature(lines[n : n + 2])
                break
            row.label = "body"


def _signature(lines: Sequence[Line]) -> None:
    """Take a signer with a date below a table for the text's signature."""
    if len(lines) > 1 and SIGNER.match(lines[0].clean) and signed(lines[1].clean):
        for line in lines:
            line.label = "signature"


def _alike(header: str, row: str) -> bool:
    """Tell whether a row is parted as the header of its table is: by tabs, by as many bars or wide gaps."""
    for edge in ("|", "\t"):
        if edge in header:
            return edge in row and (edge == "\t" or row.count(edge) == header.count(edge))
    return len(WIDE_GAP.findall(row)) == len(WIDE_GAP.findall(header))


def _heading(text: str) -> bool:
    """Tell whether a line can stand between a text and its table: ``附表1``, ``工会工作安排表3：``."""
    named = text.rstrip(":")
    return attachments.mark(text) or bool(attachments.name(text)) or _table(named)


def _months(lines: Sequence[Line], k: int) -> bool:
    """Tell whether a cell of the row below a header begins with a month."""
    below = lines[k + 1].clean if k + 1 < len(lines) else ""
    return any(MONTH.match(cell.strip()) for cell in _EDGE.split(below))


def _sent(lines: Sequence[Line], k: int) -> bool:
    """Tell whether the text above the mark in line ``k`` names the title below it."""
    sent = bare(lines[k + 1].clean) if k + 1 < len(lines) else ""
    above = "".join("".join(x.clean for x in lines[max(0, k - _LETTER) : k]).split())
    return len(sent) >= _NAMED and f"《{sent}》" in above


def _heads(lines: Sequence[Line], k: int) -> bool:
    """Tell whether the title in line ``k`` is that of a table, whose header stands below it."""
    if not _table(lines[k].clean):
        return False
    below = [x.clean for x in lines[k + 1 : k + 1 + _HEADER]]
    if not below:
        return False
    row = MONTH.match(below[0].lstrip("| ")) and _CELLS.search(below[0])
    return bool(row) or len(header_roles(below[0])) > 1 or all(map(role, below))


def _table(title: str) -> bool:
    """Tell whether a title is that of a table, whatever number stands behind it (``安排表3``)."""
    return bool(_TABLE.search(_NUMBER.sub("", bare(title.strip("【】[]() ")))))


def _same(own: Sequence[str], title: str) -> bool:
    """Tell whether a table is of the year and the unit of the text above it, which is no table itself."""
    if not own or any(map(_table, own)) or not any(map(title_like, own)):
        return False
    above = " ".join(own)
    units = {title[a:b] for a, b in names(title)}
    years = set(_YEAR.findall(title))
    told = set(_YEAR.findall(above))
    return all(unit in above for unit in units) and (not told or years <= told)
