"""The command as a user meets it: what goes where, which exit code, never a traceback."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import program
import pytest

from unionnlp import __version__
from unionnlp.records import Extraction

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "plan.txt"
COMMAND = [sys.executable, "-m", "unionnlp"]

PLAN = (
    "甲小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n"
    "二、活动安排\n三月：慰问女职工\n"
)


class Done:
    """What a finished command left behind."""

    def __init__(self, result: subprocess.CompletedProcess[str]) -> None:
        self.code = result.returncode
        self.out, self.err = result.stdout, result.stderr


def run(*args: str | Path, data: bytes = b"", cwd: Path = ROOT, **env: str) -> Done:
    """Run a command in this process."""
    return Done(program.run(*args, data=data, cwd=cwd, env=env))


def start(*args: str | Path, cwd: Path = ROOT, **env: str) -> Done:
    """Run a command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **env}
    command = [*COMMAND, *map(str, args)]
    given = {"stdin": subprocess.DEVNULL, "capture_output": True, "encoding": "utf-8"}
    done = Done(subprocess.run(command, cwd=cwd, env=environment, **given))
    assert "Traceback" not in done.err
    return done


def one_line(text: str) -> str:
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "plans"
    place.mkdir()
    for name in "甲乙丙":
        (place / f"{name}.txt").write_text(PLAN.replace("甲", name), "utf-8")
    return place


def test_version() -> None:
    assert start("--version").out == f"unionnlp {__version__}\n"


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert done.code == 2
    assert "extract" in done.out


@pytest.mark.parametrize("command", ["extract", "read", "segment", "evaluate", "items"])
def test_every_command_has_help_in_two_languages(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert re.search(r"[\u4e00-\u9fff]{4}", done.out)


def test_json_is_the_record_with_its_text_on_demand(folder: Path) -> None:
    done = start("extract", folder / "甲.txt", "--format", "json", "--with-text")
    extraction = Extraction.from_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert extraction.source.text == PLAN
    assert extraction.documents[0].schedule[0].months == (3,)


CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("locale", "chinese"), [("zh_CN.UTF-8", True), ("en_US.UTF-8", False)])
def test_people_read_their_own_language(locale: str, chinese: bool, tmp_path: Path) -> None:
    for args in (
        ["--help"], ["extract", "--help"], ["check", "--help"], ["corpus", "build", "--help"],
        ["compare", "--help"], ["items", "--help"],
    ):  # fmt: skip
        done = run(*args, LANG=locale, LC_ALL="")
        assert (done.code, done.err) == (0, "")
        assert bool(CHINESE.search(done.out)) is chinese, done.out
    for args in (
        ["extract", "no.txt"], ["extract"], ["extract", "x", "-o", "x.abc"], ["teach"],
        ["extract", "x", "--jobs", "0"], ["read", "."], ["corpus", "stats", "none"],
        ["check", "x", "--encoding", "klingon"], ["extract", "x", "-f", "json", "-o", "x.html"],
    ):  # fmt: skip
        done = run(*args, cwd=tmp_path, LANG=locale, LC_ALL="")
        assert done.code == 2
        assert bool(CHINESE.search(one_line(done.err))) is chinese, done.err
        other = run(
            *args, "--lang", "en" if chinese else "zh", cwd=tmp_path, LANG=locale, LC_ALL=""
        )
        assert bool(CHINESE.search(one_line(other.err))) is not chinese, other.err
    view = run("extract", EXAMPLE, LANG=locale, LC_ALL="").out
    assert ("常规工作" in view) is chinese
    assert ("Schedule" in view) is not chinese


def test_help_needs_no_more_than_ascii() -> None:
    done = start("check", "--help", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.code, done.err) == (0, "")
    assert "--fail-under" in done.out


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_traceback(closed: str) -> None:
    for command in (f"extract {EXAMPLE}", "extract -", "--help", "extract none.txt"):
        line = f"{sys.executable} -m unionnlp {command} {closed}"
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, cwd=ROOT, timeout=60)
        assert b"Traceback" not in done.stderr, done.stderr
        assert done.returncode in (0, 1, 2)


def test_at_its_end_a_command_goes_through_its_objects_no_more() -> None:
    code = (
        "import atexit, gc, sys; from unionnlp.cli import main\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 10_000))\n"
        "sys.argv = ['unionnlp', 'items']; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.split()[-1] == b"True"


def test_default_is_the_view_also_in_a_pipe() -> None:
    done = run("extract", EXAMPLE)
    assert done.code == 0
    assert "活动安排" in done.out
    assert "\x1b" not in done.out
    assert run("extract", EXAMPLE, COLUMNS="50").out == done.out


def at_terminal(*args: str | Path, **env: str) -> str:
    """Run a command whose output is a terminal 60 columns wide."""
    import fcntl
    import struct
    import termios

    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **env}
    environment.pop("COLUMNS", None)
    process = subprocess.Popen(
        [*COMMAND, *map(str, args)], stdout=terminal, stderr=terminal, env=environment
    )
    os.close(terminal)
    parts = []
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    process.wait()
    os.close(main)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def test_terminal_gets_colours_and_its_own_width() -> None:
    shown = at_terminal("extract", EXAMPLE)
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "─" * 60 in plain
    assert "─" * 61 not in plain


def test_terminal_without_colours_where_not_wanted() -> None:
    assert "\x1b[" not in at_terminal("extract", EXAMPLE, NO_COLOR="1")


def test_progress_of_many_files_is_shown_at_a_terminal(folder: Path, tmp_path: Path) -> None:
    shown = at_terminal("extract", folder, "--output", tmp_path / "out.jsonl")
    assert "3/3" in shown
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 3


def test_standard_input(folder: Path) -> None:
    done = run("extract", "-", "--format", "json", data=PLAN.encode("gb18030"))
    extraction = Extraction.from_json(done.out)
    assert (extraction.source.path, extraction.source.encoding) == ("-", "gb18030")
    assert extraction.documents[0].organization == "甲小学"


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_inputs_give_json_lines_in_order(folder: Path, form: str, jobs: str) -> None:
    done = run("extract", folder, EXAMPLE, "--format", form, "--jobs", jobs)
    paths = [json.loads(line)["source"]["path"] for line in done.out.splitlines()]
    expected = [str(path) for path in sorted(folder.iterdir())]
    assert paths == [*expected, str(EXAMPLE)]
    assert (done.code, done.err) == (0, "")


def test_folder_of_one_file_is_several(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    assert run("extract", tmp_path, "--format", "json").out.count("\n") == 1


def test_several_views_follow_each_other(folder: Path) -> None:
    done = run("extract", folder)
    assert re.findall(r"plans/(.)\.txt", done.out) == sorted("甲乙丙")


@pytest.mark.parametrize(
    ("name", "form", "lines"),
    [("a.json", None, None), ("a.jsonl", None, 1), ("a.out", "jsonl", 1), ("a.json", "json", None)],
)
def test_ending_of_the_output_decides_the_format(
    tmp_path: Path, name: str, form: str | None, lines: int | None
) -> None:
    path = tmp_path / name
    done = run("extract", EXAMPLE, "--output", path, *(["--format", form] if form else []))
    assert (done.code, done.out, done.err) == (0, "", "")
    body = path.read_text("utf-8")
    assert Extraction.from_json(body).documents[0].year == 2025
    assert (body.count("\n") == 1) == (lines == 1)


def test_view_in_a_file_is_the_view_of_a_pipe(tmp_path: Path) -> None:
    run("extract", EXAMPLE, "--output", tmp_path / "view.txt")
    assert (tmp_path / "view.txt").read_text("utf-8") == run("extract", EXAMPLE).out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["extract"], "Missing argument 'FILE...'"),
        (["extract", "--wrong", "x"], "No such option"),
        (["extract", "x", "--format", "xml"], "'xml'"),
        (["extract", "x", "--jobs", "0"], "'--jobs'"),
        (["extract", "x", "--output", "a.docx"], "names no format"),
        (["extract", "x", "--output", "a.json", "--format", "text"], "does not fit"),
        (["extract", "nowhere.txt"], "nowhere.txt: no such file"),
        (["extract", "nowhere.txt", "--output", "a.json"], "nowhere.txt: no such file"),
        (
            ["extract", "no.txt", "--output", "/nowhere/a.json"],
            "/nowhere/a.json: cannot be written",
        ),
        (["read", "nowhere.txt"], "nowhere.txt: no such file"),
        (["segment", "."], "a folder"),
        (["evaluate", "nowhere", "."], "nowhere is no folder"),
        (["evaluate", ".", ".", "--misses", "all of it"], "no measure"),
        (["teach"], "No such command"),
        (["extract", "-", "--encoding", "klingon"], "no text encoding that is known"),
    ],
)
def test_wrong_use_is_one_line_and_code_2(args: list[str], message: str, tmp_path: Path) -> None:
    done = run(*args, cwd=tmp_path, data=PLAN.encode())
    assert (done.code, done.out) == (2, "")
    assert message in one_line(done.err)
    assert list(tmp_path.iterdir()) == []


def test_folder_without_readable_files_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "music.mp3").write_bytes(b"ID3")
    done = run("extract", tmp_path)
    assert done.code == 2
    assert "no readable file" in one_line(done.err)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t \n", "only blanks"),
        (bytes(range(256)) * 8, "a.txt"),
        ("工会计划".encode("utf-16-be")[1:], "a.txt"),
    ],
)
def test_file_that_cannot_be_read_is_one_line_and_code_2(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    done = run("extract", tmp_path / "a.txt", "--output", tmp_path / "out.json")
    assert (done.code, done.out) == (2, "")
    assert message in one_line(done.err)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_failing_file_does_not_stop_the_others(folder: Path, jobs: str) -> None:
    (folder / "乙.txt").write_bytes(b"")
    done = run("extract", folder, folder / "no.txt", "--format", "jsonl", "--jobs", jobs)
    assert done.code == 1
    assert len(done.out.splitlines()) == 2
    first, second = done.err.splitlines()
    assert "乙.txt: empty" in first
    assert "no.txt: no such file" in second


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n",
        "The union met on Monday and 3 members spoke.\n\n1. First item\n2. Second item\n",
        "def main():\n    return [x for x in range(10)]\n",
    ],
)
def test_text_that_is_no_plan_gives_no_facts(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.txt"
    path.write_text(text, "utf-8")
    done = run("extract", path, "--format", "json")
    assert (done.code, Extraction.from_json(done.out).documents) == (0, ())
    assert "没有找到计划或总结" in run("extract", path).out


def test_unwritable_output_leaves_nothing(folder: Path) -> None:
    done = run("extract", EXAMPLE, "--output", folder, "--format", "json")
    assert done.code == 2
    assert "a folder" in one_line(done.err)
    assert {path.name for path in folder.iterdir()} == {"甲.txt", "乙.txt", "丙.txt"}


def test_output_appears_whole_and_keeps_what_was_there_until_then(folder: Path) -> None:
    target = folder.parent / "out.json"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    run("extract", folder / "nowhere.txt", "--output", target)
    assert target.read_text("utf-8") == "old"
    run("extract", folder / "甲.txt", "--output", target)
    assert Extraction.from_json(target.read_bytes()).documents
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in folder.parent.iterdir()) == ["out.json", "plans"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, "extract", str(EXAMPLE)], stdout=full, stderr=subprocess.PIPE, cwd=ROOT
        )
    assert result.returncode == 2
    assert "cannot be written" in one_line(result.stderr.decode())


def test_reader_that_closes_the_pipe_hears_nothing(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "extract", *[str(folder)] * 40],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


def test_names_with_controls_do_not_drive_the_terminal(tmp_path: Path) -> None:
    done = run("extract", "no\x1b[31m\nfile.txt", cwd=tmp_path)
    assert "\x1b" not in done.err


def test_output_does_not_depend_on_the_locale(folder: Path) -> None:
    plain = start("extract", folder / "甲.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (plain.code, plain.err) == (0, "")
    assert plain.out == run("extract", folder / "甲.txt").out


def test_debug_shows_the_traceback(folder: Path) -> None:
    (folder / "乙.txt").write_bytes(b"")
    command = [*COMMAND, "--debug", "extract", str(folder / "乙.txt")]
    done = subprocess.run(command, capture_output=True, cwd=ROOT)
    assert b"Traceback" in done.stderr
    assert done.returncode == 2


def test_read_shows_the_text_as_read(folder: Path) -> None:
    assert start("read", folder / "甲.txt").out == PLAN
    source = json.loads(run("read", folder / "甲.txt", "--format", "json").out)
    assert (source["text"], source["length"], source["reader"]) == (PLAN, len(PLAN), "text")


def test_read_sends_no_control_to_a_terminal(tmp_path: Path) -> None:
    text = "甲小学计划\x1b[31m\r一、目标\x9b\x07\r\n二、工作"
    (tmp_path / "a.txt").write_bytes(text.encode())
    shown = run("read", tmp_path / "a.txt").out
    assert shown == "甲小学计划\ufffd[31m\n一、目标\ufffd\ufffd\r\n二、工作"
    assert len(shown) == len(text)  # so that offsets hold
    assert json.loads(run("read", tmp_path / "a.txt", "--format", "json").out)["text"] == text


def test_segment_shows_places_words_and_parts_of_speech(folder: Path) -> None:
    rows = [row.split("\t") for row in start("segment", folder / "甲.txt").out.splitlines()]
    assert all(PLAN[int(start) : int(end)] == word for start, end, word, _ in rows)
    assert ["教代会", "n"] in [row[2:] for row in rows]
    tokens = json.loads(run("segment", folder / "甲.txt", "--format", "json").out)["tokens"]
    assert "".join(token["text"] for token in tokens) == PLAN


def gold(folder: Path) -> Path:
    place = folder.parent / "gold"
    place.mkdir()
    for name in "甲乙丙":
        record = run("extract", folder / f"{name}.txt", "--format", "json").out
        (place / f"{name}.json").write_text(record, "utf-8")
    return place


def test_evaluate_prints_the_figures_and_the_misses(folder: Path) -> None:
    place = gold(folder)
    rows = start("evaluate", place, folder).out.splitlines()
    assert rows[0].split() == ["measure", "P", "R", "F1", "tp", "fp", "fn"]
    assert rows[1].split() == ["documents", "1.000", "1.000", "1.000", "3", "0", "0"]
    (folder / "乙.txt").write_text(PLAN.replace("三月", "四月"), "utf-8")
    done = run("evaluate", place, folder, "--misses", "schedule")
    assert done.code == 1  # the gold was made for another text
    assert re.search(r"schedule  乙 line 5  missed  「慰问女职工」  gold: months=\(3,\)", done.out)
    report = json.loads(run("evaluate", place, folder, "--format", "json").out)
    assert report["measures"]["schedule"]["fp"] == 1
    assert report["misses"] == []


def test_items_are_listed_and_explained() -> None:
    assert "staff_congress" in start("items").out
    page = run("items", "staff_congress").out
    assert "staff_congress" in page.splitlines()[0]
    assert json.loads(run("items", "staff_congress", "--format", "json").out)["group"]
    done = run("items", "staff_congres")
    assert done.code == 2
    assert "did you mean staff_congress" in one_line(done.err)


def test_items_shows_a_catalogue_that_a_file_extends(tmp_path: Path) -> None:
    file = tmp_path / "items.toml"
    head = '[[item]]\nid = "carpool"\ngroup = "welfare"\nzh = "拼车"\n'
    file.write_text(head + 'scope = "拼车"\ncues = ["拼车"]\n', "utf-8")
    assert "carpool" in run("items", "--items", file).out
    assert "staff_congress" in run("items", "--items", file).out
    assert run("items", "carpool", "--items", file).out.startswith("拼车（carpool）")
    file.write_text(head.replace("welfare", "nowhere"), "utf-8")
    done = run("items", "--items", file)
    assert (done.code, done.out) == (2, "")
    assert str(file) in done.err


def test_output_never_replaces_an_input(folder: Path) -> None:
    done = run("extract", folder / "甲.txt", "--output", folder / "甲.txt")
    assert done.code == 2
    assert "is one of the inputs" in one_line(done.err)
    assert (folder / "甲.txt").read_text("utf-8") == PLAN


def test_own_items_are_used_and_a_faulty_file_is_told(tmp_path: Path) -> None:
    own = tmp_path / "items.toml"
    own.write_text('[[item]]\nid = "sports"\ncues = ["健步走"]\n', "utf-8")
    done = run("extract", EXAMPLE, "--format", "json", "--items", own)
    assert (done.code, done.err) == (0, "")
    found = Extraction.from_json(done.out).documents[0].items
    assert "sports" in {mention.item for mention in found}
    faulty = tmp_path / "faulty.toml"
    faulty.write_text('mode = "exten"\n[[item]]\nid = "x"\n', "utf-8")
    done = run("extract", EXAMPLE, "--items", faulty)
    assert (done.code, done.out) == (2, "")
    assert "mode is 'exten'" in done.err


def test_items_are_left_out_where_not_wanted() -> None:
    done = run("extract", EXAMPLE, "--format", "json", "--no-items")
    assert not any(d.items for d in Extraction.from_json(done.out).documents)


def test_own_items_reach_tables_and_checks(tmp_path: Path) -> None:
    own = tmp_path / "items.toml"
    own.write_text(
        'mode = "replace"\n[groups]\nland = "田间"\n[[item]]\nid = "garden"\ngroup = "land"\n'
        'zh = "校园菜地"\nscope = "种菜"\ncues = ["菜地"]\n',
        "utf-8",
    )
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "槐树湾小学工会2025年工作计划\n一、主要工作\n1、四月整好菜地，认领到组。\n", "utf-8"
    )
    assert run("extract", plan, "--items", own, "-o", tmp_path / "out", "-f", "csv").code == 0
    assert "校园菜地" in (tmp_path / "out" / "items.csv").read_text("utf-8-sig")
    assert "田间" in run("extract", plan, "--items", own).out
    report = json.loads(run("check", plan, "--items", own, "--format", "json").out)
    assert report["extra"] == ["garden"]


def test_completion_is_offered() -> None:
    done = start(_UNIONNLP_COMPLETE="complete_bash", COMP_WORDS="unionnlp ex", COMP_CWORD="1")
    assert done.out.split() == ["extract"]


def test_the_view_says_who_answers_where_and_for_whom(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "青石小学工会2026年工作计划\n一、活动安排\n时间\t活动\t参加人员\t地点\t经费\t负责人\n"
        "3月\t女教师插花\t全体女教师\t阅览室\t2300元\t姚静\n5月\t环湖健步走\t全体会员\t东湖\t4080元\t鲁飞\n",
        "utf-8",
    )
    shown = run("extract", plan, COLUMNS="100").out
    assert "女教师插花  负责：姚静 · 地点：阅览室 · 参加人员：全体女教师 · 经费：2300元" in shown
    assert "place: 东湖" in run("extract", plan, "--lang", "en", COLUMNS="100").out
