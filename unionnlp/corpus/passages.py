"""Search: the passages of a corpus, ranked by BM25 over its words (SQLite's FTS5)."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from unionnlp.corpus import database
from unionnlp.corpus.store import open_corpus
from unionnlp.grammar.spans import lines
from unionnlp.grammar.stops import stop_words
from unionnlp.patterns import lazy
from unionnlp.records import Document

TERMS = "terms"  # the key of the words of one's own
_SHORTEST = 4
_SHORT = 3  # characters of a word that is asked for as it is
_LONGEST = 200  # longer lines are cut at their sentences
_LOOKED_AT = 20_000  # passages that are ranked for a query, the newest first
_WORD = lazy(r"\w")
_SENTENCE = lazy(r"[^。；;!！?？]+[。；;!！?？]*")


class CorpusPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A line or sentence of a document: its row, its place in the source, its items."""

    document: str
    start: int
    end: int
    text: str
    items: tuple[str, ...] = ()
    source: str | None = None
    title: str | None = None
    kind: str | None = None
    year: int | None = None


class FoundPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with its BM25 score."""

    score: float
    passage: CorpusPassage


def terms_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the words of one's own that a corpus keeps whole."""
    return tuple((database.kept_text(connection, TERMS) or "").split())


def words(text: str, terms: tuple[str, ...] = ()) -> list[str]:
    """Return the words of a text for the index, long words with the words inside them."""
    from unionnlp.language.segment import search_words

    stop = stop_words()
    return [w for w in search_words(text, terms=terms) if w not in stop and _WORD.search(w)]


def asked_words(query: str, terms: tuple[str, ...] = ()) -> list[str]:
    """Return the words of a query, only long ones with the words inside them.

    Otherwise 教职工 would count three times, and a passage without the other words win.
    """
    from unionnlp.language.segment import search_words

    return [
        word
        for part in search_words(query, inner=False, terms=terms)
        for word in (words(part, terms) if len(part) > _SHORT else [part])
        if _WORD.search(word) and word not in stop_words()
    ]


def add(connection: sqlite3.Connection, number: int, document: Document, text: str) -> None:
    """Put the passages of a document into the index."""
    base, terms = document.start, terms_of(connection)
    for start, end in lines(text, 0, len(text)):
        for a, b in _cut(text, start, end):
            if b - a < _SHORTEST:
                continue
            found = {m.item for m in document.items if m.start < base + b and base + a < m.end}
            items = " ".join(sorted(found))
            said = " ".join(words(text[a:b], terms))
            query = (
                "INSERT INTO passage (document, start, stop, items, words) VALUES (?, ?, ?, ?, ?)"
            )
            row = connection.execute(query, (number, base + a, base + b, items, said)).lastrowid
            tags = _tags(document.kind, document.year, found)
            connection.execute(
                "INSERT INTO passage_words (rowid, words, tags) VALUES (?, ?, ?)", (row, said, tags)
            )


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Take the passages of a document out of the index, as they were put in."""
    query = """
        SELECT p.id, p.words, p.items, d.kind, d.year
        FROM passage p JOIN document d ON d.id = p.document WHERE p.document = ?
    """
    forget = (
        "INSERT INTO passage_words (passage_words, rowid, words, tags) VALUES ('delete', ?, ?, ?)"
    )
    for row, said, items, kind, year in connection.execute(query, (number,)).fetchall():
        connection.execute(forget, (row, said, _tags(kind, year, items.split())))
    connection.execute("DELETE FROM passage WHERE document = ?", (number,))


def _tags(kind: str | None, year: int | None, items: Iterable[str]) -> str:
    """Return what a passage is asked for beside its words, as words of the index."""
    tags = [
        f"kind{kind}" if kind else "",
        f"year{year}" if year else "",
        *(f"item{i}" for i in items),
    ]
    return " ".join(re.sub(r"[\W_]", "", tag) for tag in tags if tag)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _LONGEST:
        yield start, end
        return
    for match in _SENTENCE.finditer(text, start, end):
        if match.group().strip():
            yield match.span()


def search(
    folder: str | os.PathLike[str], query: str, *, limit: int = 10, kind: str | None = None,
    item: str | None = None, year: int | None = None,
) -> list[FoundPassage]:  # fmt: skip
    """Return the passages that fit ``query`` best, only of a kind, an item or a year where asked.

    Passages that hold all words come first; where they are too few, those that hold any. Scores
    are BM25's, higher is better. Raises ``RecordError`` (U200) where there is no corpus.
    """
    tags = _tags(kind, year, [item] if item else ()).split()
    with open_corpus(folder) as corpus:
        asked = list(dict.fromkeys(asked_words(query, terms_of(corpus.connection))))
        found = _matching(corpus.connection, _match(asked, tags, "AND"), limit) if asked else []
        if len(asked) > 1 and len(found) < limit:
            telling = _telling(corpus.connection, asked)
            found = _matching(corpus.connection, _match(telling, tags, "OR"), limit)
        return found


def _match(asked: Iterable[str], tags: Iterable[str], joined: str) -> str:
    """Return a query of FTS5; words are quoted, whatever is in them."""
    quoted = [f'"{word}"' for word in (w.replace('"', "") for w in asked) if word]
    parts = [f"words : ({f' {joined} '.join(quoted)})", *(f"tags : {tag}" for tag in tags)]
    return " AND ".join(parts)


def _telling(connection: sqlite3.Connection, asked: Sequence[str]) -> Sequence[str]:
    """Return the words without those that so many passages hold that they tell nothing."""
    query = "SELECT doc FROM passage_vocabulary WHERE term = ? AND col = 'words'"
    counts = {word: next((n for (n,) in connection.execute(query, (word,))), 0) for word in asked}
    return [word for word in asked if counts[word] <= _LOOKED_AT] or asked


def _matching(connection: sqlite3.Connection, match: str, limit: int) -> list[FoundPassage]:
    """Return the best of the newest passages that match; their number bounds the time."""
    query = """
        SELECT m.score, d.key, p.start, p.stop,
          substr(d.text, p.start - d.start + 1, p.stop - p.start),
          p.items, s.name, d.title, d.kind, d.year
        FROM (
            SELECT id, score FROM (
                SELECT rowid AS id, -bm25(passage_words, 1.0, 0.0) AS score FROM passage_words
                WHERE passage_words MATCH ? ORDER BY rowid DESC LIMIT ?
            ) ORDER BY score DESC, id LIMIT ?
        ) m
        JOIN passage p ON p.id = m.id JOIN document d ON d.id = p.document
        JOIN source s ON s.id = d.source ORDER BY m.score DESC, m.id
    """
    return [_found(row) for row in connection.execute(query, (match, _LOOKED_AT, limit))]


def _found(row: tuple[Any, ...]) -> FoundPassage:
    score, key, start, end, text, items, source, title, kind, year = row
    passage = CorpusPassage(
        document=key, start=start, end=end, text=text, items=tuple(items.split()), source=source,
        title=title, kind=kind, year=year,
    )  # fmt: skip
    return FoundPassage(score=round(score, 3), passage=passage)
