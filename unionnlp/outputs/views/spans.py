"""The facts of a document as marks over its text, each with what to tell about it."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.outputs import wording
from unionnlp.outputs.views.marks import Mark
from unionnlp.records import Document, Extraction, ItemMention, OutlineNode, Quantity, Span
from unionnlp.translation import named, translator, words

# The kinds of marks with their names, in the order of the page's legend.
KINDS = {
    "about": words("标题、单位、年份"),
    "outline": words("提纲"),
    "schedule": words("活动安排"),
    "date": words("时间"),
    "quantity": words("数量"),
    "item": words("常规工作"),
    "noise": words("略去的内容"),
}
_HEADING = 40  # characters; longer ones are sentences
_HEADING_ENDS = ("", *"。：:；;！!？?，,．.）)")
Names = dict[str, tuple[str, str]]  # id of an item -> its name and the name of its group


class Marker:
    """Makes the marks of documents and of noise, told in a language."""

    def __init__(self, names: Names, lang: str) -> None:
        self.names, self.lang, self._ = names, lang, translator(lang)

    def document(self, text: str, document: Document, key: str) -> list[Mark]:
        """Return the marks of all facts; ``key`` makes their anchors (``s1-1-0``: the first entry)."""
        return [
            *self._about(document),
            *(self._node(n, f"n{key}-{k}", text) for k, n in enumerate(document.outline)),
            *self._times(document, key),
            *(self._quantity(q, f"q{key}-{k}") for k, q in enumerate(document.quantities)),
            *self._items(document, key),
        ]

    def noise(self, extraction: Extraction) -> list[Mark]:
        """Return the marks of what belongs to no document, or was injected into one."""
        told = (
            (n, self._told("略去的内容", self._(wording.NOISE[n.kind]), n))
            for n in extraction.noise
        )
        return [Mark(start=n.start, end=n.end, kind="noise", told=said) for n, said in told]

    def item(self, item: str, zh: str) -> str:
        """Return the name of an item in the language."""
        return named(item, zh, self.lang)

    def _told(self, kind: str, facts: str, span: Span) -> str:
        place = self._("位置 {start}–{end}", start=span.start, end=span.end)
        return f"{self._(kind)}\n{facts}\n{place}"

    def _about(self, document: Document) -> Iterator[Mark]:
        found = (
            (document.title_span, words("标题"), document.title),
            (document.organization_span, words("单位"), document.organization),
            (document.year_span, words("年份"), document.year),
        )
        for span, name, value in found:
            if span:
                told = self._told(name, str(value), span)
                yield Mark(start=span.start, end=span.end, kind="about", told=told)

    def _node(self, node: OutlineNode, anchor: str, text: str) -> Mark:
        facts = [self._("第 {depth} 层", depth=node.depth)]
        facts += [self._("序数 {number}", number=node.number)] if node.number is not None else []
        facts += [self._(wording.ROLES[node.role])] if node.role else []
        told = self._told("提纲", " · ".join(facts), node)
        # An item without a heading begins like any sentence; bold type would break off in it.
        whole = text[node.end : node.end + 1].strip() in _HEADING_ENDS
        style = "" if whole and len(node.heading) <= _HEADING else "run"
        return Mark(
            start=node.start, end=node.end, kind="outline", told=told, anchor=anchor, style=style
        )

    def _times(self, document: Document, key: str) -> Iterator[Mark]:
        for k, entry in enumerate(document.schedule):
            facts = [wording.when(entry, self.lang), self._("暂定") if entry.tentative else ""]
            facts += wording.said(entry, self.lang)
            told = self._told("活动安排", " · ".join(filter(None, facts)), entry)
            anchor = f"s{key}-{k}"
            yield Mark(start=entry.start, end=entry.end, kind="schedule", told=told, anchor=anchor)
        for k, date in enumerate(document.dates):
            told, anchor = self._told("时间", wording.day(date, self.lang), date), f"t{key}-{k}"
            yield Mark(start=date.start, end=date.end, kind="date", told=told, anchor=anchor)

    def _quantity(self, quantity: Quantity, anchor: str) -> Mark:
        facts = f"{quantity.indicator}：" if quantity.indicator else ""
        facts += wording.amount(quantity, self.lang)
        role = self._(wording.QUANTITY_ROLES[quantity.role])
        told = self._told(f"{self._('数量')} · {role}", facts, quantity)
        return Mark(
            start=quantity.start, end=quantity.end, kind="quantity", told=told, anchor=anchor
        )

    def _items(self, document: Document, key: str) -> Iterator[Mark]:
        """Yield one mark for each passage, which may prove several items."""
        passages: dict[tuple[int, int], list[ItemMention]] = {}
        for mention in document.items:
            passages.setdefault((mention.start, mention.end), []).append(mention)
        for (start, end), mentions in passages.items():
            rows = [self._item(mention) for mention in mentions]
            told = self._told("常规工作", "\n".join(rows), mentions[0])
            anchor = item_anchor(mentions[0], key)
            yield Mark(start=start, end=end, kind="item", told=told, anchor=anchor)

    def _item(self, mention: ItemMention) -> str:
        zh, group = self.names.get(mention.item, (mention.item, ""))
        sure = "" if mention.score is None else f"{mention.score:.2f}"
        score = f" · {self._('把握 {score}', score=sure)}" if sure else ""
        return f"{self.item(mention.item, zh)}{f'（{self._(group)}）' if group else ''}{score}"


def item_anchor(mention: ItemMention, key: str) -> str:
    """Return the anchor of a mention's passage, which it may share with other items."""
    return f"i{key}-{mention.start}-{mention.end}"
