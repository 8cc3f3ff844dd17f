"""Fonts for files that name one and do not hold it, as many Chinese ones do.

Of the fonts on a Linux machine PDFium may take Droid Sans Fallback, which has no digits and
no Latin letters: ``2026年`` would become ``年``. Where there is another font with Chinese,
PDFium is kept from seeing that one.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/X11/fonts")
_POOR = "droidsansfallback"
_CHINESE = (
    "cjk",
    "wqy",
    "sourcehan",
    "simsun",
    "simhei",
    "msyh",
    "uming",
    "ukai",
    "fandol",
    "hansans",
)
_MAX_FOLDERS = 2_000


@cache
def choose_fonts() -> None:
    """Start PDFium anew without the folders of a poor font, where there are better ones."""
    if sys.platform != "linux":
        return
    poor, good, folders = False, False, []
    for folder, names in _folders():
        if any(_POOR in name for name in names):
            poor = True
        else:
            folders.append(folder)
            good = good or any(part in name for name in names for part in _CHINESE)
    if poor and good:
        _start_with(folders)


def _folders() -> Iterator[tuple[str, list[str]]]:
    """Yield each folder that holds fonts, with their names in small letters."""
    seen = 0
    for place in _PLACES:
        for folder, _, files in os.walk(place):
            seen += 1
            if seen > _MAX_FOLDERS:
                return
            fonts = [f.lower() for f in files if Path(f).suffix.lower() in {".ttf", ".ttc", ".otf"}]
            if fonts:
                yield folder, fonts


def _start_with(folders: list[str]) -> None:
    from pypdfium2 import raw  # type: ignore[import-untyped]

    paths = (ctypes.c_char_p * (len(folders) + 1))(*(os.fsencode(f) for f in folders), None)
    config = raw.FPDF_LIBRARY_CONFIG(
        version=2,
        m_pUserFontPaths=ctypes.cast(paths, ctypes.POINTER(ctypes.POINTER(ctypes.c_char))),
    )
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(config)
    _kept.append(paths)


_kept: list[object] = []  # PDFium keeps a pointer to the paths
