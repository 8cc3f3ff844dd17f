"""The entry: run the application, turn every error into one line and an exit code."""

from __future__ import annotations

import sys

from unionnlp.cli import talk
from unionnlp.cli.commands import app


def main() -> None:
    """Run the command line of this process and exit with its code."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = app(prog_name=talk.PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except Exception as error:  # the last place: nothing may end in a traceback
        return talk.explain(error)
    except KeyboardInterrupt:
        return talk.INTERRUPTED
    return code if isinstance(code, int) else 0
