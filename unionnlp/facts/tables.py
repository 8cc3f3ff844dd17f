"""Pasted tables of an arrangement: tabbed rows, one cell a line, and numbers that ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unionnlp.grammar.labels import leading
from unionnlp.grammar.months import DAYS, EXPRESSION, WEEKS, months, weeks
from unionnlp.grammar.signatures import CONTACT, SIGNER, signed
from unionnlp.structure.blocks import Row

_TIME = re.compile(
    r"^(?:月份?|时间|周次|日期|月次|(?:起止|活动|完成|实施|举办|计划|拟定|预计)时间|时间(?:安排|节点|进度)|(?:完成|办结)?时限|完成日期)$"
)
_CONTENT = re.compile(
    r"^(?:主要|具体|重点)?(?:工作|活动|任务|安排)*(?:内容|工作|活动|任务|项目|安排|要点|重点|名称|事项|主题|措施)(?:安排|要点|及要求)?$"
)
_OTHER = re.compile(
    r"^(?:序号|编号|责任(?:人|部门)|负责(?:人|部门)|备注|说明|地点|参加(?:人员|对象|人)|对象|主办|承办|协办|分管(?:领导)?|牵头.{0,4}|经费(?:预算)?|形式|活动形式|完成情况|执行人|组织者|落实人|配合部门)$"
)
_WHEN = re.compile(rf"^\s*(?:{EXPRESSION}{DAYS}|{WEEKS})\s*(?:\([^()]{{1,12}}\))?\s*$")
_BARE = re.compile(r"^\s*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s*$")
_RULE = re.compile(r"^[\s|:-]+$")
_PERSON = re.compile(
    r"^(?:[一-龥]{2,4}(?:[、,\s][一-龥]{2,4})*|.{0,8}(?:工会|委员|主席|组长|教师|处|室|办|部|组|全体|会员|小组|校长|书记)(?:[、,].{2,10})*)$"
)
_VERBAL = re.compile(
    r"活动|会|节|慰问|比赛|学习|总结|计划|评|检查|培训|组织|开展|召开|体检|审|讲座|收缴"
)
_GLUED = re.compile(r"(\d{1,4})\s*([、.](?!\d))?")


@dataclass(slots=True)
class Cell:
    """An activity's cell (clean offsets) with its months, and the rows that it uses."""

    start: int
    end: int
    months: tuple[int, ...]
    weeks: tuple[int, ...]
    rows: tuple[int, ...]


def read_tables(text: str, rows: Sequence[Row]) -> Iterator[Cell]:
    """Yield the activities of tabbed tables and of tables pasted a cell a line."""
    index = 0
    while index < len(rows):
        table = _tabbed(text, rows, index) or _stacked(text, rows, index)
        if table:
            cells, index = table
            yield from cells
        else:
            index += 1


def _cells(text: str, row: Row) -> list[tuple[int, int]]:
    """Return the spans of a row's cells (tabs, bars, or wide gaps between them)."""
    piece = text[row.start : row.end]
    if "\t" in piece:
        parts = re.split(r"\t", piece)
        width = 1
    elif piece.count("|") >= 2:
        parts = piece.strip().strip("|").split("|")
        row_start = (
            row.start + piece.index("|") + 1 if piece.lstrip().startswith("|") else row.start
        )
        return _offsets(text, row_start, parts, 1)
    else:
        parts = re.split(r"(?: {2,})", piece)
        spans = []
        at = row.start
        for part in parts:
            at = text.index(part, at) if part else at
            spans.append((at, at + len(part)))
            at += len(part)
        return spans
    return _offsets(text, row.start, parts, width)


def _offsets(text: str, at: int, parts: list[str], width: int) -> list[tuple[int, int]]:
    spans = []
    for part in parts:
        lead = len(part) - len(part.lstrip())
        spans.append((at + lead, at + lead + len(part.strip())))
        at += len(part) + width
    return spans


def _when(word: str, *, column: bool = False) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Read a cell as months or weeks; a bare number counts only in a month ``column``."""
    word = word.strip()
    if _WHEN.match(word):
        return ((), weeks(word)) if "周" in word and "月" not in word else (months(word), ())
    if column and _BARE.match(word):
        return months(word + "月"), ()
    return None


def _header(words: list[str]) -> tuple[int, list[int]] | None:
    """Return the month column and the content columns of a header, or ``None``."""
    words = [re.sub(r"\s", "", w) for w in words]
    time = next((i for i, w in enumerate(words) if _TIME.match(w)), None)
    content = [i for i, w in enumerate(words) if _CONTENT.match(w) and i != time]
    known = [w for w in words if _TIME.match(w) or _CONTENT.match(w) or _OTHER.match(w)]
    if time is None or not content or len(known) < len(words) - 1:
        return None
    return time, content[:2]


def _tabbed(text: str, rows: Sequence[Row], index: int) -> tuple[list[Cell], int] | None:
    """Read a table whose rows are lines, from row ``index`` on."""
    spans = _cells(text, rows[index])
    if len(spans) < 2:
        return None
    header = _header([text[a:b] for a, b in spans])
    width = len(spans)
    time, content = header or (0, list(range(1, width)))
    if not header and _when(text[slice(*spans[0])]) is None:
        return None
    cells: list[Cell] = []
    when: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    k = index + 1 if header else index
    used = [index] if header else []
    months_seen = 0
    while k < len(rows):
        spans = _cells(text, rows[k])
        if _RULE.match(rows[k].text):
            used.append(k)
            k += 1
            continue
        here = _when(text[slice(*spans[time])], column=bool(header)) if len(spans) > time else None
        if here:
            when = here
            months_seen += 1
        elif header and len(spans) == width > 2 and text[slice(*spans[time])].strip():
            k += 1  # a row of the whole year or of no time: the table goes on below it
            continue
        elif when is None or not _belongs(text, rows[k], spans, time):
            break
        shift = 1 if header and here is None and len(spans) == width - 1 and time == 0 else 0
        columns = [c - shift for c in content] if len(spans) > 1 else [0]
        for c in columns:
            if c < len(spans) and (here is None or c != time):
                cells += [Cell(a, b, *when, ()) for a, b in _pieces(text, *spans[c])]
        used.append(k)
        k += 1
    if months_seen < (1 if header else 2) or not cells:
        return None
    cells.append(Cell(0, 0, (), (), tuple(used)))
    return cells, k


def _belongs(text: str, row: Row, spans: list[tuple[int, int]], time: int) -> bool:
    """A row without a month goes on with the month above: an empty cell, or a labelled activity."""
    if len(spans) > 1 and "\t" in row.text:
        return True
    if len(spans) > 1 and len(spans) > time and not text[slice(*spans[time])].strip():
        return True
    label = leading(row.text, 0, len(row.text))
    return (
        bool(label)
        and label is not None
        and label.style in ("digit", "bracketed_digit", "circled", "closed_digit")
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a cell into its activities (``1、…2、…`` or ``…；…``)."""
    marks = [m.start() for m in re.finditer(r"(?<![\d.])\d{1,2}[、.](?!\d)", text[start:end])]
    if len(marks) >= 2:
        edges = [start + m for m in marks] + [end]
        yield from pairwise(edges)
        return
    at = start
    for match in re.finditer(r"[;。](?=\s*\S)", text[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def _stacked(text: str, rows: Sequence[Row], index: int) -> tuple[list[Cell], int] | None:
    """Read a table that was pasted a cell a line: header words, then month, activities, person."""
    width = 0
    while index + width < len(rows) and width < 8:
        word = re.sub(r"\s", "", rows[index + width].text)
        if not (_TIME.match(word) or _CONTENT.match(word) or _OTHER.match(word)):
            break
        width += 1
    if width < 2:
        return None
    words = [r.text for r in rows[index : index + width]]
    header = _header(words)
    if not header:
        return None
    people = width > 2
    cells: list[Cell] = []
    used = list(range(index, index + width))
    k = index + width
    when = None
    done = False
    while k < len(rows):
        here = _when(rows[k].text, column=True)
        if here:
            when, done = here, False
            used.append(k)
            k += 1
            continue
        if when is None or not _stays(rows, k):
            break
        done = done or (people and _person(rows, k))
        if not done:
            cells += [Cell(a, b, *when, ()) for a, b in _pieces(text, rows[k].start, rows[k].end)]
        used.append(k)
        k += 1
    if not cells:
        return None
    cells.append(Cell(0, 0, (), (), tuple(used)))
    return cells, k


def _stays(rows: Sequence[Row], k: int) -> bool:
    label = leading(rows[k].text, 0, len(rows[k].text))
    if label and label.style in ("chinese", "bracketed_chinese", "part", "article"):
        return False
    text = rows[k].text
    if signed(text) or CONTACT.search(text) or len(text) > 60:
        return False
    return not (SIGNER.match(text) and (k + 1 == len(rows) or signed(rows[k + 1].text)))


def _person(rows: Sequence[Row], k: int) -> bool:
    """A cell of a person, a group or a remark: short, without an activity's words."""
    word = rows[k].text.strip()
    if leading(word, 0, len(word)) or len(word) > 14:
        return False
    if _when(rows[k - 1].text, column=True):
        return False
    return bool(_PERSON.match(word)) and (
        not _VERBAL.search(re.sub("工会|教代会|委员会", "", word))
        or word.endswith(("工会", "委员", "主席", "小组", "组长", "会员", "委员会"))
    )


def glued(text: str, rows: Sequence[Row], taken: set[int]) -> Iterator[Cell]:
    """Yield the activities of a table in which the month ran into the first item's number.

    ``11、…`` ``2、…`` ``21、…`` ``7组织…`` are item 1 and 2 of January, item 1 of February, July's one.
    """
    index = 0
    while index < len(rows):
        run = _glued_run(rows, index, taken)
        if run:
            if index and re.fullmatch(
                r"(?:月份?|时间)\s*(?:主要|具体)?(?:工作|活动)?(?:内容|安排)?.{0,8}",
                rows[index - 1].text,
            ):
                yield Cell(0, 0, (), (), (index - 1,))
            for k, when, at in run:
                yield Cell(rows[k].start + at, rows[k].end, when, (), (k,))
            index = run[-1][0] + 1
        else:
            index += 1


def _glued_run(
    rows: Sequence[Row], index: int, taken: set[int]
) -> list[tuple[int, tuple[int, ...], int]] | None:
    run: list[tuple[int, tuple[int, ...], int]] = []
    month, item, heads = 0, 0, 0
    for k in range(index, len(rows)):
        match = _GLUED.match(rows[k].text)
        if k in taken or not match:
            break
        digits, mark = match.group(1), match.group(2)
        if mark and month and digits == str(item + 1):
            item += 1
        elif mark and digits[:-1] and digits[-1] == "1" and _next_month(month, int(digits[:-1])):
            month, item, heads = int(digits[:-1]), 1, heads + 1
        elif not mark and _single(rows[k].text, match.end()) and _next_month(month, int(digits)):
            month, item, heads = int(digits), 9, heads + 1
        else:
            break
        run.append((k, (month,), match.end()))
    return run if heads >= 3 else None


def _next_month(before: int, value: int) -> bool:
    """Months of a table go forward, at most once over the year's end."""
    if not 1 <= value <= 12:
        return False
    return before == 0 or 1 <= (value - before) % 12 <= 4


def _single(text: str, at: int) -> bool:
    return at < len(text) and (
        "\u4e00" <= text[at] <= "\u9fff"
        and (text[at] not in "月年日个次人届名" or text[at + 1 : at + 2] == "级")
    )
