"""``doc.ents``, ``doc.sents`` and parts of speech of the pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import unionnlp
import unionnlp.spacy
from unionnlp.grammar.normalize import normalize
from unionnlp.language.entities import LABELS, entities
from unionnlp.language.pipeline import ENTITIES, RECORDS, SENTENCES

TEXT = """青川区和平小学工会2024年工作计划
一、民主管理
1、四月召开教代会，提案办结率达到95%以上。2、与向阳中学结对，唱响“共建共享。”每户慰问600元。
二、活动安排
三月：三八节健步走，招募志愿者20人
青川区和平小学工会
2024年1月5日
"""
OWN = """
[[item]]
id = "walk"
group = "culture"
zh = "健步走"
scope = "健步走"
cues = ["健步走"]
"""
PIPELINE = unionnlp.spacy.load()


def test_entities_are_dates_organisations_and_amounts() -> None:
    found = [(ent.text, ent.label_) for ent in PIPELINE(TEXT).ents]
    assert found == [
        ("青川区和平小学", "ORG"),
        ("四月", "DATE"),
        ("95%", "PERCENT"),
        ("向阳中学", "ORG"),
        ("600元", "MONEY"),
        ("20人", "QUANTITY"),
        ("青川区和平小学", "ORG"),
    ]
    assert {label for _, label in found} <= set(LABELS)


def test_sentences_end_at_full_stops_and_lines() -> None:
    assert [sent.text.strip() for sent in PIPELINE(TEXT).sents] == [
        "青川区和平小学工会2024年工作计划",
        "一、民主管理",
        "1、四月召开教代会，提案办结率达到95%以上。",
        "2、与向阳中学结对，唱响“共建共享。”",
        "每户慰问600元。",
        "二、活动安排",
        "三月：三八节健步走，招募志愿者20人",
        "青川区和平小学工会",
        "2024年1月5日",
    ]


def test_every_token_has_a_tag_and_a_universal_one() -> None:
    doc = PIPELINE(TEXT)
    assert all(token.tag_ and token.pos_ for token in doc)
    said = {token.text: token.pos_ for token in doc}
    assert (said["召开"], said["教代会"], said["。"], said["\n"]) == (
        "VERB",
        "NOUN",
        "PUNCT",
        "SPACE",
    )


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.sampled_from("一、2024年三月工会小学向阳 \t\n\u3000：次每%。”（）a.🎈\r元5"), max_size=90
    )
)
def test_any_text_has_sentences_that_are_the_whole_of_it(text: str) -> None:
    doc = PIPELINE(text)
    assert "".join(sent.text for sent in doc.sents) == text
    extraction = unionnlp.extract(text)
    wanted = entities(extraction, normalize(text))
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == wanted


def test_entities_of_others_stay() -> None:
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "EVENT", "pattern": "教代会"}])  # type: ignore[attr-defined]
    for name in (RECORDS, SENTENCES, ENTITIES):
        nlp.add_pipe(name)
    found = {(ent.text, ent.label_) for ent in nlp(TEXT).ents}
    assert {("教代会", "EVENT"), ("向阳中学", "ORG"), ("600元", "MONEY")} <= found


def test_items_of_ones_own_are_saved_with_the_pipeline(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    nlp = unionnlp.spacy.load(items=tmp_path / "own.toml")
    nlp.to_disk(tmp_path / "union")
    for pipeline in (nlp, spacy.load(tmp_path / "union")):
        doc = pipeline(TEXT)
        assert "walk" in {span.label_ for span in doc.spans["items"]}
    shipped = PIPELINE(TEXT)
    assert "walk" not in {span.label_ for span in shipped.spans["items"]}


def test_the_meta_names_the_version() -> None:
    assert (PIPELINE.meta["name"], PIPELINE.meta["version"]) == ("unionnlp", unionnlp.__version__)
    assert PIPELINE.meta["lang"] == "zh"
    assert PIPELINE.analyze_pipes()["problems"] == {name: [] for name in PIPELINE.pipe_names}


@pytest.mark.parametrize("name", ["unionnlp_ents", "unionnlp_sents"])
def test_components_can_be_left_out(name: str) -> None:
    doc = unionnlp.spacy.load(disable=[name])(TEXT)
    assert not (doc.ents if name == "unionnlp_ents" else doc.has_annotation("SENT_START"))
