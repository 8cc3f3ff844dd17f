"""Work that is stopped in words of its own: told once, however much else a draft refuses."""

from __future__ import annotations

import random

from unionnlp.checks import check
from unionnlp.checks.stopped import Stop, apart

HEAD = "杏林小学工会2026年工作计划\n一、主要工作\n"


def refused(body: str) -> list[tuple[str, str | None]]:
    found = [f for f in check(HEAD + body).findings if f.code in ("R101", "R102")]
    return [(f.evidence[0].text, f.item) for f in found]


def test_what_is_stopped_is_told_beside_what_is_refused() -> None:
    told = refused("今年不再组织教职工体检。\n职工书屋从今年起关门。\n")
    assert [words for words, _ in told] == ["今年不再组织教职工体检", "职工书屋从今年起关门"]
    assert len(refused("职工书屋从今年起关门。\n活动室今年关门。\n" * 20)) == 40


def test_a_stop_is_told_where_nothing_told_touches_it() -> None:
    """As one by one, found by place: a draft of thousands of them takes no longer for each."""
    chance = random.Random(11)
    for _ in range(300):
        spans = sorted(
            (at, at + chance.randint(1, 12))
            for at in chance.sample(range(200), chance.randint(0, 20))
        )
        starts = sorted(chance.sample(range(200), 15))
        stops = [Stop("library", at, at + chance.randint(1, 9)) for at in starts]
        told: list[Stop] = []
        for stop in stops:
            before = [*spans, *((one.start, one.end) for one in told)]
            if not any(start < stop.end and stop.start < end for start, end in before):
                told.append(stop)
        assert list(apart(stops, spans)) == told
