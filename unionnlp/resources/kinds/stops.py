"""What ``resources/stops.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import ItemId, Patterns, Table, Words


class StopsRules(Table, frozen=True):
    """The fields of ``rules``."""

    closed: Patterns
    no_more: Patterns
    frame: Patterns
    unless: Patterns


class StopsVenues(Table, frozen=True):
    """The fields of ``venues``."""

    places: Patterns
    shut: Patterns
    whole: Patterns
    at: Patterns
    loose: Patterns
    open: Words


class StopsStop(Table, frozen=True):
    """The fields of ``stop``."""

    item: ItemId
    things: Patterns
    stops: Patterns = ()
    always: bool = False
    unless: Patterns = ()
    shut: bool = False


class StopsDeniedRow(Table, frozen=True):
    """The fields of ``denied.row``."""

    denies: Patterns
    uses: Patterns
    pupils: bool = False
    unless: Patterns = ()


class StopsDenied(Table, frozen=True):
    """The fields of ``denied``."""

    loose: Patterns
    row: tuple[StopsDeniedRow, ...]


class File(Table, frozen=True):
    """The tables of ``resources/stops.toml``."""

    rules: StopsRules
    venues: StopsVenues
    stop: tuple[StopsStop, ...]
    denied: StopsDenied
