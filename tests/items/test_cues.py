"""Cues found in lines."""

from __future__ import annotations

import pytest

from unionnlp.items.catalogue import Catalogue, Item, load
from unionnlp.items.cue_table import CUE, HINT, compile_cues
from unionnlp.items.cues import CueFinder


def _finder(**words: list[str]) -> CueFinder:
    item = Item(
        id="one",
        group="g",
        zh="一",
        scope="一",
        cues=tuple(words.get("cues", ())),
        hints=tuple(words.get("hints", ())),
        not_cues=tuple(words.get("not_cues", ())),
    )
    return CueFinder(compile_cues(Catalogue({"g": "组"}, (item,))))


def _found(finder: CueFinder, text: str) -> list[tuple[str, int]]:
    return [(text[start:end], kind) for start, end, _, kind in finder.find(text).get(0, [])]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("听取…意见", "广泛听取教师的意见建议", ["听取教师的意见"]),
        ("听取…意见", "听取报告,提出意见", []),
        ("听取…意见", "听取全体教职工代表们反复酝酿后提出的意见", []),
        ("关心…教师", "关心爱护每一位教师", ["关心爱护每一位教师"]),
        ("次…大会", "召开三届二次教职工大会", ["次教职工大会"]),
        ("(教代会|职代会)", "教代会和职代会", ["教代会", "职代会"]),
        ("菜价……墙", "菜价和水电,月底都写到墙上", ["菜价和水电,月底都写到墙"]),
        ("菜价……墙", "菜价定了。月底把花名册写到墙上", []),
        (
            "菜价……墙",
            "菜价和水电,还有上个月买笔、买纸、买墨、买粉笔、买扫帚的零碎花销都写到墙上",
            [],
        ),
    ],
)
def test_a_gap_stays_within_its_clause_and_its_length(
    pattern: str, text: str, found: list[str]
) -> None:
    assert [word for word, _ in _found(_finder(cues=[pattern]), text)] == found


def test_a_longer_hit_hides_those_inside_it() -> None:
    finder = _finder(cues=["提案征集"], hints=["提案"])
    assert _found(finder, "做好提案征集,办好提案") == [("提案征集", CUE), ("提案", HINT)]


def test_what_lies_in_a_not_cue_does_not_count() -> None:
    finder = _finder(cues=["三八"], not_cues=["三八红旗手"])
    assert _found(finder, "评选三八红旗手") == []
    assert _found(finder, "三八前评选三八红旗手") == [("三八", CUE)]


def test_of_one_pattern_the_shortest_literals_are_looked_for() -> None:
    finder = _finder(cues=["心理(健康|辅导|)"])
    assert finder.table.words == ["心理"]


def test_lines_read_together_are_read_as_each_alone() -> None:
    table = compile_cues(load())
    lines = [
        "三月召开教代会,审议通过工资分配方案",
        "",
        "听取教职工的意见",
        "慰问",
        "，。",
        "走访慰问",
    ]
    one, other = CueFinder(table), CueFinder(table)
    assert one.find_all(lines) == [other.find(line) for line in lines]
    assert one.find_all([]) == []


def test_idle_hints_are_left_out_and_cues_stay() -> None:
    item = Item(id="one", group="g", zh="一", scope="一", cues=("慰问",), hints=("温暖", "慰问"))
    table = compile_cues(Catalogue({"g": "组"}, (item,)), {"one": ("温暖", "慰问")})
    assert table.pattern == ("慰问",)
    assert table.kind == (CUE,)


@pytest.mark.parametrize(
    ("cue", "refused", "text", "found"),
    [
        ("选派…培训", "党员培训", "选派两人参加党员培训", []),
        ("选派…培训", "党员培训", "选派两人参加教材培训", [("选派两人参加教材培训", CUE)]),
        ("签…合同", "采购合同", "签下采购合同", []),
        ("球", "全球", "放眼全球", []),
        ("球", "全球", "全球各地都打球", [("球", CUE)]),
    ],
)
def test_what_begins_or_ends_in_a_not_cue_does_not_count(
    cue: str, refused: str, text: str, found: list[tuple[str, int]]
) -> None:
    assert _found(_finder(cues=[cue], not_cues=[refused]), text) == found


@pytest.mark.parametrize(
    ("text", "count"), [("3.8活动", 1), ("占3.83%", 0), ("13.8万", 0), ("定于3.8", 1)]
)
def test_a_number_is_no_part_of_a_longer_one(text: str, count: int) -> None:
    assert len(_found(_finder(cues=["3.8"]), text)) == count


def test_classes_of_words_join_verb_and_object() -> None:
    item = Item(id="one", group="g", zh="一", scope="一", cues=("<give>…<goods>",))
    classes = {"give": ("发放", "分送"), "goods": ("绿豆", "粽子")}
    finder = CueFinder(compile_cues(Catalogue({"g": "组"}, (item,), classes)))
    assert _found(finder, "端午分送粽子") == [("分送粽子", CUE)]
    assert _found(finder, "端午包粽子") == []
