"""Where documents can begin: delimiters of collections and titles.

Boundaries are decided over the whole text: a weak delimiter needs siblings with its stem, a
title inside a text needs an opening behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from unionnlp.grammar.signatures import signed
from unionnlp.structure.lines import Line, scan
from unionnlp.structure.noise import (
    injected,
    site_line,
    table_rows,
    wrapper_line,
    wrapper_title,
)
from unionnlp.structure.titles import (
    Delimiter,
    bare,
    delimiter,
    number_line,
    opening,
    title_like,
    title_part,
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
_HAN = re.compile(r"[\u4e00-\u9fff]")
# What a text is shows in its first pages.
_SAMPLE = 50_000
_INK = re.compile(r"\S")


@dataclass(slots=True)
class Boundary:
    """A place where a document can begin: line numbers of delimiter and title lines."""

    first: int
    last: int
    delimiter: Delimiter | None = None
    titles: list[tuple[int, int]] = field(default_factory=list)


class Splitter:
    """Decides the boundaries of one text (see ``split``)."""

    def __init__(self, norm: str) -> None:
        self.norm = norm
        self.skip = injected(norm)
        self.lines = [x for x in scan(norm) if not self._covered(x)]
        table = table_rows([x.text for x in self.lines])
        self.site = [k not in table and site_line(x.text) for k, x in enumerate(self.lines)]
        self.delimiters = self._delimiters()
        self._first_content: int | None = None
        self._runs: dict[int, int] = {}

    def _covered(self, line: Line) -> bool:
        return any(s.start <= line.raw and line.end <= s.end for s in self.skip)

    def _delimiters(self) -> dict[int, Delimiter]:
        found = {i: d for i, x in enumerate(self.lines) if (d := delimiter(x.text))}
        stems = Counter(bare(d.stem) for d in found.values() if d.weak)
        numbers: dict[str, set[int]] = {}
        self._kin: dict[str, list[Delimiter]] = {}
        for d in found.values():
            numbers.setdefault(bare(d.stem), set()).add(d.number)
            self._kin.setdefault(bare(d.stem), []).append(d)
        heads = " ".join(x.text for x in self.lines[:3] if wrapper_title(x.text))
        kept = {}
        for i, d in found.items():
            stem = bare(d.stem)
            siblings = (stems[stem] > 1 and len(numbers[stem]) > 1) or stem in heads
            if wrapper_title(self.lines[i].text) and not d.weak and not d.rest:
                siblings = siblings or not self.lines[i].text.endswith(("篇", "篇)", "篇】"))
            if (not d.weak or siblings) and not self._inner(i, d):
                kept[i] = d
        return kept

    def _inner(self, i: int, d: Delimiter) -> bool:
        """A weak delimiter directly among labelled lines of a schedule is an activity."""
        above = self.lines[i - 1].text if i > 0 else ""
        grouped = len({x.number for x in self._kin[bare(d.stem)]}) > 1
        return d.weak and not grouped and len(above) < 24 and bool(_MONTH.match(above))

    def boundaries(self) -> list[Boundary]:
        """Return every place where a document can begin, in order."""
        found: list[Boundary] = []
        i = 0
        while i < len(self.lines):
            boundary = self._boundary(i)
            if boundary:
                found.append(boundary)
                i = boundary.last + 1
            else:
                i += 1
        return found

    def _boundary(self, i: int) -> Boundary | None:
        line = self.lines[i]
        mark = self.delimiters.get(i)
        if mark:
            boundary = Boundary(i, i, mark, [(line.start, line.end)])
            title = self._title(i + 1, after=True)
            if title:
                boundary.titles, boundary.last = title
            return boundary
        if wrapper_title(line.text) and not title_part(bare(line.text)):
            return None
        title = self._title(i, after=False)
        if not title:
            return None
        return Boundary(i, title[1], None, title[0])

    def _title(self, i: int, *, after: bool) -> tuple[list[tuple[int, int]], int] | None:
        """Return title spans and last line if a title begins at line ``i``.

        Directly after a delimiter (``after``) a weaker title is enough.
        """
        if i >= len(self.lines) or self.site[i] or i in self.delimiters:
            return None
        line = self.lines[i]
        if number_line(line.text) and (title := self._title(i + 1, after=after)):
            return title
        if wrapper_title(line.text) and not after:
            return None
        if i + 1 < len(self.lines) and self.lines[i + 1].text.startswith("--"):
            lower = self._title(i + 1, after=after)
            if lower and lower[1] == i + 1 and not re.search(r"[。;]", line.text):
                return [(line.start, line.end), *lower[0]], i + 1
        score = title_like(line.text.lstrip("- "))
        if score and (after or self._stands_alone(i, i, score)):
            last = self._repeats(i)
            return [(self.lines[last].start, self.lines[last].end)], last
        return None if score else self._halved(i, after=after)

    def _halved(self, i: int, *, after: bool) -> tuple[list[tuple[int, int]], int] | None:
        """Return a title of two lines: an organisation or a year, and the kind of text."""
        line = self.lines[i]
        if i + 1 >= len(self.lines) or self.site[i + 1] or i + 1 in self.delimiters:
            return None
        below = self.lines[i + 1]
        score = title_like(below.text) if title_part(line.text) else 0
        mine = after or i == 0 or self.site[i - 1] or score == 1
        if not score or not mine or not (after or self._stands_alone(i, i + 1, 2)):
            return None
        return [(line.start, line.end), (below.start, below.end)], i + 1

    def _repeats(self, i: int) -> int:
        """Return the last of directly repeated title lines."""
        last = self._runs.get(i)
        if last is None:
            text = bare(self.lines[i].text)
            last = i
            while last + 1 < len(self.lines) and bare(self.lines[last + 1].text) == text:
                last += 1
            self._runs.update(dict.fromkeys(range(i, last + 1), last))
        return last

    def _stands_alone(self, first: int, last: int, score: int) -> bool:
        """A title outside a collection's delimiter must open something."""
        line = self.lines[first]
        if line.level or (first > 0 and _MONTH.match(self.lines[first - 1].text)):
            return first == 0 or line.level == 1
        lead = self._content_before(first)
        if not lead:
            return True
        if score < 2:
            return False
        last = self._repeats(last)
        after = last + 1
        while after < len(self.lines) and (
            self.site[after]
            or signed(self.lines[after].text)
            or number_line(self.lines[after].text)
        ):
            after += 1
        if after >= len(self.lines):
            return False
        text = self.lines[after].text
        if _FIRST_LABEL.match(text) or _HEADING.match(text):
            return not (_LABEL.match(self.lines[first - 1].text) and len(line.text) < 9)
        if text.endswith((":", "：")) and len(text) < 20:
            return True
        return len(text) >= 40 and opening(text)

    def _content_before(self, i: int) -> bool:
        """Tell whether real text (not furniture, not an editor) stands before line ``i``."""
        if self._first_content is None:
            self._first_content = next(
                (k for k in range(len(self.lines)) if self._substance(k)), len(self.lines)
            )
        return self._first_content < i

    def _substance(self, k: int) -> bool:
        text = self.lines[k].text
        if self.fringe(k) or k in self.delimiters or title_like(text):
            return False
        return len(text) > 30 or bool(_LABEL.match(text))

    def fringe(self, k: int) -> bool:
        """Tell whether line ``k`` is furniture or an editor's."""
        text = self.lines[k].text
        return self.site[k] or wrapper_line(text) or wrapper_title(text)
