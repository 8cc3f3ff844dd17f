"""What a fresh process loads, and which room may import which."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "plan.txt"

HEAVY = {
    "pandas",
    "sklearn",
    "scipy",
    "spacy",
    "jieba",
    "rjieba",
    "docx",
    "pypdfium2",
    "pyarrow",
    "deltalake",
    "openpyxl",
    "opencc",
    "pydantic",
    "click",
    "concurrent.futures.process",
}


def loaded(code: str, *args: str) -> set[str]:
    """Run ``code`` in a fresh process; return the names of the modules that it loaded."""
    script = f"import sys\n{code}\nprint('LOADED', *sorted(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", script, *args],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return set(result.stdout.decode("utf-8").rpartition("LOADED")[2].split())


def command(*args: str) -> str:
    return (
        f"sys.argv = ['unionnlp', *{args!r}]\n"
        "from unionnlp.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 0, end.code\n"
    )


@pytest.mark.parametrize(
    "code",
    [
        "import unionnlp",
        "import unionnlp; unionnlp.extract(open(sys.argv[1], encoding='utf-8').read())",
        "import unionnlp; unionnlp.extract_file(sys.argv[1])",
        command("extract", str(EXAMPLE), "--format", "json"),
        command("extract", str(EXAMPLE)),
        command("--version"),
    ],
    ids=["import", "extract", "extract_file", "command json", "command text", "version"],
)
def test_reading_a_text_loads_nothing_heavy(code: str) -> None:
    assert loaded(code, str(EXAMPLE)) & HEAVY == set()


def test_import_alone_loads_almost_nothing() -> None:
    own = {name for name in loaded("import unionnlp") if name.startswith(("unionnlp", "msgspec"))}
    assert own == {"unionnlp"}


def test_json_needs_no_rich() -> None:
    assert "rich" not in loaded(command("extract", str(EXAMPLE), "--format", "json"))


def test_version_needs_no_extraction() -> None:
    assert "unionnlp.pipeline" not in loaded(command("--version"))


def test_public_names_all_load() -> None:
    import unionnlp

    assert {name for name in unionnlp.__all__ if getattr(unionnlp, name) is None} == set()
    assert set(dir(unionnlp)) >= set(unionnlp.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        unionnlp.nothing  # noqa: B018


def test_rooms_import_only_what_stands_below_them() -> None:
    pytest.importorskip("importlinter")
    result = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stdout[-3000:]


def test_a_command_loads_no_other_command() -> None:
    modules = loaded(command("extract", str(EXAMPLE), "--format", "json"))
    assert "unionnlp.cli.extract" in modules
    assert not {"unionnlp.cli.check", "unionnlp.cli.corpus", "importlib.resources"} & modules
