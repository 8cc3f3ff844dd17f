"""What this program writes into its outputs, so that they are known again."""

from __future__ import annotations

import hashlib

COPY_OF = "unionnlp-draft"  # the property of a commented copy: the name of its draft
COPY_TEXT = "unionnlp-text"  # and a digest of its text
MARKDOWN = b"<!-- unionnlp -->"


def text_digest(text: str) -> str:
    """Return a digest of the words of a text, blanks left out."""
    words = "".join(text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
