"""What ``resources/noise.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Pattern, Patterns, Table


class File(Table, frozen=True):
    """The tables of ``resources/noise.toml``."""

    hours: Patterns
    site_start: Patterns
    path: Patterns
    claims: Patterns
    site_strong: Patterns
    site_inside: Patterns
    wrapper_inside: Patterns
    advice: Patterns
    editor_heads: Patterns
    tips: Patterns
    tipped: Patterns
    wrapper_title: Patterns
    counted_title: Pattern
    tail_heads: Patterns
    teaser_end: Patterns
    site_name: Patterns
    site_name_none: Patterns
    site_name_used: Patterns
    site_sorts: Patterns
    site_said: Patterns
    watermarks: Patterns
    watermark_shape: Pattern
    page_marks: Patterns
