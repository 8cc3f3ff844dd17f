"""Word and Excel files that mean harm: small packages that number, repeat or refer to very much."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

Maker = Callable[[], bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{_PKG}/content-types"/>'


def package(parts: dict[str, str]) -> bytes:
    """Return a zip of the given parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Return a .docx; ``parts`` are the contents of ``numbering``, ``styles``, ``footnotes``."""
    spaces = (
        f'xmlns:w="{_W}" xmlns:r="{_R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{kind} {spaces}>{content}</w:{kind}>"
    return package(files)


def para(text: str, listed: bool = False) -> str:
    numbers = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{numbers if listed else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(level: str, count: int = 2_000) -> bytes:
    """Return a document of paragraphs in one list, whose level is given."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999"/>{level}'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    return word(para("开好教代会", listed=True) * count, numbering=numbering)


def long_level_text() -> bytes:
    return listed(f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{"第" * 100_000}%1"/>')


def many_places_in_a_level() -> bytes:
    return listed(f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 30_000}"/>')


def wide_custom_numbers() -> bytes:
    number = f'<w:numFmt w:val="custom" w:format="{"0" * 100_000}, ..."/>'
    return listed(f'{number}<w:lvlText w:val="%1"/>')


def long_roman_numbers() -> bytes:
    return listed('<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1%1%1%1%1%1%1%1"/>', 30_000)


def one_footnote_everywhere() -> bytes:
    note = f'<w:footnote w:id="1">{para("会" * 5_000)}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    return word(f"<w:p><w:r><w:t>甲小学计划</w:t></w:r>{reference * 50_000}</w:p>", footnotes=note)


def footnotes_that_name_each_other() -> bytes:
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference '
        f'w:id="{(n + 1) % 50}"/></w:r></w:p></w:footnote>'
        for n in range(50)
    )
    body = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="0"/></w:r></w:p>'
    return word(body, footnotes=notes)


def chunk_everywhere() -> bytes:
    """One file taken in again and again."""
    rels = (
        f'<Relationships xmlns="{_PKG}/relationships"><Relationship Id="c" '
        f'Type="{_R}/aFChunk" Target="a.txt"/></Relationships>'
    )
    body = '<w:altChunk r:id="c"/>' * 30_000
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": rels,
            "word/a.txt": "甲小学工会计划，先行。\n" * 5_000,
        }
    )


def chunk_that_holds_itself() -> bytes:
    rels = (
        f'<Relationships xmlns="{_PKG}/relationships"><Relationship Id="c" '
        f'Type="{_R}/aFChunk" Target="document.xml"/></Relationships>'
    )
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    body = para("甲小学计划") + '<w:altChunk r:id="c"/>' * 200
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": rels,
        }
    )


def tables_in_tables() -> bytes:
    depth = 60
    return word("<w:tbl><w:tr><w:tc>" * depth + para("会") + "</w:tc></w:tr></w:tbl>" * depth)


def wide_months() -> bytes:
    """Rows of very many month cells, which take what stands beside them."""
    cells = "".join(f"<w:tc>{para(f'{n % 12 + 1}月')}</w:tc>" for n in range(3_000))
    return word(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * 20}</w:tbl>")


def months_on_top() -> bytes:
    """A table that has to be turned: months beside each other, and very much below."""
    top = "".join(f"<w:tc>{para(f'{n % 12 + 1}月')}</w:tc>" for n in range(600))
    below = f"<w:tc>{para('春游')}</w:tc>" * 600
    return word(f"<w:tbl><w:tr>{top}</w:tr>{f'<w:tr>{below}</w:tr>' * 300}</w:tbl>")


def boxes_in_boxes() -> bytes:
    """Shapes with two branches each, both with a shape inside, and so on."""
    inner = para("会")
    for _ in range(30):
        branch = f"<w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict>"
        inner = f"<w:p><w:r>{branch}</w:r></w:p>"
    return word(inner + para("甲小学计划"))


def many_boxes() -> bytes:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('会')}</w:txbxContent></v:textbox></w:pict></w:r>"
    return word(f"<w:p>{box * 30_000}</w:p>")


def fields_in_fields() -> bytes:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\o(</w:instrText></w:r>'
    )
    return word(f"<w:p>{begin * 30_000}<w:r><w:t>甲小学计划</w:t></w:r></w:p>")


def million_attributes() -> bytes:
    attributes = " ".join(f'a{n}="1"' for n in range(1_000_000))
    return word(f"<w:p {attributes}><w:r><w:t>甲小学计划</w:t></w:r></w:p>")


def million_elements() -> bytes:
    return word("<w:p/>" * 3_000_000 + para("甲小学计划"))


def styles_in_a_circle() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5_000}"/>'
        "</w:style>"
        for n in range(5_000)
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>会</w:t></w:r></w:p>'
        for n in range(5_000)
    )
    return word(body, styles=styles)


def symbol_half() -> bytes:
    """A sign that is half of a character."""
    return word('<w:p><w:r><w:t>甲小学计划</w:t><w:sym w:font="x" w:char="D800"/></w:r></w:p>')


# Workbooks


def book(rows: str, strings: str = "", head: str = "", styles: str = "", tail: str = "") -> bytes:
    """Return an .xlsx of one sheet."""
    rel = f'<Relationship Id="r1" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PKG}/relationships"><Relationship Id="r" '
        f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PKG}/relationships">{rel}'
        f'<Relationship Id="r2" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{_R}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}">{head}<sheetData>{rows}</sheetData>'
        f"{tail}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_S}">{styles}</styleSheet>',
    }
    return package(parts)


def text_cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def far_row() -> bytes:
    """A cell in row 20,000,000."""
    first = f'<row r="1">{text_cell("A1", "甲小学计划")}</row>'
    return book(first + f'<row r="20000000">{text_cell("A20000000", "春游")}</row>')


def far_column() -> bytes:
    rows = (f'<row r="{n}">{text_cell(f"XFD{n}", "春游")}</row>' for n in range(1, 3_000))
    return book("".join(rows))


def beyond_columns() -> bytes:
    return book(f'<row r="1">{text_cell("ZZZZZZ1", "春游")}</row>')


def huge_dimension() -> bytes:
    rows = f'<row r="1">{text_cell("A1", "甲小学计划")}</row>'
    return book(rows, head='<dimension ref="A1:XFD1048576"/>')


def shared_string() -> bytes:
    """A string of a megabyte that 100,000 cells show."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    return book(rows, f"<si><t>{'会' * 300_000}</t></si>")


def pieces_of_a_string() -> bytes:
    return book(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        f"<si>{'<r><t>会</t></r>' * 500_000}</si>",
    )


def huge_merge() -> bytes:
    rows = f'<row r="1">{text_cell("A1", "3月")}</row><row r="2">{text_cell("B2", "春游")}</row>'
    return book(rows, tail='<mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>')


def long_number_format() -> bytes:
    code = "0&quot;户&quot;;" * 20_000
    styles = (
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{code}"/></numFmts><fonts count="1">'
        '<font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" '
        'applyNumberFormat="1"/></cellXfs>'
    )
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"><v>{n}</v></c></row>' for n in range(1, 2_000))
    return book(rows, styles=styles)


def many_cells() -> bytes:
    row = "".join("<c><v>1</v></c>" for _ in range(1_000))
    return book(f"<row>{row}</row>" * 1_500)


def many_blank_cells() -> bytes:
    return book(f"<row>{'<c/>' * 16_000}</row>" * 900)


WORDS: dict[str, Maker] = {
    f"{maker.__name__}.docx": maker
    for maker in (
        long_level_text, many_places_in_a_level, wide_custom_numbers, long_roman_numbers,
        one_footnote_everywhere, footnotes_that_name_each_other, chunk_everywhere,
        chunk_that_holds_itself, tables_in_tables, wide_months, months_on_top, boxes_in_boxes,
        many_boxes, fields_in_fields, million_attributes, million_elements, styles_in_a_circle,
        symbol_half,
    )
}  # fmt: skip
BOOKS: dict[str, Maker] = {
    f"{maker.__name__}.xlsx": maker
    for maker in (
        far_row, far_column, beyond_columns, huge_dimension, shared_string, pieces_of_a_string,
        huge_merge, long_number_format, many_cells, many_blank_cells,
    )
}  # fmt: skip
