"""What a quantity measures, in words of the text around it."""

from __future__ import annotations

import re

from unionnlp.facts.quantities import Amount, clause_start

_CLAUSE_END = re.compile(r"[,。;:!?\n()]|(?<=[一-龥])、(?=[^、,。;]{0,16}?\d)")
_LEAD = re.compile(
    r"^(?:以上|以内|以下|左右|及以上|之内|内|多|余|的|各类|各种|各级|各项|各|/[人名位年月周]|不等|,|\s)+"
)
_VERB_CUT = re.compile(
    r"进行|广泛|积极|认真|开展了|给予|予以|下发|发放(?!率)|分别|均|都|已经|并|以及其|被|受到|获得?|荣获|达到?|为(?!人)|是|超过|占|(?<=[员师工人])(?:进|到|在|去)"
)
_TAIL = re.compile(
    r"(?:[共计达为是到约近有至少不低于超过的了]|达到|总计|合计|共计|累计|平均|人均|每人|以上|分别|确保|力争|争取|控制在|保持在|不少于|不低于|不超过|至少|全部|均|各|名额|一共|实现|完成|开展好?|进行|举办|召开|组织|安排|[≥≤><=/\s“”\"])+$"
)
_HEAD = re.compile(
    r"^(?:今年|本年度?|全年|去年|一年来|一年|本学期|上学期|学期|目前|同时|其中|累计|总计|共计|共|已|先后|为此|并|还|且|要|将|应|须|必须|力争|争取|确保|做到|保证|实现|使|我校|我会|我们|公司|学校|工会|校工会|全校|全园|每[个一]?(?:学期|学年|月|年|周|天|日|季度|位|名|人|半年|两个月|两周)|按(?:季度|月|学期)|平均|人均|至少|不少于|不低于|对|为|从|向|给|把|将|由|和|及|与|在|,|\s|\d+月份?|[一二三四五六七八九十]+月份?)+"
)
_OBJECT = re.compile(
    r"(?:聘任|聘请|收到|征集到?|收集到?|评选出?|表彰|筹集|募集|悬挂|编印|印发|发放|办理|举办|召开|组织|开展|进行|拨付|投入|购置|购买|添置|新增|发展|慰问|完成|采纳|建立|撰写|上报|刊发|发表|推荐|报销|落实|化解|受理|调处)了?(?P<object>[^,。;:]{2,})$"
)
_FREQUENCY = frozenset(("次", "回", "场", "期", "轮", "遍", "趟"))


def indicator(text: str, amount: Amount, *, before_stop: int = 0) -> tuple[int, int] | None:
    """Return the span of the words that say what ``amount`` measures, or ``None``.

    Rates are named before the number, counts of things behind it, unless the number ends its clause;
    ``before_stop`` is the end of the quantity before, beyond which the words belong to that one.
    """
    after = _after(text, amount)
    before = _before(text, amount, before_stop)
    if amount.unit is None:
        word = re.compile(r"[一-龥]{2}").match(text, amount.end)
        return word.span() if word else before
    if amount.unit in ("%", "元", "个百分点", "百分点"):
        return before or after
    return after or before


def _after(text: str, amount: Amount) -> tuple[int, int] | None:
    stop = _CLAUSE_END.search(text, amount.end, amount.end + 44)
    end = stop.start() if stop else min(len(text), amount.end + 44)
    start = amount.end
    lead = _LEAD.match(text[start:end])
    if lead:
        start += lead.end()
    cut = _VERB_CUT.search(text, start, end)
    if cut and cut.start() - start < 2:
        return None
    end = cut.start() if cut else end
    if end - start > 8:
        particle = text.rfind("的", start, end)
        if particle >= 0 and end - particle > 2:
            start = particle + 1
    return _trimmed(text, start, end)


def _before(text: str, amount: Amount, floor: int) -> tuple[int, int] | None:
    start = max(clause_start(text, amount.start), floor)
    found = _cleaned(text, start, amount.start)
    if not found and start > floor and start > 1:
        stop = start - 1
        found = _cleaned(text, max(clause_start(text, stop), floor), stop)
    if not found:
        return None
    thing = _OBJECT.search(text[found[0] : found[1]])
    if thing:
        inner = _cleaned(text, found[0] + thing.start("object"), found[1])
        return inner or found
    return found


def _cleaned(text: str, start: int, end: int) -> tuple[int, int] | None:
    tail = _TAIL.search(text[start:end].rstrip())
    if tail:
        end = start + tail.start()
    head = _HEAD.match(text[start:end])
    if head:
        start += head.end()
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " ,、:;的了\n)":
        start += 1
    while end > start and text[end - 1] in " ,、:;的了\n(":
        end -= 1
    return (start, end) if end - start >= 2 else None
