"""Whether a number is promised or reported: its clause tells first, then the document around it."""

from __future__ import annotations

import msgspec

from unionnlp.grammar.clauses import tense_at
from unionnlp.patterns import lazy
from unionnlp.records import DocumentKind, QuantityRole

_REACH = 24  # characters before a number that tell of what was or is so
# What is so, and what was so before: 由上年的48%提高到65%.
_BEFORE = lazy(
    r"(?:全|我|本)[校园院厂](?:[^,。;:将要拟每须争使保让达]{0,16})有$|(?:只|仅)有(?:教职工|教师|会员|职工|员工|学生|老师)$|"
    r"[由从在比较](?:去年|上年度?|上一?(?:学期|学年|年度)|原[来先有]?)(?:同期)?的?$|[现原已]有$"
)


class Outlook(msgspec.Struct, frozen=True):
    """A document's kind, and where in its clean text a report turns to what comes next."""

    kind: DocumentKind | None
    turn: int | None

    def role(self, text: str, at: int) -> QuantityRole:
        """Return the role of the number at ``at``: what its clause says goes before the document's kind."""
        if _BEFORE.search(text, max(0, at - _REACH), at):
            return "result"
        return tense_at(text, at) or self._of_document(at)

    def _of_document(self, at: int) -> QuantityRole:
        if self.kind in ("plan", None):
            return "target"
        return "target" if self.turn is not None and at >= self.turn else "result"
