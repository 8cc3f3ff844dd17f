"""A collection's name promises plans for whatever it holds: speeches, duties, rules and letters in it are none."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.structure.members import shipped

PLANS = (
    "我校工会新学期有三件要紧事。一是三月中旬开教代会，审议绩效方案；二是为62名教职工做体检；三是五月办一场教工排球赛。\n",
    "下半年，园工会打算把活动办得小而勤：九月慰问新教师，十月组织登山，十二月评出和谐小组4个。经费从严，每人不超过120元。\n",
)
OTHERS = {
    "speech": (
        "各位代表、同志们：大家上午好！很荣幸站在这里发言。当选工会主席，我深感责任重大。"
        "感谢大家的信任，我一定不辜负大家的期望。谢谢大家！\n"
    ),
    "duties": (
        "工会财务委员的职责：一、负责工会经费的收缴和管理；二、审核各项开支的凭证；"
        "三、定期向委员会报告账目；四、保管好工会的固定资产。\n"
    ),
    "rules": (
        "阅览室管理规定：一、凭工会会员证入室，遵守秩序，不得喧哗。二、书刊阅后放回原处，"
        "不得撕毁、涂写。三、违反本规定的，按原价赔偿。\n"
    ),
    "application": (
        "尊敬的工会领导：我叫文小满，是后勤组的职工，因母亲病重、家庭生活困难，"
        "特向工会申请困难补助，恳请批准。此致敬礼！申请人：文小满\n"
    ),
    "advert": (
        "因工作需要，区总工会面向社会公开招聘工作人员3名。报名条件：年满二十周岁，"
        "大专以上学历。报名时间：本月10日前，过期不予受理。\n"
    ),
    "initiative": (
        "亲爱的会员朋友们：同事小岑不幸患病，急需治疗费用。我们倡议大家伸出援助之手，"
        "奉献一份爱心，捐款多少不限，让我们携手帮她渡过难关！\n"
    ),
}  # fmt: skip
NAME = "工会工作计划范文"


def collection(*members: str) -> str:
    numbers = "一二三四五"
    return f"{NAME}\n" + "".join(
        f"{NAME} 第{number}篇\n{member}" for number, member in zip(numbers, members, strict=False)
    )


@pytest.mark.parametrize("form", OTHERS)
def test_what_is_no_plan_among_plans_is_no_document(form: str) -> None:
    text = collection(PLANS[0], OTHERS[form], PLANS[1])
    found = extract(text, items=False).documents
    assert [PLANS[0][:12] in text[d.start : d.end] for d in found] == [True, False]
    assert len(found) == 2
    assert all(OTHERS[form][:12] not in text[d.start : d.end] for d in found)


def test_plans_in_a_speakers_voice_are_documents() -> None:
    spoken = (
        "老师们：这学期工会想办这几件事，先跟大家通个气。三月开教代会，四月体检，五月去湖边走一圈，六月给毕业班的老师送绿豆汤。"
        "账目月月贴在食堂门口，谁有主意只管说。\n"
    )
    reported = (
        "各位代表：我代表工会委员会向大会报告一年来的工作。一年中我们召开教代会2次，办理提案17件，慰问病号21人次，组织培训4期，"
        "教工满意率达到96%。请予审议。\n"
    )
    found = extract(collection(spoken, PLANS[0], reported), items=False).documents
    assert [d.kind for d in found] == ["plan", "plan", "summary"]


def test_the_number_of_a_member_does_not_decide() -> None:
    judge = shipped()
    numbered = ("第一篇", "第五篇", "篇三", "(二)", "【第4篇】")
    worth = {judge.worth([f"{NAME}{number}"], [PLANS[0]]) for number in numbered}
    assert len(worth) == 1
    bare = {judge.worth([f"工会总结{number}"], [PLANS[0]]) for number in ("", "三", "十六", "2")}
    assert len(bare) == 1


def test_a_plan_of_elections_is_a_plan() -> None:
    plan = (
        "本届委员会五月任满，工会计划在四月做好换届。三月底成立筹备小组，四月上旬各小组推选代表，四月中旬公示候选人，四月下旬召开大会，"
        "选出委员7名。选举结果一周内报镇总工会。\n"
    )
    found = extract(collection(PLANS[0], plan, PLANS[1]), items=False)
    assert len(found.documents) == 3


def test_a_lone_text_is_taken_at_its_word() -> None:
    text = "云水小学工会2022年工作计划\n" + OTHERS["speech"]
    assert len(extract(text, items=False).documents) == 1
