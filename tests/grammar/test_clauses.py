"""What a clause says: tables of sentences of every kind, tricky ones among them."""

from __future__ import annotations

import time

import pytest

from unionnlp.grammar.clauses import bounds, clause_at, clauses, sentence_bounds, tense_at


def at(text: str, word: str) -> int:
    return text.index(word)


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("下半年计划走访困难会员20人。", "20", "target"),
        ("力争明年合同签订率达到95%。", "95", "target"),
        ("我们将组织两次远足。", "两", "target"),
        ("工会拟再聘6名督导员。", "6", "target"),
        ("今后每月通报一次。", "一次", "target"),
        ("来年,争取添一间书屋;每周开放3次。", "3", "target"),
        ("去年共走访会员30人,发慰问金2万元;覆盖8个小组。", "8", "result"),
        ("举办了两场讲座,听众300人。", "300", "result"),
        ("现有会员87人,其中女会员40人。", "40", "result"),
        ("已有12名会员报名。", "12", "result"),
        ("先后慰问过5户家庭。", "5", "result"),
        ("参与面由去年的48%提高到65%。", "65", None),
        ("人数比去年多6名。", "6", None),
        ("为了办好食堂,征求意见3次。", "3", None),
        ("通过培训,提高合格率至90%。", "90", None),
        ("超过半数,不过12人。", "12", None),
        ("按计划走访12户。", "12", None),
        ("落实年度工作计划,检查2次。", "2", None),
        ("学习计划生育政策1次。", "1", None),
        ("将30份毛巾送到车间。", "30", None),
        ("每季度公布一次收支。", "一次", None),
        ("去年评出标兵29名。今年拟再评20名,推荐5名。", "5", "target"),
        ("去年评出标兵29名。今年拟再评20名,推荐5名。", "29", "result"),
    ],
)
def test_promise_or_report(text: str, word: str, tense: str | None) -> None:
    assert tense_at(text, at(text, word)) == tense


def test_a_sentence_ends_what_its_clauses_hold() -> None:
    text = "去年办了3场。每年办2场。"
    assert [c.tense for c in clauses(text)] == ["result", None]
    assert clause_at(text, at(text, "2")).period is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年不再召开全体会议。", "refused"),
        ("取消今年的体检。", "refused"),
        ("秋季运动会停办。", "refused"),
        ("本年度不作经费审查。", "refused"),
        ("联欢会今年就不安排了。", "refused"),
        ("合唱比赛就免了。", "refused"),
        ("今年不组织外出。", "refused"),
        ("暂不评选标兵。", "refused"),
        ("座谈会未能举行。", "refused"),
        ("疗养没有成行。", "refused"),
        ("春游因雨作罢。", "refused"),
        ("女工小组并入文体组。", "refused"),
        ("免去本年度的例会。", "refused"),
        ("停止发放电影票。", "refused"),
        ("停发节日物品。", "refused"),
        ("登山暂缓。", "postponed"),
        ("登山推迟到明年春天。", "postponed"),
        ("健步走顺延至下学期。", "postponed"),
        ("读书会延期举行。", "postponed"),
        ("体检留待明年。", "postponed"),
        ("评选明年再办。", "postponed"),
        ("家访放到寒假以后。", "postponed"),
        ("运动会改为飞镖赛。", "replaced"),
        ("聚餐代之以茶话会。", "replaced"),
        ("用网络投票代替现场选举。", "replaced"),
        ("小家建设正在进行。", "begun"),
        ("只完成6个小组。", "begun"),
        ("希望能添一台跑步机。", "wished"),
        ("条件允许时组织疗养。", "wished"),
        # Words that only look like a refusal.
        ("取消了报名人数的限制。", None),
        ("取消评优资格。", None),
        ("不断改进服务。", None),
        ("不再发生安全事故。", None),
        ("让会员不再孤单。", None),
        ("不搞形式主义。", None),
        ("不走过场。", None),
        ("不得随意取消例会。", None),
        ("活动不少于两次。", None),
        ("运动会改为两年一次。", None),
        ("讲座改为线上举行。", None),
        ("账目改由李会计负责。", None),
        ("免费体检。", None),
        ("免去会员的后顾之忧。", None),
        ("不发购物卡。", None),
        ("未参加的会员补检。", None),
        ("召开两次会员代表会议。", None),
        ("停止违规收费。", None),
        ("希望工程捐款一次。", None),
    ],
)
def test_what_became_of_an_act(text: str, status: str | None) -> None:
    assert clauses(text)[0].status == status


def test_a_refusal_without_an_object_speaks_of_the_clause_before() -> None:
    for text in ("原定的登山,取消。", "原定的登山,因雨取消。", "秋游,今年就不安排了。"):
        assert [c.dropped for c in clauses(text)] == [True, True], text
    first, second = clauses("检查账目,取消秋游。")
    assert (first.status, second.status) == (None, "refused")


def test_what_takes_the_place_stands_behind_the_cue() -> None:
    text = "运动会取消,改为飞镖赛。"
    first, second = clauses(text)
    assert (first.status, second.status) == ("refused", "replaced")
    assert second.cue is not None
    assert text[second.cue[1] : second.end] == "飞镖赛"


def test_a_colon_hands_a_refusal_to_its_list() -> None:
    assert all(c.dropped for c in clauses("以下活动不再举办:歌咏赛、登山,球赛。"))
    assert [c.dropped for c in clauses("做好三件事:登山,球赛。")] == [False, False, False]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("组织教师健步走", "staff"),
        ("慰问职工子女", "staff"),
        ("组织学生参观", "pupils"),
        ("少先队员朗诵", "pupils"),
        ("兄弟学校来访", "unit"),
        ("县总工会举办培训班", "upper"),
        ("参加县总工会举办的培训班", None),
        ("落实教育局的部署", None),
        ("布置会场", None),
    ],
)
def test_whose_act_it_is(text: str, whose: str | None) -> None:
    assert clauses(text)[0].whose == whose


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年办两场", "this"),
        ("去年办了两场", "last"),
        ("比去年多两场", None),
        ("多年来坚持走访", "history"),
        ("明年办两场", "next"),
        ("下半年办两场", "next"),
        ("每学期办两场", None),
    ],
)
def test_which_period(text: str, period: str | None) -> None:
    assert clauses(text)[0].period == period


def test_negation() -> None:
    assert [clauses(t)[0].negated for t in ("没有投诉", "不断学习", "不少于2次", "杜绝浪费")] == [
        True, False, False, True,
    ]  # fmt: skip


def test_bounds() -> None:
    text = "会费5.12万元,按月公布;账目清楚。另附明细\n完"
    start, end = bounds(text, at(text, "按月"))
    assert text[start:end] == "按月公布"
    start, end = sentence_bounds(text, at(text, "按月"))
    assert text[start:end] == "会费5.12万元,按月公布;账目清楚"
    assert [text[c.start : c.end] for c in clauses(text)][-2:] == ["另附明细", "完"]
    assert all(a <= c.start < c.end <= b for c in clauses(text) for a, b in [c.sentence])


def test_every_offset_of_any_text_has_a_clause() -> None:
    for text in ("", "。", "\n\n", "，，", "了", "取消" * 300):
        for offset in range(len(text) + 1):
            assert clause_at(text, offset).start <= max(offset, 1)
            tense_at(text, offset)


@pytest.mark.parametrize(
    "unit", ["了", "取消", "不", "(待定)", "计划", ",", " ", "由以用", "将", "1"]
)
def test_long_texts_take_linear_time(unit: str) -> None:
    began = time.perf_counter()
    clauses(unit * 20_000)
    for offset in range(0, 20_000, 500):
        clause_at(unit * 20_000, offset)
    assert time.perf_counter() - began < 3
