"""Copied: passages shared with a document of the corpus, passages repeated in the draft."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.corpus import fingerprints as prints
from unionnlp.grammar import spans

_PASSAGE = 40  # characters in a row that are more than a stock phrase
_REPEATED = 30
_SHOWN = 5
_TOLD = 5  # documents that are named, those that share most first
_LONGEST = 200_000  # characters of a document that are compared; no plan is longer
_WHOLE = 0.4  # a draft that shares so much is a copy


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the passages that are not the draft's own."""
    yield from _shared(draft)
    yield from _repeated(draft)


def _shared(draft: Draft) -> Iterator[Hit]:
    if not draft.profile.fingerprints and draft.profile.folder is None:
        return
    from unionnlp.corpus import copies  # a corpus needs a database

    own = _own(draft)
    documents = copies.sharing(draft.profile, [h for h, _ in own], draft.source.sha256)
    length = sum(1 for c in draft.body if not c.isspace()) or 1
    found = []
    for document in documents:
        common = [span for h, span in own if h in document.hashes]
        passages = [s for s in prints.merged(common) if s[1] - s[0] >= _PASSAGE]
        if passages:
            found.append((sum(b - a for a, b in passages) / length, document.title, passages))
    found.sort(key=lambda f: (-f[0], f[1]))
    for shared, title, passages in found[:_TOLD]:
        passages.sort(key=lambda s: s[0] - s[1])
        places = tuple(
            (a + draft.document.start, b + draft.document.start) for a, b in passages[:_SHOWN]
        )
        values = {
            "title": title, "length": passages[0][1] - passages[0][0],
            "share": f"{min(shared, 1.0):.0%}",
        }  # fmt: skip
        yield Hit("D801", places, values, "high" if shared >= _WHOLE else None)


def _own(draft: Draft) -> list[tuple[int, tuple[int, int]]]:
    """Return the fingerprints of a draft but for those of its guiding ideology, which is everybody's."""
    base = draft.document.start
    common = spans.merged(
        (n.extent.start - base, n.extent.end - base)
        for n in draft.document.outline
        if n.role == "guiding"
    )
    return [
        (h, (a, b))
        for h, (a, b) in prints.positions(draft.body[:_LONGEST])
        if not spans.holds(common, a)
    ]


def _repeated(draft: Draft) -> Iterator[Hit]:
    base = draft.document.start
    for first, second in prints.repeats(draft.body[:_LONGEST], _REPEATED):
        places = ((base + second[0], base + second[1]), (base + first[0], base + first[1]))
        yield Hit("D802", places, {"length": second[1] - second[0]})
