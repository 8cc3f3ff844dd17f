"""Files that mean harm, or are broken: each ends soon, in a clear line or a right result."""

from __future__ import annotations

import io
import os
import random
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import building
import pytest

from unionnlp.errors import EncodingError, LimitError, ReadingError, UnionNLPError
from unionnlp.reading import Input, Limits, discover, read, read_bytes

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
TEXT = "实验小学工会工作计划\n一、开好教代会。\n"


def refused(data: bytes, name: str = "x.docx", limits: Limits | None = None) -> str:
    """Return the line that refuses ``data``; it names the file and is one line."""
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, name, limits=limits or Limits())
    line = str(caught.value)
    assert line.startswith(name)
    assert "\n" not in line
    assert len(line) < 300
    return line


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


# Zip bombs


def test_a_docx_that_unpacks_to_too_much_is_refused() -> None:
    xml = b"<w:document>" + b" " * 70_000_000
    bomb = building.package({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    assert "limit" in refused(bomb)


def test_a_docx_of_absurd_ratio_is_refused() -> None:
    xml = b"<w:document>" + b" " * 30_000_000
    bomb = building.package({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    assert "zip bomb" in refused(bomb)


def test_an_xlsx_bomb_is_refused() -> None:
    bomb = building.package(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": b"<a>" + b" " * 30_000_000}
    )
    assert "zip bomb" in refused(bomb, "x.xlsx")


def test_a_member_bomb_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"bomb.txt": b"a" * 40_000_000, "good.txt": TEXT.encode()}))
    found = list(discover([path]))
    assert [item.member for item in found] == ["bomb.txt", "good.txt"]
    with pytest.raises(LimitError, match="zip bomb"):
        read(found[0])
    assert read(found[1]).text == TEXT


def test_overlapping_entries_that_claim_too_much_are_refused(tmp_path: Path) -> None:
    body = zlib.compress(b"a" * 1000, 9)[2:-4]
    name = b"a.txt"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(body), 2**31, 5, 0)
    sizes = (len(body), 2**31, 5, 0, 0, 0, 0, 0, 0)
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, *sizes) + name
    data = local + name + body
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 500, 500, len(central) * 500, len(data), 0)
    path = tmp_path / "a.zip"
    path.write_bytes(data + central * 500 + end)
    (item,) = discover([path])
    with pytest.raises(LimitError, match="unpacks to"):
        read(item)


def test_an_archive_of_too_many_entries_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{i}.txt": b"" for i in range(30)}))
    (item,) = discover([path], limits=Limits(max_members=20))
    with pytest.raises(LimitError, match="max_members"):
        read(item, limits=Limits(max_members=20))


def test_nested_archives_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"inner.zip": zipped({"a.txt": TEXT.encode()})}))
    (item,) = discover([path])
    with pytest.raises(ReadingError, match="archive inside an archive"):
        read(item)


def test_rare_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT.encode()}, zipfile.ZIP_LZMA))
    (item,) = discover([path])
    with pytest.raises(ReadingError, match="rare way"):
        read(item)


# Names


def test_names_cannot_leave_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    names = ("../../etc/plan.txt", "/root/plan.txt", "C:\\plans\\plan.txt", "x\n\x1b[31m.txt")
    path.write_bytes(zipped(dict.fromkeys(names, TEXT.encode())))
    found = sorted(item.member or "" for item in discover([path]))
    assert found == ["etc/plan.txt", "plans/plan.txt", "root/plan.txt", "x__[31m.txt"]
    assert all(read(item).text == TEXT for item in discover([path]))


def test_two_members_of_one_name_stay_two(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "工会计划一，先行。")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "工会计划二，后行。")
    assert [read(item).text[4] for item in discover([path])] == ["一", "二"]


# XML


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {name} "{f"&{last};" * 10}">'
        for last, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize("part", ["document", "numbering", "styles"])
def test_entities_in_word_are_refused(part: str) -> None:
    listed = building.para("项", 1, 0)
    parts = {"document": f"<w:body>{listed}</w:body>", "numbering": "", "styles": ""}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts[part] = LAUGHS.replace("DOCTYPE d", f"DOCTYPE w:{part}")
    files = {
        f"word/{key}.xml": f"{value if key == part else ''}<w:{key} {space}>"
        f"{'&i;' if key == part else value}</w:{key}>"
        for key, value in parts.items()
    }
    start = time.monotonic()
    line = refused(building.package({"[Content_Types].xml": "<Types/>", **files}))
    assert "entities" in line or "damaged" in line
    assert time.monotonic() - start < 2


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("绝密内容")
    xml = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = building.package({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})
    assert "绝密" not in refused(data)


def test_entities_in_a_workbook_are_refused() -> None:
    data = building.package(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": LAUGHS + "<workbook>&i;</workbook>"}
    )
    assert "entities" in refused(data, "x.xlsx")


def test_deep_nesting_ends() -> None:
    deep = "<w:p>" + "<w:r>" * 50_000
    assert refused(building.docx(deep))
    page = ("<html><body>" + "<div>" * 100_000 + "工会").encode()
    assert refused(page, "x.html")


# Passwords, wrong endings, pictures


def test_a_protected_zip_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (item,) = discover([path])
    with pytest.raises(ReadingError, match="password"):
        read(item)


def test_a_protected_docx_is_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refused(data)


def test_a_protected_pdf_is_refused() -> None:
    assert "password" in refused((PLANS.parent / "hostile" / "locked.pdf").read_bytes(), "x.pdf")


@pytest.mark.parametrize(
    ("source", "claimed"),
    [
        ("circles.typed.docx", "plan.doc"), ("circles.typed.pdf", "plan.docx"),
        ("circles.typed.docx", "plan.txt"), ("circles.txt", "plan.docx"),
        ("circles.html", "plan.doc"), ("circles.gb18030.txt", "plan.pdf"),
        ("circles.typed.pdf", "plan"), ("circles.html", "plan.txt"),
    ],
)  # fmt: skip
def test_the_content_decides_not_the_ending(source: str, claimed: str) -> None:
    data = (PLANS / source).read_bytes()
    assert read_bytes(data, claimed).text == read(PLANS / source).text


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(99), "OCR"), (b"\x89PNG\r\n\x1a\n" + bytes(99), "OCR"),
        (b"Rar!\x1a\x07\x00" + bytes(99), "unpack"), (b"7z\xbc\xaf\x27\x1c" + bytes(99), "unpack"),
        (b"", "empty"), (b" \n\t\r\n", "no text"), ("\ufeff　\n".encode(), "no text"),
        (b"\x7fELF" + bytes(500), "binary"), (bytes(1000), "binary"),
        (b"MZ\x90\x00" + bytes(range(256)) * 8, ""),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_cure(data: bytes, cure: str) -> None:
    assert cure in refused(data, "x.txt")


def test_an_empty_docx_is_refused() -> None:
    assert "no text" in refused(building.docx(""))


# Size


def test_two_hundred_megabytes_of_text_end_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    start = time.monotonic()
    with pytest.raises(LimitError, match="max_bytes"):
        read(path)
    assert time.monotonic() - start < 2


def test_more_characters_than_the_limit_are_refused() -> None:
    assert "max_chars" in refused(TEXT.encode() * 99, "x.txt", Limits(max_chars=1000))


def test_a_pdf_of_five_thousand_pages_ends_soon() -> None:
    start = time.monotonic()
    assert "max_pages" in refused(many_pages(5_000), "x.pdf")
    assert time.monotonic() - start < 5


def test_a_pdf_within_the_limit_is_read_in_bounded_time() -> None:
    start = time.monotonic()
    assert "without text" in refused(many_pages(1_500), "x.pdf")
    assert time.monotonic() - start < 10


def test_a_slow_pdf_stops_at_the_time_limit() -> None:
    data = (PLANS / "circles.typed.pdf").read_bytes()
    assert "Limits.timeout" in refused(data, "x.pdf", Limits(timeout=-1))


def test_memory_stays_bounded_for_a_docx_of_many_paragraphs() -> None:
    numbering = building.abstract(1, building.level(0, "decimal", "%1.")) + building.num(1, 1)
    data = building.docx(building.para("教职工活动" * 4, 1, 0) * 8_000, numbering)
    tracemalloc.start()
    text = read_bytes(data).text
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert text.count("\n") == 7_999
    assert text.rsplit("\n", 1)[1].startswith("8000. ")
    assert peak < 20_000_000


def many_pages(count: int) -> bytes:
    """Return a PDF of empty pages, written by hand."""
    kids = " ".join(f"{i + 3} 0 R" for i in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj{body}endobj\n".encode()
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += "".join(f"{o:010d} 00000 n \n" for o in offsets).encode()
    return (
        data + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>startxref\n{start}\n%%EOF".encode()
    )


# Damage

READERS: tuple[str, ...] = (
    "circles.typed.docx", "special.lists.docx", "middle.table.pdf", "circles.html",
    "circles.gb18030.txt", "circles.big5.txt",
)  # fmt: skip


def ends_well(data: bytes, name: str) -> None:
    """Read; whatever is not a text must end in one line of this project's errors."""
    start = time.monotonic()
    try:
        read_bytes(data, name)
    except UnionNLPError as error:
        assert "\n" not in str(error)  # noqa: PT017
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("name", READERS)
def test_truncated_files_end_well(name: str) -> None:
    data = (PLANS / name).read_bytes()
    for share in (0.01, 0.1, 0.3, 0.5, 0.8, 0.99):
        ends_well(data[: int(len(data) * share)], name)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    "head", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"MIME-Version: 1.0\n"]
)
def test_random_bytes_end_well(head: bytes, seed: int) -> None:
    ends_well(head + random.Random(seed).randbytes(5_000), "x.bin")


def test_random_bytes_are_no_text() -> None:
    for _ in range(20):
        refused(os.urandom(2_000), "x.txt")


def flip(data: bytes, seed: int) -> bytes:
    source = random.Random(seed)
    changed = bytearray(data)
    for _ in range(20):
        changed[source.randrange(len(changed))] = source.randrange(256)
    return bytes(changed)


def repack(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a zip whose parts are changed, so that the harm reaches the inner readers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({n: change(archive.read(n)) for n in archive.namelist()})


@pytest.mark.parametrize("seed", range(15))
def test_flipped_bytes_end_well(seed: int) -> None:
    for name in READERS:
        ends_well(flip((PLANS / name).read_bytes(), seed), name)


@pytest.mark.parametrize("seed", range(15))
def test_flipped_bytes_inside_a_docx_end_well(seed: int) -> None:
    data = (PLANS / "special.lists.docx").read_bytes()
    ends_well(repack(data, lambda part: flip(part, seed) if part else part), "x.docx")


def test_nonsense_is_told_from_text() -> None:
    garbled = TEXT.encode().decode("gb18030", "replace") * 5
    with pytest.raises(EncodingError, match="decoded wrongly"):
        read_bytes(garbled.encode(), "x.txt")


def test_an_input_can_be_sent_to_another_process() -> None:
    import pickle

    item = Input("a.zip", "b.txt")
    assert pickle.loads(pickle.dumps(item)) == item  # noqa: S301
