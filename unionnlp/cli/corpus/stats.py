"""``unionnlp corpus stats``: kinds, years, months and standard items of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from unionnlp.cli import options
from unionnlp.cli.language import shown as language
from unionnlp.cli.options import Plain
from unionnlp.cli.screen import heading

if TYPE_CHECKING:
    from unionnlp.corpus.stats import Stats
    from unionnlp.translation import Lang

_BAR = 20


def stats(
    folder: options.CorpusArgument,
    lang: options.LangOption = None,
    form: options.PlainOption = Plain.text,
) -> int:
    """Show what a corpus holds."""
    from unionnlp.cli import show
    from unionnlp.corpus.stats import stats as count
    from unionnlp.corpus.store import open_corpus

    with open_corpus(folder) as known:
        found, own = count(known), known.item_names()
    if form == Plain.json:
        return show.as_json(found)
    return show.lines(_stats(folder, found, own, language(lang)))


def _stats(folder: Path, found: Stats, own: Mapping[str, str], lang: Lang) -> Iterator[str]:
    from rich.cells import cell_len

    from unionnlp.checks.phrases import month_name, ui, word
    from unionnlp.translation import translator

    _ = translator(lang)
    counts = (
        _.counted("{n} 份文稿", found.documents),
        _.counted("{n} 个来源", found.sources),
        _.counted("{n} 份重复未收", found.duplicates),
    )
    yield f"{folder}: " + _.listed(list(counts))
    if found.built:
        yield _("画像建于 {day}", day=found.built)
    names = {k: ui(k, lang) for k in found.kinds}
    yield f"{heading(_('文种'))}  " + "  ".join(f"{names[k]} {n}" for k, n in found.kinds.items())
    groups = {k: ui(k, lang) if k == "unknown" else word("groups", k, lang) for k in found.groups}
    yield f"{heading(_('单位'))}  " + "  ".join(f"{groups[k]} {n}" for k, n in found.groups.items())
    years = ((ui(k, lang) if k == "unknown" else k, n) for k, n in found.years.items())
    yield f"{heading(_('年份'))}  " + "  ".join(f"{k} {n}" for k, n in years)
    if found.plans:
        yield from _sizes(found, lang)
    most = max([*found.months.values(), 1])
    yield heading(_("月份"))
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
    yield from _items(found, own, lang)


def _items(found: Stats, own: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """Yield the items, the most common first, each with the part in which it mostly stands."""
    from unionnlp.checks.knowledge import label
    from unionnlp.resources import load
    from unionnlp.translation import translator

    _ = translator(lang)
    sections = {id_: _(zh) for id_, zh in load("items")["groups"].items()}
    for item, figures in found.items.items():
        usual = next((sections[s] for s in figures.sections if s in sections), "")
        name = label(item, lang, own)
        beside = _("（多在“{section}”部分）", section=usual) if usual else ""
        yield f"  {figures.plans:>4} {figures.summaries:>4}  {name}{beside}"


def _sizes(found: Stats, lang: Lang) -> Iterator[str]:
    """Yield how long plans are and how many targets they tell in numbers: the middle half of them."""
    from unionnlp.translation import translator

    _ = translator(lang)
    for head, spread in ((_("计划字数"), found.length), (_("量化目标"), found.targets)):
        values = _(
            "{low}—{high}，中位数 {median}",
            low=spread.low,
            high=spread.high,
            median=spread.median,
        )
        yield f"{heading(head)}  {values}"
