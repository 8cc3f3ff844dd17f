"""Writing that never loses anything: files and folders whole or not at all, and inputs kept."""

from __future__ import annotations

from unionnlp.writing.files import Target, remove_unfinished, scratch_folder, told, write_whole
from unionnlp.writing.folders import refuse_inputs, whole_folder

__all__ = [
    "Target",
    "refuse_inputs",
    "remove_unfinished",
    "scratch_folder",
    "told",
    "whole_folder",
    "write_whole",
]
