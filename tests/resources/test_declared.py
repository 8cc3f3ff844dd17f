"""Every resource has a type and says what it declares; each is broken in several ways and told in one line."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest
from program import ROOT

from unionnlp.errors import KnowledgeError
from unionnlp.items.catalogue import parse as parse_items
from unionnlp.resources import place
from unionnlp.resources.declared import declared, validate
from unionnlp.resources.held import held
from unionnlp.resources.kinds.leaves import Table
from unionnlp.resources.toml import parse

NAMES = sorted(path.stem for path in place("").glob("*.toml"))
MOST = 4  # places of a file that are broken in one way

Way = tuple[str | int, ...]


@cache
def source(name: str) -> str:
    return place(f"{name}.toml").read_text("utf-8")


@cache
def tables(name: str) -> dict[str, Any]:
    return parse(source(name))


def told(name: str, changed: dict[str, Any] | None = None, text: str | None = None) -> str:
    """Return what the loader says of a resource that was changed; it must be one line that names the file."""
    text = source(name) if text is None else text
    with pytest.raises(KnowledgeError) as error:
        validate(name, text, parse(text) if changed is None else changed)
    said = str(error.value)
    assert "\n" not in said
    assert said.startswith(f"resources/{name}.toml: ")
    return said


def places(name: str, wanted: Callable[[Any, Any], bool]) -> list[Way]:
    """Return where values stand whose type and value are wanted, spread over the file."""
    found = [
        way for way, kind, value in walk(declared(name), tables(name), ()) if wanted(kind, value)
    ]
    return found[:: max(len(found) // MOST, 1)][:MOST]


def walk(kind: Any, value: Any, way: Way) -> Iterator[tuple[Way, Any, Any]]:
    """Yield each value of a file with its place and type."""
    parts = [p for p in get_args(kind) if p is not type(None)]
    if type(None) in get_args(kind):
        kind, parts = parts[0], list(get_args(parts[0]))
    yield way, kind, value
    if get_origin(kind) is Annotated and get_origin(parts[0]) is tuple:
        parts = list(get_args(parts[0]))
    if isinstance(kind, type) and issubclass(kind, Table):
        for field in msgspec.structs.fields(kind):
            if field.encode_name in value:
                yield from walk(field.type, value[field.encode_name], (*way, field.encode_name))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from walk(parts[1], entry, (*way, key))
    elif isinstance(value, list) and titled(kind) != "wording":
        for number, entry in enumerate(value):
            yield from walk(parts[0 if ... in parts else number], entry, (*way, number))


def titled(kind: Any) -> str:
    """Return the title of a leaf that a walk looks at."""
    notes = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return next((note.title for note in notes if note.title), "")


def put(name: str, way: Way, change: Callable[[Any], Any]) -> dict[str, Any]:
    """Return the tables of a file with one value changed."""
    changed = copy.deepcopy(tables(name))
    if not way:
        return change(changed)  # type: ignore[no-any-return]
    at: Any = changed
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = change(at[way[-1]])
    return changed


def is_table(kind: Any, value: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Table)


@pytest.mark.parametrize("name", NAMES)
def test_each_resource_says_what_it_declares(name: str) -> None:
    validate(name, source(name), tables(name))


def test_there_is_no_type_without_a_resource() -> None:
    types = {path.stem for path in place("kinds").glob("*.py")} - {"__init__", "leaves"}
    assert types == set(NAMES)


def test_the_digests_are_those_of_the_files() -> None:
    changed = [name for name in NAMES if not held(source(name))]
    assert changed == [], (
        "run scripts/held.py: these files are held against their types at each start"
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_key_is_told_with_those_that_there_are(name: str) -> None:
    for way in places(name, is_table):
        said = told(name, put(name, way, lambda table: {**table, "sourse": 1}))
        assert "unknown field 'sourse'; wanted are " in said


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_key_is_told(name: str) -> None:
    for way in places(name, is_table):
        kind = next(k for w, k, _ in walk(declared(name), tables(name), ()) if w == way)
        needed = [f.encode_name for f in msgspec.structs.fields(kind) if f.required]
        if needed:
            gone = needed[-1]
            said = told(
                name, put(name, way, lambda t, gone=gone: {k: t[k] for k in t if k != gone})
            )
            assert said.endswith(f"needs {gone!r}")
            assert not way or re.search(r": row \d+: ", said)


@pytest.mark.parametrize("name", NAMES)
def test_a_value_of_another_type_is_told_with_its_row(name: str) -> None:
    for way in places(name, lambda kind, value: not isinstance(value, dict)):
        said = told(name, put(name, way, lambda value: {"a": 1}))
        assert re.search(r": row \d+: .*: (?:Expected|Invalid)", said)


@pytest.mark.parametrize("name", NAMES)
def test_an_unbalanced_pattern_is_told_with_its_row(name: str) -> None:
    for way in places(
        name, lambda kind, value: titled(kind) in ("pattern", "wording") and isinstance(value, str)
    ):
        said = told(name, put(name, way, lambda value: f"((?:{value})"))
        assert re.search(r": row \d+: .* is no pattern: .*; each bracket is closed", said)


@pytest.mark.parametrize("name", NAMES)
def test_a_number_out_of_its_range_is_told_with_its_bound(name: str) -> None:
    for way in places(name, lambda kind, value: type(value) is int and kind is not float):
        said = told(name, put(name, way, lambda value: -7))
        assert re.search(r": row \d+: .*: Expected `int` >= \d+$", said)


def test_an_item_that_is_none_is_told_with_what_was_meant() -> None:
    for name in NAMES:
        for way in places(name, lambda kind, value: titled(kind) == "item"):
            said = told(name, put(name, way, lambda value: f"{value}s"))
            assert re.search(r": row \d+: .* is no item; did you mean ", said)


BROKEN = (  # file, what stands there, what is put in its place, what is said behind the row
    ("rules", "\nsource = ", "\nsourse = ", "unknown field 'sourse'; wanted are all, when, not, "),
    ("findings", 'severity = "high"', 'severity = "hihg"', "'hihg'; it can be high, medium, low"),
    ("festivals", "\nday = [1, 1]", "\ndai = [1, 1]", "wanted are name, months, words, also, times"),
    ("festivals", "\nday = [1, 1]", "\nday = [22, 1]", "day, entry 1: Expected `int` <= 12"),
    ("festivals", "\nday = [1, 1]", "\nday = [1]", "day: Expected `array` of length 2, got 1"),
    ("wishes", "\nverb = ", "\nverbb = ", "unknown field 'verbb'; wanted are manner, verb, quality, "),
    ("schedule", "\nplace = ", "\nplaze = ", "columns: unknown field 'plaze'; wanted are index, week, "),
    ("stops", '"school_openness"', '"school_opennes"', "did you mean school_openness?"),
    ("eras", "\nlead = '(?:", "\nlead = '((?:", "is no pattern: missing ), unterminated subpattern"),
    ("eras", "\nlast = ", "\nlast = 1", "last: Expected `int` <= 2100"),
    ("festivals", " = [1]", " = [22]", "entry 1: Expected `int` <= 12"),
    ("festivals", "(?:节)?", "(?:节?", "is no pattern: missing ), unterminated subpattern"),
    ("festivals", "\n[rules]", "\n[rulez]", "unknown field 'rulez'; wanted are festival, rules, people"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "said"), BROKEN)
def test_the_row_is_that_of_the_fault(name: str, old: str, new: str, said: str) -> None:
    text = source(name)
    assert old in text
    at = text.index(old) + old.startswith("\n")
    heard = told(name, text=text.replace(old, new, 1))
    assert f": row {text.count(chr(10), 0, at) + 1}: " in heard
    assert said in heard


COMMAND = """
import sys
from pathlib import Path
from unionnlp import resources
real, broken = resources.place, Path(sys.argv.pop(1))
resources.place = lambda name: broken if name == broken.name else real(name)
from unionnlp.cli import main
main()
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "row 18: festival 1 '元旦': "), ("zh", "第 18 行：festival 1 '元旦'：")],
)
def test_the_command_ends_with_one_line(tmp_path: Path, lang: str, said: str) -> None:
    broken = tmp_path / "festivals.toml"
    broken.write_text(source("festivals").replace("\nday = [1, 1]", "\ndai = [1, 1]", 1), "utf-8")
    command = [sys.executable, "-X", "utf8", "-c", COMMAND, str(broken), "check", "--lang", lang]
    ended = subprocess.run(
        [*command, "examples/plan.txt"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert said in ended.stderr
    assert "name, months, words, also, times" in ended.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\nzh = ", "\nzhh = ", "unknown field 'zhh'; wanted are id, group, zh, scope, "),
        ("\ncues = [", '\ncues = ["(会",', "cues pattern '(会' has ( without )"),
    ],
)
def test_items_are_read_as_strictly(old: str, new: str, said: str) -> None:
    text = source("items").replace(old, new, 1)
    with pytest.raises(KnowledgeError) as error:
        parse_items(text, "resources/items.toml", base=None)
    assert re.fullmatch(rf"resources/items\.toml: row \d+: .*{re.escape(said)}.*", str(error.value))
