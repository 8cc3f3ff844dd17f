"""What a page puts beside its texts and is no part of one: advice, news, notices.

Advice stands above the first of several numbered samples, or below one under a heading of its own
(resources/noise.toml); news and notices stand below the signature of the text above them.
"""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.grammar.signatures import signed
from unionnlp.structure.articles import addressed, headline, other
from unionnlp.structure.lines import CONTENT, INNER, Line
from unionnlp.structure.noise import advice, tips
from unionnlp.structure.titles import delimiter

_SAMPLES = 2
_DATED = ("日", "月", *"0123456789")  # how the date of a signature ends
_LEAST = 1  # lines of a document above advice or news


def without_advice(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the groups without what teaches how to write or tells of other things, above or below the texts."""
    return [_before_news(_before_advice(group)) for group in _behind_advice(groups)]


def _behind_advice(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """Leave out what stands without a title above the first of several numbered samples."""
    if not groups or groups[0][0].label in ("title", "delimiter"):
        return list(groups)
    marks = [delimiter(g[0].clean) if g[0].label == "delimiter" else None for g in groups]
    first = next((k for k, mark in enumerate(marks) if mark and mark.number == 1), 0)
    if not first or sum(1 for mark in marks if mark) < _SAMPLES:
        return list(groups)
    for group in groups[:first]:
        if all(x.label in CONTENT for x in group if x.label not in INNER):
            _outside(group)
    return [g for g in groups if g[0].label != "article"]


def _before_advice(group: list[Line]) -> list[Line]:
    """Return a document's lines up to the heading of advice below it; none below a signature is the text's own.

    Looked for from the end: what stands above the last signature matters only where advice stands below it.
    """
    least = next((k + 1 for k, line in enumerate(group) if line.label in CONTENT), len(group))
    found, k, below = 0, len(group), ""
    while k > least:
        k -= 1
        line = group[k].clean
        if signed(line):
            break
        if advice(line) or tips(line, below):
            found = k
        below = line
    else:
        k = least - 1
    if not found or any(_advises(group, n) for n in range(least, k + 1)):
        return group
    _outside(group[found:])
    return group[:found]


def _advises(group: Sequence[Line], k: int) -> bool:
    """Tell whether a line heads advice or a website's remarks."""
    return advice(group[k].clean) or tips(group[k].clean, group[k + 1].clean)


def _before_news(group: list[Line]) -> list[Line]:
    """Return a document's lines down to its signature, where what stands below it is news or a notice."""
    for k in range(_LEAST + 1, len(group) - 1):
        line = group[k]
        above = group[k - 1]
        if above.label != "signature" and not above.clean.endswith(_DATED):
            continue
        if line.label not in CONTENT or signed(line.clean):
            continue
        if above.label != "signature" and not signed(above.clean):
            continue
        below = [x.clean for x in group[k + 1 :] if x.label in CONTENT]
        if below and headline(line.clean) and (addressed(below) or other([line.clean], below)):
            _outside(group[k:])
            return group[:k]
    return group


def _outside(lines: Sequence[Line]) -> None:
    for line in lines:
        line.label = "article"
