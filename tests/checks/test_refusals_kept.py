"""What an author refused is remembered beside the draft, and not said again."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import program
import pytest

import unionnlp
from unionnlp.checks import memory
from unionnlp.errors import ArgumentError, KnowledgeError, OutputError

DRAFT = (
    "柳塘小学2025年工会工作计划\n一、指导思想\n以党的二十大精神为指导，服务教职工。\n二、主要工作\n"
    "三月召开教代会，审议xx方案。\n四月举行教职工运动会，参加率达到120%。\n三、保障措施\n落实经费。\n"
    "柳塘小学工会\n2025年2月20日\n"
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def of_code(report: unionnlp.Report, code: str) -> str:
    return next(f.id for f in report.findings if f.code == code)


def command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return program.run(*arguments, cwd=cwd, env={"LANG": "zh_CN.UTF-8"})


def test_an_id_stays_with_the_words_and_goes_with_them() -> None:
    before = unionnlp.check(DRAFT)
    moved = unionnlp.check(DRAFT.replace("一、指导思想\n", "一、指导思想\n坚持服务大局。\n"))
    mended = unionnlp.check(DRAFT.replace("120%", "130%"))
    assert of_code(before, "T403") == of_code(moved, "T403") != of_code(mended, "T403")
    assert [f.id for f in before.findings] == [
        f.id for f in unionnlp.check(DRAFT, lang="en").findings
    ]


def test_what_was_refused_is_not_said_until_the_words_change(draft: Path) -> None:
    report = unionnlp.check_file(draft)
    wrong = of_code(report, "T403")
    memory.refuse(report, draft, [wrong])
    again = unionnlp.check_file(draft)
    assert [f.id for f in again.refused] == [wrong]
    assert len(again.findings) == len(report.findings) - 1
    assert again.score == report.score
    (checked,) = unionnlp.check_files([draft])
    assert checked.report.refused == again.refused
    draft.write_text(DRAFT.replace("120%", "130%"), "utf-8")
    changed = unionnlp.check_file(draft)
    assert not changed.refused
    assert of_code(changed, "T403") != wrong


def test_a_missing_duty_that_was_refused_is_missing_all_the_same(draft: Path) -> None:
    report = unionnlp.check_file(draft)
    lacking = next(f for f in report.findings if f.code == "M101")
    again = unionnlp.check(DRAFT, refusals=[lacking.id])
    assert lacking.item in [m.item for m in again.missing if m.refused]
    assert (again.score, again.duty) == (report.score, report.duty)


def test_the_file_holds_the_words_and_nothing_private(draft: Path) -> None:
    report = unionnlp.check_file(draft)
    memory.refuse(report, draft, [of_code(report, "T403")])
    written = draft.with_name("计划.txt.unionnlp.json").read_text("utf-8")
    told = json.loads(written)
    assert told["refused"][0]["words"] == ["120%"]
    assert str(draft.parent) not in written


def test_a_refusal_is_taken_back_and_an_empty_memory_leaves_no_file(draft: Path) -> None:
    report = unionnlp.check_file(draft)
    wrong = of_code(report, "T403")
    memory.refuse(report, draft, [wrong, wrong, of_code(report, "L601")])
    assert len(memory.read_refusals(draft).refused) == 2
    memory.take_back(draft, [wrong.rpartition("-")[2]])
    assert [r.id for r in memory.read_refusals(draft).refused] == [of_code(report, "L601")]
    memory.take_back(draft, [of_code(report, "L601")])
    assert [p.name for p in draft.parent.iterdir()] == ["计划.txt"]


def test_an_id_that_is_none_changes_nothing(draft: Path) -> None:
    report = unionnlp.check_file(draft)
    with pytest.raises(KnowledgeError, match="no finding"):
        memory.refuse(report, draft, [of_code(report, "T403"), "E501-00000000"])
    with pytest.raises(KnowledgeError, match="not remembered"):
        memory.take_back(draft, [of_code(report, "T403")])
    with pytest.raises(ArgumentError):
        unionnlp.check(DRAFT, refusals=["T403"])
    assert not memory.read_refusals(draft).refused
    assert [p.name for p in draft.parent.iterdir()] == ["计划.txt"]


_FILE = {"schema": "unionnlp-refusals/1", "refused": [{"id": "T403-0123abcd"}]}


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}x", '{"schema": "other"}',
        json.dumps(_FILE | {"run": "rm"}),
        json.dumps(_FILE | {"refused": [{"id": "T403"}]}),
        json.dumps(_FILE | {"refused": [{"id": "T403-0123abcd\n"}]}),
        json.dumps(_FILE | {"refused": [{"id": "T403-0123abcd", "words": ["长" * 300]}]}),
        json.dumps(_FILE | {"refused": [{"id": f"T403-{n:08x}"} for n in range(2_001)]}),
        "[" * 100_000,
        " " * (2 << 20),
    ],
    ids=["empty", "list", "rest", "schema", "field", "id", "line", "long", "many", "deep", "large"],
)  # fmt: skip
def test_a_broken_memory_is_one_clear_line(draft: Path, content: str) -> None:
    memory.place(draft).write_text(content, "utf-8")
    with pytest.raises(KnowledgeError) as error:
        unionnlp.check_file(draft)
    assert "计划.txt.unionnlp.json" in str(error.value)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
def test_links_and_pipes_in_its_place_are_not_followed(draft: Path, tmp_path: Path) -> None:
    place, other = memory.place(draft), tmp_path / "other"
    place.symlink_to(other)  # to nothing: writing would make it
    report = unionnlp.check(DRAFT)
    with pytest.raises((KnowledgeError, OutputError), match="not a plain file"):
        memory.refuse(report, draft, [of_code(report, "T403")])
    assert not other.exists()
    place.unlink()
    os.mkfifo(place)
    with pytest.raises(KnowledgeError, match="not a plain file"):
        memory.read_refusals(draft)


def test_the_command_remembers_lists_and_takes_back(draft: Path) -> None:
    wrong = of_code(unionnlp.check_file(draft), "T403")
    said = command("check", draft.name, "--lang", "zh", cwd=draft.parent).stdout
    assert wrong in said
    done = command("check", draft.name, "--accept", wrong, "--lang", "zh", cwd=draft.parent)
    assert done.returncode == 0
    assert wrong not in done.stdout
    assert "不采纳 1" in done.stdout
    assert "计划.txt.unionnlp.json" in done.stderr
    listed = command("check", draft.name, "--accepted", "--lang", "zh", cwd=draft.parent).stdout
    assert listed.startswith(wrong)
    back = command("check", draft.name, "--unaccept", wrong, "--lang", "zh", cwd=draft.parent)
    assert wrong in back.stdout
    assert [p.name for p in draft.parent.iterdir()] == ["计划.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept", "T403-00000000"), ("--accept", "nonsense"), ("--unaccept", "T403-00000000"),
        ("计划.txt", "--accept", "T403-00000000"), ("-o", "计划.txt.unionnlp.json", "-f", "json"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_and_writes_nothing(draft: Path, arguments: tuple[str, ...]) -> None:
    done = command("check", "计划.txt", *arguments, cwd=draft.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert [p.name for p in draft.parent.iterdir()] == ["计划.txt"]


def test_a_district_sees_how_often_each_code_is_refused(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        path = tmp_path / f"{name}.txt"
        path.write_text(DRAFT.replace("柳塘", name + "塘"), "utf-8")
    report = unionnlp.check_file(tmp_path / "甲.txt")
    memory.refuse(report, tmp_path / "甲.txt", [of_code(report, "T403")])
    said = command("check", ".", "--lang", "zh", cwd=tmp_path)
    assert "1/2" in said.stdout.partition("作者最常不采纳的")[2]
    assert said.stderr == ""
    found = unionnlp.frames(unionnlp.check_files(tmp_path))["findings"]
    shares = found.groupby("code")["refused"].mean()
    assert shares["T403"] == 0.5
    assert found["found_at"].notna().any()
    book = command("check", ".", "-o", "结果.xlsx", cwd=tmp_path)
    assert book.returncode == 0
    import openpyxl

    sheets = openpyxl.load_workbook(tmp_path / "结果.xlsx")
    rows = {row[0]: row for row in sheets["问题统计"].iter_rows(min_row=2, values_only=True)}
    assert rows["T403"][2:5] == (2, 1, 0.5)
    received = [row[0].value for row in sheets["收件"].iter_rows(min_row=2)]
    assert sorted(received) == ["乙.txt", "甲.txt"]


def test_a_member_of_an_archive_has_its_memory_beside_it(draft: Path, tmp_path: Path) -> None:
    import zipfile

    report = unionnlp.check_file(draft)
    memory.refuse(report, draft, [of_code(report, "T403")])
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in (draft, memory.place(draft)):
            archive.write(path, f"柳塘/{path.name}")
    (checked,) = unionnlp.check_files([tmp_path / "all.zip"])
    assert [f.code for f in checked.report.refused] == ["T403"]
