"""Incomplete: attachments that are announced and absent, sentences that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from unionnlp.checks import unfinished
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.people import is_name
from unionnlp.grammar import leads
from unionnlp.grammar.cuts import CLAUSE_MARK, PAUSE_MARK
from unionnlp.grammar.labels import RANKS, leading
from unionnlp.grammar.leads import COUNTED, FIGURES
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.grammar.signatures import SIGNER, signed
from unionnlp.grammar.words import cut
from unionnlp.patterns import lazy
from unionnlp.resources import alternation, load, words
from unionnlp.translation import translator

_N = rf"[{COUNT}\d]{{0,2}}"
_ANNOUNCED = lazy(
    rf"(?:见|详见|另见|参见|参照|按|以|列入|列于|载于|填|具体)(?:本计划|文后|后面的?|所附的?)?(?P<what>附件|附表|附录|附页|附图)(?P<n>{_N})"
    r"|(?P<behind>[一-鿿]{2,10}(?<!不再)(?<!不另)(?<![不未没])(?:附后|附于文后|附在(?:文后|后面))"
    r"|[一-鿿]{0,8}(?:附件|表|单|册|方案|办法|细则|预算|日程|章程)[,，]?(?:都|均|已|另|也)?[印列排贴钉订载附]在(?:这份|本|此)?(?:稿子?|文稿|计划|文件|材料|正文)?的?(?:之?后面?|后头|背面|末尾|尾页|文后)(?=[,，。;；]|$))|见(?:后附|所附|附后|文后)的?(?P<title>《[^《》\n]{2,20}》)|(?:另附|随文附|并附)(?:有|上)?(?P<apart>《[^《》\n]{2,20}》)|(?P<paper>[(（]附(?:件|表)?[:：]?[^()（）\n]{2,20}[)）])"
)
_THERE = lazy(
    rf"(?m)^[ \t　]*(?P<what>附件|附表|附录|附页|附图|附)[ \t]*(?P<n>{_N})[ \t]*(?:[:：、.．]|\s|$)"
)
_NAME = lazy(r"[^,。;]{2,40}$")  # of a paper, behind its number: 2.经费预算表
# Behind 附：, the name of a paper of its own.
_PAPER = lazy(
    r"[^\n,，。;；]{2,30}(?:一览|登记|汇总|统计|申请|安排|预算|标准|评分|报名|日程|进度|分工|计划)?"
    r"(?:表|名单|名册|方案|办法|细则|清单|回执|须知|流程图|样式|议程|章程)[)）]?。?[ \t]*(?:\n|$)"
)
_UPPER = lazy(r"(?:文件|通知|来文|县里|区里|市里|上级)(?:的)?[^,。;]{0,4}$")
_TABLE = lazy(r"\t.*\n.*\t")
_OPEN_MARK = lazy(r"[,，、]$")
_OPEN_WORD = lazy(
    r"(?:(?<!说到)(?<!想到)做到|力争|力求|确保|旨在|以求|使得|使之|达到|(?:市|县|区|省|上级|教育|总)(?:总)?工会(?:组织|举办|开展|召开|布置|下发)的|我们[会将要]|(?<![机学社协])会(?=$)(?<=[们将才都就]会)|凡[^,。;]{2,12}[者的]|[都就才更并]能|能够|以及|并且|从而|进而|通过|对于|关于|根据|为了|按照|由于|其中|包括|予以|给予|加以|将于|拟于|定于|应当|必须经|须经|以便|便于|有利于|特别是|尤其是|不断|进一步|积极|认真|切实|努力|之余|的同时|的基础上|的前提下|的过程中|的情况下"
    r"|[让使把将与及或从]|(?<![谐平温缓祥])和|(?<!目)(?<!有)的|(?<![存所实内自就好正潜外现])在|(?<![供补自配])给|(?<![方志意走倾风导趋取动转面单双内外去定朝纵横流])向)$"
)
# Words that no sentence ends in: what follows on a new line is another paragraph, where lines are not wrapped.
_HELD = lazy(
    r"(?:[将把]|(?<![对双])对|(?<![理自缘事])由|(?<![方志意走倾风导趋取动转面单])向|(?<![谐平温缓祥])和|(?<![参给赋])与)$"
)
# Words that no paragraph ends in, whatever stands before them.
_BARE = lazy(
    r"(?:以及|并且|从而|进而|而且|确保|力求|旨在|为了|不仅|不但|并对|并将|对于|关于|由于|尤其是|特别是|[,，]届时|[一-鿿][,，]?二要|我们[会将要]|工会[将要会应]在?|围绕|审议通过后"
    r"|(?<![自缘事理])由|(?<![参给赋])与|(?<![谐平温缓祥])和|(?<![触遍普波涉惠])及|(?<![一来])把|(?<![合兼归吞火裁])并|(?<![薄厚棉凉秋冬夏丝绒绸毛巾蚕调单盖毯和])被|将)$"
)
# Words that no entry of an arrangement ends in.
_CUT_ENTRY = lazy(
    r"(?:(?:组织|举办|开展|召开|布置|下发|安排|主办|承办|推荐|评出|选出)的|参加[省市县区][^,，。;；\s]{0,8}的"
    r"|以及|并且|关于|对于|(?<![谐平温缓祥])和|(?<![参给赋])与|(?<![触遍普波涉惠])及|(?<![薄厚棉凉秋冬夏丝绒绸毛巾蚕调单盖毯和])被|将|向全体|为全体)$"
)
_FILE = lazy(r"(?i:\.(?:xlsx?|docx?|pptx?|pdf|wps|et|rar|zip|jpe?g|png))(?![a-z])")
_LINE = lazy(r"[^\s][^\n]*")
_CELL = lazy(r"[^\t\n]+")
_OPENED = lazy(r"(?:^|[。!?;；])(?:为了|如果|凡是|只要|只有|对于|由于)[^,，。;；!?]*$")
_FIELD = lazy(r"(?:活动)?(?:时间|地点|主题|内容|对象|负责人|参加人员)[:：]")
_BELOW = lazy(
    r"(?:见|如|详见|列于|(?:写|列|排|印|记|填|都)在)(?P<what>下面?(?:的|这)?(?:一?张)?(?:大|小|总)?表|[下后]页(?:的)?(?:表格?|附表)|后(?:面的?)?表)(?![彰示述明达])"
)
_PIPED = lazy(r"(?m)^[ \t]{0,9}\|[^|\n]{0,200}\|")  # a row of a table drawn with marks
_BRACKETED = lazy(rf"[〔【\[]{FIGURES}[〕】\]]")  # 〔七〕安排
_RUN = lazy(r"[一-鿿]{2,8}$")  # the characters in which a paragraph ends
_COUNTED = lazy(COUNTED)
_ONLY = lazy(leads.marked(FIGURES))  # a line that is but a label
_FEW = 6  # characters of a paragraph that is more than a label
_WHOLE = lazy(r"^[^,。;]{2,}[^。]*。$")
_WRAPPED = 8  # characters by which the lines of wrapped text differ
_PARAGRAPH = 40  # characters of a line that is no wrapped one
_NAMED = 4  # characters of the name of an attachment
_CELL_LEAST = 10  # of a cell that does
_GIVEN = 4  # characters of a person's name, at most
_OFFICE = lazy(
    r"(?:主席|委员|组长|校长|园长|院长|书记|主任|会计|出纳"
    r"|(?:负责|牵头|联系|经办|主持|执笔)人?|起草|记录|审核|签发|拟稿|核稿)[:：\s　]*$"
)
_HANGING = 8  # characters of a sentence that hangs
_LEAST = 16  # characters of a sentence that breaks off
_TAIL = 24  # characters of it that are shown

# 暖心：把该到的关怀送到: what a heading asks for, done to its end.
_SLOGAN = lazy(r"[一-鿿]{2,6}[:：](?:把|让|将)[^,，。;；:：]{3,14}[一-鿿]到$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what is announced and absent, and what breaks off."""
    yield from _attachments(draft)
    yield from _tables_below(draft)
    yield from _broken_off(draft)
    yield from _broken_cells(draft)
    yield from _listed_only(draft)
    yield from _announced(draft)
    yield from _left_out(draft)
    yield from _label_only(draft)
    yield from unfinished.check(draft)


def _attachments(draft: Draft) -> Iterator[Hit]:
    document = draft.document
    there = [m.group("n") for m in _THERE.finditer(draft.plain, document.start)]
    for match in _ANNOUNCED.finditer(draft.plain, document.start, document.end):
        left, _ = draft.context.clause(match.start())
        if _UPPER.search(draft.plain, left, match.start()) or draft.context.past(match.start()):
            continue
        numeral = match.group("n") or ""
        if (
            numeral in there
            or (there and not numeral)
            or ("" in there and len(there) == 1 and not numeral)
        ):
            continue
        if not numeral and _TABLE.search(draft.plain, document.end):
            continue
        start, end = draft.context.clause(match.start())
        what = match.group("what") or translator(draft.lang)("附件")
        yield Hit("P210", ((start, end),), {"what": f"{what}{numeral}"})


def _listed_only(draft: Draft) -> Iterator[Hit]:
    """``附件：经费预算表`` at the end of a plan, and behind it nothing but its signature."""
    document = draft.document
    found = _THERE.finditer(draft.plain, document.start)
    listed = [m for m in found if len(m.group("what")) > 1 or _PAPER.match(draft.plain, m.end())]
    if draft.attached or not listed or _TABLE.search(draft.plain, listed[0].start()):
        return
    if _FILE.search(draft.plain, listed[0].start()):  # a page offers the paper as a file
        return
    lines = [m.span() for m in _LINE.finditer(draft.plain, listed[0].start())]
    for start, end in lines:
        text = draft.plain[start:end].strip()
        at = leads.behind(text)
        item = _THERE.match(draft.plain, start) or (at and _NAME.match(text, at))
        if not (item or signed(text) or SIGNER.match(text) or draft.in_noise(start, end)):
            return
    span = lines[0]
    named = draft.plain[listed[0].end() : span[1]].strip()
    if len(named) >= _NAMED and _THERE.match(draft.plain, span[0]):
        yield Hit("P210", (span,), {"what": translator(draft.lang)("附件")})


def _broken_off(draft: Draft) -> Iterator[Hit]:
    """A paragraph that ends in the middle of a sentence, where a new one or nothing follows.

    A page's number or a site's line between two lines is no end: the sentence goes on below it.
    """
    lines = draft.own_lines()
    widest = max((b - a for a, b in lines), default=0)
    tables = {span for span in lines if "\t" in draft.plain[slice(*span)]}
    for span, after in pairwise([*lines, (draft.document.end, draft.document.end)]):
        start, end = span
        if span in tables or end - start < _FEW or draft.in_noise(start, end):
            continue
        if draft.covers(draft.document.schedule, start, end):
            entry = draft.plain[start:end]
            done = words("checks", "breaks", "done", ends=True).search(entry)  # 赶在假期里送到
            if _broken(_CUT_ENTRY, entry) or (_hanging(entry) and not done):
                yield _ending(start, end)
            continue
        ends = _ends_here(draft, after)
        if _is_open(draft, start, end) if ends else _held(draft, span, after, widest):
            yield _ending(start, end)


def _broken_cells(draft: Draft) -> Iterator[Hit]:
    """A cell that holds a sentence and ends in a word or a mark that no cell ends in."""
    for start, end in draft.lines():
        if "\t" not in draft.plain[start:end] or draft.in_noise(start, end):
            continue
        for cell in _CELL.finditer(draft.plain, start, end):
            body = cell.group().strip()
            said = len(body) >= _CELL_LEAST and CLAUSE_MARK.search(body)
            broken = (_BARE, _adverb(), _OPEN_MARK, _opens(), _begins())
            if said and any(_broken(pattern, body) for pattern in broken):
                yield _ending(*cell.span())


def _is_open(draft: Draft, start: int, end: int) -> bool:
    """Say whether a paragraph ends in a mark or a word that no sentence ends in."""
    text = draft.plain[start:end]
    label = leading(draft.plain, start, end)
    body = draft.plain[label.end if label else start : end].strip()
    if _SLOGAN.match(body):
        return False
    if _broken(_BARE, body) or _OPENED.search(body) or _opens().search(body):
        return True
    if _hanging(body):
        return True
    if end - start < _LEAST:
        # 3.加强师德建设，: a labelled task that ends in a comma, however short
        return bool(label and len(body) >= _FEW and _OPEN_MARK.search(body) and "、" not in body)
    word = _broken(_OPEN_WORD, text) or _adverb().search(text)
    marked = word and CLAUSE_MARK.search(text)
    return bool(_OPEN_MARK.search(text) or marked)


def _broken(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the word in which a text breaks off; one that only ends a longer word (暖和) is none."""
    found = pattern.search(text)
    if found is None or len(found.group()) > 1:
        return found
    if text[-4:-2] == text[-2:] or _ends_in_name(text):
        return None  # 乐和乐和; 主席　戴清和
    run = _RUN.search(text)
    last = cut(run.group())[-1] if run else None
    return None if last and last.end - last.start > 1 else found


def _ends_in_name(text: str) -> bool:
    """Say whether a person's name ends a text: set apart, or behind an office (``主席：李与``)."""
    for at in range(max(len(text) - _GIVEN, 0), len(text) - 1):
        if is_name(text[at:]) and (_OFFICE.search(text, 0, at) or text[at - 1 : at].isspace()):
            return True
    return False


def _hanging(text: str) -> bool:
    """Say whether a sentence of several clauses hangs at its last words: 一定要, 主要是, 由组长."""
    several = len(text) >= _HANGING and PAUSE_MARK.search(text)
    return bool(several and words("checks", "breaks", "hangs", ends=True).search(text))


def _adverb() -> re.Pattern[str]:
    """Words that stand before a verb: no sentence ends in one."""
    return words("checks", "breaks", "adverb", ends=True)


def _opens() -> re.Pattern[str]:
    """Words that open a number, a place or a time: 不超过, 截止到."""
    return words("checks", "breaks", "opens", ends=True)


@cache
def _begins() -> re.Pattern[str]:
    """Words that a list follows, at the end of a line."""
    table = load("checks")["breaks"]
    return lazy(f"(?:{alternation(table['lists'])})[:：]$|(?:{alternation(table['listed'])})$")


@cache
def _left_open() -> re.Pattern[str]:
    return lazy(f"(?:{alternation(load('checks')['breaks']['left'])})(?=[。;；,，])")


def _left_out(draft: Draft) -> Iterator[Hit]:
    """``篇幅不超过，``: a mark where a number or a place should be."""
    for match in _left_open().finditer(draft.plain, draft.document.start, draft.document.end):
        if not draft.in_noise(*match.span()):
            yield _ending(draft.context.clause(match.start())[0], match.end())


def _label_only(draft: Draft) -> Iterator[Hit]:
    """``2.`` with nothing behind it, between ``1.`` and ``3.`` that have a text."""
    spans = draft.lines()
    for before, span, after in zip(spans, spans[1:], spans[2:], strict=False):
        own = _ONLY.fullmatch(draft.plain, *span)
        if own is None or draft.in_noise(*span):
            continue
        n = number(own["n"])
        beside = (leading(draft.plain, *before), leading(draft.plain, *after))
        if [label and label.number for label in beside] == [n and n - 1, n and n + 1]:
            yield Hit("O704", (span,), {})


def _tables_below(draft: Draft) -> Iterator[Hit]:
    """``见下表`` where no table is."""
    if draft.source.remarks:
        return
    document, rows = draft.document, [m.start() for m in _PIPED.finditer(draft.plain)]
    last_cell = max([draft.plain.rfind("\t"), *rows[-1:]])
    for match in _BELOW.finditer(draft.plain, document.start, document.end):
        if match.end() > last_cell:
            yield Hit("P210", (draft.context.clause(match.start()),), {"what": match.group("what")})


def _announced(draft: Draft) -> Iterator[Hit]:
    """``委员分工如下：`` and ``时间：`` where the next label, the signature or the end comes at once."""
    for span, after in pairwise([*draft.lines(), (draft.document.end, draft.document.end)]):
        text = draft.plain[slice(*span)].strip()
        if "\t" in text:
            continue
        begins, blank = _begins().search(text), _FIELD.fullmatch(text)
        if not (begins or blank) or draft.in_noise(*span):
            continue
        another = blank and _FIELD.match(draft.plain[slice(*after)].strip())
        if another or (begins and _ends_list(draft, span, after)):
            yield _ending(*span)


def _ends_list(draft: Draft, span: tuple[int, int], after: tuple[int, int]) -> bool:
    """Say whether no list follows: a label of the same or a higher rank does, a signature, the end."""
    start, end = after
    text = draft.plain[start:end]
    below = draft.plain[end : draft.document.end].strip()
    signs = SIGNER.match(text) and (not below or signed(below.split("\n", 1)[0]))
    if start >= end or signed(text) or signs:  # 布置 青年小组 above another line is one of a list
        return True
    if _COUNTED.match(draft.plain[slice(*span)]) and _COUNTED.match(text):
        return True  # 第五件，…是：, and 第六件，…
    own, following = leading(draft.plain, *span), leading(draft.plain, start, end)
    if own is None:  # what follows begins no list: it is a later heading
        return following is not None and (following.number or 1) > 1
    if following is None or own.number is None or following.number is None:
        return False
    if following.style == own.style:
        return following.number == own.number + 1
    return RANKS.get(following.style, 99) < RANKS.get(own.style, 0)


def _ending(start: int, end: int) -> Hit:
    """Return the finding of a paragraph that breaks off, at its last words."""
    return Hit("P211", ((max(start, end - _TAIL), end),))


def _held(draft: Draft, span: tuple[int, int], after: tuple[int, int], widest: int) -> bool:
    """Say whether a paragraph of text that is not wrapped ends in such a word, and a whole one follows."""
    start, end = span
    if end - start < _PARAGRAPH or widest - (end - start) < _WRAPPED:
        return False
    whole = _WHOLE.match(draft.plain[slice(*after)])
    text = draft.plain[start:end]
    return bool(whole and (_broken(_HELD, text) or _hanging(text)))


def _ends_here(draft: Draft, after: tuple[int, int]) -> bool:
    """Say whether what follows cannot go on with the sentence: a label, a signature, the end."""
    start, end = after
    if start >= end or draft.in_noise(start, end):
        return True
    text = draft.plain[start:end]
    if leading(draft.plain, start, end) or signed(text) or SIGNER.match(text):
        return True
    if _BRACKETED.match(text):
        return True
    return draft.covers(draft.document.outline, start, end) or "\t" in text
