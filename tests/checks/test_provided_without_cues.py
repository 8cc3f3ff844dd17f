"""Items that a plan provides for in words of its own; what only looks so is none."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

PLAN = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
2、{sentence}
3、端午节给会员每人一盒粽子。
松岭小学工会
2026年2月20日
"""

PROVIDED = [
    ("archives", "一年的签到簿、相片、票据装成三册，次年1月上架。"),
    ("archives", "会员册、会议本、照片都放进那只樟木箱，锁由韩老师管。"),
    ("publicity", "每处一名联络员，每半月往县教育工会的群里发一条消息。"),
    ("clubs", "唢呐班每周二晚照练，工会添两支新的。"),
    ("clubs", "篮球队、笛子队隔周在礼堂碰头，教练费按次结。"),
    ("mental_health", "睡不着、想家的，拨县里的专线，号码印在课表背面。"),
    ("school_openness", "采购、评优、职称三样，每月10日在食堂入口的电子屏轮播三天。"),
    ("democratic_appraisal", "给正副校长各填一张不记名的评价单，当场封好交县教育局。"),
    ("staff_voice", "每月最后一个星期三，校长端着茶杯在后院坐四十分钟，谁来谁说。"),
    ("mentoring", "上岗不满三年的5位特岗教师，各跟一位老教师，10月认师。"),
    ("membership", "会员入转退在手机上三日内办结。"),
    ("dispute_mediation", "老师之间有了疙瘩，先由年长的同事劝，劝不开再请司法所的人来。"),
    ("union_cadres", "10月，主席和两名组长去市总的财务班学三天，回来教大家。"),
]


@pytest.mark.parametrize(("item", "sentence"), PROVIDED)
def test_words_of_its_own_provide_for_an_item(item: str, sentence: str) -> None:
    report = check(PLAN.format(sentence=sentence))
    assert item in {c.item for c in report.covered} | set(report.extra)


NOT_PROVIDED = [
    ("clubs", "学生的篮球队每周三练一次，归体育组管。"),
    ("clubs", "去年的唢呐班每周二晚练，今年停办。"),
    ("mental_health", "学生睡不着、想家的，打班主任的电话。"),
    ("archives", "慰问的票据当天装袋交会计。"),
    ("publicity", "宣传的事由学校办公室管。"),
    ("democratic_appraisal", "家长给校长填一张不记名的评价单。"),
    ("staff_voice", "每月末校长陪学生吃一次午饭。"),
    ("membership", "教职工的借书证当月办结。"),
    ("dispute_mediation", "学生之间有了疙瘩，由班主任劝。"),
]


@pytest.mark.parametrize(("item", "sentence"), NOT_PROVIDED)
def test_what_is_of_others_or_of_last_year_provides_for_nothing(item: str, sentence: str) -> None:
    report = check(PLAN.format(sentence=sentence))
    assert item not in {c.item for c in report.covered}


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("school_openness", "公示黑板去年停用了，公开没有停：每月5日出“一页账”，各处贴一份。"),
        ("womens_rights", "女教职工两癌筛查上一轮是2025年，这次同车做。"),
        ("democratic_appraisal", "去年欠下的评议这次补上，每人对三位校级干部填一张测评表。"),
        ("womens_rights", "孩子满一岁之前，每天给老师留出一小时哺乳时间。"),
    ],
)
def test_what_goes_on_is_of_this_year(item: str, sentence: str) -> None:
    report = check(PLAN.format(sentence=sentence))
    assert item not in {m.item for m in report.missing}
