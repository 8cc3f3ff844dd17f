"""Items that a plan provides for in plain words: who speaks, where it is put, and who answers."""

from __future__ import annotations

import pytest

from unionnlp import check, extract

HEAD = "柳桥小学工会2026年工作计划\n一、主要工作\n1、"
FOOT = "\n柳桥小学工会\n2026年2月20日\n"


def covered(line: str) -> set[str]:
    return {c.item for c in check(f"{HEAD}{line}{FOOT}").covered}


def told(line: str) -> set[str]:
    report = check(f"{HEAD}{line}{FOOT}")
    return {c.item for c in report.covered} | set(report.extra)


@pytest.mark.parametrize(
    "line",
    [
        "食堂门边放一只陶瓶，老师有主意就写张小纸塞进去，月底倒出来逐张答。",
        "教工休息室的白板谁想提什么就写，总务处每周五照着写下怎么办。",
        "办公楼每层钉一个木匣，条子三天一取，由副主席转给主管的人，十天里给个说法。",
        "传阅本一月转一圈，想说的写在左页，校办在右页答。",
        "扫码就能留言，不用写名字，工会周一列清单交行政会。",
        "群里开一个接龙，谁有难处写一句，后勤两天内回。",
        "校长每周四午饭不进包间，拣一张老师的桌子同桌吃，听大家说说烦心事。",
        "书记逢单周的周一放学后敞着门，谁来都行，有话直说。",
        "园长每月泡一壶茶，请抽签抽到的八位老师聊一聊，记下的事下月交代。",
        "每月末的星期五，校长到各年级办公室坐半小时，听老师们说难处。",
        "主席的手机号贴在每间办公室，老师有话随时打，打了必回。",
        "工会委员分头同每一位会员谈一次，谈到的难处汇总后交校长会。",
        "校长在操场边放两把椅子，星期二傍晚候着，谁来坐下说都行。",
        "便利贴墙设在楼梯拐角，大家的点子贴左边，办得成办不成写在右边，逐条答。",
        "每个小组备一册流水本，同事有想法写两行，组长月底带到工会会上念。",
        "院长每学期三次留在食堂吃晚餐，与拼桌的老师聊半小时，聊到的列清单催办。",
        "工会开一个邮箱，教职工的建议五天内回。",
        "收发室门口挂一只口袋，谁有意见写了投进去，周一取出分拣，能办的写明哪天办。",
        "三月发一份问卷问问大家的想法，结果逐条解释，贴在教工之家。",
        "每双周的星期三，主席在阅览室值班一小时，会员有事来说，当场答不了的三天内回话。",
        "校领导轮流在门卫室坐一个上午，来的人说什么都记下来，月底销号。",
    ],
)
def test_a_place_to_speak_and_someone_who_answers_is_a_channel(line: str) -> None:
    assert "staff_voice" in covered(line)


@pytest.mark.parametrize(
    "line",
    [
        "校长信箱前年就拆了，今年也不再设。",
        "家长有意见写在接送本上，班主任当天回。",
        "学生想说什么写进纸箱，大队部逐张答。",
        "去年在走廊放过一只木匣，收到的条子逐张答了。",
        "校长到各教研组听课，课后与授课老师谈一谈教学。",
        "主席带着水果看望住院的老师，坐半小时，说说话。",
        "端午给每人送一盒粽子，谁想要甜的先说一声，组长记下。",
        "会计的账每半年装成一本，谁想看都行，经审委员逐条核。",
        "年底请老校长来坐一个下午，讲讲校史，老师们听故事。",
        "今年起门卫室的意见箱就不收了，有话各人自己去说。",
        "图书角放一只漂流箱，谁有旧书写上姓名放进去，月底取出换一换。",
        "食堂阿姨的药箱放在值班室，谁想用自己取，用完回填。",
        "书记与新教师面对面谈师德底线，签承诺书。",
    ],
)
def test_what_is_no_channel_of_the_staff_stays_missing(line: str) -> None:
    assert "staff_voice" not in covered(line)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("老师和家长、老师和老师之间起了争执，组长先劝，劝不下来主席出面。", "dispute_mediation"),
        ("谁调来、谁调走，五天内在花名册上添一笔、划一笔。", "membership"),
        ("散会前代表给正副校长各填一张不写名字的纸，区里来人收走。", "democratic_appraisal"),
        ("新来的三位老师由三位老骨干领进门，一年学会带班。", "mentoring"),
        ("薪酬、处分方面的文件，须先送工会会签，再上校务会。", "rights_protection"),
        ("代表平日攒下的难题会上逐个登记，主管部门一个月内说清楚。", "congress_proposals"),
        ("三位家有重病人的会员，春节前各送2000元，名单由小组评议。", "hardship_aid"),
        ("老师们最在意的钱、岗、评三样，电子屏上每月滚动三天。", "school_openness"),
        ("经审小组3月把上年的账从头到尾看一遍，写意见贴在食堂门口。", "finance_audit"),
        ("女教师的妇科检查前年做过，今年又轮到了，十月去妇幼院。", "womens_rights"),
    ],
)
def test_other_items_in_plain_words(line: str, item: str) -> None:
    assert item in told(line)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("经审组人手紧，今年的账免查一次，会计自己把关。", "finance_audit"),
        ("经审小组把去年的账查了两遍，没有查出问题。", "finance_audit"),
        ("4月请妇幼保健院的医生来，给女老师做乳腺检查，结果只告诉本人。", "health_check"),
        ("3月12日植树节，学生志愿者种树由团委带队，工会不另派任务。", "charity"),
        ("活动室的书架由一家书店捐赠，摆在二楼。", "charity"),
        ("说课比赛5月收官，评出一、二、三等奖。", "model_recognition"),
        ("采购单和伙食账从前贴在门厅墙上，今年起就不往外贴了。", "school_openness"),
        ("校门口的公开栏早拆了，采购结果谁想知道自己去问。", "school_openness"),
    ],
)
def test_tempting_words_do_not_count(line: str, item: str) -> None:
    assert item not in covered(line)


def test_a_meeting_that_is_set_on_a_day_begins_no_document() -> None:
    body = "（一）当家\n全体教职工大会安排在4月11日（星期五），30人赞成才通过。校长说工作，总务说账，大家议代课办法。"
    head = "柳桥小学工会2026年工作计划\n一、这一年\n去年办了三件事，件件有下文，大家心里有数。"
    text = f"{head}\n{body}{FOOT}"
    assert len(extract(text).documents) == 1
