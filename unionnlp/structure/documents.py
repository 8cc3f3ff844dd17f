"""From lines to documents and noise.

What each line is, is decided over the whole text at once by the line reader (``sequence``, from
the features of ``cues``). Here documents are made of its answer: a document begins at a
delimiter, a title or the opening of a text without title, and ends with its last line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

import msgspec

from unionnlp.grammar import leads
from unionnlp.grammar.labels import leading
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.organizations import names
from unionnlp.grammar.signatures import signed
from unionnlp.grammar.view import View
from unionnlp.patterns import lazy
from unionnlp.records import Noise, NoiseKind
from unionnlp.structure import sequence, unsigned
from unionnlp.structure.advice import without_advice
from unionnlp.structure.articles import article
from unionnlp.structure.cues import bundled
from unionnlp.structure.enclosed import signed_by_its_own, units
from unionnlp.structure.glued import breaks, glued_titles
from unionnlp.structure.lines import CONTENT, INNER, JOINS, MONTH, STARTS, Line, scan
from unionnlp.structure.margins import byline
from unionnlp.structure.noise import (
    Injected,
    claim,
    injected,
)
from unionnlp.structure.settle import first_whole, settle
from unionnlp.structure.site_names import own_lines, site_names
from unionnlp.structure.titles import (
    bare,
    delimiter,
    headed,
    lead,
    number_line,
    title_like,
)

Reader = Callable[[Sequence[Line]], list[str]]

_UNION = lazy(r"工会|教代会|职代会|教职工|职工|会员|女工|工运|分会")
_CONTROL = "\x00\x01\x02\x03\x04\x05\x06\x07\x08"
_HEAD = 4096  # characters in which a file that is no text shows one of these
_HAN = lazy(r"[\u4e00-\u9fff]+")
_BROKEN = lazy(r"[,。;:!]$|[,。;]")
_WHOLE_TITLE = 2  # of ``title_like``: its noun and its subject
_FRONT = 12  # lines in which a library of documents says what it claims
_COVER = 8  # lines of a letter that sends a text along
_LETTERHEAD = ("文件", "简报")
_TOUCHING = 3  # characters between a title and its number
_SENT = 6  # characters of a title that a letter names
_INK = lazy(r"\S")
_FIGURES = lazy(rf"[\d{COUNT}]{{1,4}}(?=年|学年|月|季度|学期)")
# What a text is shows in its first pages.
_SAMPLE = 8_000
_ENOUGH = 1_000  # characters that tell of a sample as well as all
_KINDS: dict[str, NoiseKind] = {
    "site": "site", "wrapper": "wrapper", "teaser": "teaser", "article": "wrapper",
    "inner_site": "site", "inner_wrapper": "wrapper",
}  # fmt: skip


class BegunDocument(msgspec.Struct):
    """A document before its facts: its span, the spans that make its title, and where its body begins.

    ``lines`` are those of its body, furniture left out; ``heads`` those above it that are no title.
    """

    start: int
    end: int
    titles: list[tuple[int, int]] = msgspec.field(default_factory=list)
    body: int = 0
    lines: list[Line] = msgspec.field(default_factory=list)
    heads: list[tuple[int, int]] = msgspec.field(default_factory=list)


class Split(msgspec.Struct):
    """The result of splitting: documents and noise, each in order and disjoint."""

    documents: list[BegunDocument]
    noise: list[Noise]


def split(norm: str, reader: Reader | None = None) -> Split:
    """Split a normalised text into documents and noise (spans in the source, same offsets).

    ``reader`` tells what each line is, the shipped line reader by default.
    """
    if not _INK.search(norm):
        return Split([], [])
    named = site_names(norm)
    skip = injected(norm, named)
    lines = stretches(norm, skip)
    if not lines or not _readable(norm, lines):
        return Split([], [])
    own = lines[_front_matter(lines) :]
    labels = (reader or read)(own)
    for line, label in zip(own, labels, strict=True):
        line.label = label
    settle(lines)
    glued_titles(lines)
    own_lines(lines, named)
    groups = without_advice(first_whole(_groups(lines)))
    alone = len(groups) == 1
    groups = [g for g in groups if not article(g, alone) or signed_by_its_own(g)]
    drafts = [_draft(norm, group, groups, skip) for group in groups]
    if not drafts:
        return Split([], [])
    return Split(drafts, _noise(lines, drafts, skip))


def _front_matter(lines: Sequence[Line]) -> int:
    """Return how many lines stand above the text, down to the last claim of a library of documents."""
    above = max((k + 1 for k, line in enumerate(lines[:_FRONT]) if claim(line.clean)), default=0)
    for line in lines[:above]:
        line.label = "site"
    return above


def read(lines: Sequence[Line]) -> list[str]:
    """Return what each line is, by the shipped line reader."""
    rows = bundled(lines)
    return unsigned.kept(sequence.shipped().label(rows), rows)


def stretches(norm: str, skip: Sequence[Injected] | None = None) -> list[Line]:
    """Return the lines and stretches of glued lines, those that were injected as a whole left out.

    The ``clean`` text of each leaves out what was injected into it.
    """
    skip = injected(norm, site_names(norm)) if skip is None else skip
    view = View(norm, 0, len(norm), [(s.start, s.end) for s in skip])
    cuts = breaks(view.text)
    kept = []
    starts = [s.start for s in skip]
    for line in scan(norm, [view.source(c) for c in cuts if c < len(view.text)]):
        k = bisect_right(starts, line.end - 1) - 1
        if k >= 0 and skip[k].end > line.start:
            line.clean = view.text[view.clean(line.start) : view.clean(line.end)].strip()
            if not line.clean:
                continue
        kept.append(line)
    return kept


def _readable(norm: str, lines: Sequence[Line]) -> bool:
    """Tell whether the text can hold a plan at all: Chinese, of a union or titled, with substance."""
    if not _chinese(norm[:_SAMPLE]) and not _chinese("".join([x.clean for x in lines])[:_SAMPLE]):
        return False
    head = norm[:_HEAD]
    if any(sign in head for sign in _CONTROL):
        return False
    union = len(list(islice(_UNION.finditer(norm, 0, 20_000), 2)))
    if union >= 2:
        return True
    titled = any(title_like(x.clean) for x in lines[:8])
    labels = sum(1 for x in lines[:400] if leads.begins(x.clean) or MONTH.match(x.clean))
    return (union == 1 and (titled or labels > 0)) or (titled and labels > 1)


def _chinese(sample: str) -> bool:
    """Tell whether a fourth of what a text shows are Chinese characters, and a dozen of them."""
    sample = sample[:: 1 + len(sample) // _ENOUGH]  # of a long text some characters tell
    ink = sum(map(len, _HAN.findall(sample)))
    return ink >= 12 and ink * 4 >= len("".join(sample.split()))


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each document, from its first to its last."""
    groups: list[list[Line]] = []
    bodied = True
    inside = False
    for line in lines:
        if inside and bodied and line.label == "title" and _returns(groups[-1], line):
            line.label = "inner_wrapper"
        if inside and bodied and line.label == "title" and _quoted(groups[-1], line):
            line.label = "body"
        if inside and bodied and line.label == "inner_wrapper" and _other(groups[-1], line):
            line.label = "title"
        if inside and bodied and line.label == "opening":
            line.label = "body"  # a text opens behind a title or furniture
        if line.label in STARTS and (bodied or not inside or line.label != "title"):
            groups.append([line])
            inside, bodied = True, line.label == "opening"
        elif inside and (line.label in CONTENT or line.label in INNER or line.label == "title"):
            groups[-1].append(line)
            bodied = bodied or line.label in CONTENT
        else:
            inside = False
    found = []
    for group in groups:
        while group and group[-1].label in INNER:
            group.pop()
        if any(x.label in CONTENT for x in group):
            found.append(group)
    return found


def _quoted(group: Sequence[Line], line: Line) -> bool:
    """Tell whether the document's own title, or its first lines, announce a title: what a letter sends along."""
    key = bare(line.clean)
    if len(key) < _SENT:
        return False
    notices = [x.clean for x in group if x.label == "title" and x.clean.endswith("通知")]
    sent = "".join("".join(x.clean for x in group[:_COVER]).split())
    return f"《{key}》" in sent or any(key in x for x in notices)


def _other(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is a title with its subject that names another unit, or another time, than the document's."""
    if title_like(line.clean) < _WHOLE_TITLE:
        return False
    key = bare(line.clean)
    heads = {bare(x.clean) for x in group if x.label == "title"}
    if key not in heads and _FIGURES.sub("", key) in {_FIGURES.sub("", head) for head in heads}:
        return True
    own = {unit for x in group if x.label == "title" for unit in units(x)}
    named = units(line)
    return bool(own and named) and not own & named


def _returns(group: Sequence[Line], line: Line) -> bool:
    """Tell whether a title is the one above once more, before its text had an outline or a signature.

    A website puts a title back into its own text; another text of the same title begins behind an end.
    """
    heads = {bare(x.clean) for x in group[:3] if x.label in ("title", "delimiter")}
    below = [x for x in group if x.label in CONTENT]
    if bare(line.clean) not in heads or below[-1].label == "signature" or signed(below[-1].clean):
        return False
    return not any(_first(x.clean) for x in below)


def _first(text: str) -> bool:
    """Say whether a line begins with the first label of a list."""
    label = leading(text, 0, len(text))
    return label is not None and (label.number == 1 or text.startswith("首先"))


def _draft(
    norm: str, group: list[Line], groups: list[list[Line]], skip: Sequence[Injected]
) -> BegunDocument:
    heads = [x for x in group if x.label in ("delimiter", "title")]
    content = next(x for x in group if x.label in CONTENT)
    told = [x for x in heads if x.label == "title" and x.clean.endswith(("。", ";", ","))]
    content = min([content, *told], key=lambda x: x.start)
    heads = [x for x in heads if x.start < content.start]
    if not heads and len(group) > 1 and _headline(content, group[1]):
        heads, content = [content], group[1]
    start = group[0].start if heads else group[0].raw
    titles = [] if not heads else _title(heads, groups, norm)
    above = [(x.start, x.end) for x in heads if not any(x.start <= a < x.end for a, _ in titles)]
    titles = [piece for span in titles for piece in _without(span, skip)]
    lines = [x for x in group if x.start >= content.start and x.label not in INNER]
    return BegunDocument(start, group[-1].end, titles, content.start, lines, above)


def _headline(line: Line, below: Line) -> bool:
    """Tell whether a first line that names no kind of text is a title: short, of a union, alone."""
    text = line.clean
    if not 5 <= len(text) <= 40 or leading(text, 0, len(text)) or _BROKEN.search(text):
        return False
    if MONTH.match(text) or not (_UNION.search(text) or names(text)):
        return False
    return len(below.clean) > 24 or below.gap or bool(leading(below.clean, 0, len(below.clean)))


def _title(heads: list[Line], groups: list[list[Line]], norm: str) -> list[tuple[int, int]]:
    """Return the spans of a document's title: its own, or its delimiter where it has none."""
    own: list[Line] = []
    for line in heads:
        key = bare(line.clean)
        if line.label != "title" or number_line(line.clean) or key in {bare(x.clean) for x in own}:
            continue
        if own and byline(line.clean, own[-1].clean):
            continue
        joined = line.clean.startswith(JOINS)
        if own and not joined and title_like(line.clean):
            while own and own[-1].clean.endswith(_LETTERHEAD):
                own.pop()
            if own and title_like(own[-1].clean):
                own = []  # the fuller title below a general one
        own.append(line)
    if heads[0].label == "delimiter":
        return _delimited(heads[0], own, groups, norm)
    marks = [
        x.end
        for x in heads
        if own and 0 <= x.start - own[-1].end < _TOUCHING and delimiter(x.clean)
    ]
    spans = [(x.start, x.end) for x in own] or [(heads[0].start, heads[0].end)]
    if own and own[0].clean == own[0].text:
        at = lead(own[0].clean)
        at = 0 if at and headed(norm, own[0].start, bare(own[0].clean[at:])) else at
        spans[0] = own[0].start + at, own[0].end
    return [*spans[:-1], (spans[-1][0], max([spans[-1][1], *marks]))]


def _delimited(
    first: Line, own: list[Line], groups: list[list[Line]], norm: str
) -> list[tuple[int, int]]:
    """Return the spans of the title below or behind a delimiter, or of the delimiter itself."""
    key = bare(own[0].clean) if own else ""
    if own and (len(own) > 1 or not (_shared(key, groups) or headed(norm, first.start, key))):
        return [(x.start, x.end) for x in own]
    mark = delimiter(first.clean)
    if (
        not own
        and mark
        and len(mark.rest) >= 4
        and title_like(mark.rest)
        and first.clean == first.text
        and not headed(norm, first.start, bare(mark.rest))
    ):
        return [(first.start + mark.rest_at, first.end)]
    glued = [x for x in own if x.start - first.end < _TOUCHING]
    return [(first.start, glued[0].end if glued else first.end)]


def _shared(key: str, groups: list[list[Line]]) -> bool:
    """Tell whether several documents bear this title: then it is the collection's name."""
    counts = Counter(
        title for g in groups for title in {bare(x.clean) for x in g if x.label == "title"}
    )
    return counts[key] > 1


def _without(span: tuple[int, int], skip: Sequence[Injected]) -> list[tuple[int, int]]:
    """Return what is left of a span without injected stretches."""
    at, end = span
    pieces = []
    for item in skip:
        if item.start >= end:
            break
        if item.end > at:
            if item.start > at:
                pieces.append((at, item.start))
            at = max(at, item.end)
    return [*pieces, (at, end)] if at < end else pieces


def _noise(
    lines: Sequence[Line], drafts: Sequence[BegunDocument], skip: Sequence[Injected]
) -> list[Noise]:
    """Return everything outside documents and the furniture inside them, with injected words."""
    starts = [d.start for d in drafts]
    noise = []
    for line in lines:
        k = bisect_right(starts, line.start) - 1
        home = drafts[k] if k >= 0 and line.start < drafts[k].end else None
        if home is None:
            kind = _KINDS.get(line.label, "wrapper" if line.label == "delimiter" else "site")
        elif line.label in INNER:
            late = line.label == "inner_wrapper" and line.start > home.body
            kind = "watermark" if late else _KINDS[line.label]
        else:
            continue
        noise.append(Noise(start=line.raw, end=line.end, kind=kind))
    noise += [Noise(start=s.start, end=s.end, kind=s.kind) for s in skip]
    return _disjoint(noise)


def _disjoint(noise: list[Noise]) -> list[Noise]:
    kept: list[Noise] = []
    for item in sorted(noise, key=lambda n: (n.start, -n.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
