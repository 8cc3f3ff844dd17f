"""The names of standard items of one's own beside tables in Parquet files."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from unionnlp.items.catalogue import Catalogue, load, named, of_names
from unionnlp.records import NamedItem

_KEY = b"unionnlp.items"


def names_kept(catalogue: Catalogue) -> dict[bytes, bytes]:
    """Return what a file keeps of the names: nothing where they are those of the shipped items."""
    names = named(catalogue)
    return {} if names == named(load()) else {_KEY: msgspec.json.encode(names)}


def names_read(metadata: Mapping[bytes, bytes] | None) -> Catalogue:
    """Return the catalogue of the names that a file keeps, the shipped one where it keeps none."""
    kept = (metadata or {}).get(_KEY)
    return (
        load() if kept is None else of_names(msgspec.json.decode(kept, type=tuple[NamedItem, ...]))
    )
