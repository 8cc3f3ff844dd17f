"""Planned: which mentions of standard items a plan means for its own staff and its own time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.judged import said
from unionnlp.checks.only_paid import only_paid
from unionnlp.checks.refused import drops, refusals
from unionnlp.checks.wishes import promises_nothing
from unionnlp.facts import standing
from unionnlp.grammar.spans import holds, meets, merged
from unionnlp.records import ItemMention
from unionnlp.resources import words

LIKELY = 0.5
"""What is more likely there than not is shown as unclear, but not held against a draft."""


def planned(draft: Draft, mentions: Sequence[ItemMention]) -> Iterator[ItemMention]:
    """Yield the mentions that a plan means for its own staff and year, and does not refuse.

    What many sentences have taught to be another's, of another time or a mere name is left out where that is sure,
    and no more than likely where it is not.
    """
    kind = standing.learned().kinds[standing.KIND]
    for mention in by_rules(draft, mentions):
        sure = draft.is_plan and (mention.score or 0.0) > LIKELY  # a hunch is doubted as it is
        doubt = _unprovided(draft, mention) if sure else 0.0
        if doubt < kind.hinted:
            yield mention
        elif doubt < kind.asked:
            yield _likely(mention)


def _unprovided(draft: Draft, mention: ItemMention) -> float:
    """Return how likely a mention does not provide for its item.

    What an arrangement holds is planned, and what goes on with a work now the rules have read.
    """
    if holds(draft.once("entries", draft.document, lambda: _entries(draft)), mention.start):
        return 0.0
    _, end = draft.context.sentence(mention.start)
    if words("judged", "now").search(draft.plain, draft.context.clause(mention.start)[1], end):
        return 0.0
    return standing.unprovided(*around(draft, mention.start), mention.item)


def _entries(draft: Draft) -> tuple[tuple[int, int], ...]:
    return merged((entry.start, entry.end) for entry in draft.document.schedule)


def around(draft: Draft, at: int) -> tuple[str, str]:
    """Return the sentence and the clause that stand around a place, as the judge of what is provided reads them."""
    sentence, clause = draft.context.sentence(at), draft.context.clause(at)
    return draft.plain[slice(*sentence)].strip(), draft.plain[slice(*clause)]


def _likely(mention: ItemMention) -> ItemMention:
    """Return a mention that is no more than likely."""
    if (mention.score or 0.0) <= LIKELY:
        return mention
    return msgspec.structs.replace(mention, score=LIKELY)


def by_rules(draft: Draft, mentions: Sequence[ItemMention]) -> Iterator[ItemMention]:
    """Yield the mentions that no rule calls another's, of another time, or refused."""
    if not draft.is_plan:
        yield from mentions
        return
    dropped = refusals(draft)
    idle = [(s.start, s.end) for s in said(draft, "cancelled")]
    gone = merged([*((r.start, r.end) for r in dropped), *idle])
    sentences: dict[str, list[tuple[int, int]]] = {}
    for refusal in dropped:
        sentences.setdefault(refusal.item, []).append(draft.context.sentence(refusal.start))
    same = {item: merged(spans) for item, spans in sentences.items()}
    for mention in mentions:
        at, end = mention.start, mention.end
        refused = meets(gone, at, end) or meets(same.get(mention.item, ()), at, end)
        if draft.idle(at) or refused:
            continue
        if draft.context.instead(mention.item, at) or only_paid(draft, mention):
            continue
        if not drops(draft, at, mention.item):
            yield _weighed(draft, mention)


def _weighed(draft: Draft, mention: ItemMention) -> ItemMention:
    """Return a mention, no more than likely where its sentence promises nothing."""
    if (mention.score or 0.0) <= LIKELY or not promises_nothing(draft, mention.start):
        return mention
    return _likely(mention)
