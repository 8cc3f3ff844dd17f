"""Bytes to text: find the files that people have and read them all.

Plain text in the encodings of Chinese, Word and WPS, PDF, web pages, sheets, and
archives and folders of them. Each reader is imported only when its format appears.
"""

from __future__ import annotations

from unionnlp.reading.find import discover
from unionnlp.reading.identity import Identity, identity
from unionnlp.reading.load import load, read, read_bytes
from unionnlp.reading.source import DEFAULT_LIMITS, Input, Limits, Reading

__all__ = [
    "DEFAULT_LIMITS", "Identity", "Input", "Limits", "Reading", "discover", "identity", "load", "read",
    "read_bytes",
]  # fmt: skip
