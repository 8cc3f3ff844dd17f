"""What stands below a text: the organisation that signs, the date, a contact."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unionnlp.grammar.numerals import COUNT, ONES, SMALL, ordinal
from unionnlp.grammar.periods import CHINESE_YEAR, MASKED_YEAR, year_value
from unionnlp.patterns import lazy

# The date below a document.
SIGNED = lazy(
    rf"^.{{0,24}}(?:\d{{4}}|[〇零○{ONES}]{{4}}|20[\dxX_*]{{2}}|[xX_*]{{2,4}})\s*+[年./、-].{{0,12}}[日月\d]$"
)
_DATE_ENDS = frozenset("日月")
# The organisation that signs, on a line of its own.
SIGNER = lazy(
    r"^[^,。;:、!?]{2,26}(?:工\s?会|工\s?委|委\s?员\s?会|[小中]\s?学|学\s?[校院]|幼\s?儿\s?园|分\s?会|总支|支部|小组|教育局|中心|公\s?司|大学)$"
)
_CONTACT = lazy(
    r"^(?:联系(?:人|电话|方式)|电话|手机|地址|组长|附件?|备注|注|抄送|抄报|报送|主题词)\s*[:]|(?:电话|手机|邮箱)[:]"
)
_DAY = rf"(?:{SMALL})"
_DATE = lazy(
    rf"(?P<year>(?:19|20)\d\s?\d|{CHINESE_YEAR}|{MASKED_YEAR}|(?<!\d)[012]\d(?=[./-]|年\d))\s*+年{{0,2}}\s*+[./、-]?\s*+"
    rf"(?P<month>元|[xX_*]{{1,2}}|{_DAY})\s*+[月./、-]?(?:\s*+(?P<day>[xX_*]{{1,2}}|{_DAY})\s*+[日号]?)?\s*+$"
)
_LEAST_SEPARATED = lazy(r"[年月./、-]")
_SENTENCE = lazy(r"[。!?;…]|\.{3,6}")
_PAGE = lazy(r"\s{1,20}第\s?\d{1,3}\s?页\s{0,20}$")
_NAME = lazy(
    r"(?:工\s?会|工委|委员会|校|小学|中学|学院|园|分会|总支|支部|小组|局|中心|公司|大学|[一-龥]中|小)\s*$"
)
_NO_NAME = lazy(rf"^[{COUNT}(\d]+[、.)](?!\d)|[:,、]|计划|总结|思想|目标|要点|执笔")
_PERSON = lazy(
    r"(?:执笔人?|起草人?|拟稿人?|撰稿人?|(?:工会)?主席|负责人)\s*+[:]?\s*+(?=[一-龥]{2,4}\s*+$)"
)
_LONGEST = 34  # characters of a line that signs
_LAST = 4  # lines at the end among which a signature stands


class Signed(msgspec.Struct, frozen=True):
    """A signature in a text: its span, the span of the signer, and the date as far as it is written.

    ``year_at`` is the span of the year.
    """

    start: int
    end: int
    signer: tuple[int, int] | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_at: tuple[int, int] | None = None


def contact(text: str) -> bool:
    """Tell whether a line says whom to ask, or names an attachment."""
    return ":" in text and bool(_CONTACT.search(text))


def signed(text: str) -> bool:
    """Tell whether a line is the date of a signature, alone or behind the signer's name."""
    dated = text[-1:] in _DATE_ENDS or text[-1:].isdecimal()
    return dated and len(text) <= _LONGEST and bool(SIGNED.match(text))


def read(text: str, lines: Sequence[tuple[int, int]]) -> Signed | None:
    """Return the signature below the last of ``lines``, or right below the first, the title.

    ``text`` is normalised, ``lines`` are the spans of its lines that hold text, the title among them.
    """
    for k in range(len(lines) - 1, max(0, len(lines) - 1 - _LAST), -1):
        found = _dated(text, lines, k)
        if found:
            return found
    if len(lines) > 1 and _name(text[slice(*lines[-1])]):
        return Signed(*lines[-1], signer=lines[-1])
    for k in range(1, min(3, len(lines))):
        found = _dated(text, lines, k)
        if found:
            return found
    return None


def _dated(text: str, lines: Sequence[tuple[int, int]], k: int) -> Signed | None:
    """Read line ``k`` as a date with the signer before it or on the line above."""
    start, end = _last_piece(text, *lines[k])
    if end - start > _LONGEST:
        return None
    match = _DATE.search(text, start, end)
    if not match or not _LEAST_SEPARATED.search(match.group()):
        return None
    before = text[start : match.start()].strip(" ()")
    signer: tuple[int, int] | None = None
    if before:
        person = _PERSON.match(before)
        if not person and not _name(before):
            return None
        low = text.index(before, start) + (person.end() if person else 0)
        signer = (low, text.index(before, start) + len(before))
    elif k > 1 and _name(text[slice(*lines[k - 1])]):
        signer = lines[k - 1]
        start = signer[0]
    year, month, day = match["year"].replace(" ", ""), match["month"], match["day"]
    return Signed(
        start,
        end,
        signer,
        year_value(year),
        _number(month, 12),
        _number(day, 31),
        match.span("year"),
    )


def _last_piece(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what stands behind the last sentence of a line, for texts that lost their line breaks."""
    paged = text.find("页", max(start, end - _LONGEST), end) >= 0
    page = _PAGE.search(text, max(start, end - _LONGEST), end) if paged else None
    end = page.start() if page else end
    floor = max(start, end - _LONGEST - 1)
    for match in _SENTENCE.finditer(text, floor, end):
        start = match.end()
    while start < end and text[start] == " ":
        start += 1
    return start, end


def _name(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST and bool(_NAME.search(text)) and not _NO_NAME.search(text)


def _number(word: str | None, top: int) -> int | None:
    if not word:
        return None
    value = 1 if word == "元" else ordinal(word.lstrip("0") or "0")
    return value if value is not None and 1 <= value <= top else None
