"""Duties refused, rules broken, promises without substance, words of other units: found, and only they."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import check, rules
from unionnlp.checks.records import Finding
from unionnlp.checks.settings import read as read_settings
from unionnlp.cli.app import application
from unionnlp.errors import KnowledgeError
from unionnlp.resources import place

TAIL = "\n桃溪小学工会委员会\n2026年2月20日\n"


def found(words: str, title: str = "桃溪小学工会2026年工作计划") -> list[Finding]:
    return list(check(f"{title}\n一、主要工作\n1、{words}\n{TAIL}").findings)


def kinds(words: str, title: str = "桃溪小学工会2026年工作计划") -> set[str | None]:
    return {f.kind for f in found(words, title) if f.severity != "low" and f.evidence}


# --- refused -------------------------------------------------------------------------------

REFUSED = [
    ("因校舍改造，本学年教代会停开一次。", "staff_congress", "R101"),
    ("中层干部的民主测评今年就免了。", "democratic_appraisal", "R101"),
    ("工会账目以后一律不再公示。", "school_openness", "R101"),
    ("经费审查并入学校年终财务检查。", "finance_audit", "R101"),
    ("职工互助保障今年不再续保。", "mutual_insurance", "R102"),
    ("因经费不足，取消教职工秋季运动会。", "sports", "R102"),
]


@pytest.mark.parametrize(("words", "item", "code"), REFUSED)
def test_what_is_refused_is_told_and_not_covered(words: str, item: str, code: str) -> None:
    report = check(f"桃溪小学工会2026年工作计划\n一、主要工作\n1、{words}\n{TAIL}")
    (finding,) = (f for f in report.findings if f.kind == "cancelled")
    assert (finding.code, finding.item) == (code, item)
    assert item not in {c.item for c in report.covered}


@pytest.mark.parametrize(
    "words",
    [
        "任何人不得取消教代会。",
        "去年因疫情停办的运动会，今年恢复举办。",
        "纸质简报不再印发，改发电子版。",
        "体检推迟到10月进行。",
        "有偿补课者取消评优资格。",
        "签到不满三分之二，教代会改期。",
        "少先队的运动会今年停办。",
    ],
)
def test_what_is_kept_replaced_or_moved_is_not_refused(words: str) -> None:
    assert "cancelled" not in kinds(words)


# --- rules ---------------------------------------------------------------------------------

BROKEN = [
    "教代会隔年召开一次。",
    "代表42名，到会25名即可开会。",
    "到会代表半数以上赞成即形成决议。",
    "工会委员会每届任期两年。",
    "会费按月工资的百分之一代扣。",
    "学校按工资总额的百分之一点五向工会拨缴经费。",
    "经费审查委员会主任由会计李红担任。",
    "中秋给每位会员发300元购物券。",
    "春节每人发500元过节费，打到工资卡。",
    "5月组织会员赴古城三日游，费用从工会经费中支出。",
    "年底用工会经费摆十桌年夜饭。",
    "检查组的招待费在工会账上报销。",
    "毕业班教师的加班补贴从工会经费里出。",
    "小卖部租金作为工会小金库使用。",
    "应上缴的经费暂不上缴。",
    "为会员办理健身会所年卡。",
    "节日慰问品只发给在编教师。",
    "换届选举采用举手表决。",
    "女职工产假90天。",
    "学校缺钱时从工会账户借用。",
]


@pytest.mark.parametrize("words", BROKEN)
def test_a_broken_rule_is_told_with_its_source(words: str) -> None:
    (finding,) = (f for f in found(words) if f.kind == "rule")
    assert "《" in finding.reason


@pytest.mark.parametrize(
    "words",
    [
        "教代会每年三月召开，代表三年一选。",
        "不用工会经费请客送礼，不发购物卡，不组织旅游。",
        "招待来访的同行由办公室安排，开销不走工会的账。",
        "外校来宾的午餐由食堂供应，费用概不占会费。",
        "秋游当天往返，中午自带干粮。",
        "会员住院送慰问金1000元，从工会经费中列支。",
        "节日慰问品人人一份，合同制教师同样享受。",
        "会费按基本工资的千分之五交纳，行政按工资总额的2%拨缴。",
        "经审委员每半年审一次账，会计提供凭证。",
        "裁判的劳务费按规定从工会经费列支。",
        "代表45名，到会30名以上方可投票，得票超过23张者当选。",
        "工会委员会任期五年，2024年选出。",
        "女职工产假158天，男职工陪产假15天。",
        "困难会员补助每户2000元，打到本人卡上。",
        "去年有单位发购物卡被通报，今年引以为戒。",
    ],
)
def test_a_rule_that_is_kept_in_other_words_is_silent(words: str) -> None:
    assert "rule" not in kinds(words)


def test_a_rule_holds_from_its_year_on() -> None:
    words = "中秋给每位会员发300元购物券。"
    assert "rule" not in kinds(words, "桃溪小学工会2010年工作计划")


def test_every_shipped_rule_is_well_formed_and_says_what_was_read() -> None:
    known = rules.parse(place("rules.toml").read_text("utf-8"), "rules.toml")
    assert known == rules.shipped()
    assert [r.id for r in known if not r.note] == []
    assert [r.id for r in known if r.read == "未读" and r.weight != "low"] == []


def test_a_rule_whose_source_nobody_read_is_a_hint() -> None:
    (finding,) = (f for f in found("女教职工妇科检查每三年一次。") if f.rule == "womens_check")
    assert finding.severity == "low"


# --- rules of one's own ----------------------------------------------------------------------

OWN = """
[[rule]]
id = "outing_price"
source = "《桃溪区学校工会活动补充规定》第三条：春秋游每人每次不超过 150 元"
region = "桃溪区"
from = 2024
all = ['春游|秋游|郊游', '(?:每人|人均){n}元']
most = 150
severity = "medium"
says = "春秋游超过了本区的标准"
write = "改为每人不超过 150 元"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    return path


def test_a_rule_of_ones_own_stands_beside_the_national_ones(own: Path) -> None:
    text = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、4月组织春游，每人200元。\n2、教代会隔年召开一次。\n{TAIL}"
    broken = {f.rule: f for f in check(text, rules=own).findings if f.kind == "rule"}
    assert set(broken) == {"outing_price", "congress_yearly"}
    assert broken["outing_price"].severity == "medium"
    assert "桃溪区" in broken["outing_price"].reason
    assert "outing_price" not in {f.rule for f in check(text).findings}


def test_a_pattern_may_be_the_list_of_its_alternatives(own: Path) -> None:
    listed = OWN.replace("'春游|秋游|郊游'", "['春游', '秋游|郊游']")
    assert listed != OWN
    own.write_text(listed, "utf-8")
    text = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、10月组织秋游，每人200元。\n{TAIL}"
    assert "outing_price" in {f.rule for f in check(text, rules=own).findings}


def test_a_rule_of_ones_own_is_silent_where_it_is_kept_or_not_yet_in_force(own: Path) -> None:
    kept = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、4月组织春游，每人120元。\n{TAIL}"
    early = kept.replace("2026", "2023").replace("120", "200")
    for text in (kept, early):
        assert "outing_price" not in {f.rule for f in check(text, rules=own).findings}


def test_the_command_reads_rules(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "plan.txt"
    draft.write_text(
        f"桃溪小学工会2026年工作计划\n一、主要工作\n1、4月组织春游，每人200元。\n{TAIL}", "utf-8"
    )
    words = ["check", str(draft), "--rules", str(own), "--format", "json"]
    application()(words, prog_name="unionnlp", standalone_mode=False)
    assert '"rule": "outing_price"' in capsys.readouterr().out


def test_settings_name_the_file_of_rules(own: Path) -> None:
    settings = own.parent / "unionnlp.toml"
    settings.write_text('[check]\nrules = "own.toml"\n', "utf-8")
    text = f"桃溪小学工会2026年工作计划\n一、主要工作\n1、4月组织春游，每人200元。\n{TAIL}"
    report = check(text, settings=read_settings(settings))
    assert "outing_price" in {f.rule for f in report.findings}


WRONG = [
    ("all = ['春游|秋游|郊游', '(?:每人|人均){n}元']", "all = ['(']", "row 2: .*is no pattern"),
    (
        "all = ['春游|秋游|郊游', '(?:每人|人均){n}元']",
        "all = ['(?:春+)+游']",
        "repeats what repeats",
    ),
    ("all = ['春游|秋游|郊游'", "all = [['春游(', ')|秋游']", "row 2: .*is no pattern"),
    ("all = ['春游|秋游|郊游'", "all = [[]", "row 7: .*all"),
    ("all = [", "al = [", "unknown field 'al'; wanted are all, when, not"),
    ('severity = "medium"', 'severity = "red"', "row 9: .*it can be high, medium, low"),
    ("most = 150", 'most = "150"', "row 8: .*most"),
    ("{n}", "多少", "a limit needs the macro"),
    ("from = 2024", "from = 2024\nto = 2020", "that is no time"),
    ("[[rule]]", "[[rules]]", "unknown table 'rules'; wanted are rule"),
    ('id = "outing_price"', 'id = "春游"', "row 3: .*id"),
    (OWN, OWN + OWN, "stands on row 2, too"),
    (OWN, "[[rule", "not TOML"),
    (OWN, "", "no \\[\\[rule"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_a_faulty_file_of_rules_is_refused_with_row_and_cure(
    own: Path, right: str, wrong: str, told: str
) -> None:
    own.write_text(OWN.replace(right, wrong), "utf-8")
    with pytest.raises(KnowledgeError, match=rf"own\.toml: [\s\S]*{told}"):
        rules.read(own)


def test_all_faults_of_a_file_are_told_at_once(own: Path) -> None:
    own.write_text(OWN + OWN.replace("outing_price", "b").replace("most", "mos"), "utf-8")
    own.write_text(own.read_text("utf-8").replace('"medium"', '"red"'), "utf-8")
    with pytest.raises(KnowledgeError, match="2 fault"):
        rules.read(own)


# --- empty ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "积极组织各种有益的文娱活动，进一步活跃教职工的业余文化生活。",
        "切实加强作风建设，不断提升服务水平。",
    ],
)
def test_a_task_of_slogans_is_empty(words: str) -> None:
    assert "empty" in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "积极组织教职工参加区里的合唱比赛。",
        "每学期走访退休教师一次。",
        "认真做好女工、档案和财务工作。",
    ],
)
def test_a_task_with_a_thing_is_not_empty(words: str) -> None:
    assert "empty" not in kinds(words)


# --- others --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["红枫小学工会每月开一次例会。", "组织高三年级组教师外出听课两次。", "保育员每周学习一次。"],
)
def test_another_units_words_are_told(words: str) -> None:
    assert "foreign" in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "与红枫小学工会合办读书会一次。",
        "同春芽幼儿园的保育员座谈，谈幼小衔接。",
        "正月初一前走访困难会员，期中考试后座谈一次。",
        "学习《新时代中小学教师职业行为十项准则》。",
    ],
)
def test_partners_are_not_foreign(words: str) -> None:
    assert "foreign" not in kinds(words)


@pytest.mark.parametrize(
    "words", ["预算3万元（请王会计再核一遍）。", "参加人数待核实。", "此数待张老师核对。"]
)
def test_notes_to_oneself_are_left_over(words: str) -> None:
    assert "leftover" in kinds(words)
