"""Every command that finds standard items takes those of one's own, and names them."""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path

import pytest
import typer
from garden import OWN

import unionnlp
from unionnlp.cli.app import application
from unionnlp.corpus.store import open_corpus
from unionnlp.desk import tasks, work
from unionnlp.errors import KnowledgeError, RecordError
from unionnlp.training.goldfiles import read_folder
from unionnlp.training.train import train

ROOT = Path(__file__).parents[2]
PLAN = """柳溪小学工会2025年工作计划
一、主要工作
1、四月整好菜地，各组认领两畦，六月开尝鲜会。
2、五月组织教工体检。
"""
SUMMARY = """柳溪小学工会2025年工作总结
一、主要工作
1、四月整好了菜地，各组认领三畦，六月开了尝鲜会。
"""
SILENT = """柳溪小学工会2025年工作总结
一、主要工作
1、五月组织了教工体检。
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in (("own.toml", OWN), ("plan.txt", PLAN), ("summary.txt", SUMMARY)):
        (tmp_path / name).write_text(content, "utf-8")
    for name, file in (("plans", "plan.txt"), ("summaries", "summary.txt")):
        (tmp_path / name).mkdir()
        shutil.copy(tmp_path / file, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> int:
    code = application()(line.split(), prog_name="unionnlp", standalone_mode=False)
    return code if isinstance(code, int) else 0


def said(line: str, capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    assert run(line) in (0, 1), line
    return capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("jobs", [1, 2])
def test_extract(jobs: int, place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert "校园菜地" in said("extract plan.txt --items own.toml", capsysbinary)
    assert run(f"extract plans --items own.toml -o t --format csv --jobs {jobs}") == 0
    rows = (place / "t" / "items.csv").read_text("utf-8-sig")
    assert "田间,校园菜地" in rows
    assert "体检" not in rows
    assert run("extract plan.txt --items own.toml -o plan.html") == 0
    assert "校园菜地" in (place / "plan.html").read_text("utf-8")


def test_check(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    report = json.loads(said("check plan.txt --items own.toml -f json", capsysbinary))
    assert report["extra"] == ["school_garden"]
    assert run("check plans --items own.toml -o t --format csv") == 0
    assert "田间,校园菜地" in (place / "t" / "items.csv").read_text("utf-8-sig")


def test_compare(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    line = "compare plan.txt summary.txt --items own.toml -f json"
    found = json.loads(said(line, capsysbinary))
    assert {i for c in found["commitments"] for i in c["items"]} == {"school_garden"}
    (place / "summaries" / "summary.txt").write_text(SILENT, "utf-8")
    assert "校园菜地" in said("compare plans summaries --items own.toml", capsysbinary)
    library = unionnlp.compare(PLAN, SUMMARY, detector=unionnlp.detector("own.toml"))
    assert {i for c in library.commitments for i in c.items} == {"school_garden"}


def test_corpus(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("corpus build plans --output c --items own.toml") == 0
    assert "校园菜地" in said("corpus stats c", capsysbinary)
    assert "菜地" in said("corpus search c 尝鲜会 --item 校园菜地", capsysbinary)
    assert run("corpus add c summaries") == 0  # with the items that the corpus was built with
    with open_corpus(place / "c") as known:
        assert known.item_names() == {"school_garden": "校园菜地"}
        found = [{m.item for m in row.document.items} for row in known.documents()]
    assert found == [{"school_garden"}, {"school_garden"}]


def test_a_corpus_of_the_shipped_items_knows_them(place: Path) -> None:
    assert run("corpus build plans --output c") == 0
    with open_corpus(place / "c") as known:
        assert known.item("体检") if "体检" in known.item_names().values() else known.item_names()
        with pytest.raises(KnowledgeError, match="no item"):
            known.item("school_garden")


def test_evaluate(place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    detector = unionnlp.detector("own.toml")
    (place / "gold").mkdir()
    record = unionnlp.extract_file("plan.txt", detector=detector).to_json()
    (place / "gold" / "plan.json").write_text(record, "utf-8")
    for own, f1 in ((" --items own.toml", 1.0), ("", 0.0)):
        figures = json.loads(said(f"evaluate gold plans -f json{own}", capsysbinary))
        assert figures["measures"]["items"]["f1"] == f1


def test_desk(place: Path) -> None:
    own = tasks.Started(items=str(place / "own.toml"))
    answer = work.do(tasks.Check("a.txt", PLAN.encode(), tasks.Wishes(), own))
    assert answer.checked is not None
    report = json.loads(answer.checked.report)
    assert report["extra"] == ["school_garden"]


def test_a_trained_model_and_its_card(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The card tells of the texts and items that were learned from, and of no others."""
    corpus = place / "own_corpus"
    for name, ending in (("gold", "json"), ("texts", "txt")):
        (corpus / name).mkdir(parents=True)
        for path in sorted((ROOT / "corpus" / "practice" / name).glob(f"*.{ending}"))[:5]:
            shutil.copy(path, corpus / name)
    (place / "more.toml").write_text(OWN.replace('mode = "replace"', ""), "utf-8")
    outcome = train([corpus], place / "model", date="2026-01-01", items="more.toml", say=len)
    card = (place / "model" / "items.md").read_text("utf-8")
    counts = outcome.counts
    assert f"| {corpus} |" in card
    assert f"1 folders, {counts['documents']} documents, {counts['lines']} lines" in card
    known = len(unionnlp.detector("more.toml").catalogue.items)
    assert f"It knows the {known} items of more.toml (" in card
    assert "--items more.toml" in card
    assert "benchmark" not in card
    line = "extract plan.txt --items more.toml --model model -f json"
    found = json.loads(said(line, capsysbinary))
    assert "health_check" in {m["item"] for m in found["documents"][0]["items"]}
    assert unionnlp.detector("more.toml", "model") != unionnlp.detector("more.toml")


def test_texts_that_are_all_alike_are_no_ground_to_learn_on(place: Path) -> None:
    for name in ("gold", "texts"):
        (place / "own" / name).mkdir(parents=True)
    for name in ("a", "b"):
        (place / "own" / "texts" / f"{name}.txt").write_text(PLAN * 3, "utf-8")
        record = unionnlp.extract(PLAN * 3).to_json()
        (place / "own" / "gold" / f"{name}.json").write_text(record, "utf-8")
    with pytest.raises(RecordError, match="shares passages"):
        train([place / "own"], place / "model", date="2026-01-01", say=len)
    assert not (place / "model").exists()


def test_files_that_are_none_are_told_before_any_work(place: Path) -> None:
    with pytest.raises(KnowledgeError, match="no item model can be read"):
        run("extract plan.txt --model nowhere -o x.json")
    with pytest.raises(KnowledgeError, match=r"nowhere\.toml"):
        run("compare plan.txt summary.txt --items nowhere.toml")
    assert not (place / "x.json").exists()


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_report_tells_the_own_work_that_a_plan_holds(
    form: str, place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = " -o r.html" if form == "html" else ""
    told = said(f"check plan.txt --items own.toml --lang zh -f {form}{out}", capsysbinary)
    told = (place / "r.html").read_text("utf-8") if form == "html" else told
    assert "另外写到的工作" in told
    assert "校园菜地" in told
    assert "另外写到的工作" not in said("check plan.txt --lang zh", capsysbinary)


def test_the_desk_tells_the_own_work_that_a_plan_holds(place: Path) -> None:
    own = tasks.Started(items=str(place / "own.toml"))
    answer = work.do(tasks.Check("a.txt", PLAN.encode(), tasks.Wishes(), own))
    assert answer.checked is not None
    assert "校园菜地" in json.loads(answer.checked.view)["others"]


def test_a_check_of_an_extraction_names_the_items_that_it_was_made_with(place: Path) -> None:
    detector = unionnlp.detector("own.toml")
    extraction = unionnlp.extract_file("plan.txt", detector=detector, with_text=True)
    report = unionnlp.check(extraction)
    assert [(n.item, n.zh) for n in report.catalogue] == [("school_garden", "校园菜地")]
    assert unionnlp.Report.from_json(report.to_json()) == report


def test_exports_of_a_corpus_name_items_and_groups(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("corpus build plans --output c --items own.toml") == 0
    capsysbinary.readouterr()
    row = json.loads(said("corpus export c", capsysbinary))
    assert (row["item_names"], row["item_groups"]) == (["校园菜地"], ["田间"])
    table = said("corpus export c -f csv", capsysbinary).splitlines()
    cells = dict(zip(table[0].lstrip("\ufeff").split(","), table[1].split(","), strict=False))
    assert (cells["item_names"], cells["item_groups"]) == ("校园菜地", "田间")


def test_exports_number_documents_as_extract_does(place: Path) -> None:
    """A document that a corpus holds already leaves its number free."""
    other = PLAN.replace("柳溪", "桐山").replace("四月整好菜地", "三月开教代会，五月组织趣味运动会")
    (place / "both").mkdir()
    (place / "both" / "1.txt").write_text(PLAN, "utf-8")
    (place / "both" / "2.txt").write_text(f"{PLAN}\n\n{other}", "utf-8")
    assert run("corpus build both --output c --items own.toml") == 0
    assert run("corpus export c --table documents -o x.csv") == 0
    with (place / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [(r["path"], r["document_no"]) for r in csv.DictReader(file)]
    assert found == [("both/1.txt", "1"), ("both/2.txt", "2")]


def test_a_detector_is_of_the_file_that_its_name_means_now(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> set[str]:
        detector = unionnlp.detector("own.toml")
        return {
            m.item for d in unionnlp.extract(PLAN, detector=detector).documents for m in d.items
        }

    assert found() == {"school_garden"}
    (place / "other").mkdir()
    monkeypatch.chdir(place / "other")
    Path("own.toml").write_text(OWN.replace("school_garden", "orchard"), "utf-8")
    assert found() == {"orchard"}
    Path("own.toml").write_text(OWN.replace("school_garden", "pond"), "utf-8")
    os.utime("own.toml", ns=(1, 1))
    assert found() == {"pond"}


def test_the_desk_reads_texts_in_the_encoding_that_is_given(place: Path) -> None:
    data = PLAN.encode("utf-16-le")
    own = tasks.Started(encoding="utf-16-le")
    answer = work.do(tasks.Check("a.txt", data, tasks.Wishes(), own))
    assert answer.checked is not None
    assert json.loads(answer.checked.extraction)["documents"][0]["organization"] == "柳溪小学"
    with pytest.raises(typer.BadParameter, match="klingon"):
        run("desk --encoding klingon")


def test_train_reads_texts_in_the_encoding_that_is_given(place: Path) -> None:
    for name in ("gold", "texts"):
        (place / "own" / name).mkdir(parents=True)
    record = unionnlp.extract(PLAN).to_json()
    (place / "own" / "gold" / "a.json").write_text(record, "utf-8")
    (place / "own" / "texts" / "a.txt").write_text(PLAN, "gb18030")
    with pytest.raises(RecordError, match=r"a\.txt: not UTF-8"):
        run("train own -o model")
    assert read_folder(place / "own", "gb18030")[0].text == PLAN
    with pytest.raises(RecordError) as told:  # it goes on to what one text cannot teach
        run("train own -o model --encoding gb18030")
    assert "UTF-8" not in str(told.value)


def test_standard_output_by_its_name_is_standard_output(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert json.loads(said("extract plan.txt -f json -o /dev/stdout", capsysbinary))["documents"]
    with pytest.raises(typer.BadParameter, match=r"csv .*--output"):
        run("extract plan.txt -f csv -o /dev/stdout")
