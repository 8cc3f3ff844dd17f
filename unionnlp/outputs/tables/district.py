"""What a district asks of a pile of drafts: what came in, who has not handed in, who copied from whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Literal

import msgspec

from unionnlp.checks.records import Checked
from unionnlp.corpus.copying import Copied, Copying
from unionnlp.failures import Failure
from unionnlp.grammar.units import is_same_unit
from unionnlp.outputs.file_names import file_name, file_name_of
from unionnlp.outputs.tables.columns import words
from unionnlp.outputs.tables.copied import COLUMNS, LIKENESS, cells
from unionnlp.outputs.tables.overview import Overview, Values, is_plan, whose
from unionnlp.outputs.tables.sheets import Book, Heading
from unionnlp.outputs.wording import percent
from unionnlp.translation import sentence

State = Literal["read", "twice", "empty", "refused", "passed"]
STATES: dict[State, str] = {
    "read": "已读",
    "twice": "与前面一份内容相同",
    "empty": "没有读到计划或总结",
    "refused": "不能读",
    "passed": "没有读",
}
_TEN = 10
_FEW, _ABSENT = 30, 120  # names in a cell of the cover


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """One file that was handed in, and what became of it."""

    name: str
    state: State
    why: str = ""
    organization: str | None = None
    year: int | None = None


class District:
    """Gathers what was handed in, one source at a time.

    ``failures`` gives what could not be read once all is done; ``passed`` are files that were not
    looked at, with the reason; ``roster`` the names of the units that should hand in.
    """

    def __init__(
        self,
        failures: Callable[[], Sequence[Failure]] = tuple,
        passed: Sequence[tuple[str, str]] = (),
        roster: Sequence[str] = (),
    ) -> None:
        self._failures, self._passed, self.roster = failures, passed, tuple(roster)
        self._received: list[Received] = []
        self._units: set[str] = set()
        self.copying = Copying()

    def add(self, checked: Checked, first: str | None) -> None:
        """Take in one source; ``first`` is the earlier one that it repeats, if it does."""
        extraction = checked.extraction
        source, documents = extraction.source, extraction.documents
        name = source.path or "-"
        twice = first is not None
        state: State = "twice" if twice else "read" if documents else "empty"
        organization = next((d.organization for d in documents if d.organization), None)
        year = next((d.year for d in documents if d.year), None)
        why = file_name_of(first) if first is not None else ""
        self._received.append(
            Received(name=name, state=state, why=why, organization=organization, year=year)
        )
        self._units |= {d.organization for d in documents if d.organization}
        self._units.add(file_name(source))
        if first is None:
            self.copying.add(extraction)
        else:
            self.copying.repeat(extraction, first)

    def received(self) -> Iterator[Received]:
        """Yield every file that was handed in: read, twice, empty, refused with the reason, passed over."""
        yield from self._received
        for failure in self._failures():
            yield Received(name=failure.name, state="refused", why=_reason(failure))
        for name, why in self._passed:
            yield Received(name=name, state="passed", why=why)

    def absent(self) -> list[str]:
        """Return the units of the roster from which nothing came, by its text or its file's name."""
        return [
            name
            for name in self.roster
            if not any(is_same_unit(name, unit) or name in unit for unit in self._units)
        ]


def _reason(failure: Failure) -> str:
    """Return why a file could not be read, in Chinese as the workbook is, without its name."""
    told = sentence(str(failure.error))
    for mark in ("：", ": "):
        told = told.removeprefix(f"{failure.name}{mark}")
    return sentence(told).removeprefix("是")


class DistrictSheets:
    """The sheets of a district in a workbook: a cover that prints on one page, what came in, copies."""

    def __init__(self, book: Book, district: District) -> None:
        self._district = district
        self._cover = book.sheet(
            "概览", [Heading("概览", 34, wrap=True), Heading("", 76, wrap=True)]
        )
        self._received = book.sheet("收件", _RECEIVED)
        self._copies = book.sheet("雷同", COLUMNS)

    def finish(self, overview: Overview) -> None:
        """Write what is known now that all is read."""
        received = list(self._district.received())
        for one in received:
            self._received.append(
                [file_name_of(one.name), STATES[one.state], one.why, one.organization, one.year]
            )
        for name in self._district.absent():
            self._received.append([None, "没有交", "名单里有，没有收到", name, None])
        copies = list(self._district.copying.pairs())
        for pair in copies:
            self._copies.append(cells(pair))
        for row in _cover(self._district, overview, received, copies):
            self._cover.append(list(row))
        self._cover.fit_one_page()


_RECEIVED = [
    Heading("文件", 44, wrap=True),
    Heading("情况", 20),
    Heading("说明", 60, wrap=True),
    Heading("单位", 26, wrap=True),
    Heading("年份", 8, style="year"),
]


def _cover(
    district: District, overview: Overview, received: list[Received], copies: list[Copied]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of the cover: what a head of office reads on one page."""
    counts = {state: sum(one.state == state for one in received) for state in STATES}
    told = "，".join(f"{STATES[s]} {n}" for s, n in counts.items() if n)
    yield "收到", f"{len(received)} 份：{told}"
    absent = district.absent()
    if district.roster:
        yield (
            f"没有交的（名单 {len(district.roster)} 家）",
            f"{len(absent)}：{_few(absent, _ABSENT) or '无'}",
        )
    ranked = [one.row for one in overview.ranking()]
    plans = [row for row in ranked if is_plan(row)]
    if plans:
        scores = [row["score"] for row in plans]
        yield (
            "计划",
            f"{len(plans)} 份，完整度中位数 {percent(median(scores))}，"
            f"最高 {percent(max(scores))}，最低 {percent(min(scores))}",
        )
        best = "、".join(f"{whose(row)} {percent(row['score'])}" for row in plans[:_TEN])
        yield "最完整的十份", best
    others = [row for row in ranked if not is_plan(row)]
    if plans and others:
        yield "不是计划，未计入平均", _others(others)
    gaps = [gap for gap in overview.shortfalls() if gap.missing][:_TEN]
    if gaps:
        yield "缺得最多的十项", "、".join(f"{g.zh}（{g.missing}）" for g in gaps)
    kinds = {k: sum(c.likeness == k for c in copies) for k in LIKENESS}
    if copies:
        yield "雷同", "，".join(f"{LIKENESS[k]} {n} 对" for k, n in kinds.items() if n)
    refused = [file_name_of(one.name) for one in received if one.state == "refused"]
    if refused:
        yield "不能读的", f"{len(refused)}：{_few(refused)}"


def _others(rows: Sequence[Values]) -> str:
    """Return the documents that are no plans, those of each kind together."""
    kinds = words("kind") or {}
    found: dict[str, list[str]] = {}
    for row in rows:
        told = file_name_of(row["path"]) or whose(row)
        found.setdefault(kinds.get(row["kind"], "文种不明"), []).append(told)
    return "；".join(f"{kind} {len(names)}：{_few(names, _TEN)}" for kind, names in found.items())


def _few(names: Sequence[str], most: int = _FEW) -> str:
    """Return names as a page holds them: the first of many, the rest stand on other sheets."""
    more = " 等" if len(names) > most else ""
    return f"{'、'.join(names[:most])}{more}"
