"""Which organisation a document is from: the one whose union writes.

Title, signature and sentences in which the text speaks of itself by name tell it; a host, a hotel,
a unit given as an example and the upper union do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from unionnlp.grammar import signatures
from unionnlp.grammar.labels import leading
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.organizations import names, school_of_some_name, vague
from unionnlp.grammar.patterns import lazy
from unionnlp.structure.blocks import Body, Row
from unionnlp.structure.titles import delimiter

_SYSTEM = re.compile(r"(?:教师|教职工|学生)?(?:教育|体育)?(?:系统)")
_UNION = r"(?:教育)?(?:分|部门)?(?:工会|会)(?:委员会)?"
# What a union does where a sentence speaks of the writer.
_ACTS = (
    r"(?:在|将|以|要|会|拟|围绕|坚持|认真|按照|根据|紧紧|紧扣|全体|努力|积极|立足|本着|始终|深入|切实|继续|充分|依靠|组织|开展|召开"
    r"|举办|共|已|现有|严格|全面|注重|把|为|充|大力|主动|结合|一如既往|着力|狠抓|底子|一定|全年|先后|本年|今年|[,是])"
)
_SPEAKS = lazy(rf"(?:{_UNION})?(?:全体)?{_ACTS}")
_UNION_SPEAKS = lazy(
    rf"{_UNION}(?!的?(?:领导|指导|要求|部署|精神|文件|安排|布置|统一|关心|关怀|支持|帮助)){_ACTS}"
)
# At the head of a clause the union of a unit by name is who speaks, whatever it does.
_GOES_ON = r"(?=[一-龥])(?!的|和|与|、|等|下发|印发|转发|要求|通知|号召|部署|主席|领导|组织的)"
_UNION_TOLD = lazy(f"{_UNION}{_GOES_ON}")
_NAMED_TOLD = lazy(_GOES_ON)
_HOUSE = lazy(r"(?:是(?:一[所个]|民办|公办|全)|地处|位于|现有|坐落|创[办建]|始建)")
# The writer in the words of its own text: 为…的发展, 代表…, 受…之托.
_PRAISED = re.compile(r"(?:教育)?的?(?:新?发展|精神|形象|建设|明天|建功|早日|努力|腾飞|事业|创建)")
_FOR = lazy(r"(?:为|代表|宣传|弘扬|展示|把|推动|是|给|受|让)$")
_COMMISSION = re.compile(rf"第[{COUNT}]{{1,3}}届.{{0,8}}委员会.{{0,2}}(?:之托|委托)")
# Another's: an upper unit, a document's author, a host, one of a list.
_OTHERS = lazy(
    r"(?:系统|学区化|街道|区|等\d|等[一-龥]{0,4}(?:学校|单位)|(?:总支|党委|支部|工会)?[和与、]?[一-龥]{0,8}的?(?:文件|通知|领导|指导|部署|意见|关怀|支持|帮助|号召|安排|统一)|承办|举行|举办的|参观|见学)"
)
_ABOVE = lazy(
    r"(?:对照|根据|按照|遵照|依照|响应|在|向|与|和|同|赴|到|去|由|请|邀请|联合|参观|结合|接|经|比如|例如|如)$"
)
_QUOTED = re.compile(r"[《“][^》”]*$")
# The label of a form before the unit that fills it in.
_LABEL = re.compile(
    r"(?:填报|填表|申报|报送|制定|制表|上报|所在|工作)?(?:单位|学校|工会|基层工会)"
    r"(?:名称|全称)?(?:\((?:盖章|公章|章)\))?[:\t| ]+"
)
_FORM = 4  # rows at either end of a text that a form is told in
_TRADE = 4  # characters of 供电公司, 纺织公司, 职工医院
_CLAUSE = frozenset("。;,!?:\n ")


class Name(msgspec.Struct):
    """An organisation's name with its source span."""

    value: str
    start: int
    end: int


def organization(
    norm: str, titles: list[tuple[int, int]], body: Body, *, heads: Sequence[tuple[int, int]] = ()
) -> Name | None:
    """Return the organisation whose union writes, ``None`` where the text does not say.

    ``heads`` are the lines above the text that are no part of its title (a letterhead, a byline).
    """
    named = _title_name(norm, titles, body)
    if named and _collected(norm, titles) and not _repeated(named, body):
        named = None
    told = named or _labelled_name(body) or _signature_name(body)
    return told or _title_name(norm, heads, body) or _own_name(body)


def _labelled_name(body: Body) -> Name | None:
    """Return the name that a form gives for its unit: 填报单位：…, the row 单位 | … of a table."""
    for row in (*body.rows[:_FORM], *body.rows[-_FORM:]):
        label = _LABEL.match(row.text)
        if label and (named := _first(body.view.text, row.start + label.end(), row.end, body)):
            return named
    return None


def _collected(norm: str, titles: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a title is a collection's delimiter, which names a trade and no unit (``医院工会总结篇一``)."""
    return len(titles) == 1 and delimiter(norm[slice(*titles[0])]) is not None


def _repeated(name: Name, body: Body) -> bool:
    """Tell whether a name has a place's length, or the text says it again."""
    return len(name.value) > _TRADE or name.value in body.view.text


def _title_name(norm: str, titles: Sequence[tuple[int, int]], body: Body) -> Name | None:
    """Return the name in the title; the spans of a title that touch a mark are read as one."""
    text, source = "", []
    for k, (start, end) in enumerate(titles):
        if k and "\n" in norm[titles[k - 1][1] : start]:
            text += "\n"
            source.append(start - 1)
        text += norm[start:end]
        source += range(start, end)
    for a, b in names(text):
        if _SYSTEM.match(text, b):
            continue
        name = Name(text[a:b], source[a], source[b - 1] + 1)
        return _housed(name, body) or name
    return None


def _housed(name: Name, body: Body) -> Name | None:
    """A faculty's title names the faculty; the text may name its university with it."""
    if not name.value.endswith("学院") or len(name.value) > 10:
        return None
    whole = re.search(rf"[一-龥]{{2,10}}大学{re.escape(name.value)}", body.view.text)
    if whole is None:
        return None
    at = names(whole.group())
    lead = at[0][0] if at else 0
    return Name(whole.group()[lead:], *body.view.span(whole.start() + lead, whole.end()))


def _signature_name(body: Body) -> Name | None:
    """Return the name below the text: in its signature, or on a short line among the last."""
    text = body.view.text
    found = signatures.read(text, [(0, 0), *((r.start, r.end) for r in body.rows)])
    if found and found.signer:
        named = _first(text, *found.signer, body)
        if named:
            return named
    bylines = [r for r in body.rows[:2] if r.text.endswith(("工会", "委员会"))]
    for row in [*reversed(body.rows[-3:]), *bylines]:
        if _plain(row) and (named := _first(text, row.start, row.end, body)):
            return named
    return None


def _plain(row: Row) -> bool:
    short = len(row.text) <= 34 and not re.search(r"[,;:]", row.text)
    return short and not leading(row.text, 0, len(row.text))


def _first(text: str, start: int, end: int, body: Body) -> Name | None:
    piece = text[start:end]
    shift = len(piece) - len(piece.lstrip(" ("))
    for a, b in names(piece[shift:], strip=False):
        if a == 0:
            a, b = start + shift, start + shift + b
            return Name(text[a:b], *body.view.span(a, b))
    return None


def _own_name(body: Body) -> Name | None:
    """Return the name by which the text speaks of itself, the best told one."""
    text = body.view.text
    spans = [
        (a, b)
        for a, b in names(text, running=True, doubtful=True)
        if not vague(text[a:b]) or (school_of_some_name(text[a:b]) and _at_head(text, a))
    ]
    counts = Counter(text[a:b] for a, b in spans)
    best: tuple[int, int, int] | None = None
    for a, b in spans:
        score = _told(text, a, b)
        if score > 0:
            score += min(counts[text[a:b]] - 1, 2)
        if score >= 2 and (best is None or score > best[0]):
            best = (score, a, b)
    if best is None:
        return None
    return Name(text[best[1] : best[2]], *body.view.span(best[1], best[2]))


def _at_head(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _CLAUSE


def _told(text: str, start: int, end: int) -> int:
    """Return how clearly a name is the writer's own where it stands; 0 where it says nothing."""
    before, name = text[max(0, start - 30) : start], text[start:end]
    head = (
        not before or before[-1] in _CLAUSE or before.endswith(("本学期", "今年", "一年来", "我们"))
    )
    union = "工会" in name
    if _QUOTED.search(before):
        return 0
    if _UNION_SPEAKS.match(text, end) or (union and _SPEAKS.match(text, end)):
        return 0 if _ABOVE.search(before) else 3 if head else 2
    told = _NAMED_TOLD if name.endswith("分工会") else _UNION_TOLD
    if head and (_HOUSE.match(text, end) or (len(name) > 2 and told.match(text, end))):
        return 2
    if _COMMISSION.match(text, end):
        return 2
    if _OTHERS.match(text, end):
        return 0
    if _FOR.search(before) and (_PRAISED.match(text, end) or re.match(_UNION, text[end : end + 3])):
        return 2
    if before.endswith("代表"):
        return 2
    return 1 if _FOR.search(before) or _PRAISED.match(text, end) else 0
