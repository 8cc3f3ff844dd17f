"""Annotated texts as the web holds them: wrapped in furniture, joined to anthologies, damaged.

From clean documents come pages of every kind of site, with documents, noise and lines labelled
(``labelled.Annotated``), as many as wanted. The same seed gives the same pages. What is put
around and into the texts is data (resources/damage.toml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from unionnlp.training.goldfiles import GoldText
from unionnlp.training.labelled import Annotated, annotated, labelled
from unionnlp.training.pages import (
    INSIDE,
    Bit,
    Clean,
    assemble,
    chinese,
    coded,
    glued,
    halved,
    marked,
    masked,
    paged,
    renamed,
    spaced,
    traditional,
)
from unionnlp.training.phrases import furniture
from unionnlp.training.shapes import PIECE, Shapes, numbered

TYPED = 0.14  # pages up to this share (of which the first six hundredths are a few pasted lines) are none of a website
SITES = ("school", "library", "portal", "forum", "government", "app", "assistant")


def clean(gold: GoldText) -> list[Clean]:
    """Return the documents of a gold text, freed of noise, as lines."""
    text = annotated(gold)
    lines, labels = labelled(text)
    found = []
    for piece in text.documents:
        rows = []
        for line, label in zip(lines, labels, strict=True):
            if piece.start <= line.start < piece.end and not label.startswith("inner"):
                what = {"delimiter": "title", "opening": "body", "signature": "body"}
                words = _without(text, line.start, min(line.end, piece.end))
                if words.strip():
                    rows.append((words, what.get(label, label)))
        if len(rows) > 1:
            found.append(Clean(piece.title, [r for r in rows if r[1] in INSIDE]))
    return found


def _without(text: Annotated, start: int, end: int) -> str:
    parts, at = [], start
    for a, b, _ in text.noise:
        if a < end and b > at:
            parts.append(text.text[at : max(at, a)])
            at = max(at, min(b, end))
    return "".join([*parts, text.text[at:end]])


class Press(Shapes):
    """Makes pages from clean documents; all chance comes from ``seed``."""

    def __init__(self, documents: Sequence[Clean], seed: int, sites: Sequence[str] = SITES) -> None:
        super().__init__(seed)
        self.documents = documents
        self.sites = sites

    def page(self) -> Annotated:
        """Return the next page."""
        rng = self.random
        site = rng.choice(self.sites)
        self._fresh()
        shape = rng.random()
        if shape < 0.06:
            return assemble(self._scrap())
        if shape < TYPED:
            return assemble(self._typed())
        if shape < 0.25:
            bits = self._article_page(site)
        elif shape < 0.55:
            bits = self._anthology(site)
        else:
            bits = self._single(site)
        return assemble(self._damaged(bits))

    # --- slots ---------------------------------------------------------------------------

    def _noise(self, rows: Sequence[str], what: str) -> list[Bit]:
        """Return furniture lines as bits."""
        return [
            bit
            for row in rows
            for line in row.split("\n")
            for bit in (Bit(line, what), self._gap())
        ]

    def _tail(self, rows: Sequence[str]) -> list[Bit]:
        """Return the foot of a page; what names another article is a teaser."""
        bits = []
        for row in self.random.sample(
            list(rows), min(len(rows), self.random.choice((1, 2, 4, 8, 14)))
        ):
            what = "teaser" if "{teaser}" in row else "site"
            for _ in range(self.random.randint(1, 5) if what == "teaser" else 1):
                bits += [Bit(self._fill(row), what), self._gap()]
        return bits

    def _gap(self) -> Bit:
        return Bit(self.gap if self.random.random() < 0.85 else "\n")

    gap = "\n"

    # --- shapes --------------------------------------------------------------------------

    def _single(self, site: str) -> list[Bit]:
        rng = self.random
        data = furniture()["site"][site]
        document = self._pick()
        if rng.random() < 0.06:
            document = self._later_page(document)
        if rng.random() < (0.5 if site == "portal" else 0.15):
            document = renamed(document, self.slots["coll"])
        if document.title:
            self.slots["title"] = document.title.strip()
        self.gap = rng.choice(("\n", "\n", "\n\n", "\n  ", "\r\n", "\n\u3000\u3000", "\n \n"))
        bits = self._noise(self._rows(data["head"], 0, rng.choice((0, 3, 7))), "site")
        if site in ("portal", "library", "app") and rng.random() < 0.4:
            bits += self._front()
        elif site == "assistant" and rng.random() < 0.8:
            bits += self._noise(self._rows(data["head"], 1, 1), "wrapper")
        stamp = self._rows(data["stamp"], 1, 1) if rng.random() < 0.75 else []
        form = rng.random()
        if form < 0.2:
            bits += self._noise(stamp, "site")
            stamp = []
        bits += self._above(document, site)
        body = self._body(document, 0, stamp=stamp, untitled=form > 0.86, page=data.get("page"))
        if site == "library" and rng.random() < 0.25:
            body = [Bit("资源描述\n", "site"), *numbered(body, rng.randint(*PIECE))]
        return bits + body + self._back(site, single=True)

    def _above(self, document: Clean, site: str) -> list[Bit]:
        """Return what some pages say of a text before it: the words it is found by, its opening."""
        rng = self.random
        bits: list[Bit] = []
        if site in ("library", "portal", "app") and rng.random() < 0.15:
            bits += self._words_of(document.title or self.slots["coll"])
        if site in ("library", "portal", "app") and rng.random() < 0.15:
            bits += self._abstract(document)
        return bits

    def _scrap(self) -> list[Bit]:
        """A few lines of a document and nothing else, as people paste them."""
        rng = self.random
        document = rng.choice(self.documents)
        rows = [x for x in document.lines if x[1] != "title"]
        first = rng.randrange(max(1, len(rows) - 3))
        heads = [x for x in document.lines if x[1] == "title"] if rng.random() < 0.8 else []
        bits = []
        for text, what in [*heads, *rows[first : first + rng.randint(2, 7)]]:
            short = text if what == "title" or rng.random() < 0.4 else re.split("[，。；]", text)[0]
            bits += [Bit(short or text, what, 0), Bit("\n")]
        return bits

    def _typed(self) -> list[Bit]:
        """A document as somebody typed it, with short lines of its own and nothing of a website around."""
        rng = self.random
        self.gap = rng.choice(("\n", "\n", "\n", "\n\n", "\n  "))
        return self._body(self._pick(details=0.8), 0)

    def _front(self) -> list[Bit]:
        """A collection's title, stamp and introduction."""
        rng, data = self.random, furniture()["collection"]
        bits = self._noise(self._rows(data["titles"], 1, 2), "wrapper")
        if rng.random() < 0.6:
            bits += self._noise(self._rows(furniture()["site"]["portal"]["stamp"], 1, 1), "site")
        if rng.random() < 0.4:
            bits += self._noise([self.slots["coll"]], "wrapper")
        if rng.random() < 0.8:
            bits += self._noise(self._rows(data["intros"], 1, 1 + (rng.random() < 0.3)), "wrapper")
        return bits

    def _anthology(self, site: str) -> list[Bit]:
        rng = self.random
        data, collection = furniture()["site"][site], furniture()["collection"]
        self.gap = rng.choice(("\n", "\n", "\n\n", "\n  ", "\n\u3000\u3000"))
        bits = self._noise(self._rows(data["head"], 0, 5), "site")
        bits += self._front()
        form, owned = rng.choice(collection["delimiters"]), rng.choice(collection["owned"])
        first = rng.choice((1, 1, 1, 1, rng.randint(2, 12)))
        with_own = rng.random()
        for k in range(rng.choice((1, 2, 2, 3, 3, 4, 5))):
            number = first + k
            if k and rng.random() < 0.12:
                bits += self._noise(self._rows(collection["notices"], 1, 1), "wrapper")
            if k and rng.random() < 0.08:
                bits += self._noise(self._article("howto")[:5], "article")
            document = self._pick()
            bits += self._delimited(document, k, number, (form, owned), with_own, data.get("page"))
        return bits + self._back(site, single=False)

    def _delimited(
        self, document: Clean, k: int, number: int, forms: tuple[str, str], own: float, page: Any
    ) -> list[Bit]:
        rng = self.random
        numbers = {"c": chinese(number), "d": str(number)}
        title = (document.title or "").strip()
        if title and own > 0.86:
            return self._body(document, k, page=page)
        if title and own < 0.25:
            head = forms[1].replace("{own}", title)
            head = self._number(head, numbers)
            bits = [
                Bit(head[: -len(title)] or " ", "delimiter", k),
                Bit(title, "own", k),
                self._gap(),
            ]
            return bits + self._body(document, k, headless=True, page=page)
        bits = [Bit(self._number(forms[0], numbers), "delimiter", k), self._gap()]
        keep = bool(title) and rng.random() < (0.5 if own < 0.6 else 0.1)
        return bits + self._body(document, k, headless=not keep, page=page)

    def _back(self, site: str, *, single: bool) -> list[Bit]:
        rng, data = self.random, furniture()["site"][site]
        bits = []
        if site == "assistant" or (not single and rng.random() < 0.6) or rng.random() < 0.1:
            rows = (
                data["tail"][:3] if site == "assistant" else furniture()["collection"]["farewells"]
            )
            bits += self._noise(self._rows(rows, 1, 2), "wrapper")
        if rng.random() < 0.12:
            self.slots["noun"] = self.slots["coll"][-4:]
            bits += self._noise(
                [
                    f"{self.slots['coll']}的延伸阅读——{self._fill(rng.choice(furniture()['article']['howto_titles']))}"
                ],
                "teaser",
            )
            bits += self._noise(self._article("howto")[1 : rng.randint(3, 8)], "teaser")
        if rng.random() < 0.22:
            return bits
        return bits + self._tail(data["tail"])

    def _article_page(self, site: str) -> list[Bit]:
        rng, data = self.random, furniture()["site"][site]
        self.gap = rng.choice(("\n", "\n", "\n\n"))
        kind = rng.choice(("howto", "howto", "news", "news", "rules", "advert"))
        rows = self._article(kind)
        bits = self._noise(self._rows(data["head"], 0, 4), "site") if rng.random() < 0.6 else []
        bits += self._noise(rows[:1], "article")
        if rng.random() < 0.5:
            bits += self._noise(self._rows(data["stamp"], 1, 1), "site")
        bits += self._noise(rows[1:], "article")
        return bits + (self._back(site, single=True) if rng.random() < 0.6 else [])

    # --- a document ----------------------------------------------------------------------

    def _pick(self, details: float = 0.12) -> Clean:
        """Return a document, now and then with an arrangement by months behind or instead of its text.

        ``details`` is the chance that it has short lines of its own under its headings or at its end.
        """
        rng = self.random
        document = rng.choice(self.documents)
        chance = rng.random()
        heads = [x for x in document.lines if x[1] == "title"]
        rest = [x for x in document.lines if x[1] != "title"]
        if rng.random() < details:
            rest = self._detailed(rest)
        if chance > 0.24:
            return Clean(document.title, [*heads, *rest])
        table = self._table()
        rest = [] if chance < 0.13 else rest[: rng.randint(2, max(2, len(rest)))]
        if chance > 0.18:
            return Clean(document.title, [*heads, *table, *rest])
        return Clean(document.title, [*heads, *rest, *table])

    def _body(
        self,
        document: Clean,
        k: int,
        *,
        stamp: Sequence[str] = (),
        untitled: bool = False,
        headless: bool = False,
        page: Any = None,
    ) -> list[Bit]:
        rng = self.random
        titles = [t for t, what in document.lines if what == "title"]
        if len(titles) == 1 and rng.random() < 0.12:
            titles = halved(titles[0])
        rows = [(t, what) for t, what in document.lines if what != "title"]
        bits: list[Bit] = []
        if untitled or not titles:
            rows = rows[rng.choice((0, 0, 0, rng.randint(0, len(rows) // 2))) :]
        elif not headless and rng.random() < 0.06:
            bits += self._letterhead(document, k)
        elif not headless:
            for t in titles:
                bits += [Bit(t, "title", k), self._gap()]
            for row in stamp:
                bits += [Bit(row, "site", k), self._gap()]
            if stamp and rng.random() < 0.45:
                bits += [Bit("".join(titles), "site", k), self._gap()] * rng.choice((1, 1, 2))
            if stamp and rng.random() < 0.25:
                intro = self._fill(rng.choice(furniture()["collection"]["intros"])).split("\n")[0]
                bits += [Bit(intro, "wrapper", k), self._gap()]
        if len(rows) > 6 and rng.random() < 0.25:
            rows = rows[: rng.randint(4, len(rows))]
            if rng.random() < 0.6 and len(rows[-1][0]) > 12:
                rows[-1] = (rows[-1][0][: rng.randint(6, len(rows[-1][0]) - 1)], rows[-1][1])
        if rng.random() < 0.12:
            article = furniture()["article"]
            words = article["salutations"] if rng.random() < 0.7 else article["headings"]
            rows.insert(0, (rng.choice(words), "body"))
        return bits + self._printed(rows, k, page)

    def _printed(self, rows: list[tuple[str, str]], k: int, page: Any) -> list[Bit]:
        """Return the rows of a document with page marks and a returning collection title."""
        rng = self.random
        marks = self._rows(page, 1, 2) if page and rng.random() < 0.4 else []
        returns = rng.random() < 0.08
        every, bits, number = rng.randint(4, 12), [], 0
        for i, (text, what) in enumerate(rows):
            if i and i % every == 0 and (marks or returns):
                number += 1
                mark = rng.choice(marks) if marks else self.slots[rng.choice(("coll", "title"))]
                mark = mark.replace("{p}", str(number)).replace("{q}", "6")
                inner = Bit(mark, "site" if marks else "watermark", k)
                if rng.random() < 0.5 and len(text) > 30:
                    cut = rng.randint(8, len(text) - 8)
                    bits += [
                        Bit(text[:cut], what, k),
                        Bit("\n"),
                        inner,
                        Bit("\n"),
                        Bit(text[cut:], "body", k),
                        self._gap(),
                    ]
                    continue
                bits += [inner, self._gap()]
            bits += [Bit(text, what, k), self._gap()]
        return bits

    # --- damage --------------------------------------------------------------------------

    def _damaged(self, bits: list[Bit]) -> list[Bit]:
        rng = self.random
        chance = rng.random()
        if chance < 0.14:
            bits = glued(bits, rng)
        elif chance < 0.2:
            bits = [replace(b, text=spaced(b.text, rng)) if b.what else b for b in bits]
        elif chance < 0.25:
            bits = [replace(b, text=masked(b.text)) for b in bits]
        elif chance < 0.29:
            bits = [replace(b, text=traditional(b.text)) for b in bits]
        elif chance < 0.34:
            bits = coded(bits, rng)
        elif chance < 0.37:
            bits = [
                replace(b, text=b.text.replace("\t", rng.choice(("\n", " ", "|")))) for b in bits
            ]
        elif chance < 0.4:
            mark = rng.choice(("\uf06c ", "&nbsp;&nbsp;", "\uf0d8", "◆", "● "))
            bits = [
                replace(b, text=mark + b.text) if b.what == "node" and rng.random() < 0.5 else b
                for b in bits
            ]
        elif chance < 0.44:
            bits = marked(bits, rng)
        elif chance < 0.5:
            edges = furniture()["site"]["library"]["edges"]
            bits = paged(bits, rng, rng.sample(edges, 2))
        return bits
