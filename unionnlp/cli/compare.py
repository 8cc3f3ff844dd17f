"""``unionnlp compare``: what became of a plan's promises, of one pair or of a district's folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from unionnlp.cli import formats, options, screen, talk
from unionnlp.cli.formats import Format, chosen, needs_name
from unionnlp.cli.language import say, shown, words

if TYPE_CHECKING:
    from unionnlp.comparison.many import Pairing
    from unionnlp.comparison.records import Comparison
    from unionnlp.items.detector import Detector
    from unionnlp.records import Extraction

_FORMATS = (
    Format.text, Format.json, Format.jsonl, Format.html, Format.markdown, Format.docx, Format.xlsx,
)  # fmt: skip
_ALONE = {
    "plan": words("{name}：没有找到与这份计划对应的总结"),
    "summary": words("{name}：没有找到与这份总结对应的计划"),
}
_MANY = (Format.text, Format.json, Format.jsonl, Format.xlsx)


class CompareRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for."""

    plan: str
    summary: str
    form: Format
    output: Path | None
    lang: str
    encoding: str | None
    plans: bool
    items: str | None = None
    model: str | None = None


def compare(  # noqa: PLR0913, PLR0917 - one parameter for each option
    plan: Annotated[
        str,
        typer.Argument(metavar="PLAN", show_default=False, help=words("计划，或放计划的文件夹。")),
    ],
    summary: Annotated[
        str,
        typer.Argument(
            metavar="SUMMARY", show_default=False,
            help=words("同一单位同一时期的总结，或放总结的文件夹。"),
        ),
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False, parser=formats.of(_FORMATS),
            help=words("格式：text（缺省）、json、jsonl、html、markdown、docx 或 xlsx。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    plans: Annotated[
        bool, typer.Option("--plans", help=words("两份都是计划：与上年相比有什么变化。"))
    ] = False,
    lang: options.LangOption = None,
    encoding: options.EncodingOption = None,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
) -> int:  # fmt: skip
    """Tell of each promise of a plan whether the summary reports it done, in part, dropped, or not at all."""
    request = CompareRequest(
        plan=plan, summary=summary, form=chosen(form, output, _FORMATS), output=output,
        lang=shown(lang), encoding=encoding, plans=plans,
        items=None if items is None else str(items), model=None if model is None else str(model),
    )  # fmt: skip
    return run(request)


def run(request: CompareRequest) -> int:
    """Compare, write what was asked for, and return the exit code."""
    from unionnlp.cli.runner import keep_inputs

    keep_inputs((request.plan, request.summary), request.output, request.items, request.model)
    own = _own(request)  # faulty files are told before any work
    folders = [Path(p).is_dir() for p in (request.plan, request.summary)]
    if any(folders):
        if not all(folders) or request.plans:
            raise typer.BadParameter(say("请给出两个文件，或两个文件夹"), param_hint="PLAN SUMMARY")
        return _district(request)
    from unionnlp.batch import extract_file

    one, other = (
        extract_file(p, encoding=request.encoding, with_text=True, detector=own)
        for p in (request.plan, request.summary)
    )
    if request.plans:
        return _plans(request, one, other)
    from unionnlp.comparison import compare as run_compare

    comparison = run_compare(one, other)
    if request.form == "docx":
        return _comments(request, comparison, one)
    _write(request, _encode(request, comparison, one.source.text or "", other.source.text or ""))
    return 0


def _encode(
    request: CompareRequest, comparison: Comparison, plan: str, summary: str
) -> bytes | None:
    """Return the comparison in its format; ``None`` where it is a workbook."""
    if request.form == "json":
        return comparison.to_json(indent=2).encode() + b"\n"
    if request.form == "jsonl":
        return comparison.to_json().encode() + b"\n"
    if request.form == "html":
        from unionnlp.outputs.views.compared import page

        return page.render(comparison, plan, summary, lang=request.lang).encode("utf-8", "replace")
    if request.form == "markdown":
        from unionnlp.outputs.views.compared import markdown

        return markdown.render(comparison, lang=request.lang).encode("utf-8", "replace")
    if request.form == "xlsx":
        _workbook(request, [comparison], ((), ()))
        return None
    from unionnlp.outputs.views.compared import terminal

    width, color = _screen(request)
    view = terminal.render(comparison, width=width, color=color, lang=request.lang)
    return _encoded(request, view)


def _comments(request: CompareRequest, comparison: Comparison, plan: Extraction) -> int:
    """Write the plan as a Word file with a comment at each promise."""
    from unionnlp.outputs.word.compared import write_comments

    if request.output is None:
        raise needs_name(Format.docx)
    write_comments(comparison, plan, request.plan, request.output, lang=request.lang)
    return 0


def _workbook(
    request: CompareRequest,
    rows: Sequence[Comparison],
    alone: tuple[Sequence[str], Sequence[str]],
) -> None:
    from unionnlp.outputs.tables.compared import write_xlsx

    if request.output is None:
        raise needs_name(Format.xlsx)
    write_xlsx(rows, request.output, names=_names(request), alone=alone, lang=request.lang)


def _own(request: CompareRequest) -> Detector | None:
    from unionnlp.batch import ExtractOptions, own_detector

    return own_detector(ExtractOptions(items=request.items, model=request.model))


def _names(request: CompareRequest) -> dict[str, str]:
    from unionnlp.items import catalogue

    own = _own(request)
    return {item.id: item.zh for item in (own.catalogue if own else catalogue.load()).items}


def _plans(request: CompareRequest, one: Extraction, other: Extraction) -> int:
    from unionnlp.comparison import compare_plans

    changes = compare_plans(one, other)
    if request.form in ("json", "jsonl"):
        raw = msgspec.json.encode(changes)
        data = msgspec.json.format(raw, indent=2) if request.form == "json" else raw
        _write(request, data + b"\n")
        return 0
    if request.form != "text":
        raise typer.BadParameter(say("两份计划的比较只有 text 和 json 格式"), param_hint="--format")
    from unionnlp.outputs.views.compared import terminal

    width, color = _screen(request)
    view = terminal.render_plans(changes, width=width, color=color, lang=request.lang)
    _write(request, _encoded(request, view))
    return 0


def _district(request: CompareRequest) -> int:
    """Compare all pairs of two folders; what cannot be read is told, what has no partner listed."""
    from unionnlp.comparison.many import holds, pair_up

    if request.form not in _MANY:
        raise typer.BadParameter(
            say("两个文件夹的比较只有 text、json、jsonl 和 xlsx 格式"), param_hint="--format"
        )
    plans, failed = _read(request.plan, request.encoding)
    summaries, more = _read(request.summary, request.encoding)
    if Path(request.plan).samefile(request.summary):  # one folder holds both
        plans = [e for e in plans if holds(e, "plan")]
        summaries = [e for e in summaries if holds(e, "summary")]
    pairing = pair_up(plans, summaries)
    rows = _compared(request, pairing, plans, summaries)
    if request.form == "jsonl":
        from unionnlp.cli import runner  # loads the extraction, which --version does not need

        runner.write_each(request.output, (c.to_json().encode() + b"\n" for c in rows))
    elif request.form == "json":
        _write(request, msgspec.json.format(msgspec.json.encode(list(rows)), indent=2) + b"\n")
    elif request.form == "xlsx":
        _workbook(request, list(rows), _alone(pairing, plans, summaries))
    else:
        _table(request, list(rows))
    for key, names in zip(("plan", "summary"), _alone(pairing, plans, summaries), strict=True):
        for name in names:
            talk.complain(say(_ALONE[key], name=name))
    return talk.FAILED if failed or more else 0


def _table(request: CompareRequest, rows: list[Comparison]) -> None:
    from unionnlp.comparison.many import delivered, unkept
    from unionnlp.outputs.views.compared import terminal

    width, color = _screen(request)
    table = [delivered(c) for c in rows]
    view = terminal.render_many(
        table, unkept(rows), _names(request), width=width, color=color, lang=request.lang
    )
    _write(request, _encoded(request, view))


def _compared(
    request: CompareRequest,
    pairing: Pairing,
    plans: Sequence[Extraction],
    summaries: Sequence[Extraction],
) -> Iterator[Comparison]:
    """Yield the comparison of each pair; its two files are read again, so that memory holds one pair."""
    from unionnlp.batch import extract_file
    from unionnlp.comparison import compare as run_compare

    own = _own(request)
    for i, j in pairing.pairs:
        one, other = (
            extract_file(
                e.source.path or "-", encoding=request.encoding, with_text=True, detector=own
            )
            for e in (plans[i], summaries[j])
        )
        yield run_compare(one, other)


def _read(folder: str, encoding: str | None) -> tuple[list[Extraction], int]:
    """Return what the sources of a folder say of themselves, in order, and how many failed."""
    from unionnlp.batch import extract_files
    from unionnlp.comparison.many import outlined
    from unionnlp.failures import Failure

    found: list[Extraction] = []
    failed = 0
    for result in extract_files([folder], errors="return", items=False, encoding=encoding):
        if isinstance(result, Failure):
            failed += 1
            talk.failed(result)
        else:
            found.append(outlined(result))
    return found, failed


def _alone(
    pairing: Pairing, plans: Sequence[Extraction], summaries: Sequence[Extraction]
) -> tuple[list[str], list[str]]:
    """Return the files without partner; one that holds a plan and a summary needs only one."""
    paired = {plans[i].source.path for i, _ in pairing.pairs}
    paired |= {summaries[j].source.path for _, j in pairing.pairs}
    one, other = (
        [e.source.path or "?" for e in found if e.source.path not in paired]
        for found in ([plans[i] for i in pairing.plans], [summaries[j] for j in pairing.summaries])
    )
    return one, other


def _screen(request: CompareRequest) -> tuple[int, bool]:
    """Return the width and whether there are colours."""
    place = screen.of(request.output, widest=140)
    return max(60, place.width), place.color


def _encoded(request: CompareRequest, view: str) -> bytes:
    return screen.of(request.output).encode(view)


def _write(request: CompareRequest, data: bytes | None) -> None:
    from unionnlp.writing import Target

    if data is not None:
        with Target(request.output) as target:
            target.write(data)
