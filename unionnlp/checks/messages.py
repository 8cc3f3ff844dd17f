"""The words of findings: codes, severities and texts from ``resources/checks.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, cast, get_args

from unionnlp.checks.keys import digest
from unionnlp.checks.records import Evidence, Family, Finding, Kind, Severity
from unionnlp.errors import KnowledgeError
from unionnlp.records import Place, Source
from unionnlp.resources import load
from unionnlp.translation import SOURCE, translator

_FIELDS = ("message", "reason", "proposal", "explain")
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


class Code(NamedTuple):
    """A code with its family, severity, kind and Chinese texts.

    ``kind`` is ``None`` for what is said of standard items; ``counted`` names the value whose
    number the texts follow, where a language needs it.
    """

    code: str
    family: Family
    severity: Severity
    texts: Mapping[str, str]
    kind: Kind | None = None
    counted: str | None = None


@cache
def codes() -> dict[str, Code]:
    """Return all codes; raise ``KnowledgeError`` (U300) where the data file is incomplete."""
    table = {}
    for row in load("checks")["code"]:
        lacking = [f for f in _FIELDS if not row.get(f)]
        if (
            lacking
            or row["family"] not in get_args(Family)
            or row["severity"] not in get_args(Severity)
            or row.get("kind") not in (None, *get_args(Kind))
        ):
            raise KnowledgeError(f"resources/checks.toml: code {row['code']}: lacks {lacking}")
        table[row["code"]] = Code(
            row["code"], cast("Family", row["family"]), cast("Severity", row["severity"]),
            {f: row[f] for f in _FIELDS}, row.get("kind"), row.get("counted"),
        )  # fmt: skip
    return table


def render(hit: Hit, text: str, document: int, lang: str, source: Source | None = None) -> Finding:
    """Put a hit into words; ``source`` tells where in the file they stand."""
    code = codes()[hit.code]
    values: dict[str, Any] = dict(hit.values)
    evidence = tuple(
        Evidence(start=s, end=e, text=text[s:e], place=_place(source, text, s))
        for s, e in hit.spans
    )
    if "quote" not in values and evidence:
        values["quote"] = short(evidence[0].text)
    message, reason, proposal = (_filled(code, f, values, lang) for f in _FIELDS[:3])
    about = [e.text for e in evidence]
    if not about and hit.item is None:  # in one language, whatever the report's
        about = [_filled(code, "message", values, SOURCE)]
    return Finding(
        id=f"{hit.code}-{digest(hit.code, hit.item, about)}", code=hit.code, family=code.family, kind=code.kind,
        severity=hit.severity or code.severity, message=message,
        reason=reason, proposal=proposal, document=document, item=hit.item, rule=hit.rule,
        evidence=evidence,
    )  # fmt: skip


def _place(source: Source | None, text: str, at: int) -> Place:
    """Return where a passage stands: as the reader knows it, else the line."""
    start = text.rfind("\n", 0, at) + 1
    known = source.locate(at) if source is not None else None
    return known or Place(offset=start, kind="line", number=text.count("\n", 0, start) + 1)


def _filled(code: Code, field: str, values: Mapping[str, Any], lang: str) -> str:
    """Return a text of a code in the language with its values."""
    words, _ = code.texts[field], translator(lang)
    shown = _.several(words, words, values[code.counted]) if code.counted else _.single(words)
    return shown.format(**values)


def short(text: str, length: int = QUOTE) -> str:
    """Return ``text`` on one line, cut to ``length`` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def known(code: str) -> None:
    """Raise ``KnowledgeError`` (U300) where no code begins with ``code``."""
    if not any(name.startswith(code.upper()) for name in codes()):
        raise KnowledgeError(f"no code begins with {code!r}; there are {', '.join(codes())}")


def selected(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Say whether a code is wanted: the longest matching prefix of both lists decides."""
    chosen = max((len(p) for p in select if code.startswith(p.upper())), default=-1)
    refused = max((len(p) for p in ignore if code.startswith(p.upper())), default=-1)
    return refused < chosen if refused >= 0 else chosen >= 0 or not tuple(select)
