"""Sheets: rows as lines, months from numbers and dates, places by address."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading import Limits, read_bytes
from unionnlp.reading.source import Reading


def workbook(*rows: tuple[object, ...], title: str = "Sheet1", merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xlsx(*rows: tuple[object, ...], title: str = "Sheet1", merge: str = "") -> Reading:
    return read_bytes(workbook(*rows, title=title, merge=merge), "x.xlsx")


def test_a_month_column_makes_a_schedule() -> None:
    reading = xlsx(
        ("工会活动安排表",), ("月份", "活动", "参加率", "经费"), (3, "植树", 0.95, 1200),
        (None, "踏青\n读书", None, 50.5), (4, "换届", "全体", None), merge="A3:A4",
    )  # fmt: skip
    assert reading.text.split("\n") == [
        "工会活动安排表", "月份\t活动\t参加率\t经费", "3月\t植树\t0.95\t1200", "3月\t踏青\t50.5",
        "3月\t读书", "4月\t换届\t全体",
    ]  # fmt: skip
    place = reading.source.locate(reading.text.index("换届"))
    assert place is not None
    assert (place.kind, place.label) == ("cell", "Sheet1!B5")


def test_dates_and_percents_show_as_in_the_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    formats = (('m"月"', "3月"), ("yyyy/m/d", "2024年3月5日"), ('m"月"d"日"', "3月5日"))
    for row, (style, _) in enumerate(formats, 1):
        sheet.cell(row, 1, dt.date(2024, 3, 5)).number_format = style
        sheet.cell(row, 2, 0.985).number_format = "0.0%"
    stream = io.BytesIO()
    book.save(stream)
    assert read_bytes(stream.getvalue(), "x.xlsx").text.split("\n") == [
        f"{shown}\t98.5%" for _, shown in formats
    ]


def test_hidden_sheets_and_names() -> None:
    book = openpyxl.Workbook()
    book.active.append(("甲表内容",))
    for title, state in (("三月", "visible"), ("工会计划", "visible"), ("备份", "hidden")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append((f"{title}内容",))
    stream = io.BytesIO()
    book.save(stream)
    text = read_bytes(stream.getvalue(), "x.xlsx").text
    assert text.split("\n") == ["甲表内容", "三月", "三月内容", "工会计划", "工会计划内容"]


def test_too_many_cells_are_refused() -> None:
    data = workbook(*[("甲", "乙")] * 50)
    with pytest.raises(LimitError, match="max_cells"):
        read_bytes(data, "x.xlsx", limits=Limits(max_cells=60))


def test_cells_with_borders_and_nothing_in_them_count_little() -> None:
    """Borders that were drawn far beyond the table make a cell of every square."""
    book = openpyxl.Workbook()
    book.active.append(("月份", "活动"))
    book.active.append(("3月", "春游"))
    for row in range(3, 103):
        for column in range(1, 6):
            book.active.cell(row, column).border = Border(left=Side("thin"))
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    assert read_bytes(data, "x.xlsx", limits=Limits(max_cells=60)).text == "月份\t活动\n3月\t春游"
    with pytest.raises(LimitError, match="max_cells"):  # but they are not without end
        read_bytes(data, "x.xlsx", limits=Limits(max_cells=50))


def test_commas_behind_a_table_count_little() -> None:
    data = ("月份,活动\n3月,春游\n" + f"{',' * 10}\n" * 50).encode()
    assert read_bytes(data, "x.csv", limits=Limits(max_cells=60)).text == "月份\t活动\n3月\t春游"
    with pytest.raises(LimitError, match="max_cells"):
        read_bytes(data, "x.csv", limits=Limits(max_cells=50))


def test_a_damaged_workbook_is_refused() -> None:
    from building import package

    data = package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
    with pytest.raises(ReadingError, match=r"x\.xlsx: a damaged workbook"):
        read_bytes(data, "x.xlsx")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv(codec: str, sign: str) -> None:
    rows = [("月份", "活动内容"), ("2", '"制订计划\n慰问教师"'), ("", "植树"), ("三月", "教代会")]
    data = "\r\n".join(sign.join(row) for row in rows).encode(codec)
    reading = read_bytes(data, "x.csv")
    assert reading.text.split("\n") == [
        "月份\t活动内容", "2月\t制订计划", "2月\t慰问教师", "2月\t植树", "三月\t教代会",
    ]  # fmt: skip
    assert reading.source.encoding == codec
    place = reading.source.locate(reading.text.index("教代会"))
    assert place is not None
    assert place.label == "B4"


def raw(rows: str, head: str = "", workbook: str = "") -> Reading:
    """Read a workbook written by hand: what libraries would mend stays as it is."""
    from building import package

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = package(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{relation}">{workbook}<sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" '
            f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}">{head}<sheetData>{rows}'
            "</sheetData></worksheet>",
        }
    )
    return read_bytes(data, "x.xlsx")


def said(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = "".join(
    f'<row r="{n}">{said(f"A{n}", f"{n}月")}{said(f"B{n}", f"活动{n}")}</row>' for n in (3, 4, 5)
)
THREE = ["3月\t活动3", "4月\t活动4", "5月\t活动5"]


@pytest.mark.parametrize("size", ["A1", "A1:A1", "B2:C3", "", "A1:XFD1048576", "nonsense"])
def test_what_a_sheet_says_of_its_size_does_not_matter(size: str) -> None:
    assert raw(ROWS, f'<dimension ref="{size}"/>').text.split("\n") == THREE


def test_rows_and_cells_need_no_addresses() -> None:
    import re as regex

    assert raw(regex.sub(r' r="\w+"', "", ROWS)).text.split("\n") == THREE


@pytest.mark.parametrize("mark", ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"'])
def test_hidden_rows_are_left_out(mark: str) -> None:
    rows = ROWS.replace('<row r="4"', f'<row r="4" {mark}')
    assert raw(rows).text.split("\n") == [THREE[0], THREE[2]]


@pytest.mark.parametrize("mark", ['hidden="1"', 'width="0" customWidth="1"'])
def test_hidden_columns_are_left_out(mark: str) -> None:
    text = raw(ROWS, f'<cols><col min="2" max="2" {mark}/></cols>').text
    assert text.split("\n") == ["3月", "4月", "5月"]


def test_places_keep_the_addresses_of_the_file() -> None:
    reading = raw(ROWS)
    place = reading.source.locate(reading.text.index("活动5"))
    assert place is not None
    assert (place.number, place.label) == (5, "Sheet1!B5")


def test_the_other_epoch() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2026, 3, 8)
    stream = io.BytesIO()
    book.save(stream)
    assert read_bytes(stream.getvalue(), "x.xlsx").text == "2026年3月8日"
