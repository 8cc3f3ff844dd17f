"""Nothing under a folder is lost without a word: read exactly once, or reported."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from unionnlp import extract_files
from unionnlp.batch import Failure
from unionnlp.errors import LimitError, ReadingError, UnionNLPError
from unionnlp.reading import Input, Limits, discover, identity, read

TEXT = "实验小学工会工作计划\n一、开好教代会。\n"


def put(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def outcome(folder: Path) -> dict[str, str]:
    """Return what became of each input: its text, or the error in its place."""
    found = {}
    for item in discover([folder]):
        name = os.path.relpath(item.name, folder)
        assert name not in found
        try:
            found[name] = read(item).text
        except ReadingError as error:
            found[name] = str(error)
    assert all(text == TEXT or len(text.splitlines()) == 1 for text in found.values())
    return found


def test_a_subfolder_that_cannot_be_listed_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "locked" / "b.txt")
    put(tmp_path / "z.txt")
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = outcome(tmp_path)
    assert found["a.txt"] == found["z.txt"] == TEXT
    assert "locked: cannot be listed (Permission denied)" in found["locked"]


def test_links_are_read_once_or_reported(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    put(folder / "a.txt")
    put(folder / ".kept" / "b.txt")
    secret = put(tmp_path / "secret.txt")
    (folder / "again.txt").symlink_to(folder / "a.txt")
    (folder / "b.txt").symlink_to(folder / ".kept" / "b.txt")
    (folder / "out.txt").symlink_to(secret)
    (folder / "outside").symlink_to(tmp_path, target_is_directory=True)
    (folder / "within").symlink_to(folder, target_is_directory=True)
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    found = outcome(folder)
    assert sorted(found) == ["a.txt", "b.txt", "circle.txt", "gone.txt", "out.txt", "outside"]
    assert found["a.txt"] == found["b.txt"] == TEXT
    assert "a link out of its folder" in found["out.txt"]
    assert "a link to another folder" in found["outside"]
    assert all("a link to nothing" in found[n] for n in ("gone.txt", "circle.txt"))


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "real" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "a.txt").symlink_to(tmp_path / "real" / "a.txt")
    assert list(outcome(tmp_path / "link").values()) == [TEXT]
    assert read(tmp_path / "a.txt").text == TEXT


def test_pipes_and_sockets_in_a_folder_are_reported_at_once(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        start = time.monotonic()
        found = outcome(tmp_path)
    assert time.monotonic() - start < 2
    assert found["a.txt"] == TEXT
    assert "no file but a pipe or a device" in found["pipe.txt"]
    assert "no file but a pipe or a device" in found["s.txt"]


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in which deep ones are made; Python's own removal fails on them."""
    yield tmp_path
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_a_deep_folder_is_walked_to_its_end(deep: Path) -> None:
    put(deep / "z.txt")
    here = os.open(deep, os.O_RDONLY)
    for _ in range(2_200):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    found = outcome(deep)
    assert found.pop("z.txt") == TEXT
    assert all("cannot be listed" in text for text in found.values())
    assert len(found) == 1


def test_a_file_in_a_folder_eleven_hundred_deep_is_read(deep: Path) -> None:
    place = deep
    for _ in range(11):
        place = place.joinpath(*["d"] * 100)
        place.mkdir(parents=True)
    put(place / "a.txt")
    assert list(outcome(deep).values()) == [TEXT]


@pytest.mark.parametrize("path", ["x" * 5_000, "a\0b", "", "a\nb"])
def test_a_path_that_no_file_can_have_fails_alone(tmp_path: Path, path: str) -> None:
    good = put(tmp_path / "a.txt")
    results = list(extract_files([path, good], errors="return"))
    assert isinstance(results[0], Failure)
    assert len(str(results[0].error).splitlines()) == 1
    assert results[1].source.path == str(good)  # type: ignore[union-attr]


def test_names_that_are_no_utf8_have_one_spelling(tmp_path: Path) -> None:
    raws = [b"\xb9\xa4.txt", b"\xb9\xa5.txt"]
    for raw in raws:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text(TEXT, "utf-8")
    names = [read(item).source.path for item in discover([tmp_path])]
    assert names == [rf"{tmp_path}/\xb9\xa4.txt", rf"{tmp_path}/\xb9\xa5.txt"]
    assert names == [item.name for item in discover([tmp_path])]


def test_names_with_line_breaks_stay_on_one_line(tmp_path: Path) -> None:
    put(tmp_path / "a\n\x1b[31m.txt", "")
    (line,) = outcome(tmp_path).values()
    assert r"a\n\x1b[31m.txt: empty" in line


# Pipes


def test_a_pipe_keeps_its_beginning() -> None:
    text = TEXT + "二、慰问困难职工。\n" * 20_000
    command = f'exec "{sys.executable}" -m unionnlp read <(cat)'
    done = subprocess.run(["bash", "-c", command], input=text.encode(), capture_output=True)
    assert done.stderr == b""
    assert done.stdout.decode() == text


def test_a_pipe_is_extracted_whole() -> None:
    text = TEXT + "二、慰问困难职工20人。\n"
    command = f'exec "{sys.executable}" -m unionnlp extract <(cat) --format json'
    done = subprocess.run(["bash", "-c", command], input=text.encode(), capture_output=True)
    assert f'"length": {len(text)}' in done.stdout.decode()


def test_a_named_pipe_is_read_when_its_writer_comes(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Timer(0.3, lambda: path.write_text(TEXT, "utf-8"))
    writer.start()
    assert read(path).text == TEXT
    writer.join()


def test_a_pipe_without_a_writer_ends(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(LimitError, match="nothing was written"):
        read(path, limits=Limits(timeout=0.2))


# Archives


def zipped(path: Path, names: list[str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for index, name in enumerate(names):
            archive.writestr(zipfile.ZipInfo(name), f"工会计划{index}号，先行。")
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names",
    [
        ["a.txt", "a.txt", "a (2).txt"],
        ["a (2).txt", "a.txt", "a.txt", "a.txt"],
        ["a.txt", "./a.txt", "/a.txt", "x/../a.txt"],
        ["a.txt", "a (2).txt", "a.txt", "a (2).txt"],
    ],
)
def test_members_of_one_name_are_each_read_once(tmp_path: Path, names: list[str]) -> None:
    path = zipped(tmp_path / "z.zip", names)
    texts = Counter(read(item).text for item in discover([path]))
    assert texts == {f"工会计划{index}号，先行。": 1 for index in range(len(names))}


def test_a_member_without_a_name_harms_nobody(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z.zip", ["a.txt", "b.txt"])
    data = path.read_bytes()
    at = data.rindex(b"PK\1\2")
    path.write_bytes(data[: at + 28] + b"\0\0" + data[at + 30 :])
    for item in discover([path]):
        with pytest.raises(UnionNLPError):
            read(item)


def test_names_in_gbk_that_are_also_utf8(tmp_path: Path) -> None:
    names = ["小学.txt", "学校.txt", "工会.txt"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for index, _ in enumerate(names):
            archive.writestr(f"{index}" * 4 + ".txt", TEXT)
    data = stream.getvalue()
    for index, name in enumerate(names):
        data = data.replace(f"{index}".encode() * 4, name.removesuffix(".txt").encode("gbk"))
    path = tmp_path / "z.zip"
    path.write_bytes(data)
    assert sorted(item.member or "" for item in discover([path])) == sorted(names)


def test_accents_in_utf8_stay(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("aaaaaaaa.txt", TEXT)
    path.write_bytes(stream.getvalue().replace(b"aaaaaaaa", "Отче".encode()))
    assert [item.member for item in discover([path])] == ["Отче.txt"]


def test_an_archive_that_changes_is_opened_anew(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z.zip", ["a.txt"])
    assert len(list(discover([path]))) == 1
    zipped(path, ["a.txt", "b.txt"])
    assert len([read(item).text for item in discover([path])]) == 2


# Identity


def test_identity_sees_through_links_and_dots(tmp_path: Path) -> None:
    file = put(tmp_path / "in" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "hard.txt").hardlink_to(file)
    same = identity(file)
    for other in ("in/../in/a.txt", "link/a.txt", "hard.txt"):
        assert identity(tmp_path / other).is_same(same)
    assert not identity(put(tmp_path / "b.txt")).is_same(same)
    assert same.is_inside(identity(tmp_path / "link"))
    assert identity(tmp_path / "link" / "new.txt").is_same(identity(tmp_path / "in" / "new.txt"))


def test_a_member_is_known_by_its_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z.zip", ["a.txt"])
    (item,) = discover([path])
    assert item.identity.is_same(identity(path))
    assert not Input("-").identity.is_same(identity(path))


@pytest.mark.parametrize("path", ["a\0b", "x" * 5_000, ""])
def test_identity_of_what_cannot_be_is_no_error(path: str) -> None:
    assert identity(path).inode in (None, identity(".").inode)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_without_end_is_named_as_one() -> None:
    with pytest.raises(LimitError, match=r"^/dev/zero: a device that gives bytes without end"):
        read("/dev/zero", limits=Limits(max_bytes=100_000))
