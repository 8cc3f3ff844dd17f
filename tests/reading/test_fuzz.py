"""Changed files never raise anything but this project's errors, and always soon."""

from __future__ import annotations

import io
import time
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unionnlp.errors import UnionNLPError
from unionnlp.reading import Limits, read_bytes

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEEDS = (
    "plans/special.lists.docx", "plans/middle.table.docx", "plans/middle.table.pdf",
    "plans/circles.html", "plans/circles.gb18030.txt", "numbering/list_after_a_heading.docx",
)  # fmt: skip
LIMITS = Limits(timeout=5)
calm = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
    database=None,
)
edits = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(["set", "cut", "copy", "insert"]), st.binary(max_size=9)
    ),
    min_size=1,
    max_size=8,
)


@cache
def seed(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def edited(data: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    for where, kind, piece in changes:
        at = int(where * max(len(data) - 1, 0))
        size = len(piece) * 7
        if kind == "set":
            data = data[:at] + piece + data[at + len(piece) :]
        elif kind == "cut":
            data = data[:at] + data[at + size :]
        elif kind == "copy":
            data = data[:at] + data[at : at + size] * 2 + data[at + size :]
        else:
            data = data[:at] + piece + data[at:]
    return data


def ends_well(data: bytes, name: str) -> None:
    start = time.monotonic()
    try:
        reading = read_bytes(data, name, limits=LIMITS)
    except UnionNLPError as error:
        assert str(error).startswith(name)  # noqa: PT017
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert reading.source.length == len(reading.text)
        offsets = [place.offset for place in reading.source.places]
        assert offsets == sorted(offsets)
        assert all(0 <= offset <= len(reading.text) for offset in offsets)
    assert time.monotonic() - start < 5


@calm
@given(st.sampled_from(SEEDS), edits)
def test_changed_files_end_well(name: str, changes: list[tuple[float, str, bytes]]) -> None:
    ends_well(edited(seed(name), changes), name)


@calm
@given(st.sampled_from([s for s in SEEDS if s.endswith(".docx")]), st.integers(0, 20), edits)
def test_changed_parts_of_word_files_end_well(
    name: str, part: int, changes: list[tuple[float, str, bytes]]
) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed(name))) as old, zipfile.ZipFile(stream, "w") as new:
        names = [n for n in old.namelist() if n.endswith(".xml")]
        chosen = names[part % len(names)]
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, edited(data, changes) if entry == chosen else data)
    ends_well(stream.getvalue(), name)


@calm
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.csv", "x.html", "x.docx", "x.mht"]))
def test_any_bytes_end_well(data: bytes, name: str) -> None:
    ends_well(data, name)


@calm
@given(st.text(max_size=300))
def test_any_text_in_utf8_is_itself_or_refused(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        reading = read_bytes(data, "x.txt")
    except UnionNLPError:
        return
    if reading.source.reader == "text" and reading.source.encoding == "utf-8":
        assert reading.text == text
