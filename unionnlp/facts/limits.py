"""Where an arrangement by months ends: at the next chapter, a heading, a signature, closing words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unionnlp.facts import people
from unionnlp.facts.heads import Head, head
from unionnlp.grammar.labels import Label
from unionnlp.grammar.signatures import SIGNER, contact, signed
from unionnlp.structure.blocks import ViewRow
from unionnlp.structure.grid import detail
from unionnlp.structure.headings import untitled


class Limit:
    """Where an arrangement ends: at the next chapter, a heading, a signature, closing words."""

    def __init__(self, rows: Sequence[ViewRow], taken: set[int]) -> None:
        self.rows, self.taken = rows, taken

    def reaches(self, before: Head, after: Head) -> bool:
        """Tell whether no row between two heads ends the arrangement of the first."""
        if after.label and not before.label:
            return False
        return not any(self.ends(before, k, final=False) for k in range(before.row + 1, after.row))

    def ends(self, head_: Head, k: int, *, final: bool) -> bool:
        """Tell whether row ``k`` lies behind the arrangement that the head belongs to."""
        row = self.rows[k]
        text = row.text
        if k in self.taken or row.level or untitled(text) or signed(text) or contact(text):
            return True
        if people.closing(text):
            return True
        if row.label:
            return self._label_ends(head_, k, row.label, final=final)
        if SIGNER.match(text) and (k + 1 == len(self.rows) or signed(self.rows[k + 1].text)):
            return True
        return len(text) > 60 and "。" in text[:-1] and len(self.rows[k - 1].text) < 50

    def _label_ends(self, head_: Head, k: int, label: Label, *, final: bool) -> bool:
        if label.style in ("part", "article"):
            return True
        if label.style == "spaced_digit" and label.number != 1 and not self._follows(k, label):
            return True
        if head_.label and label.style == head_.label.style:
            return True
        if label.style not in ("chinese", "bracketed_chinese"):
            return False
        if head_.label and head_.label.style == "chinese" and label.style == "bracketed_chinese":
            return False
        return not self._numbers_activities(head_, k, label, final=final)

    def _follows(self, k: int, label: Label) -> bool:
        """Tell whether a labelled row above bears the number before this one."""
        for above in reversed(self.rows[max(0, k - 4) : k]):
            if above.label:
                return above.label.style == label.style and above.label.number == (
                    (label.number or 0) - 1
                )
        return False

    def _numbers_activities(self, head_: Head, k: int, label: Label, *, final: bool) -> bool:
        """``一、二、`` under a month: from 1 right below it, and not the number of the next chapter."""
        if head_.label or head_.form != "alone":
            return False
        if label.number == 1:
            return k == head_.row + 1
        if not self._follows(k, label):
            return False
        return not final or label.number != self._chapter(head_.row, label) + 1

    def _chapter(self, row: int, label: Label) -> int:
        """Return the number of the chapter of this style above the arrangement, 0 where there is none."""
        for above in reversed(self.rows[max(0, row - 60) : row]):
            if above.label and above.label.style == label.style:
                return above.label.number or 0
        return 0

    def last(self, group: list[Head]) -> int:
        """Return the last row of the last month's activities."""
        final = group[-1]
        last = final.row
        labelled = False
        one_line = len(group) > 1 and all(b.row == a.row + 1 for a, b in pairwise(group))
        for k in range(final.row + 1, len(self.rows)):
            row = self.rows[k]
            if self.ends(final, k, final=True) or head(k, row):
                break
            detailed = detail(row.text) and len(row.text) <= 60
            if labelled and not row.label and len(row.text) > 40:
                break
            if not row.label and final.form != "alone" and one_line and not detailed:
                break
            labelled = labelled or bool(row.label)
            last = k
        return last
