"""Griffe extension: examples in docstrings (``>>>`` and what follows) become code blocks."""

from __future__ import annotations

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\n).+)*", re.MULTILINE)


class Examples(griffe.Extension):
    """Fences the examples of every docstring, so that Markdown leaves them alone."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Change one docstring before it is rendered."""
        if obj.docstring and ">>> " in obj.docstring.value:
            obj.docstring.value = _EXAMPLE.sub(
                lambda match: f"```pycon\n{match[0]}\n```", obj.docstring.value
            )
