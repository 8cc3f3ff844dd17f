"""Build the shipped profile from gold records: real documents and written examples apart.

    python scripts/build_profile.py --corpus FOLDER --examples corpus/marked

FOLDER holds ``texts/`` and ``gold/``; only figures are taken from it. The result is
``unionnlp/resources/profile.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "corpus")]

import markup  # noqa: E402

from unionnlp.corpus import measure  # noqa: E402
from unionnlp.corpus.profile import Profile  # noqa: E402
from unionnlp.corpus.tally import DocumentTally, tally  # noqa: E402
from unionnlp.grammar.normalize import normalize  # noqa: E402
from unionnlp.records import DateMention, Document, Quantity  # noqa: E402
from unionnlp.structure.school_types import school_type  # noqa: E402
from unionnlp.training.goldfiles import read_folder  # noqa: E402
from unionnlp.writing import write_whole  # noqa: E402


def documents(folder: Path) -> Iterator[DocumentTally]:
    """Yield what the gold documents of a folder give to the figures."""
    for gold in read_folder(folder):
        raw = json.loads((folder / "gold" / f"{gold.name}.json").read_text("utf-8"))
        plain = normalize(gold.text)
        for document, record in zip(gold.documents, raw["documents"], strict=True):
            found = _with_facts(document, record, gold.text)
            yield tally(found, plain, school_type(found, plain))


def _with_facts(document: Document, record: dict[str, Any], text: str) -> Document:
    dates = [_fact(DateMention, d, text) for d in record.get("dates", [])]
    quantities = [_fact(Quantity, q, text) for q in record.get("quantities", [])]
    return msgspec.structs.replace(document, dates=tuple(dates), quantities=tuple(quantities))


def _fact(kind: Any, record: dict[str, Any], text: str) -> Any:
    known = {k: v for k, v in record.items() if k in kind.__struct_fields__}
    return msgspec.convert(known | {"text": text[record["start"] : record["end"]]}, kind)


def main() -> None:
    """Read the two folders and write the profile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=ROOT / "unionnlp/resources/profile.json")
    args = parser.parse_args()
    built = datetime.now(UTC).date().isoformat()
    real = list(documents(args.corpus))
    with tempfile.TemporaryDirectory() as folder:
        markup.compile_folder(args.examples, Path(folder))
        written = list(documents(Path(folder)))
    profile = Profile(
        name="unionnlp",
        origins=(
            measure.origin("benchmark texts", "corpus", real, built),
            measure.origin(
                "corpus/ (written for this project)",
                "examples",
                written,
                built,
            ),
        ),
        corpus=measure.figures(real),
        examples=measure.figures(written),
    )
    write_whole(args.output, profile.to_json().encode() + b"\n")
    print(f"{args.output}: {len(real)} real documents, {len(written)} examples")


if __name__ == "__main__":
    main()
