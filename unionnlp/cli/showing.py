"""The smaller commands: what was read, words, figures, standard items."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import typer

from unionnlp.cli import screen, talk
from unionnlp.outputs.wording import line
from unionnlp.reading import Reading
from unionnlp.reading import read as read_source
from unionnlp.writing import Target

if TYPE_CHECKING:
    from unionnlp.evaluation import Miss, Report

Plain = Literal["text", "json"]
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def read(file: str, form: Plain, encoding: str | None) -> int:
    """Show the text of one file as it was read, its controls as ``U+FFFD``.

    A text can hold sequences that a terminal obeys; JSON has it to the letter.
    """
    reading = _reading(file, encoding)
    if form == "json":
        return _show_json(msgspec.structs.replace(reading.source, text=reading.text))
    text = _CONTROLS.sub("\ufffd", _LONE_RETURN.sub("\n", reading.text))  # as long as before
    ends = text.endswith("\n") or not screen.at_terminal(None)
    return _show(text if ends else text + "\n")


def segment(file: str, form: Plain, encoding: str | None) -> int:
    """Show the words of one file; blanks are words in JSON and left out for people."""
    from unionnlp.language import segment as words_of

    reading = _reading(file, encoding)
    tokens = words_of(reading.text)
    if form == "json":
        return _show_json({"source": reading.source, "tokens": tokens})
    rows = (f"{t.start}\t{t.end}\t{line(t.text)}\t{t.pos}" for t in tokens if t.text.strip())
    return _show_lines(rows)


def evaluation(
    gold_dir: Path, text_dir: Path, form: Plain, misses: str | None, jobs: int = 1
) -> int:
    """Show the figures, and the misses asked for; exit code 1 where a text failed."""
    from unionnlp.evaluation import MEASURES, evaluate

    if misses not in (None, "all", *MEASURES):
        raise typer.BadParameter(
            f"{misses!r} is no measure; known are all, {', '.join(MEASURES)}", param_hint="--misses"
        )
    if not gold_dir.is_dir() or not text_dir.is_dir():
        missing = text_dir if gold_dir.is_dir() else gold_dir
        raise typer.BadParameter(f"{missing} is no folder", param_hint="GOLD_DIR TEXT_DIR")
    report = evaluate(gold_dir, text_dir, jobs=jobs)
    wanted = [miss for miss in report.misses if misses in ("all", miss.measure)]
    if form == "json":
        _show_json(msgspec.structs.replace(report, misses=tuple(wanted)))
    else:
        _show_lines([*_figures(report), *map(_miss, wanted)])
    for failure in report.failed:
        talk.complain(failure)
    return talk.FAILED if report.failed else 0


def items(item_id: str | None, form: Plain, file: Path | None = None) -> int:
    """Show the catalogue of standard items (extended by ``file``), or one of them."""
    from unionnlp.items import catalogue

    known = catalogue.load(file)
    if item_id is not None:
        item = known.get(item_id)
        if form == "json":
            return _show_json(item)
        return _show(catalogue.explain(item.id, known) + "\n")
    if form == "json":
        return _show_json(known.items)
    rows: list[str] = []
    for group, members in catalogue.overview(known):
        rows += [f"{group}", *(f"  {item.id:24} {item.zh}" for item in members)]
    return _show_lines(rows)


def train(corpora: list[Path], output: Path, date: str | None) -> int:
    """Train the item model; its report goes to standard output as it comes."""
    from datetime import date as calendar

    from unionnlp.training import train as training

    def say(row: str) -> None:
        _show(f"{row}\n")

    training.train(corpora, output, date=date or calendar.today().isoformat(), say=say)
    return 0


def _reading(file: str, encoding: str | None) -> Reading:
    """Read one file; a folder, which ``extract`` would walk, is wrong use here."""
    if Path(file).is_dir():
        raise typer.BadParameter(f"{file} is a folder; give one file", param_hint="FILE")
    return read_source(file, encoding=encoding)


def _figures(report: Report) -> Iterable[str]:
    yield f"{'measure':24} {'P':>6} {'R':>6} {'F1':>6} {'tp':>6} {'fp':>6} {'fn':>6}"
    for name, m in report.measures.items():
        shares = f"{m.precision:6.3f} {m.recall:6.3f} {m.f1:6.3f}"
        yield f"{name:24} {shares} {m.tp:6} {m.fp:6} {m.fn:6}"


def _miss(miss: Miss) -> str:
    sides = {"gold": miss.gold, "found": miss.found}
    parts = [miss.measure, f"{miss.file} line {miss.line}", miss.what, f"「{line(miss.text)}」"]
    parts += [f"{side}: {line(fields)}" for side, fields in sides.items() if fields]
    return "  ".join(parts)


def _show_lines(rows: Iterable[str]) -> int:
    return _show("".join(f"{row}\n" for row in rows))


def _show_json(value: object) -> int:
    return _show(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def _show(text: str) -> int:
    """Write UTF-8 to standard output, whatever the locale of the machine is."""
    with Target() as target:
        target.write(text.encode("utf-8", "replace"))
    return 0
