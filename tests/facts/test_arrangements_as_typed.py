"""Arrangements as secretaries type them: months without marks between them, terms, outlines below tables."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

TITLE = "柳林机械厂工会2026年工作安排\n"


def document(body: str) -> Document:
    (found,) = extract(TITLE + body, items=False).documents
    return found


def told(body: str) -> list[tuple[str, tuple[int, ...], str | None]]:
    return [(e.text, e.months, e.responsible) for e in document(body).schedule]


def headings(body: str) -> list[str]:
    return [node.heading for node in document(body).outline]


def test_two_months_side_by_side_need_no_mark() -> None:
    body = "时间\t活动\t负责人\n七八月\t疗养\t丁兰\n十一月\t体检\t丁兰\n二三月份\t慰问\t工会主席\n"
    assert told(body) == [
        ("疗养", (7, 8), "丁兰"),
        ("体检", (11,), "丁兰"),
        ("慰问", (2, 3), "工会主席"),
    ]


def test_two_months_side_by_side_in_a_sentence_are_one_mention() -> None:
    found = document("一、疗养\n六七月份组织疗养，十一月组织体检。\n二、慰问\n开展慰问。").dates
    assert [(d.text, d.months) for d in found] == [("六七月份", (6, 7)), ("十一月", (11,))]


def test_an_outline_goes_on_below_a_table_with_spaces() -> None:
    body = (
        "1.目标\n当好娘家人。\n2.活动安排\n时间 活动内容 责任人\n3月 座谈 郭燕\n5月 竞赛 梁斌\n"
        "3.要求\n（1）厉行节约。\n（2）注意安全。"
    )
    assert told(body) == [("座谈", (3,), "郭燕"), ("竞赛", (5,), "梁斌")]
    assert headings(body) == ["目标", "活动安排", "要求", "厉行节约", "注意安全"]


@pytest.mark.parametrize(
    "terms", [("上学期：", "下学期："), ("第一季度：", "第四季度："), ("前半学期", "后半学期")]
)
def test_names_of_terms_between_months_are_no_headings(terms: tuple[str, str]) -> None:
    body = f"一、活动安排\n{terms[0]}\n9月：座谈\n10月：登山\n{terms[1]}\n11月：竞赛\n12月：总结\n"
    assert headings(body) == ["活动安排"]
    assert [months for _, months, _ in told(body)] == [(9,), (10,), (11,), (12,)]


def test_a_month_whose_activity_is_a_summary_opens_no_text() -> None:
    body = "2025年10月 登山\n2025年11月 体检\n2025年12月 总结\n2026年1月 慰问\n"
    assert [text for text, _, _ in told(body)] == ["登山", "体检", "总结", "慰问"]


def test_a_list_whose_items_all_begin_with_months_below_its_heading_is_an_arrangement() -> None:
    listed = "（1）3月组织插花，发放礼品。\n（2）5月表彰先进10名。\n（3）9月举办运动会。\n"
    assert told(f"二、活动安排\n{listed}") == [
        ("组织插花，发放礼品", (3,), None),
        ("表彰先进10名", (5,), None),
        ("举办运动会", (9,), None),
    ]
    assert not told(f"二、主要活动\n{listed}")
    assert not told(f"二、活动安排\n{listed}（4）做好日常慰问。\n")


def test_a_number_before_a_month_is_a_label_where_the_list_counts_on() -> None:
    found = document(
        "4、“五一”前夕表彰先进。\n5、6月份开展竞赛。\n6、7-8月送清凉。\n7、年底评先。\n"
    )
    assert [(n.number, n.heading[:4]) for n in found.outline][1] == (5, "6月份开")
    assert [d.months for d in found.dates] == [(5,), (6,), (7, 8)]
    found = document("1、2月份召开职代会。\n2、3月份开展女工活动。\n3、4月份植树。\n")
    assert [n.number for n in found.outline] == [1, 2, 3]
    assert [d.months for d in found.dates] == [(2,), (3,), (4,)]


def test_a_number_before_a_month_is_a_month_where_the_list_does_not_count_on() -> None:
    body = "3、4月份\n1、春游\n2、职代会\n3、植树\n4、慰问\n5、6月份\n1、表彰\n2、竞赛\n"
    assert [months for _, months, _ in told(body)] == [(3, 4)] * 4 + [(5, 6)] * 2


def test_the_dates_of_one_week_are_not_those_of_the_next() -> None:
    body = "第六周：筹备\n第七周（4月6日—10日）：教代会\n第八周：运动会\n"
    found = document(body).schedule
    assert [(e.weeks, e.months) for e in found] == [((6,), ()), ((7,), (4,)), ((8,), ())]


def test_a_sentence_with_several_months_below_a_heading_is_no_month_of_an_arrangement() -> None:
    body = (
        "一、时间节点\n2月底前印发细则；5月20日前完成自评；11月中旬打分。\n二、保障\n落实经费。\n"
    )
    assert not told(body)
    assert [d.months for d in document(body).dates] == [(2,), (5,), (11,)]


def test_columns_may_have_words_of_their_own_where_each_row_has_as_many_cells() -> None:
    body = (
        "一、活动\n时间　项目　规模　奖励　承办\n1月6日　乒乓球赛　44人　金牌3块　一车间\n"
        "3月8日　健美操　52人　毛巾52条　女工委\n5月1日　书画展　73幅　证书20本　宣传组\n二、慰问\n走访。"
    )
    assert told(body) == [
        ("乒乓球赛", (1,), "一车间"),
        ("健美操", (3,), "女工委"),
        ("书画展", (5,), "宣传组"),
    ]
    amounts = [q.text for q in document(body).quantities]
    assert amounts == ["44人", "3块", "52人", "52条", "73幅", "20本"]


def test_the_time_may_stand_behind_the_activity() -> None:
    body = (
        "一、活动\n活动 日期 人次 名次或支出\n女教师英文诗歌朗诵比赛 3月7日 39人次 支出1,150元\n"
        "篮球赛 5月20日 14人次 第四名\n知识赛 7月4日 44人次 支出620元\n二、慰问\n走访。"
    )
    assert told(body) == [
        ("女教师英文诗歌朗诵比赛", (3,), None),
        ("篮球赛", (5,), None),
        ("知识赛", (7,), None),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        "月份 活动项目 负责人 规模与标准 3月 放风筝 汤婉 72只 品茶 汤婉 限40人 4月 越野赛 鲁敏 检查点12个",
        "月份 活动项目 负责人 备注 3月 放风筝 汤婉 自愿参加 品茶 汤婉 4月 越野赛 鲁敏 自愿参加",
    ],
    ids=["all cells", "some remarks"],
)
def test_what_stands_behind_who_answers_is_no_activity_of_a_merged_month(cells: str) -> None:
    body = "一、安排\n" + cells.replace(" ", "\n") + "\n二、要求\n按时参加。"
    assert told(body) == [
        ("放风筝", (3,), "汤婉"),
        ("品茶", (3,), "汤婉"),
        ("越野赛", (4,), "鲁敏"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "月份 活动内容 负责人\n全年 帮扶 生活委员\n3月 插花 丁兰\n5月 登山 丁兰\n不定期 走访 丁兰\n9月 座谈 丁兰\n",
        "月份\t活动\n3月\t插花\n全年\t帮扶\n5月\t登山\n9月\t座谈\n柳林机械厂工会\t2026.2.26\n",
        "3月：插花\n全年：帮扶\n5月：登山\n平时：走访\n9月：座谈\n",
    ],
    ids=["gaps", "tabs and a signature", "colons"],
)
def test_what_has_no_month_is_no_activity_of_the_month_above(body: str) -> None:
    assert [(text, months) for text, months, _ in told(body)] == [
        ("插花", (3,)),
        ("登山", (5,)),
        ("座谈", (9,)),
    ]


def test_an_office_may_have_a_surname_alone() -> None:
    body = (
        "| 一月 | 清点 | 财务委员 施 |\n| 二月 | 接站 | 主席 宁 |\n| 三月 | 座谈 | 女工委员 凌 |\n"
    )
    assert [who for _, _, who in told(body)] == ["财务委员 施", "主席 宁", "女工委员 凌"]


def test_who_answers_is_read_in_more_words() -> None:
    body = (
        "3月：座谈。组织单位：女工委。参加范围：全体女职工。\n4月：（赵红）春游。\n5月：演讲（安监班 负责）\n"
        "6月：读书（宣传委员负责组织）\n7月：联欢，由厂办和工会共同承办。\n9月：慰问。责任人 孙涛\n"
    )
    who = [who for _, _, who in told(body)]
    assert who == ["女工委", "赵红", "安监班", "宣传委员", "厂办和工会", "孙涛"]


def test_closing_words_and_figures_with_gaps_go_on_with_no_row() -> None:
    body = "第 1 周 制订计划\n第 3—4 周 新进 15 名 教师办会籍\n第 6 周 投壶、飞盘赛，取前列的 30%发奖\n第 8 周 筛查\n"
    assert [text for text, _, _ in told(body)][1:] == [
        "新进 15 名 教师办会籍",
        "投壶、飞盘赛，取前列的 30%发奖",
        "筛查",
    ]
    body = (
        "周次　工作内容　负责人\n第1周　碰头，制订计划　季燕\n第8周　结算，经审小组查账　鲁 静\n"
        "　　以上安排如有冲突，再作调整。\n"
    )
    assert [who for _, _, who in told(body)] == ["季燕", "鲁 静"]


@pytest.mark.parametrize("months", [("一月份", "三月份", "四月份"), ("1月", "3月", "4月")])
def test_a_cell_a_line_of_two_columns(months: tuple[str, ...]) -> None:
    works = ("插花活动", "健康讲座", "安全竞赛")
    cells = "\n".join(f"{month}\n{work}" for month, work in zip(months, works, strict=True))
    body = f"二、活动安排\n月份\n工作内容\n{cells}\n三、要求\n认真落实。"
    assert [text for text, _, _ in told(body)] == list(works)
    assert headings(body) == ["活动安排", "要求"]


@pytest.mark.parametrize("empty", ["", "/\n", "—\n"], ids=["no line", "slash", "dash"])
def test_empty_cells_have_no_line_or_a_mark(empty: str) -> None:
    head = "活动名称\n月份\n经费\n地点\n负责人\n"
    body = (
        f"民主评议\n6月\n{empty}职工之家\n丁兰\n安全竞赛\n9月\n500元\n会议室\n保卫科\n"
        f"技能比武\n11月\n2000元\n{empty}丁兰\n"
    )
    assert told(f"二、安排\n{head}{body}三、要求\n认真落实。") == [
        ("民主评议", (6,), "丁兰"),
        ("安全竞赛", (9,), "保卫科"),
        ("技能比武", (11,), "丁兰"),
    ]
    assert not document(f"二、安排\n{head}{body}三、要求\n认真落实。").schedule[0].cost


def test_rows_of_as_many_words_are_rows_however_alike_they_are_in_length() -> None:
    rows = [
        "签订集体合同 2月 东湖公园 会员代表", "女工健康讲座 3月 操场 各车间代表", "元旦联欢晚会 6月 会议室 会员代表",
        "清凉饮品发放 7月 厂区 会员代表", "安全知识竞赛 8月 职工之家 青年教师", "迎国庆歌咏赛 10月 操场 女职工",
    ]  # fmt: skip
    body = (
        "二、安排\n活动项目 月份 活动地点 参加人员\n" + "\n".join(rows) + "\n三、要求\n认真落实。"
    )
    assert [text for text, _, _ in told(body)] == [row.split()[0] for row in rows]


@pytest.mark.parametrize(
    ("works", "who"),
    [
        ("{}（责任部门：宣传科）\n{}（责任部门：体育组）\n", ["宣传科", "体育组"]),
        ("{}，由宣传科负责\n{}，由安全部负责\n", ["宣传科", "安全部"]),
        ("{}\n责任人：女工委员\n{}\n责任人：体育组\n", ["女工委员", "体育组"]),
        ("1、{}；责任人：李强\n2、{}；责任人：王静\n", ["李强", "王静"]),
        ("①{}——李强\n②{}——体育组\n", ["李强", "体育组"]),
    ],
    ids=["brackets", "by", "rows", "numbered", "circled"],
)
@pytest.mark.parametrize("month", ["{}月\n", "{}月份：\n", "【{}月】", "◆{}月："])
def test_lines_of_one_length_are_works_each_with_who_answers(
    month: str, works: str, who: list[str]
) -> None:
    pairs = [
        ("签订集体合同", "职工健步走走"),
        ("清凉饮品发放", "读书分享会谈"),
        ("元旦联欢晚会", "技能比武大赛"),
    ]
    body = "".join(
        month.format(m) + works.format(*pair) for m, pair in zip("357", pairs, strict=True)
    )
    found = told(f"一、目标\n办好实事。\n二、活动安排\n{body}三、要求\n认真落实。")
    assert [entry[2] for entry in found] == who * 3
    assert [entry[1] for entry in found] == [(3,), (3,), (5,), (5,), (7,), (7,)]


def test_two_festivals_that_are_named_are_the_two_that_are_meant() -> None:
    found = document("一、慰问\n国庆、中秋双节慰问职工。\n二、走访\n双节前夕走访困难户。").dates
    assert [(d.text, d.months) for d in found] == [
        ("国庆", (10,)),
        ("中秋", (9, 10)),
        ("双节前夕", (1, 2)),
    ]


def test_the_last_month_of_the_old_calendar_is_january_or_february() -> None:
    body = "九月：登高\n腊月：送年货\n三月：插花\n"
    assert [months for _, months, _ in told(body)] == [(9,), (1, 2), (3,)]
