"""Faults as other hands write them, by kind: five sentences that have one, and near ones that have none."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

STANDARD = ("M", "P")  # standard items and parts, of which a short plan lacks most


def codes(words: str, unit: str = "梧桐里小学", year: int = 2026) -> set[str]:
    """Return what is found in a short plan of ``unit`` that holds ``words``, its parts aside."""
    text = (
        f"{unit}工会{year}年工作计划\n一、主要工作\n1、{words}\n{unit}工会委员会\n{year}年2月20日\n"
    )
    found = (f for f in check(text, ignore=("M",)).findings if f.severity != "low")
    return {f.code for f in found if f.code[0] not in STANDARD and f.code != "T401"}


# --- what looks like a fault and is none ---------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "本计划已经公司工会委员会讨论，现印发。",
        "方案业经公司工会委员会通过后执行。",
        "慰问标准须经公司工会全体委员同意。",
        "年度预算报请公司工会审定。",
        "两项安排征得公司行政班子同意。",
    ],
)
def test_what_a_unit_has_passed_is_no_other_unit(words: str) -> None:
    assert not codes(words, "恒远轴承股份有限公司")


def test_another_company_is_told_beside_such_words() -> None:
    words = "本计划已经恒丰机械有限公司工会委员会讨论。"
    assert codes(words, "恒远轴承股份有限公司") == {"L602"}


@pytest.mark.parametrize("order", ["一二四三五", "一三二四", "二三一"])
def test_numbers_that_changed_places_skip_nothing_behind_them(order: str) -> None:
    tasks = "".join(f"（{n}）三月开会{k}次\n每组{k}人到会。\n" for k, n in enumerate(order, 2))
    text = f"松岭中学工会2026年工作计划\n一、主要工作\n{tasks}松岭中学工会委员会\n2026年2月20日\n"
    last = order[-1]
    told = [f.evidence[0].text for f in check(text, ignore=("M",)).findings if f.code == "O702"]
    assert not any(t.startswith(f"（{last}）") for t in told)


def test_a_number_that_is_nowhere_is_skipped() -> None:
    text = (
        "松岭中学工会2026年工作计划\n一、主要工作\n（一）开会\n三月开一次。\n（二）读书\n四月读一本。\n"
        "（五）打球\n五月打一场。\n松岭中学工会委员会\n2026年2月20日\n"
    )
    assert [
        f.evidence[0].text for f in check(text, ignore=("M",)).findings if f.code == "O702"
    ] == ["（五）打球"]


def test_a_kindergarten_has_heads_of_groups_and_a_school_has_none() -> None:
    words = "哺乳时间由班组长写在排班表上。"
    assert "L608" not in codes(words, "小蜗牛幼儿园")
    assert "L608" in codes(words, "松岭中学")


@pytest.mark.parametrize(
    "words", ["四位在园满五年的保育员", "入园满3年的老师", "在园满十二年的同事"]
)
def test_so_many_years_in_a_kindergarten_are_no_slip(words: str) -> None:
    assert not codes(f"请{words}讲一讲。", "小蜗牛幼儿园")


def test_a_slip_stays_one() -> None:
    assert codes("演出园满结束后合影。") == {"L610"}


@pytest.mark.parametrize(
    "words",
    [
        "评优、采购、收费三类结果三天内上墙，纸质《校务通讯》因订的人少，从今年起停印。",
        "体检定在六月，纸质报告由于没人来领，今年起停发。",
        "提案五月答复完毕，会议横幅因为浪费，今年起取消。",
        "教代会三月召开，往年的会刊，今年起停印。",
        "困难补助七月发放，《帮扶简报》没人看，从本学期起停办。",
    ],
)
def test_what_is_refused_is_the_nearer_subject(words: str) -> None:
    assert not codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "体检一事，因经费紧张，今年不再安排。",
        "提案征集因为去年件数少，今年不再进行。",
        "医疗互助办了多年，因为人手紧，今年停办。",
    ],
)
def test_a_reason_does_not_hide_what_is_refused(words: str) -> None:
    assert codes(words) & {"R101", "R102"}


# --- rules ---------------------------------------------------------------------------------------

BROKEN = [
    "到会代表有半数举手同意，教代会的决议即为通过。",
    "教代会表决时，在场代表对半赞成就算过。",
    "教代会各项方案，到会的代表五成以上同意即获通过。",
    "教代会决议以到会人数的半数为通过线。",
    "教代会表决，与会者一半举手即可。",
    "中秋的石榴不够分，只发给带班的老师，食堂的会员这次免了。",
    "端午的粽子先送上课的老师，后勤的会员这次没有。",
    "生日蛋糕只给任课教师订，工勤会员不在内。",
    "年货按人头到班级，宿管、保洁会员下次再说。",
    "体检今年只安排一线教师，后勤人员往后放。",
    "经审小组由工会会计李同志任组长。",
    "经审组长由管账的老师当，每半年看一次。",
    "会计王老师为经审委员，六月审账。",
    "请出纳任经审主任。",
    "管钱的委员同时任经审组长。",
    "活动结余的钱开成办公用品的票支出来，锁在办公室机动。",
    "会费余额取出来放在主席抽屉里，平时应急。",
    "用买奖品的名义多开些发票，换出的钱留着年底用。",
    "会员捐款余额提现，存在财务室保险柜里另用。",
    "赞助费借购买器材之名走账，取出后备用。",
]
KEPT = [
    "教代会须全体代表过半数同意方为通过。",
    "到会代表三分之二以上、全体代表半数以上赞成，教代会决议有效。",
    "座谈会上到会代表有半数发了言。",
    "端午的粽子会员人人有份，食堂师傅下班后来领。",
    "专为班主任办一次心理讲座，国庆前慰问值班的保安。",
    "中秋月饼由食堂统一做，不发券。",
    "经审组长由不管账的王老师担任，会计列席说明。",
    "会计每半年向经审小组报账，经审组长由数学组的老师当。",
    "经费由区结算中心的会计记账，经审委员审查。",
    "会费结余存入工会专户，转入下年使用。",
    "以工会名义开票，款项进工会账户。",
    "结余的奖品放在办公室备用，登记在册。",
]


@pytest.mark.parametrize("words", BROKEN)
def test_rules_broken_in_plain_talk_are_found(words: str) -> None:
    assert "R201" in codes(words)


@pytest.mark.parametrize("words", KEPT)
def test_near_words_that_keep_the_rules_are_clean(words: str) -> None:
    assert not codes(words)


# --- cancelled -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "集体合同去年底到期，眼下意见不一，今年就不谈、不签了。",
        "女职工专项合同三月期满，行政嫌麻烦，这回不续签了。",
        "原先的困难档案不再更新。",
        "困难职工的补助申请本年度一概不收。",
        "工资专项协商放一放，今年不谈了。",
        "医疗互助到期以后不续了。",
    ],
)
def test_what_is_not_renewed_is_cancelled(words: str) -> None:
    assert codes(words, "临江县中医院") & {"R101", "R102"}


@pytest.mark.parametrize(
    "words",
    [
        "集体合同条款今年不谈食堂，谈工资。",
        "补助申请逾期不受理，六月、十二月各受理一次。",
        "合同到期的临聘人员今年不续签，岗位公开招聘。",
    ],
)
def test_a_limit_within_a_duty_cancels_nothing(words: str) -> None:
    assert not codes(words, "临江县中医院")


# --- outdated ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "入场一律查验健康码和48小时内核酸报告。",
        "返校前全员做一次核酸，结果报工会。",
        "参加春游的会员须出示行程码，绿码方可上车。",
        "来访的家属凭健康码入内。",
        "体检当天先测温扫码，再按序排队。",
    ],
)
def test_passes_of_the_epidemic_are_outdated(words: str) -> None:
    assert codes(words, "松岭中学", 2024) == {"E503"}
    assert not codes(words, "松岭中学", 2022)


@pytest.mark.parametrize(
    "words",
    [
        "2022年做过三轮核酸筛查，工会给志愿者送过姜茶。",
        "进校的客人在门卫登记，出示证件。",
        "扫码借书，还书时再扫一次。",
    ],
)
def test_what_was_done_then_and_other_codes_are_not(words: str) -> None:
    assert not codes(words, "松岭中学", 2024)


@pytest.mark.parametrize(
    "words",
    [
        "各分会开展“喜迎党的二十大”劳动竞赛。",
        "为迎接党的二十大召开，五月办书画展。",
        "以优异成绩向党的二十大献礼，办一次比武。",
        "喜迎二十大，五月唱一场红歌。",
        "筹备迎接党的二十大的书法展。",
    ],
)
def test_a_congress_that_was_held_is_not_looked_forward_to(words: str) -> None:
    assert "E501" in codes(words, "松岭中学", 2023)
    assert not codes(words, "松岭中学", 2022)


@pytest.mark.parametrize(
    "words",
    [
        "学习贯彻党的二十大精神，每月读一章。",
        "迎接中国工会十八大召开，五月办书画展。",
        "重温喜迎党的二十大时的合唱曲目之后的新作，五月演一场。",
    ],
)
def test_a_congress_is_studied_after_it_and_awaited_in_its_year(words: str) -> None:
    assert "E502" not in codes(words, "松岭中学", 2023)


# --- foreign -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "各小组以饱满的热情落实本计划，为博雅中学的明天添砖加瓦。",
        "全体同仁携手并进，迎来红星中学更加美好的未来。",
        "让我们一起为东风中学的高质量发展贡献力量。",
        "我们相信，红星中学必将迎来新的辉煌。",
        "大家为育英中学的腾飞而努力。",
    ],
)
def test_another_name_in_a_closing_sentence_is_told(words: str) -> None:
    assert "L602" in codes(words, "松岭中学")


@pytest.mark.parametrize(
    "words",
    [
        "为松岭中学的明天添砖加瓦。",
        "与红星中学结对，为两校的明天出力。",
        "请毕业于红星中学的同事带队，五月参观母校。",
        "为减轻中小学教职工的负担，会议减半。",
    ],
)
def test_the_own_name_and_partners_may_close(words: str) -> None:
    assert "L602" not in codes(words, "松岭中学")


@pytest.mark.parametrize(
    "words",
    [
        "任课教师对扣罚有异议的，由调解委员会答复。",
        "加班的调整由教务处提出方案。",
        "课时费按季度发放。",
        "监考费和阅卷费按场次发放。",
        "请家长委员会列席职代会。",
    ],
)
def test_offices_of_a_school_are_foreign_to_a_company(words: str) -> None:
    assert "L608" in codes(words, "恒远轴承股份有限公司")


@pytest.mark.parametrize(
    "words",
    [
        "职工子女中考期间调休，家长可提前下班。",
        "给职工子女办暑期托管班，孩子由志愿者照看。",
        "安全课堂每月一次，请消防员来讲。",
    ],
)
def test_children_and_training_of_a_company_are_its_own(words: str) -> None:
    assert "L608" not in codes(words, "恒远轴承股份有限公司")


# --- leftover ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "根据您的要求，现将工会计划整理如下。",
        "以下为您起草的年度要点，可结合实际修改使用。",
        "希望这份计划能帮到您。",
        "好的，这是为您准备的工会计划。",
        "如果您需要更详细的月度安排，请告诉我。",
        "三月植树（此处插一张去年植树的合影）。",
        "四月健步走，此处再补一段活动要求。",
        "此处放经费表，等会计给了再贴。",
        "五月联欢（图略），节目单另发。",
        "作为一个AI助手，我建议增加心理健康内容。",
    ],
)
def test_answers_of_a_program_and_gaps_for_pictures_are_left_over(words: str) -> None:
    assert "L604" in codes(words)


@pytest.mark.parametrize(
    "words",
    [
        "根据各位会员的要求，书屋延长开放。",
        "此处风景好，健步走在此集合。",
        "请您把意见投进信箱，我们为您保密。",
        "如果您有困难，请告诉我们。",
    ],
)
def test_words_to_members_are_not(words: str) -> None:
    assert not codes(words)


def test_what_a_program_says_above_the_title_is_told() -> None:
    text = (
        "以下为您撰写一份小学工会计划：\n梧桐里小学工会2026年工作计划\n一、主要工作\n"
        "1、三月开教代会。\n梧桐里小学工会委员会\n2026年2月20日\n"
    )
    assert "L604" in {f.code for f in check(text, ignore=("M",)).findings}


# --- incomplete ----------------------------------------------------------------------------------


def parts(cell: str = "布置计划", end: str = "") -> list[str]:
    """Return what is said to break off or to lack in a plan with a cell and what stands at its end."""
    text = (
        "松岭中学工会2026年工作计划\n一、主要工作\n1、三月开教代会，代表30人。\n二、安排\n周次\t内容\n"
        f"第1周\t{cell}\n第7周\t健步走\n{end}松岭中学工会委员会\n2026年2月20日\n"
    )
    return [f.code for f in check(text, ignore=("M",)).findings if f.code in ("P210", "P211")]


@pytest.mark.parametrize(
    "cell",
    [
        "委员到各组听意见，能在本月办的，当周就",
        "收集提案，分类以后由办公室主任逐一",
        "教代会，会前一周把议题交各组讨论并",
        "教师节活动，先开座谈会，再",
        "看望住院会员，花费按标准，",
    ],
)
def test_a_cell_that_breaks_off_is_told(cell: str) -> None:
    assert parts(cell) == ["P211"]


@pytest.mark.parametrize(
    "cell", ["委员会例会，通过计划；补录名册", "看望会员，探望费从简", "收提案，办不成的说明白"]
)
def test_a_cell_need_be_no_sentence(cell: str) -> None:
    assert parts(cell) == []


@pytest.mark.parametrize(
    "end",
    [
        "附件：经费预算表\n",
        "附件：1.经费预算表\n2.周次安排表\n",
        "附件1：委员分工表\n附件2：预算表\n",
        "附表：全年活动经费\n",
        "附录：工会委员分工表\n",
    ],
)
def test_attachments_of_which_only_the_names_are_there_are_told(end: str) -> None:
    assert parts(end=end) == ["P210"]


@pytest.mark.parametrize(
    "behind",
    [
        "附件\n项目\t金额\n慰问\t3000\n体检\t5000\n",
        "附件：预算说明\n慰问三千元，由组织委员经手；体检另列，由行政支出。\n",
    ],
)
def test_attachments_that_follow_are_there(behind: str) -> None:
    text = (
        "松岭中学工会2026年工作计划\n一、主要工作\n1、三月开教代会，代表30人。\n附件：预算说明\n"
        f"松岭中学工会委员会\n2026年2月20日\n{behind}"
    )
    assert "P210" not in {f.code for f in check(text, ignore=("M",)).findings}


# --- arithmetic ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "会员86人，按地点分，校本部61人、东河14人、西岭9人。",
        "会员120人，从年级看，低年级40人、中年级38人、高年级45人。",
        "教职工64人，按岗位算，教学48人、教辅8人、后勤6人。",
        "会员96人，分布在三个校区，东区40人、西区30人、北区24人。",
        "会员70人，按组分，一组22人、二组25人、三组21人。",
    ],
)
def test_parts_by_place_make_the_whole(words: str) -> None:
    assert codes(words) == {"F301"}


@pytest.mark.parametrize(
    "words",
    [
        "会员86人，按地点分，校本部63人、东河14人、西岭9人。",
        "会员86人，按月缴费，其中女会员50人。",
        "会员86人，按小组报名，跳绳20人、踢毽30人、拔河24人。",
    ],
)
def test_parts_that_make_it_or_are_not_all_are_clean(words: str) -> None:
    assert "F301" not in codes(words)


# --- empty ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "不断增强会员的归属感，让大家时时感受到家的温暖。",
        "积极引导广大职工立足本职岗位，在平凡的岗位上建功立业。",
        "大力弘扬劳模精神，激励职工奋勇争先、再立新功。",
        "切实发挥工会的桥梁纽带作用，凝聚起推动医院高质量发展的强大合力。",
        "持续加大人文关怀力度，让每一位会员都感受到组织的温暖。",
    ],
)
def test_slogans_with_no_act_are_empty(words: str) -> None:
    assert "T402" in codes(words, "临江县中医院")


@pytest.mark.parametrize(
    "words",
    [
        "大力加强读书角建设，每个小组添一个书架。",
        "努力营造尊师氛围，请毕业生给老师写信。",
        "让每一位会员都吃上热饭，夜班食堂开到凌晨。",
    ],
)
def test_a_wish_with_an_act_is_not(words: str) -> None:
    assert "T402" not in codes(words, "临江县中医院")


# --- contradiction -------------------------------------------------------------------------------


def two(first: str, second: str, table: str = "") -> set[str]:
    """Return the codes of what disagrees in a plan with two tasks and an arrangement by weeks."""
    text = (
        f"松岭中学工会2026年工作计划\n一、主要工作\n1、{first}\n2、{second}\n{table}"
        "松岭中学工会委员会\n2026年2月20日\n"
    )
    return {f.code for f in check(text, ignore=("M",)).findings if f.kind == "contradiction"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("经审委员会主任段云航带队，每半年查一次账。", "六月的账由经审主任卢秋实查。"),
        ("经审组长由李卫东担任。", "十二月，经审组长王海燕报告结果。"),
        ("女工委主任余冬梅组织体检。", "女职工委员会主任周晓云陪同筛查。"),
        ("经审委员会主任（李卫东）六月查账。", "经审委员会主任：王海燕"),
        ("女工委主任由佘晓棠兼任。", "健步走由女工委主任陈慧带队。"),
    ],
)
def test_one_office_has_one_name(first: str, second: str) -> None:
    assert two(first, second) == {"F102"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("经审主任李卫东查账。", "经审主任李卫东报告。"),
        ("经审副主任王海燕协助。", "经审主任李卫东查账。"),
        ("经审委员会换届，李卫东接任经审主任。", "经审主任王海燕移交账册。"),
        ("女工委主任余冬梅组织体检。", "经审主任李卫东查账。"),
    ],
)
def test_two_offices_and_a_change_have_two(first: str, second: str) -> None:
    assert two(first, second) == set()


WEEKS = "二、周次\n周次\t内容\n第1周\t布置计划\n第5周\t发提案表\n第10周\t全体教职工大会\n第12周\t健步走\n"


@pytest.mark.parametrize(
    "words",
    [
        "全体教职工大会定在10月22日（第8周星期四）下午。",
        "全体教职工大会在第8周（10月22日）召开。",
        "全体教职工大会第9周召开。",
        "健步走定在第7周（4月15日）。",
        "健步走在4月22日（第8周）下午，自带饮水。",
    ],
)
def test_the_week_beside_a_day_is_compared_with_the_arrangement(words: str) -> None:
    assert two(words, "五月种树。", WEEKS) == {"C305"}


@pytest.mark.parametrize(
    "words",
    [
        "全体教职工大会定在11月5日（第10周星期四）下午。",
        "全体教职工大会在第10周召开。",
        "健步走在第12周（5月20日）下午。",
    ],
)
def test_the_same_week_is_no_contradiction(words: str) -> None:
    assert two(words, "五月种树。", WEEKS) == set()


@pytest.mark.parametrize(
    "words",
    [
        "（以上内容为参考模板，各校可结合实际自行增删）",
        "以上为通用样稿，请结合本校实际修改。",
        "三月开展走访。（本文仅为示范文本）",
    ],
)
def test_what_a_model_text_says_of_itself(words: str) -> None:
    assert codes(words) == {"L604"}


@pytest.mark.parametrize(
    "words",
    [
        "【再说活动】三月走访两户。",
        "各组结合本组情况，四月报三个选题。",
        "读书会的样本室周三开放。",
    ],
)
def test_headings_and_own_means_are_no_left_over_words(words: str) -> None:
    assert not {c for c in codes(words) if c.startswith("L60")}


@pytest.mark.parametrize(
    "words",
    [
        "急教工之所急，想教工之所想，当好教工的娘家人。",
        "大力奏响劳动最光荣的主旋律，汇聚起奋进的磅礴力量。",
        "奋楫扬帆，勇立潮头，谱写工会工作的新篇章。",
    ],
)
def test_slogans_without_an_act_are_empty(words: str) -> None:
    assert codes(words) == {"T402"}
