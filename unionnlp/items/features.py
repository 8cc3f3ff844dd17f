"""What the model sees of a candidate: one item named in one sentence of one line.

Features are short strings in groups. *Shared* features have one weight for all items (a
line's opening, the section, a heading); *own* features have a weight for each item. Each
group is made by one function here, for training and for detection alike. No text feature is
longer than ``MAX_GRAM`` characters, so that a model carries no sentence of the texts that it
was trained on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import add

from unionnlp.grammar import cuts, leads
from unionnlp.items.cue_table import CUE
from unionnlp.items.cues import CueFinder, Hit
from unionnlp.items.lines import BESIDE, ItemLine
from unionnlp.patterns import lazy

MAX_GRAM = 4
"""Longest character n-gram of a feature."""

SIDE = 2
"""Longest n-gram beside a hit (1 to 4 tried)."""

HEAD_LENGTH = 60
"""How much of a heading above is read for the items that it names."""

Named = frozenset[int]

_DIGITS = lazy("[1-9]")


class ItemSentence:
    """A sentence of a line with the items that stand in it: ``hits`` and the best one of each.

    ``named`` are the items that a cue names, ``longest`` is the length of the longest best hit;
    ``proofs`` are the parts that prove its items, where they were asked for.
    """

    __slots__ = ("best", "end", "hits", "longest", "named", "proofs", "start")

    def __init__(self, start: int, end: int, hits: dict[int, list[Hit]]) -> None:
        self.start, self.end, self.hits = start, end, hits
        self.best: dict[int, Hit] = {}
        self.named: list[int] = []
        self.longest = 0
        self.proofs: dict[int, tuple[int, int]] = {}

    def close(self) -> None:
        """Choose the best hit of each item: a cue before a hint, the longer, the earlier."""
        best, longest = self.best, 0
        for item, hits in self.hits.items():
            hit = best[item] = hits[0] if len(hits) == 1 else max(hits, key=_rank)
            if hit[3] == CUE:
                self.named.append(item)
            longest = max(longest, hit[1] - hit[0])
        self.longest = longest


_NUMBERED = lazy("[0①-⑳]")


class LineWords:
    """The words of a line as the model reads them: digits folded, in clauses and sentences with hits.

    ``found`` are the hits by item, ``ends`` the ends of its clauses; ``named`` is how many items
    the line names, ``total`` how many sentences it has, ``numbered`` whether digits or signs of
    numbers stand in it.
    """

    __slots__ = ("ends", "found", "named", "numbered", "sentences", "text", "total")

    def __init__(self, line: str, found: dict[int, list[Hit]]) -> None:
        self.found = found
        self.text = text = fold_digits(line)
        self.numbered = _NUMBERED.search(text) is not None
        self.ends = [match.end() for match in cuts.CLAUSE_MARK.finditer(text)]
        stops = [end for end in self.ends if text[end - 1] in cuts.PART]
        if not stops or stops[-1] < len(text):
            stops.append(len(text))
        if not self.ends or self.ends[-1] < len(text):
            self.ends.append(len(text))
        self.total = len(stops)
        self.sentences = _gather(found, stops)
        self.named = len(self.sentences[0].named)
        if len(self.sentences) > 1:
            self.named = len({item for sentence in self.sentences for item in sentence.named})


class LineReading:
    """A line in its place: its ``LineWords``, and the items that the headings above name."""

    __slots__ = (
        "ends",
        "heading",
        "line",
        "named",
        "numbered",
        "section",
        "sentences",
        "text",
        "total",
    )

    def __init__(self, line: ItemLine, words: LineWords, above: tuple[Named, Named]) -> None:
        self.line = line
        self.heading, self.section = above
        self.text, self.ends, self.sentences = words.text, words.ends, words.sentences
        self.named, self.total, self.numbered = words.named, words.total, words.numbered

    def clause(self, offset: int, sentence: ItemSentence) -> tuple[int, int]:
        """Return start and end of the clause at ``offset``, inside its sentence."""
        index = bisect_right(self.ends, offset)
        start = self.ends[index - 1] if index else 0
        return max(start, sentence.start), self.ends[index]


def _gather(found: dict[int, list[Hit]], stops: list[int]) -> list[ItemSentence]:
    """The sentences (by their ends) that hold hits, with their hits."""
    if len(stops) == 1:
        sentences = [ItemSentence(0, stops[0], found)]
    else:
        split: dict[int, dict[int, list[Hit]]] = {}
        for item, hits in found.items():
            for hit in hits:
                held = split.setdefault(bisect_right(stops, hit[0]), {})
                if item in held:
                    held[item].append(hit)
                else:
                    held[item] = [hit]
        sentences = [
            ItemSentence(stops[n - 1] if n else 0, stops[n], split[n]) for n in sorted(split)
        ]
    for sentence in sentences:
        sentence.close()
    return sentences


REMEMBERED = 2048
"""Lines whose words are kept: plans repeat themselves and each other, and a check reads twice."""


class Reader:
    """Turns lines into readings; remembers the words of lines, and which items each heading names."""

    def __init__(self, finder: CueFinder) -> None:
        self.finder = finder
        self._known: dict[str, LineWords | None] = {}

    def read(self, lines: Sequence[ItemLine]) -> list[LineReading]:
        """Return a reading of each line in which a cue stands.

        The guiding ideology (指导思想), the title and an opening that leads over to the rest
        (现总结如下) carry no item, whatever they name (docs/guideline.md).
        """
        known = self._words([line.text for line in lines])
        heads: dict[int, Named] = {}

        def named(line: ItemLine | None) -> Named:
            if line is None:
                return frozenset()
            if line.start not in heads:
                words = known[line.text]
                if len(line.text) > HEAD_LENGTH:
                    found = self.finder.find(line.text[:HEAD_LENGTH])
                else:
                    found = words.found if words else {}
                heads[line.start] = _cued(found)
            return heads[line.start]

        return [
            LineReading(line, words, (named(line.heading), named(line.section)))
            for line in lines
            if (words := known[line.text]) and not silent(line)
        ]

    def _words(self, lines: Sequence[str]) -> dict[str, LineWords | None]:
        """Return the words of each line, ``None`` for one without hits."""
        known = self._known
        if len(known) > REMEMBERED:
            known = self._known = {}
        new = [line for line in dict.fromkeys(lines) if line not in known]
        for line, found in zip(new, self.finder.find_all(new), strict=True):
            known[line] = LineWords(line, found) if found else None
        if len(known) > 2 * REMEMBERED:  # of one text: that is too much to keep
            self._known = {}
        return known


_LEADS_OVER = lazy(r"(?:如下|以下(?:几|方面|工作|措施|总结|安排|计划|做法)[^。;:]{0,8})[:。]?$")


_ANNOUNCES = lazy(
    r"(?:计划|总结|小结|汇报|报告|安排|情况)(?:汇报|总结|小结|报告|说明)?如下[:。]?$"
    r"|如下(?:计划|安排|总结|小结|打算)[:。]?$"
)
"""The end of an opening of any length, above the first heading."""


_WISH = lazy(
    r"(?:营造|增强|树立|促进|提升|提高|推动|形成)[^,;。:0-9]{0,30}"
    r"(?:氛围|意识|水平|观念|能力|凝聚力|积极性|向心力|发展|面貌)[;。]?$"
)
"""A goal that counts nothing and names no work: 营造健康向上的文化氛围."""


_ADDRESS = lazy(
    r"各[^。;:]{1,28}:"
    r"|(?:(?:女工委|文体委|宣传委|组织委|团委|工会|教务处|教导处|总务处|德育处|办公室|后勤)(?:员|会)?、?){1,5}"
)
"""Whom a paper is sent to, or the offices in a cell of its own: no work of theirs."""

ADDRESSED = 30


def silent(line: ItemLine) -> bool:
    """Say whether a line carries no item by its place."""
    if line.role == "guiding" or "title" in line.flags or BESIDE in line.flags:
        return True
    if line.role == "goals" and _WISH.search(line.text):
        return True
    if len(line.text) <= ADDRESSED and _ADDRESS.fullmatch(line.text):
        return True
    if line.heading is None and _ANNOUNCES.search(line.text[-16:]):
        return True
    return "opening" in line.flags and bool(_LEADS_OVER.search(line.text[-16:]))


def _cued(found: dict[int, list[Hit]]) -> Named:
    """The items that a cue names."""
    return frozenset([item for item, hits in found.items() if any(h[3] == CUE for h in hits)])


def place(line: ItemLine) -> list[str]:
    """Own features of a line's place: what kind of line carries this item."""
    return ["#", f"r={line.role}", *[f"f={flag}" for flag in line.flags]]


def of_place(line: ItemLine, kind: str) -> list[str]:
    """Shared features of a line's place in a document of some kind."""
    role = line.role
    features = ["1", f"r={role}", f"k={kind}{role}"]
    for flag in line.flags:
        features += (f"f={flag}", f"rf={role}{flag}")
    return features


def of_words(reading: LineReading) -> list[str]:
    """Shared features of a line's words: how it opens, how crowded it is, whether it counts."""
    text = reading.text
    body = text[leads.behind_any(text) :]
    features = [
        f"N={min(reading.named, 6)}",
        *[f"b={body[:n]}" for n in range(1, min(len(body), 2) + 1)],
    ]
    if "0" in body:
        features.append("digit")
    return features


LOCAL = ("t", "ns", "nh", "tl", "p", "n", "sN", "h", "s", "v")
"""Names of the features that ``local`` gives as small numbers, in its order: kind of the best
hit, number of cues, of hits, length of the best, place in the sentence, items named in the
clause, in the sentence, nearest heading, section, covered by another item's cue."""

CODES = 8
"""Local features have codes below this."""


def local(
    reading: LineReading, sentence: ItemSentence, item: int, clause: tuple[int, int]
) -> tuple[int, ...]:
    """Codes of an item's hits in its sentence, by ``LOCAL``."""
    hits, best = sentence.hits[item], sentence.best
    first, last, _, kind = best[item]
    start, end = clause
    inside = 0
    for other in sentence.named:
        inside += start <= best[other][0] < end
    strong = len(hits) if kind == CUE else 0
    if strong > 1:
        strong = sum([hit[3] == CUE for hit in hits])
    named = len(sentence.named)
    return (
        kind,
        strong if strong < 3 else 3,
        len(hits) if len(hits) < 4 else 4,
        last - first if last - first < 6 else 6,
        min((first - sentence.start) // 8, 6),
        inside if inside < 5 else 5,
        named if named < 6 else 6,
        above(item, reading.heading) if reading.line.heading else 0,
        above(item, reading.section) if reading.line.section else 0,
        any(best[other][3] == CUE for other in covering(sentence, item)),
    )


LONG = 80
"""Compact length from which on a line is a paragraph of many topics (60 to 300 tried)."""
AROUND = 60
"""Characters on each side of a hit whose topic is read in such a line."""


def about(text: str, sentence: ItemSentence, item: int) -> tuple[int, int]:
    """Return the part of a line whose topic speaks for an item.

    A short line is read whole, of a paragraph what stands around the best hit, in its sentence.
    """
    if len(text) <= LONG:
        return 0, len(text)
    first, last, _, _ = sentence.best[item]
    return max(sentence.start, first - AROUND), min(sentence.end, last + AROUND)


def topic_grams(text: str) -> set[str]:
    """The characters and character bigrams of a text: what it is about, whatever the cues say."""
    return {*text, *map(add, text, text[1:])}


def clause_grams(text: str) -> set[str]:
    """The character bigrams of a clause: how it speaks, whatever the item."""
    return set(map(add, text, text[1:]))


def covering(sentence: ItemSentence, item: int) -> list[int]:
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
    return _DIGITS.sub("0", text)


def _rank(hit: Hit) -> tuple[bool, int, int]:
    return (hit[3] == CUE, hit[1] - hit[0], -hit[0])


def above(item: int, named: Named) -> int:
    """1 where a heading names the item, 2 where it names others, 3 where none (0: no heading)."""
    if item in named:
        return 1
    return 2 if named else 3
