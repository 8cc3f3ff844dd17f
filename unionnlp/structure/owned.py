"""Lines below a text: its own last words, the chapters that it goes on with, or what a website put there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unionnlp.grammar import leads
from unionnlp.grammar.labels import Label, leading
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.signatures import signed
from unionnlp.patterns import lazy
from unionnlp.structure.cues import counted
from unionnlp.structure.headings import attachment
from unionnlp.structure.lines import CONTENT, MONTH, OUTSIDE, STARTS, Line
from unionnlp.structure.margins import foot
from unionnlp.structure.noise import site_line, tail_head, teaser_line, wrapper_line, wrapper_title

_FILE = lazy(r"\.(?:docx?|xlsx?|pdf|pptx?|txt|wps|zip|rar|html?)\b|\d{4}-\d\d-\d\d", re.I)
_TAILED = lazy(
    rf"[上下]一?[篇条页]|延伸阅读|相关|推荐|篇[{COUNT}\d]|第.{{1,3}}篇|范文|由AI|生成|供稿|审稿|撰稿"
)
_CHAPTER = 24  # lines above which the last chapter begins
_EDITED = 2  # words of an editor in one sentence
_SHORT = 40  # characters of a line that one word of websites makes theirs


def own(lines: Sequence[Line]) -> None:
    """Lines below a text are its own where not one of them shows that a website put it there."""
    at = 0
    while at < len(lines):
        stop = at + 1
        if lines[at].label in OUTSIDE and at and lines[at - 1].label in CONTENT - STARTS:
            while stop < len(lines) and lines[stop].label in OUTSIDE:
                stop += 1
            run = lines[at:stop]
            if any(map(_owned, run)) and not any(furniture(x.clean) for x in run):
                for line in lines[at:stop]:
                    line.label = "body"
            else:
                label = _last_label(lines, at)
                for k in range(at, stop):  # the last words of a text above its website's
                    goes_on = _follows(label, lines[k].clean)
                    if not (goes_on or _spoken(lines[k].clean)):
                        break
                    label = goes_on or label
                    lines[k].label = "body"
        at = stop


def _last_label(lines: Sequence[Line], stop: int) -> Label | None:
    """Return the last chapter's label of the text that ends above ``stop``."""
    for line in reversed(lines[max(0, stop - _CHAPTER) : stop]):
        if line.label in STARTS | OUTSIDE:
            return None
        label = leading(line.clean, 0, len(line.clean))
        if label and label.style == "chinese":
            return label
    return None


def _follows(above: Label | None, text: str) -> Label | None:
    """Return the label of a line that goes on with the chapters of the text above it."""
    label = leading(text, 0, len(text)) if above else None
    if above is None or label is None or label.style != above.style or furniture(text):
        return None
    return label if label.number == (above.number or 0) + 1 else None


def _owned(line: Line) -> bool:
    """Tell whether a line has what lines of a text have: a stop at its end, a label, a date, cells."""
    text = line.clean
    if text.endswith(("。", ";", ":", "!")) or "|" in text or "\t" in text:
        return True
    return leads.begins(text) or bool(MONTH.match(text)) or signed(text) or attachment(text)


def _spoken(text: str) -> bool:
    """Tell whether a line is a sentence that neither a website nor an editor says."""
    return text.endswith("。") and not furniture(text) and counted(text).get("editor", 0) < _EDITED


def furniture(text: str) -> bool:
    """Tell whether a line shows that a website or an editor put it there."""
    shown = site_line(text) or tail_head(text) or teaser_line(text) or wrapper_title(text)
    shown = (
        shown
        or foot(text)
        or wrapper_line(text)
        or bool(_FILE.search(text) or _TAILED.search(text))
    )
    task = leads.begins(text) or MONTH.match(text)  # 读书分享会 shares nothing on a page
    return shown or (not task and len(text) <= _SHORT and counted(text).get("page", 0) > 0)
