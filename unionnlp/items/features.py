"""What the model sees of a candidate: one item named in one sentence of one line.

Features are short strings in groups. *Shared* features have one weight for all items (a
slogan's opening, the section, a heading); *own* features have a weight for each item. Each
group is made by one function here, for training and for detection alike. No text feature is
longer than ``MAX_GRAM`` characters, so that a model carries no sentence of the texts that it
was trained on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unionnlp.items.cues import CUE, CueFinder, Hit
from unionnlp.items.lines import Line

MAX_GRAM = 4
"""Longest character n-gram of a feature."""

HEAD_LENGTH = 60
"""How much of a heading above is read for the items that it names."""

Named = frozenset[int]

_LABEL = re.compile(
    r"[(\[【]?(?:第?[一二三四五六七八九十百]{1,3}|\d{1,2}|[①-⑳⑴-⒇⒈-⒛a-z])"
    r"(?:[)\]】、.．,:：]|是(?=要)?|章|条|篇)[)、.]?"
)
_CLAUSE_ENDS = re.compile(r"[。;；!！?？,，:：]")
_SENTENCE_MARKS = "。;；!！?？"
_END_MARKS = _SENTENCE_MARKS + ",，"
_DIGITS = str.maketrans("123456789", "000000000")


class Sentence:
    """A sentence of a line with the items that stand in it: ``hits`` and the best one of each."""

    __slots__ = ("best", "end", "hits", "index", "named", "start")

    def __init__(self, index: int, start: int, end: int) -> None:
        self.index, self.start, self.end = index, start, end
        self.hits: dict[int, list[Hit]] = {}
        self.best: dict[int, Hit] = {}
        self.named: list[int] = []

    def close(self) -> None:
        """Choose the best hit of each item: a cue before a hint, the longer, the earlier."""
        for item, hits in self.hits.items():
            self.best[item] = hits[0] if len(hits) == 1 else max(hits, key=_rank)
            if self.best[item].kind == CUE:
                self.named.append(item)


class Reading:
    """A line as the model reads it: digits folded, cut into clauses and sentences with hits."""

    __slots__ = ("clauses", "heading", "ids", "line", "named", "section", "sentences", "text", "total")

    def __init__(
        self, line: Line, found: dict[int, list[Hit]], above: tuple[Named, Named], ids: Sequence[str]
    ) -> None:
        self.line = line
        self.ids = ids
        self.heading, self.section = above
        self.text = line.text.translate(_DIGITS)
        self.clauses = _clauses(self.text)
        spans = _sentences(self.text, self.clauses)
        self.total = len(spans)
        self.named = sum(any(h.kind == CUE for h in hits) for hits in found.values())
        self.sentences: list[Sentence] = []
        self._gather(found, spans)

    def _gather(self, found: dict[int, list[Hit]], spans: list[tuple[int, int]]) -> None:
        made: dict[int, Sentence] = {}
        for item, hits in found.items():
            for hit in hits:
                index = _index(spans, hit.start)
                sentence = made.get(index)
                if sentence is None:
                    made[index] = sentence = Sentence(index, *spans[index])
                sentence.hits.setdefault(item, []).append(hit)
        for index in sorted(made):
            made[index].close()
            self.sentences.append(made[index])

    def clause(self, offset: int, sentence: Sentence) -> tuple[int, int, int]:
        """Return number, start and end of the clause at ``offset``, inside its sentence."""
        index = _index(self.clauses, offset)
        start, end = self.clauses[index]
        return index, max(start, sentence.start), end


class Reader:
    """Turns lines into readings; remembers which items each heading names."""

    def __init__(self, finder: CueFinder) -> None:
        self.finder = finder

    def read(self, lines: Sequence[Line]) -> Iterator[Reading]:
        """Yield a reading of each line in which a cue stands."""
        heads: dict[int, Named] = {}
        for line in lines:
            found = self.finder.find(line.text)
            if found:
                above = self._named(line.heading, heads), self._named(line.section, heads)
                yield Reading(line, found, above, self.finder.table.items)

    def _named(self, line: Line | None, heads: dict[int, Named]) -> Named:
        if line is None:
            return frozenset()
        if line.start not in heads:
            found = self.finder.find(line.text[:HEAD_LENGTH])
            heads[line.start] = frozenset(
                item for item, hits in found.items() if any(h.kind == CUE for h in hits)
            )
        return heads[line.start]


def place(line: Line) -> list[str]:
    """Own features of a line's place: what kind of line carries this item."""
    return ["#", f"r={line.role}", *[f"f={flag}" for flag in line.flags]]


def of_line(reading: Reading, kind: str) -> list[str]:
    """Shared features of a line: its place, its opening words, how crowded it is."""
    line, text = reading.line, reading.text
    role = line.role
    features = ["1", f"r={role}", f"k={kind}{role}", f"N={min(reading.named, 6)}"]
    for flag in line.flags:
        features += (f"f={flag}", f"rf={role}{flag}")
    body = text[label_end(text) :]
    features += [f"b={body[:n]}" for n in (1, 2, 3, 4)]
    if "0" in body:
        features.append("digit")
    return features


def of_sentence(reading: Reading, sentence: Sentence) -> list[str]:
    """Shared features of a sentence: where it stands, how it opens and ends."""
    text = reading.text[sentence.start : sentence.end]
    tail = text.rstrip(_END_MARKS)
    features = [
        f"sp={min(sentence.index, 3)}",
        f"sl={sentence.index == reading.total - 1}",
        f"sn={min(reading.total, 5)}",
        f"sN={min(len(sentence.named), 6)}",
        f"sz={min(len(text) // 15, 6)}",
    ]
    features += [f"e={tail[-n:]}" for n in (1, 2, 3)]
    if sentence.index:
        features += [f"sb={text[:n]}" for n in (2, 3)]
    return features


def of_clause(reading: Reading, index: int, start: int, end: int) -> list[str]:
    """Shared features of a clause: how it and the one before it open, its bigrams."""
    text = reading.text
    features = [f"cb={text[start : min(end, start + n)]}" for n in (1, 2, 3)]
    if index:
        before, stop = reading.clauses[index - 1]
        features += [f"pb={text[before : min(stop, before + n)]}" for n in (1, 2)]
    features += [f"g{text[i : i + 2]}" for i in range(start, end - 1)]
    return features


def of_hit(
    reading: Reading, sentence: Sentence, item: int, clause: tuple[int, int, int]
) -> tuple[list[str], list[str]]:
    """Features of an item in its sentence: ``(shared and own, own alone)``."""
    hits, top = sentence.hits[item], sentence.best[item]
    ids, start, end = reading.ids, clause[1], clause[2]
    length = max(sentence.end - sentence.start, 1)
    strong = sum(1 for h in hits if h.kind == CUE)
    covered = sum(h.end - h.start for h in hits)
    inside = sum(1 for other in sentence.named if start <= sentence.best[other].start < end)
    both = [
        f"t={top.kind}",
        f"ns={min(strong, 3)}",
        f"nh={min(len(hits), 4)}",
        f"tl={min(top.end - top.start, 6)}",
        f"cv={min(covered * 8 // length, 6)}",
        f"p={min((top.start - sentence.start) // 8, 6)}",
        f"fc={start <= sentence.start}{end >= sentence.end - 1}",
        f"n={min(inside, 5)}",
        _above("h", item, reading.heading, reading.line.heading),
        _above("s", item, reading.section, reading.line.section),
    ]
    own = [f"c={ids[other]}" for other in sentence.named if other != item]
    size = top.end - top.start
    for other, hit in sentence.best.items():
        if hit.start <= top.start and top.end <= hit.end and hit.end - hit.start > size:
            own.append(f"v={ids[other]}")
            if hit.kind == CUE:
                both.append("v")
    return both, own


def around(text: str, hit: Hit) -> list[str]:
    """Features of the characters at both sides of a hit, shared and own."""
    left, right = text[max(0, hit.start - MAX_GRAM) : hit.start], text[hit.end : hit.end + MAX_GRAM]
    features = [f"<{left[-n:]}" for n in range(1, len(left) + 1)] or ["<^"]
    return features + ([f">{right[:n]}" for n in range(1, len(right) + 1)] or [">$"])


def label_end(text: str) -> int:
    """Return where the text of a line begins after its number (0 without one)."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def _rank(hit: Hit) -> tuple[bool, int, int]:
    return (hit.kind == CUE, hit.end - hit.start, -hit.start)


def _above(mark: str, item: int, named: Named, line: Line | None) -> str:
    if line is None:
        return f"{mark}=none"
    if item in named:
        return f"{mark}=self"
    return f"{mark}=other" if named else f"{mark}=plain"


def _clauses(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _CLAUSE_ENDS.finditer(text):
        spans.append((start, match.end()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _sentences(text: str, clauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans, start = [], 0
    for _, end in clauses:
        if text[end - 1] in _SENTENCE_MARKS:
            spans.append((start, end))
            start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _index(spans: list[tuple[int, int]], offset: int) -> int:
    """Number of the span that holds ``offset``."""
    for index, (_, end) in enumerate(spans):
        if offset < end:
            return index
    return len(spans) - 1
