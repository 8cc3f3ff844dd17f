"""Span arithmetic over normalised text."""

from __future__ import annotations


def lines(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the trimmed spans of the lines of ``plain[start:end]`` that are not blank."""
    spans, cursor = [], start
    for line in plain[start:end].split("\n"):
        body = line.strip()
        if body:
            begin = cursor + line.index(body)
            spans.append((begin, begin + len(body)))
        cursor += len(line) + 1
    return spans
