"""Gold files: the part of a record that is scored, read leniently but checked.

Gold may hold fewer keys than an extraction (no ``extent``, no ``heading``) and keys of
its own; both sides are brought to the types of this module before they are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from unionnlp.errors import ReadingError, RecordError, reason
from unionnlp.records import Extraction


class GoldStretch(msgspec.Struct, frozen=True, kw_only=True):
    """A span ``[start, end)`` in code points: the base of all that is compared."""

    start: int
    end: int


class GoldNode(GoldStretch, frozen=True, kw_only=True):
    """An outline node; only its first character's place is compared, not its end."""

    depth: int
    number: int | None = None
    role: str | None = None


class GoldEntry(GoldStretch, frozen=True, kw_only=True):
    """A schedule entry; who answers for it is compared in files whose gold names somebody."""

    months: tuple[int, ...]
    tentative: bool = False
    responsible: str | None = None


class GoldMention(GoldStretch, frozen=True, kw_only=True):
    """A dated mention."""

    months: tuple[int, ...]
    day: int | None = None


class GoldAmount(GoldStretch, frozen=True, kw_only=True):
    """A quantity."""

    value: float
    unit: str | None = None
    comparator: str = "eq"
    per: str | None = None
    indicator: str | None = None
    role: str | None = None


class GoldItem(GoldStretch, frozen=True, kw_only=True):
    """A standard item; the line that holds its first character is compared."""

    item: str


class GoldNoise(GoldStretch, frozen=True, kw_only=True):
    """A stretch that belongs to no document; ``teaser`` excuses what is found inside it."""

    kind: str | None = None


class GoldDocument(GoldStretch, frozen=True, kw_only=True):
    """A document with its facts."""

    title: str | None = None
    kind: str | None = None
    organization: str | None = None
    year: int | None = None
    outline: tuple[GoldNode, ...] = ()
    schedule: tuple[GoldEntry, ...] = ()
    dates: tuple[GoldMention, ...] = ()
    quantities: tuple[GoldAmount, ...] = ()
    items: tuple[GoldItem, ...] = ()

    def facts(self) -> Iterator[tuple[str, GoldStretch]]:
        """Yield every fact with the name of its list."""
        for name in ("outline", "schedule", "dates", "quantities", "items"):
            for fact in getattr(self, name):
                yield name, fact


class GoldOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """The digest of the text that the gold was made for, where it is given."""

    sha256: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """What one text says: documents and noise."""

    documents: tuple[GoldDocument, ...]
    noise: tuple[GoldNoise, ...] = ()
    source: GoldOrigin = GoldOrigin()


def view(extraction: Extraction) -> Gold:
    """Return an extraction as the part of it that is scored."""
    return msgspec.convert(extraction, Gold, from_attributes=True)


def load_gold(path: Path) -> Gold:
    """Read one gold file; raise ``RecordError`` (U200) or ``ReadingError`` (U100) naming it."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Gold)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: not a gold record: {reason(error)}") from error
    except OSError as error:
        raise ReadingError(f"{path}: {reason(error)}") from error


def check_gold(gold: Gold, length: int, name: str) -> None:
    """Raise ``RecordError`` (U200) where a span of ``gold`` does not fit a text of ``length``."""
    spans: list[tuple[str, GoldStretch]] = [("noise", noise) for noise in gold.noise]
    for document in gold.documents:
        spans.append(("documents", document))
        spans.extend(document.facts())
    faults = [
        f"{kind} {span.start}-{span.end}"
        for kind, span in spans
        if not 0 <= span.start < span.end <= length
    ]
    if faults:
        raise RecordError(
            f"{name}: gold spans outside the text of {length} characters: {', '.join(faults[:5])}"
        )
