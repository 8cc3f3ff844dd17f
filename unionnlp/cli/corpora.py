"""``unionnlp corpus``: build, stats, search, export; what is shown and written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from unionnlp.cli import talk
from unionnlp.outputs.wording import line
from unionnlp.outputs.writing import Target

_BAR = 20


def build(sources: Sequence[str], output: Path, *, as_json: bool) -> int:
    """Build a corpus and say what was done; 1 where a source failed."""
    from unionnlp.corpus.build import build as run

    done = run(sources, output)
    for failure in done.failures:
        talk.complain(failure)
    if as_json:
        _print(msgspec.json.format(msgspec.json.encode(done), indent=2).decode())
    else:
        _print(
            f"{output}：{done.documents} 份文稿；来源新增 {done.new}，变化 {done.changed}，"
            f"未变 {done.unchanged}，移除 {done.removed}"
        )
        for twin in done.duplicates:
            _print(
                f"  重复，不收：{line(twin.name)}（与 {line(twin.kept)} 相同 {twin.similarity:.0%}）"
            )
    return talk.FAILED if done.failures else 0


def stats(folder: Path, *, as_json: bool) -> int:
    """Show what a corpus holds."""
    from unionnlp.corpus import store
    from unionnlp.corpus.stats import stats as count

    found = count(store.load(folder))
    if as_json:
        _print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return 0
    from unionnlp.checks.messages import ui, word
    from unionnlp.items.catalogue import load as catalogue

    names = {i.id: i.zh for i in catalogue().items}
    _print(
        f"{folder}：{found.documents} 份文稿，{found.sources} 个来源，{found.duplicates} 份重复未收"
    )
    _print("文种  " + "  ".join(f"{ui(k, 'zh')} {n}" for k, n in found.kinds.items()))
    groups = (
        (ui("unknown", "zh") if k == "unknown" else word("groups", k, "zh"), n)
        for k, n in found.groups.items()
    )
    _print("单位  " + "  ".join(f"{k} {n}" for k, n in groups))
    _print(
        "年份  "
        + "  ".join(f"{'未写明' if k == 'unknown' else k} {n}" for k, n in found.years.items())
    )
    most = max([*found.months.values(), 1])
    _print("月份")
    for month, count_ in found.months.items():
        _print(f"  {month:>2}月 {'█' * round(_BAR * count_ / most):<{_BAR}} {count_}")
    _print(f"常规工作（{found.plans} 份计划，{found.summaries} 份总结）")
    for item, figures in found.items.items():
        _print(f"  {figures.plans:>4} {figures.summaries:>4}  {names.get(item, item)}")
    return 0


def search(
    folder: Path,
    query: str,
    filters: tuple[str | None, str | None, int | None],
    limit: int,
    *,
    as_json: bool,
) -> int:
    """Show the passages that fit best; 1 where there is none."""
    from unionnlp.corpus import passages, store

    if not store.exists(folder):
        store.load(folder)
    kind, item, year = filters
    if item is not None:
        from unionnlp.items.catalogue import load as catalogue

        item = catalogue().get(item).id
    found = passages.search(folder, query, limit=limit, kind=kind, item=item, year=year)
    if as_json:
        _print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    elif not found:
        talk.complain("没有找到")
    else:
        for number, hit in enumerate(found, 1):
            p = hit.passage
            _print(f"{number}. {line(p.text, 160)}")
            _print(
                f"   {line(p.title or '', 40)} · {line(p.source or '')} [{p.start}:{p.end}] · {hit.score:.2f}"
            )
    return 0 if found else talk.FAILED


def export(folder: Path, form: str, output: Path | None) -> int:
    """Write the documents of a corpus."""
    from unionnlp.corpus import export as make
    from unionnlp.corpus import store

    rows = store.load(folder).documents()
    encode = {"parquet": make.as_parquet, "csv": make.as_csv, "jsonl": make.as_jsonl}[form]
    with Target(output) as target:
        target.write(encode(rows))
    return 0


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
