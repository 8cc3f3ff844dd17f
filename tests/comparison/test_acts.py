"""Which acts a plan promises, and which numbers of plan and summary count the same."""

from __future__ import annotations

import pytest

from unionnlp.comparison import Comparison, compare

PLAN = "翠竹中学工会2025年工作计划\n一、主要工作\n1、{promise}。\n2、慰问退休教师。\n3、办好教工书画展。\n"
SUMMARY = "翠竹中学工会2025年工作总结\n一、主要工作\n{told}。走访慰问退休教师12人。教工书画展展出作品40幅。\n"


def compared(promise: str, told: str = "教师们心情舒畅") -> Comparison:
    return compare(PLAN.format(promise=promise), SUMMARY.format(told=told))


def promised(text: str) -> list[str]:
    return [c.plan.text for c in compared(text).commitments][:-2]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        # measure, purpose and effect stay with their act
        ("举办说课比赛，参赛率不低于90%", 1),
        ("组建合唱团，每周排练一次", 1),
        ("组织干部培训班，培训小组长30人", 1),
        ("开展教师调研，形成调研报告2篇", 1),
        ("慰问大病教师，每人1000元", 1),
        ("为每个年级建教工小家1个，每个补助2000元", 1),
        ("消防演练6月启动，9月评比", 1),
        # another verb, object and number, or another time
        ("收集提案20件，做到件件有答复", 2),
        ("4月召开教代会，提案办结率达到90%", 2),
        ("建成活动室1间，购置乒乓球桌2张", 2),
        ("春天去植物园赏花，十一月举行一场拔河赛", 2),
        ("自身建设方面，培训小组长18人，会费收缴率达到98%，对3个小组开展账目检查", 3),
    ],
)
def test_a_sentence_is_cut_where_another_act_begins(sentence: str, acts: int) -> None:
    found = promised(sentence)
    assert len(found) == acts, found


def test_a_short_name_among_promises_is_one_and_a_wish_is_none() -> None:
    plan = (
        "翠竹中学工会2025年工作计划\n一、文体活动\n1、校园定向越野。\n2、5月举办歌咏比赛。\n"
        "3、组织教师登山。\n4、提高教师的身体素质和生活品位。\n"
    )
    texts = [c.plan.text for c in compare(plan, SUMMARY.format(told="略")).commitments]
    assert texts == ["校园定向越野", "5月举办歌咏比赛", "组织教师登山"]


def test_a_plan_that_reviews_last_year_promises_only_what_is_to_come() -> None:
    plan = (
        "翠竹中学工会2025年工作计划\n一、2024年工作回顾\n2024年，工会召开教代会1次，慰问困难教师11人，参保率达到96%。\n"
        "二、2025年主要工作\n1、5月举办歌咏比赛。\n2、慰问退休教师20人。\n3、完成工会账目审计。\n\n翠竹中学工会\n2025年2月10日\n"
    )
    texts = [c.plan.text for c in compare(plan, SUMMARY.format(told="略")).commitments]
    assert texts == ["5月举办歌咏比赛", "慰问退休教师20人", "完成工会账目审计"]


def test_a_clause_that_goes_on_in_another_sentence_is_not_the_same_report() -> None:
    found = compared(
        "开设书法、摄影两个沙龙，每月活动一次",
        "摄影沙龙活动9次；书法沙龙没有办起来。12月，校内设立流动书箱3个，图书每月一换",
    )
    assert found.commitments[0].status == "partly"
    assert [p.text for p in found.unplanned] == ["12月，校内设立流动书箱3个，图书每月一换"]


def test_what_a_table_demands_belongs_to_its_act() -> None:
    plan = (
        "翠竹中学工会2025年工作计划\n序号\t任务\t目标\t时限\t责任人\n"
        "1\t青年教师联谊\t全年3场\t11月\t周敏\n2\t教师体检\t参检率95%以上\t6月\t吴刚\n"
    )
    told = "青年教师联谊办了2场。6月教师体检，参检率96%"
    found = compare(plan, SUMMARY.format(told=told)).commitments
    assert [(c.plan.text, c.status) for c in found] == [
        ("青年教师联谊\t全年3场", "partly"),
        ("教师体检\t参检率95%以上", "done"),
    ]


@pytest.mark.parametrize(
    ("promise", "told", "numbers"),
    [
        ("走访老党员、老教师30户", "走访老党员12户、老教师19户，共31户", (30, 31)),
        ("食堂师傅培训不少于16学时", "食堂师傅培训人均20课时", (16, 20)),
        ("大病慰问户均不低于800元", "大病慰问30户，发放2.7万元，户均900元", (800, 900)),
        ("值班补贴每晚15元", "值班补贴从每晚12元提到18元", (15, 18)),
        ("体检参检率比上年提高3个百分点", "体检参检率91%，较上年的89%提高2个百分点", (3, 2)),
        ("消防检查覆盖62个班级", "消防检查走过47个班级，其余15个明年再查", (62, 47)),
        ("举办教工讲堂4讲", "教工讲堂开了3期，听众共90人", (4, 3)),
        ("开办暑期托管班，接收孩子50名", "暑期托管班收了38个孩子，由14名志愿者看护", (50, 38)),
        ("签订师徒协议8份", "师徒协议签了7对", (8, 7)),
        ("邀请专家讲学5场", "专家讲学线上3场、线下2场", None),  # a total that must be counted up
        ("教工社团每周活动一次", "教工社团全年活动30次", None),
    ],
)
def test_numbers_of_the_same_thing_are_compared(
    promise: str, told: str, numbers: tuple[float, float] | None
) -> None:
    found = compared(promise, told).commitments[0]
    shown = (found.promised, found.reached)
    assert (numbers is None) == (None in shown)
    if numbers and found.promised and found.reached:
        assert (found.promised.value, found.reached.value) == numbers
        assert found.status == ("partly" if numbers[1] < numbers[0] else "done")


@pytest.mark.parametrize(
    ("promise", "told", "status"),
    [
        ("组织春游、秋游和登山", "登山如期成行，春游和秋游都取消了", "partly"),
        ("组织教师看电影", "电影没看上，放映厅停电了", "dropped"),
        ("参加区教工排球赛，争取前三名", "区教工排球赛上我们得了第五名", "partly"),
        ("参加区教工排球赛，争取前三名", "区教工排球赛上我们得了第二名", "done"),
        ("《园丁》简报每学期出3期", "《园丁》简报两个学期共出5期", "partly"),
        ("教工瑜伽班每周练一次", "教工瑜伽班从三月练到六月，教练搬走以后就停了", "partly"),
        ("举办新年音乐会", "新年音乐会改成灯会", "dropped"),
        ("举办微课大赛", "微课大赛改在线上进行，收到作品60件", "done"),
        ("建成教工书吧", "教工书吧主体装修完成，书架尚未到货", "partly"),
        ("全员续保医疗互助", "医疗互助续保了46人，有两位没有续", "partly"),
        ("全员续保医疗互助", "医疗互助续保46人，无一遗漏", "done"),
    ],
)
def test_what_was_kept_in_part_broke_off_or_gave_way(promise: str, told: str, status: str) -> None:
    found = compared(promise, told).commitments[0]
    assert (found.plan.text, found.status) == (promise, status)


def test_what_took_the_place_of_an_act_is_unplanned() -> None:
    found = compared("举办教工运动会", "运动会改为趣味飞镖，82名教师参加")
    assert found.commitments[0].status == "dropped"
    assert [p.text for p in found.unplanned] == ["改为趣味飞镖，82名教师参加"]


@pytest.mark.parametrize(
    "told",
    [
        "会费收入3.2万元，占总收入的41%",
        "剩下的两件明年再办",
        "工会小组活动不够均衡，有3个只活动1次",
    ],
)
def test_accounts_rests_and_faults_are_no_work(told: str) -> None:
    assert not compared("举办教工运动会", told).unplanned


def test_what_a_table_asks_of_an_act_stands_in_its_promise() -> None:
    plan = (
        "翠竹中学工会2025年活动表\n\n月份\t活动\t要求\t负责人\n"
        "4月\t环湖徒步\t人均不少于5公里\t孙兰\n6月\t书法展\t收作品25件\t周强\n"
    )
    summary = "翠竹中学工会2025年工作总结\n4月的徒步人均走了6公里。书法展收到作品21件。\n"
    found = {c.plan.text.split("\t")[0]: c for c in compare(plan, summary).commitments}
    assert found["环湖徒步"].plan.text == "环湖徒步\t人均不少于5公里"
    assert found["书法展"].status == "partly"
    reached = found["书法展"].reached
    assert reached is not None
    assert reached.value == 21
