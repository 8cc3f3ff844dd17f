"""A document's body as clean text and logical lines.

Injected words are cut out of the view, and a line that was broken in mid-sentence is joined
with the next, so that every later step sees sentences; the view leads back to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from unionnlp.grammar import cuts as cuts_of
from unionnlp.grammar.cuts import STATED
from unionnlp.grammar.labels import RANKS, Label, leading
from unionnlp.grammar.months import EXPRESSION, WEEKS
from unionnlp.grammar.numerals import COUNT, SMALL, ordinal
from unionnlp.grammar.participants import takers
from unionnlp.grammar.signatures import SIGNER, Signed, contact, read, signed
from unionnlp.grammar.view import View
from unionnlp.patterns import lazy
from unionnlp.records import LabelStyle, Noise
from unionnlp.resources import words
from unionnlp.structure.documents import BegunDocument
from unionnlp.structure.folds import cuts
from unionnlp.structure.grid import WIDE_GAP, field, header_roles, heads
from unionnlp.structure.headings import colon_heading, counted, untitled
from unionnlp.structure.lines import Line, bold_marks

_MONTH_HEAD = lazy(rf"[(【“]?{EXPRESSION}|{WEEKS}")
_HEADED = lazy(rf"[(【“]?(?:{EXPRESSION}|{WEEKS})\s?(?:[:\t]|\s|[(\d])")
# A chapter's number before a space.
_SPACED = lazy(
    rf"[▍▎▌■◆●▶►]?\s*(?P<number>[{COUNT}]{{1,3}})\s+(?=[一-龥“《\d])(?![月周年个、]|日(?![程常志]))"
)
# A chapter's number in a row of its own, as short messages of a public account write it: 01.
_ALONE = lazy(r"0[1-9]")
_DIGITS = 2
_LOST = lazy(r"、(?=[一-龥“])[^、]")
# 现将今年 / 工作总结 / 如下: a formula that a page broke.
_UNFINISHED = lazy(r"^现(?:将|就)[^。:,]{0,24}(?<![如以]下)$")
# 2.17个小组, 2、3月8日: the digits behind the mark are no part of the label.
_COUNTED = lazy(
    r"(\d{1,2})(?:\.(?=\d{1,4}(?:[个名位对项次场所人件条家户支篇本节种期]|%))|、(?=\d{1,2}月\d{1,2}日)|(?P<gap>\s)(?=\d{1,2}月))"
)
# 5、6月份开展竞赛: two months, or the fifth of a list.
_NUMBERED_MONTH = lazy(rf"(?P<number>{SMALL})\s?[、,]\s?(?=(?:{SMALL})\s?月)")
# A month that no sentence goes on with.
_HEAD_ALONE = lazy(rf"[◆●■▲★◇○□▪·]?\s?【?{EXPRESSION}(?:】|\s?:|\s?--|$)")
# How works end below each other, each with who answers for it: (责任部门:工会), 由工会负责.
_ANSWERED = lazy(r"[(【][^()【】]{2,20}[)】]$|由[^,。;由]{2,12}(?:负责|牵头|[主承]办)$")
_THOUSANDS = lazy(r",(?=\d{3})")  # in a figure: 1,150
_INNER = lazy(f"[{STATED}、]")
_HEADING = 24  # characters of a chapter's heading
_NEAR = 8  # rows between two members of a list
_AHEAD = 40  # rows in which a chapter's list goes on
_SECOND = 2
_COLUMNS = 8  # of a table
_CLOSED = frozenset("。！？；：!?;:…》】|>")


class ViewRow(msgspec.Struct):
    """A logical line of a view: ``text == view.text[start:end]`` without marks and space.

    ``level`` is the Markdown heading level or 0; ``bold`` whether the line stands in bold marks; ``label``
    the label that it begins with (offsets in the view).
    """

    start: int
    end: int
    text: str
    level: int = 0
    bold: bool = False
    label: Label | None = None


class Body(msgspec.Struct):
    """What the later steps read: the view, its rows, and the signature below them."""

    view: View
    rows: list[ViewRow]
    signature: Signed | None = None


def body(norm: str, draft: BegunDocument, noise: Sequence[Noise]) -> Body:
    """Return the body of a document (title and delimiter lines left out)."""
    start, end = draft.body, draft.end
    cuts = [(n.start, n.end) for n in noise if n.start < end and n.end > start]
    cuts = _merged(cuts + list(bold_marks(norm, start, end)))
    lines = _lines(draft, cuts)
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    cells = _cells_of_people(lines)
    for line in lines:
        if groups and line.start not in cells and _continues(groups[-1][-1], line, width):
            cuts.append((groups[-1][-1].end, line.start))
            groups[-1].append(line)
        else:
            groups.append([line])
    view = View(norm, start, end, _merged(cuts))
    rows = _unfolded(view.text, [_row(view, group) for group in groups])
    _label_spaced(rows)
    _label_counts(rows)
    _label_alone(rows)
    _label_lost(rows)
    _label_months(rows)
    signature = read(view.text, [(0, 0), *[(row.start, row.end) for row in rows]])
    return Body(view, rows, signature)


def _cells_of_people(lines: Sequence[Line]) -> set[int]:
    """Return where lines begin that are a cell of their own in a table: below its header, and only people."""
    found: set[int] = set()
    header: list[str] = []
    below = False
    for line in lines:
        roles = header_roles(line.text)
        header = [*header, *roles][-_COLUMNS:] if roles else []
        if "participants" in header and heads(header):
            below = True
        elif not below:
            continue
        elif takers(line.text):
            found.add(line.start)
        elif line.level or untitled(line.text):
            below = False
    return found


def _label_spaced(rows: list[ViewRow]) -> None:
    """Read ``一 指导思想`` as labelled where its neighbours in the sequence say so: the mark was left out."""
    spaced = [(r, m) for r in rows if r.label is None and (m := _SPACED.match(r.text))]
    if not spaced:
        return
    numbers = {r.label.number for r in rows if r.label and r.label.style == "chinese"}
    numbers |= {ordinal(m["number"]) for _, m in spaced}
    for row, match in spaced:
        number = ordinal(match["number"]) or 0
        if {number - 1, number + 1} & numbers:
            start = row.start + match.start("number")
            row.label = Label("chinese", number, start, row.start + match.end())


def _label_alone(rows: list[ViewRow]) -> None:
    """Read ``01``, ``02`` in rows of their own, each above its chapter's heading, as that chapter's label."""
    short = [k for k, row in enumerate(rows[:-1]) if len(row.text) == _DIGITS]
    alone = [k for k in short if _ALONE.fullmatch(rows[k].text)]
    counted = [int(rows[k].text) for k in alone] == list(range(1, len(alone) + 1))
    if len(alone) < _SECOND or not counted or any(len(rows[k + 1].text) > _HEADING for k in alone):
        return
    for number, k in enumerate(alone, start=1):
        rows[k].label = Label("part", number, rows[k].start, rows[k].end)


def _label_lost(rows: list[ViewRow]) -> None:
    """Read the mark that is left of a list whose figures were lost (``、加强学习``, ``、关心职工``) as its label."""
    lost = [k for k, row in enumerate(rows) if row.label is None and _LOST.match(row.text)]
    for k in lost:
        if len(lost) > _SECOND or {k - 1, k + 1} & set(lost):
            rows[k].label = Label("digit", None, rows[k].start, rows[k].start + 1)


def _label_counts(rows: list[ViewRow]) -> None:
    """Read ``2.17个小组…`` as item 2 where item 1 stands above it: a count ran into the label."""
    last: dict[str, tuple[int, int]] = {}
    for k, row in enumerate(rows):
        label = row.label
        if label and label.style in ("digit", "spaced_digit"):
            last[label.style] = (label.number or 0, k)
        elif label and label.style in ("chinese", "bracketed_chinese", "part"):
            last.clear()
        match = _COUNTED.match(row.text) if label is None or label.style == "decimal" else None
        style: LabelStyle = "spaced_digit" if match and match["gap"] else "digit"
        number, above = last.get(style, (0, -_AHEAD))
        if match and int(match.group(1)) == number + 1 and (number == 0 or k - above <= _NEAR):
            if number == 0 and (match["gap"] or not _second_below(rows, k)):
                continue
            row.label = Label(style, number + 1, row.start, row.start + match.end())
            last[style] = (number + 1, k)


def _label_months(rows: list[ViewRow]) -> None:
    """Read ``5、6月份开展竞赛`` as the fifth of a list whose fourth stands above it, or sixth below it."""
    read = [None if r.label else _NUMBERED_MONTH.match(r.text) for r in rows]
    for k, match in enumerate(read):
        number = ordinal(match["number"]) if match else None
        if match is None or number is None:
            continue
        style: LabelStyle = "digit" if match["number"].isdigit() else "chinese"
        near = [_counted_as(rows, read, j, style) for j in (k - 1, k + 1)]
        begins = number == 1 and near == [None, number + 1]
        goes_on = near[0] == number - 1 and near[1] in (None, number + 1)
        if begins or goes_on:
            start = rows[k].start
            rows[k].label = Label(style, number, start, start + match.end())


def _counted_as(
    rows: Sequence[ViewRow], read: Sequence[re.Match[str] | None], k: int, style: LabelStyle
) -> int | None:
    """Return the number that row ``k`` begins with, as a label of a style or before a month."""
    if not 0 <= k < len(rows):
        return None
    label, match = rows[k].label, read[k]
    if label:
        return label.number if label.style == style else None
    return ordinal(match["number"]) if match else None


def _second_below(rows: list[ViewRow], k: int) -> bool:
    labels = [r.label for r in rows[k + 1 : k + _NEAR] if r.label and r.label.style == "digit"]
    return bool(labels) and labels[0].number == _SECOND


def _unfolded(text: str, rows: Sequence[ViewRow]) -> list[ViewRow]:
    """Cut the rows whose line breaks were lost."""
    pieces: list[ViewRow] = []
    for k, row in enumerate(rows):
        above = pieces[-1].text if pieces else ""
        edges = [] if row.level else cuts(text, row.start, row.end, above, _listed(rows, k))
        if len(edges) < 2:
            pieces.append(row)
            continue
        for a, b in zip(edges, [*edges[1:], row.end], strict=True):
            piece = text[a:b].strip()
            if piece:
                start = text.index(piece, a)
                stop = start + len(piece)
                pieces.append(ViewRow(start, stop, piece, label=leading(text, start, stop)))
    return pieces


def _listed(rows: Sequence[ViewRow], k: int) -> set[str]:
    """Return the styles of the lists below a chapter's row that begin there with their second member."""
    head = rows[k].label
    if head is None or head.style not in ("part", "chinese"):
        return set()
    first: dict[str, int | None] = {}
    for row in rows[k + 1 : k + 1 + _AHEAD]:
        if row.label and RANKS[row.label.style] <= RANKS[head.style]:
            break
        if row.label:
            first.setdefault(row.label.style, row.label.number)
    return {style for style, number in first.items() if number == _SECOND}


def _row(view: View, group: list[Line]) -> ViewRow:
    start, end = view.clean(group[0].start), view.clean(group[-1].end - 1) + 1
    text = view.text[start:end].rstrip()
    label = leading(view.text, start, start + len(text))
    return ViewRow(start, start + len(text), text, group[0].level, group[0].bold, label)


def _merged(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(cuts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _lines(draft: BegunDocument, cuts: list[tuple[int, int]]) -> list[Line]:
    """Return the lines of the body, those that are noise as a whole left out."""
    lines = []
    for line in draft.lines:
        k = bisect_right(cuts, (line.start, draft.end)) - 1
        if k < 0 or cuts[k][1] < line.end:
            lines.append(line)
    return lines


def _wrap_width(lines: list[Line]) -> int:
    """Return the width at which the text was broken into lines, or 0 where it was not."""
    long = [len(x.text) for x in lines if len(x.text) >= 14]
    if len(long) < 6:
        return 0
    width = max(long)
    if width > 60:
        return 0
    full = sum(1 for n in long if n >= width - 4)
    return width if full * 2 >= len(long) else 0


def _continues(before: Line, after: Line, width: int) -> bool:
    """Tell whether ``after`` goes on with the sentence of ``before``."""
    if not before.text or not after.text or before.text[-1] in _CLOSED:
        return False
    last = before.text[-1]
    if after.text.startswith("如下") or _UNFINISHED.match(before.text):
        return True
    if _stands_alone(before, after):
        return False
    if after.level or before.level or before.bold or "\t" in before.text:
        return False
    label = leading(after.text, 0, len(after.text))
    if label and not (last in ",、" and width and label.style in ("digit", "decimal")):
        return False
    if _MONTH_HEAD.match(after.text) or untitled(after.text) or SIGNER.match(after.text):
        return width > 0 and len(before.text) >= width - 3 and last not in "”)" and not label
    if signed(after.text):
        return False
    if width:
        return len(before.text) >= width - 4
    if last in ",、":
        return len(before.text) >= 12
    inner = _INNER.search(_THOUSANDS.sub("", before.text[:-1]))
    return (
        last != ")"
        and bool(inner)
        and len(before.text) >= 24
        and not after.gap
        and _opens_low(after.text)
    )


def _stands_alone(before: Line, after: Line) -> bool:
    """Tell whether a line begins anew whatever the width: a contact, a heading, a further row with its month."""
    if contact(after.text) or colon_heading(after.text) or counted(after.text):
        return True
    if words("schedule", "words", "closing").match(after.text):
        return True
    if field(after.text) and field(before.text):
        return True
    edges = _edges(before.text)
    if edges and (_edges(after.text) == edges or SIGNER.match(after.text)):
        return True  # a row of a table, or what stands below the last one
    if _cells_alike(before.text, after.text):
        return True
    if _HEAD_ALONE.match(after.text):
        return True
    if _ANSWERED.search(before.text) and _ANSWERED.search(after.text):
        return True
    months = _MONTH_HEAD.match(after.text) is not None
    above = edges or _HEADED.match(before.text) or header_roles(before.text)
    return months and bool(above or _edges(after.text))


def _cells_alike(one: str, other: str) -> bool:
    """Tell whether two lines are as many words, without a stop in them: rows of a table with spaces in it."""
    count = len(one.split())
    alike = _SECOND < count == len(other.split())
    return alike and all(cuts_of.on(x, 0, len(x), cuts_of.CLAUSE) == len(x) for x in (one, other))


def _edges(text: str) -> int:
    """Return how many bars or wide gaps part the cells of a row, 0 where nothing does."""
    bars = text.count("|")
    return bars or (len(WIDE_GAP.findall(text)) if "  " in text else 0)


def _opens_low(text: str) -> bool:
    """A continuation begins with plain text, not with a quotation or bracket of its own."""
    return "\u4e00" <= text[0] <= "\u9fff" or text[0] in ",。、;”)%"
