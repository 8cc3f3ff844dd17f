"""The program that a double click starts: the desk; with arguments, the command."""

from __future__ import annotations

import multiprocessing
import os
import sys

IDLE = 600.0  # seconds without an open page, after which a desk without a window ends


def prepare() -> None:
    """Make the surroundings those of a program that was installed."""
    for name in ("stdin", "stdout", "stderr"):  # a windowed program has none
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        # The libraries of this program are not those of the browser that it opens.
        before = os.environ.pop(f"{name}_ORIG", None)
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


def main() -> None:
    """Start the desk, or the command where arguments are given."""
    multiprocessing.freeze_support()
    prepare()
    if sys.argv[1:3] == ["-P", "-c"]:  # it starts itself as Python, to read apart
        from unionnlp.reading import apart, formats

        apart.serve(formats.read)
        return
    if len(sys.argv) > 1:
        from unionnlp.cli import main as command

        command()
        return
    from unionnlp.desk.server import serve

    serve(idle=IDLE)


if __name__ == "__main__":
    main()
