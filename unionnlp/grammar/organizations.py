"""Names of organisations: schools, districts, bureaus, companies.

The endings and the words around names are data (resources/organizations.toml).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.patterns import first_characters, skipping
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, by_length, load


@cache
def _endings() -> str:
    return alternation(load("organizations")["endings"])


@cache
def _ended() -> re.Pattern[str]:
    """Return what finds the endings of names in a long text."""
    return lazy(skipping(by_length(load("organizations")["endings"])) + _NO_ENDING)


class _Lazy:
    """A compiled pattern that is made at its first use."""

    def __init__(self, template: str) -> None:
        self.template = template

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.template)

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)


@cache
def _firsts() -> str:
    """The characters with which an ending can begin (a look-ahead that spares the alternation)."""
    firsts = [first_characters(e) for e in load("organizations")["endings"]]
    if any(f is None for f in firsts):
        return ""
    return "(?=[" + "".join(sorted({c for f in firsts for c in f or ""})) + "])"


@cache
def _compiled(template: str) -> re.Pattern[str]:
    return lazy(template.replace("{endings}", _endings()).replace("{first}", _firsts()))


ENDING = _Lazy(r"{first}(?:{endings})")
_NO_ENDING = "(?!生|部|级|组|教师|长|里|内|之间|型|性|化)"
_BREAKS = frozenset(" \t\n,。;:!?、“”《》()[]【】<>/|-")
_TO_LAST_BREAK = lazy(rf"[\s\S]*[{re.escape(''.join(sorted(_BREAKS)))}]")
_MASKED = lazy(
    r"^(?:[xX×*_○〇某\s]|\d(?!\d{0,2}[团连号中小高局院公]))[xX×*_○〇某\d\s]{0,5}(?=\D)|[xX×*_]{2,}"
)
_TIME = lazy(
    r"^.*(?:(?:\d{4}|[xX_*]{2,4})\s*+[-~至]?\s*+(?:\d{4})?\s*+(?:学年度?|年度?)|学年度?|学期|半年)"
)
# Inside running text a name begins behind the last of these.
_FUNCTION = (
    "[的了着过把被将为与及或在是向从让使其这那们不也都要能可就还并而但到给以由跟于所之至等入同和当]",
    "对(?!照|口|比)",
    "会(?<!工会)",
)
# A part of a name that cannot stand first: 太和县, 义和庄.
_STREETS = "路街巷道"
_NO_HEAD = lazy(r"[县区市镇乡村庄路街巷桥里门湾坡沟坪洲岭州河湖江城园]")


# What a school is, before its ending: 和睦实验小学 is 和睦, not 睦实验.
_BEFORE_ENDING = lazy(
    r"(?:实验|中心|附属|直属|职业|技术|初级|高级|完全|双语|外国语|民族|特殊教育|九年制|九年一贯制){1,3}$"
)
_KIND = lazy(
    r"(?:实验|中心|附属|职业|技术|初级|高级|完全|双语|外国语){0,3}(?:中学|小学|学校|幼儿园|学院|大学|高中|初中|中专|职校|校)"
)
# In running text: what is done by, for or at a house of that sort (车费由中心校…, 上报到学校…).
_NO_NAME = lazy(r".{2,}[由给到向从跟被让请](?:中心校|完小|(?:中心)?(?:学校|小学|中学|幼儿园))$")
_PLACE = lazy(r"[一-龥]{1,5}[省市区县镇乡旗州]")
_WRITES = lazy(r"(?:分|教育)?工会|\d{4}|[xX*]{2,4}年|学年")

# A part of a house that is named behind it: 凌云大学 + 附属中学.
_PART = lazy(
    r"(?:(?:第.{1,2})?附属(?:第?.)?(?:实验)?(?:中学|小学|幼儿园|医院|学校|高中)|附[中小]|[一-龥]{2,4}集团)$"
)
_OFFICE = lazy(r"[一-龥]{1,6}(?:处|部|系|馆|中心|所|院)$")
_HAS_PARTS = lazy(r"(?:公司|集团|厂|矿|医院|大学|学院|小学|中学|学校)$")
_OWN_PART = lazy(
    r"(?:第.)?[一-龥]{0,6}(?:厂|车间|项目部|校区|矿|队|站|分公司|中心|分院|院区|经营部|事业部)(?=分?工会)"
)
_ALONE = lazy(r"图书馆(?=分工会)")  # nothing need stand before it
# What goes on with the name right before it: a firm's form, a group of schools, a library.
_HOUSED = ("公司", "集团", "总校", "图书馆")
_VAGUE = lazy(
    r"^(?!..+[县区市镇乡街州旗]道?总工会).{0,6}(?<!实验)(?<!中心)(?:学校|公司|集团|学院|医院|图书馆|总工会)$"
    r"|(?<![县区市镇乡州旗])教育工会$"
)


# The legal form of a firm stands behind its own name alone.
_FIRM = lazy(r"[一-龥]{3,20}(?<![该本各我])有限公司$")
_NUMBERED = lazy(rf"[{COUNT}\d]{{1,3}}公司$")


@cache
def _generic() -> re.Pattern[str]:
    return lazy(rf"^(?:{alternation(load('organizations')['generic'])})$")


@cache
def _sorts() -> re.Pattern[str]:
    return lazy(rf"^(?:{alternation(load('organizations')['sorts'])})$")


@cache
def _begin_names() -> frozenset[str]:
    """Return the words before names that also begin some."""
    return frozenset(load("organizations")["leaders_in_names"])


@cache
def _kinds() -> re.Pattern[str]:
    """Return what tells a kind of school, of many or of none by name."""
    words = alternation(load("organizations")["kinds"])
    return lazy(rf"^(?:[省市区县镇乡旗州])?(?:{words}){{1,2}}学校$")


@cache
def _leader() -> re.Pattern[str]:
    return lazy(rf"(?:{alternation(load('organizations')['leaders'])})")


@cache
def _inner() -> re.Pattern[str]:
    """Return what a name stands behind in running text: function words and verbs."""
    verbs = [w for w in load("organizations")["leaders"] if len(w) > 1 and w.isalpha()]
    return lazy(skipping([*by_length(verbs), *_FUNCTION]))


@cache
def _heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that may stand before a name or begin one, and the beginnings of names."""
    data = load("organizations")
    return frozenset(data["prepositions"]), tuple(data["beginnings"])


def _whole(text: str) -> list[tuple[int, int]]:
    """Return the raw matches, with a part joined to its house (``师范大学`` + ``外国语学院``).

    Endings are found first and names grown backwards from them, which is linear in the text.
    """
    joined: list[tuple[int, int]] = []
    floor = 0
    for match in _ended().finditer(text):
        end = match.end()
        start = max(floor, match.start() - 18)
        broken = _TO_LAST_BREAK.match(text, start, match.start())
        start = broken.end() if broken else start
        part = text[start:end]
        if joined and match.start() == joined[-1][1] and match.group().endswith(_HOUSED):
            joined[-1] = (joined[-1][0], end)
            floor = end
            continue
        bare = match.group()[0] not in COUNT and "第" not in match.group()
        if start >= match.start() and bare and not _ALONE.match(text, start):
            continue
        floor = end
        if joined and start == joined[-1][1] and _office(text, joined[-1], part):
            joined[-1] = (joined[-1][0], end)
            continue
        if joined and start == joined[-1][1] and _inside(text, joined[-1], end):
            joined[-1] = (joined[-1][0], end)
            continue
        if (
            joined
            and start == joined[-1][1]
            and (part.endswith(("学院", "公司")) or _PART.match(part))
            and "会" not in part
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _office(text: str, house: tuple[int, int], part: str) -> bool:
    """Tell whether an office or a department goes on with the name of its university (``…大学后勤处``)."""
    return text.endswith("大学", *house) and bool(_OFFICE.match(part))


def _inside(text: str, house: tuple[int, int], end: int) -> bool:
    """Tell whether a part of a house has a union of its own (``…公司第三水厂工会``, ``…小学东校区工会``)."""
    return bool(_HAS_PARTS.search(text, *house) and _OWN_PART.match(text, house[1], end + 3))


@lru_cache(maxsize=2048)
def vague(name: str) -> bool:
    """Tell whether a name in running text may be no name: a short one of a common kind (``…学校``)."""
    return bool(_VAGUE.search(name)) and not (_NUMBERED.match(name) or _FIRM.match(name))


def school_of_some_name(name: str) -> bool:
    """Tell whether a vague name is that of one school (``同乐学校``), not of a kind (``职业学校``)."""
    return name.endswith("学校") and len(name) >= 4 and not _kinds().match(name)


@lru_cache(maxsize=2048)
def sort(name: str) -> bool:
    """Tell whether a name tells what sort of house it is, and not which (``特殊教育学校``)."""
    return bool(_sorts().match(name))


def names(
    text: str,
    *,
    strip: bool = True,
    running: bool = False,
    doubtful: bool = False,
    sorts: bool = False,
) -> list[tuple[int, int]]:
    """Return the spans of organisations' names in ``text``, generic and masked ones left out.

    ``strip`` takes leading words that are no part of a name away (``在``, ``根据``); in ``running`` text a
    name also begins behind the last function word, and names of a common kind (``…公司``) are none,
    but where ``doubtful`` ones are asked for; names of a sort of house (``师范学院``) only where ``sorts`` are.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _whole(text):
        name = text[start:end]
        time = _TIME.match(name) if "年" in name or "期" in name else None
        if time and time.end() < end - start:
            start += time.end()
        if running:
            start = _behind(text, start, end)
        if strip:
            start = _stripped(text, start, end)
        name = text[start:end]
        if len(name) < 2 or _nameless(name, sorts) or (running and _NO_NAME.match(name)):
            continue
        if start and text[start - 1] in "我本" and name[0] in _PLACES:
            continue  # 我镇初级中学: whose house it is, it says, and not its name
        if not (running and not doubtful and vague(name)):
            spans.append((start, end))
    return spans


_PLACES = frozenset("省市县区镇乡州旗")


@lru_cache(maxsize=2048)  # a text names few houses again and again
def _nameless(name: str, sorts: bool) -> bool:
    """Tell whether words are a generic or masked name; those of a sort of house count where ``sorts`` do."""
    generic = bool(_generic().match(name)) and not (sorts and sort(name))
    return generic or bool(_MASKED.search(name))


def _stripped(text: str, start: int, end: int) -> int:
    """Return where a name begins behind words that are no part of it.

    A preposition is one only where words stand before it or a name of two characters is left, and
    nothing is taken from the names that begin like one (``和平中学``, ``于都中学``).
    """
    prepositions, beginnings = _heads()
    first = start
    while start < end - 1:
        if text.startswith(beginnings, start):
            return start
        lead = _leader().match(text, start, end)
        if lead and lead.end() < end - 1 and text[lead.end()] not in _STREETS:
            if lead.group() in _begin_names() and _opens(text, start, end, lead.end()):
                return start
            start = lead.end()
            continue
        if text[start] not in prepositions:
            return start
        bare = start == first and (start == 0 or text[start - 1] in _BREAKS)
        if (bare and text[start] not in "对经由") or not _separable(text, start + 1, end):
            return start
        return _stripped(text, start + 1, end) if text[start + 1] in "我本各" else start + 1
    return start


def _opens(text: str, start: int, end: int, left: int) -> bool:
    """Tell whether a word before a name is its beginning: 建设小学, 在野中学; else nothing is left of it."""
    free = start == 0 or text[start - 1] in _BREAKS or text[start - 1] in "年度期届"
    if not (free or _WRITES.match(text, end)) or text.endswith("学校", left, end):
        return False
    kind = _KIND.match(text, left, end)
    if kind and kind.end() == end:
        return left - start > 1  # 各小学, 在中学
    return bool(_KIND.match(text, left + 1, end)) and not _NO_HEAD.match(text, left)


def _separable(text: str, start: int, end: int) -> bool:
    """Tell whether what begins at ``start`` is a name by itself, and no part of one."""
    return _named(text, start, end) and not _NO_HEAD.match(text, start)


def _named(text: str, start: int, end: int) -> bool:
    """Tell whether two characters of a name, or a number, stand before the kind of house."""
    if _KIND.match(text, start, end):
        return False
    ending = ENDING.search(text[start:end])
    stem = start + (ending.start() if ending else end - start)
    kind = _BEFORE_ENDING.search(text, start, stem)
    stem = kind.start() if kind else stem
    return stem - start >= 2 or text[start] in COUNT


def _behind(text: str, start: int, end: int) -> int:
    """Return where a name begins in running text: behind the last function word that is no part of it."""
    _, beginnings = _heads()
    at = start
    for word in _inner().finditer(text, start, end - 2):
        if word.start() < at or not _separable(text, word.end(), end):
            continue
        if word.start() - at == 1 and text[at] not in "我你他她":
            continue  # 永和, 兴和: a character alone is no phrase
        if word.start() > start and text.startswith(beginnings, word.start() - 1):
            continue
        if text.startswith(beginnings, word.start()) and _PLACE.fullmatch(text, at, word.start()):
            continue  # 青川区和平小学
        at = word.start() if text.startswith(beginnings, word.start()) else word.end()
    return at
