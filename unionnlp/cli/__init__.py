"""The command ``unionnlp``: parses arguments, calls the library, shows, chooses the exit code.

0: done. 1: some sources failed, or findings. 2: wrong use, nothing there to read, or a
result that cannot be written. Data goes to standard output, all talk to standard error.
"""

from __future__ import annotations

from unionnlp.cli.main import main

__all__ = ["main"]
