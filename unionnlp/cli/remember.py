"""``unionnlp check --accept``, ``--unaccept``, ``--accepted``: what an author refuses of one draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from unionnlp.cli import talk
from unionnlp.cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unionnlp.checks.memory import Refusals
    from unionnlp.checks.records import Report


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be remembered, forgotten, or shown."""

    accept: tuple[str, ...] = ()
    unaccept: tuple[str, ...] = ()
    show: bool = False

    def __bool__(self) -> bool:
        return bool(self.accept or self.unaccept or self.show)


def draft_of(drafts: tuple[str, ...], option: str) -> str:
    """Return the one file beside which can be remembered; refuse whatever is none."""
    if len(drafts) != 1 or not Path(drafts[0]).is_file():
        told = say("不采纳的问题记在一份草稿旁边：请给出一个文件")
        raise typer.BadParameter(told, param_hint=option)
    return drafts[0]


def change(asked: Asked, draft: str, report: Report) -> None:
    """Remember and forget what was asked for, and say what is remembered now."""
    from unionnlp.checks import memory

    kept: Refusals | None = None
    if asked.unaccept:
        kept = memory.take_back(draft, asked.unaccept)
    if asked.accept:
        kept = memory.refuse(report, draft, asked.accept)
    if kept is not None:
        place = memory.place(draft)
        talk.complain(say("{path} 里记着 {n} 条不采纳的问题", path=place, n=len(kept.refused)))


def shown(draft: str, report: Report) -> Iterator[bytes]:
    """Yield the lines of what is refused of a draft: beside it, then in its Word comments."""
    from unionnlp.checks.keys import identity, key
    from unionnlp.checks.memory import read_refusals
    from unionnlp.cli import screen
    from unionnlp.outputs.wording import line

    memory = read_refusals(draft)
    there = {key(f) for f in report.refused}
    place = screen.of(None)
    for refusal in memory.refused:
        gone = "" if refusal.key in there else say("（文字已改，或不再有这个问题）")
        yield place.encode(f"{refusal.id}  {refusal.date}  {line(refusal.message)}{gone}\n")
    for finding in report.refused:
        if key(finding) not in memory.keys:
            told = say("（Word 批注里解决或删除的）")
            yield place.encode(f"{identity(finding)}  {line(finding.message)}{told}\n")
    if not memory.refused and not report.refused:
        yield place.encode(say("没有不采纳的问题。") + "\n")
