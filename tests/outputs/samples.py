"""Extractions for the tests of the outputs: marked texts, and a text that means harm."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec
import program

from unionnlp.pipeline import extract
from unionnlp.records import (
    DateMention,
    Document,
    Extraction,
    ItemMention,
    Noise,
    OutlineNode,
    Quantity,
    ScheduleEntry,
    Source,
    Span,
)

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "corpus"))

import markup  # noqa: E402

FORMULA = '=HYPERLINK("http://example.invalid","x")'
SCRIPT = "<script>document.title='taken'</script>\"'&amp;"


def with_text(text: str, path: str | None = None) -> Extraction:
    """Extract a text and keep it in the record."""
    found = extract(text)
    source = msgspec.structs.replace(found.source, text=text, path=path)
    return msgspec.structs.replace(found, source=source)


@cache
def marked(name: str) -> Extraction:
    """Return the extraction of one annotated text, its items taken from the annotation."""
    path = next((ROOT / "tests" / "marked").glob(f"{name}*.txt"), None) or next(
        (ROOT / "corpus" / "marked").glob(f"{name}*.txt")
    )
    text, gold = markup.Compiler(path.stem).compile(path.read_text("utf-8"))
    found = with_text(text, path.name)
    documents = []
    for document, annotated in zip(found.documents, gold["documents"], strict=True):
        items = tuple(
            ItemMention(
                start=i["start"],
                end=i["end"],
                item=i["item"],
                score=0.9,
                line=Span(start=i["start"], end=i["end"]),
            )
            for i in annotated["items"]
        )
        documents.append(msgspec.structs.replace(document, items=items))
    return msgspec.structs.replace(found, documents=tuple(documents))


def several() -> list[Extraction]:
    """Return plans of every kind: by month, by week, by school year, a collection, traditional."""
    return [marked(name) for name in ("a07", "b01", "b02", "b04", "b09", "b13", "m12", "k06")]


def many(count: int) -> list[Extraction]:
    """Return ``count`` records that differ in their digests alone."""
    base = marked("b01")
    digests = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(count)]
    return [
        msgspec.structs.replace(base, source=msgspec.structs.replace(base.source, sha256=d))
        for d in digests
    ]


def hostile() -> Extraction:
    """Return a record every text of which tries to be a formula, markup or a control code."""
    parts = [
        FORMULA,
        SCRIPT,
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\x1b[31m\u202e红\x00",
        "_x0041_\ufffe",
        "9" * 40_000,
    ]
    text, spans = "", []
    for part in parts:
        spans.append(Span(start=len(text), end=len(text) + len(part)))
        text += part + "\n"

    def at(n: int) -> dict[str, int]:
        return {"start": spans[n].start, "end": spans[n].end}

    def said(n: int) -> dict[str, object]:
        return {**at(n), "text": parts[n]}

    node = OutlineNode(**said(1), depth=1, label=parts[4], heading=SCRIPT, extent=spans[1])  # type: ignore[arg-type]
    document = Document(
        start=0,
        end=len(text),
        title=FORMULA,
        title_span=spans[0],
        organization=SCRIPT,
        organization_span=spans[1],
        year=2024,
        kind="plan",
        outline=(node,),
        schedule=tuple(ScheduleEntry(**said(n), months=(3,)) for n in range(len(parts))),  # type: ignore[arg-type]
        dates=(DateMention(**said(4), months=(3,), day=8),),  # type: ignore[arg-type]
        quantities=(Quantity(**said(2), value=1.0, unit=FORMULA, indicator=SCRIPT),),  # type: ignore[arg-type]
        items=(ItemMention(**at(1), item="sports"), ItemMention(**at(5), item=FORMULA)),
    )
    source = Source(
        path=f"{FORMULA}.txt", sha256="0" * 64, length=len(text), text=text, encoding=FORMULA
    )
    noise = (Noise(**at(3), kind="site"),)
    return Extraction(source=source, documents=(document,), noise=noise)


def command(name: str, *args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in this process; it never shows a traceback."""
    return program.run(name, *args)
