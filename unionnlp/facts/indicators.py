"""What a quantity measures, in words of the text around it.

Rates and amounts of money are named before the number, counted things behind it, unless the number ends
its clause. Where a clause names only a measure (费用, 每次), the clause before says of what. The word lists
are data (resources/quantities.toml, ``indicator``).
"""

from __future__ import annotations

import re
from functools import cache

from unionnlp.facts.measures import Amount
from unionnlp.grammar.clauses import clause_start
from unionnlp.resources import alternation, load

Run = tuple[int, int]
_CLAUSE_END = re.compile(r"[,。;:!?\n()|\t]|\.(?!\d)|(?<=[一-龥])、(?=[^、,。;]{0,16}?\d)|\d")
_LEAD = re.compile(
    r"^(?:\d+周?岁(?:以[上下])?的?"
    r"|以上|以内|以下|左右|及以上|之内|内|多|余|的|各类|各种|各级|各项|各|/[人名位年月周]|不等| )+"
)
_VERB_CUT = re.compile(
    r"进行|广泛|积极|认真|开展了|给予|予以|下发|发放(?!率)|分别|均|都|已经|并|被|受到|获得|荣获|达到?|为(?!人)|是|超过|占"
    r"|办理|同场|夺得|开展(?!率)|出席|奋力|报名|脱颖|进校园|与(?=[一-龥]{2,6}结)|中选出|中评出|中(?=[一-龥]*(?:超过|选|评))|于今年|于\d|赴|(?<=[员师工人])(?:进|到|在|去)"
)
_TAIL = re.compile(
    r"(?:[共计达为是约近有至少不低高于超过须经由的了]|(?<![实应])到|达到|总计|合计|共计|累计|平均|人均|每人|以上|分别|确保|力争|争取|控制在|保持在|不少于|不低于|不超过"
    r"|至少|全部|均|各|名额|一共|实现|[≥≤><=/\s“”\"|])+$"
)
_HEAD = re.compile(
    r"^(?:今年|本年度?|全年|去年|一年来|一年|本学[期年]|上学期|学期|目前|同时|其中|累计|总计|共计|共|已|先后|为此|并|还|且|要|将|应(?!到)|须|必须|力争|争取|确保|做到"
    r"|截[至止][^,。]{2,8}[底末日月]|保证|坚持|继续|实现|使|我校|我会|我们|公司工会|公司|学校|校工会|全校|全园|全会|按(?:季度|月|学期)|平均|人均|至少|不少于|不低于|对|为|从|向|给|把|将|由|和|及|与"
    r"|在|,|\s|\d+月份?|[一二三四五六七八九十]+月份?|[^,。;]{2,8}(?<!以)内(?=[一-龥]{3}))+"
)
_PERIOD = re.compile(
    r"(?:全年)?(?:每[个一]?(?:学期|学年|半年|季度|年(?!级)|月|周|天|日|星期|双周|两周|两个月|位|名|人)(?:中|内)?|隔周|隔月|日均|月均|年均|人均|全年|按月|按季度?|至少)"
)
_TWO = re.compile(r"[一-龥]{2}")
_SENTENCE = re.compile(r"[。;\n]")
_ETC = re.compile(r"》等(?P<rest>[一-龥]{2,})$")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = load("quantities")["indicator"]
    return {
        "weak": re.compile(rf"(?:{'|'.join(data['weak'])})"),
        "empty": re.compile(rf"(?:{'|'.join(data['empty'])})"),
        "verbs": re.compile(rf"(?:{alternation(data['verbs'])})了?(?=[^,。;:]{{2,}}$)"),
    }


def indicator(
    text: str, amount: Amount, *, floor: int = 0, last: tuple[Run, ...] = ()
) -> tuple[Run, ...]:
    """Return the spans (one or two) of the words that say what ``amount`` measures.

    ``floor`` is the end of the quantity before, whose words are not taken; ``last`` are that quantity's runs,
    which a mere change (``提高到94%``) shares.
    """
    after, before = _after(text, amount), _before(text, amount, floor)
    share = amount.unit in ("%", "元", "个百分点", "百分点")
    if amount.unit is None:
        word = _TWO.match(text, amount.end)
        return (word.span(),) if word else (before or ())
    if text[amount.end : amount.end + 1] == "的" and after and not _hollow(text[slice(*after)]):
        runs: tuple[Run, ...] = (after,)
    elif share and not (amount.unit == "%" and after and _fraction(text, amount)):
        runs = before or ((after,) if after else ())
    elif after and not _hollow(text[slice(*after)]):
        runs = (after,)
    else:
        runs = before
    return runs or _shared(text, amount, floor, last)


def _hollow(words: str) -> bool:
    return bool(_words()["empty"].fullmatch(words) or _words()["weak"].fullmatch(words))


def _fraction(text: str, amount: Amount) -> bool:
    return "%" not in text[amount.start : amount.end]


def _shared(text: str, amount: Amount, floor: int, last: tuple[Run, ...]) -> tuple[Run, ...]:
    """A number without words of its own measures what the one before it measured, in one sentence."""
    if last and not _SENTENCE.search(text, floor, amount.start):
        return last
    return ()


def _after(text: str, amount: Amount) -> Run | None:
    start = amount.end
    lead = _LEAD.match(text[start : start + 12])
    if lead:
        start += lead.end()
    stop = _CLAUSE_END.search(text, start, start + 44)
    end = stop.start() if stop else min(len(text), start + 44)
    cut = _VERB_CUT.search(text, start, end)
    if cut and cut.start() - start < 2:
        return _trimmed(text, start, end) if text[amount.start - 1] in "为给向对" else None
    end = cut.start() if cut else end
    particle = text.rfind("的", start, end)
    if particle - start >= 6 and end - particle > 2:
        start = particle + 1
    return _trimmed(text, start, end)


def _before(text: str, amount: Amount, floor: int) -> tuple[Run, ...]:
    """Return the runs before the number: its clause, or with a weak one the clause before as well."""
    begin = max(clause_start(text, amount.start), floor)
    own = _phrase(text, begin, amount.start)
    words = "".join(text[a:b] for a, b in own)
    if own and not _hollow(words):
        return own
    matter: tuple[Run, ...] = ()
    if begin > floor and begin > 1 and text[begin - 1] in ",:\n":
        matter = _phrase(text, max(clause_start(text, begin - 1), floor), begin - 1)
    if not own or _words()["empty"].fullmatch(words):
        return matter[-1:]
    return (*matter[-1:], *own[-1:])


def _phrase(text: str, start: int, end: int) -> tuple[Run, ...]:
    """Clean a stretch of its frame; a period inside splits it into two runs."""
    runs: list[Run] = []
    at = start
    for match in [*_PERIOD.finditer(text, start, end), None]:
        stop = match.start() if match else end
        run = _cleaned(text, at, stop)
        if run:
            runs.append(run)
        at = match.end() if match else end
    if not runs:
        return ()
    runs[-1] = _object(text, *runs[-1])
    return tuple(runs[-2:])


def _object(text: str, start: int, end: int) -> Run:
    """Take what stands behind the last verb that counts things."""
    rest = _ETC.search(text[start:end])
    if rest:
        return start + rest.start("rest"), end
    found = [m.end() for m in _words()["verbs"].finditer(text[start:end])]
    if found:
        inner = _cleaned(text, start + found[-1], end)
        return inner if inner and not _hollow(text[slice(*inner)]) else (start, end)
    return start, end


def _cleaned(text: str, start: int, end: int) -> Run | None:
    tail = _TAIL.search(text[start:end].rstrip())
    if tail:
        end = start + tail.start()
    head = _HEAD.match(text[start:end])
    if head:
        start += head.end()
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Run | None:
    while start < end and text[start] in " ,、:;的了\n)|.":
        start += 1
    while end > start and text[end - 1] in " ,、:;的了\n(|.":
        end -= 1
    return (start, end) if end - start >= 2 else None
