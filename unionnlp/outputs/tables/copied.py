"""Who copied from whom as a sheet: both files, both units, the share of each, the longest passage."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime

from unionnlp.corpus.copying import Copied
from unionnlp.outputs.file_names import file_name_of
from unionnlp.outputs.tables.sheets import Book, Heading
from unionnlp.translation import words
from unionnlp.writing import Target, scratch_folder

LIKENESS = {
    "same": words("完全相同"),
    "near": words("几乎相同"),
    "own": words("照抄自己往年的"),
    "passages": words("有相同段落"),
}
_PASSAGE = 120  # characters of a shared passage that are shown
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the same input gives the same bytes


def write_copies(pairs: Iterable[Copied], path: str | os.PathLike[str] | None) -> None:
    """Write a workbook with a row for each pair; raise ``OutputError`` (U400) where that fails."""
    with Target(path) as target, scratch_folder() as folder:
        draft = folder / "book.xlsx"
        with Book(draft, str(folder), _NEVER) as book:
            sheet = book.sheet("雷同", COLUMNS)
            for pair in pairs:
                sheet.append(cells(pair))
        target.write(draft.read_bytes())


COLUMNS = [
    Heading("类别", 16),
    Heading("单位", 22, wrap=True),
    Heading("文件", 26, wrap=True),
    Heading("另一单位", 22, wrap=True),
    Heading("另一文件", 26, wrap=True),
    Heading("占本份", 10, style="percent", bar=True),
    Heading("占另一份", 10, style="percent", bar=True),
    Heading("最长的一段", 60, wrap=True),
    Heading("起", 8),
    Heading("另一份起", 10),
]


def cells(pair: Copied) -> list[object]:
    """Return a pair as a row of the sheet."""
    return [
        LIKENESS[pair.likeness],
        named(pair.organization, pair.year),
        file_name_of(pair.source),
        named(pair.other_organization, pair.other_year),
        file_name_of(pair.other_source),
        pair.share,
        pair.other_share,
        " ".join(pair.passage.split())[:_PASSAGE],
        pair.start,
        pair.other_start,
    ]


def named(organization: str | None, year: int | None) -> str:
    """Return a unit with the year of its text."""
    return f"{organization or '（未署名）'}{f' {year}' if year else ''}"
