"""``--explain``: a page for people on a code of findings, or on a rule."""

from __future__ import annotations

from collections.abc import Sequence

from unionnlp.checks import messages, rules
from unionnlp.checks.phrases import word
from unionnlp.checks.rules import Rule
from unionnlp.errors import KnowledgeError
from unionnlp.translation import translator, words

# Who may be asked for a page, and how its rows are called.
_ROWS = {
    "source": words("出处"),
    "read": words("核对"),
    "region": words("地区"),
    "years": words("年份"),
    "write": words("改法"),
}
_READ = {
    "原文": words("读过原文"),
    "转引": words("见别处所引"),
    "未读": words("没有读到原文，只作提示"),
}


def explain(name: str, lang: str = "zh", own: Sequence[Rule] = ()) -> str:
    """Return the page on a code or on the id of a rule.

    Raises ``KnowledgeError`` (U300) for a name that is neither, with those that there are.
    """
    if name.upper() in messages.codes():
        return messages.explain(name, lang)
    known = {rule.id: rule for rule in rules.known(tuple(own))}
    if name.lower() not in known:
        told = f"no code and no rule {name!r}; there are {', '.join((*messages.codes(), *known))}"
        raise KnowledgeError(told)
    return _rule(known[name.lower()], lang)


def _rule(rule: Rule, lang: str) -> str:
    _ = translator(lang)
    head = f"{rule.id}  {word('families', 'rules', lang)} · {word('severities', rule.weight, lang)}"
    note = _("（") + rule.note + _("）") if rule.note else ""
    rows = {
        "source": _(rule.source),
        "read": _(_READ[rule.read]) + note,
        "region": rule.region,
        "years": _years(rule),
        "write": _(rule.write),
    }
    told = [
        _("{name}：{text}", name=_(_ROWS[key]), text=text) for key, text in rows.items() if text
    ]
    return "\n".join([head, _(rule.says), "", *told])


def _years(rule: Rule) -> str:
    if rule.since is None and rule.until is None:
        return ""
    return f"{rule.since or ''}–{rule.until or ''}"
