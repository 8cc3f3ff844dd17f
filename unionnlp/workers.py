"""A pool of processes that keeps the order of its inputs and a bounded look-ahead."""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Generic, TypeVar

from unionnlp.errors import UnionNLPError
from unionnlp.failures import Failure
from unionnlp.reading import Input
from unionnlp.reading.leftovers import make_folder
from unionnlp.reading.libreoffice import office
from unionnlp.reading.lifeline import bind_to_parent

R = TypeVar("R")
Work = Callable[[Input], R | Failure]

_LOOK_AHEAD = 4  # inputs given out for each process; more only costs memory


def run_in_processes(
    sources: Iterable[Input | Failure], work: Work[R], jobs: int
) -> Generator[R | Failure]:
    """Yield the result of ``work``, which can be pickled, for each source in their order."""
    pool = _Pool(work, jobs)
    finished = False
    try:
        for source in sources:
            pool.submit(source)
            while len(pool.pending) >= _LOOK_AHEAD * jobs:
                yield pool.take()
        while pool.pending:
            yield pool.take()
        finished = True
    finally:
        pool.close(wait=finished)  # an executor that is left behind can fail at the program's end


class _Pool(Generic[R]):
    """Inputs that are being worked on, and the processes that do it.

    A process that dies (killed for its memory) breaks a whole executor without telling
    which input did it; what was under way is then tried again, each input alone.
    """

    def __init__(self, work: Work[R], jobs: int) -> None:
        self.pending: deque[tuple[Input | Failure, Future[R | Failure]]] = deque()
        self._work, self._jobs = work, jobs
        self._executor: ProcessPoolExecutor | None = None
        self._shared: Path | None = None  # the folder by which the processes share a LibreOffice

    def submit(self, source: Input | Failure) -> None:
        """Give out one source; standard input belongs to this process and is read here."""
        future: Future[R | Failure]
        if isinstance(source, Failure):
            future = _done(source)
        elif source.path == "-":
            future = _done(self._work(source))
        else:
            future = self._give(source)
        self.pending.append((source, future))

    def take(self) -> R | Failure:
        """Return the result of the source given out first."""
        source, future = self.pending.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self.pending.appendleft((source, future))
            self._recover()
            return self.pending.popleft()[1].result()
        except Exception as fault:  # a result that cannot be sent must not stop the others
            return _unsent(source, fault)

    def close(self, *, wait: bool = False) -> None:
        """Drop what was not begun; the processes end when their inputs are done.

        Waiting is left out where it is not needed: an iterator that was given up is closed
        by whichever thread collects it, and that may be the executor's own.
        """
        if self._executor is not None:
            self._executor.shutdown(wait=wait, cancel_futures=True)
            self._executor = None
        if self._shared is not None:
            shutil.rmtree(self._shared, ignore_errors=True)
            self._shared = None

    def _give(self, source: Input) -> Future[R | Failure]:
        try:
            if self._executor is None:
                self._shared = self._shared or make_folder()
                self._executor = _executor(self._jobs, self._shared)
            return self._executor.submit(self._work, source)
        except BrokenProcessPool:
            self._recover()
            return self._give(source)

    def _recover(self) -> None:
        """End the broken executor and finish what it had, one input at a time."""
        self.close(wait=True)
        for _ in range(len(self.pending)):
            source, future = self.pending.popleft()
            broken = future.cancelled() or isinstance(future.exception(), BrokenProcessPool)
            if broken and isinstance(source, Input):
                future = _done(_alone(source, self._work))
            self.pending.append((source, future))


def _alone(source: Input, work: Work[R]) -> R | Failure:
    with _executor(1) as executor:
        try:
            return executor.submit(work, source).result()
        except BrokenProcessPool:
            error = UnionNLPError(
                f"{source.name}: the process that worked on it was ended from outside (out of "
                "memory?); try it alone, or use fewer jobs"
            )
            return Failure(name=source.name, error=error)


def _unsent(source: Input | Failure, fault: Exception) -> Failure:
    reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
    error = UnionNLPError(f"{source.name}: internal error ({reason}); please report this file")
    return Failure(name=source.name, error=error)


def _executor(jobs: int, shared: Path | None = None) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: forking a program that has threads can hang it.

    ``shared`` is the folder by which they share one LibreOffice.
    """
    context = multiprocessing.get_context("spawn")
    # The system's signal comes when the thread ends that made a process, not only its program.
    at_once = threading.current_thread() is threading.main_thread()
    return ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin, initargs=(at_once, shared)
    )


def _begin(at_once: bool, shared: Path | None) -> None:
    """Leave Ctrl-C to the main process, which then ends the others; end where it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bind_to_parent(at_once=at_once)
    if shared is not None:
        office.share(shared)


def _done(result: R | Failure) -> Future[R | Failure]:
    future: Future[R | Failure] = Future()
    future.set_result(result)
    return future
