"""Numbers in sentences of rules: who weighs them, and words around them that do not forbid."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

HEAD = "杏林小学工会2026年工作计划\n一、主要工作\n"
TAIL = "\n杏林小学工会委员会\n2026年2月20日\n"


def codes(words: str) -> set[str]:
    found = check(HEAD + words + TAIL).findings
    return {f.code for f in found if f.severity in ("high", "medium") and f.evidence}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("教代会3月下旬召开。代表45名，来上25名就可以开会。", "R201"),
        ("教代会3月下旬召开。代表45名，到齐25名就开。", "R201"),
        ("本届工会委员会任期统一调整为六年。", "R201"),
        ("行政经费紧张时，招待用餐的宴请费用从工会经费中列支。", "R201"),
        ("会员119人，分为三个小组，人数依次为40人、41人、39人。", "F301"),
        ("会员58人，编为语文、数学、综合、后勤四个小组，各有15人、14人、16人、12人。", "F301"),
        ("路还长着呢。只要大家心往一处", "P211"),
    ],
)
def test_what_is_told(words: str, code: str) -> None:
    assert code in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "教代会3月下旬召开。代表45名，来上30名就可以开会。",
        "本届工会委员会任期统一调整为五年。",
        "公务接待由行政经费负担，工会的钱不请客。",
        "会员120人，分为三个小组，人数依次为40人、41人、39人。",
        "会员57人，编为语文、数学、综合、后勤四个小组，各有15人、14人、16人、12人。",
        "会费按基本工资的0.5%由会计代扣，日常开支由主席签字，票据当月入账。",
        "路还长着呢。只要大家心往一处想，没有办不成的事。",
    ],
)
def test_what_is_kept(words: str) -> None:
    assert not codes(words) & {"R201", "R202", "F301", "P211"}
