"""What ``resources/scopes.toml`` may say."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from unionnlp.resources.kinds.items import Item
from unionnlp.resources.kinds.leaves import Id, ItemId, Pattern, Patterns, Share, Table, Text


class Topic(Table, frozen=True):
    """A plan of one topic: what its title calls it, and the items that it is measured by."""

    id: Id
    zh: Text
    title: Patterns
    items: tuple[ItemId, ...]


class OwnWork(Table, frozen=True):
    """Work that only one kind of unit has; its words tell it in clauses that plan something."""

    id: Id
    zh: Text
    scope: Text
    words: Patterns
    example: Text
    weight: Share

    @property
    def item(self) -> Item:
        """The work as an item of a catalogue."""
        return Item(
            id=self.id, group="self", zh=self.zh, scope=self.scope, examples=(self.example,)
        )


class UnitKind(Table, frozen=True):
    """A kind of unit: work of its own, and standard items that do not concern it."""

    name: Pattern
    leave_out: tuple[ItemId, ...]
    own: tuple[OwnWork, ...] = ()


class File(Table, frozen=True):
    """The tables of ``resources/scopes.toml``."""

    topic: tuple[Topic, ...]
    kind: tuple[UnitKind, ...]
