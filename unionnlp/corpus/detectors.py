"""The items and the model of one's own that a corpus was built with: they stay with it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from unionnlp.corpus import database
from unionnlp.corpus.store import CATALOGUE
from unionnlp.items import catalogue

if TYPE_CHECKING:
    from unionnlp.items.detector import Detector

_MODEL = "model"  # the key of the model of one's own, as JSON


def keep(connection: sqlite3.Connection, detector: Detector | None) -> None:
    """Let the items and the model of one's own stay with the corpus."""
    from unionnlp.items.model import encode

    own, model = (None, None) if detector is None else detector.made_of
    database.keep_text(connection, CATALOGUE, None if own is None else catalogue.keep(own))
    database.keep_text(connection, _MODEL, None if model is None else encode(model).decode())


def kept(connection: sqlite3.Connection) -> Detector | None:
    """Return the detector that the corpus was built with, ``None``: the shipped one."""
    own, model = (database.kept_text(connection, key) for key in (CATALOGUE, _MODEL))
    if own is None and model is None:
        return None
    from unionnlp.items.detector import make
    from unionnlp.items.model import decode

    return make(
        None if own is None else catalogue.kept(own),
        None if model is None else decode(model.encode(), "the model of the corpus"),
    )
