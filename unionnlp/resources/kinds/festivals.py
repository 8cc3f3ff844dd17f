"""What ``resources/festivals.toml`` may say."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from unionnlp.resources import alternation
from unionnlp.resources.kinds.leaves import Day, Month, Nth, Pattern, Patterns, Table, Text


class Festival(Table, frozen=True):
    """A row of festivals.toml; the file says what each field means."""

    name: Text
    months: tuple[Month, ...]
    words: Patterns = ()
    also: Patterns = ()
    times: Patterns = ()
    day: tuple[Month, Day] | None = None
    moving: Text | None = None
    sunday: tuple[Month, Nth] | None = None
    lunar: Patterns = ()
    free: bool = False

    @property
    def pattern(self) -> str:
        """The words for its day."""
        return alternation((*self.words, *self.also))

    @property
    def dated(self) -> bool:
        """Whether it is one day of a year."""
        return not (self.day is None and self.moving is None and self.sunday is None)


class FestivalsRules(Table, frozen=True):
    """The fields of ``rules``."""

    tail: Patterns
    not_before: Patterns
    not_after: Patterns


class FestivalsPeople(Table, frozen=True):
    """The fields of ``people``."""

    names: Pattern
    surnames: Text
    before: Pattern
    after: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/festivals.toml``."""

    festival: tuple[Festival, ...]
    rules: FestivalsRules
    people: FestivalsPeople
