"""Numbers that run on within a paragraph or down a table: skipped, repeated, turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.grammar import leads
from unionnlp.grammar.numerals import ONES, ordinal
from unionnlp.patterns import lazy

_C = f"[{ONES}]"
# What stands in words for a label: 第三件事：, 第二个方面,
_OF = r"件(?:[大实要小心急难]?事)?|桩(?:事|心事)?|个(?:方面|环节|板块|重点)|方面|样|招|关|站|课"
_FRESH = r"(?:^|(?<=[\s、,，。;；:：.．)）]))"  # behind a mark, or where the paragraph begins
_FAMILIES = tuple(
    lazy(pattern)
    for pattern in (
        rf"(?:{_FRESH}|(?<=[一-鿿])(?=一是))(?P<n>{_C})是(?![否非一])",
        rf"(?:{_FRESH}|(?<=[一-鿿])(?=一要))(?P<n>{_C})要(?![点求素])",
        rf"{_FRESH}第(?P<n>{_C})(?=[,，])",
        rf"{_FRESH}其(?P<n>{_C})(?=[,，])",
        rf"{_FRESH}(?P<n>{_C})(?:来|则)(?=[,，是])",
        rf"(?:^|(?<=[,，;；。:：]))(?P<n>{_C})抓(?=[一-鿿]{{2}})(?!到底|就)",
        rf"{_FRESH}第(?P<n>{_C})(?:(?:步|阶段|{_OF})(?=[,，:：(（是])|(?:步(?![骤伐履走入])|阶段)(?=[一-鿿]))",
        r"(?<![一-鿿][（(])[（(](?P<n>[1-9])[)）](?=[一-鿿“《])(?![班组号年])",
        r"(?P<n>[①-⑨])",
        r"(?:^|(?<=[;；。]))(?P<n>[1-9])[、.．](?=[一-鿿“《])",
    )
)
_OPENING = lazy(
    rf"\s{{0,9}}+第(?P<n>{_C}{{1,2}})(?P<of>{_OF}|步|项|块|篇|条|点|笔|道|手|场|章)(?=[,，:：、\s是]|$)"
)
# Labels of lines in letters, in stems, and behind a word: 甲、, B., 任务三：.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_WORDS = r"(?=[一-鿿“《\d])"
_LETTERED = (
    lazy(leads.marked(f"[{_STEMS}]") + _WORDS),
    lazy(leads.marked("[A-H]") + _WORDS),
)
_NAMED = lazy(
    rf"\s{{0,9}}+(?P<of>任务|步骤|目标|专题|板块|行动|措施|工程|环节|模块|附件|附表|表|议题|主题|阶段|重点)(?P<n>{_C}|\d{{1,2}})"
    r"(?=[,，:：、．.\s]|\s[一-鿿])"
)
# 2.1, 2.2, 3.3 at the heads of lines: of a chapter and its parts.
_POINT = lazy(
    r"\s{0,9}+(?P<a>[1-9])[.．](?P<n>[1-9]\d?)(?![\d.．%])\s{0,3}(?=[一-鿿“《]|(?<=\s)\d{1,2}月|(?<=\s)20\d\d年)(?![万亿千百元倍个月日])"
)
_POINTS = 4  # labels that are no prices or days
_SERIAL = lazy(r"^(?:序号|编号|项次)$")
_ROW = lazy(r"^\s*(\d{1,2})\s*$")
_ROWS = 3  # of a table, so that its first column is a count


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the numbers within paragraphs and in the first columns of tables that do not run on."""
    nodes = {node.start for node in draft.document.outline}
    for start, end in draft.lines():
        if "\t" in draft.plain[start:end] or draft.in_noise(start, end):
            continue
        for family in _FAMILIES:
            found = [
                (ordinal(m.group("n")) or 0, m.span())
                for m in family.finditer(draft.plain, start, end)
                if family is not _FAMILIES[-1] or m.start() > start or m.start() in nodes
            ]
            yield from _run(found)
    yield from _openings(draft)
    yield from _lettered(draft)
    yield from _points(draft)
    yield from _columns(draft)


def _lettered(draft: Draft) -> Iterator[Hit]:
    """``甲、``, ``乙、``, ``丁、`` at the heads of lines, and ``任务一``, ``任务三``."""
    found: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for start, end in draft.lines():
        if draft.in_noise(start, end):
            continue
        for pattern, row in zip(_LETTERED, (_STEMS, "ABCDEFGH"), strict=True):
            match = pattern.match(draft.plain, start, end)
            if match:
                found.setdefault(row, []).append((row.index(match["n"]) + 1, match.span()))
        named = _NAMED.match(draft.plain, start, end)
        if named:
            number = ordinal(named["n"]) or 0
            found.setdefault(named["of"], []).append((number, named.span()))
    for run in found.values():
        if run[0][0] == 1:
            yield from _run(run)


def _points(draft: Draft) -> Iterator[Hit]:
    """``2.1``, ``2.2``, ``3.3``: a chapter's parts begin at one and go on one by one."""
    labels = (_POINT.match(draft.plain, *span) for span in draft.lines())
    found = [label for label in labels if label is not None]
    known = {node.start for node in draft.document.outline}
    if len(found) < _POINTS or found[0]["n"] != "1":
        return
    for one, two in pairwise(found):
        (a, n), (b, m) = ((int(x["a"]), int(x["n"])) for x in (one, two))
        expected = n + 1 if a == b else 1
        told = a == b and two.start() in known  # by the outline
        if a <= b and m != expected and not told:
            code = "O701" if a == b and m == n else "O702" if m > expected else "O703"
            yield Hit(code, (two.span(),), {"number": m, "before": n, "expected": expected})
            return


def _openings(draft: Draft) -> Iterator[Hit]:
    """``第三件事：`` and ``第五件事：`` at the beginning of lines that have no other label."""
    found: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    for start, end in draft.lines():
        opens = _OPENING.match(draft.plain, start, end)
        if opens and not draft.in_noise(start, end):
            at = opens.start("n") - 1
            found.setdefault(opens["of"], []).append((ordinal(opens["n"]) or 0, (at, opens.end())))
    for run in found.values():
        if run[0][0] == 1 and len(run) >= _ROWS:
            yield from _run(run)


def _run(found: Sequence[tuple[int, tuple[int, int]]]) -> Iterator[Hit]:
    """Report the first number that does not follow; one starts a list anew."""
    if len(found) < 2 or found[0][0] > 2:
        return
    for (before, _), (value, span) in pairwise(found):
        if value in (before + 1, 1):
            continue
        code = "O701" if value == before else "O702" if value > before else "O703"
        yield Hit(code, (span,), {"number": value, "before": before, "expected": before + 1})
        return


def _columns(draft: Draft) -> Iterator[Hit]:
    """``序号`` in the head of a table: its rows count one by one."""
    run: list[tuple[int, tuple[int, int]]] = []
    inside = False
    for start, end in [*draft.lines(), (0, 0)]:
        cells = draft.plain[start:end].split("\t")
        if len(cells) > 1 and _SERIAL.match(cells[0].strip()):
            run, inside = [], True
            continue
        row = _ROW.match(cells[0]) if inside and len(cells) > 1 else None
        if row:
            run.append((int(row.group(1)), (start, end)))
        elif inside and len(cells) == 1:
            if len(run) >= _ROWS:
                yield from _run(run)
            inside = False
