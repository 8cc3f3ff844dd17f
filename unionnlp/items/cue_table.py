"""The cues of a catalogue, compiled to words to look for and to patterns with a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType

import msgspec

from unionnlp.items.catalogue import Catalogue
from unionnlp.items.patterns import expand
from unionnlp.packed import Numbers, Rows
from unionnlp.resources import load

CUE, HINT, NOT = 0, 1, 2

BEHIND, BEFORE, WIDE = 0, 1, 2
"""Where the other part of a pattern with a gap stands; ``WIDE`` is added where the gap is a wide one."""


class Gapped(msgspec.Struct, frozen=True, dict=True):
    """The patterns with a gap by the word that starts the search, in order.

    Of each that word, the cue, where the other parts stand, and these: a word, or, with a number behind those of
    the words, one of ``bare``: a part that is too short or too common to be looked for on its own.
    """

    starts: Numbers
    cues: Numbers
    where: Numbers
    parts: Rows
    bare: tuple[str, ...]


class CueTable(msgspec.Struct, frozen=True, dict=True):
    """The cues of a catalogue, compiled to literals; small enough to ship with the weights.

    ``items`` are the ids. Cue number ``c`` belongs to item ``owner[c]``, has the kind
    ``kind[c]`` and was written ``pattern[c]``. ``listed`` are the literals to look for, in order, one a line:
    ``plain[w]`` are the cues of word ``w``.
    """

    items: tuple[str, ...]
    owner: tuple[int, ...]
    kind: tuple[int, ...]
    pattern: tuple[str, ...]
    listed: str
    plain: Rows
    gapped: Gapped

    @cached_property
    def words(self) -> list[str]:
        """The words to look for."""
        return self.listed.split("\n") if self.listed else []


_ByItem = Mapping[str, Sequence[str]]
_NONE: _ByItem = MappingProxyType({})


def compile_cues(catalogue: Catalogue, idle: _ByItem = _NONE, learned: _ByItem = _NONE) -> CueTable:
    """Return the compiled cues of a catalogue, in a stable order.

    ``learned`` are hints by item that training found, ``idle`` those of either kind that are left out.
    """
    owner: list[int] = []
    kinds: list[int] = []
    patterns: list[str] = []
    plain: dict[str, dict[int, None]] = {}
    variants: list[tuple[int, tuple[str, ...]]] = []
    for number, item in enumerate(catalogue.items):
        offered = dict.fromkeys([*item.hints, *learned.get(item.id, ())])
        hints = [p for p in offered if p not in idle.get(item.id, ())]
        rows = [(p, CUE) for p in item.cues] + [(p, HINT) for p in hints]
        for pattern, kind in rows + [(p, NOT) for p in item.not_cues]:
            cue = len(patterns)
            owner.append(number)
            kinds.append(kind)
            patterns.append(pattern)
            for parts in _minimal(expand(pattern, catalogue.words)):
                if len(parts) == 1:
                    plain.setdefault(parts[0], {})[cue] = None
                else:
                    variants.append((cue, parts))
    return CueTable(
        tuple(item.id for item in catalogue.items),
        tuple(owner),
        tuple(kinds),
        tuple(patterns),
        *_listed(plain, _sought(variants)),
    )


_Sought = list[tuple[str, str, int, int]]
"""Variants with a gap: the word that starts the search, the other part, the cue, where the part stands."""


def _sought(variants: Sequence[tuple[int, tuple[str, ...]]]) -> _Sought:
    """Return for each variant with a gap (its cue and parts) what is looked for first."""
    spread = []
    starts = _starts([(parts[0], parts[-1]) for _, parts in variants])
    for (cue, parts), at in zip(variants, starts, strict=True):
        start, beside = (parts[0], parts[-1]) if at == 0 else (parts[-1], parts[0])
        spread.append((start, beside, cue, (BEFORE if at else BEHIND) + WIDE * (len(parts) > 2)))
    return spread


def _listed(plain: Mapping[str, Mapping[int, None]], sought: _Sought) -> tuple[str, Rows, Gapped]:
    """Return the words of a table, their cues and the patterns with a gap, these as they were written."""
    wanted = {start for start, *_ in sought} | {part for _, part, *_ in sought if _searched(part)}
    words = sorted(plain.keys() | wanted)
    bare = sorted({part for _, part, *_ in sought if not _searched(part)})
    numbers = {word: number for number, word in enumerate(words)}
    others = numbers | {part: number for number, part in enumerate(bare, len(words))}
    groups: dict[tuple[int, int, int], list[int]] = {}
    for start, part, cue, where in sought:
        groups.setdefault((numbers[start], cue, where), []).append(others[part])
    rows = sorted(groups.items(), key=lambda row: row[0][0])
    starts, cues, places = zip(*[key for key, _ in rows], strict=True) if rows else ((), (), ())
    gapped = Gapped(
        Numbers.of(starts),
        Numbers.of(cues),
        Numbers.of(places),
        Rows.of([parts for _, parts in rows]),
        tuple(bare),
    )
    return "\n".join(words), Rows.of([tuple(plain.get(word, ())) for word in words]), gapped


def _minimal(variants: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Leave out the variants of a pattern that a shorter one of it finds already."""
    plain = {parts[0] for parts in variants if len(parts) == 1}
    lengths = sorted({len(word) for word in plain})
    for parts in variants:
        known = [n for n in lengths if len(parts) > 1 or n < len(parts[0])]
        within = ((p, n, at) for p in parts for n in known for at in range(len(p) - n + 1))
        if not any(part[at : at + n] in plain for part, n, at in within):
            yield parts


@cache
def _common() -> frozenset[str]:
    """Words on every other line of such texts: a search does better to start at another part."""
    return frozenset(load("features")["common"])


def _searched(part: str) -> bool:
    """Whether a part of a gap pattern is worth a search of its own."""
    return len(part) > 1 and part not in _common()


def _starts(variants: Sequence[tuple[str, ...]]) -> list[int]:
    """The number of the part at which the search for each variant starts: the rarest, one hopes."""
    uses: dict[str, int] = {}
    for parts in variants:
        for part in parts:
            uses[part] = uses.get(part, 0) + 1

    def commonness(part: str) -> tuple[bool, bool, int, int]:
        return (len(part) == 1, not _searched(part), -min(len(part), 3), uses[part])

    return [min(range(len(p)), key=lambda k, p=p: commonness(p[k])) for p in variants]  # type: ignore[misc]
