"""Forms of pages that the web gives a text: letters that send it along, second pages, abstracts, words of a search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from unionnlp.training.pages import INSIDE, Bit, Clean
from unionnlp.training.phrases import TableMaker, furniture

PIECE = (180, 460)  # characters of a library's page
_ABSTRACT = (40, 140)  # characters of an opening that a page says first


class Shapes(TableMaker):
    """Makes what stands above a text, and the cuts of text libraries."""

    def _words_of(self, title: str) -> list[Bit]:
        """Return the words of a title one a line, as a page lists what it is found by."""
        words = re.findall(
            r"\d{4}|工会|计划|总结|[一-龥]{2,4}?(?=工会|年|学期|工作|$)|工作|年度", title
        )
        kept = [w for w in words if w] or [title[:4]]
        extra = [w for w in ("范文", "样本", "模板") if self.random.random() < 0.3]
        return [b for w in [*kept, *extra] for b in (Bit(w, "site"), Bit("\n"))]

    def _abstract(self, document: Clean) -> list[Bit]:
        """Return a document's opening, cut off or whole, as a page shows it above the text."""
        rng = self.random
        body = [t for t, what in document.lines if what != "title"][:3]
        text = " ".join([(document.title or "").strip(), *body]).strip()
        shown = text[: rng.randint(*_ABSTRACT)]
        if rng.random() < 0.5:
            stop = shown.rfind("。")
            shown = (
                shown[: stop + 1] if stop > _ABSTRACT[0] else shown + rng.choice(("...", "…", ""))
            )
        return [Bit(shown, "wrapper"), Bit(rng.choice(("\n", "\n\n")))]

    def _letterhead(self, document: Clean, k: int) -> list[Bit]:
        """Return a letter that sends a document along: number, notice, addressee, signature."""
        rng, data = self.random, furniture()["letter"]
        title = (document.title or self.slots["coll"]).strip()
        quoted = f"《{title}》" if rng.random() < 0.6 else title
        notice = rng.choice(data["notices"]).replace("{own}", quoted)
        rows: list[tuple[str, str]] = []
        if rng.random() < 0.8:
            rows.append((self._fill(rng.choice(data["numbers"])), "number"))
        rows.append((notice, "title"))
        rows.append((rng.choice(furniture()["article"]["salutations"]), "body"))
        rows.append(
            (self._fill(rng.choice(data["texts"]).replace("{own}", f"《{title}》")), "body")
        )
        if rng.random() < 0.7:
            rows += [
                (self._fill("{school}工会"), "body"),
                (self._fill("{year}年{month}月{n}日"), "body"),
            ]
        rows.append((title, "body"))
        return [b for text, what in rows for b in (Bit(text, what, k), Bit("\n"))]

    def _detailed(self, rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return rows with the short lines that people type under an activity, at the end, or both."""
        rng, found = self.random, []
        inside, end = rng.random() < 0.6, rng.random() < 0.6
        often, width = rng.choice((0.15, 0.4, 0.8)), rng.randint(1, 4)
        for text, what in rows:
            found.append((text, what))
            if inside and what == "node" and len(text) < 30 and rng.random() < often:
                found += self._details(rng.randint(1, width))
        return found + self._details(rng.randint(1, 7)) if end or not inside else found

    def _details(self, count: int) -> list[tuple[str, str]]:
        """Return lines with a label each, or the members of a list."""
        rng, data = self.random, furniture()["details"]
        if rng.random() < 0.3:
            label = rng.choice(("", "", "", "· ", "- ", "{}. ", "（{}）"))
            members = rng.choice(data["lists"]).split("|")
            return [(label.format(k) + x, "body") for k, x in enumerate(members, 1)]
        colon = rng.choice(("：", "：", ":", "： "))
        return [
            (row.replace("：", colon), "body") for row in self._rows(data["rows"], count, count)
        ]

    def _later_page(self, document: Clean) -> Clean:
        """Return the second page of a document: its title with a number, and lines from its middle."""
        rng = self.random
        title = (document.title or self.slots["coll"]).strip()
        title += rng.choice(("(2)", "（3）", "_2", "", "", "(第2页)"))
        rows = [x for x in document.lines if x[1] != "title"]
        return Clean(title, [(title, "title"), *rows[rng.randint(1, max(1, len(rows) // 2)) :]])


def numbered(bits: Sequence[Bit], size: int) -> list[Bit]:
    """Cut documents into a library's pages: ``1、`` before each, wherever the cut falls."""
    found: list[Bit] = []
    number, since = 0, size
    for bit in bits:
        if bit.document < 0:
            found.append(bit)
            continue
        if not bit.what:
            found.append(Bit(" "))
            continue
        text = bit.text
        if number == 0:
            number, since = 1, 0
            found.append(Bit("1、", "site"))
        while (
            bit.what in INSIDE
            and bit.what != "title"
            and since + len(text) > size
            and len(text) > 12
        ):
            cut = max(5, min(len(text) - 5, size - since))
            number, since = number + 1, 0
            found += [
                replace(bit, text=text[:cut]),
                Bit("\n\n"),
                Bit(f"{number}、", "site", bit.document),
            ]
            text = text[cut:]
            bit = replace(bit, what="body")
        found.append(replace(bit, text=text))
        since += len(text)
    return found
