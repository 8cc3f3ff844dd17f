"""``unionnlp extract``: inputs to one stream of results, failures told as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

import msgspec
import typer

from unionnlp.batch import Failure, Options, detector, inputs, run_all
from unionnlp.cli import exporting, screen
from unionnlp.outputs.writing import ENDINGS, Format, encode, format_of
from unionnlp.reading import Input
from unionnlp.records import Extraction
from unionnlp.writing import Target

Encoder = Callable[[Extraction], bytes]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for; ``form`` is ``None`` where the output's ending decides."""

    paths: tuple[str, ...]
    form: Format | None
    output: Path | None
    options: Options
    jobs: int
    when: exporting.When = exporting.When()


def run(request: Request) -> int:
    """Extract everything, write it, and return the exit code."""
    form = _form(request)
    own = detector(request.options.items)  # a faulty file of items is told once, before any work
    when = msgspec.structs.replace(request.when, catalogue=own.catalogue if own else None)
    sources = inputs(request.paths)
    first = next(sources, None)
    several = _several(request.paths, first)
    if form == "json" and several:
        form = "jsonl"
    options = request.options
    if form == "text" or form in exporting.WHOLE:
        options = msgspec.structs.replace(options, with_text=True)
    all_sources = chain([] if first is None else [first], sources)
    results = run_all(all_sources, options, request.jobs if several else 1)
    terminal = screen.at_terminal(request.output)
    if form in exporting.WHOLE:
        with screen.progress(request.paths, several=several, terminal=terminal) as progress:
            tally = exporting.Tally(results, progress)
            return exporting.write(form, request.output, tally, when)
    with (
        Target(request.output) as target,
        screen.progress(request.paths, several=several, terminal=terminal) as progress,
    ):
        return _write(results, target, _encoder(form, when, terminal=terminal), progress)


def _encoder(form: Format, when: exporting.When, *, terminal: bool) -> Encoder:
    """Return the function that makes a result the bytes to write."""
    if form in ("json", "jsonl"):
        return lambda extraction: encode(extraction, form)
    return lambda extraction: screen.view(extraction, terminal=terminal, catalogue=when.catalogue)


def _write(
    results: Iterable[Extraction | Failure],
    target: Target,
    encoder: Encoder,
    progress: screen.Progress,
) -> int:
    """Write every result as it comes; return the exit code of the whole run."""
    tally = exporting.Tally(results, progress)
    try:
        for extraction in tally:
            target.write(encoder(extraction))
    except exporting.NothingError:
        target.discard()
    return tally.code


def _form(request: Request) -> Format:
    """Return the format that ``--format`` and the ending of ``--output`` agree on."""
    if request.output is None:
        return request.form or "text"
    exporting.keep_inputs(request.paths, request.output, request.options.items)
    by_ending = format_of(request.output)
    if by_ending is None:
        if request.form is None:
            known = " ".join(ENDINGS)
            raise _wrong(f"the ending of {request.output.name!r} names no format (known: {known})")
        return request.form
    if request.form in (None, by_ending):
        return by_ending
    if {request.form, by_ending} == {"json", "jsonl"}:
        return "jsonl"
    raise _wrong(f"--format {request.form} does not fit the ending of {request.output.name!r}")


def _several(paths: tuple[str, ...], first: Input | Failure | None) -> bool:
    """Return whether many results are to be expected: paths, a folder, or an archive."""
    archive = isinstance(first, Input) and first.member is not None and "!" not in paths[0]
    return len(paths) > 1 or Path(paths[0]).is_dir() or archive


def _wrong(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="--output")
