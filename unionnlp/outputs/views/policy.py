"""The content-security policy of every page that we make: a file, a report, the desk."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str = "", also: str = "") -> str:
    """Return the policy of a page: its own style and script by their hashes, what ``also`` allows, nothing else."""
    allowed = f"; script-src {_hash(script)}" if script else ""
    more = f"; {also}" if also else ""
    return f"default-src 'none'; style-src {_hash(style)}{allowed}{more}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
