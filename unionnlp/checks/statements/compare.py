"""Two statements of one thing whose values exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final

from unionnlp.checks.context import overlaps
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.statements import (
    accounts,
    hosts,
    numbers,
    occasional,
    roles,
    standards,
    timed,
    venues,
)
from unionnlp.checks.statements.cores import one_core
from unionnlp.checks.statements.occasions import (
    Occasions,
    is_actor,
    marks,
    one_aspect,
    one_day,
    one_time,
    one_topic,
    other_people,
    other_sex,
    other_time,
    quoted,
    says_else,
    shared,
    topics,
    within_others,
)
from unionnlp.checks.statements.phrases import bodies, sure
from unionnlp.checks.statements.records import Statement
from unionnlp.patterns import lazy
from unionnlp.resources import words

_LONG: Final = 3  # characters of a word that tells an occasion by itself
_NAME: Final = 4  # characters of a name that the text and the arrangement have in common
_LONG_NAME: Final = 5  # characters of one that two places of the text have
_NEARER: Final = 0.7  # where the text alone tells of both
_PART: Final = 0.5  # less than this of another number is of a part
_FEW: Final = 0.2  # so few are not all of a body: 总部31人, 经审3人: 总部一名
_PLACES: Final = 40  # statements of one thing that are compared
_LOOSE: Final = ("元", "%", "倍")  # units of many things that are told of one
_TELLING: Final = ("age", "term", "till")  # phrases that say by themselves what the number is
_QUOTE: Final = 24
_NUMBERS = lazy(r"(?<![\d.])\d{1,7}(?![\d.%月日年号、.])")
_READERS: Final = (
    numbers.statements, timed.statements, roles.statements, accounts.statements, hosts.statements,
    venues.statements, venues.places,
    occasional.phrases_of, occasional.frequencies, occasional.statements, standards.statements,
)  # fmt: skip


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what a document says of one thing in two places, and differently."""
    told: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements(draft):
        told.setdefault(statement.key, []).append(statement)
    reported: list[tuple[int, int]] = []
    for group in told.values():
        pair = _apart(group) if len(group) <= _PLACES else None
        if pair and not any(overlaps(reported, s.start, s.end) for s in pair):
            reported += [(s.start, s.end) for s in pair]
            yield _two(draft, *pair)


def statements(draft: Draft) -> tuple[Statement, ...]:
    """Return all that the readers of statements find in a draft, read once."""
    return draft.once("statements", draft.document, lambda: _read(draft))


def _read(draft: Draft) -> tuple[Statement, ...]:
    occasions = Occasions(draft)
    return tuple(statement for read in _READERS for statement in read(draft, occasions))


def _two(draft: Draft, first: Statement, second: Statement) -> Hit:
    quotes = [short(draft.text[s.start : s.end], _QUOTE) for s in (first, second)]
    spans = ((first.start, first.end), (second.start, second.end))
    return Hit("F109", spans, {"first": quotes[0], "second": quotes[1]})


def _apart(group: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the first two places that give one thing different values; a list gives it several."""
    places: dict[tuple[int, int], set[float | str]] = {}
    for statement in group:
        places.setdefault(statement.occasion.place, set()).add(statement.value)
    same = _POLICIES[group[0].attribute.partition(":")[0]]
    for first, second in combinations(group, 2):
        one, other = places[first.occasion.place], places[second.occasion.place]
        if len(one) != 1 or len(other) != 1 or one & other or _on_one_line(first, second):
            continue
        if same(first, second) and not _told_with(first, second):
            return first, second
    return None


def _on_one_line(first: Statement, second: Statement) -> bool:
    """Say whether an entry of the arrangement stands on the line of the other: that is no second place."""
    (a, b), (c, d) = first.occasion.place, second.occasion.place
    return (a, b) != (c, d) and max(a, c) < min(b, d)


def _told_with(first: Statement, second: Statement) -> bool:
    """Say whether one sentence tells the other's count beside its own: 21所, 上半年12所、下半年9所."""
    if not first.attribute.startswith(("count", "occasional")):
        return False
    return any(
        len(found := _NUMBERS.findall(one.occasion.text)) > 1 and f"{other.value:g}" in found
        for one, other in ((first, second), (second, first))
        if isinstance(other.value, float)
    )


def _counted(first: Statement, second: Statement) -> bool:
    """Say whether two counts are of one group: by its name, its kind, or a sign that all of it are meant."""
    if first.occasion.past != second.occasion.past or not _near(first, second, _FEW):
        return False
    if first.key[-1] in bodies():
        both = first.whole and second.whole
        return both or (first.named and (first.whole or second.whole) and _near(first, second))
    if first.key[1:] == second.key[1:] and "".join(first.key[1:]) in sure():
        return _near(first, second)
    if first.attribute == "count:元":
        return _one_amount(first, second)
    if other_time(first.occasion, second.occasion) or not first.named:
        return False
    if _one_occasion(first, second):
        return True
    name, near = sum(map(len, first.key[1:])), _near(first, second)
    across = first.occasion.planned != second.occasion.planned and name >= _NAME
    return near and (
        first.whole or second.whole or across or (name >= _LONG_NAME and _nearer(first, second))
    )


def _one_amount(first: Statement, second: Statement) -> bool:
    """Say whether two amounts are of one cost, told by its name (体检费)."""
    name = "".join(first.key[1:])
    told = len(name) >= _LONG and bool(marks("cost").search(name))
    return told and _near(first, second) and not other_time(first.occasion, second.occasion)


def _near(first: Statement, second: Statement, part: float = _PART) -> bool:
    """Say whether two numbers can be of one group: one is no small part of the other."""
    low, high = sorted((float(first.value), float(second.value)))
    return low >= part * high


def _nearer(first: Statement, second: Statement) -> bool:
    low, high = sorted((float(first.value), float(second.value)))
    return low >= _NEARER * high


def _occasional(first: Statement, second: Statement) -> bool:
    """Say whether two numbers of one unit are of one occasion: the arrangement's, or that of one topic."""
    a, b = first.occasion, second.occasion
    if other_time(a, b) or not _one_head(first.head, second.head):
        return False
    if first.key[-1] == "人" and other_sex(a, b):
        return False
    if not (a.planned or b.planned):
        return first.key[-1] not in _LOOSE and _one_in_text(first, second)
    if a.planned and b.planned:
        return False
    return bool(shared(first, second)) if one_time(a, b) else _one_subject(first, second)


def _one_in_text(first: Statement, second: Statement) -> bool:
    """Say whether two places of the text are about one thing: a name, or a day and a word."""
    a, b = first.occasion, second.occasion
    both = shared(first, second)
    if one_topic(a, b) or (both and one_day(a, b)):
        return True
    if first.key[1:2] and first.key[1] in _TELLING and any(topics(a, b)):
        return True
    return first.attribute in ("day", "clock") and any(len(w) >= _LONG for w in both)


def _each(first: Statement, second: Statement) -> bool:
    """Say whether two shares are of one thing: 每组负责7家, 每组7家."""
    one, other = (
        standards.groups_of(s.occasion.clause or s.occasion.text) for s in (first, second)
    )
    if first.attribute == "each:元" and one != other:
        return False
    if first.head == second.head:
        return _one_occasion(first, second)
    alike = not first.head or not second.head
    return alike and _occasional(first, second)


def _one_head(first: str, second: str) -> bool:
    """Say whether two nouns can be of one thing: 图书 and 新书; one can be left out."""
    return not first or not second or first[-1] == second[-1]


def _one_occasion(first: Statement, second: Statement) -> bool:
    """Say whether two statements speak of one occasion: a month, or a word that few places have."""
    a, b = first.occasion, second.occasion
    both = shared(first, second)
    if other_time(a, b) or any(within_others(a.text, b.text, w) for w in both):
        return False
    return one_time(a, b) or bool(both)


def _one_subject(first: Statement, second: Statement) -> bool:
    """Say whether two statements have so many words in common that they speak of one thing."""
    a, b = first.occasion, second.occasion
    both = {
        w for w in shared(first, second) if not (is_actor(w) or within_others(a.text, b.text, w))
    }
    told = len(both) > 1 or any(len(w) >= _LONG for w in both)
    if told and not (a.planned or b.planned):
        told = one_aspect(a, b, "".join(both))
    return (told or one_topic(a, b)) and not other_time(a, b)


def _one_act(first: Statement, second: Statement) -> bool:
    """Say whether two clauses tell the time of one thing, which is done once."""
    a, b = first.occasion, second.occasion
    if other_time(a, b) or other_people(a, b) or not one_core(a, b):
        return False
    return not any(words("acts", "listed", "again").search(o.clause or o.text) for o in (a, b))


def _one_held(first: Statement, second: Statement) -> bool:
    """Say whether two clauses tell where one thing is held that is not held again and again."""
    a, b = first.occasion, second.occasion
    if other_time(a, b) or other_people(a, b) or not one_core(a, b):
        return False
    return not any(words("statements", "cores", "again").search(o.clause or o.text) for o in (a, b))


def _one_cycle(first: Statement, second: Statement) -> bool:
    """Say whether two clauses tell how often, or on which day, one thing comes again."""
    a, b = first.occasion, second.occasion
    if other_people(a, b) or venues.apart(a.clause, b.clause):
        return False
    return _one_subject(first, second) or (not other_time(a, b) and one_core(a, b))


def _held(first: Statement, second: Statement) -> bool:
    return first.named or second.named


def _one_quoted(first: Statement, second: Statement) -> bool:
    """Say whether two clauses tell the cycle of one thing that has a name in quotation marks.

    Where both say what else is done there, it may be two things.
    """
    a, b = (o.clause or o.text for o in (first.occasion, second.occasion))
    if other_time(first.occasion, second.occasion):
        return False
    return any(not (says_else(a, name) and says_else(b, name)) for name in quoted(a) & quoted(b))


_POLICIES: Final[dict[str, Callable[[Statement, Statement], bool]]] = {
    "count": _counted,
    "each": _each,
    "day": lambda a, b: _occasional(a, b) or _one_act(a, b),
    "occasional": lambda a, b: a.named and b.named and _occasional(a, b),
    "deadline": lambda a, b: _occasional(a, b) or _one_act(a, b),
    "clock": lambda a, b: _occasional(a, b) or _one_act(a, b),
    "account": _near,
    "standard": lambda a, b: _near(a, b) and not other_time(a.occasion, b.occasion),
    "prize": lambda a, b: (
        standards.one_contest(a.head, b.head) and not other_time(a.occasion, b.occasion)
    ),
    "within": _one_occasion,
    "offset": _one_occasion,
    "again": lambda a, b: _one_cycle(a, b) or _one_quoted(a, b),
    "often": _one_cycle,
    "role": _held,
    "venue": lambda a, b: (
        a.occasion.planned != b.occasion.planned and not other_time(a.occasion, b.occasion)
    ),
    "place": lambda a, b: not venues.one_place(str(a.value), str(b.value)) and _one_held(a, b),
    "host": lambda a, b: not other_time(a.occasion, b.occasion),
}
