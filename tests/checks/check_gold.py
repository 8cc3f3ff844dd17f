"""Gold records as extractions, so that checks are tested apart from the extraction."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from unionnlp.records import DateMention, Document, Extraction, Quantity, Source
from unionnlp.training.goldfiles import read_folder

ROOT = Path(__file__).resolve().parents[2]
BENCHMARK = ROOT.parent / "shared" / "benchmark"
PLANS = Path(__file__).parent / "plans"


def extractions(folder: Path) -> Iterator[tuple[str, Extraction]]:
    """Yield the gold texts of a folder with all their facts."""
    for gold in read_folder(folder):
        raw = json.loads((folder / "gold" / f"{gold.name}.json").read_text("utf-8"))
        pairs = zip(gold.documents, raw["documents"], strict=True)
        source = Source(sha256=gold.name, length=len(gold.text), text=gold.text)
        documents = tuple(_with_facts(d, r, gold.text) for d, r in pairs)
        yield gold.name, Extraction(source=source, documents=documents, noise=gold.noise)


def compiled(output: Path) -> Path:
    """Compile the annotated documents of corpus/ and return their folder."""
    sys.path.insert(0, str(ROOT / "corpus"))
    import markup

    markup.compile_folder(ROOT / "corpus" / "marked", output)
    return output


def _with_facts(document: Document, record: dict[str, Any], text: str) -> Document:
    dates = tuple(_fact(DateMention, d, text) for d in record.get("dates", []))
    quantities = tuple(_fact(Quantity, q, text) for q in record.get("quantities", []))
    return msgspec.structs.replace(document, dates=dates, quantities=quantities)


def _fact(kind: Any, record: dict[str, Any], text: str) -> Any:
    known = {k: v for k, v in record.items() if k in kind.__struct_fields__}
    return msgspec.convert(known | {"text": text[record["start"] : record["end"]]}, kind)
