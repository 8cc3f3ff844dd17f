"""What the line reader cannot see, since it weighs each line with its neighbours alone: agreement over the text.

Lines that are the same are of the same kind, delimiters count on, an opening that a page says twice is said
once by the document, the rows of a table belong together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from unionnlp.grammar import leads
from unionnlp.grammar.labels import leading
from unionnlp.grammar.numerals import SMALL
from unionnlp.patterns import lazy
from unionnlp.structure.attached import attached
from unionnlp.structure.cues import counted, totals
from unionnlp.structure.enclosed import enclosed
from unionnlp.structure.grid import WIDE_GAP
from unionnlp.structure.lines import CONTENT, INNER, JOINS, OUTSIDE, STARTS, Line
from unionnlp.structure.margins import ends, heads, marks
from unionnlp.structure.members import planned
from unionnlp.structure.month_rows import form_rows, month_rows
from unionnlp.structure.noise import (
    counted_title,
    path_line,
    table_rows,
    wrapper_title,
)
from unionnlp.structure.numbered import numbered_titles
from unionnlp.structure.owned import furniture, own
from unionnlp.structure.split_titles import split_titles
from unionnlp.structure.titles import Delimiter, bare, delimiter, number_line, title_like

_TEXTS = 2  # lines of a passage that bears a collection's name
_EMPTY_CELL = lazy(r"[-/\\√×]{1,3}")
_CELL = 14  # characters of a cell on a line of its own
_TABS = 2  # in a row of a table
_ROW = lazy(rf"(?:{SMALL})(?:\s{{2}}|\s?月)")  # how a row of wide gaps begins: 3  5月  …
_SHORT = 40  # characters of a line that one word of websites makes theirs
_SAME = 14  # characters of a line that stands twice by no chance
_ABSTRACT = 24  # characters of an opening that a page says twice
_BETWEEN = 6  # lines of such an opening
_OPENING = 80  # characters of an opening that is a text's own
_TOLD = 2  # words of a plan in it for one of an editor
_FRONT = 400  # characters of an editor's introduction
_WHOLE = 2  # of ``title_like``: its noun and its subject
_NAMED = 6  # characters of a title that is said again
_NEAR = 3  # lines between a title and its repeat
_ALIKE = 0.6  # share of pairs of characters that two names of one collection have in common


def settle(lines: Sequence[Line]) -> None:
    """Mend the labels of the ``lines`` of one text where they disagree with each other."""
    _untold(lines)
    _same(lines)
    _counted_on(lines)
    numbered_titles(lines)
    _said_twice(lines)
    _heads(lines)
    attached(lines)
    _fuller(lines)
    _returning(lines)
    _signed(lines)
    enclosed(lines)
    for k in _rows(lines):
        if k and lines[k].label not in CONTENT and lines[k - 1].label in CONTENT:
            lines[k].label = lines[k - 1].label
    month_rows(lines)
    form_rows(lines)
    marks(lines)
    heads(lines)
    ends(lines)
    own(lines)
    split_titles(lines)


def _untold(lines: Sequence[Line]) -> None:
    """Where the reader found no text at all, a full title with tasks below it opens one."""
    if any(x.label not in ("site", "teaser") for x in lines):
        return
    cells = [k for k, x in enumerate(lines) if "|" in x.clean and not counted(x.clean).get("page")]
    table = set(cells) if len(cells) > 1 else set()
    owned: list[int] | None = None  # read once, when the first title asks for it
    tasks: list[int] = []
    for k, line in enumerate(lines):
        if title_like(line.clean) < _WHOLE or wrapper_title(line.clean) or delimiter(line.clean):
            continue
        if owned is None:
            owned = [i for i, x in enumerate(lines) if i in table or not furniture(x.clean)]
            tasks = [i for i in owned if i in table or leads.begins(lines[i].clean)]
        first = bisect_right(owned, k)
        below = len(owned) - first
        if below * 2 > len(lines) - k and len(tasks) - bisect_right(tasks, k) > 1:
            line.label = "title"
            own = set(owned[first:])
            for i in range(k + 1, owned[-1] + 1):
                lines[i].label = "body" if i in own else "inner_site"
            return


def _same(lines: Sequence[Line]) -> None:
    """Lines that stand in the text again and again are a website's if most of them are; so are marks."""
    totals = Counter(x.clean for x in lines if len(x.clean) >= _SAME)
    outer = OUTSIDE | INNER
    shown = Counter(x.clean for x in lines if totals[x.clean] > 1 and x.label in outer)
    for k, line in enumerate(lines):
        clean = line.clean
        cell = _EMPTY_CELL.fullmatch(clean) and _between_cells(lines, k)
        if cell and lines[k - 1].label in CONTENT:
            line.label = lines[k - 1].label
        if line.label not in CONTENT or cell:
            continue
        marks_alone = not (clean[:1].isalnum() or any(c.isalnum() for c in clean))
        if marks_alone or (shown and shown[clean] * 2 >= totals[clean] > 1):
            line.label = "inner_site"


def _between_cells(lines: Sequence[Line], k: int) -> bool:
    """Tell whether the lines around a mark are as short as cells of a table that stand one a line."""
    near = lines[max(0, k - 1) : k + 2]
    return len(near) > _TEXTS and all(len(x.clean) <= _CELL for x in near)


def _counted_on(lines: Sequence[Line]) -> None:
    """Delimiters of one collection (篇一, 篇二) open texts, all of them, where text follows."""
    families: dict[str, list[tuple[int, Delimiter]]] = defaultdict(list)
    places: list[int] = []
    for k, line in enumerate(lines):
        mark = delimiter(line.clean)
        if mark and not mark.weak:
            families[bare(mark.stem)].append((k, mark))
    for members in families.values():
        numbers = {m.number for _, m in members}
        if not any(n + 1 in numbers for n in numbers):
            continue
        for k, _ in members:
            below = lines[k + 1].label if k + 1 < len(lines) else "site"
            if lines[k].label not in STARTS and below not in OUTSIDE:
                lines[k].label = "delimiter"
        places += [k for k, _ in members]
    _in_articles(lines, sorted(places))


def _in_articles(lines: Sequence[Line], marks: Sequence[int]) -> None:
    """Take a member that is written in articles for a text where its words are a plan's, not those of rules."""
    for k, end in pairwise([*marks, len(lines)]):
        body = lines[k + 1 : end]
        if lines[k].label == "article" and body and all(x.label == "article" for x in body):
            content = [x.clean for x in body]
            if any(_article(x) for x in content) and planned([lines[k].clean], content):
                lines[k].label = "delimiter"
                for line in body:
                    line.label = "body"
                if title_like(content[0]) == _WHOLE:
                    body[0].label = "title"


def _article(text: str) -> bool:
    label = leading(text, 0, len(text)) if text.startswith("第") else None
    return label is not None and label.style in ("article", "part")


def _said_twice(lines: Sequence[Line]) -> None:
    """A title with an opening that both stand once more below: the first is what a page says of the text."""
    seen: dict[str, int] = {}
    for j, line in enumerate(lines):
        key = bare(line.clean)
        if len(key) < _NAMED or not title_like(line.clean):
            continue
        i = seen.get(key)
        if i is not None and 1 < j - i <= _BETWEEN + 1:
            said = _ink(lines[i + 1 : j]).rstrip("….")
            below = _ink(lines[j + 1 : j + 2 + _BETWEEN])
            again = len(said) >= _ABSTRACT and below.startswith(said)
            if again and lines[i].label == "title":
                for other in lines[i:j]:
                    other.label = "wrapper"
                line.label = "title"
            elif line.label == "title" and not below.startswith(said[:_ABSTRACT]):
                _opened(lines, i, j)
        seen[key] = j


def _opened(lines: Sequence[Line], first: int, again: int) -> None:
    """A paragraph of a text's own between its title and the title said again is how the text opens."""
    between = lines[first + 1 : again]
    if lines[first].label not in OUTSIDE or len(_ink(between)) < _OPENING:
        return
    words = totals([x.clean for x in between])
    told = sum(words.get(name, 0) for name in ("union", "own", "promise", "report"))
    sites = any(furniture(x.clean) for x in between)
    if between[-1].clean.endswith("。") and not sites and told > _TOLD * words.get("editor", 0):
        lines[first].label, lines[again].label = "title", "inner_wrapper"
        for line in between:
            line.label = "body"


def _ink(lines: Sequence[Line]) -> str:
    return "".join("".join(x.clean for x in lines).split())


def _heads(lines: Sequence[Line]) -> None:
    """A title goes on with 及, begins with its number; a collection's name above a delimiter is none."""
    for above, line in pairwise(lines):
        joined = above.label == "title" and line.clean.startswith(JOINS)
        if joined and title_like(f"工会{line.clean[1:]}"):
            line.label = "title"
        headed = above.label == "title" and line.label in INNER | {"title"}
        if (headed or line.label in INNER) and _parts(line.clean):
            line.label = "node"
        if line.label == "title" and above.label in OUTSIDE and number_line(above.clean):
            above.label = "title"
        if line.label == "title" and above.label in OUTSIDE and _subtitled(above, line):
            above.label = "title"
        if above.label == line.label == "title" and _menu(above.clean):
            above.label = "site"
        collection = above.label == "delimiter" and wrapper_title(above.clean)
        if collection and line.label == "title" and delimiter(line.clean):
            above.label = "wrapper"
        if above.label == line.label == "title" and not delimiter(above.clean):
            mark = delimiter(line.clean)
            if mark and _alike(bare(mark.stem), bare(above.clean)):
                above.label, line.label = "wrapper", "delimiter"


def _parts(text: str) -> bool:
    """Say whether a line is the heading of a part of a text (``第二部分 …``)."""
    label = leading(text, 0, len(text))
    return label is not None and label.style == "part" and label.end < len(text)


def _subtitled(above: Line, line: Line) -> bool:
    """Tell whether a line in dashes (``——在…上的报告``) is the second half of the title above it."""
    text = above.clean
    plain = _NAMED <= len(text) <= _SHORT and not text.endswith(("。", ":", ";", ","))
    return line.clean.startswith("--") and plain and not furniture(text)


def _menu(text: str) -> bool:
    """Tell whether a line is words with gaps between them, none of which makes it a title."""
    return len(text.split()) > _TABS and not title_like(text)


def _fuller(lines: Sequence[Line]) -> None:
    """A fuller title above a title that says the same again begins the document; the repeat is a website's."""
    for j, line in enumerate(lines):
        key = bare(line.clean)
        if line.label != "title" or len(key) < _NAMED or not title_like(line.clean):
            continue
        for i in range(j - 1, max(-1, j - 1 - _NEAR), -1):
            upper = lines[i].clean
            if (
                lines[i].label not in OUTSIDE | {"title"}
                or delimiter(upper)
                or wrapper_title(upper)
                or path_line(upper)
            ):
                break
            if len(upper) > _SHORT:
                break
            if title_like(upper) and key in bare(upper) and key != bare(upper):
                lines[i].label, line.label = "title", "inner_wrapper"
                for other in lines[i + 1 : j]:
                    other.label = "inner_site"
                break


def _returning(lines: Sequence[Line]) -> None:
    """A title that stands twice in succession, or returns inside its text, and a collection's name in it."""
    named: set[str] = set()
    keys: set[str] = set()
    above = ""
    for k, line in enumerate(lines):
        key = bare(line.clean)
        if line.label in STARTS and above not in STARTS:
            keys = set()
        if line.label == "title" and above == "title" and key in keys:
            trail = k > 1 and ">" in lines[k - 2].clean and bare(lines[k - 1].clean) == key
            said = (
                lines[k - 1] if trail else line
            )  # below a site's trail stands the page's own heading
            said.label = "site" if trail else "inner_wrapper"
        elif line.label in STARTS:
            keys.add(key)
        elif line.label in CONTENT and len(key) >= _NAMED and not leads.begins(line.clean):
            again = key in keys and title_like(line.clean)
            if again or (key in named and wrapper_title(line.clean)):
                line.label = "inner_wrapper"
        if line.label in OUTSIDE and wrapper_title(line.clean):
            named |= {key, *_tail(key)}
        above = line.label if line.label not in INNER else above


def _signed(lines: Sequence[Line]) -> None:
    """A full title right behind a signature, with labelled tasks below it, opens the next document."""
    for k in range(1, len(lines) - 1):
        line = lines[k]
        if lines[k - 1].label != "signature" or line.label not in CONTENT - STARTS:
            continue
        full = title_like(line.clean) >= _WHOLE and len(line.clean) <= _SHORT
        if full and not wrapper_title(line.clean) and leads.begins(lines[k + 1].clean):
            line.label = "title"


def _tail(key: str) -> set[str]:
    """Return the second half of a line that holds a name twice (``3篇 …计划3篇``)."""
    words = key.split(maxsplit=2)
    return {" ".join(words[k:]) for k in range(1, len(words))}


def _alike(one: str, other: str) -> bool:
    a, b = ({x[k : k + 2] for k in range(len(x) - 1)} for x in (one, other))
    return len(a & b) >= _ALIKE * max(len(a), 1) and len(a) > 1


def _rows(lines: Sequence[Line]) -> list[int]:
    """Return the lines that are rows of tables: between bars, with tabs, or merged rows between those."""
    cells = [x.clean.count("\t") >= _TABS for x in lines]
    merged = {k for k in range(1, len(lines) - 1) if cells[k - 1] and cells[k + 1] and not cells[k]}
    tabbed = {k for k in range(1, len(lines)) if cells[k] and (cells[k - 1] or k - 1 in merged)}
    gaps = [len(WIDE_GAP.findall(x.clean)) if _ROW.match(x.clean) else 0 for x in lines]
    spaced = {k for k in range(1, len(lines)) if gaps[k] >= _TABS and gaps[k - 1] == gaps[k]}
    return sorted(table_rows([x.clean for x in lines]) | tabbed | spaced | merged)


def first_whole(groups: list[list[Line]]) -> list[list[Line]]:
    """Return the groups without those that are no texts of their own.

    Such say again how the next one opens (an abstract of the page), or bear the collection's name and an
    editor's words above its first text.
    """
    kept = []
    inks = ["".join("".join(x.clean for x in g).split()).rstrip("….") for g in groups]
    for k, group in enumerate(groups):
        group = _nameless(group)
        following = inks[k + 1] if k + 1 < len(groups) else ""
        if _abstract(group, following) or (k + 1 < len(groups) and _front(group, groups[k + 1][0])):
            for line in group:
                line.label = "wrapper"
        else:
            kept.append(group)
    return kept


def _nameless(group: list[Line]) -> list[Line]:
    """Return a group without the name of a collection (``…总结(精选25篇)``) right above its text."""
    if len(group) < _TEXTS or group[0].label != "title" or group[1].label not in CONTENT:
        return group
    if not counted_title(group[0].clean):
        return group
    group[0].label, group[1].label = "wrapper", "opening"
    return group[1:]


def _abstract(group: Sequence[Line], following: str) -> bool:
    """Tell whether a passage, below the names that a page gives it, says how ``following`` opens."""
    for k, line in enumerate(group[:_NEAR]):
        if following.startswith(_ink([line])[:_ABSTRACT]):
            said = _ink(group[k:]).rstrip("….")
            if _ABSTRACT <= len(said) < len(following) and following.startswith(said):
                return True
        if line.label not in STARTS:
            return False
    return False


def _front(group: Sequence[Line], below: Line) -> bool:
    """Tell whether a passage has the name of the collection that a delimiter opens below, and no outline."""
    mark = delimiter(below.clean)
    content = [x for x in group if x.label in CONTENT]
    plain = all(x.label == "body" for x in content) and sum(len(x.clean) for x in content) < _FRONT
    named = any(bare(x.clean) == bare(mark.stem) for x in group) if mark and mark.stem else False
    return bool(named and plain and mark and mark.number == 1)
