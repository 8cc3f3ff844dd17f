"""Sentences that speak of an item though no cue names it."""

from __future__ import annotations

from unionnlp.checks.run import check
from unionnlp.grammar.normalize import normalize
from unionnlp.items.detector import shipped
from unionnlp.items.hunches import hunches
from unionnlp.pipeline import extract
from unionnlp.records import ItemMention

TOLD = "学期结束前，全体老师给中层和校级干部各打一回分，无须署名"
DOUBTED = "请老师们说说几位主任干得行不行，写张纸条封好"


def plan(sentence: str, *, guiding: str = "以立德树人为本。") -> str:
    return (
        f"晨光小学工会2024年工作计划\n一、指导思想\n{guiding}\n二、主要工作\n"
        f"1、三月召开教代会。\n2、{sentence}。办公室配合。\n"
    )


def found(text: str, items: set[str], threshold: float = 0.2) -> list[ItemMention]:
    detector = shipped().reporting_from(threshold)
    document = extract(text).documents[0]
    return list(hunches(detector, normalize(text), document, (), items))


def test_a_sentence_is_told_by_what_it_speaks_of() -> None:
    text = plan(TOLD)
    (mention,) = found(text, {"democratic_appraisal", "sports"})
    assert text[mention.start : mention.end] == TOLD
    assert mention.item == "democratic_appraisal"
    assert mention.score is not None
    assert 0.2 <= mention.score <= 1
    assert mention.line is not None
    assert text[mention.line.start : mention.line.end].startswith("2、")


def test_only_what_is_asked_for_and_likely_enough() -> None:
    assert found(plan(TOLD), {"sports", "birthdays"}) == []
    assert found(plan(TOLD), {"democratic_appraisal"}, threshold=0.999) == []


def test_the_guiding_ideology_is_not_read() -> None:
    assert found(plan("五月植树", guiding=f"{TOLD}。"), {"democratic_appraisal"}) == []


def test_a_check_asks_about_a_hunch_and_does_not_count_it() -> None:
    def states(text: str) -> dict[str, str]:
        report = check(text)
        told = {i.item: "unclear" for i in report.unclear}
        return told | {i.item: "missing" for i in report.missing}

    assert states(plan(DOUBTED))["democratic_appraisal"] == "unclear"
    assert states(plan("五月植树"))["democratic_appraisal"] == "missing"
    assert (
        states(plan("全体老师给中层和校级干部打分，今年不再安排"))["democratic_appraisal"]
        == "missing"
    )
