"""The words of findings: codes, severities and texts from ``resources/findings.toml``.

A check reads the rows of the codes that it reports, and no other: to read all takes longer than many a family.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec

from unionnlp.checks.keys import digest
from unionnlp.checks.records import Evidence, Finding, Severity
from unionnlp.errors import KnowledgeError
from unionnlp.records import Place, Source
from unionnlp.resources import load, parse, sound
from unionnlp.resources.held import held
from unionnlp.resources.kinds.findings import Field, FindingCode
from unionnlp.translation import SOURCE

_SHOWN: Final[tuple[Field, ...]] = ("message", "reason", "proposal")
_CODE: Final = slice(len('code = "'), len('code = "L610'))  # where it stands in a row
QUOTE = 40  # characters of a passage that a message repeats


class Hit(NamedTuple):
    """What a check found, before it is put into words.

    ``values`` fill the texts of the code; ``severity`` overrides the code's own; ``rule`` is
    the id of the rule that is broken.
    """

    code: str
    spans: tuple[tuple[int, int], ...] = ()
    values: Mapping[str, object] = {}
    severity: Severity | None = None
    item: str | None = None
    rule: str | None = None


@cache
def code(name: str) -> FindingCode:
    """Return the row of a code; raise ``KeyError`` for none."""
    (row,) = parse(_rows()[name])["finding"]
    return msgspec.convert(row, FindingCode)


def codes() -> dict[str, FindingCode]:
    """Return the rows of all codes, in the order of the file."""
    return {name: code(name) for name in _rows()}


@cache
def apart() -> tuple[FindingCode, ...]:
    """Return the rows of the codes that no family tells: they name a module or have a rule."""
    rows = _rows().items()
    return tuple([code(c) for c, row in rows if "\nmodule = " in row or "\n[finding.rule]" in row])


@cache
def _rows() -> dict[str, str]:
    """Return the text of each row by its code; to search for them by patterns takes longer than to read all."""
    text = sound("findings")
    rows = {row[_CODE]: f"[[finding]]\n{row}" for row in text.split("\n[[finding]]\n")[1:]}
    if not held(text) and list(rows) != [row["code"] for row in load("findings")["finding"]]:
        raise KnowledgeError(
            "resources/findings.toml: a row begins with the lines `[[finding]]` and `code = …`"
        )
    return rows


def render(hit: Hit, text: str, document: int, lang: str, source: Source | None = None) -> Finding:
    """Put a hit into words; ``source`` tells where in the file they stand."""
    row = code(hit.code)
    values: dict[str, Any] = dict(hit.values)
    evidence = tuple(
        Evidence(start=s, end=e, text=text[s:e], place=_place(source, text, s))
        for s, e in hit.spans
    )
    if "quote" not in values and evidence:
        values["quote"] = short(evidence[0].text)
    message, reason, proposal = (_filled(row, field, values, lang) for field in _SHOWN)
    about = [e.text for e in evidence]
    if not about and hit.item is None:  # in one language, whatever the report's
        about = [_filled(row, "message", values, SOURCE)]
    return Finding(
        id=f"{hit.code}-{digest(hit.code, hit.item, about)}", code=hit.code, family=row.family, kind=row.kind,
        severity=hit.severity or row.severity, message=message,
        reason=reason, proposal=proposal, document=document, item=hit.item, rule=hit.rule,
        evidence=evidence,
    )  # fmt: skip


def _place(source: Source | None, text: str, at: int) -> Place:
    """Return where a passage stands: as the reader knows it, else the line."""
    start = text.rfind("\n", 0, at) + 1
    known = source.locate(at) if source is not None else None
    return known or Place(offset=start, kind="line", number=text.count("\n", 0, start) + 1)


def _filled(row: FindingCode, field: Field, values: Mapping[str, Any], lang: str) -> str:
    """Return a text of a code in the language with its values."""
    count = values[row.counted] if row.counted else 1
    return row.words(field, lang, count).format(**values)


def short(text: str, length: int = QUOTE) -> str:
    """Return ``text`` on one line, cut to ``length`` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def known(beginning: str) -> None:
    """Raise ``KnowledgeError`` (U300) where no code begins so."""
    if not any(name.startswith(beginning.upper()) for name in _rows()):
        raise KnowledgeError(f"no code begins with {beginning!r}; there are {', '.join(_rows())}")


def selected(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Say whether a code is wanted: the longest matching prefix of both lists decides."""
    chosen = max((len(p) for p in select if code.startswith(p.upper())), default=-1)
    refused = max((len(p) for p in ignore if code.startswith(p.upper())), default=-1)
    return refused < chosen if refused >= 0 else chosen >= 0 or not tuple(select)
