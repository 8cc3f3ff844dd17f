"""What ``resources/scopes.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Id, ItemId, Pattern, Patterns, Share, Table, Text


class ScopesTopic(Table, frozen=True):
    """The fields of ``topic``."""

    id: Id
    zh: Text
    title: Patterns
    items: tuple[ItemId, ...]


class ScopesKindOwn(Table, frozen=True):
    """The fields of ``kind.own``."""

    id: Id
    zh: Text
    scope: Text
    words: Patterns
    example: Text
    weight: Share


class ScopesKind(Table, frozen=True):
    """The fields of ``kind``."""

    name: Pattern
    leave_out: tuple[ItemId, ...]
    own: tuple[ScopesKindOwn, ...] = ()


class File(Table, frozen=True):
    """The tables of ``resources/scopes.toml``."""

    topic: tuple[ScopesTopic, ...]
    kind: tuple[ScopesKind, ...]
