"""Gold as records: what people noted of a text, in the types that ``extract`` gives.

So tables, figures, pages and comparisons can be made of gold as of extractions. What gold need
not say (the heading of a node, how far its text reaches) follows from the text.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import asdict

from unionnlp.arguments import is_path
from unionnlp.batch import extract_file
from unionnlp.errors import RecordError, reason
from unionnlp.evaluation.gold import GoldDocument, GoldNode, GoldStretch, check_gold, load_gold
from unionnlp.evaluation.matching import Lines
from unionnlp.grammar.labels import leading
from unionnlp.grammar.normalize import normalize
from unionnlp.records import Extraction

PathLike = str | os.PathLike[str]


def read_gold(path: PathLike, text: PathLike) -> Extraction:
    """Return a gold record as an extraction of the text that it was made for; it holds the text.

    ``path`` is the gold (``NAME.json``), ``text`` the file that it annotates. Raises
    ``RecordError`` (U200) for gold that is no record or does not fit the text (its spans, its
    SHA-256), ``ReadingError`` (U100) where a file cannot be read.
    """
    is_path(path, "read_gold()")
    is_path(text, "read_gold()")
    gold = load_gold(Path(path))
    source = extract_file(text, with_text=True, items=False).source
    if gold.source.sha256 not in (None, source.sha256):
        raise RecordError(f"{path}: the gold was made for another text (sha256 differs)")
    words = source.text or ""
    check_gold(gold, len(words), str(path))
    documents = [_document(doc, words) for doc in gold.documents]
    noise = [{**asdict(n), "kind": n.kind or "site"} for n in gold.noise]
    made = {"source": source, "documents": documents, "noise": noise}
    try:  # the values, too, are those of records
        return msgspec.convert(made, Extraction)
    except msgspec.ValidationError as error:
        raise RecordError(f"{path}: not a gold record: {reason(error)}") from error


def _document(doc: GoldDocument, text: str) -> dict[str, Any]:
    lines = Lines(text)

    def quoted(fact: GoldStretch) -> dict[str, Any]:
        return {**asdict(fact), "text": text[fact.start : fact.end]}

    return {
        **asdict(doc),
        "outline": _outline(doc, text),
        "schedule": [quoted(entry) for entry in doc.schedule],
        "dates": [quoted(mention) for mention in doc.dates],
        "quantities": [{**quoted(q), "role": q.role or "target"} for q in doc.quantities],
        "items": [{**asdict(item), "line": _line(lines, item.start)} for item in doc.items],
    }


def _line(lines: Lines, at: int) -> dict[str, int]:
    start, end = lines.limits(lines.number(at))
    return {"start": start, "end": end}


def _outline(doc: GoldDocument, text: str) -> list[dict[str, Any]]:
    """Return the nodes with their labels and headings; a node reaches to the next of its depth or above."""
    clean = normalize(text)
    nodes = sorted(doc.outline, key=lambda node: node.start)
    found = []
    for index, node in enumerate(nodes):
        label = leading(clean, node.start, node.end)
        cut = label.end if label else node.start
        made = {
            "text": text[node.start : node.end],
            "label": text[node.start : cut],
            "heading": text[cut : node.end].strip(),
            "extent": {"start": node.start, "end": _reach(nodes, index, doc.end)},
        }
        found.append({**asdict(node), **made})
    return found


def _reach(nodes: Sequence[GoldNode], index: int, end: int) -> int:
    return next((n.start for n in nodes[index + 1 :] if n.depth <= nodes[index].depth), end)
