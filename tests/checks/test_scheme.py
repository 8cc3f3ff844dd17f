"""A district's scheme of points: read strictly; what a draft may expect, with its evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from check_gold import PLANS

import unionnlp
from unionnlp.checks import check, scheme
from unionnlp.checks.records import PointLine, Points, Report
from unionnlp.checks.settings import read as read_settings
from unionnlp.cli.app import application
from unionnlp.errors import KnowledgeError
from unionnlp.outputs.views import report_html, report_markdown, report_terminal

OWN = """
name = "桃溪区考核细则"
passing = 8
total = 11

[[line]]
id = "congress"
name = "教代会每年一次"
points = 4
[[line.earn]]
points = 4
item = "staff_congress"
[[line.lose]]
points = 5
refused = "staff_congress"

[[line]]
id = "proposals"
name = "提案答复率 100%"
points = 4
[[line.earn]]
points = 1
item = "congress_proposals"
[[line.earn]]
points = 3
words = ['提案', '答复']
unit = "%"
least = 100
says = "答复率 100%"

[[line]]
id = "meetings"
name = "每季度一次例会"
points = 2
[[line.earn]]
points = 2
words = ['例会']
times = 4
says = "例会每季度一次"

[[line]]
id = "judged"
name = "会员满意"
points = 1
manual = true
"""
HEAD = "桃溪小学工会2026年工作计划\n一、主要工作\n"
TAIL = "\n桃溪小学工会委员会\n2026年2月20日\n"


def awarded(*tasks: str, source: str = OWN) -> Points:
    text = HEAD + "".join(f"{n}、{task}\n" for n, task in enumerate(tasks, 1)) + TAIL
    (points,) = check(text, scheme=scheme.parse(source, "own.toml")).points
    return points


def line(points: Points, name: str) -> PointLine:
    return next(one for one in points.lines if one.line == name)


def test_what_is_provided_for_earns_its_points_with_its_evidence() -> None:
    points = awarded("4月召开教代会。", "提案逐条答复，答复率100%。", "每月开一次工会例会。")
    assert (points.earned, points.of, points.total) == (10, 10, 11)
    assert "教代会" in line(points, "congress").evidence[0].text
    assert line(points, "judged").state == "manual"


@pytest.mark.parametrize(
    ("task", "name", "earned"),
    [
        ("去年4月召开了教代会。", "congress", 0),
        ("今年不再召开教代会。", "congress", -5),
        ("提案逐条答复，答复率达到90%。", "proposals", 1),
        ("去年提案答复率100%。", "proposals", 0),
        ("每学期开一次工会例会。", "meetings", 0),
        ("每季度开一次工会例会。", "meetings", 2),
        ("工会例会开四次。", "meetings", 2),
    ],
)
def test_what_is_not_planned_or_too_little_does_not_earn(
    task: str, name: str, earned: float
) -> None:
    assert line(awarded(task), name).earned == earned


def test_a_line_says_what_is_lacking_and_what_to_write() -> None:
    lost = line(awarded("征集教代会提案。"), "proposals")
    assert lost.state == "partly"
    assert "答复率 100%" in lost.reason
    assert lost.proposal == "答复率 100%"


@pytest.mark.parametrize("name", ["county", "college"])
def test_the_examples_judge_a_thorough_plan_well_and_an_empty_one_badly(name: str) -> None:
    example = scheme.parse(scheme.example(name), name)
    plan = "primary_2024" if name == "county" else "university_2021"
    (good,) = unionnlp.check_file(PLANS / f"{plan}.txt", scheme=example).points
    (bad,) = check(f"{HEAD}1、积极开展各项活动。{TAIL}", scheme=example).points
    assert good.earned >= 0.7 * good.of
    assert bad.earned <= 0.1 * bad.of
    assert all(one.evidence for one in good.lines if one.state == "met")


def test_both_examples_ask_for_what_public_schemes_ask_for() -> None:
    words = "教代会 提案 入会率 联席 换届 送温暖 师德 文体 台账"
    for name in ("county", "college"):
        asked = " ".join(one.name for one in scheme.parse(scheme.example(name), name).lines)
        assert [word for word in words.split() if word not in asked] == []


WRONG = [
    (
        'item = "staff_congress"\n[[line.lose]]',
        'item = "congres"\n[[line.lose]]',
        "no item 'congres'",
    ),
    ("total = 11", "total = 12", "total is 12, the lines make 11"),
    ("manual = true", "", "needs \\[\\[line.earn\\]\\]"),
    ("points = 4\nitem", "points = 3\nitem", "earn 3 of 4 points"),
    ('says = "例会每季度一次"', "", "needs `says`"),
    ("words = ['例会']", "words = ['(?:例+)+会']", "repeats what repeats"),
    ("words = ['例会']\n", 'part = "goals"\n', "need `words`"),
    ("words = ['例会']\n", 'part = "goal"\n', "row 37: .*it can be guiding, goals"),
    (
        "words = ['例会']\n",
        "word = ['例会']\n",
        "row 37: .*unknown field 'word'; wanted are points",
    ),
    ("words = ['例会']\n", "", "needs item, words"),
    ('id = "judged"', 'id = "congress"', "stands on row 6, too"),
    ("manual = true", "manuel = true", "row 45: .*unknown field 'manuel'; wanted are id"),
    ("passing", "passes", "unknown table 'passes'; wanted are name"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_a_faulty_scheme_is_refused_with_row_and_cure(right: str, wrong: str, told: str) -> None:
    assert right in OWN
    with pytest.raises(KnowledgeError, match=rf"own\.toml: [\s\S]*{told}"):
        scheme.parse(OWN.replace(right, wrong), "own.toml")


@pytest.fixture
def report() -> Report:
    text = f"{HEAD}1、4月召开教代会。\n2、征集提案。{TAIL}"
    return check(text, scheme=scheme.parse(OWN, "own.toml"))


def test_every_view_shows_the_points(report: Report) -> None:
    screen = report_terminal.render(report, width=100)
    assert "预计得分 5/10（合格 8），另有 1 分计划里看不出" in screen
    assert "例会每季度一次" in screen
    assert "预计得分 5/10" in report_markdown.render(report)
    page = report_html.render(report, "")
    assert "桃溪区考核细则" in page
    assert "0/2" in page


def test_the_command_the_settings_and_the_workbook_know_the_scheme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import openpyxl

    own, draft, book = (tmp_path / name for name in ("own.toml", "plan.txt", "result.xlsx"))
    own.write_text(OWN, "utf-8")
    draft.write_text(f"{HEAD}1、4月召开教代会。{TAIL}", "utf-8")
    run = application()
    words = ["check", str(draft), "--scheme", str(own)]
    run([*words, "-f", "json"], prog_name="unionnlp", standalone_mode=False)
    (points,) = json.loads(capsys.readouterr().out)["points"]
    assert points["earned"] == 4
    run([*words, "-o", str(book)], prog_name="unionnlp", standalone_mode=False)
    rows = list(openpyxl.load_workbook(book)["评分"].values)
    assert len(rows) == 5
    assert "教代会每年一次" in rows[1]
    (tmp_path / "unionnlp.toml").write_text('[check]\nscheme = "own.toml"\n', "utf-8")
    settings = read_settings(tmp_path / "unionnlp.toml")
    assert check(draft.read_text("utf-8"), settings=settings).points[0].earned == 4


def test_frames_have_a_row_for_each_line(report: Report) -> None:
    from unionnlp.outputs.tables.rows import Tabler

    text = f"{HEAD}1、4月召开教代会。\n2、征集提案。{TAIL}"
    checked = unionnlp.Checked(extraction=unionnlp.extract(text), report=report)
    rows = Tabler().rows(checked)["points"]
    assert [row[4] for row in rows] == [one.name for one in report.points[0].lines]
