"""Extract every text that has gold, and count."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from unionnlp.arguments import are_pairs, is_path, is_record
from unionnlp.batch import extract_files
from unionnlp.errors import ReadingError, RecordError
from unionnlp.evaluation.gold import Gold, check_gold, load_gold, view
from unionnlp.evaluation.report import Evaluation
from unionnlp.evaluation.scorer import Scorer
from unionnlp.failures import Failure
from unionnlp.records import Extraction

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

_NOTHING = msgspec.convert({"documents": []}, Gold)


def evaluate(
    gold_dir: str | os.PathLike[str],
    text_dir: str | os.PathLike[str],
    *,
    jobs: int = 1,
    detector: Detector | None = None,
    encoding: str | None = None,
    watch: Callable[[], None] | None = None,
) -> Evaluation:
    """Measure the extraction of the texts that have a gold record.

    ``gold_dir`` holds ``NAME.json``, ``text_dir`` the text ``NAME.txt`` (or the same name
    with another ending); ``detector`` finds standard items of one's own, ``encoding``
    overrides detection, ``watch`` is called after each text. A text that fails counts
    as nothing found and is listed in ``Evaluation.failed``. Raises ``ReadingError`` (U100) for a
    missing folder or text and ``RecordError`` (U200) for gold that is no record or does not fit.
    """
    for folder in (gold_dir, text_dir):
        is_path(folder, "evaluate()")
    files = _gold_files(Path(gold_dir))
    texts = [_text_file(Path(text_dir), path.stem) for path in files]
    scorer, failed = Scorer(), []
    results = extract_files(
        texts, jobs=jobs, with_text=True, errors="return", detector=detector, encoding=encoding
    )
    for path, source, result in zip(files, texts, results, strict=True):
        gold = load_gold(path)
        if watch is not None:
            watch()
        if isinstance(result, Failure):
            failed.append(str(result.error))
            text = source.read_bytes().decode("utf-8", "replace")
            scorer.add(path.stem, text, gold, _NOTHING)
            continue
        text = result.source.text or ""
        check_gold(gold, len(text), str(path))
        failed.extend(_faults(path.stem, text, gold, result))
        scorer.add(path.stem, text, gold, view(result))
    return scorer.report(failed)


def score(texts: Iterable[tuple[Extraction, Extraction]]) -> Evaluation:
    """Measure pairs of records of one text: what is right (``read_gold``), and what was found.

    By the same definition as ``evaluate``, for extractions of another program or another setting. Raises
    ``RecordError`` (U200) where the first of a pair does not hold its text, or the two are of
    different texts.
    """
    scorer, failed = Scorer(), []
    for gold, found in are_pairs(texts, "score()", "(gold, found)"):
        for record in (gold, found):
            is_record(record, (Extraction,), "score()")
        name, text = gold.source.path or gold.source.sha256[:12], gold.source.text
        if text is None:
            raise RecordError(f"{name}: the gold does not hold its text; read it with read_gold()")
        if found.source.sha256 != gold.source.sha256:
            raise RecordError(f"{name}: what was found is of another text (sha256 differs)")
        failed.extend(_faults(name, text, view(gold), found))
        scorer.add(name, text, view(gold), view(found))
    return scorer.report(failed)


def _gold_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise ReadingError(f"{folder}: no such folder; give the folder of the gold records")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise ReadingError(f"{folder}: no gold record (NAME.json) in this folder")
    return files


def _text_file(folder: Path, stem: str) -> Path:
    """Return the text of a gold record: ``STEM.txt``, or the one file of that stem."""
    plain = folder / f"{stem}.txt"
    if plain.is_file():
        return plain
    others = [path for path in sorted(folder.glob("*.*")) if path.stem == stem]
    if not others:
        raise ReadingError(f"{plain}: no such text; every gold record needs its text")
    return others[0]


def _faults(name: str, text: str, gold: Gold, found: Extraction) -> list[str]:
    """Return what makes the figures of one text doubtful."""
    faults = []
    wanted = gold.source.sha256
    if wanted and wanted != found.source.sha256:
        faults.append(f"{name}: the gold was made for another text (sha256 differs)")
    for d in found.documents:
        facts = [(f.start, f.end, f.text) for f in d.outline]
        facts += [(f.start, f.end, f.text) for f in d.schedule]
        facts += [(f.start, f.end, f.text) for f in d.dates]
        facts += [(f.start, f.end, f.text) for f in d.quantities]
        for start, end, quoted in facts:
            if quoted != text[start:end]:
                faults.append(f"{name}: text at {start} is not source[start:end]")
    return faults
