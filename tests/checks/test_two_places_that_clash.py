"""Two places that contradict each other in words that no rule knows are told; look-alikes are not."""

from __future__ import annotations

import pytest

from unionnlp.checks import check
from unionnlp.checks.clashes.judge import Tree, learned
from unionnlp.checks.clashes.likeness import Around, PairRarity, common, of
from unionnlp.checks.clashes.pairs import pairs
from unionnlp.checks.clashes.told import ToldValue, bare, told
from unionnlp.checks.run import drafts

HEAD = "柳溪小学工会2026年工作计划\n一、工作\n"
END = "\n柳溪小学工会\n2026年2月20日\n"


def clashing(passage: str) -> list[tuple[str, str]]:
    """Return what the learned judge holds against each other in a plan of 2026, surely."""
    return [
        (f.evidence[0].text, f.evidence[1].text)
        for f in check(f"{HEAD}{passage}{END}").findings
        if f.code == "F112" and f.severity != "low"
    ]


def number(value: float, place: int, clause: str = "基层工会") -> ToldValue:
    return ToldValue(
        kind="number", value=value, unit="个", start=place, end=place + 2, place=(place, place + 8),
        name=clause, clause=clause, sentence=clause,
    )  # fmt: skip


@pytest.mark.parametrize(
    "passage",
    [
        "全区教育系统现有基层工会38个，会员四千余人。\n二、评议\n11月组织评议，36家基层工会不得漏报，漏一家通报一家。",
        "全市教育系统现有基层工会52个，今年不再增加。\n二、评议\n11月由49家基层工会各报一名先进。",
        "咱们现有58个会员，个个有档案。\n二、福利\n端午粽子按56位会员采购。",
    ],
)
def test_clashes_are_told(passage: str) -> None:
    assert clashing(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "全校教职工86人，其中女教职工61人。\n二、慰问\n中秋节前给86人发慰问品，女教职工61人另有一束花。",
        "4月办春季健步走，走东湖；10月办秋季健步走，走西山。\n二、月历\n四月：春季健步走\n十月：秋季健步走",
        "全区教育系统现有基层工会38个，其中6个今年换届。\n二、审计\n下半年抽查12个基层工会的账目。",
        "三届三次教代会3月28日召开，三届四次教代会12月召开。",
        "去年新教师12位，今年新教师9位，9位新教师全部结对。",
    ],
)
def test_what_only_looks_so_is_not(passage: str) -> None:
    assert clashing(passage) == []


def test_a_tree_leads_to_its_leaf() -> None:
    tree = Tree((1, -1, -1), (2.5, 0, 0), (1, 0, 0), (2, 0, 0), (0, 0.25, 0.75))
    assert (tree.value([9, 2.5]), tree.value([0, 2.6])) == (0.25, 0.75)


def test_every_feature_that_the_trees_ask_for_is_measured() -> None:
    judge = learned()
    measured = of(number(3, 0), number(4, 90), Around(2, (1, 1), 2, 0), judge.rarity)
    asked = {f for tree in (*judge.forest, *judge.boosted) for f in tree.features}
    assert max(asked) < len(measured)
    assert 0 <= judge.clash(measured) <= 1


def test_rare_words_say_more_than_common_ones() -> None:
    rarity = PairRarity(100, {"会员": 90})
    assert rarity.of(frozenset(["会员"])) < rarity.of(frozenset(["微课"])) / 10


def test_a_clause_is_compared_without_its_values() -> None:
    assert bare("4月24日举行第8届教职工健步走(南门)") == "举行教职工健步走南门"
    assert common("举行教职工健步走", "春季健步走") == "健步走"


def test_many_values_of_one_name_are_not_compared_one_with_all() -> None:
    values = [number(float(n + 100), 20 * n) for n in range(2000)]
    assert list(pairs(values, PairRarity(9, {}))) == []
    assert len(list(pairs(values[:20], PairRarity(9, {})))) == 190


def test_values_are_told_where_they_stand() -> None:
    text = f"{HEAD}全区现有基层工会38个。\n二、安排\n5月：春季健步走{END}"
    (draft,) = drafts(text)
    values = {v.kind: v for v in told(draft)}
    assert (values["number"].value, values["number"].clause) == (38, "全区现有基层工会")
    assert (values["time"].months, text[values["time"].start : values["time"].end]) == (
        {5},
        "春季健步走",
    )
