"""Where results are shown: widths, colours, and the progress bar of long runs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from unionnlp.records import Extraction

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from unionnlp.items.catalogue import Catalogue

WIDTH = 100  # of everything that is not shown at a terminal
_NARROWEST = 40  # below that, tables are no tables


def view(extraction: Extraction, *, terminal: bool, catalogue: Catalogue | None = None) -> bytes:
    """Return the readable view: in colour and as wide as a terminal, or plain and fixed."""
    from unionnlp.outputs.terminal import render

    width = WIDTH
    if terminal:
        width = max(_NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))
    color = terminal and _colored()
    shown = render(
        extraction, text=extraction.source.text, width=width, color=color, catalogue=catalogue
    )
    return shown.encode(sys.stdout.encoding if terminal else "utf-8", "replace")


def at_terminal(output: object | None) -> bool:
    """Return whether what is written is seen at once by a person."""
    return output is None and sys.stdout.isatty()


def _colored() -> bool:
    windows = sys.platform == "win32" and "WT_SESSION" not in os.environ
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and not windows


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


def progress(paths: Sequence[str], *, several: bool, terminal: bool) -> Progress:
    """Return the bar of a run over ``paths``; sources are counted only where it is shown."""
    if not several or terminal or "-" in paths or not sys.stderr.isatty():
        return Progress(None)
    from unionnlp.batch import inputs

    return Progress(sum(1 for _ in inputs(paths)))
