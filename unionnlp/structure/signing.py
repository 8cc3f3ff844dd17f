"""The signature below a document: its record, and from where on nothing else stands."""

from __future__ import annotations

from unionnlp.grammar import signatures
from unionnlp.patterns import lazy
from unionnlp.records import Signature
from unionnlp.structure.blocks import Body

_LAST, _DATED = 5, 3  # rows in which an imprint stands, and a date
# Whom an official document is sent to, and when and how often it was printed.
_IMPRINT = lazy(
    r"(?:抄[送报]|分送|主题词)\s?:|\(?共印\s?\d{1,5}\s?份\)?$|[^,。;]{0,30}\d{4}年\d{1,2}月\d{1,2}日印发"
)


def record(text: str, body: Body) -> Signature | None:
    """Return the signature of a document as it is written, with its signer and its date."""
    signed = body.signature
    if signed is None:
        return None
    a, b = body.view.span(signed.start, signed.end)
    name = signed.signer
    return Signature(
        start=a,
        end=b,
        text=text[a:b],
        signer=body.view.words(text, *name).strip() if name else None,
        year=signed.year,
        month=signed.month,
        day=signed.day,
    )


def end(body: Body) -> int:
    """Return the clean offset from which only signature and date stand."""
    signed = body.signature
    limit = len(body.view.text)
    if signed and signed.start > limit // 2:
        limit = signed.start
    for k, row in enumerate(reversed(body.rows[-_LAST:])):
        if (k < _DATED and signatures.signed(row.text)) or _IMPRINT.match(row.text):
            limit = min(limit, row.start)
    return limit
