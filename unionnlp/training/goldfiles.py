"""Gold folders (``texts/NAME.txt`` with ``gold/NAME.json``) as records for training and measuring."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.errors import RecordError, reason
from unionnlp.records import SAID, Document, ItemMention, Noise, OutlineNode, ScheduleEntry, Span


class GoldText(msgspec.Struct, frozen=True):
    """One gold text: its name, its text, its documents with their items, and its noise."""

    name: str
    text: str
    documents: tuple[Document, ...]
    noise: tuple[Noise, ...]


def read_folder(folder: Path, encoding: str | None = None) -> tuple[GoldText, ...]:
    """Return the gold texts of ``folder`` in the order of their names; ``encoding`` is UTF-8 where it is ``None``.

    Raises ``RecordError`` (U200) where a folder or file is missing or not a gold record.
    """
    texts, gold = folder / "texts", folder / "gold"
    if not texts.is_dir() or not gold.is_dir():
        raise RecordError(f"{folder}: wants the folders texts/ and gold/ side by side")
    names = sorted(path.stem for path in gold.glob("*.json"))
    if not names:
        raise RecordError(f"{gold}: holds no gold record (NAME.json)")
    return tuple(
        _read(texts / f"{name}.txt", gold / f"{name}.json", encoding or "utf-8") for name in names
    )


def _read(source: Path, gold: Path, encoding: str) -> GoldText:
    try:
        text = _text(source, encoding)
        record = json.loads(gold.read_text("utf-8"))
        documents = tuple(_document(d, text) for d in record["documents"])
        noise = tuple(msgspec.convert(n, Noise) for n in record.get("noise", []))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RecordError(f"{gold}: {reason(error)}") from error
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise RecordError(f"{gold}: not a gold record: {reason(error)}") from error
    return GoldText(gold.stem, text, documents, noise)


def _text(source: Path, encoding: str) -> str:
    try:
        return source.read_bytes().decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise RecordError(f"{source}: {reason(error)}") from error


def _document(d: dict[str, Any], text: str) -> Document:
    nodes = sorted(d.get("outline", []), key=lambda n: (n["start"], n["depth"]))
    return Document(
        start=d["start"],
        end=d["end"],
        title=d.get("title"),
        kind=d.get("kind"),
        organization=d.get("organization"),
        year=d.get("year"),
        outline=tuple(_nodes(nodes, d["end"], text)),
        schedule=tuple(
            ScheduleEntry(
                start=s["start"],
                end=s["end"],
                text=text[s["start"] : s["end"]],
                months=tuple(s["months"]),
                tentative=bool(s.get("tentative")),
                weeks=tuple(s.get("weeks", ())),
                **{name: s.get(name) for name in SAID},
            )
            for s in d.get("schedule", [])
        ),
        items=tuple(
            ItemMention(
                start=m["start"],
                end=m["end"],
                item=m["item"],
                line=Span(start=m["start"], end=m["end"]),
            )
            for m in d.get("items", [])
        ),
    )


def _nodes(nodes: list[dict[str, Any]], end: int, text: str) -> Iterator[OutlineNode]:
    """A gold node says where a unit begins; it reaches to the next one of its depth or above."""
    for index, node in enumerate(nodes):
        following = (n["start"] for n in nodes[index + 1 :] if n["depth"] <= node["depth"])
        yield OutlineNode(
            start=node["start"],
            end=node["end"],
            text=text[node["start"] : node["end"]],
            depth=node["depth"],
            number=node.get("number"),
            role=node.get("role"),
            extent=Span(start=node["start"], end=next(following, end)),
        )
