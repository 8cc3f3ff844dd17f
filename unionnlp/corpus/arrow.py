"""Arrow types of the records, read from the record types themselves.

A field that a record gains is a column of every corpus and export without a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

if TYPE_CHECKING:
    import pyarrow as pa


def fields(record: type[msgspec.Struct]) -> list[tuple[str, pa.DataType]]:
    """Return the names and Arrow types of a record's fields, in their order."""
    info = inspect.type_info(record)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - a Record is one
    return [(field.name, _type(field.type)) for field in info.fields]


def _type(kind: Any) -> pa.DataType:
    import pyarrow as pa

    if isinstance(kind, inspect.UnionType):
        return _type(next(t for t in kind.types if not isinstance(t, inspect.NoneType)))
    if isinstance(kind, inspect.VarTupleType):
        return pa.list_(_type(kind.item_type))
    if isinstance(kind, inspect.StructType):
        return pa.struct(fields(kind.cls))
    plain: dict[type, pa.DataType] = {
        inspect.IntType: pa.int32(),
        inspect.FloatType: pa.float64(),
        inspect.BoolType: pa.bool_(),
        inspect.StrType: pa.string(),
        inspect.LiteralType: pa.string(),
    }
    return plain[type(kind)]
