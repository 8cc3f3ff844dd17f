"""The signature below a document: its record, and from where on nothing else stands."""

from __future__ import annotations

from unionnlp.grammar import signatures
from unionnlp.records import Signature
from unionnlp.structure.blocks import Body


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
    for row in reversed(body.rows[-3:]):
        if signatures.signed(row.text):
            limit = min(limit, row.start)
    return limit
