"""Reading in a process of its own, whose memory and time are bounded.

PDFium and the parsers of large packages cannot be bounded from inside: a form that draws
itself takes all memory before the library returns. They work in one helper process that is
started when it is first needed and serves all files after it. It may take 768 MiB of memory
and ``Limits.timeout`` seconds of work for a file; if it breaks, the file is refused and the next one
gets a new helper. It writes no files, and ends with the process that started it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

import msgspec

from unionnlp import errors
from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading.lifeline import (
    bind_to_parent,
    limit_process,
    limit_work,
    own_path,
    worked_too_long,
)
from unionnlp.reading.source import Content, Job

if TYPE_CHECKING:
    import subprocess

MEMORY = 768 * 1024 * 1024  # bytes
_BUSY = 1.0 if sys.platform == "win32" else 4.0
"""Times longer by the clock than by work that a file may take: others may use the machine, too."""
_CODE = "from unionnlp.reading import apart, formats; apart.serve(formats.read)"
_ERRORS: dict[str, type[ReadingError]] = {
    kind.__name__: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, ReadingError)
}


class _Order(msgspec.Struct, frozen=True):
    """What the helper is asked: a job, and the name of its format."""

    format: str
    job: Job


class _Reply(msgspec.Struct, frozen=True):
    """What the helper answers: the content, or the kind and text of an error."""

    content: Content | None = None
    error: str = ""
    text: str = ""


def read_apart(name: str, job: Job) -> Content:
    """Read a job in the helper process; raises what its reader raises.

    ``name`` is the format's. A job that takes too long or too much raises ``LimitError``.
    """
    reply = _helper.ask(_Order(name, job))
    if reply.content is not None:
        return reply.content
    raise _ERRORS.get(reply.error, ReadingError)(reply.text)


def inside() -> bool:
    """Return whether this process is a helper itself."""
    return _serving


class _Helper:
    """The process, started when it is first asked and after it broke."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(self, order: _Order) -> _Reply:
        message = msgspec.msgpack.encode(order)
        with self._lock:
            process = self._running()
            late = threading.Event()
            patience = _BUSY * max(order.job.limits.timeout, 0)
            timer = threading.Timer(patience, _end, args=(process, late.set))
            timer.daemon = True
            timer.start()
            try:
                answer = _exchange(process, message)
            finally:
                timer.cancel()
            if answer is not None:
                return msgspec.msgpack.decode(answer, type=_Reply)
            self._drop()  # its pipe broke: it has ended, or is about to
        raise _refusal(order.job, late=late.is_set() or worked_too_long(process.returncode))

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._owner == os.getpid():
            self._drop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork has its parent's helper, which is not its own
            self._process = None
        if self._process is not None and self._process.poll() is not None:
            self._drop()
        if self._process is None:
            import subprocess  # most files need no helper

            self._owner = os.getpid()
            self._process = subprocess.Popen(  # noqa: S603 (this very program)
                [sys.executable, "-P", "-c", _CODE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": own_path()},
            )
        return self._process

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not sent cannot be
                    stream.close()
        process.kill()
        process.wait()


_helper = _Helper()
_serving = False
atexit.register(_helper.close)


def _end(process: subprocess.Popen[bytes], tell: Callable[[], None]) -> None:
    tell()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes | None:
    """Send a message and return the answer, ``None`` where the process ended instead."""
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    try:
        _send(process.stdin, message)
        return _receive(process.stdout)
    except OSError:
        return None


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(8, "little"))
    stream.write(message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "little")
    message = stream.read(size)
    return message if len(message) == size else None


def _refusal(job: Job, *, late: bool) -> LimitError:
    if late:
        return LimitError(
            f"{job.name}: reading it takes more than {job.limits.timeout:g} seconds; split it or "
            "raise Limits.timeout"
        )
    return LimitError(
        f"{job.name}: reading it takes too much memory, or breaks its reader; split it or save "
        "it anew"
    )


def serve(read: Callable[[str, Job], Content]) -> None:
    """Answer orders from standard input until it ends: the helper's whole life.

    ``read`` reads a job that is of the format of a name.
    """
    global _serving
    _serving = True
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    bind_to_parent()
    limit_process(MEMORY)
    while (message := _receive(source)) is not None:
        order = msgspec.msgpack.decode(message, type=_Order)
        limit_work(max(order.job.limits.timeout, 0))
        _send(target, msgspec.msgpack.encode(_answer(order, read)))
        del message, order


def _answer(order: _Order, read: Callable[[str, Job], Content]) -> _Reply:
    try:
        return _Reply(content=read(order.format, order.job))
    except ReadingError as error:
        return _Reply(error=type(error).__name__, text=str(error))
    except (MemoryError, RecursionError):
        return _Reply(error=LimitError.__name__, text=str(_refusal(order.job, late=False)))
    except Exception as fault:  # a reader that breaks costs its file alone
        reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        text = f"{order.job.name}: internal error ({reason}); please report this file"
        return _Reply(error=ReadingError.__name__, text=text)
