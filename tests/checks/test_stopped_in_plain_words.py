"""What stops in plain words, meetings that are too small, gifts and money shared out: each with near ones in order."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

ITEMS = ("M", "P")  # standard items and parts, of which a short plan lacks most


def told(words: str) -> set[str | None]:
    """Return the kinds of what is found in a short plan that holds ``words``."""
    text = (
        f"松岭小学工会2026年工作计划\n一、主要工作\n1、{words}\n松岭小学工会委员会\n2026年2月20日\n"
    )
    found = (f for f in check(text, ignore=("M",)).findings if f.severity != "low")
    return {f.kind for f in found if f.code[0] not in ITEMS and f.code not in ("T401", "C301")}


STOPPED = [
    "教代会先不急着开，放到后年和换届一道办。",
    "教代会今年就不张罗了，有事开个行政会定。",
    "教代会这学期没空开，攒到下学年再说。",
    "教职工大会拖到明年春天再开。",
    "述职测评改到明年，和换届并在一处。",
    "会里的账，往年念给大家听，今年起不念也不贴了。",
    "账目往年都贴在门厅，今年就不贴了。",
    "会员问起会费花在哪儿，今年起不再答复，账本由主席收着。",
    "评先、招标的结果不再向会员公布。",
    "住院的同事今年就不去看了，打个电话算是问候。",
    "给校长打分这件事今年不弄了。",
    "年底查账这件事今年省下来。",
    "代表提的议案今年不收也不回。",
    "住院互助保险今年不给大家续了。",
    "经审小组今年不再碰头，凭证也不翻了。",
    "教工体检今年往后放，等经费宽裕再查。",
]
GOES_ON = [
    "教代会原定3月，因装修挪到4月10日开。",
    "公开栏里旧的揭下来，换上新的，每月8日贴。",
    "收支每季度贴在门厅，食堂的账由总务处贴，不在这里重复。",
    "体检报告不念也不传，装信封由本人拆。",
    "病人怕吵，探望时不多坐，放下东西就走。",
    "往年的旧账不再翻，今年的凭证每季度审一次。",
    "教代会上不念长稿，会前三天把报告发到代表手里。",
    "同事住院不去打扰的，由组长打电话问候，出院后登门。",
    "年底结余不分不发，留作明年体检用。",
    "述职不念稿子，说三件实事，全体教职工打分。",
]


@pytest.mark.parametrize("words", STOPPED)
def test_a_duty_that_stops_in_plain_words_is_refused(words: str) -> None:
    assert told(words) & {"cancelled", "rule"}


@pytest.mark.parametrize("words", GOES_ON)
def test_what_only_changes_its_day_or_its_form_is_not(words: str) -> None:
    assert not told(words)


BROKEN = [
    "教代会4月开，48名代表到了一半就敲锣。",
    "教代会投票，来开会的代表过半数同意就算通过。",
    "教代会3月开，举手的时候，台下坐着的人多数同意，方案就过。",
    "端午的粽子只给全勤的会员。",
    "中秋月饼按打卡次数分，打满的两盒，没打满的一盒。",
    "教师节的慰问品，请过病假的老师就不发了。",
    "端午的米油按考勤发，迟到三次以上的不发。",
    "中秋礼盒只给交齐会费的前一百名。",
    "元旦的慰问品谁来开会谁领，没来的不补。",
    "中秋慰问品，休产假的会员今年不发。",
    "会费结余年底分给大家，每人二百元。",
    "工会账上年底剩下的钱，摊到每个人头上发下去。",
    "年末结余的工会经费，按在岗天数折成钱，随工资发。",
    "端午不发粽子，每人一百元打到卡上。",
    "中秋节给每位会员转账二百元，自己去买月饼。",
    "账目审查由管账的刘老师自己看一遍就算审过。",
    "年底审账，谁记的账谁来审，省得交接。",
    "查账不请旁人，会计和出纳两人互相看看。",
    "优秀小组长奖励一趟桂林，路费房费从工会经费报。",
    "十月奖励先进去北海看看海，四天三晚，费用由工会经费负担。",
]
KEPT = [
    "教代会3月开，代表60人，来不满40人就改期。",
    "座谈会来一半人就开，谁有空谁来。",
    "端午每位会员一份粽子，143份人人有份，请假的由组长带回去。",
    "全年没请过假的会员，年底口头表扬。",
    "参加运动会的会员每人一瓶水，获奖的发一条毛巾。",
    "爬山先到的前十名各发一条毛巾，中午回校。",
    "结余经费转入下年，年底在大会上报告。",
    "两户困难会员各补助1000元，打到本人卡上。",
    "特困的两家春节前各送一千元，打到本人卡上，由本人签收。",
    "去年活动费有剩，今年添了两张球台。",
    "会计每月自己对一遍账，年底交经审小组审。",
    "8月选派两名委员去省城参加工会培训，四天，费用从工会经费列支。",
]


@pytest.mark.parametrize("words", BROKEN)
def test_a_rule_broken_in_plain_words_is_told(words: str) -> None:
    assert told(words) == {"rule"}


@pytest.mark.parametrize("words", KEPT)
def test_a_rule_kept_in_near_words_is_not(words: str) -> None:
    assert not told(words)
