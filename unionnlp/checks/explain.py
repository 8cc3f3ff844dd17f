"""``--explain``: a page for people on a code of findings, with a true example, or on a rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from unionnlp.checks import messages, rules
from unionnlp.checks.phrases import word
from unionnlp.checks.records import Finding
from unionnlp.errors import KnowledgeError
from unionnlp.resources import load
from unionnlp.resources.kinds.findings import FindingCode
from unionnlp.resources.kinds.rules import Rule
from unionnlp.translation import Lang, translator, words

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


def explain(name: str, lang: Lang = "zh", own: Sequence[Rule] = ()) -> str:
    """Return the page on a code or on the id of a rule, or what a beginning of codes (``E5``) stands for.

    Raises ``KnowledgeError`` (U300) for a name that is neither, with those that there are.
    """
    if name.upper() in messages.codes():
        return _code(messages.code(name.upper()), lang)
    known = {rule.id: rule for rule in rules.known(tuple(own))}
    if name.lower() in known:
        return _rule(known[name.lower()], lang)
    listed = [row for code, row in messages.codes().items() if code.startswith(name.upper())]
    if not name or not listed:
        told = f"no code and no rule {name!r}; there are {', '.join((*messages.codes(), *known))}"
        raise KnowledgeError(told)
    return "\n".join(map(partial(_listed, lang), listed))


def _code(row: FindingCode, lang: Lang) -> str:
    _ = translator(lang)
    family, severity = word("families", row.family, lang), word("severities", row.severity, lang)
    page = [f"{row.code}  {family} · {severity}", row.words("explain", lang)]
    found = example(row.code, lang)
    if found is None:
        return "\n".join(page)
    quoted = row.example or "" if found.evidence else ""
    rows = (
        (_("例如"), quoted.replace("\n", " / ")),
        (_("报告"), found.message),
        (_("理由"), found.reason),
        (_("建议"), found.proposal),
    )
    shown = [_("{name}：{text}", name=name, text=text) for name, text in rows if text]
    return "\n".join([*page, "", *shown])


def _listed(lang: Lang, row: FindingCode) -> str:
    return f"{row.code}  {word('severities', row.severity, lang)}  {row.words('explain', lang)}"


def example(code: str, lang: Lang = "zh") -> Finding | None:
    """Return a true finding of a code on the draft of its example, ``None`` where it has none."""
    from unionnlp.checks.run import check

    row = messages.code(code)
    text = row.draft
    if row.example is not None:
        text = load("findings")["draft"].replace("{words}", row.example)
    if text is None:
        return None
    found = check(text.lstrip("\n"), lang=lang).findings
    return next((finding for finding in found if finding.code == code), None)


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
