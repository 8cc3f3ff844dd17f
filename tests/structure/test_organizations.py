"""Names of schools: whole whatever they begin with, and none where a text does not say its own."""

from __future__ import annotations

import itertools

import pytest

import unionnlp
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.organizations import names

# Beginnings of names, words that are prepositions or verbs elsewhere among them.
STEMS = """
和平 和睦 和谐 和兴 向阳 向荣 向东 同济 同心 同德 为民 为公 从化 从善 将军路
将台路 于都 于洪 当阳 当涂 本溪 全州 全椒 由义 经开 到保 以勒 让胡路 对山 年丰
北关 南塘 东坝 西河 白鹭洲 清河 石桥镇 望江县 云岭 太和县 永和 中和镇 义和 兴和
泰和 仁和 大同 长安 新华 光明 育才 红旗 胜利 建设路 解放路 人民路 文化路 学府路
城关镇 杏花村 桃源 柳林 梅溪 滨海 湖心 河西 江北 山前 雨花 金穗 银河 铜陵 铁西
开平 开发区 高新区 发展大道 民生 民族 国光 正阳 一心 三元 五星 六合 七里河 八达岭
九江 十里堡 百花 千山 万安 上城 下沙 左家庄 右安门 前进 后坪 内乡 外滩 春晖 夏津
秋林 冬青 明德 崇文 尚义 思源 求是 立人 笃行 博雅 启明 晨曦 朝阳 曙光
""".split()  # noqa: SIM905 - words as people write them
ENDINGS = ("小学", "中学", "实验小学", "幼儿园", "初级中学")
NAMES = [s + e for s, e in itertools.product(STEMS, ENDINGS)]


def read(text: str, *, running: bool = False) -> list[str]:
    text = normalize(text)
    return [text[a:b] for a, b in names(text, running=running)]


def test_the_list_is_long_enough() -> None:
    assert len(NAMES) >= 400
    assert len({n[0] for n in NAMES}) >= 80


@pytest.mark.parametrize(
    "form",
    [
        "{}工会工作计划",
        "{}2020年工会工作总结",
        "2019—2020学年{}工会工作要点",
        "关于印发{}工会工作要点的通知",
    ],
)
def test_names_in_titles_are_whole(form: str) -> None:
    wrong = {n: found for n in NAMES if (found := read(form.format(n))) != [n]}
    assert not wrong


@pytest.mark.parametrize("form", ["本学期，{}工会坚持服务教职工。", "{}工会", "我们走进{}。"])
def test_names_in_sentences_are_whole(form: str) -> None:
    wrong = {n: found for n in NAMES if (found := read(form.format(n), running=True)) != [n]}
    assert len(wrong) <= len(NAMES) // 100, wrong


@pytest.mark.parametrize(
    "text",
    [
        "为促进工厂经济建设", "办好有作为的高中", "争创省级示范高中", "中心幼儿园工会年度计划",
        "各小学工会", "我校工会工作计划",
        "XX小学工会计划", "民办学校工会工作计划", "对照县教育局工会的部署", "2011 年学校工会工作安排",
    ],
)  # fmt: skip
def test_what_names_nobody_is_no_name(text: str) -> None:
    assert read(text, running=True) == []


PLAN = "一、加强学习\n组织教职工学习工会法。\n二、关心职工\n慰问生病教职工。"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"青岩小学工会工作计划\n{PLAN}", "青岩小学"),
        (f"南塘区教育局工会工作计划\n{PLAN}", "南塘区教育局"),
        (f"石桥镇教育工会工作计划\n{PLAN}", "石桥镇教育工会"),
        (f"关于印发南塘区教育局工会工作要点的通知\n{PLAN}", "南塘区教育局"),
        (f"工会工作计划\n{PLAN}\n青岩小学工会\n2020年3月1日", "青岩小学"),
        (f"工会工作计划\n本学期，青岩小学工会坚持服务教职工。\n{PLAN}", "青岩小学"),
        (f"工会工作计划\n我校工会在南塘区教育工会的领导下开展工作。\n{PLAN}", None),
        (f"工会工作计划\n根据青岩小学工会的经验，我们要办好教代会。\n{PLAN}", None),
        (f"工会工作计划\n{PLAN}\n三、活动\n5月在东湖宾馆举行表彰会，6月到青岩小学参观。", None),
        (f"工会工作总结\n全区青岩小学等12所学校开展了活动。\n{PLAN}", None),
        (f"云禾乳品工会2020年工作计划\n本年，云禾乳品工会要办好几件实事。\n{PLAN}", "云禾乳品"),
        (f"云禾乳品工会2020年工作计划\n{PLAN}", None),
        (f"后勤文体工会2020年工作计划\n本年，工会要办好几件实事。\n{PLAN}", None),
        (f"白杨供电所分会小结\n{PLAN}", "白杨供电所"),
        (f"南塘林场工会工作计划\n{PLAN}", "南塘林场"),
        (f"工会工作总结\n石坎村小工会有会员9人。\n{PLAN}", "石坎村小"),
    ],
)
def test_the_organisation_is_the_one_whose_union_writes(text: str, name: str | None) -> None:
    assert unionnlp.extract(text, items=False).documents[0].organization == name


@pytest.mark.parametrize(
    "sentence",
    [
        "现把本学年学校工会工作汇报如下：", "现将上半年学校工会工作总结如下：", "各校填好名册，汇总后交区总工会审核。",
        "困难教师的材料上报县总工会备案。", "几年来我们学校工会一直在努力。", "名单整理好送到市总工会。",
        "全县各学校工会认真组织学习。", "教工食堂每周幼儿园工会都去看一看。", "几年来学校工会一直在努力。",
        "逢年过节医院工会都去看一看。", "街道把发展壮大社区工会组织作为大事。", "高中部工会组织登山。",
        "大部分会员参加。", "xx县人民医院工会做了几件事。",
    ],
)  # fmt: skip
def test_a_phrase_before_a_house_is_no_name(sentence: str) -> None:
    text = f"工会工作总结\n{sentence}\n1、召开教代会。\n2、慰问困难教工。\n"
    assert unionnlp.extract(text).documents[0].organization is None


@pytest.mark.parametrize(
    "name", ["乌岭九年一贯制学校", "青石十二年制学校", "春晖学校", "石桥区总工会"]
)
def test_a_name_with_years_in_it_stays(name: str) -> None:
    text = f"工会工作计划\n{name}工会将做好以下工作：\n1、召开教代会。\n2、慰问困难教工。\n"
    assert unionnlp.extract(text).documents[0].organization == name


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("税务局机关", None),
        ("农业农村局", None),
        ("温馨型幼儿园", None),
        ("科技公司", None),
        ("钢铁集团", None),
        ("镇卫生院", None),
        ("兰亭县税务局机关", "兰亭县税务局机关"),
        ("云水科技公司", "云水科技公司"),
        ("晨光教育集团", "晨光教育集团"),
        ("青溪镇卫生院", "青溪镇卫生院"),
    ],
)
def test_a_sort_of_unit_is_no_name(unit: str, name: str | None) -> None:
    text = (
        f"{unit}工会工作计划\n一、开好职代会，审议方案2个。\n二、慰问职工12人。\n三、举办运动会。\n"
    )
    assert [d.organization for d in unionnlp.extract(text, items=False).documents] == [name]
