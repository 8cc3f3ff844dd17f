"""Which unit a text is from where its title names only a sort of house, or none."""

from __future__ import annotations

import pytest

import unionnlp

BODY = (
    "本学期工会围绕教学开展工作，安排如下：\n一、加强学习\n每月组织教职工学习一次。\n"
    "二、关心职工\n慰问生病教职工，全年不少于10人次。\n"
)


def organization(title: str, body: str, signed: str = "") -> str | None:
    below = f"{signed}\n2019年3月4日\n" if signed else ""
    text = f"{title}\n{body}{below}"
    (document,) = unionnlp.extract(text, items=False).documents
    return document.organization


@pytest.mark.parametrize(
    ("title", "signed", "name"),
    [
        ("2019年实验小学工会工作计划", "柳荫路实验小学工会", "柳荫路实验小学"),
        ("附属中学工会2019年工作计划", "师大附属中学工会", "师大附属中学"),
        ("2019年职业学校工会工作计划", "柳荫职业技术学校工会", "柳荫职业技术学校"),
        ("师范学院工会2019年工作要点", "师范学院工会", "师范学院"),
        ("图书馆分工会2019年工作计划", "图书馆分工会", "图书馆"),
        ("区教师发展中心工会2019年工作计划", "柳荫区教师发展中心工会", "柳荫区教师发展中心"),
        ("2019年全市教育工会工作计划", "柳州市教育工会", "柳州市教育工会"),
        ("2019年实验小学工会工作计划", "", "实验小学"),
        ("培智学校工会2019年工作计划", "", None),
        ("柳荫大学附属中学工会2019年工作计划", "", "柳荫大学附属中学"),
        ("柳荫大学后勤集团工会2019年工作计划", "", "柳荫大学后勤集团"),
        ("柳荫片区幼儿园联合工会2019年工作计划", "", "柳荫片区幼儿园联合工会"),
        ("外语系分工会2019年工作计划", "", "外语系"),
        ("柳荫小学教育集团工会2019年工作计划", "", "柳荫小学教育集团"),
        ("柳荫大学第二附属小学工会2019年工作计划", "", "柳荫大学第二附属小学"),
        ("柳荫大学后勤处分工会2019年工作计划", "", "柳荫大学后勤处"),
        ("柳荫大学图书馆分工会2019年工作计划", "", "柳荫大学图书馆"),
        ("柳荫区青少年活动中心工会2019年工作计划", "", "柳荫区青少年活动中心"),
        ("柳荫卫校工会2019年工作计划", "", "柳荫卫校"),
        ("柳荫区教育系统工会2019年工作要点", "", "柳荫区教育系统工会"),
        ("柳荫区教育系统工会工作要点", "柳荫区教育局工会", "柳荫区教育局"),
    ],
)
def test_the_fuller_name_wins_over_a_sort_of_house(
    title: str, signed: str, name: str | None
) -> None:
    assert organization(title, BODY, signed) == name


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("柳荫特殊教育学校工会2019年工作的总体思路是：抓学习，办实事。", "柳荫特殊教育学校"),
        ("本学期工会为柳荫学校的发展作出新的贡献。", "柳荫学校"),
        ("受职业技术学院工会委员会委托，提出以下安排。", "职业技术学院"),
        ("2019年是我担任柳荫双语学校工会主席的第三年。", "柳荫双语学校"),
        ("柳荫小学 王小平", "柳荫小学"),
        ("2019年，柳荫技师学院工会将围绕中心做好工作。", "柳荫技师学院"),
        ("柳荫小学工会主席 王小平", "柳荫小学"),
        ("组织教职工到柳荫小学听课。", None),
    ],
)
def test_a_text_names_its_unit_below_the_title(first: str, name: str | None) -> None:
    assert organization("2019年学校工会工作计划", f"{first}\n{BODY}") == name
