"""What the columns of an arrangement's table hold: by their header, else by what the cells hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from unionnlp.facts import people, places
from unionnlp.grammar import times
from unionnlp.grammar.participants import takers
from unionnlp.grammar.times import When
from unionnlp.structure.grid import TIMES, role

_FITS: Mapping[str, Callable[[str], bool]] = {"responsible": people.answers, "participants": takers}


class Columns(msgspec.Struct, frozen=True):
    """The roles of a table's columns, from the left."""

    roles: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.roles)

    @property
    def times(self) -> list[int]:
        """The columns of months, dates and weeks."""
        return [i for i, r in enumerate(self.roles) if r in TIMES]

    @property
    def time(self) -> str:
        """The role of the first of them."""
        return self.roles[self.times[0]]

    @property
    def contents(self) -> list[int]:
        """The columns of activities; beside names, what else is said of them is a detail."""
        for wanted in ("name", "content"):
            found = [i for i, r in enumerate(self.roles) if r == wanted]
            if found:
                return found
        return []

    def first(self, wanted: str) -> int | None:
        """Return the first column of a role."""
        return next((i for i, r in enumerate(self.roles) if r == wanted), None)

    def when(self, words: Sequence[str], *, shift: int = 0) -> When | None:
        """Read a row's time columns together; ``None`` where none of them tells a time."""
        found: When | None = None
        for i in sorted(self.times, key=lambda i: TIMES.index(self.roles[i])):
            if not 0 <= i - shift < len(words):
                continue
            word = words[i - shift].strip()
            if found and found.months and self.roles[i] == "date" and word.isdigit():
                here: When | None = When((), (), int(word) if int(word) <= 31 else None)
            else:
                here = times.cell(word, column=self.roles[i])
            if here is not None:
                found = found.with_date(here) if found else here
        return found


def header(words: Sequence[str]) -> Columns | None:
    """Read a row as a table's header: a column of time and one of activities."""
    found = [role(w) for w in words]
    known = [r for r in found if r]
    if len(known) < 2 or not any(r in TIMES for r in known):
        return None
    if found.count(None) == 1 and not {"name", "content"} & set(known):
        found = [r or "content" for r in found]
    roles: list[str] = []
    for r in found:
        again = r == "month" and "month" in roles
        roles.append("date" if again else r or "other")
    columns = Columns(tuple(roles))
    return columns if columns.contents else None


def inferred(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Tell the columns of a table without header: times first, persons and places where most name some."""
    width = max((len(r) for r in rows), default=0)
    columns = [[r[j].strip() for r in rows if len(r) > j and r[j].strip()] for j in range(width)]
    named = [sum(map(people.person, cells)) * 5 >= len(cells) * 3 for cells in columns]
    roles = ["month"]
    for j, cells in enumerate(columns[1:], 1):
        dated = sum(times.cell(c) is not None for c in cells)
        if cells and dated == len(cells) and j + 1 < width and set(roles) <= set(TIMES):
            roles = ["week", *roles[1:], "date"]
        elif places.most(cells) and (not named[j] or any(named[j + 1 :])):  # 工会活动室, 李红
            roles.append("place")
        else:
            roles.append("responsible" if cells and named[j] and j > 1 else "content")
    if "content" not in roles:
        roles = ["content" if role == "place" else role for role in roles]
    return Columns(tuple(roles)) if width > 1 else None


def spread(columns: Columns, words: Sequence[str]) -> list[list[int]]:
    """Give the words behind a row's time to its columns; words of one cell may be several.

    Returns, for each column behind the time, which words it holds: persons and places are taken
    from the end, the rest is the activity.
    """
    behind = [r for r in columns.roles if r not in TIMES and r != "index"]
    if len(words) == len(behind):
        return [[k] for k in range(len(words))]
    taken: list[list[int]] = [[] for _ in behind]
    rest = list(range(len(words)))
    content = next((k for k, r in enumerate(behind) if r in ("name", "content")), 0)
    for k in range(len(behind) - 1, content, -1):
        if len(rest) < 2:
            break
        fits = _FITS.get(behind[k])
        if behind[k] == "responsible" and _apart(words[rest[-3] + 1 :] if len(rest) > 2 else ()):
            taken[k], rest = rest[-2:], rest[:-2]
            continue
        while len(rest) > 1 and (fits(words[rest[-1]]) if fits else len(words) > len(behind)):
            taken[k].insert(0, rest.pop())
            if behind[k] == "participants":  # as many as there are activities
                continue
            if len(rest) > 1 and people.office_of(words[rest[-1]], words[taken[k][0]]):
                taken[k].insert(0, rest.pop())
            break
    taken[content] = rest
    return taken


def _apart(words: Sequence[str]) -> bool:
    """Tell whether two words are a name that was spread out: 鲁 静."""
    return len(words) == 2 and all(len(w) == 1 and "一" <= w <= "龥" for w in words)


def behind_time(columns: Columns) -> Columns:
    """Return the columns that stand behind the time and the number of a row."""
    roles = tuple(r for r in columns.roles if r not in TIMES and r != "index")
    return replace(columns, roles=roles)
