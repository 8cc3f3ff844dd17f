"""unionnlp in spaCy: ``unionnlp.spacy.load()`` returns a pipeline with the union's records.

The factories below are entry points of the package, so that ``spacy.load`` finds them for
a saved pipeline, and ``nlp.add_pipe("unionnlp_records")`` for a pipeline of your own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.util import registry

from unionnlp import __version__
from unionnlp.arguments import are_words, is_path
from unionnlp.language.pipeline import (
    CATEGORIES,
    ENTITIES,
    FACTS,
    GROUPS,
    KINDS,
    RECORDS,
    SENTENCES,
    SPANS,
    TOKENIZER,
    CategoriesComponent,
    EntitiesComponent,
    RecordsComponent,
    Segmenter,
    SentencesComponent,
    SpansComponent,
    register_attributes,
)
from unionnlp.pipeline import extract
from unionnlp.records import Extraction
from unionnlp.resources import load as load_resource

if TYPE_CHECKING:
    from spacy.vocab import Vocab

__all__ = ["FACTS", "GROUPS", "KINDS", "load"]

# spaCy refuses longer texts to spare the memory of its parser, which is not used here.
MAX_LENGTH = 20_000_000


def load(
    *,
    words: Sequence[str] = (),
    disable: Iterable[str] = (),
    items: str | os.PathLike[str] | None = None,
    model: str | os.PathLike[str] | None = None,
) -> Language:
    r"""Return a spaCy pipeline that reads union texts.

    ``words`` are terms that the tokenizer keeps whole; ``disable`` names components that
    are loaded but not run; ``items`` and ``model`` are files of standard items of one's own, as
    for ``unionnlp.detector``. After ``doc = nlp(text)``: ``doc.spans`` has the groups
    ``documents``, ``outline``, ``schedule``, ``dates``, ``quantities``, ``items`` and
    ``noise``; ``doc._.union`` is the ``Extraction``; ``span._.union`` the record behind a
    span; ``doc.cats`` tells plan from summary; ``doc.ents`` are its dates, organisations, money,
    percentages and quantities, ``doc.sents`` its sentences; ``token.tag_`` is jieba's part of speech
    and ``token.pos_`` the universal one.

    >>> doc = load()("实验小学2024年工会工作计划\n一、每学期召开教代会一次。")
    >>> [span.text for span in doc.spans["quantities"]], doc.cats["plan"]
    (['一次'], 1.0)
    """
    import spacy

    are_words(words, "words")
    are_words(disable, "disable")
    for given in (items, model):
        if given is not None:
            is_path(given, "unionnlp.spacy.load()")
    own = {
        "items": None if items is None else os.fspath(items),
        "model": None if model is None else os.fspath(model),
    }
    tokenizer = {"@tokenizers": TOKENIZER, "words": list(words), **own}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe(RECORDS, config=own)
    for factory in (SENTENCES, SPANS, ENTITIES, CATEGORIES):
        nlp.add_pipe(factory)
    for name in disable:
        nlp.disable_pipe(name)
    nlp.max_length = MAX_LENGTH
    nlp.meta["name"] = "unionnlp"
    nlp.meta["version"] = __version__
    return nlp


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_segmenter(
    words: list[str], items: str | None = None, model: str | None = None
) -> Callable[[Language], Segmenter]:
    """Return the maker of the tokenizer, as spaCy's configuration asks for it."""

    def make(nlp: Language) -> Segmenter:
        vocab: Vocab = nlp.vocab
        return Segmenter(vocab, _extract(items, model), words)

    return make


def _extract(items: str | None, model: str | None) -> Callable[[str], Extraction]:
    """Return what reads a text, with the standard items of one's own where files are named."""
    if items is None and model is None:
        return extract
    from unionnlp.batch import detector

    return partial(extract, detector=detector(items, model))


@Language.factory(RECORDS, default_config={"items": None, "model": None}, assigns=["doc._.union"])
def create_records(
    nlp: Language, name: str, items: str | None, model: str | None
) -> RecordsComponent:
    """Make the component that reads a text and sets ``doc._.union``."""
    return RecordsComponent(_extract(items, model))


@Language.factory(SENTENCES, assigns=["token.is_sent_start", "doc.sents"])
def create_sents(nlp: Language, name: str) -> SentencesComponent:
    """Make the component that sets the bounds of sentences."""
    return SentencesComponent()


@Language.factory(
    ENTITIES, requires=["doc._.union"], assigns=["doc.ents", "token.ent_iob", "token.ent_type"]
)
def create_ents(nlp: Language, name: str) -> EntitiesComponent:
    """Make the component that fills ``doc.ents``."""
    return EntitiesComponent()


@Language.factory(
    SPANS,
    default_config={"prefix": ""},
    requires=["doc._.union"],
    assigns=["doc.spans", "span._.union"],
)
def create_spans(nlp: Language, name: str, prefix: str) -> SpansComponent:
    """Make the component that fills ``doc.spans``."""
    return SpansComponent(prefix)


@Language.factory(CATEGORIES, requires=["doc._.union"], assigns=["doc.cats"])
def create_cats(nlp: Language, name: str) -> CategoriesComponent:
    """Make the component that fills ``doc.cats``."""
    return CategoriesComponent()


def _colours() -> dict[str, str]:
    """Return the colour of each label, as displaCy's entry point asks for it."""
    table = load_resource("displacy")
    items = {item["id"]: table["groups"][item["group"]] for item in load_resource("items")["item"]}
    return {**table["labels"], **items}


register_attributes()
DISPLACY_COLOURS = _colours()
