"""What 零 measures: ``零投诉``, ``违纪率为零``, ``中毒零发生``; ``零报告制度`` and ``零距离`` measure nothing."""

from __future__ import annotations

import re
from functools import cache

from unionnlp.facts.measures import Amount
from unionnlp.patterns import lazy
from unionnlp.resources import load

_BEFORE = frozenset(("百", "千", "万", "“"))  # a number of more digits, or a name in quotes


@cache
def _pattern() -> re.Pattern[str]:
    data = load("quantities")["zero"]
    named = "|".join(data["names"])
    return lazy(
        r"零(?:(?:(?<=率为零)|(?<=率是零)|(?<=率达零)|(?<=为零)|(?<=率零))(?![一-龥](?<![,。;的、]))"
        rf"|(?=\s?(?P<kind>(?:{'|'.join(data['kinds'])})?)(?P<what>{'|'.join(data['what'])})(?!{named}))"
        rf"|(?=\s?(?:{'|'.join(data['acts'])})(?!{named}))"
        r"|(?<=[一-龥]零)(?<![归清化凋飘孤从挂逢凑百千万率为是达]零)(?=[,。;、\n]))"
    )


def zeros(text: str) -> list[Amount]:
    """Return the amounts of ``text`` that are written 零; words right behind are what they measure."""
    found = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        unit = "%" if "率" in text[max(0, start - 2) : start] else None
        if text[start - 1 : start] in _BEFORE and unit is None and not match["what"]:
            continue
        measured = (match.start("kind"), match.end("what")) if match["what"] else None
        found.append(Amount(text, start, end, 0.0, None, unit, bare=True, measured=measured))
    return found
