"""Quantities of every kind that the guideline settles, in single sentences."""

from __future__ import annotations

import time

import pytest

from unionnlp import extract
from unionnlp.records import Quantity

HEAD = "青石镇小学2024年工会工作总结\n一、教职工\n"


def found(line: str) -> tuple[Quantity, ...]:
    (document,) = extract(HEAD + line, items=False).documents
    return document.quantities


@pytest.mark.parametrize(
    ("line", "value", "upper", "unit", "comparator"),
    [
        ("奖励30名优秀班主任。", 30, None, "名", "eq"),
        ("评出11名师德先锋。", 11, None, "名", "eq"),
        ("任用12名校级干部。", 12, None, "名", "eq"),
        ("走访3名生病老师。", 3, None, "名", "eq"),
        ("请来2名人大代表。", 2, None, "名", "eq"),
        ("编出30本校本读物。", 30, None, "本", "eq"),
        ("做成40本学习笔记。", 40, None, "本", "eq"),
        ("落实6位置换老师的住处。", 6, None, "位", "eq"),
        ("惠及36家中小企业。", 36, None, "家", "eq"),
        ("近万名会员点赞。", 10_000, None, "名", "approx"),
        ("上万名会员点赞。", 10_000, None, "名", "ge"),
        ("收到上百条建议。", 100, None, "条", "ge"),
        ("走访数十户家庭。", 10, None, "户", "ge"),
        ("几十名老师报名。", 10, None, "名", "ge"),
        ("二十几人报名。", 20, None, "人", "ge"),
        ("培养骨干百名。", 100, None, "名", "eq"),
        ("活动历时3个多月。", 3, None, "个月", "ge"),
        ("比赛用了两个多小时。", 2, None, "小时", "ge"),
        ("补助6千5百元。", 6500, None, "元", "eq"),
        ("投入25万6千元。", 256_000, None, "元", "eq"),
        ("每份五六十元。", 50, 60, "元", "eq"),
        ("走访两三户家庭。", 2, 3, "户", "eq"),
        ("来了十五六人。", 15, 16, "人", "eq"),
        ("派出三五名选手。", 3, 5, "名", "eq"),
        ("餐费八元五角。", 8.5, None, "元", "eq"),
        ("餐费十元三角八分。", 10.38, None, "元", "eq"),
        ("差错率控制在3‰以内。", 0.3, None, "%", "le"),
        ("会费按千分之五计收。", 0.5, None, "%", "eq"),
        ("三分之一的老师到会。", 33.33, None, "%", "eq"),
        ("到会者不足九成。", 90, None, "%", "le"),
        ("参与面接近两成。", 20, None, "%", "approx"),
        ("参与面突破65%。", 65, None, "%", "ge"),
        ("受益者超100人次。", 100, None, "人次", "ge"),
        ("同意票须过三分之二。", 66.67, None, "%", "ge"),
        ("争取资金1 万元左 右。", 10_000, None, "元", "approx"),
        ("买回跳绳20根。", 20, None, "根", "eq"),
        ("备了一间静心室。", 1, None, "间", "eq"),
        ("添置音响一套。", 1, None, "套", "eq"),
        ("新添座椅四处。", 4, None, "处", "eq"),
        ("每场花费不超300元。", 300, None, "元", "le"),
        ("每场花费不突破300元。", 300, None, "元", "le"),
        ("误差不许高于2%。", 2, None, "%", "le"),
        ("缺席率不能高于2%。", 2, None, "%", "le"),
        ("讨论时间不能少于2小时。", 2, None, "小时", "ge"),
        ("每校限报6人。", 6, None, "人", "le"),
        ("假期最长20天。", 20, None, "天", "le"),
        ("周期压缩到4天。", 4, None, "天", "eq"),
        ("缺勤率以1%为限。", 1, None, "%", "le"),
        ("自付三成不到。", 30, None, "%", "le"),
        ("磨出好课20节不止。", 20, None, "节", "ge"),
        ("兑现率七成起步。", 70, None, "%", "ge"),
        ("参赛面争取过六成。", 60, None, "%", "ge"),
        ("花费约合200元。", 200, None, "元", "approx"),
        ("修电动车63辆次。", 63, None, "辆次", "eq"),
        ("内审零问题。", 0, None, None, "eq"),
        ("接到咨询电话13个。", 13, None, "个", "eq"),
        ("9个分会的执行率都高。", 9, None, "个", "eq"),
        ("食堂备下凉茶320杯。", 320, None, "杯", "eq"),
        ("题集印了64页。", 64, None, "页", "eq"),
        ("课间擂台共下41局。", 41, None, "局", "eq"),
        ("运来细沙18立方米。", 18, None, "立方米", "eq"),
        ("校医带AED3台。", 3, None, "台", "eq"),
        ("律师每月驻校半天。", 0.5, None, "天", "eq"),
        ("谈心至少半小时。", 0.5, None, "小时", "ge"),
        ("大会会期一天。", 1, None, "天", "eq"),
        ("四月办了一场徒步宣传。", 1, None, "场", "eq"),
        ("五月办了一场爱心义卖。", 1, None, "场", "eq"),
        ("请律师讲《未成年人保护法》一回。", 1, None, "回", "eq"),
        ("签订前听取意见一轮。", 1, None, "轮", "eq"),
        ("补课时间不少于一个月。", 1, None, "个月", "ge"),
        ("托管长达一个半月。", 1.5, None, "个月", "eq"),
        ("跑完全程用去7分半钟。", 7.5, None, "分钟", "eq"),
        ("收南瓜二百来斤。", 200, None, "斤", "approx"),
        ("慰问品价值80元至150元。", 80, 150, "元", "eq"),
        ("名次在前25%的有奖。", 25, None, "%", "eq"),
        ("会费欠缴零。", 0, None, None, "eq"),
        ("食堂做到零浪费。", 0, None, None, "eq"),
        ("报销上限900元。", 900, None, "元", "le"),
        ("发言限时6分钟。", 6, None, "分钟", "le"),
        ("救助金最高6000元。", 6000, None, "元", "le"),
        ("卷面最高97分。", 97, None, "分", "eq"),
        ("单月最高借出310册。", 310, None, "册", "eq"),
        ("住处离校不远于500米。", 500, None, "米", "le"),
    ],
)
def test_values(
    line: str, value: float, upper: float | None, unit: str | None, comparator: str
) -> None:
    (q,) = found(line)
    assert (q.value, q.upper, q.unit, q.comparator) == (value, upper, unit, comparator)


@pytest.mark.parametrize(
    ("line", "per"),
    [
        ("例会每半年一次。", "P6M"),
        ("每户300元。", None),
        ("每场20人。", None),
        ("每队8人。", None),
        ("每人每月10元。", "P1M"),
        ("每人至少两项。", "person"),
        ("午休椅人手一把。", "person"),
        ("全年召开23次。", "P1Y"),
        ("全年出报10期。", None),
        ("年内办两场比赛。", None),
        ("橱窗一学期换三期。", "semester"),
        ("网页两周更新一次。", "P2W"),
        ("每学期每组交小结3份。", "semester"),
        ("十一月办了两场讲座。", None),
        ("一月送去4000元。", None),
        ("6月、12月两次检查。", None),
        ("按年级划出14个小组。", None),
        ("人均标准上浮20%。", None),
        ("总共慰问12人，共8800元。", None),
        ("临聘人员月薪2300元。", "P1M"),
        ("人均月缴5元。", "P1M"),
        ("食堂日供早点90份。", "P1D"),
        ("场地年租金6000元。", "P1Y"),
        ("经费比上年增长8%。", None),
        ("人人交感想2篇。", "person"),
        ("高温慰问每次人均标准60元。", "person"),
        ("人均听课2节；有4人获奖。", None),
        ("每周五开箱，信里的事三天内回话。", None),
        ("每月8日接待，意见5个工作日以内答复。", None),
    ],
)
def test_periods(line: str, per: str | None) -> None:
    assert found(line)[-1].per == per


def test_a_number_with_a_comma_at_the_head_of_a_row_is_read_whole() -> None:
    assert [q.value for q in found("搬运课桌\n1,180套，装车24次。")] == [1180, 24]


@pytest.mark.parametrize(
    ("words", "comparators"),
    [
        ("救助4人，合计6.8万元，最高3万元。", ["eq", "eq", "eq"]),
        ("救助每人最高3万元。", ["le"]),
        ("每次行程控制在8至10公里。", ["eq"]),
        ("预算执行率控制在90%以上。", ["ge"]),
        ("预算执行率控制在90%。", ["le"]),
        ("提案比去年的19件多了5件。", ["eq", "eq"]),
    ],
)
def test_what_bounds_a_number(words: str, comparators: list[str]) -> None:
    assert [q.comparator for q in found(words)] == comparators


def test_the_most_and_the_least_beside_each_other_are_no_bounds() -> None:
    assert [q.comparator for q in found("得票最多18张，最少7张。")] == ["eq", "eq"]


def test_a_team_is_no_five() -> None:
    assert [q.text for q in found("从8支队伍里选代表。")] == ["8支"]


def test_what_stands_in_the_next_row_bounds_nothing() -> None:
    (quantity,) = found("公布账目3次\n以上安排如有变动，另行通知。")
    assert quantity.comparator == "eq"


def test_the_period_of_another_cell_or_count_is_not_shared() -> None:
    assert [q.per for q in found("每周送汤3次\n18000元\n")] == ["P1W", None]
    assert [q.per for q in found("每周送教2小时；21名老师受益。")] == ["P1W", None]
    assert [q.per for q in found("每人一枝花，合95元。")] == ["person", None]


def test_the_years_of_a_report_measure_nothing() -> None:
    line = "过去四年，会员增加。四年共举办讲座26场，连续四年获先进。"
    assert [q.text for q in found(line)] == ["26场", "四年"]


def test_the_most_beside_the_least_is_no_bound() -> None:
    line = "救助18户，最高7000元，最低1500元。"
    assert [(q.text, q.comparator) for q in found(line)][1:] == [("7000元", "eq"), ("1500元", "eq")]


def test_a_change_of_an_amount_is_no_range() -> None:
    assert [q.text for q in found("饭补由8元到12元。")] == ["8元", "12元"]


def test_a_bound_is_shared_by_the_next_clause() -> None:
    first, second = found("每学期上公开课不少于1节，听课不少于15节。")
    assert (first.per, second.per) == ("semester", "semester")


def test_a_rate_per_head_is_the_money_only() -> None:
    assert [(q.text, q.per) for q in found("特困64名每人1000元，一般153名每人500元。")] == [
        ("64名", None), ("1000元", "person"), ("153名", None), ("500元", "person"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "做了以下五项工作：",
        "练好三项基本功。",
        "着重办了五件实事。",
        "三、擦亮两块牌子",
        "把公平、公开、公正三个词挂在墙上。",
        "学校分行政、教学、后勤三块。",
        "建起一人一册档案。",
        "近三年来变化很大。",
        "过去五年的工作回顾。",
        "学校是九年制学校。",
        "严守收支两条线。",
        "亮出三张名片。",
        "下午三点开会。",
        "晚上十点关门。",
        "8时30分开会。",
        "下午3点半开会。",
        "每周三晚上开放。",
        "千名教师访千家。",
        "获三等奖。",
        "取前六名。",
        "举行教工三人篮球赛。",
        "讨论绩效二次分配。",
        "东区二期启用。",
        "为学校添一把力。",
        "交出一份暖心的成绩单。",
        "每月最后一个周五接待。",
        "三番五次登门。",
        "电话：0512-88886666",
        "3—2%",
        "5—3次",
        "百元购书",
        "这一次一次通过。",
        "把章程草案提请二次大会审议。",
        "支持学校二期课改。",
        "落实《青石镇职工文化三年规划》。",
        "《十封家书》由读书会推荐。",
        "为了经费四处奔走。",
        "分会从两处着手。",
        "一年忙下来，人人都有收获。",
        "加强两个部门之间的联系。",
        "两个分会一起备课，两个分会一起登山。",
        "给高三组加油。",
        "老师们一次过关。",
        "附：二 ○○七年活动。",
        "打好一场攻坚战。",
        "迎来新一轮。",
        "1\n员工满意\n",
    ],
)
def test_none(line: str) -> None:
    assert found(line) == ()


def test_people_and_money_in_a_table_of_months_count() -> None:
    table = "月份\t活动\t人数\n3月\t健步走\t26人\n5月\t球赛\t18人\n"
    assert [q.text for q in found(table)] == ["26人", "18人"]


@pytest.mark.parametrize(
    "unit",
    [
        "共计", "1", "一", "1,", "1.", " ", "（待定）", "百", "万", "每", "共计至少", "3-", "元", "零", "成", "1个",
        "了", "累计共", "其中,", "的", "第", "、", "不少于", "每学期", "1月",
    ],
)  # fmt: skip
def test_long_runs_take_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text = HEAD + unit * count + "发放慰问金3万元"
        began = time.perf_counter()
        extract(text, items=False)
        return time.perf_counter() - began

    seconds(100)
    assert seconds(1500) < 4


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("在体检、疗养、互助三项工作中讲求实效。", []),
        ("组织了板书、朗读、课件三项比武。", []),
        ("端午、中秋两节慰问老师120人次。", ["120人次"]),
        ("采购慰问品坚持货比三家。", []),
        ("办好读书、两项比赛。", ["两项"]),
        ("开展三项比赛，书法、绘画在上半年。", ["三项"]),
        ("新建了钳工、焊工、车工5个工作室。", ["5个"]),
        ("摄影、书法两个协会各活动4次。", ["4次"]),
        ("新添匹克球、古琴两个协会。", ["两个"]),
        ("公示栏、校园网、微信群三处同步公开。", []),
        ("三项合计46万元，两节合计300元。", ["46万元", "300元"]),
    ],
)
def test_a_number_that_sums_up_a_list_counts_nothing(line: str, texts: list[str]) -> None:
    assert [q.text for q in found(line)] == texts


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("一季度办讲座2场，二季度3场。", None),
        ("一季度20%，半年48%。", None),
        ("一季度办讲座12场，二季度15场。", None),
        ("一季度十二场，二季度十五场。", None),
        ("小组会一季度一次。", "P3M"),
        ("每季度办讲座2场。", "P3M"),
    ],
)
def test_a_first_quarter_is_no_rhythm(words: str, per: str | None) -> None:
    text = f"梧桐路小学2026年工会工作计划\n一、主要工作\n1、{words}\n2、办好教工之家。\n"
    (found,) = extract(text, items=False).documents
    assert found.quantities[0].per == per
