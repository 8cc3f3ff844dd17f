"""The spaCy pipeline says what extract() says, and can be saved, sent and extended."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
import spacy.language
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc, DocBin

import unionnlp.spacy
from unionnlp.errors import ReadingError, RecordError
from unionnlp.language.pipeline import (
    CATEGORIES,
    ENTITIES,
    FACTS,
    GROUPS,
    RECORDS,
    SENTENCES,
    SPANS,
    TOKENIZER,
)
from unionnlp.pipeline import extract

ROOT = Path(__file__).parents[2]
PLANS = {
    path.stem: path.read_text("utf-8")
    for path in sorted((ROOT / "tests/fixtures/plans").glob("*.txt"))
    if "." not in path.stem
}
MARKED = {
    path.stem: re.sub("⟦[^⟦⟧]*⟧", "", path.read_text("utf-8"))
    for path in sorted((ROOT / "tests/marked").glob("*.txt"))
}
REAL = {
    path.stem: path.read_bytes().decode("utf-8")
    for path in sorted((ROOT.parent / "shared" / "benchmark" / "texts").glob("*.txt"))
}
SHORT = (
    "东湖小学2024年工会工作计划\n一、每学期召开教代会一次。\n三月：三八节登山\n四月：运动会（待定）"
)

TEXTS = PLANS | MARKED | REAL


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return unionnlp.spacy.load()


def facts(doc: Doc) -> dict[str, list[tuple[object, ...]]]:
    """Return what the groups of spans say, with labels and records."""
    return {
        name: [(s.start_char, s.end_char, s.text, s.label_, s._.union) for s in doc.spans[name]]
        for name in GROUPS
    }


@pytest.mark.parametrize("name", TEXTS)
def test_same_facts_as_extract(nlp: spacy.language.Language, name: str) -> None:
    text = TEXTS[name]
    expected = extract(text)
    doc = nlp(text)
    assert doc.text == text
    assert doc._.union == expected
    for group in FACTS:
        records = [r for document in expected.documents for r in getattr(document, group)]
        assert [span._.union for span in doc.spans[group]] == records
        assert [(s.start_char, s.end_char) for s in doc.spans[group]] == [
            (r.start, r.end) for r in records
        ]
    assert [span._.union for span in doc.spans["noise"]] == list(expected.noise)
    assert [span._.union for span in doc.spans["documents"]] == list(expected.documents)
    assert {kind for kind, value in doc.cats.items() if value} == {
        document.kind for document in expected.documents
    }


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.sampled_from("一、2024年三月工会 \t\n\u3000：次每%（）待定a計劃🎈\r"), max_size=120)
)
def test_any_text_survives_and_every_span_is_exact(text: str) -> None:
    doc = PIPELINE(text)
    assert doc.text == text
    for group in GROUPS:
        for span in doc.spans[group]:
            assert (span.start_char, span.end_char) == (span._.union.start, span._.union.end)


PIPELINE = unionnlp.spacy.load()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000", "a b  c"])
def test_texts_with_nothing_in_them(nlp: spacy.language.Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert doc._.union == extract(text)
    assert not any(doc.cats.values())


def test_half_a_character_is_refused_with_its_place(nlp: spacy.language.Language) -> None:
    with pytest.raises(ReadingError, match="half a character at offset 2"):
        nlp("工会\ud800计划")


def test_words_and_parts_of_speech(nlp: spacy.language.Language) -> None:
    doc = nlp("召开教代会。")
    assert [(token.text, token.tag_) for token in doc] == [
        ("召开", "v"),
        ("教代会", "n"),
        ("。", "x"),
    ]


def test_traditional_text_keeps_its_characters(nlp: spacy.language.Language) -> None:
    assert [token.text for token in nlp("召開教代會")] == ["召開", "教代會"]


def test_labels_tell_roles_apart(nlp: spacy.language.Language) -> None:
    doc = nlp(SHORT)
    assert [(s.text, s.label_) for s in doc.spans["schedule"]] == [
        ("三八节登山", "activity"),
        ("运动会（待定）", "tentative"),
    ]
    assert [(s.text, s.label_) for s in doc.spans["quantities"]] == [("一次", "target")]
    assert doc.cats == {"plan": 1.0, "summary": 0.0, "summary+plan": 0.0}


def test_saved_pipeline_is_the_same(tmp_path: Path) -> None:
    nlp = unionnlp.spacy.load(words=["悦读小站"])
    nlp.tokenizer.add_words(["暖心驿"])
    nlp.to_disk(tmp_path / "union")
    loaded = spacy.load(tmp_path / "union")
    assert loaded.tokenizer.words == ["悦读小站", "暖心驿"]
    assert loaded.pipe_names == [RECORDS, SENTENCES, SPANS, ENTITIES, CATEGORIES]
    text = PLANS["nursery"]
    assert facts(loaded(text)) == facts(nlp(text))
    assert [t.text for t in loaded("办好悦读小站")] == ["办好", "悦读小站"]


def test_bytes_and_pickles_keep_the_words() -> None:
    nlp = unionnlp.spacy.load(words=["悦读小站"])
    other = unionnlp.spacy.load().from_bytes(nlp.to_bytes())
    assert other.tokenizer.words == ["悦读小站"]
    assert pickle.loads(pickle.dumps(nlp.tokenizer)).words == ["悦读小站"]  # noqa: S301
    assert unionnlp.spacy.load().tokenizer.words == []


def test_entry_points_name_what_the_pipeline_asks_for() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "entry-points"
    ]
    assert set(declared["spacy_factories"]) == {
        RECORDS, SENTENCES, SPANS, ENTITIES, CATEGORIES,
    }  # fmt: skip
    assert set(declared["spacy_tokenizers"]) == {TOKENIZER}
    for targets in declared.values():
        for target in targets.values():
            module, _, attribute = target.partition(":")
            assert hasattr(import_module(module), attribute)


def install(folder: Path) -> None:
    """Write what an installer leaves of the entry points, so that the test needs none."""
    info = folder / "unionnlp_entries-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: unionnlp-entries\nVersion: 0\n")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = []
    for group, targets in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in targets.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


def test_spacy_finds_a_saved_pipeline_by_itself(tmp_path: Path) -> None:
    unionnlp.spacy.load().to_disk(tmp_path / "union")
    install(tmp_path)
    code = (
        "import sys, spacy; from spacy import displacy; nlp = spacy.load(sys.argv[1]);"
        "doc = nlp(sys.argv[2]);"
        "print(doc.spans['schedule'][0].text, doc._.union.documents[0].year);"
        "options = {'spans_key': 'schedule'};"
        "page = displacy.render(doc, style='span', options=options, jupyter=False);"
        "print('#9fd3e8' in page)"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(tmp_path / "union"), SHORT],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
    )
    assert run.stdout.split() == ["三八节登山", "2024", "True"], run.stderr


def test_two_processes_give_the_same(nlp: spacy.language.Language) -> None:
    texts = list(PLANS.values())
    alone = [facts(doc) for doc in nlp.pipe(texts)]
    together = list(nlp.pipe(texts, n_process=2, batch_size=3))
    assert [facts(doc) for doc in together] == alone
    assert [doc.cats for doc in together] == [nlp(text).cats for text in texts]


def test_contexts_travel_along(nlp: spacy.language.Language) -> None:
    pairs = [(text, {"name": name}) for name, text in PLANS.items()]
    found = list(nlp.pipe(pairs, as_tuples=True))
    assert [context["name"] for _, context in found] == list(PLANS)


def test_docbin_round_trip(nlp: spacy.language.Language) -> None:
    docs = [nlp(text) for text in PLANS.values()]
    box = DocBin(docs=docs, store_user_data=True)
    back = list(DocBin().from_bytes(box.to_bytes()).get_docs(spacy.blank("zh").vocab))
    assert [doc.text for doc in back] == [doc.text for doc in docs]
    assert [facts(doc) for doc in back] == [facts(doc) for doc in docs]
    assert [doc._.union for doc in back] == [doc._.union for doc in docs]
    assert [doc.cats for doc in back] == [doc.cats for doc in docs]


def test_displacy_shows_each_group(nlp: spacy.language.Language) -> None:
    doc = nlp(SHORT)
    for group in ("outline", "schedule", "quantities"):
        page = displacy.render(doc, style="span", options={"spans_key": group}, jupyter=False)
        for span in doc.spans[group]:
            assert span.label_ in page
            assert all(token.text in page for token in span)


def test_every_label_of_the_pipeline_has_a_colour() -> None:
    doc = PIPELINE("\n".join(PLANS.values()))
    labels = {span.label_ for group in GROUPS for span in doc.spans[group]}
    assert labels <= set(unionnlp.spacy.DISPLACY_COLOURS)


def test_rules_of_a_user_join_a_group() -> None:
    nlp = unionnlp.spacy.load(words=["悦读小站"])
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "items", "overwrite": False})
    ruler.add_patterns([{"label": "reading_corner", "pattern": "悦读小站"}])
    text = SHORT + "\n二、在图书馆办好悦读小站。"
    doc = nlp(text)
    (mine,) = (span for span in doc.spans["items"] if span.label_ == "reading_corner")
    assert (mine.text, mine._.union) == ("悦读小站", None)
    assert facts(doc)["schedule"] == facts(PIPELINE(text))["schedule"]


def test_components_work_behind_another_tokenizer() -> None:
    nlp = spacy.blank("xx")  # cuts at spaces and punctuation only
    for factory in (RECORDS, SPANS, CATEGORIES):
        nlp.add_pipe(factory)
    for text in [*PLANS.values(), *REAL.values()]:
        doc = nlp(text)
        assert doc.text == text
        for group in FACTS:
            records = [r for d in extract(text).documents for r in getattr(d, group)]
            assert [span._.union for span in doc.spans[group]] == records
            assert [(s.start_char, s.end_char) for s in doc.spans[group]] == [
                (r.start, r.end) for r in records
            ]


def test_cutting_keeps_the_spans_of_others() -> None:
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "mine"})
    ruler.add_patterns([{"label": "end", "pattern": "）"}])
    nlp.add_pipe(RECORDS)
    nlp.add_pipe(SPANS, config={"prefix": "union_"})
    doc = nlp(SHORT)
    assert [(span.text, span.label_) for span in doc.spans["mine"]] == [("）", "end")]
    assert [span.text for span in doc.spans["union_quantities"]] == ["一次"]


def test_a_missing_record_is_named() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe(CATEGORIES)
    with pytest.raises(RecordError, match="unionnlp_records"):
        nlp("工会")


def test_disabled_components_do_not_run() -> None:
    doc = unionnlp.spacy.load(disable=[CATEGORIES])(SHORT)
    assert not doc.cats
    assert doc.spans["schedule"]


def test_spacy_itself_is_not_shadowed() -> None:
    assert spacy.__name__ == "spacy"
    assert unionnlp.spacy.__name__ == "unionnlp.spacy"
    assert unionnlp.spacy is not spacy
