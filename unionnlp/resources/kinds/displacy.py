"""What ``resources/displacy.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Colour, Table


class DisplacyLabels(Table, frozen=True, rename={"summary_plan": "summary+plan"}):
    """The fields of ``labels``."""

    guiding: Colour
    goals: Colour
    work: Colour
    schedule: Colour
    outlook: Colour
    other: Colour
    level2: Colour
    level3: Colour
    level4: Colour
    level5: Colour
    level6: Colour
    activity: Colour
    tentative: Colour
    date: Colour
    target: Colour
    result: Colour
    plan: Colour
    summary: Colour
    summary_plan: Colour
    document: Colour
    site: Colour
    wrapper: Colour
    teaser: Colour
    watermark: Colour


class DisplacyGroups(Table, frozen=True):
    """The fields of ``groups``."""

    guidance: Colour
    workforce: Colour
    democracy: Colour
    rights: Colour
    welfare: Colour
    culture: Colour
    self: Colour
    society: Colour


class File(Table, frozen=True):
    """The tables of ``resources/displacy.toml``."""

    labels: DisplacyLabels
    groups: DisplacyGroups
