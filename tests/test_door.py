"""Every wrong use of the public door says at once what was expected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import unionnlp
from unionnlp.errors import ReadingError, UnionNLPError
from unionnlp.reading import read

PLAN = Path(__file__).parents[1] / "examples" / "plan.txt"
FAILED = unionnlp.Failure(name="x", error=ReadingError("x: empty"))
WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "extract a path": (lambda: unionnlp.extract(PLAN), "extract_file"),  # type: ignore[arg-type]
    "extract None": (lambda: unionnlp.extract(None), "str, not None"),  # type: ignore[arg-type]
    "extract bytes": (lambda: unionnlp.extract(b"x"), "str, not bytes"),  # type: ignore[arg-type]
    "extract a number": (lambda: unionnlp.extract(42), "str, not int"),  # type: ignore[arg-type]
    "extract a list": (lambda: unionnlp.extract(["a"]), "str, not list"),  # type: ignore[arg-type]
    "extract_file None": (lambda: unionnlp.extract_file(None), "a path"),  # type: ignore[arg-type]
    "extract_file bytes": (lambda: unionnlp.extract_file(b"x"), "a path"),  # type: ignore[arg-type]
    "extract_file a number": (lambda: unionnlp.extract_file(3), "a path"),  # type: ignore[arg-type]
    "extract_file a list": (lambda: unionnlp.extract_file([PLAN]), "a path"),  # type: ignore[arg-type]
    "an encoding that is none": (
        lambda: unionnlp.extract_file(PLAN, encoding="klingon"),
        "klingon",
    ),
    "an encoding of a wrong type": (
        lambda: unionnlp.extract_file(PLAN, encoding=3),
        "encoding is a str",
    ),  # type: ignore[arg-type]
    "extract_files None": (lambda: unionnlp.extract_files(None), "a path"),  # type: ignore[call-overload]
    "extract_files a number": (lambda: unionnlp.extract_files(3), "a path"),  # type: ignore[call-overload]
    "extract_files [None]": (lambda: list(unionnlp.extract_files([None])), "a path"),  # type: ignore[list-item]
    "no jobs": (lambda: unionnlp.extract_files(PLAN, jobs=0), "1 or more"),
    "jobs as text": (lambda: unionnlp.extract_files(PLAN, jobs="2"), "jobs is an int"),  # type: ignore[call-overload]
    "errors": (lambda: unionnlp.extract_files(PLAN, errors="skip"), "'return'"),  # type: ignore[call-overload]
    "check a path": (lambda: unionnlp.check(PLAN), "check_file"),  # type: ignore[arg-type]
    "check None": (lambda: unionnlp.check(None), "str, not None"),  # type: ignore[arg-type]
    "check bytes": (lambda: unionnlp.check(b"x"), "str, not bytes"),  # type: ignore[arg-type]
    "check a failure": (lambda: unionnlp.check(FAILED), "not Failure"),  # type: ignore[arg-type]
    "language": (lambda: unionnlp.check("x", lang="fr"), "'zh', 'en'"),  # type: ignore[arg-type]
    "school type": (lambda: unionnlp.check("x", school_type="zoo"), "'kindergarten'"),  # type: ignore[arg-type]
    "year": (lambda: unionnlp.check("x", year="2024"), "an int"),  # type: ignore[arg-type]
    "code": (lambda: unionnlp.check("x", select=["Z9"]), "no code"),
    "profile": (lambda: unionnlp.check("x", profile=3), "profile takes a path"),  # type: ignore[arg-type]
    "document": (lambda: unionnlp.check(PLAN.read_text("utf-8"), document=99), "no document"),
    "check_file None": (lambda: unionnlp.check_file(None), "a path"),  # type: ignore[arg-type]
    "check_files language": (lambda: unionnlp.check_files(PLAN, lang="fr"), "'zh', 'en'"),  # type: ignore[call-overload]
    "check_files school": (lambda: unionnlp.check_files(PLAN, school_type="zoo"), "'primary'"),  # type: ignore[call-overload]
    "frames None": (lambda: unionnlp.frames(None), "several extractions"),  # type: ignore[arg-type]
    "frames of one": (lambda: unionnlp.frames(unionnlp.extract("x")), "[extraction]"),  # type: ignore[arg-type]
    "frames of a failure": (lambda: unionnlp.frames([FAILED]), "leave failures out"),  # type: ignore[list-item]
    "frames of texts": (lambda: unionnlp.frames(["x"]), "not str"),  # type: ignore[list-item]
    "labels": (lambda: unionnlp.frames([], labels="fr"), "'en', 'zh'"),  # type: ignore[arg-type]
    "read_frames None": (lambda: unionnlp.read_frames(None), "a path"),  # type: ignore[arg-type]
    "features None": (lambda: unionnlp.features(None), "several extractions"),  # type: ignore[arg-type]
    "features of a failure": (lambda: unionnlp.features([FAILED]), "leave failures out"),  # type: ignore[list-item]
    "from_json of a number": (lambda: unionnlp.Extraction.from_json(3), "str or bytes"),  # type: ignore[arg-type]
    "from_json of other JSON": (lambda: unionnlp.Extraction.from_json("{}"), "unionnlp/1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_use_says_what_was_expected(name: str) -> None:
    use, told = WRONG[name]
    with pytest.raises((TypeError, ValueError, UnionNLPError)) as raised:
        use()
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


_PLAN = unionnlp.extract("城东小学2024年工会工作计划\n一、召开教代会。")
_CHECK = unionnlp.check("城东小学2024年工会工作计划\n一、召开教代会。")
_DOORS: dict[str, Callable[..., object]] = {
    "extract source": lambda wrong: unionnlp.extract("x", source=wrong),
    "extract_file with_text": lambda wrong: unionnlp.extract_file(PLAN, with_text=wrong),
    "check refusals": lambda wrong: unionnlp.check("x", refusals=wrong),
    "write_xlsx district": lambda wrong: unionnlp.write_xlsx([_PLAN], None, district=wrong),
    "partition_schema": lambda wrong: unionnlp.partition_schema(wrong),
    "score": lambda wrong: unionnlp.score(wrong),
    "score of one": lambda wrong: unionnlp.score([wrong]),
    "evaluate gold": lambda wrong: unionnlp.evaluate(wrong, "texts"),
    "evaluate texts": lambda wrong: unionnlp.evaluate("gold", wrong),
    "read": lambda wrong: read(wrong),
    "write_comments source": lambda wrong: unionnlp.write_comments(_CHECK, wrong, "x.docx"),
    "write_comments only": lambda wrong: unionnlp.write_comments(
        _CHECK, PLAN, "x.docx", only=wrong
    ),
    "discover limits": lambda wrong: list(unionnlp.discover(PLAN, limits=wrong)),
    "features": lambda wrong: unionnlp.features(wrong),
    "spacy items": lambda wrong: unionnlp.spacy.load(items=wrong),
    "spacy model": lambda wrong: unionnlp.spacy.load(model=wrong),
}
_WRONG_VALUES = (3, 1.5, b"x", [object()])


@pytest.mark.parametrize("value", _WRONG_VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("name", _DOORS)
def test_a_value_of_a_wrong_type_is_told_by_the_door_itself(name: str, value: object) -> None:
    with pytest.raises((TypeError, UnionNLPError)) as raised:
        _DOORS[name](value)
    told = str(raised.value)
    assert told
    assert "object is not" not in told  # Python's own words for something deeper down
    assert "has no attribute" not in told
