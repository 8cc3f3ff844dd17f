"""Wrong uses of what writes, compares and keeps: each says at once what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import unionnlp
import unionnlp.spacy
from unionnlp.corpus.build import build
from unionnlp.corpus.store import open_corpus
from unionnlp.errors import ReadingError, RecordError, UnionNLPError

PLAN = Path(__file__).parents[1] / "examples" / "plan.txt"
TEXT = PLAN.read_text("utf-8")
FAILED: Any = unionnlp.Failure(name="x", error=ReadingError("x: empty"))
ONE: Any = unionnlp.extract("柳溪小学2025年工会工作计划\n一、活动安排\n三月：踏青\n")
API: Any = unionnlp  # what a wrong use is, types cannot say
WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "extract, detector as a path": (lambda p: API.extract(TEXT, detector="own.toml"), "unionnlp.detector("),
    "extract, items as a path": (lambda p: API.extract(TEXT, items="own.toml"), "items is True or False"),
    "extract_file, a text": (lambda p: API.extract_file(TEXT), "not a text of"),
    "extract_file, a missing file": (lambda p: API.extract_file(p / "no.txt"), "no such file"),
    "extract_file, limits": (lambda p: API.extract_file(PLAN, limits=3), "limits is a Limits"),
    "extract_file, detector": (lambda p: API.extract_file(PLAN, detector=3), "a Detector, not int"),
    "extract_files, a text": (lambda p: API.extract_files(TEXT), "not a text of"),
    "extract_files, detector": (lambda p: API.extract_files(PLAN, detector=3), "a Detector, not int"),
    "extract_files, an extraction": (lambda p: list(API.extract_files([ONE])), "not Extraction"),
    "extract_files, minus jobs": (lambda p: API.extract_files(PLAN, jobs=-1), "1 or more"),
    "extract_files, jobs as a flag": (lambda p: API.extract_files(PLAN, jobs=True), "an int, not bool"),
    "check, a list": (lambda p: API.check([TEXT]), "not list"),
    "check, a year before all unions": (lambda p: API.check(TEXT, year=-5), "1900 to 2999"),
    "check, a document before the first": (lambda p: API.check(TEXT, document=-1), "counts from 0"),
    "check, a code as text": (lambda p: API.check(TEXT, select="E"), "['E'] for one"),
    "check, codes as a number": (lambda p: API.check(TEXT, ignore=3), "several strings"),
    "check, a code as a number": (lambda p: API.check(TEXT, ignore=[3]), "strings, not int"),
    "check, settings as a dict": (lambda p: API.check(TEXT, settings={}), "a Settings, not dict"),
    "check, detector": (lambda p: API.check(TEXT, detector="x"), "a Detector, not str"),
    "check, rules as a number": (lambda p: API.check(TEXT, rules=3), "a path"),
    "check, rules that are not there": (lambda p: API.check(TEXT, rules=p / "no"), "cannot be read"),
    "check, scheme as a number": (lambda p: API.check(TEXT, scheme=3), "a path"),
    "check, an extraction without text": (lambda p: API.check(ONE), "with_text=True"),
    "check_file, a list": (lambda p: API.check_file([PLAN]), "check_file() takes a path"),
    "check_files, an unknown option": (lambda p: API.check_files(PLAN, colour="red"), "colour is no option"),
    "check_files, a document before the first": (
        lambda p: API.check_files(PLAN, document=-2), "counts from 0",
    ),
    "check_files, year as text": (lambda p: API.check_files(PLAN, year="2024"), "year is an int"),
    "compare, None": (lambda p: API.compare(None, TEXT), "not None"),
    "compare, a path": (lambda p: API.compare(PLAN, TEXT), "extract_file(path"),
    "compare, bytes": (lambda p: API.compare(TEXT, b"x"), "not bytes"),
    "compare, a failure": (lambda p: API.compare(TEXT, FAILED), "not Failure"),
    "compare, a list": (lambda p: API.compare([TEXT], TEXT), "not list"),
    "compare, no text": (lambda p: API.compare(ONE, TEXT), "with_text=True"),
    "compare, detector": (lambda p: API.compare(TEXT, TEXT, detector="x"), "a Detector, not str"),
    "compare_plans, a path": (lambda p: API.compare_plans(PLAN, TEXT), "extract_file(path"),
    "frames, catalogue as a path": (lambda p: API.frames([ONE], catalogue="x"), "a Catalogue, not str"),
    "read_frames, no folder": (lambda p: API.read_frames(p / "no"), "no such folder"),
    "read_frames, labels": (lambda p: API.read_frames(p, labels="fr"), "'en', 'zh'"),
    "write_csv, one record": (lambda p: API.write_csv(ONE, p / "x"), "[extraction] for one"),
    "write_csv, a text": (lambda p: API.write_csv(TEXT, p / "x"), "several extractions"),
    "write_csv, labels": (lambda p: API.write_csv([ONE], p / "x", labels="fr"), "'en', 'zh'"),
    "write_csv, no path": (lambda p: API.write_csv([ONE], None), "a path"),
    "write_csv, a failure": (lambda p: API.write_csv([FAILED], p / "x"), "leave failures out"),
    "write_csv, a table": (lambda p: API.write_csv([ONE], p / "x.csv", table="plans"), "known are"),
    "write_parquet, one record": (lambda p: API.write_parquet(ONE, p / "x"), "[extraction] for one"),
    "write_xlsx, one record": (lambda p: API.write_xlsx(ONE, p / "x.xlsx"), "[extraction] for one"),
    "write_xlsx, a failure": (lambda p: API.write_xlsx([FAILED], p / "x.xlsx"), "leave failures out"),
    "write_ics, one record": (lambda p: API.write_ics(ONE, p / "x.ics"), "[extraction] for one"),
    "write_ics, a failure": (lambda p: API.write_ics([FAILED], p / "x.ics"), "leave failures out"),
    "write_ics, year": (lambda p: API.write_ics([ONE], p / "x.ics", year="2024"), "year is an int"),
    "write_ics, term": (lambda p: API.write_ics([ONE], p / "x.ics", term_start="2025-09-01"), "a date, not"),
    "write_calendars, no folder": (lambda p: API.write_calendars([ONE], None), "a path"),
    "write_html, one record": (lambda p: API.write_html(ONE, p / "x.html"), "[extraction] for one"),
    "write_html, a failure": (lambda p: API.write_html([FAILED], p / "x.html"), "leave failures out"),
    "write_html, language": (lambda p: API.write_html([ONE], p / "x.html", lang="fr"), "'zh', 'en'"),
    "write_html, no text": (lambda p: API.write_html([ONE], p / "x.html"), "with_text=True"),
    "write_comments, an extraction": (
        lambda p: API.write_comments(ONE, PLAN, p / "x.docx"), "of type Report",
    ),
    "write_comments, no path": (
        lambda p: API.write_comments(API.check(TEXT), PLAN, None), "a path",
    ),
    "read_comments, None": (lambda p: API.read_comments(None), "a path"),
    "features, a path in it": (lambda p: API.features([PLAN]), "not PosixPath"),
    "features, catalogue": (lambda p: API.features([TEXT], catalogue="x"), "a Catalogue, not str"),
    "detector, a number": (lambda p: API.detector(3), "items takes a path"),
    "detector, a missing file": (lambda p: API.detector(p / "no.toml"), "cannot be read"),
    "detector, a missing model": (lambda p: API.detector(model=p), "unionnlp train"),
    "discover, None": (lambda p: list(API.discover(None)), "a path"),
    "discover, nothing there": (lambda p: list(API.discover(p / "no")), "no such file"),
    "spacy, words as a text": (lambda p: API.spacy.load(words="悦读"), "['悦读'] for one"),
    "spacy, disable as a text": (lambda p: API.spacy.load(disable="unionnlp_ents"), "for one"),
    "from_json, a path": (lambda p: API.Extraction.from_json(PLAN), "str or bytes"),
    "from_json of a report": (lambda p: API.Report.from_json("[]"), "unionnlp-report/1"),
    "open_corpus, a number": (lambda p: open_corpus(3).__enter__(), "open_corpus() takes a path"),  # type: ignore[arg-type]
    "open_corpus, no corpus": (lambda p: open_corpus(p).__enter__(), "corpus build"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_use_says_what_was_expected(name: str, tmp_path: Path) -> None:
    use, told = WRONG[name]
    told = told.replace("PosixPath", type(PLAN).__name__)
    with pytest.raises((TypeError, ValueError, UnionNLPError)) as raised:
        use(tmp_path)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 500
    assert not list(tmp_path.iterdir())  # nothing half-written


def test_the_table_is_long() -> None:
    assert len(WRONG) >= 60


def test_a_closed_corpus_says_so(tmp_path: Path) -> None:
    build([PLAN], tmp_path / "c")
    with open_corpus(tmp_path / "c") as known:
        assert len(known) == 1
        waiting = known.documents()
    for use in (lambda: len(known), lambda: list(waiting), lambda: list(known.sources())):
        with pytest.raises(RecordError, match=re.escape("the corpus is closed")):
            use()
