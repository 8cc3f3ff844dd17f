"""What an author left open in Word: revisions, comments of others, another unit's header."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit, short
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.organizations import names
from unionnlp.grammar.units import is_same_unit
from unionnlp.patterns import lazy
from unionnlp.records import Remark
from unionnlp.translation import translator

_COMMENTS = 12  # told one by one
_SPANS = 12  # of revisions that are marked
_QUOTE = 24
# A year that a header gives to its paper: 2024年工作计划, 2024—2025学年度.
_YEAR = lazy(r"(?<!\d)(20\d\d)(?:年|学年|\s?[-—~至]\s?20\d\d)(?=.{0,20}(?:计划|总结|学年|要点))")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield what is left open in a document, or stands in the margins of its file."""
    inside = [r for r in draft.source.remarks if _is_in(draft, r)]
    yield from _revisions(draft, [r for r in inside if r.kind in ("inserted", "deleted")])
    for remark in [r for r in inside if r.kind == "comment"][:_COMMENTS]:
        spans = ((remark.start, remark.end),) if remark.start < remark.end else ()
        values = {"says": short(remark.says), "who": remark.author or _unknown(draft)}
        yield Hit("L614", spans, values)
    yield from _margins(draft, [r for r in draft.source.remarks if r.kind in ("header", "footer")])


def _is_in(draft: Draft, remark: Remark) -> bool:
    """Say whether a remark is this document's; the first one has those at no words of any."""
    if remark.start < remark.end:
        return draft.document.start <= remark.start < draft.document.end
    return draft.index == 0


def _unknown(draft: Draft) -> str:
    _ = translator(draft.lang)
    return _("某人")


def _revisions(draft: Draft, found: list[Remark]) -> Iterator[Hit]:
    """All revisions are one finding: they are accepted or refused together."""
    if not found:
        return
    first = found[0]
    words = draft.text[first.start : first.end] if first.kind == "inserted" else first.says
    spans = tuple((r.start, r.end) for r in found[:_SPANS])
    authors = list(dict.fromkeys(r.author for r in found if r.author))
    _ = translator(draft.lang)
    who = _.listed(authors[:3]) or _unknown(draft)
    yield Hit("L613", spans, {"count": len(found), "who": who, "quote": short(words, _QUOTE)})


def _margins(draft: Draft, found: list[Remark]) -> Iterator[Hit]:
    own = [n for n in (draft.document.organization, *draft.settings.names) if n]
    _ = translator(draft.lang)
    for remark in found if draft.index == 0 else ():
        plain = normalize(remark.says)
        where = _("页眉") if remark.kind == "header" else _("页脚")
        others = [plain[a:b] for a, b in names(plain)]
        if own and others and not any(_is_own(o, own, plain) for o in others):
            values = {"where": where, "quote": short(remark.says), "organization": own[0]}
            yield Hit("L615", (), values | {"other": others[0]})
        years = {int(y) for y in _YEAR.findall(plain)}
        span = {draft.year, draft.period.last_year, draft.period.first_year}
        if draft.year is not None and years and not years & span:
            year = str(draft.year)
            yield Hit("L616", (), {"where": where, "quote": short(remark.says), "year": year})


def _is_own(other: str, own: list[str], plain: str) -> bool:
    """Say whether a name in a margin is the unit's, or of the house that it belongs to."""
    return any(
        is_same_unit(other, name) or normalize(name) in plain or other in normalize(name)
        for name in own
    )
