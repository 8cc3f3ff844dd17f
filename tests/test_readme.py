"""What the READMEs show is what happens."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]
PAGES = [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"]


@pytest.fixture(scope="module")
def script() -> Any:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "scripts" / "readme.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", READMES)
def test_shown_output_is_the_real_output(name: str, script: Any) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert text == script.fill(text)
    assert "活动安排  9 项" in text


@pytest.mark.parametrize("name", READMES)
def test_python_examples_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, tried = doctest.testfile(str(ROOT / name), module_relative=False, encoding="utf-8")
    assert (failures, tried > 5) == (0, True)


@pytest.mark.parametrize("name", READMES)
def test_commands_of_the_readme_exist(name: str) -> None:
    from unionnlp.cli.app import application

    app = application()

    known = {command.name or command.callback.__name__ for command in app.registered_commands}  # type: ignore[union-attr]
    known |= {group.name for group in app.registered_groups}
    shown = set(re.findall(r"^unionnlp ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
    assert shown == known


@pytest.mark.parametrize("name", PAGES)
def test_links_inside_the_repository_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_both_languages_give_the_same_commands(name: str) -> None:
    fences = re.findall(r"```bash\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    english = re.findall(r"```bash\n(.*?)```", (ROOT / READMES[0]).read_text("utf-8"), re.DOTALL)
    assert fences == english


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"<!-- tests -->\n```bash\npython3 .*pytest -n auto\n```", text)
    assert "<!-- tests -->" in (ROOT / ".ci" / "run").read_text("utf-8")
