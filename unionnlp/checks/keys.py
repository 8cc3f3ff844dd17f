"""A name for a finding that stays while the words that it is about stay."""

from __future__ import annotations

import hashlib

from unionnlp.checks.records import Finding
from unionnlp.grammar.normalize import normalize


def key(finding: Finding) -> str:
    """Return eight hexadecimal digits: of the code, the item, and the words without their blanks.

    Two findings of one code about the same words have the same key; moving a passage keeps
    it, mending the passage changes it. What is missing is named by its code and item alone.
    """
    words = ["".join(normalize(e.text).split()) for e in finding.evidence]
    if not words and finding.item is None:  # nothing else tells it from others of its code
        words = ["".join(normalize(finding.message).split())]
    told = "\n".join([finding.code, finding.item or "", *words])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]
