"""Pages, tables, messages and archives that mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

Maker = Callable[[], bytes]
TITLE = "甲小学工会工作计划"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{TITLE}</p>{body}</body></html>".encode()


def spans() -> bytes:
    """Cells that say to span very many rows and columns."""
    cell = '<td rowspan="65534" colspan="1000">会</td>'
    return page(f"<table>{f'<tr>{cell * 60}</tr>' * 2_000}</table>")


def attributes() -> bytes:
    return page("<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">会</p>")


def hidden_attributes() -> bytes:
    """Attributes behind a ``>`` that stands in a value, on a page that is not long."""
    return page('<p x=">" ' + " ".join(f"a{n}" for n in range(60_000)) + ">会</p>")


def unspaced_attributes() -> bytes:
    """Attributes that no blanks tell apart, on a page that is not long."""
    return page("<p " + "".join(f'a{n}="1"' for n in range(60_000)) + ">会</p>")


def open_tags() -> bytes:
    return page("<b><i>" * 200_000 + "会")


def tables_within() -> bytes:
    return page("<table><tr><td>" * 3_000 + "会，好。" + "</td></tr></table>" * 3_000)


def wide_nested_tables() -> bytes:
    rows = "<tr><td>会，好。</td></tr>" * 20_000
    return page("<table><tr><td>" * 100 + f"<table>{rows}</table>" + "</td></tr></table>" * 100)


def lists_within() -> bytes:
    return page("<ol><li>" * 2_000 + "会" + "</li></ol>" * 2_000)


def comments_before() -> bytes:
    """Comments before a page, none of them closed well."""
    return b"<!--" * 40 + b"--><!-- -->" * 400 + b"<!-" + f"<p>{TITLE}</p>".encode()


def comments_without_end() -> bytes:
    return b"<?xml version='1.0'?>" + b"<!-- " * 300_000 + TITLE.encode()


def declarations() -> bytes:
    return b"<?xml " * 100_000 + TITLE.encode()


def entities() -> bytes:
    return page("&#x4f1a;" * 900_000)


def closed_at_once() -> bytes:
    return b"<?xml version='1.0'?><html xmlns='x'>" + b"<a b='" * 300_000 + TITLE.encode()


def named(codec: str) -> Maker:
    """Return a page that says it is in an encoding that no page has."""
    return lambda: page("<p>开好教代会，慰问女职工。</p>", f"<meta charset={codec}>")


def message_parts() -> bytes:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
    inner = b"--a\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n"
    return head + b"".join(inner % n for n in range(2_000)) + b"line\r\n" * 100_000


def message_head() -> bytes:
    """A head whose comments open and open, which some parsers try in every way."""
    return b"MIME-Version: 1.0\r\nContent-Type: text/html; " + b"(" * 50_000 + b"\r\n\r\n<p>x</p>"


def wide_row() -> bytes:
    return ("月份,活动\n" + "," * 3_000_000).encode()


def months_in_a_row() -> bytes:
    return ((",".join(f"{n % 12 + 1}月" for n in range(3_000)) + "\n") * 60).encode()


def months_above() -> bytes:
    top = ",".join(f"{n % 12 + 1}月" for n in range(2_000))
    return (top + "\n" + (",".join(["春游"] * 2_000) + "\n") * 150).encode()


def open_quote() -> bytes:
    return ('月份,活动\n3月,"' + "春游\n" * 900_000).encode()


def lines_in_cells() -> bytes:
    """Two cells of a month's row with very many lines."""
    cell = '"' + "春游\n" * 30_000 + '"'
    return f"月份,活动,备注,其他\n3月,{cell},{cell},{cell}\n".encode()


TEXTS: dict[str, Maker] = {
    "spans.html": spans, "attributes.html": attributes, "hidden_attributes.html": hidden_attributes,
    "unspaced_attributes.html": unspaced_attributes, "open_tags.html": open_tags,
    "tables_within.html": tables_within, "wide_nested_tables.html": wide_nested_tables,
    "lists_within.html": lists_within, "comments_before.html": comments_before,
    "comments_without_end.html": comments_without_end, "declarations.html": declarations,
    "entities.html": entities, "closed_at_once.xhtml": closed_at_once,
    "message_parts.mht": message_parts, "message_head.mht": message_head,
    "wide_row.csv": wide_row, "months_in_a_row.csv": months_in_a_row,
    "months_above.csv": months_above, "open_quote.csv": open_quote,
    "lines_in_cells.csv": lines_in_cells,
    **{
        f"charset_{codec}.html": named(codec)
        for codec in ("rot13", "zip", "idna", "punycode", "unicode_escape", "utf-7", "hex", "undefined",
                      "mbcs", "raw_unicode_escape", "cp65001", "utf-32", "../../etc/passwd")
        if "/" not in codec
    },
}  # fmt: skip


# Archives


def zipped(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def many_members() -> bytes:
    """As many small files as an archive may have: its directory is long."""
    return zipped({f"{n}.txt": b"" for n in range(4_900)})


def overlapping() -> bytes:
    """Entries that all use the same bytes, each within what may be unpacked."""
    body = zlib.compress(b"a" * 2_000_000, 9)[2:-4]
    crc = zlib.crc32(b"a" * 2_000_000)
    sizes = (crc, len(body), 2_000_000, 5, 0)
    data = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, *sizes) + b"a.txt" + body
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0)
    count = 450
    directory = b"".join(entry + b"%04d." % n for n in range(count))
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), len(data), 0)
    return data + directory + end


def directory_that_lies() -> bytes:
    """A directory that says it is short, behind a mark that says otherwise."""
    data = bytearray(zipped({f"{n}.txt": b"" for n in range(70_000)}))
    return bytes(data)


def no_name() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x"), TITLE)
        archive.writestr(zipfile.ZipInfo("good.txt"), f"{TITLE}\n一、开好教代会。")
    data = target.getvalue()
    at = data.index(b"PK\1\2")
    offset = data.index(b"PK\5\6")
    end = bytearray(data[offset:])
    end[12:16] = (int.from_bytes(end[12:16], "little") - 1).to_bytes(4, "little")
    entry = bytearray(data[at:offset])
    entry[28:30] = b"\0\0"
    del entry[46:47]
    return data[:at] + bytes(entry) + bytes(end)


ZIPS: dict[str, Maker] = {
    f"{maker.__name__}.zip": maker
    for maker in (many_members, overlapping, directory_that_lies, no_name)
}
