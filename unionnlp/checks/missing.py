"""Missing items: what a law or rule asks for, or most comparable plans have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unionnlp.checks.draft import Draft, words
from unionnlp.checks.knowledge import items, label
from unionnlp.checks.messages import Hit, word
from unionnlp.checks.records import CoveredItem, Evidence, MissingItem, Prevalence
from unionnlp.items.catalogue import Item
from unionnlp.records import ItemMention
from unionnlp.resources import load

# An item that so many comparable plans have is missed with weight; rarer common ones are a hint.
_MOST = 2 / 3
_HEADING = 14  # characters of a line that only names
_SHOWN = 3  # passages that a covered item shows
_REQUIRED_WEIGHT = 1.0


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """An item that is standard for a draft: why, and how much it weighs."""

    item: Item
    required: bool
    prevalence: Prevalence | None
    weight: float


def standards(draft: Draft) -> list[Standard]:
    """Return the items that are standard for a draft, the heaviest first."""
    tables = load("checks")["standard"]
    required = set(tables["required"])
    unconcerned = set(tables["unconcerned"].get(draft.school_type or "", ()))
    group, figures = draft.profile.figures(draft.school_type, draft.settings.enough)
    # Few summaries were counted, and what plans promise they report: both together are the measure.
    documents = figures.plans + (0 if draft.is_plan else figures.summaries)
    found = []
    for item in items().values():
        if item.id in unconcerned or item.obsolete:
            continue
        counts = figures.items.get(item.id)
        having = 0 if counts is None else counts.plans + (0 if draft.is_plan else counts.summaries)
        prevalence = Prevalence(having=having, of=documents, group=group) if documents else None
        common = prevalence is not None and prevalence.share >= draft.settings.common
        must = item.id in required and bool(item.basis)
        if must or common:
            portion = prevalence.share if prevalence else 0.0
            weight = _REQUIRED_WEIGHT if must else round(portion, 3)
            found.append(Standard(item=item, required=must, prevalence=prevalence, weight=weight))
    return sorted(found, key=lambda s: -s.weight)


def judge(drafts: Sequence[Draft]) -> tuple[list[MissingItem], list[CoveredItem], list[str]]:
    """Return the missing and the covered standard items, and the other items of the drafts."""
    mentions: dict[str, list[tuple[Draft, ItemMention]]] = {}
    for draft in drafts:
        for mention in draft.document.items:
            mentions.setdefault(mention.item, []).append((draft, mention))
    missing, covered = [], []
    wanted = standards(drafts[0])
    for standard in wanted:
        found = mentions.get(standard.item.id)
        if found:
            covered.append(_covered(standard, found, drafts[0].lang))
        else:
            missing.append(_missing(standard, drafts[0].lang))
    known = {s.item.id for s in wanted}
    return missing, covered, sorted(set(mentions) - known)


def _covered(standard: Standard, found: list[tuple[Draft, ItemMention]], lang: str) -> CoveredItem:
    evidence = tuple(
        Evidence(start=m.start, end=m.end, text=d.text[m.start : m.end]) for d, m in found[:_SHOWN]
    )
    weak = not any(_concrete(d, m) for d, m in found)
    return CoveredItem(
        item=standard.item.id, zh=standard.item.zh, weight=standard.weight,
        reason=_reason(standard, lang), basis=standard.item.basis, prevalence=standard.prevalence,
        evidence=evidence, weak=weak,
    )  # fmt: skip


def _concrete(draft: Draft, mention: ItemMention) -> bool:
    """Say whether a mention is more than a wish.

    No list of measures is complete: a line without the words of wishes is taken for one,
    unless it is no more than a heading.
    """
    line = mention.line or mention
    if draft.concrete(line.start, line.end):
        return True
    wish = words("vague").search(draft.plain, line.start, line.end)
    return not wish and line.end - line.start > _HEADING


def _missing(standard: Standard, lang: str) -> MissingItem:
    item = standard.item
    return MissingItem(
        item=item.id, zh=item.zh, weight=standard.weight, reason=_reason(standard, lang),
        basis=item.basis, prevalence=standard.prevalence, required=standard.required,
        months=item.months, proposal=proposal(item, lang),
    )  # fmt: skip


def proposal(item: Item, lang: str) -> str:
    """Return a model sentence for an item, with its usual months."""
    example = item.examples[0] if item.examples else item.scope
    months = "、".join(str(m) for m in item.months)
    if lang == "zh":
        return example + (f"（多在 {months} 月）" if months else "")
    return example + (f" (mostly in months {months})" if months else "")


def prevalence_text(prevalence: Prevalence | None, lang: str) -> str:
    """Return a prevalence for people: ``17 份各类单位的计划中 15 份写了``."""
    if prevalence is None or not prevalence.having:
        return ""
    group = word("groups", prevalence.group, lang)
    if lang == "zh":
        return f"{prevalence.of} 份{group}的文稿中 {prevalence.having} 份写了"
    return f"{prevalence.having} of {prevalence.of} documents of {group} have it"


def _reason(standard: Standard, lang: str) -> str:
    shown = prevalence_text(standard.prevalence, lang)
    if not standard.required:
        return shown
    basis = "、".join(standard.item.basis)
    head = f"依据{basis}" if lang == "zh" else f"required by {basis}"
    return f"{head}；{shown}" if shown else head


def hits(missing: Sequence[MissingItem], covered: Sequence[CoveredItem], lang: str) -> Iterator[Hit]:
    """Yield the findings on items."""
    zh = lang == "zh"
    for item in missing:
        shown = prevalence_text(item.prevalence, lang)
        values: dict[str, object] = {"item": label(item.item, lang), "proposal": item.proposal}
        most = item.prevalence is not None and item.prevalence.share >= _MOST
        if item.required:
            values["basis"] = "、".join(item.basis)
            values["prevalence"] = (f"；{shown}" if zh else f"; {shown}") if shown else ""
            yield Hit("M101", (), values, "high" if most else "medium", item.item)
        else:
            values["prevalence"] = shown
            yield Hit("M102", (), values, "medium" if most else "low", item.item)
    for got in covered:
        if got.weak:
            spans = tuple((e.start, e.end) for e in got.evidence)
            example = _example(got.item)
            values = {"item": label(got.item, lang), "example": example}
            yield Hit("M103", spans, values, None, got.item)


def _example(item_id: str) -> str:
    item = items()[item_id]
    return item.examples[0] if item.examples else item.scope
