"""Segmentation into words with offsets and parts of speech.

The engine is rjieba: jieba's algorithm and dictionary, about ten times as fast in one
process. jieba itself is the reference that a test compares with. Both get the same
dictionary of union work (``resources/dictionary.txt``).

Cutting is done on the normalised text (half width, simplified script), which has the
length of the source, so that a traditional text is cut as well as a simplified one and
every token still points into the source.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from unionnlp.arguments import are_words, is_path, is_text
from unionnlp.characters import whole
from unionnlp.errors import KnowledgeError, reason
from unionnlp.grammar.normalize import normalize
from unionnlp.patterns import lazy
from unionnlp.records import Record
from unionnlp.resources import place

if TYPE_CHECKING:
    import jieba
    import rjieba

_ENTRY = lazy(r"(\S{1,99}) ([1-9][0-9]{0,8}) ([a-z]{1,4})")
_TERM = lazy(r"([^\s,，;；]{2,40})(?:\s{1,9}\d{1,9})?(?:\s{1,9}[a-z]{1,4})?")
# Above every word of the general dictionary, so that a user's word is never cut apart.
USER_FREQUENCY = 100_000_000


class Token(Record, frozen=True, kw_only=True):
    """One word: ``text`` is ``source[start:end]``, ``pos`` jieba's part-of-speech tag."""

    start: int
    end: int
    text: str
    pos: str


def segment(text: str, *, terms: Iterable[str] = ()) -> list[Token]:
    """Return the words of ``text`` in order; together they are the whole text.

    ``terms`` are words of one's own, which are kept whole (``read_terms`` reads a file of them).

    >>> [token.text for token in segment("召开教代会")]
    ['召开', '教代会']
    """
    is_text(text, "segment()", "a file is read by unionnlp.reading.read(path)")
    are_words(terms, "terms")
    clean = whole(normalize(text))  # halves cannot be encoded, so the engine refuses them
    tokens: list[Token] = []
    start = 0
    for word, pos in _engine(tuple(terms)).tag(clean):
        end = start + len(word)
        tokens.append(Token(start=start, end=end, text=text[start:end], pos=pos))
        start = end
    return tokens


def search_words(text: str, *, inner: bool = True, terms: tuple[str, ...] = ()) -> list[str]:
    """Return the words by which ``text`` is found, in lower case; with ``inner`` those inside long ones too.

    >>> search_words("召开教职工代表大会", inner=False)
    ['召开', '教职工代表大会']
    """
    clean = whole(normalize(text).lower())
    engine = _engine(terms)
    return engine.cut_for_search(clean) if inner else engine.cut(clean)


def dictionary() -> list[tuple[str, int, str]]:
    """Return the union dictionary: word, frequency, part of speech.

    Raises ``KnowledgeError`` (U300) that lists every line that is none.
    """
    entries: list[tuple[str, int, str]] = []
    faults: list[str] = []
    lines = place("dictionary.txt").read_text("utf-8").splitlines()
    for row, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _ENTRY.fullmatch(line)
        if match:
            entries.append((match[1], int(match[2]), match[3]))
        else:
            faults.append(f"row {row}: {line!r} is not WORD FREQUENCY TAG")
    if faults:
        raise KnowledgeError("resources/dictionary.txt: " + "; ".join(faults))
    return entries


def read_terms(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the terms of a file: one a line (also with jieba's frequency and tag), ``#`` for remarks.

    Raises ``KnowledgeError`` (U300) that lists every line that is none.
    """
    is_path(path, "read_terms()")
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {reason(error)}") from error
    terms: dict[str, None] = {}
    faults = []
    for row, line in enumerate(lines, 1):
        said = line.partition("#")[0].strip()
        if said and not (match := _TERM.fullmatch(said)):
            faults.append(f"row {row}: {said[:40]!r}")
        elif said and match:
            terms[match[1]] = None
    if faults:
        raise KnowledgeError(f"{path}: no term, one a line is wanted: {'; '.join(faults)}")
    return tuple(terms)


@lru_cache(maxsize=4)
def _engine(terms: tuple[str, ...] = ()) -> rjieba.Jieba:
    """Load the engine and give it the union dictionary (about 0.2 s, once), and words of one's own."""
    import rjieba

    engine = rjieba.Jieba()
    for word, frequency, tag in dictionary():
        engine.add_word(word, frequency, tag)
    for word in terms:
        engine.add_word(normalize(word), USER_FREQUENCY, "nz")
    return engine


def reference_tokenizer() -> jieba.Tokenizer:
    """Return a jieba tokenizer of its own with the same dictionary (about 0.5 s).

    The process-wide jieba stays as it is. The dictionary is read from jieba's own file:
    jieba's cache in the shared temporary folder is neither read nor written, since
    whoever may write there could put anything into it.
    """
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word, frequency, tag in dictionary():
        tokenizer.add_word(word, frequency, tag)
    return tokenizer
