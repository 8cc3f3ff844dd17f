"""What two places say of one thing, as many authors write it: told apart only where it is one thing."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

UNIT = "云岭县第二中学"
APART = ("contradiction", "arithmetic")


def found(words: str) -> list[str]:
    """Return the codes of what a short plan of 2026 with ``words`` says twice, or adds up wrongly."""
    text = f"{UNIT}工会2026年工作计划\n\n一、主要工作\n{words}\n\n{UNIT}工会委员会\n2026年2月20日\n"
    return [f.code for f in check(text).findings if f.kind in APART and by_rule(f)]


TABLE = "月份\t工作\t承办\n2月\t清点会员册\t组织委员\n{}\n12月\t总结\t全体委员"
TWO = [
    "工会会员72人。\n端午这一份已谈好价，69名会员6月20日前领齐。",
    "教职工38人，工会会员36人。\n14日端午，粽子11日以前送到每个人手上，一共63份。",
    "教职工48人，都是会员。\n元旦每人有一份，谁都不少，共备84份。",
    "初一、初二、初三各四个班。\n运动会上，十五个班每班出一个方阵。",
    "学校现有18个教学班，教师60人。\n歌会上16个班班班上台。",
    "今年结6对师徒，师傅每周进徒弟的班听半天。\n三月：8对师徒交换听课本。",
    "6月中旬分三批到县中医院体检。\n" + TABLE.format("9月\t教师节座谈；会员体检\t各组"),
    "5月举办“匠心杯”教师技能竟赛。\n" + TABLE.format("10月\t“匠心杯”技能竞赛\t各组"),
    "三月　26日开全体教职工大会，听校长述职。\n四月　共读一本书。\n"
    "五月　体检；上旬开全体教职工大会的时候，顺便给校长打分。\n六月　端午慰问。",
    "5月14日至16日，全体委员脱产到省工会干校学习。\n5月15日上午全体委员在校清点续保表。",
    "去年末，“模范小家”达标率为76%。\n“模范小家”达标率再上台阶，达到70%。",
    "去年10月调查，会员对工会的满意率97%。\n年末会员满意率争取再提高一步，达到95%。",
    "10月12日至16日全体工会小组长到县总工会脱产培训。\n10月14日放学后在校开工会小组长会。",
    "4月16日下午召开教代会，应到代表42名。\n三月。慰问女教工。\n五月。教代会；体检。\n六月。端午慰问。",
    "工会主席向立冬，委员五人。\n月份\t工作\t承办\n10月\t看望退休教师\t工会主席程小雪",
    "全县73所中小学、幼儿园，每校宣讲一场。\n37所学校幼儿园逐校检查一遍。",
    "3月30日至4月3日，易清和带队走访全市6所兄弟学校，4月1日上午在本校主持代表组长会。",
]
ONE = [
    "工会会员72人。\n新会员9名，6月20日前领齐会员证。",
    "教职工38人，工会会员36人。\n粽子送到每个人手上，一共36份。",
    "教职工38人，工会会员36人。\n粽子送到每个人手上，共备40份，余下的给门卫。",
    "初一、初二、初三各四个班。\n学校共有12个教学班，评出6个班为书香班级。",
    "一、二年级各两个小组。\n全校18个班，每班一个方阵。",
    "去年结了5对师徒，今年结6对师徒。\n12月评出3对优秀师徒。",
    "6月中旬分三批到县中医院体检。\n" + TABLE.format("6月\t会员体检\t各组"),
    "5月举办“匠心杯”教师技能竞赛。\n" + TABLE.format("5月\t“匠心杯”技能竞赛\t各组"),
    "三月　26日开全体教职工大会的时候，请律师讲一课。\n四月　共读。\n五月　体检。\n六月　端午慰问。",
    "5月14日至16日，两名委员到省里学习。\n5月15日上午全体委员在校清点续保表。",
    "4月8日至10日，主席方向明赴省城开会。\n4月9日下午，副主席李春在校主持例会。",
    "去年会员满意率93%。\n年末会员满意率争取提高到95%。",
    "去年提案答复率98%。\n信访答复率提高到95%。",
    "去年体检到检率93.5%。\n体检到检率不低于95%。",
    "10月12日至16日全体工会小组长到县总工会培训。\n10月14日放学后在校开委员例会。",
    "4月16日下午召开教代会，应到代表42名。\n三月。慰问女教工。\n四月。教代会；体检。\n六月。端午慰问。",
    "工会主席向立冬，委员五人。\n月份\t工作\t承办\n10月\t看望退休教师\t工会主席向立冬",
    "4月8日至10日，方向明赴省城开会，4月9日上午由副主席在校值班。",
    "6月1日至3日，全体教师在校参加培训，6月2日在学校礼堂听报告。",
]


@pytest.mark.parametrize("words", TWO)
def test_one_thing_is_told_in_two_ways(words: str) -> None:
    assert found(words)


@pytest.mark.parametrize("words", ONE)
def test_two_things_or_one_thing_told_alike(words: str) -> None:
    assert not found(words)


WRONG = [
    "168人每人一份260元的粽子米油，共计46380元。",
    "参赛64人，设一等奖6人、二等奖12人、三等奖20人，获奖共40人。",
    "全年收2.4万元，打算花在米面油1.36万元、护具0.5万元、比赛0.3万元、办公0.1万元，留0.24万元备用。",
    "今年可用3.2万元，慰问1.5万元、文体0.8万元、学习0.6万元，机动0.5万元。",
]
RIGHT = [
    "168人每人一份260元的粽子米油，共计43680元。",
    "参赛64人，设一等奖6人、二等奖12人、三等奖20人，获奖共38人。",
    "全年收2.5万元，打算花在米面油1.36万元、护具0.5万元、比赛0.3万元、办公0.1万元，留0.24万元备用。",
    "今年可用3.2万元，慰问1.5万元、文体0.8万元，其余留给学习和机动。",
]


@pytest.mark.parametrize("words", WRONG)
def test_sums_that_do_not_come_out(words: str) -> None:
    assert "F301" in found(words)


@pytest.mark.parametrize("words", RIGHT)
def test_sums_that_come_out(words: str) -> None:
    assert not found(words)


def test_an_empty_promise_in_plain_prose() -> None:
    first = "新的一年，我们盼着大家过得舒心。"
    work = "3月8日下午，女老师学做漆扇。{}9月10日开茶话会，给三位老教师献花。"
    title = "云岭县第二中学工会2026年打算"

    def empty(words: str) -> bool:
        text = f"{title}\n\n{first}\n{work.format(words)}\n\n云岭县第二中学工会\n2026年2月20日\n"
        return any(f.code == "T402" for f in check(text).findings)

    assert empty("要积极开展各类健康有益的活动，让教职工的生活更加丰富多彩。")
    assert not empty("五月爬一次山，走不动的在山门口等。")


def test_units_of_a_district_with_two_digits_in_the_wrong_order() -> None:
    told = "全区现有学校和直属单位工会64家，其中中学17家、直属单位4家。\n"
    assert found(told + "11月，46家单位逐一验收。")
    assert not found(told + "11月，64家单位逐一验收。")
    assert not found(told + "11月，对50家单位逐一回访。")


def test_a_month_that_only_wishes() -> None:
    months = "二月：核对会员名册。\n三月：召开教代会。\n四月：会员春游。\n五月：体检。\n十二月：{}31日前把照片夹好。"

    def empty(words: str) -> bool:
        text = f"{UNIT}工会2026年工作计划\n\n一、逐月安排\n{months.format(words)}\n\n{UNIT}工会委员会\n2026年2月20日\n"
        return any(f.code == "T402" for f in check(text).findings)

    assert empty("努力做好各项服务工作，不断提升教职工的幸福感、获得感。")
    assert not empty("核对困难会员名册，走访三户。")
