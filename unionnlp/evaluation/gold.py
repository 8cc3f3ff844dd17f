"""Gold files: the part of a record that is scored, read leniently but checked.

Gold may hold fewer keys than an extraction (no ``extent``, no ``heading``) and keys of
its own; both sides are brought to the types of this module before they are compared. The
types follow from the records: ``_SCORED`` names the fields, the records say what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

import msgspec

from unionnlp import records
from unionnlp.errors import ReadingError, RecordError, reason
from unionnlp.records import Extraction

FACTS = ("outline", "schedule", "dates", "quantities", "items")

# What is compared of each record, inner ones first; a gold file may leave out what ends in "?", and
# must say what ends in "!". Of a node and an item the first character's place alone is compared; a
# ``teaser`` of noise excuses what is found inside it; the digest says for which text gold was made.
_SCORED: Final[dict[type[records.Record], str]] = {
    records.Span: "start end",
    records.OutlineNode: "start end depth number role",
    records.ScheduleEntry: "start end months tentative responsible",
    records.DateMention: "start end months day",
    records.Quantity: "start end value unit comparator per indicator role?",
    records.ItemMention: "start end item",
    records.Noise: "start end kind?",
    records.Document: "start end title kind organization year " + " ".join(FACTS),
    records.Source: "sha256?",
    records.Extraction: "documents! noise source?",
}
_twins: dict[Any, type[msgspec.Struct]] = {}


def _lenient(kind: Any) -> Any:
    """Return a field's type as gold may hold it: any word for one of a list, twins for records."""
    if kind in _twins:
        return _twins[kind]
    if get_origin(kind) is Literal:
        return str
    if arguments := get_args(kind):
        inner = tuple(_lenient(a) for a in arguments)
        if get_origin(kind) is tuple:
            return tuple[inner]  # type: ignore[valid-type]
        union = inner[0]
        for other in inner[1:]:
            union |= other
        return union
    return kind


def _twin(record: type[records.Record]) -> type[msgspec.Struct]:
    """Return the type of gold for a record: the fields that are scored, typed as the record types them."""
    declared = {field.name: field for field in msgspec.structs.fields(record)}
    fields: list[Any] = []
    for word in _SCORED[record].split():
        field = declared[word.rstrip("?!")]
        kind = _lenient(field.type)
        if word.endswith("?"):
            made = _twins.get(field.type)
            fields.append((field.name, kind, made()) if made else (field.name, kind | None, None))
        elif word.endswith("!") or field.required:
            fields.append((field.name, kind))
        else:
            fields.append((field.name, kind, field.default))
    base = _twins.get(records.Span) if issubclass(record, records.Span) else None
    return msgspec.defstruct(
        f"Gold{record.__name__}",
        [f for f in fields if base is None or f[0] not in base.__struct_fields__],
        bases=(base,) if base else None,
        module=__name__,
        frozen=True,
        kw_only=True,
    )


for _record in _SCORED:
    _twins[_record] = _twin(_record)

if TYPE_CHECKING:  # a twin has fields of its record, and no others
    GoldStretch = records.Span
    GoldNode = records.OutlineNode
    GoldEntry = records.ScheduleEntry
    GoldMention = records.DateMention
    GoldAmount = records.Quantity
    GoldItem = records.ItemMention
    GoldNoise = records.Noise
    GoldDocument = records.Document
    Gold = records.Extraction
else:
    GoldStretch = _twins[records.Span]
    GoldNode = _twins[records.OutlineNode]
    GoldEntry = _twins[records.ScheduleEntry]
    GoldMention = _twins[records.DateMention]
    GoldAmount = _twins[records.Quantity]
    GoldItem = _twins[records.ItemMention]
    GoldNoise = _twins[records.Noise]
    GoldDocument = _twins[records.Document]
    Gold = _twins[records.Extraction]


def facts(document: GoldDocument) -> Iterator[tuple[str, GoldStretch]]:
    """Yield every fact of a document with the name of its list."""
    for name in FACTS:
        for fact in getattr(document, name):
            yield name, fact


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
        spans.extend(facts(document))
    faults = [
        f"{kind} {span.start}-{span.end}"
        for kind, span in spans
        if not 0 <= span.start < span.end <= length
    ]
    if faults:
        raise RecordError(
            f"{name}: gold spans outside the text of {length} characters: {', '.join(faults[:5])}"
        )
