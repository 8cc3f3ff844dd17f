"""Kinds of sentences that were misread once: a generic word is no item, an unusual one is.

Each sentence is of our own making and stands in a small plan of a school.
"""

from __future__ import annotations

import pytest

from unionnlp.pipeline import extract

PLAN = "石榴湾小学工会2026年工作计划\n一、主要工作\n1、{}\n石榴湾小学工会\n2026年2月20日\n"


def items_of(sentence: str) -> set[str]:
    (document,) = extract(PLAN.format(sentence)).documents
    return {mention.item for mention in document.items}


GENERIC = [
    ("十一月举行教职工合唱比赛。", "teaching_skills"),
    ("四月办一场教工拔河比赛，以年级为队。", "teaching_skills"),
    ("写总结要实事求是，不报喜藏忧。", "staff_welfare"),
    ("六月选送两人参加党员培训。", "professional_development"),
    ("全球疫情反复，出差须先报备。", "sports"),
    ("培养入党积极分子的事由支部负责。", "union_groups"),
    ("去年荣获全镇信息工作先进单位，今年继续努力。", "publicity"),
    ("二届三次委员扩大会议定在三月召开。", "staff_congress"),
    ("尊享会员权益，九折购票。", "rights_protection"),
    ("墙上贴着延伸阅读的二维码，扫码看范文。", "learning_organization"),
    ("迎接中国工会第十九次全国代表大会召开。", "staff_congress"),
    ("注意往返交通安全。", "labor_protection"),
    ("体育活动支出占3.83%。", "womens_day"),
    ("少先队的义卖、学生足球队的训练由大队部安排。", "sports"),
    ("学生合唱团的演出由德育处负责。", "arts_culture"),
    ("请专家给老师们开一场减压讲座。", "health_check"),
    ("与食堂承包方签订采购合同时请工会派人到场。", "collective_contract"),
    ("五月由华国庆负责登山。", "festival_events"),
    ("端午、国庆慰问值班的同事。", "festival_events"),
    ("协助学校筹备六十周年校庆。", "festival_events"),
    ("六月举办消防安全知识竞赛，三十二人参加。", "teaching_skills"),
    ("督促学校为外聘老师缴纳工伤保险。", "mutual_insurance"),
    ("四月为女职工举办维权讲座。", "women_committee"),
    ("职工书屋添书四百册，每周开放三次。", "staff_home"),
    ("扩大妈妈小屋，配冰箱一台。", "staff_home"),
    ("配合学校召开德育工作会议。", "administration"),
    ("每月召开工会干部例会一次。", "union_cadres"),
]


@pytest.mark.parametrize(("sentence", "item"), GENERIC)
def test_a_generic_word_is_no_item(sentence: str, item: str) -> None:
    assert item not in items_of(sentence)


UNUSUAL = [
    ("三月选举产生了工会委员会，七名委员各有分工。", "union_cadres"),
    ("入伏那天给每位职工发放绿豆和白糖。", "staff_welfare"),
    ("五月组织教工踢毽子、跳绳。", "sports"),
    ("派两名保育员参加县里的保教培训班。", "professional_development"),
    ("每半年由三名会员代表核对一次工会收支凭证，结果张贴公布。", "finance_audit"),
    ("会前发提案单，收来的逐件立案、逐件回话。", "congress_proposals"),
    ("食堂收支和评优名单定下来三日内在公示栏贴出。", "school_openness"),
    ("同事之间有了疙瘩，先由调解员劝和。", "dispute_mediation"),
    ("谁住院、谁家办丧事，组长当天登门看望。", "warmth_visits"),
    ("两户遭了变故的会员，每户补助一千元。", "hardship_aid"),
    ("住院互助保障八月到期，七月前续缴。", "mutual_insurance"),
    ("怀孕的老师不排早班，哺乳期的老师课表里留出半小时。", "womens_rights"),
    ("“树洞”每周三开放，由心理老师一对一接谈。", "mental_health"),
    ("四月请新教师各认一位师父，听满十节课。", "mentoring"),
    ("活动照片、签到表、票据一事一袋，年底归档。", "archives"),
    ("新调来的三位老师办理入会，核对会员名册。", "membership"),
    ("讲台比武抽签定课题，评出三名。", "teaching_skills"),
    ("重阳那天请退下来的老同志回校看看。", "retiree_services"),
    ("四月采茶半日，午后返程。", "recuperation"),
    ("请律师来校逐条讲民法典。", "law_study"),
    ("请市妇幼保健院为女教师做一次妇科普查。", "health_check"),
    ("为女会员做“两癌”筛查，人人到检。", "womens_rights"),
    ("十月举办教职工射箭赛。", "sports"),
]


@pytest.mark.parametrize(("sentence", "item"), UNUSUAL)
def test_unusual_words_are_found(sentence: str, item: str) -> None:
    assert item in items_of(sentence)


def test_a_coordinated_list_carries_each_of_its_members() -> None:
    found = items_of("做好女职工、宣传、档案和财务工作。")
    assert {"women_committee", "publicity", "archives", "union_finance"} <= found


def test_who_answers_for_an_activity_is_no_activity() -> None:
    text = (
        "石榴湾小学工会2026年工作计划\n一、活动安排\n"
        "三月：健步走（女工委员）\n四月：登山（文体委员）\n"
    )
    (document,) = extract(text).documents
    found = {mention.item for mention in document.items}
    assert "sports" in found
    assert not found & {"women_committee", "arts_culture"}


def test_what_stands_under_the_guiding_idea_with_a_heading_of_work_counts() -> None:
    text = (
        "石榴湾小学工会2026年工作计划\n一、指导思想\n以服务教职工为宗旨，维护合法权益。\n"
        "（一）办好教代会\n三月召开教代会，审议绩效方案。\n二、主要工作\n1、五月体检。\n"
    )
    (document,) = extract(text).documents
    assert "staff_congress" in {mention.item for mention in document.items}


def test_the_title_carries_no_item() -> None:
    text = "石榴湾小学工会2026年送温暖工作计划\n一、主要工作\n1、五月体检。\n"
    (document,) = extract(text).documents
    assert {mention.item for mention in document.items} == {"health_check"}


def test_whom_a_paper_is_sent_to_is_no_work() -> None:
    text = "石榴湾小学工会2026年工作计划\n各工会小组：\n一、主要工作\n1、五月体检。\n"
    (document,) = extract(text).documents
    assert {mention.item for mention in document.items} == {"health_check"}


def test_a_wish_among_the_goals_is_no_work() -> None:
    text = (
        "石榴湾小学工会2026年工作计划\n一、工作目标\n1、营造健康向上的文化生活氛围。\n"
        "2、提案答复率达到100%。\n二、主要工作\n1、五月体检。\n"
    )
    (document,) = extract(text).documents
    found = {mention.item for mention in document.items}
    assert "arts_culture" not in found
    assert {"congress_proposals", "health_check"} <= found


def test_a_week_before_a_festival_is_no_name() -> None:
    text = "石榴湾小学工会2026年工作计划\n一、周次安排\n第4周中秋赏月诗会\n第9周体检\n"
    (document,) = extract(text).documents
    assert "festival_events" in {mention.item for mention in document.items}
