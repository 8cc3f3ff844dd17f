"""The corpus room: builds, duplicates, searches, exports."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import msgspec
import program
import pytest

from unionnlp import detector, extract_file
from unionnlp.checks import check
from unionnlp.corpus import build as building
from unionnlp.corpus import copies, database, export, near, passages, profile
from unionnlp.corpus.build import build, remove
from unionnlp.corpus.profile import read
from unionnlp.corpus.stats import stats
from unionnlp.corpus.store import Row, open_corpus
from unionnlp.errors import OutputError, RecordError
from unionnlp.items import model as models

TOPICS = [
    "召开教职工代表大会，审议校长工作报告和绩效分配方案",
    "组织全体会员健康体检，建立健康档案并请医生讲解",
    "开展教工乒乓球和拔河比赛，评出优胜小组给予奖励",
    "走访慰问生病住院的教师，春节前为困难职工送去补助",
    "举办青年教师基本功大赛，设说课板书和课件三个项目",
    "九月隆重庆祝教师节，表彰先进个人和师德标兵",
    "完善校务公开栏，招生收费采购等事项按时公示",
    "整理会员台账，会费按月收缴，经审小组半年查账一次",
    "请心理老师开设减压讲座，建设教工之家活动室",
    "组织退休教师重阳登高，听取他们对学校发展的建议",
]


def plan(name: str, year: int, seed: int) -> str:
    rng = random.Random(seed)
    body = [
        f"{t}，由{rng.choice('甲乙丙丁')}组负责，{rng.randint(1, 12)}月底前完成{seed}号任务"
        for t in TOPICS
    ]
    rng.shuffle(body)
    lines = [f"{i}、{line}。" for i, line in enumerate(body[: 6 + seed % 4], 1)]
    return f"{name}{year}年工会工作计划\n" + "\n".join(lines) + f"\n{name}工会\n{year}年2月1日\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for seed, name in enumerate(["红星小学", "江湾中学", "绿洲幼儿园"]):
        (folder / f"{seed}.txt").write_text(plan(name, 2020 + seed, seed), "utf-8")
    return folder


def documents(corpus: Path) -> list[Row]:
    with open_corpus(corpus) as opened:
        return list(opened.documents())


# --- building ------------------------------------------------------------------------------


def test_a_build_makes_a_corpus_and_a_profile(sources: Path, tmp_path: Path) -> None:
    done = build([sources], tmp_path / "corpus")
    assert (done.documents, done.new, done.failures) == (3, 3, ())
    rows = documents(tmp_path / "corpus")
    assert [r.document.year for r in rows] == [2020, 2021, 2022]
    for row in rows:
        for entry in (*row.document.outline, *row.document.quantities):
            start = entry.start - row.document.start
            assert row.text[start : start + len(entry.text)] == entry.text
    made = profile.read(tmp_path / "corpus")
    assert made.corpus["all"].plans == 3
    assert made.version == done.version


def test_a_second_build_does_only_what_changed(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    first = build([sources], corpus)
    extracted: list[str] = []
    original = building.run_all

    def spy(items, *rest):  # type: ignore[no-untyped-def]
        items = list(items)
        extracted.extend(i.name for i in items)
        return original(items, *rest)

    monkeypatch.setattr(building, "run_all", spy)
    again = build([sources], corpus)
    assert (again.version, again.unchanged, extracted) == (first.version, 3, [])
    (sources / "1.txt").write_text(plan("江湾中学", 2024, 9), "utf-8")
    (sources / "2.txt").unlink()
    third = build([sources], corpus)
    assert extracted == [str(sources / "1.txt")]
    assert (third.changed, third.removed, third.unchanged, third.documents) == (1, 0, 1, 3)
    assert third.missing == (str(sources / "2.txt"),)
    fourth = build([sources], corpus, prune=True)
    assert (fourth.removed, fourth.missing, fourth.documents) == (1, (), 2)


@pytest.mark.parametrize("wrong", ["nowhere", "empty"])
def test_a_mistyped_or_empty_source_removes_nothing(
    sources: Path, tmp_path: Path, wrong: str
) -> None:
    build([sources], tmp_path / "corpus")
    (tmp_path / "empty").mkdir()
    done = build([tmp_path / wrong], tmp_path / "corpus", prune=True)
    assert (done.documents, done.removed, len(done.missing)) == (3, 0, 3)
    assert len(done.failures) == 2


@pytest.mark.parametrize("wrong", ["nowhere", "empty"])
@pytest.mark.parametrize("prune", [(), ("--prune",)])
def test_what_is_advised_helps(
    sources: Path, tmp_path: Path, wrong: str, prune: tuple[str, ...]
) -> None:
    corpus = tmp_path / "corpus"
    build([sources], corpus)
    (tmp_path / "empty").mkdir()
    advice = program.run("corpus", "build", tmp_path / wrong, "-o", corpus, *prune).stdout
    assert "3 个来源这次没有找到" in advice
    assert "--prune" not in advice
    assert f"unionnlp corpus remove {corpus} 来源名" in advice
    (sources / "2.txt").unlink()
    advice = program.run("corpus", "build", sources, "-o", corpus).stdout
    assert "--prune" in advice
    assert "移除 1" in program.run("corpus", "build", sources, "-o", corpus, "--prune").stdout


def test_a_source_that_cannot_be_read_any_more_stays(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "corpus")
    (sources / "0.txt").write_bytes(b"\0" * 4000)
    done = build([sources], tmp_path / "corpus", prune=True)
    assert (done.documents, done.removed, len(done.failures)) == (3, 0, 1)


def test_a_source_is_known_however_its_path_is_spelled(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([sources], tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    for spelled in ("sources", "./sources/", str(sources / ".." / "sources")):
        done = build([spelled], tmp_path / "corpus")
        assert (done.new, done.unchanged, done.missing) == (0, 3, ())
    sources.rename(tmp_path / "renamed")
    done = build([tmp_path / "renamed"], tmp_path / "corpus", prune=True)
    assert (done.new, done.unchanged, done.removed, done.documents) == (0, 3, 0, 3)


def test_a_corpus_inside_its_source_is_refused(sources: Path) -> None:
    for inside in (sources, sources / "corpus"):
        with pytest.raises(OutputError, match=r"inside its source|is no corpus"):
            build([sources], inside)
    assert sorted(p.name for p in sources.iterdir()) == ["0.txt", "1.txt", "2.txt"]


def test_sources_are_added_listed_and_removed(sources: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    build([sources / "0.txt"], corpus)
    build([sources / "1.txt"], corpus)
    with open_corpus(corpus) as opened:
        assert [(k.documents, k.missing) for k in opened.sources()] == [(1, True), (1, False)]
    assert remove(corpus, [str(sources / "0.txt")]) == 1
    assert [r.document.year for r in documents(corpus)] == [2021]
    assert profile.read(corpus).corpus["all"].plans == 1
    with pytest.raises(OutputError, match="corpus list"):
        remove(corpus, ["nothing.txt"])


def test_what_is_added_leaves_the_others_as_they_are(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "corpus")
    more = tmp_path / "more"
    more.mkdir()
    (more / "a.txt").write_text(plan("石桥中学", 2024, 5), "utf-8")
    done = build([more], tmp_path / "corpus", add=True)
    assert (done.new, done.missing, done.documents) == (1, (), 4)
    with open_corpus(tmp_path / "corpus") as opened:
        assert not any(kept.missing for kept in opened.sources())


def test_a_corpus_keeps_the_model_of_ones_own(sources: Path, tmp_path: Path) -> None:
    model = msgspec.structs.replace(models.load(), threshold=0.999)
    own = tmp_path / "own"
    own.mkdir()
    (own / models.FILE_NAME).write_bytes(models.encode(model))
    build([sources / "0.txt"], tmp_path / "corpus", detector=detector(model=own))
    shutil.rmtree(own)
    build([sources / "1.txt"], tmp_path / "corpus", add=True)
    rows = documents(tmp_path / "corpus")
    few = [len(row.document.items) for row in rows]
    every = [len(extract_file(sources / f"{n}.txt").documents[0].items) for n in (0, 1)]
    assert all(a < b for a, b in zip(few, every, strict=True))


def test_a_notice_counts_in_no_figure(sources: Path, tmp_path: Path) -> None:
    told = "各工会小组：\n请于1月20日前到工会办公室领取慰问品。\n青禾小学工会\n2025年1月10日\n"
    (sources / "通知.txt").write_text(f"关于领取春节慰问品的通知\n{told}", "utf-8")
    assert build([sources], tmp_path / "corpus").documents == 4
    assert profile.read(tmp_path / "corpus").corpus["all"].plans == 3


def test_members_of_archives_are_sources(sources: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in sources.iterdir():
            archive.write(path, path.name)
    assert build([tmp_path / "all.zip"], tmp_path / "corpus").documents == 3


def test_a_source_that_fails_is_reported_and_the_others_go_on(
    sources: Path, tmp_path: Path
) -> None:
    (sources / "empty.txt").write_bytes(b"")
    done = build([sources, tmp_path / "nowhere"], tmp_path / "corpus")
    assert done.documents == 3
    assert len(done.failures) == 2


# --- duplicates ----------------------------------------------------------------------------


def test_exact_and_near_duplicates_are_dropped_and_told(sources: Path, tmp_path: Path) -> None:
    text = (sources / "0.txt").read_text("utf-8")
    (sources / "copy.txt").write_text(text, "utf-8")
    (sources / "near.txt").write_text(
        text.replace("红星小学", "明光小学").replace("2020", "2023"), "utf-8"
    )
    done = build([sources], tmp_path / "corpus")
    assert done.documents == 3
    dropped = {Path(d.name.partition("#")[0]).name: d for d in done.duplicates}
    assert set(dropped) == {"copy.txt", "near.txt"}
    assert dropped["copy.txt"].similarity == 1.0
    assert near.THRESHOLD <= dropped["near.txt"].similarity < 1.0


def test_a_duplicate_comes_back_when_its_original_leaves(sources: Path, tmp_path: Path) -> None:
    shutil.copy(sources / "0.txt", sources / "9copy.txt")
    build([sources], tmp_path / "corpus")
    (sources / "0.txt").unlink()
    done = build([sources], tmp_path / "corpus", prune=True)
    assert (done.documents, done.duplicates) == (3, ())
    assert passages.search(tmp_path / "corpus", "教职工代表大会")


def test_a_copy_is_found_among_many_that_share_phrases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "_LISTED", 3)
    monkeypatch.setattr(copies, "_LISTED", 3)
    sources = tmp_path / "sources"
    sources.mkdir()
    common = "".join(f"{k}、{topic}，按照上级要求认真落实。\n" for k, topic in enumerate(TOPICS, 1))
    for number in range(12):
        own = "".join(f"{chr(0x4E00 + 97 * number + k)}" * 2 + "小组活动" for k in range(32))
        text = f"第{number}小学2024年工会工作计划\n{common}{own}\n"
        (sources / f"{number:02}.txt").write_text(text, "utf-8")
    copied = (sources / "08.txt").read_text("utf-8").replace("第8小学", "海棠小学")
    (sources / "99.txt").write_text(copied, "utf-8")
    done = build([sources], tmp_path / "corpus")
    assert [Path(d.kept).name for d in done.duplicates] == ["08.txt#1"]
    draft = copied.replace(common, "")
    found = check(draft, profile=profile.read(tmp_path / "corpus")).of_family("copied")
    assert "第8小学" in found[0].message
    assert found[0].severity == "high"


# --- faults --------------------------------------------------------------------------------

_BUILD = "import sys; from unionnlp.corpus.build import build; build(sys.argv[2:], sys.argv[1])"


def start(corpus: Path, *sources: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _BUILD, str(corpus), *map(str, sources)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_two_builds_at_once_leave_a_whole_corpus(sources: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text(plan("临江职校", 2019, 7), "utf-8")
    corpus = tmp_path / "corpus"
    runs = [start(corpus, sources), start(corpus, sources, other)]
    errors = [run.communicate()[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], errors
    assert len(documents(corpus)) == 4
    build([sources, other], corpus)
    assert profile.read(corpus).corpus["all"].plans == 4
    assert passages.search(corpus, "教职工代表大会")


def test_a_writer_waits_for_another_that_has_just_begun_the_corpus(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / database.FILE, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE begun (id INTEGER)")
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    timer.start()
    with database.writing(tmp_path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    timer.join()
    other.close()


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_build_leaves_the_last_whole_state(sources: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    build([sources], corpus)
    for turn in range(4):
        (sources / "0.txt").write_text(plan("红星小学", 2020, 20 + turn), "utf-8")
        run = start(corpus, sources)
        time.sleep(0.4 + 0.3 * turn)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert len(documents(corpus)) == 3
        assert profile.read(corpus).corpus["all"].plans == 3
    assert build([sources], corpus).documents == 3
    assert passages.search(corpus, "教职工代表大会")


def test_a_folder_without_a_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="corpus build"):
        documents(tmp_path)
    with pytest.raises(RecordError, match="corpus build"):
        profile.read(tmp_path)


# --- search, statistics, export ------------------------------------------------------------


@pytest.fixture
def corpus(sources: Path, tmp_path: Path) -> Path:
    build([sources], tmp_path / "corpus")
    return tmp_path / "corpus"


def test_search_ranks_the_passage_that_was_meant_first(corpus: Path) -> None:
    found = passages.search(corpus, "乒乓球比赛")
    assert "乒乓球" in found[0].passage.text
    assert found == sorted(found, key=lambda f: -f.score)
    row = next(r for r in documents(corpus) if r.id == found[0].passage.document)
    start_, end = (
        found[0].passage.start - row.document.start,
        found[0].passage.end - row.document.start,
    )
    assert row.text[start_:end] == found[0].passage.text


def test_search_keeps_to_its_filters(corpus: Path) -> None:
    found = passages.search(corpus, "教师", year=2021)
    assert found
    assert {f.passage.year for f in found} == {2021}
    assert passages.search(corpus, "教师", kind="summary") == []
    assert passages.search(corpus, "。，") == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_corpus_that_cannot_be_written_is_read(corpus: Path) -> None:
    corpus.chmod(0o555)
    try:
        assert passages.search(corpus, "体检")
    finally:
        corpus.chmod(0o755)


@pytest.mark.parametrize("at", [0, 100, 4096])
def test_a_damaged_corpus_says_where_to_build_it_anew(corpus: Path, sources: Path, at: int) -> None:
    file = corpus / "corpus.sqlite"
    whole = file.read_bytes()
    broken = whole[:at] + b"\xa5" * (len(whole) - at)
    file.write_bytes(broken)
    for use in (
        lambda: passages.search(corpus, "体检"),
        lambda: build([sources], corpus),
        lambda: remove(corpus, ["a"]),
    ):
        with pytest.raises(RecordError, match=r"damaged corpus .*; build it anew in a new folder$"):
            use()
    assert file.read_bytes() == broken  # what is left of it is kept
    assert build([sources], corpus.with_name("new")).documents == 3


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are always Unicode")
def test_names_that_are_no_utf8_are_the_same_at_every_build(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xb9\xa4\xbb\xe1")  # a folder from an old Windows
    folder.mkdir()
    for seed, name in enumerate([b"\xbc\xc6.txt", b"\\xbc\\xc6.txt", "计划.txt".encode()]):
        (folder / os.fsdecode(name)).write_text(plan(f"第{seed}小学", 2020 + seed, seed), "utf-8")
    first = build([folder], tmp_path / "corpus")
    assert (first.new, first.failures) == (3, ())
    assert build([folder], tmp_path / "corpus").unchanged == 3
    folder.rename(tmp_path / "moved")
    done = build([tmp_path / "moved"], tmp_path / "corpus", prune=True)
    assert (done.unchanged, done.removed, done.missing) == (3, 0, ())
    run = [sys.executable, "-m", "unionnlp", "corpus", "build", tmp_path / "moved"]
    plain = dict(os.environ, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    subprocess.run([*run, "-o", tmp_path / "corpus"], env=plain, check=True, capture_output=True)
    assert build([tmp_path / "moved"], tmp_path / "corpus").unchanged == 3


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_build_keeps_what_it_has_done(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for seed in range(300):
        topic = "".join(
            chr(0x4E00 + random.Random(seed * 9 + k).randrange(9000)) for k in range(90)
        )
        text = plan(f"第{seed}小学", 2001 + seed % 20, seed)
        (many / f"{seed}.txt").write_text(
            text.replace("1、", f"1、组织{topic}活动。\n2、"), "utf-8"
        )
    run = start(tmp_path / "corpus", many)
    for _ in range(600):
        time.sleep(0.05)
        with contextlib.suppress(RecordError):
            if documents(tmp_path / "corpus"):
                break
    run.send_signal(signal.SIGKILL)
    run.communicate()
    kept = len(documents(tmp_path / "corpus"))
    assert kept > 0
    done = build([many], tmp_path / "corpus")
    assert done.unchanged >= kept
    assert done.new + done.unchanged == 300


def test_statistics_count_kinds_years_and_months(corpus: Path) -> None:
    with open_corpus(corpus) as opened:
        found = stats(opened)
    assert (found.documents, found.kinds, found.plans) == (3, {"plan": 3}, 3)
    assert found.years == {"2020": 1, "2021": 1, "2022": 1}
    assert set(found.groups) == {"primary", "secondary", "kindergarten"}
    assert sum(found.months.values()) > 0
    assert 0 < found.length.low <= found.length.median <= found.length.high
    assert found.built == read(corpus).origins[0].built


def test_exports_hold_every_document(corpus: Path) -> None:
    import pyarrow.parquet as pq

    rows = documents(corpus)
    table = pq.read_table(io.BytesIO(b"".join(export.as_parquet(rows))))
    assert table.num_rows == 3
    assert table["outline"].to_pylist()[0][0]["text"]
    lines = b"".join(export.as_jsonl(rows)).decode().splitlines()
    assert [json.loads(line)["year"] for line in lines] == [2020, 2021, 2022]
    table_rows = list(
        csv.DictReader(io.StringIO(b"".join(export.as_csv(rows)).decode("utf-8-sig")))
    )
    assert [r["year"] for r in table_rows] == ["2020", "2021", "2022"]


def test_a_spreadsheet_runs_no_formula(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("=红星小学2020年工会工作计划\n一、召开教代会。\n", "utf-8")
    build([source], tmp_path / "corpus")
    rows = list(
        csv.reader(
            io.StringIO(b"".join(export.as_csv(documents(tmp_path / "corpus"))).decode("utf-8-sig"))
        )
    )
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows[1:] for cell in row)


# --- the check against a corpus ------------------------------------------------------------


def test_a_draft_copied_from_the_corpus_is_told(corpus: Path) -> None:
    draft = plan("红星小学", 2020, 0).replace("红星小学", "海棠小学").replace("2020", "2025")
    found = check(draft, profile=profile.read(corpus)).of_family("copied")
    assert found[0].code == "D801"
    assert found[0].severity == "high"


def test_a_document_is_no_copy_of_itself(corpus: Path, sources: Path) -> None:
    from unionnlp.checks import check_file

    report = check_file(sources / "0.txt", profile=profile.read(corpus))
    assert not [f for f in report.of_family("copied") if "红星小学" in f.message]


def test_a_profile_holds_no_text(corpus: Path) -> None:
    data = profile.read(corpus).to_json()
    for topic in TOPICS:
        assert topic not in data


def test_several_processes_make_the_same_corpus(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "one")
    build([sources], tmp_path / "two", jobs=2)
    one, two = (documents(tmp_path / name) for name in ("one", "two"))
    assert one == two


def test_standard_input_is_no_source(sources: Path, tmp_path: Path) -> None:
    done = build(["-", sources], tmp_path / "corpus")
    assert done.documents == 3
    assert "standard input" in done.failures[0]


def test_a_word_of_the_query_does_not_count_for_the_words_inside_it() -> None:
    assert passages.asked_words("教职工体检") == ["教职工", "体检"]
    assert {"教职工", "代表", "大会"} <= set(passages.asked_words("教职工代表大会"))
