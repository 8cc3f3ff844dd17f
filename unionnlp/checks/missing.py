"""Missing items: what a law or rule asks for, or most comparable plans have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.checks import provided
from unionnlp.checks.draft import Draft, words
from unionnlp.checks.knowledge import basis, is_required, items_of
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import month_names, word
from unionnlp.checks.planned import LIKELY, planned
from unionnlp.checks.records import CoveredItem, Evidence, MissingItem, Prevalence, UnclearItem
from unionnlp.checks.refused import refusals, refuses
from unionnlp.checks.scopes import left_out, own_items, topic_of
from unionnlp.checks.scopes import mentions as own_mentions
from unionnlp.records import ItemMention
from unionnlp.resources import load
from unionnlp.resources.kinds.items import Item
from unionnlp.resources.kinds.scopes import OwnWork
from unionnlp.translation import named, translator

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

# An item that so many comparable plans have is missed with weight; rarer common ones are a hint.
_MOST = 2 / 3
_HEADING = 14  # characters of a line that only names
_SHOWN = 3  # passages that a covered item shows
_REQUIRED_WEIGHT = 1.0
_HUNCH = 0.3  # probability from which on a sentence without a cue is asked about


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """An item that is standard for a draft: why, and how much it weighs."""

    item: Item
    required: bool
    basis: tuple[str, ...]
    prevalence: Prevalence | None
    weight: float
    own: OwnWork | None = None


def standards(draft: Draft) -> list[Standard]:
    """Return the items that are standard for a draft, the heaviest first."""
    unconcerned, topic = _unconcerned(draft), topic_of(draft.document.title)
    group, figures = draft.profile.figures(draft.school_type, draft.settings.enough)
    # Few summaries were counted, and what plans promise they report: both together are the measure.
    documents = figures.plans + (0 if draft.is_plan else figures.summaries)
    found = []
    for item in items_of(draft.detector).values():
        if item.id in unconcerned or item.obsolete or (topic and item.id not in topic.items):
            continue
        counts = figures.items.get(item.id)
        having = 0 if counts is None else counts.plans + (0 if draft.is_plan else counts.summaries)
        prevalence = _prevalence(draft, having, documents, group) if documents else None
        common = prevalence is not None and prevalence.share >= draft.settings.common
        must = is_required(item, draft.school_type)
        if must or common:
            portion = prevalence.share if prevalence else 0.0
            weight = _REQUIRED_WEIGHT if must else round(portion, 3)
            rules = basis(item, draft.school_type)
            found.append(
                Standard(
                    item=item, required=must, basis=rules, prevalence=prevalence, weight=weight
                )
            )
    found += () if topic else map(_own, own_items(draft.school_type))
    return sorted(found, key=lambda s: -s.weight)


def _own(own: OwnWork) -> Standard:
    """Return the work of one kind of unit as a standard for it."""
    return Standard(
        item=own.item, required=False, basis=(), prevalence=None, weight=own.weight, own=own
    )


def _prevalence(draft: Draft, having: int, of: int, group: str) -> Prevalence:
    source = "corpus" if draft.compared else "examples"
    return Prevalence(having=having, of=of, group=group, source=source)


def _unconcerned(draft: Draft) -> set[str]:
    """Return the items that do not concern the kind of organisation or the months of a draft."""
    tables = load("checks")
    other_days = (d for d in tables["day"] if not set(d["months"]) & set(draft.term))
    return {*left_out(draft.school_type), *(day["item"] for day in other_days if "item" in day)}


class JudgedItems(msgspec.Struct, frozen=True, kw_only=True):
    """The standard items of a draft by state, and its other items."""

    missing: tuple[MissingItem, ...]
    covered: tuple[CoveredItem, ...]
    unclear: tuple[UnclearItem, ...]
    extra: tuple[str, ...]


NOTHING = JudgedItems(missing=(), covered=(), unclear=(), extra=())
"""What is judged where items are not asked for."""

Found = tuple[Draft, ItemMention]


class Provisions:
    """How far a document and its attachments provide for any item of the catalogue."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._mentions = _mentions(drafts)
        self._doubtful = _doubtful(drafts)
        self._refused = {r.item for d in drafts for r in refusals(d)}

    def of(self, item: str) -> tuple[float, tuple[Evidence, ...]]:
        """Return how far it provides for an item, and the passages.

        1 where it surely does, 0.5 where it only mentions the item, less where that is unclear.
        """
        settings = self._drafts[0].settings
        found = self._mentions.get(item) or self._doubtful.get(item, [])
        likely = max((_probability(m) for _, m in found), default=0.0)
        if item in self._refused or likely < settings.doubt:
            return 0.0, ()
        if likely < settings.sure:
            return min(likely, LIKELY), _evidence(found)
        return (1.0 if any(_concrete(d, m) for d, m in found) else LIKELY), _evidence(found)


def _mentions(drafts: Sequence[Draft]) -> dict[str, list[Found]]:
    mentions: dict[str, list[Found]] = {}
    for draft in drafts:
        for mention in planned(draft, draft.document.items):
            mentions.setdefault(mention.item, []).append((draft, mention))
    return mentions


def judge(drafts: Sequence[Draft]) -> JudgedItems:
    """Return which standard items a document covers, lacks, or may cover.

    ``drafts`` are the document and the attachments whose items count as its own.
    """
    mentions = _mentions(drafts)
    doubtful = _doubtful(drafts)
    first = drafts[0]
    wanted = standards(first)
    cancelled = {r.item for d in drafts for r in refusals(d)}
    missing, covered, unclear = [], [], []
    for standard in wanted:
        if standard.own is not None:
            mentions[standard.item.id] = list(own_mentions(drafts, standard.own))
        found = mentions.get(standard.item.id) or doubtful.get(standard.item.id, [])
        likely = max((_probability(m) for _, m in found), default=0.0)
        if likely < first.settings.sure and (told := _provided(drafts, standard.item.id)):
            found, likely = told, 1.0
        if likely >= first.settings.sure:
            covered.append(_covered(standard, first, found))
        elif likely >= first.settings.doubt and standard.item.id not in cancelled:
            unclear.append(_unclear(standard, first, found, likely))
        else:
            missing.append(_missing(standard, first))
    asked = {s.item.id for s in wanted}
    others = {i for i in items_of(first.detector) if i not in asked and i not in mentions}
    told_else = {item for item in sorted(others) if _provided(drafts, item)}
    extra = sorted((set(mentions) | told_else) - asked)  # told, and judged by nothing
    return JudgedItems(
        missing=tuple(missing), covered=tuple(covered), unclear=tuple(unclear), extra=tuple(extra)
    )


def _provided(drafts: Sequence[Draft], item: str) -> list[Found]:
    """Return the sentences that provide for an item in words of their own."""
    found: list[Found] = []
    for draft in drafts:
        told = list(provided.mentions(draft, item))
        found += ((draft, mention) for mention in (planned(draft, told) if told else ()))
    return found


def _probability(mention: ItemMention) -> float:
    """A mention without a score was made by hand and is sure."""
    return 1.0 if mention.score is None else mention.score


def _doubtful(drafts: Sequence[Draft]) -> dict[str, list[Found]]:
    """Return the mentions that the detector thought too unlikely to report.

    Documents whose mentions are not the detector's have none.
    """
    if any(m.score is None for d in drafts for m in d.document.items):
        return {}
    from unionnlp.items.detector import detect

    first = drafts[0]
    documents = [d.document for d in drafts]
    own = first.detector
    lower = (own.reporting_from if own else _detector)(first.settings.doubt)
    per_document = detect(
        first.text, documents, detector=lower, noise=first.noise, clean=first.plain
    )
    found: dict[str, list[Found]] = {}
    for draft, mentions in zip(drafts, per_document, strict=True):
        for mention in planned(draft, mentions):
            found.setdefault(mention.item, []).append((draft, mention))
    asked = lower.reporting_from(max(_HUNCH, first.settings.doubt))
    return found | _hunches(drafts, asked, set(lower.items) - set(found))


def _hunches(
    drafts: Sequence[Draft], detector: Detector, items: Collection[str]
) -> dict[str, list[Found]]:
    """Return the sentences that seem to speak of items no cue of which stands in a draft.

    They are no more than unclear, whatever they score.
    """
    from unionnlp.items.hunches import hunches

    found: dict[str, list[Found]] = {}
    for draft in drafts:
        told = hunches(detector, draft.plain, draft.document, draft.noise, items)
        for mention in planned(draft, list(told)):
            if refuses(draft, mention.start, mention.end):
                continue
            score = min(mention.score or 0.0, LIKELY)
            doubtful = msgspec.structs.replace(mention, score=score)
            found.setdefault(mention.item, []).append((draft, doubtful))
    return found


@cache
def _detector(threshold: float) -> Detector:
    """Return the shipped detector, reporting what is less likely as well."""
    from unionnlp.items.detector import shipped

    return shipped().reporting_from(threshold)


def _evidence(found: Sequence[Found]) -> tuple[Evidence, ...]:
    """Return the likeliest passages, in the order of the text."""
    best = sorted(found, key=lambda pair: -_probability(pair[1]))[:_SHOWN]
    best.sort(key=lambda pair: pair[1].start)
    return tuple(Evidence(start=m.start, end=m.end, text=d.text[m.start : m.end]) for d, m in best)


def _facts(standard: Standard, draft: Draft) -> dict[str, Any]:
    """Return what the three states of an item have in common."""
    return {
        "item": standard.item.id, "zh": standard.item.zh, "document": draft.index,
        "weight": standard.weight, "reason": _reason(standard, draft.lang),
        "basis": standard.basis, "required": standard.required, "prevalence": standard.prevalence,
    }  # fmt: skip


def _covered(standard: Standard, draft: Draft, found: Sequence[Found]) -> CoveredItem:
    weak = not any(_concrete(d, m) for d, m in found)
    return CoveredItem(**_facts(standard, draft), evidence=_evidence(found), weak=weak)


def _unclear(
    standard: Standard, draft: Draft, found: Sequence[Found], likely: float
) -> UnclearItem:
    return UnclearItem(**_facts(standard, draft), evidence=_evidence(found)[:1], probability=likely)


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


def _missing(standard: Standard, draft: Draft) -> MissingItem:
    item = standard.item
    return MissingItem(
        **_facts(standard, draft), months=item.months,
        proposal=proposal(item, draft.lang),
    )  # fmt: skip


def proposal(item: Item, lang: str) -> str:
    """Return a model sentence for an item, with its usual months."""
    example = item.examples[0] if item.examples else item.scope
    if not item.months:
        return example
    _ = translator(lang)
    return example + _("（多在{months}）", months=month_names(item.months, lang))


def prevalence_text(prevalence: Prevalence | None, lang: str) -> str:
    """Return a prevalence for people: ``17 份各类单位的计划中 15 份写了``.

    Empty where nothing was compared but the shipped examples: they are no argument.
    """
    if prevalence is None or not prevalence.having or prevalence.source != "corpus":
        return ""
    group = word("groups", prevalence.group, lang)
    return translator(lang).counted(
        "{of} 份{group}的文稿中 {n} 份写了", prevalence.having, of=prevalence.of, group=group
    )


def _reason(standard: Standard, lang: str) -> str:
    shown = prevalence_text(standard.prevalence, lang)
    _ = translator(lang)
    if not standard.required:
        return shown or _("许多工会有这项工作；是不是要做，由本单位定")
    head = _("依据{basis}", basis=_.listed(list(standard.basis)))
    return head + _("；") + shown if shown else head


def hits(judged: JudgedItems, draft: Draft) -> Iterator[Hit]:
    """Yield the findings on items.

    What other unions' plans have is an argument only where they are of a corpus of one's own.
    """
    lang, own = draft.lang, draft.compared
    _ = translator(lang)
    for item in judged.missing:
        shown = prevalence_text(item.prevalence, lang)
        values: dict[str, object] = {
            "item": named(item.item, item.zh, lang),
            "proposal": item.proposal,
        }
        most = item.prevalence is not None and item.prevalence.share >= _MOST
        if item.required:
            values["basis"] = _.listed(list(item.basis))
            values["prevalence"] = _("；") + shown if shown else ""
            yield Hit("M101", (), values, "high" if most else "medium", item.item)
        else:
            values["prevalence"] = shown or _("许多工会有这项工作；是不是要做，由本单位定")
            yield Hit("M102", (), values, "medium" if most and own else "low", item.item)
    states: dict[str, Sequence[CoveredItem | UnclearItem]] = {
        "M103": [c for c in judged.covered if c.weak],
        "M104": [u for u in judged.unclear if u.probability < LIKELY],
    }  # fmt: skip
    for code, group in states.items():
        for state in group:
            spans = tuple((e.start, e.end) for e in state.evidence)
            values = {
                "item": named(state.item, state.zh, lang),
                "example": _example(draft, state.item),
            }
            yield Hit(code, spans, values, None, state.item)


def _example(draft: Draft, item_id: str) -> str:
    own = {one.id: one.item for one in own_items(draft.school_type)}
    item = own[item_id] if item_id in own else items_of(draft.detector)[item_id]
    return item.examples[0] if item.examples else item.scope
