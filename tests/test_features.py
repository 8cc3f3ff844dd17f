"""Matrices for scikit-learn: names, rows that join the frames, steps of pipelines."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.cluster import KMeans
from sklearn.pipeline import make_pipeline, make_union

from unionnlp.errors import RecordError
from unionnlp.items.catalogue import load as load_catalogue
from unionnlp.outputs.analysis.features import ItemCounts, document_text, features, tfidf, words
from unionnlp.outputs.tables.frames import frames
from unionnlp.pipeline import extract
from unionnlp.records import Document, Extraction, ItemMention, Noise, Source, Span

PLANS = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parent / "fixtures/plans").glob("*.txt"))
    if "." not in path.stem
]
CHESS = "东湖小学2024年工会工作计划\n一、举办象棋围棋比赛。\n二、组织象棋队。"
CHOIR = "西岭中学2023年工会工作总结\n一、排练合唱曲目。\n二、合唱团参加演出。"


def mention(item: str, line: int, score: float | None = None) -> ItemMention:
    place = Span(start=line * 10, end=line * 10 + 9)
    return ItemMention(start=line * 10, end=line * 10 + 4, item=item, score=score, line=place)


DOCUMENT = Document(
    start=0,
    end=40,
    items=(
        mention("sports", 0, 0.6),
        mention("sports", 0, 0.9),
        mention("sports", 2, 0.7),
        mention("health_check", 1),
        mention("no_such_item", 1),
    ),
)


def test_rows_are_documents_and_columns_have_names() -> None:
    found = features([CHESS, CHOIR])
    assert found.tfidf.shape == (2, len(found.terms))
    assert found.items.shape == (2, len(found.item_ids))
    assert found.documents["organization"].tolist() == ["东湖小学", "西岭中学"]
    assert found.documents["year"].tolist() == [2024, 2023]
    assert found.documents["kind"].tolist() == ["plan", "summary"]
    first, second = ([word for word, _ in found.keywords(row)] for row in (0, 1))
    assert "象棋" in first
    assert "合唱团" in second
    assert not set(first) & set(second)


def test_rows_join_the_frames() -> None:
    extractions = [extract(text) for text in PLANS]
    found = features(PLANS)
    tables = frames(extractions)
    assert found.documents.index.tolist() == tables["documents"]["document_id"].tolist()
    counted = found.item_frame().astype(bool).sum(axis=1)
    assert counted.tolist() == tables["documents"]["n_items"].tolist()


def test_a_source_of_two_documents_gives_two_rows() -> None:
    extraction = extract(f"{CHESS}\n\n{CHOIR}")
    assert len(features([f"{CHESS}\n\n{CHOIR}"]).documents) == len(extraction.documents)


def test_the_writers_own_name_is_no_keyword() -> None:
    assert "东湖" not in features([CHESS]).terms


def test_noise_inside_a_document_is_left_out() -> None:
    text = "甲乙丙丁戊己庚辛"
    noise = (Noise(start=0, end=2, kind="site"), Noise(start=3, end=5, kind="watermark"))
    source = Source(sha256="0", encoding=None, length=len(text))
    extraction = Extraction(source=source, noise=noise)
    assert document_text(Document(start=1, end=7), text, extraction) == "丙己庚"


def test_extractions_need_their_text() -> None:
    extraction = extract(CHESS)
    with pytest.raises(RecordError, match="with_text=True"):
        features([extraction])
    source = msgspec.structs.replace(extraction.source, text=CHESS)
    kept = msgspec.structs.replace(extraction, source=source)
    assert (features([kept]).tfidf != features([CHESS]).tfidf).nnz == 0


@pytest.mark.parametrize(
    ("values", "sports", "health"),
    [("counts", 2.0, 1.0), ("presence", 1.0, 1.0), ("score", 0.9, 1.0)],
)
def test_item_values(values: str, sports: float, health: float) -> None:
    counter = ItemCounts(values=values).set_output(transform="pandas")
    frame = counter.fit_transform([DOCUMENT])
    assert frame.columns.tolist() == [item.id for item in load_catalogue().items]
    assert frame.loc[0, ["sports", "health_check"]].tolist() == [sports, health]
    assert frame.loc[0].astype(bool).sum() == 2


def test_item_values_are_checked() -> None:
    with pytest.raises(ValueError, match="counts, presence or score"):
        ItemCounts(values="rates").transform([DOCUMENT])


def test_one_text_is_no_list_of_texts() -> None:
    for wrong in (features, ItemCounts().transform):
        with pytest.raises(ValueError, match="put it in a list"):
            wrong("甲小学2024年工会工作计划")


def test_a_step_can_be_cloned_searched_and_named() -> None:
    step = clone(ItemCounts(values="presence"))
    assert step.get_params() == {"values": "presence", "catalogue": None}
    frame = step.set_output(transform="pandas").fit_transform(
        ["甲小学2024年工会工作计划\n一、召开教代会。"]
    )
    assert list(frame.columns) == list(step.get_feature_names_out())
    assert frame["staff_congress"].tolist() == [1.0]
    both = make_union(tfidf(), ItemCounts()).fit(["甲小学2024年工会工作计划\n一、召开教代会。"])
    assert sparse.issparse(both.transform(["召开教代会"]))
    assert "itemcounts__staff_congress" in both.get_feature_names_out()


def test_no_documents_give_an_empty_matrix() -> None:
    assert ItemCounts().transform([]).shape == (0, len(load_catalogue().items))


def test_steps_of_a_pipeline() -> None:
    union = make_union(tfidf(min_df=2), ItemCounts(values="presence"))
    pipeline = make_pipeline(union, KMeans(3, random_state=0, n_init=3))
    groups = pipeline.fit_predict(PLANS)
    assert len(groups) == len(PLANS)
    assert np.array_equal(pipeline.predict(PLANS), groups)
    names = pipeline[0].get_feature_names_out()
    assert any(name == "itemcounts__sports" for name in names)
    assert clone(pipeline).get_params()["featureunion__itemcounts__values"] == "presence"


def test_words_are_simplified_and_carry_meaning() -> None:
    assert words("每學期召開教代會2次，並慰問了退休教師。") == words(
        "每学期召开教代会2次，并慰问了退休教师。"
    )
    assert "教代会" in words("召開教代會")
    assert not words("的、了，和 2024 100% 一 二")


def test_the_same_twice() -> None:
    first, second = features(PLANS), features(PLANS)
    assert (first.tfidf != second.tfidf).nnz == 0
    assert first.terms.tolist() == second.terms.tolist()
