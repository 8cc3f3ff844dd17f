"""Foreign: another unit's name used as one's own, and words of another kind of school."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from unionnlp.checks.confusions import vocabulary
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.grammar.words import lexicon, word_class
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, rows, words
from unionnlp.translation import translator

_TAIL = 5  # characters that two names of one unit have in common at their ends, at least
_STEM = 8  # characters of a name before its last word
_COUNTY = lazy(r"(?P<stem>[一-鿿]{2,4}?)[县区旗]")
_EACH = "各全本我该邻外某两新城郊市县"  # 各县, 全区, 新区, 城区: no county's own name
_WISHED = "望盼祝"  # 望青岚区各工会…: such a verb stands before a name, too
_ITS_OWN = 3  # times that a central school names a school of its own
_NEXT = 1  # characters between a word and the verb of those who come to see it
_IN_NAMES = "向和同"  # 向阳, 和平, 同心: such a word before one character is a name's
# A name of two characters that ends with such a word: 安和, 大同.
_ENDED = lazy(
    r"(?:^|[把将让使由到去请给由])[^各全本我该邻外校园院县市区镇乡生长师们们员组会家男女老小中高大学][和同]$"
)
_OFTEN = 4  # words of another kind that stand so often tell that the unit has that kind, too
_LEFT_OPEN = lazy("请在|请填|此处|输入|填写|[xX×*_]{2}|某某")  # of a name that was not written
# A name begins behind the last of these.
_IDEOGRAPHS = lazy(r"[^一-鿿]")
_FUNCTION = lazy(r".{0,99}[把将让使由向与和同跟及的在从到去赴往是据照为请给对等每各该这了要受]")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what is another unit's in a document."""
    yield from _names(draft)
    yield from _regions(draft)
    yield from _numbered(draft)
    yield from _levels(draft)


def _names(draft: Draft) -> Iterator[Hit]:
    """Names of other units that stand where the own one would."""
    named, signed = draft.document.organization, draft.document.signature
    if named and _LEFT_OPEN.search(named):  # 【请在此处输入学校全称】
        named = signed.signer if signed else None
    own = [normalize(n) for n in (named, *draft.settings.names) if n]
    if not own:
        return
    table = load("levels")["names"]
    above = any(words("levels", "names", "above").search(name) for name in own)
    found: dict[str, list[tuple[int, int]]] = {}
    for start, end in _used_as_own(draft):
        name = draft.plain[start:end]
        same = next((e for e in table["same"] if name.endswith(e)), None)
        below = above and not lazy(f"(?:{alternation(table['above'])})(?:工会)?$").search(name)
        if (below and same is None) or (same and not any(n.endswith(same) for n in own)):
            continue
        if not any(_same(name, other) for other in own):
            found.setdefault(name, []).append((start, end))
    central = any(words("levels", "names", "central").search(name) for name in own)
    for name, spans in found.items():
        if not (central and draft.body.count(name) >= _ITS_OWN):
            yield Hit("L602", tuple(spans), {"organization": draft.document.organization or ""})


def _used_as_own(draft: Draft) -> Iterator[tuple[int, int]]:
    plain, (ended, before, generic) = draft.plain, _name_patterns()
    for match in ended.finditer(plain, draft.document.start, draft.document.end):
        floor = max(draft.document.start, match.start() - _STEM)
        text = _IDEOGRAPHS.split(plain[floor : match.start()])[-1]
        cut = _FUNCTION.match(text)
        passed = [m.end() for m in words("levels", "names", "passing").finditer(text)]
        begin = match.start() - len(text) + max(cut.end() if cut else 0, *passed[-1:], 0)
        if match.start() - begin == 1 and plain[begin - 1] in _IN_NAMES:
            begin -= not generic.search(plain[begin : match.start()])
        elif begin == match.start() and _ENDED.search(text):  # 安和特殊教育学校
            begin -= 2
        name = plain[begin : match.start()]
        left = draft.context.body(begin)
        if (
            len(name) < 2
            or generic.search(name)
            or before.search(plain, max(left, begin - 10), begin)
        ):
            continue
        if _elsewhere(plain, match.end(), draft.context.clause(begin)[1]):
            continue
        titled = plain.rfind("《", floor - _STEM, begin) > plain.rfind("》", floor - _STEM, begin)
        if not titled and not draft.in_noise(begin, match.end()):
            yield begin, match.end(1)


@cache
def _name_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load("levels")["names"]
    return (
        lazy(f"({alternation(table['ends'] + table['same'])})(?={alternation(table['behind'])})"),
        lazy(f"(?:{alternation(table['before'])})$"),
        lazy(
            f"^(?:{alternation(table['generic'])})+$|^(?:各|所有|其他|[两三四五六七八九十]所)|(?:[民公]办|乡镇|农村|城区|附属|直属|普通)$"
        ),
    )


def _regions(draft: Draft) -> Iterator[Hit]:
    """Yield offices of another county than the one that the unit's name begins with."""
    own = _COUNTY.match(normalize(draft.document.organization or ""))
    if own is None:
        return
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _office().finditer(draft.plain, draft.document.start, draft.document.end):
        begin = match.start()
        left, right = draft.context.clause(begin)
        stem, before = match.group("stem"), draft.plain[draft.context.body(begin) : begin]
        apart = not before or before[-1] in _WISHED or bool(_FUNCTION.fullmatch(before[-1]))
        plain = draft.plain
        partner = _partner().search(plain, left, right) or _elsewhere(plain, left, right)
        place = lexicon()[stem[0]].get(stem, (0, ""))[1] == "S"
        word = not place and (stem in vocabulary() or word_class(stem) in "VO")
        open_ = stem[-1] in load("levels")["names"]["open"]
        word = word or stem[0] in "我本该各全" or stem[-1] == "学"  # 我学区
        known = word or open_ or stem[-1] in _EACH or own.group("stem").endswith(stem)
        if apart and not partner and not known and not draft.in_noise(begin, right):
            found.setdefault(stem, []).append((begin, match.end()))
    for spans in found.values():
        yield Hit("L602", tuple(spans), {"organization": draft.document.organization or ""})


_NUMBER = lazy(rf"第?([{COUNT}\d]{{1,3}})(?P<kind>[中小])(?:学?)$")
_OF_NUMBER = lazy(
    rf"(?P<own>我们|咱们?|我)?(?<!第)(?P<n>[{COUNT}]{{1,2}})(?P<kind>[中小])(?:人(?![数次员均])|的(?=老师|教师|教职工|会员|每[一位个])|精神|学子|娃)"
)


def _numbered(draft: Draft) -> Iterator[Hit]:
    """Yield ``我们三中人`` in the plan of 第五中学: a school of a number spoken of by another one."""
    own = _NUMBER.search(normalize(draft.document.organization or ""))
    if own is None:
        return
    spans = []
    for match in _OF_NUMBER.finditer(draft.plain, draft.document.start, draft.document.end):
        clause = draft.context.clause(match.start())
        apart = not draft.plain[match.start() - 1 : match.start()].isalnum() or match["own"]
        other = match["kind"] == own["kind"] and number(match["n"]) != number(own[1])
        if other and apart and not _partner().search(draft.plain, *clause):
            spans.append(match.span())
    if any(draft.plain[start:end].startswith(("我", "咱")) for start, end in spans):
        values = {"organization": draft.document.organization or ""}
        yield Hit("L602", tuple(spans), values)


@cache
def _office() -> re.Pattern[str]:
    offices = alternation(load("levels")["names"]["offices"])
    return lazy(f"(?P<stem>[一-鿿]{{2}})[县区旗](?:{offices})")


def _behind() -> re.Pattern[str]:
    return words("levels", "behind")


def _elsewhere(plain: str, start: int, end: int) -> bool:
    """Say whether others are told of behind a word, or are gone to see."""
    visits = words("levels", "visits")
    return bool(_behind().search(plain, start, end) or visits.search(plain, start, end))


def _seen(plain: str, span: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Say whether one goes to see what a word names (到小学部观摩, 车间体验)."""
    visit = words("levels", "visits").search(plain, span[1], clause[1])
    going = words("levels", "going")
    return visit is not None and (
        visit.start() - span[1] <= _NEXT
        or going.search(plain, clause[0], span[0]) is not None
        or going.search(plain, span[1], visit.start()) is not None
    )


def _same(name: str, own: str) -> bool:
    """One name within the other, or the same unit under a shorter one."""
    short, long = sorted((name, own), key=len)
    tail = max(_TAIL, len(_kind_of(short)) + 2)
    if short in long or short[-tail:] == long[-tail:]:
        return True
    letters = iter(long)
    return all(c in letters for c in short)


def _kind_of(name: str) -> str:
    """Return the words at the end of a name that say what kind of unit it is (特殊教育学校)."""
    found = words("levels", "names", "ends", ends=True).search(name)
    return found.group() if found else ""


def speaks(plain: str, start: int, end: int) -> bool:
    """Say whether words of a kind of unit stand in a stretch: whether they are in place, the rules here judge."""
    levels = {level["kind"] for level in load("levels")["level"]}
    return any(_level_words(kind).search(plain, start, end) for kind in levels)


def _levels(draft: Draft) -> Iterator[Hit]:
    """Words that belong to another kind of school than the unit's name says."""
    own = normalize(draft.document.organization or "")
    mixed = bool(_mixed(True).search(own) or _mixed(False).search(draft.body))
    taken: set[int] = set()
    for level, named in rows("levels", "level", "own") if own else ():
        if not named.search(own) or _other_kind(level, own):
            continue
        if mixed and not level.get("always"):
            continue
        if "said" in level and not _is_said(draft, level):
            continue
        for hit in _of_level(draft, level, own):
            at = draft.context.clause(hit.spans[0][0])[0]
            if at not in taken:
                taken.add(at)
                yield hit


def _is_said(draft: Draft, level: dict[str, Any]) -> bool:
    """Say whether the text tells that the unit is of a kind, and of no further one."""
    said, more = (lazy(alternation(level[key])).search(draft.body) for key in ("said", "unless"))
    return said is not None and more is None


def _other_kind(level: dict[str, Any], own: str) -> bool:
    """Say whether the name ends with the word of another kind (a school of a university)."""
    if level.get("always"):
        named = lazy(alternation(level["own"])).search(own)
        inside = named.span() if named else (0, 0)  # 教师进修学校 is the office's own name
        if any(
            not (inside[0] <= m.start() and m.end() <= inside[1])
            for m in words("levels", "apart").finditer(own)
        ):
            return True
        return bool(words("levels", "trades").search(own)) and own.endswith("学校")
    ends = max(
        (m.end(), row["kind"])
        for row, pattern in rows("levels", "level", "own")
        if not row.get("always") and (row is level or not row.get("vague"))
        for m in pattern.finditer(own)
    )
    return ends[1] != level["kind"] and {ends[1], level["kind"]} != {"junior", "secondary"}


def _of_level(draft: Draft, level: dict[str, Any], own: str) -> Iterator[Hit]:
    """Yield the words of another kind of unit; those of its name are its own (校园后勤服务公司: 校园)."""
    found = []
    for match in _level_words(level["kind"]).finditer(
        draft.plain, draft.document.start, draft.document.end
    ):
        start, end = draft.context.clause(match.start())
        idle = (
            draft.context.past(match.start())
            or _partner().search(draft.plain, start, match.end())
            or words("levels", "steps").search(draft.plain, *draft.context.sentence(match.start()))
            or _behind().search(draft.plain, match.end(), end)
            or _seen(draft.plain, match.span(), (start, end))
            or words("levels", "kin").search(draft.plain, start, match.start())
            or words("levels", "lent").match(draft.plain, match.end(), end)
        )
        told = idle or match.group() in own or _counts(draft.plain, *match.span())
        if not told and not draft.in_noise(*match.span()):
            found.append(match.span())
    often = Counter(draft.plain[a:b] for a, b in found).most_common(1)
    if often and (often[0][1] >= _OFTEN or len(found) > 2 * _OFTEN):
        return
    kind = translator(draft.lang)(level["zh"])
    for span in found:
        yield Hit("L608", (span,), {"kind": kind})


def _counts(plain: str, start: int, end: int) -> bool:
    """Say whether the last character of a word counts what is listed before it (低、中、高三个组)."""
    if plain[end - 1] not in COUNT:
        return False
    listed = words("levels", "counted", "before").search(plain, max(0, start - _STEM), start)
    return bool(listed or words("levels", "counted", "behind").match(plain, end))


@cache
def _level_words(kind: str) -> re.Pattern[str]:
    (row,) = (r for r in load("levels")["level"] if r["kind"] == kind)
    shared = (word for r in load("levels")["alien"] if kind in r["to"] for word in r["words"])
    return lazy(alternation([*row["words"], *shared]))


@cache
def _mixed(in_name: bool) -> re.Pattern[str]:
    table = load("levels")
    return lazy(alternation(table["mixed"] + (table["mixed_name"] if in_name else [])))


def _partner() -> re.Pattern[str]:
    return words("levels", "partner")
