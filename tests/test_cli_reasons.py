"""What other programs say of a file or a value stands on standard error in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import program
import pytest

PLAN = "甲小学2024年工会工作计划\n一、工作目标\n每学期召开教代会1次。\n"
# English words that are no names of files, options, commands or fields.
ENGLISH = re.compile(
    r"\b(?:not|valid|range|expected|invalid|illegal|unknown|missing|object|contains|required|field|such|file|"
    r"directory|errno|codec|decode|data|truncated|malformed|statement|character|unclosed|unterminated|"
    r"got|train one|lists|at line|column|byte|position|did you mean|comma)\b",
    re.IGNORECASE,
)
FILES = {
    "value.toml": "x = \n", "statement.toml": "x y\n", "string.toml": 'x = "a\n', "list.toml": "x = [1,\n",
    "key.toml": "中文 = 1\n", "table.toml": "[a\n", "twice.toml": "x = 1\nx = 2\n", "inline.toml": "a = {b = 1\n",
    "field.toml": '[[item]]\nid = "a"\nzhh = "b"\n', "lacking.toml": '[[item]]\nid = "a"\n',
    "kind.toml": '[[item]]\nid = "a"\ngroup = 3\n', "model.json": "[", "other.json": '{"x": 1,}',
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\xff\x00a")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    for folder in ("gold", "texts", "empty"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gold" / "a.json").write_text('{"documents": 3}', "utf-8")
    (tmp_path / "texts" / "a.txt").write_text(PLAN, "utf-8")
    return tmp_path


def refused(place: Path, line: str) -> str:
    """Run a command line that is refused; return what it says in Chinese, without the way to the help."""
    for locale in ("en_US.UTF-8", "zh_CN.UTF-8"):
        done = program.run(*line.split(), cwd=place, env={"LANG": locale, "LC_ALL": ""})
        assert done.returncode == 2, (line, done.stderr)
        assert "Errno" not in done.stderr
        assert bool(re.search("[\u4e00-\u9fff]{2}", done.stderr.replace("中文", ""))) is (
            locale == "zh_CN.UTF-8"
        ), done.stderr
    assert not ENGLISH.search(
        re.sub(r"'[^']*'|`[^`]*`|\S+\.(?:toml|json|txt)|可以写的是.*", "", done.stderr)
    )
    return done.stderr


@pytest.mark.parametrize(
    "file", [*(n for n in FILES if n.endswith("toml")), "none", "empty", "binary.txt"]
)
def test_own_files_are_refused_in_ones_language(place: Path, file: str) -> None:
    refused(place, f"items --items {file}")
    for option in ("rules", "scheme"):
        refused(place, f"check a.txt --{option} {file}")
    if not file.endswith("toml"):
        refused(place, f"segment a.txt --terms {file}")
        refused(place, f"corpus build a.txt -o c --terms {file}")


@pytest.mark.parametrize("file", ["none", "empty", "model.json", "other.json"])
def test_a_model_and_a_corpus_that_are_none(place: Path, file: str) -> None:
    assert "unionnlp train" in refused(place, f"extract a.txt --model {file}")
    refused(place, f"check a.txt --corpus {file}")


@pytest.mark.parametrize(
    "line",
    ["extract a.txt --jobs x", "extract a.txt --jobs 0", "desk --port x", "desk --port 99999",
     "check a.txt --fail-under x", "check a.txt --fail-under 7", "check a.txt --year x", "extract a.txt --lang fr",
     "check a.txt --only x", "extract a.txt --term-start x", "corpus search c x -n 0", "extract a.txt --items",
     "extract --nope", "desk --browser=3", "items nosuch", "items staff_congres", "evaluate gold texts",
     "check a.txt --roster none"],
)  # fmt: skip
def test_values_of_options_are_refused_in_ones_language(place: Path, line: str) -> None:
    refused(place, line)


@pytest.mark.parametrize(
    "settings",
    ["[check]\nfail_under = 'x'\n", "[check]\nnope = 1\n", "[check\n", "[check]\nfail_under = 7\n"],
)
def test_settings_are_refused_in_ones_language(place: Path, settings: str) -> None:
    (place / "unionnlp.toml").write_text(settings, "utf-8")
    refused(place, "check a.txt")


def test_what_is_remembered_is_refused_in_ones_language(place: Path) -> None:
    (place / "a.txt.unionnlp.json").write_text("{", "utf-8")
    refused(place, "check a.txt")
