"""What works, and what is said, where the packages of the extras are not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXTRAS = ("pyarrow", "deltalake", "starlette", "uvicorn", "matplotlib")
PLAN = Path(__file__).parent / "fixtures" / "plans" / "primary.txt"


def light(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a process that has none of the extras' packages."""
    hide = f"import sys; sys.modules.update(dict.fromkeys({EXTRAS!r}))\n"
    command = [sys.executable, "-c", hide + code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")


def command(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return light("from unionnlp.cli import main; main()", *arguments, cwd=cwd)


def test_everyday_commands_need_no_extra(tmp_path: Path) -> None:
    made = ("x.json", "x.xlsx", "x.csv", "x.ics", "x.html")
    checked = ("check.html", "check.docx", "check.xlsx")
    given = [["extract", str(PLAN), "-o", name] for name in made]
    given += [["check", str(PLAN), "-o", name] for name in checked]
    code = (  # one process for all: what counts is that it has none of the packages
        "from unionnlp.cli import main\n"
        "for line in sys.argv[1:]:\n"
        "    sys.argv = ['unionnlp', *line.split('\\t')]\n"
        "    try: main()\n"
        "    except SystemExit as ended: print(ended.code or 0)"
    )
    done = light(code, *map("\t".join, given), cwd=tmp_path)
    assert (done.stdout.split(), done.stderr) == (["0"] * len(given), "")
    assert {path.name for path in tmp_path.iterdir()} == {*made, *checked}
    assert command("segment", str(PLAN), cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (("extract", str(PLAN), "-o", "x.parquet"), "tables"),
    ],
)
def test_what_needs_an_extra_says_which(
    arguments: tuple[str, ...], extra: str, tmp_path: Path
) -> None:
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert f"pip install 'unionnlp[{extra}]'" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_frames_are_the_same_without_arrow_but_for_their_strings(tmp_path: Path) -> None:
    code = (
        "import unionnlp; f = unionnlp.frames([unionnlp.extract_file(sys.argv[1])])\n"
        "print({n: (len(t), list(t.columns)) for n, t in f.items()})\n"
        "print(f['schedule'].months.tolist(), f['schedule'].text.tolist())"
    )
    there = [sys.executable, "-c", "import sys\n" + code, str(PLAN)]
    full = subprocess.run(there, capture_output=True, text=True, encoding="utf-8")
    bare = light(code, str(PLAN), cwd=tmp_path)
    assert bare.stderr == ""
    assert full.stdout.replace("[array", "").split("\n")[0] == bare.stdout.split("\n")[0]
