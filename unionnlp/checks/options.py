"""The options of a check, and what is said of those that no check has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict, get_args

from unionnlp.arguments import (
    are_several,
    are_words,
    is_index,
    is_kind,
    is_one_of,
    is_path,
    is_year,
)
from unionnlp.checks.own import OwnRules, OwnScheme
from unionnlp.checks.settings import Settings
from unionnlp.corpus.profile import Profile
from unionnlp.pipeline import OWN_ITEMS
from unionnlp.records import SchoolType
from unionnlp.translation import Lang

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

_SETTINGS = "unionnlp.checks.settings.load() reads one from unionnlp.toml"


class Options(TypedDict, total=False):
    """The options of a check; ``check`` explains them."""

    profile: Profile | str | os.PathLike[str] | None
    year: int | None
    school_type: SchoolType | None
    select: Iterable[str]
    ignore: Iterable[str]
    document: int | None
    lang: Lang
    settings: Settings | None
    detector: Detector | None
    rules: OwnRules
    refusals: Iterable[str] | None
    scheme: OwnScheme


def refuse_wrong(options: Options) -> None:
    """Raise ``TypeError`` or ``ArgumentError`` (U301) for options that no check has."""
    for name in options:
        if name not in Options.__annotations__:
            raise TypeError(f"{name} is no option; known are {', '.join(Options.__annotations__)}")
    is_one_of(options.get("lang", "zh"), get_args(Lang), "lang")
    is_one_of(options.get("school_type"), (None, *get_args(SchoolType)), "school_type")
    is_year(options.get("year"))
    is_index(options.get("document"), "document")
    are_words(options.get("select", ()), "select")
    are_words(options.get("ignore", ()), "ignore")
    if (refusals := options.get("refusals")) is not None:
        are_several(refusals, "refusals")
    is_kind(options.get("settings"), Settings, "settings", _SETTINGS)
    if (detector := options.get("detector")) is not None:
        from unionnlp.items.detector import Detector

        is_kind(detector, Detector, "detector", OWN_ITEMS)
    for name, value in (("rules", options.get("rules")), ("scheme", options.get("scheme"))):
        if isinstance(value, bool | int | float | bytes):
            is_path(value, name)
