"""Workbooks, read back by openpyxl and opened in LibreOffice."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from samples import FORMULA, SCRIPT, hostile, marked, several
from test_frames import checked

import unionnlp
from unionnlp.checks.records import Checked
from unionnlp.errors import OutputError
from unionnlp.outputs.tables import sheets
from unionnlp.outputs.tables.workbook import write_xlsx

SOFFICE = shutil.which("soffice")


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heading, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heading), row, strict=True)) for row in body]


def test_a_sheet_for_each_table(tmp_path: Path) -> None:
    write_xlsx([marked("b01")], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [
        "文档",
        "活动安排",
        "数量",
        "常规工作",
        "时间",
        "提纲",
        "略去的内容",
        "来源",
        "说明",
    ]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref is None or sheet.auto_filter.ref.startswith("A1:")
        assert all((sheet.column_dimensions[c].width or 0) > 3 for c in "ABC")
    assert book["活动安排"].auto_filter.ref == book["活动安排"].dimensions


def test_rows_say_what_the_records_say(tmp_path: Path) -> None:
    extraction = marked("m12")
    write_xlsx([extraction], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    (document,) = extraction.documents
    schedule = rows(book["活动安排"])
    assert [row["活动"] for row in schedule] == [entry.text for entry in document.schedule]
    assert schedule[0]["单位"] == document.organization
    assert schedule[0]["年份"] == 2023
    assert schedule[-1]["全部月份"] == "7、8"
    assert schedule[-1]["暂定"] == "暂定"
    quantities = rows(book["数量"])
    assert [row["数值"] for row in quantities] == [q.value for q in document.quantities]
    assert {"不少于", "目标"} <= {row["比较"] for row in quantities} | {
        row["性质"] for row in quantities
    }
    assert rows(book["文档"])[0]["类型"] == "计划"
    assert {row["类别"] for row in rows(book["常规工作"])} >= {"民主管理", "文体活动"}


def test_months_by_schools_when_several_went_in(tmp_path: Path) -> None:
    write_xlsx(several(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    months = {row["单位"]: row for row in rows(book["月份×学校"])}
    assert [f"{m}月" for m in range(1, 13)] == [c.value for c in book["月份×学校"][1]][2:14]
    planned = [one.documents for one in several()]
    may = sum(any(5 in s.months for s in d.schedule) for documents in planned for d in documents)
    assert months["合计（份）"]["5月"] == str(may)
    assert "—" in months["临江路小学"].values()
    march = str(months["滨河幼儿园"]["3月"]).split("\n")
    assert len(march) == sum(3 in s.months for s in marked("b04").documents[0].schedule)
    assert str(months["临江路小学"]["按周安排"]).startswith("· 第1周：")
    *items, totals = rows(book["常规工作×学校"])
    assert totals["单位"] == "合计（份）"
    assert len(items) == sum(len(e.documents) for e in several())
    covered = {row["单位"]: row["项数"] for row in items}
    assert covered["琴江市华侨中学"] == len({i.item for i in marked("m12").documents[0].items})


def test_a_checked_plan_begins_with_what_was_found(tmp_path: Path) -> None:
    extraction = marked("b01")
    write_xlsx([checked(extraction)], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:4] == ["排名", "缺项", "问题", "文档"]
    found = rows(book["问题"])
    owner = extraction.documents[0].organization
    assert [(row["单位"], row["代码"], row["轻重"], row["方面"]) for row in found] == [
        (owner, "U501", "要改", "常规工作"),
        (owner, "U502", "提示", "文稿结构"),
    ]
    (score,) = rows(book["排名"])
    assert (score["名次"], score["完整度"], score["单位类型"]) == (1, 0.5, "小学")
    first, second = rows(book["缺项"])
    assert (first["单位"], first["情况"], first["规定要做"]) == (owner, "缺", "规定要做")
    assert (first["写到的比例"], first["依据"]) == (0.75, "《规定》；《办法》")
    assert (second["情况"], second["原文"]) == ("只是提到", "健身")


def test_many_checked_plans_are_ranked_and_their_gaps_summed_up(tmp_path: Path) -> None:
    drafts = [Checked(extraction=e, report=unionnlp.check(e)) for e in several()]
    write_xlsx(drafts, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:4] == ["排名", "缺项汇总", "缺项", "问题"]
    ranking = rows(book["排名"])
    plans = [row for row in ranking if row["类型"] == "计划"]
    assert ranking[: len(plans)] == plans
    assert [row["完整度"] for row in plans] == sorted((r["完整度"] for r in plans), reverse=True)
    assert plans[0]["名次"] == 1
    summed = rows(book["缺项汇总"])
    assert [row["缺（份）"] for row in summed] == sorted(
        (row["缺（份）"] for row in summed), reverse=True
    )
    of_plans = {r["文档编号"] for r in ranking if r["类型"] in ("计划", None)}
    for row in summed:
        gaps = [
            gap
            for gap in rows(book["缺项"])
            if gap["常规工作"] == row["常规工作"] and gap["文档编号"] in of_plans
        ]
        assert row["缺（份）"] == sum(gap["情况"] == "缺" for gap in gaps)
        names = {gap["单位"] for gap in gaps if gap["情况"] == "缺"}
        assert set(filter(None, str(row["缺的单位"] or "").split("、"))) == names
    explained = {row["列"] for row in rows(book["说明"])}
    assert {cell.value for cell in book["缺项汇总"][1]} <= explained
    assert {"名次", "完整度"} <= explained


def test_no_cell_is_a_formula_or_a_link(tmp_path: Path) -> None:
    write_xlsx([hostile(), marked("b01")], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    seen = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str):
                    seen.add(cell.value)
                    assert len(cell.value) <= 32_767
                    if cell.value.startswith(("=", "+", "-", "@")):
                        assert cell.quotePrefix
    assert {FORMULA, SCRIPT, "+1+1", "-2", "@SUM(A1)"} <= seen
    assert "[31m红" in seen


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_ROWS", 11)
    write_xlsx([marked("b01")], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    parts = [book[name] for name in ("活动安排", "活动安排 (2)", "活动安排 (3)")]
    entries = [row["活动"] for part in parts for row in rows(part)]
    assert entries == [entry.text for entry in marked("b01").documents[0].schedule]
    assert all(part.auto_filter.ref and part.freeze_panes == "B2" for part in parts)


def test_the_last_sheet_explains_every_column(tmp_path: Path) -> None:
    write_xlsx(several(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    explained = {row["列"] for row in rows(book["说明"])}
    context = {"单位", "年份", "所在小节"}
    for name in ("文档", "活动安排", "数量", "常规工作", "时间", "提纲", "略去的内容", "来源"):
        assert {cell.value for cell in book[name][1]} - context <= explained


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_xlsx(several(), tmp_path / f"{name}.xlsx")
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_an_empty_run_is_a_workbook_too(tmp_path: Path) -> None:
    write_xlsx([], tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["文档"].max_row == 1


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_xlsx([marked("b01")], tmp_path / "none" / "a.xlsx")

    def broken() -> object:
        yield marked("b01")
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        write_xlsx(broken(), tmp_path / "a.xlsx")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_full_temporary_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for place in ("write", "close"):  # while the parts are put together, and at the very end
        with monkeypatch.context() as patch:
            patch.setattr(zipfile.ZipFile, place, full)
            with pytest.raises(OutputError, match="set TMPDIR"):
                write_xlsx([marked("b01")], tmp_path / "a.xlsx")
        gc.collect()
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    import pypdfium2

    write_xlsx([hostile(), checked(marked("b04"))], tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run(
        [*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "滨河幼儿园" in text
    assert "缺项汇总" in text
    assert "《规定》；《办法》" in text
    assert '=HYPERLINK("http' in "".join(text.split())
    assert "#NAME?" not in text
    assert "Err:" not in text
