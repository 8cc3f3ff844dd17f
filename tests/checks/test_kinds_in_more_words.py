"""More kinds of faults, each with sentences that have one and near ones that have none."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

ASIDE = ("M", "P203", "P204", "T401")  # what a short plan lacks


def told(words: str, year: int = 2025, unit: str = "梧桐里小学") -> list[tuple[str, str]]:
    """Return the code and the first words of what is found in a short plan that holds ``words``."""
    text = f"{unit}工会{year}年工作计划\n一、主要工作\n{words}\n{unit}工会委员会\n{year}年1月20日\n"
    found = (f for f in check(text, ignore=("M",)).findings if by_rule(f))
    return [
        (f.code, f.evidence[0].text if f.evidence else "")
        for f in found
        if not f.code.startswith(ASIDE)
    ]


FAULTS = [
    # an idiom with one character of like sound or shape
    ("L610", "参赛的会员一鼓作汽，拿下两局。"),
    ("L610", "讲解员对安全常识如数家真。"),
    ("L610", "今后一如继往地办好生日会。"),
    ("L610", "热心人替同事排扰解难。"),
    ("L610", "练功操能让人松驰下来。"),
    ("L610", "两位评委都很烦燥。"),
    ("L610", "已举手表决的方式通过分配办法。"),
    # a day by its place in the month
    ("C308", "5月的第二个星期日（5月18日）是母亲节，给妈妈会员送花。"),
    ("C308", "6月最后一个周五，6月20日，各组交材料。"),
    # what the law lets nobody stop or settle so
    ("R201", "为了减轻负担，本年会费停收，明年再议。"),
    ("R201", "会员会费今年免收一年。"),
    ("R201", "新一届工会委员会任期一律定为四年。"),
    ("R201", "年底从2000元工会经费里请班子聚一次餐。"),
    ("R201", "操场维修还差6万元，先从互助金里借用，秋后归还。"),
    # numbers that do not make the whole, in rows between bars, and in two classes of a group
    ("F301", "|项目|金额|\n|---|---|\n|慰问|30000|\n|文体|12000|\n|合计|45000|"),
    ("F301", "困难会员12户，甲类4户每户2000元、乙类8户每户1000元，共需1.8万元。"),
    # who has left, and signs all the same
    ("F102", "老主席田保国退了休，由陆青接手。\n单据由主席田保国签字。"),
    ("L602", "要让城北二中教职工进了门就不想走。"),
    ("P210", "各人的分工表，印在本计划后面。"),
    ("O702", "第一件，读书。每月一本。\n第二件，走访。每月一户。\n第四件，晒账。每季一次。"),
    ("E508", "请律师讲新修订的《中华人民共和国职业教育法》，该法即将于今年5月1日起施行。"),
    ("C305", "9月由县医院来校为52人体检。\n二、安排\n月份\t事项\n六月\t全员体检\n八月\t轮值\n九月\t座谈"),
    # another body for the congress, money for what the school pays, more than there are
    ("R201", "今年的教代会由行政会议代替。"),
    ("R201", "工会经费列支学校大门维修费。"),
    ("R201", "从工会经费中支付学校门卫工资。"),
    ("R201", "劳动模范疗养带家属，家属费用由工会负担。"),
    ("T403", "全校45名教师中有50名参加。"),
    ("L608", "组织护士长参加技能竞赛。"),
    ("L608", "各连队要做好慰问。"),
    ("P211", "各小组要认真组织，确保"),
    # how old the unit is, who came, who holds an office
    ("F301", "学校创办于1975年。\n今年迎来45周年校庆。"),
    ("F301", "1975年建校，到今年整整45年。"),
    ("F101", "本学期新进教师12名，各认一位师傅。\n第2周14名新教师拜师。"),
    ("F101", "4位新来的老师跟岗半年。\n9月5位新老师拜师傅。"),
    ("F101", "现有会员86人。\n5月组织全体83名会员体检。"),
    ("F101", "会员165人。\n互助5月到期，全体会员156份一次交齐。"),
    ("F101", "会员49人。\n互助到期，替47名会员统一续上。"),
    ("F101", "大班4个、中班4个、小班3个，共11个班。\n12个班各选一名安全员。"),
    ("F102", "经审委员会由张丽任主任。\n经审委员会主任李芳每季审账。"),
    ("R201", "旧桌椅卖得的2600元另存一张卡，不入账，留作机动。"),
    ("E503", "想生二孩的，先由工会初审，再报计生办批准。"),
    ("T402", "广泛开展形式多样的文化活动，活跃校园气氛。"),
    ("L602", "浏阳河职业中专工会的各小组提前三天报议题。"),
    ("L609", "资料存入柜中（这条先问问小邹还有没有柜子）。"),
    ("C305", "女老师的两癌筛查9月做。\n二、每月安排\n9月：献花\n10月：秋游\n11月：两癌筛查"),
    ("O704", "二、分月安排\n一月\n1．慰问\n二月\n1．碰头\n三月\n四月\n1．读书\n五月\n1．打球"),
]  # fmt: skip

SOUND = [
    "参赛的会员一鼓作气，拿下两局。",
    "今后一如既往地办好生日会，读书会取名“声生不息”。",
    "分配办法已采用举手表决的方式通过，名单已书面上报。",
    "5月的第二个星期日（5月11日）是母亲节，给妈妈会员送花。",
    "6月最后一个周五，6月27日，各组交材料。",
    "困难会员免收会费，退休会员不再交会费。",
    "会费按月收，不收现金。",
    "新一届工会委员会任期定为五年。",
    "互助金只借给患病的困难会员，年底归还。",
    "会员代表42人，缺到15人就散会改期，票数不到22张的退回。",
    "|项目|金额|占比|\n|---|---|---|\n|慰问|30000|75%|\n|文体|10000|25%|\n|合计|40000|100%|",
    "困难会员12户，甲类4户每户2000元、乙类8户每户1000元，共需1.6万元。",
    "老主席田保国退了休，由陆青接手。\n单据由主席陆青签字，原主席田保国受邀座谈。",
    "与城北二中教职工打一场球，赴城北二中工会取经。",
    "下设9个分会，其中学院分会7个、机关分会2个。",
    "意见办理单都贴在墙的后面。",
    "下半年出去走动走动，大家松快松快。",
    "女会员沿梅溪绿道走5公里。",
    "第一件，读书。每月一本。\n第二件，走访。每月一户。\n第三件，晒账。每季一次。",
    "请律师讲新修订的《中华人民共和国职业教育法》。",
    "本校68人，以全体教职工大会代替教代会，3月召开。",
    "教代会闭会期间由联席会议代行职权。",
    "全校50名教师中有45名参加，全校60名教师中的12名青年教师拜师。",
    "请县医院护士长来校讲急救，走访驻地连队的随军家属会员。",
    "工会经费列支教工之家维修费。",
    "学校创办于1975年。\n今年迎来50周年校庆。",
    "2025年是学校建校68周年，1957年9月招收第一批学生。",
    "庆祝中国共产党成立104周年，2021年成立读书社，今年满五年。",
    "学校1975年建校，去年办了建校49周年展。",
    "去年新教师12名。\n今年新教师14名拜师。",
    "3月，第一批10位新教师拜师。\n九月，第二批8位新教师拜师。",
    "初中92人；四所小学依次48人、37人、26人、21人，合132人。",
    "轮到哪组哪组备稿，每学期期中请家长填卡。",
    "（一）开会议事\n全体教职工大会安排在4月11日（星期五），30人以上赞成为通过。",
    "慰问品会员都是一人一份，临聘的和在编的没有两样。",
    "县教育工会所属各校3月底前报带教名册。",
    "女教职工“两癌”检查两年内做一轮，去年做过的今年可以不做。",
]


@pytest.mark.parametrize(("code", "words"), FAULTS)
def test_a_fault_is_told(code: str, words: str) -> None:
    assert code in {c for c, _ in told(words)}


@pytest.mark.parametrize("words", SOUND)
def test_what_is_sound_is_left_alone(words: str) -> None:
    assert told(words) == []


def test_a_programme_of_ten_years_makes_no_plan_of_two() -> None:
    words = "落实《教育规划纲要（2010—2020年）》留下的任务。\n7月庆祝中国共产党成立104周年。"
    assert "E504" in {c for c, _ in told(words, 2026)}


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("school_openness", "器材采购、工程招标、职称打分三样，张榜不少于5个工作日，榜前可问。"),
        ("health_check", "10月12日起一周，市三院来校给86人做年度检查。"),
        ("staff_voice", "楼道设两个信筒，字条上的每件事由委员写明去向，两周内贴出。"),
        ("finance_audit", "经审小组三人，6月底、12月底对凭证，结果张榜。"),
        ("hardship_aid", "家里有特别难的，填表建卡，6月、12月各补一次。"),
        ("rights_protection", "校聘方案下来之前，工会先到各组听意见，写成一张纸交校务会。"),
        ("political_study", "第3、7周下午分头学《教育强国建设规划纲要》，每次一章。"),
    ],
)  # fmt: skip
def test_an_item_is_provided_for_in_words_of_its_own(item: str, words: str) -> None:
    text = f"梧桐里小学工会2025年工作计划\n一、主要工作\n{words}\n梧桐里小学工会委员会\n2025年1月20日\n"
    assert item in {c.item for c in check(text).covered}


def test_a_figure_of_the_auditors_alone_is_no_audit() -> None:
    text = "梧桐里小学工会2025年工作计划\n一、主要工作\n经审小组三人。\n梧桐里小学工会委员会\n2025年1月20日\n"
    assert "finance_audit" not in {c.item for c in check(text).covered}
