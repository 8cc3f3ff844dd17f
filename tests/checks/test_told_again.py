"""What a draft tells twice: numbers of people, parts of a body, days and numbers in its arrangement, who chairs."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

ITEMS = ("M", "P")  # standard items and parts, of which a short plan lacks most
MONTHS = (
    "\n二、月份安排\n月份\t工作\n三月\t女教师插花\n四月\t教代会；{april}\n五月\t{may}\n六月\t师德讲述；端午慰问\n"
    "七月\t查账\n九月\t教师节座谈\n十月\t{october}\n十一月\t续保\n十二月\t写总结\n"
)
PEOPLE = "\n二、安排\n时间\t内容\t负责人\n3月\t女教师插花\t{march}\n4月\t教代会\t{april}\n5月\t体检\t米可\n"


def told(words: str, table: str = "", unit: str = "松岭小学") -> set[str]:
    """Return the codes of what is found in a short plan that holds ``words``."""
    text = f"{unit}工会2026年工作计划\n一、主要工作\n1、{words}\n{table}{unit}工会委员会\n2026年2月20日\n"
    found = (f for f in check(text).findings if by_rule(f))
    return {f.code for f in found if f.code[0] not in ITEMS and f.code not in ("T401", "C301")}


def months(april: str = "春季踏访", may: str = "查体", october: str = "老教师回校") -> str:
    return MONTHS.format(april=april, may=may, october=october)


@pytest.mark.parametrize(
    "words",
    [
        "工会现有会员96人。元旦前为94名会员各备一份米油。",
        "全校教职工88人，会员86人。中秋月饼按84名会员订。",
        "园里有会员52人。5月体检，25名会员分两天查。",
        "会员128人，分在五个小组。端午给125名会员各送一份点心。",
    ],
)
def test_a_number_of_people_stands_the_same_in_all_places(words: str) -> None:
    assert told(words) == {"F101"}


@pytest.mark.parametrize(
    "words",
    [
        "会员134人，分在五个小组。中秋给131名会员各送一份点心，另3名新会员入会后补送。",
        "会员86人，今年新入会5人，年底91名会员都有一份年货。",
        "会员203人，另有2位新同事中秋前办手续，届时会员205人。中秋备205份月饼。",
        "会员96人。6月体检，其中51名女会员加做妇科检查。",
        "会员60人，到会40人才开会，赞成31票才通过。",
    ],
)
def test_a_part_and_those_who_come_later_are_another_number(words: str) -> None:
    assert not told(words)


def test_unions_of_a_district_have_one_number_and_kinds_of_schools_their_own() -> None:
    words = "全区教育系统有基层工会58个、会员4860人。住院互助10月续保，62个基层工会同时办理。"
    assert told(words, unit="澄江区教育局") == {"F101"}
    words = "全区教育系统有小学46所。另有幼儿园12所，58所学校10月同时查账。"
    assert not told(words, unit="澄江区教育局")


@pytest.mark.parametrize(
    "words",
    [
        "会员115人（女84人、男31人），编成五个小组：甲组22人、乙组26人、丙组25人、丁组18人、戊组20人。",
        "工会会员92人（其中女会员60人），分四个小组：语文组25人、数学组22人、综合组24人、后勤组18人。",
        "会员78人，编为三个小组，一组26人，二组27人，三组24人。",
        "三次慰问，66名会员每人每次400元，共需7.29万元。",
    ],
)
def test_groups_make_the_body_and_payments_their_sum(words: str) -> None:
    assert told(words) == {"F301"}


@pytest.mark.parametrize(
    "words",
    [
        "会员115人（女84人、男31人），编成五个小组：甲组22人、乙组26人、丙组25人、丁组20人、戊组22人。",
        "三次慰问，66名会员每人每次400元，共需7.92万元。",
        "66名会员每人400元的米油，共需2.64万元。",
    ],
)
def test_sums_that_come_out_are_left_alone(words: str) -> None:
    assert not told(words)


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("9月中旬带大家走一遍鹰愁涧，早出晚归。", months(may="走鹰愁涧")),
        ("9月中旬，带大家走一遍鹰愁涧，早出晚归。", months(may="走鹰愁涧")),
        ("11月中旬的毽球赛不设奖，三支队打循环。", months(october="毽球赛")),
        ("全校体检放在9月，市二院来车。", months(may="全校体检")),
        ("体检定在9月上旬，分三天做完。", months(may="体检")),
        ("6月20日请市三院罗大夫来讲颈椎保养。", months(october="罗大夫讲颈椎保养")),
        ("红烛广播站3月开播。", months(may="红烛广播站开播")),
        ("电工、钳工比武，9月13日（星期日）开赛。", months(october="技能比武")),
        ("4月分三个晚上看心理影片《寻光》。", months(may="看《寻光》")),
    ],
)
def test_the_arrangement_has_a_thing_in_its_month_under_a_shorter_name(
    words: str, table: str
) -> None:
    assert "C305" in told(words, table)


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("9月中旬带大家走一遍鹰愁涧，早出晚归。", months(october="写走鹰愁涧的短文")),
        ("4月征集书画作品，每人一件。", months(may="书画作品展")),
        ("教工小家3月起每天中午开门。", months(may="教工小家换沙发")),
        ("罗大夫4月、10月各来一次。", months(april="罗大夫来校", october="罗大夫来校")),
        ("9月底前交演出节目单。", months(october="演出节目彩排")),
        ("红烛广播站去年3月开播，今年添两个栏目。", months(may="红烛广播站添栏目")),
        ("师徒结对9月签约，12月摆成果。", months(may="师徒结对中期检查")),
        ("4月18日的教代会上通过春游办法，5月成行。", months(may="春游")),
        ("体检定在5月，女教师10月另做妇科检查。", months(may="体检", october="女教师妇科检查")),
        ("4月24日（星期五）请律师来讲合同。", months(may="健步走（8日，星期五）")),
    ],
)
def test_another_step_of_a_thing_has_its_own_month(words: str, table: str) -> None:
    assert not told(words, table)


def test_the_arrangement_counts_who_takes_part_as_the_text_does() -> None:
    words = "5月选12名青年教师到县城学急救。"
    assert told(words, months(may="15名青年教师学急救")) == {"F109"}
    assert not told(words, months(may="12名青年教师学急救"))
    words = "7月送16名一线教师去青岩疗休养。"
    assert not told(words, months(may="疗休养名单公示，每组2名教师"))


def test_the_chair_of_a_branch_is_one_person_in_text_and_table() -> None:
    unit, words = "南山大学外语学院分", "分工会主席沈清明，委员六人。"
    table = PEOPLE.format(march="沈清明", april="程新春（分工会主席）")
    assert told(words, table, unit) == {"F102"}
    assert not told(words, table.replace("程新春", "沈清明"), unit)
    table = PEOPLE.format(march="程新春（二分会主席）", april="沈清明")
    assert not told("工会主席沈清明，委员六人。", table)
