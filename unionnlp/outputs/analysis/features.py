"""Records as matrices for scikit-learn: TF-IDF of the words, counts of the standard items.

``features`` gives both for a corpus, a row for each document. ``tfidf`` and ``ItemCounts``
are the two as steps of a pipeline of your own. This module loads scikit-learn; it is
imported when one of its names is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal, Self

import msgspec
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer

from unionnlp.arguments import are_records, are_words, is_kind, is_record
from unionnlp.errors import ArgumentError, RecordError
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.stops import stop_words
from unionnlp.items.catalogue import Catalogue
from unionnlp.items.catalogue import load as load_catalogue
from unionnlp.language.segment import segment
from unionnlp.outputs.tables.columns import tables
from unionnlp.outputs.tables.rows import Tabler
from unionnlp.pipeline import extract
from unionnlp.records import Document, Extraction
from unionnlp.resources import load as load_resource

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

Values = Literal["counts", "presence", "score"]


class Features(msgspec.Struct, frozen=True, kw_only=True):
    """The matrices of a corpus; row ``i`` of each is document ``i`` of ``documents``.

    ``documents`` has the columns of the documents table that tell them apart, indexed by
    ``document_id`` (the key of ``frames``). ``tfidf`` is sparse, its columns are ``terms``;
    ``items`` is dense, its columns are ``item_ids``.
    """

    documents: pd.DataFrame
    tfidf: csr_matrix
    terms: NDArray[Any]
    items: NDArray[Any]
    item_ids: NDArray[Any]

    def item_frame(self) -> pd.DataFrame:
        """Return the item matrix with its names: documents down, items across."""
        import pandas as pd

        return pd.DataFrame(self.items, index=self.documents.index, columns=self.item_ids)

    def keywords(self, row: int, top: int = 10) -> list[tuple[str, float]]:
        """Return the terms that weigh most in one document, with their weights."""
        weights = self.tfidf[[row]].toarray()[0]
        order = np.lexsort((self.terms, -weights))[:top]
        return [(str(self.terms[k]), float(weights[k])) for k in order if weights[k] > 0]


def features(
    extractions: Iterable[Extraction | str],
    *,
    values: Values = "counts",
    catalogue: Catalogue | None = None,
    terms: Iterable[str] = (),
    **options: Any,
) -> Features:
    r"""Return the TF-IDF and item matrices of texts or extractions, a row for each document.

    ``values`` is what the item matrix holds (see ``ItemCounts``); ``terms`` are words of one's own,
    which are kept whole; ``options`` go to
    ``TfidfVectorizer`` (``min_df``, ``max_features`` ...). The name of the writer and noise
    inside a document count for no word. Texts are taken one by one and not kept: memory
    grows with the matrices. Raises ``RecordError`` (U200) for an extraction
    without its text, ``ValueError`` where no document holds a word.

    >>> found = features(["东湖小学2024年工会工作计划\n一、召开教代会。\n二、慰问退休教师。"])
    >>> found.tfidf.shape[0], found.documents["year"].tolist()
    (1, [2024])
    """
    import pandas as pd

    _refuse_one(extractions)
    are_records(extractions, "features()")
    is_kind(catalogue, Catalogue, "catalogue", "unionnlp.detector('items.toml').catalogue is one")
    rows: list[tuple[Any, ...]] = []
    documents: list[Document] = []
    tabler = Tabler(catalogue)

    def texts() -> Iterator[str]:
        for given in extractions:
            extraction, text = _with_text(given)
            rows.extend(tabler.rows(extraction)["documents"])
            for document in extraction.documents:
                # Only the items are needed later; outline and the rest would fill the memory.
                documents.append(Document(start=0, end=0, items=document.items))
                yield _without_name(document, document_text(document, text, extraction))

    vectorizer = tfidf(terms, **options)
    matrix = vectorizer.fit_transform(texts())
    counter = ItemCounts(values=values, catalogue=tabler.catalogue)
    columns = [c.name for t in tables() if t.name == "documents" for c in t.column]
    frame = pd.DataFrame(rows, columns=columns).set_index("document_id")
    return Features(
        documents=frame[["path", "organization", "year", "kind", "title"]].astype(
            {"year": "Int64"}
        ),
        tfidf=matrix,
        terms=vectorizer.get_feature_names_out(),
        items=counter.transform(documents),
        item_ids=counter.get_feature_names_out(),
    )


def tfidf(terms: Iterable[str] = (), **options: Any) -> TfidfVectorizer:
    """Return scikit-learn's ``TfidfVectorizer`` over union words (``words`` as its analyzer).

    It takes texts as they stand; ``terms`` are words of one's own, ``options`` are its own.
    """
    are_words(terms, "terms")
    own = tuple(terms)
    analyzer = partial(words, terms=own) if own else words
    return TfidfVectorizer(**{"analyzer": analyzer, "sublinear_tf": True, **options})


def words(text: str, terms: tuple[str, ...] = ()) -> list[str]:
    """Return the words of a text that carry meaning: of two characters or more, simplified.

    >>> words("每學期召開教代會一次")
    ['每学期', '召开', '教代会']
    """
    tags, stop = _settings()
    found = []
    for token in segment(text, terms=terms):
        word = normalize(token.text)
        if len(word) > 1 and token.pos.startswith(tags) and word not in stop:
            found.append(word)
    return found


class ItemCounts(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Texts or records to a matrix with a column for each standard item; nothing is learnt.

    ``values``: ``counts`` (lines with the item), ``presence`` (0 or 1) or ``score`` (the
    highest score; 1 where a mention has none). ``catalogue``: the built-in one if ``None``.
    ``set_output(transform="pandas")`` and ``get_feature_names_out`` give names.
    """

    def __init__(self, values: Values = "counts", catalogue: Catalogue | None = None) -> None:
        self.values = values
        self.catalogue = catalogue

    def fit(self, X: Any = None, y: Any = None) -> Self:  # noqa: N803
        """Return itself; there is nothing to fit."""
        return self

    def transform(
        self,
        X: Iterable[str | Extraction | Document],  # noqa: N803
    ) -> NDArray[np.float64]:
        """Return the matrix, a row for each text, extraction or document."""
        if self.values not in ("counts", "presence", "score"):
            raise ValueError(f"values is {self.values!r}; wanted is counts, presence or score")
        _refuse_one(X)
        place = {item: k for k, item in enumerate(self.get_feature_names_out())}
        rows = [self._row(_documents(given), place) for given in X]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(place))

    def _row(self, documents: Sequence[Document], place: dict[str, int]) -> NDArray[np.float64]:
        row = np.zeros(len(place))
        seen: set[tuple[int, int, str]] = set()
        for number, document in enumerate(documents):
            for mention in document.items:
                k = place.get(mention.item)
                line = (number, (mention.line or mention).start, mention.item)
                if k is None or (line in seen and self.values != "score"):
                    continue
                seen.add(line)
                score = 1.0 if mention.score is None else mention.score
                row[k] = row[k] + 1 if self.values == "counts" else max(row[k], score)
        return np.ceil(row) if self.values == "presence" else row

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Return the ids of the items, the names of the columns."""
        catalogue = self.catalogue or load_catalogue()
        return np.array([item.id for item in catalogue.items], dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def document_text(document: Document, text: str, extraction: Extraction) -> str:
    """Return the text of a document without the noise inside it; ``text`` is the source's."""
    parts, at = [], document.start
    for noise in extraction.noise:
        if noise.end > at and noise.start < document.end:
            parts.append(text[at : max(noise.start, at)])
            at = noise.end
    return "".join([*parts, text[at : document.end]])


def _without_name(document: Document, text: str) -> str:
    """Leave out the writer's own name, or each school's name is its first keyword."""
    return text.replace(document.organization, " ") if document.organization else text


@cache
def _settings() -> tuple[tuple[str, ...], frozenset[str]]:
    table = load_resource("features")
    return tuple(table["tags"]), stop_words(everywhere=True)


def _refuse_one(given: Iterable[object]) -> None:
    """Refuse a text where a list of texts is wanted: its characters would be taken for texts."""
    if isinstance(given, str):
        raise ArgumentError(
            "a list of texts or extractions is wanted, not one text; put it in a list"
        )


def _with_text(given: Extraction | str) -> tuple[Extraction, str]:
    if isinstance(given, str):
        return extract(given), given
    is_record(given, (Extraction,), "features()")
    if given.source.text is None:
        name = given.source.path or "an extraction"
        raise RecordError(
            f"{name}: the record does not hold its text; "
            "extract the file with with_text=True, or give the text itself"
        )
    return given, given.source.text


def _documents(given: str | Extraction | Document) -> Sequence[Document]:
    if isinstance(given, Document):
        return [given]
    return (extract(given) if isinstance(given, str) else given).documents
