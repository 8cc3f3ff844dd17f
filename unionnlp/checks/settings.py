"""Settings of a check: from arguments, and from a ``unionnlp.toml`` of the user's own.

That is the one in the working folder, or else in the folder of the user's settings. One that
lies beside a draft came with the draft, from a stranger perhaps, and is not obeyed.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import tomli

from unionnlp.errors import KnowledgeError, reason
from unionnlp.records import SchoolType

FILE = "unionnlp.toml"
# Measured with models that had not seen the file: every item removed in turn from each plan of
# the benchmark, 312 drafts. `sure` and `doubt` at 0.42 both (the model's own threshold) find 0.83
# of the removed items and report 0.017 of those that are there; 0.87 and 0.2 find 0.93 and
# report 0.007, and leave 0.21 of the removed and 0.19 of the others unclear. A lower `doubt` finds fewer
# (at 0.05: 180 for 202) and spares none of the others; at 0.25 it is 211, and 0.011 are reported.
# Since clauses are judged by whose and when they are, and topics are read in long lines too, 0.72 leaves fewer
# items unclear (on 45 drafts of another hand 0.92 of those present are told, for 0.91) and covers no more of
# the tempting ones than 0.8.
SURE = 0.72
DOUBT = 0.2


_LARGEST = 64 * 1024  # bytes of a settings file

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Place = Annotated[str, msgspec.Meta(max_length=4_000)]
Shorts = Annotated[tuple[Short, ...], msgspec.Meta(max_length=200)]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What can stand in the table ``[check]`` of ``unionnlp.toml``.

    ``common`` is the share of comparable plans that makes an item standard; ``enough``
    the number of plans of one kind of organisation that is compared alone. An item counts as
    covered from the probability ``sure`` on, as missing below ``doubt``; between them it is
    unclear. ``names`` are further names of the own school; ``select`` and ``ignore`` are codes or their beginnings.
    ``corpus`` is a corpus or profile, ``rules`` a file of rules of one's own, ``scheme`` one of points; their
    paths are counted from the folder of the settings.
    """

    common: Share = 1 / 3
    enough: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 10
    sure: Share = SURE
    doubt: Share = DOUBT
    year: Annotated[int, msgspec.Meta(ge=1900, le=2999)] | None = None
    school_type: SchoolType | None = None
    select: Shorts = ()
    ignore: Shorts = ()
    names: Shorts = ()
    corpus: Place | None = None
    rules: Place | None = None
    scheme: Place | None = None
    fail_under: Share | None = None


def load() -> Settings:
    """Return the settings of the working folder, else the user's own, else the defaults.

    Raises ``KnowledgeError`` (U300) for a file that is no settings file.
    """
    path = place()
    return Settings() if path is None else read(path)


def place() -> Path | None:
    """Return the file of the settings that hold here, ``None`` where there is none."""
    places = (Path(FILE), _home() / "unionnlp" / FILE)
    return next((path for path in places if path.is_file()), None)


def _home() -> Path:
    """Return the folder in which the programs of this user keep their settings."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or "~").expanduser()
    return Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser()


def read(path: Path) -> Settings:
    """Return the settings in a file; other tables than ``[check]`` are left alone."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise KnowledgeError(f"{path}: more than {_LARGEST} bytes; settings are short")
        tables = tomli.loads(data.decode("utf-8"))
        found = msgspec.convert(tables.get("check", {}), Settings)
    except (OSError, UnicodeDecodeError, RecursionError, tomli.TOMLDecodeError,
            msgspec.ValidationError) as error:  # fmt: skip
        raise KnowledgeError(
            f"{path}: {reason(error)}; see docs/checks.md for the settings"
        ) from error
    return _placed(found, path)


# What a path of the settings leads to, in words.
_PLACES = {"corpus": "corpus or profile", "rules": "file of rules", "scheme": "scheme"}


def _placed(settings: Settings, path: Path) -> Settings:
    """Return settings whose paths are paths of their own, and lead to something that can be read."""
    found: dict[str, str] = {}
    for name, what in _PLACES.items():
        given = getattr(settings, name)
        if given is None:
            continue
        place = path.resolve().parent / given
        try:
            mode = place.stat().st_mode
        except (OSError, ValueError):
            raise KnowledgeError(f"{path}: no {what} at {place}; mend the path") from None
        if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
            raise KnowledgeError(f"{path}: {place} is neither a folder nor a file; mend the path")
        found[name] = str(place)
    return msgspec.structs.replace(settings, **found) if found else settings
