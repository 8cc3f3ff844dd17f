"""Rules: sentences that break a law or a rule for unions. The rules are data (rules.toml)."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

import msgspec

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar import cuts, leads
from unionnlp.grammar.numerals import COUNT, number, share
from unionnlp.patterns import lazy, needed
from unionnlp.resources import alternation, load, whole
from unionnlp.resources.kinds.rules import Breach, Rule, RuleWording
from unionnlp.resources.strict import FileTables, costly
from unionnlp.resources.strict import read as text_of
from unionnlp.translation import translator

_NUMBER = r"(?:\d{1,9}(?:\.\d{1,4})?|[一二两三四五六七八九十百]{1,4})"
_RATE = rf"(?P<rate>\d{{1,9}}(?:\.\d{{1,4}})?\s{{0,4}}[%‰]|[百千]分之[零{COUNT}点半\d.]{{1,5}})"
_SHARE = (
    rf"(?<![\d.{COUNT}])(?P<share>\d{{1,9}}(?:\.\d{{1,4}})?\s{{0,4}}%|[百千]分之[{COUNT}点\d.]{{1,5}}|[{COUNT}]{{1,2}}分之[{COUNT}]{{1,3}}"
    r"|(?<!\d)\d{1,2}/\d{1,2}(?!\d)|[一二两三四五六七八九\d]成半?|过了?半数?|半数|一半)"
)
_LONGEST_TERM = 10  # years; more lie between things that have nothing to do with each other
_BEFORE = 300  # characters before a sentence in which its paragraph begins
_TWICE = lazy(r"\(\?P<(n|of|rate|share)>")
_WORDS = lazy(r"\{([a-z]{3,12})\}")

Some = TypeVar("Some", bound=Breach)


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the rules that sentences of a document break, one for each sentence."""
    _ = translator(draft.lang)
    for rule, span in told(draft, known(draft.rules)):
        values = {"says": _(rule.says), "source": _(rule.source), "write": _(rule.write)}
        yield Hit("R201", (span,), values, rule.weight, rule=rule.id)


def told(draft: Draft, breaches: Sequence[Some]) -> Iterator[tuple[Some, tuple[int, int]]]:
    """Yield what sentences of a plan say that they should not, and where; one for each sentence."""
    if not draft.is_plan:
        return
    document = draft.document
    held = [  # a draft without a word of theirs is not cut into sentences
        b
        for b in breaches
        if b.holds_for(draft.year, draft.school_type)
        and _worded(b, draft, document.start, document.end)
    ]
    spans = [*cuts.cells(draft.plain, document.start, document.end)] if held else []
    for (start, end), asked in zip(spans, _asked(held, draft.plain, spans), strict=True):
        found = ((b, _broken(b, draft, start, end)) for b in asked)
        broken, at = next(((r, at) for r, at in found if at is not None), (None, start))
        if broken is None or draft.in_noise(start, end):
            continue
        if draft.plain[end : end + 1] == "?":
            continue  # 工会能报销健身卡吗？
        if not broken.lasts and draft.context.past(start) and draft.context.past(at):
            continue
        begin = leads.behind(draft.plain, start, end)
        yield broken, (begin if begin < end else start, end)


def _asked(
    breaches: Sequence[Some], plain: str, spans: Sequence[tuple[int, int]]
) -> list[list[Some]]:
    """Return for each sentence the rules of which a word stands in it, and those that have no words."""
    starts = [span[0] for span in spans]
    start, end = (starts[0], spans[-1][1]) if spans else (0, 0)
    asked: list[list[Some]] = [[] for _ in spans]
    for breach in breaches:
        words = _needed(breach)
        held = set() if words else set(range(len(spans)))
        for word in words:
            at = plain.find(word, start, end)
            while at >= 0:
                k = bisect_right(starts, at) - 1
                if k >= 0 and at + len(word) <= spans[k][1]:
                    held.add(k)
                at = plain.find(word, at + 1, end)
        for k in held:
            asked[k].append(breach)
    return asked


def speaks(draft: Draft, start: int, end: int) -> bool:
    """Say whether a sentence gives a number that a rule of numbers is about, whether it keeps it or not."""
    for rule in known(draft.rules):
        if not (rule.counts and rule.holds_for(draft.year, draft.school_type)):
            continue
        if not _worded(rule, draft, start, end):
            continue
        if all(pattern.search(draft.plain, start, end) for pattern in _patterns(rule)):
            return True
    return False


def words_decide(draft: Draft, name: str) -> bool:
    """Say whether a rule with an id is one of ours and breaks by words alone, not by a number."""
    own = {rule.id for rule in draft.rules}
    return name not in own and any(r.id == name and not r.counts for r in shipped())


def _worded(rule: Breach, draft: Draft, start: int, end: int) -> bool:
    """Say whether one of a rule's words stands there: without one it can't be broken."""
    words = _needed(rule)
    return not words or any(draft.plain.find(word, start, end) >= 0 for word in words)


@cache
def _needed(rule: Breach) -> Sequence[str]:
    """Return the words of a rule, or else those of which a match of one of its patterns holds one."""
    return rule.when or next(filter(None, map(needed, _patterns(rule))), ())


def _broken(rule: Breach, draft: Draft, start: int, end: int) -> int | None:
    """Return where a sentence breaks a rule, ``None`` where it keeps it."""
    plain = draft.plain
    found = []
    for pattern in _patterns(rule):
        found.append(list(pattern.finditer(plain, start, end)))
        if not found[-1]:
            return None
    if _without(rule).search(plain, start, end):
        return None
    if rule.topic is not None and not _on_topic(rule, draft, start, end):
        return None
    breaks = any(_breaks(rule, matches) for matches in zip_longest(*found, fillvalue=None))
    return max(matches[0].start() for matches in found) if breaks else None


def _on_topic(rule: Breach, draft: Draft, start: int, end: int) -> bool:
    """Say whether a sentence or the one before it in its paragraph names what a rule is about."""
    plain, topic = draft.plain, _compiled(rule.topic or "")
    if topic.search(plain, start, end):
        return True
    floor = max(draft.document.start, start - _BEFORE)
    line = plain.rfind("\n", floor, start) + 1 or floor
    before = max(line, plain.rfind("。", line, max(line, start - 1)) + 1)
    return bool(topic.search(plain, before, start))


def _breaks(rule: Breach, matches: Sequence[re.Match[str] | None]) -> bool:
    """Compare the numbers of a match with what the rule asks for."""
    n, of, rate, part = (_value(matches, name) for name in ("n", "of", "rate", "share"))
    value = rate if rate is not None else n
    if rule.share_least is not None or rule.share_above is not None:
        if part is None:
            part = n / of if n and of and n <= of else None
        if part is None:
            return False
        return part < (rule.share_least or 0) or part <= (rule.share_above or 0)
    if rule.apart:
        years = n - of if n is not None and of is not None else 0.0
        return 0 < years <= _LONGEST_TERM and years not in rule.apart
    if rule.allowed:
        return value is not None and 0 < value <= 10 and value not in rule.allowed
    if rule.exactly is not None:
        return value is not None and abs(value - rule.exactly) > 1e-6
    if rule.least is not None:
        return value is not None and value < rule.least
    if rule.most is not None:
        return value is not None and value > rule.most
    return True


def _value(matches: Sequence[re.Match[str] | None], name: str) -> float | None:
    """Return the number that a macro matched: in percent for a rate, of one for a share."""
    reads = number if name in ("n", "of") else share
    for match in matches:
        for key, text in match.groupdict().items() if match else ():
            if text and key.rstrip("0123456789") == name:
                value = reads(text)
                return round(value * 100, 6) if value is not None and name == "rate" else value
    return None


def _expanded(pattern: str) -> str:
    """Fill in the macros; a name that stands twice gets a number behind it."""
    text = _WORDS.sub(lambda match: words_of(match.group(1)), pattern)
    text = text.replace("{rate}", _RATE).replace("{share}", _SHARE)
    text = text.replace("{of}", f"(?P<of>{_NUMBER})").replace("{n}", f"(?P<n>{_NUMBER})")
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>"

    return _TWICE.sub(numbered, text)


@cache
def words_of(name: str) -> str:
    """Return a word list of rules.toml as one pattern; an unknown name stays as it stands."""
    listed = load("rules")["words"].get(name)
    return f"(?:{alternation(listed)})" if listed else f"{{{name}}}"


@cache
def _compiled(pattern: RuleWording) -> re.Pattern[str]:
    return lazy(_expanded(whole(pattern)))


def _patterns(rule: Breach) -> Iterator[re.Pattern[str]]:
    return map(_compiled, rule.all)


@cache
def _without(rule: Breach) -> re.Pattern[str]:
    """A rule of numbers is broken in a sentence that forbids something else, too."""
    table = load("rules")["common"]
    common = [] if rule.counts else [*table["declined"], *([] if rule.frank else table["forbid"])]
    words = [*map(_expanded, rule.without), *common]
    return lazy(alternation(words) if words else r"(?!)")


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules of ``resources/rules.toml``."""
    return tuple(msgspec.convert(row, Rule) for row in load("rules")["rule"])


def known(own: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the shipped rules with those of a file of one's own; the same id replaces one."""
    ids = {rule.id for rule in own}
    return (*own, *(rule for rule in shipped() if rule.id not in ids))


def read(path: str | os.PathLike[str]) -> tuple[Rule, ...]:
    """Return the rules of a file; raise ``KnowledgeError`` (U300) with its faults and their rows."""
    return parse(text_of(Path(path)), os.fspath(path))


@lru_cache(maxsize=8)
def parse(source: str, name: str) -> tuple[Rule, ...]:
    """Return the rules of a file's text; ``name`` is the file's name in messages.

    Raises ``KnowledgeError`` (U300) that lists every fault with its row and the legal values.
    """
    tables = FileTables(source, name)
    tables.only(("rule", "common", "words") if name == "rules.toml" else ("rule",))
    rows = tables.rows("rule", Rule)
    rules = tables.each(rows, "rule", _wrong)
    if not rows and not tables.faults:
        tables.fault(0, "no [[rule]] in the file")
    tables.finish()
    return tuple(rules)


def _pieces(entry: RuleWording) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else entry


def _wrong(rule: Rule) -> str | None:
    """Say what is wrong with a rule whose fields are well formed."""
    topic = () if rule.topic is None else (rule.topic,)
    wanted = (pattern for entry in rule.all for pattern in _pieces(entry))
    for pattern in map(_expanded, (*wanted, *rule.without, *topic)):
        if told := costly(pattern):
            return told
    limits = (rule.exactly, rule.least, rule.most, rule.share_least, rule.share_above)
    asked = rule.allowed or rule.apart or any(limit is not None for limit in limits)
    if asked and not rule.counts:
        return "a limit needs the macro of a number in `all`"
    if rule.since is not None and rule.until is not None and rule.until < rule.since:
        return f"it holds from {rule.since} to {rule.until}: that is no time"
    return None
