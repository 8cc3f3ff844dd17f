"""Copied: passages shared with a document of the corpus, passages repeated in the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.corpus import fingerprints as prints

_PASSAGE = 40  # characters in a row that are more than a stock phrase
_REPEATED = 30
_SHOWN = 5
_STOCK = 3  # a phrase of so many documents is everybody's
_LONGEST = 200_000  # characters of a document that are compared; no plan is longer
_WHOLE = 0.4  # a draft that shares so much is a copy


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the passages that are not the draft's own."""
    yield from _shared(draft)
    yield from _repeated(draft)


def _shared(draft: Draft) -> Iterator[Hit]:
    documents = [p for p in draft.profile.fingerprints if p.source != draft.source.sha256]
    if not documents:
        return
    own = prints.positions(draft.body[:_LONGEST])
    known = [(p, prints.unpack(p.hashes)) for p in documents]
    stock = Counter(h for _, hashes in known for h in hashes)
    length = sum(1 for c in draft.body if not c.isspace()) or 1
    for document, hashes in known:
        common = [span for h, span in own if h in hashes and stock[h] < _STOCK]
        passages = [s for s in prints.merged(common) if s[1] - s[0] >= _PASSAGE]
        if not passages:
            continue
        shared = sum(b - a for a, b in passages) / length
        passages.sort(key=lambda s: s[0] - s[1])
        spans = tuple(
            (a + draft.document.start, b + draft.document.start) for a, b in passages[:_SHOWN]
        )
        values = {
            "title": document.title, "length": passages[0][1] - passages[0][0],
            "share": f"{min(shared, 1.0):.0%}",
        }  # fmt: skip
        yield Hit("D801", spans, values, "high" if shared >= _WHOLE else None)


def _repeated(draft: Draft) -> Iterator[Hit]:
    base = draft.document.start
    for first, second in prints.repeats(draft.body[:_LONGEST], _REPEATED):
        spans = ((base + second[0], base + second[1]), (base + first[0], base + first[1]))
        yield Hit("D802", spans, {"length": second[1] - second[0]})
