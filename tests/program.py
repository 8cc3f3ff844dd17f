"""The command line in this process: its whole entry, without the start of a Python for each call.

What only a process of its own has (streams that are closed, a terminal, signals, the encoding of
the locale, modules that nothing else has loaded) is tested in ``test_cli.py`` by processes.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest import mock

from unionnlp.cli import main

ROOT = Path(__file__).parents[1]


def run(
    *args: object, data: bytes = b"", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command line in ``cwd`` with ``data`` on standard input; return what it left behind.

    Every warning is an error, and no error may show a traceback. ``env`` is added to the variables of
    this process.
    """
    told = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, "utf-8", newline="\n") for stream in told)
    arguments = ["unionnlp", *map(str, args)]
    with (
        _kept(),
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, env or {}),
        mock.patch.multiple(
            sys, argv=arguments, stdin=io.TextIOWrapper(io.BytesIO(data)), stdout=out, stderr=err
        ),
        warnings.catch_warnings(action="error"),
    ):
        code = _code()
        out.flush()
        err.flush()
    shown, complained = (stream.getvalue().decode("utf-8") for stream in told)
    assert "Traceback" not in complained, complained
    return subprocess.CompletedProcess(arguments, code, shown, complained)


def _code() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    raise AssertionError("the command returned")


@contextlib.contextmanager
def _kept() -> Iterator[None]:
    """Give back what a run changes of its process: signals, the garbage collection, headings of the help."""
    from typer import rich_utils

    names = [getattr(signal, n) for n in ("SIGTERM", "SIGHUP") if hasattr(signal, n)]
    handlers = {number: signal.getsignal(number) for number in names}
    thresholds, headings = gc.get_threshold(), dict(vars(rich_utils))
    try:
        with mock.patch.object(gc, "freeze"):  # this process goes on
            yield
    finally:
        gc.set_threshold(*thresholds)
        vars(rich_utils).update(headings)
        for number, handler in handlers.items():
            signal.signal(number, handler)
