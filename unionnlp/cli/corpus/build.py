"""``unionnlp corpus build``: sources into a corpus; what was done, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from unionnlp.cli import options
from unionnlp.cli.corpus.copies import pair_of
from unionnlp.cli.language import shown, words
from unionnlp.cli.options import Plain

if TYPE_CHECKING:
    from unionnlp.corpus.build import Built
    from unionnlp.translation import Lang

SourcesArgument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help=words("文件、文件夹、压缩包。"), show_default=False),
]


class BuildRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for, of ``build`` and of ``add``."""

    sources: tuple[str, ...]
    folder: Path
    jobs: int
    items: Path | None
    model: Path | None
    terms: Path | None
    encoding: str | None
    form: Plain
    lang: Lang
    prune: bool = False
    add: bool = False


def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    sources: SourcesArgument,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help=words("语料库文件夹。"), show_default=False
        ),
    ],
    form: options.PlainOption = Plain.text,
    encoding: options.EncodingOption = None,
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    terms: options.TermsOption = None,
    prune: Annotated[bool, typer.Option("--prune", help=words("移除已经不在的来源。"))] = False,
    lang: options.LangOption = None,
) -> int:
    """Build a corpus and say what was done; 1 where a source failed, 2 where all did."""
    return run(
        BuildRequest(
            sources=tuple(sources), folder=output, jobs=jobs, items=items, model=model, terms=terms,
            encoding=encoding, form=form, lang=shown(lang), prune=prune,
        )
    )  # fmt: skip


def run(request: BuildRequest) -> int:
    """Bring the sources in, tell what was done, and return the exit code."""
    from unionnlp.batch import detector
    from unionnlp.cli import formats, runner, show
    from unionnlp.corpus import database
    from unionnlp.corpus.build import build as bring
    from unionnlp.language import read_terms

    sources, folder, items, model = request.sources, request.folder, request.items, request.model
    if request.add:
        with database.reading(folder):  # a mistyped name makes no new corpus
            pass
    formats.no_file(folder)
    runner.keep_inputs(sources, folder, items, model, request.terms)
    terms = None if request.terms is None else read_terms(request.terms)
    own = detector(items, model) if items or model else None
    if not database.exists(folder) and (wrong := runner.nothing(sources)) is not None:
        return wrong
    with runner.watched(sources) as codes:
        done = bring(
            sources, folder, jobs=request.jobs, detector=own, terms=terms, prune=request.prune,
            add=request.add, encoding=request.encoding, watch=codes.see,
        )  # fmt: skip
    if request.form == Plain.json:
        show.as_json(done)
    else:
        show.lines(_told(done, folder, request.lang))
    return codes.code


def _told(done: Built, folder: Path, lang: Lang) -> Iterator[str]:
    """Yield what was done, what was not found and what to do about it, and the duplicates."""
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    _ = translator(lang)
    yield f"{folder}: " + _.counted("{n} 份文稿", done.documents)
    yield _(
        "来源：新增 {new}，变化 {changed}，未变 {unchanged}，移除 {removed}",
        new=done.new, changed=done.changed, unchanged=done.unchanged, removed=done.removed,
    )  # fmt: skip
    if done.missing:
        told = _.counted(_cure(done), len(done.missing), folder=folder)
        yield f"{told}: {_.listed([line(name, 60) for name in done.missing[:3]])}"
    yield from _twins(done, folder, lang)


def _cure(done: Built) -> str:
    """Return what to do about sources that were not found: pruning is refused after a wrong path."""
    from unionnlp.translation import counted_words

    if done.unlisted:
        return counted_words(
            "{n} 个来源这次没有找到，仍然保留；请先改正上面读不到的来源，"
            "或者用 unionnlp corpus remove {folder} 来源名 移除"
        )
    return counted_words("{n} 个来源这次没有找到，仍然保留；要移除请加 --prune")


def _twins(done: Built, output: Path, lang: Lang) -> Iterator[str]:
    """Yield what is told of the duplicates, and how to see who copied from whom."""
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    _ = translator(lang)
    for twin in done.duplicates:
        values = {
            "name": line(twin.name), "kept": line(twin.kept), "share": f"{twin.similarity:.0%}",
        }  # fmt: skip
        yield "  " + _("重复，不收：{name}（与 {kept} 相同 {share}）", **values)
        if twin.copied is not None:
            yield f"    {pair_of(twin.copied, lang)}".replace("\n", "\n    ")
    yield _("谁抄了谁，连同段落和位置：unionnlp corpus copies {folder} -o 雷同.xlsx", folder=output)
