"""A plan of one topic, and a district's, are not measured as a school's yearly plan."""

from __future__ import annotations

import pytest

from unionnlp.checks import check
from unionnlp.checks.knowledge import items
from unionnlp.checks.records import Report
from unionnlp.checks.scopes import kinds, own_items, topic_of, topics

TAIL = "\n{union}\n2026年2月20日\n"


def checked(title: str, *tasks: str) -> Report:
    union = title.split("2026")[0]
    lines = "".join(f"{n}、{task}\n" for n, task in enumerate(tasks, 1))
    return check(f"{title}\n一、主要工作\n{lines}{TAIL.format(union=union)}")


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("桃溪小学工会2026年文体活动计划", "culture"),
        ("桃溪小学工会2026年女职工工作计划", "women"),
        ("桃溪小学工会2026年“送温暖”活动方案", "care"),
        ("桃溪小学工会2026年经费审查工作计划", "audit"),
        ("桃溪小学工会2026年师德建设活动方案", "workforce"),
    ],
)
def test_a_title_tells_the_topic(title: str, topic: str) -> None:
    found = topic_of(title)
    assert found is not None
    assert found.id == topic


@pytest.mark.parametrize(
    "title",
    [
        "桃溪小学工会2026年工作计划",
        "桃溪小学工会暨女职工委员会2026年工作计划",
        "桃溪小学工会2026年文体、宣传工作计划",
        "桃溪小学工会文体活动总结",
        "县教育工会2026年工作要点",
        None,
    ],
)
def test_a_plan_of_the_whole_work_has_no_topic(title: str | None) -> None:
    assert topic_of(title) is None


def test_a_plan_of_one_topic_is_asked_for_that_topic_alone() -> None:
    tasks = ("4月举行拔河比赛。", "5月组织教工合唱。", "6月办气排球联赛。", "10月健步走。")
    report = checked("桃溪小学工会2026年文体活动计划", *tasks)
    states = {s.item for s in (*report.covered, *report.unclear, *report.missing)}
    assert states <= {"sports", "arts_culture", "clubs"}
    assert report.duty == (0, 0)
    assert not {f.code for f in report.findings} & {"M101", "P201", "P202", "P203", "P204", "P205"}


def test_a_yearly_plan_with_the_same_tasks_lacks_its_duties() -> None:
    report = checked("桃溪小学工会2026年工作计划", "4月举行拔河比赛。", "5月组织教工合唱。")
    assert "staff_congress" in {m.item for m in report.missing}


DISTRICT = (
    "新办的三所民办园上半年建立工会。",
    "届满的学校年内改选。",
    "每学期到各校指导一次。",
    "年底按细则考核各校工会。",
)


def test_a_district_is_measured_by_its_own_work() -> None:
    report = checked("望川县教育工会2026年工作要点", *DISTRICT)
    covered = {c.item for c in report.covered}
    assert {one.id for one in own_items("district")} <= covered
    assert "birthdays" not in {m.item for m in report.missing}


@pytest.mark.parametrize("left_out", range(4))
def test_what_a_district_does_not_plan_is_told_with_a_sentence_to_paste(left_out: int) -> None:
    tasks = [task for n, task in enumerate(DISTRICT) if n != left_out]
    report = checked("望川县教育工会2026年工作要点", *tasks)
    own = own_items("district")[left_out]
    (missing,) = (m for m in report.missing if m.item == own.id)
    assert own.example in missing.proposal


def test_what_a_district_did_last_year_is_not_planned() -> None:
    tasks = ["去年年底按细则考核了各校工会。", *DISTRICT[:3]]
    report = checked("望川县教育工会2026年工作要点", *tasks)
    assert "district_assessment" in {m.item for m in report.missing}


def test_the_catalogues_name_items_that_there_are() -> None:
    named = {i for t in topics() for i in t.items} | {
        i for k in kinds().values() for i in k.leave_out
    }
    assert named <= set(items())
    own = [one.id for kind in kinds().values() for one in kind.own]
    assert len(own) == len(set(own))
    assert not set(own) & set(items())
