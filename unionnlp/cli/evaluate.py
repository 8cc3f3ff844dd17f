"""``unionnlp evaluate``: precision, recall and F1 against gold of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from unionnlp.cli import options
from unionnlp.cli.language import say, told, words
from unionnlp.cli.options import Plain

if TYPE_CHECKING:
    from unionnlp.evaluation import Evaluation, Miss


def evaluate(  # noqa: PLR0913, PLR0917 - one parameter for each option
    gold_dir: Annotated[
        Path,
        typer.Argument(help=words("标准答案 NAME.json 的文件夹。"), show_default=False),
    ],
    text_dir: Annotated[
        Path, typer.Argument(help=words("原文 NAME.txt 的文件夹。"), show_default=False)
    ],
    form: options.PlainOption = Plain.text,
    misses: Annotated[
        str | None,
        typer.Option(
            metavar="MEASURE", help=words("列出某一项（或 all 全部）的差错。"), show_default=False
        ),
    ] = None,
    encoding: options.EncodingOption = None,
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    lang: options.LangOption = None,
) -> int:
    """Show the figures, and the misses asked for; exit code 1 where a text failed."""
    from unionnlp.batch import detector
    from unionnlp.cli import runner, show, talk
    from unionnlp.evaluation import MEASURES
    from unionnlp.evaluation import evaluate as measure

    _refuse_wrong(gold_dir, text_dir, misses, ("all", *MEASURES))
    own = detector(items, model) if items or model else None
    with runner.watched([str(gold_dir)], total=sum(1 for _ in gold_dir.glob("*.json"))) as seen:
        report = measure(
            gold_dir, text_dir, jobs=jobs, detector=own, encoding=encoding,
            watch=lambda: seen.see(None),
        )  # fmt: skip
    wanted = [miss for miss in report.misses if misses in ("all", miss.measure)]
    if form == Plain.json:
        show.as_json(msgspec.structs.replace(report, misses=tuple(wanted)))
    else:
        show.lines([*_figures(report), *map(_miss, wanted)])
    for failure in report.failed:
        talk.complain(told(failure))
    return talk.FAILED if report.failed else 0


def _refuse_wrong(
    gold_dir: Path, text_dir: Path, misses: str | None, known: tuple[str, ...]
) -> None:
    if misses is not None and misses not in known:
        told = say(
            "没有 {misses} 这一项（可用：{known}）", misses=repr(misses), known=" ".join(known)
        )
        raise typer.BadParameter(told, param_hint="--misses")
    for place in (gold_dir, text_dir):
        if not place.is_dir():
            told = say("{place} 不是文件夹", place=place)
            raise typer.BadParameter(told, param_hint="GOLD_DIR TEXT_DIR")


def _figures(report: Evaluation) -> Iterable[str]:
    yield f"{'measure':24} {'P':>6} {'R':>6} {'F1':>6} {'tp':>6} {'fp':>6} {'fn':>6}"
    for name, m in report.measures.items():
        shares = f"{m.precision:6.3f} {m.recall:6.3f} {m.f1:6.3f}"
        yield f"{name:24} {shares} {m.tp:6} {m.fp:6} {m.fn:6}"


def _miss(miss: Miss) -> str:
    from unionnlp.outputs.wording import line

    sides = {"gold": miss.gold, "found": miss.found}
    parts = [miss.measure, f"{miss.file} line {miss.line}", miss.what, f"「{line(miss.text)}」"]
    parts += [f"{side}: {line(fields)}" for side, fields in sides.items() if fields]
    return "  ".join(parts)
