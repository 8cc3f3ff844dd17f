"""A part of the matrix of losses; ``python tests/writing/matrix.py`` runs the whole of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import matrix
import pytest
import scene

# A row for each way of writing: a file, a workbook, a folder, a Word file, many pairs, a database.
QUICK = (
    "extract d z.zip -f jsonl -o out.jsonl", "extract d z.zip -f csv -o out",
    "check d z.zip --roster roster.txt -f xlsx -o out.xlsx", "check draft.docx -f docx -o out.docx",
    "compare plans summaries -f json -o out.json", "corpus add out d z.zip",
    "corpus export known -f csv -o out.csv",
)  # fmt: skip
ROWS = {row.name: row for row in matrix.rows()}


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    pytest.importorskip("resource", reason="a full disk is made as Unix has it")
    if not scene.drop_rights_is_possible():
        pytest.skip("this system lets a superuser write anywhere")
    scene.load()
    with tempfile.TemporaryDirectory() as name:
        yield matrix.template(Path(name))


@pytest.mark.parametrize("name", QUICK)
def test_nothing_is_lost(name: str, template: Path) -> None:
    trial = matrix.Trial(ROWS[name], template, template.parent)
    before, after, ended = matrix.whole(trial)
    assert before != after
    matrix.inputs_as_output(trial, most=2)
    matrix.full_disk(trial, (before, after), (300,))
    matrix.read_only(trial)
    matrix.killed(trial, (before, after), ended, 2)
    trial.close()


def test_the_matrix_has_every_command_and_format() -> None:
    from unionnlp.cli import check, compare, extract
    from unionnlp.cli.corpus import export

    written = {(r.args[0], r.args[r.args.index("-f") + 1]) for r in ROWS.values() if "-f" in r.args}
    for command, module in (
        ("extract", extract),
        ("check", check),
        ("compare", compare),
        ("corpus", export),
    ):
        assert {(command, str(form)) for form in module._FORMATS} <= written
