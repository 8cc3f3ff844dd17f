"""Written Chinese stands once: what other rooms still write of it is listed, and the lists only shrink."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

from test_house import trees

# A set of marks at which sentences or clauses end, as a pattern or as characters.
CUT = re.compile(r"(?:\[\^?)?(?=[^\]]*。)(?:[。!！?？,，;；:：、.\s|｜]|\\[ntr]){2,}(?:\][+*]?)?")

CUTS = Counter(
    {
        "checks.events": 1,  # what may stand behind a month that is alone
        "checks.wishes": 1,  # a sentence that asks promises nothing
        "training.damage": 1,  # these three make texts, which models have learned from
        "training.numbers": 2,
    }
)


def strings(tree: ast.Module) -> Iterator[str]:
    """Yield the strings of a module as they are written; what is filled into one is left out."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            yield node.value if isinstance(node.value, str) else ""


def written(pattern: re.Pattern[str]) -> Counter[str]:
    """Return how many strings of each module outside the grammar are, as a whole, what a pattern tells."""
    return Counter(
        module.removeprefix("unionnlp.")
        for module, tree in trees().items()
        if not module.startswith("unionnlp.grammar.")
        for text in strings(tree)
        if pattern.fullmatch(text)
    )


def test_where_sentences_end_is_told_by_the_grammar() -> None:
    assert written(CUT) == CUTS, (
        "unionnlp.grammar.cuts knows the ends of sentences, parts and clauses"
    )


# A number and the point or bracket behind it: the label of a list.
LABEL = re.compile(
    r"(?:\[(?!\^)[^\]]*(?:\{\}|\\d|0-9)[^\]]*\]|\\d)(?:\{\d?,?\d\}|[+*?])*"
    r"(?:\\s\{\d,\d\}\+?|\\s[*+]?|\[[)）]+\]\??|[)(]\??)*(?:\[[^\]^]*、[^\]]*\]|\(\?:、)"
)
LABELS = Counter({"facts.stacked": 1})  # a month that ran into the number of its item


def test_labels_are_read_by_the_grammar() -> None:
    found = Counter(
        module.removeprefix("unionnlp.")
        for module, tree in trees().items()
        if not module.startswith("unionnlp.grammar.")
        for text in strings(tree)
        if LABEL.search(text.replace("{{", "{").replace("}}", "}"))
    )
    assert found == LABELS, "unionnlp.grammar.labels and .leads know what a label is"


# What a date is written with: the days of the week, the digits, a month in figures or words.
DATES = re.compile(r"一二三四五六(?:日|七八九)|十\[一二|1\[0-2\]\|0\?\[1-9\]")
OWN = Counter({"resources.toml": 1})  # the numerals themselves, for patterns of the data


def test_months_and_days_are_written_by_the_grammar() -> None:
    found = Counter(
        module.removeprefix("unionnlp.")
        for module, tree in trees().items()
        if not module.startswith("unionnlp.grammar.")
        for text in strings(tree)
        if DATES.search(text)
    )
    assert found == OWN, "unionnlp.grammar.days and .months know the parts of a date"


# The number of a month, a day or a week in figures or words.
SMALL = re.compile(r"\\d\{1,2\}\|\[\{\}\]\{1,[23]\}")


def test_small_numbers_are_written_by_the_grammar() -> None:
    found = [
        module
        for module, tree in trees().items()
        for text in strings(tree)
        if SMALL.search(text.replace("{{", "{").replace("}}", "}"))
    ]
    assert found == ["unionnlp.grammar.numerals"], "unionnlp.grammar.numerals.SMALL is this"
