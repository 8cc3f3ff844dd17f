"""What the page's process and its workers say to each other: plain data, decoded strictly."""

from __future__ import annotations

from typing import Literal

import msgspec

from unionnlp.records import SchoolType
from unionnlp.translation import Lang

Kind = Literal["docx", "html", "xlsx", "ics"]


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of the user that hold for every draft; ``None`` and empty are left open.

    ``rules`` and ``scheme`` are the texts of the user's own files (TOML).
    """

    lang: Lang = "zh"
    school_type: SchoolType | None = None
    year: int | None = None
    region: str = ""
    rules: str = ""
    scheme: str = ""


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """The standard items of one's own that the desk was started with: a file, a trained model."""

    items: str | None = None
    model: str | None = None


class Warm(msgspec.Struct, frozen=True, tag="warm"):
    """Load what the first check needs."""


class Check(msgspec.Struct, frozen=True, tag="check"):
    """Check one file."""

    name: str
    data: bytes
    wishes: Wishes
    own: Own = Own()


class Export(msgspec.Struct, frozen=True, tag="export", kw_only=True):
    """Make a file of a checked draft; ``extraction`` and ``report`` are JSON records."""

    kind: Kind
    name: str
    data: bytes
    extraction: bytes
    report: bytes
    refused: tuple[str, ...] = ()
    own: Own = Own()


class Workbook(msgspec.Struct, frozen=True, tag="workbook"):
    """Make one workbook of many checked drafts (pairs of extraction and report)."""

    drafts: tuple[tuple[bytes, bytes], ...]
    own: Own = Own()


class Unpack(msgspec.Struct, frozen=True, tag="unpack"):
    """List the readable files of a zip with their bytes."""

    name: str
    data: bytes


class Copies(msgspec.Struct, frozen=True, tag="copies"):
    """Tell which of the drafts (their extractions) share passages."""

    drafts: tuple[bytes, ...]
    lang: Lang


class Compare(msgspec.Struct, frozen=True, tag="compare"):
    """Compare a plan with its summary (their extractions)."""

    plan: bytes
    summary: bytes
    lang: Lang


Task = Warm | Check | Export | Workbook | Unpack | Copies | Compare


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A checked draft: what the page shows (JSON), and its records for what is made later."""

    view: bytes
    extraction: bytes
    report: bytes


class Member(msgspec.Struct, frozen=True):
    """A file of an archive."""

    name: str
    data: bytes


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker answers: a result, or the code and words of an error."""

    checked: Checked | None = None
    made: bytes = b""
    members: tuple[Member, ...] = ()
    code: str = ""
    message: str = ""


class TaskError(Exception):
    """A task failed; ``code`` is that of the error family, or D001 (died), D002 (too long)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


_tasks = msgspec.msgpack.Decoder(Task)
_answers = msgspec.msgpack.Decoder(Answer)


def pack(value: Task | Answer) -> bytes:
    """Return a message as bytes."""
    return msgspec.msgpack.encode(value)


def task(data: bytes) -> Task:
    """Return the task of a message."""
    found: Task = _tasks.decode(data)
    return found


def answer(data: bytes) -> Answer:
    """Return the answer of a message; raise ``TaskError`` for one that tells an error."""
    try:
        found = _answers.decode(data)
    except msgspec.MsgspecError as error:
        raise TaskError("D001", f"a worker answered nonsense ({error})") from error
    if found.code:
        raise TaskError(found.code, found.message)
    return found
