"""The occasion of a statement, and whether two statements can be of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from unionnlp.checks.draft import Draft
from unionnlp.checks.events import own_week
from unionnlp.checks.people import is_name
from unionnlp.checks.statements.records import Occasion, Statement
from unionnlp.grammar import leads
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.words import cut, lexicon
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load
from unionnlp.resources import words as pattern

_RARE: Final = 4  # a word that stands more often tells no occasion
_CONTENT: Final = frozenset("NWVALSXHBI")
_SINGLE: Final = frozenset("NXAVSL")
_GRAM: Final = 4  # characters in a row that two names have in common at least
_NAMED: Final = 3  # of them that are no common words
_OPENED: Final = 2  # the same where both sentences begin with the name
_GLUE: Final = "每的在为和与到把给请由个于从向及"
_TELLING: Final = frozenset("男女上下春夏秋冬新老小中初高甲乙丙东西南北一二三四党团校组段级")
_QUOTED = lazy(r"[“\"]([^“”\"\n]{3,16})[”\"]")
_TIME = lazy(
    rf"每个?(?:月|周|星期)[^,，。“”\"]{{0,12}}?(?:星期|周)[{COUNT}日天]|每个?(?:月|周|星期)\d{{0,2}}[日号]?"
    r"|[上下中]午|晚上?|傍晚|放学后"
)
_DAY = lazy(r"\d{1,2}月\d{1,2}[日号]")
_LEAD = lazy(r"\s{0,4}[“\"《]?(?:\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬)?)?[,，]?")
_HAN = lazy(r"[一-鿿]+")


class Occasions:
    """The occasions of a draft's places, each read once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._entries = sorted(draft.document.schedule, key=lambda e: e.start)
        self._starts = [e.start for e in self._entries]
        self._known: dict[tuple[int, int], Occasion] = {}
        self._often: dict[str, bool] = {}

    def at(self, at: int) -> Occasion:
        """Return the occasion of what stands at ``at``."""
        draft = self._draft
        k = bisect_right(self._starts, at) - 1
        if k >= 0 and at < self._entries[k].end:
            entry = self._entries[k]
            span = entry.start, entry.end
            if span not in self._known:
                self._known[span] = Occasion(
                    place=span, planned=True, past=False, months=frozenset(entry.months),
                    weeks=frozenset(own_week(draft, entry)), words=self._words(*span),
                    text=draft.plain[slice(*span)],
                )  # fmt: skip
            return self._known[span]
        clause = draft.context.clause(at)
        if clause not in self._known:
            span = draft.context.sentence(at)
            dates = draft.dates(*clause) or draft.dates(*span)
            self._known[clause] = Occasion(
                place=self._line(at), planned=False, past=draft.context.past(at), weeks=frozenset(),
                months=frozenset(m for d in dates for m in d.months), words=self._words(*span),
                text=draft.plain[slice(*span)], clause=draft.plain[slice(*clause)],
                lead=draft.plain[span[0] : clause[0]],
            )  # fmt: skip
        return self._known[clause]

    def _line(self, at: int) -> tuple[int, int]:
        plain = self._draft.plain
        end = plain.find("\n", at)
        return plain.rfind("\n", 0, at) + 1, end if end >= 0 else len(plain)

    def _words(self, start: int, end: int) -> frozenset[str]:
        return frozenset(w for w in content(self._draft.plain[start:end]) if self._rare(w))

    def _rare(self, word: str) -> bool:
        if word not in self._often:
            document = self._draft.document
            count = self._draft.plain.count(word, document.start, document.end)
            self._often[word] = count > _RARE
        return not self._often[word]


def content(text: str) -> set[str]:
    """Return the words of ``text`` with a meaning of their own; two single characters make one."""
    found: set[str] = set()
    for run in _HAN.finditer(text):
        single = name = ""
        for word in cut(run.group()):
            piece = run.group()[word.start : word.end]
            if len(piece) > 1:
                single, name = "", piece if word.tag in _CONTENT else ""
                if name and piece not in _common():
                    found.add(piece)
                continue
            if name and piece in _ends():
                found.add(name + piece)
            told = word.tag in _SINGLE and piece not in _function()
            name = single + piece if single and told else ""
            if name:
                found.add(name)
            single = piece if told else ""
    return found


def shared(first: Statement, second: Statement) -> set[str]:
    """Return the words of their occasions that two statements have in common, those of the thing left out."""
    both = (first.occasion.words & second.occasion.words) - first.own - second.own
    return {w for w in both if not (_person(w) or any(w in k or k == w for k in first.key))}


def _person(word: str) -> bool:
    """Say whether a word is who answers for several things (凌若谷): that makes them no one thing."""
    return is_name(word) and word not in lexicon()[word[0]]


def other_sex(first: Occasion, second: Occasion) -> bool:
    """Say whether one of two clauses of the text counts women, or men, and the other does not."""
    if first.planned or second.planned:
        return False
    return any((sex in first.clause) != (sex in second.clause) for sex in "男女")


def one_topic(first: Occasion, second: Occasion) -> bool:
    """Say whether two sentences tell one thing of what they name: what else their clauses say is the same."""
    return any(one_aspect(first, second, name) for name in topics(first, second))


def quoted(text: str) -> set[str]:
    """Return the names that stand in quotation marks."""
    return set(_QUOTED.findall(text))


def says_else(text: str, name: str) -> bool:
    """Say whether a clause tells more of what has a name than when it takes place."""
    return bool(content(_TIME.sub(",", text.replace(name, ","))))


def topics(first: Occasion, second: Occasion) -> Iterator[str]:
    """Yield the names of things that two sentences have in common: quoted, or with which one begins."""
    yield from quoted(first.text) & quoted(second.text)
    for name in _in_both(first.text, second.text):
        if within_others(first.text, second.text, name):
            continue
        bare = name.strip(_GLUE)
        if is_actor(bare):
            continue  # who does it does other things as well
        told = len(_bare().sub("", bare))
        opened = [_opens(o.text, name) for o in (first, second)]
        if (told >= _NAMED and any(opened)) or (told >= _OPENED and all(opened)):
            yield bare


def one_aspect(first: Occasion, second: Occasion, name: str) -> bool:
    """Say whether two clauses say the same of what has a name, or nothing but a number."""
    one, other = ({w for w in content(o.clause) if w not in name} for o in (first, second))
    again = (one & (other | second.words)) | (other & first.words)
    return bool({w for w in again if w not in name}) or not (one or other)


def is_actor(name: str) -> bool:
    """Say whether a name is that of people or a body, who do many things."""
    return name.endswith(tuple(load("statements")["occasion"]["actors"]))


def one_day(first: Occasion, second: Occasion) -> bool:
    """Say whether two sentences name one day of one month."""
    return bool(set(_DAY.findall(first.text)) & set(_DAY.findall(second.text)))


def _opens(text: str, name: str) -> bool:
    """Say whether a sentence begins with a name, behind its label and a mark."""
    lead = _LEAD.match(text, leads.behind(text))
    return text.startswith(name, lead.end() if lead else 0)


def within_others(first: str, second: str, name: str) -> bool:
    """Say whether what stands before a stretch makes two names of it: 男子篮球队, 女子篮球队."""
    starts = [text.find(name) for text in (first, second)]
    size = min(2, *starts)
    before = [t[at - size : at] for t, at in zip((first, second), starts, strict=True)]
    return size > 0 and any({a, b} <= _TELLING for a, b in zip(*before, strict=True) if a != b)


def _in_both(first: str, second: str) -> Iterator[str]:
    """Yield the longest stretches of Chinese characters that stand in both texts."""
    known = {second[k : k + _GRAM] for k in range(len(second) - _GRAM + 1)}
    at = 0
    while at <= len(first) - _GRAM:
        end = at
        while first[end : end + _GRAM] in known and _HAN.fullmatch(first, end, end + _GRAM):
            end += 1
        if end > at:
            yield first[at : end + _GRAM - 1]
        at = end + 1


def one_time(first: Occasion, second: Occasion) -> bool:
    """Say whether the text and the arrangement speak of one month or week."""
    if first.planned == second.planned:
        return False
    return bool(first.months & second.months or first.weeks & second.weeks)


def other_time(first: Occasion, second: Occasion) -> bool:
    """Say whether two occasions are in months that have nothing in common, or in different years."""
    months = first.months and second.months and not first.months & second.months
    return bool(months) or first.past != second.past


def other_people(first: Occasion, second: Occasion) -> bool:
    """Say whether one of two clauses tells of pupils, or of a half of the year, and the other does not."""
    texts = [o.clause or o.text for o in (first, second)]
    for key in ("pupils", "halves"):
        told = [set(pattern("statements", "occasion", key).findall(text)) for text in texts]
        if told[0] != told[1]:
            return True
    return False


@cache
def _bare() -> re.Pattern[str]:
    """Return what tells no occasion within a name."""
    table = load("statements")["occasion"]
    return lazy(alternation([*table["common"], *table["places"]]))


@cache
def _common() -> frozenset[str]:
    return frozenset(load("statements")["occasion"]["common"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("statements")["occasion"]["ends"])


@cache
def _function() -> frozenset[str]:
    return frozenset(load("statements")["occasion"]["function"])


def marks(key: str) -> re.Pattern[str]:
    """Return the pattern of a word list of ``statements.toml``."""
    return pattern("statements", "marks", key)
