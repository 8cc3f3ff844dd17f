"""The segmenter against its reference, and its dictionary."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionnlp.language import reference_tokenizer, segment
from unionnlp.language.segment import dictionary

EXAMPLE = Path(__file__).parent.parent / "examples" / "plan.txt"
BENCHMARK = Path(__file__).parent.parent.parent / "shared" / "benchmark" / "texts"


def words(text: str) -> list[str]:
    return [token.text for token in segment(text)]


def limits(parts: Iterable[str]) -> set[int]:
    ends, end = set(), 0
    for part in parts:
        end += len(part)
        ends.add(end)
    return ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开教代会", ["召开", "教代会"]),
        ("健全校务公开制度", ["健全", "校务公开", "制度"]),
        ("召開教職工代表大會", ["召開", "教職工代表大會"]),
        ("满意率９５％", ["满意率", "９５％"]),
        ("", []),
    ],
)
def test_cuts_union_words_in_any_script_and_width(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_token_has_place_and_part_of_speech() -> None:
    first, second = segment("召开教代会")
    assert (first.start, first.end, first.pos) == (0, 2, "v")
    assert (second.start, second.end, second.pos) == (2, 5, "n")


def test_every_word_of_the_dictionary_is_kept_whole_by_both_segmenters() -> None:
    reference = reference_tokenizer()
    for word, _, tag in dictionary():
        assert [(token.text, token.pos) for token in segment(word)] == [(word, tag)]
        assert reference.lcut(word) == [word]


def test_dictionary_is_sorted_and_without_duplicates() -> None:
    entries = [word for word, _, _ in dictionary()]
    assert entries == sorted(set(entries))


def agreement(text: str) -> float:
    """Share of word boundaries that both segmenters set, on normalised text."""
    from unionnlp.grammar.normalize import normalize

    ours = limits(words(text))
    theirs = limits(reference_tokenizer().lcut(normalize(text)))
    return len(ours & theirs) / len(ours | theirs)


def test_agrees_with_jieba_on_the_example() -> None:
    # jieba keeps a range such as 3-5 as one word, the engine cuts it: that is all
    assert agreement(EXAMPLE.read_text("utf-8")) >= 0.99


@pytest.mark.skipif(not BENCHMARK.is_dir(), reason="the benchmark is not beside this checkout")
def test_agrees_with_jieba_on_real_texts() -> None:
    texts = [path.read_text("utf-8") for path in sorted(BENCHMARK.glob("*.txt"))]
    assert agreement("\n".join(texts)) >= 0.999


def test_reference_uses_no_cache_in_the_shared_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    reference_tokenizer()
    assert list(tmp_path.iterdir()) == []


def test_reference_leaves_the_process_wide_jieba_alone(caplog: pytest.LogCaptureFixture) -> None:
    import jieba

    tokenizer = reference_tokenizer()
    tokenizer.add_word("莫须有词")
    assert not jieba.dt.initialized or "莫须有词" not in jieba.dt.FREQ
    assert caplog.text == ""


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_words_are_the_whole_text(text: str) -> None:
    tokens = segment(text)
    assert "".join(token.text for token in tokens) == text
    assert all(token.text == text[token.start : token.end] for token in tokens)
