"""The readable view: what a text says, for people at a terminal.

``render`` gives a string of a fixed width, with colours only where asked for, so that
the view is the same wherever it goes. Nothing of a text is ever taken for markup or
reaches the screen as a control character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from unionnlp.grammar import cuts
from unionnlp.outputs import wording
from unionnlp.outputs.views.console import draw
from unionnlp.outputs.wording import line
from unionnlp.records import Document, Extraction, Noise
from unionnlp.translation import counted_words, named, translator, words

if TYPE_CHECKING:
    from unionnlp.items.catalogue import Catalogue

_NOISE_SHOWN = 12  # stretches; a long collection has hundreds
_QUOTE = 40
_TENTATIVE = ("暂定", "待定", "拟")  # a text that says so needs no mark


def render(
    extraction: Extraction,
    *,
    text: str | None,
    width: int,
    color: bool = False,
    catalogue: Catalogue | None = None,
    lang: str = "zh",
) -> str:
    """Return the view of one extraction, ``width`` columns wide, with a final line break.

    ``text`` is the text that the offsets count in; without it (``None``) the passages
    and the noise are shown by their places alone. ``catalogue`` names the standard items.
    """
    return draw([_View(extraction, text or "", catalogue, lang).group()], width=width, color=color)


class _View:
    """Builds the parts of the view from one extraction and its text."""

    def __init__(
        self, extraction: Extraction, text: str, names: Catalogue | None, lang: str
    ) -> None:
        self.extraction = extraction
        self.names = names
        self.text = text
        self.lang, self._ = lang, translator(lang)
        self._breaks = [i for i, char in enumerate(text) if char == "\n"]

    def group(self) -> Group:
        return Group(*self._parts())

    def _parts(self) -> Iterator[RenderableType]:
        documents = self.extraction.documents
        yield self._heading()
        if not documents:
            yield Padding(self._("没有找到计划或总结。"), (1, 0, 0, 2))
        for number, document in enumerate(documents, 1):
            yield from self._document(document, number if len(documents) > 1 else None)
        if self.extraction.noise:
            yield from self._noise(self.extraction.noise)

    def _heading(self) -> RenderableType:
        source = self.extraction.source
        facts = [self._.counted("{n:,} 字", source.length), source.encoding or source.reader]
        facts.append(self._.counted("{n} 份文件", len(self.extraction.documents)))
        title = Text(
            line(source.path or self._("文本")), style="bold", no_wrap=True, overflow="ellipsis"
        )
        title.append(f"  {' · '.join(facts)}", style="dim not bold")
        return title

    def _document(self, document: Document, number: int | None) -> Iterator[RenderableType]:
        yield Rule(style="dim", characters="─")
        mark = f"{number}. " if number else ""
        yield Text(mark + line(document.title or self._("（无标题）")), style="bold cyan")
        facts = [
            self._(wording.KINDS.get(document.kind or "", words("类别不明"))),
            line(document.organization or self._("单位不明")),
            self._("{year} 年", year=document.year) if document.year else self._("年份不明"),
        ]
        if self.text:
            first, last = self._row(document.start), self._row(document.end - 1)
            facts.append(self._("第 {first}—{last} 行", first=first, last=last))
        yield Text(" · ".join(facts), style="dim")
        _, found = self._, {mention.item for mention in document.items}
        sections = (
            (_("提纲"), counted_words("{n} 节"), document.outline, self._outline),
            (_("活动安排"), counted_words("{n} 项"), document.schedule, self._schedule),
            (_("指标与数字"), counted_words("{n} 个"), document.quantities, self._amounts),
            (_("时间"), counted_words("{n} 处"), document.dates, self._dates),
            (_("常规工作"), counted_words("{n} 项"), found, self._items),
        )
        for name, unit, facts_of, view in sections:
            if facts_of:
                yield from _section(name, _.counted(unit, len(facts_of)), view(document))

    def _dates(self, document: Document) -> Table:
        table = _table()
        table.add_column(self._("月份"), no_wrap=True)
        table.add_column(self._("原文"), no_wrap=True)
        if self.text:
            table.add_column(self._("所在句"), no_wrap=True, overflow="ellipsis", ratio=1)
        for mention in document.dates:
            row = [Text(wording.day(mention, self.lang)), Text(line(mention.text, 20))]
            if self.text:
                row.append(self._clause(mention.start, mention.end))
            table.add_row(*row)
        return table

    def _items(self, document: Document) -> Table:
        """Return the items by group, each with its best passage (the first where equal)."""
        from unionnlp.items import catalogue

        table = _table()
        table.add_column(self._("类别"), no_wrap=True)
        table.add_column(self._("常规工作"), no_wrap=True)
        table.add_column(self._("处"), justify="right")
        table.add_column(self._("依据"), no_wrap=True, overflow="ellipsis", ratio=1)
        mentions: dict[str, list[tuple[float, str]]] = {}
        for mention in document.items:
            passage = self.text[mention.start : mention.end]
            mentions.setdefault(mention.item, []).append((mention.score or 0.0, passage))
        known_as = self.names or catalogue.of(self.extraction)
        groups = [(g, [(i.id, i.zh) for i in items]) for g, items in catalogue.overview(known_as)]
        known = {item for _, items in groups for item, _ in items}
        own = [(item, item) for item in mentions if item not in known]  # of a user's catalogue
        for group, items in [*groups, (words("其他"), own)]:
            shown = ""
            for item, name in items:
                found = mentions.get(item)
                if found:
                    label = Text("" if group == shown else self._(group), style="bold")
                    shown = group
                    best = max(found, key=lambda pair: pair[0])
                    table.add_row(
                        label,
                        Text(named(item, name, self.lang)),
                        str(len(found)),
                        Text(line(best[1])),
                    )
        return table

    def _clause(self, start: int, end: int) -> Text:
        """Return the sentence around a span, the span itself marked."""
        within = (max(0, start - _QUOTE), min(len(self.text), end + _QUOTE))
        first, last = cuts.around(self.text, (start, end), within)
        quote = Text("…" if first == start - _QUOTE else "")
        quote.append(line(self.text[first:start]))
        quote.append(line(self.text[start:end]), style="green")
        quote.append(line(self.text[end:last]) + ("…" if last == end + _QUOTE else ""))
        return quote

    def _noise(self, noise: tuple[Noise, ...]) -> Iterator[RenderableType]:
        """Return what was left out: the longest stretches are shown, in their order."""
        yield Rule(style="dim", characters="─")
        size = sum(stretch.end - stretch.start for stretch in noise)
        table = _table(header=False)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(no_wrap=True, style="dim", justify="right")
        table.add_column(no_wrap=True, overflow="ellipsis", style="dim", ratio=1)
        longest = sorted(noise, key=lambda n: n.start - n.end)[:_NOISE_SHOWN]
        for stretch in sorted(longest, key=lambda n: n.start):
            row = self._row(stretch.start)
            place = self._("第 {row} 行", row=row) if self.text else f"{stretch.start}"
            quote = Text(line(self.text[stretch.start : stretch.end], 200))
            table.add_row(self._(wording.NOISE[stretch.kind]), place, quote)
        count = self._.counted("{n} 处，{size:,} 字", len(noise), size=size)
        yield from _section(self._("略去的内容"), count, table)
        if len(noise) > _NOISE_SHOWN:
            rest = self._.counted("另有 {n} 处未列出", len(noise) - _NOISE_SHOWN)
            yield Text(f"  {rest}", style="dim")

    def _row(self, offset: int) -> int:
        return bisect_left(self._breaks, offset) + 1

    def _outline(self, document: Document) -> Tree:
        """Return the outline as a tree; a node whose parent is missing hangs on the nearest one."""
        root = Tree("", hide_root=True, guide_style="dim")
        path: list[tuple[int, Tree]] = [(0, root)]
        for node in document.outline:
            while path[-1][0] >= node.depth:
                path.pop()
            text = Text(line(node.text), no_wrap=True, overflow="ellipsis")
            if node.role:
                text.append(f"  {self._(wording.ROLES[node.role])}", style="yellow")
            path.append((node.depth, path[-1][1].add(text)))
        return root

    def _schedule(self, document: Document) -> Table:
        """Return the activities by month, the months in the order of the text."""
        table = _table(header=False)
        table.add_column(no_wrap=True, style="bold")
        table.add_column(ratio=1)
        months: dict[str, list[Text]] = {}
        for entry in document.schedule:
            text = Text(line(entry.text))
            if entry.tentative and not any(word in entry.text for word in _TENTATIVE):
                text.append("  " + self._("暂定"), style="yellow")
            if told := wording.said(entry, self.lang):
                text.append("  " + " · ".join(map(line, told)), style="dim")
            months.setdefault(wording.when(entry, self.lang), []).append(text)
        for month, activities in months.items():
            for number, activity in enumerate(activities):
                table.add_row("" if number else month, activity)
        return table

    def _amounts(self, document: Document) -> Table:
        table = _table()
        table.add_column(self._("指标"), overflow="fold", ratio=1)
        table.add_column(self._("数值"), no_wrap=True)
        table.add_column(self._("性质"), no_wrap=True)
        table.add_column(self._("原文"), no_wrap=True)
        for quantity in document.quantities:
            table.add_row(
                Text(line(quantity.indicator or "—")),
                Text(wording.amount(quantity, self.lang)),
                Text(
                    self._(wording.QUANTITY_ROLES[quantity.role]),
                    style="green" if quantity.role == "result" else "",
                ),
                Text(line(quantity.text, 12)),
            )
        return table


def _section(name: str, count: str, body: RenderableType) -> Iterator[RenderableType]:
    title = Text(name, style="bold")
    title.append(f"  {count}", style="dim not bold")
    yield Padding(title, (1, 0, 0, 0))
    yield Padding(body, (0, 0, 0, 2))


def _table(*, header: bool = True) -> Table:
    """Return a plain table; its one column with a ratio takes what the others leave."""
    return Table(
        expand=True,
        box=box.SIMPLE_HEAD if header else None,
        show_header=header,
        header_style="dim",
        pad_edge=False,
        show_edge=False,
        padding=(0, 2, 0, 0),
    )
