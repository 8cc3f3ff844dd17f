"""Stretches of text cut into words, the runs of words in them, and the features of each run.

What is made here is a candidate for what a number measures (``candidates``): where it begins and
ends, its words and their classes. Features are short strings; each has a weight (``worth``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from unionnlp.grammar.words import parted
from unionnlp.patterns import lazy
from unionnlp.resources import load

BREAKS = frozenset(",，。;；:：!！?？\n\t|()（）")
NO_START = frozenset(" 、的了)”》,.}]】·~-+%/>=") | BREAKS
_NO_END = frozenset(" 、的了(“《,.[{【·~-+/>=和与及在将被") | BREAKS
CONTENT = frozenset("NWVIBASLXJ")
"""The classes of words of which a run has one at least."""
_NO_EDGE, _ACTS = frozenset("PCU"), frozenset("VHPD")
_QUOTES = frozenset("“”《》")
_LONGEST = 14  # characters of a run
_MEMBER = 4  # characters of a short member of a list, with the mark behind it
_SHORT = 4  # characters of the longest run that is a feature as it stands
FAR: Final = 7
"""Characters to an edge from which on it is far."""
FAR_OFF: Final = 9
"""Characters of a run, or from a number, from which on they are not told apart."""
# What ``str.isdigit`` takes for a digit.
DIGITS: Final = (
    r"\d\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c"
    r"\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\U00010a40-\U00010a43"
    r"\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a"
)


_words = tuple.__new__  # makes a tuple with names in a third of the time


class CutPlace(NamedTuple):
    """A place between words: the word before it, the word behind it, classes of two words each way."""

    prior: str
    word: str
    tags: str


class WordRun(NamedTuple):
    """A run of words in a stretch: its first cut and its last, where it begins and ends, its form.

    ``marks`` tells if it holds 的, holds 、 or is the whole stretch; ``shape`` is its length (``FAR_OFF``
    for more) and its classes (``form`` reads it); ``short`` is the feature of a short run as it stands.
    """

    first: int
    last: int
    start: int
    end: int
    marks: int
    shape: str
    short: str


class Form(NamedTuple):
    """What the shape of a run tells.

    ``size`` is its length (``FAR_OFF`` for more), ``many`` how many words it has (6 for more),
    ``acts`` how many acts follow the first of them (3 for more). ``outline`` are its classes (of a
    long run the first and last two), ``edges`` the first, the last and the size (5 for more), ``close``
    the last, the size (3 for more) and if it is one word.
    """

    size: int
    many: int
    acts: int
    outline: str
    edges: str
    close: str


def form(shape: str) -> Form:
    """Return what the shape of a run tells."""
    size, tags = int(shape[0]), shape[1:]
    count, begin, final = len(tags), tags[0], tags[-1]
    acts = sum([tag in _ACTS for tag in tags[1:]])
    outline = tags if count < 5 else f"{tags[:2]}~{tags[-2:]}"
    edges, close = f"{begin}{final}{min(size, 5)}", f"{final}{min(size, 3)}{count == 1}"
    return Form(size, min(count, 6), min(acts, 3), outline, edges, close)


class Stretch(NamedTuple):
    """A stretch cut into words: what stands around each cut, and the runs that may be candidates.

    ``cuts`` are the offsets between words (the first 0, the last the length); ``starts`` and ``ends``
    are the numbers of cuts at which a run may begin and end.
    """

    cuts: tuple[int, ...]
    places: tuple[CutPlace, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    runs: list[WordRun]


@cache
def _bars() -> re.Pattern[str]:
    """Return what no run holds: a digit, what 零 counts, and words that say when (周二下午)."""
    data = load("quantities")
    zero = "|".join([*data["zero"]["what"], *data["zero"]["acts"]])
    zeros = f"零(?:{zero})(?!{'|'.join(data['zero']['names'])})"
    own = data["indicator"]
    return lazy("|".join([f"[{DIGITS}]", zeros, *own["times"], *own["never_inside"]]))


@cache
def _never_first() -> frozenset[str]:
    return frozenset(load("quantities")["indicator"]["never_first"])


@lru_cache(maxsize=256)  # the next number asks for it again, the next text does not
def stretch(text: str) -> Stretch:
    """Return a stretch of text as candidates read it.

    A run does not begin or end with a preposition, conjunction or particle, nor begin behind a
    digit: what follows one is a unit, or half of a date.
    """
    begins, tags = parted(text)
    cuts = (*begins, len(text))
    shown = ["^", *[text[a:b] for a, b in pairwise(cuts)], "$"]
    around = f"^^{tags}$$"
    windows = [around[k : k + 4] for k in range(len(cuts))]
    places = tuple([_words(CutPlace, p) for p in zip(shown, shown[1:], windows, strict=False)])
    size, never = len(text), _never_first()
    starts = tuple(
        [
            k
            for k, at in enumerate(cuts[:-1])
            if at < size - 1
            and tags[k] not in _NO_EDGE
            and (char := text[at]) not in NO_START
            and char not in never
            and not shown[k][-1].isdigit()
        ]
    )
    ends = tuple(
        [
            k
            for k, at in enumerate(cuts)
            if at >= 2 and tags[k - 1] not in _NO_EDGE and text[at - 1] not in _NO_END
        ]
    )
    return Stretch(cuts, places, starts, ends, _runs(text, cuts, tags, (starts, ends)))


def _runs(
    text: str, cuts: tuple[int, ...], tags: str, edges: tuple[tuple[int, ...], tuple[int, ...]]
) -> list[WordRun]:
    """Return the runs of a stretch: no digits or times, no broken quotes, a word that can name something."""
    starts, ends = edges
    size, quoted = len(text), not _QUOTES.isdisjoint(text)
    names = [0, *accumulate([tag in CONTENT for tag in tags])]
    bar = _bars().search(text)
    found: list[WordRun] = []
    for first in starts:
        start = cuts[first]
        while bar and bar.end() <= start:
            bar = _bars().search(text, bar.end())
        stop = min(start + _LONGEST, bar.start() if bar else size)
        named = names[first]
        for last in ends[bisect_right(ends, first) :]:
            end = cuts[last]
            if end > stop:
                break
            length = end - start
            if length < 2 or names[last] == named:
                continue
            run = text[start:end]
            if quoted and not fits(run):
                continue
            listed = "、" in run
            if listed and 0 < start <= _MEMBER and text[start - 1] == "、":
                continue  # 米、油、坚果: the first member of a list is told with the others
            marks = ("的" in run) + 2 * listed + 4 * (length == size)
            shape = f"{length if length < FAR_OFF else FAR_OFF}{tags[first:last]}"
            short = "P" + run if length <= _SHORT else "P"
            found.append(_words(WordRun, (first, last, start, end, marks, shape, short)))
    return found


def start_keys(kind: str, around: CutPlace) -> tuple[str, ...]:
    """Return the features of beginning at a place."""
    prior, word, tags = around
    return (*start_prior(kind, prior), *start_word(kind, word), *start_tags(kind, tags))


def start_prior(kind: str, word: str) -> tuple[str, ...]:
    """Return the features of beginning behind a word."""
    return f"{kind}a{word[-1]}", f"{kind}v{word}"


def start_word(kind: str, word: str) -> tuple[str, ...]:
    """Return the features of beginning with a word."""
    return f"{kind}b{word[0]}", f"w{word}"


def start_tags(kind: str, tags: str) -> tuple[str, ...]:
    """Return the features of beginning between words of these classes."""
    return f"{kind}u{tags[1:3]}", f"{kind}x{tags}"


def end_keys(kind: str, around: CutPlace) -> tuple[str, ...]:
    """Return the features of ending at a place, but for how far the edge is (``edge_key``)."""
    prior, word, tags = around
    return (*end_prior(kind, prior), *end_word(kind, word), *end_tags(kind, tags))


def end_prior(kind: str, word: str) -> tuple[str, ...]:
    """Return the features of ending with a word."""
    return f"{kind}g{word[-1]}", f"s{word}"


def end_word(kind: str, word: str) -> tuple[str, ...]:
    """Return the features of ending before a word."""
    return f"{kind}h{word[0]}", f"{kind}o{word}"


def end_tags(kind: str, tags: str) -> tuple[str, ...]:
    """Return the features of ending between words of these classes."""
    return f"{kind}r{tags[1:3]}", f"{kind}q{tags}"


def edge_key(kind: str, far: int) -> str:
    """Return the feature of how many characters are left behind a run in its stretch."""
    return f"{kind}l{min(far, FAR)}"


def edge(kind: str, size: int, run: WordRun) -> int:
    """Return how far a run begins from the number, in a stretch of some size (``FAR_OFF`` for more)."""
    return min(size - run.start if kind == "B" else run.start, FAR_OFF)


def far_key(kind: str, far: int) -> str:
    """Return the feature of how far a run begins from the number (``edge``)."""
    return f"{kind}t{far}"


def marks_keys(kind: str, marks: int) -> tuple[str, ...]:
    """Return the features of a run's marks."""
    return f"{kind}D{marks & 1 > 0}", f"{kind}Y{marks & 2 > 0}", f"{kind}W{marks & 4 > 0}"


def outline_key(kind: str, outline: str) -> str:
    """Return the feature of a run's classes."""
    return f"{kind}G{outline}"


def size_keys(kind: str, size: int, many: int, acts: int) -> tuple[str, ...]:
    """Return the features of how long a run is."""
    return f"{kind}n{size}", f"{kind}y{many}", f"{kind}V{acts}", f"{kind}Q{acts}{size}"


def edges_key(kind: str, edges: str) -> str:
    """Return the feature of a run's first and last class."""
    return f"{kind}K{edges}"


def close_keys(kind: str, unit: str, close: str) -> tuple[str, ...]:
    """Return the features of a run's last class with the class of the number's unit."""
    return f"{kind}J{unit}{close[:2]}", f"N{unit}{close[0]}{close[2:]}"


def head_key(unit: str, head: str) -> str:
    """Return the feature of a run's last word."""
    return f"L{unit}{head}"


def run_keys(kind: str, unit: str, words: Stretch, run: WordRun) -> tuple[str, ...]:
    """Return the features of a run as a whole."""
    told = form(run.shape)
    return (
        far_key(kind, edge(kind, words.cuts[-1], run)), *marks_keys(kind, run.marks),
        outline_key(kind, told.outline), *size_keys(kind, told.size, told.many, told.acts),
        edges_key(kind, told.edges), *close_keys(kind, unit, told.close),
        head_key(unit, words.places[run.last].prior), run.short,
    )  # fmt: skip


def fits(words: str) -> bool:
    """Tell whether words may be a run: no digits or times, no broken quotes."""
    if not _QUOTES.isdisjoint(words):
        pairs = words.count("“") == words.count("”") and words.count("《") == words.count("》")
        first = min((words.find(c) for c in "”》" if c in words), default=len(words))
        opened = min((words.find(c) for c in "“《" if c in words), default=len(words))
        if not pairs or first < opened:
            return False
    return not _bars().search(words)
