"""Whole plans as Word, WPS and other programs keep them, each with the same three faults in it."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "reading"))

import building

P, R = building.para, building.run
TITLE = "溪口中学2025年工会工作计划"
RATE, BLANK, DAY = "参加率达到120%", "审议xx方案", "2025年2月30日"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def plan(congress: str, games: str, date: str = P(DAY), **parts: str) -> bytes:
    """Return a plan whose two activities and date are given as XML."""
    body = (
        P(TITLE) + P("一、指导思想") + P("围绕学校中心工作，服务教职工。") + P("二、主要工作")
        + congress + games + P("三、保障措施") + P("落实经费，责任到人。") + P("溪口中学工会") + date
    )  # fmt: skip
    return building.docx(body, **parts)


CONGRESS, GAMES = f"三月召开教代会，{BLANK}。", f"五月举行教职工运动会，{RATE}。"


def _letters(text: str) -> str:
    """Return a paragraph as WPS cuts it: a run for each few characters, each with its fonts."""
    font = (
        "<w:rPr><w:rFonts w:hint='eastAsia' w:ascii='仿宋_GB2312' w:eastAsia='仿宋_GB2312'/>"
        "<w:sz w:val='32'/><w:lang w:val='en-US' w:eastAsia='zh-CN'/></w:rPr>"
    )
    runs = (f"<w:r>{font}<w:t>{text[i : i + 2]}</w:t></w:r>" for i in range(0, len(text), 2))
    before = "<w:pPr><w:ind w:firstLine='640' w:firstLineChars='200'/></w:pPr>"
    return f"<w:p w14:paraId='1{len(text):07X}'>{before}{''.join(runs)}</w:p>"


def _box(text: str) -> str:
    """Return a paragraph with a text box, as newer Word keeps it for itself and for older ones."""
    inner = f"<w:txbxContent>{P(text)}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{R('见右框。')}</w:p>"
    )


def _revised(text: str) -> str:
    half = len(text) // 2
    return (
        f"<w:p><w:pPr><w:pPrChange w:id='90' w:author='王'><w:pPr/></w:pPrChange></w:pPr>{R(text[:4])}"
        f"<w:del w:id='91' w:author='王'><w:r><w:delText>不再</w:delText></w:r></w:del>{R(text[4:half])}"
        f"<w:ins w:id='92' w:author='李'>{R(text[half:])}</w:ins></w:p>"
    )


def _moved(text: str) -> str:
    return (
        f"<w:p><w:moveFrom w:id='93' w:author='李'>{R('原在此处')}</w:moveFrom></w:p>"
        f"<w:p><w:moveTo w:id='94' w:author='李'>{R(text)}</w:moveTo></w:p>"
    )


def _controls(text: str) -> str:
    inner = f"<w:sdt><w:sdtPr><w:alias w:val='内容'/></w:sdtPr><w:sdtContent>{R(text[3:9])}</w:sdtContent></w:sdt>"
    line = f"<w:p>{R(text[:3])}{inner}{R(text[9:])}</w:p>"
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{line}</w:sdtContent></w:sdt>"


def _cell(*blocks: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(blocks)}</w:tc>"


def _rows(*rows: str) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _field(text: str) -> str:
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    code = "<w:r><w:instrText> REF plan \\\\h </w:instrText></w:r>"
    return (
        f"<w:p>{R(text[:2])}{sign.format('begin')}{code}{sign.format('separate')}{R(text[2:6])}"
        f"{sign.format('end')}<w:fldSimple w:instr='QUOTE'>{R(text[6:9])}</w:fldSimple>{R(text[9:])}</w:p>"
    )


def _ruby(text: str) -> str:
    base = (
        f"<w:r><w:ruby><w:rt>{R('hui')}</w:rt><w:rubyBase>{R(text[4])}</w:rubyBase></w:ruby></w:r>"
    )
    return f"<w:p>{R(text[:4])}{base}{R(text[5:])}</w:p>"


def _mixed(text: str) -> str:
    cut = text.index("，") + 1
    return (
        f"<w:p><w:bookmarkStart w:id='1' w:name='a'/><w:r><w:tab/><w:t>{text[:3]}</w:t><w:t>{text[3:cut]}</w:t>"
        f"<w:br/><w:t>{text[cut:]}</w:t></w:r><w:bookmarkEnd w:id='1'/><w:proofErr w:type='spellEnd'/></w:p>"
    )


def _around(text: str) -> str:
    return (
        f"<w:p>{R(text[:3])}<w:hyperlink w:anchor='a'>{R(text[3:6])}</w:hyperlink>"
        f"<w:smartTag w:element='x'>{R(text[6:9])}</w:smartTag><w:customXml w:element='y'>{R(text[9:])}"
        "</w:customXml></w:p>"
    )


def _noted() -> bytes:
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    note = f"<w:footnote w:id='2'>{P(GAMES)}</w:footnote>"
    return plan(
        P(CONGRESS), f"<w:p>{R('五月安排文体活动')}{reference}{R('。')}</w:p>", footnotes=note
    )


def _numbered() -> bytes:
    levels = (
        building.level(0, "chineseCountingThousand", "（%1）"),
        building.level(1, "decimal", "%1."),
    )
    lists = building.abstract(1, *levels) + building.num(1, 1)
    return plan(P(CONGRESS, num=1, level=0), P(GAMES, num=1, level=1), numbering=lists)


def _commented() -> bytes:
    said = (
        "<w:comment w:id='3' w:author='李老师' w:initials='李'><w:p w14:paraId='00000031'><w:r>"
        "<w:t>再核实</w:t></w:r></w:p></w:comment><w:comment w:id='4' w:author='王主席'><w:p "
        "w14:paraId='00000032'><w:r><w:t>已核</w:t></w:r></w:p></w:comment>"
    )
    marked = (
        f"<w:p>{R(GAMES[:4])}<w:commentRangeStart w:id='3'/><w:commentRangeStart w:id='4'/>{R(GAMES[4:])}"
        "<w:commentRangeEnd w:id='3'/><w:r><w:commentReference w:id='3'/></w:r><w:commentRangeEnd w:id='4'/>"
        "<w:r><w:commentReference w:id='4'/></w:r></w:p>"
    )
    return plan(P(CONGRESS), marked, comments=said)


def _changed(data: bytes, changes: dict[str, tuple[str, str]], **more: str) -> bytes:
    """Return a package with words of some parts replaced, and further parts."""
    source = zipfile.ZipFile(io.BytesIO(data))
    parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    for name, (old, new) in changes.items():
        text = bytes(parts[name]).decode()  # type: ignore[arg-type]
        assert old in text, (name, old)
        parts[name] = text.replace(old, new)
    return building.package(parts | more)


def _strict() -> bytes:
    return _changed(plan(P(CONGRESS), P(GAMES)), {"word/document.xml": (_W, STRICT.decode())})


def _held() -> bytes:
    """Return a plan with a page that is kept whole (altChunk), as mail programs paste it."""
    html = f"<html><body><p>{GAMES}</p></body></html>"
    types = '<Default Extension="html" ContentType="text/html"/></Types>'
    relation = f'<Relationship Id="rH" Type="{_REL}/aFChunk" Target="chunk.html"/></Relationships>'
    return _changed(
        plan(P(CONGRESS), '<w:altChunk r:id="rH"/>'),
        {"[Content_Types].xml": ("</Types>", types),
         "word/_rels/document.xml.rels": ("</Relationships>", relation)},
        **{"word/chunk.html": html},
    )  # fmt: skip


def _wps() -> bytes:
    """Return a plan with the names and parts that WPS adds."""
    data = plan(_letters(CONGRESS), _letters(GAMES))
    spaces = (
        'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" '
        'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
        'mc:Ignorable="w14 wp14 wpsCustomData"'
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
        "<vt:lpwstr>2052-12.1.0.16729</vt:lpwstr></property></Properties>"
    )
    relation = (
        f'<Relationship Id="c" Type="{_REL}/custom-properties" Target="docProps/custom.xml"/>'
    )
    kind = (
        '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.custom-properties+xml"/></Types>'
    )
    return _changed(
        data,
        {"word/document.xml": ('mc:Ignorable="w14"', spaces),
         "_rels/.rels": ("</Relationships>", f"{relation}</Relationships>"),
         "[Content_Types].xml": ("</Types>", kind)},
        **{"docProps/custom.xml": custom},
    )  # fmt: skip


_MERGED = "<w:gridSpan w:val='2'/>"
KINDS = {
    "plain": plan(P(CONGRESS), P(GAMES)),
    "wps": _wps(),
    "text boxes": plan(_box(CONGRESS), _box(GAMES)),
    "notes": _noted(),
    "automatic numbers": _numbered(),
    "revisions": plan(_revised(CONGRESS), _revised(GAMES)),
    "moved": plan(_moved(CONGRESS), _moved(GAMES)),
    "controls": plan(_controls(CONGRESS), _controls(GAMES)),
    "table": plan(P(CONGRESS), _rows(_cell(P("时间")) + _cell(P("工作")), _cell(P("五月")) + _cell(P(GAMES)))),
    "nested tables": plan(
        P(CONGRESS), _rows(_cell(P("安排"), more=_MERGED), _cell(_rows(_cell(P(GAMES))), P("")) + _cell(P("")))
    ),
    "row in a control": plan(
        P(CONGRESS),
        f"<w:tbl><w:tblPr/><w:sdt><w:sdtContent><w:tr>{_cell(P(GAMES))}</w:tr></w:sdtContent></w:sdt></w:tbl>",
    ),
    "fields": plan(_field(CONGRESS), _field(GAMES)),
    "ruby": plan(_ruby(CONGRESS), _ruby(GAMES)),
    "breaks and tabs": plan(_mixed(CONGRESS), _mixed(GAMES)),
    "links and tags": plan(_around(CONGRESS), _around(GAMES)),
    "comments of others": _commented(),
    "held page": _held(),
    "strict": _strict(),
    "pages": plan(
        P(CONGRESS), f"<w:p><w:r><w:lastRenderedPageBreak/><w:t>{GAMES}</w:t></w:r></w:p>",
        f"<w:p><w:r><w:br w:type='page'/><w:lastRenderedPageBreak/><w:t>{DAY}</w:t></w:r></w:p>",
    ),
}  # fmt: skip
