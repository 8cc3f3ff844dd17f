"""What a corpus teaches: how common each item is, when, where, and how plans look.

A profile is a small JSON (schema ``unionnlp-profile/1``). It holds figures and hashes,
never text of the documents. Figures from real documents (``corpus``) and from written
examples (``examples``) are kept apart.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from unionnlp.errors import RecordError, reason
from unionnlp.resources import place

PROFILE_SCHEMA: Literal["unionnlp-profile/1"] = "unionnlp-profile/1"
FILE = "profile.json"
ALL = "all"


class _Part(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Base: strict, frozen; defaults are left out of the JSON."""


class ItemFigures(_Part, frozen=True, kw_only=True):
    """One item: in how many plans and summaries, how often in each month, in which sections."""

    plans: int = 0
    summaries: int = 0
    months: tuple[int, ...] = (0,) * 12
    sections: dict[str, int] = {}


class Spread(_Part, frozen=True, kw_only=True):
    """Lower quartile, median and upper quartile of a count."""

    low: int = 0
    median: int = 0
    high: int = 0


class GroupFigures(_Part, frozen=True, kw_only=True):
    """Figures of one kind of organisation (``all`` for every kind together).

    ``parts`` counts the plans that have a structural part; ``length`` is in characters,
    ``targets`` the number of quantified targets of a plan.
    """

    plans: int = 0
    summaries: int = 0
    items: dict[str, ItemFigures] = {}
    parts: dict[str, int] = {}
    length: Spread = Spread()
    targets: Spread = Spread()


class ProfileOrigin(_Part, frozen=True, kw_only=True):
    """Where figures come from: a name for people, how many documents, which years, when built."""

    name: str
    kind: Literal["corpus", "examples"] = "corpus"
    documents: int = 0
    plans: int = 0
    summaries: int = 0
    years: tuple[int, int] | None = None
    built: str | None = None


class Prints(_Part, frozen=True, kw_only=True):
    """Fingerprints of one document: its id, title, and hashes (base64 of 32-bit numbers)."""

    id: str
    source: str
    title: str
    hashes: str


class Profile(_Part, frozen=True, kw_only=True):
    """A profile; ``version`` is the state of the corpus that it was made from.

    ``folder`` is the corpus that it was read from, where copied passages are looked up; it is
    never written.
    """

    schema: Literal["unionnlp-profile/1"] = PROFILE_SCHEMA
    name: str
    version: int = 0
    origins: tuple[ProfileOrigin, ...] = ()
    corpus: dict[str, GroupFigures] = {}
    examples: dict[str, GroupFigures] = {}
    fingerprints: tuple[Prints, ...] = ()
    folder: str | None = None

    def figures(self, group: str | None, enough: int) -> tuple[str, GroupFigures]:
        """Return the figures to compare with: those of ``group`` where it has ``enough`` plans, else all."""
        own = self.corpus.get(group or ALL)
        if own is not None and group and own.plans >= enough:
            return group, own
        return ALL, self.corpus.get(ALL, GroupFigures())

    def to_json(self) -> str:
        """Return the profile as JSON text."""
        plain = msgspec.structs.replace(self, folder=None)
        return msgspec.json.encode(plain, order="sorted").decode("utf-8")


def read(path: str | os.PathLike[str]) -> Profile:
    """Return the profile of a corpus folder or of a profile file; raise ``RecordError`` (U200)."""
    place = Path(path)
    folder = os.fspath(place.resolve()) if place.is_dir() else None
    place = place / FILE if folder else place
    try:
        made = msgspec.json.decode(place.read_bytes(), type=Profile)
        return msgspec.structs.replace(made, folder=folder)
    except OSError as error:
        raise RecordError(
            f"{path}: no corpus profile ({reason(error)}); make one with `unionnlp corpus build`"
        ) from error
    except msgspec.DecodeError as error:
        raise RecordError(f"{place}: not a {PROFILE_SCHEMA} record: {reason(error)}") from error


@cache
def default() -> Profile:
    """Return the shipped profile."""
    data = place("profile.json").read_bytes()
    return msgspec.json.decode(data, type=Profile)
