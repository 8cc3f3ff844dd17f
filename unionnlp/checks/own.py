"""What is the user's own in a check: what it is compared with, rules, a scheme of points."""

from __future__ import annotations

import os
from collections.abc import Sequence

import msgspec

from unionnlp.arguments import is_path
from unionnlp.checks import rules, scheme
from unionnlp.checks.records import Report
from unionnlp.checks.scheme import Scheme
from unionnlp.checks.settings import Settings
from unionnlp.corpus import profile
from unionnlp.corpus.profile import Profile
from unionnlp.records import Extraction
from unionnlp.resources.kinds.rules import Rule

PathLike = str | os.PathLike[str]
OwnRules = PathLike | Sequence[Rule] | None
"""Rules of one's own: the path of their file, or what ``checks.rules.read`` made of it."""
OwnScheme = PathLike | Scheme | None
"""A scheme (评分细则): the path of its file, or what ``checks.scheme.read`` made of it."""


def profile_of(given: Profile | PathLike | None) -> Profile:
    """Return the profile that is given, or the shipped one."""
    if given is None:
        return profile.default()
    if isinstance(given, Profile):
        return given
    is_path(given, "profile")
    return profile.read(given)


def rules_of(given: OwnRules, settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that are given, else those of the settings, else none of one's own."""
    if given is None:
        return () if settings.rules is None else rules.read(settings.rules)
    if isinstance(given, str | os.PathLike):
        is_path(given, "rules")
        return rules.read(given)
    return tuple(given)


def scheme_of(given: OwnScheme, settings: Settings) -> Scheme | None:
    """Return the scheme that is given, else that of the settings, ``None`` without either."""
    if isinstance(given, Scheme):
        return given
    if given is None:
        return None if settings.scheme is None else scheme.read(settings.scheme)
    is_path(given, "scheme")
    return scheme.read(given)


def naming(report: Report, extraction: Extraction) -> Report:
    """Return a report with the names of its other items where the catalogue is one's own."""
    if isinstance(extraction.catalogue, msgspec.UnsetType):
        return report
    names = tuple(n for n in extraction.catalogue if n.item in report.extra)
    return msgspec.structs.replace(report, catalogue=names) if names else report
