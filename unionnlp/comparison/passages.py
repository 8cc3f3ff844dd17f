"""The passages of a text that can promise or report an act, with all that its records say of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import cast

from unionnlp.comparison.ordered import Ordered, nearest
from unionnlp.comparison.words import PassageWords, read
from unionnlp.facts import quantities
from unionnlp.grammar.cuts import EDGE
from unionnlp.grammar.labels import leading
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.patterns import lazy
from unionnlp.records import (
    Comparator,
    DateMention,
    Document,
    ItemMention,
    Noise,
    OutlineNode,
    Quantity,
    Role,
    ScheduleEntry,
)

# A question and its answer are one passage (``体检呢？答：…``).
_SENTENCE = lazy(r"[^。;!?\n]{1,24}\?\s?(?:答|——)[^。;!?\n]+|[^。;!?\n]+")
_CUT = lazy(r"[,:](?=还|同时|此外|另外|顺便)")
_INSTEAD = lazy(
    r"(?:[,:](?=(?:工会|我们|转而|最后|只好|后来)*(?:改[为成在办]|代之以|取而代之|由[^,。;]{1,12}(?:代替|替代|取代)))"
    r"|(?<=[一-龥”》])(?=改(?:为|成|办成|在[^,。;]{1,8}[办搞开]成)了?[一-龥“《]))"
    rf"(?!.{{0,3}}改[^,。;]{{0,2}}(?:线上(?:进行|举[行办]|召开|开展|办)|网上|每|按|逐|定期|由|视频会|全年|常年|现场|室内|半天|周|[上下]午|[\d{COUNT}两]+[月次日周天个期场]))"
)
# Who did what is reported, which says nothing of what it was.
_WHO = lazy(
    r"(?:校|园|院|区|分)?(?:工会)?(?:委员|干部|主席)们?(?=(?:一行|们)?(?:分[头路批]|带|把|冒|逐|上门|登门|走进|敲|到\d|送|来到|先后))"
)
_MARKS = "改代取"  # one of them stands in whatever ``_INSTEAD`` finds
# ``将单项奖改为综合奖``: changed, not replaced
_TURNED = lazy(r"[把将由从][^,。;]{0,30}$")
_TIME = lazy(rf"[\d.第年月周日号{COUNT}初底末上中下半旬全季度学期前后起内、至~— -]{{1,24}}")
# blanks before the mark leave out the tab, which is a mark itself
_CELL = lazy(r"[^\S\t]{0,40}+[\t|]\s{0,40}+")
_OUTER = ("part", "formal", "chinese", "bracketed_chinese", "is", "heading", "digit")
_PAST = lazy(r"((?:19|20)\d\d)年(?!.{0,4}学年)")
_REVIEW = lazy(r"回顾|(?:上|去|过去).{0,3}(?:学?年|学期).{0,6}(?:情况|总结|成绩)")
_BULLETS = tuple("·•●▪■◆★*-")
LISTED = -1  # the section of what stands in a list of the whole document
RUNNING = -2  # the section of what no section holds
_SURE = 0.5  # probability of an item that counts
_SHORT = 16  # characters of a heading
_SUBJECT = 6  # characters of who did something else instead
_LEAST, _NAME = 4, 2  # characters of a clause, and of the name of what another act replaced
_ROW = 2_000  # characters of a line that are looked back at
_FARTHEST = 2_000  # characters of a clause
_TRIM = " \t\u3000,、:|-·*#>"


@dataclass(slots=True)
class FactClause:
    """A passage ``[start, end)`` of one text, with the facts that stand in it.

    ``entry`` is its schedule entry, if it is one; ``role`` the role of its section; ``heading``
    tells that it names a section with members of its own; ``opening`` that it stands before all sections;
    ``replaced`` that what follows it took its place; ``signed`` that it is part of a signature.
    ``instead`` that it took the place of what stands before it;
    ``joined`` that it stands behind a semicolon; ``review`` that a plan looks back in it.
    ``section`` is where the section begins whose members stand beside it (``LISTED``: the document,
    ``RUNNING``: none, it is running text).
    """

    start: int
    end: int
    plain: str
    words: PassageWords
    months: tuple[int, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    items: frozenset[str] = frozenset()
    role: Role | None = None
    heading: bool = False
    opening: bool = False
    entry: ScheduleEntry | None = None
    replaced: bool = False
    instead: bool = False
    signed: bool = False
    section: int = -1
    joined: bool = False
    review: bool = False
    mentions: tuple[ItemMention, ...] = ()
    dates: tuple[DateMention, ...] = ()


def clauses(
    plain: str, document: Document, noise: Sequence[Noise], *, told: bool = False
) -> list[FactClause]:
    """Return the clauses of a document in their order; ``plain`` is the normalised source.

    Those of a report (``told``) are cut as well where another act took the place of the planned one.
    """
    facts = _Facts(plain, document)
    found = [_entry(plain, facts, entry) for entry in document.schedule]
    taken = _lines(plain, document.schedule)
    for start, end, replaced, instead in _sentences(plain, document, noise, told):
        if not _inside(taken, start):
            clause = facts.clause(plain, start, end)
            clause.replaced, clause.instead = replaced, instead
            if told:
                clause.words = read(f"{_row_head(plain, start)} {_WHO.sub('', clause.plain)}")
            found.append(clause)
    found.sort(key=lambda c: (c.start, c.end))
    return found


def _entry(plain: str, facts: _Facts, entry: ScheduleEntry) -> FactClause:
    clause = facts.clause(plain, entry.start, _row_end(plain, entry))
    clause.entry, clause.months = entry, entry.months
    clause.quantities = _counted(clause)
    return clause


def _counted(clause: FactClause) -> tuple[Quantity, ...]:
    """Return the numbers of an entry, those as well that a table's details are full of (``3期``)."""
    known = {q.start for q in clause.quantities}
    found = [
        Quantity(
            start=clause.start + a.start,
            end=clause.start + a.end,
            text=clause.plain[a.start : a.end],
            value=a.value,
            upper=a.upper,
            unit=a.unit,
            comparator=cast(Comparator, a.comparator),
            per=a.per,
        )
        for a in quantities.amounts(clause.plain, ())
        if clause.start + a.start not in known
    ]
    return tuple(sorted((*clause.quantities, *found), key=lambda q: q.start))


def _row_end(plain: str, entry: ScheduleEntry) -> int:
    """Return where an entry ends with the cells behind it that tell how much: no time, person or place."""
    begin = plain.rfind("\n", 0, entry.start) + 1
    stop = plain.find("\n", entry.end)
    stop = len(plain) if stop < 0 else stop
    if not _CELL.search(plain, begin, entry.start) or plain[entry.start - 1] not in "\t| ":
        return entry.end
    end, others = entry.end, {normalize(w) for w in entry.said.values()}
    while mark := _CELL.match(plain, end, stop):
        after = _CELL.search(plain, mark.end(), stop)
        last = after.start() if after else stop
        cell = plain[mark.end() : last].strip()
        if not cell or cell in others or _TIME.fullmatch(cell):
            break
        end = mark.end() + len(plain[mark.end() : last].rstrip())
    return end


def _row_head(plain: str, start: int) -> str:
    """Return the cell that names what a row of a table is about, if a clause stands behind it."""
    before = _line_before(plain, start)
    if not before:
        return ""
    cells = re.split(r"[\t|]", before)
    head = next((cell for cell in cells if cell.strip(" 0123456789.")), "")
    return head if len(head) < _SHORT else ""


def _line_before(plain: str, at: int) -> str | None:
    """Return what stands before a place in its line, ``None`` in a line longer than any row or sentence."""
    begin = plain.rfind("\n", max(at - _ROW, 0), at) + 1
    return plain[begin:at] if begin or at < _ROW else None


def _sentences(
    plain: str, document: Document, noise: Sequence[Noise], told: bool
) -> Iterator[tuple[int, int, bool, bool]]:
    """Yield the sentences below the title, without labels, cut where one act takes another's place.

    With each goes whether what follows took its place, and whether it took the place of what it follows.
    """
    start = document.title_span.end if document.title_span else document.start
    stop = document.signature.start if document.signature else document.end
    skipped = sorted((n.start, n.end) for n in noise if n.start < document.end and n.end > start)
    reach = list(accumulate((end for _, end in skipped), max))  # how far those up to each one go
    for match in _SENTENCE.finditer(plain, max(start, document.start), max(stop, start)):
        before = bisect_left(skipped, (match.start() + 1,))
        if before and match.end() <= reach[before - 1]:
            continue
        cuts = {m.end(): False for m in _CUT.finditer(plain, *match.span())}
        if told:
            cuts |= dict.fromkeys(_swaps(plain, *match.span()), True)
        edges = [match.start(), *sorted(cuts), match.end()]
        for a, b in _bounded(plain, edges):
            swapped, instead = cuts.get(b, False), cuts.get(a, False)
            least = _NAME if swapped else _LEAST
            yield from ((*span, swapped, instead) for span in _trimmed(plain, a, b, least))


def _bounded(plain: str, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between edges, cut again at a comma where one is longer than any sentence."""
    for start, end in pairwise(edges):
        while end - start > _FARTHEST:
            comma = plain.rfind(",", start + 1, start + _FARTHEST) + 1
            yield start, comma or start + _FARTHEST
            start = comma or start + _FARTHEST
        yield start, end


def _swaps(plain: str, start: int, end: int) -> Iterator[int]:
    """Yield where a sentence turns to what took an act's place, before the subject if one is told."""
    if all(plain.find(mark, start, end) < 0 for mark in _MARKS):
        return
    for match in _INSTEAD.finditer(plain, start, end):
        at = match.end()
        if at == match.start():
            if _TURNED.search(plain, start, at):
                continue
            comma = plain.rfind(",", start, at)
            at = comma + 1 if start <= comma and at - comma - 1 <= _SUBJECT else at
        yield at


def _trimmed(plain: str, start: int, end: int, least: int) -> Iterator[tuple[int, int]]:
    while end > start and plain[end - 1] in _TRIM:
        end -= 1
    while start < end and plain[start] in _TRIM:
        start += 1
    label = leading(plain, start, end)
    if label:
        start = label.end
        while start < end and plain[start] in _TRIM:
            start += 1
    if end - start >= least:
        yield start, end


def _lines(plain: str, schedule: Sequence[ScheduleEntry]) -> list[tuple[int, int]]:
    """Return the lines that hold entries of an arrangement, merged and in order."""
    spans: list[tuple[int, int]] = []
    for entry in sorted(schedule, key=lambda e: e.start):
        if spans and entry.end <= spans[-1][1]:
            continue
        begin = plain.rfind("\n", 0, entry.start) + 1
        end = plain.find("\n", entry.end)
        spans.append((begin, len(plain) if end < 0 else end))
    return spans


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    k = bisect_left(spans, (at + 1,)) - 1
    return k >= 0 and spans[k][0] <= at < spans[k][1]


def _months(dates: Sequence[DateMention]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(m for d in dates for m in d.months))


def _sure(mentions: Sequence[ItemMention]) -> frozenset[str]:
    return frozenset(i.item for i in mentions if (i.score or 1) >= _SURE)


def part(whole: FactClause, start: int, end: int) -> FactClause:
    """Return the stretch ``[start, end)`` of a clause, counted from its beginning, as a clause."""
    a, b = whole.start + start, whole.start + end
    text = whole.plain[start:end]
    mentions = tuple(m for m in whole.mentions if a <= m.start and m.end <= b)
    dates = tuple(d for d in whole.dates if a <= d.start and d.end <= b)
    return FactClause(
        start=a,
        end=b,
        plain=text,
        words=read(text),
        months=whole.months if whole.entry else _months(dates),
        quantities=tuple(q for q in whole.quantities if a <= q.start and q.end <= b),
        items=_sure(mentions),
        role=whole.role,
        heading=whole.heading,
        opening=whole.opening,
        entry=whole.entry,
        replaced=whole.replaced and end == len(whole.plain),
        instead=whole.instead,
        signed=whole.signed,
        section=whole.section,
        joined=whole.joined,
        review=whole.review,
        mentions=mentions,
        dates=dates,
    )


class _Facts:
    """A document's facts, to be asked by span."""

    def __init__(self, plain: str, document: Document) -> None:
        self._plain = plain
        self._year = document.year
        self._stop = document.signature.start if document.signature else document.end
        self.top = [n for n in document.outline if n.depth == 1]
        self.nodes = list(document.outline)
        self._starts = [n.start for n in self.nodes]
        self._tops = [n.extent.start for n in self.top]
        self._longer = nearest([n.extent.end for n in self.nodes])
        self._shallower = nearest([-n.depth for n in self.nodes])
        self._dates = Ordered(document.dates)
        self._quantities = Ordered(document.quantities)
        self._items = Ordered(document.items)

    def clause(self, plain: str, start: int, end: int) -> FactClause:
        """Return the clause of a span with everything that stands in it."""
        text = plain[start:end]
        dates = tuple(self._dates.within(start, end))
        k = self._holder(start, end)
        role, heading, opening = self._place(start, end, k)
        mentions = tuple(self._items.within(start, end))
        return FactClause(
            start=start,
            end=end,
            plain=text,
            words=read(text),
            months=_months(dates),
            quantities=tuple(self._quantities.within(start, end)),
            items=_sure(mentions),
            role=role,
            heading=heading,
            opening=opening,
            signed=bool(SIGNER.match(text)) or signed(text),
            section=self._section(start, k),
            joined=plain[max(0, start - 1) : start] in (";", ","),
            review=self._review(start, text),
            mentions=mentions,
            dates=dates,
        )

    def _review(self, start: int, text: str) -> bool:
        """Tell whether the section looks back, or the clause begins with a year before the document's."""
        year = _PAST.match(text)
        if year and self._year and int(year[1]) < self._year:
            return True
        holder = self._top(start)
        return holder is not None and bool(_REVIEW.search(holder.text[:_SHORT]))

    def _top(self, at: int) -> OutlineNode | None:
        k = bisect_right(self._tops, at) - 1
        return self.top[k] if k >= 0 and at < self.top[k].extent.end else None

    def _holder(self, start: int, end: int) -> int:
        """Return the number of the last node before ``end`` that reaches beyond ``start``, or -1."""
        k = bisect_left(self._starts, end) - 1
        while k >= 0 and self.nodes[k].extent.end <= start:
            k = self._longer[k]
        return k

    def _section(self, start: int, k: int) -> int:
        """Return where the section begins that holds a clause in node ``k`` and its neighbours."""
        if k < 0:
            before = _line_before(self._plain, start)
            return LISTED if before is not None and before.strip() in _BULLETS else RUNNING
        if self.nodes[k].start <= start < self.nodes[k].end:
            k = self._shallower[k]
        return self.nodes[k].start if k >= 0 else LISTED

    def _place(self, start: int, end: int, k: int) -> tuple[Role | None, bool, bool]:
        """Return the role of the section, whether it is a mere heading, whether no section holds it."""
        top = self._top(start)
        held = self.nodes[k] if k >= 0 else None
        role = top.role if top else None
        named = held is not None and start < held.end and end <= held.end
        heading = named and (self._holds(k) or self._bare(k, end))
        return role, heading, held is None and bool(self.nodes)

    def _holds(self, k: int) -> bool:
        """Tell whether a node has members of its own."""
        below = self.nodes[k + 1] if k + 1 < len(self.nodes) else None
        return below is not None and below.start < self.nodes[k].extent.end

    def _bare(self, k: int, end: int) -> bool:
        """Tell whether a node is a short heading of the outer kinds, with its text below it."""
        node = self.nodes[k]
        facts = (self._quantities, self._dates)
        counted = any(True for f in facts for _ in f.within(node.start, end))
        return (
            node.style in _OUTER
            and not counted
            and end - node.start < _SHORT
            and bool(self._plain[end : min(node.extent.end, self._stop)].strip(EDGE))
        )
