"""What the command says on standard error, and its exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from unionnlp.errors import ReadingError, UnionNLPError

if TYPE_CHECKING:
    from unionnlp.batch import Failure

PROGRAM = "unionnlp"
FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130

_debug = False


def show_tracebacks(wanted: bool) -> None:
    """Print the traceback of every error, too (``--debug``)."""
    global _debug
    _debug = wanted


def complain(message: str, details: str = "") -> None:
    """Write one message, and where ``--debug`` is given its details."""
    if _debug and details:
        print(details.rstrip(), file=sys.stderr)
    print(f"{PROGRAM}: {_printable(message)}", file=sys.stderr, flush=True)


def failed(failure: Failure) -> None:
    """Report a source that could not be extracted."""
    complain(str(failure.error), failure.details)


def explain(error: Exception) -> int:
    """Report an error that ended a command; return its exit code."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, BrokenPipeError):  # the reader had enough; not worth a word
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    if isinstance(error, UnionNLPError):
        complain(str(error), details)
        there = isinstance(error, ReadingError) and not _is_missing(error)
        return FAILED if there else WRONG_USE
    if hasattr(error, "format_message"):  # Typer keeps the types of its usage errors private
        if error.format_message():  # nothing to say where the help was shown instead
            complain(f"{_sentence(error.format_message())} Try '{_help_of(error)}'.", details)
        return WRONG_USE
    if isinstance(error, OSError) and error.filename is not None:
        complain(f"{error.filename}: {error.strerror}", details)
        return WRONG_USE
    if type(error).__name__ == "Abort":
        return INTERRUPTED
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    complain(f"internal error ({reason}); please report it with the traceback of --debug", details)
    return FAILED


def _is_missing(error: ReadingError) -> bool:
    return isinstance(error.__context__, FileNotFoundError)


def _sentence(message: str) -> str:
    line = " ".join(message.split()).replace("Value error, ", "")
    return line if line.endswith((".", "!", "?")) else line + "."


def _help_of(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else PROGRAM} --help"


def _printable(message: str) -> str:
    """Return a message without controls: names of files may hold anything."""
    clean = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in message)
    encoding = sys.stderr.encoding or "utf-8"
    return clean.encode(encoding, "replace").decode(encoding)
