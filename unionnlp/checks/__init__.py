"""Checks: what a draft lacks and what is wrong in it."""

from __future__ import annotations

from unionnlp.checks.records import CoveredItem, Finding, MissingItem, Report
from unionnlp.checks.run import check, check_file

__all__ = ["CoveredItem", "Finding", "MissingItem", "Report", "check", "check_file"]
