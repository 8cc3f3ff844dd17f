"""One family of errors: each has a stable code, says what was seen, where, and the cure.

Codes are part of the public interface: ``U0xx`` the installation, ``U1xx`` reading, ``U2xx`` records,
``U3xx`` settings and knowledge files, ``U4xx`` writing, ``U5xx`` clusters.
"""

from __future__ import annotations


class UnionNLPError(Exception):
    """Base of all errors that a user can cause and cure.

    ``str(error)`` is one line: the file or value, what is wrong, what to do.
    """

    code = "U000"


class MissingPackageError(UnionNLPError):
    """A command needs a package of an extra that is not installed."""

    code = "U001"


class ReadingError(UnionNLPError):
    """A source cannot be turned into text (missing, empty, binary, damaged)."""

    code = "U100"


class EncodingError(ReadingError):
    """The bytes of a text are in no encoding that gives sensible characters."""

    code = "U101"


class LimitError(ReadingError):
    """A source is larger than a limit that protects time or memory."""

    code = "U102"


class MissingToolError(ReadingError):
    """A format needs a program that is not installed."""

    code = "U103"


class RecordError(UnionNLPError):
    """JSON that is not a record of this schema."""

    code = "U200"


class KnowledgeError(UnionNLPError):
    """A data file (terms, items, settings) is wrong; the text lists every fault."""

    code = "U300"


class ArgumentError(UnionNLPError, ValueError):
    """A function was given a value that it does not know; the text lists those it knows."""

    code = "U301"


class OutputError(UnionNLPError):
    """A result cannot be written."""

    code = "U400"


class ClusterError(UnionNLPError):
    """A cluster does not answer, or its workers cannot do the work."""

    code = "U500"


def reason(error: BaseException) -> str:
    """Return why the system or another package refused something, in one line of English words.

    Names of files and kinds are left out, since our sentence around it has them;
    ``resources/sentences.toml`` has the words in Chinese.
    """
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, UnicodeDecodeError):
        return f"not {error.encoding.upper()} (at byte {error.start + 1})"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return " ".join(str(error).split())
