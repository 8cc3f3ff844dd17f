"""Where a line of a page holds several: titles, delimiters and page furniture without a break.

A cut is only an offer: what the stretches on both sides of it are is decided later, over the
whole text (see ``reader``). A cut too many costs nothing, a missing one hides a document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from unionnlp.grammar.cuts import PART, back
from unionnlp.grammar.numerals import COUNT, ordinal
from unionnlp.grammar.patterns import first_characters, skipping
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, by_length, load, words
from unionnlp.structure.lines import Line
from unionnlp.structure.titles import title_like

_NUM = rf"(?:[{COUNT}]{{1,3}}|\d{{1,2}}(?!\d))"
# A signature's date and, on the same line, the title of the next document.
_SIGNED = lazy(
    r"(?:工会|委员会|学校|小学|中学|学院|幼儿园)\s*+"
    r"(?:20\d\d|19\d\d|[xX_]{2,4})\s*+[年、./-]\s*+\d{1,2}(?:\s*+[月、./-]\s*+\d{1,2}(?:\s*+日)?)?月?\s*+"
    r"(?=[^\n,。;:、\d]{2,30}(?:计划|总结|要点|安排|方案|思路)(?:\(.{1,8}\))?[^\S\n]*+$)",
    re.M,
)
# The same where all of a page stands on one line, parted by wide blanks, perhaps with a page's number between.
_SIGNED_ON = lazy(
    r"(?:工会|委员会|学校|小学|中学|学院|幼儿园)\s*+"
    r"(?:20|19)\d\d\s*+[年./-]\s*+\d{1,2}\s*+[月./-]\s*+\d{1,2}\s*+日?\s*+(?:第\s?\d{1,3}\s?页\s*+)?"
    r"(?=[^\n,。;:、\s]{4,40}(?:计划|总结|要点|安排|方案|思路)(?:\(.{1,8}\))?\s{2})"
)
_SIGNERS = ("工会", "委员会", "学校", "小学", "中学", "学院", "幼儿园")
_DATED = lazy(r"[12xX_](?:(?<=2)0\d\d|(?<=1)9\d\d|(?<=[xX_])[xX_]{1,3})")
_BROKEN = lazy(f"[{PART},]")
_SPACE = lazy(r"\s*")
_LONG = 60  # characters of a line that may hold a title and the text behind it
_REACH = 48  # characters in which a title ends
_SHORTEST = 6  # characters of a title
_COUNTED = lazy(
    rf"\s?[(【\[]?(?:精选|通用|共|合集)?(?:\d{{1,3}}|[{COUNT}]{{1,3}}|[多几数])\s?篇[)】\]]?(?=\s)\s*"
)
_WHOLE = 2  # of ``title_like``: its noun and its subject
_STEM = 40
_NEAR = 4  # members before and behind that a delimiter's stem is compared with
_BARE = tuple(f"【{c}" for c in f"{COUNT}0123456789")  # no word is in the bracket
_FIRST = ("第一篇:", "第1篇:", "篇一:", "篇1:")  # one of these needs no second
# The trail of a site's pages, and the title behind it.
_TRAILS = (">", "»", "›", "|", "/", "·", "→", "-")
_TRAIL = lazy(r"[>»›]\s*(?=[^\n>»›]{60})")
# What a page says before a title on the same line, and how such a title goes on; a column's name behind a path.
_SAID = lazy(
    r"(?:下载|任意编辑|文档|文库|网(?![络校])|页|正文|全文|计划|总结|工会)\s?(?=[一-龥]{2,16}?(?:\s?\d{4}\s?年?.{0,8}?)?工会\s?[^,。;:\n]{0,24}?(?:计划|总结|要点|小结|报告))"
    r"|[>»›]\s?[一-龥]{1,5}(?=(?:19|20)\d\d年[^,。;:\n]{0,24}?(?:计划|总结|要点|小结|报告)[\s一])"
)
_PAGE = lazy(r"[>»›_-]|下载|文档|文库|网|范文")
_TOP = 160  # characters in which a page says such
_WELCOME = 2  # characters between two such words: 欢迎
_YEARED = lazy(r"(?:19|20)\d\d(?=\s{1,4}[^\s年学\d-])")
_PUT = lazy(
    rf"[在于到](?:[每第上下\d{COUNT}]|周|[春夏秋冬暑寒]|开学|期[中末]|年[初底末]|本[月周]|[一-鿿]{{2,4}}节)|了|好"
)
_INTENDS = lazy(r"工会(?:打算|计划|安排|设想|部署|规划)$")  # 本学期工会打算做好四件事
_ANNEXED = lazy(r"[及和与][一-龥]{2,4}(?=\s)")
_PAIRED = lazy(r"及[^\s。,;:]{2,8}(?:计划|思路|打算|设想|安排|要点)")  # …总结及来年打算
_HEAD = 8  # characters that two lines must share to be furniture of pages
_PAGED = 100  # characters of the mean line of a text whose lines are pages


@cache
def _ordinals() -> re.Pattern[str]:
    """Ordinal words of collections: ``范文一``, ``第二篇``, ``【篇3】``, ``…计划（三）``, ``…总结1``, ``【二】``."""
    data = load("titles")
    nouns = skipping(by_length(data["nouns"]))
    suffixes = alternation(data["suffixes"])
    words = r"范文|例文|样本|模板|精选篇|精选|篇"
    opening = {c for noun in data["nouns"] for c in first_characters(noun) or ""}
    firsts = "".join(sorted(opening | set("(【[第范例样模精篇")))
    return lazy(
        rf"(?=[{re.escape(firsts)}])(?:(?P<a>[(【\[]?第\s?(?P<n1>{_NUM})\s?(?:篇|则(?=[:、]))[)】\]]?)|(?P<b>[(【\[]?(?:{words})\s?(?P<n2>{_NUM})(?![年月日个篇])[)】\]]?)"
        rf"|(?:{nouns})(?:{suffixes}){{0,2}}(?P<c>\s?[(【](?P<n3>{_NUM})[)】]|(?P<n4>{_NUM})(?=[:\s]))"
        rf"|(?P<d>【(?P<n5>{_NUM})】))"
    )


@cache
def _openers() -> re.Pattern[str]:
    """What directly behind a title shows that the text begins."""
    return lazy(
        r"\s*(?:[一1]、|\([一1]\)|1\.|第一(?:部分|章|条|[,、])|指导思想|工作目标|工作思路|总体要求|主要工作"
        r"|(?:19|20)\d\d|20[xX_*]{2}|[xX_*]{2,4}年|二[〇○0零]|本(?:学|年|期)|今年|一年来|新学|新的|回[顾想首望]|为|根据"
        r"|按照|遵照|各[位县市]|我[校园们]|在|以|随着|围绕|(?:发布|更新|发表|上传|录入|添加)(?:时间|日期|人|于)"
        r"|来源|作者|时间:|日期:|浏览|点击|阅读|二维码|分享|[^\s,。]{1,8}[字发工]\s?[〔\[(„]|\(?\d{4}年\d)"
    )


@cache
def _nouns() -> re.Pattern[str]:
    data = load("titles")
    suffixes = alternation(data["suffixes"])
    return lazy(
        rf"(?:{alternation(data['nouns'])}|通知)(?:的?(?:{suffixes}))?(?:\s?[(【][^()【】\n]{{1,12}}[)】]|{_NUM}(?=\s))?"
    )


def breaks(norm: str) -> list[int]:
    """Return the offsets, in order, at which a new stretch begins inside a line of ``norm``."""
    cuts = _signed_ends(norm)
    delimited = _delimiters(norm)
    edges = _edges(norm)
    edges |= _said(norm) | _twice(norm)
    cuts |= edges | {m.start() for m in words("noise", "editor_heads").finditer(norm)}
    heads = sorted({*_line_starts(norm), *delimited, *edges, *cuts})
    for start, stop in delimited.items():
        cuts |= {start, stop}
    for head in heads:
        at = delimited.get(head, head)
        cuts |= _title_ends(norm, at)
    return sorted(c for c in cuts if norm[c - 1 : c] != "\t")  # a cell ends there


def _signed_ends(norm: str) -> set[int]:
    """Return where the dates of signatures end that stand before the next title on their line.

    Years are looked for, since there are fewer of them than of the words before them.
    """
    found: set[int] = set()
    for year in _DATED.finditer(norm):
        at = year.start()
        while at and norm[at - 1].isspace():
            at -= 1
        word = next((w for w in _SIGNERS if norm.endswith(w, 0, at)), "")
        if word:
            matches = (p.match(norm, at - len(word)) for p in (_SIGNED, _SIGNED_ON))
            found |= {match.end() for match in matches if match}
    return found


def glued_titles(lines: Sequence[Line]) -> None:
    """Take a whole title that touches the opening behind it on its line for that text's, whatever it looked like."""
    for above, line in pairwise(lines):
        touches = line.label == "opening" and line.start - above.end <= 1 and not line.gap
        if touches and above.label == "site" and title_like(above.clean) == _WHOLE:
            above.label, line.label = "title", "body"


def _said(norm: str) -> set[int]:
    """Return where, on a page's first line, its title begins behind words of the page."""
    end = norm.find("\n")
    end = len(norm) if end < 0 else end
    if end < _LONG:
        return set()
    at = 0
    for match in _SAID.finditer(norm, 0, min(end, _TOP)):
        if at and match.start() > at + _WELCOME:
            break
        if _PAGE.search(norm, 0, match.end()):
            at = match.end()
    return {at} if at else set()


def _twice(norm: str) -> set[int]:
    """Return where, on a page's first line, a title stands a second time (``工会工作总结 工会工作总结 2020``)."""
    end = norm.find("\n", 0, _TOP)
    one, _, other = norm[: max(end, 0)].partition(" ")
    again = len(one) >= _SHORTEST and other.startswith(one) and title_like(one)
    return {len(one) + 1} if again else set()


def _line_starts(norm: str) -> list[int]:
    """Return the offsets of the lines that are long enough to hold a title and more."""
    found, at = [], 0
    for part in norm.split("\n"):
        if len(part) >= _LONG // 2:
            found.append(at)
        at += len(part) + 1
    return found


def _delimiters(norm: str) -> dict[int, int]:
    """Return start and end of each delimiter of a collection, where its family counts on."""
    families: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for match in _ordinals().finditer(norm):
        group = next(g for g in "abcd" if match[g])
        word = match[group]
        number = ordinal(next(filter(None, match.group("n1", "n2", "n3", "n4", "n5"))))
        if number and (group != "d" or _whole_behind(norm, match.end())):
            shape = re.sub(_NUM, "#", word.replace(" ", ""))
            families[shape].append((number, match.start(group), match.end(group)))
    found: dict[int, int] = {}
    for members in families.values():
        numbers = {n for n, _, _ in members}
        if not any(n + 1 in numbers for n in numbers):
            members = [m for m in members if norm[m[1] : m[2] + 1] in _FIRST]
        stems = [_before(norm, start) for _, start, _ in members]
        for k, (_, start, end) in enumerate(members):
            near = [*stems[max(0, k - _NEAR) : k], *stems[k + 1 : k + 1 + _NEAR]]
            length = max((_shared(stems[k], s) for s in near), default=0)
            length = 0 if norm[start : start + 2] in _BARE else length
            length = max(length, _titled(norm, start, end))
            stem = norm[start - length : start]
            begin = start - len(stem.lstrip(" ,:、)】"))
            while end < len(norm) and norm[end] in ":、 .-":
                end += 1
            found[begin] = end
    return found


def _whole_behind(norm: str, end: int) -> bool:
    """Tell whether a whole title of a union's text stands behind a number alone in a bracket (``【二】``)."""
    ends = _title_ends(norm, end)
    return bool(ends) and title_like("".join(norm[end : min(ends)].split())) == _WHOLE


def _titled(norm: str, start: int, end: int) -> int:
    """Return the length of the title that stands, alone on its line, before a bracket with a text's number."""
    head = norm.rfind("\n", max(0, start - _STEM), start) + 1
    title = norm[head:start]
    worded = norm[end - 1] in ")】]" or norm[start] in "篇范例样模"
    alone = norm[end : end + 1] in ("", "\n") and worded
    return len(title) if alone and len(title) < _STEM and title_like(title.strip()) else 0


def _before(norm: str, start: int) -> str:
    """Return what stands before ``start`` in its sentence (at most 40 characters)."""
    return norm[back(norm, start, max(0, start - _STEM)) : start]


def _shared(one: str, other: str) -> int:
    """Return how many last characters two stems share."""
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _title_ends(norm: str, start: int) -> set[int]:
    """Return where a title that begins at ``start`` ends before the text behind it on its line."""
    at = start
    while norm[at : at + 1].isspace():
        at += 1
    stop = norm.find("\n", at, at + _REACH + _LONG)
    stop = at + _REACH + _LONG if stop < 0 else stop
    if min(stop, len(norm)) - at < _LONG // 2:
        return set()
    limit = min(at + _REACH, stop, len(norm))
    broken = _BROKEN.search(norm, at, limit)
    limit = broken.start() if broken else limit
    for match in _nouns().finditer(norm, at, limit):
        year = _YEARED.match(norm, match.end())  # …工作计划2023
        end = year.end() if year else match.end()
        annexed = _ANNEXED.match(norm, end)
        if (
            annexed
            and end - at >= _SHORTEST
            and title_like("".join(norm[at:end].split())) == _WHOLE
        ):
            return {annexed.end()}  # …工作计划及月程
        counted = _COUNTED.match(norm, end)
        if counted and end - at >= _SHORTEST:  # a collection's name with its number of texts
            return {counted.end(), *_title_ends(norm, counted.end())}
        if end - at >= _SHORTEST and _opened(norm, at, end):
            return {end + len(_SPACE.match(norm, end).group())}  # type: ignore[union-attr]
    return set()


def _opened(norm: str, start: int, end: int) -> bool:
    """Tell whether the title that ends at ``end`` is followed by its text."""
    title = norm[start:end]
    following = norm[end : end + 1]
    if following in ("", "\n", "》", "”", "的", "和", "与", ",", "暨") or _PAIRED.match(norm, end):
        return False
    if not title_like("".join(title.split())) and not title.endswith("通知"):
        return False
    if (
        norm.startswith(("以下", "如下", "于后"), end)
        or norm[end : end + 3].lstrip()[:1] in _TRAILS
    ):
        return False
    if _PUT.match(norm, end) and title.endswith("安排"):  # 教职工大会安排在4月
        return False
    return following.isspace() or bool(_openers().match(norm, end)) or _told(title, norm, end)


def _told(title: str, norm: str, end: int) -> bool:
    """Tell whether a title names its union and kind so fully that what touches it is the text."""
    following = norm[end : end + 1]
    whole = title_like(title) == _WHOLE and "工会" in title and not _INTENDS.search(title)
    return whole and "一" <= following <= "龥" and not norm.startswith(_continues(), end)


@cache
def _continues() -> tuple[str, ...]:
    """Return the words that go on with a title's noun inside a sentence (``…工作总结大会``)."""
    return tuple(load("titles")["continues"])


def _edges(norm: str) -> set[int]:
    """Return where furniture at the edges of pages (the same words again) meets the text."""
    lines, at = [], 0
    for part in norm.split("\n"):
        if len(part.strip()) > _HEAD:
            lines.append((at, part))
        at += len(part) + 1
    cuts = {m.end() for m in _TRAIL.finditer(norm, 0, 600)}
    if sum(len(text) for _, text in lines) < _PAGED * len(lines):
        return cuts
    for group in (*_grouped(lines, head=True), *_grouped(lines, head=False)):
        cuts |= group
    return cuts


def _grouped(lines: list[tuple[int, str]], *, head: bool) -> list[set[int]]:
    """Return, for each run of words that several long lines begin (end) with, where it ends (begins)."""
    keyed: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, text in lines:
        ink = text.strip()
        keyed[ink[:_HEAD] if head else ink[-_HEAD:]].append((at, text))
    found = []
    for key, members in keyed.items():
        if len(members) < 2 or not any(len(t) >= 2 * _LONG for _, t in members):
            continue
        if re.match(rf"[\d{COUNT}(第]", key) or "\t" in key:
            continue
        inks = [t.strip() for _, t in members]
        length = _common(inks, head=head)
        if length >= _HEAD:
            found.append(
                {
                    at + len(t) - len(t.lstrip()) + length
                    if head
                    else at + len(t.rstrip()) - length
                    for at, t in members
                }
            )
    return found


def _common(texts: list[str], *, head: bool) -> int:
    """Return the length of the longest prefix (suffix) that all ``texts`` share."""
    ordered = [t if head else t[::-1] for t in texts]
    first, last = min(ordered), max(ordered)
    return next((k for k, c in enumerate(first) if k >= len(last) or c != last[k]), len(first))
