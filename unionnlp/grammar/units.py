"""Whether two names mean one unit: 柳河第二中学 and 柳河二中, with or without its union."""

from __future__ import annotations

from functools import lru_cache

from unionnlp.grammar.normalize import normalize
from unionnlp.patterns import lazy

_END = lazy(r"工会|委员会|分会|[\s(]|(?:19|20)\d\d")
_SHORTER = (
    ("第", ""),
    ("中学", "中"),
    ("小学", "小"),
    ("幼儿园", "幼"),
    ("有限公司", ""),
    ("有限责任公司", ""),
)


@lru_cache(maxsize=4_096)
def unit_key(name: str) -> str:
    """Return the name of a unit in its shortest form, without union, year and brackets."""
    unit = _END.split(normalize(name).strip())[0]
    for long, short in _SHORTER:
        unit = unit.replace(long, short)
    return unit


def is_same_unit(one: str, other: str) -> bool:
    """Say whether two names mean one unit: the same key, or one with its town before it."""
    a, b = unit_key(one), unit_key(other)
    if not a or not b:
        return False
    return a == b or (min(len(a), len(b)) >= 3 and (a.endswith(b) or b.endswith(a)))
