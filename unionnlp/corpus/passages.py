"""Search: the passages of a corpus, ranked by BM25 over its words (SQLite's FTS5)."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from unionnlp.corpus.store import open_corpus
from unionnlp.grammar.spans import lines
from unionnlp.records import Document

_SHORTEST = 4
_SHORT = 3  # characters of a word that is asked for as it is
_LONGEST = 200  # longer lines are cut at their sentences
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"[^。；;!！?？]+[。；;!！?？]*")
# Words that every plan is full of and that tell nothing.
_STOP = frozenset("的了和与及在对等是为以并把被要将中上下也就都或之其各") | {
    "我们",
    "进一步",
    "开展",
    "做好",
    "加强",
}


class Passage(msgspec.Struct, frozen=True, kw_only=True):
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


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with its BM25 score."""

    score: float
    passage: Passage


def words(text: str) -> list[str]:
    """Return the words of a text for the index, long words with the words inside them."""
    from unionnlp.language.segment import search_words

    return [w for w in search_words(text) if w not in _STOP and _WORD.search(w)]


def asked_words(query: str) -> list[str]:
    """Return the words of a query, only long ones with the words inside them.

    Otherwise 教职工 would count three times, and a passage without the other words win.
    """
    from unionnlp.language.segment import search_words

    return [
        word
        for part in search_words(query, inner=False)
        for word in (words(part) if len(part) > _SHORT else [part])
        if _WORD.search(word) and word not in _STOP
    ]


def add(connection: sqlite3.Connection, number: int, document: Document, text: str) -> None:
    """Put the passages of a document into the index."""
    base = document.start
    for start, end in lines(text, 0, len(text)):
        for a, b in _cut(text, start, end):
            if b - a < _SHORTEST:
                continue
            items = {m.item for m in document.items if m.start < base + b and base + a < m.end}
            said = " ".join(words(text[a:b]))
            row = (number, base + a, base + b, f" {' '.join(sorted(items))} ", said)
            query = (
                "INSERT INTO passage (document, start, stop, items, words) VALUES (?, ?, ?, ?, ?)"
            )
            added = connection.execute(query, row).lastrowid
            connection.execute(
                "INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (added, said)
            )


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Take the passages of a document out of the index."""
    query = "SELECT id, words FROM passage WHERE document = ?"
    for row, said in connection.execute(query, (number,)).fetchall():
        forget = "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)"
        connection.execute(forget, (row, said))
    connection.execute("DELETE FROM passage WHERE document = ?", (number,))


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
) -> list[Found]:  # fmt: skip
    """Return the passages that fit ``query`` best, only of a kind, an item or a year where asked.

    Scores are BM25's, higher is better. Raises ``RecordError`` (U200) where there is no corpus.
    """
    asked = asked_words(query)
    with open_corpus(folder) as corpus:
        if not asked:
            return []
        match = " OR ".join(
            f'"{word}"' for word in dict.fromkeys(w.replace('"', "") for w in asked)
        )
        found = corpus.connection.execute(
            """
            SELECT -bm25(passage_words), d.key, p.start, p.stop,
              substr(d.text, p.start - d.start + 1, p.stop - p.start),
              p.items, s.name, d.title, d.kind, d.year
            FROM passage_words JOIN passage p ON p.id = passage_words.rowid
            JOIN document d ON d.id = p.document JOIN source s ON s.id = d.source
            WHERE passage_words MATCH ? AND d.duplicate_of IS NULL
              AND (? IS NULL OR d.kind = ?) AND (? IS NULL OR d.year = ?)
              AND (? IS NULL OR instr(p.items, ' ' || ? || ' '))
            ORDER BY bm25(passage_words), p.id LIMIT ?
            """,
            (match, kind, kind, year, year, item, item, limit),
        )
        return [_found(row) for row in found]


def _found(row: tuple[Any, ...]) -> Found:
    score, key, start, end, text, items, source, title, kind, year = row
    passage = Passage(
        document=key, start=start, end=end, text=text, items=tuple(items.split()), source=source,
        title=title, kind=kind, year=year,
    )  # fmt: skip
    return Found(score=round(score, 3), passage=passage)
