"""``--resume``: results as a folder of shards, which the same command goes on with when it was ended."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unionnlp.cli import formats, talk
from unionnlp.cli.formats import Format
from unionnlp.cli.language import say, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from unionnlp.checks.many import How
    from unionnlp.cli.check import CheckRequest
    from unionnlp.cli.runner import Sources
    from unionnlp.outputs.tables.partitions import Kind
    from unionnlp.outputs.tables.shards import Made
    from unionnlp.reading import Input

_FORMATS = (Format.jsonl, Format.parquet)

ResumeOption = Annotated[
    bool,
    typer.Option(
        "--resume", help=words("写成分片的文件夹（jsonl 或 parquet）；中断后用同一条命令接着做。")
    ),
]


def chosen(form: str | None, output: Path | None) -> Format:
    """Return the format of the shards; refuse what is no folder of shards."""
    if output is None or (output.suffix and not output.is_dir()):
        told = say("--resume 要写成文件夹，请用 --output 给出没有扩展名的名称")
        raise typer.BadParameter(told, param_hint="--output")
    found = Format(form or Format.jsonl)
    if found not in _FORMATS:
        told = say("--resume 只写 jsonl 或 parquet")
        raise typer.BadParameter(told, param_hint="--format")
    return formats.chosen(found, output, _FORMATS, folders=_FORMATS)


def refuse(**options: object) -> None:
    """Refuse options that need all results at once."""
    for name, value in options.items():
        if value:
            option = f"--{name.replace('_', '-')}"
            told = say("{option} 不能与 --resume 同用", option=option)
            raise typer.BadParameter(told, param_hint=option)


def write(
    sources: Sources,
    form: Format,
    kind: Kind,
    run: dict[str, str],
    work: Callable[[Input], Made],
) -> int:
    """Do what the folder lacks; say how much there was, and return the exit code."""
    from unionnlp.outputs.tables.shards import Shards

    output = sources.output
    assert output is not None  # noqa: S101 - chosen() refused it
    with Shards(output, "parquet" if form == Format.parquet else "jsonl", kind, run) as shards:
        code = sources.work_in_shards(work, shards)
    told = words("{output}：共 {all} 个来源，其中 {before} 个以前已做，{failed} 个未能处理")
    talk.complain(
        say(told, output=output, all=shards.count, before=shards.before, failed=shards.failed)
    )
    return code


def check(request: CheckRequest, how: How) -> int:
    """Check into a folder of shards."""
    import hashlib

    from unionnlp.batch import own_detector
    from unionnlp.checks import settings
    from unionnlp.checks.records import Report
    from unionnlp.cli import runner
    from unionnlp.corpus.build import maker
    from unionnlp.outputs.tables.shards import checked

    form = chosen(request.form, request.output)
    refuse(
        table=request.table, only=request.only, roster=request.roster, document=request.document,
        fail_under=request.fail_under, accept=request.asked.accept, unaccept=request.asked.unaccept,
        accepted=request.asked.show,
    )  # fmt: skip
    own = own_detector(how.reading)
    run = {
        "command": "check", "made_by": maker(own, checks=True), "corpus": _version(request.corpus),
        "encoding": request.encoding or "", "year": str(request.year or ""), "lang": request.lang,
        "school_type": request.school_type or "", "select": " ".join(request.select),
        "ignore": " ".join(request.ignore),
    }  # fmt: skip
    beside = (settings.load(), how.check.get("rules"), how.check.get("scheme"))
    for name, value in zip(("settings", "rules", "scheme"), beside, strict=True):
        run[name] = hashlib.sha256(repr(value).encode()).hexdigest()[:12] if value else ""
    sources = runner.Sources(request.drafts, request.output, request.jobs)
    return write(sources, form, Report, run, partial(checked, how=how))


def _version(corpus: str | None) -> str:
    from unionnlp.corpus import profile

    return "" if corpus is None else f"{corpus} {profile.read(corpus).version}"
