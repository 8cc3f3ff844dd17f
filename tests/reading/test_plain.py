"""Plain text: every encoding of Chinese, offsets as in the file, refusals with a cure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from unionnlp.errors import EncodingError, ReadingError
from unionnlp.reading import read, read_bytes

PLAN = "实验小学工会工作计划\r\n\r\n一、召开教代会。\n　　二、慰问困难教师300元。\r"
TRADITIONAL = "實驗小學工會工作計劃\n一、召開教代會，慰問困難教師。\n"


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("utf-32", "utf-32"),
        ("gb18030", "gb18030"), ("gbk", "gb18030"), ("gb2312", "gb18030"),
    ],
)  # fmt: skip
def test_an_encoding_is_found_and_named(codec: str, named: str) -> None:
    reading = read_bytes(PLAN.encode(codec), "x.txt")
    assert reading.text == PLAN
    assert reading.source.encoding == named
    assert reading.source.length == len(PLAN)
    assert reading.source.reader == "text"
    assert reading.source.path == "x.txt"


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL + "碁恒粧裏\n", TRADITIONAL + "・❶\n"])
def test_big5_is_found(text: str) -> None:
    for codec in ("big5", "cp950", "big5hkscs"):
        try:
            data = text.encode(codec)
        except UnicodeEncodeError:
            continue
        reading = read_bytes(data, "x.txt")
        assert reading.text == text
        assert reading.source.encoding in {"big5", "cp950", "big5hkscs"}


@pytest.mark.parametrize("length", [6, 12, 25, 60])
def test_short_texts_are_told_apart(length: int) -> None:
    simple, complex_ = (
        PLAN.split("\r")[0] + "要做好职工的工作和生活",
        TRADITIONAL + "要做好職工的工作",
    )
    assert read_bytes(simple[:length].encode("gb18030")).text == simple[:length]
    assert read_bytes(complex_[:length].encode("big5")).text == complex_[:length]


def test_rare_characters_of_gb18030_survive() -> None:
    text = "𠮷老师和㐂老师参加了工会的活动，大家都很高兴。"
    assert read_bytes(text.encode("gb18030")).text == text


def test_line_breaks_and_offsets_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAN.encode())
    assert read(path).text == PLAN


def test_a_named_encoding_overrides_detection() -> None:
    data = "é".encode("latin-1") * 3 + b"plan"
    assert read_bytes(data, "x.txt", encoding="latin-1").text == "éééplan"


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        (PLAN.encode("gb18030"), "utf-8", "x.txt: not valid utf-8 at byte 2; save it as UTF-8"),
        (PLAN.encode(), "nonsense", "x.txt: 'nonsense' is no text encoding that Python knows"),
        (PLAN.encode(), "hex", "x.txt: 'hex' is no text encoding"),
        (PLAN.encode() * 9 + b"\xff\xfe\xff", None, "x.txt: UTF-8 text with a damaged byte at"),
        (PLAN.encode("gb18030").decode("latin-1").encode(), None, "x.txt: its characters were"),
        (("锟斤拷" * 30).encode(), None, "x.txt: its characters were lost"),
        (bytes(range(128, 256)) * 9, None, "x.txt: in no encoding that gives sensible Chinese"),
    ],
    ids=["wrong", "unknown", "no text codec", "damaged", "latin", "lost", "noise"],
)
def test_what_makes_no_sense_is_refused(data: bytes, encoding: str | None, line: str) -> None:
    with pytest.raises(EncodingError) as caught:
        read_bytes(data, "x.txt", encoding=encoding)
    assert str(caught.value).startswith(line)
    assert caught.value.code == "U101"


def test_few_odd_controls_do_not_refuse_a_text() -> None:
    text = PLAN * 20 + "\x0b\x0c\x1a"
    assert read_bytes(text.encode()).text == text


def test_english_is_a_text_too() -> None:
    assert read_bytes(b"Plan of the union\n").text == "Plan of the union\n"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"nowhere\.txt: no such file; check the path"):
        read(tmp_path / "nowhere.txt")


def test_reading_utf8_loads_no_heavy_library(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, "utf-8")
    code = (
        "import sys; from unionnlp.reading import read; read(sys.argv[1]); "
        "heavy = {'charset_normalizer', 'lxml', 'zipfile', 'openpyxl', 'pypdfium2', 'selectolax', "
        "'email', 'csv', 'tempfile', 'subprocess'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
