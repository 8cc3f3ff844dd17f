"""What stands on a page: characters, ruled lines, and the frame that places are counted in."""

from __future__ import annotations

import msgspec


class Glyph(msgspec.Struct, frozen=True):
    """A character and its box; x to the right, y downwards from the top, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class RuledLine(msgspec.Struct, frozen=True):
    """A ruled line; ``upright`` ones stand at x ``at``, the others at y ``at``."""

    upright: bool
    at: float
    start: float
    end: float


class Page(msgspec.Struct, frozen=True):
    """The glyphs of a page in the order of the file, and its ruled lines."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[RuledLine]
    has_image: bool


class Frame(msgspec.Struct, frozen=True):
    """Turns PDF coordinates (upwards) into those of a page on which the text is upright.

    ``rotation`` is the direction in which the text runs, in degrees against the clock;
    how the page is turned for display does not matter.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return ``left, top, right, bottom`` on the page as one reads it."""
        if self.rotation == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotation == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.rotation == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
