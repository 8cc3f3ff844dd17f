"""Words: the segmenter with the dictionary of union work."""

from __future__ import annotations

from unionnlp.language.segment import Token, read_terms, reference_tokenizer, segment

__all__ = ["Token", "read_terms", "reference_tokenizer", "segment"]
