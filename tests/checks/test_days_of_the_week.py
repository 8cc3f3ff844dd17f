"""The day of the week that words give a date or a festival, in whatever order they stand."""

from __future__ import annotations

import pytest

import unionnlp


def found(text: str) -> list[str]:
    report = unionnlp.check(f"晴川小学工会2026年工作计划\n一、主要工作\n{text}\n")
    return [f.code for f in report.findings if f.code in ("C307", "C308")]


@pytest.mark.parametrize(
    "text",
    [
        "4月16日是星期五，午后开全体会。",
        "4月16日这天正好是周五，午后开全体会。",
        "4月16日恰逢周五，午后开全体会。",
        "4月16日，是个星期五，午后开全体会。",
        "五月四日青年节当天是星期二，爬山。",
        "9月10日是第42个教师节（星期五），献花。",
        "4月16日下午两点（星期五）开全体会。",
        "周五下午（4月16日）开全体会。",
        "星期五即4月16日开全体会。",
        "教师节那天是星期五，献花。",
        "劳动节正好是星期三，留人值班。",
        "教师节（星期三）下午献花。",
        "3月2日（周一）元宵节，猜灯谜。",
    ],
)
def test_another_day_of_the_week(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "4月16日是星期四，午后开全体会。",
        "4月16日这天正好是周四，午后开全体会。",
        "4月16日前是每周五活动。",
        "每周五（4月16日除外）练太极。",
        "4月16日起，每逢周五练太极。",
        "五月四日青年节当天是星期一，爬山。",
        "9月10日是第42个教师节（星期四），献花。",
        "4月16日下午两点（星期四）开全体会。",
        "周四下午（4月16日）开全体会。",
        "去年的教师节是星期三，献过花。",
        "三八节（周五）下午插花，当天是休息日，提前过。",
        "中秋节（周四）把月饼发到手上。",
        "3月6日（星期五）妇女节，提前两天插花。",
        "9月8日（星期二）开教师节座谈会。",
        "10月16日（星期五）重阳节，陪退休教师登山。",
    ],
)
def test_the_right_day_and_days_of_other_things(text: str) -> None:
    assert not found(text)
