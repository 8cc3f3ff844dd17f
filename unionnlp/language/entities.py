"""Named entities and sentences of a text, from its records and from the grammar, for ``doc.ents``.

Labels are those that spaCy's pipelines use (OntoNotes): ``DATE``, ``ORG``, ``MONEY``, ``PERCENT``,
``QUANTITY``. Nothing here needs spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unionnlp.grammar.clauses import sentence_ends
from unionnlp.grammar.organizations import names
from unionnlp.patterns import lazy
from unionnlp.records import Extraction, Quantity

Entity = tuple[int, int, str]  # start, end, label
LABELS = ("DATE", "ORG", "MONEY", "PERCENT", "QUANTITY")
_CLOSING = frozenset("”’」』）)》〉】]\"'")
_INK = lazy(r"\S")


def entities(extraction: Extraction, clean: str) -> list[Entity]:
    """Return the entities of the documents of a text in order; none lies over another.

    ``clean`` is the normalised text. Where two claim the same words the longer one counts.
    """
    found = sorted(_all(extraction, clean), key=lambda e: (e[0] - e[1], e[0]))
    kept: list[Entity] = []
    taken: set[int] = set()
    for start, end, label in found:
        if start < end and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, label))
    return sorted(kept)


def _all(extraction: Extraction, clean: str) -> Iterator[Entity]:
    for document in extraction.documents:
        if document.organization_span is not None:
            yield document.organization_span.start, document.organization_span.end, "ORG"
        yield from (
            (document.start + a, document.start + b, "ORG")
            for a, b in names(clean[document.start : document.end], running=True)
        )
        yield from ((d.start, d.end, "DATE") for d in document.dates)
        yield from ((q.start, q.end, _label(q)) for q in document.quantities)


def _label(quantity: Quantity) -> str:
    return {"元": "MONEY", "%": "PERCENT"}.get(quantity.unit or "", "QUANTITY")


def sentence_starts(clean: str) -> Sequence[int]:
    """Return where the sentences of a normalised text begin: the first character with ink of each.

    What closes a quotation behind the end of a sentence belongs to it.
    """
    starts = []
    at = 0
    for end in (*sentence_ends(clean), len(clean)):
        while 0 < end < len(clean) and clean[end] in _CLOSING:
            end += 1
        ink = _INK.search(clean, at, end)
        if ink:
            starts.append(ink.start())
        at = max(at, end)
    return starts
