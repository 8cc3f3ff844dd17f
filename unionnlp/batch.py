"""Files to extractions: one file, or many in their order, in one process or several.

A file that fails is an error or, where asked for, a ``Failure`` in its place. Inputs are
found and results given one by one, so 10,000 files need the memory of 100.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, overload

import msgspec

from unionnlp.arguments import is_flag, is_kind, is_name, is_number, is_path, is_paths
from unionnlp.errors import UnionNLPError
from unionnlp.failures import Failure
from unionnlp.pipeline import OWN_ITEMS, extract
from unionnlp.reading import DEFAULT_LIMITS, Input, Limits, discover, read
from unionnlp.reading.leftovers import sweep
from unionnlp.reading.source import printable
from unionnlp.records import Extraction

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

PathLike = str | os.PathLike[str]
R = TypeVar("R")


class ExtractOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How files are extracted.

    ``encoding`` overrides detection, ``with_text`` keeps the text, ``items`` and ``model`` are the
    files of ``detector()``; ``detector`` is one made before, which goes before them; ``find_items``
    turns the items off.
    """

    encoding: str | None = None
    with_text: bool = False
    items: str | None = None
    model: str | None = None
    detector: Detector | None = None
    find_items: bool = True
    limits: Limits = DEFAULT_LIMITS


def extract_file(
    path: PathLike | Input,
    *,
    encoding: str | None = None,
    with_text: bool = False,
    detector: Detector | None = None,
    items: bool = True,
    limits: Limits = DEFAULT_LIMITS,
) -> Extraction:
    """Extract one file, archive member (``plans.zip!a.docx``) or standard input (``-``).

    With ``with_text`` the record holds the text that its offsets count in; ``detector`` and
    ``items`` are those of ``extract``. Raises a ``ReadingError`` or one of its kinds.
    """
    if not isinstance(path, Input):
        is_path(path, "extract_file()")
    refuse_options(encoding, detector, limits)
    is_flag(items, "items", OWN_ITEMS)
    is_flag(with_text, "with_text", "True keeps the text in the record")
    options = ExtractOptions(
        encoding=encoding, with_text=with_text, detector=detector, find_items=items, limits=limits
    )
    return extract_input(path, options)


@overload
def extract_files(
    paths: PathLike | Iterable[PathLike],
    *,
    jobs: int = ...,
    errors: Literal["raise"] = ...,
    encoding: str | None = ...,
    with_text: bool = ...,
    detector: Detector | None = ...,
    items: bool = ...,
    limits: Limits = ...,
) -> Iterator[Extraction]: ...


@overload
def extract_files(
    paths: PathLike | Iterable[PathLike],
    *,
    jobs: int = ...,
    errors: Literal["return"],
    encoding: str | None = ...,
    with_text: bool = ...,
    detector: Detector | None = ...,
    items: bool = ...,
    limits: Limits = ...,
) -> Iterator[Extraction | Failure]: ...


def extract_files(  # noqa: PLR0913 - the public signature; all but the paths by name
    paths: PathLike | Iterable[PathLike],
    *,
    jobs: int = 1,
    errors: Literal["raise", "return"] = "raise",
    encoding: str | None = None,
    with_text: bool = False,
    detector: Detector | None = None,
    items: bool = True,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Extraction | Failure]:
    """Extract files, folders (recursively) and zips lazily, in their order.

    ``jobs`` processes work a few files ahead of what was taken; a script that uses more
    than one needs the usual ``if __name__ == "__main__":``. ``errors="raise"`` stops at
    the first source that fails, ``"return"`` gives a ``Failure`` in its place and goes on.
    ``detector`` and ``items`` are those of ``extract``.
    """
    is_paths(paths, "extract_files()")
    refuse_options(encoding, detector, limits)
    is_flag(items, "items", OWN_ITEMS)
    refuse_wrong(jobs, errors)
    options = ExtractOptions(
        encoding=encoding, with_text=with_text, detector=detector, find_items=items, limits=limits
    )
    results = run_all(inputs(paths, limits), options, jobs)
    return raising(results) if errors == "raise" else results


def refuse_options(encoding: object, detector: object, limits: object = DEFAULT_LIMITS) -> None:
    """Raise ``TypeError`` for options that no reading of files has."""
    is_name(encoding, "encoding")
    is_kind(limits, Limits, "limits", "make one with unionnlp.reading.Limits(...)")
    if detector is not None:
        from unionnlp.items.detector import Detector

        is_kind(detector, Detector, "detector", OWN_ITEMS)


def refuse_wrong(jobs: int, errors: str) -> None:
    """Raise ``ValueError`` for settings that no run over many files has."""
    is_number(jobs, "jobs")
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}; it must be 1 or more")
    if errors not in ("raise", "return"):
        raise ValueError(f"errors is {errors!r}; it must be 'raise' or 'return'")


def inputs(
    paths: PathLike | Iterable[PathLike], limits: Limits = DEFAULT_LIMITS
) -> Iterator[Input | Failure]:
    """Yield the inputs that ``paths`` hold; a path that holds none is a ``Failure``."""
    sweep()
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        is_path(path, "extract_files()")
        name = printable(os.fspath(path))
        try:
            yield from discover([path], limits)
        except UnionNLPError as error:
            yield Failure(name=name, error=error, missing=True)
        except Exception as fault:  # a path that breaks the search must not stop the others
            yield _crash(name, fault)


def run_all(
    sources: Iterable[Input | Failure], options: ExtractOptions, jobs: int = 1
) -> Generator[Extraction | Failure]:
    """Yield one extraction for each source, in order; failures stay in their places."""
    return run_each(sources, partial(attempt, options=options), jobs)


def run_each(
    sources: Iterable[Input | Failure], work: Callable[[Input], R | Failure], jobs: int = 1
) -> Generator[R | Failure]:
    """Yield the result of ``work`` for each source, in order; failures stay in their places.

    For more than one of ``jobs``, ``work`` must be something that can be pickled.
    """
    if jobs > 1:
        from unionnlp.workers import run_in_processes  # costs 30 ms, so only where needed

        return run_in_processes(sources, work, jobs)
    return (s if isinstance(s, Failure) else work(s) for s in sources)


def attempt(source: Input, options: ExtractOptions) -> Extraction | Failure:
    """Extract one input; whatever goes wrong becomes a ``Failure``."""
    return guarded(source, lambda: extract_input(source, options))


def guarded(source: Input, work: Callable[[], R]) -> R | Failure:
    """Return what ``work`` on an input gives; whatever goes wrong becomes a ``Failure``."""
    try:
        return work()
    except UnionNLPError as error:
        return Failure(name=source.name, error=error, details=_details())
    except Exception as fault:  # one text that breaks the program must not stop the others
        return _crash(source.name, fault)


def _crash(name: str, fault: Exception) -> Failure:
    reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
    error = UnionNLPError(f"{name}: internal error ({reason}); please report this file")
    error.__cause__ = fault
    return Failure(name=name, error=error, details=_details())


def _details() -> str:
    """Return the traceback of the error that is being handled."""
    import traceback  # most runs need none

    return traceback.format_exc()


def extract_input(source: PathLike | Input, options: ExtractOptions) -> Extraction:
    """Extract one input, or raise a ``ReadingError`` or one of its kinds."""
    reading = read(source, encoding=options.encoding, limits=options.limits)
    origin = msgspec.structs.replace(
        reading.source, text=reading.text if options.with_text else None
    )
    finder = own_detector(options) if options.find_items else None
    return extract(reading.text, source=origin, detector=finder, items=options.find_items)


def own_detector(options: ExtractOptions) -> Detector | None:
    """Return the detector that the options name, ``None`` where that is the shipped one."""
    if options.detector is not None or (options.items is None and options.model is None):
        return options.detector
    return detector(options.items, options.model)


def detector(items: PathLike | None = None, model: PathLike | None = None) -> Detector:
    """Return a detector of standard items of one's own, for everything that takes ``detector=``.

    ``items`` is a file that extends or replaces the catalogue (the page on standard items tells
    its form), ``model`` the folder that ``unionnlp train`` wrote; what is left out is the shipped one. Its
    ``catalogue`` names the items in tables. Raises ``KnowledgeError`` (U300) with all faults of
    a file.
    """
    for path, name in ((items, "items"), (model, "model")):
        if path is not None:
            is_path(path, name)
    names = [None if path is None else os.fspath(path) for path in (items, model)]
    return _detector(names[0], names[1], tuple(map(_state, names)))


def _state(path: str | None) -> str | None:
    """Return where a file (or the model of a folder) lies and when it was written.

    A name alone is another file in another working folder, and after somebody has changed it.
    """
    if path is None:
        return None
    from unionnlp.items.model import FILE_NAME

    place = Path(path).resolve()
    file = place / FILE_NAME if place.is_dir() else place
    return f"{file} {file.stat().st_mtime_ns if file.is_file() else 0}"


@lru_cache(maxsize=8)
def _detector(items: str | None, model: str | None, _: tuple[str | None, ...]) -> Detector:
    from unionnlp.items.catalogue import load
    from unionnlp.items.detector import make
    from unionnlp.items.model import load as load_model

    return make(
        None if items is None else load(items), None if model is None else load_model(model)
    )


def raising(results: Generator[R | Failure]) -> Iterator[R | Failure]:
    """Pass results on, and raise the error of the first failure among them."""
    with closing(results):  # ends the processes, too
        for result in results:
            if isinstance(result, Failure):
                raise result.error
            yield result
