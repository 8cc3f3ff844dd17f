"""Documents about automatic numbers, one case each; LibreOffice's text stands beside them."""

from __future__ import annotations

from building import abstract, docx, level, num, para

_THREE = abstract(
    1,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%2.%3.%4"),
)
_RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
FORMATS = (
    "chineseCounting", "chineseCountingThousand", "ideographTraditional", "ideographZodiac",
    "japaneseCounting", "taiwaneseCountingThousand", "decimalEnclosedCircle", "decimal",
    "chineseLegalSimplified", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman",
    "decimalZero",
)  # fmt: skip


def _sequence(*pairs: tuple[int, int]) -> str:
    return "".join(para(f"表{n}级{depth}", n, depth) for n, depth in pairs)


def _levels(*depths: int) -> str:
    return _sequence(*((1, depth) for depth in depths))


def _formats() -> bytes:
    """Each format up to 20 (ten for the stems, which have no more)."""
    lists = "".join(abstract(i, level(0, f, "%1、")) for i, f in enumerate(FORMATS, 1))
    nums = "".join(num(i, i) for i in range(1, len(FORMATS) + 1))
    body = "".join(
        para(style, i, 0)
        for i, style in enumerate(FORMATS, 1)
        for _ in range({"ideographTraditional": 10, "ideographZodiac": 12}.get(style, 20))
    )
    return docx(body, lists + nums)


_CHAPTERS = abstract(
    1, level(0, "chineseCounting", "第%1章"), level(1, "chineseCounting", "第%2条"),
    level(2, "decimal", "（%3）"), level(3, "lowerLetter", "%4)"),
)  # fmt: skip
_HEADINGS = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr>
<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr>
<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>
</w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="mine"><w:name w:val="my heading"/>
<w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="plain"><w:name w:val="plain heading"/>
<w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
"""
_STYLED = abstract(
    1,
    level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
    level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
) + abstract(2, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
_LINKED = abstract(
    1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2."),
    extra='<w:styleLink w:val="ns"/>',
) + abstract(2, extra='<w:numStyleLink w:val="ns"/>')  # fmt: skip
_LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="ns"><w:name w:val="my list"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
_HIDDEN = abstract(
    1, level(0, "none", ""), level(1, "chineseCounting", "%2、"), level(2, "decimal", "%1%2.%3")
) + abstract(2, level(0, "none", "%1、"), level(1, "decimal", "%1.%2 "))

CASES: dict[str, bytes] = {
    "formats": _formats(),
    "levels": docx(_levels(0, 1, 1, 2, 2, 1, 0, 2, 2, 1, 3, 3, 2, 3, 0, 1), _THREE + num(1, 1)),
    "chapters": docx(_levels(0, 1, 2, 3, 3, 2, 1, 0, 1, 2, 3), _CHAPTERS + num(1, 1)),
    "skipped_levels": docx(_levels(2, 2, 1, 0, 3, 1, 0), _THREE + num(1, 1)),
    "shared_counters": docx(
        _sequence((1, 0), (1, 0), (2, 0), (2, 1), (3, 0), (3, 0), (1, 0), (4, 0), (3, 0), (2, 1),
                  (4, 1), (4, 0)),
        _THREE + num(1, 1) + num(2, 1) + num(3, 1, _RESTART.format(1))
        + num(4, 1, _RESTART.format(5)),
    ),
    "hidden_numbers": docx(
        _sequence((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0), (2, 1), (2, 1), (2, 0),
                  (2, 1)),
        _HIDDEN + num(1, 1) + num(2, 2),
    ),
    "list_after_a_heading": docx(
        para("标题", style="1") + para("小标题", style="2") + para("列表", 2, 0)
        + para("列表", 2, 0) + para("子项", 2, 1) + para("小标题", style="2")
        + para("自定样式", style="mine") + para("不编号", style="plain") + para("标题", style="1")
        + para("去掉编号", 0, 0, style="1") + para("列表", 2, 0)
        + para("只给级别", None, 1, style="1") + para("小标题", style="2") + para("列表", 2, 1),
        _STYLED + num(1, 1) + num(2, 2), _HEADINGS,
    ),
    "list_style": docx(
        _sequence((2, 0), (2, 1), (2, 0), (1, 0), (2, 0)), _LINKED + num(1, 1) + num(2, 2),
        _LIST_STYLE,
    ),
    "empty_paragraphs_count": docx(
        para("甲", 1, 0) + para("", 1, 0) + para("乙", 1, 0), _THREE + num(1, 1)
    ),
    "suffixes": docx(
        "".join(para("字", n, 0) for n in (1, 2, 3, 4, 1)),
        "".join(
            abstract(i, level(0, "decimal", text, f'<w:suff w:val="{suffix}"/>'))
            for i, (text, suffix) in enumerate(
                (("%1", "nothing"), ("%1.", "space"), ("第%1条", "tab"), ("(%1)", "tab")), 1
            )
        )
        + "".join(num(i, i) for i in (1, 2, 3, 4)),
    ),
}  # fmt: skip
