"""A name for a finding that stays while the words that it is about stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from unionnlp.checks.records import Finding
from unionnlp.grammar.normalize import normalize
from unionnlp.patterns import lazy

ID = lazy(r"[A-Z]\d{3}-([0-9a-f]{8})")
_KEY = lazy(r"[0-9a-f]{8}")


def digest(code: str, item: str | None, words: Iterable[str]) -> str:
    """Return eight hexadecimal digits: of the code, the item, and the words without their blanks."""
    bare = ["".join(normalize(text).split()) for text in words]
    told = "\n".join([code, item or "", *bare])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def key(finding: Finding) -> str:
    """Return the digits of a finding's id.

    Two findings of one code about the same words have the same key; moving a passage keeps
    it, mending the passage changes it. What is missing is named by its code and item alone.
    """
    if finding.id:
        return finding.id.rpartition("-")[2]
    return digest(finding.code, finding.item, words_of(finding))


def identity(finding: Finding) -> str:
    """Return the id of a finding, also of one that was made without."""
    return finding.id or f"{finding.code}-{key(finding)}"


def words_of(finding: Finding) -> list[str]:
    """Return the words that a finding is about, none for a missing item."""
    words = [e.text for e in finding.evidence]
    if not words and finding.item is None:  # nothing else tells it from others of its code
        return [finding.message]
    return words


def key_in(given: str) -> str | None:
    """Return the key in an id (``E501-46f65c95``) or a key, ``None`` where it is neither."""
    told = ID.fullmatch(given)
    if told is not None:
        return told[1]
    return given if _KEY.fullmatch(given) else None
