"""Words of another kind of unit, and names of other units: found, and only they."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def found(unit: str, words: str) -> set[str]:
    """Return what is foreign in a short plan of ``unit`` that holds ``words``."""
    body = f"{unit}工会2026年工作计划\n一、主要工作\n1、{words}\n{unit}工会\n2026年2月20日\n"
    text = body.replace("工会工会", "工会")
    return {f.code for f in check(text).findings if f.kind == "foreign"}


WORDS = [
    ("临江县中医院", "各年级组推荐两名班主任参加粉笔字比赛。"),
    ("临江县中医院", "教代会定于四月召开，全体教师参加。"),
    ("临江县中医院", "园长信箱每周开一次。"),
    ("松岭中学", "各病区的护士长负责收集意见。"),
    ("松岭中学", "各分厂工会上半年开一次座谈会。"),
    ("松岭中学", "医德医风考评结果向职工公布。"),
    ("松岭中学", "各门店的员工轮流参加。"),
    ("梧桐里小学", "梧桐里中学部教师的补贴标准另行商定。"),
    ("梧桐里小学", "辅导员每月与学生谈心一次。"),
    ("小蜗牛幼儿园", "各学科备课组上交论文。"),
    ("恒远轴承股份有限公司", "少先队员给劳模献花，晚自习延长半小时。"),
    ("江临职业技术学院", "园长每月接待一次教职工。"),
]
NAMES = [
    ("松岭中学", "红星中学的教代会定在四月召开。"),
    ("松岭中学", "红星中学公众号每周更新一次工会动态。"),
    ("松岭中学", "东风小学教工之家改造完成后对会员开放。"),
    ("河埠九年一贯制学校", "临港实验学校教育集团的经费统一由集团会计核算。"),
    ("恒远轴承股份有限公司", "恒丰机械有限公司职代会三月召开。"),
    ("云泽县教育工会", "青蒲区教育工会公众号改版，每校每月供稿一篇。"),
    ("云泽县第一中学", "按照青蒲县教育局的要求召开教代会。"),
    ("沁园教育集团", "青禾教育集团工会今年设立暖心金。"),
]
OWN = [
    ("临江县中医院", "职工子女中考、高考期间调休两天，实习学生由带教老师安排住宿。"),
    ("临江县中医院", "邀请县第一中学的教师来讲心理课。"),
    ("松岭中学", "请县医院护士长来讲急救，到病房探望住院的老师。"),
    ("松岭中学", "组队参加县第三中学承办的气排球赛，红星中学的教工队是老对手。"),
    ("松岭中学", "组织教师到轴承厂车间参观。"),
    ("梧桐里小学", "中学部借用我校操场，教师错峰活动。"),
    ("梧桐里小学", "慰问参加中考监考的教师。"),
    ("恒远轴承股份有限公司", "新进大学生下车间，职工子女考上大学的有助学金。"),
    ("江临职业技术学院", "教师到合作企业的车间实践，二级学院分工会六月开会。"),
    ("云泽县教育工会", "县第一中学工会、县第三小学工会介绍经验。"),
    ("云泽县教育工会", "完成市教育工会下达的指标，传达县总工会文件，落实县教育局要求。"),
    ("云泽县教育工会", "组织各校到青蒲区教育工会学习考察。"),
    ("云泽县第一中学", "与青蒲县教育局签订结对帮扶协议，云泽县总工会领导到场。"),
    ("云泽县第一中学", "暑期县总工会开班，标准按县总工会文件执行。"),
    ("恒远轴承股份有限公司", "我受公司工会委托向大会报告。"),
    ("江临职业技术学院", "每周二下午接待学院教职工，听他们说说难处。"),
    ("江临职业技术学院", "五月上旬组织学院教职工踏青，十月举办学院教职工排球赛。"),
]


@pytest.mark.parametrize(("unit", "words"), WORDS)
def test_words_of_another_kind_of_unit_are_found(unit: str, words: str) -> None:
    assert "L608" in found(unit, words)


@pytest.mark.parametrize(("unit", "words"), NAMES)
def test_names_of_other_units_are_found(unit: str, words: str) -> None:
    assert "L602" in found(unit, words)


@pytest.mark.parametrize(("unit", "words"), OWN)
def test_partners_and_own_words_are_left_alone(unit: str, words: str) -> None:
    assert not found(unit, words)
