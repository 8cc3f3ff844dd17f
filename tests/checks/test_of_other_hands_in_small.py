"""What true plans of small schools and colleges say, and days that stand behind the name of their month."""

from __future__ import annotations

import pytest

import unionnlp


def codes(text: str, year: int = 2026) -> set[str]:
    report = unionnlp.check(f"江桥学校工会{year}年工作计划\n一、主要工作\n{text}\n")
    return {f.code for f in report.findings}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "F301",
            "会员107人：声乐24人、钢琴19人、器乐21人、舞蹈17人、理论14人、机关12人，六个小组各设组长一名。",
        ),
        ("L610", "看望20位离休退休老师。"),
        ("R101", "学校不足八十人，不设教代会，全体教职工大会行使它的职权。"),
        ("R201", "心里不舒坦的，拨县医院的心理热线，电话费由工会承担，号码印在工资条背面。"),
    ],
)
def test_true_words(code: str, text: str) -> None:
    assert code not in codes(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("F301", "会员107人：声乐24人、钢琴19人、器乐21人、舞蹈17人、理论14人、机关22人。"),
        ("R101", "今年人手紧，不设教代会，有事群里说。"),
        ("R201", "周末值班的老师，每人每天补贴100元，从工会经费支出。"),
    ],
)
def test_wrong_words(code: str, text: str) -> None:
    assert code in codes(text)


def test_a_date_behind_the_name_of_its_month_is_read() -> None:
    assert "C307" in codes("三月　3月8日（星期二）女教职工学扎染。", 2021)
    assert "C307" not in codes("三月　3月8日（星期一）女教职工学扎染。", 2021)


def test_a_half_of_a_year_in_passing_is_not_the_plan_own_time() -> None:
    text = (
        "海棠幼儿园工会2021年工作安排\n会员36人，另2位厨工下半年试用期满再办入会。\n"
        "一、活动\n九月　10日（星期五）是第36个教师节。\n"
    )
    assert "E504" in {f.code for f in unionnlp.check(text).findings}
    period = unionnlp.extract(text).documents[0].period
    assert period is not None
    assert (period.first_month, period.last_month) == (1, 12)
