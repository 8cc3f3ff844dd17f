"""Building a corpus: extract what changed, drop duplicates, commit, write the profile."""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from unionnlp import __version__
from unionnlp.batch import Failure, Options, inputs, run_all
from unionnlp.corpus import fingerprints, measure, near, passages, profile, store
from unionnlp.corpus.near import Duplicate
from unionnlp.corpus.profile import Prints, Profile
from unionnlp.corpus.store import Row, State
from unionnlp.errors import OutputError, UnionNLPError
from unionnlp.grammar.normalize import normalize
from unionnlp.reading import Input, load
from unionnlp.reading.find import STDIN
from unionnlp.records import Document, Extraction
from unionnlp.structure.school_types import school_type
from unionnlp.writing import write_whole

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

_KNOWLEDGE = (".toml", ".txt", ".json")
_NOT_EXTRACTION = {"checks.toml", "eras.toml", "profile.json"}
_TRIES = 5  # builds that may overtake this one before it gives up


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did: counts of sources, documents kept, duplicates dropped, failures."""

    folder: str
    version: int
    documents: int
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    duplicates: tuple[Duplicate, ...] = ()
    failures: tuple[str, ...] = ()


class _Source(msgspec.Struct, frozen=True):
    """An input with the digest of its bytes."""

    item: Input
    sha256: str


@cache
def maker(detector: Detector | None = None) -> str:
    """Return the version of the program with a digest of the knowledge that extraction uses.

    Rows that another maker extracted are extracted anew.
    """
    digest = hashlib.sha256(b"" if detector is None else detector.digest.encode())
    inside = files("unionnlp").joinpath("models")
    models = inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "models"
    for folder in (files("unionnlp.resources"), models):
        for entry in sorted(folder.iterdir() if folder.is_dir() else (), key=lambda e: e.name):
            if (
                entry.is_file()
                and entry.name.endswith(_KNOWLEDGE)
                and entry.name not in _NOT_EXTRACTION
            ):
                digest.update(entry.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def build(
    sources: Sequence[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    jobs: int = 1,
    detector: Detector | None = None,
) -> Built:
    """Make ``folder`` the corpus of ``sources``, doing only what changed since the last build.

    A source counts as changed by the hash of its content; what is no longer among the
    sources leaves the corpus. ``jobs`` processes extract side by side; ``detector`` finds
    standard items of one's own. Killed at any moment,
    the last whole state stays; of two builds at once the later one starts anew from the state
    of the first. Raises ``OutputError`` (U400) where the folder cannot be written.
    """
    place = Path(folder)
    store.keep_foreign(place)
    items = list(inputs(sources))
    failures = [str(f.error) for f in items if isinstance(f, Failure)]
    found, unread = _digests([i for i in items if isinstance(i, Input)])
    fresh: dict[str, list[Row]] = {}
    for _ in range(_TRIES):
        before = store.load(place) if store.exists(place) else State()
        known = _by_source(before.rows, maker(detector))
        todo = [s for s in found if _key(s) not in known and _key(s) not in fresh]
        failed = _extract(todo, fresh, jobs, detector)
        rows, duplicates = near.mark(
            [r for s in found for r in known.get(_key(s)) or fresh.get(_key(s), [])]
        )
        try:
            version = _commit(place, rows, before)
        except store.ChangedError:
            continue
        _finish(place, State(version=version, rows=tuple(rows)), [os.fspath(s) for s in sources])
        done = Built(
            folder=str(place), version=version, documents=sum(r.kept for r in rows),
            duplicates=tuple(duplicates), failures=(*failures, *unread, *failed),
        )  # fmt: skip
        return _counted(done, before.rows, found)
    raise OutputError(
        f"{place}: other builds keep changing this corpus; try again when they have ended"
    )


def _digests(items: Iterable[Input]) -> tuple[list[_Source], list[str]]:
    """Return the inputs with the hash of their content, and the texts of those that cannot be read."""
    found, failures = [], []
    for item in items:
        if item.path == STDIN:  # a corpus reads its sources again at each build
            failures.append("standard input cannot be a source of a corpus; save it to a file")
            continue
        try:
            data = load(item)
        except UnionNLPError as error:
            failures.append(str(error))
            continue
        found.append(_Source(item, hashlib.sha256(data).hexdigest()))
    return found, failures


def _key(source: _Source) -> str:
    return f"{source.sha256} {source.item.name}"


def _by_source(rows: Iterable[Row], made_by: str) -> Mapping[str, list[Row]]:
    """Group the rows that one version of the program made by source."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.made_by == made_by:
            groups.setdefault(f"{row.source.sha256} {row.source.path}", []).append(row)
    return groups


def _extract(
    todo: Sequence[_Source], fresh: dict[str, list[Row]], jobs: int, detector: Detector | None
) -> list[str]:
    """Extract sources into ``fresh``; return the texts of the failures."""
    failures = []
    options = Options(with_text=True, detector=detector)
    for source, result in zip(todo, run_all([s.item for s in todo], options, jobs), strict=True):
        if isinstance(result, Failure):
            failures.append(str(result.error))
        else:
            fresh[_key(source)] = list(_rows(result, maker(detector)))
    return failures


def _rows(extraction: Extraction, made_by: str) -> Iterator[Row]:
    """Yield the rows of one source."""
    text = extraction.source.text or ""
    source = msgspec.structs.replace(extraction.source, text=None, places=())
    if not extraction.documents:
        yield store.placeholder(source, made_by)
    plain = normalize(text)
    for index, document in enumerate(extraction.documents):
        body = text[document.start : document.end]
        marks = {h for h, _ in fingerprints.positions(plain[document.start : document.end])}
        yield Row(
            id=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:24], source=source,
            made_by=made_by, index=index, document=document, text=body,
            school_type=school_type(document, plain), minhash=near.minhash(body),
            prints=array("I", sorted(marks)).tobytes(),
        )  # fmt: skip


def _commit(place: Path, rows: list[Row], before: State) -> int:
    """Commit the rows where they differ from the state before."""
    if before.version >= 0 and tuple(rows) == before.rows:
        return before.version
    return store.save(place, rows, before.version)


def _finish(place: Path, state: State, sources: list[str]) -> None:
    """Write the profile and the search index of a state, unless a newer one is there."""
    current = _profile_version(place)
    if current < state.version:
        made = make_profile(state, place.resolve().name, sources)
        if _profile_version(place) < state.version:
            write_whole(place / profile.FILE, made.to_json().encode() + b"\n")
    passages.write(place, state)


def _profile_version(place: Path) -> int:
    try:
        return profile.read(place).version
    except UnionNLPError:
        return -1


def make_profile(state: State, name: str, sources: Sequence[str]) -> Profile:
    """Return the profile of a corpus; the date is that of the build."""
    rows = state.documents()
    built = datetime.now(UTC).date().isoformat()
    origin = measure.origin(
        f"{name}: {', '.join(sources)}", "corpus", [r.document for r in rows], built
    )
    return Profile(
        name=name,
        version=state.version,
        origins=(origin,),
        corpus=measure.figures(counted(row) for row in rows),
        fingerprints=tuple(_prints(row) for row in rows),
    )


def counted(row: Row) -> measure.Counted:
    """Return a row as something to count; its text is put where its offsets point."""
    return measure.Counted(
        document=row.document, plain=" " * row.document.start + normalize(row.text)
    )


def _prints(row: Row) -> Prints:
    hashes = array("I")
    hashes.frombytes(row.prints)
    return Prints(
        id=row.id,
        source=row.source.sha256,
        title=_title(row.document),
        hashes=fingerprints.pack(hashes),
    )


def _title(document: Document) -> str:
    return (document.title or document.organization or "").strip()[:60]


def _counted(done: Built, before: Sequence[Row], found: Sequence[_Source]) -> Built:
    """Add what became of the sources since the state before."""
    old = {r.source.path: r.source.sha256 for r in before}
    now = {s.item.name: s.sha256 for s in found}
    return msgspec.structs.replace(
        done,
        new=sum(name not in old for name in now),
        changed=sum(name in old and old[name] != digest for name, digest in now.items()),
        unchanged=sum(old.get(name) == digest for name, digest in now.items()),
        removed=sum(name not in now for name in old),
    )
