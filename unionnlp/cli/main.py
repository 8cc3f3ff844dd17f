"""The entry: run the application, turn every error into one line and an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from types import FrameType

INTERRUPTED = 130
_GARBAGE = 300_000
"""Objects that are made before Python looks for those that refer to each other in a circle. Terms
and weights are many objects that all stay; by default they are gone through a hundred times. A
check of one draft makes 170,000."""


def main() -> None:
    """Run the command line of this process and exit with its code."""
    gc.set_threshold(_GARBAGE)
    for name in ("SIGTERM", "SIGHUP"):  # a system that ends the run, a terminal that closes
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
            signal.signal(number, _end)
    try:  # Ctrl-C can come while the modules are loaded
        _open_streams()
        code = _run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    gc.freeze()  # at the end all would be gone through three times, a fifth of a check
    sys.exit(code)


def _end(number: int, _: FrameType | None) -> None:
    """Leave every block in order, so that no file is left half-written, then exit."""
    writing = sys.modules.get("unionnlp.writing.files")
    if writing is not None:  # the signal can have come before a block knew what it has begun
        writing.remove_unfinished()
    raise SystemExit(128 + number)


def _open_streams() -> None:
    """Give closed standard streams a place, and let no encoding of a terminal end the run."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                # The number itself must be taken, or the next file opened would get it.
                place = os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
                if place != number:
                    os.dup2(place, number)
                    os.close(place)
            if name == "stderr":
                sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _run() -> int:
    from unionnlp.cli import talk

    try:
        from unionnlp.cli import app

        code = app.build()(prog_name=talk.PROGRAM, standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Exception as error:  # the last place: nothing may end in a traceback
        return talk.explain(error)
    return code if isinstance(code, int) else 0
