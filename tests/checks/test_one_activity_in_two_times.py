"""An activity that text and arrangement put in two months or weeks is told, whatever it is called there."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def found(body: str) -> list[str]:
    """Return the codes of two times in a plan of 2026 with this body."""
    text = f"柳溪小学工会2026年工作计划\n{body}\n柳溪小学工会委员会\n2026年2月20日\n"
    return [f.code for f in check(text).findings if f.code == "C305"]


def plan(line: str, month: str, entry: str) -> str:
    """Return a body with a line of text and an arrangement that has an entry in a month or week."""
    others = ["3月\t慰问女教工", "4月\t召开教代会", "9月\t庆祝教师节", "12月\t年终总结"]
    if "周" in month:
        others = [f"第{n}周\t{what}" for n, what in ((2, "慰问"), (7, "交流"), (15, "总结"))]
    rows = "\n".join([*others[:2], f"{month}\t{entry}", *others[2:]])
    return f"一、工作\n1、{line}\n2、做好慰问。\n二、安排\n{rows}\n"


@pytest.mark.parametrize(
    ("line", "month", "entry"),
    [
        ("10月各教学点联打气排球，取前三名。", "5月", "各教学点气排球联赛"),
        ("11月带大家登山，往返八公里。", "5月", "教职工登山"),
        ("5月中旬办“三分钟说课”比赛，每组两人。", "11月", "“三分钟说课”比赛"),
        ("教工羽毛球双打赛10月上旬开打，10月30日（星期五）决赛。", "6月", "羽毛球双打决赛"),
        ("教工毽球赛5月开赛、6月决赛，各组出一队。", "11月", "毽球赛决赛"),
        ("全体教职工大会审议方案，6月星期四下午放学以后召开，票决通过。", "11月", "全体教职工大会"),
    ],
)  # fmt: skip
def test_two_times_of_one_activity_are_told(line: str, month: str, entry: str) -> None:
    assert found(plan(line, month, entry)) == ["C305"]


@pytest.mark.parametrize(
    ("line", "month", "entry"),
    [
        ("10月各教学点联打气排球，取前三名。", "10月", "各教学点气排球联赛"),
        ("3月起教工气排球队每周练一次。", "10月", "教工气排球联赛"),
        ("9月各教学点组成气排球队。", "10月", "各教学点气排球联赛"),
        ("5月、11月各登山一次。", "11月", "教职工登山"),
        ("4月登山协会换会长，11月带大家登山。", "11月", "教职工登山"),
        ("5月中旬办“三分钟说课”比赛，11月出作品集。", "11月", "“三分钟说课”作品集"),
        ("教工羽毛球双打赛10月上旬开打，11月6日（星期五）决赛。", "10月", "羽毛球双打赛"),
        ("教工羽毛球双打赛10月上旬开打，11月6日（星期五）决赛。", "11月", "羽毛球双打决赛"),
        ("教工毽球赛5月开赛、6月决赛，各组出一队。", "5月", "毽球赛开赛"),
        ("教工毽球赛5月开赛、7月决赛，各组出一队。", "6月", "毽球赛"),
        ("全体教职工大会审议方案，4月星期四下午放学以后召开，票决通过。", "4月", "全体教职工大会"),
    ],
)  # fmt: skip
def test_stages_teams_and_the_same_time_are_not(line: str, month: str, entry: str) -> None:
    assert found(plan(line, month, entry)) == []
