"""What the report says of standard items that are not there."""

from __future__ import annotations

import msgspec

from unionnlp.checks import check
from unionnlp.corpus.profile import default

DRAFT = "青柳小学2026年工会工作计划\n一、维护权益\n4月召开教代会，征集提案不少于10件。\n"


def test_shipped_examples_are_no_argument() -> None:
    report = check(DRAFT)
    assert report.missing
    assert "份写了" not in report.to_json()
    assert {m.prevalence.source for m in report.missing if m.prevalence} == {"examples"}


def test_a_corpus_of_ones_own_is() -> None:
    own = msgspec.structs.replace(default(), name="district")
    report = check(DRAFT, profile=own)
    assert any("份写了" in m.reason for m in report.missing)
