"""Every family through every way out, at growing lengths: time and memory stay in proportion.

``python tests/hostile/scale.py`` measures all families at 10,000, 40,000 and 160,000 characters and
prints what is out of proportion (an hour or two); ``--part 3/10`` measures a tenth, ``--jobs 16``
uses as many processes.
``test_scale.py`` measures a part of them at small lengths.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import families
import msgspec

from unionnlp.checks.records import Checked
from unionnlp.checks.run import check
from unionnlp.comparison import compare
from unionnlp.errors import UnionNLPError
from unionnlp.pipeline import extract
from unionnlp.records import Extraction

LENGTHS = (10_000, 40_000, 160_000)
GROWTH = 3.0  # times a character may take longer in the longest text
FREE = 0.2  # seconds of a text that are never too long
PATIENCE = 120  # seconds of work after which a family counts as endless
MEMORY = 1 << 30  # bytes of the whole process


class EndlessError(Exception):
    """A step took longer than anyone waits."""


def writers(folder: Path) -> dict[str, Callable[[Checked], object]]:
    """Return every way out by name; each takes a draft that was checked."""
    from unionnlp.outputs.calendar import write_ics
    from unionnlp.outputs.tables.frames import write_csv
    from unionnlp.outputs.tables.workbook import write_xlsx
    from unionnlp.outputs.views import report_html, report_markdown, report_terminal, terminal
    from unionnlp.outputs.views.compared import page
    from unionnlp.outputs.views.page import write_html

    def text(c: Checked) -> str:
        return c.extraction.source.text or ""

    return {
        "json": lambda c: Extraction.from_json(c.extraction.to_json()),
        "csv": lambda c: write_csv([c.extraction], folder / "csv"),
        "xlsx": lambda c: write_xlsx([c], folder / "a.xlsx"),
        "page": lambda c: write_html([c.extraction], folder / "a.html"),
        "report": lambda c: report_html.render(c.report, text(c)),
        "markdown": lambda c: report_markdown.render(c.report),
        "ics": lambda c: write_ics([c.extraction], folder / "a.ics"),
        "view": lambda c: terminal.render(c.extraction, text=text(c), width=100),
        "report view": lambda c: report_terminal.render(c.report, width=100, color=False),
        "docx": lambda c: comments(c, folder),
        "compare": lambda c: page.render(
            compare(c.extraction, c.extraction), text(c), text(c), lang="zh"
        ),
    }


def comments(checked: Checked, folder: Path) -> None:
    """Write the findings as comments of a Word file that is made of the text."""
    from unionnlp.outputs.word import write_comments

    source = folder / "a.txt"
    source.write_text(checked.extraction.source.text or "", "utf-8")
    write_comments(checked.report, source, folder / "a.docx")


def steps(text: str, folder: Path) -> Iterator[tuple[str, float]]:
    """Take a text through everything; yield each step with the seconds that it worked."""
    found: list[Extraction] = []
    yield "extract", _seconds(lambda: found.append(extract(text)))
    source = msgspec.structs.replace(found[0].source, path="a.txt", text=text)
    extraction = msgspec.structs.replace(found[0], source=source)
    reports: list[Checked] = []
    yield (
        "check",
        _seconds(lambda: reports.append(Checked(extraction=extraction, report=check(extraction)))),
    )
    for name, write in writers(folder).items():
        yield name, _seconds(lambda write=write: write(reports[0]))  # type: ignore[misc]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    with contextlib.suppress(UnionNLPError):  # such as a calendar without any day
        work()
    return time.process_time() - start


def measure(name: str, lengths: tuple[int, ...] = LENGTHS) -> list[str]:
    """Return what is out of proportion in a family, in a line each."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place, _patience():
        rows = []
        for length in lengths:
            try:
                rows.append(dict(steps(families.text(name, length), Path(place))))
            except EndlessError:
                return [f"{name}: does not end at {length}"]
        for step in rows[-1]:
            per = [row[step] / length for row, length in zip(rows, lengths, strict=True)]
            least = min(max(p, FREE / lengths[-1]) for p in per[:-1])
            if per[-1] > GROWTH * least:
                wrong.append(f"{name}: {step} takes {', '.join(f'{r[step]:.3f}' for r in rows)} s")
    return wrong


@contextlib.contextmanager
def _patience() -> Iterator[None]:
    """End a family that takes too long."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(_: int, __: FrameType | None) -> None:
    raise EndlessError


def memory() -> int:
    """Return the most bytes that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def warm() -> None:
    """Load what steps need, so that the first family does not pay for it."""
    with tempfile.TemporaryDirectory() as place:
        list(steps(families.text("documents", 2_000), Path(place)))


def one(name: str, lengths: tuple[int, ...]) -> tuple[list[str], int]:
    """Return what is out of proportion in a family, and the most bytes its process has had."""
    told = measure(name, lengths)
    if memory() > MEMORY:
        told.append(f"{name}: {memory() >> 20} MiB in use")
    return told, memory()


def main() -> int:
    """Measure the families of a part; return 1 where one is out of proportion."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1", help="such as 3/10")
    parser.add_argument("--jobs", type=int, default=1, help="families that are measured at once")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1])
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    part, parts = map(int, given.part.split("/"))
    lengths = tuple(n for n in LENGTHS if n <= given.longest)
    chosen = given.names or families.names()[part - 1 :: parts]
    wrong: list[str] = []
    most = 0
    work = partial(one, lengths=lengths)
    # A process for each family: what one has had of memory it never gives back.
    with multiprocessing.Pool(given.jobs, warm, maxtasksperchild=1) as pool:
        for told, used in pool.imap_unordered(work, chosen, chunksize=1):
            for line in told:
                print(line, flush=True)
            wrong += told
            most = max(most, used)
    print(f"{len(chosen)} families, {len(wrong)} out of proportion, {most >> 20} MiB at most")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
