"""``unionnlp corpus`` as a user meets it: the way of all commands, in the reader's language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import program
import pytest

PLAN = "甲小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n"
CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
ZH, EN = {"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, {"LANG": "en_US.UTF-8", "LC_ALL": ""}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    for name in "甲乙":
        (tmp_path / "plans" / f"{name}.txt").write_text(PLAN.replace("甲", name), "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.4\nno more of it")
    return tmp_path


def run(place: Path, line: str, **env: str) -> CompletedProcess[str]:
    return program.run(*line.split(), cwd=place, env=env or ZH)


@pytest.fixture
def built(place: Path) -> Path:
    assert run(place, "corpus build plans -o known").returncode == 0
    return place


@pytest.mark.parametrize("source", ["none", "empty", "damaged.pdf", "-"])
@pytest.mark.parametrize("command", ["corpus build {} -o new", "corpus add known {}"])
def test_what_cannot_be_read_is_wrong_use_and_told_in_ones_language(
    built: Path, command: str, source: str
) -> None:
    for env, chinese in ((ZH, True), (EN, False)):
        done = run(built, command.format(source), **env)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert bool(CHINESE.search(done.stderr)) is chinese, done.stderr
        asked = run(built, command.format(source) + f" --lang {'en' if chinese else 'zh'}", **env)
        assert bool(CHINESE.search(asked.stderr)) is not chinese, asked.stderr


@pytest.mark.parametrize("source", ["none", "empty"])
def test_where_there_is_nothing_to_read_no_corpus_is_made(place: Path, source: str) -> None:
    assert run(place, f"corpus build {source} -o new").returncode == 2
    assert not (place / "new").exists()


def test_one_failure_among_others_is_code_1(place: Path) -> None:
    done = run(place, "corpus build plans damaged.pdf none -o new")
    assert (done.returncode, done.stderr.count("\n")) == (1, 2)
    again = run(place, "corpus build plans damaged.pdf none -o new")
    assert again.returncode == 1  # what is unchanged is no failure


def test_what_a_refused_pruning_says_is_translated(built: Path) -> None:
    done = run(built, "corpus build none -o known --prune")
    assert "没有移除任何来源" in done.stderr
    assert "plans" in run(built, "corpus list known").stdout


def test_add_makes_no_corpus_of_a_mistyped_name(built: Path) -> None:
    done = run(built, "corpus add knwon plans")
    listed = run(built, "corpus list knwon")
    assert (done.returncode, done.stderr) == (2, listed.stderr)
    assert not (built / "knwon").exists()


def test_the_encoding_is_that_of_the_files(place: Path) -> None:
    (place / "old.txt").write_bytes(PLAN.encode("utf-16-le"))
    for command in ("corpus build old.txt -o c", "corpus add c old.txt"):
        done = run(place, f"{command} --encoding utf-16-le -f json")
        assert (done.returncode, json.loads(done.stdout)["documents"]) == (0, 1)
        wrong = run(place, f"{command} --encoding klingon")
        assert (wrong.returncode, "klingon" in wrong.stderr) == (2, True)
    anew = json.loads(run(place, "corpus build old.txt -o c --encoding gb18030 -f json").stdout)
    assert anew["unchanged"] == 0  # read in another way, it is another text


@pytest.mark.parametrize(
    "command",
    ["build plans -o known", "add known plans", "list known", "stats known", "search known 教代会",
     "copies known", "export known", "remove known plans/甲.txt"],
)  # fmt: skip
def test_every_command_writes_json_where_format_says_so(built: Path, command: str) -> None:
    done = run(built, f"corpus {command} --format json")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)
    refused = run(built, f"corpus {command} -f nonsense")
    assert (refused.returncode, bool(CHINESE.search(refused.stderr))) == (2, True), refused.stderr


def test_export_writes_the_tables_of_extract(built: Path) -> None:
    assert run(built, "corpus build plans/甲.txt -o single").returncode == 0
    tables = ("-f csv -o all", "-f csv -o one.csv --table schedule", "-o book.xlsx")
    for given in tables:
        done = run(built, f"corpus export single {given}")
        assert (done.returncode, done.stderr) == (0, "")
    assert run(built, "extract plans/甲.txt -f csv -o extracted").returncode == 0
    for name in ("documents", "outline", "schedule", "items", "quantities"):
        one, other = (
            (built / folder / f"{name}.csv").read_text("utf-8-sig").splitlines()
            for folder in ("all", "extracted")
        )
        assert sorted(one) == sorted(other), name
    assert (built / "one.csv").read_bytes() == (built / "all" / "schedule.csv").read_bytes()
    assert (built / "book.xlsx").read_bytes()[:2] == b"PK"
    for wrong in (
        "-o x.csv --table nonsense",
        "-o x.json --table items",
        "-f xlsx",
        "-f csv --table items",
    ):
        done = run(built, f"corpus export known {wrong}")
        assert (done.returncode, bool(CHINESE.search(done.stderr))) == (2, True), done.stderr


def test_evaluation_reads_its_texts_as_it_is_told(built: Path) -> None:
    for name in ("gold", "texts"):
        (built / name).mkdir()
    (built / "texts" / "a.txt").write_bytes(PLAN.encode("utf-16-le"))
    record = run(built, "extract texts/a.txt -f json --encoding utf-16-le").stdout
    (built / "gold" / "a.json").write_text(record, "utf-8")
    done = run(built, "evaluate gold texts --encoding utf-16-le")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1.000" in done.stdout
    assert run(built, "evaluate gold texts --encoding klingon").returncode == 2


def test_headings_are_bold_at_a_terminal_alone(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unionnlp.cli import screen

    for line in ("corpus stats known", "corpus search known 教代会", "items"):
        assert "\x1b" not in run(built, line).stdout
        with monkeypatch.context() as patched:
            patched.setattr(screen, "at_terminal", lambda _: True)
            patched.setenv("TERM", "xterm")
            assert "\x1b[1m" in run(built, line, **ZH).stdout
            assert "\x1b" not in run(built, line, **ZH, NO_COLOR="1").stdout


def test_stats_tell_the_size_of_plans_and_where_an_item_stands(tmp_path: Path) -> None:
    plan = "青湖小学2024年工会工作计划\n一、工作目标\n全年走访教师10户。\n二、文体活动\n举办教职工运动会。\n"
    (tmp_path / "plan.txt").write_text(plan, "utf-8")
    assert run(tmp_path, "corpus build plan.txt -o known").returncode == 0
    told = run(tmp_path, "corpus stats known", **ZH).stdout
    assert "画像建于 20" in told
    assert "量化目标  1—1，中位数 1" in told
    assert "计划字数  " in told
    assert "（多在“文体活动”部分）" in told
    counted = json.loads(run(tmp_path, "corpus stats known -f json").stdout)
    assert counted["targets"]["median"] == 1
    assert any(figures["sections"] == {"culture": 1} for figures in counted["items"].values())


def test_where_all_sources_fail_no_new_corpus_is_left(place: Path) -> None:
    (place / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    for source in ("damaged.pdf", "damaged.pdf broken.docx"):
        assert run(place, f"corpus build {source} -o new").returncode == 2
        assert not (place / "new").exists()
    (place / "mine").mkdir()
    assert run(place, "corpus build damaged.pdf -o mine").returncode == 2
    assert not any((place / "mine").iterdir()) if (place / "mine").exists() else True
    assert run(place, "corpus build plans damaged.pdf -o new").returncode == 1
    assert run(place, "corpus build damaged.pdf -o new").returncode == 2
    assert "甲" in run(place, "corpus list new").stdout  # an old one keeps what it has
