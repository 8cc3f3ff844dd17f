"""Which organisation a document is from: the one whose union writes.

Title, signature and sentences in which the text speaks of itself by name tell it; a host, a hotel,
a unit given as an example and the upper union do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from unionnlp.grammar import cuts
from unionnlp.grammar.labels import leading
from unionnlp.grammar.organizations import names, school_of_some_name, sort, vague
from unionnlp.grammar.words import cut, lexicon
from unionnlp.patterns import lazy
from unionnlp.records import Noise
from unionnlp.resources import load, words
from unionnlp.structure.blocks import Body, ViewRow
from unionnlp.structure.titles import delimiter

_QUOTED = lazy(r"[《“][^》”]*$")
_FORM = 4  # rows at either end of a text that a form is told in
_TRADE = 4  # characters of 供电公司, 纺织公司, 职工医院
_SPAN_OF_CLASSES = lazy("(?:九|十二|十五|五)年(?:一贯)?制?")
_COMMON = 8  # how common a word is (a logarithm) that is no firm's own
_NAMED = 5  # characters of a name that is no sort of house
_SCHOOL = lazy(r"(?:小学|中学|学校|幼儿园|学院|大学|高中|初中|职中|中专|中|小|园|校)$")
_YEAR = lazy(r"(?:19|20)\d\d年?")
_BYLINE = 30  # characters of a line that names a person with the unit
_CLAUSE = frozenset(f"{cuts.CLAUSE} ")


@cache
def _union(key: str) -> re.Pattern[str]:
    """Return what the unit's union is and then, by ``key``, says or does."""
    data = load("writers")
    acts = f"(?:{'|'.join(data['acts'])})"
    return lazy(data["behind"][key].replace("{union}", data["union"]).replace("{acts}", acts))


class Name(msgspec.Struct):
    """An organisation's name with its source span."""

    value: str
    start: int
    end: int


def organization(
    norm: str, titles: list[tuple[int, int]], body: Body, *, heads: Sequence[tuple[int, int]] = ()
) -> Name | None:
    """Return the organisation whose union writes, ``None`` where the text does not say.

    ``heads`` are the lines above the text that are no part of its title (a letterhead, a byline).
    """
    named = _title_name(norm, titles, body)
    if named and _collected(norm, titles) and not _repeated(named, body):
        named = None
    if named and not sort(named.value):
        return named
    told = _labelled_name(body) or _signature_name(body)
    told = told or _title_name(norm, heads, body) or _own_name(body)
    if named and (told is None or (sort(told.value) and told.value != named.value)):
        return named if words("writers", "kept").search(named.value) else None
    return told or _trading_name(norm, titles, body) or _firm_name(norm, titles, body)


def as_written(text: str, name: Name, noise: Sequence[Noise]) -> str:
    """Return a name as the text writes it, without what was injected into it."""
    words, at = "", name.start
    for mark in noise:
        if at <= mark.start and mark.end <= name.end:
            words, at = words + text[at : mark.start], mark.end
    return words + text[at : name.end]


def _labelled_name(body: Body) -> Name | None:
    """Return the name that a form gives for its unit: 填报单位：…, the row 单位 | … of a table."""
    for row in (*body.rows[:_FORM], *body.rows[-_FORM:]):
        label = words("writers", "label").match(row.text)
        if label and (named := _first(body.view.text, row.start + label.end(), row.end, body)):
            return named
    return None


def _trading_name(norm: str, titles: Sequence[tuple[int, int]], body: Body) -> Name | None:
    """Return a name without a word of houses (``青禾乳业``) that begins the title, where the text names its union."""
    start, end = titles[0] if titles else (0, 0)
    found = words("writers", "trading").match(norm[start:end])
    if not found or f"{found['name']}工会" not in body.view.text:
        return None
    a, b = found.span("name")
    return Name(found["name"], start + a, start + b)


@cache
def _firm() -> re.Pattern[str]:
    """A firm's name by its trade, with its union: ``云溪酒业工会``, behind a year (``2026年恒泰物流工会``)."""
    trades = "|".join(load("writers")["trades"])
    return lazy(
        rf"(?:(?:19|20)\d\d年?度?\s?)?(?P<name>(?P<brand>[一-龥]{{2,4}}?)(?:{trades}))(?:分?工会|分会)(?:委员会)?(?![一-龥]{{0,2}}(?:联合|系统|干部|会员))"
    )


def _firm_name(norm: str, titles: Sequence[tuple[int, int]], body: Body) -> Name | None:
    """Return the firm that begins the title, or signs, by the word of its trade and a brand before it."""
    start, end = titles[0] if titles else (0, 0)
    found = _firm().match(norm, start, end)
    if found and _brand(found["brand"]):
        return Name(found["name"], *found.span("name"))
    signer = body.signature.signer if body.signature else None
    found = _firm().match(body.view.text, *signer) if signer else None
    if found and _brand(found["brand"]):
        return Name(found["name"], *body.view.span(*found.span("name")))
    return None


def _brand(word: str) -> bool:
    """Tell whether a word before a trade is a firm's own, and none of the language's common ones but a place."""
    if words("writers", "no_brands").match(word):
        return False
    known = [(w.tag, word[w.start : w.end]) for w in cut(word) if w.end - w.start > 1]
    return all(tag == "S" or lexicon()[w[0]].get(w, (0, ""))[0] < _COMMON for tag, w in known)


def _collected(norm: str, titles: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a title is a collection's delimiter, which names a trade and no unit (``医院工会总结篇一``).

    One that says its year besides is a text's own, with a number behind it.
    """
    text = norm[slice(*titles[0])] if len(titles) == 1 else ""
    return delimiter(text) is not None and not _YEAR.search(text)


def _repeated(name: Name, body: Body) -> bool:
    """Tell whether a name has a place's length, or the text says it again."""
    return len(name.value) > _TRADE or name.value in body.view.text


def _title_name(norm: str, titles: Sequence[tuple[int, int]], body: Body) -> Name | None:
    """Return the name in the title; the spans of a title that touch a mark are read as one."""
    text, source = "", []
    for k, (start, end) in enumerate(titles):
        if k and "\n" in norm[titles[k - 1][1] : start]:
            text += "\n"
            source.append(start - 1)
        text += norm[start:end]
        source += range(start, end)
    listed = names(text, sorts=True)
    plain = names(text) if listed else []
    for k, (a, b) in enumerate(listed):
        if k + 1 < len(listed) and _above(text, (a, b), listed[k + 1]):
            continue
        if words("writers", "system").match(text, b):
            continue
        if (a, b) not in plain and not words("writers", "union").match(text, b):
            continue
        name = Name(text[a:b], source[a], source[b - 1] + 1)
        return _housed(name, body) or name
    return None


def _above(text: str, upper: tuple[int, int], unit: tuple[int, int]) -> bool:
    """Tell whether a name stands right before that of a unit whose union writes: 教育局 + 云溪小学工会."""
    union = words("writers", "union")
    touches = upper[1] == unit[0] and not union.match(text, upper[1])
    return touches and union.match(text, unit[1]) is not None


def _housed(name: Name, body: Body) -> Name | None:
    """A faculty's title names the faculty; the text may name its university with it."""
    if not name.value.endswith("学院") or len(name.value) > 10:
        return None
    whole = re.search(rf"[一-龥]{{2,10}}大学{re.escape(name.value)}", body.view.text)
    if whole is None:
        return None
    at = names(whole.group())
    lead = at[0][0] if at else 0
    return Name(whole.group()[lead:], *body.view.span(whole.start() + lead, whole.end()))


def _signature_name(body: Body) -> Name | None:
    """Return the name below the text: in its signature, or on a short line among the last."""
    text = body.view.text
    found = body.signature
    if found and found.signer:
        named = _first(text, *found.signer, body)
        if named:
            return named
    bylines = [r for r in body.rows[:2] if r.text.rstrip(")").endswith(("工会", "委员会"))]
    for row in [*reversed(body.rows[-3:]), *bylines]:
        if _plain(row) and (named := _first(text, row.start, row.end, body)):
            return named
    for row in (*body.rows[:2], *body.rows[-2:]):
        named = _first(text, row.start, row.end, body) if len(row.text) <= _BYLINE else None
        if named and words("writers", "person").fullmatch(
            row.text.strip(" ()")[len(named.value) :]
        ):
            return named
    return None


def _plain(row: ViewRow) -> bool:
    short = len(row.text) <= 34 and not re.search(r"[,;:]|。$", row.text)
    return short and not leading(row.text, 0, len(row.text))


def _first(text: str, start: int, end: int, body: Body) -> Name | None:
    piece = text[start:end]
    shift = len(piece) - len(piece.lstrip(" (-"))
    plain = set(names(piece[shift:], sorts=True))
    for a, b in names(piece[shift:], strip=False, sorts=True) if plain else ():
        if a == 0 and (a, b) in plain and not _phrase(piece[shift : shift + b]):
            a, b = start + shift, start + shift + b
            return Name(text[a:b], *body.view.span(a, b))
    return None


def _own_name(body: Body) -> Name | None:
    """Return the name by which the text speaks of itself, the best told one."""
    text = body.view.text
    spans = [
        (a, b)
        for a, b in names(text, running=True, doubtful=True, sorts=True)
        if (not vague(text[a:b]) or _of_itself(text, a, b)) and not _phrase(text[a:b])
    ]
    counts = Counter(text[a:b] for a, b in spans)
    best: tuple[int, int, int] | None = None
    for a, b in spans:
        score = _told(text, a, b)
        if score > 0:
            score += min(counts[text[a:b]] - 1, 2)
        if score >= 2 and (best is None or score > best[0]):
            best = (score, a, b)
    if best is None:
        return None
    return Name(text[best[1] : best[2]], *body.view.span(best[1], best[2]))


def _phrase(name: str) -> bool:
    """Tell whether what ends in a house is no name: a time (``本期学校``), or an act on a union."""
    if name.startswith("工会") or words("writers", "handed").search(name):
        return True
    listed = cut(_SPAN_OF_CLASSES.sub("", name)) if name.endswith("学校") else []
    return any(word.tag in "TR" and word.end - word.start > 1 for word in listed)


def _inside(text: str, start: int, end: int, *, head: bool) -> bool:
    """Tell whether a school's own people, meetings, party or report stand behind its name."""
    school = "工会" not in text[start:end] and bool(_SCHOOL.search(text, start, end))
    if head and school and words("writers", "inner").match(text, end):
        return True
    reported = head or text.endswith(("现将", "现就", "把", "将"), 0, start)
    if reported and words("writers", "works").match(text, end):
        return True
    if school and text.endswith("在", 0, start) and words("writers", "led").match(text, end):
        return True
    return bool(text.endswith("把", 0, start) and words("writers", "goal").match(text, end))


def _of_itself(text: str, start: int, end: int) -> bool:
    """Tell whether a vague name is the writer's: at the head of a clause, or where its work is dedicated."""
    name = text[start:end]
    if sort(name):
        return bool(words("writers", "commission").match(text, end))
    speaks = words("writers", "union").match(text, end)
    if speaks and len(name) >= _NAMED and _at_head(text, start):
        return True
    if not school_of_some_name(name):
        return False
    serves = words("writers", "for", ends=True).search(text, max(0, start - 4), start)
    post = text.endswith("担任", 0, start) and words("writers", "post").match(text, end)
    return (
        _at_head(text, start)
        or bool(post)
        or bool(serves and words("writers", "praised").match(text, end))
    )


def _at_head(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _CLAUSE


def _founded(text: str, start: int, end: int) -> bool:
    """Tell whether a house keeps the day of its founding: its own text says so."""
    kept = words("writers", "kept_days", ends=True).search(text, max(0, start - 4), start)
    return bool(kept and words("writers", "founded").match(text, end))


def _told(text: str, start: int, end: int) -> int:
    """Return how clearly a name is the writer's own where it stands; 0 where it says nothing."""
    before, name = text[max(0, start - 30) : start], text[start:end]
    head = not before or before[-1] in _CLAUSE or before.endswith(tuple(load("writers")["leads"]))
    union = "工会" in name
    if _QUOTED.search(before):
        return 0
    if _union("is_speaking").match(text, end) or (union and _union("speaks").match(text, end)):
        return 0 if words("writers", "above", ends=True).search(before) else 3 if head else 2
    told = words("writers", "goes_on") if name.endswith("分工会") else _union("goes_on")
    if head and (
        words("writers", "house").match(text, end) or (len(name) > 2 and told.match(text, end))
    ):
        return 2
    if words("writers", "commission").match(text, end) or _founded(text, start, end):
        return 2
    if _inside(text, start, end, head=head):
        return 2
    if before.endswith("担任") and words("writers", "post").match(text, end):
        return 2
    if words("writers", "others").match(text, end):
        return 0
    praised = words("writers", "praised").match(text, end)
    serves = words("writers", "for", ends=True).search(before)
    if serves and (praised or words("writers", "union").match(text[end : end + 3])):
        return 2
    if before.endswith("代表"):
        return 2
    return 1 if serves or praised else 0
