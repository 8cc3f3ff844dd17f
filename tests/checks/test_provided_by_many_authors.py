"""Standard items that a plan provides for in words that name nothing of them."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def state(words: str, item: str) -> str:
    """Return ``covered``, ``unclear`` or ``missing`` of an item in a short plan with ``words``."""
    text = f"云岭县第二小学工会2026年工作计划\n\n一、主要工作\n{words}\n\n云岭县第二小学工会委员会\n2026年2月20日\n"
    report = check(text)
    if any(c.item == item for c in report.covered) or item in report.extra:
        return "covered"
    return "unclear" if any(u.item == item for u in report.unclear) else "missing"


PROVIDED = [
    (
        "congress_proposals",
        "会前十天，每人领一片纸叶子，写上想说的话挂到树上，校长逐片回话，两周内贴在背面。",
    ),
    (
        "congress_proposals",
        "3月上旬各组把想提的事写进“蓝本子”，秘书组理成清单，交给哪个科室、何日办好都写明。",
    ),
    (
        "congress_proposals",
        "活动室挂一串信封，每人写一件办得到的事，校长室、总务处分头认领，大会上一封一封地答。",
    ),
    ("clubs", "笛子队、门球队的老师每周三碰一次，请文化馆的老师来教。"),
    ("clubs", "篮球、乒乓、二胡三个队隔周在体育馆碰头。"),
    ("archives", "会员册、会议本、照片都放进那只樟木箱，钥匙由韩清明管。"),
    ("archives", "一年的签到簿、相片、票据装成三册，次年1月上架。"),
    ("teaching_skills", "35岁以下的43人上课、命题、说题三样全比，每组取前三名。"),
    (
        "mentoring",
        "新分来的两位年轻教师，一位跟语文的阎老师，一位跟数学的段老师，师傅写三句话的评语。",
    ),
    ("membership", "会员进出当月改册。"),
    ("dispute_mediation", "教职工和学校有了别扭，先由工会的韩清明两头劝，劝不开的请镇司法所来人。"),
    ("union_cadres", "两名组长去市里的财务班学三天，回来教其余的组长。"),
    ("mental_health", "周五午睡时段，市妇幼的咨询师坐在“软沙发”房间里，进去的人说的话不出门。"),
    ("labor_protection", "3月、9月各查一回锅炉、灶具和教室的电线，查的人签名。"),
    ("publicity", "每个月给县里的群里发一条消息。"),
    ("staff_voice", "每月末的星期三，校长端着茶杯在石桌边坐四十分钟，谁来谁说。"),
    ("health_check", "暑假前请县医院的大夫上山，34个人量血压、做心电图、验血糖。"),
    ("democratic_appraisal", "散会前每人给校长、副校长各填一张等次票，当场封好送县教育局。"),
    ("school_openness", "菜钱、电费、维修费每月第一个星期一贴在石碑背面，贴满半个月。"),
]
NOT = [
    ("clubs", "6月13日上午，羽毛球赛在体育馆开打，四个小组各出一队。"),
    ("clubs", "每周四离园后跳半小时操，领操的是大班组马国庆。"),
    ("clubs", "学生笛子队每周三练一次，由少先队管。"),
    ("archives", "体检报告装袋交给本人。"),
    ("teaching_skills", "学生讲故事比赛由教导处办，评出前三名。"),
    ("congress_proposals", "困难会员写一张申请条，工会逐条核实。"),
    ("mental_health", "学生心理室的咨询师每周来一次。"),
    ("labor_protection", "请体检车来校，查血压和心电图。"),
    ("health_check", "12月请市妇幼保健院的大夫给女老师查宫颈、乳腺两项。"),
    (
        "health_check",
        "上学期有三件事值得记：提案办结31件，转到本学期；体检181人，5月已完成；3人疗休养。",
    ),
    ("sports", "全年支出：慰问3.2万元、体育活动0.8万元、学习0.3万元、帮扶0.9万元。"),
    ("womens_rights", "女会员的专科检查两年一轮，上回是2025年秋，下回2027年秋。"),
]


@pytest.mark.parametrize(("item", "words"), PROVIDED)
def test_an_item_is_provided_for_in_other_words(item: str, words: str) -> None:
    assert state(words, item) == "covered"


@pytest.mark.parametrize(("item", "words"), NOT)
def test_what_only_looks_like_an_item_provides_nothing(item: str, words: str) -> None:
    assert state(words, item) != "covered"
