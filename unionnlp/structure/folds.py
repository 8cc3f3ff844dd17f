"""Rows whose line breaks were lost, cut where a chapter, a numbered item, or a month of an arrangement begins.

What is cut is decided by sequence: chapters 一、二、三、, items 1、2、3、 behind a heading or lead-in, months
or weeks that go forward. A single number in a sentence cuts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from unionnlp.grammar import times
from unionnlp.grammar.labels import RANKS, Label, leading, may_begin
from unionnlp.grammar.months import EXPRESSION, WEEKS
from unionnlp.patterns import lazy
from unionnlp.structure.grid import header_words
from unionnlp.structure.headings import announces, inner_headings

_FOLDS = frozenset(
    (
        "part",
        "article",
        "chinese",
        "bracketed_chinese",
        "digit",
        "bracketed_digit",
        "closed_digit",
        "circled",
    )
)
_CHAPTERS = ("part", "chinese", "bracketed_chinese")
_LONG = 150  # characters of a row in which headings may have lost their lines
_REACH = 200  # labels that a decision looks ahead
_NEAR = 40  # characters between an announcement and the first month
_FAR = 500  # characters of a month's activities
_STEP, _LEAP = 5, 8  # months from one of an arrangement to the next, and from one with a colon
_SHORTEST = 3  # characters of an item
# The words of a heading whose line break was lost, between its label and the first member below it.
_HEADING = lazy(r"[^。;!?:\n]{2,24}")
# A second member has one of these; without them a row holds no list.
_SECOND = lazy("[2二三②⑵⒉㈡]")
_TIME = lazy(rf"{EXPRESSION}|{WEEKS}")
_BRACKETS = lazy(r"[(][^()\n]{0,40}[)]")
_COLON = lazy(r"\s{0,40}+(?:[(][^()\n]{1,12}[)])?+\s{0,40}+(?:[:]|-{2})")
_LISTED = lazy(r"\s{0,40}+(?:1\s{0,40}+[、.]|[(]1[)]|①|[\ue000-\uf8ff■◆▲★□])")
# What stands before a month that is no head: 到3月, 定于5月, 时间:9月9日.
_INSIDE = lazy(r"(?:[年至到在于从自截近每个、,和及与第前后以是定~/.-]|(?:时间|日期):)$")
_DECIMAL = lazy(r"\d(?<![\d.]\d)\d?\.\d{1,2}(?=\s?[一-龥“《])")
_NAMING = lazy(r"[见按照如据]$")
_STOPS = frozenset("。;:!?)”】")


def cuts(text: str, start: int, end: int, above: str, below: Collection[str] = ()) -> list[int]:
    """Return where the rows begin that ``text[start:end]`` holds, ``start`` first.

    ``above`` is the row before it, which may announce an arrangement; ``below`` are the styles of the lists
    that the rows behind it go on with from their second member.
    """
    piece = text[start:end]
    if end - start < 2 * _LONG and ("\t" in piece or piece.count("|") > 1):
        return [start]
    timed = piece.count("月") + piece.count("周") > 1
    months = _months(text, start, end, above) if timed else []
    marks = may_begin(text, start, end) if months or below or _SECOND.search(piece) else []
    plain = not months and not below and end - start < _LONG
    if plain and len(marks) < 2 and not any(text[at] == "第" for at in marks):
        return [start]  # one label needs a second one, or sections behind a chapter
    found = _candidates(text, marks, end)
    months = _with_labels(text, months, found)
    edges = {start, *months, *_labels(text, start, found, months, below)}
    edges.update(_sections(text, end, found))
    if end - start >= _LONG:
        behind = _behind(text, found)
        for a, b in inner_headings(text, start, end):
            if a in behind:
                continue
            edges.add(a)
            if text[b - 1].isspace():
                edges.add(b)
    return sorted(edge for edge in edges if edge < end)


def _behind(text: str, found: Sequence[Label]) -> dict[int, int]:
    """Return where the words behind each label begin, with where the label does."""
    before = {}
    for label in found:
        at = label.end
        while text[at : at + 1].isspace():
            at += 1
        before[at] = label.start
    return before


def _with_labels(text: str, months: list[int], found: Sequence[Label]) -> list[int]:
    """Let the months begin at the labels that stand right before them (``七、10月``)."""
    before = _behind(text, found) if months else {}
    return [before.get(at, at) for at in months]


def _labels(
    text: str, start: int, found: Sequence[Label], months: Sequence[int], below: Collection[str]
) -> Iterator[int]:
    """Yield where chapters and items begin.

    A label goes on with an open list of its style, or opens one where a sentence ends and the list has a
    second member. Below a label of a higher rank a list may begin anew or go on; below a month only a
    chapter that goes on ends its activities. A chapter that is alone in its row heads a list all the same,
    and the list may go on in the rows behind it.
    """
    expected: dict[str, int] = {}
    behind: set[str] = set()  # styles whose list a label of a higher rank has interrupted
    head: int | None = None
    alone: list[int] = []  # chapters whose list may open behind them
    for k, label in enumerate(found):
        goes_on = label.number == expected.get(label.style)
        apart = _ends_before(text, start, label.start)
        if bisect_left(months, label.start) > bisect_left(months, head or start):
            goes_on = goes_on or _chapter(text, found, k, months)
            if not goes_on or label.style not in _CHAPTERS or _below(text, months, label):
                continue
        elif goes_on and label.style in behind and not apart:
            continue
        elif not goes_on:
            free = apart or label.style in _CHAPTERS
            headed = head is not None and bool(_HEADING.fullmatch(text, head, label.start))
            opens = _opens(found, k, expected) or (headed and _goes_on(found, k, below))
            if not ((free or headed) and opens):
                if apart and label.style in _CHAPTERS:
                    alone = [*alone, label.start] if label.number == 1 else [label.start]
                    head = label.end
                continue
            if headed:
                yield from alone
            alone = []
        rank = RANKS[label.style]
        behind = {style for style in expected if RANKS[style] > rank} | (behind - {label.style})
        expected[label.style] = (label.number or 0) + 1
        head = label.end
        yield label.start


def _chapter(text: str, found: Sequence[Label], k: int, months: Sequence[int]) -> bool:
    """Tell whether a chapter whose neighbours stand in other rows begins behind the last month's activities.

    A sentence ends before it, its heading is short and followed by a list, and it goes on with no list of the month.
    """
    label = found[k]
    if label.style not in ("chinese", "part") or label.number == 1 or label.start < months[-1]:
        return False
    own = any(x.style == label.style and x.start > months[-1] for x in found[:k])
    if own or text[label.start - 1 : label.start] not in ("。", " ", "\n"):
        return False
    listed = found[k + 1] if k + 1 < len(found) else None
    heads = listed is not None and listed.number == 1 and listed.style != label.style
    return heads and bool(listed and _HEADING.fullmatch(text, label.end, listed.start))


def _below(text: str, months: Sequence[int], label: Label) -> bool:
    """Tell whether a label numbers an activity: 一、 right behind its month."""
    month = months[bisect_left(months, label.start) - 1]
    return (
        label.number == 1 and label.start - month < _NEAR and "。" not in text[month : label.start]
    )


def _candidates(text: str, marks: Sequence[int], end: int) -> list[Label]:
    found = []
    for at in marks:
        label = leading(text, at, end)
        if label and label.style in _FOLDS and not _referred(text, label):
            found.append(label)
    return found


def _referred(text: str, label: Label) -> bool:
    """Tell whether a chapter is only named: (见第三章), 按第二部分."""
    if label.style not in ("part", "article"):
        return False
    return text.startswith((")", "》", "的"), label.end) or bool(
        _NAMING.search(text, max(0, label.start - 2), label.start)
    )


def _sections(text: str, end: int, found: Sequence[Label]) -> Iterator[int]:
    """Yield where the sections of numbered chapters begin: 1.1, 1.2 … behind 第一章."""
    chapters = [label for label in found if label.style == "part"]
    for k, chapter in enumerate(chapters):
        stop = chapters[k + 1].start if k + 1 < len(chapters) else end
        want = 1
        for match in _DECIMAL.finditer(text, chapter.end, stop):
            label = leading(text, match.start(), stop)
            if label and match.group() == f"{chapter.number}.{want}":
                want += 1
                yield label.start


def _opens(found: Sequence[Label], k: int, expected: dict[str, int]) -> bool:
    """Tell whether a label begins a list: number 1 with a 2 behind it, or what a cut page left of one."""
    label = found[k]
    first = label.number or 0
    if first != 1 and (
        label.style in expected or first > 3 or RANKS[label.style] > RANKS["bracketed_chinese"]
    ):
        return False
    for after in found[k + 1 : k + 1 + _REACH]:
        if after.style == label.style:
            return after.number == first + 1 and after.start - label.end >= _SHORTEST
    return False


def _goes_on(found: Sequence[Label], k: int, below: Collection[str]) -> bool:
    """Tell whether a label is the first and only member in its row of a list that goes on ``below``."""
    style = found[k].style
    alone = not any(x.style == style for x in found[k + 1 : k + 1 + _REACH])
    return found[k].number == 1 and style in below and alone


def _ends_before(text: str, start: int, at: int) -> bool:
    """Tell whether a sentence or heading ends before ``at``."""
    return at == start or text[at - 1] in _STOPS or text[at - 1].isspace()


def _months(text: str, start: int, end: int, above: str) -> list[int]:
    """Return where the months or weeks of an arrangement begin inside a row."""
    plain = _BRACKETS.sub(lambda m: "x" * len(m.group()), text[start:end])
    found = [
        start + m.start()
        for m in _TIME.finditer(plain)
        if not m.start() or not _INSIDE.search(plain, max(0, m.start() - 4), m.start())
    ]
    if len(found) < 2:
        return []
    marked = _forward(text, end, found, 2, lambda stop: bool(_COLON.match(text, stop, end)), _LEAP)
    if marked:
        return marked
    apart = [at for at in found if at == start or text[at - 1].isspace()]
    apart = _forward(text, end, apart, 2, lambda stop: text[stop : stop + 1].isspace())
    if apart[:1] == [start]:  # 三月 放风筝、拔河 四月 健步
        return apart
    first = next((k for k, at in enumerate(found) if _announced(text, start, at, above)), None)
    if first is None:
        return []
    found = found[first:]
    forms: tuple[tuple[Callable[[int], bool], int], ...] = (
        (lambda stop: text[stop : stop + 1].isspace(), _STEP),
        (
            lambda stop: (
                bool(_LISTED.match(text, stop, end))
                or "一" <= text[stop : stop + 1] <= "龥"
                or text[stop : stop + 1] == "“"
            ),
            _STEP,
        ),
        (lambda stop: text[stop : stop + 1] in (",", "、"), _LEAP),
    )
    for form, most in forms:
        chained = _forward(text, end, found, 3, form, most)
        if chained and chained[0] == found[0]:
            return chained
    return []


def _announced(text: str, start: int, at: int, above: str) -> bool:
    """Tell whether the words before a month, or the row above, announce an arrangement."""
    if at == start:
        return announces(above) or header_words(above)
    words = re.split(r"[。;!?]\s*", text[max(start, at - _NEAR) : at].strip())[-1]
    if header_words(words):
        return True
    label = leading(words, 0, len(words))
    return announces(words[label.end if label else 0 :].strip(" :"))


def _forward(
    text: str,
    end: int,
    found: Sequence[int],
    least: int,
    form: Callable[[int], bool],
    most: int = _STEP,
) -> list[int]:
    """Return those beginnings of a form that go forward in the calendar, ``least`` or more together.

    ``most`` is how many months lie between two of them.
    """
    runs: list[list[int]] = [[]]
    month = week = 0
    for at in found:
        read = times.at(text, at, end)
        if read is None or not form(read[1]):
            continue
        when = read[0]
        if when.months:
            far = (when.months[0] - month) % 12 if month else 1
            step = 1 <= far <= most or (not far and text[read[1] : read[1] + 1].isspace())
            month, week = when.months[-1], week if step else 0
        elif when.weeks:
            step = when.weeks[0] > week
            week = when.weeks[-1]
        else:
            continue
        if runs[-1] and (not step or at - runs[-1][-1] > _FAR):
            runs.append([])
        runs[-1].append(at)
    return [at for run in runs if len(run) >= least for at in run]
