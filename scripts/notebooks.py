"""Run the notebooks from top to bottom and keep their outputs, without times of day.

``python scripts/notebooks.py [NAME ...]`` runs notebooks/NAME*.ipynb, all of them without a name.
Needs nbclient and ipykernel (the extra ``notebooks``).
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
SECONDS = 180  # for one cell


def run(path: Path) -> None:
    """Run one notebook in its folder and write it back; a cell that fails ends the run."""
    notebook = nbformat.read(path, 4)
    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, path)


def main() -> None:
    """Run those that are named."""
    names = sys.argv[1:] or [""]
    for path in sorted(FOLDER.glob("*.ipynb")):
        if any(path.name.startswith(name) for name in names):
            run(path)
            print(path.name)


if __name__ == "__main__":
    main()
