"""The patterns of sums, made of the word lists in ``resources/sums.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load

CHINESE: Final = "一二两三四五六七八九十百"
NUMBER: Final = rf"(?:\d{{1,5}}|[{CHINESE}]{{1,6}}(?=[人名位]))"
"""A count; in Chinese characters only of people, since those stand in many words."""
COUNTED: Final = lazy(rf"(?<![\d{CHINESE}])(?P<n>{NUMBER})\s{{0,4}}(?P<unit>[人名位件所个])")


class Patterns(NamedTuple):
    """What stands around the numbers of a sum; ``whole``, ``part``, ``added`` and ``rest`` hold the numbers."""

    needs: re.Pattern[str]
    total: re.Pattern[str]
    parts: re.Pattern[str]
    told: re.Pattern[str]
    each: re.Pattern[str]
    often: re.Pattern[str]
    list: re.Pattern[str]
    mixed: re.Pattern[str]
    mixed_rest: re.Pattern[str]
    overlap: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    added: re.Pattern[str]
    rest: re.Pattern[str]
    collected: re.Pattern[str]
    budget: re.Pattern[str]
    gap: re.Pattern[str]
    kept: re.Pattern[str]
    no_sum: re.Pattern[str]
    money: re.Pattern[str]
    within: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Return the patterns; none of them is made before it is needed."""
    words = {key: alternation(listed) for key, listed in load("sums")["words"].items()}
    total, parts = words["total"], words["parts"]
    counted = load("sums")["units"]["counted"]
    number, unit = NUMBER, f"(?P<unit>[{counted}])"
    lead = rf"(?:{total}|(?<!公)共(?![同建享青产])有?)[^,，。;；:：\d{CHINESE}]{{0,6}}"
    return Patterns(
        needs=lazy(rf"(?:{total}|{words['needs']})[^,，。;；\d]{{0,4}}$"),
        total=lazy(rf"(?:{total})[^,，。;；\d]{{0,6}}$"),
        parts=lazy(rf"[^。;；,，:：\d]{{0,8}}(?P<mark>[:：]|[,，]?(?:{parts}))"),
        told=lazy(words["told"]),
        each=lazy(rf"(?:{words['each']})$"),
        often=lazy(words["often"]),
        list=lazy(words["list"]),
        mixed=lazy(words["mixed"]),
        mixed_rest=lazy(words["mixed_rest"]),
        overlap=lazy(words["overlap"]),
        whole=lazy(
            rf"(?<![\d.{CHINESE}])(?P<whole>{number}){unit}(?P<mark>(?:(?!其中)[^。;，,、:：(\d\n]){{0,8}}"
            rf"[:：，,(]{{0,2}}(?:{parts}|即)?[:：，,]?)"
        ),
        part=lazy(
            rf"(?:(?![{counted}]其中)[^。;:：\d\n，,、]){{1,12}}?(?P<n>{number}){unit}(?P<end>[、，,和]?)"
        ),
        money=lazy(alternation(load("sums")["shares"]["money"])),
        no_sum=lazy(alternation(load("sums")["columns"]["no_sum"])),
        within=lazy(alternation(load("sums")["columns"]["within"])),
        added=lazy(rf"[，,]?{lead}(?P<whole>{number}){unit}"),
        rest=lazy(rf"{words['rest']}|(?P<among>{words['rest_among']})"),
        collected=lazy(words["collected"]),
        budget=lazy(words["budget"]),
        kept=lazy(rf"(?:{words['kept']})?[。;；,，]{{0,2}}(?:[^。;；,，\d]{{2,16}})?"),
        gap=lazy(r"[,，、;；][^,，、。;；:：\d]{1,12}"),
    )


@cache
def people() -> frozenset[str]:
    """Return the units that count heads."""
    return frozenset(load("sums")["units"]["people"])


@cache
def listed_counts() -> re.Pattern[str]:
    """Return the pattern of a member of a list that ends with its count."""
    counted = load("sums")["units"]["counted"]
    return lazy(
        rf"(?P<name>(?:[^、，,和\d{CHINESE}]|[一二三四五六](?=等奖|年级|组|批|期|车|队|片|场|轮|季度)){{0,16}})(?<![\d.{CHINESE}])(?P<n>{NUMBER})(?P<unit>[{counted}])(?=(?:组成|构成)?(?:[、，,和]|$))"
    )
