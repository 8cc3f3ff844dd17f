"""Who copied from whom in a corpus: each document beside those before it that share passages."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.corpus import copies
from unionnlp.corpus.copying import ComparedDocument, Copied, compare, hold
from unionnlp.corpus.store import Corpus, Row


def copied(corpus: Corpus) -> Iterator[Copied]:
    """Yield the pairs that share passages, duplicates among them, in the order of the later document.

    Of each document those that share most come first. They are looked up in the index, some for each
    document, so that memory does not grow with the corpus, and time in proportion to it.
    """
    for number, row, twin in corpus.numbered():
        later = _held(row)
        others = set(
            copies.likeliest(corpus.connection, sorted({h for h, _ in later.marks}), number)
        )
        if twin is not None:
            others.add(twin)
        found = [
            pair
            for other in sorted(others)
            if (pair := compare(_held(corpus.row(other)), later)) is not None
        ]
        yield from sorted(found, key=lambda pair: -max(pair.share, pair.other_share))


def _held(row: Row) -> ComparedDocument:
    return hold(row.source.path or "-", row.index, row.document, row.text)
