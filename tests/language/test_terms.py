"""Terms of one's own are kept whole by the segmenter, the matrices, the pipeline and a corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import unionnlp
import unionnlp.spacy
from unionnlp.cli.app import application
from unionnlp.corpus.build import build
from unionnlp.corpus.passages import search
from unionnlp.corpus.store import open_corpus
from unionnlp.errors import KnowledgeError

TEXT = "柳溪小学2025年工会工作计划\n一、四月办好悦读小站，更新图书。\n二、五月暖心驿站开放。\n"
TERMS = "# 我校的项目\n悦读小站\n暖心驿站 100 n\n\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "terms.txt").write_text(TERMS, "utf-8")
    (tmp_path / "plan.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> int:
    code = application()(line.split(), prog_name="unionnlp", standalone_mode=False)
    return code if isinstance(code, int) else 0


def test_a_file_of_terms(place: Path) -> None:
    assert unionnlp.read_terms("terms.txt") == ("悦读小站", "暖心驿站")
    (place / "bad.txt").write_text("好词\n一 二 三 四\n词，词\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"row 2: .*row 3: "):
        unionnlp.read_terms("bad.txt")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        unionnlp.read_terms("nowhere.txt")


def test_segment_keeps_them_whole(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    terms = unionnlp.read_terms("terms.txt")
    plain = [t.text for t in unionnlp.segment(TEXT)]
    own = [t.text for t in unionnlp.segment(TEXT, terms=terms)]
    assert "悦读小站" not in plain
    assert {"悦读小站", "暖心驿站"} <= set(own)
    assert "".join(own) == TEXT
    assert [t.text for t in unionnlp.segment(TEXT)] == plain  # nothing is left behind
    assert run("segment plan.txt --terms terms.txt -f json") == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert "悦读小站" in {token["text"] for token in said["tokens"]}


def test_matrices_and_pipeline_take_them(place: Path) -> None:
    terms = unionnlp.read_terms("terms.txt")
    assert "悦读小站" in unionnlp.features([TEXT], terms=terms).terms
    assert "悦读小站" not in unionnlp.features([TEXT]).terms
    assert "悦读小站" in {token.text for token in unionnlp.spacy.load(words=terms)(TEXT)}


def test_a_corpus_keeps_them_and_is_searched_by_them(place: Path) -> None:
    assert run("corpus build plan.txt --output c --terms terms.txt") == 0
    with open_corpus("c") as known:
        kept = "SELECT words FROM passage WHERE words LIKE '%悦读小站%'"
        assert known.connection.execute(kept).fetchone()
    assert "悦读小站" in search("c", "悦读小站")[0].passage.text
    (place / "more.txt").write_text(
        TEXT.replace("柳溪", "清水").replace("图书", "报刊杂志"), "utf-8"
    )
    assert run("corpus add c more.txt") == 0  # with the terms that it has
    assert len(search("c", "暖心驿站")) == 2
    before = build(["plan.txt", "more.txt"], "c", terms=["悦读小站", "暖心驿站"])
    assert (before.changed, before.unchanged) == (0, 2)
    assert build(["plan.txt", "more.txt"], "c").changed == 2  # other words: the index is made anew
