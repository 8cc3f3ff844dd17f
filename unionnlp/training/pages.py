"""Damage that websites and printers do to a page: what a page is made of, and what happens to it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from unionnlp.grammar.numerals import COUNT
from unionnlp.resources import load
from unionnlp.training.labelled import Annotated, Piece

CHINESE = f"{COUNT}"
INSIDE = {"title", "body", "node", "activity", "arrangement"}
HEADS = {"delimiter", "own", "number"}  # what stands in a document above its own title


@dataclass(slots=True, frozen=True)
class Bit:
    """A run of a page: its text, what it is (``""`` for space), and the document it belongs to.

    ``what`` is a kind of noise, or ``title``, ``delimiter``, ``node``, ``activity``, ``body``.
    """

    text: str
    what: str = ""
    document: int = -1


@dataclass(slots=True)
class Clean:
    """A document without noise: its title and its lines with what they are."""

    title: str | None
    lines: list[tuple[str, str]]


def renamed(document: Clean, title: str) -> Clean:
    """Return a document under another title."""
    return Clean(title, [(title, "title"), *(x for x in document.lines if x[1] != "title")])


def chinese(number: int) -> str:
    """Return a number of at most 19 in Chinese."""
    return CHINESE[number - 1] if number <= 10 else f"十{CHINESE[(number - 11) % 9]}"


def glued(bits: list[Bit], rng: random.Random) -> list[Bit]:
    """Lose line breaks: inside documents, or on the whole page."""
    whole = rng.random() < 0.35
    joint = rng.choice((" ", " ", ""))
    found = []
    for k, bit in enumerate(bits):
        before = bits[k - 1].document if k else -1
        inner = before >= 0 and k + 1 < len(bits) and bits[k + 1].document == before
        lost = not bit.what and (whole or inner) and rng.random() < 0.94
        found.append(Bit(joint) if lost else bit)
    return found


def spaced(text: str, rng: random.Random) -> str:
    """Put spaces into words, as text recognition does."""
    return re.sub(r"(?<=[一-龥])(?=[一-龥])", lambda _: " " if rng.random() < 0.03 else "", text)


def masked(text: str) -> str:
    """Blank years and congress numbers out."""
    text = re.sub(r"(?:19|20)\d\d(?=年|—|-|学年)", "20xx", text)
    return re.sub(r"十[六七八九]大|二十大", "xx大", text)


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


def traditional(text: str) -> str:
    """Return traditional script, character by character, of the same length."""
    converted = _converter().convert(text)
    return converted if len(converted) == len(text) else text


def coded(bits: list[Bit], rng: random.Random) -> list[Bit]:
    """Put anti-copy codes and a website's name into the text."""
    letters = "abcdefgXYZ0123456789#~>[]({&^"
    site = rng.choice(load("damage")["words"]["sites"])
    found = []
    for bit in bits:
        if bit.document < 0 or bit.what not in INSIDE or len(bit.text) < 30 or rng.random() > 0.2:
            found.append(bit)
            continue
        cut = rng.randint(10, len(bit.text) - 4)
        code = site if rng.random() < 0.5 else "".join(rng.choices(letters, k=rng.randint(4, 9)))
        found += [replace(bit, text=bit.text[:cut]), Bit(code, "watermark", bit.document)]
        found.append(Bit(bit.text[cut:], "body", bit.document))
    return found


def halved(title: str) -> list[str]:
    """Return a title on two lines: who writes and when, and the kind of text."""
    cut = re.search(r"工会(?!工作)|工会(?=工作)|年度?|学期", title)
    if cut is None or cut.end() > len(title) - 4:
        return [title]
    return [title[: cut.end()], title[cut.end() :]]


def marked(bits: list[Bit], rng: random.Random) -> list[Bit]:
    """Put Markdown marks before titles, nodes and list items."""
    marks = {"title": "# ", "node": rng.choice(("## ", "- ", "**")), "activity": "- "}
    found = []
    for bit in bits:
        mark = marks.get(bit.what) if bit.document >= 0 else None
        if mark:
            found += [
                replace(bit, text=mark, what="")
                if bit.what == "title"
                else Bit(mark, bit.what, bit.document)
            ]
        found.append(bit)
    return found


def paged(bits: list[Bit], rng: random.Random, edges: Sequence[str]) -> list[Bit]:
    """Join documents to pages as long lines, with the same words at the head and foot of each."""
    head, foot = edges
    foot = foot if rng.random() < 0.5 else ""
    size = rng.randint(220, 520)
    found: list[Bit] = [Bit(head, "site"), Bit(rng.choice(("", " ", "\n")))]
    since = 0
    for bit in bits:
        if not bit.what:
            found.append(Bit(" ") if found and found[-1].document >= 0 else bit)
            continue
        text = bit.text
        while (
            bit.what in INSIDE
            and bit.what != "title"
            and since + len(text) > size
            and len(text) > 20
        ):
            cut = max(6, min(len(text) - 6, size - since))
            found += [
                replace(bit, text=text[:cut]),
                Bit(foot, "site" if foot else "", bit.document),
                Bit("\n"),
            ]
            found.append(Bit(head, "site", bit.document))
            text, since = text[cut:], 0
            bit = replace(bit, what="body")
        found.append(replace(bit, text=text))
        since += len(text)
    return [*found, Bit("\n"), Bit(foot or head, "site")] if rng.random() < 0.5 else found


def assemble(bits: Sequence[Bit]) -> Annotated:
    """Return the text that the bits make, with documents, noise, nodes and activities."""
    page = Annotated("".join(b.text for b in bits))
    spans: dict[int, list[int]] = {}
    titles: dict[int, list[str]] = {}
    at = 0
    for bit in bits:
        end = at + len(bit.text)
        inside = bit.what in INSIDE or bit.what in HEADS
        if bit.what and inside:
            span = spans.setdefault(bit.document, [at, end])
            span[1] = end
        if bit.what == "node":
            page.nodes.add(at)
        elif bit.what == "activity":
            page.activities.append((at, end))
        elif bit.what and not inside:
            page.noise.append((at, end, bit.what))
        if bit.what in ("delimiter", "title", "own"):
            titles.setdefault(bit.document, []).append((bit.what, bit.text))  # type: ignore[arg-type]
        at = end
    for number, (start, end) in sorted(spans.items()):
        page.documents.append(Piece(start, end, _title(titles.get(number, []))))  # type: ignore[arg-type]
    return page


def _title(parts: list[tuple[str, str]]) -> str | None:
    """Return a document's own title, or its delimiter where it has none."""
    own = "".join(t for what, t in parts if what != "delimiter")
    return own or "".join(t for _, t in parts) or None
