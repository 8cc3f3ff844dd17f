"""Whose settings are obeyed, and how far."""

from __future__ import annotations

from pathlib import Path

import pytest

from unionnlp.checks import settings
from unionnlp.checks.settings import Settings
from unionnlp.errors import KnowledgeError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder; ``home`` beside it is that of the user's settings."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "home"))
    return folder


def put(folder: Path, line: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unionnlp.toml").write_text(f"[check]\n{line}\n", "utf-8")


def test_the_working_folder_comes_before_the_users_own(here: Path, tmp_path: Path) -> None:
    assert settings.load() == Settings()
    put(tmp_path / "home" / "unionnlp", "year = 2020")
    assert settings.load().year == 2020
    put(here, "year = 2021")
    assert settings.load().year == 2021


@pytest.mark.parametrize(
    "line",
    [
        "common = 2.0", "enough = -1", "year = 12345", 'names = ["' + "x" * 500 + '"]',
        f"names = {['x'] * 500}", 'corpus = "/dev/zero"', 'corpus = "nowhere"', "selec = 1",
        "names = 1", "x = " + "[" * 5_000, "# " + "x" * 70_000,
    ],
)  # fmt: skip
def test_what_is_out_of_bounds_is_one_line(here: Path, line: str) -> None:
    put(here, line)
    with pytest.raises(KnowledgeError) as caught:
        settings.load()
    assert "unionnlp.toml: " in str(caught.value)


def test_a_corpus_is_found_from_the_settings(here: Path, tmp_path: Path) -> None:
    put(tmp_path / "home" / "unionnlp", 'corpus = "mine"')
    (tmp_path / "home" / "unionnlp" / "mine").mkdir()
    assert settings.load().corpus == str(tmp_path / "home" / "unionnlp" / "mine")
