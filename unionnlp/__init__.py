"""unionnlp reads Chinese trade-union work plans and summaries into structured records.

The public names are loaded on first use, so that ``import unionnlp`` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unionnlp import spacy as spacy
    from unionnlp.batch import detector, extract_file, extract_files
    from unionnlp.checks.many import check_files
    from unionnlp.checks.records import Checked, Report
    from unionnlp.checks.run import check, check_file
    from unionnlp.comparison.plans import compare_plans
    from unionnlp.comparison.records import Comparison
    from unionnlp.comparison.run import compare
    from unionnlp.errors import UnionNLPError
    from unionnlp.evaluation.reading import read_gold
    from unionnlp.evaluation.run import evaluate, score
    from unionnlp.failures import Failure
    from unionnlp.language.segment import read_terms, segment
    from unionnlp.outputs.analysis.features import features
    from unionnlp.outputs.calendar import write_calendars, write_ics
    from unionnlp.outputs.tables.frames import frames, read_frames, write_csv, write_parquet
    from unionnlp.outputs.tables.partitions import extract_partitions, partition_schema
    from unionnlp.outputs.tables.workbook import write_xlsx
    from unionnlp.outputs.views.page import write_html
    from unionnlp.outputs.word import read_comments, write_comments
    from unionnlp.pipeline import extract
    from unionnlp.reading import discover
    from unionnlp.records import Extraction

__all__ = [
    "Checked",
    "Comparison",
    "Extraction",
    "Failure",
    "Report",
    "UnionNLPError",
    "__version__",
    "check",
    "check_file",
    "check_files",
    "compare",
    "compare_plans",
    "detector",
    "discover",
    "evaluate",
    "extract",
    "extract_file",
    "extract_files",
    "extract_partitions",
    "features",
    "frames",
    "partition_schema",
    "read_comments",
    "read_frames",
    "read_gold",
    "read_terms",
    "score",
    "segment",
    "write_calendars",
    "write_comments",
    "write_csv",
    "write_html",
    "write_ics",
    "write_parquet",
    "write_xlsx",
]
__version__ = "0.1.0"

_HOMES = {
    "Checked": "unionnlp.checks.records",
    "Comparison": "unionnlp.comparison.records",
    "Extraction": "unionnlp.records",
    "Failure": "unionnlp.failures",
    "Report": "unionnlp.checks.records",
    "UnionNLPError": "unionnlp.errors",
    "check": "unionnlp.checks.run",
    "check_files": "unionnlp.checks.many",
    "check_file": "unionnlp.checks.run",
    "compare": "unionnlp.comparison.run",
    "compare_plans": "unionnlp.comparison.plans",
    "detector": "unionnlp.batch",
    "evaluate": "unionnlp.evaluation.run",
    "read_gold": "unionnlp.evaluation.reading",
    "read_terms": "unionnlp.language.segment",
    "segment": "unionnlp.language.segment",
    "score": "unionnlp.evaluation.run",
    "discover": "unionnlp.reading",
    "extract": "unionnlp.pipeline",
    "extract_file": "unionnlp.batch",
    "extract_files": "unionnlp.batch",
    "extract_partitions": "unionnlp.outputs.tables.partitions",
    "features": "unionnlp.outputs.analysis.features",
    "frames": "unionnlp.outputs.tables.frames",
    "partition_schema": "unionnlp.outputs.tables.partitions",
    "read_comments": "unionnlp.reading.word.comments",
    "read_frames": "unionnlp.outputs.tables.frames",
    "write_comments": "unionnlp.outputs.word",
    "write_calendars": "unionnlp.outputs.calendar",
    "write_csv": "unionnlp.outputs.tables.frames",
    "write_html": "unionnlp.outputs.views.page",
    "write_ics": "unionnlp.outputs.calendar",
    "write_parquet": "unionnlp.outputs.tables.frames",
    "write_xlsx": "unionnlp.outputs.tables.workbook",
}
# Public as unionnlp.spacy.load(); not in __all__, where a star import would hide spaCy itself.
_MODULES = ("spacy",)


def __getattr__(name: str) -> Any:
    """Import a public name from its room when it is first asked for (PEP 562)."""
    import importlib

    if name in _MODULES:
        return importlib.import_module(f"unionnlp.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'unionnlp' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_MODULES])
