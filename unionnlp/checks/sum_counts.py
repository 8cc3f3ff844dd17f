"""Arithmetic of counts: the parts of a body before or behind its number, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from unionnlp.checks import rates
from unionnlp.checks.amounts import hit
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.sum_words import CHINESE, COUNTED, NUMBER, listed_counts, patterns
from unionnlp.grammar import leads
from unionnlp.grammar.numerals import number
from unionnlp.patterns import lazy

_PARTIAL = 0.9  # parts of which less is told are not all of them
_BARE = 0.93  # a list without a word before it, so near to its whole, is meant to be all of it
_MOSTLY = 0.6  # a list with a total that has so much of it is meant to be whole
_MOST = 60  # parts of a whole
_STOPS = frozenset(["", *"。;；\n,，)）:："])  # behind the last of them
_BELOW = 2  # parts that a list has at least
_LISTED = 120  # characters of a list before its total


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the counts of a document whose parts do not make the whole."""
    yield from _lists(draft)
    yield from _sexes(draft)
    yield from _rest(draft)
    yield from _parts_of_counts(draft)
    yield from _added(draft)


def _value(match: re.Match[str], group: str | int) -> int:
    return int(number(match.group(group)) or 0)


def _lists(draft: Draft) -> Iterator[Hit]:
    """``会员43人，依次为10人、11人…``: a list behind the whole, with or without a sum of its own."""
    plain = draft.plain
    for match in patterns().list.finditer(plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        parts = _run(plain, match.end(), right)
        before = [
            m for m in COUNTED.finditer(plain, left, match.start()) if m.group("unit") in "人名位"
        ]
        if len(parts) < 3:
            continue
        total = sum(_value(m, "n") for m in parts)
        said = _said().match(plain, parts[-1].end())
        wholes = [_value(m, "n") for m in ([said] if said else before)]
        early = [
            _value(m, "n") for m in before
        ]  # 62人：采编18人，流通21人: what is found is its end
        if any(early[k] == total + sum(early[k + 1 :]) for k in range(len(early))):
            continue
        # 六个小组共107人：24人、…、12人，各设组长一名: the list ends where it makes the whole
        if set(wholes) & set(accumulate(_value(m, "n") for m in parts[:-1])):
            continue
        if wholes and total not in wholes and min(abs(total - w) / max(w, 1) for w in wholes) < 0.3:
            near = min(wholes, key=lambda w: abs(total - w))
            start, end = (before or [match])[0].start(), (said or parts[-1]).end()
            yield hit(start, end, near, total, parts[0].group("unit"))


def _run(plain: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the counts that follow each other, a name of a few characters between them."""
    found: list[re.Match[str]] = []
    for match in COUNTED.finditer(plain, start, end):
        at = found[-1].end() if found else start
        if _said().match(plain, at) or not _BETWEEN.fullmatch(plain, at, match.start()):
            break
        found.append(match)
    return found


_BETWEEN = lazy(r"[、,，和:：]?[^\d。;；、,，]{0,8}")


@cache
def _said() -> re.Pattern[str]:
    return lazy(
        rf"[,，]?(?:合计|共计|总共|一共|共有?|总计|合)\s{{0,4}}(?P<n>{NUMBER})[人名位件所个]?"
    )


_SEX = lazy(
    rf"(?<![\d.{CHINESE}])(?P<whole>{NUMBER})[人名位][^。;\d{CHINESE}]{{0,14}}?(?P<a>[男女])[^。;、,，\d{CHINESE}]{{0,6}}"
    rf"(?P<n>{NUMBER})[人名位]?[、,，和][^。;\d男女{CHINESE}]{{0,3}}(?P<b>[男女])[^。;、,，\d{CHINESE}]{{0,6}}(?P<m>{NUMBER})[人名位]?"
)
_SEX_FIRST = lazy(
    rf"(?P<a>[男女])[^。;、,，\d男女{CHINESE}]{{0,6}}(?P<n>{NUMBER})[人名位]?[、,，和][^。;\d男女{CHINESE}]{{0,3}}"
    rf"(?P<b>[男女])[^。;、,，\d{CHINESE}]{{0,6}}(?P<m>{NUMBER})[人名位][、,，][^。;、,，\d{CHINESE}]{{0,6}}?"
    rf"(?:合计|共计|总计|总共|一共|共(?!同)|全[校园院]|总人?数)[^。;、,，\d{CHINESE}]{{0,8}}(?P<whole>{NUMBER})[人名位]"
)


def _sexes(draft: Draft) -> Iterator[Hit]:
    """Men and women, behind the whole or before it."""
    for pattern in (_SEX, _SEX_FIRST):
        for match in pattern.finditer(draft.plain, draft.document.start, draft.document.end):
            whole, total = _value(match, "whole"), _value(match, "n") + _value(match, "m")
            near = whole and _MOSTLY <= total / whole <= 1 / _MOSTLY
            if match.group("a") != match.group("b") and total != whole and near:
                yield hit(*match.span(), whole, total, "人")


def _parts_of_counts(draft: Draft) -> Iterator[Hit]:
    """``会员286人，其中南区120人、北区98人、东区58人``: parts that are all there and do not make the whole."""
    plain, end = draft.plain, draft.document.end
    for match in patterns().whole.finditer(plain, draft.document.start, end):
        parts = _counted_parts(plain, match.end(), end, match.group("unit"))
        whole, listed = (
            _value(match, "whole"),
            bool(patterns().told.search(match.group("mark"))),
        )
        if len(parts) < 2 or patterns().mixed.search(plain, match.start(), parts[-1].end()):
            continue
        if _EACH_OF.match(plain, parts[-1].end("unit")):  # 幼儿园9个，特殊教育学校、进修学校各1个
            continue
        total = sum(_value(p, "n") for p in parts)
        said = re.search(
            "共|计|合", plain[max(draft.document.start, match.start() - 2) : match.start()]
        )
        said = said or _told_whole(plain, match.start(), parts)
        goes_on = plain[parts[-1].end() : parts[-1].end() + 1] not in _STOPS
        full = (
            total > whole
            or (len(parts) >= 3 and total >= _PARTIAL * whole and not goes_on)
            or (len(parts) >= 3 and said and total >= _MOSTLY * whole)
        )
        crosses = bool(patterns().overlap.search(plain, match.end(), parts[-1].end()))
        told = (listed or said) and full and total < 2 * whole and not (crosses and total > whole)
        bare = _BARE < total / max(whole, 1) < 1 / _BARE and _joined(parts) and not crosses
        if (told or (bare and not listed)) and total != whole:
            yield hit(match.start(), parts[-1].end("unit"), whole, total, match.group("unit"))


def _told_whole(plain: str, at: int, parts: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the word that tells a whole, where parts of like names follow (共选送节目15个，东片4个)."""
    names = [plain[p.start() : p.start("n")] for p in parts]
    alike = len(parts) > 2 and len({name[-1:] for name in names}) == 1
    return _TOTAL.search(plain, max(0, at - 8), at) if alike else None


_TOTAL = lazy(r"(?<!公)共(?![同青享建和])[一-鿿]{1,6}$")
_EACH_OF = lazy(rf"[,，、][^。;；\d]{{0,24}}?各(?:有|设)?[\d{CHINESE}]")


def _joined(parts: list[re.Match[str]]) -> bool:
    """Say whether parts are people, three or more, and follow each other with 、 alone."""
    heads = all(p.group("unit") in "人名位" for p in parts)
    ends = {p.group("end") for p in parts[:-1]}
    return heads and len(parts) > 2 and len(ends) == 1 and ends < set("、,，")


def _counted_parts(plain: str, start: int, end: int, unit: str) -> list[re.Match[str]]:
    """Return the counts of one unit that follow each other from ``start`` to the end of a clause list."""
    parts: list[re.Match[str]] = []
    at = start
    while (part := patterns().part.match(plain, at, end)) and part.group("unit") == unit:
        name = plain[part.start() : part.start("n")]
        voted = _VOTED.search(name) or _VOTED.match(plain, part.end("unit"))
        if _said().search(part.group()) or voted or not name.strip(CHINESE):
            break
        parts.append(part)
        at = part.end()
        if not part.group("end") or len(parts) >= _MOST:
            break
    return parts


# 代表39人，其中教师30人，到会26人: who comes or agrees is no part beside the others.
_VOTED = lazy(
    "到会|到场|出席|实到|签到|来(?:开会|参会)|到(?=[,，。;；就即才便准可])|准(?=[,，。;；])|同意|赞成|通过|得票|缺席|请假|弃权|点头|举手"
)


def _added(draft: Draft) -> Iterator[Hit]:
    """``茶几2张、躺椅4把，共8件``, ``临床118人、护理171人，共有会员300人``: listed before a total."""
    plain = draft.plain
    for match in patterns().added.finditer(plain, draft.document.start, draft.document.end):
        left = max(draft.document.start, match.start() - _LISTED)
        left = max(left, *(plain.rfind(c, left, match.start()) + 1 for c in "。;；\n:：(（"))
        left = leads.behind(plain, left, match.start())
        text = plain[left : match.start()]
        whole = _value(match, "whole")
        counts = _last_run(list(listed_counts().finditer(text)))
        while len(counts) > _BELOW and _value(counts[0], "n") > whole:
            counts = counts[1:]  # 参赛64人，一等奖6人…: what is told first is more than all of them
        units = {m["unit"] for m in counts}
        heads = units | {match["unit"]} <= set("人名位")
        same = units == {match["unit"]} or match["unit"] in "件个份" or heads
        mixed = patterns().mixed_rest if _SUMMED.search(match.group()) else patterns().mixed
        if len(counts) < 2 or not same or not _only(text, counts, mixed) or _SEVERAL.search(text):
            continue
        total = sum(_value(m, "n") for m in counts)
        if total != whole and _MOSTLY <= total / max(whole, 1) <= 1 / _MOSTLY:
            yield hit(left + counts[0].start("name"), match.end(), whole, total, match["unit"])


# 两场各取一、二、三名，各一人，共六人: what follows is of each of them.
_SEVERAL = lazy(
    rf"(?:[两几{CHINESE}\d]|每)[场项组类级季期次轮片校园][^,，。;；]{{0,4}}?(?:各|均|都|分别)(?:取|设|评|奖|录|选|出|开|办)"
)


def _last_run(counts: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the counts that follow each other up to the last one; none where one of them stands apart."""
    start = len(counts) - 1
    while start > 0 and counts[start].start() - counts[start - 1].end() <= 1:
        start -= 1
    run = counts[max(start, 0) :]
    units = {m["unit"] for m in run}
    return [] if any(m["unit"] in units for m in counts[: len(counts) - len(run)]) else run


_SUMMED = lazy("[合总共]计|[总一]共")  # told as the sum of all that stands before


def _only(text: str, counts: list[re.Match[str]], mixed: re.Pattern[str]) -> bool:
    """Say whether a text lists counts alone, none of two things that one can be both of."""
    listed = text[counts[0].start() :]
    if mixed.search(listed) or _said().search(listed):
        return False
    if len(re.findall(r"\d+", listed)) != sum(m["n"].isdecimal() for m in counts):
        return False
    sexes = len(counts) == 2 and "男" in listed and "女" in listed
    return sexes or not patterns().overlap.search(listed)


def _rest(draft: Draft) -> Iterator[Hit]:
    """``31件，立案22件，余下9件``, ``42家中新建的8家只报不查，其余34家都查``."""
    for match in patterns().rest.finditer(draft.plain, draft.document.start, draft.document.end):
        left, right = draft.context.sentence(match.start())
        near = [t for t in rates.told(draft.plain, left, right) if t.start >= match.end()]
        if not near or _MARK.search(draft.plain, match.end(), near[0].start):
            continue
        last = near[0]
        told = [t for t in rates.told(draft.plain, left, match.start()) if t.unit == last.unit]
        if len(told) < 2 or told[0].per or any(t.per or t.total for t in told[1:]):
            continue
        values = [*(t.value for t in told), last.value]
        if any(_comes_out(values[k:]) for k in range(len(values) - 2)):
            continue
        total, mixed = sum(values[1:]), draft.plain[told[0].start : last.end]
        sure = _among(draft, left, told, match) and not patterns().mixed_rest.search(mixed)
        if sure and max(values[1:]) < values[0] and _MOSTLY <= total / values[0] <= 1 / _MOSTLY:
            yield hit(told[0].start, last.end, values[0], total, last.said)


def _comes_out(values: list[float]) -> bool:
    """Say whether a whole is what follows it, or the last part and the rest."""
    return values[0] in (sum(values[1:]), values[-2] + values[-1])


def _among(draft: Draft, left: int, told: list[rates.ToldRate], rest: re.Match[str]) -> bool:
    """Say whether a number is told as the whole of what follows: 42家中; 31件，; 收到26件."""
    whole, plain = told[0], draft.plain
    behind = plain[whole.end : whole.end + 8]
    if _WITHIN.match(behind):
        return True
    if rest.lastgroup == "among":
        return False
    collected = patterns().collected.search(plain, left, whole.start)
    return (len(told) == 2 or bool(collected)) and behind[:1] in ",，"


_MARK = lazy(r"[,，。;；、:：(]|.{5}")
_WITHIN = lazy(r"[^,，。;；\d]{0,6}(?:[中里内](?![小学年层外])|当中|[,，]其中)")
