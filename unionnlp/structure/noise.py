"""What a website added: whole lines (furniture, wrappers, teasers) and injected words.

The phrases are data (resources/noise.toml); here is how they are applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import first_characters, guarded, skipping
from unionnlp.patterns import lazy
from unionnlp.records import NoiseKind
from unionnlp.resources import alternation, load
from unionnlp.structure.codes import codes_in_lines, odd_code, pages_in_lines
from unionnlp.structure.site_names import used

_SENTENCE = lazy(r"[。;!?]|,.*,.*,")
# 利益的.改革: a stray full stop between two characters of one sentence.
_STRAY = lazy(r"\.(?<=[\u4e00-\u9fff]\.)(?=[\u4e00-\u9fff])")
# How far around an injected name its sentence is looked at.
_NEAR = 300
_TEASED = 24  # characters in which a cut-off line shows that it is one
_NUMERAL = frozenset(COUNT)
# 慰(wei)问: the reading of the character before, as web filters put it.
# An address has one: only lines that do are looked through.
_DOTTED = lazy(r"\.[A-Za-z]|\.(?<=[wW]{3}\.)|://")
_SYLLABLES = r"(?:\s*(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüvāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng|n|r)?){1,4}"
_PINYIN = lazy(rf"\((?<=[\u4e00-\u9fff]\(){_SYLLABLES}\)(?:\({_SYLLABLES}\)){{0,6}}")


# Its tone tells that it is a reading, whatever a page made of the character before (``F(xiàn)``).
_TONED = lazy(r"\([a-z]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{0,4}\)")

# A run of signs at a line's end, and the signs that no writing of Chinese texts puts into words.
# A set of characters comes first, so that a search skips what is Chinese.
_CODE = lazy(r"[!-~](?<![!-~].)[!-~]{3,11}(?=[ \t]{0,3}$)", re.M)
_CODE_TAIL = lazy(
    r"[!-~](?<![!-~].)(?<![!-~][ \t].)[!-~]{0,11}(?:[ \t\n][!-~]{1,8})?(?=[ \t]{0,3}$)", re.M
)
_SEVERAL = 3  # lines that end in a code, from which on it is a habit of the page
_MEANT = lazy(
    r"\(?[A-Za-z]?[a-z]{1,20}\)?|[A-Z]{1,8}|[\d.,:%+\-/]{1,16}[A-Za-z]{0,3}"
    r"|[a-z]{2,8}:[!-~]{1,40}|[!-~]{0,40}\.(?:com|cn|net|org|html?|docx?|pdf|xlsx?|jpg|png|txt)/?"
)
# What a website says of itself in brackets is its own, wherever it stands behind words.
_PROMISED = lazy(
    r"(?<=[一-龥])[(\[【][^()\[\]【】\n]{0,16}(?:本文(?:由|来自|来源|出自|转自)|转载请|未经)"
)
_GAP = lazy(r"(?<![!-~])[ \t]\Z")


# A text library cuts a text into pages of its own and numbers each, wherever the cut falls.
# It begins with a character, so that a search skips from line to line.
_PIECE = lazy(r"\n[ \t\u3000]{0,8}(\d{1,3})、(?=[ \t]?\S)")
_PIECE_SIZE = 100  # characters of such a page at least
_OPEN = lazy(r"[^\s。;!?:)】”》]\s{0,12}$")
_DESCRIBED = lazy(r"(?:资源|文档|资料)(?:描述|简介|介绍)[:]?\s{0,12}$")


class Injected(NamedTuple):
    """A stretch to skip: injected words (``watermark``) or a page mark (``site``)."""

    start: int
    end: int
    kind: NoiseKind


@cache
def _pattern(key: str, *, start: bool = False) -> re.Pattern[str]:
    data = load("noise")
    hours = f"(?:{alternation(data['hours'])})"
    terms = [data[key]] if isinstance(data[key], str) else data[key]
    listed = [term.replace("{hours}", hours) for term in terms]
    if not start:
        return guarded(listed, re.I | re.M)
    body = "|".join(f"(?:{t})" for t in listed)
    return lazy(rf"[【\[(>·*#\s-]{{0,3}}(?:{body})", re.I | re.M)


@cache
def _page_marks() -> list[re.Pattern[str]]:
    """Forms of a page's number: each by itself, so that it is found by its first character.

    One that stands at the head of a line begins with the break before it: a search skips from line to line.
    """
    return [
        lazy(f"\n(?:{mark[1:]})" if mark[0] == "^" else skipping([mark]), re.I | re.M)
        for mark in load("noise")["page_marks"]
    ]


def site_line(text: str) -> bool:
    """Tell whether a line is site furniture: a strong opening, or a short line with a sign inside."""
    if len(text) <= 300 and _pattern("site_strong").search(text):
        return True
    if len(text) > 160:
        return False
    if len(text) <= 90 and _pattern("site_start", start=True).match(text):
        return not (len(text) > 30 and text.endswith(("。", ";")) and "http" not in text)
    return not _SENTENCE.search(text) and bool(_pattern("site_inside").search(text))


def path_line(text: str) -> bool:
    """Tell whether a line says where on a website a page stands (``当前位置:首页 > 范文``)."""
    return len(text) <= 300 and bool(_pattern("path", start=True).match(text))


def claim(text: str) -> bool:
    """Tell whether a line is what a library of documents says of files, numbered or not."""
    return len(text) <= 300 and bool(_pattern("claims").search(text))


def advice(text: str) -> bool:
    """Tell whether a line opens what a page teaches of writing (``写作小贴士``, ``小编提醒:…``, ``【导读】``)."""
    told = _pattern("advice", start=True).match(text)
    return bool(told or _pattern("editor_heads", start=True).match(text))


def tips(text: str, below: str) -> bool:
    """Tell whether a website's remarks on its files begin in a line (``温馨提示``)."""
    headed = len(text) <= 12 and _pattern("tips", start=True).match(text)
    return bool(headed and _pattern("tipped").search(below))


def table_rows(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines that are rows of a table: three or more with as many bars.

    One line of cells between bars can be a website's menu, a run of them is a table.
    """
    found: set[int] = set()
    run: list[int] = []
    for k, text in enumerate(lines):
        bars = text.count("|")
        if run and bars != lines[run[-1]].count("|"):
            run = []
        if bars >= 2:
            run.append(k)
            if len(run) >= 3:
                found.update(run[-3:])
    return found


def wrapper_line(text: str) -> bool:
    """Tell whether an editor speaks in this line."""
    return len(text) <= 600 and bool(_pattern("wrapper_inside").search(text))


def wrapper_title(text: str) -> bool:
    """Tell whether a line is the title of a collection (``…(精选4篇)``)."""
    return len(text) <= 60 and _wrapper_title(text)


@lru_cache(maxsize=1024)  # it is asked of a line again and again
def _wrapper_title(text: str) -> bool:
    return bool(_pattern("wrapper_title").search(text))


def counted_title(text: str) -> bool:
    """Tell whether a title says how many texts its collection has (``…(精选25篇)``)."""
    return text.endswith((")", "】", "]")) and bool(_pattern("counted_title").search(text[-16:]))


def tail_head(text: str) -> bool:
    """Tell whether a line begins the list of other articles below a document."""
    return len(text) <= 60 and bool(_pattern("tail_heads", start=True).match(text))


def teaser_line(text: str) -> bool:
    """Tell whether a line is the cut-off opening of another article."""
    return bool(_pattern("teaser_end").search(text[-_TEASED:]))


def injected(norm: str, named: Sequence[str]) -> list[Injected]:
    """Return injected names, readings, stray stops and page marks, in order, without overlap.

    ``named`` are the names that the page gives itself (``site_names``).
    """
    found: list[Injected] = []
    below = f"\n{norm}"
    for mark in _page_marks():
        for m in mark.finditer(below):
            found.append(Injected(m.start() - (m[0][0] != "\n"), m.end() - 1, "site"))
    for match in _watermarks(norm):
        told = _PROMISED.match(norm, match.start(), match.end())
        if told or _inside_sentence(norm, match.start(), match.end()):
            found.append(Injected(*_brackets(norm, match.start(), match.end()), "watermark"))
    if "网" in norm:
        for match in _pattern("watermark_shape").finditer(norm):
            if _inside_sentence(norm, match.start(), match.end()):
                found.append(Injected(match.start(), match.end(), "watermark"))
    found += _piece_numbers(norm, below)
    found += _own_site(norm, named)
    found += [Injected(m.start(), m.end(), "watermark") for m in _PINYIN.finditer(norm)]
    found += [Injected(m.start(), m.end(), "watermark") for m in _TONED.finditer(norm)]
    found += _stray_stops(norm)
    found += _codes(norm)
    found += [Injected(*x) for x in (*pages_in_lines(norm), *codes_in_lines(norm))]
    return _disjoint(found)


def _piece_numbers(norm: str, below: str) -> Iterator[Injected]:
    """The numbers of a library's pages (``…送去慰 / 2、问品``): they count on through the text and cut sentences."""
    run: list[re.Match[str]] = []
    for match in [*_PIECE.finditer(below), None]:
        if match and run and int(match[1]) == int(run[-1][1]) + 1:
            run.append(match)
            continue
        if run and int(run[0][1]) == 1:
            yield from _pieces(norm, run)
        run = [match] if match else []


def _pieces(norm: str, run: Sequence[re.Match[str]]) -> Iterator[Injected]:
    """Yield the numbers of ``run`` where they are a library's: long pieces, most of them cut inside a sentence.

    They were found in ``norm`` behind a line break: each begins one character earlier there.
    """
    heads = [m.start() for m in run]  # of their lines in ``norm``
    long = len(run) > 1 and all(
        at - before.end() + 1 >= _PIECE_SIZE for before, at in zip(run, heads[1:], strict=False)
    )
    told = bool(_DESCRIBED.search(norm, max(0, heads[0] - 24), heads[0]))
    if not (long or told):
        return
    cut = sum(bool(_OPEN.search(norm, max(0, at - 16), at)) for at in heads[1:])
    if (long and cut * 2 >= len(run) - 1) or (told and cut == len(run) - 1):
        for m in run:
            yield Injected(m.start(1) - 1, m.end() - 1, "site")


def _codes(norm: str) -> Iterator[Injected]:
    """Codes against copying that a website hangs on its lines (``…工作计划 Q8(LTz``): no words, no balance.

    Where several lines end in one, every such tail is one, whatever blank or break stands in it.
    """
    sure = [m.span() for m in _CODE.finditer(norm) if odd_code(m[0])]
    if len(sure) >= _SEVERAL:
        sure = [m.span() for m in _CODE_TAIL.finditer(norm) if not _word(m[0])]
    else:
        sure = [(a, b) for a, b in sure if norm[_gap(norm, a) - 1 : _gap(norm, a)].isalpha()]
        sure = sure if len(sure) > 1 else []  # one alone may be a slip of the keys
    for start, end in sure:
        yield Injected(_gap(norm, start), end, "watermark")


def _gap(norm: str, start: int) -> int:
    """Return where the blank before a code begins."""
    return start - 1 if _GAP.search(norm, max(0, start - 2), start) else start


def _word(tail: str) -> bool:
    """Tell whether the ASCII end of a line may be meant: a word, a number, an address, marks alone."""
    return bool(_MEANT.fullmatch(tail)) or not any(c.isalpha() for c in tail)


@cache
def _name_patterns() -> tuple[re.Pattern[str], list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Names that begin with a character of their own, addresses, and the other patterns.

    Each of those stands alone: one that begins with a set of characters is found by skipping.
    """
    terms = load("noise")["watermarks"]
    latin = lazy("[A-Za-z]")
    plain = [t for t in terms if first_characters(t) and not latin.search(t)]
    other = [t for t in terms if t not in plain]
    addresses = [t for t in other if "A-Za-z" in t]
    return (
        lazy(skipping(plain)),
        [lazy(t, re.I) for t in addresses],
        [lazy(t, re.I) for t in other if t not in addresses],
    )


def _watermarks(norm: str) -> Iterator[re.Match[str]]:
    names, addresses, others = _name_patterns()
    yield from names.finditer(norm)
    for start, end in _lines_with(_DOTTED, norm):
        for pattern in addresses:
            yield from pattern.finditer(norm, start, end)
    for pattern in others:
        yield from pattern.finditer(norm)


def _lines_with(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in which a mark stands."""
    end = -1
    while found := mark.search(text, end + 1):
        start = max(end, text.rfind("\n", end + 1, found.start())) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, end


def _own_site(norm: str, named: Sequence[str]) -> list[Injected]:
    """The name that the page gives itself (``来源：…``), where it stands inside sentences."""
    return [
        Injected(*_brackets(norm, m.start(), m.end()), "watermark")
        for name in named
        for m in re.finditer(re.escape(name), norm)
        if _inside_sentence(norm, m.start(), m.end()) and not used(norm, m.start())
    ]


def _inside_sentence(norm: str, start: int, end: int) -> bool:
    """Ink stands on both sides of the match on its line, or a sentence on one side."""
    floor = max(0, start - _NEAR)
    left = norm[max(floor, norm.rfind("\n", floor, start) + 1) : start].strip()
    stop = norm.find("\n", end, end + _NEAR)
    right = norm[end : min(len(norm), end + _NEAR) if stop < 0 else stop].strip()
    if left and right:
        return not (re.search(r"[>»|]", left + right) or site_line((left + "网" + right)[:120]))
    return (len(left) > 20 and left[-1] not in ":：") or len(right) > 20


def _brackets(norm: str, start: int, end: int) -> tuple[int, int]:
    """Take the brackets around an injected name along."""
    pairs = {"(": ")", "[": "]", "【": "】"}
    while start > 0 and end < len(norm) and pairs.get(norm[start - 1]) == norm[end]:
        start, end = start - 1, end + 1
    return start, end


def _stray_stops(norm: str) -> list[Injected]:
    """Stray half-width stops, unless the text uses them as its full stops."""
    stops = [
        m
        for m in _STRAY.finditer(norm)
        if norm[m.start() - 1] not in _NUMERAL or norm[m.end()] not in _NUMERAL
    ]
    stops = [m for m in stops if not _label_stop(norm, m.start())]
    if len(stops) > 2 + norm.count("。") // 10:
        return []
    return [Injected(m.start(), m.end(), "watermark") for m in stops]


def _label_stop(norm: str, at: int) -> bool:
    """Tell whether the stop belongs to a label at the start of a line (``一.加强``)."""
    left = norm[max(0, at - 6) : at]
    return bool(re.search(rf"(?:^|[\s。;:!?,])[(]?[第{COUNT}]{{1,4}}$", left))


def _disjoint(found: list[Injected]) -> list[Injected]:
    """Keep the longest of overlapping stretches, and join those of one kind that touch."""
    kept: list[Injected] = []
    for item in sorted(found, key=lambda x: (x.start, -x.end)):
        last = kept[-1] if kept else None
        if last and item.kind == last.kind and item.start <= last.end:
            kept[-1] = Injected(last.start, max(last.end, item.end), last.kind)
        elif not last or item.start >= last.end:
            kept.append(item)
    return kept
