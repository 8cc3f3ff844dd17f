"""Patterns that are compiled where a text needs them, and as far as it needs them.

To compile a pattern costs Python from a tenth of a millisecond to ten, and a command that
reads one short text has some eight hundred of them: half of its time. A text can match only
where it holds the words that the pattern cannot do without, and of many alternatives only
those whose words it holds. To look for these is cheap, and changes no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple, cast

from unionnlp import prepared
from unionnlp.compiling import quick
from unionnlp.prepared import Branch, PatternReading, Words

_PLAIN: Final = r"[^\\\[()|^$.?*+{]+"
_OPENS: Final = r"\((?:\?(?:[:>]|P<\w+>|<?[=!])|(?!\?))"
_LEFT_OUT: Final = r"\)(?:[?*]|\{0?,)[\d,}]*[?+]?"  # closes a group that may be left out
_CLOSED: Final = r"\)(?:[+{][\d,}]*[?+]?)?"
_TOKEN: Final = re.compile(
    r"((?:[^\\\[()|^$.?*+{](?![?*{]))+|\[[^\\^\]-]+\](?![?*{]))(\+[?+]?)?"  # 1, 2: must stand
    r"|(\|)"  # 3: the next alternative
    rf"|({_OPENS})({_PLAIN}(?:\|{_PLAIN})*)(?:({_LEFT_OUT})|({_CLOSED}))"  # 4 to 7: only words
    rf"|({_OPENS})"  # 8: opens a group
    rf"|({_LEFT_OUT})|({_CLOSED})"  # 9, 10: closes one
    r"|(\(\?P=\w+\)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S])"  # 11: anything
    r"(?:[?*+]|\{\d*,?\d*\})?[?+]?"
)
_STRANGE: Final = re.compile(r"\(\?(?!P?[<=]|[:>!])")  # conditions, flags inside: not read
_VERBOSE: Final = int(re.VERBOSE)  # plain numbers: those of `re` are slow
_IGNORECASE: Final = int(re.IGNORECASE)
_KEPT: Final = 4_096  # patterns that are remembered
_PATIENCE: Final = 30  # short searches after which the whole pattern is worth having
_SHORT: Final = 200  # characters in which to search costs no more than to look for a word
_LONG: Final = 20_000  # characters of a text through which not every word is looked for
_TURNS: Final = 3  # times that a pattern is compiled for a text; then as a whole
_MUCH: Final = 100_000  # characters of longer texts that show how a pattern is best asked
_MANY: Final = 16  # words that take longer to look for than a pattern
_WIDE: Final = 24  # characters of alternatives that are worth leaving out


class _State(NamedTuple):
    """What is compiled: for which page, and the words of the alternatives that are not in it."""

    pattern: re.Pattern[str]
    page: str
    left_out: Words


_page = ""


def expect(text: str) -> None:
    """Name the text that is read now: a pattern that is compiled is compiled for all of it.

    A hint alone: no answer depends on it.
    """
    global _page
    _page = text if len(text) <= _LONG else ""


@lru_cache(maxsize=_KEPT)
def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when a text first holds what it requires.

    It answers as ``re.compile(pattern, flags)`` would; a fault in the pattern shows only at
    its first use. As there, the same pattern asked for again is the same object.
    """
    return cast(re.Pattern[str], _Lazy(pattern, int(flags)))


class _Lazy:
    """Stands for a pattern until a text needs all of it; from then on its methods are that one's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags
        self._read: PatternReading | None = None
        self._calls = 0
        self._seen = 0
        self._turns = 0
        self._state: _State | None = None
        self._all: re.Pattern[str] | None = None

    def search(self, text: str, *span: int) -> Any:
        found = self._for(text, span)
        return found and found.search(text, *span)

    def match(self, text: str, *span: int) -> Any:
        found = self._for(text, span)
        return found and found.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> Any:
        found = self._for(text, span)
        return found and found.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[Any]:
        found = self._for(text, span)
        return found.finditer(text, *span) if found else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        found = self._for(text, span)
        return found.findall(text, *span) if found else []

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        found = self._for(text)
        return found.split(text, maxsplit) if found else [text]

    def sub(self, by: str | Callable[[Any], str], text: str, count: int = 0) -> str:
        found = self._for(text)
        return found.sub(by, text, count) if found else text

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._whole(), name)

    def __reduce__(self) -> tuple[Any, ...]:
        return lazy, (self.pattern, self.flags)

    def _for(self, text: str, span: tuple[int, ...] = ()) -> re.Pattern[str] | None:
        """Return a pattern that answers for ``text`` as the whole one; ``None``: it has no match."""
        read = self._read
        if read is None:
            read = self._read = _known(self.pattern, self.flags)
        size = len(text)
        if size <= _SHORT or (span and span[-1] - span[0] <= _SHORT):
            self._calls += 1
        else:
            self._seen += size
        if self._calls > _PATIENCE or size > _LONG or (self._seen > _MUCH and self._wide(read)):
            return self._whole()
        if read.words and not _holds(text, read.words, span):
            return None
        state = self._state
        if state is not None:
            if not state.left_out or (state.page is _page and text in _page):
                return state.pattern
            if not _holds(text, state.left_out):
                return state.pattern
        return self._compiled(text, read)

    def _wide(self, read: PatternReading) -> bool:
        """Tell whether to look for the words costs more than to search, where many texts were read."""
        self._seen = 0
        missed = len(self._state.left_out) if self._state else 0
        return len(read.words) + missed > _MANY or (missed > 0 and not read.words)

    def _compiled(self, text: str, read: PatternReading) -> re.Pattern[str]:
        """Compile what ``text`` and the page can match, and what was compiled before.

        A whole pattern is asked for behind its words all the same: long texts are looked through for
        them in no time.
        """
        self._turns += 1
        source, left_out = self.pattern, cast(Words, ())
        if read.branches and self._turns <= _TURNS:
            source, left_out = self._pruned(_page if text in _page else f"{text}\n{_page}", read)
        if not left_out and not read.words:
            return self._whole()
        pattern = quick(source if left_out else self.pattern, self.flags)
        self._state = _State(pattern, _page, left_out)
        return pattern

    def _pruned(self, text: str, read: PatternReading) -> tuple[str, Words]:
        """Return the pattern without what ``text`` cannot match, and the words that it then lacks."""
        pieces: list[str] = []
        at = 0
        left_out: dict[str, None] = {}
        for start, negative, words, kept, last in read.branches:
            end = -negative
            if start < at:
                continue
            if kept is None:
                words = tuple(self.pattern[start:end].split("|"))
                held = [word for word in words if word in text]
                if len(held) == len(words):
                    continue
                words = tuple([word for word in words if word not in text])
                pieces += (self.pattern[at:start], "|".join(held) or "(?!)")
            elif not words or _holds(text, words):
                continue
            else:
                pieces.append(self.pattern[at:start])
                pieces.append(f"(?!){kept}" if last or kept else "")
                pieces.append("|" if kept and not last else "")
            at = end if last else end + 1
            left_out.update(dict.fromkeys(words))
        return "".join([*pieces, self.pattern[at:]]), tuple(left_out)

    def _whole(self) -> re.Pattern[str]:
        if self._all is None:
            self._all = found = quick(self.pattern, self.flags)
            for name in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
                setattr(self, name, getattr(found, name))
        return self._all


def needed(pattern: re.Pattern[str]) -> Words:
    """Return words of which every match of a pattern holds one; none where they are unknown."""
    return _known(pattern.pattern, int(pattern.flags)).words


def _known(pattern: str, flags: int) -> PatternReading:
    """Return what a pattern needs: as it was read beforehand, or read now."""
    return prepared.known(pattern, flags) or reading(pattern, flags)


def _holds(text: str, words: Words, span: tuple[int, ...] = ()) -> bool:
    if span:
        find = text.find
        for word in words:  # noqa: SIM110 - a generator takes twice as long
            if find(word, *span) >= 0:
                return True
        return False
    for word in words:  # noqa: SIM110 - the same
        if word in text:
            return True
    return False


class _Level:
    """The alternatives of a group while it is read."""

    __slots__ = ("behind", "best", "kept", "opened", "read", "start")

    def __init__(self, opened: str, start: int, behind: bool) -> None:
        self.opened, self.start = opened, start
        self.behind = behind or opened.startswith("(?<")
        self.best: Words = ()
        self.kept = ""
        self.read: list[tuple[int, int, Words, str]] = []

    def end(self, at: int) -> None:
        """End an alternative at the offset ``at``."""
        self.read.append((self.start, -at, self.best, self.kept))
        self.start, self.best, self.kept = at + 1, (), ""

    def words_of(self, group: re.Match[str], cased: bool) -> list[Branch]:
        """Take up a group that holds words alone; return them as its alternatives."""
        opened, words = group[4], group[5].split("|")
        at, end = group.span(5)
        self.kept += _own(opened)
        sure = _sure(*dict.fromkeys(words), cased=cased)
        if group[6] is None and opened[-1] not in "=!":
            self.best = _better(self.best, sure)
        if len(words) == 1 or self.behind or opened.startswith("(?<") or end - at < _WIDE:
            return []
        return [(at, -end, (), None, True)] if sure else []

    def words(self) -> Words:
        """Return words of which every alternative holds one."""
        if len(self.read) == 1:
            return self.read[0][2]
        found: dict[str, None] = {}
        for _, _, words, _ in self.read:
            if not words:
                return ()
            found.update(dict.fromkeys(words))
        return tuple(found)

    def groups(self) -> str:
        """Return the groups that are kept of what was read, empty."""
        return _own(self.opened) + "".join([row[3] for row in self.read])

    def branches(self) -> list[Branch]:
        """Return the alternatives, where one is worth leaving out (a look-behind has one width)."""
        read = self.read
        if len(read) == 1 or self.behind or -read[-1][1] - read[0][0] < _WIDE:
            return []
        return [*[(*row, False) for row in read[:-1]], (*read[-1], True)]


def reading(pattern: str, flags: int = 0) -> PatternReading:
    """Read a pattern once, from left to right: its words and its alternatives."""
    if flags & _VERBOSE or _STRANGE.search(pattern):
        return PatternReading(())
    level = _Level("", 0, False)
    cased = bool(flags & _IGNORECASE)
    outer: list[_Level] = []
    branches: list[Branch] = []
    run = ""
    for token in _TOKEN.finditer(pattern):
        kind = token.lastindex or 0
        if kind <= 2:
            text = token[1]
            if text[0] != "[":
                run += text
                if kind == 1:
                    continue
            else:
                level.best = _better(level.best, _sure(*text[1:-1], cased=cased))
        if run:
            level.best, run = _better(level.best, _sure(run, cased=cased)), ""
        if kind == 3:
            level.end(token.start())
        elif 6 <= kind <= 7:
            branches += level.words_of(token, cased)
        elif kind == 8:
            outer.append(level)
            level = _Level(token[0], token.end(), level.behind)
        elif 9 <= kind <= 10:
            if not outer:
                return PatternReading(())
            level.end(token.start())
            branches += level.branches()
            level = _closed(level, outer.pop(), optional=kind == 9)
    level.best = _better(level.best, _sure(run, cased=cased) if run else ())
    level.end(len(pattern))
    branches += level.branches()
    return PatternReading(level.words(), tuple(sorted(branches)))


def _own(opened: str) -> str:
    """Return a group that is opened so, empty, where it has a number."""
    return f"{opened})" if opened == "(" or opened[2:3] == "P" else ""


def _sure(*words: str, cased: bool) -> Words:
    """Return words of which a match holds one; none where one may stand in other letters."""
    odd = cased and any(word.lower() != word.upper() for word in words)
    return () if odd else words


def _closed(inner: _Level, level: _Level, optional: bool) -> _Level:
    """Add a group to the alternative in which it stands."""
    level.kept += inner.groups()
    if not optional and inner.opened[-1] not in "=!":
        level.best = _better(level.best, inner.words())
    return level


def _better(one: Words, other: Words) -> Words:
    """Return the words that fewer texts hold: the longer ones, then the fewer."""
    if not one or not other:
        return one or other
    left = len(one[0]) if len(one) == 1 else min(map(len, one))
    right = len(other[0]) if len(other) == 1 else min(map(len, other))
    return one if (left, -len(one)) >= (right, -len(other)) else other
