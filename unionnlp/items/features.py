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

SIDE = 2
"""Longest n-gram beside a hit (own features have single characters only; 1 to 4 tried)."""

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
            if self.best[item][3] == CUE:
                self.named.append(item)


class Reading:
    """A line as the model reads it: digits folded, cut into clauses and sentences with hits."""

    __slots__ = ("clauses", "heading", "line", "named", "section", "sentences", "text", "total")

    def __init__(self, line: Line, found: dict[int, list[Hit]], above: tuple[Named, Named]) -> None:
        self.line = line
        self.heading, self.section = above
        self.text = fold_digits(line.text)
        self.clauses = _clauses(self.text)
        spans = _sentences(self.text, self.clauses)
        self.total = len(spans)
        self.named = sum(any(h[3] == CUE for h in hits) for hits in found.values())
        self.sentences: list[Sentence] = []
        self._gather(found, spans)

    def _gather(self, found: dict[int, list[Hit]], spans: list[tuple[int, int]]) -> None:
        made: dict[int, Sentence] = {}
        for item, hits in found.items():
            for hit in hits:
                index = _index(spans, hit[0])
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
                yield Reading(line, found, above)

    def _named(self, line: Line | None, heads: dict[int, Named]) -> Named:
        if line is None:
            return frozenset()
        if line.start not in heads:
            found = self.finder.find(line.text[:HEAD_LENGTH])
            heads[line.start] = frozenset(
                item for item, hits in found.items() if any(h[3] == CUE for h in hits)
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
    """Shared features of a clause: how it and the one before it open."""
    text = reading.text
    features = [f"cb={text[start : min(end, start + n)]}" for n in (1, 2, 3)]
    if index:
        before, stop = reading.clauses[index - 1]
        features += [f"pb={text[before : min(stop, before + n)]}" for n in (1, 2)]
    return features


LOCAL = ("t", "ns", "nh", "tl", "cv", "p", "fc", "n", "h", "s", "v")
"""Names of the features that ``local`` gives as small numbers, in its order: kind of the best
hit, number of cues, of hits, length of the best, share of the sentence that hits cover, place in
the sentence, first or last clause, items in the clause, nearest heading, section, covered by
another item's cue."""

CODES = 8
"""Local features have codes below this."""


def local(
    reading: Reading, sentence: Sentence, item: int, clause: tuple[int, int, int]
) -> tuple[int, ...]:
    """Codes of an item's hits in its sentence, by ``LOCAL``; shared and own."""
    hits, top = sentence.hits[item], sentence.best[item]
    first, last, _, kind = top
    start, end = clause[1], clause[2]
    strong = covered = 0
    for hit in hits:
        strong += hit[3] == CUE
        covered += hit[1] - hit[0]
    inside = 0
    for other in sentence.named:
        inside += start <= sentence.best[other][0] < end
    return (
        kind,
        strong if strong < 3 else 3,
        len(hits) if len(hits) < 4 else 4,
        min(last - first, 6),
        min(covered * 8 // (sentence.end - sentence.start), 6),
        min((first - sentence.start) // 8, 6),
        2 * (start <= sentence.start) + (end >= sentence.end - 1),
        inside if inside < 5 else 5,
        _above(item, reading.heading, reading.line.heading),
        _above(item, reading.section, reading.line.section),
        any(sentence.best[other][3] == CUE for other in covering(sentence, item)),
    )


def topic_grams(text: str) -> set[str]:
    """The characters and character bigrams of a text: what it is about, whatever the cues say."""
    return {*text, *map("".join, zip(text, text[1:], strict=False))}


def covering(sentence: Sentence, item: int) -> list[int]:
    """Numbers of the items whose best hit holds this item's best hit and is longer."""
    first, last, _, _ = sentence.best[item]
    size = last - first
    return [
        other
        for other, (start, end, _, _) in sentence.best.items()
        if start <= first and last <= end and end - start > size
    ]


def around(text: str, hit: Hit) -> tuple[list[str], list[str]]:
    """The n-grams that end where a hit begins and those that begin where it ends."""
    start, end = hit[0], hit[1]
    left = [text[start - n : start] for n in range(1, min(SIDE, start) + 1)] or ["^"]
    right = [text[end : end + n] for n in range(1, min(SIDE, len(text) - end) + 1)] or ["$"]
    return left, right


def fold_digits(text: str) -> str:
    """Return ``text`` with every digit as 0: which number it is says nothing about the item."""
    return text.translate(_DIGITS)


def label_end(text: str) -> int:
    """Return where the text of a line begins after its number (0 without one)."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def _rank(hit: Hit) -> tuple[bool, int, int]:
    return (hit[3] == CUE, hit[1] - hit[0], -hit[0])


def _above(item: int, named: Named, line: Line | None) -> int:
    """0 without a heading, 1 where it names the item, 2 where it names others, 3 where none."""
    if line is None:
        return 0
    if item in named:
        return 1
    return 2 if named else 3


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
