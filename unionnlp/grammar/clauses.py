"""What a clause says: promised or reported, of which period, done or refused, and whose it is.

One reading for quantities, items, checks and comparison. The words are data
(resources/clauses.toml); every function reads a bounded stretch around its place, so that a
text is read in linear time. Texts are normalised ones (``grammar.normalize``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal, cast

import msgspec

from unionnlp.grammar.patterns import first_characters, guarded_text
from unionnlp.patterns import lazy
from unionnlp.resources import load

Tense = Literal["target", "result"]
Period = Literal["this", "last", "history", "next"]
Status = Literal["refused", "postponed", "replaced", "begun", "wished"]
Whose = Literal["staff", "pupils", "unit", "upper"]

REACH: Final = 400
"""Characters to either side within which the bounds of a sentence are looked for."""

# A set of characters comes first, so that a search skips to one; a point is looked at more closely.
_POINT = r"(?:(?<!\.)|(?<![\d.A-Za-z].)(?!\d))"
_CLAUSE_END = lazy(rf"[,，。;；:：!！?？\n\t|.]{_POINT}")
_MARKS = frozenset(",，。;；:：!！?？\n\t|.")  # of ``_CLAUSE_END``
_SENTENCE_END = lazy(rf"[。!！?？\n.]{_POINT}")
_STOPS = "。\n!？！?"  # the marks of ``_SENTENCE_END`` that need no look around
_EARLIER = lazy(r"去年|上年|上一?(?:学期|学年|年度)|前年|往年|[现原]有(?![代在])")
_SHORT = 12  # a clause of so few characters that ends with its refusal has no object of its own
_FRAME = lazy(
    r"(?:今年|本年度?|本学期|这学期|暂时?|就|便|也|都|则|故|因此|所以|已|已经|被|只好|只得|不得不|决定|最终|最后|一律|予以|全部|均|将|而|后来?|临时|现|了|又|还|拟)*"
)


class Clause(msgspec.Struct, frozen=True):
    """A clause ``[start, end)`` of a text and what it says.

    ``sentence`` is the span of its sentence. ``tense`` is ``target`` where it promises, ``result`` where
    it reports, ``None`` where only the document can tell. ``period`` is the time it speaks of. ``status``:
    ``refused`` (cancelled, not held), ``postponed``, ``replaced`` (what stands behind ``cue`` takes the
    place of what stands before), ``begun`` (not finished) or ``wished`` (on a condition). ``cue`` is the
    span of the words that say so. ``whose``: staff, pupils, another unit or the upper union, as
    far as words tell. ``negated`` says that a negation stands in it.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    tense: Tense | None = None
    period: Period | None = None
    status: Status | None = None
    cue: tuple[int, int] | None = None
    whose: Whose | None = None
    negated: bool = False

    @property
    def dropped(self) -> bool:
        """Whether the act of the clause is refused or put off."""
        return self.status in ("refused", "postponed")


def clause_start(plain: str, at: int, *, reach: int = 60) -> int:
    """Return where the clause that holds ``at`` begins, at most ``reach`` characters before."""
    floor = max(0, at - reach)
    for k in range(at - 1, floor - 1, -1):
        if plain[k] in _MARKS and (plain[k] != "." or _CLAUSE_END.match(plain, k, at)):
            return k + 1
    return floor


def clause_end(plain: str, at: int, *, reach: int = 60) -> int:
    """Return where the clause that holds ``at`` ends (before its mark), at most ``reach`` characters on."""
    stop = min(len(plain), at + reach)
    match = _CLAUSE_END.search(plain, at, stop)
    return match.start() if match else stop


def bounds(plain: str, at: int) -> tuple[int, int]:
    """Return start and end of the clause that holds ``at``, without the mark that ends it."""
    return clause_start(plain, at, reach=REACH), clause_end(plain, at, reach=REACH)


def pieces(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the spans between the marks of clauses in ``plain[start:end]``; empty ones are left out."""
    return (piece for piece in _pieces(plain, start, end) if piece[0] < piece[1])


def sentence_bounds(plain: str, at: int) -> tuple[int, int]:
    """Return start and end of the sentence that holds ``at``, without its full stop or line break."""
    floor, limit = max(0, at - REACH), min(len(plain), at + REACH)
    start = _behind_stop(plain, floor, at)
    stop = _SENTENCE_END.search(plain, at, limit)
    return start, stop.start() if stop else limit


def sentence_ends(plain: str) -> Iterator[int]:
    """Yield the offsets right behind the ends of sentences (full stops, line breaks), in order."""
    return (match.end() for match in _SENTENCE_END.finditer(plain))


def _behind_stop(plain: str, floor: int, at: int) -> int:
    """Return the offset behind the last end of a sentence in ``plain[floor:at]``, ``floor`` without one.

    Looks backwards, since the last one is near.
    """
    start = floor
    for mark in _STOPS:
        start = max(start, plain.rfind(mark, start, at) + 1)
    dot = plain.rfind(".", start, at)
    while dot >= 0:
        if _SENTENCE_END.match(plain, dot, at):
            return dot + 1
        dot = plain.rfind(".", start, dot)
    return start


def clause_at(plain: str, at: int) -> Clause:
    """Return the clause that holds ``at``, read in its sentence."""
    start, end = sentence_bounds(plain, at)
    read = _sentence(plain[start:end])
    k = max(0, bisect_right([c.start for c in read], at - start) - 1)
    return _moved(read[k], start)


def clauses(plain: str, start: int = 0, end: int | None = None) -> list[Clause]:
    """Return the clauses of ``plain[start:end]`` in order, each read in its sentence."""
    stop = len(plain) if end is None else end
    found: list[Clause] = []
    at = start
    while at < stop:
        match = _SENTENCE_END.search(plain, at, stop)
        last = match.start() if match else stop
        for low in range(at, last, 2 * REACH):
            high = min(low + 2 * REACH, last)
            found += [_moved(c, low) for c in _sentence(plain[low:high]) if c.end > c.start]
        at = match.end() if match else stop
    return found


def tense_at(plain: str, at: int) -> Tense | None:
    """Return whether what stands at ``at`` is promised or reported, ``None`` where no word tells.

    The clause decides first; in a clause with both, the words before ``at`` decide.
    """
    start, end = sentence_bounds(plain, at)
    told: Tense | None = None
    sentence = plain[start:end]
    for low, high, marks in _tenses(sentence):
        if start + low > at:
            break
        before = [m for m in marks if start + low + m[0] < at] if start + high > at else marks
        if told == "result" and _turns(sentence, low, high):
            told = None
        told = _decided(before or marks) or told
    return told


@lru_cache(maxsize=512)  # a sentence is asked by each of its numbers, and by several rooms
def _tenses(sentence: str) -> list[tuple[int, int, list[tuple[int, int, str]]]]:
    """Return the clauses of a sentence with their words of tense."""
    pieces = _pieces(sentence, 0, len(sentence))
    return [(low, high, _found("tense", sentence[low:high])) for low, high in pieces]


def _turns(sentence: str, low: int, high: int) -> bool:
    """Tell whether a clause turns from what was or is (上学期结余…, 现有…) to the period of the text itself."""
    if not any(found[2] == "this" for found in _found("period", sentence[low:high])):
        return False
    return bool(_EARLIER.search(sentence, 0, low))


def _moved(clause: Clause, by: int) -> Clause:
    cue = (clause.cue[0] + by, clause.cue[1] + by) if clause.cue else None
    low, high = clause.sentence
    return Clause(
        clause.start + by, clause.end + by, (low + by, high + by),
        clause.tense, clause.period, clause.status, cue, clause.whose, clause.negated,
    )  # fmt: skip


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a text at the marks of its clauses; between two marks is an empty piece."""
    for match in _CLAUSE_END.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


@lru_cache(maxsize=1024)
def _sentence(sentence: str) -> tuple[Clause, ...]:
    """Read a sentence: tense, period and a colon's refusal hold to its end."""
    read: list[Clause] = []
    tense: Tense | None = None
    period: Period | None = None
    listed: tuple[Status, tuple[int, int]] | None = None
    for start, end in _pieces(sentence, 0, len(sentence)):
        words = sentence[start:end]
        tense = _decided(_found("tense", words)) or tense
        said = _found("period", words)
        period = cast(Period, said[0][2]) if said else period
        status, cue = _status(words, start)
        if listed and not status:
            status, cue = listed
        elif status in ("refused", "postponed") and sentence[end : end + 1] in (":", "："):
            listed = (cast(Status, status), cast("tuple[int, int]", cue))
        read.append(
            Clause(
                start,
                end,
                (0, len(sentence)),
                tense,
                period,
                status,
                cue,
                _whose(words),
                bool(_found("negation", words)),
            )
        )
    return tuple(_handed_back(sentence, read))


def _handed_back(sentence: str, read: list[Clause]) -> list[Clause]:
    """``原定的登山，因雨取消``: a refusal without an object speaks of the clause before it."""
    for k in range(len(read) - 1, 0, -1):
        clause, before = read[k], read[k - 1]
        if not (clause.dropped and clause.cue) or before.status or before.end == before.start:
            continue
        alone = _FRAME.fullmatch(sentence, clause.start, clause.cue[0])
        bare = clause.end - clause.cue[1] <= 1
        cause = sentence[clause.start : clause.start + 1] in ("因", "由") and bare
        if (alone and bare) or (cause and clause.end - clause.start <= _SHORT):
            read[k - 1] = Clause(
                before.start, before.end, before.sentence, before.tense, before.period,
                clause.status, clause.cue, before.whose, before.negated,
            )  # fmt: skip
    return read


@cache
def _cues(table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern for a table, its false friends first, and what each group means."""
    rows = load("clauses")[table]
    values = {f"g{k}": value for k, value in enumerate(rows)}
    parts = "|".join(f"(?P<{g}>{guarded_text(rows[v])})" for g, v in values.items())
    firsts = {first_characters(row) for listed in rows.values() for row in listed}
    if None in firsts:
        return lazy(parts), values
    return lazy(f"(?=[{''.join(sorted(set(''.join(map(str, firsts)))))}])(?:{parts})"), values


def _found(table: str, words: str) -> list[tuple[int, int, str]]:
    """Return the cues of a table in ``words``: start, end, meaning; false friends left out."""
    pattern, values = _cues(table)
    found = []
    for match in pattern.finditer(words):
        value = values[match.lastgroup or ""]
        if value != "none":
            found.append((match.start(), match.end(), value))
    return found


def _decided(marks: list[tuple[int, int, str]]) -> Tense | None:
    """The first word of tense is the main verb's."""
    return cast(Tense, marks[0][2]) if marks else None


def _status(words: str, start: int) -> tuple[Status | None, tuple[int, int] | None]:
    marks = _found("status", words)
    if not marks:
        return None, None
    low, high, value = marks[0]
    return cast(Status, value), (start + low, start + high)


def _whose(words: str) -> Whose | None:
    """Staff rule where they are named; an upper union counts where it acts itself."""
    marks = _found("whose", words)
    values = {value for _, _, value in marks}
    if "upper" in values:
        low, high, _ = next(m for m in marks if m[2] == "upper")
        if not _spoken_of().search(words, max(0, low - 4), low) and not _named().match(words, high):
            return "upper"
    for value in ("unit", "staff", "pupils"):
        if value in values:
            return cast(Whose, value)
    return None


@cache
def _spoken_of() -> re.Pattern[str]:
    return lazy(f"(?:{'|'.join(load('clauses')['upper']['before'])})$")


@cache
def _named() -> re.Pattern[str]:
    return lazy("|".join(load("clauses")["upper"]["after"]))
