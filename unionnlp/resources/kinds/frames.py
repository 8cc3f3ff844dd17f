"""What ``resources/frames.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Id, Table, Words


class FramesFrames(Table, frozen=True):
    """The fields of ``frames``."""

    people: Words
    units: Words
    money: Words
    rates: Words
    acts: Words
    things: Words
    subjects: Words
    changes: Words
    each: Words
    agents: Words
    clubs: Words
    shares: Words


class File(Table, frozen=True):
    """The tables of ``resources/frames.toml``."""

    frames: FramesFrames
    slots: dict[Id, tuple[str, ...]]
