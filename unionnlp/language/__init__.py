"""Words: the segmenter with the dictionary of union work."""

from __future__ import annotations

from unionnlp.language.segment import Token, reference_tokenizer, segment

__all__ = ["Token", "reference_tokenizer", "segment"]
