"""Commented files as LibreOffice shows them: in a PDF every comment stands, with its author and words.

A LibreOffice that can (``ExportNotesInMargin``, newer than 7.4) writes them into the margin, where
they are looked for as text of the page; an older one makes notes of the PDF of them.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import word_kinds

from unionnlp.checks.run import check
from unionnlp.outputs.word import comment, read_comments
from unionnlp.reading import read_bytes
from unionnlp.reading.office import find_program

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
OPTIONS = {
    name: {"type": "boolean", "value": "true"} for name in ("ExportNotes", "ExportNotesInMargin")
}
# LibreOffice shows no page that is kept whole (altChunk), and reads strict files without comments.
LEFT_OUT = {"held page", "strict"}


def notes(path: Path) -> Iterator[tuple[str, str]]:
    """Yield author and words of each note of a PDF."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    with pdfium.PdfDocument(path) as pdf:
        for page in pdf:
            for index in range(raw.FPDFPage_GetAnnotCount(page)):
                note = raw.FPDFPage_GetAnnot(page, index)
                told = tuple(_value(note, key) for key in (b"T", b"Contents"))
                raw.FPDFPage_CloseAnnot(note)
                if told[0]:  # others are links
                    yield told[0], told[1]


def _value(note: object, key: bytes) -> str:
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(note, key, pointer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_every_comment_stands_in_the_pdf_of_libreoffice(tmp_path: Path) -> None:
    drafts = {k.replace(" ", "_"): d for k, d in word_kinds.KINDS.items() if k not in LEFT_OUT}
    drafts |= {p.stem: p.read_bytes() for p in sorted(PLANS.glob("*.table.docx"))[:3]}
    wanted = {}
    for name, data in drafts.items():
        made = comment(check(read_bytes(data, "x.docx").text), data, "x.docx")
        (tmp_path / f"{name}.docx").write_bytes(made)
        wanted[name] = sorted((c.author, bare(c.text)) for c in read_comments(made))
    command = [find_program(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
               "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(OPTIONS)}", "--outdir", "pdf",
               *(f"{name}.docx" for name in drafts)]  # fmt: skip
    subprocess.run(command, cwd=tmp_path, check=True, timeout=180, capture_output=True)
    for name, comments in wanted.items():
        # LibreOffice puts the day behind the author.
        shown = [
            (author.partition(",")[0], bare(text))
            for author, text in notes(tmp_path / "pdf" / f"{name}.pdf")
        ]
        assert sorted(shown) == comments, name


def bare(text: str) -> str:
    return "".join(text.split())
