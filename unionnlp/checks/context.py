"""Of which year a clause speaks, and whose work it tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

import msgspec

from unionnlp.grammar import cuts, spans
from unionnlp.grammar.clauses import clause_at, pieces
from unionnlp.grammar.leads import LABEL
from unionnlp.grammar.normalize import normalize
from unionnlp.patterns import lazy
from unionnlp.records import Document, Period
from unionnlp.resources import alternation, load, words

_LABEL = lazy(
    rf"\s*+(?:{LABEL})?+"
    r"(?:\s*+\d{1,2}月(?:[上中下]旬|底|初)?)?+[、,，:：\s]*+"
)
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[—–~-]{1,2}\s*((?:20)?\d\d)\s*学?年)")
_NEXT_TIME = lazy(
    r"下(?:一)?[回次轮](?:是|在|定在|排在|要到|到|为)?(?P<year>20\d\d)年(?P<late>[秋冬]|下半年|(?:9|1[0-2])月)?"
)
_LONGEST = 400  # characters of a sentence
_FIRST = 2  # a section with a higher number describes no unit, whatever its heading
_AROUND = " 　:：)）"  # around a heading
_HEADING = 18  # a longer heading is a task
_TIME = 8  # a clause so short is a time of the next one, or its heading
_OLD = 60  # years back that are still looked at as a year of the past


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What the clauses of a document are about.

    ``plain`` is the normalised source, ``year`` the first year of the plan, ``last_year`` the last
    one (the same but for a school year). ``reviews`` are the spans of sections that look back,
    ``situations`` of those that only describe the unit, ``guiding`` of those that say what it
    follows; ``second_half`` says that the plan is for the later half of a year, so that the first one is past.
    """

    plain: str
    start: int
    end: int
    year: int | None
    last_year: int | None
    reviews: tuple[tuple[int, int], ...]
    situations: tuple[tuple[int, int], ...]
    guiding: tuple[tuple[int, int], ...]
    second_half: bool
    sentences: tuple[int, ...]
    pasts: dict[tuple[int, int], bool] = msgspec.field(default_factory=dict)
    cut: dict[int, list[tuple[int, int]]] = msgspec.field(default_factory=dict)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the span of the sentence around ``at``."""
        k = bisect_right(self.sentences, at) - 1
        left = self.sentences[max(k, 0)]
        right = self.sentences[k + 1] if k + 1 < len(self.sentences) else self.end
        return left, right

    def clause(self, at: int) -> tuple[int, int]:
        """Return the span of the clause around ``at``, without its stop."""
        left, right = self.sentence(at)
        found = self._clauses(left, right)
        k = bisect_left(found, at, key=itemgetter(1))
        return found[k] if k < len(found) and found[k][0] <= at else (left, right)

    def _clauses(self, left: int, right: int) -> list[tuple[int, int]]:
        """Return the spans of the clauses of a sentence, which many ask for."""
        if left not in self.cut:
            self.cut[left] = list(pieces(self.plain, left, right))
        return self.cut[left]

    def asks(self, at: int) -> bool:
        """Say whether the sentence around ``at`` is a question, which says nothing of what is done."""
        left, right = self.sentence(at)
        stop = cuts.on(self.plain, at, right + 1)
        return left < stop <= right and self.plain[stop : stop + 1] == "?"

    def body(self, at: int) -> int:
        """Return where the clause around ``at`` begins behind its label and month."""
        start, end = self.clause(at)
        begin = _LABEL.match(self.plain, start, end)
        return min(begin.end(), at) if begin else start

    def past(self, at: int) -> bool:
        """Say whether the clause around ``at`` reports of an earlier year."""
        clause = self.clause(at)
        if clause not in self.pasts:  # a clause of many dates is asked for each of them
            self.pasts[clause] = self._past(at)
        return self.pasts[clause]

    def _past(self, at: int) -> bool:
        state = spans.holds(self.reviews, at)
        left, right = self.sentence(at)
        lead = False  # 上学期有三件事：…；…: what is announced so is told of that time, each part of it
        for start, end in self._clauses(left, right):
            lead = lead or (state and self.plain[start - 1] in ":：")
            state = self._state(start, end, state or (lead and self.plain[start - 1] in ";；"))
            if at <= end:
                break
        return state

    def past_here(self, at: int) -> bool:
        """Say whether the clause around ``at`` reports of an earlier year by its own words.

        A clause that is only a time (``去年四月，…``) belongs to the one behind it.
        """
        state = spans.holds(self.reviews, at)
        left, right = self.sentence(at)
        before = state
        for start, end in self._clauses(left, right):
            state = self._state(start, end, before)
            if at <= end:
                break
            before = state if end - start <= _TIME else spans.holds(self.reviews, at)
        return state

    def _state(self, start: int, end: int, before: bool) -> bool:
        if _pattern("past", "present").search(self.plain, start, end) or self._own(start, end):
            return False
        if clause_at(self.plain, start).period == "history":
            return True
        back = _back().search(self.plain, start, end)
        if (back and not (back[0] == "上学期" and self._halves(start))) or self._old(start, end):
            return True
        if self.second_half and "上半年" in self.plain[start:end]:
            return True
        goes_on = before and _pattern("past", "goes_on").search(self.plain, start, end)
        return (
            before and not goes_on and not _pattern("past", "fixed").search(self.plain, start, end)
        )

    def _halves(self, at: int) -> bool:
        """Say whether the sentence around ``at`` deals with both halves of the year (上学期…，下学期…)."""
        left, right = self.sentence(at)
        text = self.plain[left:right]
        return -1 < text.find("上学期") < text.find("下学期")

    def _next(self, at: int, end: int) -> tuple[int, int] | None:
        """Return the clause of the sentence around ``at`` that comes behind the one that ends at ``end``."""
        _, right = self.sentence(at)
        return next(pieces(self.plain, end, right), None)

    def taken_up(self, at: int, kind: str = "taken_up") -> bool:
        """Say whether a later clause of the sentence takes up this year what the clause at ``at`` names."""
        _, right = self.sentence(at)
        start, end = self.clause(at)
        if not _pattern("later", "same").search(self.plain, start, end):
            other = _pattern("later", "other").search(self.plain, end, right)
            right = other.start() if other else right
        return bool(_pattern("later", kind).search(self.plain, end, right))

    def instead(self, item: str, at: int) -> bool:
        """Say whether the words at ``at`` that name an item mean another thing."""
        for bounds, said, more in _instead().get(item, ()):
            sentence = self.sentence(at)
            text = self.plain[slice(*(sentence if bounds == "sentence" else self.clause(at)))]
            if said.search(text.strip()) and not more.search(self.plain, *sentence):
                return True
        return False

    def reported(self, at: int) -> bool:
        """Say whether the next clause tells of the past what the clause at ``at`` only names."""
        start, end = self.clause(at)
        _, right = self.sentence(at)
        after = self._next(at, end)
        if self._halves(at):
            return False
        if after is None or _pattern("later", "acts").search(self.plain, start, end):
            return False
        if _pattern("past", "present").search(self.plain, start, right):
            return False
        return bool(_pattern("later", "reports").search(self.plain[slice(*after)]))

    def _years(self, start: int, end: int) -> list[int]:
        """Return the years that a passage names; a span of several years (2024—2035年) is its last one."""
        found = []
        for match in _YEAR.finditer(self.plain, start, end):
            first, last = int(match[1]), int((match[2] or match[1])[-2:])
            last += first // 100 * 100
            found.append(last if last - first > 1 else first)
        return found

    def _own(self, start: int, end: int) -> bool:
        first, last = self.year, self.last_year
        if first is None or last is None:
            return False
        return any(first <= y <= last for y in self._years(start, end))

    def _old(self, start: int, end: int) -> bool:
        if self.year is None:
            return False
        return any(self.year - _OLD < y < self.year for y in self._years(start, end))

    def year_at(self, at: int) -> int | None:
        """Return the year that the words before ``at`` in its clause speak of, the plan's by default."""
        start, _ = self.clause(at)
        said = self._years(start, at) or self._years(self.sentence(at)[0], at)
        if said:
            return said[-1]
        if self.year is None:
            return None
        past = self.past(at) or _back().search(self.plain, start, at)
        return self.year - 1 if past else self.year

    def told(self, at: int) -> bool:
        """Say whether ``at`` stands where the unit is described."""
        return spans.holds(self.situations, at)

    def only_guides(self, at: int) -> bool:
        """Say whether ``at`` stands in the guiding ideology, or its clause only says what guides or is."""
        start, end = self.clause(at)
        label = _LABEL.match(self.plain, start, end)
        begin = label.end() if label else start
        if _pattern("guiding", "concrete").search(self.plain, begin, end):
            return False
        after = self._next(at, end)
        said = after and _pattern("guiding", "is").search(self.plain[slice(*after)])
        if said or _pattern("guiding", "words").search(self.plain, begin, end):
            return not self.taken_up(at, "task")
        return spans.holds(self.guiding, at)

    def wished(self, at: int) -> bool:
        """Say whether the clause around ``at`` only wishes: on a condition, or of others."""
        left, right = self.sentence(at)
        label = _LABEL.match(self.plain, left, right)
        opens = _pattern("wish", "opens").match(self.plain, label.end() if label else left, right)
        open_ended = _pattern("wish", "words").search(self.plain, left, right)
        if opens or open_ended or clause_at(self.plain, at).status == "wished":
            return True
        part = max(self.plain.rfind(";", left, at) + 1, left)
        stop = self.plain.find(";", at, right)
        told = _NEXT_TIME.finditer(self.plain, part, stop if stop >= 0 else right)
        if any(self._after(match) for match in told):
            return True
        later = _pattern("wish", "later").search(self.plain, *self.clause(at))
        return bool(later) and self.year == self.last_year

    def _after(self, match: re.Match[str]) -> bool:
        """Say whether the next time of a thing (``两年一轮，下回2024年秋``) lies behind the plan."""
        if self.last_year is None:
            return False
        year, turned = int(match["year"]), self.year != self.last_year
        return year > self.last_year or (turned and year == self.last_year and bool(match["late"]))

    def elsewhere(self, at: int) -> bool:
        """Say whether another union acts in the clause around ``at``, and the own one takes no part."""
        left, right = self.sentence(at)
        start, end = self.clause(at)
        if not _pattern("others", "unit").match(self.plain, self.body(at), end):
            acts = clause_at(self.plain, at).whose == "upper"
            if not (acts and _pattern("others", "holds").search(self.plain, start, end)):
                return False
        return not _pattern("others", "joins").search(self.plain, left, right)

    def _opens_with_pupils(self, left: int, start: int) -> bool:
        """Say whether a sentence begins with what pupils do, more than a time of theirs (幼儿离园后)."""
        first = next(pieces(self.plain, left, start), (left, left))
        label = _LABEL.match(self.plain, *first)
        begin = label.end() if label else left
        subject = _pattern("others", "subject").match(self.plain, begin, first[1])
        return bool(subject) and self.plain[first[1] - 1] not in "后时前间际"

    def _time_of_pupils(self, at: int) -> bool:
        """Say whether the clause around ``at`` is only a time, at which pupils act (三八节当天，孩子们…)."""
        start, end = self.clause(at)
        after = self._next(at, end)
        if after is None or not _pattern("others", "time").search(self.plain[start:end]):
            return False
        whose = clause_at(self.plain, after[0]).whose
        return whose == "pupils" and bool(_pattern("others", "subject").match(self.plain, *after))

    def others(self, at: int) -> bool:
        """Say whether the clause around ``at`` tells what pupils, or others than the union, do."""
        left, right = self.sentence(at)
        part = max(left, self.plain.rfind(";", left, at) + 1)
        stop = self.plain.find(";", at, right)
        if _pattern("others", "sentence").search(self.plain, part, stop if stop >= 0 else right):
            return True
        if _pattern("others", "pays").search(self.plain, left, right):
            return False
        if self._time_of_pupils(at):
            return True
        start, end = self.clause(at)
        if _pattern("others", "subject").match(self.plain, self.body(at), end):
            return True
        if start > left and self._opens_with_pupils(left, start):
            return clause_at(self.plain, at).whose in (None, "pupils")
        if _pattern("others", "pupils").search(self.plain, start, end):
            return True
        return bool(_office().search(self.plain, start, end))


def _pattern(table: str, key: str) -> re.Pattern[str]:
    return words("contexts", table, key)


@cache
def _instead() -> dict[str, list[tuple[str, re.Pattern[str], re.Pattern[str]]]]:
    """Return, by item, where to look, what means another thing there, and what does not all the same."""
    found: dict[str, list[tuple[str, re.Pattern[str], re.Pattern[str]]]] = {}
    for row in load("contexts")["instead"]:
        more = lazy(alternation(row.get("unless", ["(?!)"])))
        for bounds in ("sentence", "clause"):
            if bounds in row:
                found.setdefault(row["item"], []).append(
                    (bounds, lazy(alternation(row[bounds])), more)
                )
    return found


@cache
def _back() -> re.Pattern[str]:
    past = load("contexts")["past"]
    free = "".join(f"(?<!{verb})" for verb in past["taken_up"])
    return lazy(f"{free}(?:{alternation(past['cue'])})(?!{alternation(past['modifier'])})")


@cache
def _office() -> re.Pattern[str]:
    table = load("contexts")["others"]
    offices, does = alternation(table["office"]), alternation(table["does"])
    return lazy(
        f"(?:由|归|属|请|配合|协助|都由)[^,。]{{0,10}}(?:{offices})|(?:{offices})[^,。]{{0,12}}(?:{does})"
    )


def read(document: Document, plain: str, year: int | None, period: Period) -> Context:
    """Return the context of a document that is for ``period``, which begins in ``year``."""
    starts = [document.start]
    for left, right in cuts.stops(plain, document.start, document.end):
        starts += [*_cuts(plain, starts[-1], left), right]
    starts += _cuts(plain, starts[-1], document.end)
    return Context(
        plain=plain, start=document.start, end=document.end, year=year,
        last_year=period.last_year or year, reviews=spans.merged(_reviews(document, year)),
        situations=spans.merged(_situations(document)),
        guiding=spans.merged(
            (n.start, n.extent.end) for n in document.outline if n.role == "guiding"
        ),
        second_half=period.first_month in (7, 8),
        sentences=tuple(starts),
    )  # fmt: skip


def _cuts(plain: str, start: int, end: int) -> Iterator[int]:
    """Yield where a sentence too long to be one is taken apart: behind a clause if there is one.

    What is asked of a sentence is asked of each thing in it: without a bound that is its square.
    """
    while end - start > _LONGEST:
        stop = max(plain.rfind(sign, start + 1, start + _LONGEST) for sign in ",;，；、")
        start = stop + 1 if stop > start else start + _LONGEST
        yield start


def _reviews(document: Document, year: int | None) -> Iterator[tuple[int, int]]:
    """Yield the extents of the sections whose heading looks back."""
    headings = [normalize(node.heading or node.text) for node in document.outline]
    halves = any("下学期" in h for h in headings if len(h) <= _HEADING)
    for node, heading in zip(document.outline, headings, strict=True):
        if len(heading) > _HEADING or re.search("计划|[,，;；。]", heading):
            continue
        if halves and heading.strip(_AROUND).endswith("上学期"):
            continue  # the first half of a plan for both
        said = _YEAR.match(heading)
        old = year is not None and said is not None and int(said.group(1)) < year
        if old or _pattern("past", "heading").search(heading):
            yield node.start, node.extent.end


def _situations(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the extents of the sections that describe the unit: none behind several others."""
    for node in document.outline:
        heading = normalize(node.heading or node.text)
        if (node.number or 0) > _FIRST:
            continue
        if len(heading) <= _HEADING and _pattern("situation", "heading").search(heading):
            yield node.start, node.extent.end


def overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether one of ``spans`` touches ``[start, end)``."""
    return any(a < end and start < b for a, b in spans)
