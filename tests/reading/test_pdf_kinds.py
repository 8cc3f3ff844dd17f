"""Kinds of PDF that people have: half-ruled tables, watermarks, comments, forms."""

from __future__ import annotations

import pytest

from unionnlp.reading import read_bytes

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>"
HEAD = "plan of the union of the first school for 2026:"


def pdf(drawing: str, notes: tuple[str, ...] = ()) -> bytes:
    """Return a PDF of one page; each note is the inside of an annotation."""
    content = drawing.encode()
    kids = " ".join(f"{n} 0 R" for n in range(6, 6 + len(notes)))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        f"{page}/Annots[{kids}]>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream " % (len(content), content), _FONT,
        *(f"<</Type/Annot{note}>>".encode() for note in notes),
    ]  # fmt: skip
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (
        len(objects) + 1, start,
    )  # fmt: skip


def lines(drawing: str, notes: tuple[str, ...] = ()) -> list[str]:
    return read_bytes(pdf(words(HEAD, 60, 760) + drawing, notes), "x.pdf").text.split("\n")[1:]


def words(text: str, x: float, y: float, size: float = 10) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text.replace(chr(41), chr(92) + chr(41))}) Tj ET "


def level(y: float, start: float = 60, end: float = 480) -> str:
    return f"{start} {y} m {end} {y} l S "


def upright(x: float, low: float, high: float) -> str:
    return f"{x} {low} m {x} {high} l S "


ROWS = [
    ("month", "what is done", "who"),
    ("March", "walk and run", "Li"),
    ("April", "read books", "Wu"),
]
TABLE = ["\t".join(row) for row in ROWS]


def cells(step: float = 30) -> str:
    """Return the texts of the table, its columns at 70, 200 and 400, its top at 700."""
    return "".join(
        words(text, x, 690 - row * step)
        for row, texts in enumerate(ROWS)
        for text, x in zip(texts, (70, 200, 400), strict=True)
    )


LEVELS = "".join(level(y) for y in (705, 675, 645, 615))
INNER = upright(190, 615, 705) + upright(390, 615, 705)


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(LEVELS + INNER + upright(60, 615, 705) + upright(480, 615, 705), id="all"),
        pytest.param(LEVELS + INNER, id="no left and right"),
        pytest.param(LEVELS + INNER + upright(60, 615, 705), id="no right"),
        pytest.param(level(675) + level(645) + INNER, id="a cross"),
        pytest.param(level(675) + level(645) + INNER + upright(60, 615, 705) + upright(480, 615, 705),
                     id="no top and bottom"),
        pytest.param(LEVELS, id="level rules only"),
        pytest.param(level(705) + level(675) + level(615), id="three rules"),
        pytest.param(level(705) + level(615), id="two rules"),
    ],
)  # fmt: skip
def test_half_ruled_tables_are_tables(rules: str) -> None:
    assert lines(cells() + rules) == TABLE


def test_prose_between_two_rules_is_no_table() -> None:
    prose = "".join(
        words("the union will meet twice and read " * 2, 60, 690 - 14 * n) for n in range(4)
    )
    assert "\t" not in "".join(lines(prose + level(705) + level(620)))


def test_a_second_line_of_a_cell_follows_its_row() -> None:
    more = words("and swim", 200, 648)
    assert lines(cells() + more + LEVELS) == [*TABLE[:2], "and swim", TABLE[2]]


def tile(x: float, y: float) -> str:
    return f"BT /F 14 Tf .8 .6 -.6 .8 {x} {y} Tm (draft of Zhang 138000) Tj ET "


def test_a_watermark_set_askew_is_left_out() -> None:
    tiles = "".join(tile(x, y) for x in (40, 240, 440) for y in range(100, 800, 90))
    assert lines(tiles + words("1) the meeting is held twice a year;", 60, 600)) == [
        "1) the meeting is held twice a year;"
    ]


def test_a_watermark_set_level_over_the_text_is_left_out() -> None:
    tiles = "".join(
        words("draft of Zhang", x, y, 14) for x in (80, 300) for y in range(560, 700, 20)
    )
    body = "".join(
        words(f"{n}) the meeting is held twice a year;", 60, 600 + 20 * n) for n in (3, 2, 1)
    )
    assert lines(tiles + body) == [f"{n}) the meeting is held twice a year;" for n in (3, 2, 1)]


def test_words_that_repeat_stay() -> None:
    rows = "".join(
        words(f"{n}月: as above here", 60, 700 - 30 * n).replace("月", "") for n in range(6)
    )
    assert len(lines(rows)) == 6


def test_letters_that_stand_upright_stay() -> None:
    turned = "BT /F 10 Tf 0 1 -1 0 520 300 Tm (beside the table) Tj ET "
    assert "beside" in "".join(lines(words("first, the meeting", 60, 600) + turned))


BODY = (
    words("in March: walk", 60, 700) + words("in May:", 60, 640) + words("in June: swim", 60, 610)
)


def test_a_comment_without_a_look_stands_where_it_lies() -> None:
    note = "/Subtype/FreeText/Rect[60 660 300 680]/Contents(in April: run)/DA(/F 10 Tf)"
    assert lines(BODY, (note,)) == ["in March: walk", "in April: run", "in May:", "in June: swim"]


def test_a_field_of_a_form_goes_on_with_its_line() -> None:
    note = "/Subtype/Widget/FT/Tx/T(a)/V(read)/Rect[110 638 300 650]"
    assert lines(BODY, (note,))[1] == "in May: read"


@pytest.mark.parametrize(
    "note",
    [
        "/Subtype/Link/Rect[60 660 300 680]/Contents(in April: run)",
        "/Subtype/FreeText/F 2/Rect[60 660 300 680]/Contents(in April: run)",
        "/Subtype/Text/Rect[60 660 80 680]/Contents(who wrote this?)",
        "/Subtype/FreeText/Rect[60 660 300 680]/Contents()",
        "/Subtype/FreeText/Contents(in April: run)",
    ],
)
def test_links_remarks_and_what_is_hidden_leave_nothing(note: str) -> None:
    assert lines(BODY, (note,)) == ["in March: walk", "in May:", "in June: swim"]
