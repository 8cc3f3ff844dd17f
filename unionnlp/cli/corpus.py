"""``unionnlp corpus``: build, stats, search, export; what is shown and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from unionnlp.cli import options
from unionnlp.cli.formats import Format
from unionnlp.cli.language import shown as language
from unionnlp.cli.language import words

if TYPE_CHECKING:
    from unionnlp.corpus.build import Built
    from unionnlp.corpus.copying import Copied
    from unionnlp.corpus.stats import Stats
    from unionnlp.corpus.store import Row
    from unionnlp.translation import Lang

_BAR = 20
_COPIES = (Format.text, Format.json, Format.jsonl, Format.xlsx)
_FORMATS = (Format.jsonl, Format.json, Format.csv, Format.parquet, Format.delta)


class Kind(StrEnum):
    """Kinds of documents."""

    plan = "plan"
    summary = "summary"
    both = "summary+plan"


corpus = typer.Typer(help=words("建立、统计、检索、导出语料库。"), no_args_is_help=True)

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help=words("语料库文件夹。"), show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help=words("输出 JSON。"))]


@corpus.command(
    help=words(
        "提取来源文件，去重，建立语料库和画像。再次运行时只处理有变化的文件，没有找到的来源仍然保留。"
    )
)
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help=words("文件、文件夹、压缩包。"), show_default=False),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help=words("语料库文件夹。"), show_default=False
        ),
    ],
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    terms: options.TermsOption = None,
    lang: options.LangOption = None,
    json: JsonOption = False,
    prune: Annotated[bool, typer.Option("--prune", help=words("移除已经不在的来源。"))] = False,
) -> int:
    """Build a corpus and say what was done; 1 where a source failed."""
    how = _How(jobs, items, model, terms, prune=prune)
    return _build(sources, output, how, lang, json=json)


@corpus.command(help=words("把来源加入语料库，原有的仍然保留。"))
def add(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: FolderArgument,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help=words("文件、文件夹、压缩包。"), show_default=False),
    ],
    jobs: options.JobsOption = 1,
    items: options.ItemsOption = None,
    model: options.ModelOption = None,
    terms: options.TermsOption = None,
    lang: options.LangOption = None,
    json: JsonOption = False,
) -> int:
    """Add sources to a corpus; what is in it already stays."""
    return _build(sources, folder, _How(jobs, items, model, terms, add=True), lang, json=json)


@corpus.command(help=words("从语料库移除来源。"))
def remove(
    folder: FolderArgument,
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help=words("list 所列的来源名。"), show_default=False),
    ],
    lang: options.LangOption = None,
) -> int:
    """Take sources out of a corpus."""
    from unionnlp.cli import show
    from unionnlp.corpus.build import remove as run
    from unionnlp.translation import translator

    _ = translator(language(lang))
    return show.lines([f"{folder}: " + _.counted("移除 {n} 个来源", run(folder, names))])


@corpus.command(name="list", help=words("列出语料库的来源；? 表示上次建立时没有找到。"))
def listed(
    folder: FolderArgument, lang: options.LangOption = None, json: JsonOption = False
) -> int:
    """Show the sources of a corpus, those that the last build did not find marked."""
    import msgspec

    from unionnlp.cli import show
    from unionnlp.corpus.store import open_corpus
    from unionnlp.outputs.wording import line

    with open_corpus(folder) as known:
        return show.lines(
            msgspec.json.encode(kept).decode()
            if json
            else f"{'?' if kept.missing else ' '} {kept.documents:>3}  {line(kept.name)}"
            for kept in known.sources()
        )


class _How(NamedTuple):
    """How a corpus is built."""

    jobs: int
    items: Path | None
    model: Path | None
    terms: Path | None
    prune: bool = False
    add: bool = False


def _build(
    sources: list[str],
    output: Path,
    how: _How,
    lang: options.Language | None,
    *,
    json: bool,
) -> int:
    from unionnlp.batch import detector
    from unionnlp.cli import runner, show, talk
    from unionnlp.corpus.build import build as run
    from unionnlp.language import read_terms
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    runner.keep_inputs(sources, output, how.items, how.model, how.terms)
    terms = None if how.terms is None else read_terms(how.terms)
    own = detector(how.items, how.model) if how.items or how.model else None
    done = run(
        sources, output, jobs=how.jobs, detector=own, terms=terms, prune=how.prune, add=how.add
    )
    for failure in done.failures:
        talk.complain(failure)
    code = talk.FAILED if done.failures else 0
    if json:
        show.as_json(done)
        return code
    _ = translator(language(lang))
    rows = [f"{output}: " + _.counted("{n} 份文稿", done.documents)]
    rows.append(
        _(
            "来源：新增 {new}，变化 {changed}，未变 {unchanged}，移除 {removed}",
            new=done.new, changed=done.changed, unchanged=done.unchanged, removed=done.removed,
        )
    )  # fmt: skip
    if done.missing:
        told = _.counted(_cure(done), len(done.missing), folder=output)
        rows.append(f"{told}: {_.listed([line(name, 60) for name in done.missing[:3]])}")
    rows += _twins(done, output, language(lang))
    show.lines(rows)
    return code


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
            yield f"    {_pair(twin.copied, lang)}".replace("\n", "\n    ")
    yield _("谁抄了谁，连同段落和位置：unionnlp corpus copies {folder} -o 雷同.xlsx", folder=output)


@corpus.command(help=words("显示文种、年份、常规工作的比例和月份。"))
def stats(folder: FolderArgument, lang: options.LangOption = None, json: JsonOption = False) -> int:
    """Show what a corpus holds."""
    from unionnlp.cli import show
    from unionnlp.corpus.stats import stats as count
    from unionnlp.corpus.store import open_corpus

    with open_corpus(folder) as known:
        found, own = count(known), known.item_names()
    if json:
        return show.as_json(found)
    return show.lines(_stats(folder, found, own, language(lang)))


def _stats(folder: Path, found: Stats, own: Mapping[str, str], lang: Lang) -> Iterator[str]:
    from rich.cells import cell_len

    from unionnlp.checks.knowledge import label
    from unionnlp.checks.phrases import month_name, ui, word
    from unionnlp.translation import translator

    _ = translator(lang)
    counts = (
        _.counted("{n} 份文稿", found.documents),
        _.counted("{n} 个来源", found.sources),
        _.counted("{n} 份重复未收", found.duplicates),
    )
    yield f"{folder}: " + _.listed(list(counts))
    names = {k: ui(k, lang) for k in found.kinds}
    yield f"{_('文种')}  " + "  ".join(f"{names[k]} {n}" for k, n in found.kinds.items())
    groups = {k: ui(k, lang) if k == "unknown" else word("groups", k, lang) for k in found.groups}
    yield f"{_('单位')}  " + "  ".join(f"{groups[k]} {n}" for k, n in found.groups.items())
    years = ((ui(k, lang) if k == "unknown" else k, n) for k, n in found.years.items())
    yield f"{_('年份')}  " + "  ".join(f"{k} {n}" for k, n in years)
    most = max([*found.months.values(), 1])
    yield _("月份")
    column = max(cell_len(month_name(int(m), lang)) for m in found.months)
    for month, n in found.months.items():
        name = month_name(int(month), lang)
        bar = "█" * round(_BAR * n / most)
        yield f"  {' ' * (column - cell_len(name))}{name} {bar:<{_BAR}} {n}"
    yield _(
        "常规工作（计划 {plans} 份，总结 {summaries} 份）",
        plans=found.plans,
        summaries=found.summaries,
    )
    for item, figures in found.items.items():
        yield f"  {figures.plans:>4} {figures.summaries:>4}  {label(item, lang, own)}"


@corpus.command(help=words("检索最相关的段落。"))
def search(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: FolderArgument,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help=words("检索词。"), show_default=False)
    ],
    kind: Annotated[Kind | None, typer.Option(help=words("文种。"), show_default=False)] = None,
    item: Annotated[str | None, typer.Option(help=words("常规工作。"), show_default=False)] = None,
    year: Annotated[int | None, typer.Option(help=words("年份。"), show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help=words("显示的条数。"))] = 10,
    lang: options.LangOption = None,
    json: JsonOption = False,
) -> int:
    """Show the passages that fit best; 1 where there is none."""
    from unionnlp.cli import show, talk
    from unionnlp.corpus import passages
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    if item is not None:
        from unionnlp.corpus.store import open_corpus

        with open_corpus(folder) as known:
            item = known.item(item)
    found = passages.search(
        folder, query, limit=limit, kind=kind.value if kind else None, item=item, year=year
    )
    if json:
        show.as_json(found)
    elif not found:
        _ = translator(language(lang))
        talk.complain(_("没有找到"))
    rows = []
    for number, hit in enumerate(() if json else found, 1):
        p = hit.passage
        place = f"{line(p.source or '')} [{p.start}:{p.end}]"
        rows.append(f"{number}. {line(p.text, 160)}")
        rows.append(f"   {line(p.title or '', 40)} · {place} · {hit.score:.2f}")
    show.lines(rows)
    return 0 if found else talk.FAILED


@corpus.command(
    help=words("谁抄了谁：语料库里有相同段落的每一对文稿，两个单位各占多少，最长的一段和位置。")
)
def copies(
    folder: FolderArgument,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False,
            help=words("格式：text（缺省）、json、jsonl 或 xlsx。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Write the pairs of a corpus that share passages."""
    from unionnlp.cli import formats, runner, screen
    from unionnlp.corpus.copied import copied
    from unionnlp.corpus.store import open_corpus
    from unionnlp.outputs.tables.copied import write_copies
    from unionnlp.records import encoded

    chosen = formats.chosen(form, output, _COPIES)
    if chosen == Format.xlsx and output is None:
        raise formats.needs_name(chosen)
    runner.keep_inputs((), output, folder)
    with open_corpus(folder) as known:
        pairs = copied(known)
        if chosen == Format.xlsx:
            write_copies(pairs, output)
            return 0
        records = (encoded(pair, None).encode() for pair in pairs)
        if chosen == Format.json:
            runner.write_each(output, runner.as_array(records))
        elif chosen == Format.jsonl:
            runner.write_each(output, (record + b"\n" for record in records))
        else:
            place = screen.of(output)
            told = (_pair(pair, language(lang)) for pair in pairs)
            runner.write_each(output, (place.encode(f"{line}\n") for line in told))
    return 0


def _pair(pair: Copied, lang: Lang) -> str:
    from unionnlp.outputs.tables.copied import LIKENESS, named
    from unionnlp.outputs.wording import line
    from unionnlp.translation import translator

    _ = translator(lang)
    one = f"{named(pair.organization, pair.year)} {line(pair.source)} {pair.share:.0%}"
    other = f"{named(pair.other_organization, pair.other_year)} {line(pair.other_source)} {pair.other_share:.0%}"
    places = f"[{pair.start}:{pair.end}] [{pair.other_start}:]"
    return f"{_(LIKENESS[pair.likeness])}  {one}  —  {other}\n  {places} {line(pair.passage, 80)}"


@corpus.command(help=words("导出语料库：每份文稿一行或一条记录。"))
def export(
    folder: FolderArgument,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", show_default=False,
            help=words("格式：jsonl（缺省）、json、csv、parquet 或 delta（新文件夹）。"),
        ),
    ] = None,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
) -> int:  # fmt: skip
    """Write the documents of a corpus as one file, or to standard output."""
    from unionnlp.cli import formats, runner
    from unionnlp.corpus import export as make
    from unionnlp.corpus.store import open_corpus

    chosen = formats.chosen(form, output, _FORMATS, default=Format.jsonl)
    runner.keep_inputs((), output, folder)
    with open_corpus(folder) as known:
        rows = known.documents()
        if chosen == Format.delta:
            if output is None:
                raise formats.needs_name(chosen)
            make.write_delta(rows, output)
            return 0
        encode = {
            Format.parquet: make.as_parquet, Format.csv: make.as_csv, Format.jsonl: make.as_jsonl,
            Format.json: _as_array,
        }[chosen]  # fmt: skip
        runner.write_each(output, encode(rows))
    return 0


def _as_array(rows: Iterable[Row]) -> Iterator[bytes]:
    from unionnlp.cli.runner import as_array
    from unionnlp.corpus.export import as_jsonl

    return as_array(line[:-1] for line in as_jsonl(rows))
