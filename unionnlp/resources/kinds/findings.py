"""What ``resources/findings.toml`` may say."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from typing import Annotated, Literal

from msgspec import Meta

from unionnlp.resources.kinds.leaves import Code, Id, Severity, Table, Text
from unionnlp.resources.kinds.rules import Breach

Family = Literal[
    "items",
    "rules",
    "facts",
    "parts",
    "calendar",
    "targets",
    "era",
    "leftovers",
    "outline",
    "copied",
]
Kind = Literal[
    "cancelled",
    "contradiction",
    "impossible",
    "arithmetic",
    "rule",
    "outdated",
    "foreign",
    "leftover",
    "numbering",
    "empty",
    "incomplete",
    "typo",
]
Field = Literal["message", "reason", "proposal", "explain"]
Forms = Text | Annotated[tuple[Text, ...], Meta(min_length=2, max_length=2)]
"""A text, or its forms for one and for several."""


class EnglishWords(Table, frozen=True):
    """The texts of a finding in English."""

    message: Forms
    reason: Forms
    proposal: Forms
    explain: Text


class FindingCode(Table, frozen=True):
    """A code of findings with its family, severity, kind and texts; the file says what each field means.

    ``kind`` is ``None`` for what is said of standard items.
    """

    code: Code
    family: Family
    severity: Severity
    message: Text
    reason: Text
    proposal: Text
    explain: Text
    en: EnglishWords
    kind: Kind | None = None
    counted: Literal["count"] | None = None
    module: Id | None = None
    rule: Breach | None = None
    example: Text | None = None
    draft: Text | None = None

    def words(self, field: Field, lang: str, n: int = 2) -> str:
        """Return a text in a language, in the form that the number ``n`` asks for."""
        forms: Forms = getattr(self if lang == "zh" else getattr(self, lang), field)
        return forms if isinstance(forms, str) else forms[n != 1]


class File(Table, frozen=True):
    """The tables of ``resources/findings.toml``."""

    draft: Text
    finding: tuple[FindingCode, ...]
