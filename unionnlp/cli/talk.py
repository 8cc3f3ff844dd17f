"""What the command says on standard error, and its exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from unionnlp.cli.language import say, told
from unionnlp.errors import UnionNLPError

if TYPE_CHECKING:
    from unionnlp.failures import Failure

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
    """Report a source that could not be worked on."""
    complain(told(str(failure.error)), failure.details)


def code_of(error: UnionNLPError) -> int:
    """Return the exit code of an error: that of wrong use, but for a fault of the program."""
    return FAILED if type(error) is UnionNLPError else WRONG_USE


def explain(error: Exception) -> int:
    """Report an error that ended a command; return its exit code."""
    import traceback  # most runs need none

    details = "".join(traceback.format_exception(error))
    if isinstance(error, BrokenPipeError):  # the reader had enough; not worth a word
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    if isinstance(error, UnionNLPError):
        complain(told(str(error)), details)
        return code_of(error)
    if hasattr(error, "format_message"):  # Typer keeps the types of its usage errors private
        if error.format_message():  # nothing to say where the help was shown instead
            hint = say("用法见 {help}", help=f"'{_help_of(error)}'")
            complain(f"{_sentence(told(_line(error.format_message())))} {hint}", details)
        return WRONG_USE
    if isinstance(error, OSError) and error.filename is not None:
        complain(f"{error.filename}: {told(str(error.strerror))}", details)
        return WRONG_USE
    if type(error).__name__ == "Abort":
        return INTERRUPTED
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    complain(say("程序出错（{reason}），请附上 --debug 的输出报告", reason=reason), details)
    return FAILED


def _line(message: str) -> str:
    return " ".join(message.split()).replace("Value error, ", "")


def _sentence(message: str) -> str:
    return message if message.endswith((".", "!", "?", "。", "！", "？")) else message + say("。")


def _help_of(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else PROGRAM} --help"


def _printable(message: str) -> str:
    """Return a message without controls: names of files may hold anything."""
    clean = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in message)
    encoding = sys.stderr.encoding or "utf-8"
    return clean.encode(encoding, "replace").decode(encoding)
