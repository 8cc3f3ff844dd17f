"""PDFs that mean harm: small files that draw, unpack or refer to very much."""

from __future__ import annotations

import zlib
from collections.abc import Callable

Maker = Callable[[], bytes]


def pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalog."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )


def stream(content: bytes, extra: bytes = b"", filters: int = 1) -> bytes:
    """Return a stream object, packed ``filters`` times."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b"[" + b"/FlateDecode" * filters + b"]"
    return b"<<%s/Filter%s/Length %d>>stream\n%s\nendstream " % (
        extra,
        names,
        len(content),
        content,
    )


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def one_page(content: bytes, extra: bytes = b"", further: tuple[bytes, ...] = ()) -> bytes:
    """Return a PDF of one page; ``further`` objects are numbered from 6."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%s>>>>" % extra
    )
    head = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
    return pdf([*head, stream(content), FONT, *further])


def form(content: bytes, resources: bytes) -> bytes:
    return stream(
        content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources
    )


def form_that_draws_itself() -> bytes:
    inner = form(b"/X Do /X Do " * 40, b"/XObject<</X 6 0 R>>")
    return one_page(b"/X Do " * 40, b"/XObject<</X 6 0 R>>", (inner,))


def forms_that_draw_each_other(levels: int = 9, each: int = 12) -> bytes:
    """A form that draws the next twelve times, which draws the next twelve times, ..."""
    further = []
    for level in range(levels):
        last = level == levels - 1
        content = b"BT /F 9 Tf (plan) Tj ET" if last else b"/X Do " * each
        names = b"/Font<</F 5 0 R>>" if last else b"/XObject<</X %d 0 R>>" % (7 + level)
        further.append(form(content, names))
    return one_page(b"/X Do", b"/XObject<</X 6 0 R>>", tuple(further))


def rules(count: int = 98) -> bytes:
    """A grid of ruled lines, each cell drawn edge by edge."""
    lines = []
    for row in range(count):
        for column in range(count):
            x, y = 20 + column * 5.6, 20 + row * 8
            lines.append(b"%.1f %.1f 5.6 8 re S" % (x, y))
    return one_page(b"BT /F 9 Tf 30 830 Td (plan of the union) Tj ET " * 9 + b"\n".join(lines))


def many_rules() -> bytes:
    """Single strokes that touch nothing: every one is a group of its own."""
    lines = (b"%d %d m %d %d l S" % (x, y, x + 7, y) for x in range(0, 590, 9) for y in range(800))
    return one_page(b"\n".join(lines))


def shared_page(times: int = 2_000) -> bytes:
    """One page, of many characters, that the tree of pages names again and again."""
    text = b"".join(
        b"BT /F 6 Tf 20 %d Td (%s) Tj ET " % (y, b"plan " * 40) for y in range(0, 800, 8)
    )
    kids = b"3 0 R " * times
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, kids),
            page,
            stream(text),
            FONT,
        ]
    )


def packed_twice(size: int = 3_000_000_000) -> bytes:
    """A stream that is packed twice, and unpacks to gigabytes."""
    block = b" " * 10_000_000
    packer = zlib.compressobj(9)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)  # the same each time
    inner = first + again * (size // len(block)) + packer.flush()
    content = zlib.compress(inner, 9)
    packed = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream " % (
        len(content),
        content,
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    return pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, packed]
    )


def pages_in_a_circle() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>",
            b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>",
        ]
    )


def deep_brackets() -> bytes:
    return one_page(b"[" * 2_000_000)


def many_letters() -> bytes:
    """Half a million characters on one page, all in one place."""
    return one_page(b"BT /F 6 Tf 20 400 Td " + b"(%s) Tj 0 0 Td " % (b"a" * 50) * 10_000 + b"ET")


def many_annotations() -> bytes:
    """A page with 60,000 comments."""
    note = b"<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/Contents(plan)/DA(/F 9 Tf)>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>/Annots[%s]>>" % (b"6 0 R " * 60_000)
    )
    content = stream(b"BT /F 9 Tf 30 800 Td (plan of the union) Tj ET ")
    head = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
    return pdf([*head, content, FONT, note])


PDFS: dict[str, Maker] = {
    "form_that_draws_itself.pdf": form_that_draws_itself,
    "forms_that_draw_each_other.pdf": forms_that_draw_each_other,
    "rules.pdf": rules,
    "many_rules.pdf": many_rules,
    "shared_page.pdf": shared_page,
    "packed_twice.pdf": packed_twice,
    "pages_in_a_circle.pdf": pages_in_a_circle,
    "deep_brackets.pdf": deep_brackets,
    "many_letters.pdf": many_letters,
    "many_annotations.pdf": many_annotations,
}
