"""What stands between a title that names its unit and that unit's signature is one text.

The line reader weighs a line by its words and its neighbours: questions and answers, a speech or a story inside a
plan read like an article. The two ends of a document agree on whose it is, whatever stands between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.grammar.organizations import names
from unionnlp.structure.lines import CONTENT, OUTSIDE, STARTS, Line
from unionnlp.structure.margins import whole
from unionnlp.structure.owned import furniture


def enclosed(lines: Sequence[Line]) -> None:
    """Mend the labels of lines between a title and the signature of the same unit."""
    first, own = 0, frozenset[str]()
    for k, line in enumerate(lines):
        if line.label == "title" and whole(line.clean) and (named := units(line)):
            first, own = k, named
        elif line.label == "delimiter":
            own = frozenset()
        elif line.label == "signature" and own & units(line):
            _inside(lines[first + 1 : k])
            own = frozenset()


def signed_by_its_own(group: Sequence[Line]) -> bool:
    """Tell whether a document's title names a unit, and its signature the same one: that is no article."""
    named = [units(x) for x in group if x.label == "title" and whole(x.clean)]
    signers = [units(x) for x in group if x.label == "signature"]
    return bool(named and signers) and any(named[0] & signer for signer in signers)


def _inside(lines: Sequence[Line]) -> None:
    strange = [x for x in lines if x.label in OUTSIDE | STARTS - {"delimiter"}]
    above = next((k for k, x in enumerate(lines) if x.label in CONTENT - STARTS), len(lines))
    if not any(x.label == "article" for x in lines) or any(
        furniture(x.clean) for x in strange if x.label != "article"
    ):
        return
    for line in lines[above:]:
        if line.label in OUTSIDE | STARTS:
            line.label = "body"


def units(line: Line) -> frozenset[str]:
    """Return the units that a line names."""
    return frozenset(line.clean[a:b] for a, b in names(line.clean))
