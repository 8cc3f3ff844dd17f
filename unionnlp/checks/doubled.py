"""Characters and words that stand twice by a slip (``L611``)."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.alike import alike
from unionnlp.checks.confusions import terms, vocabulary
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.spans import meets
from unionnlp.grammar.words import classes, lexicon, word_class
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what stands twice, each place once."""
    taken: list[tuple[int, int]] = []
    for hit in _all(draft):
        span = hit.spans[0]
        if not meets(taken, *span):
            insort(taken, span)
            yield hit


def _all(draft: Draft) -> Iterator[Hit]:
    table = load("typos")["doubled"]
    body, base = draft.body, draft.document.start
    for word in table["words"]:
        at = body.find(word + word)
        if at >= 0:
            span = (base + at, base + at + 2 * len(word))
            yield Hit("L611", (span,), {"right": word})
    yield from _twice(draft, frozenset(table["words"]))
    yield from _stuttered(draft)
    yield from _lengthened(draft)
    yield from _both(draft)
    yield from _thrice(draft)
    for key in ("single", "marks"):
        for match in _either(tuple(table[key])).finditer(body):
            span = (base + match.start(), base + match.end())
            if not draft.in_noise(*span):
                yield Hit("L611", (span,), {"right": match.group()[:1]})


_TWICE = lazy(r"(?P<word>[一-鿿]{2})(?P=word)")
_TRIPLE = lazy(r"(?P<char>[一-鿿])(?P=char)(?P=char)(?!(?P=char))")
_BEHIND_VERB = COUNT + "两几半了过完成好得给出到一"  # 手语翻译|译两遍
_RARE = 8  # how common a character may be as a word of its own, to be one too many
_SHORT = 3  # characters of a short term
_STUTTER = lazy(r"(?P<char>[一-鿿])(?P=char)(?P<next>[一-鿿])")


def _twice(draft: Draft, listed: frozenset[str]) -> Iterator[Hit]:
    """Any word of two characters twice in a row, and a word whose first character stands twice."""
    table, names = load("typos")["doubled"], draft.document.organization or ""
    verbs, plain = "".join(table["verbs"]), draft.plain
    for match in _TWICE.finditer(plain, draft.document.start, draft.document.end):
        word = match.group("word")
        reduplicated = (
            word in verbs
            or word[1] in "着啊呀"
            or word[0] == word[1]
            or word[0] in "一两几半三逐每哪谁"
            or _each(plain, match)
        )
        noun = plain[max(0, match.start() - 2) : match.start()] in table["formal"]  # 开展督察督察
        light = _lightly(word, plain[match.end() : match.end() + 1]) and not noun
        reduplicated = reduplicated or light
        if word in listed or reduplicated or match.group() in names or set(word) & set(COUNT):
            continue
        if any(idiom in plain[match.start() : match.end() + 3] for idiom in table["idioms"]):
            continue
        if not draft.in_noise(*match.span()):
            yield Hit("L611", (match.span(),), {"right": word})
    for match in _STUTTER.finditer(plain, draft.document.start, draft.document.end):
        word = match.group("char") + match.group("next")
        before = plain[match.start() - 1 : match.start()] if match.start() else ""
        free = not before or before in table["free"] or not "一" <= before <= "鿿"
        if not (word in table["stuttered"] and free) or word[0] * 2 in table["reduplicated"]:
            continue
        if plain[max(0, match.start() - 1) : match.start() + 1] in table["closing"]:
            continue
        if match.group() not in names and not draft.in_noise(*match.span()):
            yield Hit("L611", (match.span(),), {"right": word})


def _each(plain: str, match: re.Match[str]) -> bool:
    """Say whether something is told of each, and for each time: 2户每户每季, 19人每人每回."""
    behind = plain[match.end() : match.end() + 1]
    return match.group("word")[1] in "每各" and "一" <= behind <= "鿿"


def _lightly(word: str, behind: str) -> bool:
    """Say whether a word may be said twice on purpose: 热闹热闹, and at the end of a clause 松快松快, 走动走动."""
    kind = lexicon()[word[0]].get(word, (0, ""))[1]
    ends = not "一" <= behind <= "鿿"
    return kind == "A" or (ends and (not kind or word_class(word) == "V"))


def _stuttered(draft: Draft) -> Iterator[Hit]:
    """A word with its last character twice: before another word, or where the second makes no word."""
    body, base = draft.body, draft.document.start
    for at in range(1, len(body) - 3):
        if (
            body[at] != body[at + 1]
            or body[at - 1] == body[at]
            or body[at - 2 : at - 1] == body[at - 1]
        ):
            continue  # 扎扎实实
        word, behind = body[at - 1 : at + 1], body[at + 2 : at + 4]
        known = word in vocabulary() and behind in vocabulary()
        single = load("typos")["doubled"]["alone"] + COUNT
        acts = word in load("typos")["doubled"]["agents"] and body[at + 2] in _BEHIND_VERB
        if body[at] not in single and not acts and (known or _in_excess(body, at)):
            span = (base + at - 1, base + at + 2)
            if not draft.in_noise(*span):
                yield Hit("L611", (span,), {"right": word})


def _both(draft: Draft) -> Iterator[Hit]:
    """A word with the last character of the like-sounding one behind it, which begins no word (反应映)."""
    body, base = draft.body, draft.document.start
    for at in range(len(body) - 3):
        if (
            body[at + 2] not in alike(body[at + 1])
            or body[at + 2] in load("typos")["doubled"]["alone"]
        ):
            continue
        first, other, behind = body[at : at + 2], body[at] + body[at + 2], body[at + 2 : at + 4]
        words = lexicon()[body[at]]
        rare = lexicon()[body[at + 2]].get(body[at + 2], (0, ""))[0] < _RARE
        if not (rare and words.get(first) and words.get(other)) or lexicon()[behind[0]].get(behind):
            continue
        span = (base + at, base + at + 3)
        if behind not in vocabulary() and not draft.in_noise(*span):
            yield Hit("L611", (span,), {"right": other})


def _lengthened(draft: Draft) -> Iterator[Hit]:
    """A term with one of its characters twice: 教职职工, and 教教工之家 where nothing before it takes the first."""
    longer, body, base = _longer(), draft.body, draft.document.start
    free = load("typos")["doubled"]["free"]
    for at in range(len(body) - _SHORT):
        if (
            body[at + 1] != body[at + 2]
            and body[at] != body[at + 1]
            and body[at + 2] != body[at + 3]
        ):
            continue
        for length in (4, 5, 6):
            right = longer.get(body[at : at + length])
            before = body[at - 1 : at]
            joined = body[at] == body[at + 1] and "一" <= before <= "鿿" and before not in free
            span = (base + at, base + at + length)
            if right and not joined and not draft.in_noise(*span):
                yield Hit("L611", (span,), {"right": right})
                break


@cache
def _longer() -> dict[str, str]:
    """Return the terms by what is written with one character twice; the last may begin the next word."""
    doubled = {t[:k] + t[k] + t[k:]: t for t in sorted(terms()) for k in range(len(t) - 1)}
    pairs = set(load("typos")["doubled"]["reduplicated"])
    return {
        word: term for word, term in doubled.items()
        if len(term) <= 5 and word not in terms()
        and (len(term) > _SHORT or not any(p in word and p not in term for p in pairs))
    }  # fmt: skip


def _thrice(draft: Draft) -> Iterator[Hit]:
    """Yield a character that stands three times (热腾腾腾), none of them in a word of its own (事事|事先)."""
    table, plain = load("typos")["doubled"], draft.plain
    spared = table["cries"] + COUNT
    for match in _TRIPLE.finditer(plain, draft.document.start, draft.document.end):
        char, counted = match.group("char"), plain[max(0, match.start() - 1) : match.start()]
        apart = char * 2 in table["reduplicated"] or _is_word(
            char + plain[match.end() : match.end() + 1]
        )
        if not (apart or char in spared or counted.isdigit() or draft.in_noise(*match.span())):
            yield Hit("L611", (match.span(),), {"right": char * 2})


def _in_excess(body: str, at: int) -> bool:
    """Say whether the second of two like characters belongs to no word (随机机抽), as in 教师师德 it does."""
    char, before, behind = body[at], body[at - 1], body[at + 2]
    word, following = before + char, char + behind
    if (
        word_class(word) == "-"
        or before in COUNT
        or behind in "的地得"
        or not "一" <= behind <= "鿿"
    ):
        return False  # 一座座; 静悄悄的
    # 高考|考务津贴: a word where what is behind the two begins none (组织|织女教师).
    rest = (body[at + 2 : at + 2 + size] for size in (2, 3))
    begins = any(lexicon()[behind].get(w) or w in vocabulary() for w in rest)
    own = lexicon()[char].get(following) and not (begins or behind in "女男新老")
    return not (own or any(_is_word(pair) for pair in (following, char, char + char)))


def _is_word(text: str) -> bool:
    table = load("typos")["doubled"]
    listed = text in vocabulary() or text in _inside() or text in table["reduplicated"]
    return listed or text in classes() or text in table["begins"]


@cache
def _inside() -> frozenset[str]:
    """Return what two neighbouring characters of terms make."""
    return frozenset(term[k : k + 2] for term in terms() for k in range(len(term) - 1))


@cache
def _either(words: tuple[str, ...]) -> re.Pattern[str]:
    return lazy(alternation(list(words)))
