"""Training: the same twice, measured by files left out, nothing but short features."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from unionnlp.errors import KnowledgeError, RecordError
from unionnlp.items import features, model
from unionnlp.items.catalogue import load
from unionnlp.items.cue_table import compile_cues
from unionnlp.training.dataset import collect
from unionnlp.training.goldfiles import read_folder
from unionnlp.training.idle import idle_hints
from unionnlp.training.measure import Figures, TruthCounts, calibration_error
from unionnlp.training.train import train

ROOT = Path(__file__).parent.parent.parent


def _corpus(folder: Path, count: int) -> Path:
    """A corpus of the first files of the practice texts and the corpus."""
    (folder / "texts").mkdir(parents=True)
    (folder / "gold").mkdir()
    sources = sorted((ROOT / "corpus" / "practice" / "gold").glob("*.json"))
    sources += sorted((ROOT / "corpus" / "gold").glob("*.json"))
    for gold in sources[:count]:
        text = gold.parent.parent / "texts" / f"{gold.stem}.txt"
        (folder / "gold" / gold.name).write_bytes(gold.read_bytes())
        (folder / "texts" / text.name).write_bytes(text.read_bytes())
    return folder


def test_training_twice_gives_the_same_files(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", 5)
    said: list[str] = []
    for name in ("one", "two"):
        train([corpus], tmp_path / name, date="2026-01-01", say=said.append)
    for file in (model.FILE_NAME, "items.md"):
        one, two = tmp_path / "one" / file, tmp_path / "two" / file
        assert one.read_bytes() == two.read_bytes()
    assert any(row.startswith("cues and model ") for row in said)
    assert any(row.startswith("ten worst items") for row in said)
    assert model.load(tmp_path / "one").threshold > 0


def test_files_that_share_passages_are_in_one_fold(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", 4)
    first = sorted((corpus / "gold").glob("*.json"))[0]
    (corpus / "gold" / "zz.json").write_bytes(first.read_bytes())
    text = (corpus / "texts" / f"{first.stem}.txt").read_bytes()
    (corpus / "texts" / "zz.txt").write_bytes(text)
    cases = collect([corpus], compile_cues(load())).cases
    folds = {case.name: case.fold for case in cases}
    assert folds["zz"] == folds[first.stem]
    assert len(set(folds.values())) == 4


def test_no_feature_of_the_shipped_model_is_longer_than_four_characters() -> None:
    shipped = model.load()
    grams = [*shipped.topics.grams]
    for table in (shipped.clauses, shipped.begins, shipped.left, shipped.right):
        grams += table.grams
    assert max(map(len, grams)) <= features.MAX_GRAM


def test_the_shipped_model_knows_the_shipped_catalogue() -> None:
    from unionnlp.items.catalogue import built_in_source
    from unionnlp.items.detector import digest

    assert model.load().catalogue == digest(built_in_source())


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="texts/ and gold/"):
        read_folder(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold").mkdir()
    with pytest.raises(RecordError, match="no gold record"):
        read_folder(tmp_path)
    (tmp_path / "gold" / "a.json").write_text("{}", "utf-8")
    with pytest.raises(RecordError):
        read_folder(tmp_path)
    (tmp_path / "texts" / "a.txt").write_text("", "utf-8")
    with pytest.raises(RecordError, match="not a gold record"):
        read_folder(tmp_path)


def test_gold_with_an_unknown_item_is_refused(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus", 1)
    path = next((corpus / "gold").glob("*.json"))
    gold = json.loads(path.read_text("utf-8"))
    gold["documents"][0]["items"][0]["item"] = "dancing"
    path.write_text(json.dumps(gold), "utf-8")
    with pytest.raises(KnowledgeError, match="dancing"):
        train([corpus], tmp_path / "out", date="2026-01-01", say=lambda _: None)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no item model"):
        model.load(tmp_path)
    (tmp_path / model.FILE_NAME).write_text("{}", "utf-8")
    with pytest.raises(KnowledgeError, match="not an item model"):
        model.load(tmp_path)


def test_figures_count_sets_of_items_by_document_and_by_line() -> None:
    figures = Figures(["a", "b"])
    figures.add([{"a"}, {"b"}, set()], [{"a"}, set(), {"a"}])
    assert (figures.documents.tp, figures.documents.fp, figures.documents.fn) == (1, 1, 0)
    assert (figures.lines.tp, figures.lines.fp, figures.lines.fn) == (1, 1, 1)
    assert figures.lines.f1 == 0.5
    assert figures.items["a"][1].recall == 0.5
    assert figures.worst(1) == ["b"]
    assert TruthCounts().f1 == 1.0


def test_calibration_error_is_the_mean_gap_between_said_and_true() -> None:
    assert calibration_error([0.95, 0.95], [True, True]) == pytest.approx(0.05)
    assert calibration_error([0.5, 0.5], [True, False]) == 0


def test_only_hints_that_are_often_met_and_never_believed_are_idle(tmp_path: Path) -> None:
    table = compile_cues(load())
    data = collect([_corpus(tmp_path / "corpus", 8)], table)
    keys = {row.key for row in data.rows}
    assert idle_hints(data, table, dict.fromkeys(keys, 0.9), 0.5) == {}
    idle = idle_hints(data, table, dict.fromkeys(keys, 0.1), 0.5)
    known = {item.id: item for item in load().items}
    assert idle
    for item, patterns in idle.items():
        assert set(patterns) <= set(known[item].hints) - set(known[item].cues)


def test_a_document_is_learned_from_with_and_without_its_outline(tmp_path: Path) -> None:
    data = collect([_corpus(tmp_path / "corpus", 3)], compile_cues(load()))
    assert len(data.measured) * 2 == len(data.cases)
    for whole, bare in zip(data.cases[::2], data.cases[1::2], strict=True):
        assert bare.bare
        assert (bare.lines, bare.gold, bare.fold) == (whole.lines, whole.gold, whole.fold)
        assert not any("f=heading" in place for place in bare.places)
