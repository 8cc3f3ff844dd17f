"""What a Word document says beside its text: revisions left open, comments of others, headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from unionnlp.reading.word.comments import OWN_AUTHOR, comments_of
from unionnlp.reading.word.package import Package, W
from unionnlp.records import Remark, RemarkKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

    from unionnlp.reading.word.trace import SourceStretch, Trace

_P, _T, _DELETED = W + "p", W + "t", W + "delText"
_IN, _OUT = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
_BEGIN, _END = W + "commentRangeStart", W + "commentRangeEnd"
_MOST = 200  # remarks of one document
_SAID = 200  # characters of what one says
_NEAR = 6  # characters beside deleted words that show where they stood


def is_marked(main: Element) -> bool:
    """Say whether a document has revisions or comments, so that a trace of it is needed."""
    return next(main.iter(*_IN, *_OUT, _BEGIN), None) is not None


def remarks(package: Package, main: Element, trace: Trace | None) -> tuple[Remark, ...]:
    """Return what stands beside the text, in the order of the text; headers and footers last."""
    found: list[Remark] = []
    if trace is not None:
        places = _by_element(trace.stretches)
        found += [*_inserted(trace.stretches), *_deleted(main, places)]
        found += _comments(package, main, places)
        found.sort(key=lambda remark: remark.start)
    return (*found[:_MOST], *_margins(package))


def _by_element(stretches: Iterable[SourceStretch]) -> dict[Element, list[SourceStretch]]:
    places: dict[Element, list[SourceStretch]] = {}
    for stretch in stretches:
        places.setdefault(stretch.element, []).append(stretch)
    return places


def _inserted(stretches: Iterable[SourceStretch]) -> Iterator[Remark]:
    """Yield what was inserted and not accepted, joined where it stands together."""
    start, end, who = 0, 0, None
    for stretch in stretches:
        change = next((a for a in stretch.element.iterancestors() if a.tag in _IN), None)
        author = None if change is None else change.get(W + "author", "")
        if who is not None and (author != who or stretch.start > end + 1):
            yield Remark(start=start, end=end, kind="inserted", author=who)
            who = None
        if author is not None:
            start = start if who is not None else stretch.start
            end, who = stretch.start + stretch.length, author
    if who is not None:
        yield Remark(start=start, end=end, kind="inserted", author=who)


def _deleted(main: Element, places: dict[Element, list[SourceStretch]]) -> Iterator[Remark]:
    """Yield what was deleted and not accepted, at the words beside it."""
    for change in main.iter(*_OUT):
        said = _line(t.text or "" for t in change.iter(_DELETED, _T))
        paragraph = next(change.iterancestors(_P), None)
        if not said or paragraph is None:
            continue
        yield from _beside(change, paragraph, places, said)


def _beside(
    change: Element, paragraph: Element, places: dict[Element, list[SourceStretch]], said: str
) -> Iterator[Remark]:
    before: SourceStretch | None = None
    passed = False
    for element in paragraph.iter():
        passed = passed or element is change
        for stretch in places.get(element, ()):
            if not passed:
                before = stretch
            elif before is None:
                yield _deletion(change, stretch.start, min(stretch.length, _NEAR), said)
                return
    if before is not None:
        length = min(before.length, _NEAR)
        yield _deletion(change, before.start + before.length - length, length, said)


def _deletion(change: Element, start: int, length: int, said: str) -> Remark:
    author = change.get(W + "author", "")
    return Remark(start=start, end=start + length, kind="deleted", author=author, says=said)


def _comments(
    package: Package, main: Element, places: dict[Element, list[SourceStretch]]
) -> Iterator[Remark]:
    """Yield the open comments of others at their words; an answer belongs to what it answers."""
    spans = _spans(main, places)
    for comment in comments_of(package):
        if comment.author == OWN_AUTHOR or comment.state != "open" or comment.parent is not None:
            continue
        start, end = spans.get(comment.id, (0, 0))
        says = _line([comment.text])
        if says:
            yield Remark(start=start, end=end, kind="comment", author=comment.author, says=says)


def _spans(main: Element, places: dict[Element, list[SourceStretch]]) -> dict[str, tuple[int, int]]:
    """Return the words between the two marks of each comment."""
    opened: dict[str, tuple[int, int] | None] = {}
    found: dict[str, tuple[int, int]] = {}
    for element in main.iter():
        number = element.get(W + "id", "") if element.tag in (_BEGIN, _END) else ""
        if element.tag == _BEGIN:
            opened[number] = None
        elif element.tag == _END:
            span = opened.pop(number, None)
            if span is not None:
                found[number] = span
        elif opened and element in places:
            for stretch in places[element]:
                end = stretch.start + stretch.length
                for key, span in opened.items():
                    opened[key] = (stretch.start, end) if span is None else (span[0], end)
    return found


def _margins(package: Package) -> Iterator[Remark]:
    """Yield what the headers and footers say, each text once."""
    kinds: tuple[RemarkKind, ...] = ("header", "footer")
    for kind in kinds:
        said = (_line(t.text or "" for t in part.iter(_T)) for part in package.all_related(kind))
        for says in dict.fromkeys(said):
            if says:
                yield Remark(start=0, end=0, kind=kind, says=says)


def _line(pieces: Iterable[str]) -> str:
    flat = " ".join("".join(pieces).split())
    return flat[:_SAID]
