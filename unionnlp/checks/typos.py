"""Slips of the pen: wrong characters in words of the trade, doubled words, marks that do not pair."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from unionnlp.checks import doubled, idioms
from unionnlp.checks.alike import NEAR, alike
from unionnlp.checks.confusions import Slip, lone, stands_alone, terms
from unionnlp.checks.draft import Draft
from unionnlp.checks.hunches import hunches
from unionnlp.checks.likely import NEXT, common, copula, judged, variants
from unionnlp.checks.messages import Hit
from unionnlp.checks.usage import usage
from unionnlp.grammar.leads import FIGURES
from unionnlp.grammar.spans import meets
from unionnlp.grammar.words import lexicon
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.translation import translator

_PAIRS = {"《": "》", "“": "”", "(": ")", "【": "】"}
_LABEL = lazy(rf"^\s*[(（]?(?:{FIGURES}|[a-zA-Z]{{1,3}})[)）]")
_CELL = lazy(r"[^\t]+")
_SHORT = 3  # characters of a term whose last one is not looked at
_ASKED = 2  # likely slips that are asked about in one document
_MANY = 2  # more lines with a single mark are a way of writing
_SHOWN = 12  # characters around a mark without its other half


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the slips of a document; its own names are no slips."""
    names = draft.document.organization or ""
    taken: list[tuple[int, int]] = []
    whole = draft.document.start, draft.document.end
    likely, asked = judged(draft.text, draft.plain, *whole)
    listed = *_in_terms(draft), *_swapped(draft), *_in_pairs(draft)
    for slip in (*listed, *idioms.slipped(draft.plain, *whole), *likely):
        word = draft.plain[slip.start : slip.end]
        free = not meets(taken, slip.start, slip.end)
        sound = word in names or _formed(draft.plain, slip)
        if free and not sound and not draft.in_noise(slip.start, slip.end):
            insort(taken, (slip.start, slip.end))
            yield Hit("L610", ((slip.start, slip.end),), {"right": slip.right})
    for hit in _listed(draft):
        if not meets(taken, *hit.spans[0]):
            insort(taken, hit.spans[0])
            yield hit
    rows = load("typos")["likely"]["rows"]
    asked = [slip for slip in asked if draft.plain[slip.start : slip.end] not in rows]
    for slip in (*hunches(draft), *asked[:_ASKED]):
        span = slip.start, slip.end
        free = not meets(taken, slip.start, slip.end)
        name = draft.plain[slice(*span)] in names
        if free and not (name or _formed(draft.plain, slip) or draft.in_noise(*span)):
            insort(taken, span)
            yield Hit("L617", (span,), {"right": slip.right})
    yield from doubled.check(draft)
    yield from _marks(draft)


# --- wrong characters ------------------------------------------------------------------------


def _in_terms(draft: Draft) -> Iterator[Slip]:
    """Terms of three and more characters with one of them replaced by one that sounds or looks alike."""
    text, start, end = draft.plain, draft.document.start, draft.document.end
    index, terms = _index(), _terms()
    seen: set[tuple[int, int]] = set()
    for at in range(start, end - 2):
        for gap in (1, 2):
            for number, offset in index.get((text[at], text[at + gap], gap), ()):
                term, begin = terms[number], at - offset
                if begin < start or (begin, number) in seen:
                    continue
                seen.add((begin, number))
                word = text[begin : begin + len(term)]
                if word == term or draft.text[begin : begin + len(term)] != word:
                    continue
                if not (_slipped(word, term) or _last_slipped(text, begin, term)):
                    continue
                last = begin + len(term) - 1
                after = text[last : last + 2]  # 联席会|一致
                next_word = len(after) > 1 and after[0] != term[-1] and common(after) >= NEXT
                if not (next_word or copula(text, last) or _legit(text, begin, len(term))):
                    yield Slip(begin, begin + len(term), term)


def _swapped(draft: Draft) -> Iterator[Slip]:
    """Terms with two neighbouring characters that changed places (困难教工职)."""
    turned, text = _turned(), draft.plain
    for at in range(draft.document.start, draft.document.end - 2):
        for length in (3, 4, 5):
            right = turned.get(text[at : at + length])
            if right and not _legit(text, at, length):
                yield Slip(at, at + length, right)


@cache
def _turned() -> dict[str, str]:
    """Return the terms by what is written when two of their characters change places."""
    turned: dict[str, str] = {}
    for term in _terms():
        for k in range(len(term) - 1):
            word = term[:k] + term[k + 1] + term[k] + term[k + 2 :]
            if word not in terms() and word != term:
                turned[word] = term
    return turned


def _slipped(word: str, term: str) -> bool:
    """The edges of a short term may belong to a neighbour, and are no slips then."""
    odd = [k for k in range(min(len(word), len(term))) if word[k] != term[k]]
    if len({(word[k], term[k]) for k in odd}) == 1:
        odd = odd[:1]  # 其乐容容: one character, written twice
    if len(word) != len(term) or len(odd) != 1 or word in terms():
        return False
    short = len(term) <= _SHORT
    cut = odd[0] == len(term) - 1 or (odd[0] == 0 and term[1:] in _words())
    pair = word[odd[0]] + term[odd[0]]
    inside = len(term) > _SHORT and 0 < odd[0] < len(term) - 1
    like = _alike(*pair) or (inside and pair[0] in alike(pair[1]))
    like = like or (inside and term in _fixed() and _strange(word, odd[0]))
    return like and not (short and cut) and pair not in variants()


def _strange(word: str, at: int) -> bool:
    """Say whether a character is never seen with the one before nor with the one behind (腰肌芳损)."""
    digit = usage().digit
    known = digit(word[at - 1], word[at]) or digit(word[at], word[at + 1])
    return "一" <= word[at] <= "鿿" and not known


def _last_slipped(text: str, begin: int, term: str) -> bool:
    """Say whether the last character of a short term is another one, and no neighbour's (主人瓮, 归属惑)."""
    end = begin + len(term)
    if len(term) != _SHORT or text[begin : end - 1] != term[:-1] or text[end - 1] == term[-1]:
        return False
    return _alike(text[end - 1], term[-1]) and lone(text, end - 1)


@cache
def _words() -> frozenset[str]:
    """Words of two characters: before them another word may end (关心教师, no slip of 新教师)."""
    table = load("typos")
    return frozenset([*table["pairs"], *table["doubled"]["words"]])


def _legit(text: str, begin: int, length: int) -> bool:
    around = text[max(0, begin - 2) : begin + length + 2]
    return any(word in around for word in load("typos")["terms"]["legit"])


@cache
def _terms() -> tuple[str, ...]:
    table = load("typos")["terms"]
    return (*table["words"], *table["fixed"])


@cache
def _fixed() -> frozenset[str]:
    """Return the terms in which no other character can be right."""
    return frozenset(load("typos")["terms"]["fixed"])


@cache
def _index() -> dict[tuple[str, str, int], list[tuple[int, int]]]:
    """Two characters of a term, side by side or with one between: where they stand in which term."""
    index: dict[tuple[str, str, int], list[tuple[int, int]]] = {}
    for number, term in enumerate(_terms()):
        for gap in (1, 2):
            for offset in range(len(term) - gap):
                key = (term[offset], term[offset + gap], gap)
                index.setdefault(key, []).append((number, offset))
    return index


def _alike(one: str, other: str) -> bool:
    return alike(other).get(one, NEAR) != NEAR


def _in_pairs(draft: Draft) -> Iterator[Slip]:
    """Words of two characters, written with one that sounds alike, that are no word in their place."""
    body, base = draft.body, draft.document.start
    for right, wrong in load("typos")["pairs"].items():
        for word in wrong.split():
            at = body.find(word)
            while at >= 0:
                if stands_alone(body, at, load("neighbours")):
                    yield Slip(base + at, base + at + 2, right)
                at = body.find(word, at + 1)


def _formed(plain: str, slip: Slip) -> bool:
    """Say whether two characters are no word but grammar: 必 before a verb, the end of 歇一歇."""
    word = plain[slip.start : slip.end]
    doubled = word[0] == "一" and plain[slip.start - 1 : slip.start] == word[1:]
    if len(word) == 2 and _built(plain, slip):
        return True
    must = "必" in word[:-1] and "必" not in slip.right  # 跳绳必赛
    return must or (len(word) == 2 and doubled)


def _built(plain: str, slip: Slip) -> bool:
    """Say whether two characters are put together by grammar where they stand.

    先讲去年: an adverb and a verb open a clause. 自己戴走。: a verb and where to end one. 老|柿子: a word follows.
    """
    one, two = plain[slip.start], plain[slip.start + 1]
    before, behind = plain[slip.start - 1 : slip.start], plain[slip.end : slip.end + 1]
    tags = [lexicon()[char].get(char, (0, ""))[1] for char in (one, two)]
    opens, ends = (not "一" <= char <= "鿿" for char in (before, behind))
    if one in "先再又还都也" and tags[1] == "V" and opens and not ends:
        return not lexicon()[two].get(two + behind)
    if two in "走掉完" and tags[0] == "V" and ends:
        return True
    return one in "老小" and lexicon()[two].get(two + behind, (0, ""))[1] == "N"


def _listed(draft: Draft) -> Iterator[Hit]:
    for row in load("typos")["slip"]:
        pattern = _slip(tuple(row["words"]))
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            if not draft.in_noise(*match.span()):
                yield Hit("L610", (match.span(),), {"right": row["right"]}, row.get("severity"))


@cache
def _slip(words: tuple[str, ...]) -> re.Pattern[str]:
    return lazy(alternation(list(words)))


# --- marks --------------------------------------------------------------------------------------


def _marks(draft: Draft) -> Iterator[Hit]:
    """Opening marks without their closing ones in a paragraph, and the other way round."""
    found = list(_single_marks(draft))
    broken = {
        k
        for n, (one, other) in enumerate(pairwise(found))
        if _PAIRS.get(draft.plain[one[0]]) == draft.plain[other[0]]
        and _BROKEN.fullmatch(draft.plain, one[0], other[0])
        for k in (n, n + 1)
    }
    told = [hit for k, (_, hit) in enumerate(found) if k not in broken]
    if len(told) <= _MANY:
        yield from told


def _single_marks(draft: Draft) -> Iterator[tuple[int, Hit]]:
    """Yield where a mark without its other half stands, and what is to be told of it."""
    for start, end in _pieces(draft):
        line = draft.plain[start:end]
        label = _LABEL.match(line)
        body = line[label.end() :] if label else line
        if draft.in_noise(start, end):
            continue
        for mark, closing in _PAIRS.items():
            odd = _unpaired(body, mark, closing)
            if odd is None or (body[odd] == ")" and odd < _SHORT):
                continue
            at = end - len(body) + odd
            span = (max(start, at - 1), min(end, at + _SHOWN))
            why = translator(draft.lang)("“{mark}”没有配对", mark=line[at - start])
            yield at, Hit("L612", (span,), {"why": why})


def _pieces(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, and the cells of those that are rows."""
    for start, end in draft.lines():
        for piece in _CELL.finditer(draft.plain, start, end):
            yield piece.span()


_FLAT = "《“"
# A line that is broken inside a pair of marks, and the next.
_BROKEN = lazy(r"[^\n]{1,80}(?<![。！？!?;；])\n\s{0,8}[^\n]{0,80}")


def _unpaired(text: str, mark: str, closing: str) -> int | None:
    """Return where the one mark stands that has no other half; several are another way of writing.

    A title or a quotation begins in no other one: it is the mark before that was never closed.
    """
    if abs(text.count(mark) - text.count(closing)) != 1:
        return None
    depth, last = 0, 0
    for k, char in enumerate(text):
        if char == mark:
            if depth and mark in _FLAT:
                return last
            depth, last = depth + 1, k
        elif char == closing:
            depth -= 1
            if depth < 0:
                return k
    return last if depth == 1 else None
