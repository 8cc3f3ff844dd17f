"""400 names of schools that do not exist are read whole wherever a text tells its writer."""

from __future__ import annotations

import pytest
from school_names import HEADS, names

from unionnlp.pipeline import extract

BODY = "一、指导思想\n围着教学转，贴着大家干。\n二、主要工作\n1、四月召开教代会一次。\n2、五月组织教工体检。\n"
FORMS = {
    "title": "{}2025年工会工作计划\n" + BODY,
    "year first": "2025年{}工会工作计划\n" + BODY,
    "notice": "关于印发{}工会2025年工作要点的通知\n" + BODY,
    "signature": "2025年工会工作计划\n" + BODY + "\n{}工会\n2025年3月1日\n",
    "committee": "2025年工会工作计划\n" + BODY + "\n{}工会委员会\n二〇二五年三月\n",
    "running text": "2025年工会工作计划\n新的一年里，{}工会将围着教学转，贴着大家干。\n" + BODY,
    "under the party": "2025年工会工作计划\n2025年，{}工会在校党支部的领导下开展工作。\n" + BODY,
    "its house": "2025年工会工作计划\n{}现有教职工80人。\n" + BODY,
    "row of a table": "2025年工会工作计划\n单位\t{}\n填表人\t王红\n" + BODY,
    "form": "2025年工会工作计划\n填报单位：{}\n" + BODY,
}
_KINDS = """
职业学校 高等学校 各中小学校 农村学校 基层学校 兄弟学校 我们学校 建设学校 平安学校 镇中心小学 民办幼儿园
市属高中 示范性高中 乡镇学校 直属学校 共建学校 优秀家长学校 组织小学 走进中学
"""


def test_the_list_is_large_and_over_all_heads() -> None:
    listed = list(names())
    assert len(set(listed)) == 400
    assert len(HEADS) > 150
    assert all(any(head in name for name in listed) for head in HEADS)


@pytest.mark.parametrize("form", FORMS)
def test_names_are_read_whole(form: str) -> None:
    """All but a few: 青川区先进幼儿园 may be any that is 先进, 幸福学校 and 安全学校 are also slogans."""
    wrong = []
    for name in names():
        documents = extract(FORMS[form].format(name), items=False).documents
        found = documents[0].organization if documents else None
        if found != name:
            wrong.append((name, found))
    assert len(wrong) <= 4, wrong


@pytest.mark.parametrize("kind", _KINDS.split())
def test_kinds_of_schools_are_no_names(kind: str) -> None:
    text = f"2025年工会工作计划\n新的一年里，{kind}工会将围着教学转，贴着大家干。\n{BODY}"
    assert extract(text, items=False).documents[0].organization is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在青川区和平小学工会的带动下", "青川区和平小学"),
        ("与向阳中学结对", "向阳中学"),
        ("走进育才小学", "育才小学"),
        ("对照红星小学的做法", "红星小学"),
        ("和红星小学一道", "红星小学"),
    ],
)
def test_words_before_a_name_stay_outside(text: str, name: str) -> None:
    from unionnlp.grammar.organizations import names as found

    assert [text[a:b] for a, b in found(text, running=True)] == [name]
