"""A statement of a draft: of what, what, and on which occasion."""

from __future__ import annotations

import msgspec


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """Where a statement stands and what it is about.

    ``place`` is the line, or the entry of the arrangement (``planned``); ``months`` and ``weeks`` are
    those of its clause, or of its sentence (``text``), ``words`` the words with a meaning of their own
    in that, ``clause`` the clause as it stands, ``lead`` what stands before it in its sentence.
    ``past``: of an earlier year.
    """

    place: tuple[int, int]
    planned: bool
    past: bool
    months: frozenset[int]
    weeks: frozenset[int]
    words: frozenset[str]
    clause: str = ""
    text: str = ""
    lead: str = ""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One value that a draft gives one thing.

    ``attribute`` is what is told (a row of ``statements.toml``), ``key`` the thing, the same for the same
    thing; ``named`` says that the key alone tells the thing from others of the draft, ``whole`` that all
    of it are meant. ``value`` is a number in base units or a word. ``own`` are words of the thing, which tell
    no occasion; ``head`` is the noun of what is counted, empty where none stands there. ``[start, end)`` is what
    a reader is shown.
    """

    attribute: str
    key: tuple[str, ...]
    value: float | str
    start: int
    end: int
    occasion: Occasion
    named: bool = False
    whole: bool = False
    own: frozenset[str] = frozenset()
    head: str = ""
