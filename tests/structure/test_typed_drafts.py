"""What somebody typed is a document to its last line: short lines of its own are no website's."""

from __future__ import annotations

import pytest

from unionnlp import extract

HEAD = (
    "映山小学工会2026年工作计划\n\n一、指导思想\n"
    "围绕学校中心工作，服务教职工，团结带领会员为学校发展作贡献。\n\n二、主要工作\n"
)
ENDS = {
    "details": "（一）“迎新杯”气排球赛\n时间：10月中旬\n地点：体育馆\n参加对象：全体会员\n",
    "a detail each": "1、教代会\n时间：3月\n内容：审议校长报告\n2、三八活动\n时间：3月8日\n负责人：王芳\n",
    "short works": "主要做好几件事：\n抓学习\n抓活动\n抓福利\n抓自身\n",
    "a list of clubs": "1. 每月一次工会委员会\n2. 每季度一次小组会\n主要活动\n乒乓球\n羽毛球\n合唱\n摄影\n",
    "whom to ask": "联系人：王芳\n电话：12345678\n",
    "who does what": "组长：李明\n副组长：赵敏\n组员：孙伟 周静\n",
    "money": "1、体检\n预算：12000元\n2、疗休养\n预算：30000元\n合计：42000元\n",
    "a row between bars": "1、评选先进\n2 | 跳绳比赛 | 王力 | 5月\n",
    "a numbered work behind a row": "任务 | 责任人 | 时限\n跳绳比赛 | 王力 | 5月\n三、加强学习\n每月学习一次。\n",
    "an hour is told": "1、亲子活动\n时间：2026年5月30日上午8：30——11：00\n地点：操场\n",
    "accounts": "本期收入  会费 6528   拨款 20000\n本期支出  慰问 9800   活动 11260   奖品 3175\n结余     6506.50\n",
    "an attachment": "1、开展自查\n附件1\n班组自查表\n班组名称：____   检查人：____\n通道是否堵  是□ 否□\n",
    "the day is told": "时间：2026年10月\n地点：操场\n形式：分组对抗\n",
}


@pytest.mark.parametrize("end", list(ENDS.values()), ids=list(ENDS))
def test_a_typed_draft_loses_nothing(end: str) -> None:
    text = HEAD + end
    found = extract(text, items=False)
    assert found.noise == ()
    assert [(d.start, d.end) for d in found.documents] == [(0, len(text.rstrip()))]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_dates_under_an_activity_are_kept(blank: str) -> None:
    text = (HEAD + "（一）读书沙龙\n时间：11月20日\n地点：图书馆二楼\n").replace("\n", blank)
    (document,) = extract(text, items=False).documents
    assert [(d.text, d.day) for d in document.dates] == [("11月20日", 20)]


def test_a_stamp_with_its_year_is_a_websites() -> None:
    text = (
        "映山小学工会2026年工作计划\n时间：2026-02-18 来源：本站 点击：35\n"
        "新学期，工会将围绕学校中心工作，做好以下几件事。\n一、开好教代会\n三月召开，审议校长工作报告。\n"
        "二、办好活动\n组织教职工登山、拔河。\n上一篇：关于领取图书的通知\n下一篇：没有了\n"
    )
    found = extract(text, items=False)
    shown = [text[n.start : n.end] for n in found.noise]
    assert any("时间：2026-02-18" in words for words in shown)
    assert any("上一篇" in words for words in shown)
