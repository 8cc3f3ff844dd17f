"""``unionnlp extract`` to formats that are written as a whole: tables, workbook, calendar, page."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar, get_args

import msgspec

from unionnlp.batch import Failure, inputs
from unionnlp.cli import screen, talk
from unionnlp.errors import OutputError
from unionnlp.reading import Identity, identity
from unionnlp.reading.find import STDIN
from unionnlp.records import Extraction

if TYPE_CHECKING:
    from unionnlp.checks.records import Checked
    from unionnlp.items.catalogue import Catalogue

R = TypeVar("R")
Whole = Literal["csv", "parquet", "xlsx", "ics", "html"]
Tables = Literal["csv", "parquet", "xlsx"]
WHOLE: tuple[Whole, ...] = get_args(Whole)
_NAMES: dict[Tables, str] = {"csv": "a folder", "parquet": "a folder", "xlsx": "a file"}


class When(msgspec.Struct, frozen=True):
    """What formats need beside the records.

    A calendar the year of all and a day of the first week, tables and pages the catalogue that
    names the items (the shipped one where ``None``).
    """

    year: int | None = None
    term_start: date | None = None
    catalogue: Catalogue | None = None


class Tally(Generic[R]):
    """Passes on what was done, tells what was not, and knows the exit code."""

    def __init__(self, results: Iterable[R | Failure], progress: screen.Progress) -> None:
        self._results = results
        self._progress = progress
        self.done = self._failed = self._missing = 0

    def __iter__(self) -> Iterator[R]:
        for result in self._results:
            self._progress.advance()
            if isinstance(result, Failure):
                self._failed += 1
                self._missing += result.missing
                self._progress.pause(partial(talk.failed, result))
            else:
                self.done += 1
                yield result
        if not self.done:
            raise NothingError

    @property
    def code(self) -> int:
        """The exit code of the whole run."""
        if not self._failed:
            return 0
        return talk.WRONG_USE if self._failed == self._missing and not self.done else talk.FAILED


class NothingError(Exception):
    """No source could be extracted, so nothing is to be written."""


def keep_inputs(paths: Iterable[str], output: Path | None, *others: str | Path | None) -> None:
    """Refuse an output that is one of the inputs, or holds one, however it was found.

    ``others`` are files and folders that the command reads beside them.
    """
    if output is None or not (output.is_file() or output.is_dir()):  # a device is not replaced
        return
    place, folder = identity(output), output.is_dir()
    for name, found in chain(_identities(paths), _beside(others)):
        if found.is_same(place) or (folder and found.is_inside(place)):
            is_one = f"holds {name}, which is" if folder else "is"
            raise OutputError(
                f"{output} {is_one} one of the inputs and would be lost; give another --output"
            )


def _identities(paths: Iterable[str]) -> Iterator[tuple[str, Identity]]:
    for source in inputs(paths):
        if isinstance(source, Failure):
            continue
        if source.path == STDIN:  # a file may stand behind it
            with contextlib.suppress(OSError):
                found = os.fstat(0)
                yield STDIN, Identity(STDIN, found.st_dev, found.st_ino)
        else:
            yield source.path, source.identity


def _beside(others: Iterable[str | Path | None]) -> Iterator[tuple[str, Identity]]:
    for place in (Path(other) for other in others if other is not None):
        files = (p for p in place.rglob("*") if p.is_file()) if place.is_dir() else (place,)
        yield from ((str(file), identity(file)) for file in files)


def write(form: Whole, output: Path | None, tally: Tally[Extraction], when: When) -> int:
    """Write everything that ``tally`` passes on; return the exit code."""
    with contextlib.suppress(NothingError):  # every failure was told; the code says it
        _write(form, output, tally, when)
    return tally.code


def _write(form: Whole, output: Path | None, tally: Tally[Extraction], when: When) -> None:
    if form == "ics":
        _calendar(output, tally, when)
    elif form == "html":
        from unionnlp.outputs.page import write_html

        write_html(tally, output, catalogue=when.catalogue)
    else:
        write_tables(form, output, tally, when.catalogue)


def write_tables(
    form: Tables,
    output: Path | None,
    rows: Iterable[Extraction | Checked],
    catalogue: Catalogue | None = None,
) -> None:
    """Write the tables of what was extracted or checked."""
    if output is None:
        raise OutputError(f"{form} is written as {_NAMES[form]}: name it with --output")
    if form == "xlsx":
        from unionnlp.outputs.workbook import write_xlsx

        write_xlsx(rows, output, catalogue=catalogue)
    else:
        from unionnlp.outputs.frames import write_csv, write_parquet

        (write_csv if form == "csv" else write_parquet)(rows, output, catalogue=catalogue)


def _calendar(output: Path | None, tally: Tally[Extraction], when: When) -> None:
    from unionnlp.outputs.calendar import write_ics

    written = write_ics(tally, output, year=when.year, term_start=when.term_start)
    for name in written.undated:
        talk.complain(f"{name}: says no year, so it is not in the calendar; give it with --year")
    if written.weeks_left_out:
        talk.complain(
            f"{written.weeks_left_out} activities go by weeks and are not in the calendar; "
            "say when the first week begins with --term-start"
        )
