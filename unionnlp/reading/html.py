"""Web pages (.html, .mht): the main text with its lines, lists and tables.

How the reader was chosen: ``benchmarks/reading.py`` fills eight styles of page (model
text sites, table layouts, forums, phone articles, Word's own HTML ...) with our plans
and counts whole lines. Trafilatura 2.3 finds 51 % of them (it drops short lines, and
pages built of tables, breaks or bare sections), readability 77 %, justext none,
resiliparse 98.5 %, but a sixth of what it gives is menus and side columns. The walk
below, on selectolax (an HTML5 parser, so that careless pages parse as in a browser),
finds all lines, 99 % of its output being the plan; it numbers ordered lists and gives
tables the form of ``unionnlp.reading.tables``. What it leaves (a stamp, ``上一篇``) the
extraction marks as noise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from unionnlp.errors import EncodingError, LimitError, ReadingError
from unionnlp.grammar.cuts import WIDE
from unionnlp.reading.charset import decode_page, known_charset
from unionnlp.reading.html_lines import lines_of
from unionnlp.reading.html_nodes import DROPPED, children, clean, is_inline, is_text, owner_table
from unionnlp.reading.source import Budget, Content, Job

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode as Node

_INLINE = {
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "label", "mark", "o",
    "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "st1", "bdo", "time",
    "img", "wbr", "ruby",
}  # fmt: skip
# What ends a line; elements that no browser knows stand in their line.
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_SELF_CLOSED = {
    "p", "br", "img", "li", "td", "tr", "th", "hr", "meta", "link", "input", "option", "dt", "dd",
}  # fmt: skip
_MAX_OPEN = 10_000
_EMPTY = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
}  # fmt: skip
_CLOSED_AT_ONCE = re.compile(r"<([a-zA-Z][\w:-]{0,40})(\s[^<>]*)?/>")
_XHTML = re.compile(
    r"<\?xml\s|<!doctype[^>]{0,80}xhtml|\sxmlns=[\"']http://www\.w3\.org/1999/xhtml"
)
_SENTENCE = re.compile(f"[{WIDE}]")
_TITLE_WORDS = re.compile("工会|工會|计划|計劃|总结|總結|要点|安排|方案")
_KEEP = 0.9  # share of the sentences that a part must hold to be taken for the whole
_MAX_NODES = 400_000
_MAX_PARTS = 60  # of a message; a page has one for itself and one for each file beside it


def read_html(job: Job) -> Content:
    """Return the main text of a page, a line for each paragraph, break or table row."""
    name, limits = job.name, job.limits
    text, used = decode_page(job.data, name, job.encoding)
    if len(text) > 4 * limits.max_chars:
        raise LimitError(f"{name}: a page of {len(text)} characters; split it")
    if _XHTML.search(text[:2_000].lower()):
        return Content("\n".join(_lines(_opened(text), job)), used)
    lines = _lines(text, job)
    if not lines:  # a page that is XML without saying so
        lines = _lines(_opened(text), job)
    return Content("\n".join(lines), used)


def _opened(text: str) -> str:
    """Return XHTML as HTML: ``<script/>`` opens and closes there, and not only opens."""
    return _CLOSED_AT_ONCE.sub(
        lambda tag: tag[0] if tag[1].lower() in _EMPTY else f"<{tag[1]}{tag[2] or ''}></{tag[1]}>",
        text,
    )


def _lines(text: str, job: Job) -> list[str]:
    from selectolax.lexbor import LexborHTMLParser

    if _open_tags(text) > _MAX_OPEN:
        raise LimitError(f"{job.name}: a page nested too deeply; save only its text")
    tree = LexborHTMLParser(text)
    body = tree.body
    if body is None:
        raise ReadingError(f"{job.name}: a web page without content; save the page again")
    weights = TextWeights(body, job.name)
    main = weights.main(body)
    lines = list(lines_of(main, weights.is_menu, Budget(job.name, job.limits)))
    title = _title(tree.head, body, main, lines, weights)
    if title:
        lines.insert(0, title)
    return lines


def read_mht(job: Job) -> Content:
    """Return the main text of a page saved as one file (MIME)."""
    from email import message_from_bytes
    from email.errors import MessageError

    if job.data.lower().count(b"boundary") > _MAX_PARTS:
        raise LimitError(f"{job.name}: a .mht of too many parts; save the page again as HTML")
    try:
        message = message_from_bytes(job.data)
        for part in message.walk():
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                page = part.get_payload(decode=True)
                declared = known_charset(str(part.get_content_charset() or ""))
                if isinstance(page, bytes):
                    inner = replace(job, data=page)
                    try:
                        return read_html(replace(inner, encoding=job.encoding or declared))
                    except EncodingError:  # what the part says of itself may be wrong
                        return read_html(inner)
    except (MessageError, ValueError, LookupError, AttributeError, IndexError) as error:
        raise ReadingError(f"{job.name}: a damaged .mht; save the page again as HTML") from error
    raise ReadingError(f"{job.name}: no web page inside; save the page again as HTML")


def _open_tags(text: str) -> int:
    """Return how many more tags open than close; parsing takes the square of this."""
    most = balance = 0
    for slash, tag in _TAG.findall(text):
        if tag.lower() not in _SELF_CLOSED:
            balance += -1 if slash else 1
            most = max(most, balance)
    return most


class TextWeights:
    """How much text, and how much of it in sentences and links, each element holds."""

    def __init__(self, body: Node, name: str) -> None:
        self._weights: dict[int, tuple[int, int, int, int]] = {}
        self._name = name
        self._weigh(body, linked=False)

    def _weigh(self, node: Node, *, linked: bool) -> tuple[int, int, int, int]:
        """Return characters, those in sentences, those in links, and the links."""
        letters = sentence = in_links = links = 0
        for child in children(node):
            if is_text(child):
                text = child.text_content or ""
                size = len(text) - text.count(" ") - text.count("\n")
                letters += size
                if linked:
                    in_links += size
                elif _SENTENCE.search(text):
                    sentence += size
            else:
                is_link = child.tag == "a" and bool(child.attributes.get("href"))
                weight = self._weigh(child, linked=linked or is_link)
                letters += weight[0]
                sentence += weight[1]
                in_links += weight[2]
                links += weight[3] + is_link
        result = letters, sentence, in_links, links
        self._weights[node.mem_id] = result
        if len(self._weights) > _MAX_NODES:
            raise LimitError(f"{self._name}: a page of too many elements; save only its text")
        return result

    def sentences(self, node: Node) -> int:
        """Return the characters in texts that have punctuation and are no links."""
        return self._weights.get(node.mem_id, (0, 0, 0, 0))[1]

    def is_menu(self, node: Node) -> bool:
        """Return whether an element is mostly links: a menu, a list of other articles."""
        letters, sentence, in_links, links = self._weights.get(node.mem_id, (0, 0, 0, 0))
        return links >= 3 and in_links > 0.6 * letters and sentence < 0.3 * letters

    def main(self, body: Node) -> Node:
        """Return the smallest element that holds nearly all sentences of the page."""
        node = body
        while True:
            best = max(
                (c for c in children(node) if not is_text(c)), key=self.sentences, default=None
            )
            if best is None or self.sentences(best) < max(_KEEP * self.sentences(node), 1):
                return node
            if best.tag in _INLINE or best.tag in {"p", "li", "ul", "ol"}:
                return node
            if best.tag == "table":
                cell = self._one_cell(best)
                if cell is None:
                    return node
                best = cell
            node = best

    def _one_cell(self, table: Node) -> Node | None:
        """Return the cell of a layout table that holds the text, ``None`` for a real table."""
        cells = [c for c in table.css("td, th") if owner_table(c) == table.mem_id]
        best = max(cells, key=self.sentences, default=None)
        enough = best is not None and self.sentences(best) >= _KEEP * self.sentences(table)
        return best if enough and len(cells) > 0 else None


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _title(
    head: Node | None, body: Node, main: Node, lines: list[str], weights: TextWeights
) -> str | None:
    """Return the title where it stands outside the main part."""
    if main.mem_id == body.mem_id:
        return None
    page = head.css_first("title") if head is not None else None
    named = clean(page.text()).strip() if page is not None else ""
    start = _bare("".join(lines[:6]))
    for node in _before(body, main):
        if weights.is_menu(node):
            continue
        text = clean(node.text()).strip()
        is_title = node.tag in {"h1", "h2", "h3"} or (
            len(text) >= 6 and _bare(named).startswith(_bare(text))
        )
        if is_title and 4 <= len(text) <= 60 and _TITLE_WORDS.search(text):
            return None if _bare(text) in start else text
    first = re.split(r"[-_|–—]", named)[0].strip()
    known = not first or _bare(first) in start
    return None if known or not _TITLE_WORDS.search(first) else first


def _before(body: Node, main: Node) -> list[Node]:
    """Return the elements without block children that come before the main part, last first."""
    found: list[Node] = []
    for node in body.traverse(include_text=False):
        if node.mem_id == main.mem_id:
            break
        short = node.tag in {"h1", "h2", "h3"} or not any(
            not is_text(c) and not is_inline(c) for c in children(node)
        )
        if short and node.tag not in DROPPED and node.tag != "a":
            found.append(node)
    return found[::-1]
