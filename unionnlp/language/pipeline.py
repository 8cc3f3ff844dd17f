"""The parts of a spaCy pipeline: a tokenizer and five thin components.

Each component is a shell over a plain function; what a text says is found by the
function that the records component is given. Names of factories, span groups and
attributes stand here and nowhere else.

Whitespace is always a token of its own (spaCy's usual single-space flag is not used),
so that ``doc.text`` is the source and every record's offsets can be a span's.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span, SpanGroup, Token
from spacy.util import filter_spans

from unionnlp.errors import ReadingError, RecordError
from unionnlp.grammar.normalize import normalize
from unionnlp.language.entities import entities, sentence_starts
from unionnlp.language.segment import USER_FREQUENCY, dictionary
from unionnlp.records import Extraction, OutlineNode, Quantity, Record, ScheduleEntry
from unionnlp.records import Span as Stretch
from unionnlp.resources import load
from unionnlp.writing import write_whole

if TYPE_CHECKING:
    import rjieba
    from spacy.vocab import Vocab

Extract = Callable[[str], Extraction]
TOKENIZER = "unionnlp.Segmenter.v1"
RECORDS, SPANS, CATEGORIES = "unionnlp_records", "unionnlp_spans", "unionnlp_cats"
SENTENCES, ENTITIES = "unionnlp_sents", "unionnlp_ents"
ATTRIBUTE = "union"
STORED = "unionnlp"  # key in doc.user_data; JSON, since that dictionary is saved by msgpack
FACTS = ("outline", "schedule", "dates", "quantities", "items")
GROUPS = ("documents", *FACTS, "noise")
KINDS = ("plan", "summary", "summary+plan")


class Segmenter:
    """spaCy tokenizer: jieba's words with the union dictionary and words of the user.

    No token crosses the edge of a record of ``extract``; the record is left with the
    ``Doc`` for the records component. The engine is private to this object; ``words`` are
    kept by ``to_disk``, ``to_bytes`` and pickling. ``token.tag_`` is jieba's part of speech,
    ``token.pos_`` the universal one.
    """

    def __init__(self, vocab: Vocab, extract: Extract, words: Iterable[str] = ()) -> None:
        self.vocab = vocab
        self.extract = extract
        self.words: list[str] = []
        self._engine: rjieba.Jieba | None = None
        self.add_words(words)

    def add_words(self, words: Iterable[str]) -> None:
        """Keep these words whole from now on (terms of a school, names of projects)."""
        for word in words:
            if word and not word.isspace() and word not in self.words:
                self.words.append(word)
                if self._engine is not None:
                    self._engine.add_word(normalize(word), USER_FREQUENCY, "nz")

    def __call__(self, text: str) -> Doc:
        """Return the tokens of ``text``; raise ``ReadingError`` (U100) for lone surrogates."""
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ReadingError(
                f"the text has half a character at offset {error.start}; "
                "decode the file again, for instance with unionnlp.reading.read"
            ) from error
        extraction, clean = self.extract(text), normalize(text)
        waiting = sorted(_edges(extraction) | _entity_edges(extraction, clean), reverse=True)
        words: list[str] = []
        tags: list[str] = []
        start = 0
        for word, tag in self._load().tag(clean):
            end = start + len(word)
            for a, b in pairwise(_cuts(waiting, start, end)):
                words.append(text[a:b])
                tags.append(tag)
            start = end
        pos = [_universal(word, tag) for word, tag in zip(words, tags, strict=True)]
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words), tags=tags, pos=pos)
        doc.user_data[STORED] = extraction.to_json()
        return doc

    def _load(self) -> rjieba.Jieba:
        if self._engine is None:
            import rjieba

            engine = rjieba.Jieba()
            for word, frequency, tag in dictionary():
                engine.add_word(word, frequency, tag)
            for word in self.words:
                engine.add_word(normalize(word), USER_FREQUENCY, "nz")
            self._engine = engine
        return self._engine

    def __reduce__(self) -> tuple[type[Segmenter], tuple[Vocab, Extract, list[str]]]:
        return Segmenter, (self.vocab, self.extract, self.words)

    def to_bytes(self, **_: Any) -> bytes:
        """Return the words of the user as JSON."""
        return json.dumps({"words": self.words}, ensure_ascii=False).encode("utf-8")

    def from_bytes(self, data: bytes, **_: Any) -> Segmenter:
        """Take over the words that ``to_bytes`` wrote."""
        self.words, self._engine = [], None
        self.add_words(json.loads(data)["words"])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the words of the user as JSON."""
        write_whole(path, self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> Segmenter:
        """Take over the words that ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())


class RecordsComponent:
    """Sets ``doc._.union`` to what ``extract`` finds in the text."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract

    def __call__(self, doc: Doc) -> Doc:
        """Keep the record with the ``Doc``, unless the tokenizer has left it there."""
        if STORED not in doc.user_data:
            doc.user_data[STORED] = self.extract(doc.text).to_json()
        return doc


class SpansComponent:
    """Fills ``doc.spans`` with a group for each kind of record.

    Tokens of another tokenizer that cross a record's edge are cut there. ``prefix`` is put
    before the names of the groups, for pipelines that use a name already.
    """

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix

    def __call__(self, doc: Doc) -> Doc:
        """Set the groups; spans of other components stay where they are in the text."""
        extraction = union(doc)
        _cut(doc, _edges(extraction))
        starts = [token.idx for token in doc]
        ends = [token.idx + len(token) for token in doc]
        for name in GROUPS:
            spans = []
            for stretch, label, key in _stretches(extraction, name):
                first, last = bisect_right(ends, stretch.start), bisect_left(starts, stretch.end)
                if first < last:
                    spans.append(Span(doc, first, last, label=label, span_id=key))
            doc.spans[self.prefix + name] = SpanGroup(doc, name=self.prefix + name, spans=spans)
        return doc


class SentencesComponent:
    """Sets the bounds of sentences (``doc.sents``): full stops and lines, as the grammar reads them."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the first token of each sentence; blanks and line breaks belong to the one before."""
        ends = [token.idx + len(token) for token in doc]
        first = {bisect_right(ends, at) for at in sentence_starts(normalize(doc.text))}
        for token in doc:
            token.is_sent_start = token.i in first or token.i == 0
        return doc


class EntitiesComponent:
    """Adds dates, organisations, money, percentages and quantities to ``doc.ents``.

    Entities of other components stay, and come before ours where they lie over each other.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities; tokens of another tokenizer that cross an edge are cut there."""
        extraction, clean = union(doc), normalize(doc.text)
        _cut(doc, _entity_edges(extraction, clean))
        found = (
            doc.char_span(start, end, label=label)
            for start, end, label in entities(extraction, clean)
        )
        doc.ents = filter_spans([*doc.ents, *(span for span in found if span is not None)])
        return doc


class CategoriesComponent:
    """Sets ``doc.cats``: 1.0 for each kind of document that the text holds, else 0.0."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the categories of other components as they are."""
        kinds = {document.kind for document in union(doc).documents}
        doc.cats.update({kind: float(kind in kinds) for kind in KINDS})
        return doc


def register_attributes() -> None:
    """Register ``doc._.union`` and ``span._.union``, unless they exist."""
    if not Doc.has_extension(ATTRIBUTE):
        Doc.set_extension(ATTRIBUTE, getter=_stored)
    if not Span.has_extension(ATTRIBUTE):
        Span.set_extension(ATTRIBUTE, getter=record)


def union(doc: Doc) -> Extraction:
    """Return the record of ``doc``; raise ``RecordError`` (U200) if none was made."""
    extraction = _stored(doc)
    if extraction is None:
        raise RecordError(f"the Doc holds no record; put {RECORDS!r} earlier in the pipeline")
    return extraction


def record(span: Span) -> Record | None:
    """Return the record that ``span`` stands for, ``None`` for a span of someone else."""
    extraction = _stored(span.doc)
    parts = span.id_.split("/")
    if extraction is None or len(parts) != 3 or parts[0] != STORED:
        return None
    name, place = parts[1], [int(part) for part in parts[2].split(".")]
    if name in FACTS:
        held: Record = getattr(extraction.documents[place[0]], name)[place[1]]
        return held
    return (extraction.noise if name == "noise" else extraction.documents)[place[0]]


def _stored(doc: Doc) -> Extraction | None:
    data = doc.user_data.get(STORED)
    return None if data is None else _decoded(data)


@lru_cache(maxsize=8)
def _decoded(data: str) -> Extraction:
    """Decode once while the spans of a few documents are walked through."""
    return Extraction.from_json(data)


def _stretches(extraction: Extraction, name: str) -> Iterator[tuple[Stretch, str, str]]:
    """Give the records of a group that cover text, each with its label and its key."""
    for i, document in enumerate(extraction.documents):
        if name == "documents":
            yield document, document.kind or "document", f"{STORED}/{name}/{i}"
        for j, fact in enumerate(getattr(document, name) if name in FACTS else ()):
            if fact.start < fact.end:
                yield fact, _label(fact), f"{STORED}/{name}/{i}.{j}"
    for i, noise in enumerate(extraction.noise if name == "noise" else ()):
        if noise.start < noise.end:
            yield noise, noise.kind, f"{STORED}/{name}/{i}"


def _label(fact: Any) -> str:
    """Return what a view of spans should show beside the text."""
    if isinstance(fact, OutlineNode):
        return fact.role or f"level{fact.depth}"
    if isinstance(fact, ScheduleEntry):
        return "tentative" if fact.tentative else "activity"
    if isinstance(fact, Quantity):
        return fact.role
    return str(getattr(fact, "item", "date"))


def _edges(extraction: Extraction) -> set[int]:
    """Return the offsets where a record begins or ends."""
    stretches = (row[0] for name in GROUPS for row in _stretches(extraction, name))
    return {at for stretch in stretches for at in (stretch.start, stretch.end)}


def _entity_edges(extraction: Extraction, clean: str) -> set[int]:
    return {at for start, end, _ in entities(extraction, clean) for at in (start, end)}


def _universal(word: str, tag: str) -> str:
    """Return the universal part of speech of a word."""
    if word.isspace():
        return "SPACE"
    if tag in ("x", "w") and not any(char.isalnum() for char in word):
        return "PUNCT"
    return next((p for n in range(len(tag), 0, -1) if (p := _parts_of_speech().get(tag[:n]))), "X")


@cache
def _parts_of_speech() -> dict[str, str]:
    table: dict[str, str] = load("pos")["pos"]
    return table


def _cuts(waiting: list[int], start: int, end: int) -> list[int]:
    """Return ``start``, the edges within, ``end``; takes edges off ``waiting`` (last is next)."""
    edges = [start]
    while waiting and waiting[-1] < end:
        at = waiting.pop()
        if at > start:
            edges.append(at)
    return [*edges, end]


def _cut(doc: Doc, edges: set[int]) -> None:
    """Split tokens of another tokenizer at ``edges``.

    spaCy's retokenizer forgets span groups, so they are set again. It takes time in
    proportion to the text for each split, which is why ``Segmenter`` cuts at once.
    """
    waiting = sorted(edges, reverse=True)
    splits = [(token, _cuts(waiting, token.idx, token.idx + len(token))) for token in doc]
    splits = [(token, cuts) for token, cuts in splits if len(cuts) > 2]
    if not splits:
        return
    kept = {
        key: [(s.start_char, s.end_char, s.label, s.kb_id, s.id) for s in group]
        for key, group in doc.spans.items()
    }
    with doc.retokenize() as retokenizer:
        for token, cuts in splits:
            parts = [doc.text[a:b] for a, b in pairwise(cuts)]
            heads: list[Token | tuple[Token, int]] = [(token, k) for k in range(len(parts))]
            retokenizer.split(token, parts, heads, attrs={"TAG": [token.tag_] * len(parts)})
    for key, rows in kept.items():
        spans = [
            doc.char_span(a, b, label=label, kb_id=kb_id, span_id=span_id)
            for a, b, label, kb_id, span_id in rows
        ]
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span])
