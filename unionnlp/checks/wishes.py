"""Empty: a task that consists of words of wishes alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unionnlp.checks.draft import Draft
from unionnlp.checks.judged import said
from unionnlp.checks.messages import Hit
from unionnlp.grammar import cuts, leads, spans
from unionnlp.grammar.numerals import SMALL
from unionnlp.grammar.words import lexicon
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words

_MONTH = lazy(rf"\s{{0,9}}(?:{SMALL})月份?[:：　 ]\s{{0,9}}")
_BULLET = lazy(r"[\s　]{0,9}[·•●○◆■▪*-]")
_SHORTEST = 10  # characters of a sentence that promises
_LONGEST = 90
_LONGEST_READ = 60  # of one that only reads like an empty one
_REST = 0.08  # share of a sentence that may be left when the words of wishes are taken away
_REPORTED = 6  # empty promises that are told apart; the others are told with the last
_LISTS = ("manner", "verb", "quality", "thing", "event")
_IDIOM = 4  # characters of one
_VERBS = 2  # so many verbs make a promise; fewer are a name


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the sentences that promise nothing that could be seen."""
    if not draft.is_plan:
        return
    found = [
        span
        for span in _tasks(draft)
        if empty(draft.plain[slice(*span)]) or _reads_empty(draft, span)
    ]
    for span in found[: _REPORTED - 1]:
        yield Hit("T402", (span,))
    if found[_REPORTED - 1 :]:
        yield Hit("T402", tuple(found[_REPORTED - 1 :]))


def _tasks(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the sentences below the work headings; an opening and a closing may wish."""
    document = draft.document
    told = (n.extent for n in document.outline if n.role in ("guiding", "outlook"))
    goals = spans.merged(
        (n.extent.start, n.extent.end) for n in document.outline if n.role == "goals"
    )
    skip = spans.merged((extent.start, extent.end) for extent in told)
    prose = all(node.role == "schedule" for node in document.outline)
    first = document.start if prose else document.outline[0].start
    below = {n.end for n in document.outline if draft.plain[n.end : n.extent.end].strip(cuts.EDGE)}
    for start, end in draft.lines()[1:]:
        if start < first or spans.holds(skip, start):
            continue
        if draft.in_noise(start, end) or "\t" in draft.plain[start:end]:
            continue
        listed = draft.covers(document.schedule, start, end)
        if prose and not (listed or _at_work(draft.plain, start, end)):
            continue
        for left, right in cuts.sentences(draft.plain, start, end):
            month = _MONTH.match(draft.plain, left, right)
            if listed and month is None:
                continue  # the later sentences of an entry go on with what it told
            begin = month.end() if month else leads.behind(draft.plain, left, right)
            closed = draft.plain[right : right + 1] in "。!！"
            if spans.holds(goals, start) and not (begin > left and right + 1 == end):
                continue  # a goal is empty where nothing else stands under its number
            if closed and not (right in below and right == end):
                yield begin, right


def _at_work(plain: str, start: int, end: int) -> bool:
    """Say whether a paragraph of plain prose is about work: something in it is concrete, or it is an item."""
    if _BULLET.match(plain, start, end):
        return True
    told = [plain[a:b] for a, b in cuts.sentences(plain, start, end)]
    told = [sentence for sentence in told if sentence.strip()]
    return len(told) > 1 and any(_concrete().search(sentence) for sentence in told)


def _reads_empty(draft: Draft, span: tuple[int, int]) -> bool:
    """Say whether a task reads like the empty ones that people marked, and names nothing."""
    if span[1] - span[0] > _LONGEST_READ or _names_something().search(draft.plain, *span):
        return False
    empties = draft.once("empties", draft.document, lambda: _empties(draft))
    return spans.meets(empties, *span)


def _empties(draft: Draft) -> tuple[tuple[int, int], ...]:
    return spans.merged((s.start, s.end) for s in said(draft, "empty"))


def _heads(draft: Draft) -> tuple[tuple[int, int], ...]:
    """Return the nodes of a document that head a text."""
    nodes = draft.document.outline
    return spans.merged((n.start, n.end) for n in nodes if n.end < n.extent.end - _SHORTEST)


def promises_nothing(draft: Draft, at: int) -> bool:
    """Say whether the sentence around ``at`` is empty, its number left out, and heads no text."""
    start, end = draft.context.sentence(at)
    if spans.holds(draft.once("heads", draft.document, lambda: _heads(draft)), at):
        return False
    begin = leads.behind(draft.plain, start, end)
    return empty(draft.plain[begin:end].rstrip(cuts.PART)) or _reads_empty(draft, (begin, end))


def empty(sentence: str) -> bool:
    """Say whether a sentence holds nothing but words of wishes."""
    text = sentence.strip()
    short = len(text) < _SHORTEST and not words("wishes", "rules", "vague").fullmatch(text)
    if short or len(text) > _LONGEST or _concrete().search(text):
        return False
    pattern = _words()
    rest, verbs, at = 0, 0, 0
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:
            idiom = lexicon()[text[at]].get(text[at : at + _IDIOM], (0, ""))[1] == "I"
            rest += not idiom and text[at] not in ",，;；、 "
            at += _IDIOM if idiom else 1
            continue
        verbs += match.lastgroup in ("verb", "manner")
        at = match.end()
    least = 1 if words("wishes", "rules", "vague").search(text) else _VERBS
    return verbs >= least and rest <= _REST * len(text) and _promised(text)


def _promised(text: str) -> bool:
    """Say whether a sentence is a promise: work that has a name is one only with what it is to bring."""
    if not words("wishes", "event").search(text):
        return True
    return any(mark in text for mark in ",，;；") and bool(words("wishes", "manner").search(text))


@cache
def _names_something() -> re.Pattern[str]:
    return lazy(r"[“”《》\d]|" + _concrete().pattern)


@cache
def _words() -> re.Pattern[str]:
    """Return one pattern for all lists, the longest words first."""
    table = load("wishes")
    rows = [(word, name) for name in _LISTS for word in table[name]]
    rows.sort(key=lambda row: -len(row[0]))
    verbs = {word for word, name in rows if name in ("manner", "verb")}
    plain = alternation(sorted({word for word, _ in rows} - verbs))
    return lazy(
        f"(?P<long>{_longer(rows)})|(?P<verb>{alternation(sorted(verbs))})|(?P<thing>{plain})"
    )


def _longer(rows: list[tuple[str, str]]) -> str:
    """Names of four and more characters are tried before the verbs that they begin with."""
    return alternation(
        sorted({w for w, name in rows if len(w) >= 4 and name not in ("manner", "verb")})
    )


@cache
def _concrete() -> re.Pattern[str]:
    return lazy(alternation(load("wishes")["rules"]["concrete"] + load("wishes")["rules"]["leads"]))
