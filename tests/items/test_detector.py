"""The detector of standard items, with the shipped model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from unionnlp.items import features
from unionnlp.items.catalogue import load
from unionnlp.items.detector import detect, make
from unionnlp.items.lines import split
from unionnlp.items.weights import Best, ItemWeights
from unionnlp.pipeline import extract
from unionnlp.records import Document, ItemMention, Noise

PLAN = """阳光小学工会2024年工作计划
一、指导思想
以党的二十大精神为指引，维护会员的权益，推进校务公开，丰富文化生活。
二、主要工作
1、三月召开教代会，审议绩效工资分配方案，征集提案不少于20件。
2、坚持走访慰问，对生病住院、家有丧事的会员及时看望。
3、十月举行教工趣味运动会和乒乓球比赛。
4、会费按月收缴，经审委员每学期审查一次账目。
总之，新的一年我们将努力开创工会工作的新局面，为学校发展作出贡献。
"""


def _items(text: str) -> dict[str, set[str]]:
    """The items of each line, by the line's first words."""
    found: dict[str, set[str]] = {}
    for document in extract(text).documents:
        for mention in document.items:
            assert mention.line is not None
            key = text[mention.line.start : mention.line.end][:2]
            found.setdefault(key, set()).add(mention.item)
    return found


def test_concrete_work_is_found_and_guiding_ideology_is_not() -> None:
    found = _items(PLAN)
    assert {"staff_congress", "congress_proposals"} <= found["1、"]
    assert "warmth_visits" in found["2、"]
    assert "sports" in found["3、"]
    assert {"union_finance", "finance_audit"} <= found["4、"]
    assert "以党" not in found
    assert "总之" not in found


def test_traditional_text_has_the_same_items() -> None:
    import opencc

    assert _items(opencc.OpenCC("s2t").convert(PLAN)) == _items(PLAN)


def test_a_mention_spans_the_clause_that_proves_it_inside_its_line() -> None:
    mentions = [m for d in extract(PLAN).documents for m in d.items]
    for mention in mentions:
        assert mention.line is not None
        assert mention.line.start <= mention.start < mention.end <= mention.line.end
        assert "\n" not in PLAN[mention.start : mention.end]
        assert mention.score is not None
        assert 0 <= mention.score <= 1
    proofs = {m.item: PLAN[m.start : m.end] for m in mentions}
    assert proofs["staff_congress"] == "三月召开教代会"
    assert proofs["finance_audit"] == "经审委员每学期审查一次账目"


def test_a_mention_ends_where_the_next_numbered_activity_begins() -> None:
    text = "晨光小学工会2024年工作计划\n一、活动安排\n4月 1．表彰先进工作者 2．教工读书分享会（3）趣味运动会\n"
    found = {text[m.start : m.end] for d in extract(text).documents for m in d.items}
    assert {"表彰先进工作者", "教工读书分享会", "趣味运动会"} <= found


def test_what_a_clause_says_does_not_depend_on_the_order_of_a_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def said(reverse: bool) -> list[float]:
        detector, told = make(), []
        plain = detector.weights._spoken

        def spoken(*given: Any) -> float:
            told.append(plain(*given))
            return told[-1]

        monkeypatch.setattr(features, "clause_grams", lambda t: sorted(grams(t), reverse=reverse))
        monkeypatch.setattr(detector.weights, "_spoken", spoken)
        extract(PLAN, detector=detector)
        return told

    grams = features.clause_grams
    assert said(reverse=False) == said(reverse=True) != []


def test_mentions_come_in_the_order_of_the_text() -> None:
    for document in extract(PLAN).documents:
        lines = [m.line.start for m in document.items if m.line]
        assert lines == sorted(lines)


def test_noise_is_not_read() -> None:
    start = PLAN.index("3、")
    noise = Noise(start=start, end=PLAN.index("4、"), kind="site")
    document = Document(start=0, end=len(PLAN), kind="plan")
    (with_noise,) = detect(PLAN, [document], noise=[noise])
    assert "sports" not in {m.item for m in with_noise}


def test_a_document_without_text_has_no_items() -> None:
    assert detect("", [Document(start=0, end=0)]) == ((),)
    assert detect("\n \n", [Document(start=0, end=3)]) == ((),)


@pytest.mark.parametrize("item", load().items, ids=lambda item: item.id)
def test_the_example_of_each_item_is_found(item: object) -> None:
    known = load().get(item.id)  # type: ignore[attr-defined]
    body = "\n".join(f"{n}、{example}" for n, example in enumerate(known.examples, 1))
    text = f"阳光小学工会2024年工作计划\n一、主要工作\n{body}\n"
    found: set[str] = {m.item for d in extract(text).documents for m in d.items}
    assert known.id in found


def test_an_item_of_ones_own_is_found_by_its_cues(tmp_path: Path) -> None:
    path = tmp_path / "items.toml"
    path.write_text(
        '[[item]]\nid = "robot_club"\ngroup = "society"\nzh = "机器人"\nscope = "机器人"\n'
        'cues = ["机器人(教研|比赛|活动)"]\n',
        "utf-8",
    )
    detector = make(load(path))
    text = PLAN.replace("教工趣味运动会和乒乓球比赛", "机器人活动")
    (document,) = extract(text).documents
    found = {m.item: text[m.start : m.end] for m in detector.find(text, document)}
    assert found["robot_club"] == "十月举行机器人活动"
    assert "staff_congress" in found


def test_detection_is_the_same_each_time() -> None:
    def found() -> list[ItemMention]:
        return [m for d in extract(PLAN).documents for m in d.items]

    assert found() == found()


def _named(weights: ItemWeights, names: list[str]) -> float:
    """The weights of shared features by their names, characters among them."""
    tables = {"b=": weights.begins, "c=": weights.clauses}
    return sum(
        tables[name[:2]][name[2:]] if name[:2] in tables else weights.named([name])
        for name in names
    )


def test_the_hot_loop_reads_the_same_codes_as_training() -> None:
    detector = make()
    weights = detector.weights
    document = extract(PLAN).documents[0]
    checked = 0
    for reading in detector.reader.read(split(PLAN, document, ())):
        base, places = weights._place(reading.line, "plan")
        opening = _named(weights, features.of_words(reading))
        assert weights._words(reading) == pytest.approx(opening)
        base += opening
        for sentence in reading.sentences:
            found: Best = {}
            weights.sentence(reading, sentence, base, places, found)
            for item, (score, _) in found.items():
                top = sentence.best[item]
                clause = reading.clause(top[0], sentence)
                codes = features.local(reading, sentence, item, clause)
                expected = base + places[item] + weights.own[item].kind[top[3]]
                expected += sum(weights.cue[c] for c in {hit[2] for hit in sentence.hits[item]})
                names = [f"{n}={int(c)}" for n, c in zip(features.LOCAL, codes, strict=True)]
                words = reading.text[clause[0] : clause[1]]
                names += [f"c={gram}" for gram in features.clause_grams(words)]
                names.append(f"tn={codes[0]}{codes[5]}")
                expected += _named(weights, names)
                left, right = features.around(reading.text, top)
                expected += sum(weights.left[gram] for gram in left)
                expected += sum(weights.right[gram] for gram in right)
                over = weights.over[item]
                expected += sum(over.get(n, 0.0) for n in features.covering(sentence, item))
                assert score == pytest.approx(expected)
                checked += 1
    assert checked >= 5


def test_who_signs_is_no_item() -> None:
    text = "2024年工作计划\n一、开好教代会。\n二、慰问困难职工。\n云溪中学工会女职工委员会\n2024年1月5日\n"
    (document,) = extract(text).documents
    assert "women_committee" not in {m.item for m in document.items}
    assert {"staff_congress", "hardship_aid"} <= {m.item for m in document.items}
