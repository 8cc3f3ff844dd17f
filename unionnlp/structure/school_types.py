"""The kind of organisation that a plan is for, from its name, its title and its words."""

from __future__ import annotations

import re

from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.numerals import COUNT
from unionnlp.records import Document, SchoolType

# In order: the first that fits decides (职业技术学院 is vocational, 中心幼儿园 a kindergarten).
_NAMES: tuple[tuple[SchoolType, str], ...] = (
    ("group", rf"(?:第[{COUNT}\d]+)工会小组|工会小组[^。,，]{{0,10}}(?:计划|总结|安排|要点)"
              r"|(?:年级|教研|科)组工会"),
    ("kindergarten", rf"幼儿园|幼教|托儿所|保育院|[{COUNT}]幼$"),
    ("vocational", r"职业|职校|职高|职专|职院|中专|技校|技工|技师|技术学校|卫校|职教|职中"),
    ("university", r"大学(?!城|路)|(?<!职业)学院(?!路)|高校|电大"),
    ("district", r"学区|教育局|教委|教体局|文教局|教育(?:工会|处|办|集团|系统|工委|总支)|总工会|教办"
                 r"|教科|区工会|县工会|市工会"),
    ("company", r"公司|集团|化建|厂$|煤矿|医院|企业"),
    ("secondary", rf"中学|高中|初中|完中|外国语|[{COUNT}]中|附中|二高|一高"),
    ("primary", rf"小学|完小|中心校|附小|实小|[{COUNT}]小|小校"),
)  # fmt: skip
_TEXT: tuple[tuple[SchoolType, str], ...] = (
    ("kindergarten", r"我园|全园|园务|保教|幼儿教师|保育"),
    ("company", r"公司|企业|班组|厂务|车间"),
    ("university", r"我院|学院|院务|二级学院|高校|校区|大学生"),
    ("secondary", r"高考|中考|高中|初中"),
)
_DOMINANT = 4  # words of one kind that a text without a name must hold (anthologies name few)


def school_type(document: Document, plain: str) -> SchoolType | None:
    """Return the kind of organisation of a document, ``None`` where nothing tells it.

    ``plain`` is the normalised text of the whole source.
    """
    opening = plain[document.start : document.start + 160]
    for name in (document.title or "", document.organization or ""):
        if name and re.search(_NAMES[0][1], name):
            return "group"
    if re.search(rf"第[{COUNT}]+工会小组将", opening):
        return "group"
    tail = plain[max(document.start, document.end - 60) : document.end]
    for named in (normalize(document.organization or ""), normalize(document.title or ""), tail):
        found = next((kind for kind, words in _NAMES if named and re.search(words, named)), None)
        if found:
            return found
    return _by_words(plain[document.start : document.end])


def _by_words(text: str) -> SchoolType | None:
    counts: list[tuple[int, SchoolType]] = [
        (len(re.findall(words, text)), kind) for kind, words in _TEXT
    ]
    count, kind = max(counts)
    return kind if count >= _DOMINANT else None
