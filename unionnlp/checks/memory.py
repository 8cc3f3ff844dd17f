"""What an author refused, in a small file beside the draft: ``计划.docx.unionnlp.json``.

The file holds ids of findings with the words that they were about, and nothing else; whoever
puts one beside a draft can do no more than refuse findings, which every report still counts.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from unionnlp.checks.keys import ID, identity, key_in, words_of
from unionnlp.checks.records import Finding, Report
from unionnlp.errors import KnowledgeError, OutputError, reason
from unionnlp.reading.find import MEMORY
from unionnlp.reading.source import printable
from unionnlp.records import Record

REFUSALS_SCHEMA: Literal["unionnlp-refusals/1"] = "unionnlp-refusals/1"
_LARGEST = 1 << 20  # bytes of the file
_MOST = 2_000  # refusals in it
_WORDS, _PASSAGES = 200, 5  # characters of a passage that are kept for people, and passages

_Id = Annotated[str, msgspec.Meta(pattern=rf"\A{ID.pattern}\Z")]
_Short = Annotated[str, msgspec.Meta(max_length=_WORDS)]
_Date = Annotated[str, msgspec.Meta(pattern=r"\A(\d{4}-\d\d-\d\d)?\Z")]


class Refusal(Record, frozen=True, kw_only=True):
    """One finding that was refused: its id, what it said, the words it was about, and the day."""

    id: _Id
    message: _Short = ""
    words: Annotated[tuple[_Short, ...], msgspec.Meta(max_length=_PASSAGES)] = ()
    date: _Date = ""

    @property
    def key(self) -> str:
        """The digits of the id, by which a finding is known again."""
        return self.id.rpartition("-")[2]


class Refusals(Record, frozen=True, kw_only=True):
    """What was refused of one draft (schema ``unionnlp-refusals/1``), each once, in its order."""

    schema: Literal["unionnlp-refusals/1"] = REFUSALS_SCHEMA
    refused: Annotated[tuple[Refusal, ...], msgspec.Meta(max_length=_MOST)] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that was refused."""
        return frozenset(refusal.key for refusal in self.refused)

    def with_all(self, findings: Iterable[Finding]) -> Refusals:
        """Return the memory with these findings refused, too."""
        known, day = self.keys, date.today().isoformat()
        fresh = {r.key: r for r in (_refusal(f, day) for f in findings) if r.key not in known}
        return Refusals(refused=(*self.refused, *fresh.values()))

    def without(self, keys: Collection[str]) -> Refusals:
        """Return the memory without these keys."""
        return Refusals(refused=tuple(r for r in self.refused if r.key not in keys))


def _refusal(finding: Finding, day: str) -> Refusal:
    words = (_cut(text) for text in words_of(finding)[:_PASSAGES] if finding.evidence)
    return Refusal(
        id=identity(finding), message=_cut(finding.message), words=tuple(words), date=day
    )


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    whole = "".join(c if c.isprintable() else "\ufffd" for c in flat)
    return whole if len(whole) <= _WORDS else whole[: _WORDS - 1] + "…"


def place(draft: str | os.PathLike[str]) -> Path:
    """Return where the memory of a draft stands: beside it, under its whole name."""
    path = Path(draft)
    return path.with_name(path.name + MEMORY)


def read_refusals(draft: str | os.PathLike[str]) -> Refusals:
    """Return what is remembered of a draft, nothing where there is no such file.

    Raises ``KnowledgeError`` (U300) for a file that is no memory, or is too large.
    """
    path = place(draft)
    try:
        data = _bytes(path)
    except FileNotFoundError:
        return Refusals()
    except OSError as error:
        raise KnowledgeError(f"{_name(path)}: cannot be read ({reason(error)})") from error
    return decode(data, _name(path))


def decode(data: bytes, name: str) -> Refusals:
    """Return the memory that the bytes of a file hold (see ``read_refusals``)."""
    if len(data) > _LARGEST:
        raise KnowledgeError(f"{name}: too large for a memory of refused findings; delete it")
    try:
        return msgspec.json.decode(data, type=Refusals)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"{name}: no memory of refused findings ({reason(error)}); mend or delete it"
        ) from error


def _bytes(path: Path) -> bytes:
    """Return the bytes of a plain file; a link or pipe in its place is not followed."""
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise KnowledgeError(f"{_name(path)}: not a plain file; delete it")
    with path.open("rb") as stream:
        return stream.read(_LARGEST + 1)


def encode(refusals: Refusals) -> bytes:
    """Return a memory as the bytes of its file, readable for people."""
    return msgspec.json.format(msgspec.json.encode(refusals), indent=2) + b"\n"


def write_refusals(draft: str | os.PathLike[str], refusals: Refusals) -> None:
    """Write the memory of a draft whole or not at all; an empty one takes its file away.

    Raises ``OutputError`` (U400) where it cannot be written.
    """
    path = place(draft)
    if len(refusals.refused) > _MOST:
        raise OutputError(f"{_name(path)}: more than {_MOST} refused findings; mend the draft")
    if path.is_symlink():
        raise OutputError(f"{_name(path)}: not a plain file; delete it")
    if refusals.refused:
        from unionnlp.writing import write_whole

        write_whole(path, encode(refusals))
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{_name(path)}: cannot be removed ({reason(error)})") from error


def refuse(report: Report, draft: str | os.PathLike[str], ids: Iterable[str]) -> Refusals:
    """Remember beside ``draft`` that these findings of its report are refused; return the memory.

    Raises ``KnowledgeError`` (U300) for an id that the report does not have; then nothing is written.
    """
    known = {identity(f).rpartition("-")[2]: f for f in (*report.findings, *report.refused)}
    chosen = [_chosen(given, known, printable(os.fspath(draft))) for given in ids]
    memory = read_refusals(draft).with_all(chosen)
    write_refusals(draft, memory)
    return memory


def _chosen(given: str, known: dict[str, Finding], name: str) -> Finding:
    found = known.get(key_in(given) or "")
    if found is None or (ID.fullmatch(given) and identity(found) != given):
        raise KnowledgeError(f"{name}: no finding {given!r}; the report tells the ids")
    return found


def take_back(draft: str | os.PathLike[str], ids: Iterable[str]) -> Refusals:
    """Forget that these findings were refused; return what stays.

    Raises ``KnowledgeError`` (U300) for an id that is not remembered; then nothing is written.
    """
    memory = read_refusals(draft)
    keys = set()
    for given in ids:
        key = key_in(given)
        if key not in memory.keys:
            raise KnowledgeError(f"{_name(place(draft))}: {given!r} is not remembered there")
        keys.add(key)
    kept = memory.without({k for k in keys if k is not None})
    write_refusals(draft, kept)
    return kept


def _name(path: Path) -> str:
    return printable(os.fspath(path))
