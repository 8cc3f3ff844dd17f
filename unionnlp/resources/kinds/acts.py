"""What ``resources/acts.toml`` may say."""

from __future__ import annotations

from typing import Literal

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table


class ActsAct(Table, frozen=True):
    """The fields of ``act``."""

    name: Pattern
    words: Patterns
    one_day: bool = False


class ActsHeads(Table, frozen=True):
    """The fields of ``heads``."""

    words: Patterns
    stop: Patterns
    generic: Patterns
    not_after: Patterns
    apart: Patterns
    occasion: Patterns
    not_before: Patterns
    not_date: Patterns
    moved: Patterns
    often: Patterns
    yearly: Patterns


class ActsTime(Table, frozen=True):
    """The fields of ``time``."""

    lead: Patterns
    after: Patterns
    tail: Patterns


class ActsListed(Table, frozen=True):
    """The fields of ``listed``."""

    one_day: Patterns
    one_act: Patterns
    many: Patterns
    kind: Patterns
    does: Patterns
    stages: Patterns
    lead: Patterns
    ever: Patterns
    again: Patterns


class ActsDeadline(Table, frozen=True):
    """The fields of ``deadline``."""

    name: Pattern
    said: Patterns
    planned: Patterns


class ActsStagesRow(Table, frozen=True):
    """The fields of ``stages.row``."""

    scope: Literal["draft", "line", "near"]
    steps: tuple[Patterns, ...]


class ActsStages(Table, frozen=True):
    """The fields of ``stages``."""

    loose: Patterns
    row: tuple[ActsStagesRow, ...]


class ActsOrders(Table, frozen=True, rename={"raise_": "raise"}):
    """The fields of ``orders``."""

    after_notice: Patterns
    raise_: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/acts.toml``."""

    act: tuple[ActsAct, ...]
    heads: ActsHeads
    time: ActsTime
    listed: ActsListed
    deadline: tuple[ActsDeadline, ...]
    stages: ActsStages
    orders: ActsOrders
