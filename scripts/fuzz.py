"""Look for texts, files and outputs that break the program: python scripts/fuzz.py --seconds 60 --seed 1.

Three kinds take turns: changed texts are extracted (every span must hold its text, JSON must
come back the same), changed files are read (a text or one line of error, soon), and what
was extracted is written in every form. A failure is kept as a file that shows it again; the
exit code is 1 where there was one. The same seed makes the same cases in the same order.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from unionnlp import extract  # noqa: E402
from unionnlp.errors import UnionNLPError  # noqa: E402
from unionnlp.reading import Limits, read_bytes  # noqa: E402
from unionnlp.records import Extraction, Span  # noqa: E402

FIXTURES = ROOT / "tests" / "fixtures"
LIMITS = Limits(timeout=5)
SLOWEST = 10.0  # seconds for one case
# What has broken programs before: marks, labels, controls, bidirectional text, odd numerals.
SPICE = (
    "\x00", "\x1b[31m", "\r", "\u2028", "\u202e", "\ufeff", "\uffff", "\U0001f600", "\u0301", "# **",
    "一、", "（一）", "1.", "①", "3月：", "第35周", "二〇二六年", "3—2%", "9" * 40, "（待定）", "|", "\t",
    "\n\n\n", "=", "@SUM(1)", "<b>", "]]>", "工会工作计划", "共计" * 9, "“", "《", "—" * 30, " " * 50,
)  # fmt: skip


class BrokenError(Exception):
    """A case that does not hold what is promised."""


def main() -> int:
    """Run the cases; return 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    given = parser.parse_args()
    source = random.Random(given.seed)  # noqa: S311 - it need not be secret
    kinds: list[tuple[str, Callable[[bytes, str], None]]] = [
        ("text", check_text), ("file", check_file), ("output", check_output),
    ]  # fmt: skip
    deadline, count, failed = time.monotonic() + given.seconds, 0, 0
    while time.monotonic() < deadline:
        kind, check = kinds[count % len(kinds)]
        data, name = make_file(source) if kind == "file" else (make_text(source), "case.txt")
        count += 1
        start = time.monotonic()
        try:
            check(data, name)
            if time.monotonic() - start > SLOWEST:
                raise BrokenError(f"took {time.monotonic() - start:.1f} s")
        except Exception:  # whatever it is, it is what we look for
            failed += 1
            given.keep.mkdir(exist_ok=True)
            place = given.keep / f"{given.seed}-{count}-{kind}-{name}"
            place.write_bytes(data)
            print(f"{place}\n{traceback.format_exc(limit=-4)}", file=sys.stderr)
    print(f"{count} cases in {given.seconds:g} s, {failed} failed (seed {given.seed})")
    return 1 if failed else 0


def make_text(source: random.Random) -> bytes:
    """Return a plan that was cut, repeated, spiced and put together anew."""
    lines = source.choice(_texts()).split("\n")
    for _ in range(source.randrange(1, 12)):
        at = source.randrange(len(lines))
        turn = source.randrange(6)
        if turn == 0:
            del lines[at : at + source.randrange(1, 4)]
            lines = lines or [""]
        elif turn == 1:
            lines[at:at] = [lines[at]] * source.randrange(1, 30)
        elif turn == 2:
            lines[at] += lines[source.randrange(len(lines))]
        else:
            cut = source.randrange(len(lines[at]) + 1)
            spice = source.choice(SPICE) * source.choice((1, 1, 1, 3, 200))
            lines[at] = lines[at][:cut] + spice + lines[at][cut:]
    return "\n".join(lines)[:60_000].encode("utf-8", "surrogatepass")


def _texts() -> list[str]:
    if not _loaded:
        paths = sorted([*FIXTURES.glob("plans/*.txt"), *(ROOT / "corpus").rglob("*.txt")])[:60]
        for path in paths:
            try:
                _loaded.append(path.read_bytes().decode("utf-8"))
            except UnicodeDecodeError:  # others are encodings for the readers
                continue
    return _loaded


_loaded: list[str] = []


def make_file(source: random.Random) -> tuple[bytes, str]:
    """Return a file of some format with changed bytes, or with a changed part inside."""
    kinds = ("docx", "pdf", "html", "txt", "xlsx", "odt")
    paths = [p for kind in kinds for p in sorted(FIXTURES.rglob(f"*.{kind}"))]
    path = source.choice(paths)
    data = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)) and source.random() < 0.7:
        return _changed_part(data, source), path.name
    return _changed(data, source), path.name


def _changed_part(data: bytes, source: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        names = [n for n in old.namelist() if n.endswith(".xml")]
        chosen = source.choice(names) if names else ""
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _changed(part, source) if name == chosen else part)
    return target.getvalue()


def _changed(data: bytes, source: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(source.randrange(1, 8)):
        at = source.randrange(len(changed) + 1)
        size = source.randrange(1, 40)
        turn = source.randrange(4)
        if turn == 0:
            changed[at : at + size] = source.randbytes(size)
        elif turn == 1:
            del changed[at : at + size]
        elif turn == 2:
            changed[at:at] = changed[at : at + size] * source.choice((1, 2, 500))
        else:
            changed[at:at] = source.choice(SPICE).encode("utf-8", "surrogatepass")
    return bytes(changed)


def check_text(data: bytes, _: str) -> None:
    """Extract a text: spans hold what they say, and JSON gives the same record back."""
    text = data.decode("utf-8", "replace")
    extraction = extract(text)
    for span in spans(extraction):
        if text[span.start : span.end] != span.text:
            raise BrokenError(f"{span!r} is not {text[span.start : span.end]!r}")
    if Extraction.from_json(extraction.to_json()) != extraction:
        raise BrokenError("JSON gives another record back")


def spans(record: object) -> Iterator[Span]:
    """Yield every span in a record that has a text of its own."""
    if isinstance(record, Span) and isinstance(getattr(record, "text", None), str):
        yield record
    if isinstance(record, msgspec.Struct):
        for name in record.__struct_fields__:
            yield from spans(getattr(record, name))
    elif isinstance(record, tuple):
        for inner in record:
            yield from spans(inner)


def check_file(data: bytes, name: str) -> None:
    """Read a file: a text that every output can hold, or one line of error that names it."""
    try:
        reading = read_bytes(data, name, limits=LIMITS)
    except UnionNLPError as error:
        line = str(error)
        if not line.startswith(name) or len(line.splitlines()) != 1 or "internal error" in line:
            raise BrokenError(f"an error of another form: {line!r}") from error
        return
    reading.text.encode("utf-8")
    offsets = [place.offset for place in reading.source.places]
    if offsets != sorted(offsets) or any(not 0 <= o <= len(reading.text) for o in offsets):
        raise BrokenError("places are not in the order of the text")


def check_output(data: bytes, _: str) -> None:
    """Write what a text gives in every form: each is whole, or refused in one line."""
    from unionnlp.outputs.calendar import write_ics
    from unionnlp.outputs.tables.frames import write_csv
    from unionnlp.outputs.tables.workbook import write_xlsx
    from unionnlp.outputs.views.page import write_html

    text = data.decode("utf-8", "replace")
    extraction = extract(text)
    source = msgspec.structs.replace(extraction.source, path="案例.txt", text=text)
    extraction = msgspec.structs.replace(extraction, source=source)
    with tempfile.TemporaryDirectory() as folder:
        for write, name in (
            (write_csv, "csv"), (write_html, "a.html"), (write_ics, "a.ics"), (write_xlsx, "a.xlsx"),
        ):  # fmt: skip
            try:
                write([extraction], Path(folder) / name)
            except UnionNLPError as error:
                if len(str(error).splitlines()) != 1:
                    raise BrokenError(f"an error of several lines: {error}") from error


if __name__ == "__main__":
    sys.exit(main())
