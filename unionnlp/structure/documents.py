"""From lines to documents and noise.

A boundary is a delimiter of a collection, a title, or both together. Boundaries are decided
over the whole text: a weak delimiter needs siblings with its stem, a title inside a text
needs an opening behind it (see ``boundaries``). What lies between boundaries is trimmed of noise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from unionnlp.grammar.organizations import names
from unionnlp.grammar.signatures import signed
from unionnlp.records import Noise, NoiseKind
from unionnlp.structure.boundaries import Boundary, Splitter
from unionnlp.structure.lines import Line
from unionnlp.structure.noise import (
    Injected,
    tail_head,
    teaser_line,
    wrapper_line,
    wrapper_title,
)
from unionnlp.structure.titles import (
    bare,
    number_line,
    title_like,
)

_UNION = re.compile(r"工会|教代会|职代会|教职工|职工|会员|女工|工运|分会")
_LABEL = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.:]|第[一二三四五六七八九十]{1,3}[,、章条部])"
)
_FIRST_LABEL = re.compile(r"^(?:[(]?[一1][)、.,:]|第[一1](?:部分|章|条|[,、])|[①⑴⒈]|一是|首先)")
_HEADING = re.compile(
    r"^[一-龥]{0,6}(?:指导思想|工作思路|总体要求|总体思路|目标|任务|措施|重点|要求|内容|安排|情况|概况|回顾)[:]?"
)
_MONTH = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月")
_CONTROL = re.compile(r"[\x00-\x08]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# What a text is shows in its first pages.
_SAMPLE = 8_000
_INK = re.compile(r"\S")


@dataclass(slots=True)
class Draft:
    """A document before its facts: the span and title lines (``title`` spans may be two lines)."""

    start: int
    end: int
    titles: list[tuple[int, int]] = field(default_factory=list)
    body: int = 0


@dataclass(slots=True)
class Split:
    """The result of splitting: documents and noise, each in order and disjoint."""

    documents: list[Draft]
    noise: list[Noise]


def split(norm: str) -> Split:
    """Split a normalised text into documents and noise (spans in the source, same offsets)."""
    if not _INK.search(norm):
        return Split([], [])
    splitter = Splitter(norm)
    if not _readable(norm, splitter):
        return Split([], [])
    found, stops = _merge(splitter, splitter.boundaries())
    drafts = _segments(splitter, found, stops)
    noise = _gaps(splitter, drafts)
    return Split(drafts, noise)


def _readable(norm: str, splitter: Splitter) -> bool:
    """Tell whether the text can hold a plan at all: Chinese, of a union or titled, with substance."""
    sample = norm[:_SAMPLE]
    ink = len(sample) - len(_HAN.sub("", sample))
    if ink < 12 or ink * 4 < len("".join(sample.split())):
        return False
    if _CONTROL.search(norm, 0, 4096):
        return False
    union = len(list(islice(_UNION.finditer(norm, 0, 20_000), 2)))
    if union >= 2:
        return True
    titled = any(title_like(x.text) for x in splitter.lines[:8])
    labels = sum(1 for x in splitter.lines[:400] if _LABEL.match(x.text) or _MONTH.match(x.text))
    return (union == 1 and (titled or labels > 0)) or (titled and labels > 1)


def _merge(splitter: Splitter, found: list[Boundary]) -> tuple[list[Boundary], list[int]]:
    """Drop boundaries that open nothing: outer delimiters, titles of a collection, repeats.

    Returns the boundaries that open documents, and the lines at which a document must have ended.
    """
    kept: list[Boundary] = []
    stops: list[int] = []
    for boundary in found:
        if kept:
            previous = kept[-1]
            if _injected_title(splitter, previous, boundary):
                continue
            between = range(previous.last + 1, boundary.first)
            empty = all(splitter.fringe(k) or _teaser(splitter.lines[k].text) for k in between)
            if empty and _repeats(splitter, previous, boundary):
                previous.last = boundary.last
                continue
            if empty:
                kept.pop()
        kept.append(boundary)
        stops.append(boundary.first)
    _own_titles(splitter, kept)
    return kept, stops


def _repeats(splitter: Splitter, previous: Boundary, boundary: Boundary) -> bool:
    """A title that stands above and below a publication stamp opens one document, at the first."""
    if previous.delimiter or boundary.delimiter:
        return False
    lines = splitter.lines
    texts = [bare("".join(splitter.norm[a:b] for a, b in x.titles)) for x in (previous, boundary)]
    return bool(texts[0]) and texts[0] == texts[1] and not wrapper_title(lines[previous.first].text)


def _injected_title(splitter: Splitter, previous: Boundary, boundary: Boundary) -> bool:
    """A repeated title opens a new text only where the text before it had its own outline."""
    lines = splitter.lines
    if boundary.delimiter or lines[boundary.last].text != lines[previous.last].text:
        return False
    between = lines[previous.last + 1 : boundary.first]
    if between and signed(between[-1].text):
        return False
    return bool(between) and not any(_FIRST_LABEL.match(x.text) for x in between)


def _teaser(text: str) -> bool:
    return teaser_line(text) or (len(text) < 30 and not re.search(r"[,。;]", text))


def _own_titles(splitter: Splitter, kept: list[Boundary]) -> None:
    """A delimiter's rest is the document's own title unless the collection shares it."""
    shared: dict[str, set[int]] = {}
    for found in splitter.delimiters.values():
        shared.setdefault(bare(found.rest), set()).add(found.number)
    for boundary in kept:
        mark = boundary.delimiter
        if not mark or boundary.titles != [
            (splitter.lines[boundary.first].start, splitter.lines[boundary.first].end)
        ]:
            continue
        line = splitter.lines[boundary.first]
        if (
            len(mark.rest) >= 4
            and title_like(mark.rest)
            and (len(shared[bare(mark.rest)]) == 1 or names(mark.rest))
        ):
            boundary.titles = [(line.start + mark.rest_at, line.end)]


def _segments(splitter: Splitter, found: list[Boundary], stops: list[int]) -> list[Draft]:
    lines = splitter.lines
    starts = [b.first for b in found]
    if not starts:
        return _untitled(splitter, 0, len(lines))
    drafts = []
    if _real_lead(splitter, starts[0]):
        drafts += _untitled(splitter, 0, starts[0])
    for boundary in found:
        stop = next((s for s in stops if s > boundary.last), len(lines))
        end = _trim(splitter, boundary.last + 1, stop)
        if end <= boundary.last + 1 and len(found) > 1:
            continue
        head = lines[boundary.first]
        if not boundary.delimiter and boundary.titles and not number_line(head.text):
            head = next(x for x in lines[boundary.first :] if x.start == boundary.titles[0][0])
        start = head.raw
        last = lines[max(end - 1, boundary.last)]
        body = lines[boundary.last + 1].start if boundary.last + 1 < len(lines) else last.end
        drafts.append(Draft(start, last.end, boundary.titles, min(body, last.end)))
    return drafts


def _real_lead(splitter: Splitter, stop: int) -> bool:
    """Tell whether the lines before the first boundary are a document that lost its head."""
    rows = [k for k in range(stop) if not splitter.fringe(k)]
    labels = sum(1 for k in rows if _LABEL.match(splitter.lines[k].text))
    return labels >= 2 and sum(len(splitter.lines[k].text) for k in rows) >= 120


def _untitled(splitter: Splitter, first: int, stop: int) -> list[Draft]:
    """A document without title: the stretch without its fringes."""
    while first < stop and splitter.fringe(first):
        first += 1
    end = _trim(splitter, first, stop)
    if end <= first:
        return []
    lines = splitter.lines
    start, stop_at = lines[first].raw, lines[end - 1].end
    if end - first > 1 and _headline(lines[first], lines[first + 1]):
        return [
            Draft(start, stop_at, [(lines[first].start, lines[first].end)], lines[first + 1].start)
        ]
    return [Draft(start, stop_at, [], lines[first].start)]


def _headline(line: Line, below: Line) -> bool:
    """A first line that names no kind of text is a title if it is short and stands alone."""
    text = line.text
    if not 5 <= len(text) <= 40 or _LABEL.match(text) or re.search(r"[,。;:!]$|[,。;]", text):
        return False
    if _MONTH.match(text) or not (_UNION.search(text) or names(text)):
        return False
    return len(below.text) > 24 or bool(_FIRST_LABEL.match(below.text)) or below.gap


def _trim(splitter: Splitter, first: int, stop: int) -> int:
    """Return the line after the last one that belongs to the document of ``[first, stop)``."""
    lines = splitter.lines
    for k in range(first, stop):
        if splitter.site[k] and tail_head(lines[k].text) and not _resumes(splitter, k + 1, stop):
            stop = k
            break
    stop = _signed(splitter, first, stop)
    stop = _furnished(splitter, first, stop)
    while stop > first and (splitter.site[stop - 1] or _farewell(lines[stop - 1].text)):
        stop -= 1
    return stop


def _resumes(splitter: Splitter, first: int, stop: int) -> bool:
    """Tell whether labelled lines or sentences go on after a furniture line."""
    for k in range(first, min(stop, first + 12)):
        text = splitter.lines[k].text
        if _LABEL.match(text) and len(text) > 12 and text.endswith(("。", ";")):
            return True
    return False


def _furnished(splitter: Splitter, first: int, stop: int) -> int:
    """Cut at the first furniture line behind which no sentence, label or signature stands."""
    cut = stop
    for k in range(stop - 1, max(first, stop - 20), -1):
        text = splitter.lines[k].text
        if splitter.site[k]:
            cut = k
        elif (
            (_LABEL.match(text) and len(text) > 24)
            or _MONTH.match(text)
            or signed(text)
            or not ((len(text) < 45 and not text.endswith(("。", ";"))) or splitter.fringe(k))
            or re.search(r"(?:工会|委员会|小组)$", text)
            or "\t" in text
        ):
            break
    return cut


def _signed(splitter: Splitter, first: int, stop: int) -> int:
    """Nothing but short lines after a signature's date is furniture."""
    for k in range(max(first, stop - 14), stop):
        if not signed(splitter.lines[k].text):
            continue
        rest = [splitter.lines[j].text for j in range(k + 1, stop)]
        if rest and all(_teaser(t) or splitter.fringe(k + 1 + j) for j, t in enumerate(rest)):
            signers = [t for t in rest if re.search(r"(?:工会|委员会|学校|小学|中学)$", t)]
            if not signers and not any(_LABEL.match(t) for t in rest):
                return k + 1 + sum(1 for t in rest[:1] if re.match(r"^\(.{2,20}\)$", t))
    return stop


def _farewell(text: str) -> bool:
    return (
        (
            wrapper_line(text)
            and bool(
                re.search(r"小编|(?:供|欢迎|希望).{0,6}(?:大家|您|你|各位)|范文|文章|更多", text)
            )
        )
        or wrapper_title(text)
        or (teaser_line(text) and len(text) > 12)
    )


def _gaps(splitter: Splitter, drafts: list[Draft]) -> list[Noise]:
    """Everything outside documents, the furniture inside them, and injected words, as noise."""
    noise: list[Noise] = []
    bounds = [(d.start, d.end, d.body) for d in drafts]
    heads = {span for d in drafts for span in d.titles}
    listed = False
    for k, line in enumerate(splitter.lines):
        home = next((b for b in bounds if b[0] <= line.raw < b[1]), None)
        if home is None:
            listed = listed or tail_head(line.text)
            noise.append(Noise(start=line.raw, end=line.end, kind=_kind(splitter, k, listed)))
            continue
        listed = False
        if (line.start, line.end) in heads or line.raw == home[0]:
            continue
        if splitter.site[k]:
            noise.append(Noise(start=line.raw, end=line.end, kind="site"))
        elif line.start < home[2] and not number_line(line.text) and home[2] < home[1]:
            kind: NoiseKind = "wrapper" if splitter.fringe(k) else "site"
            noise.append(Noise(start=line.raw, end=line.end, kind=kind))
        elif _repeated_title(splitter.norm, line, drafts, home):
            noise.append(Noise(start=line.raw, end=line.end, kind="watermark"))
    noise += [Noise(start=s.start, end=s.end, kind=s.kind) for s in splitter.skip]
    return _disjoint(splitter.norm, noise)


def _kind(splitter: Splitter, k: int, listed: bool) -> NoiseKind:
    text = splitter.lines[k].text
    if splitter.site[k]:
        return "site"
    if listed or teaser_line(text):
        return "teaser"
    if wrapper_title(text) or wrapper_line(text) or k in splitter.delimiters:
        return "wrapper"
    return "site" if len(text) < 40 else "wrapper"


def _repeated_title(norm: str, line: Line, drafts: list[Draft], home: tuple[int, int, int]) -> bool:
    """A line that repeats its document's title in the middle of the text."""
    for draft in drafts:
        if (draft.start, draft.end) == home[:2] and len(draft.titles) == 1:
            title = norm[slice(*draft.titles[0])]
            return len(title) >= 6 and line.text == title
    return False


def _disjoint(norm: str, noise: list[Noise]) -> list[Noise]:
    kept: list[Noise] = []
    for item in sorted(noise, key=lambda n: (n.start, -n.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


__all__ = ["Draft", "Injected", "Split", "split"]
