"""What is dropped, broken or left over, in the words of yet other authors, beside true sentences like it."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check


def kinds(words: str) -> set[str]:
    """Return the kinds of what is wrong in a short plan of 2026 with ``words``."""
    body = f"一、主要工作\n1、{words}\n2、做好互助保障的续保工作，3月完成。"
    text = (
        f"云岭县第二小学工会2026年工作计划\n\n{body}\n\n云岭县第二小学工会委员会\n2026年2月20日\n"
    )
    return {str(f.kind) for f in check(text, ignore=("M",)).findings if f.evidence and by_rule(f)}


WRONG = [
    ("校务公开栏今年拆了以后不再恢复。", "cancelled"),
    ("今年的提案征集就免了吧，意见都在群里说过了。", "cancelled"),
    ("哺乳假今年起一律不批。", "cancelled"),
    ("老教师重阳聚会的老规矩，今年破一破，就不办了。", "cancelled"),
    ("住院探望的事，今年人手不够，由家属自己照料，工会不去了。", "cancelled"),
    ("工会换届本该今年进行，因校舍搬迁，拖到后年再办。", "cancelled"),
    ("退休教师的慰问品，打今年起断了。", "cancelled"),
    ("会员每月交会费20元，不论工资多少。", "rule"),
    ("请假超过一个月的，取消当年的慰问品。", "rule"),
    ("活动剩下的钱由组长买成烟酒，招待来校检查的同志。", "rule"),
    ("（请办公室核对后定稿）", "leftover"),
    ("根据贵校实际情况可作适当修改。", "leftover"),
    ("门店员工轮流参加。", "foreign"),
    ("加强师德建设，", "incomplete"),
    ("会议于5月召开，届时", "incomplete"),
    ("定期召开座谈会会。", "typo"),
    ("全年经费8.6万元。\n全年工会经费预算6.8万元，分五项使用。", "contradiction"),
    ("全校设6个工会小组。\n五个工会小组轮流主持学习。", "contradiction"),
    ("本学期自3月2日开学，共18周。\n第20周查账。", "impossible"),
    ("球队每周活动9天。", "impossible"),
]
RIGHT = [
    "公开栏拆旧换新，五月前装好，采购和收费照贴。",
    "今年的提案征集提前到2月，免得会前忙乱。",
    "未经批准的加班一律不批，调休照给。",
    "老教师聚会今年改在新食堂办。",
    "工会不去现场的，由组长把慰问品送到。",
    "换届本应明年进行，今年先摸底。",
    "煤气断了两天，食堂改送盒饭。",
    "女工委员的位置空着，3月补选一名。",
    "每人每年交会费约240元，按基本工资的千分之五计算。",
    "活动剩下的钱退回工会账户，不请客、不买烟酒。",
    "请假超过三天的，按规定扣发绩效，由学校办理。",
    "（请组长核对名单后报工会）",
    "请会员扫码关注工会公众号，每周看一次。",
    "根据各校实际情况可作适当调整。",
    "家长会会前十分钟，工会派人引导停车。",
    "退休教师的慰问品按每人200元发，不断档。",
    "全年经费8.6万元。\n全年工会经费预算8.6万元，分五项使用。",
    "全校设6个工会小组。\n六个工会小组轮流主持学习。",
    "本学期自3月2日开学，共20周。\n第20周查账。",
    "假期结束前共有3周培训。\n第5周交作业。",
]


@pytest.mark.parametrize(("words", "kind"), WRONG)
def test_faults_in_yet_other_words(words: str, kind: str) -> None:
    assert kind in kinds(words) or (kind == "cancelled" and "rule" in kinds(words))


@pytest.mark.parametrize("words", RIGHT)
def test_true_sentences_that_look_like_faults(words: str) -> None:
    assert not kinds(words)
