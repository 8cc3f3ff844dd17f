"""Only paid: a budget that names an item among its amounts, and tells no work of it."""

from __future__ import annotations

from unionnlp.checks.draft import Draft
from unionnlp.patterns import lazy
from unionnlp.records import ItemMention

_OF_MONEY = ("union_finance", "finance_audit")
_PARTS = 3  # amounts in a sentence that make it a budget
_AMOUNT = lazy(r"\d万?元")
# 其中文体活动8000元: a name and its amount, and nothing else.
_PAID = lazy(r"(?:其中)?[一-鿿]{2,8}(?:安排|列支|列|共|计|为)?\d[\d.,]{0,8}万?元(?=[,，、;；。]|$)")


def only_paid(draft: Draft, mention: ItemMention) -> bool:
    """Say whether a passage only names an item among the amounts of a budget (``文体12000元``)."""
    if mention.item in _OF_MONEY:
        return False
    plain, (left, right) = draft.plain, draft.context.sentence(mention.start)
    start = max(left, *(plain.rfind(mark, left, mention.start) + 1 for mark in ",，、;；:："))
    return (
        bool(_PAID.match(plain, start, right))
        and len(_AMOUNT.findall(plain, left, right)) >= _PARTS
    )
