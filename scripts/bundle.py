"""Makes the program for people without Python: a folder with the desk and the command.

    python scripts/bundle.py [FOLDER]     build it in FOLDER (dist), try it, and tell its size
    python scripts/bundle.py --try DIR    only try a program that was built

Trying means: the desk is started as a double click does, a draft is sent to it, its Word file
with comments is fetched; the command checks the same draft. The program must stay under
120 MB. Needs PyInstaller (the extra ``bundle``); it builds for the system it runs on.
"""

from __future__ import annotations

import http.client
import io
import json
import os
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


def build(target: Path) -> Path:
    """Build the program and return its folder."""
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
                   "--distpath", str(target), "--workpath", work,
                   str(ROOT / "bundle" / "unionnlp.spec")]  # fmt: skip
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603
    return target / "unionnlp"


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


def try_desk(folder: Path) -> float:
    """Start the desk, send a draft, fetch its Word file; return the seconds to the report."""
    command = [str(folder / f"unionnlp{_END}"), "desk", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603
        try:
            assert desk.stdout is not None  # noqa: S101
            address = urlsplit(desk.stdout.readline().strip())
            return _use(address.netloc, address.path)
        finally:
            desk.terminate()


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


def main(arguments: list[str]) -> int:
    """Build and try, or only try; return the exit code."""
    if arguments[:1] == ["--try"]:
        folder = Path(arguments[1])
    else:
        folder = build(Path(arguments[0] if arguments else ROOT / "dist"))
    bytes_ = size(folder)
    try_command(folder)
    seconds = try_desk(folder)
    print(f"{folder}: {bytes_ / 1e6:.0f} MB; first report of the desk after {seconds:.1f} s")
    if bytes_ > LIMIT:
        print(f"more than {LIMIT / 1e6:.0f} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main(sys.argv[1:]))
