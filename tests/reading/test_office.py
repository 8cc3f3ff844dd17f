"""Old formats: converted by LibreOffice where it is, else a line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.errors import LimitError, MissingToolError, ReadingError
from unionnlp.reading import Limits, office, read, read_bytes

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
needs_libreoffice = pytest.mark.skipif(
    office.find_program() is None, reason="LibreOffice is not installed"
)


@needs_libreoffice
@pytest.mark.parametrize("form", ["doc", "rtf"])
def test_an_old_format_reads_like_the_new_one(form: str) -> None:
    reading = read(PLANS / f"circles.typed.{form}")
    assert reading.text == read(PLANS / "circles.typed.docx").text
    assert reading.source.reader == "libreoffice+docx"


@needs_libreoffice
@pytest.mark.parametrize("name", ["计划.wps", "plan.docx", "plan"])
def test_a_word_file_by_any_name(name: str) -> None:
    data = (PLANS / "circles.typed.doc").read_bytes()
    assert read_bytes(data, name).text == read(PLANS / "circles.typed.docx").text


@needs_libreoffice
def test_the_time_limit_holds() -> None:
    data = (PLANS / "circles.typed.doc").read_bytes()
    with pytest.raises(LimitError, match=r"x\.doc: LibreOffice needed more than 0\.01 seconds"):
        read_bytes(data, "x.doc", limits=Limits(timeout=0.01))


def test_without_libreoffice_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    with pytest.raises(MissingToolError, match=r"needs LibreOffice; install it.*save.*\.docx") as c:
        read(PLANS / "circles.typed.doc")
    assert c.value.code == "U103"
    assert "\n" not in str(c.value)


def test_a_protected_doc_is_told_before_conversion() -> None:
    data = bytearray((PLANS / "circles.typed.doc").read_bytes())
    at = data.find(b"\xec\xa5", 512)
    data[at + 11] |= 1
    with pytest.raises(ReadingError, match="password"):
        read_bytes(bytes(data), "x.doc")
