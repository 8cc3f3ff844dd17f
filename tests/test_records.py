"""The records: strict, whole after a round trip, described by the published schema."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from unionnlp.batch import extract_file
from unionnlp.errors import RecordError
from unionnlp.records import (
    DateMention,
    Document,
    Extraction,
    ItemMention,
    Noise,
    OutlineNode,
    Place,
    Quantity,
    ScheduleEntry,
    Source,
    Span,
)

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "schema" / "unionnlp-1.schema.json"

FULL = Extraction(
    source=Source(
        path="计划.docx",
        sha256="0" * 64,
        encoding="utf-8",
        length=90,
        reader="docx",
        text="x" * 90,
        places=(
            Place(offset=0, kind="paragraph", number=1),
            Place(offset=40, kind="page", number=2),
        ),
    ),
    documents=(
        Document(
            start=0,
            end=90,
            title="计划",
            kind="summary+plan",
            organization="甲小学",
            year=2024,
            title_span=Span(start=0, end=2),
            organization_span=Span(start=3, end=6),
            year_span=Span(start=6, end=10),
            outline=(
                OutlineNode(
                    start=10,
                    end=14,
                    text="一、目标",
                    depth=1,
                    number=1,
                    role="goals",
                    label="一、",
                    heading="目标",
                    extent=Span(start=10, end=40),
                ),
            ),
            schedule=(ScheduleEntry(start=20, end=24, text="春季运动", months=(3, 4), weeks=(2,)),),
            dates=(DateMention(start=30, end=33, text="教师节", months=(9,), day=10),),
            quantities=(
                Quantity(
                    start=34,
                    end=38,
                    text="3—5次",
                    value=3,
                    upper=5,
                    unit="次",
                    comparator="ge",
                    per="P1Y",
                    indicator="开会",
                    role="result",
                ),
            ),
            items=(
                ItemMention(
                    start=20, end=24, item="sports", score=0.9, line=Span(start=15, end=40)
                ),
            ),
        ),
    ),
    noise=(Noise(start=85, end=90, kind="site"),),
)


@pytest.mark.parametrize("indent", [None, 2])
def test_round_trip_keeps_every_field(indent: int | None) -> None:
    assert Extraction.from_json(FULL.to_json(indent=indent)) == FULL


def test_json_is_utf_8_without_escapes() -> None:
    assert '"title":"计划"' in FULL.to_json()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "unionnlp/2"}, "unionnlp/2"),
        ({"documents": [{"start": 0}]}, "missing required field `end`"),
        ({"documents": [{"start": "0", "end": 1}]}, "Expected `int`, got `str`"),
        ({"documents": [{"start": 0, "end": 1, "kind": "poem"}]}, "poem"),
        ({"remarks": "none"}, "unknown field `remarks`"),
    ],
)
def test_decoding_is_strict_and_names_the_field(change: dict[str, Any], message: str) -> None:
    record = json.loads(FULL.to_json()) | change
    with pytest.raises(RecordError, match=message):
        Extraction.from_json(json.dumps(record))


@pytest.mark.parametrize("data", ["", "{", b"\xff", "[]"])
def test_what_is_no_json_object_is_refused(data: str | bytes) -> None:
    with pytest.raises(RecordError, match="not a unionnlp/1 record"):
        Extraction.from_json(data)


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FULL.source.path = "other"  # type: ignore[misc]


def test_source_locates_offsets() -> None:
    places = [FULL.source.locate(offset) for offset in (0, 39, 40, 89)]
    assert [place and place.kind for place in places] == ["paragraph"] * 2 + ["page"] * 2
    assert Source(sha256="", length=0).locate(0) is None


def script() -> Any:
    spec = importlib.util.spec_from_file_location("schema", ROOT / "scripts" / "schema.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_published_schema_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == script().build()


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_output_validates(validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(json.loads(FULL.to_json()))
    example = extract_file(ROOT / "examples" / "plan.txt", with_text=True)
    validator.validate(json.loads(example.to_json()))


def test_schema_refuses_what_decoding_refuses(validator: jsonschema.Draft202012Validator) -> None:
    record = json.loads(FULL.to_json())
    record["documents"][0]["kind"] = "poem"
    assert not validator.is_valid(record)
    assert not validator.is_valid(json.loads(FULL.to_json()) | {"remarks": ""})


def test_every_record_type_is_in_the_schema(validator: jsonschema.Draft202012Validator) -> None:
    from unionnlp import records

    types = {
        name
        for name, kind in vars(records).items()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and name != "Record"
    }
    assert types <= set(validator.schema["$defs"]) | {"Record"}
