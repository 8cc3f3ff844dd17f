"""Text of Word documents that stands outside ``w:t``, and text that is there but hidden."""

from __future__ import annotations

import io
import zipfile

import building
import pytest
from building import para, run

from unionnlp.reading import read_bytes
from unionnlp.reading.word.fields import equation

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def lines(body: str, **parts: str) -> list[str]:
    return read_bytes(building.docx(body, **parts), "x.docx").text.split("\n")


def with_part(body: str, path: str, data: bytes | str, kind: str = "aFChunk") -> bytes:
    """Return a .docx whose main part points to one more part by the id ``rX``."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(building.docx(body))) as old,
        zipfile.ZipFile(stream, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rX" Type="{REL}/{kind}" Target="{path}"/></Relat'
                content = content.replace(b"</Relat", link.encode())
            new.writestr(name, content)
        new.writestr(f"word/{path}", data)
    return stream.getvalue()


# Files taken in


CHUNK = para("甲小学计划") + '<w:altChunk r:id="rX"/>' + para("落款")
PAGE = "<html><body><p>一、开好教代会。</p><p>二、慰问女职工。</p></body></html>"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.html", PAGE),
        ("a.htm", PAGE.encode("gb18030").replace(b"<html>", b"<html><meta charset=gb2312>")),
        ("a.mht", f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"),
        ("a.txt", "一、开好教代会。\n二、慰问女职工。"),
        ("a.docx", building.docx(para("一、开好教代会。") + para("二、慰问女职工。"))),
    ],
)
def test_a_file_taken_in_is_read_in_its_place(path: str, data: bytes | str) -> None:
    text = read_bytes(with_part(CHUNK, path, data), "x.docx").text
    assert text.split("\n") == ["甲小学计划", "一、开好教代会。", "二、慰问女职工。", "落款"]


def test_a_file_taken_in_by_a_cell() -> None:
    body = f'<w:tbl><w:tr><w:tc>{para("3月")}</w:tc><w:tc><w:altChunk r:id="rX"/></w:tc></w:tr></w:tbl>'
    assert (
        read_bytes(with_part(body, "a.txt", "开好教代会。"), "x.docx").text == "3月\t开好教代会。"
    )


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04broken"])
def test_a_file_taken_in_that_cannot_be_read_leaves_no_line(data: bytes) -> None:
    assert read_bytes(with_part(CHUNK, "a.bin", data), "x.docx").text == "甲小学计划\n落款"


def test_files_within_files_end() -> None:
    data = building.docx(para("底层。"))
    for _ in range(10):
        data = with_part(CHUNK, "a.docx", data)
    assert read_bytes(data, "x.docx").text.count("甲小学计划") == 4


# Fields without a result


def field(code: str, result: str | None = None) -> str:
    middle = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{middle}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" EQ \o\ac(○,1) ", "①"), (r"eq \o\ac(◯,36)", "㊱"), (r" EQ \o\ac(□,会) ", "会"),
        (r" EQ \f(1,3) ", "1/3"), (r" EQ \x(重要) ", "重要"), (r"SYMBOL 252 \f Wingdings", "✓"),
        (r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(jiàn),健) ', "健"),
        ("MACROBUTTON NoMacro [填写单位]", "[填写单位]"), ("PAGE", ""), (r" EQ \o\ac(○,99) ", "99"),
    ],
)  # fmt: skip
def test_what_a_field_shows_without_a_result(code: str, shown: str) -> None:
    assert lines(f"<w:p>{run('甲')}{field(code)}{run('乙')}</w:p>") == [f"甲{shown}乙"]


def test_a_field_with_a_result_shows_that() -> None:
    inner = field(r" EQ \o\ac(○,1) ", run("⓵")) + field(" DATE ", run("3月8日"))
    assert lines(f"<w:p>{inner}</w:p>") == ["⓵3月8日"]


def test_an_instruction_in_pieces_and_within_another() -> None:
    inner = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\o\\ac(</w:instrText></w:r>'
        f"<w:r><w:instrText>○,</w:instrText></w:r>{field(' SEQ a ', run('7'))}"
        "<w:r><w:instrText>)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert lines(f"<w:p>{inner}{run('体检')}</w:p>") == ["⑦体检"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("甲")
    assert lines(f"<w:p>{inner}</w:p>" + para("乙")) == ["甲", "乙"]


def test_a_simple_field_without_a_result() -> None:
    assert lines(r'<w:p><w:fldSimple w:instr=" EQ \o\ac(○,2) "/>' + run("慰问") + "</w:p>") == [
        "②慰问"
    ]


def form(data: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'


def test_controls_of_old_forms() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    choice = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
    box = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    inner = form(choice) + end + run("班") + form(box) + end + run("参加")
    assert lines(f"<w:p>{inner}</w:p>") == ["乙班☑参加"]


@pytest.mark.parametrize(
    "code", ["(" * 400, "\\o(" * 300, "\\o", "\\o\\ac", "\\f(1,", ",),)", "\\"]
)
def test_damaged_equations_end(code: str) -> None:
    assert len(equation(code)) <= len(code)


# Drawn text


def test_word_art_is_read_and_a_watermark_is_not() -> None:
    art = '<w:r><w:pict><v:shape id="{}"><v:textpath string="{}"/></v:shape></w:pict></w:r>'
    body = f"<w:p>{art.format('a', '甲小学工会计划')}</w:p>" + para("一、目标")
    body += f"<w:p>{art.format('PowerPlusWaterMarkObject1', '内部')}</w:p>"
    assert lines(body) == ["甲小学工会计划", "一、目标"]


def test_text_of_shapes_that_are_no_text_boxes() -> None:
    drawn = (
        '<w:r><w:drawing><a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:r><a:t>组织机构</a:t></a:r><a:br/><a:r><a:t>主席：李敏</a:t></a:r></a:p></w:drawing></w:r>"
    )
    assert lines(f"<w:p>{drawn}{run('一、目标')}</w:p>") == ["一、目标", "组织机构", "主席：李敏"]


def test_a_diagram_gives_the_texts_of_its_points() -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    d = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    point = "<d:pt{}><d:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></d:t></d:pt>"
    data = f'<d:dataModel xmlns:a="{a}" xmlns:d="{d}"><d:ptLst>'
    data += (
        point.format("", "工会主席")
        + point.format(' type="pres"', "样式")
        + point.format("", "委员")
    )
    body = f'<w:p><w:r><w:drawing><d:relIds xmlns:d="{d}" r:dm="rX"/></w:drawing></w:r></w:p>'
    data = with_part(body, "data1.xml", data + "</d:ptLst></d:dataModel>", "diagramData")
    assert read_bytes(data, "x.docx").text == "工会主席\n委员"


def test_formulas_are_text() -> None:
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    inner = run("人均") + f"{math}<m:r><m:t>500×2</m:t></m:r></m:oMath>" + run("元")
    assert lines(f"<w:p>{inner}</w:p>") == ["人均500×2元"]


# Hidden by style


HIDING = (
    '<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="inner"><w:basedOn w:val="base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="shown"><w:basedOn w:val="base"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c1"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c2"><w:basedOn w:val="c1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="round"><w:basedOn w:val="round"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "hidden"),
    [("base", True), ("inner", True), ("shown", False), ("round", False), ("none", False)],
)
def test_a_paragraph_is_hidden_by_its_style(style: str, hidden: bool) -> None:
    body = para("甲") + para("窗体顶端", style=style) + para("乙")
    expected = ["甲", "乙"] if hidden else ["甲", "窗体顶端", "乙"]
    assert [x for x in lines(body, styles=HIDING) if x] == expected


def test_a_run_of_a_hidden_paragraph_can_be_shown() -> None:
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r>'
    body = f'<w:p><w:pPr><w:pStyle w:val="base"/></w:pPr>{run("不见")}{shown}</w:p>'
    assert lines(body, styles=HIDING) == ["可见"]


@pytest.mark.parametrize("style", ["c1", "c2"])
def test_a_run_is_hidden_by_its_style_or_one_behind_it(style: str) -> None:
    hidden = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>不见</w:t></w:r>'
    assert lines(f"<w:p>{run('甲')}{hidden}</w:p>", styles=HIDING) == ["甲"]


def test_a_hidden_paragraph_takes_no_number() -> None:
    numbering = building.abstract(1, building.level(0, "decimal", "%1.")) + building.num(1, 1)
    hidden = (
        '<w:pPr><w:pStyle w:val="base"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    )
    hidden += "<w:rPr><w:vanish/></w:rPr></w:pPr>"
    body = para("甲", 1, 0) + f"<w:p>{hidden}{run('不见')}</w:p>" + para("乙", 1, 0)
    assert lines(body, styles=HIDING, numbering=numbering) == ["1. 甲", "2. 乙"]


def test_hidden_rows_are_left_out() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    hidden = row.format("<w:trPr><w:hidden/></w:trPr>", para("不见"))
    assert lines("<w:tbl>" + row.format("", para("甲")) + hidden + "</w:tbl>") == ["甲"]
