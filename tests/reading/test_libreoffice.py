"""LibreOffice as we use it: one for all files, nothing in, nothing out, nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from unionnlp.batch import Failure
from unionnlp.errors import LimitError, ReadingError
from unionnlp.reading import Input, Limits, leftovers, libreoffice, read, read_bytes
from unionnlp.reading.libreoffice import LibreOffice
from unionnlp.reading.office import find_program
from unionnlp.workers import run_in_processes

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
DOC = PLANS / "circles.typed.doc"
pytestmark = pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module", autouse=True)
def patient() -> Iterator[None]:
    """End LibreOffice after these tests, so that no later one waits for its folder."""
    yield
    libreoffice.office.close()


def process() -> int:
    assert libreoffice.office._process is not None
    return libreoffice.office._process.pid


def test_one_libreoffice_serves_all_files() -> None:
    expected = read(PLANS / "circles.typed.docx").text
    seen = set()
    for form in ("doc", "rtf", "doc"):
        assert read(PLANS / f"circles.typed.{form}").text == expected
        seen.add(process())
    assert len(seen) == 1


def served(source: Input) -> tuple[int, int]:
    """Read a file in a process of a pool; return that process and the LibreOffice that it asked."""
    assert read(source).text
    server = libreoffice.office._turns.server()
    assert server is not None
    return os.getpid(), server.process


@pytest.mark.skipif(sys.platform != "linux", reason="processes share a LibreOffice on Linux")
def test_the_processes_of_a_run_share_one_libreoffice() -> None:
    results = list(run_in_processes([Input(str(DOC))] * 6, served, 2))
    pairs = [one for one in results if isinstance(one, tuple)]
    assert len(pairs) == 6, [str(r.error) for r in results if isinstance(r, Failure)]
    assert len({office for _, office in pairs}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="processes share a LibreOffice on Linux")
def test_a_shared_libreoffice_that_died_is_replaced(tmp_path: Path) -> None:
    libreoffice.office.close()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    one, other = LibreOffice(), LibreOffice()
    program = find_program() or ""
    for office in (one, other):
        office.share(tmp_path)
    try:
        (tmp_path / "server").write_text(f"{gone.pid}\n{tmp_path}", "utf-8")
        gone.wait()
        assert one.convert(program, DOC.read_bytes(), ".doc", "docx", 60)
        first = one._turns.server()
        assert first is not None
        assert other.convert(program, DOC.read_bytes(), ".doc", "docx", 60)
        assert other._process is None
        one.close()
        assert other.convert(program, DOC.read_bytes(), ".doc", "docx", 60)
        assert other._turns.server() not in (None, first)
    finally:
        one.close()
        other.close()


def test_nothing_of_a_file_stays_in_the_folder() -> None:
    read(DOC)
    folder = libreoffice.office._folder
    assert folder is not None
    names = {path.name for path in folder.iterdir() if path.is_file()}
    assert names == set()
    assert folder.stat().st_mode & 0o077 == 0  # nobody else may look in


def test_a_file_that_takes_too_long_fails_alone() -> None:
    with pytest.raises(LimitError, match="LibreOffice needed more than"):
        read_bytes(DOC.read_bytes(), "x.doc", limits=Limits(timeout=0))
    assert read(DOC).text


def test_a_libreoffice_that_died_is_replaced() -> None:
    read(DOC)
    before = process()
    os.kill(before, signal.SIGKILL)
    for _ in range(2):  # one that dies over a file costs that file
        try:
            read(DOC)
        except ReadingError:
            continue
    assert process() != before


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Give the port of a server on this machine, and what it was asked."""
    hits: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    hits.append(connection.recv(200))

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1], hits


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>甲小学工会计划</text:p><text:p><draw:frame svg:width="3cm" svg:height="3cm">
<draw:image xlink:href="URL/a.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
</draw:frame></text:p><text:section text:name="s"><text:section-source xlink:href="URL/b.odt"/>
</text:section></office:text></office:body></office:document>"""
RTF = (
    r"{\rtf1\ansi Plan of the union\par {\field{\*\fldinst { INCLUDEPICTURE \\d "
    r'"URL/a.png" }}{\fldrslt }}{\field{\*\fldinst { INCLUDETEXT "URL/b.doc" }}{\fldrslt }}'
    r"{\*\template URL/c.dot}\par}"
)


@pytest.mark.parametrize(("name", "text"), [("x.fodt", FLAT), ("x.rtf", RTF)])
def test_remote_pictures_and_texts_are_not_fetched(
    name: str, text: str, listener: tuple[int, list[bytes]]
) -> None:
    port, hits = listener
    reading = read_bytes(text.replace("URL", f"http://127.0.0.1:{port}").encode(), name)
    assert reading.source.reader.startswith("libreoffice")
    time.sleep(0.3)
    assert hits == []


def test_a_killed_run_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom unionnlp.reading import read\nread(sys.argv[1])\n"
        "from unionnlp.reading import libreoffice as l\n"
        "print(l.office._process.pid, l.office._folder, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(DOC)], stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        number, folder = run.stdout.readline().split()
        run.kill()
    deadline = time.monotonic() + 10
    while alive(int(number)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(int(number))
    leftovers.sweep.cache_clear()
    leftovers.sweep()
    assert not Path(folder).exists()


def alive(number: int) -> bool:
    try:
        return "soffice" in Path(f"/proc/{number}/cmdline").read_text()
    except OSError:
        return False


def test_folders_of_living_runs_and_of_others_stay() -> None:
    mine = leftovers.make_folder()
    other = Path(tempfile.mkdtemp(prefix="unionnlp-work-x"))
    try:
        leftovers.sweep.cache_clear()
        leftovers.sweep()
        assert mine.is_dir()
        assert other.is_dir()
    finally:
        mine.rmdir()
        other.rmdir()


def test_what_is_no_document_is_refused_before_libreoffice_sees_it() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"no document at all " * 99
    with pytest.raises(ReadingError, match="no Word or Excel document in it"):
        read_bytes(data, "x.doc")
