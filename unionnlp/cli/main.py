"""The entry: run the application, turn every error into one line and an exit code."""

from __future__ import annotations

import signal
import sys
from types import FrameType

from unionnlp.cli import talk
from unionnlp.cli.commands import app


def main() -> None:
    """Run the command line of this process and exit with its code."""
    for name in ("SIGTERM", "SIGHUP"):  # a system that ends the run, a terminal that closes
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
            signal.signal(number, _end)
    sys.exit(_run())


def _end(number: int, _: FrameType | None) -> None:
    """Leave every block in order, so that no file is left half-written, then exit."""
    writing = sys.modules.get("unionnlp.writing")
    if writing is not None:  # the signal can have come before a block knew what it has begun
        writing.remove_unfinished()
    raise SystemExit(128 + number)


def _run() -> int:
    try:
        code = app(prog_name=talk.PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:  # the last place: nothing may end in a traceback
        return talk.explain(error)
    except KeyboardInterrupt:
        return talk.INTERRUPTED
    return code if isinstance(code, int) else 0
