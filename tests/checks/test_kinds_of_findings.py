"""What is asked of a kind of organisation: rules of schools are not asked of companies."""

from __future__ import annotations

import pytest

from unionnlp.checks import check
from unionnlp.checks.records import MissingItem

BODY = "2025年工作计划\n一、组织体检一次。\n二、开展技能竞赛。\n三、走访慰问困难会员。\n"


def missing(name: str) -> dict[str, MissingItem]:
    return {m.item: m for m in check(f"{name}工会{BODY}").missing}


def test_a_company_is_asked_by_the_rule_of_companies() -> None:
    found = missing("宏达化工有限公司")
    assert found["staff_congress"].basis[0].startswith("《企业民主管理规定》")
    assert found["school_openness"].required
    assert not any("学校" in rule for m in found.values() for rule in m.basis if m.required)
    assert "teachers_day" not in found


@pytest.mark.parametrize("name", ["向阳小学", "阳光幼儿园", "江城大学"])
def test_a_school_is_asked_by_the_rule_of_schools(name: str) -> None:
    found = missing(name)
    assert found["staff_congress"].basis[0].startswith("《学校教职工代表大会规定》")
    assert found["congress_proposals"].required
    assert "collective_contract" not in found or name == "江城大学"


def test_a_district_is_not_asked_for_what_its_schools_do() -> None:
    found = missing("临江区教育局")
    assert "congress_proposals" not in found or not found["congress_proposals"].required


def test_a_union_group_has_no_congress_of_its_own() -> None:
    found = {m.item for m in check(f"高二年级工会小组{BODY}").missing}
    assert not found & {"staff_congress", "finance_audit", "women_committee"}
