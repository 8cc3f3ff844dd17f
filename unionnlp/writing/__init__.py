"""Writing that never loses anything: files and folders whole or not at all."""

from __future__ import annotations

from unionnlp.writing.files import (
    Target,
    remove_unfinished,
    scratch_folder,
    told,
    whole_file,
    write_whole,
)
from unionnlp.writing.folders import whole_folder

__all__ = [
    "Target",
    "remove_unfinished",
    "scratch_folder",
    "told",
    "whole_file",
    "whole_folder",
    "write_whole",
]
