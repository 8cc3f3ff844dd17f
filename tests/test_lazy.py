"""A pattern that is compiled as far as a text needs it answers as one that is compiled whole."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unionnlp.patterns import expect, lazy, reading

LETTERS = "甲乙丙丁aB"
TEXTS = st.text(alphabet=LETTERS + "\n", max_size=12)


def _group(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Alternatives, long enough to be left out, in a group of any kind."""
    either = st.lists(inner, min_size=1, max_size=4).map("|".join)
    opened = st.sampled_from(["(?:", "(", "(?=", "(?!", "(?>"])
    many = st.sampled_from(["", "", "?", "*?", "{0,2}", "{1,2}", "+"])
    bare = st.builds(lambda o, e: f"{o}{e})", opened, either)
    counted = st.builds(lambda e, m: f"(?:{e}){m}", either, many)
    return bare | counted


WORD = st.text(alphabet=LETTERS, min_size=1, max_size=3)
SET = st.sampled_from(
    ["[甲乙]", "[^甲]", r"\w", ".", "[甲-丁]", r"\.", "(?<=甲)", "(?<![乙丙])", "$", "^"]
)
MANY = st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "??", ""])
ATOM = WORD | SET | st.builds(lambda c, m: c + m, st.sampled_from(LETTERS), MANY)
PART = st.recursive(
    st.lists(ATOM, min_size=1, max_size=3).map("".join),
    lambda inner: st.lists(_group(inner) | ATOM, min_size=1, max_size=3).map("".join),
    max_leaves=8,
)
PATTERN = st.lists(PART, min_size=1, max_size=4).map("|".join)


def _told(match: re.Match[str] | None) -> object:
    return match and (match.regs, match.lastindex, match.groupdict())


@given(PATTERN, st.lists(TEXTS, min_size=1, max_size=6), TEXTS, st.sampled_from([0, re.I, re.M]))
def test_answers_are_those_of_the_whole_pattern(
    pattern: str, texts: list[str], page: str, flags: int
) -> None:
    try:
        whole = re.compile(pattern, flags)
    except re.error:
        return
    one = lazy(pattern, flags)
    expect(page)
    for text in [*texts, page]:
        assert _told(one.search(text)) == _told(whole.search(text))
        assert _told(one.match(text, 1)) == _told(whole.match(text, 1))
        assert _told(one.fullmatch(text)) == _told(whole.fullmatch(text))
        assert _told(one.search(text, 1, 4)) == _told(whole.search(text, 1, 4))
        assert list(map(_told, one.finditer(text))) == list(map(_told, whole.finditer(text)))
        assert one.findall(text) == whole.findall(text)
        assert one.split(text) == whole.split(text)
        assert one.sub("x", text) == whole.sub("x", text)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("教代会", ("教代会",)),
        ("教?代会", ("代会",)),
        ("(?:慰问|走访)(?:退休)?教师", ("教师",)),
        ("慰问|走访(?=教师)", ("慰问", "走访")),
        (r"\d+月|第[一二]周", ("月", "第")),
        ("甲+乙", ("甲",)),
        ("(?:甲乙)*", ()),
        (r"\d+", ()),
        ("甲|", ()),
        ("(?i:甲)", ()),
        ("(?P<a>今年|去年)(?P=a)", ("今年", "去年")),
    ],
)
def test_words_of_which_every_match_holds_one(pattern: str, words: tuple[str, ...]) -> None:
    assert reading(pattern).words == words


def test_what_may_stand_in_other_letters_is_no_word_to_look_for() -> None:
    assert reading("https?://|版权 ?Copyright", re.IGNORECASE).words == ("://", "版权")
    assert lazy("https?://|版权 ?Copyright", re.IGNORECASE).search("HTTP://") is not None


def test_names_of_groups_stay_where_alternatives_are_left_out() -> None:
    pattern = "(?P<whole>教职工代表大会)|(?P<short>教代会|双代会)|(?P<other>工会会员大会)"
    match = lazy(pattern).search("召开教代会")
    assert match is not None
    assert match["short"] == "教代会"
    assert match["whole"] is match["other"] is None
    assert match.lastgroup == "short"
    assert match.lastindex == 2


def test_a_faulty_pattern_is_told_where_it_is_used() -> None:
    with pytest.raises(re.error):
        lazy("(教代会").search("教代会")


def test_from_its_first_use_its_methods_are_those_of_the_pattern() -> None:
    digits = lazy(r"(?P<n>\d+)X", re.IGNORECASE)
    match = digits.search("第12x")
    assert match is not None
    assert match["n"] == "12"
    assert digits.search is digits.search
    assert digits.fullmatch("12") is None
    assert digits.flags & re.IGNORECASE


def test_it_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(lazy("a|b", re.I)))  # noqa: S301 - our own bytes
    assert sent.fullmatch("B")


def test_a_text_beyond_measure_is_searched_as_by_the_whole_pattern() -> None:
    text = "教" * 30_000 + "教代会"
    match = lazy("教代会|双代会").search(text)
    assert match is not None
    assert match.start() == 30_000
