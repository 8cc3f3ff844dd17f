"""Lines that name a document: titles and the delimiters of collections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from unionnlp.grammar.cuts import PAUSE_MARK
from unionnlp.grammar.leads import LINE
from unionnlp.grammar.numerals import COUNT, ordinal
from unionnlp.grammar.organizations import ENDING
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.structure.headings import untitled

NUM = rf"[{COUNT}百\d]{{1,3}}"
# （一）城东分会2017年工作总结, 2、城西分会2017年工作总结
_NUMBERED = lazy(
    rf"(?:\((?P<inner>{NUM})\)|(?P<own>{NUM})\s{{0,2}}[、.):]|(?P<plain>\d{{1,2}})(?=\s))\s{{0,4}}(?=\S)"
)
_FULL = 2  # of ``title_like``: its noun and its subject
_BRACKETED = lazy(r"\s{0,40}+[(【\[〔][^()【】\[\]〔〕]{0,24}[)】\]〕]\s*+$")
_COUNTED = "".join(c for c in map(chr, range(0x3001)) if c.isspace() or c.isdigit()) + "一二三四"
_TITLE_BREAK = lazy(r"[。;!?]|,|[:](?!.*[^:]{4,}$)")
_YEAR = lazy(r"(?:19|20)\d\d|20[x_*X\d]{2}|[xX*_]{2,4}年|[一二〇零○九]{4}年")
_NUMBER_LINE = lazy(
    r"^.{0,16}[\[(〔【]\s*(?:\d{4}|[xX*_]{2,4})\s*[\])〕】]\s*(?:第\s*)?[\dxX_*]+\s*号$"
)
# Without one of these no line opens a text of a collection by an ordinal word.
_ORDERED = lazy(rf"篇|份|材料|示例|案例|范文|例文|样本|模板|【|[之其][{COUNT}\d]|则[:、\s]")
AMONG = frozenset("之其")  # …工作计划之一, 其一: the word is one of many texts, too
_PREFIX = lazy(r"^(?:标题|题目|文章标题)[:]\s*")
_SORT = lazy(r"^(?:工会)?(?:工作)?(?:总结|计划|要点|小结|汇报|报告|范文|标题|题目|主题)[:]\s*")
_REST = 4  # characters of a title behind an ordinal
_LABELLED = lazy(rf"^(?:{LINE}|\d{{1,2}}\s+[一-龥]|第?{NUM}(?:[-~、]+{NUM})?(?:周|月份?):)")


class Delimiter(msgspec.Struct):
    """A line that opens one text of a collection.

    ``stem`` is the line without its ordinal and its own title; ``rest`` the title behind the ordinal
    (its offset in the line is ``rest_at``); ``weak`` where only a number follows a title noun, which needs siblings.
    """

    stem: str
    number: int
    rest: str
    rest_at: int
    weak: bool


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("titles")
    words = "|".join(d.replace("{n}", f"(?:{NUM})") for d in data["delimiters"])
    noun = alternation(data["nouns"])
    suffix = alternation(data["suffixes"])
    return {
        "strong": lazy(
            rf"^(?P<stem>[^,。;!?:]{{0,40}}?)\s*[(【\[]?(?P<word>{words})[)】\]]?(?P<sep>[\s:、.,\-|]*)(?P<rest>.{{0,60}})$"
        ),
        "weak": lazy(
            rf"^(?P<stem>[^,。;!?:]{{2,40}}(?:{noun})(?:{suffix}){{0,2}})\s*[(【\[]?(?P<word>{NUM})[)】\]]?\s*$"
        ),
        "title": lazy(rf"(?:{noun})(?:的?(?:{suffix}))?$"),
        "noun": lazy(noun),
        "text": lazy(rf"(?:{alternation(data['texts'])})(?:{suffix}){{0,2}}$"),
        "foreign": lazy(rf"(?:{alternation(data['foreign'])})(?:{suffix})?$"),
        "howto": lazy(alternation(data["howto"])),
        "circular": lazy(rf"(?:{alternation(data['circulars'])})(?:{suffix})?$"),
        "verb": lazy(rf"^(?:{alternation(data['verbs'])})"),
        "subject": lazy(alternation(data["subjects"])),
        "opening": lazy(rf"^(?:{'|'.join(data['openings'])})"),
        "number": lazy(NUM),
        "event": lazy(
            rf"(?:{alternation(data['event_acts'])}).{{0,40}}(?:{alternation(data['event_nouns'])})$"
        ),
        "dateline": lazy(
            rf"(?:(?:日前|近日|昨[日天])|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日).{{0,60}}(?:{alternation(data['event_acts'])})"
        ),
    }


@lru_cache(maxsize=4096)
def delimiter(text: str) -> Delimiter | None:
    """Read a line as a collection's delimiter (``…篇1``, ``第二篇：标题``, ``…计划（三）``)."""
    if len(text) > 70 or not any(c.isdigit() or c in f"{COUNT}" for c in text):
        return None
    patterns = _patterns()
    match = patterns["strong"].match(text) if _ORDERED.search(text) else None
    if match:
        stem, rest = match["stem"], match["rest"]
        if rest and not match["sep"] and match["word"][0] not in "【" and not _closed(match):
            return None
        if rest.endswith(("。", ";")) or (stem and rest and not patterns["noun"].search(stem)):
            return None
        if match["word"][0] == "【" and rest and not (stem or title_like(rest)):
            return None  # 【一】我们说话算话: a chapter
        if match["word"][0] in AMONG and not _among(stem, match["word"], rest):
            return None
        found = patterns["number"].search(match["word"])
        number = ordinal(found.group()) if found else None
        return None if number is None else Delimiter(stem, number, rest, match.start("rest"), False)
    match = patterns["weak"].match(text)
    if match and not _LABELLED.match(text) and not patterns["verb"].match(text):
        number = ordinal(match["word"])
        return None if number is None else Delimiter(match["stem"], number, "", len(text), True)
    return None


def _among(stem: str, word: str, rest: str) -> bool:
    """Tell whether ``之一`` or ``其一`` counts texts: behind or before a title; 之一 also where it stands alone."""
    if rest and not title_like(rest):
        return False  # 之一：民主管理
    if not stem:
        return bool(rest) or word[0] == "之"
    patterns = _patterns()
    named = patterns["text"].search(stem) and not patterns["verb"].match(stem)
    return bool(named) and title_like(stem) == _FULL and "是" not in stem


def numbered(text: str) -> Delimiter | None:
    """Read a line as a whole title of a union's text with its number before it (``（一）…``, ``1、…``)."""
    match = _NUMBERED.match(text) if len(text) <= _LONGEST and "会" in text else None
    rest = text[match.end() :] if match else ""
    if match is None or "会" not in rest or title_like(rest) < _FULL:
        return None
    number = match["inner"] or match["own"] or match["plain"]
    return Delimiter("", ordinal(number) or 0, rest, match.end(), False)


def lead(text: str) -> int:
    """Return where the title of one text begins in its line: behind an ordinal or a sort of text (``工作总结:…``)."""
    mark = numbered(text) or delimiter(text)
    if mark and len(mark.rest) >= _REST and title_like(mark.rest):
        return mark.rest_at
    sort = _SORT.match(text)
    return sort.end() if sort and title_like(text[sort.end() :]) else 0


def _closed(match: re.Match[str]) -> bool:
    return match.string[match.end("word") : match.end("word") + 1] in tuple(")】]")


_TOP = 400  # characters in which a page says its name
_BRACKETS = 5  # brackets behind a title
_LONGEST = 200  # characters of a line that can be a title


@lru_cache(maxsize=4096)  # settled lines ask again
def bare(text: str) -> str:
    """Return a title line without its prefix (``标题：``) and trailing brackets."""
    text = _PREFIX.sub("", text.strip('《》“”" '))
    if len(text) > _LONGEST:
        return text
    for _ in range(_BRACKETS):
        cut = _BRACKETED.sub("", text)
        if cut == text or not cut:
            break
        text = cut
    return text.strip('《》“”" ')


@lru_cache(maxsize=4096)
def title_like(text: str) -> int:
    """Return how much a line looks like a title: 0 not at all, 1 by its noun, 2 with its subject too."""
    if not 4 <= len(text) <= 60 or text.endswith(("。", ";", ":", ",", "、")):
        return 0
    core = bare(text).rstrip(_COUNTED) or bare(text)
    patterns = _patterns()
    if not patterns["title"].search(core) or _LABELLED.match(core) or _TITLE_BREAK.search(core):
        return 0
    if patterns["verb"].match(core) and not _YEAR.search(core):
        return 0
    subject = patterns["subject"].search(core) or ENDING.search(core)
    if not subject and untitled(core) == len(core):
        return 0
    return 2 if subject or (_YEAR.search(core) and len(core) > 8) else 1


def headed(norm: str, start: int, key: str) -> bool:
    """Tell whether a line at the top of the page, above ``start``, says ``key``: the collection's name.

    A list of what the page holds says the titles of its texts, each behind its number.
    """
    above = (x.strip() for x in norm[: min(start, _TOP)].split("\n"))
    return any(bare(x) == key and not delimiter(x) for x in above)


def title_part(text: str) -> bool:
    """Tell whether a line can be the first half of a title: an organisation or a year alone."""
    if len(text) > 30 or _LABELLED.match(text) or PAUSE_MARK.search(text):
        return False
    tail = bare(text)
    return bool(ENDING.search(tail[-6:]) or re.search(r"(?:年度?|学期|学年|工会|委员会)$", tail))


def number_line(text: str) -> bool:
    """Tell whether a line is an official document's number (``×校工字〔2019〕3号``)."""
    return len(text) <= 40 and bool(_NUMBER_LINE.match(text))


def opening(text: str) -> bool:
    """Tell whether a paragraph can open a document."""
    return bool(_patterns()["opening"].match(text))


def foreign(text: str) -> bool:
    """Tell whether a line is the title of a text of another kind (a speech, an application, a letter)."""
    mark = delimiter(text) if len(text) <= _LONGEST else None
    core = bare(text[mark.rest_at :] if mark and mark.rest else text)
    if not 4 <= len(core) <= 40 or _LABELLED.match(core) or _TITLE_BREAK.search(core):
        return False
    patterns = _patterns()
    return bool(patterns["foreign"].search(core)) and not patterns["noun"].search(core)


def howto(text: str) -> bool:
    """Tell whether the title of one text of a collection says that it teaches how such texts are written.

    A page calls its samples so, too (``工作计划怎么写 篇1``): a number behind it says that they are samples.
    """
    mark = delimiter(text) if len(text) <= _LONGEST else None
    core = bare(text[mark.rest_at :] if mark else text)
    return 4 <= len(core) <= 40 and bool(_patterns()["howto"].search(core))


def circular(text: str) -> bool:
    """Tell whether a line is the title of what an office sends round (a notice, rules, a list of names)."""
    core = bare(text)
    if not 4 <= len(core) <= 40 or _LABELLED.match(core) or _TITLE_BREAK.search(core):
        return False
    patterns = _patterns()
    return bool(patterns["circular"].search(core)) and not patterns["noun"].search(core)


def event(heads: Sequence[str], first: str) -> bool:
    """Tell whether a title says that something took place (``…召开…会``), or the first line when it did."""
    patterns = _patterns()
    told = any(len(x) <= _LONGEST and patterns["event"].search(bare(x)) for x in heads)
    return told or bool(patterns["dateline"].match(first))
