"""Accounts that a sentence tells from end to end: what was left, what comes, what goes, what will be left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from unionnlp.checks.amounts import NEAR, hit, is_price, money, step
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.patterns import lazy
from unionnlp.records import Quantity
from unionnlp.resources import alternation, load, words

_SENTENCE = lazy(r"[^。!?！？\n]+")
_KINDS: Final = ("before", "left", "goes", "comes")  # in the order in which their words are tried
_SIGNS: Final = {"before": 1, "comes": 1, "goes": -1}
_REACH: Final = 16  # characters before an amount in which its word stands
_MOST: Final = 8  # amounts of one account
_FAR: Final = 3.0  # a rest so many times another is of something else


def check(draft: Draft) -> Iterator[Hit]:
    """Yield ``上年结余2万元，收入6万元，支出7万元，年末结余2万元``: the rest is another."""
    for sentence in _SENTENCE.finditer(draft.plain, draft.document.start, draft.document.end):
        if not _of_account().search(sentence.group()):
            continue
        start, end = sentence.span()
        found = [q for q in money(draft, start, end) if not is_price(draft, q)]
        if 3 <= len(found) <= _MOST and not _words("loose").search(sentence.group()):
            yield from _account(draft, found, start)


def _account(draft: Draft, amounts: Sequence[Quantity], start: int) -> Iterator[Hit]:
    """Compare what is left with what was there, what came and what went; each amount must be one of these."""
    kinds = [_kind(draft, q, start) for q in amounts]
    *parts, rest = kinds
    several = kinds.count("before") > 1 or "left" in parts or None in kinds
    if rest != "left" or several or not {"comes", "goes"} <= set(parts):
        return
    right = sum(_SIGNS[k] * q.value for k, q in zip(parts, amounts, strict=False) if k)
    whole = amounts[-1]
    exact = len(amounts) * min((step(q) for q in amounts if "." in q.text), default=0.0)
    near = right > 0 and 1 / _FAR < whole.value / right < _FAR
    if near and abs(right - whole.value) > exact + NEAR:
        yield hit(amounts[0].start, whole.end, whole.value, round(right, 2), "元")


def _kind(draft: Draft, q: Quantity, start: int) -> str | None:
    """Return what an amount is in an account, by the words right before it in its clause."""
    left, _ = draft.context.clause(q.start)
    text = draft.plain[max(start, left, q.start - _REACH) : q.start]
    return next((kind for kind in _KINDS if _told(kind).search(text)), None)


@cache
def _told(kind: str) -> re.Pattern[str]:
    listed = alternation(load("sums")["balance"][kind])
    return lazy(rf"(?:{listed})[^,，。;；\d]{{0,4}}$")


def _of_account() -> re.Pattern[str]:
    return lazy(r"[结余剩存有][^。]{1,60}[支花用开][^。]{1,40}[结余剩存]")


def _words(key: str) -> re.Pattern[str]:
    return words("sums", "balance", key)
