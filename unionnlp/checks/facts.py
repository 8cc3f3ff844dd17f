"""What two places of a draft say otherwise: events, terms, offices, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from unionnlp.checks import cored, listed
from unionnlp.checks.draft import Draft
from unionnlp.checks.events import Event, events, generic_name
from unionnlp.checks.messages import Hit
from unionnlp.checks.offices import SESSION
from unionnlp.checks.phrases import day_name, month_names
from unionnlp.grammar.numerals import SMALL, ordinal
from unionnlp.patterns import lazy
from unionnlp.translation import translator

_WEEK_ROW = lazy(rf"第?(?P<n>{SMALL})周\t")
_NAME = 4  # characters of a name that tell an activity
_ONE = frozenset("1一首")  # the first session of a congress
_TIMES = 60  # different times of one activity that are compared
_INNER = str.maketrans("“”", "‘’")  # quotation marks within others
_WEEKS = 5  # rows that make a table of weeks


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the contradictions of a document."""
    found = events(draft)
    yield from _dated(draft, found)
    yield from _sessions(draft, found)
    yield from _weeks(draft)


def _dated(draft: Draft, told: Sequence[Event]) -> Iterator[Hit]:
    """One activity in two times: the text against the text and against the arrangement."""
    found: dict[str, list[Event]] = {}
    for event in told:
        found.setdefault(event.key, []).append(event)
    _joined(found)
    _named_alike(found)
    reported: set[int] = set()
    for group in found.values():
        same = [e for e in group if e.year in (None, group[0].year)]
        pair = _apart(same) if _one_session(draft, same) else None
        if pair:
            reported.add(pair[1].start)
            yield _two(draft, *pair)
    for first, second in (*listed.pairs(draft), *cored.pairs(draft)):
        if second.start not in reported:
            reported.add(second.start)
            yield _two(draft, first, second)


def _one_session(draft: Draft, group: Sequence[Event]) -> bool:
    """Say whether no two sessions of a congress are told (三届三次 in May, 三届四次 in December)."""
    told: dict[str, set[str]] = {}
    for event in group:
        left = draft.context.clause(event.start)[0]
        for session in SESSION.finditer(draft.plain, left, event.end):
            told.setdefault(session["n"], set()).add(session["m"])
    turned = len(told) > 1 and any(
        _ONE & times for times in told.values()
    )  # 二届一次 behind 一届五次
    return not (turned or any(len(times) > 1 for times in told.values()))


def _two(draft: Draft, first: Event, second: Event) -> Hit:
    values = {
        "activity": first.name.translate(_INNER), "text": _when(first, second, draft.lang),
        "months": _when(second, first, draft.lang),
    }  # fmt: skip
    return Hit("C305", ((first.start, first.end), (second.start, second.end)), values)


def _sessions(draft: Draft, told: Sequence[Event]) -> Iterator[Hit]:
    """One session of a congress twice in the arrangement, in two months or weeks."""
    seen: dict[str, Event] = {}
    for event in told:
        session = SESSION.search(draft.plain, event.start, event.end) if event.planned else None
        if session is None:
            continue
        first = seen.setdefault(f"{session['n']}届{session['m']}次", event)
        if not _meet(first, event) or (
            first.weeks and event.weeks and not first.weeks & event.weeks
        ):
            values = {
                "activity": session.group(), "text": _when(first, event, draft.lang),
                "months": _when(event, first, draft.lang),
            }  # fmt: skip
            yield Hit("C305", ((first.start, first.end), (event.start, event.end)), values)
            return


def _joined(found: dict[str, list[Event]]) -> None:
    """One activity under a longer name in the text and a shorter one in the arrangement."""
    ends: dict[str, list[str]] = {}
    for name in found:
        for at in range(1, len(name) - _NAME + 1):
            ends.setdefault(name[at:], []).append(name)
    for key in sorted(found, key=len):
        longer = [k for k in ends.get(key, ()) if k in found]
        if len(longer) == 1:
            group, other = found[key], found[longer[0]]
            said, planned = ({e.planned for e in g} for g in (group, other))
            if len(said) == len(planned) == 1 and said != planned:
                group += found.pop(longer[0])


def _named_alike(found: dict[str, list[Event]]) -> None:
    """The one contest of its kind, by its kind alone in the arrangement (技能比武)."""
    kinds = {kind: key for key in found if (kind := generic_name(key)) and _all(found[key], True)}
    for kind, key in kinds.items():
        same = [k for k in found if k != key and k.endswith(kind)]
        if len(same) == 1 and _all(found[same[0]], False):
            found[key] += found.pop(same[0])


def _all(group: list[Event], planned: bool) -> bool:
    return all(event.planned is planned for event in group)


def _weeks(draft: Draft) -> Iterator[Hit]:
    """A table with a row for each week, in which one week stands twice."""
    table: list[tuple[int, int, int]] = []
    for span in (*draft.lines(), (draft.document.end, draft.document.end)):
        row = _WEEK_ROW.match(draft.plain, *span)
        if row:
            table.append((ordinal(row["n"]) or 0, *span))
        elif "\t" not in draft.plain[slice(*span)]:
            yield from _twice(table)
            table = []


def _twice(table: list[tuple[int, int, int]]) -> Iterator[Hit]:
    again = [(a, b) for a, b in pairwise(table) if a[0] == b[0]]
    if len(table) >= _WEEKS and len(again) == 1 and all(a[0] <= b[0] for a, b in pairwise(table)):
        ((first, second),) = again
        yield Hit("C309", (first[1:], second[1:]), {"week": first[0]})


def _apart(group: list[Event]) -> tuple[Event, Event] | None:
    """Return two mentions that cannot both be true; what the arrangement repeats is no such thing."""
    written = _times(e for e in group if not e.planned)
    planned = _times(e for e in group if e.planned)
    for event in written:
        same = [e for e in planned if (e.months and event.months) or (e.weeks and event.weeks)]
        if same and not any(_meet(event, e) for e in same):
            return event, same[0]
    for first, second in combinations(written, 2):
        if not _meet(first, second):
            return first, second
    return None


def _times(events: Iterable[Event]) -> list[Event]:
    """Return the first event of each time, in their order: a year has few, a text many events."""
    found: dict[tuple[object, ...], Event] = {}
    for event in sorted(events, key=lambda e: e.start):
        found.setdefault((event.months, event.weeks, event.day), event)
    return list(found.values())[:_TIMES]


def _meet(first: Event, second: Event) -> bool:
    if _other_weeks(first, second):
        return False
    if first.months and second.months:
        apart = first.day and second.day and first.day != second.day
        return bool(first.months & second.months) and not apart
    return True


def _other_weeks(first: Event, second: Event) -> bool:
    return bool(first.weeks and second.weeks) and not first.weeks & second.weeks


def _when(event: Event, other: Event, lang: str) -> str:
    """Return the time of an event as far as it tells it from that of the other."""
    if event.months and other.months and not _other_weeks(event, other):
        months = sorted(event.months)
        if event.day and event.months == other.months and len(months) == 1:
            return day_name(months[0], event.day, lang)
        return month_names(months, lang)
    _ = translator(lang)
    return _.listed([_("第 {n} 周", n=week) for week in sorted(event.weeks)])
