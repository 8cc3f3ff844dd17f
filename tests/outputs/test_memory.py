"""Thousands of documents go through every writer in the memory of some."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from samples import many

from unionnlp import Checked, check
from unionnlp.checks.records import Report
from unionnlp.items import literals
from unionnlp.outputs.calendar import write_ics
from unionnlp.outputs.tables import frames
from unionnlp.outputs.tables.workbook import write_xlsx
from unionnlp.outputs.views.page import write_html
from unionnlp.records import Extraction

Writer = Callable[[Iterable[Extraction], Path], Any]


@cache
def _report() -> Report:
    return check(many(1)[0])


def checking(write: Writer) -> Writer:
    """Give each record on its way to a writer a report of its own: checking itself takes long."""

    def run(extractions: Iterable[Extraction], path: Path) -> None:
        report = msgspec.json.encode(_report())
        checked = (
            Checked(extraction=e, report=msgspec.json.decode(report, type=Report))
            for e in extractions
        )
        write(checked, path)  # type: ignore[arg-type]

    return run


def cleared(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    """Yield records; what waits for the garbage collection is no growth, so it is not left to chance."""
    for n, extraction in enumerate(extractions):
        if n % 5 == 0:
            gc.collect()
        yield extraction


@pytest.mark.parametrize(
    "write",
    [
        *(frames.write_csv, frames.write_parquet, write_xlsx, write_ics, write_html),
        *(checking(frames.write_csv), checking(write_xlsx)),
    ],
    ids=["csv", "parquet", "xlsx", "ics", "html", "checked csv", "checked xlsx"],
)
def test_memory_does_not_grow_with_the_number_of_documents(
    write: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "_BATCH", 300)
    monkeypatch.setattr(literals, "BY_HAND", 0)  # the automaton is made by the first text

    def peak(count: int) -> int:
        extractions = many(count)
        gc.collect()
        gc.freeze()  # the collections below need not walk through what pytest and other tests hold
        tracemalloc.start()
        try:
            write(cleared(extractions), tmp_path / f"out{count}")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)  # loads what is loaded once
    # A calendar keeps the keys of its events, and 22 of them come from each document.
    # A record of this text takes some 20,000 bytes.
    # Now and then another thread of the tests (xdist's) takes memory meanwhile, so a second look counts.
    assert any((peak(60) - peak(20)) / 40 < 6_000 for _ in range(2))
