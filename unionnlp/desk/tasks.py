"""What the page's process and its workers say to each other: plain data, decoded strictly."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from unionnlp.records import SchoolType
from unionnlp.translation import Lang

Kind = Literal["docx", "html", "xlsx", "ics", "memory"]
_FILE = 64 * 1024  # characters of a file of the user's own
Text = Annotated[str, msgspec.Meta(max_length=_FILE)]
Short = Annotated[str, msgspec.Meta(max_length=200)]


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of the user that hold for every draft; ``None`` and empty are left open.

    ``rules`` and ``scheme`` are the texts of the user's own files (TOML), with their names;
    ``region`` takes of these rules only those of the country and of one region.
    """

    lang: Lang = "zh"
    school_type: SchoolType | None = None
    year: int | None = None
    region: Short = ""
    rules: Text = ""
    rules_name: Short = ""
    scheme: Text = ""
    scheme_name: Short = ""


class Started(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk was started with: a file of standard items, a trained model, the encoding of texts."""

    items: str | None = None
    model: str | None = None
    encoding: str | None = None


class Warm(msgspec.Struct, frozen=True, tag="warm"):
    """Load what the first check needs."""


class Check(msgspec.Struct, frozen=True, tag="check"):
    """Check one file."""

    name: str
    data: bytes
    wishes: Wishes
    own: Started = Started()


class Try(msgspec.Struct, frozen=True, tag="try"):
    """Read the user's own files among the choices, so that a faulty one is told at once."""

    wishes: Wishes


class Export(msgspec.Struct, frozen=True, tag="export", kw_only=True):
    """Make a file of a checked draft; ``extraction`` and ``report`` are JSON records.

    ``refused`` are keys; ``memory`` is what was remembered of the draft before, if anything.
    """

    kind: Kind
    name: str
    data: bytes
    extraction: bytes
    report: bytes
    refused: tuple[str, ...] = ()
    memory: bytes = b""
    own: Started = Started()


class Workbook(msgspec.Struct, frozen=True, tag="workbook"):
    """Make one workbook of many checked drafts (extraction, report, keys that were refused)."""

    drafts: tuple[tuple[bytes, bytes, tuple[str, ...]], ...]
    own: Started = Started()


class Unpack(msgspec.Struct, frozen=True, tag="unpack"):
    """List the readable files of a zip with their bytes."""

    name: str
    data: bytes


class Copies(msgspec.Struct, frozen=True, tag="copies"):
    """Tell which of the drafts (their extractions) share passages."""

    drafts: tuple[bytes, ...]
    lang: Lang


class Compare(msgspec.Struct, frozen=True, tag="compare"):
    """Compare a plan with its summary (their extractions); ``name`` and ``data`` are the plan's file."""

    plan: bytes
    summary: bytes
    lang: Lang
    kind: Literal["view", "html", "docx"] = "view"
    name: str = ""
    data: bytes = b""


Task = Warm | Check | Try | Export | Workbook | Unpack | Copies | Compare


class CheckedDraft(msgspec.Struct, frozen=True, kw_only=True):
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

    checked: CheckedDraft | None = None
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
