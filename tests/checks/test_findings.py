"""A finding is a row of findings.toml: its words, its example, and what tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from unionnlp import resources
from unionnlp.checks import check, findings, messages
from unionnlp.checks.explain import explain
from unionnlp.errors import KnowledgeError
from unionnlp.resources.kinds.findings import File

DRAFT = (
    "松岭小学工会2026年工作计划\n一、主要工作\n1、4月召开教代会。\n2、5月放风筝比赛，名额不限。\n"
    "3、6月组织体检。\n松岭小学工会\n2026年2月20日\n"
)
WORDS = """
[[finding]]
code = "L699"
family = "leftovers"
kind = "leftover"
severity = "medium"
message = "有风筝：{quote}"
reason = "风筝会飞走"
proposal = "收好"
explain = "计划里写了风筝。"
"""
ENGLISH = """
[finding.en]
message = "a kite: {quote}"
reason = "kites fly away"
proposal = "keep it"
explain = "The plan has a kite."
"""
RULE = """
[finding.rule]
when = ["风筝"]
all = ["放风筝"]
not = ["不放风筝"]
"""


def emptied() -> None:
    for kept in (resources.sound, resources.load, messages._rows, messages.code, messages.apart):
        kept.cache_clear()
    findings._modules.cache_clear()


@pytest.fixture
def with_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Yield a function that adds a row to the findings."""
    real = resources.place
    longer = tmp_path / "findings.toml"

    def add(row: str) -> None:
        longer.write_text(real("findings.toml").read_text("utf-8") + row, "utf-8")
        monkeypatch.setattr(
            resources, "place", lambda name: longer if name == longer.name else real(name)
        )
        emptied()

    yield add
    monkeypatch.undo()
    emptied()


def told(draft: str, lang: str = "zh") -> list[str]:
    return [f.message for f in check(draft, select=["L699"], lang=lang).findings]  # type: ignore[arg-type]


def test_a_new_finding_of_words_is_a_row_of_data(with_row: Callable[[str], None]) -> None:
    with_row(WORDS + ENGLISH + RULE)
    assert told(DRAFT) == ["有风筝：5月放风筝比赛，名额不限"]
    assert told(DRAFT, "en") == ["a kite: 5月放风筝比赛，名额不限"]
    assert told(DRAFT.replace("放风筝比赛", "不放风筝")) == []
    assert told(DRAFT.replace("风筝", "纸鸢")) == []
    assert "计划里写了风筝。" in explain("L699")


def test_a_new_finding_of_a_module_is_a_row_and_the_module(with_row: Callable[[str], None]) -> None:
    with_row(WORDS.replace("\nreason", '\nmodule = "hours"\nreason') + ENGLISH)
    assert findings._modules() == (import_module("unionnlp.checks.hours").check,)


def test_a_row_is_read_alone_as_in_the_whole_file() -> None:
    whole = msgspec.convert(resources.load("findings"), File)
    assert tuple(messages.codes().values()) == whole.finding
    assert tuple(messages.codes()) == tuple(row.code for row in whole.finding)
    told = [row for row in whole.finding if row.module or row.rule]
    assert list(messages.apart()) == told


def test_a_row_in_another_form_is_told(with_row: Callable[[str], None]) -> None:
    with_row(WORDS.replace('code = "L699"\n', "") + 'code = "L699"\n' + ENGLISH)
    with pytest.raises(KnowledgeError, match="a row begins with"):
        explain("L699")


def test_a_check_reads_no_row_that_it_does_not_report() -> None:
    emptied()
    report = check(DRAFT)
    assert messages.code.cache_info().currsize <= len({f.code for f in report.findings}) + 6


def test_a_beginning_of_codes_lists_what_they_say() -> None:
    for lang in ("zh", "en"):
        listed = "\n".join(explain(family, lang) for family in "MPFRCTELOD").splitlines()
        assert [line[:4] for line in listed] == sorted(messages.codes(), key=listed_as(listed))
        for line in listed:
            assert line.endswith(messages.code(line[:4]).words("explain", lang))


def listed_as(listed: list[str]) -> Callable[[str], int]:
    return lambda code: [line[:4] for line in listed].index(code)
