"""Search: the passages of a corpus, ranked by BM25 over jieba's words (bm25s).

The index of a version of the table is a folder of its own, ``DIR/index-VERSION``, that
appears whole by renaming; it is derived, and made anew where it is missing.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.corpus import store
from unionnlp.corpus.store import Row, State
from unionnlp.errors import OutputError
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.spans import lines

_SHORTEST = 4
_SHORT = 3  # characters of a word that is asked for as it is
_LONGEST = 200  # longer lines are cut at their sentences
_PASSAGES = "passages.json"
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"[^。；;!！?？]*[。；;!！?？]*")
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
    return [
        w
        for w in _tokenizer().cut_for_search(normalize(text).lower())
        if _WORD.search(w) and w not in _STOP
    ]


def asked_words(query: str) -> list[str]:
    """Return the words of a query, only long ones with the words inside them.

    Otherwise 教职工 would count three times, and a passage without the other words win.
    """
    parts = _tokenizer().cut(normalize(query).lower())
    return [
        word
        for part in parts
        for word in (words(part) if len(part) > _SHORT else [part])
        if _WORD.search(word) and word not in _STOP
    ]


@cache
def _tokenizer() -> Any:
    from unionnlp.language.segment import reference_tokenizer

    return reference_tokenizer()


def of_row(row: Row) -> Iterator[Passage]:
    """Yield the passages of a document."""
    document = row.document
    base = document.start
    for start, end in lines(row.text, 0, len(row.text)):
        for a, b in _cut(row.text, start, end):
            if b - a < _SHORTEST:
                continue
            items = {m.item for m in document.items if m.start < base + b and base + a < m.end}
            yield Passage(
                document=row.id, start=base + a, end=base + b, text=row.text[a:b], items=tuple(sorted(items)),
                source=row.source.path, title=document.title, kind=document.kind, year=document.year,
            )  # fmt: skip


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _LONGEST:
        yield start, end
        return
    for match in _SENTENCE.finditer(text, start, end):
        if match.group().strip():
            yield match.span()


def write(folder: Path, state: State) -> None:
    """Write the index of a state, and remove those of older ones."""
    place = folder / f"index-{state.version}"
    if not (place / _PASSAGES).is_file():
        _make(place, [p for row in state.documents() for p in of_row(row)])
    for other in (*folder.glob("index-*"), *folder.glob(".index-*.tmp")):
        number = other.name.lstrip(".").removeprefix("index-").partition(".")[0]
        if number.isdigit() and int(number) < state.version:  # also what a killed build left
            shutil.rmtree(other, ignore_errors=True)


def _make(place: Path, passages: list[Passage]) -> None:
    import bm25s

    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir(parents=True)
        (temporary / _PASSAGES).write_bytes(msgspec.json.encode(passages))
        if passages:
            index = bm25s.BM25()
            index.index([words(p.text) or ["-"] for p in passages], show_progress=False)
            index.save(str(temporary), show_progress=False)
        temporary.rename(place)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        if not place.is_dir():  # else another build was faster
            raise OutputError(f"{place}: the index cannot be written ({error.strerror})") from error


def search(
    folder: Path, query: str, *, limit: int = 10, kind: str | None = None, item: str | None = None,
    year: int | None = None,
) -> list[Found]:  # fmt: skip
    """Return the passages that fit ``query`` best, only of a kind, an item or a year where asked."""
    import bm25s
    import numpy as np

    place = _index(folder)
    passages = msgspec.json.decode((place / _PASSAGES).read_bytes(), type=list[Passage])
    asked = asked_words(query)
    wanted = np.array([_fits(p, kind, item, year) for p in passages], dtype=np.float32)
    if not passages or not asked or not wanted.any():
        return []
    index = bm25s.BM25.load(str(place), show_progress=False)
    size = min(limit, int(wanted.sum()))
    numbers, scores = index.retrieve([asked], k=size, weight_mask=wanted, show_progress=False)
    pairs = zip(numbers[0].tolist(), scores[0].tolist(), strict=True)
    return [Found(score=round(s, 3), passage=passages[n]) for n, s in pairs if s > 0]


def _index(folder: Path) -> Path:
    """Return the folder of the newest index; make it where it is missing."""
    version = store.latest(folder)
    place = folder / f"index-{version}"
    if not (place / _PASSAGES).is_file():
        state = store.load(folder)
        write(folder, state)
        place = folder / f"index-{state.version}"
    return place


def _fits(passage: Passage, kind: str | None, item: str | None, year: int | None) -> bool:
    return (
        (kind is None or passage.kind == kind)
        and (item is None or item in passage.items)
        and (year is None or passage.year == year)
    )
