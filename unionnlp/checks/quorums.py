"""Quorums: so many present, so many votes, of a body whose number stands elsewhere in the draft."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import msgspec

from unionnlp.checks.counted import Count
from unionnlp.checks.counts import counts
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.rules import shipped, words_of
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy
from unionnlp.resources import words
from unionnlp.translation import translator

_N = r"(?<![\d.第一二两三四五六七八九十百])(?P<n>\d{1,4}|[一二两三四五六七八九十百]{2,5})"
_PRESENT: Final = 2 / 3
_VOTES: Final = 1 / 2
_LEAST: Final = 0.2  # a smaller part of a body is of another one
_ROUND: Final = 1e-9


class _Kind(msgspec.Struct, frozen=True):
    """What is asked of a number: the rule it breaks, the share that it must reach, or pass."""

    rule: str
    pattern: re.Pattern[str]
    share: float
    above: bool


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the numbers of those present, and of votes, that are too small for their body."""
    if not draft.is_plan:
        return
    bodies: dict[str, Count] | None = None
    meetings: list[re.Match[str]] | None = None
    for kind in _kinds():
        for match in kind.pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            if _idle(draft, match):
                continue
            bodies = _bodies(draft) if bodies is None else bodies
            if meetings is None:
                document = draft.document
                meetings = list(_meeting().finditer(draft.plain, document.start, document.end))
            body = _body(draft.plain, bodies, meetings, match.start())
            said = number(match["n"] or match["m"]) or 0
            if body is None or not _too_few(said, body.value, kind):
                continue
            yield _hit(draft, kind, match)


def speaks(plain: str, start: int, end: int) -> bool:
    """Say whether a sentence gives a number of those present, or of votes, that counts."""
    return any(kind.pattern.search(plain, start, end) for kind in _kinds())


def _too_few(said: float, of: int, kind: _Kind) -> bool:
    part = said / of
    if part < _LEAST:
        return False
    return part <= kind.share + _ROUND if kind.above else said < int(of * kind.share)


def _idle(draft: Draft, match: re.Match[str]) -> bool:
    left, right = draft.context.sentence(match.start())
    apart = _words("apart").search(draft.plain, left, right)
    return bool(apart) or draft.context.past(match.start()) or draft.in_noise(*match.span())


def _bodies(draft: Draft) -> dict[str, Count]:
    """Return the first whole number that a draft gives each body."""
    found: dict[str, Count] = {}
    for count in counts(draft):
        if count.whole or count.key == "delegates":
            found.setdefault(count.key, count)
    return found


def _body(
    plain: str, bodies: dict[str, Count], meetings: Sequence[re.Match[str]], at: int
) -> Count | None:
    """Return the body that meets, by the last name of a meeting before the number in its paragraph."""
    k = bisect_right(meetings, at, key=lambda named: named.end()) - 1
    if k < 0 or plain.find("\n", meetings[k].start(), at) >= 0:
        return None
    named = meetings[k]
    kind = named.lastgroup or ""
    near = _told().search(plain, named.start(), at)
    if near:  # the number of the body stands right there
        value = int(number(near["n"] or near["k"]) or 0)
        return Count(kind, value, *near.span()) if value else None
    return bodies.get(kind)


def _hit(draft: Draft, kind: _Kind, match: re.Match[str]) -> Hit:
    (rule,) = (r for r in shipped() if r.id == kind.rule)
    start, end = draft.context.clause(match.start())
    _ = translator(draft.lang)
    values = {"says": _(rule.says), "source": _(rule.source), "write": _(rule.write)}
    return Hit("R201", ((start, max(end, match.end())),), values, rule.weight, rule=rule.id)


@cache
def _kinds() -> tuple[_Kind, ...]:
    arrive, goes, enough = (words_of(key) for key in ("arrive", "goes", "enough"))
    vote = _words("vote").pattern
    present = lazy(
        rf"{arrive}(?:人数|代表)?(?:够|满|上|齐|足|达到?|有|要有|要到|过|超过|了)?{_N}个?[名人位](?:以上)?[,，]?[就便即才方]?{goes}"
        rf"|(?P<m>\d{{1,4}})个?[名人位](?:代表|会员|教职工)?(?:以上)?{arrive}[,，]?(?:会议?|大会)?[就便即才方]?{goes}"
    )
    votes = lazy(
        rf"{_N}[名人位票张](?:以上)?(?:代表|会员|教职工|老师)?(?:{vote})[^。;；\d]{{0,6}}?{enough}"
        rf"|(?:{vote})(?:票|的|者|人数)?(?:满|达到?|够|有|超过|过)?(?P<m>\d{{1,4}})[名人位票张](?:以上)?[,，]?[^。;；,，\d]{{0,6}}?{enough}"
    )
    return (
        _Kind("congress_quorum_number", present, _PRESENT, above=False),
        _Kind("congress_majority_number", votes, _VOTES, above=True),
    )


@cache
def _meeting() -> re.Pattern[str]:
    return lazy(
        rf"(?P<delegates>{_words('delegates').pattern})|(?P<staff>{_words('staff').pattern})|(?P<members>{_words('members').pattern})"
    )


@cache
def _told() -> re.Pattern[str]:
    return lazy(
        r"(?:代表|应到|教职工|会员|全[校园]|[咱我]们|一共|总共)[^,，。;；\d]{0,4}(?P<n>\d{1,4})个?[名人位]|(?<!\d)(?P<k>\d{1,4})[名人位]?(?:正式)?(?:代表|教职工|会员)"
    )


def _words(key: str) -> re.Pattern[str]:
    return words("registry", "quorums", key)
