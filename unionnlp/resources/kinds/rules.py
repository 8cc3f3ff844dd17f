"""What ``resources/rules.toml`` may say, and a file of a unit's own rules."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from typing import Annotated

from msgspec import Meta

from unionnlp.records import SchoolType
from unionnlp.resources import whole
from unionnlp.resources.kinds.leaves import Id, Patterns, Read, Severity, Table, Year

RuleText = Annotated[str, Meta(min_length=1, max_length=4_000)]
RulePattern = Annotated[RuleText, Meta(title="pattern")]
_Alternatives = Annotated[tuple[RuleText, ...], Meta(min_length=1, max_length=100)]
RuleWording = Annotated[RuleText | _Alternatives, Meta(title="wording")]
"""A pattern in one piece, or the list of its alternatives."""


class Breach(
    Table, frozen=True, kw_only=True, rename={"since": "from", "until": "to", "without": "not"}
):
    """What a sentence says that should not stand in a plan; rules.toml says what each field means."""

    all: Annotated[tuple[RuleWording, ...], Meta(min_length=1, max_length=20)]
    when: Annotated[tuple[RuleText, ...], Meta(max_length=40)] = ()
    without: Annotated[tuple[RulePattern, ...], Meta(max_length=400)] = ()
    topic: RulePattern | None = None
    since: Year | None = None
    until: Year | None = None
    kinds: tuple[SchoolType, ...] = ()
    allowed: tuple[float, ...] = ()
    apart: tuple[float, ...] = ()
    exactly: float | None = None
    least: float | None = None
    most: float | None = None
    share_least: float | None = None
    share_above: float | None = None
    lasts: bool = False
    frank: bool = False

    @property
    def counts(self) -> bool:
        """Say whether a number decides."""
        patterns = [whole(pattern) for pattern in self.all]
        return any("{n}" in p or "{rate}" in p or "{share}" in p for p in patterns)

    def holds_for(self, year: int | None, kind: SchoolType | None) -> bool:
        """Say whether it is wrong in a kind of unit in a year."""
        early = year is not None and self.since is not None and year < self.since
        late = year is not None and self.until is not None and year > self.until
        return not (early or late) and (not self.kinds or kind is None or kind in self.kinds)


class Rule(Breach, frozen=True, kw_only=True):
    """A rule of rules.toml, or of a unit's own file."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    source: RuleText
    read: Read = "原文"
    note: str = ""
    region: str = "全国"
    severity: Severity = "high"
    says: RuleText
    write: RuleText

    @property
    def weight(self) -> Severity:
        """The severity of what breaks the rule: no more than a hint where its source was not read."""
        return "low" if self.read == "未读" else self.severity


class RulesCommon(Table, frozen=True):
    """The fields of ``common``."""

    forbid: Patterns
    declined: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/rules.toml``."""

    common: RulesCommon
    words: dict[Id, Patterns]
    rule: tuple[Rule, ...]
