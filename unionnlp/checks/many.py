"""Many drafts to reports, one after another or in several processes.

Records and reports come one by one, so that 10,000 drafts need the memory of some.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import Literal, Unpack, overload

import msgspec

from unionnlp import batch
from unionnlp.arguments import is_paths
from unionnlp.batch import PathLike
from unionnlp.checks import declined, own
from unionnlp.checks import settings as settings_
from unionnlp.checks.options import Options, refuse_wrong
from unionnlp.checks.records import Checked
from unionnlp.checks.run import check
from unionnlp.corpus import profile as profiles
from unionnlp.corpus.profile import Profile
from unionnlp.failures import Failure
from unionnlp.reading import Input


class How(msgspec.Struct, frozen=True, kw_only=True):
    """How files are read and checked; what is left out may stand in a ``unionnlp.toml``."""

    reading: batch.ExtractOptions = batch.ExtractOptions(with_text=True)
    check: Options = {}


@overload
def check_files(
    paths: PathLike | Iterable[PathLike],
    *,
    jobs: int = ...,
    errors: Literal["raise"] = ...,
    encoding: str | None = ...,
    **options: Unpack[Options],
) -> Iterator[Checked]: ...


@overload
def check_files(
    paths: PathLike | Iterable[PathLike],
    *,
    jobs: int = ...,
    errors: Literal["return"],
    encoding: str | None = ...,
    **options: Unpack[Options],
) -> Iterator[Checked | Failure]: ...


def check_files(
    paths: PathLike | Iterable[PathLike],
    *,
    jobs: int = 1,
    errors: Literal["raise", "return"] = "raise",
    encoding: str | None = None,
    **options: Unpack[Options],
) -> Iterator[Checked | Failure]:
    """Check files, folders (recursively) and zips lazily, in their order.

    ``options`` are those of ``check``; what they leave open is taken from the ``unionnlp.toml``
    of the working folder or of the user. ``jobs`` and ``errors`` are those of ``extract_files``. ``frames`` makes
    tables of the results: scores, gaps and findings beside the records.
    """
    is_paths(paths, "check_files()")
    batch.refuse_wrong(jobs, errors)
    batch.refuse_options(encoding, options.get("detector"))
    refuse_wrong(options)
    # Codes are read once for each draft, which an iterator could be but once.
    codes = Options(
        select=tuple(options.get("select", ())), ignore=tuple(options.get("ignore", ()))
    )
    if (refusals := options.get("refusals")) is not None:
        codes["refusals"] = tuple(refusals)
    how = How(
        reading=batch.ExtractOptions(
            encoding=encoding, with_text=True, detector=options.get("detector")
        ),
        check=options | codes,
    )
    work = partial(attempt, how=how)
    results = batch.run_each(batch.inputs(paths), work, jobs)
    return batch.raising(results) if errors == "raise" else results


def attempt(source: Input, how: How) -> Checked | Failure:
    """Extract and check one input; whatever goes wrong becomes a ``Failure``."""
    return batch.guarded(source, lambda: check_input(source, how))


def check_input(source: Input, how: How) -> Checked:
    """Extract and check one input; raise what reading it raises."""
    extraction = batch.extract_input(source, how.reading)
    options = settled(how.check)
    refusals = options.get("refusals")
    if refusals is None:
        refusals = declined.declined_in(source, extraction.source.reader)
    detector = batch.own_detector(how.reading)
    report = check(extraction, **(options | Options(detector=detector, refusals=refusals)))
    return Checked(extraction=extraction, report=report)


def settled(options: Options) -> Options:
    """Return ``options`` completed by the user's settings.

    Raises ``KnowledgeError`` (U300) for faulty settings, ``RecordError`` (U200) for a profile
    that is none.
    """
    found = options.get("settings") or settings_.load()
    given = options.get("profile")
    if given is None and found.corpus is not None:
        given = found.corpus
    if given is not None and not isinstance(given, Profile):
        given = _profile(os.fspath(given))
    return options | Options(
        settings=found,
        profile=given,
        rules=own.rules_of(options.get("rules"), found),
        scheme=own.scheme_of(options.get("scheme"), found),
    )


@lru_cache(maxsize=4)
def _profile(path: str) -> Profile:
    """Return the profile at a path, read once for all drafts of a process."""
    return profiles.read(path)
