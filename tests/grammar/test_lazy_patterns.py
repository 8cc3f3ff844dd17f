"""Patterns that are compiled where they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import unionnlp
from unionnlp.facts import measures
from unionnlp.grammar import labels, patterns
from unionnlp.structure import titles

ROOMS = ("grammar", "structure", "facts", "items", "checks", "reading")


def test_a_pattern_is_compiled_at_its_first_use_and_stays() -> None:
    digits = patterns.lazy(r"(?P<n>\d+)X", re.IGNORECASE)
    match = digits.search("第12x")
    assert match is not None
    assert match["n"] == "12"
    assert digits.search is digits.search  # the pattern's own method
    assert digits.fullmatch("12") is None
    assert digits.flags & re.IGNORECASE


def test_a_wrong_pattern_is_told_at_its_first_use() -> None:
    wrong = patterns.lazy("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_every_pattern_of_a_module_compiles() -> None:
    names = [
        f"unionnlp.{room}.{module.name}"
        for room in ROOMS
        for module in pkgutil.iter_modules([f"{unionnlp.__path__[0]}/{room}"])
    ]
    values = [value for name in names for value in vars(importlib.import_module(name)).values()]
    tables = [v for v in values if isinstance(v, dict)]
    values += [value for table in (*tables, measures.patterns()) for value in table.values()]
    values += [pattern for listed in labels._leading().values() for _, pattern in listed]
    values += titles._patterns().values()
    found = [value for value in values if isinstance(value, patterns._Lazy)]
    assert len(found) > 50
    for pattern in found:
        assert pattern.groups >= 0


def test_a_guarded_search_finds_what_the_alternation_finds() -> None:
    text = "市总工会、区教育局和学校工会，(3)第一中学；校工会。"
    for listed in (
        ["[市区]总", "学校", "校(?:工|务)会"],
        ["[学校]{2}", "工?会"],
        ["[(;]", "第(一)"],
    ):
        plain = re.compile("|".join(f"(?:{p})" for p in listed))
        found = [m.span() for m in patterns.guarded(listed).finditer(text)]
        assert found == [m.span() for m in plain.finditer(text)] != []
