"""The pattern language of cues."""

from __future__ import annotations

import pytest

from unionnlp.items.patterns import MAX_VARIANTS, PatternError, expand


@pytest.mark.parametrize(
    ("pattern", "variants"),
    [
        ("教代会", [("教代会",)]),
        ("(教|职)代会", [("教代会",), ("职代会",)]),
        ("理论(学习|)", [("理论学习",), ("理论",)]),
        ("法律[、和]?法规", [("法律、法规",), ("法律和法规",), ("法律法规",)]),
        ("听取…意见", [("听取", "意见")]),
        ("送(温暖|去…慰问)", [("送温暖",), ("送去", "慰问")]),
        ("卡拉OK", [("卡拉ok",)]),
        ("(采购|招标)……橱窗", [("采购", "……", "橱窗"), ("招标", "……", "橱窗")]),
        ("棋", [("棋",)]),
    ],
)
def test_a_pattern_expands_to_all_its_variants(
    pattern: str, variants: list[tuple[str, ...]]
) -> None:
    assert list(expand(pattern)) == variants


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(教代会", r"\( without \)"),
        ("教代会)", r"\) without \("),
        ("[、和", r"\[ without a closing \]"),
        ("教代会|职代会", r"\| outside of \( \)"),
        ("?教代会", r"\? with nothing before it"),
        ("", "too short"),
        ("(教代会|)", "too short"),
        ("迎…检", "too short"),
        ("加强…干部…学习", "more than one gap"),
        ("加强……干部…学习", "more than one gap"),
        ("[一二三四五六七八九十]" * 4, f"more than {MAX_VARIANTS} words"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_refused_with_its_fault(pattern: str, fault: str) -> None:
    with pytest.raises(PatternError, match=fault):
        expand(pattern)


def test_a_class_stands_for_its_words_and_an_unknown_one_is_told() -> None:
    assert list(expand("送<goods>", {"goods": ("粽子", "月饼")})) == [("送粽子",), ("送月饼",)]
    with pytest.raises(PatternError, match="known: goods"):
        expand("送<good>", {"goods": ("粽子",)})
