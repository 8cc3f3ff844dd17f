"""What a page puts above a document's own title and below its last line (resources/margins.toml).

The line reader weighs a line by its words and its neighbours; the name of a school's website above the
school's title looks like the first half of that title, a credit below a signature like its last line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from unionnlp.grammar import times
from unionnlp.grammar.labels import leading
from unionnlp.grammar.organizations import names
from unionnlp.grammar.periods import CHINESE_YEAR
from unionnlp.grammar.signatures import signed
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words
from unionnlp.structure.grid import role
from unionnlp.structure.headings import attachment
from unionnlp.structure.lines import CONTENT, INNER, JOINS, OUTSIDE, STARTS, Line
from unionnlp.structure.noise import path_line, site_line, wrapper_title
from unionnlp.structure.titles import bare, delimiter, number_line, title_like, title_part

_YEAR = lazy(rf"(?:19|20)\d\d|{CHINESE_YEAR}(?=\s*[-学年])|\d\d-\d\d学年")
_CIRCULAR = lazy(r"关于(?:印发|下发|转发)《([^《》]{4,40})》的通知")
_SENT = lazy(r"^关于|[《》]|的通知$")
_ENDS = lazy(r"[,。;:!?、\d()]")  # no menu has them
_HOUSES = ("大学", "学院")
_LONGEST = 50  # characters of a title
_NAMING = 30  # characters of a title that no noun of titles ends
_DATED = lazy(r"\d{1,2}(?:\s?月|[./-]\d{1,2}\s)")
_FOOT = 60  # characters of a line below a text that a page put there
_HEAD = 40  # lines above which a document's own title is looked for
_ACCOUNT = 3  # lines below an account's name in which the title stands
_OPENS = "([【〔<-—~ "  # (责编：…)
_TAGS, _ROW, _WORD = 12, 2, 8  # tags of a page, the fewest of them, characters of one
_LAST = 6  # lines below a text that are looked at


@cache
def _column() -> re.Pattern[str]:
    body = alternation(load("margins")["columns"])
    return lazy(rf"(?:{body})(?:\s|$)", re.I)


def marks(lines: Sequence[Line]) -> None:
    """Settle what stands around a collection's ordinals: a table of contents, a title that has no noun."""
    later = Counter(mark.number for x in lines if (mark := delimiter(x.clean)))
    for k, line in enumerate(lines):
        if line.label not in STARTS or not (mark := delimiter(line.clean)) or mark.rest:
            continue
        below = lines[k + 1] if k + 1 < len(lines) else None
        near = [delimiter(x.clean) for x in (*lines[max(0, k - 1) : k], *lines[k + 1 : k + 2])]
        listed = any(n and not n.rest and abs(n.number - mark.number) == 1 for n in near)
        if listed and not mark.stem and later[mark.number] > 1:
            line.label = "wrapper"
        elif below and below.label == "body" and len(below.clean) <= _NAMING:
            named = names(below.clean)
            if (
                named
                and named[0][0] == 0
                and "工会" in below.clean
                and not _ENDS.search(below.clean)
            ):
                below.label = "title"


def heads(lines: Sequence[Line]) -> None:
    """Give back to the page what it put above a document's own title: its name, a path, a general heading."""
    for above, line in pairwise(lines):
        if line.label == "opening" and above.label in OUTSIDE and _titles(above.clean):
            above.label, line.label = "title", "body"
        elif line.label == "title" and above.label in OUTSIDE and _letterhead(above, line):
            above.label = "title"
    k = 0
    while k < len(lines):
        if lines[k].label != "title" or (k and lines[k - 1].label == "delimiter"):
            k += 1
            continue
        stop = k + 1
        while stop < len(lines) and lines[stop].label in INNER | {"title"}:
            stop += 1
        led = (
            k > 0 and lines[k - 1].label in OUTSIDE and lines[k - 1].clean.endswith((">", "»", "›"))
        )
        stop = _named_below(lines, k, stop)
        own = _own_title(lines[k : min(stop, k + _HEAD)], led=led)
        for line in lines[k:stop]:
            if line.label in INNER and words("margins", "occasions").match(line.clean):
                line.label = "body"
        if own:
            for line in lines[k : k + own]:
                line.label = "site"
            lines[k + own].label = "title"
        k = stop


def _letterhead(above: Line, line: Line) -> bool:
    """Tell whether a line is the red head of an official document, whose number stands below it."""
    head = "".join(above.clean.split())
    return head.endswith("文件") and bool(names(head)) and number_line(line.clean)


def _titles(text: str) -> bool:
    """Tell whether a line right above a text is its title by itself, and names its unit."""
    outer = wrapper_title(text) or path_line(text) or site_line(text)
    return whole(text) and bool(names(text)) and not outer


def _named_below(lines: Sequence[Line], start: int, stop: int) -> int:
    """Return where a document's head ends: a unit's name alone (an account's) has the title among the first lines."""
    if any(title_like(x.clean) for x in lines[start:stop] if x.label == "title"):
        return stop
    for k in range(stop, min(stop + _ACCOUNT, len(lines))):
        if lines[k].label != "body" or lines[k].clean.endswith("。"):
            break
        if whole(lines[k].clean) and names(lines[k].clean):
            return k + 1
    return stop


def _own_title(head: Sequence[Line], *, led: bool = False) -> int:
    """Return how many of a document's first lines stand above its own title and are a page's; 0 for none.

    ``led`` tells that a site's path stands above them and goes on.
    """
    for at in range(len(head) - 1, 0, -1):
        own = head[at].clean
        if not whole(own) or wrapper_title(own) or path_line(own) or site_line(own):
            continue
        titles = [x for x in head[:at] if x.label == "title"]
        if led and len(titles) == 1 and not title_like(titles[0].clean):
            return at
        if titles and all(_above(x.clean, own) for x in titles):
            return at
    return 0


def whole(text: str) -> bool:
    """Tell whether a line is a title by itself: the noun of a title, with its subject, a year or a unit."""
    sent = _CIRCULAR.fullmatch(text)
    text = sent[1] if sent else text
    like = title_like(text)
    if like == 1:
        return bool(_YEAR.search(text) or names(text))
    return like > 1 or (len(text) <= _LONGEST and bool(words("margins", "titles").search(text)))


def byline(text: str, title: str) -> bool:
    """Tell whether a line below a whole ``title`` says who wrote it and when, and is no second half of it."""
    if not whole(title) or title_like(text) or text.startswith((*JOINS, "--", "(")):
        return False
    if words("margins", "bylines").search(text):
        return True
    return bool(_YEAR.search(title)) and title_part(text) and not _YEAR.search(text)


def _above(text: str, own: str) -> bool:
    """Tell whether a line is no half of the title ``own`` below it: a page's name, a path, a general heading."""
    if number_line(text) or own.startswith((*JOINS, "--")) or bare(text) == bare(own):
        return False
    if _SENT.search(text):
        return False
    if wrapper_title(text) or words("margins", "path").search(text) or _column().search(text):
        return True
    if title_like(text):
        return _tells_more(own, text)
    tokens = text.split()
    if len(tokens) > 1 and len(tokens[-1]) > 2 and own.startswith(tokens[-1]):
        return True  # 临江师范学院 体育学院, above a title of 体育学院
    named = names(own)
    if not named or named[0][0] > 0:
        return False
    return title_part(text) and not (
        text.endswith(_HOUSES) and own[: named[0][1]].endswith(_HOUSES)
    )


def _tells_more(own: str, above: str) -> bool:
    """Tell whether a title names a year or a unit where the heading above it does not, and nothing less."""
    more = less = False
    for tells in (_YEAR.search, names):
        here, there = bool(tells(own)), bool(tells(above))
        more, less = more or (here and not there), less or (there and not here)
    return more and not less


def foot(text: str) -> bool:
    """Tell whether a line below a text is a page's: a credit, a copy's address, script, what a reader replied."""
    if len(text) > _FOOT:
        return False
    said = text.lstrip(_OPENS)
    return bool(words("margins", "foot").match(said) or words("margins", "replies").match(said))


def ends(lines: Sequence[Line]) -> None:
    """Give back to the page what it put below a document's last line."""
    for k, line in enumerate(lines):
        last = k + 1 == len(lines) or lines[k + 1].label in OUTSIDE | STARTS
        if line.label not in CONTENT - STARTS or not last:
            continue
        for at in range(k, max(0, k - _LAST), -1):
            if lines[at].label not in CONTENT - STARTS or not _shown(lines[at - 1], lines[at]):
                break
            lines[at].label = "site"
        for at in _tags(lines, k):
            lines[at].label = "site"


def _tags(lines: Sequence[Line], last: int) -> range:
    """Return the lines up to ``last`` that are a page's tags: words of the text, one a line, below its signature."""
    at = last
    while at > 0 and last - at < _TAGS and _tag(lines[at].clean):
        at -= 1
    found = range(at + 1, last + 1)
    if len(found) < _ROW or not signed(lines[at].clean) or lines[at].label not in CONTENT:
        return range(0)
    above = "\n".join(x.clean for x in lines[:at] if x.label in CONTENT)
    known = sum(lines[k].clean in above or "工会" in lines[k].clean for k in found)
    return found if known * 4 >= len(found) * 3 else range(0)


def _tag(text: str) -> bool:
    """Tell whether a line can be a tag: a word or two, no name of a unit, no time, no list, no annex."""
    plain = 1 < len(text) <= _WORD and all("一" <= c <= "龥" for c in text)
    return plain and not (
        names(text)
        or role(text) not in (None, "content")
        or attachment(text)
        or times.at(text, 0, len(text))
    )


def _shown(above: Line, line: Line) -> bool:
    """Tell whether a last line is a page's by its words, or cells of a menu below the date of a signature."""
    text = line.clean
    if words("margins", "replies").match(text):
        return len(text) <= _FOOT
    if text.endswith("。") or leading(text, 0, len(text)) or _DATED.match(text):
        return False  # 12月 读书分享 is the last month of an arrangement
    menu = signed(above.clean) and len(text.split()) > 1 and not _ENDS.search(text)
    return foot(text) or (line.label == "body" and menu and not attachment(text))
