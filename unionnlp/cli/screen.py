"""Where results are shown: widths, colours, and the progress bar of long runs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

WIDTH = 100  # of everything that is not shown at a terminal
_NARROWEST = 40  # below that, tables are no tables


class Screen(NamedTuple):
    """How wide a view is, whether it has colours, and in which encoding it is written."""

    width: int
    color: bool
    encoding: str

    def encode(self, view: str) -> bytes:
        """Return a view as the bytes that are written."""
        return view.encode(self.encoding, "replace")


def of(output: object | None, *, widest: int = WIDTH) -> Screen:
    """Return the screen of an output: a terminal as it is, a file or pipe plain and fixed."""
    if not at_terminal(output):
        return Screen(WIDTH, False, "utf-8")
    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    return Screen(max(_NARROWEST, min(widest, columns)), _colored(), sys.stdout.encoding)


def at_terminal(output: object | None) -> bool:
    """Return whether what is written is seen at once by a person."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def _colored() -> bool:
    windows = sys.platform == "win32" and "WT_SESSION" not in os.environ
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and not windows


def heading(words: str, output: object | None = None) -> str:
    """Return the words of a heading, bold where a terminal with colours shows them."""
    return f"\x1b[1m{words}\x1b[0m" if at_terminal(output) and _colored() else words


class Progress:
    """A bar on standard error, shown only where ``total`` is known and someone looks."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if self._total is not None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=self._total)
            self._bar.start()
        return self

    def advance(self) -> None:
        """Count one source."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])

    def pause(self, action: Callable[[], None]) -> None:
        """Take the bar away while ``action`` writes to standard error."""
        if self._bar is None:
            action()
            return
        self._bar.stop()
        action()
        self._bar.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def progress(
    paths: Sequence[str], *, several: bool, terminal: bool, total: int | None = None
) -> Progress:
    """Return the bar of a run over ``paths``; sources are counted only where it is shown."""
    watched = sys.stderr is not None and sys.stderr.isatty()
    if not several or terminal or "-" in paths or not watched:
        return Progress(None)
    if total is not None:
        return Progress(total)
    from unionnlp.batch import inputs

    return Progress(sum(1 for _ in inputs(paths)))
