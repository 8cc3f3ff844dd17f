"""The generator of damaged pages: the labels still point at the right text, whatever was done to it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from unionnlp.training.damage import SITES, Press, clean
from unionnlp.training.goldfiles import read_folder
from unionnlp.training.labelled import Annotated, labelled
from unionnlp.training.pages import Clean

CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture(scope="module")
def documents() -> list[Clean]:
    return [c for gold in read_folder(CORPUS)[::4] for c in clean(gold)]


@pytest.fixture(scope="module")
def pages(documents: list[Clean]) -> list[Annotated]:
    press = Press(documents, 5)
    return [press.page() for _ in range(80)]


def test_clean_documents_hold_their_title_and_no_noise(documents: list[Clean]) -> None:
    assert all(len(d.lines) > 1 for d in documents)
    assert not any("上一篇" in text for d in documents for text, _ in d.lines)


def test_the_same_seed_makes_the_same_pages(documents: list[Clean]) -> None:
    first, second = Press(documents, 9), Press(documents, 9)
    assert [first.page().text for _ in range(20)] == [second.page().text for _ in range(20)]
    assert Press(documents, 10).page().text != Press(documents, 9).page().text


def test_documents_and_noise_lie_in_order_and_apart(pages: list[Annotated]) -> None:
    for page in pages:
        spans = [(d.start, d.end) for d in page.documents]
        assert spans == sorted(spans)
        assert all(a < b <= len(page.text) for a, b in spans)
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
        ends = [n[:2] for n in page.noise]
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(ends))


def test_a_document_begins_and_ends_with_its_own_words(pages: list[Annotated]) -> None:
    for page in pages:
        for document in page.documents:
            inside = [n for n in page.noise if n[0] < document.end and n[1] > document.start]
            assert all(document.start <= a and b <= document.end for a, b, _ in inside)
            assert not any(b == document.end for _, b, _ in inside)


def test_a_title_stands_in_its_document(pages: list[Annotated]) -> None:
    titled = [(p, d) for p in pages for d in p.documents if d.title]
    assert len(titled) > 40
    for page, document in titled:
        left = page.text[document.start : document.end]
        for a, b, _ in reversed(page.noise):
            if document.start <= a < document.end:
                left = left[: a - document.start] + left[b - document.start :]
        assert "".join((document.title or "").split()) in "".join(left.replace("#", "").split())


def test_every_line_has_a_label_and_every_document_a_first_line(pages: list[Annotated]) -> None:
    for page in pages:
        lines, labels = labelled(page)
        assert len(lines) == len(labels)
        starts = [x for x in labels if x in ("delimiter", "title", "opening")]
        furniture = [
            (x.start, x.end) for x, what in zip(lines, labels, strict=True) if what == "site"
        ]
        own = {
            p.start
            for p in page.documents
            if p.end - p.start > 2 and not any(a <= p.start < b for a, b in furniture)
        }  # a text on one line with more furniture than words begins no line
        assert len(starts) >= len(own)


def test_articles_are_pages_without_documents(pages: list[Annotated]) -> None:
    empty = [p for p in pages if not p.documents]
    assert empty
    assert all(any(kind == "article" for *_, kind in p.noise) for p in empty)


@pytest.mark.parametrize("site", SITES)
def test_every_kind_of_site_makes_pages(documents: list[Clean], site: str) -> None:
    press = Press(documents, 2, [site])
    made = [press.page() for _ in range(12)]
    assert any(p.documents for p in made)
    assert any(p.noise for p in made)
