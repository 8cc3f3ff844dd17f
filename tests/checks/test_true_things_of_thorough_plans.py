"""True sentences of thorough plans that only look like a fault, and beside each the fault that is still told."""

from __future__ import annotations

import pytest
from by_rules import by_rule

import unionnlp

PLAN = "青溪小学工会2026年工作计划\n一、工作安排\n{text}\n青溪小学工会\n2026年1月10日\n"


def found(text: str, plan: str = PLAN) -> list[str]:
    report = unionnlp.check(plan.format(text=text))
    told = (f for f in report.findings if by_rule(f))
    return [f.code for f in told if f.code not in ("M101", "M102", "P203", "P204", "T401")]


TRUE = [
    # what is told of each, each time
    "余下2户每户每季1000元，全年8000元。",
    "19人每人每回一份，由组长送到家。",
    "3校每校每期送一篇，主编轮流当。",
    # who does what the last character says
    "议题由手语翻译译两遍，一遍直译，一遍解释。",
    "开场由陪练练三套，大家跟着做。",
    # whole words that few texts have
    "代表54名，36名到齐开会，28票算数。",
    "互助金本期起于2025年9月1日，止于2026年8月31日。",
    "每人画一块陶砖，5月烧，6月嵌进花坛。",
    "第一次会议是2025年11月14日开的，纪要已印。",
    # a name may be written in its own characters
    "经审组由高清徵老师牵头，她不管账。",
    # the day on which a thing runs out, and the day by which it is renewed
    "互助保险5月31日期满，续期5月20日前上报。\n二、安排\n5月20日\t互助续期上报截止\t古小寒",
    # hours of one thing, the length of another
    "热线晚七点到九点接听；9月起每月摆一次课堂，每次五十分钟。",
    "7月5日8点到10点体检，分三批，每批四十分钟。",
    # what is not done once more, and what is taken up again
    "羽毛球赛待体育馆3月交付后补上，定在4月23日（星期四）；今年11月不再另办球类比赛。",
    "教职工运动会未办，田径场大修，去年底才验收。本年度恢复，10月23日开赛。",
    "书画展没有办成，裱画的师傅病了。今年改在5月，每人画一块陶砖。",
    # a body of the congress, not its day
    "教代会4月17日（星期五）召开。\n班子测评12月由教代会评议监督组组织。",
    # numerals that count
    "设低、中、高三个学段组，组长每月碰头。",
    "评出得分最高三人，名字张榜。",
    # several with so many each, about so many each
    "补书比试10月22日，编目比试10月24日，两场各取一、二、三名，各一人，共六人有奖。",
    "会员61人，体检分三批，每批20人上下，三批合计61人。",
    "体检\t分三批去区医院，三批合计61人\t7月8日\t郁青\n女职工专项\t39名女职工，与体检同做\t7月8日\t郁青",
    # members' children, members who are lent to another school
    "刘师傅的儿子今年高考，工会送一盒文具。",
    "会员子女参加中考，组长送一张卡片。",
    "到初中部去的三位老师仍算本会会员，逢节照发。",
    "全校83人，男31人，女52人，各占37.3%、62.7%。",
    "全校83人，男31人，女52人，分别占37.3%和62.7%。",
    # one person is in charge of two rows
    "1-1\t教师节座谈\t十位老师讲故事\t凌若谷\t9月10日（星期四）\n"
    "1-2\t换届\t会员投票，当场唱票\t凌若谷\t9月24日（星期四）",
]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_sentence_is_left_alone(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("学校学校工会每季慰问困难户。", "L611"),
        ("活动开展展三次，由组长签到。", "L611"),
        ("体检分三批，每批20人，三批合计61人。", "F301"),
        ("比试取一等奖一人、二等奖二人、三等奖三人，共八人有奖。", "F301"),
        ("为参加高考的学生服务，初中部老师轮班。", "L608"),
        ("全校83人，女52人，占72.7%。", "F301"),
        ("文體活动由组长安排，6月一次。", "L606"),
        ("周二18:30开练，20:00收操，每次两小时。", "F301"),
        ("今年不再办球类比赛，经费归食堂。", "R102"),
        ("今年不再另开教代会，意见由组长口头转达。", "R101"),
        ("教职工运动会今年未办，也不打算办。", "R102"),
        ("教代会4月17日（星期五）召开。\n二、安排\n5月：教代会", "C305"),
        ("设高三组、初二组各一个，组长每月碰头。", "L608"),
        ("合唱比赛5月6日举行。\n二、安排\n合唱比赛\t张丽\t5月20日", "F109"),
        ("走访困难会员，由工会委员会和", "P211"),
    ],
)
def test_the_fault_beside_it_is_told(text: str, code: str) -> None:
    assert code in found(text)


REVIEW = (
    "{year}学院工会2026年工作计划\n1　对上年度的自评\n1.1　未完成的两项：\n"
    "1.1.1　教职工运动会未办，场地大修。\n2　本年工作\n{text}\n"
)


def test_a_section_that_looks_back_at_last_year() -> None:
    told = REVIEW.format(year="岚川师范", text="2.1　教代会4月17日召开。\n2.2　会员体检5月做。")
    assert "R102" not in found("", told)


@pytest.mark.parametrize("name", ["戴清和", "李与", "王永将"])
def test_a_name_at_the_end(name: str) -> None:
    plan = "霁月县幼儿园工会2026年工作计划\n一、工作\n1.会员体检5月做。\n{text}\n2026年2月10日\n"
    assert "P211" not in found(f"霁月县幼儿园工会主席　{name}", plan)
