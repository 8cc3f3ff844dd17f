"""Makes the program for people without Python: a folder with the desk and the command.

    python scripts/bundle.py [FOLDER]     build it in FOLDER (dist), try it, pack it, tell its size
    python scripts/bundle.py --try PLACE  only try what was built: its folder, or its packed file,
                                          which is unpacked elsewhere first, as a user does it

Trying means: the program of the double click is started without arguments and opens a "browser"
(a script that only keeps the address); a draft is sent there, its Word file with comments fetched,
the program ended from the page; the command checks the same draft. The program must stay under
120 MB. Needs PyInstaller (the extra ``bundle``); it builds for the system it runs on.
"""

from __future__ import annotations

import http.client
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 120_000_000  # bytes, unpacked
DRAFT = ROOT / "examples" / "plan.txt"
PLANS = ROOT / "tests" / "fixtures" / "plans"
_END = ".exe" if sys.platform == "win32" else ""
_BROWSER = """import os, sys
with open(sys.argv[1] + "~", "w", encoding="utf-8") as file:
    file.write(sys.argv[2])
os.replace(sys.argv[1] + "~", sys.argv[1])
"""


def build(target: Path) -> Path:
    """Build the program and return its folder."""
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
                   "--distpath", str(target), "--workpath", work,
                   str(ROOT / "bundle" / "unionnlp.spec")]  # fmt: skip
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603
    return target / "unionnlp"


def programs(folder: Path) -> list[Path]:
    """Return what a double click starts: the program of a folder, and on macOS the application."""
    inside = sorted(folder.parent.glob("*.app/Contents/MacOS/unionnlp-desk"))
    return list(dict.fromkeys([folder / f"unionnlp-desk{_END}", *inside]))


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder; a link counts nothing."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


def try_command(folder: Path) -> None:
    """Check a draft with the command; raise where the report does not come."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("report.docx", "report.html", "plan.ics", "tables.xlsx"):
            verb = "extract" if name == "plan.ics" else "check"
            command = [str(folder / f"unionnlp{_END}"), verb, str(DRAFT), "-o", name]
            subprocess.run(command, check=True, cwd=place, timeout=60)  # noqa: S603
            if not (Path(place) / name).stat().st_size:
                raise SystemExit(f"{name} is empty")
        for name in ("primary.typed.pdf", "primary.table.docx", "primary.html"):
            command = [str(folder / f"unionnlp{_END}"), "read", str(PLANS / name)]
            text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout  # noqa: S603
            if "教代会" not in text.decode():
                raise SystemExit(f"{name} was not read")


def try_desk(*command: str) -> float:
    """Start the desk with a command and use it; return the seconds from draft to report."""
    with tempfile.TemporaryDirectory() as place:
        told, browser = Path(place) / "address", Path(place) / "browser.py"
        browser.write_text(_BROWSER, "utf-8")
        parts = [Path(sys.executable).as_posix(), browser.as_posix(), told.as_posix()]
        environment = os.environ | {"BROWSER": f"{shlex.join(parts)} %s"}
        with subprocess.Popen(command, env=environment) as desk:  # noqa: S603
            try:
                address = urlsplit(_address(told, desk))
                needed = _use(address.netloc, address.path)
                desk.wait(30)  # it was ended from the page
            finally:
                desk.kill()
    return needed


def _address(told: Path, desk: subprocess.Popen[bytes]) -> str:
    """Return the address that the program gives to the browser."""
    for _ in range(600):
        if told.exists():
            return told.read_text("utf-8")
        if desk.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"the desk opened no page (exit code {desk.poll()})")


def _use(host: str, path: str) -> float:
    begun = time.monotonic()
    _ask(host, "POST", f"{path}files?name=plan.txt", DRAFT.read_bytes())
    while True:
        (draft,) = json.loads(_ask(host, "GET", f"{path}state?changed=x"))["drafts"]
        if draft["state"] == "done":
            break
        if draft["state"] == "failed" or time.monotonic() - begun > 120:
            raise SystemExit(f"the desk did not check the draft: {draft['error']}")
        time.sleep(0.05)
    needed = time.monotonic() - begun
    made = _ask(host, "GET", f"{path}drafts/{draft['id']}/docx")
    if "word/comments.xml" not in zipfile.ZipFile(io.BytesIO(made)).namelist():
        raise SystemExit("the Word file has no comments")
    _ask(host, "POST", f"{path}quit")
    return needed


def _ask(host: str, method: str, path: str, body: bytes = b"") -> bytes:
    connection = http.client.HTTPConnection(host, timeout=60)
    connection.request(method, path, body, {"Origin": f"http://{host}"})
    answer = connection.getresponse()
    data = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{method} {path.rpartition('/')[2]}: {answer.status} {data[:300]!r}")
    return data


def pack(folder: Path) -> Path:
    """Return the program in one file: a zip for Windows, else a tar, which keeps what is a program."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    inside = [folder.name] if system != "macos" else [p.name for p in folder.parent.glob("*.app")]
    with tempfile.TemporaryDirectory() as place:
        for name in inside:
            shutil.copytree(folder.parent / name, Path(place) / name, symlinks=True)
        made = shutil.make_archive(
            str(folder.parent / f"unionnlp-desk-{system}"),
            "zip" if system == "windows" else "gztar",
            place,
        )
    return Path(made)


def main(arguments: list[str]) -> int:
    """Build, try and pack, or only try; return the exit code."""
    if arguments[:1] != ["--try"]:
        folder = build(Path(arguments[0] if arguments else ROOT / "dist"))
        code = tell(folder)
        packed = pack(folder)
        print(f"{packed}: {packed.stat().st_size / 1e6:.0f} MB")
        return code
    given = Path(arguments[1])
    if given.is_dir():
        return tell(given)
    with tempfile.TemporaryDirectory() as place:
        shutil.unpack_archive(given, place, filter=None if given.suffix == ".zip" else "tar")
        return tell(
            next(p.parent for p in Path(place).rglob(f"unionnlp-desk{_END}") if p.is_file())
        )


def tell(folder: Path) -> int:
    """Try the program of a folder and print its size; return 1 where it is too large."""
    bytes_ = size(folder)
    try_command(folder)
    print(f"{folder}: {bytes_ / 1e6:.0f} MB")
    for program in programs(folder):
        print(f"{program}: first report after {try_desk(str(program)):.1f} s")
    if bytes_ > LIMIT:
        print(f"more than {LIMIT / 1e6:.0f} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main(sys.argv[1:]))
