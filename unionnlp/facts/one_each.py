"""Tables a cell a line with one row for each time, where empty cells have no line: which cell is whose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from unionnlp.facts import people
from unionnlp.facts.columns import Columns
from unionnlp.grammar.participants import takers
from unionnlp.patterns import lazy

_MONEY = lazy(r"(?:约|共)?[\d.,]+\s?万?元?.{0,6}|[-/无]+|自费|免费")
_MARK = lazy(r"[-/无]+")
_ROWS = 3  # so many rows of a table show how it is built
_FITS: Mapping[str, tuple[Callable[[str], bool], int]] = {
    "responsible": (people.answers, 4),
    "cost": (lambda word: _MONEY.fullmatch(word) is not None, 4),
    "participants": (takers, 2),
}
_UNFIT = -9
_NEVER = -99


def placed(columns: Columns, words: Sequence[Sequence[str]]) -> list[list[int | None]]:
    """Return, for each row of words, which of them stands in each column; empty where they fit no table.

    The columns up to the first of the time and of the activity hold something in every row.
    """
    if len(words) < _ROWS or max(map(len, words)) > columns.width:
        return []
    sure = max(columns.times[0], columns.contents[0]) + 1
    found = [_row(columns, row, sure) for row in words]
    full = sum(len(row) == columns.width for row in words)
    ahead = columns.contents[0] < columns.times[0]  # no time is merged over several activities
    sound = all(found) and (full * 2 >= len(words) or ahead)
    return found if sound else []


def _row(columns: Columns, words: Sequence[str], sure: int) -> list[int | None]:
    """Place the words of one row: those behind the sure columns in their order, where they fit best."""
    if len(words) < sure:
        return []
    first: list[int | None] = list(range(sure))
    score, rest = _best(columns.roles[sure:], words, sure)
    return first + rest if score > _NEVER else []


def _best(roles: Sequence[str], words: Sequence[str], at: int) -> tuple[int, list[int | None]]:
    """Return the best places of the words from ``at`` in columns of ``roles``, with what they are worth."""
    worth: dict[tuple[int, int], tuple[int, list[int | None]]] = {}
    for i in range(len(roles), -1, -1):
        for k in range(len(words), at - 1, -1):
            if i == len(roles):
                worth[i, k] = (0 if k == len(words) else _NEVER, [])
                continue
            empty, places = worth[i + 1, k]
            best = (empty, [None, *places])
            if k < len(words):
                score, places = worth[i + 1, k + 1]
                here = score + _fit(roles[i], words[k])
                if here >= best[0]:
                    best = (here, [k, *places])
            worth[i, k] = best
    return worth[0, at]


def _fit(role: str, word: str) -> int:
    """Return how well a word fits a column."""
    if _MARK.fullmatch(word):
        return 1
    fits, gain = _FITS.get(role, (None, 0))
    if fits is None:
        return _UNFIT // 4 if _MONEY.fullmatch(word) else 0
    return gain if fits(word) else _UNFIT
