"""Leftovers: blanks of a template, notes to oneself, websites, instructions, broken and mixed characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.checks.people import is_name_at, titled
from unionnlp.grammar.leads import LINE
from unionnlp.grammar.numerals import COUNT
from unionnlp.grammar.words import lexicon
from unionnlp.patterns import lazy
from unionnlp.resources import load, words
from unionnlp.translation import translator

_SPANS = 12  # places shown for one leftover
_TOGETHER = 60  # the same for what is told together: blanks, what a page has around its text
_PAGE_MARK = lazy(
    r"^\s{0,40}+(?:第?\s{0,9}\d{1,9}\s{0,9}页|-?\s{0,9}\d{1,9}\s{0,9}-?|共\s{0,9}\d{1,9}\s{0,9}页)[\s\S]{0,12}$"
)
_TRADITIONAL = 0.1  # a larger share is a text in traditional script
_GARBLED = lazy(
    r"[\ufffd\ue000-\uf8ff]+|锟斤拷|烫烫烫|(?:[ÃÂÄÅæçèéåäïð][\x80-\xbf\u0080-\u00ff]){2,}"
    r"|&(?:nbsp|amp|lt|gt|quot);?"
)
_FOREIGN = lazy(
    r"(?<=[一-鿿])[\u0370-\u03ff\u0400-\u04ff\u3040-\u30fa\u30fd-\u30ff\uac00-\ud7af]+(?=[一-鿿])"
)
_UNFINISHED = lazy(r"[,，、]$|[一-鿿](?:的|和|与|及|对|为|把|以|在|向|从|将|被)$")
_CONTINUES = lazy(r"^[,，。;；、:：)）”的]")
_LABEL = lazy(rf"^\s*(?:{LINE}|[{COUNT}]是|[(（第附主抄])")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what was left in the text and does not belong there."""
    taken = bytearray(len(draft.plain))
    for hits in (_noise(draft), _listed(draft), _characters(draft)):
        for hit in hits:
            fresh = tuple(s for s in hit.spans if taken.find(1, *s) < 0)
            if fresh:
                for a, b in fresh:
                    taken[a:b] = b"\x01" * (b - a)
                yield hit._replace(
                    spans=fresh[: _TOGETHER if hit.code in ("L601", "L619") else _SPANS]
                )
    yield from _broken_lines(draft)


def _noise(draft: Draft) -> Iterator[Hit]:
    """What the extraction recognised as a website's; the file's noise is told with its first document.

    Lines at the edge that only look odd (a greeting, the head of a table) are no website's.
    """
    texts = (draft.plain[noise.start : noise.end] for noise in draft.noise)
    if not any(_pattern("site").search(text) for text in texts):
        return
    around: list[tuple[int, int]] = []
    for noise in draft.noise:
        text = draft.text[noise.start : noise.end]
        inside = draft.document.start <= noise.start < draft.document.end
        if _PAGE_MARK.match(text) or len(text.strip()) <= 2:
            continue
        if inside:
            yield Hit("L603", ((noise.start, noise.end),), {})
        elif draft.index == 0:
            around.append((noise.start, noise.end))
    yield from _around(draft, around)


def _around(draft: Draft, spans: list[tuple[int, int]]) -> Iterator[Hit]:
    """Yield one hit for all that a page has around its documents: menu, stamp, buttons go in one stroke."""
    lines = [line for a, b in spans for line in draft.text[a:b].splitlines() if line.strip()]
    if len(lines) > 1:
        values = {"count": len(lines), "quote": short(lines[0].strip())}
        yield Hit("L619", tuple(spans), values)
        return
    yield from (Hit("L603", (span,), {}) for span in spans)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return lazy("|".join(load("checks")["leftovers"][key]))


def _listed(draft: Draft) -> Iterator[Hit]:
    pages = (("page", "L603"),) if draft.source.reader == "text" else ()
    for key, code in (*pages, ("website", "L603"), ("template", "L604"), ("note", "L609")):
        yield from (Hit(code, tuple(spans), {}) for spans in _matches(draft, key).values())
    blanks = _matches(draft, "placeholder")
    if blanks:
        quote = translator(draft.lang).listed([short(blank) for blank in blanks])
        spans = tuple(sorted(span for places in blanks.values() for span in places))
        yield Hit("L601", spans, {"quote": short(quote)})


def _matches(draft: Draft, key: str) -> dict[str, list[tuple[int, int]]]:
    """Return what a list of patterns finds in a document, with its places."""
    found: dict[str, list[tuple[int, int]]] = {}
    # What a program says before the text it writes is above the title.
    start = 0 if draft.index == 0 and key == "template" else draft.document.start
    end = _behind(draft) if key == "template" else draft.document.end
    for match in _pattern(key).finditer(draft.plain, start, end):
        if match.group().strip():
            found.setdefault(match.group(), []).append(match.span())
    return found


def _behind(draft: Draft) -> int:
    """Return where what stands right behind a document ends: what a program says below its text."""
    end = draft.document.end
    for noise in draft.noise:
        if noise.start >= end and not draft.plain[end : noise.start].strip():
            end = noise.end
    return end


def _characters(draft: Draft) -> Iterator[Hit]:
    _ = translator(draft.lang)
    for match in _GARBLED.finditer(draft.text, draft.document.start, draft.document.end):
        values = {"why": _("乱码"), "quote": short(_shown(match.group()))}
        yield Hit("L607", (match.span(),), values)
    for match in _FOREIGN.finditer(draft.text, draft.document.start, draft.document.end):
        yield Hit("L607", (match.span(),), {"why": _("汉字中间夹着其他文字的字母")})
    yield from _traditional(draft)


def _shown(text: str) -> str:
    """Return characters that cannot be seen as their code points."""
    return "".join(c if unicodedata.category(c) != "Co" else f"U+{ord(c):04X}" for c in text)


def _traditional(draft: Draft) -> Iterator[Hit]:
    start, end = draft.document.start, draft.document.end
    pairs = zip(draft.text[start:end], draft.plain[start:end], strict=True)
    places = [
        i + start for i, (a, b) in enumerate(pairs) if a != b and _ideograph(a) and _ideograph(b)
    ]
    places = [at for at in places if not _in_name(draft.plain, at)]
    letters = sum(1 for c in draft.text[start:end] if _ideograph(c))
    if not places or len(places) > _TRADITIONAL * letters:
        return
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and at - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    _ = translator(draft.lang)
    quote = _.listed(list(dict.fromkeys(draft.text[a:b] for a, b in runs)))
    plain = _.listed(list(dict.fromkeys(draft.plain[a:b] for a, b in runs)))
    yield Hit("L606", tuple(runs), {"quote": short(quote), "plain": short(plain)})


def _in_name(plain: str, at: int) -> bool:
    """Say whether a character belongs to a person's name, which may be written so (高清徵担任)."""
    for begin, end in ((at, at + 1), (at - 1, at + 1), (at, at + 2)):
        name = plain[begin - 1 : end]
        parts = (name, name[:2], name[1:])
        known = any(len(part) > 1 and lexicon()[part[0]].get(part) for part in parts)
        acts = words("people", "offices", "does").match(plain, end)
        if not known and is_name_at(plain, begin, end) and (acts or titled(plain, end)):
            return True
    return False


def _ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _broken_lines(draft: Draft) -> Iterator[Hit]:
    """A line that ends inside a sentence."""
    spans = draft.lines()
    widest = max((b - a for a, b in spans), default=0)
    for (start, end), (after, stop) in pairwise(spans[1:]):
        line, following = draft.plain[start:end], draft.plain[after:stop]
        if draft.covers(draft.document.schedule, start, end) or _LABEL.match(following):
            continue
        if end - start < 8 or draft.in_noise(after, stop):
            continue
        if _UNFINISHED.search(line) or (_CONTINUES.match(following) and end - start < widest):
            yield Hit("L605", ((max(start, end - 12), min(stop, after + 12)),), {})
