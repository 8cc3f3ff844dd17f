"""Building a corpus: what is new or changed is extracted and committed batch by batch.

A build that is killed keeps what it has done. A source that is not found, or cannot be read,
stays in the corpus; only ``prune`` or ``remove`` takes it out.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from unionnlp import __version__
from unionnlp.arguments import are_words
from unionnlp.batch import ExtractOptions, inputs, run_all
from unionnlp.corpus import database, detectors, measure, places, profile, rows
from unionnlp.corpus.near import Duplicate
from unionnlp.corpus.passages import TERMS, terms_of
from unionnlp.corpus.profile import Profile
from unionnlp.corpus.tally import DocumentTally
from unionnlp.errors import OutputError, ReadingError, UnionNLPError
from unionnlp.failures import Failure
from unionnlp.reading import Input, load
from unionnlp.reading.identity import identity
from unionnlp.reading.inputs import STDIN
from unionnlp.reading.source import printable
from unionnlp.records import Extraction
from unionnlp.writing import write_whole

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

_KNOWLEDGE = (".toml", ".txt", ".json")
_NOT_EXTRACTION = {"checks.toml", "eras.toml", "findings.toml", "profile.json"}
_BATCH = 64  # sources of one transaction


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: counts of sources, documents kept, duplicates dropped, failures.

    ``missing`` are sources of the corpus that this build did not find; they are kept. ``unlisted``
    says that a source that was given could not be read itself, so that pruning is refused.
    """

    folder: str
    version: int
    documents: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    missing: tuple[str, ...] = ()
    unlisted: bool = False
    duplicates: tuple[Duplicate, ...] = ()
    failures: tuple[str, ...] = ()


class _Found(msgspec.Struct, frozen=True):
    """An input with the digest of its bytes, and the source of the corpus that it is, if any."""

    item: Input
    sha256: str
    place: str
    known: int | None = None


@cache
def maker(detector: Detector | None = None, *, checks: bool = False) -> str:
    """Return the version of the program with a digest of the knowledge that extraction uses.

    Documents that another maker extracted are extracted anew. ``checks`` takes in what checks use.
    """
    digest = hashlib.sha256(b"" if detector is None else detector.digest.encode())
    inside = files("unionnlp").joinpath("models")
    models = inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "models"
    for folder in (files("unionnlp.resources"), models):
        for entry in sorted(folder.iterdir() if folder.is_dir() else (), key=lambda e: e.name):
            if (
                entry.is_file()
                and entry.name.endswith(_KNOWLEDGE)
                and (checks or entry.name not in _NOT_EXTRACTION)
            ):
                digest.update(entry.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def build(  # noqa: PLR0913 - the public signature; all but two by name
    sources: Sequence[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    jobs: int = 1,
    detector: Detector | None = None,
    terms: Iterable[str] | None = None,
    encoding: str | None = None,
    prune: bool = False,
    add: bool = False,
    watch: Callable[[Failure | None], None] | None = None,
) -> Built:
    """Bring ``folder`` up to date with ``sources``, doing only what changed since the last build.

    A source is known by its place and the hash of its content, however its path is spelled; one
    whose folder was renamed is found again by its content. ``prune`` takes out what is no longer
    there, which is refused where one of ``sources`` itself cannot be read. With ``add`` the sources
    come to those of the corpus, and nothing counts as missing. ``jobs`` processes extract side by
    side; ``detector`` finds standard items of one's own: the corpus keeps their catalogue and the model,
    and what is added is read with them unless another is given. ``terms`` are words of one's own that the search keeps
    whole, which a corpus keeps, too. ``encoding`` overrides detection. ``watch`` is called after each
    source, with its failure or ``None``. Where all sources of a new corpus failed, none is made. Raises ``OutputError``
    (U400) where the folder cannot be written or lies inside one of the sources.
    """
    place = Path(folder)
    database.keep_foreign(place)
    _keep_apart(sources, place)
    new = not database.exists(place)
    with database.writing(place) as connection:
        detector = detector or (detectors.kept(connection) if add else None)
        if terms is not None or not add:
            are_words(terms or (), "terms")
            database.keep_text(connection, TERMS, "\n".join(terms or ()))
        how = ExtractOptions(with_text=True, detector=detector, encoding=encoding)
        made_by = _made_by(connection, detector, encoding)
        work = _Build(connection, (made_by, how, jobs), add=add, watch=watch)
        detectors.keep(connection, detector)
        work.take(inputs(sources))
        gone = work.finish(prune=prune and not work.unlisted)
        if prune and work.unlisted:
            error = OutputError("nothing was removed, since a source could not be read")
            work.fail(Failure(name=printable(str(place)), error=error))
        done = work.built(printable(str(place)), gone)
        empty = new and bool(done.failures) and not database.sources(connection)
        if not empty:
            _write_profile(connection, place, [printable(os.fspath(s)) for s in sources])
    if empty:
        database.discard(place)
    return done


def _made_by(
    connection: sqlite3.Connection, detector: Detector | None, encoding: str | None
) -> str:
    """Return the maker of the documents, with a digest of the terms that their words are cut by."""
    own = "\n".join((*terms_of(connection), *([f"\n{encoding}"] if encoding else [])))
    return maker(detector) + (f"+{hashlib.sha256(own.encode()).hexdigest()[:8]}" if own else "")


def remove(folder: str | os.PathLike[str], names: Sequence[str]) -> int:
    """Take sources out of a corpus, by the names that ``sources`` gives; return how many.

    Raises ``OutputError`` (U400) for a name that no source has: then nothing is removed.
    """
    place = Path(folder)
    with database.reading(place):
        pass
    with database.writing(place) as connection:
        with database.transaction(connection):
            numbers = []
            for name in names:
                found = connection.execute(
                    "SELECT id FROM source WHERE name = ?", (name,)
                ).fetchall()
                if not found:
                    raise OutputError(f"{name}: no source of {folder}; see `unionnlp corpus list`")
                numbers += [number for (number,) in found]
            for number in numbers:
                rows.remove_source(connection, number)
            _next_version(connection)
        _write_profile(connection, place, [])
    return len(numbers)


def _keep_apart(sources: Sequence[str | os.PathLike[str]], place: Path) -> None:
    """Refuse a corpus inside one of its own sources, which the next build would read."""
    own = identity(place)
    for source in sources:
        other = identity(source)
        if Path(source).is_dir() and (own.is_same(other) or own.is_inside(other)):
            raise OutputError(
                f"{place}: lies inside its source {source}; give a folder outside of it"
            )


class _Build:
    """One build on its way through its inputs."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        how: tuple[str, ExtractOptions, int],
        *,
        add: bool,
        watch: Callable[[Failure | None], None] | None,
    ) -> None:
        self._connection, self._add = connection, add
        self._watch = watch or (lambda _: None)
        self._made_by, self._options, self._jobs = how
        self.new = self.changed = self.unchanged = 0
        self.unlisted = False
        self.touched = False
        self.failures: list[str] = []
        self.duplicates: list[Duplicate] = []
        self._seen: list[tuple[str, str, int, int]] = []
        with database.transaction(connection):
            last = database.meta(connection, "run")
            self._run = max(1, last if add else last + 1)
            database.set_meta(connection, "run", self._run)

    def fail(self, failure: Failure) -> None:
        """Take in what could not be brought in."""
        self.failures.append(str(failure.error))
        self._watch(failure)

    def take(self, found: Iterable[Input | Failure]) -> None:
        """Bring the inputs in, a batch a transaction; one set of processes does all of them."""
        asked: deque[_Found] = deque()

        def given() -> Iterator[Input]:
            for item in found:
                if (one := self._looked_at(item)) is not None:
                    asked.append(one)
                    yield one.item
                elif len(self._seen) >= _BATCH:
                    self._bring([])

        done: list[tuple[_Found, Extraction | Failure]] = []
        for result in run_all(given(), self._options, self._jobs):
            done.append((asked.popleft(), result))
            if len(done) == _BATCH:
                self._bring(done)
                done = []
        self._bring(done)

    def _looked_at(self, item: Input | Failure) -> _Found | None:
        """Return an input that is to be extracted; what is known already is only marked as seen."""
        if isinstance(item, Failure):
            self.unlisted = True
            self.fail(item)
            return None
        if item.path == STDIN:  # a corpus reads its sources again at each build
            error: UnionNLPError = ReadingError(
                "standard input cannot be a source of a corpus; save it to a file"
            )
            self.fail(Failure(name=STDIN, error=error))
            return None
        place = places.place(item)
        try:
            sha256 = hashlib.sha256(load(item)).hexdigest()
        except UnionNLPError as error:
            self.fail(Failure(name=item.name, error=error))
            self._see(place)
            return None
        known = self._known(place, sha256)
        if known is None:
            return _Found(item, sha256, place)
        number, old, made_by = known
        if old == sha256 and made_by == self._made_by:
            self._seen.append((item.name, place, self._run, number))
            self.unchanged += 1
            self._watch(None)
            return None
        return _Found(item, sha256, place, number)

    def _known(self, place: str, sha256: str) -> tuple[int, str, str] | None:
        """Return the source at a place, or the one of this content whose own place is gone."""
        columns = "SELECT id, sha256, made_by, place FROM source"
        here = self._connection.execute(f"{columns} WHERE place = ?", (place,)).fetchone()
        if here:
            return here[0], here[1], here[2]
        for number, digest, made_by, old in self._connection.execute(
            f"{columns} WHERE sha256 = ?", (sha256,)
        ):
            if not Path(places.path(old.partition("!")[0])).exists():
                return number, digest, made_by
        return None

    def _see(self, place: str) -> None:
        """Mark a source as there though it cannot be read now: it stays as it is."""
        query = "SELECT name, place, id FROM source WHERE place = ?"
        self._seen += [
            (name, there, self._run, number)
            for name, there, number in self._connection.execute(query, (place,))
        ]

    def _bring(self, done: list[tuple[_Found, Extraction | Failure]]) -> None:
        """Write what was extracted, and what was seen unchanged, in one transaction."""
        if not (done or self._seen):
            return
        with database.transaction(self._connection):
            query = "UPDATE source SET name = ?, place = ?, seen = ? WHERE id = ?"
            self._connection.executemany(query, self._seen)
            self._seen.clear()
            for found, result in done:
                if isinstance(result, Failure):
                    self.fail(result)
                    self._see(found.place)
                    continue
                self._bring_in(found, result)
            if done:
                database.set_meta(self._connection, "unfinished", 1)

    def _bring_in(self, found: _Found, extraction: Extraction) -> None:
        """Put one source in place of what stood there, also of what another build has just put there."""
        query = "SELECT id FROM source WHERE place = ? OR id = ?"
        for (number,) in self._connection.execute(query, (found.place, found.known)).fetchall():
            rows.remove_source(self._connection, number)
        source = rows.SourceOrigin(
            found.item.name, found.place, found.sha256, self._made_by, self._run
        )
        self.duplicates += rows.add_source(self._connection, source, extraction)
        self.changed += found.known is not None
        self.new += found.known is None
        self.touched = True
        self._watch(None)

    def finish(self, *, prune: bool) -> int:
        """Take out what is gone where that is asked for, and count a new state."""
        gone = 0
        self._bring([])
        with database.transaction(self._connection):
            if prune:
                query = "SELECT id FROM source WHERE seen < ?"
                for (number,) in self._connection.execute(query, (self._run,)).fetchall():
                    rows.remove_source(self._connection, number)
                    gone += 1
            if self.touched or gone or database.meta(self._connection, "unfinished"):
                _next_version(self._connection)
        return gone

    def built(self, folder: str, gone: int) -> Built:
        """Return what was done."""
        query = "SELECT name FROM source WHERE seen < ? ORDER BY name"
        found = () if self._add else self._connection.execute(query, (self._run,))
        missing = tuple(name for (name,) in found)
        kept = "SELECT count(*) FROM document WHERE duplicate_of IS NULL"
        return Built(
            folder=folder, version=database.meta(self._connection, "version"),
            documents=self._connection.execute(kept).fetchone()[0], new=self.new, changed=self.changed,
            unchanged=self.unchanged, removed=gone, missing=missing, unlisted=self.unlisted,
            duplicates=tuple(self.duplicates), failures=tuple(self.failures),
        )  # fmt: skip


def _next_version(connection: sqlite3.Connection) -> None:
    database.set_meta(connection, "version", database.meta(connection, "version") + 1)
    database.set_meta(connection, "unfinished", 0)


def tallies(connection: sqlite3.Connection) -> Iterator[DocumentTally]:
    """Yield what each document gives to the figures, duplicates left out and what is no plan, no summary."""
    query = "SELECT tally FROM document WHERE duplicate_of IS NULL AND kind IS NOT NULL ORDER BY id"
    decoder = msgspec.json.Decoder(DocumentTally)
    for (raw,) in connection.execute(query):
        yield decoder.decode(raw)


def _write_profile(connection: sqlite3.Connection, place: Path, sources: list[str]) -> None:
    """Write the profile of the present state, unless it is there."""
    version = database.meta(connection, "version")
    try:
        if profile.read(place).version == version:
            return
    except UnionNLPError:
        pass
    made = make_profile(connection, printable(place.resolve().name), sources)
    write_whole(place / profile.FILE, made.to_json().encode() + b"\n")


def make_profile(connection: sqlite3.Connection, name: str, sources: Sequence[str]) -> Profile:
    """Return the profile of a corpus; the date is that of the build."""
    built = datetime.now(UTC).date().isoformat()
    shown = f"{name}: {', '.join(sources)}" if sources else name
    return Profile(
        name=name,
        version=database.meta(connection, "version"),
        origins=(measure.origin(shown, "corpus", tallies(connection), built),),
        corpus=measure.figures(tallies(connection)),
    )
