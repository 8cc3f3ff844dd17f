"""What rules find in the small passages of tests, whether it is told or, since a judge doubts it, a hint.

The judges of ``checks.doubts`` learned from whole drafts and know too little of a passage of two lines.
"""

from __future__ import annotations

from unionnlp.checks.records import Finding
from unionnlp.resources import load

RULES = {"C303", "L606", "L611"} | {
    code for row in load("judged")["doubt"] for code in row["codes"] if code != "R103"
}
"""Codes behind which a rule stands and of which some findings, or all, are hints."""


def by_rule(finding: Finding) -> bool:
    """Tell whether a finding is told, or is one of a rule that is doubted."""
    return finding.severity != "low" or finding.code in RULES
