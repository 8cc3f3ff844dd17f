"""Numbers in paragraphs and tables, sentences that break off, words left over or of another year."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

TAIL = "\n柳溪小学工会委员会\n2026年2月20日\n"


def found(kind: str, words: str) -> list[str]:
    text = f"柳溪小学工会2026年工作计划\n一、主要工作\n1、每月学习一次。\n2、{words}\n{TAIL}"
    return [
        f.message for f in check(text).findings
        if f.kind == kind and f.evidence and f.severity != "low"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "今年抓三件：一是添茶水间，二是修球桌，四是换灯管。",
        "换届分两段走。第一步，3月选代表；第三步，5月选委员。",
        "比赛程序：（1）报名；（2）抽签；（4）颁奖。",
        "小组长一要常走动，二要记台账，二要报困难。",
        "其一，账目上墙；其三，档案装盒。",
        "日程\n序号\t内容\t时间\n1\t插花\t3月\n2\t拔河\t5月\n4\t体检\t6月",
    ],
)
def test_a_number_is_skipped_or_repeated(words: str) -> None:
    assert len(found("numbering", words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "一是看书，二是写字；下学期一是练球，二是登山。",
        "第一名奖书，第三名奖笔。第一，账目上墙；第二，档案装盒。",
        "联系人：（1）班王老师，（3）班李老师各联系4户。",
        "日程\n序号\t内容\t时间\n1\t插花\t3月\n2\t拔河\t5月\n3\t体检\t6月",
    ],
)
def test_numbers_that_run_on_are_left_alone(words: str) -> None:
    assert found("numbering", words) == []


@pytest.mark.parametrize(
    "words",
    [
        "球赛结束后，由体育组与",
        "会员生病，小组长把",
        "如果会员家里出了大事",
        "5月办球赛、棋赛以及",
        "各组长分工如下：",
        "费用分摊见下表。",
        "每月活动一次。\n二、后勤工作",
    ],
)
def test_what_breaks_off_is_found(words: str) -> None:
    assert len(found("incomplete", words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "账目由会计来管，钥匙由组长来把。",
        "分工如下：王老师管球赛，李老师管账。",
        "做法如下：\n（1）摸底；\n（2）走访。",
        "活动费每人100元，凭票报销，多退少补，年底公布到人",
    ],
)
def test_what_is_whole_is_left_alone(words: str) -> None:
    assert found("incomplete", words) == []


@pytest.mark.parametrize(
    "words",
    [
        "体检费3万元（请小陈再算一遍）。",
        "5月球赛一次。（没钱就删掉）",
        "这一段是照抄去年的，记得改。",
        "以下是为您生成的工会工作计划，共五条。",
        "春游一次。【批注：地点与办公室统一】",
        "更多方案请关注公众号，每月更新。",
        "每户送……元，共8户。",
    ],
)
def test_what_is_left_over_is_found(words: str) -> None:
    assert found("leftover", words)


@pytest.mark.parametrize(
    "words",
    [
        "请校医给会员算一算体重指数（请自带水杯），每年一次。",
        "关注“柳溪教工”公众号的会员每月推荐一篇好文。",
        "老师们要不要春游，3月由会员投票来定。",
        "用去年的结余添置躺椅4把。",
    ],
)
def test_what_belongs_there_is_left_alone(words: str) -> None:
    assert found("leftover", words) == []


@pytest.mark.parametrize(
    ("words", "old"),
    [
        ("向党的二十大献礼，4月办书法展。", True),
        ("助力复工复产，3月慰问值班会员。", True),
        ("为巴黎奥运加油，8月看球两场。", True),
        ("抗疫三年里会员守望相助，今年每月聚一次。", False),
        ("展望党的二十一大，4月办书法展。", False),
    ],
)
def test_what_belongs_to_another_year(words: str, old: bool) -> None:
    assert bool(found("outdated", words)) is old
