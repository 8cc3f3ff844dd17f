"""What ``resources/school_types.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Patterns, Table


class SchoolTypesNames(Table, frozen=True):
    """The fields of ``names``."""

    group: Patterns
    special: Patterns
    kindergarten: Patterns
    vocational: Patterns
    university: Patterns
    district: Patterns
    company: Patterns
    secondary: Patterns
    primary: Patterns


class SchoolTypesText(Table, frozen=True):
    """The fields of ``text``."""

    kindergarten: Patterns
    company: Patterns
    university: Patterns
    secondary: Patterns


class SchoolTypesOpening(Table, frozen=True):
    """The fields of ``opening``."""

    group: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/school_types.toml``."""

    names: SchoolTypesNames
    text: SchoolTypesText
    opening: SchoolTypesOpening
