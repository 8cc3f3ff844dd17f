"""Outline: repeated, skipped and out-of-order numbers, empty headings, mixed levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.labels import leading
from unionnlp.grammar.leads import LABEL
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.numerals import COUNT, SMALL, written
from unionnlp.grammar.signatures import signed
from unionnlp.patterns import lazy
from unionnlp.records import OutlineNode

_MONTHS = 4  # lines that tell of a month make a list of months
_MONTH = lazy(
    rf"[ \t　]{{0,9}}(?:(?:{LABEL})[ ]?)?"
    rf"(?:{SMALL})月份?(?=[\s:：　、,，.．(（]|$)"
)
_CLOCK = lazy(r"\d{1,2}[:：][0-5]\d(?!\d)")
_BLANK = lazy(r"[\s　:：、,，.．—…()（）-]+")
_HEADING = 26  # a longer unit is its own content
_MARKS = "、.．,，)）:：是"
_DIGITS = lazy(rf"[{COUNT}百零〇\d①-⒛㈠-㈩]+")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what is wrong with the numbers and headings of a document."""
    running: dict[str, int] = {}
    for siblings in _families(draft.document.outline):
        numbered = [
            n for n in siblings if n.number is not None and not _CLOCK.match(draft.plain, n.start)
        ]
        yield from _numbers(numbered, running, draft)
        yield from _styles(numbered, draft)
        yield from _empty(siblings, draft)
    yield from _empty_months(draft)


def _families(nodes: tuple[OutlineNode, ...]) -> list[list[OutlineNode]]:
    """Group the nodes by parent, in order."""
    families: list[list[OutlineNode]] = []
    stack: list[tuple[int, list[OutlineNode]]] = []
    for node in nodes:
        while stack and stack[-1][0] > node.depth:
            stack.pop()
        if not stack or stack[-1][0] < node.depth:
            stack.append((node.depth, []))
            families.append(stack[-1][1])
        stack[-1][1].append(node)
    return families


def style(node: OutlineNode) -> str:
    """Return how a node is labelled, its number replaced: ``一、`` and ``二、`` are ``#、``."""
    label = node.label or node.text[:4]
    match = _DIGITS.search(label)
    if match is None:
        return label.strip()
    number = match.group()
    kind = (
        "1"
        if number[0].isdigit() and number[0] < "①"
        else "①"
        if number[0] >= "①" and number[0] < "一"
        else "一"
    )
    after = label[match.end() : match.end() + 1]
    after = after if after in _MARKS else ""
    return (
        f"{label[: match.start()].strip()}{kind}{after}".replace("．", ".")
        .replace("(", "（")
        .replace(")", "）")
    )


def _numbers(nodes: list[OutlineNode], running: dict[str, int], draft: Draft) -> Iterator[Hit]:
    """Compare each number with the one before; ``running`` holds the counts of the whole document.

    A list may go on counting in the next chapter, or start again at one. A number that a line
    between the two carries is there, though the outline did not take it for a label. Where two
    changed places (二 四 三 五), what comes behind them skips nothing.
    """
    before_node: dict[str, OutlineNode] = {}
    seen: dict[str, set[int]] = {}
    last: int | None = None
    repeated = ""  # after 5, 5 both 6 and 7 go on
    before: dict[str, int] = {}
    for node in nodes:
        kind, number = _kind(node), node.number or 0
        # Another style that begins at one begins a list of its own.
        previous = before.get(kind, None if number == 1 else last)
        if previous is None:
            if number > 1 and number != running.get(kind, 0) + 1 and not _written(draft, node, 1):
                yield _hit("O702", node, 0, 1)
        elif number == previous:
            yield _hit("O701", node, previous, number + 1)
            repeated = kind
        elif number > previous + 1 + (repeated == kind):
            there = seen.get(kind, set()).issuperset(range(previous + 1, number))
            if not there and not _written(draft, node, previous + 1, before_node.get(kind)):
                yield _hit("O702", node, previous, previous + 1)
        elif number < previous and number != 1:
            yield _hit("O703", node, previous, previous + 1)
        before[kind] = running[kind] = last = number
        seen[kind] = {number} if number == 1 else seen.get(kind, set()) | {number}
        before_node[kind] = node


def _written(
    draft: Draft, node: OutlineNode, number: int, before: OutlineNode | None = None
) -> bool:
    """Say whether a line before ``node`` begins with ``number`` in whatever style."""
    start = before.end if before else draft.document.start
    at = _DIGITS.search(normalize(node.label))
    if at is None:
        return False
    wanted = str(number) if at.group().isascii() else written(number)
    bracket = "" if at.start() == 0 else r"[(第]"
    line = lazy(rf"(?m)^[^\S\n]*{bracket}{wanted}[\s、.,)]")
    return bool(line.search(draft.plain, start, node.start))


def _kind(node: OutlineNode) -> str:
    """Chinese, Arabic and circled numbers count apart; the mark behind them does not matter."""
    return re.sub(r"[、.,，．]", "", style(node))


def _hit(code: str, node: OutlineNode, before: int, expected: int) -> Hit:
    values = {"number": node.number, "before": before or "—", "expected": expected}
    return Hit(code, ((node.start, node.end),), values)


def _styles(nodes: list[OutlineNode], draft: Draft) -> Iterator[Hit]:
    """Report the labels of a level that differ from the first ones."""
    counts = Counter(style(n) for n in nodes)
    if len(counts) < 2:
        return
    usual, _ = counts.most_common(1)[0]
    odd = [n for n in nodes if style(n) != usual]
    values = {"first": usual, "second": style(odd[0])}
    yield Hit("O705", tuple((n.start, n.end) for n in odd[:10]), values)


def _empty(siblings: list[OutlineNode], draft: Draft) -> Iterator[Hit]:
    """A short heading with nothing below it, where its neighbours have content."""
    filled = [n for n in siblings if _below(n, draft)]
    if not filled:
        return
    for node in siblings:
        text = (node.heading or node.text).strip()
        closed = bool(re.search(r"[。;；!！.]$", text)) or "," in text or "，" in text
        if (
            not _below(node, draft)
            and 0 < len(text) <= _HEADING
            and not closed
            and _is_heading(node, filled)
            and not _list_below(node, draft)
        ):
            yield Hit("O704", ((node.start, node.end),), {})


def _list_below(node: OutlineNode, draft: Draft) -> bool:
    """Say whether a list of another form begins right behind a heading, however deep it was read."""
    following = next((n for n in draft.document.outline if n.start >= node.end), None)
    if following is None or following.number != 1 or following.style == node.style:
        return False
    return not draft.plain[node.end : following.start].strip()


def _below(node: OutlineNode, draft: Draft) -> bool:
    """Say whether a node has text; a table behind a document belongs to its last heading."""
    last = not draft.plain[node.end : draft.document.end].strip()
    end = len(draft.plain) if last and not draft.attached else node.extent.end
    signature = draft.document.signature
    tabbed = "\t" in draft.plain[node.start : node.end]
    if signature is not None and not tabbed and node.end <= signature.start < end:
        end = signature.start
    return bool(draft.plain[node.end : end].strip())


def _is_heading(node: OutlineNode, filled: list[OutlineNode]) -> bool:
    """Tasks on one line are no headings: most neighbours must have text on lines of their own."""
    return node.depth == 1 or len(filled) >= 2


def _empty_months(draft: Draft) -> Iterator[Hit]:
    """Yield ``十一月：`` with nothing behind it, where the lines around it tell what their months bring."""
    rows = [(span, _MONTH.match(draft.plain, *span)) for span in draft.lines()]
    told = sum(bool(row and _has_text(draft, row, span)) for span, row in rows)
    ends: list[tuple[tuple[int, int], re.Match[str] | None]] = [*rows[1:], ((0, 0), None)]
    if told < _MONTHS:
        yield from _nothing_below(draft, list(zip(rows, ends, strict=True)))
        return
    for (span, row), (after, following) in zip(rows, ends, strict=True):
        if row is None or _has_text(draft, row, span) or draft.in_noise(*span):
            continue
        label = leading(draft.plain, *after) if after[1] else None
        over = not after[1] or label is not None or signed(draft.plain[slice(*after)])
        if following or over:
            yield Hit("O704", (span,), {})


_Row = tuple[tuple[int, int], re.Match[str] | None]


def _nothing_below(draft: Draft, rows: list[tuple[_Row, _Row]]) -> Iterator[Hit]:
    """Yield the months that are headings and have no line below, where the others have."""
    heads = [
        (span, after) for (span, row), (_, after) in rows if row and not _has_text(draft, row, span)
    ]
    if sum(after is None for _, after in heads) < _MONTHS:
        return
    for span, after in heads:
        if after and not draft.in_noise(*span):
            yield Hit("O704", (span,), {})


def _has_text(draft: Draft, row: re.Match[str], span: tuple[int, int]) -> bool:
    return bool(_BLANK.sub("", draft.plain[row.end() : span[1]]))
