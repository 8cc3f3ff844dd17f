"""MkDocs hook: makes the lists of the pages anew (``docs_lists.py``), joins Chinese lines.

A marker ``<!-- generated: NAME -->`` that nothing generates ends the build.
"""

from __future__ import annotations

import io
import re
import sys
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent))

from docs_lists import GENERATORS, MARKER, ROOT, lang_of

__all__ = ["GENERATORS", "MARKER", "on_page_markdown", "on_pre_build"]

FENCE = re.compile(r"(^ *```.*?^ *```$)", re.DOTALL | re.MULTILINE)
_WIDE = "\u2014\u201c\u201d\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e"
BREAK = re.compile(rf"(?<=[{_WIDE}]) *\n *(?=[{_WIDE}])")


def on_pre_build(config: MkDocsConfig) -> None:
    """Draw the picture that the tutorial ends with, as it says; git does not keep it."""
    picture = ROOT / "docs" / "assets" / "heatmap.png"
    data = _heatmap()
    if not picture.is_file() or picture.read_bytes() != data:  # a server watches the folder
        picture.write_bytes(data)


@cache
def _heatmap() -> bytes:
    import matplotlib as mpl

    mpl.use("Agg")
    from unionnlp import extract_files, frames
    from unionnlp.outputs.analysis.figures import heatmap, item_months

    tables = frames(extract_files(ROOT / "corpus" / "texts"))
    axes = heatmap(item_months(tables), title="常规工作 × 月份")
    data = io.BytesIO()
    axes.figure.savefig(data, format="png", dpi=80)
    return data.getvalue()


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put generated parts in the place of their markers."""
    lang = lang_of(page.file.src_uri)

    def fill(match: re.Match[str]) -> str:
        if match[1] not in GENERATORS:
            raise PluginError(f"{page.file.src_uri}: nothing generates {match[1]!r}")
        return "\n".join(GENERATORS[match[1]](lang))

    return MARKER.sub(fill, _joined(markdown))


def _joined(markdown: str) -> str:
    """Join the broken lines of Chinese paragraphs; a browser would show a space there."""
    parts = FENCE.split(markdown)
    parts[::2] = [BREAK.sub("", part) for part in parts[::2]]
    return "".join(parts)
