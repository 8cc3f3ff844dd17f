"""A folder of shards with a journal: what a run over many files has done survives its end.

Each shard holds the rows of some sources (``partitions``) and appears whole; then one line of the
journal names it, its sources and the digests of their bytes. A run that goes on in the folder
works only on sources that no line names, or whose bytes are others now; the rows of the latter
leave the shard that they stood in. A shard that somebody deletes is made again.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, TypeVar

import msgspec

from unionnlp.batch import ExtractOptions, attempt
from unionnlp.checks import many
from unionnlp.checks.many import How
from unionnlp.errors import OutputError, UnionNLPError, reason
from unionnlp.extras import extra
from unionnlp.failures import Failure
from unionnlp.outputs.tables.partitions import (
    Kind,
    Row,
    document_rows,
    failed_row,
    partition_schema,
    report_rows,
)
from unionnlp.reading import Input, load
from unionnlp.reading.inputs import STDIN
from unionnlp.writing import told, whole_file, write_whole

JOURNAL = "_journal.jsonl"  # what begins so is no data to Arrow and Spark
SCHEMA: Literal["unionnlp-shards/1"] = "unionnlp-shards/1"
Form = Literal["jsonl", "parquet"]
_Kind = TypeVar("_Kind", "_Header", "_Line")

_SOURCES = 200  # of one shard: some seconds of work, which is what an end costs
_SHARD = re.compile(r"part-(\d{5,8})\.(?:jsonl|parquet)")
# What failed for the machine's sake, not the file's, is tried again.
_AGAIN = {"U000", "U001", "U103"}


class Made(msgspec.Struct, frozen=True):
    """The rows of one source, with the digest of its bytes, and why they are those of a failure.

    ``lines`` are the rows as JSON Lines: they are made where the work is, and travel cheaply.
    """

    name: str
    digest: str
    rows: int
    lines: bytes
    failure: Failure | None = None


def extracted(source: Input, how: ExtractOptions, *, with_text: bool) -> Made:
    """Extract a source into rows; ``how`` must ask for the text."""
    found = attempt(source, how)
    return _made(source, document_rows(found, with_text=with_text), found)


def checked(source: Input, how: How) -> Made:
    """Check a source into a row."""
    found = many.attempt(source, how)
    return _made(source, report_rows(found), found)


def _made(source: Input, rows: list[Row], found: object) -> Made:
    failure = found if isinstance(found, Failure) else None
    again = failure is not None and failure.error.code in _AGAIN
    digest = "" if again else (rows[0]["sha256"] or digest_of(source))
    return Made(source.name, digest, len(rows), _lines_of(rows), failure)


def _lines_of(rows: Iterable[Row]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


class _Header(msgspec.Struct, frozen=True):
    """The first line of a journal: of which run the shards are."""

    schema: Literal["unionnlp-shards/1"]
    run: dict[str, str]


class _Line(msgspec.Struct, frozen=True):
    """A shard that is there, the digests of its sources by their names, how many of them failed."""

    shard: str
    rows: int
    failed: int
    sources: dict[str, str]


class Shards:
    """Writes rows into a folder of shards, and knows what is there; used with ``with``.

    ``run`` says how the rows are made (command, version, options): a folder of another run is
    refused. Raises ``OutputError`` (U400) for that, for a folder that holds other things, for one
    that another run is writing to, and where nothing can be written.
    """

    def __init__(self, folder: Path, form: Form, kind: Kind, run: dict[str, str]) -> None:
        self.folder, self._form, self._kind = folder, form, kind
        self._run = {"format": form, **run}
        self._held: list[Made] = []
        self._known: dict[bytes, tuple[bytes, str]] = {}  # name -> digest of its bytes, shard
        self._failed: dict[str, int] = {}
        self._stale: dict[str, set[str]] = defaultdict(set)  # shard -> names that have newer rows
        self._next = 0
        self._journal: IO[bytes] | None = None
        self.before = 0

    @property
    def failed(self) -> int:
        """How many sources of the folder could not be worked on."""
        return sum(self._failed.values())

    def __enter__(self) -> Shards:
        if self._form == "parquet":
            with extra("tables"):
                import pyarrow as _  # noqa: F401 - told before any work
        with told(os.fspath(self.folder)):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._refuse_foreign()
            self._journal = (self.folder / JOURNAL).open("a+b")
            try:
                _lock(self._journal, self.folder)
                self._read()
                self._clean()
            except BaseException:
                self._journal.close()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._held and not isinstance(error, OutputError):
                self._write()  # also where the run is ended: what is done is done
            if error is None:
                self._clean()
        finally:
            if self._journal is not None:
                self._journal.close()

    @property
    def count(self) -> int:
        """How many sources the folder holds."""
        return len(self._known) + len(self._held)

    def todo(self, sources: Iterable[Input | Failure]) -> Iterator[Input | Failure]:
        """Yield the sources that no shard holds as they are now."""
        given: set[bytes] = set()
        for source in sources:
            name = _short(source.name)
            if name in given:  # two paths that hold it
                continue
            given.add(name)
            if isinstance(source, Input) and self._is_done(source):
                self.before += 1
            else:
                yield source

    def add(self, made: Made) -> None:
        """Take the rows of one source in; a full shard is written."""
        self._held.append(made)
        if len(self._held) >= _SOURCES:
            self._write()

    def lose(self, failure: Failure) -> None:
        """Take in a source that ended the process that worked on it."""
        row = failed_row(failure, self._kind)
        self.add(Made(failure.name, "", 1, _lines_of([row]), failure))

    def _is_done(self, source: Input) -> bool:
        known = self._known.get(_short(source.name))
        return known is not None and known[0] == _short(digest_of(source) or "?")

    def _write(self) -> None:
        name = f"part-{self._next:05}.{self._form}"
        count = sum(one.rows for one in self._held)
        failed = sum(one.failure is not None for one in self._held)
        line = _Line(name, count, failed, {one.name: one.digest for one in self._held})
        self._put(line, b"".join(one.lines for one in self._held))
        self._next += 1
        self._held.clear()

    def _put(self, line: _Line, rows: bytes) -> None:
        """Write a shard, then its line in the journal."""
        with told(os.fspath(self.folder)):
            self._write_rows(self.folder / line.shard, rows)
            self._append(msgspec.json.encode(line))
        self._learn(line)

    def _clean(self) -> None:
        """Take rows out of the shards that held them before newer ones were made."""
        lines = self._lines() if any(self._stale.values()) else {}
        for shard in [shard for shard, names in self._stale.items() if names]:
            names, old = self._stale[shard], lines[shard]
            rows = [row for row in self._rows(shard) if row["source"] not in names]
            kept = {name: digest for name, digest in old.sources.items() if name not in names}
            failed = len({row["source"] for row in rows if row["error"] is not None})
            self._put(_Line(shard, len(rows), failed, kept), _lines_of(rows))

    def _rows(self, shard: str) -> list[Row]:
        if self._form == "jsonl":
            lines = (self.folder / shard).read_bytes().splitlines()
            return [msgspec.json.decode(line) for line in lines]
        import pyarrow.parquet as pq

        found: list[Row] = pq.read_table(self.folder / shard).to_pylist()
        return found

    def _write_rows(self, path: Path, lines: bytes) -> None:
        if self._form == "jsonl":
            write_whole(path, lines)
            return
        with extra("tables"):
            import pyarrow as pa
            import pyarrow.parquet as pq
        with whole_file(path) as file:
            rows = [msgspec.json.decode(line) for line in lines.splitlines()]
            pq.write_table(pa.Table.from_pylist(rows, schema=partition_schema(self._kind)), file)

    def _append(self, line: bytes) -> None:
        assert self._journal is not None  # noqa: S101 - entered
        self._journal.write(line + b"\n")
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def _refuse_foreign(self) -> None:
        if (self.folder / JOURNAL).is_file():
            return
        foreign = next((p.name for p in sorted(self.folder.iterdir())), None)
        if foreign:
            raise OutputError(
                f"{self.folder}: holds {foreign!r} and no shards of unionnlp; give a new folder"
            )

    def _read(self) -> None:
        """Learn what is there; a last line that a kill has cut off counts for nothing."""
        assert self._journal is not None  # noqa: S101 - entered
        self._journal.seek(0)
        lines = self._journal.read().split(b"\n")
        if lines[-1]:
            self._journal.truncate(sum(len(line) + 1 for line in lines[:-1]))
        if len(lines) == 1:
            self._append(msgspec.json.encode(_Header(SCHEMA, self._run)))
        else:
            self._refuse_other(lines[0])
        there = {p.name for p in self.folder.iterdir() if _SHARD.fullmatch(p.name)}
        named = set()
        for raw in lines[1:-1]:
            line = self._decoded(raw, _Line)
            named.add(line.shard)
            if line.shard in there:
                self._learn(line)
            found = _SHARD.fullmatch(line.shard)
            self._next = max(self._next, int(found[1]) + 1 if found else 0)
        for orphan in there - named:  # a run was ended between a shard and its line
            (self.folder / orphan).unlink()

    def _learn(self, line: _Line) -> None:
        """Take in a line of the journal whose shard is there."""
        self._failed[line.shard] = line.failed
        self._stale[line.shard] &= line.sources.keys()
        for name, digest in line.sources.items():
            before = self._known.get(_short(name))
            if name in self._stale[line.shard]:
                continue
            if before is not None and before[1] != line.shard:
                self._stale[before[1]].add(name)
            self._known[_short(name)] = (_short(digest), line.shard)

    def _lines(self) -> dict[str, _Line]:
        """Return the last line of each shard."""
        raw = (self.folder / JOURNAL).read_bytes().splitlines()[1:]
        lines = [self._decoded(one, _Line) for one in raw]
        return {line.shard: line for line in lines}

    def _decoded(self, raw: bytes, kind: type[_Kind]) -> _Kind:
        try:
            return msgspec.json.decode(raw, type=kind)
        except msgspec.DecodeError as error:
            raise OutputError(
                f"{self.folder}: a damaged journal ({reason(error)}); give a new folder"
            ) from error

    def _refuse_other(self, raw: bytes) -> None:
        run = self._decoded(raw, _Header).run
        if run != self._run:
            other = sorted(k for k in {*run, *self._run} if run.get(k) != self._run.get(k))
            raise OutputError(
                f"{self.folder}: its shards were made with other options ({', '.join(other)}); "
                "give the same, or a new folder"
            )


def digest_of(source: Input) -> str:
    """Return the digest of the bytes of a source, nothing where it cannot be read."""
    if source.path == STDIN:
        return ""
    try:
        return hashlib.sha256(load(source)).hexdigest()
    except UnionNLPError:
        return ""


def _short(text: str) -> bytes:
    """Return a key of 12 bytes: of ten million sources the names alone would take gigabytes."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).digest()


def _lock(file: IO[Any], folder: Path) -> None:
    """Keep other runs out for as long as this one lives, however it ends."""
    try:
        import fcntl
    except ModuleNotFoundError:  # no such locks on this system
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(f"{folder}: another run is writing there; wait for its end") from None
    except OSError:  # a file system without locks
        return
