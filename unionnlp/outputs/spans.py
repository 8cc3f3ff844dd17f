"""The facts of a document as marks over its text, each with what to tell about it."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.outputs import wording
from unionnlp.outputs.marks import Mark
from unionnlp.records import Document, Extraction, ItemMention, OutlineNode, Quantity, Span

# The kinds of marks with their names, in the order of the page's legend.
KINDS = {
    "about": "标题、单位、年份",
    "outline": "提纲",
    "schedule": "活动安排",
    "date": "时间",
    "quantity": "数量",
    "item": "常规工作",
    "noise": "略去的内容",
}
_HEADING = 40  # characters; longer ones are sentences
_HEADING_ENDS = ("", *"。：:；;！!？?，,．.）)")
Names = dict[str, tuple[str, str]]  # id of an item -> its name and the name of its group


def document_marks(text: str, document: Document, key: str, names: Names) -> list[Mark]:
    """Return the marks of all facts; ``key`` makes their anchors (``s1-1-0``: the first entry)."""
    nodes = enumerate(document.outline)
    return [
        *_about(document),
        *(_node(node, f"n{key}-{k}", text) for k, node in nodes),
        *_times(document, key),
        *(_quantity(q, f"q{key}-{k}") for k, q in enumerate(document.quantities)),
        *_items(document, key, names),
    ]


def noise_marks(extraction: Extraction) -> list[Mark]:
    """Return the marks of what belongs to no document, or was injected into one."""
    return [
        Mark(
            start=n.start,
            end=n.end,
            kind="noise",
            told=_told("略去的内容", wording.NOISE[n.kind], n),
        )
        for n in extraction.noise
    ]


def _told(kind: str, facts: str, span: Span) -> str:
    return f"{kind}\n{facts}\n位置 {span.start}–{span.end}"


def _about(document: Document) -> Iterator[Mark]:
    found = (
        (document.title_span, "标题", document.title),
        (document.organization_span, "单位", document.organization),
        (document.year_span, "年份", document.year),
    )
    for span, name, value in found:
        if span:
            told = _told(name, str(value), span)
            yield Mark(start=span.start, end=span.end, kind="about", told=told)


def _node(node: OutlineNode, anchor: str, text: str) -> Mark:
    facts = [f"第 {node.depth} 层"]
    facts += [f"序数 {node.number}"] if node.number is not None else []
    facts += [wording.ROLES[node.role]] if node.role else []
    told = _told("提纲", " · ".join(facts), node)
    # An item without a heading begins like any sentence; bold type would break off in it.
    whole = text[node.end : node.end + 1].strip() in _HEADING_ENDS
    style = "" if whole and len(node.heading) <= _HEADING else "run"
    return Mark(
        start=node.start, end=node.end, kind="outline", told=told, anchor=anchor, style=style
    )


def _times(document: Document, key: str) -> Iterator[Mark]:
    for k, entry in enumerate(document.schedule):
        facts = wording.when(entry) + (" · 暂定" if entry.tentative else "")
        told, anchor = _told("活动安排", facts, entry), f"s{key}-{k}"
        yield Mark(start=entry.start, end=entry.end, kind="schedule", told=told, anchor=anchor)
    for k, date in enumerate(document.dates):
        facts = wording.months(date.months) + (f"{date.day}日" if date.day else "")
        told, anchor = _told("时间", facts, date), f"t{key}-{k}"
        yield Mark(start=date.start, end=date.end, kind="date", told=told, anchor=anchor)


def _quantity(quantity: Quantity, anchor: str) -> Mark:
    facts = f"{quantity.indicator}：" if quantity.indicator else ""
    facts += wording.amount(quantity)
    told = _told(f"数量 · {wording.QUANTITY_ROLES[quantity.role]}", facts, quantity)
    return Mark(start=quantity.start, end=quantity.end, kind="quantity", told=told, anchor=anchor)


def _items(document: Document, key: str, names: Names) -> Iterator[Mark]:
    """Yield one mark for each passage, which may prove several items."""
    passages: dict[tuple[int, int], list[ItemMention]] = {}
    for mention in document.items:
        passages.setdefault((mention.start, mention.end), []).append(mention)
    for (start, end), mentions in passages.items():
        rows = [_item(mention, names) for mention in mentions]
        told, anchor = (
            _told("常规工作", "\n".join(rows), mentions[0]),
            item_anchor(mentions[0], key),
        )
        yield Mark(start=start, end=end, kind="item", told=told, anchor=anchor)


def item_anchor(mention: ItemMention, key: str) -> str:
    """Return the anchor of a mention's passage, which it may share with other items."""
    return f"i{key}-{mention.start}-{mention.end}"


def _item(mention: ItemMention, names: Names) -> str:
    zh, group = names.get(mention.item, (mention.item, ""))
    score = f" · 把握 {mention.score:.2f}" if mention.score is not None else ""
    return f"{zh}{f'（{group}）' if group else ''}{score}"
