"""What ``resources/pos.toml`` may say."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from unionnlp.resources.kinds.leaves import Table

Tag = Annotated[str, Meta(pattern=r"^[a-z]{1,4}$")]
Pos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
]  # fmt: skip


class File(Table, frozen=True):
    """The tables of ``resources/pos.toml``."""

    pos: dict[Tag, Pos]
