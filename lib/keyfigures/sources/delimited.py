"""Bytes of a csv or tsv file -> its sheet: encoding, delimiter and header found out, cells read as text when asked for."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from keyfigures.content import LONGEST, TOO_LONG, Content, check_width, grid, letters
from keyfigures.errors import SourceError
from keyfigures.passage import Document
from keyfigures.sources import header, text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read"]

_BLOCK = 1 << 24  # bytes that Arrow reads at a time
_DELIMITERS = ",;\t|"
_HEAD, _HEAD_BYTES = 60, 1 << 18  # records looked at to find the delimiter and the header


def read(raw: bytes, name: str) -> Content:
    """The one sheet of a csv or tsv file."""
    raw = text.utf8(raw, name)
    delimiter, rows, ends = _head(raw, name)
    check_width(max(map(len, rows)), name)
    found = header.find(rows)
    if found is None:
        raise SourceError(f"no row of the first {len(rows)} names the columns", name, "put a header above the figures")
    shown = {i for row in rows[found.first:] for i, cell in enumerate(row[:len(found.names)]) if cell.strip()}
    names = header.named(found.names, shown if ends[-1] >= len(raw) else range(len(found.names)))
    position = {header: i for i, header in enumerate(names)}
    held = [memoryview(raw)[ends[found.first - 1]:]]

    def cells(headers: Sequence[str]) -> pd.DataFrame:
        body = held.pop()  # given up, for the bytes may outweigh the table that comes of them
        table = _cells(body, delimiter, [position[h] for h in headers], len(found.names), found.first, name)
        return table.set_axis(list(headers), axis="columns")

    return Content(Document(name), sheets=(grid(names, cells, name, tags=found.tags, guarded=True),))


def _head(raw: bytes, name: str) -> tuple[str, list[list[str]], list[int]]:
    """The delimiter, the first records under it, and the offset in bytes at which each of them ends."""
    head = raw[:_HEAD_BYTES].decode("utf-8", "ignore")
    tried = {delimiter: _records(head, delimiter, name) for delimiter in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda d: _evenness(tried[d]))
    records = tried[delimiter]
    if len(raw) > _HEAD_BYTES:
        records = records[:-1]  # cut off
        if len(records) < 2:
            head = raw.decode("utf-8")
            records = _records(head, delimiter, name)
    return delimiter, [row for row, _ in records], [len(head[:end].encode()) for _, end in records]


def _evenness(records: list[tuple[list[str], int]]) -> tuple[float, int]:
    """What share of the rows has the commonest number of cells, more than one, and that number.

    A share, for a wrong delimiter cuts cells of several lines into more rows.
    """
    widths = Counter(len(row) for row, _ in records if len(row) > 1)
    rows, width = max(((rows, width) for width, rows in widths.items()), default=(0, 0))
    return rows / max(1, len(records)), width


def _records(head: str, delimiter: str, name: str) -> list[tuple[list[str], int]]:
    """The first records, each with the offset of its end; raises :class:`~keyfigures.SourceError` for an endless cell."""
    lines = io.StringIO(head, newline="")
    records: list[tuple[list[str], int]] = []
    csv.field_size_limit(LONGEST)
    try:
        for row in csv.reader(iter(lines.readline, ""), delimiter=delimiter):
            records.append((row, lines.tell()))
            if len(records) == _HEAD:
                break
    except csv.Error as error:
        begin = records[-1][1] if records else 0
        position = len(next(csv.reader([head[begin:begin + LONGEST]], delimiter=delimiter))) - 1
        raise SourceError(f"holds more than {LONGEST:,} characters", f"{name}, cell {letters(position)}{len(records) + 1}",
                          TOO_LONG) from error
    return records


def _cells(body: memoryview, delimiter: str, wanted: list[int], width: int, first: int, name: str) -> pd.DataFrame:
    """The wanted columns as text: by Arrow where every row has its width, else by pandas, which says which row has not."""
    cells = _by_arrow(body, delimiter, wanted, width)
    if cells is None:
        cells = _by_pandas(body, delimiter, wanted, width, first, name)
    return cells.set_axis(pd.RangeIndex(first + 1, first + 1 + len(cells)))


def _by_arrow(body: memoryview, delimiter: str, wanted: list[int], width: int) -> pd.DataFrame | None:
    try:
        import pyarrow as pa
        from pyarrow import csv as arrow
    except ImportError:
        return None
    names = [str(position) for position in range(width)]
    try:
        table = arrow.read_csv(
            pa.BufferReader(pa.py_buffer(body)), arrow.ReadOptions(column_names=names, block_size=_BLOCK),
            arrow.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
            arrow.ConvertOptions(column_types=dict.fromkeys(names, pa.large_string()),
                                 include_columns=[names[i] for i in wanted]))
    except pa.ArrowInvalid:
        return None
    return pd.DataFrame({i: pd.array(table[names[i]].combine_chunks(), dtype="str") for i in wanted}, copy=False)


def _by_pandas(body: memoryview, delimiter: str, wanted: list[int], width: int, first: int, name: str) -> pd.DataFrame:
    """The same, a short row filled up; a row that is too long is an error.

    pandas drops what stands beyond the columns it is told of; a row of our own, one cell wider than the header, makes it
    keep the first cell too many, which an unquoted comma inside a number gives.
    """
    wide = io.BufferedReader(_Chained(memoryview(delimiter.encode() * width + b"\n"), body))
    try:
        cells = pd.read_csv(wide, sep=delimiter, header=None, names=range(width + 1), usecols=[*wanted, width],
                            index_col=False, dtype="str", na_filter=False, skip_blank_lines=False).iloc[1:]
    except pd.errors.ParserError as error:
        raise SourceError(f"the rows below row {first} cannot be told apart: {_plain(error)}", name,
                          "is a quotation mark missing?") from error
    if (long := cells[width] != "").any():
        row = int(long.to_numpy().argmax())
        raise SourceError(f"row {first + 1 + row} has more cells than the {width} of the header; the first too many is "
                          f"{cells[width].iloc[row]!r}", name, "is there an unquoted comma inside a number or a name?")
    return cells[wanted]


class _Chained(io.RawIOBase):
    """Two stretches of bytes read one after the other, without a copy of them."""

    def __init__(self, *stretches: memoryview) -> None:
        self._left = list(stretches)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as the first stretch goes."""
        while self._left and not self._left[0]:
            self._left.pop(0)
        if not self._left:
            return 0
        size = min(len(buffer), len(self._left[0]))
        buffer[:size], self._left[0] = self._left[0][:size], self._left[0][size:]
        return size


def _plain(error: Exception) -> str:
    return str(error).removeprefix("Error tokenizing data. C error: ").strip()
