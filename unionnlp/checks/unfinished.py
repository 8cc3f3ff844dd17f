"""Unfinished: lists that end before what was announced, headings and cells that stayed empty (``P211``, ``O704``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar import leads
from unionnlp.grammar.cuts import CLAUSE_MARK
from unionnlp.grammar.labels import leading
from unionnlp.grammar.numerals import COUNT, SMALL, number
from unionnlp.grammar.words import cut
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_COUNTED = lazy(
    rf"(?<![第\d{COUNT}])(?P<n>[两{COUNT}2-9])(?P<what>件(?:实?事|大事)|样|项(?:工作|任务|内容|措施)?|个(?:方面|标准|条件|环节|步骤|阶段|重点|要求)|条(?:标准|要求|措施)?|点(?:要求|意见)?|步|类|种|批)[:：]"
    r"(?P<list>[^。!?\n]{4,200})(?P<end>[。!?])"
)
_MONTHLY = lazy(rf"(?:{SMALL})月")
_MEMBER = lazy(r"[一-鿿]{1,6}")
_HEADED = lazy(r"【[^【】\n]{2,12}】")
_MONTH = lazy(rf"[ \t　]{{0,4}}(?P<n>{SMALL})月份?[ \t　:：、,，.]*(?P<rest>.*)")
_LEAST: Final = 16  # characters of a paragraph that tells something
_CLOSED = lazy(r"[。!?;:…)”》」.、，,]$")
_LAST = lazy(r"[^,，。;；:：]{0,24}$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what a draft announces and does not bring to its end."""
    yield from _short_lists(draft)
    yield from _without_verb(draft)
    yield from _bare_headings(draft)
    yield from _empty_month(draft)
    yield from _told_before(draft)
    yield from _empty_cell(draft)


def _short_lists(draft: Draft) -> Iterator[Hit]:
    """``三个标准：其一…；其二…。`` and ``四样：血压、嗓子、颈椎，``: one member less than announced."""
    for match in _COUNTED.finditer(draft.plain, draft.document.start, draft.document.end):
        announced = int(number(match["n"]) or (2 if match["n"] == "两" else 0))
        told = _members(match["list"])
        later = draft.plain[match.end() : match.end() + 4].lstrip()
        if announced < 3 or told != announced - 1 or draft.in_noise(*match.span()):
            continue
        if not words("checks", "unfinished", "goes_on").match(later):
            yield Hit("P211", ((match.start(), match.end("list")),))


def _members(text: str) -> int | None:
    """Return how many members a list has; ``None`` where that cannot be told."""
    if words("checks", "unfinished", "and_more").search(text):
        return None
    ordinals = leads.told(text)
    if ordinals:
        return len(ordinals) if ordinals == list(range(1, len(ordinals) + 1)) > [1] else None
    parts = re.split("[,，;；]", text)
    if len(parts) > 1 and all(_MONTHLY.match(part) for part in parts):
        return len(parts) if "、" not in text and "和" not in text else None
    names = parts[0].split("、")
    alike = len(names) > 1 and all(_MEMBER.fullmatch(name) for name in names)
    joined = any(char in names[-1] for char in "和与及跟")
    return len(names) if alike and not joined and len(parts) < 3 else None


def _without_verb(draft: Draft) -> Iterator[Hit]:
    """A last clause with 将 or 把 and what is taken, and no verb behind it (``三月中旬将议案草案``)."""
    for (start, end), after in pairwise([*draft.own_lines(), (draft.document.end,) * 2]):
        text = draft.plain[start:end].rstrip()
        if (
            len(text) < _LEAST
            or "\t" in text
            or _CLOSED.search(text)
            or not CLAUSE_MARK.search(text)
        ):
            continue
        last = _LAST.search(text)
        at = max(text.rfind("将", last.start()), text.rfind("把", last.start())) if last else -1
        if at < 0 or not 2 <= len(text) - at - 1 <= 12 or draft.in_noise(start, end):
            continue
        following = draft.plain[slice(*after)]
        flows = after[0] < after[1] and not (
            leading(draft.plain, *after) or len(following) < _LEAST
        )
        alone = text[at - 1 : at + 1] not in _words_of_take() and not flows
        if alone and _thing(text[at + 1 :]):
            yield Hit("P211", ((start + at, end),))


def _thing(text: str) -> bool:
    """Say whether words name a thing and no act that is done to it: 提案汇总表."""
    found = cut(text)
    tags = [word.tag for word in found]
    acts = any(
        tag in "VWH" and after != "N" for tag, after in zip(tags, [*tags[1:], ""], strict=True)
    )
    odd = any(
        tag not in "NBASRTMQVWH" and text[word.start : word.end] not in "的及、"
        for tag, word in zip(tags, found, strict=True)
    )
    return tags[-1] == "N" and not (acts or odd)


@cache
def _words_of_take() -> frozenset[str]:
    """Return the words that end in 将 or 把 (即将, 一把)."""
    return frozenset(load("checks")["unfinished"]["no_take"])


def _bare_headings(draft: Draft) -> Iterator[Hit]:
    """``【文体活动】`` right above ``【财务工作】``, which has a text."""
    lines = draft.own_lines()
    for span, after, last in zip(lines, lines[1:], lines[2:], strict=False):
        both = [_HEADED.fullmatch(draft.plain[slice(*row)].strip()) for row in (span, after, last)]
        if both[0] and both[1] and not both[2] and not draft.in_noise(*span):
            yield Hit("O704", (span,), {})


def _empty_month(draft: Draft) -> Iterator[Hit]:
    """A month with nothing behind it between the one before and the one after, which have a text."""
    lines = draft.own_lines()
    rows = [_MONTH.fullmatch(draft.plain[slice(*span)]) for span in lines]
    if sum(row is not None for row in rows) > 3:
        return  # told with the outline
    for k in range(1, len(rows) - 1):
        before, row, after = rows[k - 1 : k + 2]
        if not (before and row and after) or row["rest"].strip():
            continue
        numbers = [int(number(each["n"]) or 0) for each in (before, row, after)]
        inside = numbers == [numbers[1] - 1, numbers[1], numbers[1] + 1]
        if inside and before["rest"].strip() and after["rest"].strip():
            yield Hit("O704", (lines[k],), {})


def _told_before(draft: Draft) -> Iterator[Hit]:
    """``全文如下：`` right above ``五月起按此流程办理``: what should stand between is not there."""
    refers = words("checks", "unfinished", "refers")
    for span, after in pairwise(draft.own_lines()):
        text, following = draft.plain[slice(*span)].rstrip(), draft.plain[slice(*after)]
        if text[-1:] not in ":：" or draft.in_noise(*span):
            continue
        if _announces().search(text) and refers.search(following[:_LEAST]):
            yield Hit("P211", (span,))


@cache
def _announces() -> re.Pattern[str]:
    return lazy(f"(?:{alternation(load('checks')['unfinished']['announces'])})[:：]$")


def _empty_cell(draft: Draft) -> Iterator[Hit]:
    """The one empty cell of a table, where a column of persons or days is filled in all other rows."""
    block: list[tuple[int, int]] = []
    for span in [*draft.lines(), (draft.document.end,) * 2]:
        if "\t" in draft.plain[slice(*span)]:
            block.append(span)
            continue
        yield from _gap(draft, block)
        block = []


def _gap(draft: Draft, block: list[tuple[int, int]]) -> Iterator[Hit]:
    rows = [draft.plain[slice(*span)].split("\t") for span in block]
    if len(rows) < 4 or len({len(row) for row in rows}) > 1:
        return
    gaps = [(i, k) for i, row in enumerate(rows) for k, cell in enumerate(row) if not cell.strip()]
    if len(gaps) != 1 or 0 in gaps[0]:
        return
    i, k = gaps[0]
    if words("checks", "unfinished", "columns").search(rows[0][k]) and not draft.in_noise(
        *block[i]
    ):
        yield Hit("P211", (block[i],))
