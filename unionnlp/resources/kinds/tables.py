"""What ``resources/tables.toml`` may say."""

# Annotations are not postponed here: msgspec would compile each from its text, at each start.
from unionnlp.resources.kinds.leaves import Count, Patterns, Table, Text


class TablesFields(Table, frozen=True):
    """The fields of ``fields``."""

    start_char: Text
    end_char: Text
    label_no: Text
    probability: Text
    noise_kind: Text
    quantity_role: Text
    line_state: Text


class TablesValuesComparator(Table, frozen=True):
    """The fields of ``values.comparator``."""

    eq: Text
    ge: Text
    le: Text
    approx: Text


class TablesValuesPer(Table, frozen=True):
    """The fields of ``values.per``."""

    P1D: Text
    P1W: Text
    P2W: Text
    P1M: Text
    P2M: Text
    P3M: Text
    semester: Text
    P6M: Text
    P1Y: Text
    P2Y: Text
    person: Text


class TablesValuesLabelStyle(Table, frozen=True, rename={"is_": "is"}):
    """The fields of ``values.label_style``."""

    part: Text
    article: Text
    formal: Text
    chinese: Text
    bracketed_chinese: Text
    spaced_digit: Text
    decimal: Text
    digit: Text
    bracketed_digit: Text
    closed_digit: Text
    circled: Text
    letter: Text
    ordinal: Text
    sequence_word: Text
    is_: Text
    heading: Text


class TablesValuesParts(Table, frozen=True):
    """The fields of ``values.parts``."""

    guiding: Text
    goals: Text
    measures: Text
    schedule: Text
    responsible: Text
    budget: Text
    signature: Text
    date: Text


class TablesValuesPoints(Table, frozen=True):
    """The fields of ``values.points``."""

    met: Text
    partly: Text
    none: Text
    manual: Text


class TablesValuesState(Table, frozen=True):
    """The fields of ``values.state``."""

    missing: Text
    unclear: Text
    weak: Text


class TablesValues(Table, frozen=True):
    """The fields of ``values``."""

    comparator: TablesValuesComparator
    per: TablesValuesPer
    label_style: TablesValuesLabelStyle
    parts: TablesValuesParts
    points: TablesValuesPoints
    state: TablesValuesState


class TablesRoster(Table, frozen=True):
    """The fields of ``roster``."""

    headings: Patterns
    ends: Patterns


class TablesWorkbookSheet(Table, frozen=True):
    """The fields of ``workbook.sheets``."""

    note: Text
    columns: dict[str, Text]


class TablesWorkbook(Table, frozen=True):
    """The fields of ``workbook``."""

    told: Text
    context: dict[str, Text]
    sheets: dict[str, TablesWorkbookSheet]


class Column(Table, frozen=True):
    """One column: names, type, explanation (the header of tables.toml tells what they mean)."""

    name: Text
    zh: Text
    type: Text
    width: Count
    note: Text
    zh_note: Text
    key: bool = False


class OutputTable(Table, frozen=True):
    """One table: its name for programs, its Chinese name, and its columns in order."""

    name: Text
    zh: Text
    note: Text
    zh_note: Text
    column: tuple[Column, ...]


class File(Table, frozen=True):
    """The tables of ``resources/tables.toml``."""

    fields: TablesFields
    values: TablesValues
    roster: TablesRoster
    workbook: TablesWorkbook
    table: tuple[OutputTable, ...]
