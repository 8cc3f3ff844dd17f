"""The catalogue of standard items and the files with which users change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.errors import KnowledgeError
from unionnlp.items.catalogue import explain, load, overview

GROUPS = ["guidance", "workforce", "democracy", "rights", "welfare", "culture", "self", "society"]


def test_the_catalogue_holds_49_items_in_8_groups() -> None:
    catalogue = load()
    assert len(catalogue.items) == 49
    assert len({item.id for item in catalogue.items}) == 49
    assert len({item.zh for item in catalogue.items}) == 49
    assert list(catalogue.groups) == GROUPS
    assert sum(len(items) for _, items in overview()) == 49


@pytest.mark.parametrize("item", load().items, ids=lambda item: item.id)
def test_each_item_says_what_counts_and_how_it_is_named(item: object) -> None:
    known = load().get(item.id)  # type: ignore[attr-defined]
    assert known.scope
    assert len(known.cues) >= 5 or known.id in ("congress_proposals", "teachers_day")
    assert known.examples
    assert all(1 <= month <= 12 for month in known.months)


def test_family_planning_alone_is_obsolete_and_says_why() -> None:
    obsolete = {item.id: item.obsolete for item in load().items if item.obsolete}
    assert list(obsolete) == ["family_planning"]
    assert "2021" in obsolete["family_planning"]


def test_the_basis_is_a_title_never_an_article() -> None:
    for item in load().items:
        for basis in item.basis:
            assert basis.startswith("《")
            assert "条" not in basis.replace("条例", "")


def test_an_item_is_explained_by_id_or_by_name() -> None:
    page = explain("staff_congress")
    assert page == explain("教职工代表大会")
    assert "教职工代表大会（staff_congress）" in page
    assert "《学校教职工代表大会规定》" in page


def test_an_unknown_item_names_the_nearest() -> None:
    with pytest.raises(KnowledgeError, match=r"did you mean .*staff_congress"):
        load().get("staf_congress")


def _file(folder: Path, text: str) -> Path:
    path = folder / "items.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_extends_the_catalogue(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        """
[groups]
green = "绿色校园"

[[item]]
id = "waste_sorting"
group = "green"
zh = "垃圾分类"
scope = "垃圾分类的宣传与实践"
cues = ["垃圾(分类|减量)"]

[[item]]
id = "birthdays"
cues = ["暖寿", "生日"]
months = [6]
""",
    )
    catalogue = load(path)
    assert len(catalogue.items) == 50
    assert catalogue.get("waste_sorting").group == "green"
    birthdays = catalogue.get("birthdays")
    assert birthdays.months == (6,)
    assert birthdays.scope == load().get("birthdays").scope
    assert birthdays.cues[-1] == "暖寿"
    assert birthdays.cues.count("生日") == 1


def test_a_file_replaces_the_catalogue(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        """
mode = "replace"
[groups]
own = "本校"
[[item]]
id = "open_day"
group = "own"
zh = "开放日"
scope = "校园开放日"
cues = ["开放日"]
""",
    )
    assert [item.id for item in load(path).items] == ["open_day"]


def test_all_faults_of_a_file_are_told_at_once_with_their_rows(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        """mode = "enlarge"
colour = 1

[[item]]
id = "Bad Id"
group = "nowhere"
zh = "坏"
scope = "坏"
cues = ["(没有结束", "重复", "重复"]

[[item]]
id = "empty"
group = "self"
zh = "空"
scope = "空"

[[item]]
id = "months"
group = "self"
zh = "月"
scope = "月"
cues = ["月份"]
months = [13]

[[item]]
id = "typo"
group = "self"
zh = "错"
scope = "错"
cue = ["错"]
""",
    )
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    text = str(caught.value)
    for fault in (
        str(path),
        "unknown table 'colour'",
        "mode is 'enlarge'",
        "row 4: id 'Bad Id'",
        "group 'nowhere' is not in [groups]",
        "row 9: cues pattern '(没有结束' has ( without )",
        "row 9: pattern '重复' stands twice",
        "item 'empty' has neither cues nor hints",
        "row 17: item 'months'",
        "row 25: item 'typo'",
    ):
        assert fault in text


def test_a_file_that_is_missing_or_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")
    with pytest.raises(KnowledgeError, match="not TOML"):
        load(_file(tmp_path, "[[item"))
    with pytest.raises(KnowledgeError, match=r"no \[\[item\]\]"):
        load(_file(tmp_path, 'mode = "replace"'))
