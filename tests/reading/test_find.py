"""From paths to inputs: files, folders, archives, standard input."""

from __future__ import annotations

import io
import sys
import zipfile
from itertools import islice
from pathlib import Path

import pytest

from unionnlp.errors import ReadingError
from unionnlp.reading import Input, discover, read
from unionnlp.reading.archive import decoded_name

TEXT = "实验小学工会工作计划\n一、开好教代会。\n"


def names(*paths: Path | str) -> list[str]:
    return [item.name for item in discover(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "图片.jpg", ".hidden.txt", "~$b.docx", "sub/c.md", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in ("2/x.txt", "1.txt", "__MACOSX/1.txt", "pic.png", ".a.txt"):
            archive.writestr(name, TEXT)
    return tmp_path


def test_a_folder_gives_its_readable_files_sorted(folder: Path) -> None:
    found = [name.removeprefix(f"{folder}/") for name in names(folder)]
    assert found == ["a.TXT", "b.txt", "sub/c.md", "z.zip!1.txt", "z.zip!2/x.txt"]


def test_every_input_can_be_read(folder: Path) -> None:
    assert {read(item).text for item in discover([folder])} == {TEXT}
    assert [read(item).source.path for item in discover([folder])] == names(folder)


def test_files_stay_in_the_order_given(folder: Path) -> None:
    assert names(folder / "b.txt", folder / "a.TXT") == [f"{folder}/b.txt", f"{folder}/a.TXT"]


def test_a_named_file_is_taken_whatever_its_ending(folder: Path) -> None:
    assert names(folder / "图片.jpg") == [f"{folder}/图片.jpg"]


def test_an_archive_is_known_by_its_content(folder: Path) -> None:
    path = folder / "archive.dat"
    path.write_bytes((folder / "z.zip").read_bytes())
    assert names(path) == [f"{path}!1.txt", f"{path}!2/x.txt"]


def test_a_member_can_be_named(folder: Path) -> None:
    path = f"{folder}/z.zip!2/x.txt"
    assert names(path) == [path]
    assert read(path).text == TEXT
    with pytest.raises(ReadingError, match="no such member"):
        read(f"{folder}/z.zip!9.txt")


def test_an_archive_read_whole_says_how_to_name_a_member(folder: Path) -> None:
    with pytest.raises(ReadingError, match=r"an archive of 5 files.*z\.zip!"):
        read(folder / "z.zip")


def test_a_damaged_archive_fails_alone(folder: Path) -> None:
    (folder / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    found = list(discover([folder]))
    assert len(found) == 6
    (bad,) = (item for item in found if item.path.endswith("bad.zip"))
    with pytest.raises(ReadingError, match=r"bad\.zip: a damaged zip"):
        read(bad)


@pytest.mark.parametrize("codec", ["gbk", "utf-8", "big5"])
def test_names_of_chinese_windows_are_decoded(codec: str) -> None:
    name = "工會計畫.txt" if codec == "big5" else "工会计划（二〇二四）.txt"
    entry = zipfile.ZipInfo()
    entry.filename = entry.orig_filename = name.encode(codec).decode("cp437")
    assert decoded_name(entry) == name or codec == "big5"


def test_a_whole_archive_with_gbk_names(tmp_path: Path) -> None:
    raw = "计划/一月.txt".encode("gbk")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("x" * len(raw), TEXT)
    path = tmp_path / "a.zip"
    path.write_bytes(stream.getvalue().replace(b"x" * len(raw), raw))
    assert names(path) == [f"{path}!计划/一月.txt"]
    assert [read(item).text for item in discover([path])] == [TEXT]


def test_faults_are_told_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="gone: no such file or folder; check the path"):
        names(tmp_path / "gone")
    (tmp_path / "x.jpg").write_bytes(b"")
    with pytest.raises(ReadingError, match="no readable file in this folder; put"):
        names(tmp_path)
    with pytest.raises(ReadingError, match="a folder; use discover"):
        read(tmp_path)


def test_finding_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    found = discover([tmp_path / "a.txt", tmp_path / "gone"])
    assert next(found).path.endswith("a.txt")
    assert list(islice(found, 0)) == []


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(names(folder)) == 5


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(TEXT.encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Stream)
    (item,) = discover(["-"])
    assert item == Input("-")
    assert read(item).text == TEXT
