"""What a line shows: the features from which the line reader decides what it is.

The rules about site furniture, titles, delimiters and labels are features here: each of them may
be wrong in one place, the reader weighs them all, with the lines around and the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from unionnlp.grammar.cuts import PART, PART_MARK
from unionnlp.grammar.labels import leading
from unionnlp.grammar.months import WEEKS
from unionnlp.grammar.numerals import COUNT, SMALL
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.patterns import lazy
from unionnlp.resources import load
from unionnlp.structure.grid import detail
from unionnlp.structure.lines import Line
from unionnlp.structure.noise import (
    site_line,
    table_rows,
    tail_head,
    teaser_line,
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

_DIGITS = str.maketrans("0123456789〇○xX*_", "0000000000000000")
_MONTH = lazy(rf"[(【]?(?:{SMALL})(?:[-~、至][\d{COUNT}]{{1,2}})?\s*月")
_WEEK = lazy(WEEKS)
_DATE = lazy(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}")
_CLOCK = lazy(r"\d{1,2}:\d\d")
_FILE = lazy(r"\.(?:docx?|xlsx?|pdf|pptx?|txt|wps|zip|rar)\b", re.I)
_LATIN = lazy(r"[A-Za-z]{2,}")
_LENGTHS = (1, 3, 5, 8, 12, 16, 22, 30, 40, 60, 90, 150, 300)
_COUNTS = (1, 2, 3, 5, 8, 13, 21)
_RATES = (1, 2, 4, 8, 16, 32)
_FORMULA = ("如下", "于下", "于后")  # 现将今年 / 工作总结 / 如下, which a page broke
_FEW = (1, 2, 3, 6)
_MANY = _FEW[-1]
_ENDS = (0, 1, 2, 4, 8, 16)
_INNER = _ENDS[-1]
_HEADS = [f"head{bisect_right(_ENDS, n)}" for n in range(_INNER + 1)]
_FEET = [f"foot{bisect_right(_ENDS, n)}" for n in range(_INNER + 1)]
_AWAY = 99  # lines from which on a sentence is far away
_NEAR = [bisect_right((1, 2, 3, 5, 9, _AWAY), n) for n in range(_AWAY + 1)]
_FAR = [bisect_right((0, 1, 2, 3, 5, 9, _AWAY), n) for n in range(_AWAY + 1)]
_FURNITURE = frozenset({"site", "tail", "collection", "editor"})
_PROSE = 22  # characters of a line that can be a sentence of a text
_CLOSED = frozenset("。;!?:…”)）】》")
_LOOK = 400  # characters of a line that are looked at


class Facts(msgspec.Struct):
    """What one line shows by itself."""

    key: str
    sign: str
    prose: bool
    mark: Delimiter | None
    title: int
    base: tuple[str, ...]
    labelled: bool


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Return a pattern of all cue words and the groups that each word belongs to."""
    groups: dict[str, list[str]] = {}
    for name, words in load("cues")["cue"].items():
        for word in words:
            groups.setdefault(word, []).append(name)
    ordered = sorted(groups, key=lambda w: (-len(w), w))
    firsts = "".join(sorted({re.escape(w[0]) for w in ordered}))
    body = "|".join(re.escape(w) for w in ordered)
    return lazy(f"(?=[{firsts}])(?:{body})"), {w: tuple(g) for w, g in groups.items()}


def describe(lines: Sequence[Line]) -> list[list[str]]:
    """Return the features of each of the ``lines`` of one text."""
    return [
        [name for part in row for name in ((part,) if isinstance(part, str) else part)]
        for row in bundled(lines)
    ]


def bundled(lines: Sequence[Line]) -> list[list[str | tuple[str, ...]]]:
    """Return what ``describe`` returns, with features that come together as a tuple."""
    rows = table_rows([x.clean for x in lines])
    facts = [_facts(line, table=k in rows) for k, line in enumerate(lines)]
    for i, line in enumerate(lines[1:]):
        if line.clean.startswith(_FORMULA) and facts[i].title:
            facts[i] = replace(facts[i], title=0, sign="mid")
    looked = [line.clean[:_LOOK] for line in lines]
    counts = list(map(_counted_line, looked))
    repeats = _repeats(facts)
    around = _around(facts, lines)
    passages = _passages(facts, lines, counts)
    found: list[list[str | tuple[str, ...]]] = []
    for i, fact in enumerate(facts):
        title, told = f"title{fact.title}", _many(looked[i])
        found.append([fact.base, title, *repeats[i], *around[i], passages[i], told])
    return found


def _bucket(value: float, edges: Sequence[int]) -> int:
    return bisect_right(edges, value)


@lru_cache(maxsize=4096)
def _own(text: str) -> tuple[str, str, bool, Delimiter | None, int, tuple[str, ...], bool]:
    """Return key, sign, prose, delimiter, title score, features of a line's words, and if it is labelled."""
    length = len(text)
    short = length <= 70
    mark = delimiter(text) if short else None
    title = title_like(text.lstrip("- ")) if short else 0
    label = leading(text, 0, min(length, 40))
    tests = (
        ("site", site_line(text)), ("editor", wrapper_line(text)), ("collection", wrapper_title(text)),
        ("teaser", teaser_line(text)), ("tail", tail_head(text)), ("number", number_line(text)),
        ("signed", signed(text)), ("signer", length <= 30 and bool(SIGNER.match(text))),
        ("month", bool(_MONTH.match(text))), ("week", bool(_WEEK.match(text))),
        ("date", bool(_DATE.search(text[:_LOOK]))), ("clock", length < 90 and bool(_CLOCK.search(text))),
        ("file", length < 120 and bool(_FILE.search(text))), ("latin", length < 120 and bool(_LATIN.search(text))),
        ("detail", length <= 60 and detail(text)),
        ("opening", length >= 30 and opening(text)), ("tab", "\t" in text), ("bar", "|" in text),
    )  # fmt: skip
    shown = [name for name, holds in tests if holds]
    signs = [*shown, "label"] if label else shown
    ends = PART_MARK.findall(text[:_LOOK])
    last = text[-1:]
    prose = length >= _PROSE and (last in PART or len(ends) >= 2)
    base = ["bias", f"len{_bucket(length, _LENGTHS)}", f"ends{min(len(ends), 3)}"]
    base.append("comma" if "," in text else "nocomma")
    base.append(f"last:{last if not last.isalnum() else ('0' if last.isdigit() else 'w')}")
    base += [f"is:{name}" for name in shown]
    if mark:
        base += [f"mark{int(mark.weak)}", "markrest" if mark.rest else "markbare"]
    if label:
        base += [f"label:{label.style}", f"first:{label.style}" if label.number == 1 else "later"]
    base += _letters(text)
    sign = _sign(signs, mark, title, prose, text)
    return bare(text), sign, prose, mark, title, tuple(base), label is not None


def _facts(line: Line, *, table: bool) -> Facts:
    key, sign, prose, mark, title, base, labelled = _own(line.clean)
    extra = []
    if line.level:
        extra.append(f"level{line.level}")
    if line.bold:
        extra.append("bold")
    if line.raw != line.start and not line.level and not line.bold:
        extra.append("bullet")
    if table:
        extra.append("table")
        base = tuple(x for x in base if x != "is:site")
    return Facts(key, sign, prose, mark, title, (*base, *extra) if extra else base, labelled)


def _sign(shown: list[str], mark: Delimiter | None, title: int, prose: bool, text: str) -> str:
    """Return the one word for a line that its neighbours see."""
    if mark:
        return "mark"
    for name in ("tail", "site", "collection", "number"):
        if name in shown:
            return name
    if title:
        return f"title{title}"
    if "editor" in shown:
        return "editor"
    if "signed" in shown or "signer" in shown:
        return "signed"
    if prose:
        return "prose"
    if "month" in shown:
        return "month"
    if "label" in shown:
        return "label"
    return "short" if len(text) < 20 else "mid"


def _letters(text: str) -> list[str]:
    """Return the first and last characters of a line, and the pairs of a short one."""
    plain = text[:60].translate(_DIGITS)
    tail = text[-4:].translate(_DIGITS)
    found = [f"^{plain[:1]}", f"^{plain[:2]}", f"^{plain[:4]}", f"{tail[-2:]}$", f"{tail}$"]
    if len(text) <= 34:
        found += {f"~{plain[k : k + 2]}" for k in range(len(plain) - 1)}
    return found


def counted(text: str) -> Mapping[str, int]:
    """Return how many words of each group of cues stand in ``text``."""
    return _counted_line(text) if len(text) <= _LOOK else _counted(text)


def totals(texts: Sequence[str]) -> dict[str, int]:
    """Return how many words of each group of cues stand in ``texts``, joined by spaces."""
    spaced = _spaced()
    total: dict[str, int] = {}
    for k, text in enumerate(texts):
        behind = k < len(texts) - 1 and text.endswith(spaced)
        for name, number in counted(text + " " if behind else text).items():
            total[name] = total.get(name, 0) + number
    return total


@cache
def _spaced() -> tuple[str, ...]:
    """Return the cues that end with a space, without it."""
    return tuple(word[:-1] for word in _cues()[1] if word.endswith(" "))


@lru_cache(maxsize=4096)
def _counted_line(text: str) -> dict[str, int]:
    return _counted(text)


@lru_cache(maxsize=4096)
def _many(text: str) -> tuple[str, ...]:
    """Return the features of how many words of each group stand in a line."""
    return tuple([f"{name}{_bucket(n, _COUNTS)}" for name, n in _counted_line(text).items()])


def _counted(text: str) -> dict[str, int]:
    pattern, groups = _cues()
    counts: dict[str, int] = {}
    for word in pattern.findall(text):
        for name in groups[word]:
            counts[name] = counts.get(name, 0) + 1
    return counts


def _repeats(facts: list[Facts]) -> list[list[str]]:
    """Tell which lines say again what a line before, a title or a delimiter said."""
    seen: dict[str, int] = {}
    stems = {bare(f.mark.stem) for f in facts if f.mark and len(f.mark.stem) >= 4}
    totals = Counter(f.key for f in facts)
    kin = Counter(bare(f.mark.stem) for f in facts if f.mark)
    first_title = next((f.key for f in facts if f.title or f.mark), None)
    found: list[list[str]] = []
    for i, fact in enumerate(facts):
        here = []
        key = fact.key
        if len(key) >= 4 and totals[key] > 1:
            here.append("again" if key in seen else "sooner")
            if key in seen:
                here.append(f"again{_bucket(i - seen[key], (2, 4, 8, 20))}")
            here.append(f"totals{min(totals[key], 4)}")
        seen.setdefault(key, i)
        if key in stems and not fact.mark:
            here.append("stem")
        if first_title and fact.title and key != first_title and len(key) > 5:
            here.append("within" if key in first_title or first_title in key else "other")
        if fact.mark:
            here.append(f"kin{min(kin[bare(fact.mark.stem)], 3)}")
            here.append(f"ordinal{min(fact.mark.number, 3)}")
        found.append(here)
    return found


def _around(facts: list[Facts], lines: Sequence[Line]) -> list[list[str | tuple[str, ...]]]:
    """Tell of each line what stands beside it and how far the text's sentences are."""
    count = len(facts)
    signs = ["<<", "<", *(f.sign for f in facts), ">", ">>"]
    prose = [i for i, f in enumerate(facts) if f.prose and f.sign not in ("site", "tail")]
    gaps = sum(line.gap for line in lines) * 2 > count
    found: list[list[str | tuple[str, ...]]] = []
    for i, (above, below) in enumerate(_furnished(facts)):
        own = signs[i + 2]
        k = bisect_right(prose, i - 1)
        near = _NEAR[min(i - prose[k - 1], _AWAY) if k else _AWAY]
        far = _FAR[min(prose[k] - i, _AWAY) if k < len(prose) else _AWAY]
        here: list[str | tuple[str, ...]] = [
            _neighbours(*signs[i : i + 5]),
            _near_text(own, near, far),
            _HEADS[i if i < _INNER else _INNER],
            _FEET[count - 1 - i if count - 1 - i < _INNER else _INNER],
            _between_sites(own, min(above, _MANY), min(below, _MANY), far),
        ]
        if lines[i].gap and not gaps:
            here.append("gap")
        found.append(here)
    for here, more_ in zip(found, _joined(facts, lines), strict=True):
        here += more_
    return found


@lru_cache(maxsize=4096)
def _neighbours(a: str, b: str, c: str, d: str, e: str) -> tuple[str, ...]:
    """Tell what a line (``c``) is like and the two above and below it."""
    beside = f"-1{b}", f"+1{d}", f"-2{a}", f"+2{e}"
    return (*beside, f"-1{b}|{c}", f"+1{c}|{d}", f"{b}|{c}|{d}")


@lru_cache(maxsize=2048)
def _near_text(own: str, near: int, far: int) -> tuple[str, ...]:
    """Tell how far the sentences above and below are."""
    told = f"before{near}", f"after{far}", f"between{near}|{far}"
    return (*told, f"{own}after{far}", f"{own}before{near}")


@lru_cache(maxsize=2048)
def _between_sites(own: str, above: int, below: int, far: int) -> tuple[str, ...]:
    """Tell how many lines of a website stand above and below."""
    some, more = min(above, 2), min(below, 2)
    told = f"above{_bucket(above, _FEW)}", f"below{_bucket(below, _FEW)}"
    between = f"above{some}|after{far}|below{more}"
    return (*told, f"{own}above{some}", f"{own}below{more}", between)


def _furnished(facts: list[Facts]) -> list[tuple[int, int]]:
    """Return how many lines above and below each line look like a website's."""
    shown = [f.sign in _FURNITURE for f in facts]
    total, above, found = sum(shown), 0, []
    for own in shown:
        found.append((above, total - above - own))
        above += own
    return found


def _joined(facts: list[Facts], lines: Sequence[Line]) -> list[list[str]]:
    """Tell of each line whether a title is halved at it and whether it goes on with a broken sentence."""
    halves = _halves(facts, lines)
    cut = [len(x.clean) >= _PROSE and x.clean[-1] not in _CLOSED for x in lines]
    found = []
    for i, fact in enumerate(facts):
        here = ["half:upper"] if halves[i] else []
        if i and halves[i - 1]:
            here.append("half:lower")
        first, second = i > 0 and cut[i - 1], i > 1 and cut[i - 2]
        here.append(f"{'cut' if first else 'whole'}{'cut' if second else 'whole'}")
        if i > 1 and (second if fact.sign == "site" else first):
            here.append(f"cut|{fact.sign}")
        found.append(here)
    return found


def _halves(facts: list[Facts], lines: Sequence[Line]) -> list[bool]:
    """Tell of which lines the next one completes a title: an organisation or year above, the kind below."""
    found = [False] * len(facts)
    for i in range(len(facts) - 1):
        lower = facts[i + 1].title or lines[i + 1].clean.startswith("--")
        found[i] = (
            bool(lower) and not facts[i].title and not facts[i].mark and title_part(lines[i].clean)
        )
    return found


def _passages(
    facts: list[Facts], lines: Sequence[Line], counts: Sequence[Mapping[str, int]]
) -> list[tuple[str, ...]]:
    """Tell of each line what its passage (from title or delimiter to the next) and its text are about."""
    edges = [i for i, f in enumerate(facts) if f.mark or (f.title == 2 and i)]
    edges = sorted({0, *edges, len(facts)})
    whole = _rates(counts, sum(len(x.clean) for x in lines), "all")
    marks = len({f.mark.number for f in facts if f.mark})
    whole.append(f"marks{min(marks, 3)}")
    found: list[tuple[str, ...]] = []
    for start, stop in pairwise(edges):
        size = sum(len(x.clean) for x in lines[start:stop])
        here = _rates(counts[start:stop], size, "in")
        here.append(f"insize{_bucket(size, (40, 100, 200, 400, 1000))}")
        labelled = sum(f.labelled for f in facts[start:stop])
        here.append(f"inlabels{_bucket(labelled, _COUNTS)}")
        found += [(*whole, *here)] * (stop - start)
    return found


_TELLING = ("howto", "news", "rules", "own", "promise", "report", "editor", "union")


def _rates(counts: Sequence[Mapping[str, int]], size: int, name: str) -> list[str]:
    """Return how often telling words stand in a thousand characters."""
    total = dict.fromkeys(_TELLING, 0)
    for count in counts:
        for group, number in count.items():
            if group in total:
                total[group] += number
    scale = 1000 / max(size, 300)
    return [f"{name}:{g}{_bucket(total[g] * scale, _RATES)}" for g in _TELLING]
