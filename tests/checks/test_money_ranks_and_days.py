"""Union money for the school, ranks at gifts, money beside the books, days beside their festivals."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def codes(words: str, unit: str = "桃溪小学", year: str = "2026年") -> set[str]:
    tail = f"\n{unit}工会委员会\n{year[:4]}年2月20日\n"
    report = check(f"{unit}工会{year}工作计划\n一、主要工作\n1、{words}\n{tail}", ignore=("M",))
    return {f.code for f in report.findings if f.severity != "low" and f.evidence}


@pytest.mark.parametrize(
    "words",
    [
        "食堂的蒸箱坏了，修理费先由工会账上垫着，等学校拨款再还。",
        "操场的篮架换新还差6000元，暂时从会费里支。",
        "学生午餐费没收齐，工会先拿1万元顶上。",
        "电费这个月紧，工会先替学校付3000元。",
        "打印机和办公用纸从会费结余中买。",
        "教室的投影灯泡坏了十几只，钱由工会经费出。",
        # Bonuses for what comes of teaching.
        "期末统考前三名的班级任课老师，由工会经费各奖500元。",
        "年度考核优秀的教师，从工会经费中每人奖励800元。",
        "用工会结余奖励招生出力的老师，每招一名奖200元。",
        # Money beside the books.
        "卖废品的钱由办公室另外保管，不入工会账。",
        "场地出租的收入单独放着，留作主席机动，不走工会账。",
        "赞助费3000元由主席代管，不列入工会账目。",
        "返还的会费留一部分现金，锁在办公室抽屉里备用。",
        # More for some.
        "中秋慰问品中层以上每份400元，其他会员每份250元。",
        "端午粽子，班主任每人两盒，其余一盒。",
        "节日慰问按职称高低分三等发放。",
        "元旦米油，有编制的每人一袋大米一桶油，没有编制的只有一桶油。",
        # What is for those in need, kept back.
        "上级拨来的送温暖资金，统一提取5%作办公经费。",
        "慰问款中留出500元作机动，余下的分给三户。",
        "困难教职工补助金里匀出一些，补工会工作经费的不足。",
        "用工会经费给食堂添置蒸饭柜。",
        "值夜班的老师每晚由工会发50元夜班费。",
        "代表名额由各处室主任指定，不再推选。",
        "开具空白收据收取培训费，留作工会活动用。",
        "活动费可凭餐票、购物小票冲账。",
        # Too few that decide, too short a term.
        "绩效办法由代表举手，四成同意就算通过。",
        "修订稿赞成票达到三分之一就算过关。",
        "工会委员会任期由三年压缩为两年。",
    ],
)
def test_what_breaks_a_rule_is_told(words: str) -> None:
    assert "R201" in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "困难会员的补助先从工会经费里出，上级补助到账后冲抵。",
        "校门口的灯箱由行政经费更换，工会经费不垫一分。",
        "教工书屋的书架先从工会经费里支。",
        "会员体检费由学校行政支出，工会经费不垫付。",
        "租金一律进学校账，不进工会账。",
        "旧书义卖的钱全部入工会账，凭票支出。",
        "教学比武设一等奖2名，奖品由工会经费购买。",
        "端午、中秋各发一份米油，每份300元，高级教师和新教师一样。",
        "困难会员补助分两档，重病的2000元，其余1000元。",
        "困难补助金全额发到本人，不留机动。",
        "帮扶资金2万元，其中1万元用于助学，5000元作应急救助，5000元备用。",
        "方案经全体代表半数以上同意方为通过。",
        "三分之一以上代表联名可以提议召开临时会议。",
        "代表任期由三年调整为五年。",
        "代表由各组民主推选，不得指定。",
        "代表团由组长指定一人发言。",
        "工会委员每月学习一次，补贴由行政发。",
        "全校不足80人，教职工大会全体72人参加，到会不满48人改期，满37票才作数。",
    ],
)
def test_what_keeps_the_rules_is_clean(words: str) -> None:
    assert "R201" not in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "10月15日重阳节走访9位退休教师。",
        "10月29日重阳节前，分三路看望退休教师。",
        "5月10日全国助残日，会员陪学生逛公园。",
        "5月24日第三十六次全国助残日前后，会员陪学生逛公园。",
    ],
)
def test_a_day_beside_its_festival_is_judged(words: str) -> None:
    assert "C308" in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "5月17日助残日，会员陪学生逛公园。",
        "9月20日中秋节慰问退休教师。",
        "9月24日中秋节前慰问住院会员。",
        "5月10日母亲节办插花，6月21日父亲节办茶会。",
        # Given names that are festivals.
        "4月请市法律援助站的陆国庆检察官讲课。",
        "5月请区妇联的齐元旦来讲一课。",
        # Told as past by an earlier clause only.
        "谢老师去年住院自付4万元，工会发动募捐，3月9日（星期一）送到。",
    ],
)
def test_days_and_persons_in_order_are_clean(words: str) -> None:
    assert not codes(words) & {"C303", "C307", "C308"}


def test_a_half_of_a_year_is_in_one_year() -> None:
    assert "E504" in codes("9月10日是第43个教师节。", year="2026年下半年")
    assert "E504" not in codes("9月10日是第42个教师节。", year="2026年下半年")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("参加第二批学习贯彻习近平新时代中国特色社会主义思想主题教育。", "E501"),
        ("外地教师由工会代办暂住证。", "E503"),
        ("新教师凭就业报到证到工会登记。", "E503"),
        ("为符合条件的会员补办《独生子女父母光荣证》。", "E503"),
    ],
)
def test_what_is_over_is_out_of_date(words: str, code: str) -> None:
    assert code in codes(words)


def test_a_school_of_a_trade_has_workshops_and_no_nurses() -> None:
    assert "L608" not in codes("考核不过的不得进车间。", unit="云陂市机电工程学校")
    assert "L608" in codes("组织各班保育员培训。", unit="云陂市机电工程学校")
    assert "L608" in codes("考核不过的不得进车间。", unit="云陂市实验学校")


@pytest.mark.parametrize(
    "words",
    [
        "评议票封好送镇中心校党支部。",
        "材料交街道教育办后转镇中心校工会。",
        "寄给友谊小学工会一封信。",
        "意见码贴在食堂门口，用手机扫一扫，填两行字就能交。",
    ],
)
def test_addressees_and_codes_to_scan_are_clean(words: str) -> None:
    assert not codes(words) & {"L602", "L603"}
