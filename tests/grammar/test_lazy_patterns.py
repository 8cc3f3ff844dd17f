"""Patterns of the house: all compile, and a guarded one finds what its alternation finds."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import unionnlp
from unionnlp.grammar import patterns
from unionnlp.patterns import _Lazy, lazy

ROOMS = ("grammar", "structure", "facts", "items", "checks", "comparison", "corpus", "reading")
PLAN = "实验小学工会2026年工作计划\n一、3月8日庆祝妇女节，发放慰问金300元。\n二、召开教代会。\n"


def test_every_pattern_of_a_module_compiles() -> None:
    lazy.cache_clear()  # patterns of other tests, faulty on purpose
    for room in ROOMS:
        for module in pkgutil.iter_modules([f"{unionnlp.__path__[0]}/{room}"]):
            importlib.import_module(f"unionnlp.{room}.{module.name}")
    unionnlp.check(PLAN)
    gc.unfreeze()  # what a command has set aside is looked at, too
    found = [value for value in gc.get_objects() if isinstance(value, _Lazy)]
    assert len(found) > 500
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


def test_a_skipping_search_finds_what_the_alternation_finds() -> None:
    text = "第12个教师节，“三八”节和春节；区教育局、教育工会，一中、十二小学。"
    for listed in (
        ["[“]?三八[”]?节?", "(?:第[\\d]{1,3}个)?教师节", "春节?"],
        ["教育(?:局|工会)", "[一二十]{1,2}(?:中|小)", "小学校?", "(?:区|市)教"],
        ["教育局?", "学{1,2}", r"\d+个"],
        ["节(?=[，和])", "(?<!学)小", "小学"],
    ):
        plain = re.compile("|".join(f"(?:{p})" for p in listed))
        found = [m.span() for m in re.finditer(patterns.skipping(listed), text)]
        assert found == [m.span() for m in plain.finditer(text)] != []
