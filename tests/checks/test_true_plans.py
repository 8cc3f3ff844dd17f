"""Thorough plans that are true to their year: nothing but hints; and a draft mended to one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from check_gold import PLANS

from unionnlp.checks import check, check_file

NAMES = sorted(path.stem for path in PLANS.glob("*.txt"))


def test_there_are_ten_of_every_kind() -> None:
    kinds = [check_file(PLANS / f"{name}.txt").documents[0].school_type for name in NAMES]
    assert len(NAMES) == 10
    wanted = {
        "kindergarten",
        "primary",
        "secondary",
        "vocational",
        "university",
        "district",
        "company",
    }
    assert set(kinds) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_a_thorough_plan_gets_no_more_than_hints(name: str) -> None:
    report = check_file(PLANS / f"{name}.txt")
    grave = [(f.code, f.message) for f in report.findings if f.severity != "low"]
    assert grave == []
    assert report.score >= 0.9


@pytest.mark.parametrize("name", NAMES)
def test_a_year_later_it_is_out_of_date_or_still_true(name: str) -> None:
    text = (PLANS / f"{name}.txt").read_text("utf-8")
    old = text.replace(name[-4:], "2036")
    found = check(old).of_family("era")
    assert any(f.severity == "high" for f in found), "a plan of 2036 cannot study these meetings"


# (what stands in the draft, what mends it); each is found first, and gone at the end
FAULTS = [
    ("中国工会十八大精神", "中国工会十五大精神", "E501"),
    ("会员体检参加率不低于98%", "会员体检参加率不低于198%", "T403"),
    ("青禾路小学工会委员会\n", "××小学工会委员会\n", "L601"),
    ("（三）民主管理", "（二）民主管理", "O701"),
    ("五月：教师基本功大赛", "五月：教师节表彰大会", "C303"),
    ("十一月：互助保障续保", "十一月：教职工体检", ""),
    ("春节前走访慰问。", "春节前走访慰问，认真做好计划生育工作。", "E503"),
    ("2024年2月26日", "2019年2月26日", "E507"),
]


def test_a_draft_is_mended_by_its_findings(tmp_path: Path) -> None:
    import docx

    text = (PLANS / "primary_2024.txt").read_text("utf-8")
    for true, wrong, _ in FAULTS:
        assert true in text
        text = text.replace(true, wrong)
    for true, wrong, code in FAULTS:
        path = tmp_path / "draft.docx"
        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
        found = {f.code for f in check_file(path).findings}
        assert not code or code in found
        text = text.replace(wrong, true)
    assert not [f for f in check(text).findings if f.severity != "low"]


def test_a_draft_mended_by_what_is_pointed_at_is_clean_in_two_rounds() -> None:
    text = (PLANS / "primary_2024.txt").read_text("utf-8")
    for true, wrong, _ in FAULTS:
        text = text.replace(true, wrong)
    for _round in range(2):
        pointed = [e for f in check(text).findings if f.severity != "low" for e in f.evidence]
        assert pointed
        for true, wrong, _ in FAULTS:
            at = text.find(wrong)
            if any(e.start < at + len(wrong) and at < e.end for e in pointed):
                mended = text[:at] + true + text[at + len(wrong) :]
                shift = len(true) - len(wrong)
                moved = [
                    (e.start + shift * (e.start > at), e.end + shift * (e.end > at))
                    for e in pointed
                ]
                pointed = [
                    msgspec.structs.replace(e, start=a, end=b)
                    for e, (a, b) in zip(pointed, moved, strict=True)
                ]
                text = mended
        if not [f for f in check(text).findings if f.severity != "low"]:
            break
    assert [f.message for f in check(text).findings if f.severity != "low"] == []
