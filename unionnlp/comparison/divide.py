"""A sentence that reports several promises, cut so that each has the part that speaks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from unionnlp.comparison.assign import Links, ReportLink
from unionnlp.comparison.passages import FactClause, part
from unionnlp.comparison.words import WordRarity, read
from unionnlp.patterns import lazy

_PIECE = lazy(r"[^,;:]+")


def divide(links: Links, promises: Sequence[FactClause], rarity: WordRarity) -> None:
    """Cut every clause with more than one promise; a promise that no part names keeps the whole."""
    sharing: dict[int, list[tuple[int, ReportLink]]] = defaultdict(list)
    for i, held in links.of.items():
        for link in held:
            sharing[link.report.start].append((i, link))
    for shares in sharing.values():
        if len(shares) > 1:
            _cut(shares, promises, rarity)


def _cut(
    shares: list[tuple[int, ReportLink]], promises: Sequence[FactClause], rarity: WordRarity
) -> None:
    whole = shares[0][1].report
    pieces = [m.span() for m in _PIECE.finditer(whole.plain)]
    owners = _owners(whole, pieces, [promises[i] for i, _ in shares], rarity)
    for k, (_, link) in enumerate(shares):
        mine = [p for p, owner in zip(pieces, owners, strict=True) if owner == k]
        if mine:
            link.report = part(whole, mine[0][0], mine[-1][1])


def _owners(
    whole: FactClause,
    pieces: Sequence[tuple[int, int]],
    promises: Sequence[FactClause],
    rarity: WordRarity,
) -> list[int]:
    """Return for each piece the promise it speaks of; one that names none goes with the piece before."""
    owners: list[int | None] = []
    for start, end in pieces:
        words = read(whole.plain[start:end])
        shared = [
            rarity.sum(words.pairs & p.words.pairs) + rarity.sum(words.meanings & p.words.meanings)
            for p in promises
        ]
        best = max(range(len(promises)), key=lambda k: shared[k])
        owners.append(best if shared[best] > 0 else None)
    known = next((o for o in owners if o is not None), 0)
    filled = []
    for owner in owners:
        known = known if owner is None else owner
        filled.append(known)
    return filled
