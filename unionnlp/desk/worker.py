"""Processes that work on files: bounded in time and memory, replaced when they die."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection

from unionnlp.desk import tasks
from unionnlp.desk.tasks import Answer, Task, TaskError

SECONDS = 120.0  # LibreOffice alone may take 60 to convert one file
MEMORY = 4 << 30  # bytes of address space; LibreOffice reserves more than 2 GiB
_ANSWER = 1 << 30  # bytes of the largest answer


class Worker:
    """One process that does one task at a time."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds, self._memory = seconds, memory
        self._closed = False
        self._start()

    def do(self, task: Task) -> Answer:
        """Return the answer; raise ``TaskError``. A process that dies or lasts is replaced."""
        try:
            self._pipe.send_bytes(tasks.pack(task))
            if not self._pipe.poll(self._seconds):
                raise TaskError("D002", f"more than {self._seconds:g} seconds")
            found = self._pipe.recv_bytes(_ANSWER)
        except (EOFError, OSError) as error:
            if not self._closed:
                self._replace()
            raise TaskError("D001", "the process that worked on it ended") from error
        except TaskError:
            self._replace()
            raise
        return tasks.answer(found)

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    def close(self) -> None:
        """End the process for good; a task under way ends with ``TaskError``."""
        self._closed = True
        self._process.kill()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")  # forking a program with threads can hang
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._memory), daemon=True, name="unionnlp-desk-worker"
        )
        self._process.start()
        theirs.close()

    def _replace(self) -> None:
        self._process.kill()
        self._process.join(5)
        self._pipe.close()
        self._start()


class Workers:
    """Some workers, and the tasks that wait for one of them."""

    def __init__(self, count: int = 2, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.all = [Worker(seconds, memory) for _ in range(count)]
        for worker in self.all:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="desk")
        self._closing = threading.Event()
        for _ in self.all:
            self.submit(tasks.Warm())

    def submit(
        self, task: Task, done: Callable[[Future[Answer]], None] | None = None
    ) -> Future[Answer]:
        """Give out a task; ``done`` is called with its future, in a thread of the workers."""
        future = self._threads.submit(self._do, task)
        if done is not None:
            future.add_done_callback(done)
        return future

    def close(self) -> None:
        """Drop what waits and end the processes."""
        self._closing.set()
        for worker in self.all:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _do(self, task: Task) -> Answer:
        worker = self._free.get()
        try:
            if self._closing.is_set():
                raise TaskError("D001", "the desk is closing")
            return worker.do(task)
        finally:
            self._free.put(worker)


def _serve(pipe: Connection, memory: int) -> None:
    """Answer tasks until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the page's process
    _bound(memory)
    from unionnlp.desk import work

    while True:
        try:
            told = tasks.task(pipe.recv_bytes())
        except EOFError:
            return
        pipe.send_bytes(tasks.pack(work.do(told)))


def _bound(memory: int) -> None:
    """Limit the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
