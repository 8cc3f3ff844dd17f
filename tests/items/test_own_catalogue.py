"""A catalogue of one's own travels from the detector to every table, view, check and corpus."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from garden import OWN

import unionnlp
from unionnlp.batch import ExtractOptions, inputs, run_all
from unionnlp.corpus import store
from unionnlp.corpus.build import build
from unionnlp.items.catalogue import load
from unionnlp.items.detector import Detector, make
from unionnlp.outputs.views import terminal
from unionnlp.records import Extraction

TEXT = """槐树湾小学工会2025年工作计划
一、主要工作
1、四月整好菜地，各组认领两畦，六月开尝鲜会。
2、五月组织教工体检。
"""


@pytest.fixture
def own(tmp_path: Path) -> Detector:
    file = tmp_path / "own.toml"
    file.write_text(OWN, "utf-8")
    return make(load(file))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    path = tmp_path / "plans" / "plan.txt"
    path.write_text(TEXT, "utf-8")
    return path


def again(thing: Any) -> Any:
    """What comes out at the other end of a pipe between processes."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301 - our own bytes


def found(extraction: Extraction) -> set[str]:
    return {m.item for d in extraction.documents for m in d.items}


def test_every_way_to_extract_takes_a_detector(own: Detector, plan: Path) -> None:
    wanted = {"school_garden"}
    assert found(unionnlp.extract(TEXT, detector=own)) == wanted
    assert found(unionnlp.extract_file(plan, detector=own)) == wanted
    assert [found(e) for e in unionnlp.extract_files([plan], detector=own)] == [wanted]


def test_items_can_be_left_out_everywhere(plan: Path) -> None:
    assert found(unionnlp.extract_file(plan)) >= {"health_check"}
    assert not found(unionnlp.extract_file(plan, items=False))
    assert not any(found(e) for e in unionnlp.extract_files([plan], items=False))


def test_a_detector_goes_to_other_processes(own: Detector, plan: Path) -> None:
    twin = again(own)
    assert twin == own
    assert twin.catalogue == own.catalogue
    results = run_all(inputs([plan, plan]), ExtractOptions(detector=own), jobs=2)
    assert [found(e) for e in results if isinstance(e, Extraction)] == [{"school_garden"}] * 2


def test_the_shipped_detector_is_pickled_by_name() -> None:
    data = pickle.dumps(make())
    assert len(data) < 1000
    assert found(unionnlp.extract(TEXT, detector=again(make()))) >= {"health_check"}


def test_records_and_reports_can_be_pickled(own: Detector, plan: Path) -> None:
    for checked in unionnlp.check_files([plan], detector=own):
        assert again(checked) == checked


def test_tables_and_views_name_the_items_of_the_detector(own: Detector) -> None:
    extraction = unionnlp.extract(TEXT, detector=own)
    rows = unionnlp.frames([extraction], catalogue=own.catalogue)["items"]
    assert set(rows["item_zh"]) == {"校园菜地"}
    assert set(rows["item_group"]) == {"田间"}
    view = terminal.render(extraction, text=TEXT, width=100, catalogue=own.catalogue)
    assert "田间" in view
    assert "校园菜地" in view


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_carry_the_names_of_their_items(
    own: Detector, plan: Path, tmp_path: Path, jobs: int
) -> None:
    """The catalogue that records were extracted with need not be given again."""
    plans = [plan, shutil.copy(plan, tmp_path / "again.txt")]
    several = list(unionnlp.extract_files(plans, detector=own, jobs=jobs, with_text=True))
    several[0] = Extraction.from_json(several[0].to_json())
    made = unionnlp.frames(several)
    told = unionnlp.frames(several, catalogue=own.catalogue)
    unionnlp.write_parquet(several, tmp_path / "parquet")
    unionnlp.write_csv(several, tmp_path / "csv")
    unionnlp.write_xlsx(several, tmp_path / "a.xlsx")
    unionnlp.write_html(several, tmp_path / "a.html")
    back = unionnlp.read_frames(tmp_path / "parquet")
    for name, frame in told.items():
        pd.testing.assert_frame_equal(made[name], frame)
        pd.testing.assert_frame_equal(back[name], frame)
    assert list(made["items"]["item"].cat.categories) == ["school_garden"]
    assert set(pd.read_csv(tmp_path / "csv" / "items.csv")["item_group"]) == {"田间"}
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [c.value for c in book["常规工作×学校"][1]] == ["单位", "年份", "项数", "校园菜地"]
    assert "田间" in (tmp_path / "a.html").read_text("utf-8")
    assert "田间" in terminal.render(several[0], text=TEXT, width=100)
    assert list(unionnlp.features(several, min_df=1).item_ids) == ["school_garden"]


def test_own_and_shipped_items_side_by_side(own: Detector) -> None:
    mixed = [unionnlp.extract(TEXT, detector=own), unionnlp.extract(TEXT)]
    found = unionnlp.frames(mixed)["items"]
    assert {"校园菜地", "体检"} <= set(found["item_zh"])
    assert not found["item_group"].isna().any()
    assert "catalogue" not in json.loads(mixed[1].to_json())


def test_a_check_asks_for_nothing_that_its_catalogue_has_not(own: Detector, plan: Path) -> None:
    for report in (
        unionnlp.check(TEXT, detector=own),
        unionnlp.check_file(plan, detector=own),
        next(iter(unionnlp.check_files([plan], detector=own))).report,
    ):
        assert report.extra == ("school_garden",)
        assert not report.missing
        assert not report.covered


def test_a_corpus_is_built_with_a_detector_and_anew_with_another(
    own: Detector, plan: Path, tmp_path: Path
) -> None:
    place = tmp_path / "corpus"

    def kept() -> set[str]:
        with store.open_corpus(place) as opened:
            return {m.item for r in opened.documents() for m in r.document.items}

    assert build([plan], place, detector=own).new == 1
    assert kept() == {"school_garden"}
    before = build([plan], place, detector=own).version
    assert build([plan], place).version > before
    assert "health_check" in kept()
