"""Findings that no family tells: of a module of their own, or of a rule that is data alone.

A row of ``resources/findings.toml`` names the module (``module``: it has ``check(draft)``), or says in
``rule`` what a sentence must not say: a new finding is its row, and its module where it needs one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from unionnlp.checks import messages, rules
from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what modules of their own tell, then what sentences say that they should not."""
    for module in _modules():
        yield from module(draft)
    for row in messages.apart():
        if row.rule is not None:
            for _, span in rules.told(draft, [row.rule]):
                yield Hit(row.code, (span,))


@cache
def _modules() -> tuple[Callable[[Draft], Iterator[Hit]], ...]:
    names = dict.fromkeys(row.module for row in messages.apart() if row.module)
    found: list[Any] = [import_module(f"unionnlp.checks.{name}") for name in names]
    return tuple(module.check for module in found)
