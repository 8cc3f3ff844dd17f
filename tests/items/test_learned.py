"""Hints that training finds: words that several hands use for an item and no cue knows."""

from __future__ import annotations

from unionnlp.items.catalogue import load
from unionnlp.items.cue_table import HINT, compile_cues
from unionnlp.training.learned import Taught, learn


def _lines(*texts: str, gold: tuple[str, ...] = ("clubs",)) -> list[Taught]:
    return [Taught(text, hand, gold, ()) for hand, text in enumerate(texts)]


def test_what_two_hands_say_of_an_item_proposes_it() -> None:
    learned = learn(_lines("周三傍晚葫芦丝班照旧", "爱吹葫芦丝的凑一桌"))
    assert any("葫芦" in hint for hint in learned.hints["clubs"])


def test_what_one_hand_says_alone_proposes_nothing() -> None:
    lines = [Taught("葫芦丝班照旧", 7, ("clubs",), ()), Taught("葫芦丝班停", 7, ("clubs",), ())]
    assert learn(lines).hints == {}


def test_words_that_stand_everywhere_propose_nothing() -> None:
    spoken = _lines("今年傍晚吹一吹", "今年傍晚唱一唱")
    others = _lines(*["今年傍晚扫操场"] * 8, gold=())
    assert "clubs" not in learn(spoken + others).hints


def test_what_a_cue_proposes_already_teaches_no_hint() -> None:
    lines = [Taught("葫芦丝社团", hand, ("clubs",), ("clubs",)) for hand in (1, 2, 3)]
    assert learn(lines).hints == {}


def test_a_hint_does_not_propose_to_those_who_taught_it() -> None:
    learned = learn(_lines("葫芦丝班照旧", "爱吹葫芦丝的凑一桌"))
    hint = learned.hints["clubs"][0]
    assert not learned.by_others("clubs", hint, 0)
    assert learned.by_others("clubs", hint, 9)
    assert learned.by_others("clubs", "社团", 0)  # the catalogue's own


def test_learned_hints_are_compiled_as_hints() -> None:
    table = compile_cues(load(), learned={"clubs": ("葫芦",)})
    number = table.pattern.index("葫芦")
    assert table.kind[number] == HINT
    assert table.items[table.owner[number]] == "clubs"
    assert "葫芦" not in compile_cues(load(), {"clubs": ("葫芦",)}, {"clubs": ("葫芦",)}).pattern
