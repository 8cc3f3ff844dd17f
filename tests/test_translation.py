"""The words of other languages: complete, current, and compiled from what people mend."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from unionnlp.checks import check
from unionnlp.checks.messages import Hit, codes, render
from unionnlp.checks.phrases import month_names, share
from unionnlp.errors import ArgumentError
from unionnlp.resources import load
from unionnlp.resources.kinds.findings import Field
from unionnlp.translation import sentence, translator

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import translations

CATALOGUES = sorted(translations.LOCALE.glob("*/LC_MESSAGES/unionnlp.po"))
FIELDS: tuple[Field, ...] = ("message", "reason", "proposal", "explain")
CHINESE = re.compile("[一-鿿]")
DRAFT = (
    "向阳小学2025年工会工作计划\n一、学习党的十七大精神，庆祝第38个教师节。\n二、体检参加率达到120%。\n"
    "三、切实加强队伍建设，不断提高素质，进一步增强凝聚力，努力开创新局面。\n"
    "四、安排\n2月：学习xx大精神\n3月：会员大会\n5月：教师节联欢会\n9月：讲座\n10月：球赛\n"
)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.parents[1].name)
def test_a_catalogue_is_complete_and_current(path: Path) -> None:
    catalogue = translations.updated(path)
    assert translations.faults(catalogue) == []
    assert translations.current(path, catalogue)


def test_every_code_speaks_english() -> None:
    for code in codes().values():
        names = set(re.findall(r"\{(\w+)\}", "".join(code.words(f, "zh") for f in FIELDS)))
        values: dict[str, object] = dict.fromkeys(names, "x") | {"count": 1, "quote": "x"}
        finding = render(Hit(code.code, (), values), "", 0, "en")
        shown = f"{finding.message} {finding.reason} {finding.proposal}"
        assert not CHINESE.search(re.sub("“[^”]*”", "", shown)), code.code


@pytest.mark.parametrize("field", FIELDS)
def test_both_languages_of_a_code_have_the_same_values(field: Field) -> None:
    for code in codes().values():  # the form for one may leave out the number
        zh, one, several = (code.words(field, *how) for how in (("zh",), ("en", 1), ("en", 2)))
        wanted = set(re.findall(r"\{(\w+)\}", zh))
        assert set(re.findall(r"\{(\w+)\}", several)) == wanted, code.code
        assert wanted - set(re.findall(r"\{(\w+)\}", one)) <= {"count"}, code.code
        assert one == several or code.counted, code.code


def test_a_report_in_english_keeps_chinese_to_quotations() -> None:
    report = check(DRAFT, lang="en")
    assert {"era", "targets", "calendar", "leftovers", "parts"} <= {
        f.family for f in report.findings
    }
    for finding in report.findings:
        told = f"{finding.message} {finding.reason}"
        for evidence in finding.evidence:
            told = told.replace(" ".join(evidence.text.split()), "")
        if finding.family != "items":  # laws and model sentences are Chinese in any language
            assert not CHINESE.search(re.sub("“[^”]*”|:.*", "", told)), told


def test_numbers_take_the_form_that_english_asks_for() -> None:
    _ = translator("en")
    assert _.counted("{n} 份文稿", 1) == "1 document"
    assert _.counted("{n} 份文稿", 2) == "2 documents"
    assert translator("zh").counted("{n} 份文稿", 1) == "1 份文稿"
    assert share(1, 3, "en") == " (1 of 3 plans has it)"
    assert month_names([3, 4], "en") == "March, April"
    assert month_names([3, 4], "zh") == "3月、4月"


def test_every_error_is_told_in_chinese() -> None:
    assert translations.untold() == []


def test_a_sentence_is_translated_with_its_values() -> None:
    told = sentence("a: b.docx: no such file or folder; check the path")
    assert told == "a: b.docx：没有这个文件或文件夹，请检查路径"
    nested = sentence("x: cannot be written (No space left on device); choose another place for it")
    assert nested == "x：写不进去（磁盘已满），请换一个位置"
    assert sentence("nobody has said this") == "nobody has said this"
    for row in load("sentences")["sentence"]:
        count = row["en"].count("{}")
        assert sentence(row["en"]) == row["zh"].format(*["{}"] * count), row


def test_words_without_translation_stay() -> None:
    assert translator("en")("没有这句话") == "没有这句话"
    assert translator("en")("") == ""


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ArgumentError, match="'fr'"):
        check(DRAFT, lang="fr")  # type: ignore[arg-type]
