"""Word files: text in reading order, changes as accepted, tables, notes, places."""

from __future__ import annotations

import pytest
from building import docx, para, run, table

from unionnlp.reading import read_bytes
from unionnlp.reading.source import Reading
from unionnlp.records import Place


def lines(body: str, **parts: str) -> list[str]:
    return read_bytes(docx(body, **parts), "x.docx").text.split("\n")


def reading(body: str) -> Reading:
    return read_bytes(docx(body), "x.docx")


def test_runs_breaks_and_tabs_make_a_line() -> None:
    inner = run("三月") + "<w:r><w:tab/></w:r>" + run("植树") + "<w:r><w:br/></w:r>" + run("第二行")
    assert lines(f"<w:p>{inner}</w:p>") == ["三月\t植树", "第二行"]


@pytest.mark.parametrize("kind", ["page", "column", "textWrapping"])
def test_breaks_of_pages_and_columns_end_a_line(kind: str) -> None:
    inner = run("去年的总结。") + f'<w:r><w:br w:type="{kind}"/></w:r>' + run("今年的计划")
    assert lines(f"<w:p>{inner}</w:p>") == ["去年的总结。", "今年的计划"]


def test_a_page_break_before_a_title_leaves_nothing() -> None:
    inner = '<w:r><w:br w:type="page"/></w:r>' + run("今年的计划")
    assert lines(para("总结") + f"<w:p>{inner}</w:p>") == ["总结", "今年的计划"]


def test_soft_hyphens_leave_nothing() -> None:
    assert lines(f"<w:p>{run('工会')}<w:r><w:softHyphen/></w:r>{run('计划')}</w:p>") == ["工会计划"]


def test_empty_paragraphs_become_one_empty_line() -> None:
    assert lines(para("") + para("甲") + para("") * 3 + para("乙") + para("")) == ["甲", "", "乙"]


def test_tracked_changes_read_as_accepted() -> None:
    inner = (
        run("每学期") + f'<w:ins w:id="1" w:author="x">{run("召开两次")}</w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>召开一次</w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3" w:author="x">{run("移走")}</w:moveFrom>'
        f'<w:moveTo w:id="4" w:author="x">{run("教代会")}</w:moveTo>'
    )  # fmt: skip
    assert lines(f"<w:p>{inner}</w:p>") == ["每学期召开两次教代会"]


def test_a_deleted_mark_joins_two_paragraphs() -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
    assert lines(f"<w:p>{mark}{run('前半')}</w:p>" + para("后半")) == ["前半后半"]


def test_deleted_rows_are_gone() -> None:
    kept, deleted = table(("二月", "制订计划")), table(("三月", "取消的事"))
    deleted = deleted.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr>')
    assert lines(kept + deleted) == ["二月\t制订计划"]


def test_hidden_text_comments_and_field_codes_are_left_out() -> None:
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>{run('看得见')}"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("2024年") + "<w:r><w:fldChar "
        'w:fldCharType="end"/></w:r><w:commentRangeStart w:id="0"/><w:r><w:commentReference '
        'w:id="0"/></w:r>'
    )
    assert lines(f"<w:p>{hidden}</w:p><w:p>{field}</w:p>") == ["看得见", "2024年"]


def test_links_controls_and_ruby_keep_their_text() -> None:
    body = (
        f'<w:p><w:hyperlink r:id="x">{run("链接")}</w:hyperlink><w:sdt><w:sdtContent>{run("控件")}'
        f"</w:sdtContent></w:sdt><w:r><w:ruby><w:rt>{run('zhu')}</w:rt><w:rubyBase>{run('注')}"
        "</w:rubyBase></w:ruby></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{para('整段控件')}</w:sdtContent></w:sdt>"
    )
    assert lines(body) == ["链接控件注", "整段控件"]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{para('框里一')}{para('框里二')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{para('框里一')}</w:txbxContent></v:textbox></w:pict>"
    choice = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(f"<w:p>{run('正文')}{choice}</w:p>" + para("下文")) == [
        "正文", "框里一", "框里二", "下文",
    ]  # fmt: skip


def test_notes_follow_the_text() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{para("线")}</w:footnote>'
        f'<w:footnote w:id="2">{para("经费另列")}</w:footnote>'
        f'<w:footnote w:id="3">{para("没有引用")}</w:footnote>'
    )
    body = f'<w:p>{run("预算5万元")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + para("落款")
    assert lines(body, footnotes=notes) == ["预算5万元", "落款", "经费另列"]


def test_headers_and_footers_are_left_out() -> None:
    assert lines(para("正文"), header1=para("页眉"), footer1=para("页脚")) == ["正文"]


def test_a_table_of_contents_is_left_out() -> None:
    toc = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{para('目录')}</w:sdtContent></w:sdt>"
    )
    body = control + para("一、指导思想\t1", style="T1") + para("一、指导思想")
    assert lines(body, styles=toc) == ["一、指导思想"]


def test_a_schedule_table_becomes_lines() -> None:
    rows = table(
        ("月份", "活动"),
        ("二月", ("1、制订计划", "2、慰问教师")),
        ("三月", "教代会；插花"),
        ("", "植树"),
    )
    assert lines(rows) == [
        "月份\t活动", "二月\t1、制订计划", "2、慰问教师", "三月\t教代会；插花", "三月\t植树",
    ]  # fmt: skip


def test_merged_cells_are_written_once_and_months_repeated() -> None:
    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>"
    wide = '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>'

    def cell(text: str, properties: str = "<w:tcPr/>") -> str:
        return f"<w:tc>{properties}{para(text)}</w:tc>"

    rows = (
        f"<w:tr>{cell('安排', wide)}</w:tr>"
        f"<w:tr>{cell('第一季度', merged)}{cell('三月', merged)}{cell('植树')}</w:tr>"
        f"<w:tr>{cell('第一季度', goes_on)}{cell('三月', goes_on)}{cell('踏青')}</w:tr>"
    )
    assert lines(f"<w:tbl>{rows}</w:tbl>") == ["安排", "第一季度\t三月\t植树", "三月\t踏青"]


def test_a_table_inside_a_cell_is_read_in_place() -> None:
    inner = table(("二月", "计划"), ("三月", "植树"))
    rows = f"<w:tr><w:tc>{para('安排')}{inner}</w:tc><w:tc>{para('备注')}</w:tc></w:tr>"
    assert lines(f"<w:tbl>{rows}</w:tbl>") == ["安排\t备注", "二月\t计划", "三月\t植树"]


def test_a_span_is_traced_to_paragraph_and_cell() -> None:
    found = reading(
        para("标题") + para("") + para("正文") + table(("二月", "计划"), ("三月", "植树"))
    )
    text, source = found.text, found.source
    assert source.locate(0) == Place(offset=0, kind="paragraph", number=1)
    assert source.locate(text.index("文")) == Place(offset=4, kind="paragraph", number=3)
    place = source.locate(text.index("植树") + 1)
    assert place is not None
    assert (place.kind, place.number, place.label) == ("cell", 1, "table 1, row 2, column 2")
    assert source.reader == "docx"
    assert source.encoding is None


def test_strict_open_xml_is_read_too() -> None:
    import io
    import zipfile

    from building import package

    with zipfile.ZipFile(io.BytesIO(docx(para("严格格式")))) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(package(dict(parts)), "x.docx").text == "严格格式"
