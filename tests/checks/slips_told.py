"""What the check says of slips in one sentence of a plan."""

from __future__ import annotations

from unionnlp.checks import check

PLAN = "松岭小学工会2026年工作计划\n一、主要工作\n1、每月末工会委员碰头一次。\n2、{}\n松岭小学工会\n2026年2月20日\n"


def told(words: str) -> dict[str, str]:
    """Return the words in which a slip is seen, with its severity."""
    found = check(PLAN.format(words)).findings
    return {f.evidence[0].text: f.severity for f in found if f.kind == "typo"}
