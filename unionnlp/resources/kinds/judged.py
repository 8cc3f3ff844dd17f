"""What ``resources/judged.toml`` may say."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from unionnlp.resources.kinds.leaves import Code, Patterns, Share, Table, Text, Year


class JudgedDoubt(Table, frozen=True):
    """Codes whose findings are hints where a judge gives less than ``least``.

    ``kinds`` are those of a sentence (the likeliest counts); without them the judge of pairs is asked.
    """

    codes: tuple[Code, ...]
    least: Share
    kinds: Patterns = ()


class JudgedLaw(Table, frozen=True):
    """The fields of ``law``."""

    law: Text
    words: Patterns


class File(Table, frozen=True):
    """The tables of ``resources/judged.toml``."""

    since: Year
    now: Patterns
    doubt: tuple[JudgedDoubt, ...]
    law: tuple[JudgedLaw, ...]
