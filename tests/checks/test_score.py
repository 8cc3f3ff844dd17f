"""The score: duty and custom apart; what is clearer never costs anything."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from unionnlp import extract
from unionnlp.checks import check
from unionnlp.checks.knowledge import items
from unionnlp.checks.missing import NOTHING, JudgedItems
from unionnlp.checks.records import CoveredItem, MissingItem, UnclearItem
from unionnlp.checks.score import score
from unionnlp.checks.settings import SURE

STATES = ("missing", "unclear", "weak", "covered")
RANKS = st.lists(
    st.tuples(st.sampled_from(STATES), st.floats(0.1, 1), st.floats(0.2, 0.87)),
    min_size=1,
    max_size=9,
)


def judged(items: list[tuple[str, float, float]]) -> JudgedItems:
    covered, unclear, missing = [], [], []
    for k, (state, weight, p) in enumerate(items):
        facts = {"item": f"i{k}", "zh": "事", "weight": weight, "reason": ""}
        if state == "missing":
            missing.append(MissingItem(**facts))
        elif state == "unclear":
            unclear.append(UnclearItem(**facts, probability=p))
        else:
            covered.append(CoveredItem(**facts, weak=state == "weak"))
    return msgspec.structs.replace(
        NOTHING, covered=tuple(covered), unclear=tuple(unclear), missing=tuple(missing)
    )


@given(RANKS, st.integers(0, 8), st.sampled_from(STATES))
def test_a_clearer_state_of_an_item_never_lowers_the_score(
    items: list[tuple[str, float, float]], at: int, state: str
) -> None:
    k = at % len(items)
    if STATES.index(state) < STATES.index(items[k][0]):
        return
    better = [*items[:k], (state, *items[k][1:]), *items[k + 1 :]]
    assert score(judged(better), None, ()) >= score(judged(items), None, ())


def test_a_sentence_more_does_not_cost() -> None:
    text = "桃溪小学工会2026年工作计划\n一、主要工作\n1、关心女教师成长。\n{}桃溪小学工会\n2026年2月1日\n"
    assert check(text.format("2、加强女职工工作。\n")).score >= check(text.format("")).score


def test_duty_and_custom_are_told_apart() -> None:
    report = check(
        "桃溪小学工会2026年工作计划\n一、主要工作\n1、4月召开教代会。\n2、5月组织教职工体检。\n"
    )
    met, duties = report.duty
    assert 1 <= met < duties
    assert report.custom is not None
    assert 0 < report.custom < 1


@cache  # asked by the test alone: each process that collects tests would check two hundred plans
def _promised() -> list[str]:
    text = (Path(__file__).parent / "promised.txt").read_text("utf-8")
    rows = [line.split(" | ", 1)[1] for line in text.splitlines() if not line.startswith("#")]
    examples = (item.examples[0] for item in items().values() if item.examples)
    return [s for s in (*rows, *examples) if _sure(s)]


def _sure(sentence: str) -> bool:
    """Say whether the model is sure of all that a sentence names, and asks about nothing else.

    What is just at its threshold may be seen beside one neighbour and not beside another.
    """
    text = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、{sentence}\n"
    named = (m for d in extract(text).documents for m in d.items)
    return all((m.score or 0) >= SURE + 0.1 for m in named) and not check(text).unclear


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.deferred(lambda: st.lists(st.sampled_from(_promised()), min_size=2, max_size=9, unique=True))
)
def test_each_true_sentence_more_keeps_the_score_or_raises_it(sentences: list[str]) -> None:
    head = "桃溪小学工会2026年工作计划\n一、主要工作\n"
    before = 0.0
    for n in range(len(sentences) + 1):
        tasks = "".join(f"{k}、{s}\n" for k, s in enumerate(sentences[:n], 1))
        now = check(f"{head}{tasks}桃溪小学工会\n2026年2月1日\n").score
        assert now >= before, sentences[n - 1]
        before = now
