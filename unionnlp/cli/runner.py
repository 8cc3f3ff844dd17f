"""The one way of all commands over many sources: inputs kept, progress, failures told, exit code."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from unionnlp.batch import inputs, run_each
from unionnlp.cli import screen, talk
from unionnlp.cli.language import say, words
from unionnlp.errors import OutputError
from unionnlp.failures import Failure
from unionnlp.reading import Identity, Input, identity
from unionnlp.reading.inputs import STDIN
from unionnlp.writing import Target

if TYPE_CHECKING:
    from unionnlp.outputs.tables.shards import Made, Shards

R = TypeVar("R")


class NothingError(Exception):
    """No source could be worked on, so nothing is to be written."""


class Codes:
    """Sees each source of a run: the bar goes on, what failed is told, the exit code is known."""

    def __init__(self, progress: screen.Progress) -> None:
        self._codes: list[int] = []
        self._progress = progress
        self.done = 0

    def see(self, failure: Failure | None) -> None:
        """Take in a source that was worked on (``None``), or could not be."""
        self._progress.advance()
        if failure is None:
            self.done += 1
            return
        self._codes.append(talk.code_of(failure.error))
        self._progress.pause(partial(talk.failed, failure))

    @property
    def code(self) -> int:
        """The exit code of the whole run."""
        if not self._codes:
            return 0
        wrong = not self.done and set(self._codes) == {talk.WRONG_USE}
        return talk.WRONG_USE if wrong else talk.FAILED


class RunTally(Codes, Generic[R]):
    """Passes on what was done, tells what was not, and knows the exit code."""

    def __init__(self, results: Iterable[R | Failure], progress: screen.Progress) -> None:
        super().__init__(progress)
        self._results = results
        self.failures: list[Failure] = []

    def __iter__(self) -> Iterator[R]:
        for result in self._results:
            if isinstance(result, Failure):
                self.failures.append(result)
                self.see(result)
            else:
                self.see(None)
                yield result
        if not self.done:
            raise NothingError


class Sources:
    """What the paths of a command hold, and whether many results are to be expected of it."""

    def __init__(
        self, paths: Iterable[str], output: Path | None, jobs: int = 1, cluster: str | None = None
    ) -> None:
        self.paths = tuple(paths)
        self.output = output
        self.jobs, self.cluster = jobs, cluster
        found = inputs(self.paths)
        ahead = tuple(islice(found, 1))
        self.several = _several(self.paths, ahead)
        self._sources = chain(ahead, found)
        self.failures: list[Failure] = []  # what could not be worked on, as it comes

    def work(
        self, work: Callable[[Input], R | Failure], write: Callable[[Iterator[R]], None]
    ) -> int:
        """Let ``write`` have the results of ``work`` on each source; return the exit code."""
        results = self._results(work, self._sources)
        terminal = screen.at_terminal(self.output)
        with screen.progress(self.paths, several=self.several, terminal=terminal) as progress:
            tally = RunTally(results, progress)
            self.failures = tally.failures
            with contextlib.suppress(NothingError):  # every failure was told; the code says it
                write(iter(tally))
        return tally.code

    def work_in_shards(self, work: Callable[[Input], Made], shards: Shards) -> int:
        """Let ``shards`` have the rows of ``work`` on each source that they lack; return the exit code."""
        results = self._results(work, shards.todo(self._sources))
        with watched(self.paths) as tally:
            for result in results:
                tally.see(result if isinstance(result, Failure) else result.failure)
                if not isinstance(result, Failure):
                    shards.add(result)
                elif not result.missing:
                    shards.lose(result)
        tally.done = shards.count
        return tally.code or (talk.FAILED if shards.failed else 0)

    def _results(
        self, work: Callable[[Input], R | Failure], sources: Iterable[Input | Failure]
    ) -> Iterable[R | Failure]:
        jobs = self.jobs if self.several else 1
        if self.cluster is None:
            return run_each(sources, work, jobs)
        from unionnlp.cluster import run_on_cluster

        return run_on_cluster(sources, work, self.cluster, jobs)


@contextlib.contextmanager
def watched(
    paths: Sequence[str], *, several: bool = True, total: int | None = None
) -> Iterator[Codes]:
    """Give what sees the sources of ``paths``, where another room works on them in its own way.

    ``total`` is how many there are, where it is known.
    """
    with screen.progress(paths, several=several, terminal=False, total=total) as progress:
        yield Codes(progress)


def nothing(paths: Sequence[str]) -> int | None:
    """Tell what is wrong with paths that hold no source at all; return the exit code, else ``None``."""
    if any(isinstance(source, Input) for source in inputs(paths)):
        return None
    with watched(paths, several=False) as codes:
        for source in inputs(paths):
            if isinstance(source, Failure):
                codes.see(source)
    return codes.code


def _several(paths: tuple[str, ...], ahead: tuple[Input | Failure, ...]) -> bool:
    """Return whether many results are to be expected: paths, a folder, or an archive."""
    archive = any(isinstance(s, Input) and s.member is not None for s in ahead)
    return len(paths) > 1 or Path(paths[0]).is_dir() or (archive and "!" not in paths[0])


def write_each(output: Path | None, parts: Iterable[bytes]) -> None:
    """Write parts one after another, to standard output as they come."""
    with Target(output) as target:
        for part in parts:
            target.write(part)


def as_array(records: Iterable[bytes]) -> Iterator[bytes]:
    """Yield records of JSON as one JSON array, a line for each."""
    before, end = b"[\n", b"[]\n"
    for record in records:
        yield before + record
        before, end = b",\n", b"\n]\n"
    yield end


def keep_inputs(paths: Iterable[str], output: Path | None, *others: str | Path | None) -> None:
    """Refuse an output that is one of the inputs, or holds one, however it was found.

    ``others`` are files and folders that the command reads beside them.
    """
    if output is None or not (output.is_file() or output.is_dir()):  # a device is not replaced
        return
    place, folder = identity(output), output.is_dir()
    for name, found in chain(_identities(paths), _beside(others)):
        if found.is_same(place) or (folder and found.is_inside(place)):
            held = words("{output} 里有本次读取的 {name}，会被覆盖，请换一个 --output")
            same = words("{output} 是本次读取的文件，会被覆盖，请换一个 --output")
            raise OutputError(say(held if folder else same, output=output, name=name))


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
