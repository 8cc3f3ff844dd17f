"""What quantities measure, in sentences of our own; and the weights that decide it."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.facts import candidates, indicators, stretches
from unionnlp.facts.measures import Amount

HEAD = "青石镇小学2024年工会工作总结\n一、教职工\n"


def told(line: str) -> list[str | None]:
    (document,) = extract(HEAD + line, items=False).documents
    return [q.indicator for q in document.quantities]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("为困难会员送去了300元慰问金。", ["慰问金"]),
        ("会员入会率达98%。", ["会员入会率"]),
        ("组织教职工体检1次。", ["教职工体检"]),
        ("征集提案36件，立案28件。", ["征集提案", "提案 立案"]),
        ("发放补助金5.2万元。", ["补助金"]),
        ("每学期召开教代会一次。", ["教代会"]),
        ("收到建议80条，其中35条被学校采纳。", ["建议", "建议 采纳"]),
        ("8家先进分会和10家达标分会受到表彰。", ["先进分会", "达标分会"]),
    ],
)
def test_the_counted_noun(line: str, shown: list[str]) -> None:
    for found, wanted in zip(told(line), shown, strict=True):
        assert found is not None
        # The noun must be told; a verb may stand by it.
        assert wanted.split()[0] in found or found in wanted, (found, wanted)


def test_words_of_the_text_only() -> None:
    text = HEAD + "走访教职工“暖心”家庭12户，送去慰问金6000元（人均500元）。\n二、30名"
    (document,) = extract(text, items=False).documents
    assert document.quantities
    for q in document.quantities:
        for run in (q.indicator or "").split():
            assert run in text
            assert run.count("“") == run.count("”")


def test_the_quick_sum_is_the_sum_of_the_features() -> None:
    text = "征集提案36件,其中办结“好建议”22件(满意率98%)。\n每学期听课两节"
    table = indicators.weights()
    for start, end, unit in ((4, 7, "件"), (18, 21, "件"), (25, 28, "%"), (36, 38, "节")):
        of_unit = candidates.unit_class(unit)
        for segment in candidates.segments(text, start, end, 0):
            kind, words = segment.kind, stretches.stretch(text[segment.start : segment.end])
            quick = table.runs(kind, of_unit, words)
            for run, worth in zip(words.runs, quick, strict=True):
                left = words.cuts[-1] - run.end
                slow = (
                    *stretches.start_keys(kind, words.places[run.first]),
                    *stretches.end_keys(kind, words.places[run.last]),
                    stretches.edge_key(kind, left),
                    *stretches.run_keys(kind, of_unit, words, run),
                )
                assert worth == pytest.approx(sum(table.whole.get(k, 0.0) for k in slow))
        told = indicators.indicator(text, Amount(text, start, end, 1.0, None, unit))
        assert told.end == end


def test_what_is_like_all_likely_ones_is_chosen() -> None:
    text = "征集提案办理"
    shares = [(1.0, ((2, 4),)), (0.9, ((4, 6),)), (0.9, ((2, 6),)), (0.9, ((0, 4),))]
    assert indicators.likeliest(text, shares) == ((2, 6),)
    assert indicators.likeliest(text, [(9.0, ((4, 6),)), *shares]) == ((4, 6),)
    assert indicators.likeliest(text, []) == ()


@pytest.mark.parametrize(
    ("line", "never"),
    [
        ("选出新一届委员11名。", "一届委员"),
        ("每月组织会员集中学习2次。", "中学习"),
        ("贺卡60张准时送到会员手里。", "准时"),
        ("组织优秀会员疗休养2批，共90人左右。", "左右"),
        ("慰问困难会员70户，发放慰问金5.6万元，平均每户800元。", "平均每户"),
        ("会费收缴率81%，比全县平均水平低3个百分点。", "水平低"),
        ("3月至5月分4批安排会员疗休养。", "月分"),
    ],
)
def test_no_half_words_and_no_adverbs(line: str, never: str) -> None:
    for found in told(line):
        assert never not in (found or "").split(), found


@pytest.mark.parametrize(
    ("line", "topic", "act"),
    [
        ("收到合理化建议90条，采纳41条。", "建议", "采纳"),
        ("征集提案44件，立案19件，办结17件。", "提案", "办结"),
        ("征集提案44件，立案19件，办结17件。", "提案", "立案"),
    ],
)
def test_an_act_goes_with_what_it_was_done_to(line: str, topic: str, act: str) -> None:
    assert any(found and topic in found and act in found for found in told(line)), told(line)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("教工合唱团每周二下午排练一次。", "教工合唱团"),
        ("合唱团星期三下午排练两次。", "合唱团"),
        ("瑜伽班每周五开课一次。", "瑜伽班"),
        ("信箱每周一开启1次。", "信箱"),
        ("羽毛球队周三、周五训练2次。", "羽毛球队"),
        ("每周二至周四晚上开放乒乓球室2小时。", "乒乓球室"),
        ("每月第一个周五下午举行读书沙龙1次。", "读书沙龙"),
        ("晚上办夜校课程12期。", "夜校课程"),
        ("“每周一歌”活动开展12次。", "“每周一歌”活动"),
        ("举办下午茶恳谈会4次。", "下午茶恳谈会"),
    ],
)
def test_when_it_happens_is_not_what_is_counted(line: str, shown: str) -> None:
    assert told(line) == [shown]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("实现零事故、零投诉、零伤亡目标。", ["事故", "投诉", "伤亡"]),
        ("实现零重大事故、零家长投诉。", ["重大事故", "家长投诉"]),
        ("慰问品发放零差错零遗漏，惠及职工120人。", ["差错", "遗漏", "惠及职工"]),
        ("全年做到零差错办理互助保障理赔30笔。", ["差错", "互助保障理赔"]),
        ("食堂实现食物中毒零发生。", ["食物中毒"]),
        ("实现重大安全事故零、职工违纪率零。", ["重大安全事故", "职工违纪率"]),
        ("全年零迟到、零缺勤。", ["迟到", "缺勤"]),
        ("实行疫情零报告制度。", []),
        ("会员零门槛入会，服务职工零距离。", []),
        ("每周一例会通报进展。", []),
        ("加工零件50个。", ["加工零件"]),
        ("开展“零违章班组”竞赛2次。", ["“零违章班组”竞赛"]),
        ("创建零事故班组5个。", ["创建零事故班组"]),
    ],
)
def test_nothing_is_counted_by_what_is_named_behind_it(line: str, shown: list[str]) -> None:
    assert told(line) == shown


def test_a_number_behind_one_that_measures_nothing() -> None:
    text = "开展读书活动,共3次,球赛5次。"
    at = text.index("5次")
    nothing = candidates.ToldMeasure((), "次", text.index("共"))
    told = indicators.indicator(text, Amount(text, at, at + 2, 5.0, None, "次"), nothing)
    assert "球赛" in "".join(text[slice(*run)] for run in told.runs)


def test_a_number_in_a_cell_of_its_own_measures_what_its_row_is_named() -> None:
    rows = "类别\n时间\n人次\n金额\n术后探望\n全年\n17人次\n8500元\n助学\n春节、中秋\n6人\n3000元\n"
    assert told(f"见下表：\n{rows}") == ["术后探望", "术后探望", "助学", "助学"]


def test_a_number_that_a_line_break_cut_off_measures_what_its_sentence_says() -> None:
    assert (
        told("全校教职工在四月和十月先后两次参加了区里组织的义务植树活动，共有\n56人\n参加。")[-1]
        != "全校"
    )
