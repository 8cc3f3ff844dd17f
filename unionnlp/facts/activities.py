"""A month's words cut into activities: by numbers, bullets, stops or gaps, details kept with their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from unionnlp.facts import people
from unionnlp.facts.people import Span
from unionnlp.grammar import labels
from unionnlp.grammar.cuts import EDGE, PART
from unionnlp.grammar.labels import leading
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.grammar.times import When, day_inside
from unionnlp.patterns import lazy
from unionnlp.structure.grid import detail

_BULLET = lazy(
    r"[\ue000-\uf8ff■◆▲★☆◇□▪➢➤✓√※]+|(?:(?<=[\s。;])|(?<=^))[·*+-](?=\s*[一-龥“])|<br\s?/?>"
)
_STOP = lazy(r";(?=\s*\S)|[。!](?=\s*[^\s(\[【])")
_GAP = lazy(r"(?<!\s)\s+(?=[一-龥“\"《])|\|")
_CLOSED = lazy(r"\([^()\n]{0,60}\)|“[^“”\n]{0,40}”|《[^《》\n]{0,40}》")
_TAIL = f"{PART},.、|"
_BREAK = lazy(r"<br\s?/?>$")
# Which third of its month an activity stands in, where its own line says so.
_PART = lazy(r"(?:[上中下]旬|月[初中底末])\s*[:]\s*")
# Two activities, each with those who answer for it: 插花(李红)、植树(王军).
_ANSWERED = lazy(r"(?<=\))[、,]\s*(?=[^()\n]{2,30}\()")
# An activity, and behind a dash who answers for it: 拔河--体育组.
_DASHED = lazy(r"\s?(?:-{1,4}|~|/)\s?([^-~/,。;:()\s\d]{2,14})$")
_LEAD = ":,、;。·-|.~"
_LOST = lazy(r"[。;]\s*、")
_BRACKETS = lazy(r"\(([^()\n]{2,20})\)")
_PAGE = lazy(r"\s第\s?\d{1,3}\s?页$")
_SPACED_COUNT = lazy(r"\d\s[一-龥]{1,2}$")  # 15 名 教师: figures with gaps around them
_HAN = lazy(r"[一-龥]")
_COUNT = lazy(r"[约近]?\d+(?:,\d{3})*[余多]?[人名位次场元]?")


class ReadActivity(msgspec.Struct, frozen=True):
    """An activity in clean offsets, its time, and where what is said beside it stands, by field."""

    start: int
    end: int
    when: When
    said: Mapping[str, Span] = {}

    def told(self, text: str, start: int, end: int) -> ReadActivity:
        """Return this activity with what the detail ``text[start:end]`` adds to it."""
        when = self.when
        if when.day is None:
            when = replace(when, day=day_inside(text, start, end, when.months))
        return replace(self, when=when, said=people.details(text, start, end) | dict(self.said))

    def beside(self, cells: Mapping[str, Span]) -> ReadActivity:
        """Return this activity with what the cells of its row say, which goes before its own words."""
        return replace(self, said={**self.said, **cells})


Cut = Literal["whole", "stops", "gaps"]


def activities(
    text: str, start: int, end: int, when: When, cut: Cut = "stops"
) -> Iterator[ReadActivity]:
    """Yield the activities of ``text[start:end]``.

    ``whole`` keeps a numbered one in one piece, ``stops`` cuts at stops, ``gaps`` at spaces as well.
    """
    last: Span | None = None
    for a, b in _pieces(text, start, end, cut):
        a, b = trimmed(text, a, b)
        if a >= b:
            continue
        if people.closing(text[a:b]) or _signs(text, a, b, end):
            break
        if last and detail(text[a:b]):
            last = last[0], b
            continue
        if last:
            yield _activity(text, *last, when)
        last = (a, b) if _named(text, a, b) else None
    if last:
        yield _activity(text, *last, when)


def _signs(text: str, start: int, end: int, stop: int) -> bool:
    """Tell whether a piece is a signature: a date, or the signer before one."""
    piece = " ".join(_PAGE.sub("", text[start:end]).split())
    return signed(piece) or bool(SIGNER.match(piece) and signed(text[end:stop].strip(EDGE)))


def _named(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not _HAN.search(word) or _COUNT.fullmatch(word):
        return False
    return not (people.idle(word) or detail(word))


def _activity(text: str, start: int, end: int, when: When) -> ReadActivity:
    dashed = _DASHED.search(text, start, end)
    if dashed and dashed.start() > start + 1 and people.person(dashed[1]):
        found = ReadActivity(start, dashed.start(), when).told(text, start, dashed.start())
        return found.beside({"responsible": dashed.span(1)})
    return ReadActivity(start, end, when).told(text, start, end)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without surrounding space, bullets, label and final stops."""
    for _ in range(3):
        while start < end and (
            text[start].isspace() or text[start] in _LEAD or _BULLET.match(text[start])
        ):
            start += 1
        label = leading(text, start, end)
        if label is None or label.style in (
            "is",
            "sequence_word",
            "ordinal",
            "article",
            "letter",
            "part",
        ):
            break
        start = label.end
    part = _PART.match(text, start, end)
    start = part.end() if part else start
    while end > start:
        if text[end - 1] in _TAIL or text[end - 1].isspace():
            end -= 1
        elif text[end - 1] == ">" and (mark := _BREAK.search(text, max(start, end - 6), end)):
            end = mark.start()
        else:
            break
    return start, end


def _pieces(text: str, start: int, end: int, cut: Cut) -> Iterator[Span]:
    edges = labels.items(text, start, end)
    if edges:
        if text[start : edges[0]].strip(" :"):
            yield start, edges[0]
        yield from zip(edges, [*edges[1:], end], strict=True)
        return
    piece = _CLOSED.sub(lambda m: m.group()[0] + "x" * (len(m.group()) - 1), text[start:end])
    if piece.startswith("、"):
        yield from _unnumbered(piece, start, end)
        return
    if cut == "whole":
        yield start, end
        return
    answered = list(_ANSWERED.finditer(text, start, end))
    if answered and _each_answered(text, start, end):
        at = start
        for match in answered:
            yield at, match.start()
            at = match.end()
        yield at, end
        return
    mark = _BULLET if _BULLET.search(piece) else _STOP
    at = start
    divide = _gaps if cut == "gaps" else _details
    for found in mark.finditer(piece):
        yield from divide(piece, start, at, start + found.start())
        at = start + found.end()
    yield from divide(piece, start, at, end)


def _details(piece: str, base: int, start: int, end: int) -> Iterator[Span]:
    """Cut off the details and closing words that stand behind a gap."""
    for match in _GAP.finditer(piece, start - base, end - base):
        after = piece[match.end() : end - base]
        if (
            detail(after)
            or people.closing(after)
            or _signs(piece, match.end(), end - base, end - base)
        ):
            yield start, base + match.start()
            start = base + match.end()
    yield start, end


def shut(piece: str) -> str:
    """Return words of the same length in which brackets, quotes and titles are no words."""
    return _CLOSED.sub(lambda m: "x" * len(m.group()), piece)


def divides(text: str, start: int, end: int) -> bool:
    """Tell whether the words have marks of their own between activities: then a gap is none."""
    piece = shut(text[start:end])
    return (
        bool(_STOP.search(piece) or _BULLET.search(piece))
        or len(labels.items(text, start, end)) > 1
    )


def _each_answered(text: str, start: int, end: int) -> bool:
    """Tell whether every bracket of a list names persons."""
    words = [m.group(1) for m in _BRACKETS.finditer(text, start, end)]
    return len(words) > 1 and all(
        people.person(w) or "responsible" in people.details(w, 0, len(w)) for w in words
    )


def _gaps(piece: str, base: int, start: int, end: int) -> Iterator[Span]:
    """Cut at gaps between words; a single character was torn from its word by the gap."""
    at = start
    for match in _GAP.finditer(piece, start - base, end - base):
        a, b = match.span()
        after = piece[b : end - base]
        rest = len(re.split(r"\s", after.strip(), maxsplit=1)[0]) if after.strip() else 0
        counted = _SPACED_COUNT.search(piece, max(0, a - 4), a) is not None
        if base + a - at >= 2 and rest >= 2 and piece[a - 1] != ":" and not counted:
            yield at, base + a
            at = base + b
    yield at, end


def _unnumbered(piece: str, start: int, end: int) -> Iterator[Span]:
    """Cut a list that lost its figures (``、甲。、乙``): at the marks that were left of them."""
    cut = _LOST if _LOST.search(piece) else lazy("、")
    at = start + 1
    for match in cut.finditer(piece, 1):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end
