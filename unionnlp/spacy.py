"""unionnlp in spaCy: ``unionnlp.spacy.load()`` returns a pipeline with the union's records.

The factories below are entry points of the package, so that ``spacy.load`` finds them for
a saved pipeline, and ``nlp.add_pipe("unionnlp_records")`` for a pipeline of your own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.util import registry

from unionnlp import __version__
from unionnlp.language.pipeline import (
    CATEGORIES,
    FACTS,
    GROUPS,
    KINDS,
    RECORDS,
    SPANS,
    TOKENIZER,
    CategoriesComponent,
    RecordsComponent,
    Segmenter,
    SpansComponent,
    register_attributes,
)
from unionnlp.pipeline import extract
from unionnlp.resources import load as load_resource

if TYPE_CHECKING:
    from spacy.vocab import Vocab

__all__ = ["FACTS", "GROUPS", "KINDS", "load"]

# spaCy refuses longer texts to spare the memory of its parser, which is not used here.
MAX_LENGTH = 20_000_000


def load(*, words: Sequence[str] = (), disable: Iterable[str] = ()) -> Language:
    r"""Return a spaCy pipeline that reads union texts.

    ``words`` are terms that the tokenizer keeps whole; ``disable`` names components that
    are loaded but not run. After ``doc = nlp(text)``: ``doc.spans`` has the groups
    ``documents``, ``outline``, ``schedule``, ``dates``, ``quantities``, ``items`` and
    ``noise``; ``doc._.union`` is the ``Extraction``; ``span._.union`` the record behind a
    span; ``doc.cats`` tells plan from summary.

    >>> doc = load()("实验小学2024年工会工作计划\n一、每学期召开教代会一次。")
    >>> [span.text for span in doc.spans["quantities"]], doc.cats["plan"]
    (['一次'], 1.0)
    """
    import spacy

    tokenizer = {"@tokenizers": TOKENIZER, "words": list(words)}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    for factory in (RECORDS, SPANS, CATEGORIES):
        nlp.add_pipe(factory)
    for name in disable:
        nlp.disable_pipe(name)
    nlp.max_length = MAX_LENGTH
    nlp.meta["name"] = "unionnlp"
    nlp.meta["version"] = __version__
    return nlp


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_segmenter(words: list[str]) -> Callable[[Language], Segmenter]:
    """Return the maker of the tokenizer, as spaCy's configuration asks for it."""

    def make(nlp: Language) -> Segmenter:
        vocab: Vocab = nlp.vocab
        return Segmenter(vocab, extract, words)

    return make


@Language.factory(RECORDS, assigns=["doc._.union"])
def create_records(nlp: Language, name: str) -> RecordsComponent:
    """Make the component that reads a text and sets ``doc._.union``."""
    return RecordsComponent(extract)


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
