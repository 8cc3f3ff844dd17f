"""``unionnlp corpus``: build, stats, search, export; what is shown and written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len

from unionnlp.checks.knowledge import label
from unionnlp.checks.phrases import month_name, ui, word
from unionnlp.cli import talk
from unionnlp.cli.exporting import keep_inputs
from unionnlp.errors import OutputError
from unionnlp.outputs.wording import line
from unionnlp.translation import Lang, translator
from unionnlp.writing import Target

if TYPE_CHECKING:
    from unionnlp.corpus.stats import Stats

_BAR = 20


def build(  # noqa: PLR0913 - as the command
    sources: Sequence[str],
    output: Path,
    jobs: int,
    lang: Lang,
    *,
    as_json: bool,
    items: str | None = None,
    prune: bool = False,
) -> int:
    """Build a corpus and say what was done; 1 where a source failed."""
    from unionnlp.batch import detector
    from unionnlp.corpus.build import build as run

    keep_inputs(sources, output, items)
    done = run(sources, output, jobs=jobs, detector=detector(items), prune=prune)
    for failure in done.failures:
        talk.complain(failure)
    if as_json:
        _print(_json(done))
        return talk.FAILED if done.failures else 0
    _ = translator(lang)
    _print(f"{output}: " + _.counted("{n} 份文稿", done.documents))
    _print(
        _(
            "来源：新增 {new}，变化 {changed}，未变 {unchanged}，移除 {removed}",
            new=done.new, changed=done.changed, unchanged=done.unchanged, removed=done.removed,
        )
    )  # fmt: skip
    if done.missing:
        words = _.counted("{n} 个来源这次没有找到，仍然保留；要移除请加 --prune", len(done.missing))
        _print(f"{words}: {_.listed([line(name, 60) for name in done.missing[:3]])}")
    for twin in done.duplicates:
        values = {
            "name": line(twin.name),
            "kept": line(twin.kept),
            "share": f"{twin.similarity:.0%}",
        }
        _print("  " + _("重复，不收：{name}（与 {kept} 相同 {share}）", **values))
    return talk.FAILED if done.failures else 0


def remove(folder: Path, names: Sequence[str], lang: Lang) -> int:
    """Take sources out of a corpus."""
    from unionnlp.corpus.build import remove as run

    _ = translator(lang)
    _print(f"{folder}: " + _.counted("移除 {n} 个来源", run(folder, names)))
    return 0


def listing(folder: Path, *, as_json: bool) -> int:
    """Show the sources of a corpus, those that the last build did not find marked."""
    from unionnlp.corpus.store import open_corpus

    with open_corpus(folder) as corpus:
        for kept in corpus.sources():
            if as_json:
                _print(msgspec.json.encode(kept).decode())
            else:
                _print(f"{'?' if kept.missing else ' '} {kept.documents:>3}  {line(kept.name)}")
    return 0


def stats(folder: Path, lang: Lang, *, as_json: bool) -> int:
    """Show what a corpus holds."""
    from unionnlp.corpus.stats import stats as count
    from unionnlp.corpus.store import open_corpus

    with open_corpus(folder) as corpus:
        found = count(corpus)
    _print(_json(found) if as_json else "\n".join(_stats(folder, found, lang)))
    return 0


def _stats(folder: Path, found: Stats, lang: Lang) -> Iterator[str]:
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
        yield f"  {figures.plans:>4} {figures.summaries:>4}  {label(item, lang)}"


def search(
    folder: Path,
    query: str,
    filters: tuple[str | None, str | None, int | None],
    limit: int,
    lang: Lang,
    *,
    as_json: bool,
) -> int:
    """Show the passages that fit best; 1 where there is none."""
    from unionnlp.corpus import passages

    kind, item, year = filters
    if item is not None:
        from unionnlp.items.catalogue import load as catalogue

        item = catalogue().get(item).id
    found = passages.search(folder, query, limit=limit, kind=kind, item=item, year=year)
    if as_json:
        _print(_json(found))
    elif not found:
        _ = translator(lang)
        talk.complain(_("没有找到"))
    else:
        for number, hit in enumerate(found, 1):
            p = hit.passage
            place = f"{line(p.source or '')} [{p.start}:{p.end}]"
            _print(f"{number}. {line(p.text, 160)}")
            _print(f"   {line(p.title or '', 40)} · {place} · {hit.score:.2f}")
    return 0 if found else talk.FAILED


def export(folder: Path, form: str, output: Path | None) -> int:
    """Write the documents of a corpus."""
    from unionnlp.corpus import export as make
    from unionnlp.corpus.store import open_corpus

    keep_inputs((), output, folder)
    with open_corpus(folder) as corpus:
        if form == "delta":
            if output is None:
                raise OutputError("delta is written as a folder: name it with --output")
            make.write_delta(corpus.documents(), output)
            return 0
        encode = {"parquet": make.as_parquet, "csv": make.as_csv, "jsonl": make.as_jsonl}[form]
        with Target(output) as target:
            for data in encode(corpus.documents()):
                target.write(data)
    return 0


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
