"""Faults as other authors write them, each with true sentences that look like it."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

UNIT = "云岭县第二中学"


def found(words: str, kind: str, unit: str = UNIT) -> list[str]:
    """Return the codes of one kind of fault that a short plan of 2026 with ``words`` has."""
    text = f"{unit}工会2026年工作计划\n\n一、主要工作\n{words}\n\n{unit}工会委员会\n2026年2月20日\n"
    report = check(text, ignore=("M",))
    return [f.code for f in report.findings if f.kind == kind and by_rule(f)]


OVER = [
    "确保到2020年全县学校食堂全部达标。",
    "力争2023年底前实现教职工互助保障全覆盖。",
    "到2022年，全体教师普通话达到二级甲等。",
    "围绕到2021年建成全国文明校园的目标，分解任务到组。",
    "抓紧完成《第三期乡村教师支持计划（2016—2020年）》今年的指标。",
    "继续落实《信息化提升三年行动（2019—2021年）》。",
    "按照《学校发展规划（2018—2022年）》培训青年教师。",
    "学习今年1月刚刚印发的《深化新时代教育评价改革总体方案》。",
]
IN_TIME = [
    "2020年全面建成小康社会以后，学校添了两栋宿舍楼。",
    "截至2025年底，全校会员入会率达到100%。",
    "自2022年实行集团管理以来，两个校区一起开教代会。",
    "到2025年底共有会员85人。",
    "2021年建成的教工之家今年换新桌椅。",
    "第三期行动计划（2019—2021年）已经收官，今年启动第四期。",
    "落实《学前教育行动计划（2024—2026年）》今年的任务。",
    "争取到2027年建成市级模范职工之家。",
    "请专家对《师德建设三年行动（2022—2024年）》作一次评估。",
    "在2025年达到96%的基础上，今年提高到98%。",
    "2021年到校的6位老师今年达到五年教龄。",
    "奖学金设立到2025年，共实现资助120人。",
]


@pytest.mark.parametrize("words", OVER)
def test_what_a_plan_still_means_to_do_by_a_year_that_is_over(words: str) -> None:
    assert found(words, "outdated")


@pytest.mark.parametrize("words", IN_TIME)
def test_years_that_are_told_or_still_to_come_are_left_alone(words: str) -> None:
    assert not found(words, "outdated")


STAFF = "学校教职工34人，全部是会员。\n"
TOO_FEW = [
    "全体教职工大会定在4月23日（星期四）下午。签到满17人即可开会。",
    "全体教职工大会3月开，到会20人就开，16人同意就算通过。",
    "全体教职工大会上表决，赞成满17票即为通过。",
]
ENOUGH = [
    "全体教职工大会定在4月23日，签到满23人方可开会，赞成满18票才算通过。",
    "全体教职工大会到会24人才开，19人同意算通过。",
    "工会小组会到会5人即可开会。",
    "全体教职工大会前，提议有3人附议即可列入议题。",
    "全体教职工大会去年4月开过，签到30人，22人同意。",
]


@pytest.mark.parametrize("words", TOO_FEW)
def test_a_quorum_is_judged_by_the_number_of_the_body_told_elsewhere(words: str) -> None:
    assert found(STAFF + words, "rule")


@pytest.mark.parametrize("words", ENOUGH)
def test_a_quorum_that_is_enough(words: str) -> None:
    assert not found(STAFF + words, "rule")


BROKEN = [
    "会员不满60人的学校，不设工会委员会，由校长指定一名联络员。",
    "会员不足40人的单位可以不建工会委员会，只设一名组织员。",
    "中秋备八份核桃，送到县里几位领导家，钱从会费里出。",
    "年底由工会出钱，买些山货答谢检查组。",
    "端午给局里的领导各备一份粽子，从工会经费列支。",
    "对不便集中参加疗休养的老师，每人发给2000元现金自行出行。",
    "疗休养去不成的，每人发1500元。",
    "不能参加体检的，可领300元补贴。",
]
KEPT = [
    "会员不足25人的学校可以不设工会委员会，选举组织员一人。",
    "会员二十五人以下的可不设委员会，只设联络员。",
    "中秋月饼由校领导送到会员家，费用从工会经费列支。",
    "把会费收支表送局领导审阅。",
    "春节前领导班子带着米油走访困难会员，费用由工会经费支付。",
    "请镇领导给获奖会员颁发奖品，奖品从工会经费列支。",
    "给援疆的老师寄一箱茶叶，费用由工会出。",
    "不便参加疗休养的，名额转给下一位。",
    "因病不能参加疗休养的会员，费用退回工会。",
    "不便集中体检的退休老师，由校医上门检查。",
]


@pytest.mark.parametrize("words", BROKEN)
def test_rules_are_broken_in_words_of_many_authors(words: str) -> None:
    assert found(words, "rule")


@pytest.mark.parametrize("words", KEPT)
def test_rules_are_kept_in_words_that_look_like_it(words: str) -> None:
    assert not found(words, "rule")


FOREIGN = [
    (UNIT, "夜班护士、急诊医生较多的科室，由工会供应夜餐。"),
    (UNIT, "各村小、教学点的会员由中心校统一领回。"),
    ("云岭县启明特殊教育学校", "安和特殊教育学校工会的委员每人包一个小组。"),
    ("云岭区教育工会", "倒班职工的热饭由工会统一安排。"),
    ("澄湖实验学校", "我校是九年一贯制学校。\n请幼儿部各班保育员自备绳子。"),
]
OWN = [
    (UNIT, "请县医院的急诊医生来校讲心肺复苏。"),
    (UNIT, "到村小送教两次，带去图书。"),
    (UNIT, "食堂夜班师傅每人一份宵夜。"),
    (UNIT, "与山后教学点结对，每月送课一次。"),
    ("云岭县启明特殊教育学校", "启明特殊教育学校工会的委员每人包一个小组。"),
    ("澄湖实验学校", "我校是九年一贯制学校，附设幼儿部。\n请幼儿部各班保育员自备绳子。"),
]


@pytest.mark.parametrize(("unit", "words"), FOREIGN)
def test_words_of_other_trades_and_kinds(unit: str, words: str) -> None:
    assert found(words, "foreign", unit)


@pytest.mark.parametrize(("unit", "words"), OWN)
def test_partners_and_ones_own_parts(unit: str, words: str) -> None:
    assert not found(words, "foreign", unit)


REMARKS = [
    "（季主席批：第三部分再压一压，表格改横排）",
    "（王校长：这段删掉）",
    "【办公室：这一条补上时间】",
    "（已阅，同意，表格再细一点）",
    "批示：同意，请办公室修改后印发。",
    "（第二部分太长，再压缩一下）",
]
BRACKETS = [
    "（工会主席：元冬至）",
    "（主任：李春；委员：王明、赵亮）",
    "（校长批准后执行）",
    "（主席：改选产生）",
    "（同意；不同意；弃权）",
    "（第三部分由代表审议）",
]


@pytest.mark.parametrize("words", REMARKS)
def test_what_a_leader_wrote_on_the_draft(words: str) -> None:
    assert "L609" in found(f"1.做好互助保障的续保工作。\n{words}", "leftover")


@pytest.mark.parametrize("words", BRACKETS)
def test_brackets_that_belong_to_the_plan(words: str) -> None:
    assert not found(f"1.做好互助保障的续保工作。\n{words}", "leftover")


MONTHS = (
    "三月：召开教代会，女教职工插花。\n四月：会员春游。\n五月：{}\n"
    "六月：端午慰问，查账。\n九月：教师节座谈。\n十月：秋季长跑。"
)


@pytest.mark.parametrize("words", ["", "　"])
def test_a_month_with_nothing_behind_it(words: str) -> None:
    assert "O704" in found(MONTHS.format(words), "incomplete")


@pytest.mark.parametrize("words", ["教工体检。", "无", "\n教工体检三天，分批进行。"])
def test_a_month_with_something_behind_or_below_it(words: str) -> None:
    assert "O704" not in found(MONTHS.format(words), "incomplete")


def test_a_mark_without_its_other_half_in_a_cell() -> None:
    row = "月份\t工作\t负责\n3月\t教代会\t主席\n12月\t查账；评选{}，发文表彰\t委员\n"
    assert "L612" in found(row.format("《优秀分工会"), "typo")
    assert "L612" not in found(row.format("“优秀分工会”"), "typo")


def test_marks_of_a_line_that_is_broken_between_them_are_whole() -> None:
    text = "岭下小学工会2026年工作计划\n校工会围绕“减轻负担、\n凝聚人心”的要求，做好工作。\n{}"
    assert "L612" not in found(text.format(""), "typo")
    assert "L612" in found(text.format("评出“先进。\n又评出好书”三本。\n"), "typo")


DROPPED = [
    "公示栏字迹模糊，今年起不再张挂，经费、评优、职称结果由校长室掌握，想知道的自己来问。",
    "采购、职称这些事今年只在班子里通个气，不再向大家说。",
    "评优名单由校长室掌握，不对教职工公开。",
    "第二届委员会2021年5月选出，任期五年，眼下人手紧，今年就不换届了。",
    "工会委员会已经超期两年，今年也不打算换。",
    "今年起不再受理教职工来信来访，人事方面的争执由各组自行消化。",
    "老师与学校有了争执，工会不再出面，由当事人自己去找上级。",
    "体检隔了一年，今年经费吃紧，再缓一年。",
    "给校领导打分的事今年不提了。",
    "会员生日的蛋糕今年取消，省下来办晚会。",
    "重阳节看望退休教师的惯例今年不再沿用。",
    "意见箱钥匙丢了，就此停用。",
    "高温天给后勤师傅送绿豆汤的做法今年不再继续。",
]
GOES_ON = [
    "逾期的申诉不再受理。",
    "教职工之间的纠纷先由双方自行协商，谈不拢的到调解室。",
    "劳动争议已由法院受理的，工会不再受理。",
    "第二届委员会2023年5月选出，任期五年，今年不换届，补选一名委员。",
    "公示栏旧了，今年换新的，采购、评优照贴。",
    "绩效明细由办公室掌握，有疑问的到办公室查。",
    "生日蛋糕今年不发券，改送实物。",
    "教职工的来信由主席三日内回复，不再层层转批。",
    "公示五天后不再张挂，存档备查。",
    "重阳节不再请客吃饭，改为登门看望退休教师。",
    "女教职工两癌筛查每年都做，不等两年。",
]


@pytest.mark.parametrize("words", DROPPED)
def test_what_is_dropped_in_words_of_many_authors(words: str) -> None:
    assert found(words, "cancelled")


@pytest.mark.parametrize("words", GOES_ON)
def test_what_goes_on_in_words_that_look_like_it(words: str) -> None:
    assert not found(words, "cancelled")


SEATED = "第七届工会委员会2022年11月选出，任期五年。\n"


def test_an_election_before_the_term_ends() -> None:
    rows = "月份\t工作\n3月\t教代会\n9月\t教师节\n11月\t届满换届，选举第八届委员会\n"
    assert "F106" in found(SEATED + rows, "contradiction")
    assert not found(SEATED.replace("2022", "2021") + rows, "contradiction")
    assert not found(SEATED + "两个分会9月届满换届。", "contradiction")


def test_terms_of_two_bodies_are_two_things() -> None:
    told = "工会委员会2023年4月选出，任期五年。\n教代会代表2024年选出，任期三年。"
    assert not found(told, "contradiction")
    assert found("本届工会委员会任期五年。\n工会委员会任期三年，每年述职。", "contradiction")


def test_a_festival_on_a_wrong_day_says_nothing_of_another_place() -> None:
    text = "重阳节（9月21日）登桃峰，每人一枚香囊。\n月份\t工作\n3月\t教代会\n9月\t教师节\n10月\t登桃峰\n"
    assert found(text, "impossible")
    assert not found(text, "contradiction")
