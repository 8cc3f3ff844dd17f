"""What was handed in twice: the same file again, or the same text in another format.

A digest of each document is kept (under 200 bytes), never its text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from unionnlp.grammar.normalize import normalize
from unionnlp.records import Extraction, Span

Name = str | None  # of an earlier source; ``None``: this is the first


class Again(msgspec.Struct, frozen=True):
    """For each document the source that had it first, ``None`` where it is new.

    ``source`` is the earlier source of which this one repeats all, ``None`` where something is new.
    """

    documents: tuple[Name, ...]
    source: Name = None


class Repeats:
    """Remembers what came; each source is shown to it once, in order."""

    def __init__(self) -> None:
        self._first: dict[bytes, str] = {}

    def look(self, extraction: Extraction) -> Again:
        """Return what of a source had come before."""
        keys = _keys(extraction)
        before = [self._first.get(key) for key in keys]
        source = before[0] if all(name is not None for name in before) else None
        name = extraction.source.path or "-"
        told = []
        for key in keys:
            told.append(self._first.get(key))
            self._first.setdefault(key, name)
        return Again(tuple(told) if extraction.documents else (), source)


def _keys(extraction: Extraction) -> list[bytes]:
    """Return a digest of each document, of the whole source where it has none.

    Letters and digits alone count: formats differ in line breaks, blanks and page furniture.
    """
    text = extraction.source.text
    if text is None:  # what was extracted without its text is known by its bytes
        file = extraction.source.sha256
        return [f"{file} {k}".encode() for k in range(len(extraction.documents) or 1)]
    spans = [(d.start, d.end) for d in extraction.documents] or [(0, len(text))]
    return [_digest(text, span, extraction.noise) for span in spans]


def _digest(text: str, within: tuple[int, int], noise: Sequence[Span]) -> bytes:
    """Return the digest of a stretch of text without the noise in it."""
    at, end = within
    pieces = []
    for span in noise:
        if at <= span.start < end:
            pieces.append(text[at : span.start])
        if span.start < end:
            at = max(at, span.end)
    pieces.append(text[at:end])
    letters = "".join(c for c in normalize("".join(pieces)) if c.isalnum())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).digest()
