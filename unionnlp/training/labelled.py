"""What each line of an annotated text is: the truth that the line reader learns and is judged by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from unionnlp.grammar import times
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.structure.documents import stretches
from unionnlp.structure.lines import Line
from unionnlp.structure.noise import site_line
from unionnlp.structure.titles import delimiter, number_line, title_like
from unionnlp.training.goldfiles import GoldText

_COVERED = 0.55  # share of a line's ink under noise that makes the line noise
_GLUED = 30  # characters behind a title on its line that make the line text
_HEAD = re.compile(
    r"^(?:序\s*号|月\s*份|周\s*次|时\s*间|日\s*期|项\s*目|内\s*容|说\s*明|备\s*注|负\s*责\s*人|责\s*任\s*人|牵头)"
    r"(?:$|[\s|:]|(?:主要)?(?:活动|工作)?(?:内\s*容|安\s*排|项\s*目))"
)
_OUTSIDE = {"site": "site", "wrapper": "wrapper", "teaser": "teaser", "article": "article"}


@dataclass(slots=True)
class Piece:
    """A document's span and title in an annotated text."""

    start: int
    end: int
    title: str | None


@dataclass(slots=True)
class Annotated:
    """A text with what stands where: documents, noise (start, end, kind), and inner marks.

    ``nodes`` are offsets at which outline nodes begin, ``activities`` spans of schedule entries.
    """

    text: str
    documents: list[Piece] = field(default_factory=list)
    noise: list[tuple[int, int, str]] = field(default_factory=list)
    nodes: set[int] = field(default_factory=set)
    activities: list[tuple[int, int]] = field(default_factory=list)


def annotated(gold: GoldText) -> Annotated:
    """Return a gold text as lines are labelled from it."""
    return Annotated(
        gold.text,
        [Piece(d.start, d.end, d.title) for d in gold.documents],
        sorted((n.start, n.end, n.kind) for n in gold.noise),
        {n.start for d in gold.documents for n in d.outline},
        sorted((e.start, e.end) for d in gold.documents for e in d.schedule),
    )


def labelled(text: Annotated) -> tuple[list[Line], list[str]]:
    """Return the stretches of a text and the label of each."""
    norm = normalize(text.text)
    lines = stretches(norm)
    teller = _Teller(text, norm)
    return lines, [teller.label(line) for line in lines]


class _Teller:
    """Labels the lines of one text in order."""

    def __init__(self, text: Annotated, norm: str) -> None:
        self.text, self.norm = text, norm
        self.starts = [n[0] for n in text.noise]
        self.open: Piece | None = None
        self.left = ""
        self.fresh = True

    def label(self, line: Line) -> str:
        """Return the label of the next line."""
        share, kind = self._noise(line)
        home = max(
            self.text.documents,
            key=lambda d: min(d.end, line.end) - max(d.start, line.start),
            default=None,
        )
        if home is None or min(home.end, line.end) <= max(home.start, line.start):
            home = None
        if home is None or (share >= _COVERED and line.start < home.start):
            if not self.text.documents and not share:
                return "site" if site_line(line.clean) else "article"
            return _OUTSIDE.get(kind, "site")
        if share >= _COVERED:
            return "inner_site" if kind == "site" else "inner_wrapper"
        if home is not self.open:
            self.open, self.fresh = home, True
            self.left = "".join(normalize(home.title or "").split())
        return self._inside(line)

    def _inside(self, line: Line) -> str:
        fresh, self.fresh = self.fresh, False
        ink = self._ink(line)
        if fresh and number_line(line.clean):
            return "title"
        mark = delimiter(line.clean) if fresh else None
        if mark or (
            fresh and self.left and line.clean.endswith((":", "】")) and len(line.clean) < 40
        ):
            if self.left and self.left in ink:
                self.left = ""
            return "delimiter"
        if self.left and self.left in ink and len(ink) > len(self.left) + _GLUED:
            self.left = ""
            return "opening" if fresh else self._body(line)
        if self.left and (self.left in ink or self.left.startswith(ink)):
            self.left = "" if self.left in ink else self.left[len(ink) :]
            return "title"
        if self.left and title_like(line.clean) and not fresh:
            return "title"
        if not fresh and self.left and len(ink) > 40:
            self.left = ""
        return "opening" if fresh else self._body(line)

    def _body(self, line: Line) -> str:
        if len(line.clean) <= 40 and (signed(line.clean) or SIGNER.match(line.clean)):
            return "signature"
        if any(at in self.text.nodes for at in range(line.raw, min(line.start + 3, line.end))):
            return "node"
        k = bisect_right(self.text.activities, (line.end, 0)) - 1
        if k >= 0 and self.text.activities[k][1] > line.start:
            return "activity"
        if _month(line.clean) or (len(line.clean) < 40 and _HEAD.search(line.clean)):
            return "arrangement"
        return "body"

    def _ink(self, line: Line) -> str:
        """Return the line without space and without what is noise in it."""
        kept, at = [], line.start
        for start, end, _ in self.text.noise:
            if start < line.end and end > line.start:
                kept.append(self.norm[at : max(at, start)])
                at = max(at, min(end, line.end))
        return "".join("".join([*kept, self.norm[at : line.end]]).split())

    def _noise(self, line: Line) -> tuple[float, str]:
        """Return the share of a line's characters that are noise, and the noise's kind."""
        k = max(0, bisect_right(self.starts, line.start) - 1)
        covered: dict[str, int] = {}
        for start, end, kind in self.text.noise[k:]:
            if start >= line.end:
                break
            common = min(end, line.end) - max(start, line.start)
            if common > 0:
                covered[kind] = covered.get(kind, 0) + common
        if not covered:
            return 0.0, ""
        kind = max(covered, key=lambda x: covered[x])
        return sum(covered.values()) / (line.end - line.start), kind


def kept(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that hold ink."""
    return [x for x in lines if x.text]


def _month(line: str) -> bool:
    """Tell whether a line is the head of a month or week in an arrangement, and no date."""
    when = times.cell(line.strip(" ()【】:"))
    return when is not None and when.day is None and "年" not in line
