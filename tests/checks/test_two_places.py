"""Two places of a draft: what disagrees is told, what only looks so is not."""

from __future__ import annotations

import pytest
from by_rules import by_rule

from unionnlp.checks import check

TAIL = "\n柳溪小学工会委员会\n2026年2月20日\n"
KINDS = ("contradiction", "arithmetic")


def found(body: str, unit: str = "柳溪小学工会") -> list[str]:
    """Return the codes of what is said to disagree in a plan of 2026 with this body."""
    text = f"{unit}2026年工作计划\n{body}{TAIL.replace('柳溪小学工会', unit)}"
    report = check(text)
    return [f.code for f in report.findings if f.kind in KINDS and by_rule(f)]


@pytest.mark.parametrize(
    "end",
    [
        "2027年3月期满，今年不改选",
        "今年不换届、不改选",
        "今年还没有到期",
        "今年无须改选",
        "今年尚未届满",
    ],
)
def test_a_term_that_does_not_end_is_no_end(end: str) -> None:
    assert found(f"一、工作\n1、第六届工会委员会2022年3月选出，任期五年，{end}。\n") == []


@pytest.mark.parametrize("end", ["今年届满", "今年5月到期，4月筹备", "本年10月期满"])
def test_a_term_that_ends_too_early_is_told(end: str) -> None:
    assert found(f"一、工作\n1、第六届工会委员会2022年3月选出，任期五年，{end}。\n") == ["F106"]


@pytest.mark.parametrize(
    "told",
    [
        "1988年第一届教代会只有三十位代表，如今五届二次教代会的代表是62名。",
        "去年的提案办了一多半，眼下五届二次教代会的提案正在征集。",
        "回想去年我们为职工办了十五件事，场场有人到，五届二次教代会的代表都记着。",
    ],
)
def test_a_session_is_of_last_year_only_in_its_own_clause(told: str) -> None:
    body = f"一、情况\n{told}\n二、工作\n1、五届二次教代会3月20日召开。\n"
    assert found(body) == []


@pytest.mark.parametrize(
    "told",
    [
        "去年3月，召开了五届二次教代会。",
        "去年五届二次教代会通过了绩效方案。",
        "2025年4月召开五届二次教代会，收到提案20件。",
    ],
)
def test_a_session_held_last_year_is_not_held_again(told: str) -> None:
    assert found(f"一、情况\n{told}\n二、工作\n1、5月召开五届二次教代会。\n") == ["F103"]


@pytest.mark.parametrize(
    "theirs",
    [
        "各系6月召开二级教代会。",
        "指导8个分工会，二级教代会5月开完。",
        "机关和各学院的二级教职工大会在6月上旬召开。",
    ],
)
def test_the_congresses_of_departments_have_days_of_their_own(theirs: str) -> None:
    body = f"一、工作\n1、3月20日召开五届二次教职工代表大会。\n2、{theirs}\n"
    assert found(body, "青江学院工会") == []


@pytest.mark.parametrize(
    "words",
    [
        "新进大学生先到班组实习半年。",
        "职工子女中的大学生，每人补助2000元。",
        "青江学校的学生来厂参观，工会派两人接待。",
        "和技工学校合作，接收毕业学生到岗。",
    ],
)
def test_pupils_and_students_come_to_a_factory(words: str) -> None:
    text = f"东风机械厂工会2026年工作计划\n一、工作\n1、{words}\n东风机械厂工会\n2026年2月20日\n"
    assert not [f for f in check(text).findings if f.code == "L608"]


@pytest.mark.parametrize("words", ["学生评教", "学生工作", "关心全体学生"])
def test_a_factory_has_no_pupils_of_its_own(words: str) -> None:
    text = f"东风机械厂工会2026年工作计划\n一、工作\n1、6月做好{words}。\n东风机械厂工会\n2026年2月20日\n"
    assert [f.code for f in check(text).findings if f.code == "L608"] == ["L608"]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("主席由学校党委副书记丁一舟兼任。", "工会主席：丁一帆"),
        ("校工会主席、副校长丁一舟负总责。", "主席：孙小禾"),
        ("由丁一舟同志任校工会主席，三位委员分工协作。", "工会主席　孙小禾"),
        ("主席一职仍由总务主任丁一舟担任。", "姓名\t职务\n孙小禾\t工会主席\n王云\t组织委员"),
        ("工会主席兼党支部书记丁一舟每月下组一次。", "姓名\t职务\n王云\t组织委员\n丁一帆\t主席"),
        ("由副校长丁一舟同志兼任工会主席。", "主席 丁一帆　副主席 吴敏"),
        ("工会主席：校党委副书记丁一舟。", "主席：孙小禾"),
        ("我们的主席是丁一舟老师，分管权益。", "工会主席签字：孙小禾"),
        ("工会主席（丁为民）负总责，主席丁为民每月听取汇报。", "主席：孙小禾"),
        ("第一责任人是工会主席、办公室主任丁一舟。", "职务\t姓名\n工会主席\t孙小禾\n委员\t王云"),
    ],
)
def test_a_chair_is_named_behind_longer_titles(text: str, signed: str) -> None:
    assert found(f"一、工作\n1、{text}\n二、分工\n{signed}\n") == ["F102"]


@pytest.mark.parametrize(
    "text",
    [
        "主席由丁一舟兼任，工会主席、副校长丁一舟负总责。",
        "工会主席丁一舟任组长，由工会主席任组长，主席于三月主持。",
        "工会主席丁一舟总负责；工会主席、校长孙小禾、教务主任王云到会。",
        "工会主席丁一舟负责；副主席由教导主任孙小禾担任，女工主席由王云兼任。",
        "主席由党支部副书记兼任，工会主席丁一舟。",
        "原工会主席由孙小禾担任，现工会主席丁一舟。",
        "县总工会主席、副书记孙小禾来校，主席丁一舟陪同。",
        "主席由大会选举产生，工会主席丁一舟主持。",
        "工会主席丁一舟负责，乒协主席孙小禾、社团联主席王云组织球赛。",
        "工会主席安排专人，工会主席全程参加，主席丁一舟。",
        "主席由委员轮流担任例会主持，工会主席丁一舟。",
    ],
)
def test_one_chair_among_other_offices(text: str) -> None:
    assert found(f"一、工作\n1、{text}\n二、分工\n姓名\t职务\n丁一舟\t主席\n王云\t委员\n") == []


STAFF = "一、情况\n学校现有教职工76人，工会会员74人，分4个工会小组。\n二、工作\n"


@pytest.mark.parametrize(
    "words",
    [
        "1、端午备粽子72份，会员一人一份。",
        "1、订保温杯79个，全体会员人手一个。",
        "1、给教职工每人一件雨衣，共71件。",
        "1、意见表印78份，教职工每人一份，下周收回。",
        "1、给每位会员订一份生日蛋糕，全年七十二份。",
    ],
)
def test_one_for_each_is_as_many_as_there_are(words: str) -> None:
    assert found(STAFF + words + "\n") == ["F101"]


@pytest.mark.parametrize(
    "words",
    [
        "1、端午备粽子74份，会员一人一份。",
        "1、订保温杯76个，教职工人手一个。",
        "1、订保温杯80个，会员人手一个。",
        "1、意见表印78份，教职工每人一份，余两份存档。",
        "1、退休会员那边备粽子70份，一人一份。",
        "1、女教职工51人，备香囊51个，一人一个；另有礼物72份。",
        "1、每组一份，共4份；每人一份，会前发到手上。",
        "1、会员74人、家属4人同去，雨衣78件，每人一件。",
        "1、去年印了72份，会员一人一份，不够用。",
    ],
)
def test_one_for_each_that_comes_out(words: str) -> None:
    assert found(STAFF + words + "\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "给全校58位同事的话\n一、工作\n1、全校61位会员的互助险5月续签。\n",
        "一、情况\n学校共有教职工58人。\n二、工作\n1、全体60名会员人人参加。\n",
        "一、情况\n现有教职工120人，会员120人。\n二、工作\n1、全校女教职工131人，三八节都有一枝花。\n",
    ],
)
def test_a_part_is_not_more_than_the_whole(body: str) -> None:
    assert found(body) == ["F101"]


@pytest.mark.parametrize(
    "body",
    [
        "一、情况\n学校在编教职工58人，会员61人。\n二、工作\n1、全体61名会员人人参加。\n",
        "一、情况\n学校共有教职工58人，会员61人（含退休会员3人）。\n",
        "一、情况\n学校共有教职工58人，会员57人，三位同事还没有入会。\n",
        "一、情况\n学校共有教职工58人，会员60人，食堂聘用的两位师傅也入了会。\n",
        "一、工作\n1、三位同事和两位同事搭班，28位同事值守，全校会员57人。\n",
    ],
)
def test_more_members_than_staff_of_one_kind(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "一、情况\n院工会下设二级单位工会8个。\n二、工作\n1、9个部门工会全部完成换届。\n",
        "一、工作\n1、14个二级单位分工会都要建家。\n2、12个分工会全部参赛。\n",
        "一、情况\n工会下辖基层分会13个。\n二、工作\n1、年底对15个部门分会全部考核一遍。\n",
    ],
)
def test_branches_have_one_number_whatever_they_are_called(body: str) -> None:
    assert found(body, "青江学院工会") == ["F101"]


@pytest.mark.parametrize(
    "body",
    [
        "一、情况\n院工会下设二级单位工会8个。\n二、工作\n1、表彰先进部门工会6个，8个分工会全部参赛。\n",
        "一、情况\n院工会下设分工会12个，工会小组40个。\n二、工作\n1、选派5个部门工会参加市赛，12个二级分工会都去观摩。\n",
        "一、情况\n院工会下设分工会12个。\n二、工作\n1、今年新建部门分会2个，达到14个。\n",
    ],
)
def test_some_of_the_branches_are_not_all(body: str) -> None:
    assert found(body, "青江学院工会") == []


def test_the_members_among_the_staff_are_all_members() -> None:
    body = "一、情况\n学校现有教职工76人，其中工会会员74人。\n二、工作\n1、端午备粽子{}份，会员一人一份。\n"
    assert found(body.format(72)) == ["F101"]
    assert found(body.format(74)) == []
    trainees = (
        "一、工作\n1、参加培训的教职工76人，其中会员70人。\n2、端午备粽子74份，会员一人一份。\n"
    )
    assert found(trainees) == []


@pytest.mark.parametrize(
    "body",
    [
        "一、工作\n1、教职工大会一年一次，今年在4月17日（星期五）。\n二、安排\n3月\t教职工大会\n5月\t端午慰问\n",
        "一、工作\n1、开好五届二次教代会，时间定在4月中旬。\n二、安排\n5月：五届二次教代会\n6月：慰问\n",
        "一、工作\n1、教职工趣味运动会，拟于10月举行。\n二、安排\n10月：重阳慰问\n11月：教职工趣味运动会\n",
        "一、工作\n1、召开五届二次教代会，时间：第6周。\n二、安排\n第5周\t节后慰问\n第8周\t五届二次教代会\n",
        "一、工作\n1、4月15日召开教代会。\n二、安排\n第6周\t4月6日—12日\t慰问\n第13周\t5月25日—31日\t教代会\n",
        "一、工作\n1、4月15日召开教代会，听取校长报告。\n2、4月22日的教代会由主席主持。\n",
        "一、安排\n第5周\t3月30日—4月5日\t五届二次教代会\n第9周\t4月27日—5月3日\t讲座\n第14周\t6月1日—7日\t五届二次教代会\n",
        "一、安排\n3月：提案\n4月：五届二次教代会\n6月：慰问；五届二次教代会\n",
    ],
)
def test_one_thing_has_one_time(body: str) -> None:
    assert found(body) == ["C305"]


@pytest.mark.parametrize(
    "body",
    [
        "一、工作\n1、教职工大会一年一次，今年在4月17日（星期五）。\n二、安排\n4月\t教职工大会\n5月\t端午慰问\n",
        "一、工作\n1、开好五届二次教代会，3月征集提案，5月公布结果。\n二、安排\n4月：五届二次教代会\n6月：慰问\n",
        "一、工作\n1、教职工大会每年一次，每学期一次例会，10月换届。\n二、安排\n4月：教职工大会\n",
        "一、工作\n1、教职工运动会原定5月，现改为10月举行。\n二、安排\n10月：教职工运动会\n",
        "一、工作\n1、4月15日至16日召开教代会。\n2、4月16日教代会闭幕。\n二、安排\n4月15—16日：教代会\n5月：慰问\n",
        "一、工作\n1、4月15日召开教代会。\n二、安排\n第7周\t4月13日—19日\t教代会\n第13周\t5月25日—31日\t慰问\n",
        "一、安排\n3月：五届二次教代会筹备\n4月：五届二次教代会\n6月：落实五届二次教代会决议\n9月：五届二次教代会提案回头看\n",
        "一、工作\n1、教职工体检5月8日上午空腹去。\n2、教职工体检5月9日下午补检。\n",
    ],
)
def test_two_times_that_go_together(body: str) -> None:
    assert found(body) == []


BUDGET = "\n三、预算\n项目\t金额（元）\n节日慰问\t35000\n文体活动\t18000\n困难帮扶费\t6000\n合计\t59000\n"


@pytest.mark.parametrize(
    "words",
    [
        "1、节日慰问安排4万元，发放实物。",
        "1、组织球赛两次，文体活动经费共计1.6万元。",
        "1、全年预算6.2万元，见附表。",
        "1、今年工会经费预算支出57000元，专款专用。",
        "1、安排困难帮扶经费5000元。",
    ],
)
def test_the_text_gives_another_amount_than_the_table(words: str) -> None:
    assert found(f"一、工作\n{words}{BUDGET}") == ["F108"]


@pytest.mark.parametrize(
    "words",
    [
        "1、节日慰问安排3.5万元，发放实物。",
        "1、节日慰问每人安排400元；春游文体活动2000元，校运会文体活动3500元。",
        "1、全年预算5.9万元，见附表，去年预算6.1万元。",
        "1、困难帮扶每户2000元，住院慰问500元。",
        "1、节日慰问约4万元。",
        "1、全年收入预算6.3万元，上年结余4000元。",
        "1、活动预算2.2万元。",
    ],
)
def test_amounts_that_go_with_the_table(words: str) -> None:
    assert found(f"一、工作\n{words}{BUDGET}") == []


@pytest.mark.parametrize(
    "body",
    [
        "一、工作\n1、五月女教师学扎染团扇，自带围裙。\n二、安排\n4月：扎染团扇\n5月：端午走访\n",
        "一、工作\n1、10月办一场“校史我来讲”。\n二、安排\n10月\t重阳走访\n11月\t校史我来讲\n",
        "一、工作\n1、腊八粥铺12月开张，后勤组掌勺。\n二、安排\n11月：腊八粥铺\n12月：总结\n",
    ],
)
def test_what_has_a_name_of_its_own_has_one_month(body: str) -> None:
    assert found(body) == ["C305"]


@pytest.mark.parametrize(
    "body",
    [
        "一、工作\n1、五月女教师学扎染团扇，自带围裙。\n二、安排\n5月：扎染团扇\n6月：端午走访\n",
        "一、工作\n1、4月筹备扎染团扇，5月扎染团扇报名。\n二、安排\n6月：扎染团扇\n",
        "一、工作\n1、2月走访困难会员。\n二、安排\n3月：提案\n12月：走访困难会员\n",
        "一、工作\n1、每年5月、10月各一次校史我来讲。\n二、安排\n10月：校史我来讲\n",
        "一、工作\n1、去年11月的校史我来讲很受欢迎。\n二、安排\n10月：校史我来讲\n",
    ],
)
def test_names_of_their_own_in_fitting_months(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "一、情况\n全校老师86人，全员入会。\n二、工作\n1、5月，83位会员全部做体检。\n",
        "一、情况\n工会委员会由7人组成。\n二、工作\n1、9名工会委员分片联系小组。\n",
        "一、工作\n1、本届委员会2022年11月选举产生，任期三年，明年11月换届。\n",
        "一、工作\n1、趣味运动会放在国庆之后，10月中旬进行。\n二、安排\n10月：重阳\n12月：趣味运动会\n",
    ],
)
def test_more_words_for_the_same(body: str) -> None:
    assert len(found(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "一、情况\n全校老师86人，全员入会。\n二、工作\n1、5月，86位会员全部做体检，73位老师报名健步走。\n",
        "一、情况\n工会委员会由7人组成。\n二、工作\n1、4名工会委员分片联系小组，增补工会委员2名。\n",
        "一、情况\n全县中小学46所、幼儿园12所。\n二、工作\n1、58所学校（园）的主席轮训。\n",
        "一、工作\n1、委员会2023年11月换届，任期三年，今年11月换届。\n",
        "一、情况\n教职工70人。\n二、工作\n1、向每位家长发倡议书，学生一人一份，印72份。\n",
    ],
)
def test_more_words_that_agree(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "end", ["九月，本届委员会期满，选举新一届委员会", "10月本届工会委员会任期届满，选出新的委员会"]
)
def test_a_term_that_ends_in_a_month_of_the_plan(end: str) -> None:
    chosen = "一、情况\n本届委员会是{}年6月选出来的，任期五年。\n二、工作\n1、{}。\n"
    assert found(chosen.format(2024, end)) == ["F106"]
    assert found(chosen.format(2021, end)) == []


def test_a_term_of_other_committees_or_not_at_its_end() -> None:
    chosen = "一、情况\n本届委员会是2024年6月选出来的，任期五年。\n二、工作\n1、{}。\n"
    for told in ("9月，家长委员会期满，由德育处改选", "9月回头看，本届委员会任期未满，不改选"):
        assert found(chosen.format(told)) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "第{}周开展女教师“一盏茶时光”，每人带一本书",
            "周次\t日期\t内容\n3\t3月16日—20日\t提案征集\n"
            "7\t4月13日—17日\t女教师“一盏茶时光”\n9\t4月27日—30日\t慰问",
        ),
        ("第{}周全体会员学做扎染团扇", "第3周：提案征集\n第7周：学做扎染团扇\n第9周：慰问"),
    ],
)
def test_what_has_a_name_of_its_own_has_one_week(text: str, rows: str) -> None:
    body = f"一、工作\n1、{text}。\n二、安排\n{rows}\n"
    assert found(body.format(5)) == ["C305"]
    assert found(body.format(7)) == []
