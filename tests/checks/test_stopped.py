"""Services that are shut and customs that are no more, told without a standard item's name."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

STOPPED = [
    ("食堂的采购单和月结余，从本学期起不再上墙，有疑问的单独找总务处。", "school_openness"),
    ("岗位聘任和评优的结果今后只口头说一声，不再贴出来。", "school_openness"),
    ("公开栏年久失修，今年拆掉，不再重做。", "school_openness"),
    ("医疗互助6月底期满，理赔太慢，期满后就不续了。", "mutual_insurance"),
    ("省总的住院津贴保障5月到期，到期就让它自然终止。", "mutual_insurance"),
    ("谁家有红白事，工会今后不再去人，随各人心意。", "warmth_visits"),
    ("会员生病住院，工会只发一条慰问短信，不再登门。", "warmth_visits"),
    ("心理咨询室的老师调走了，今年停止接待，想聊的自己去医院。", "mental_health"),
    ("法律咨询点访客少，本年度不再开门。", "rights_protection"),
    ("教职工争议调解小组人少，今年暂停接件。", "dispute_mediation"),
    ("妈妈小屋使用率低，4月起关闭，改作储物间。", "womens_rights"),
    ("教工之家的活动室今年停用，不再开放。", "staff_home"),
    ("园长信箱没人投，即日起撤除，今后不再另设意见渠道。", "staff_voice"),
    ("教工论坛的留言板关闭，不再另开渠道。", "staff_voice"),
    ("离退休教师人多，今年起节日不再上门慰问，也不再组织活动。", "retiree_services"),
    ("体检费用高，今年改为自愿自费，工会不再组织。", "health_check"),
    ("疗休养名额争来争去，今年一概不报。", "recuperation"),
    ("青年教师基本功赛今年停赛一年。", "teaching_skills"),
    ("今年不再评选优秀工会会员。", "model_recognition"),
    ("集体合同谈不拢，今年先放着。", "collective_contract"),
]

KEPT = [
    "有偿补课、体罚学生者，一年内不评先，小组也不评优。",
    "无故缺席三次的，年内不评优秀会员。",
    "门厅的公示橱旧了，今年起不再张贴纸质单子，改在校园网公布。",
    "收费项目一律公示，不再收现金。",
    "采购实行三家比价，不再指定供应商。",
    "会员住院在外地的，不再派人上门，由组长电话慰问并把慰问金转到。",
    "调解成功的不再另行立案。",
    "座谈的意见当场记下，停办、缓办的写明理由。",
    "健身房每晚九点关门。",
    "教工之家暑假停用，9月照常开放。",
    "教工之家撤下旧标语，挂会员的照片。",
    "活动室的旧沙发撤掉，换两张木椅。",
    "信箱换锁，旧锁停用，新钥匙由两人保管。",
    "退休教师体检由社区医院安排，工会不再重复组织。",
    "简报停刊两年后，今年4月复刊。",
    "学生心理咨询由学工处负责，工会不再另设。",
    "体检由学校行政统一安排，工会不再组织。",
    "家属体检自费。",
    "会员体检由行政出钱，工会不再另列。",
    "心理咨询室周末关门，平时开到五点。",
    "互助保障不强制，本人不愿意的不续。",
    "图书角撤并到教工书屋，一本不少。",
    "哺乳室搬到二楼，旧屋改作储物间，5月前启用新屋。",
    "不再收纸质提案，一律网上交。",
]


def refused(words: str) -> set[str | None]:
    tail = "\n桃溪小学工会委员会\n2026年2月20日\n"
    report = check(f"桃溪小学工会2026年工作计划\n一、主要工作\n1、{words}\n{tail}")
    return {f.item for f in report.findings if f.kind == "cancelled"}


@pytest.mark.parametrize(("words", "item"), STOPPED)
def test_what_is_stopped_is_told_and_not_covered(words: str, item: str) -> None:
    assert item in refused(words)


@pytest.mark.parametrize("words", KEPT)
def test_what_moves_or_rests_or_is_no_service_is_not_stopped(words: str) -> None:
    assert not refused(words)
