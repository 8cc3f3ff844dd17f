"""Which documents of a corpus share passages with a text: looked up, whatever the corpus's size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from unionnlp.corpus import database
from unionnlp.corpus.fingerprints import unpack
from unionnlp.corpus.profile import Profile

_LISTED = 200  # documents looked at for one fingerprint


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """A document that shares fingerprints with a text, with how the people who wrote it are called."""

    title: str
    source: str
    organization: str | None
    hashes: frozenset[int]


def sharing(profile: Profile, hashes: Sequence[int], source: str) -> Iterator[Shared]:
    """Yield the documents that share any of ``hashes``, but for those of the same ``source`` (a digest).

    From the index of the corpus that the profile was read from, or from the fingerprints that
    a profile of an older form holds itself.
    """
    wanted = frozenset(hashes)
    for one in profile.fingerprints:
        common = wanted & unpack(one.hashes)
        if common and one.source != source:
            yield Shared(title=one.title, source=one.source, organization=None, hashes=common)
    if profile.folder is not None and database.exists(Path(profile.folder)):
        yield from _looked_up(Path(profile.folder), sorted(wanted), source)


def _looked_up(folder: Path, hashes: Sequence[int], source: str) -> Iterator[Shared]:
    with database.reading(folder) as connection:
        found: dict[int, set[int]] = defaultdict(set)
        query = "SELECT document FROM print WHERE hash = ? LIMIT ?"
        for mark in hashes:
            for (document,) in connection.execute(query, (mark, _LISTED)):
                found[document].add(mark)
        told = (
            "SELECT d.title, d.organization, s.name, s.sha256 FROM document d"
            " JOIN source s ON s.id = d.source WHERE d.id = ?"
        )
        for document in sorted(found, key=lambda d: (-len(found[d]), d)):
            title, organization, name, sha256 = connection.execute(told, (document,)).fetchone()
            if sha256 != source:
                yield Shared(
                    title=title or organization or Path(name).name, source=name,
                    organization=organization, hashes=frozenset(found[document]),
                )  # fmt: skip
