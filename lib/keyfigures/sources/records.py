"""Bytes of parquet, json or jsonl -> its sheet: one row a record, each cell under a JSON pointer."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from keyfigures.content import Content, Sheet
from keyfigures.errors import SourceError
from keyfigures.passage import Document
from keyfigures.sources import grid, header, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read"]

_DEEPEST = 100
_SHORT_NUMBER = re.compile(r"[^\d\n]{0,20}\d[^\n]{0,20}")


def read(raw: bytes, name: str) -> Content:
    """The one sheet of a parquet, json or jsonl file.

    JSON is a list of objects, or an object that holds one anywhere; any other object is taken apart: each object in it that
    holds a number, or is a member of a list and may hold one in words, is a record. It has the texts of the objects around it
    as well, and ``@key`` for the name it stands under.
    """
    if name.lower().endswith(".parquet"):
        return Content(Document(name), sheets=(_parquet(raw, name),))
    if name.lower().endswith(".json"):
        data = _json(text.decode(raw, name), name)
        if isinstance(data, list) and data and all(isinstance(row, list) for row in data):
            rows_of_text = [[_cell(cell) for cell in row] for row in data]
            return Content(Document(name), sheets=tuple(filter(None, [grid.sheet(rows_of_text, name, None)])))
        prefix, rows = _found(data)
    else:
        lines = text.decode(raw, name).split("\n")
        prefix, rows = "", [(str(i), _json(line, f"{name}, line {i}")) for i, line in enumerate(lines, 1) if line.strip()]
    if prefix is None or not all(isinstance(record, dict) for _, record in rows):
        raise SourceError("holds no list of records", name, 'expected [{"year": 2024, "deaths": 12}, ...]')
    return Content(Document(name), sheets=(_sheet(prefix, rows),) if rows else ())


def _sheet(prefix: str, rows: list[tuple[str, dict[str, Any]]]) -> Sheet:
    headers = tuple(dict.fromkeys(str(key) for _, record in rows for key in record))
    tags, under = _tags(headers, [_cell(rows[0][1].get(h)) for h in headers])
    rows = rows[under:]
    labels = [label for label, _ in rows]

    def cells(wanted: Sequence[str]) -> pd.DataFrame:
        return pd.DataFrame({h: pd.Series([_cell(record.get(h)) for _, record in rows], dtype="str") for h in wanted}
                            ).set_axis(labels)

    return Sheet(headers, cells, {h: (f"{prefix}/", f"/{_escaped(h)}") for h in headers}, tags=tags)


def _tags(headers: Sequence[str], first: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The HXL tags of the columns, which may be their names or the first record, and how many records they take."""
    if header.is_tag_row(headers):
        return tuple(headers), 0
    return (tuple("".join(cell.split()) for cell in first), 1) if header.is_tag_row(first) else ((), 0)


def _cell(value: object) -> str:
    if value is None or isinstance(value, (dict, list)):
        return "" if not value else json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _json(body: str, where: str) -> Any:
    try:
        return json.loads(body)
    except json.JSONDecodeError as error:
        raise SourceError(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}", where,
                          "was the download cut off?") from error
    except RecursionError as error:
        raise SourceError("is nested too deeply to be a table", where) from error


def _found(data: Any) -> tuple[str | None, list[tuple[str, Any]]]:
    """Where the list of records stands, and its records by their position; ``None`` where there is no list."""
    if isinstance(data, list):
        return "", [(str(i), record) for i, record in enumerate(data)]
    if isinstance(data, dict):
        for key, value in data.items():
            alone = all(other is value or not isinstance(other, (dict, list)) for other in data.values())
            if alone and isinstance(value, list) and value and all(map(_is_flat, value)):
                return f"/{_escaped(key)}", [(str(i), record) for i, record in enumerate(value)]
        return "", list(_apart(data, "", {}, 0))
    return None, []


def _is_flat(record: Any) -> bool:
    return isinstance(record, dict) and not any(isinstance(value, dict) for value in record.values())


def _apart(data: Any, pointer: str, around: dict[str, Any], depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects that are records, each with the texts around it, in the order of the file."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        own = {key: value for key, value in data.items() if not isinstance(value, (dict, list))}
        name = pointer.rpartition("/")[2]
        texts = [value for value in own.values() if isinstance(value, str)]
        listed = name.isdigit() and bool(texts) and (len(own) == len(data) or any(map(_SHORT_NUMBER.fullmatch, texts)))
        if listed or any(isinstance(value, (int, float)) and not isinstance(value, bool) for value in own.values()):
            yield pointer.removeprefix("/"), {**around, **own, "@key": name if not name.isdigit() else pointer.split("/")[-2]}
        around = around | {key: value for key, value in own.items() if isinstance(value, str)}
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        if isinstance(value, (dict, list)):
            yield from _apart(value, f"{pointer}/{_escaped(str(key))}", around, depth + 1)


def _escaped(key: str) -> str:
    """RFC 6901."""
    return key.replace("~", "~0").replace("/", "~1")


def _parquet(raw: bytes, name: str) -> Sheet:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise SourceError("parquet needs pyarrow", name, "pip install 'keyfigures[tables]'") from error
    try:
        file = parquet.ParquetFile(io.BytesIO(raw))
        headers = tuple(map(str, file.schema_arrow.names))
        head = next(file.iter_batches(1), None)
    except (pa.ArrowException, OSError) as error:
        raise SourceError(f"is broken parquet: {_first_line(error)}", name, "was the download cut off?") from error

    tags, under = _tags(headers, [_cell(value) for value in head.to_pylist()[0].values()] if head is not None else [])

    def cells(wanted: Sequence[str]) -> pd.DataFrame:
        try:
            table = file.read(columns=list(wanted)).to_pandas(types_mapper=pd.ArrowDtype)
        except (pa.ArrowException, OSError) as error:
            raise SourceError(f"is broken parquet: {_first_line(error)}", name, "was the download cut off?") from error
        return pd.DataFrame({h: _texts(table[h]) for h in wanted}).set_axis(pd.RangeIndex(len(table)))[under:]

    return Sheet(headers, cells, {h: ("/", f"/{_escaped(h)}") for h in headers}, tags=tags)


def _texts(values: pd.Series) -> pd.Series:
    return values.astype("string").fillna("").astype("str").str.removesuffix(" 00:00:00")


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]
