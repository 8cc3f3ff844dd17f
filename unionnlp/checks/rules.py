"""Rules: sentences that break a law or a rule for unions. The rules are data (rules.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.records import Severity
from unionnlp.errors import KnowledgeError
from unionnlp.grammar.numerals import COUNT, number
from unionnlp.records import SchoolType
from unionnlp.resources import alternation, load, parse
from unionnlp.translation import translator

_UNIT = re.compile(r"[^。;；!?！？\n\t]+")
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,4})"
_RATE = rf"(?P<rate>\d+(?:\.\d+)?\s*[%‰]|[百千]分之[零{COUNT}点半\d.]{{1,5}})"
_LABEL = re.compile(rf"\s*(?:[(（]?[{COUNT}\d]{{1,3}}(?:[)）][、.．,，]?|[、.．,，])\s*)")
_TWICE = re.compile(r"\(\?P<(n|of|rate)>")


class Rule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"since": "from", "until": "to", "without": "not"},
):
    """A rule of rules.toml; the file says what each field means."""

    id: str
    source: str
    region: str = "全国"
    since: int | None = None
    until: int | None = None
    kinds: tuple[SchoolType, ...] = ()
    all: tuple[str, ...]
    without: tuple[str, ...] = ()
    allowed: tuple[float, ...] = ()
    exactly: float | None = None
    least: float | None = None
    most: float | None = None
    share_least: float | None = None
    share_above: float | None = None
    severity: Severity = "high"
    says: str
    write: str

    @property
    def counts(self) -> bool:
        """Say whether a number decides."""
        return any("{n}" in p or "{rate}" in p for p in self.all)

    def holds_for(self, year: int | None, kind: SchoolType | None) -> bool:
        """Say whether the rule holds for a kind of unit in a year."""
        early = year is not None and self.since is not None and year < self.since
        late = year is not None and self.until is not None and year > self.until
        return not (early or late) and (not self.kinds or kind is None or kind in self.kinds)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the rules that sentences of a document break, one for each sentence."""
    if not draft.is_plan:
        return
    rules = [r for r in known(draft.rules) if r.holds_for(draft.year, draft.school_type)]
    document = draft.document
    for unit in _UNIT.finditer(draft.plain, document.start, document.end):
        start, end = unit.span()
        broken = next((r for r in rules if _broken(r, draft, start, end)), None)
        if broken is None or draft.context.past(start) or draft.in_noise(start, end):
            continue
        label = _LABEL.match(draft.plain, start, end)
        begin = label.end() if label and label.end() < end else start
        _ = translator(draft.lang)
        values = {"says": _(broken.says), "source": _(broken.source), "write": _(broken.write)}
        yield Hit("R201", ((begin, end),), values, broken.severity)


def _broken(rule: Rule, draft: Draft, start: int, end: int) -> bool:
    plain = draft.plain
    matches = []
    for pattern in _patterns(rule):
        match = pattern.search(plain, start, end)
        if match is None:
            return False
        matches.append(match)
    if _without(rule).search(plain, start, end):
        return False
    return _breaks(rule, matches)


def _breaks(rule: Rule, matches: list[re.Match[str]]) -> bool:
    """Compare the numbers of a match with what the rule asks for."""
    n, of, rate = (_value(matches, name) for name in ("n", "of", "rate"))
    value = rate if rate is not None else n
    if rule.share_least is not None or rule.share_above is not None:
        if not n or not of or n > of:
            return False
        return n / of < (rule.share_least or 0) or n / of <= (rule.share_above or 0)
    if rule.allowed:
        return value is not None and 0 < value <= 10 and value not in rule.allowed
    if rule.exactly is not None:
        return value is not None and abs(value - rule.exactly) > 1e-6
    if rule.least is not None:
        return value is not None and value < rule.least
    if rule.most is not None:
        return value is not None and value > rule.most
    return True


def _value(matches: list[re.Match[str]], name: str) -> float | None:
    """Return the number that a macro matched, in percent for a rate."""
    for match in matches:
        for key, text in match.groupdict().items():
            if text and key.rstrip("0123456789") == name:
                return _percent(text) if name == "rate" else number(text)
    return None


def _percent(text: str) -> float | None:
    if text.endswith("%"):
        return float(text[:-1])
    if text.endswith("‰"):
        return float(text[:-1]) / 10
    scale = 1.0 if text.startswith("百") else 0.1
    whole, _, part = text[3:].partition("点")
    value = number(whole.replace("半", "0")) if whole else 0.0
    tail = number(part) if part else 0.0
    if value is None or tail is None:
        return None
    return scale * (value + tail / 10 + (0.5 if whole == "半" else 0))


def _expanded(pattern: str) -> str:
    """Fill in the macros; a name that stands twice gets a number behind it."""
    money = alternation(load("rules")["common"]["money"])
    text = pattern.replace("{money}", f"(?:{money})").replace("{rate}", _RATE)
    text = text.replace("{of}", f"(?P<of>{_NUMBER})").replace("{n}", f"(?P<n>{_NUMBER})")
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>"

    return _TWICE.sub(numbered, text)


@cache
def _patterns(rule: Rule) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(_expanded(p)) for p in rule.all)
    except re.error as error:
        raise KnowledgeError(f"rule {rule.id}: {error}") from error


@cache
def _without(rule: Rule) -> re.Pattern[str]:
    """A rule of numbers is broken in a sentence that forbids something else, too."""
    common = () if rule.counts else load("rules")["common"]["forbid"]
    words = [*rule.without, *common]
    return re.compile(alternation(words) if words else r"(?!)")


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules of ``resources/rules.toml``."""
    return _rules(load("rules"), "resources/rules.toml")


def known(own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the shipped rules with those of a file of one's own; the same id replaces one."""
    ids = {rule.id for rule in own}
    return (*own, *(rule for rule in shipped() if rule.id not in ids))


def read(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a file; raise ``KnowledgeError`` (U300) naming file and rule."""
    try:
        return _rules(parse(path.read_text("utf-8")), str(path))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: {error}; see docs/checks.md for rules") from error


def _rules(tables: Mapping[str, Any], name: str) -> tuple[Rule, ...]:
    rules = []
    for row in tables.get("rule", []):
        try:
            rule = msgspec.convert(row, Rule)
            if not rule.all:
                raise KnowledgeError("`all` needs at least one pattern")
            _patterns(rule)
        except (msgspec.ValidationError, KnowledgeError) as error:
            where = f"{name}: rule {row.get('id', '?')}"
            raise KnowledgeError(f"{where}: {error}; see docs/checks.md for rules") from error
        rules.append(rule)
    return tuple(rules)
