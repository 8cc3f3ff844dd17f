"""``python -m unionnlp``: the command line."""

from __future__ import annotations

from unionnlp.cli import main

if __name__ == "__main__":
    main()
