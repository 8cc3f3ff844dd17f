"""A district's workbook: what came in, who has not handed in, who copied from whom."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

from unionnlp import check_files
from unionnlp.cli.app import application
from unionnlp.errors import ReadingError
from unionnlp.outputs.tables.overview import Overview
from unionnlp.outputs.tables.roster import read_roster
from unionnlp.outputs.tables.rows import Tabler
from unionnlp.outputs.wording import percent
from unionnlp.reading.find import passed_over

RUN = CliRunner()
TASKS = (
    "召开教职工代表大会，审议校长工作报告和绩效分配方案，代表到会不少于三分之二",
    "组织全体会员健康体检，建立健康档案，请医生讲解报告并提出建议",
    "开展教工乒乓球和拔河比赛，评出优胜小组六个，发给奖状和奖品",
    "走访慰问生病住院的教师，春节前为困难职工送去补助金每人八百元",
    "举办青年教师基本功大赛，设说课、板书和课件三个项目，由教研组推荐",
    "完善校务公开栏，招生、收费、采购等事项按月公示，接受监督",
)


def plan(name: str, year: int, tasks: tuple[str, ...]) -> str:
    lines = "".join(f"{k}、{task}。\n" for k, task in enumerate(tasks, 1))
    return f"{name}{year}年工会工作计划\n一、主要工作\n{lines}{name}工会\n{year}年1月5日\n"


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    first = plan("青禾小学", 2025, TASKS)
    (drafts / "a.txt").write_text(first, "utf-8")
    (drafts / "b.txt").write_text(plan("红叶中学", 2025, TASKS), "utf-8")
    (drafts / "c.txt").write_text(first, "utf-8")
    (drafts / "d.txt").write_text(plan("白桦幼儿园", 2025, tuple(t[::-1] for t in TASKS)), "utf-8")
    (drafts / "empty.txt").write_bytes(b"")
    (drafts / "照片.jpg").write_bytes(b"x")
    (drafts / "~$a.docx").write_bytes(b"x")
    roster = tmp_path / "名单.txt"
    roster.write_text("青禾小学\n东岭镇红叶中学\n孤山小学\n", "utf-8")
    out = tmp_path / "结果.xlsx"
    done = RUN.invoke(
        application(), ["check", str(drafts), "-o", str(out), "--roster", str(roster)]
    )
    assert "empty.txt: empty" in done.output
    return openpyxl.load_workbook(out)


def rows(book: openpyxl.Workbook, name: str) -> list[tuple[object, ...]]:
    return [tuple(c.value for c in row) for row in book[name].iter_rows(min_row=2)]


def test_every_file_appears_and_who_is_missing(book: openpyxl.Workbook) -> None:
    received = {row[0]: row[1] for row in rows(book, "收件") if row[0]}
    assert received == {
        "a.txt": "已读",
        "b.txt": "已读",
        "c.txt": "与前面一份内容相同",
        "d.txt": "已读",
        "empty.txt": "不能读",
        "~$a.docx": "没有读",
        "照片.jpg": "没有读",
    }
    assert [row[3] for row in rows(book, "收件") if row[1] == "没有交"] == ["孤山小学"]


def test_who_copied_from_whom(book: openpyxl.Workbook) -> None:
    same, pair = rows(book, "雷同")
    assert same[:5] == ("完全相同", "青禾小学 2025", "a.txt", "青禾小学 2025", "c.txt")
    assert same[5:7] == (1, 1)
    assert pair[:3] == ("几乎相同", "青禾小学 2025", "a.txt")
    assert pair[3:5] == ("红叶中学 2025", "b.txt")
    assert min(pair[5], pair[6]) > 0.8  # type: ignore[type-var]


def test_only_plans_count_where_plans_are_compared(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan("青禾小学", 2025, TASKS), "utf-8")
    both = (
        "红叶中学2024年工会工作总结与2025年计划\n"
        + plan("红叶中学", 2025, TASKS[:1]).partition("\n")[2]
    )
    (tmp_path / "b.txt").write_text(both, "utf-8")
    overview, tabler = Overview(), Tabler()
    for one in check_files(tmp_path):
        overview.add(one.extraction, tabler.rows(one))
    assert overview.compared == 1
    assert {gap.missing for gap in overview.shortfalls()} <= {0, 1}


def test_a_notice_is_listed_and_left_out_of_the_averages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan("青禾小学", 2025, TASKS), "utf-8")
    told = "各工会小组：\n请于1月20日前到工会办公室领取慰问品。\n青禾小学工会\n2025年1月10日\n"
    notice = f"关于领取春节慰问品的通知\n{told}"
    (tmp_path / "通知.txt").write_text(notice, "utf-8")
    overview, tabler = Overview(), Tabler()
    for one in check_files(tmp_path):
        overview.add(one.extraction, tabler.rows(one))
    alone = Overview()
    for one in check_files(tmp_path / "a.txt"):
        alone.add(one.extraction, tabler.rows(one))
    assert len(overview) == 2
    assert overview.summary("zh")[1] == alone.summary("zh")[1]
    assert [ranked.place for ranked in overview.ranking()] == [1, 1]
    out = tmp_path / "结果.xlsx"
    RUN.invoke(application(), ["check", str(tmp_path), "-o", str(out)])
    cover = dict(rows(openpyxl.load_workbook(out), "概览"))
    assert cover["不是计划，未计入平均"] == "文种不明 1：通知.txt"
    assert str(cover["计划"]).startswith("1 份")


def test_the_cover_is_first_and_details_are_closed(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[0] == "概览"
    cover = dict(rows(book, "概览"))
    assert str(cover["收到"]).startswith("7 份：已读 3，与前面一份内容相同 1，不能读 1，没有读 2")
    assert cover["不能读的"] == "1：empty.txt"
    assert book["收件"].sheet_state == "visible"
    assert [book[name].sheet_state for name in ("提纲", "活动安排")] == ["hidden"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "学校名称", "联系人"], [1, "青禾小学", "王"], [2, "孤山小学", "李"]],
        [["2025年收件登记"], ["编号", "单位"], [7, "青禾小学"], [8, "孤山小学"]],
        [[1, "青禾小学"], [2, "孤山小学"]],
        [["青禾小学"], ["孤山小学"], ["青禾小学"]],
    ],
)
def test_a_roster_is_the_column_that_names_units(rows: list[list[object]], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    assert read_roster(tmp_path / "名单.xlsx") == ("青禾小学", "孤山小学")


def test_a_roster_without_names_is_told(tmp_path: Path) -> None:
    (tmp_path / "名单.txt").write_text("1\n2\n", "utf-8")
    with pytest.raises(ReadingError, match="no names of units"):
        read_roster(tmp_path / "名单.txt")


def test_what_an_archive_holds_beside_documents_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("计划.txt", "照片.jpg", "__MACOSX/._计划.txt", "~$计划.docx"):
            archive.writestr(name, plan("青禾小学", 2025, TASKS))
    found = {name.rpartition("!")[2]: why for name, why in passed_over([tmp_path])}
    assert found == {
        "照片.jpg": "不是文稿（图片或其他类型的文件）",
        "~$计划.docx": "Word 打开时的临时文件",
    }
    assert dict(passed_over([tmp_path / "a.zip"])).keys() == {
        str(tmp_path / "a.zip!照片.jpg"),
        str(tmp_path / "a.zip!~$计划.docx"),
    }


def test_reasons_are_in_the_language_of_the_workbook(book: openpyxl.Workbook) -> None:
    (why,) = [row[2] for row in rows(book, "收件") if row[0] == "empty.txt"]
    assert why == "空文件（0 字节），请换一个"


def test_a_link_to_what_is_read_anyway_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(plan("青禾小学", 2025, TASKS), "utf-8")
    (tmp_path / "年度").mkdir()
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c").symlink_to(tmp_path / "年度")
    found = dict(passed_over([tmp_path]))
    assert set(found) == {str(tmp_path / "b.txt"), str(tmp_path / "c")}
    assert set(found.values()) == {"指向另一个已经在内的文件或文件夹"}


@pytest.fixture
def thrice(tmp_path: Path) -> Path:
    """A full plan, the same file again, its text as a Word file, and another school's poor plan."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    good = plan("青禾小学", 2025, TASKS)
    (folder / "a.txt").write_text(good, "utf-8")
    (folder / "b.txt").write_text(good, "utf-8")
    word = docx.Document()
    for row in good.splitlines():
        word.add_paragraph(row)
        word.add_paragraph("")
    word.save(folder / "c.docx")
    (folder / "d.txt").write_text(plan("红叶中学", 2025, ("加强学习" * 9,)), "utf-8")
    return folder


def test_what_was_handed_in_twice_counts_once(thrice: Path, tmp_path: Path) -> None:
    once = tmp_path / "once"
    once.mkdir()
    for name in ("a.txt", "d.txt"):
        (once / name).write_bytes((thrice / name).read_bytes())
    covers = []
    for folder in (thrice, once):
        out = tmp_path / f"{folder.name}.xlsx"
        RUN.invoke(application(), ["check", str(folder), "-o", str(out)])
        covers.append(dict(rows(openpyxl.load_workbook(out), "概览")))
    for line in ("计划", "最完整的十份", "缺得最多的十项"):
        assert covers[0][line] == covers[1][line]
    book = openpyxl.load_workbook(tmp_path / "drafts.xlsx")
    assert {r[0]: r[1:3] for r in rows(book, "收件")} == {
        "a.txt": ("已读", None),
        "b.txt": ("与前面一份内容相同", "a.txt"),
        "c.docx": ("与前面一份内容相同", "a.txt"),
        "d.txt": ("已读", None),
    }
    assert [r[0] for r in rows(book, "排名")] == [1, 2, "重复", "重复"]
    assert [r[0] for r in rows(book, "常规工作×学校")] == [
        "青禾小学",
        "红叶中学",
        "合计（份）",
    ]
    *schools, totals = rows(book, "常规工作×学校")
    assert totals[3:] == tuple(
        sum(bool(school[k]) for school in schools) for k in range(3, len(totals))
    )
    assert [(r[0], r[2], r[4]) for r in rows(book, "雷同")] == [
        ("完全相同", "a.txt", "b.txt"),
        ("完全相同", "a.txt", "c.docx"),
    ]


def test_the_ranking_of_files_handed_in_twice(thrice: Path) -> None:
    overview, tabler = Overview(), Tabler()
    for one in check_files(thrice):
        overview.add(one.extraction, tabler.rows(one))
    assert (len(overview), overview.compared) == (2, 2)
    assert [ranked.place for ranked in overview.ranking()] == [1, 2]
    told = "2 份交了两次，只算一次：b.txt 与 a.txt 相同；c.docx 与 a.txt 相同"
    assert overview.told_twice("zh") == told
    done = RUN.invoke(application(), ["check", str(thrice)])
    assert "".join(told.split()) in "".join(done.output.split())
    assert done.output.startswith("2 份文稿")


def test_a_long_ranking_shows_both_ends_of_plans_and_of_summaries(tmp_path: Path) -> None:
    """Summaries are ranked by themselves: their last places are not those of plans."""
    for number in range(50):
        text = plan(f"青禾第{number}小学", 2025, TASKS[number % 6 :])
        (tmp_path / f"{number:02}.txt").write_text(text, "utf-8")
    for number in range(20):
        text = plan(
            f"红叶第{number}中学", 2024, ("召开了教代会，到会代表四十人",) * (number % 3 + 1)
        )
        text = text.replace("工作计划", "工作总结")
        (tmp_path / f"总结{number:02}.txt").write_text(text, "utf-8")
    done = RUN.invoke(application(), ["check", str(tmp_path)])
    head, _, below = done.output.partition("总结等")
    places = [int(m[1]) for m in re.finditer(r"^ +(\d+) +\d+%", head, re.M)]
    assert len(places) == 35
    assert places == sorted(places)
    assert head.count("青禾第") == 35
    assert "另有 15 条" in head
    assert below.partition("缺得最多")[0].count("红叶第") == 10
    assert "另有 10 条" in below


def test_a_folder_that_begins_with_no_plan_has_all_sheets(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "0.txt").write_text("校门口的花开了，请大家来看。\n", "utf-8")
    for number in range(3):
        text = plan(f"青禾第{number}小学", 2025, (*TASKS[number:], "三月举办拔河比赛"))
        (folder / f"{number + 1}.txt").write_text(text, "utf-8")
    out = tmp_path / "结果.xlsx"
    RUN.invoke(application(), ["check", str(folder), "-o", str(out)])
    names = openpyxl.load_workbook(out).sheetnames
    assert {"缺项汇总", "月份×学校", "常规工作×学校", "问题统计"} <= set(names)


def test_the_cover_names_some_of_many(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(40):
        (folder / f"空{number:02}.txt").write_bytes(b"")
    (folder / "a.txt").write_text(plan("青禾小学", 2025, TASKS), "utf-8")
    out = tmp_path / "结果.xlsx"
    RUN.invoke(application(), ["check", str(folder), "-o", str(out)])
    told = str(dict(rows(openpyxl.load_workbook(out), "概览"))["不能读的"])
    assert told.startswith("40：空00.txt、")
    assert told.endswith("空29.txt 等")


@pytest.mark.parametrize(
    ("share", "told"), [(0.805, "81%"), (0.725, "73%"), (0.145, "15%"), (0, "0%"), (1, "100%")]
)
def test_a_share_is_rounded_as_spreadsheets_round_it(share: float, told: str) -> None:
    assert percent(share) == told
