"""The kind of organisation that a plan is for, from its name, its title and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unionnlp.grammar.normalize import normalize
from unionnlp.records import Document, SchoolType
from unionnlp.resources import load, words

_DOMINANT = 4  # words of one kind that a text without a name must hold (anthologies name few)


def school_type(document: Document, plain: str) -> SchoolType | None:
    """Return the kind of organisation of a document, ``None`` where nothing tells it.

    ``plain`` is the normalised text of the whole source.
    """
    opening = plain[document.start : document.start + 160]
    for name in (document.title or "", document.organization or ""):
        if name and _says("names", "group").search(name):
            return "group"
    if _says("opening", "group").search(opening):
        return "group"
    tail = plain[max(document.start, document.end - 60) : document.end]
    for named in (normalize(document.organization or ""), normalize(document.title or ""), tail):
        if found := next((k for k in _kinds("names") if _says("names", k).search(named)), None):
            return found
    return _by_words(plain[document.start : document.end])


def _by_words(text: str) -> SchoolType | None:
    count, kind = max((len(_says("text", k).findall(text)), k) for k in _kinds("text"))
    return kind if count >= _DOMINANT else None


def _kinds(table: str) -> Iterable[SchoolType]:
    kinds: Iterable[SchoolType] = load("school_types")[table]
    return kinds


def _says(table: str, kind: SchoolType) -> re.Pattern[str]:
    return words("school_types", table, kind)
