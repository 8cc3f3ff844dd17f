"""Settings of a check: from arguments, and from a ``unionnlp.toml`` beside the draft."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from unionnlp.errors import KnowledgeError
from unionnlp.records import SchoolType

FILE = "unionnlp.toml"
# Measured with models that had not seen the file: every item removed in turn from each plan of
# the benchmark, 312 drafts. `sure` and `doubt` at 0.42 both (the model's own threshold) find 0.83
# of the removed items and report 0.017 of those that are there; 0.87 and 0.2 find 0.93 and
# report 0.007, and leave 0.21 of the removed and 0.19 of the others unclear. A lower `doubt` finds fewer
# (at 0.05: 180 for 202) and spares none of the others; at 0.25 it is 211, and 0.011 are reported.
SURE = 0.87
DOUBT = 0.2


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What can stand in the table ``[check]`` of ``unionnlp.toml``.

    ``common`` is the share of comparable plans that makes an item standard; ``enough``
    the number of plans of one kind of organisation that is compared alone. An item counts as
    covered from the probability ``sure`` on, as missing below ``doubt``; between them it is
    unclear. ``names`` are further names of the own school; ``select`` and ``ignore`` are codes or their beginnings.
    """

    common: float = 1 / 3
    enough: int = 10
    sure: float = SURE
    doubt: float = DOUBT
    year: int | None = None
    school_type: SchoolType | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    corpus: str | None = None
    fail_under: float | None = None


def beside(draft: str | Path | None) -> Settings:
    """Return the settings of the ``unionnlp.toml`` in the folder of ``draft``, or the defaults.

    Raises ``KnowledgeError`` (U300) for a file that is no settings file.
    """
    if draft is None or str(draft) == "-":
        return Settings()
    path = Path(draft).resolve().parent / FILE
    return read(path) if path.is_file() else Settings()


def read(path: Path) -> Settings:
    """Return the settings in a file; other tables than ``[check]`` are left alone."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(tables.get("check", {}), Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise KnowledgeError(f"{path}: {error}; see docs/checks.md for the settings") from error
