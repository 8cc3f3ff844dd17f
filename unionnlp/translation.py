"""People-facing words in the language that is asked for.

Chinese is the source: it stands in the code and in the data files. The other languages are
gettext catalogues, ``locale/LANG/LC_MESSAGES/unionnlp.po`` (the file to mend) with its
compiled ``.mo`` (``python scripts/translations.py`` makes it).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from unionnlp.errors import KnowledgeError

Lang = Literal["zh", "en"]
SOURCE: Lang = "zh"
DOMAIN = "unionnlp"


def words(chinese: str) -> str:
    """Mark words that are translated where they are shown; return them as they are."""
    return chinese


def counted_words(chinese: str) -> str:
    """Mark words with a number ``{n}`` that are counted where they are shown; return them."""
    return chinese


class Translator(NamedTuple):
    """Translates Chinese words; ``_("共 {n} 条", n=3)`` also fills in the values.

    ``single`` and ``several`` are the look-ups of gettext.
    """

    lang: str
    single: Callable[[str], str]
    several: Callable[[str, str, int], str]

    def __call__(self, words: str, **values: object) -> str:
        """Return ``words`` in the language, its ``{names}`` filled in."""
        shown = self.single(words) if words else ""
        return shown.format(**values) if values else shown

    def counted(self, words: str, n: int, **values: object) -> str:
        """Return ``words`` in the form that the number ``n`` asks for (``{n}`` is filled in)."""
        return self.several(words, words, n).format(n=n, **values)

    def listed(self, names: list[str]) -> str:
        """Return names in a row, as the language sets them apart."""
        return self("、").join(names)


def _same(words: str) -> str:
    return words


def _same_for_all(words: str, _: str, __: int) -> str:
    return words


@cache
def translator(lang: str) -> Translator:
    """Return the translator of a language; Chinese needs no catalogue, so none is loaded."""
    if lang == SOURCE:
        return Translator(lang, _same, _same_for_all)
    from gettext import GNUTranslations

    place = Path(__file__).parent / "locale" / lang / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        with place.open("rb") as file:
            catalogue = GNUTranslations(file)
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"no words in language {lang!r} ({error}); reinstall unionnlp"
        ) from error
    return Translator(lang, catalogue.gettext, catalogue.ngettext)


def named(item_id: str, zh: str, lang: str) -> str:
    """Return the name of an item; one without a translation (of a user's list) is told by its id."""
    shown = translator(lang)(zh)
    return shown if lang == SOURCE or shown != zh else item_id.replace("_", " ")


@cache
def _sentences() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the English sentences of errors, cut at their values, with their Chinese, longest first."""
    from unionnlp.resources import load

    rows = [(tuple(row["en"].split("{}")), row["zh"]) for row in load("sentences")["sentence"]]
    return tuple(sorted(rows, key=lambda row: -sum(map(len, row[0]))))


def sentence(english: str) -> str:
    """Return the text of an error in Chinese, and as it is where nobody has translated it.

    The texts of errors are written in English beside their values; ``resources/sentences.toml``
    has them with ``{}`` for each value. A value that is itself such a sentence is translated, too, of
    a list of faults each line.
    """
    head, listed, faults = english.partition("\n  ")
    if listed:
        return sentence(head + "\n") + "\n".join(sentence("  " + f) for f in faults.split("\n  "))
    for pieces, chinese in _sentences():
        values = _values(english, pieces)
        if values is not None:
            return chinese.format(*(sentence(value) if value else value for value in values))
    return english


def _values(text: str, pieces: tuple[str, ...]) -> list[str] | None:
    """Return what stands between the pieces of a sentence, ``None`` where it is another one."""
    if len(pieces) == 1:
        return [] if text == pieces[0] else None
    first, *middle, last = pieces
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return None
    found, at, end = [], len(first), len(text) - len(last)
    for piece in middle:
        place = text.find(piece, at, end)
        if place < 0:
            return None
        found.append(text[at:place])
        at = place + len(piece)
    return [*found, text[at:end]]
