"""The measuring: figures computed by hand, faults of gold, and the same figures as score.py."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from unionnlp.batch import extract_file
from unionnlp.errors import ReadingError, RecordError
from unionnlp.evaluation import (
    MEASURES,
    Gold,
    Measure,
    Scorer,
    evaluate,
    load_gold,
    read_gold,
    score,
    view,
)
from unionnlp.evaluation.gold import (
    GoldAmount,
    GoldDocument,
    GoldEntry,
    GoldItem,
    GoldMention,
    GoldNode,
    GoldNoise,
)
from unionnlp.evaluation.matching import Lines, equal, likeness, pair, touching
from unionnlp.records import ItemMention, Quantity, ScheduleEntry

SHARED = Path(__file__).parent.parent.parent / "shared" / "benchmark"

TEXT = "网站 首页\n甲校工会计划\n一、任务\n三月：慰问5人；开会2次\n教师节、国庆节活动\n二、其他\n"


def place(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


DOCUMENT = {"start": 6, "end": len(TEXT) - 1, "title": "甲校工会计划", "kind": "plan"}


def doc(**facts: Any) -> Gold:
    return Gold(documents=(GoldDocument(**{**DOCUMENT, **facts}),))


def counts(gold: Gold, found: Gold, measure: str) -> tuple[int, int, int]:
    scorer = Scorer()
    scorer.add("toy", TEXT, gold, found)
    row = scorer.report().measures[measure]
    return row.tp, row.fp, row.fn


def test_shares_are_computed_from_counts() -> None:
    row = Measure.of(3, 1, 2)
    assert (row.precision, row.recall) == (0.75, 0.6)
    assert row.f1 == pytest.approx(2 / 3)


def test_nothing_wanted_and_nothing_found_is_perfect() -> None:
    assert Measure.of(0, 0, 0).f1 == 1.0
    assert Measure.of(0, 3, 0).f1 == 0.0


def test_document_is_found_when_first_and_last_line_agree() -> None:
    shorter = doc(end=len(TEXT) - 3)
    wrong_end = doc(end=TEXT.index("教师节"))
    assert counts(doc(), shorter, "documents") == (1, 0, 0)
    assert counts(doc(), wrong_end, "documents") == (0, 1, 1)
    assert counts(doc(), wrong_end, "documents.kind") == (1, 0, 0)


def test_title_line_at_the_start_of_a_document_may_be_left_out() -> None:
    assert counts(doc(), doc(start=TEXT.index("一、")), "documents") == (1, 0, 0)


def test_fields_are_counted_over_documents_whose_first_lines_agree() -> None:
    gold, found = doc(organization="甲校", year=2024), doc(organization="甲 校", year=2023)
    assert counts(gold, found, "documents.organization") == (1, 0, 0)
    assert counts(gold, found, "documents.year") == (0, 1, 1)
    assert counts(gold, doc(start=TEXT.index("三月")), "documents.year") == (0, 0, 1)


def test_outline_counts_starts_then_depth_and_number_then_role() -> None:
    one, two = place("一、任务"), place("二、其他")
    gold = doc(outline=(GoldNode(**one, depth=1, number=1, role="work"), GoldNode(**two, depth=1)))
    found = doc(outline=(GoldNode(**one, depth=2, number=1, role="goals"),))
    assert counts(gold, found, "outline") == (1, 0, 1)
    assert counts(gold, found, "outline.exact") == (0, 1, 2)
    assert counts(gold, found, "outline.role") == (0, 1, 1)


def test_schedule_wants_half_of_the_span_the_months_and_the_doubt() -> None:
    visit = place("慰问5人")
    gold = doc(schedule=(GoldEntry(**visit, months=(3,)),))
    half = GoldEntry(start=visit["start"], end=visit["end"] - 2, months=(3,))
    tail = GoldEntry(start=visit["end"] - 1, end=visit["end"], months=(3,))
    assert counts(gold, doc(schedule=(half,)), "schedule") == (1, 0, 0)
    assert counts(gold, doc(schedule=(tail,)), "schedule") == (0, 1, 1)
    assert counts(gold, doc(schedule=(GoldEntry(**visit, months=(4,)),)), "schedule") == (0, 1, 1)
    doubtful = GoldEntry(**visit, months=(3,), tentative=True)
    assert counts(gold, doc(schedule=(doubtful,)), "schedule") == (0, 1, 1)


def test_who_answers_counts_only_where_gold_names_somebody() -> None:
    visit = place("慰问5人")
    named = doc(schedule=(GoldEntry(**visit, months=(3,), responsible="女工 委员"),))
    same = doc(schedule=(GoldEntry(**visit, months=(3,), responsible="（女工委员）"),))
    other = doc(schedule=(GoldEntry(**visit, months=(3,), responsible="工会"),))
    silent = doc(schedule=(GoldEntry(**visit, months=(3,)),))
    assert counts(named, same, "schedule.responsible") == (1, 0, 0)
    assert counts(named, other, "schedule.responsible") == (0, 1, 1)
    assert counts(named, silent, "schedule.responsible") == (0, 0, 1)
    assert counts(silent, other, "schedule.responsible") == (0, 0, 0)


def test_dates_want_months_and_day_and_any_overlap() -> None:
    gold = doc(dates=(GoldMention(**place("教师节"), months=(9,)),))
    wider = GoldMention(**place("教师节、国庆节"), months=(9,))
    assert counts(gold, doc(dates=(wider,)), "dates") == (1, 0, 0)
    day = GoldMention(**place("教师节"), months=(9,), day=10)
    assert counts(gold, doc(dates=(day,)), "dates") == (0, 1, 1)


def test_quantities_count_place_then_value_then_role_and_indicator() -> None:
    people, times = place("5人"), place("2次")
    gold = doc(
        quantities=(
            GoldAmount(**people, value=5, unit="人", role="target", indicator="慰问教师"),
            GoldAmount(**times, value=2, unit="次", per="P1Y", role="target", indicator="开会"),
        )
    )
    found = doc(
        quantities=(
            GoldAmount(**people, value=5, unit="名", role="result", indicator="慰问 教职工"),
            GoldAmount(**times, value=2, unit="次", role="target", indicator=None),
        )
    )
    assert counts(gold, found, "quantities") == (2, 0, 0)
    assert counts(gold, found, "quantities.exact") == (1, 1, 1)  # 名 is 人; a period is missing
    assert counts(gold, found, "quantities.role") == (1, 1, 1)
    # 慰问 问教 教师 and 慰问 问教 教职 职工 share two of 3 + 4 pairs: 0.57
    assert counts(gold, found, "quantities.indicator") == (1, 1, 1)


def test_items_count_per_document_as_a_set_and_per_line() -> None:
    first, second = place("慰问5人"), place("教师节")
    gold = doc(items=(GoldItem(**first, item="visits"), GoldItem(**second, item="visits")))
    found = doc(items=(GoldItem(**first, item="visits"), GoldItem(**first, item="meetings")))
    assert counts(gold, found, "items") == (1, 1, 0)
    assert counts(gold, found, "items.line") == (1, 1, 1)


def test_noise_counts_visible_characters() -> None:
    gold = Gold(documents=(), noise=(GoldNoise(start=0, end=5, kind="site"),))
    found = Gold(documents=(), noise=(GoldNoise(start=0, end=3), GoldNoise(start=6, end=8)))
    assert counts(gold, found, "noise.chars") == (2, 2, 2)


def test_what_is_found_inside_a_teaser_is_neither_right_nor_wrong() -> None:
    line = place("教师节、国庆节活动")
    gold = Gold(documents=doc().documents, noise=(GoldNoise(**line, kind="teaser"),))
    found = doc(dates=(GoldMention(**place("教师节"), months=(9,)),))
    assert counts(gold, found, "dates") == (0, 0, 0)


def test_misses_say_what_where_and_how() -> None:
    scorer = Scorer()
    gold = doc(quantities=(GoldAmount(**place("5人"), value=5, unit="人"),))
    scorer.add("toy", TEXT, gold, doc())
    (miss,) = scorer.report().misses
    assert (miss.measure, miss.what, miss.file) == ("quantities", "missed", "toy")
    assert (miss.line, miss.text) == (4, "5人")
    assert "value=5" in (miss.gold or "")


def test_pairing_is_one_to_one_and_takes_the_closest_first() -> None:
    closeness = {(0, 0): 0.4, (0, 1): 0.9, (1, 1): 0.8}
    assert sorted(pair(closeness, lambda i, j: closeness[i, j])) == [(0, 1)]
    assert pair(equal("aab", "ba")) == [(0, 1), (2, 0)]


def test_sweep_finds_every_overlap() -> None:
    chance = random.Random(7)
    starts = [chance.randint(0, 60) for _ in range(60)]
    spans = [GoldNoise(start=start, end=start + chance.randint(1, 9)) for start in starts]
    gold, found = spans[:30], spans[30:]
    brute = {(i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if likeness(g, f)}
    assert set(touching(gold, found)) == brute


def test_line_numbers_and_ink() -> None:
    lines = Lines("a\n\n b \n")
    assert [lines.number(k) for k in (0, 1, 2, 3, 6)] == [0, 0, 1, 2, 2]
    assert lines.limits(2) == (3, 6)
    assert (lines.first_ink(1), lines.last_ink(6)) == (4, 5)


def folders(tmp_path: Path, gold: object) -> tuple[Path, Path]:
    for name in ("gold", "texts"):
        (tmp_path / name).mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "texts" / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path / "gold", tmp_path / "texts"


def test_folders_are_measured(tmp_path: Path) -> None:
    gold, texts = folders(tmp_path, {"documents": [], "noise": []})
    report = evaluate(gold, texts)
    assert (report.files, report.failed) == (1, ())
    assert list(report.measures) == list(MEASURES)


def test_gold_for_another_text_is_told(tmp_path: Path) -> None:
    gold, texts = folders(tmp_path, {"documents": [], "source": {"sha256": "0" * 64}})
    assert evaluate(gold, texts).failed == (
        "a: the gold was made for another text (sha256 differs)",
    )


def test_text_that_fails_counts_as_nothing_found(tmp_path: Path) -> None:
    gold, texts = folders(tmp_path, {"documents": [{"start": 0, "end": 5}]})
    (texts / "a.txt").write_bytes(b"\x00\x01\x02" * 50)
    report = evaluate(gold, texts)
    assert (report.measures["documents"].fn, len(report.failed)) == (1, 1)


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ({"noise": []}, "missing required field `documents`"),
        ({"documents": [{"start": 0, "end": 9999}]}, "gold spans outside the text"),
        ({"documents": [], "noise": [{"start": 3, "end": 3}]}, "noise 3-3"),
    ],
)
def test_faulty_gold_is_refused(tmp_path: Path, gold: object, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        evaluate(*folders(tmp_path, gold))


def test_missing_folder_or_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no such folder"):
        evaluate(tmp_path / "nowhere", tmp_path)
    gold, texts = folders(tmp_path, {"documents": []})
    (texts / "a.txt").unlink()
    with pytest.raises(ReadingError, match="every gold record needs its text"):
        evaluate(gold, texts)


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Drop, shift and change facts, so that every branch of the counting is walked."""
    for document in record["documents"]:
        for name in ("outline", "schedule", "dates", "quantities", "items"):
            facts = [fact for fact in document[name] if chance.random() > 0.1]
            for fact in facts:
                if chance.random() < 0.2:
                    fact["start"] = max(0, fact["start"] - chance.randint(0, 2))
                if chance.random() < 0.2:
                    fact["end"] += chance.randint(0, 3)
                for field, value in (("depth", 2), ("months", [3]), ("day", 1), ("per", "P1Y")):
                    if field in fact and chance.random() < 0.1:
                        fact[field] = value
                fact.pop("text", None)
            document[name] = facts
        if chance.random() < 0.2:
            document["start"] += 9
    return record


@pytest.mark.skipif(not SHARED.is_dir(), reason="the benchmark is not beside this checkout")
@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_same_figures_as_the_benchmark_s_own_scorer(seed: int | None) -> None:

    theirs, ours = reference().Scorer(), Scorer()
    for path in sorted((SHARED / "gold").glob("*.json")):
        source = SHARED / "texts" / f"{path.stem}.txt"
        text = source.read_bytes().decode("utf-8")
        gold = json.loads(path.read_text("utf-8"))
        extraction = extract_file(source)
        found = json.loads(extraction.to_json())
        if seed is not None:
            found = disturbed(json.loads(path.read_text("utf-8")), random.Random(seed))
        theirs.file(path.stem, text, gold, found)
        shown = view(extraction) if seed is None else msgspec.convert(found, Gold)
        ours.add(path.stem, text, load_gold(path), shown)
    measures = ours.report().measures
    for name, tally in theirs.t.items():
        row = measures[name]
        assert (name, row.tp, row.fp, row.fn) == (name, tally.tp, tally.fp, tally.fn)
        assert row.f1 == pytest.approx(tally.row()["f1"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the benchmark is not beside this checkout")
@pytest.mark.parametrize("folder", [".", "forms"])
def test_records_of_the_library_are_measured_as_the_benchmark_measures_them(folder: str) -> None:
    """Gold read with the library, extractions as they are: the same counts as score.py's."""
    place = SHARED / folder
    theirs, pairs = reference().Scorer(), []
    for path in sorted((place / "gold").glob("*.json"))[:12]:
        source = place / "texts" / f"{path.stem}.txt"
        found = extract_file(source, items=False)
        gold = json.loads(path.read_text("utf-8"))
        text = source.read_bytes().decode("utf-8")
        theirs.file(path.stem, text, gold, json.loads(found.to_json()))
        pairs.append((read_gold(path, source), found))
    measures = score(pairs).measures
    for name, tally in theirs.t.items():
        row = measures[name]
        assert (name, row.tp, row.fp, row.fn) == (name, tally.tp, tally.fp, tally.fn)


GOLD = {
    "documents": [
        {
            "start": 6, "end": len(TEXT), "title": "甲校工会计划", "kind": "plan",
            "outline": [
                {**place("一、任务"), "depth": 1, "number": 1, "role": "work"},
                {**place("二、其他"), "depth": 1, "number": 2},
            ],
            "quantities": [{**place("5人"), "value": 5, "unit": "人"}],
        }
    ]
}  # fmt: skip


def test_gold_is_a_record_like_others(tmp_path: Path) -> None:
    import unionnlp

    gold, texts = folders(tmp_path, GOLD)
    record = read_gold(gold / "a.json", texts / "a.txt")
    (document,) = record.documents
    first, second = document.outline
    assert (first.label, first.heading) == ("一、", "任务")
    assert (first.extent.end, second.extent.end) == (second.start, document.end)
    assert all(q.text == TEXT[q.start : q.end] for q in document.quantities)
    assert unionnlp.frames([record])["outline"]["heading"].tolist() == ["任务", "其他"]
    assert unionnlp.Extraction.from_json(record.to_json()) == record
    assert score([(record, record)]).measures["outline.exact"].f1 == 1.0


def test_gold_that_is_wrong_is_told(tmp_path: Path) -> None:
    gold, texts = folders(tmp_path, {**GOLD, "source": {"sha256": "0" * 64}})
    with pytest.raises(RecordError, match="another text"):
        read_gold(gold / "a.json", texts / "a.txt")
    strange = {"documents": [{"start": 0, "end": 5, "kind": "poem"}]}
    (gold / "a.json").write_text(json.dumps(strange), "utf-8")
    with pytest.raises(RecordError, match="poem"):
        read_gold(gold / "a.json", texts / "a.txt")


def test_records_of_other_texts_are_not_measured(tmp_path: Path) -> None:
    import unionnlp

    gold, texts = folders(tmp_path, GOLD)
    record = read_gold(gold / "a.json", texts / "a.txt")
    with pytest.raises(RecordError, match="of another text"):
        score([(record, unionnlp.extract("别的"))])
    with pytest.raises(RecordError, match="does not hold its text"):
        score([(unionnlp.extract(TEXT), unionnlp.extract(TEXT))])
    with pytest.raises(TypeError, match="not str"):
        score([("a", "b")])  # type: ignore[list-item]


def test_gold_has_the_types_of_the_records(tmp_path: Path) -> None:
    """What a record says is scored as the record types it; gold may leave out what it does not know."""
    for twin, record in (
        (GoldEntry, ScheduleEntry),
        (GoldAmount, Quantity),
        (GoldItem, ItemMention),
    ):
        declared = {field.name: field for field in msgspec.structs.fields(record)}
        for field in msgspec.structs.fields(twin):
            assert field.name in declared
            if (
                field.type is not str
                and "role" not in field.name
                and "comparator" not in field.name
            ):
                assert field.type == declared[field.name].type, (twin, field.name)
    made = tmp_path / "x.json"
    entry = {"start": 0, "end": 2, "months": [3], "of_ones_own": 1}
    made.write_text(json.dumps({"documents": [{"start": 0, "end": 2, "schedule": [entry]}]}))
    assert load_gold(made).documents[0].schedule[0].responsible is None
    entry["months"] = "three"
    made.write_text(json.dumps({"documents": [{"start": 0, "end": 2, "schedule": [entry]}]}))
    with pytest.raises(RecordError, match="months"):
        load_gold(made)
    made.write_text("{}")
    with pytest.raises(RecordError, match="documents"):
        load_gold(made)
