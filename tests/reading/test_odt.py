"""OpenDocument texts are read by themselves: as the Word file that says the same, no LibreOffice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading import Limits, Reading, office, read, read_bytes

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
MIME = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
LEVELS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2" style:num-suffix="."/>'
    "</text:list-style>"
    '<text:list-style style:name="B">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def odt(body: str, *, styles: str = LEVELS, pages: str = "", manifest: str = "") -> bytes:
    """Return an OpenDocument text with ``body`` in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", MIME)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        package.writestr(
            "styles.xml",
            f"<office:document-styles {NAMES}><office:master-styles>{pages}</office:master-styles>"
            "</office:document-styles>",
        )
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return target.getvalue()


def reading(body: str, **parts: str) -> Reading:
    return read_bytes(odt(body, **parts), "计划.odt")


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def items(*texts: str) -> str:
    return "".join(f"<text:list-item>{t}</text:list-item>" for t in texts)


def test_it_reads_like_the_word_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    found = read(PLANS / "circles.typed.odt")
    assert found.text == read(PLANS / "circles.typed.docx").text
    assert found.source.reader == "odt"


def test_numbers_of_lists() -> None:
    inner = f"<text:list>{items(p('慰问'), p('走访'))}</text:list>"
    deep = f"<text:list><text:list-item><text:list>{items(p('甲'))}</text:list></text:list-item></text:list>"
    body = (
        f'<text:list xml:id="a" text:style-name="L">{items(p("目标") + inner, p("措施") + p("另起"))}</text:list>'
        + p("说明")
        + f'<text:list text:continue-list="a" text:style-name="L">{items(p("保障"))}</text:list>'
        + f'<text:list text:style-name="L">{items(p("重新开始"))}</text:list>'
        + f'<text:list text:continue-numbering="true" text:style-name="L">{items(p("接着"), deep)}</text:list>'
        + f'<text:list text:style-name="B">{items(p("一点"))}</text:list>'
    )
    assert reading(body).text.split("\n") == [
        "一、目标", "（1）慰问", "（2）走访", "二、措施", "另起", "说明", "三、保障", "一、重新开始",
        "二、接着", "1.1. 甲", "• 一点",
    ]  # fmt: skip


def test_a_number_given_by_hand_and_a_header_of_a_list() -> None:
    body = (
        '<text:list text:style-name="L"><text:list-header><text:p>以下各项</text:p></text:list-header>'
        '<text:list-item text:start-value="5"><text:p>第五</text:p></text:list-item>'
        f"{items(p('第六'))}</text:list>"
    )
    assert reading(body).text.split("\n") == ["以下各项", "五、第五", "六、第六"]


def test_numbers_of_headings() -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
        'style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:outline-style>'
        '<style:style style:name="N" style:family="paragraph" style:list-style-name=""/>'
        '<style:style style:name="M" style:family="paragraph" style:parent-style-name="N"/>'
    )
    body = "".join(
        f'<text:h text:outline-level="1" text:style-name="{style}">{text}</text:h>'
        for text, style in (("目标", ""), ("附", "M"), ("措施", ""))
    )
    assert reading(body, styles=outline).text.split("\n") == ["一、目标", "附", "二、措施"]


def test_blanks_tabs_breaks_links_and_ruby() -> None:
    body = p(
        "三月 \n  慰问<text:s text:c='2'/>女<text:span>职工</text:span><text:tab/>"
        "<text:a>李敏</text:a><text:line-break/>次<text:ruby><text:ruby-base>行</text:ruby-base>"
        "<text:ruby-text>xing</text:ruby-text></text:ruby>"
    )
    assert reading(body).text == "三月 慰问  女职工\t李敏\n次行"


def test_tables_with_merged_repeated_and_hidden_cells() -> None:
    def row(*cells: str, more: str = "") -> str:
        return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table>"
        + "".join(
            (
                f"<table:table-header-rows>{row(cell('月份'), cell('活动'), cell('备注'))}</table:table-header-rows>",
                row(cell("三月", 'table:number-rows-spanned="2"'), cell("慰问"), cell("工会")),
                row(covered, cell("体检", 'table:number-columns-spanned="2"'), covered),
                row(cell("隐藏"), more='table:visibility="collapse"'),
                row(cell("四月"), '<table:table-cell table:number-columns-repeated="1000"/>'),
            )
        )
        + "</table:table>"
    )
    assert reading(body).text.split("\n") == [
        "月份\t活动\t备注", "三月\t慰问\t工会", "三月\t体检", "四月",
    ]  # fmt: skip


def test_notes_boxes_sections_and_the_table_of_contents() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>见附件</text:p></text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('框中')}</draw:text-box></draw:frame>"
    body = (
        f"<text:table-of-content>{p('目录')}</text:table-of-content>"
        f"<text:section>{p('正文' + note + box)}</text:section>"
        f'<text:section text:display="none">{p("不显示")}</text:section>{p("末")}'
    )
    assert reading(body).text.split("\n") == ["正文", "框中", "末", "见附件"]


def test_hidden_text_is_left_out() -> None:
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="I" style:parent-style-name="H"/>'
    )
    body = p("看得见<text:span text:style-name='I'>看不见</text:span>") + p("也看不见", "H")
    assert reading(body, styles=styles).text == "看得见"


def test_revisions_comments_and_margins_are_told() -> None:
    changes = (
        "<text:tracked-changes>"
        '<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>王芳'
        "</dc:creator></office:change-info></text:insertion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>李敏'
        f"</dc:creator></office:change-info>{p('两次')}</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    comment = (
        '<office:annotation office:name="n"><dc:creator>张伟</dc:creator><text:p>请核实</text:p>'
        "</office:annotation>"
    )
    body = changes + p(
        '开展<text:change-start text:change-id="c1"/>歌咏<text:change-end text:change-id="c1"/>活动'
        f'<text:change text:change-id="c2"/>。{comment}慰问二十人'
        '<office:annotation-end office:name="n"/>。'
    )
    pages = f"<style:master-page><style:header>{p('临江小学')}</style:header></style:master-page>"
    found = reading(body, pages=pages)
    assert found.text == "开展歌咏活动。慰问二十人。"
    told = [(r.kind, r.author, r.says, found.text[r.start : r.end]) for r in found.source.remarks]
    assert told == [
        ("inserted", "王芳", "", "歌咏"),
        ("deleted", "李敏", "两次", "活动"),
        ("comment", "张伟", "请核实", "慰问二十人"),
        ("header", "", "临江小学", ""),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (odt(p("文"), manifest="<encryption-data/>"), "password"),
        (odt(p("")), "no text"),
        (odt("<text:p>断"), "damaged"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    with pytest.raises(ReadingError, match=f"x.odt: .*{told}") as caught:
        read_bytes(data, "x.odt")
    assert "\n" not in str(caught.value)


def test_repeated_rows_are_counted_while_they_are_written() -> None:
    cell = f"<table:table-cell>{p('字')}</table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="900000">{cell}</table:table-row>'
    with pytest.raises(LimitError, match="more cells"):
        read_bytes(
            odt(f"<table:table>{row * 60}</table:table>"), "x.odt", limits=Limits(max_cells=10_000)
        )
