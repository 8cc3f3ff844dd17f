"""A plan that counts its works in articles is a plan; rules, charters and regulations among plans are none."""

from __future__ import annotations

import pytest

from unionnlp import extract
from unionnlp.records import Document

NAME = "工会工作计划范文"
PLAIN = (
    "新学期工会要办几件事。\n一、开好教代会\n三月召开教代会，审议绩效方案，提案办复率达到98%。\n"
    "二、关心教工\n组织体检一次，慰问困难教工12户。\n"
)
PLANS = {
    "sentences": (
        "青禾小学工会2022年工作计划\n",
        "第一条 指导思想。坚持以服务教工为宗旨，团结带领全体会员为学校发展出力。\n"
        "第二条 民主管理。三月召开教代会，审议绩效方案，提案办复率达到98%。\n"
        "第三条 生活福利。组织体检一次，慰问困难教工12户，发放生日卡62张。\n"
        "第四条 文体活动。五月办拔河比赛，十月组织登山，元旦办联欢会。\n",
        [1, 2, 3, 4],
    ),
    "headings": (
        "临江中学工会2023年工作计划\n",
        "第一条 加强理论学习\n每月组织一次学习，全年撰写体会两篇。\n第二条 维护教工权益\n"
        "完善校务公开，每季度公布账目。\n"
        "第三条 开展帮扶活动\n走访困难教工15户，送去慰问金1.2万元。\n第四条 办好文体活动\n"
        "五月办拔河比赛，年底评出和谐小组4个。\n",
        [1, 2, 3, 4],
    ),
    "chapters": (
        "白石小学工会2022年工作方案\n",
        "第一章 总体要求\n第一条 以服务教工为宗旨，教工满意率达到95%以上，会员入会率保持100%。\n第二章 主要任务\n"
        "第二条 三月召开教代会，审议绩效方案，提案办复率达到98%。\n第三条 组织体检一次，慰问困难教工12户。\n"
        "第三章 保障措施\n"
        "第四条 工会经费按照预算使用，每人每年不超过1200元。\n",
        [1, 1, 2, 2, 3, 3, 4],
    ),
    "parts": (
        "临江中学工会三年工作规划\n",
        "第一章 指导思想\n以服务教工为宗旨，团结带领全体会员为学校发展出力。\n第二章 主要措施\n第一节 民主管理\n"
        "每年召开教代会两次，提案办复率达到98%。\n第二节 生活保障\n每年体检一次，慰问困难教工15户。\n",
        [1, 2, 1, 2],
    ),
}
RULES = {
    "charter": (
        "青禾小学教代会章程\n第一章 总则\n第一条 为保障教职工民主权利，根据有关法律，制定本章程。\n"
        "第二条 教职工代表大会是学校民主管理的基本形式。\n第二章 职权\n"
        "第三条 教代会依法行使审议、通过、监督的职权。\n"
        "第四条 代表应当遵守章程，不得无故缺席会议。\n"
    ),
    "regulation": (
        "青禾小学工会慰问管理办法\n第一条 为规范慰问工作，根据上级工会规定，制定本办法。\n"
        "第二条 会员结婚、住院的，可以申请慰问金。\n"
        "第三条 慰问金标准为每人每次不超过1000元，不得重复领取。\n第四条 申请人应当提交证明材料，经工会委员会审批。\n"
    ),
    "finance": (
        "工会财务制度\n第一条 工会经费实行独立核算，专款专用。\n"
        "第二条 各项开支必须有合法凭证，经主席签字后方可报销。\n"
        "第三条 经审委员会每季度审查一次账目，违反规定的追究责任。\n第四条 固定资产应当登记造册，不得外借。\n"
    ),
    "reading room": (
        "教工书屋借阅规定\n第一条 会员凭借书证入室，保持安静，不得吸烟。\n"
        "第二条 每次限借图书两册，借期一个月，逾期不还的停借。\n"
        "第三条 损坏图书的，应当照价赔偿。\n第四条 本规定由校工会负责解释。\n"
    ),
    "aid": (
        "松岗公司职工互助会实施细则\n第一条 本会由公司职工自愿参加，会员应当按时缴纳会费。\n"
        "第二条 会员患重大疾病的，可以申请补助，"
        "补助金不超过五千元。\n第三条 申请须经分会审核，不得弄虚作假。\n第四条 本细则自公布之日起施行。\n"
    ),
}  # fmt: skip


def collection(member: str) -> str:
    return f"{NAME}\n{NAME} 第一篇\n{PLAIN}{NAME} 第二篇\n{member}{NAME} 第三篇\n{PLAIN}"


def of(text: str, words: str) -> list[Document]:
    return [d for d in extract(text, items=False).documents if words in text[d.start : d.end]]


@pytest.mark.parametrize("form", PLANS)
@pytest.mark.parametrize("place", ["alone", "titled member", "member"])
def test_a_plan_in_articles_is_a_plan(form: str, place: str) -> None:
    title, body, numbers = PLANS[form]
    own = "" if place == "member" else title
    text = own + body if place == "alone" else collection(own + body)
    (found,) = of(text, body.splitlines()[1])
    assert found.kind == "plan"
    assert found.title == (own.strip() or f"{NAME} 第二篇")
    assert [n.number for n in found.outline] == numbers
    assert body.splitlines()[-1] in text[found.start : found.end]


@pytest.mark.parametrize("form", RULES)
@pytest.mark.parametrize("titled", [True, False])
def test_rules_in_articles_are_no_plan(form: str, titled: bool) -> None:
    rules = RULES[form] if titled else RULES[form].split("\n", 1)[1]
    text = collection(rules)
    assert not of(text, rules.splitlines()[1])
    assert len(extract(text, items=False).documents) == 2
