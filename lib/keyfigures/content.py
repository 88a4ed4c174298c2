"""File -> content: the prose of one document and its sheets, each cell with its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from keyfigures.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from keyfigures.passage import Document

__all__ = ["LONGEST", "TOO_LONG", "Content", "Sheet", "check_cells", "check_width", "grid", "letters"]

_WIDEST, LONGEST = 16_384, 1_000_000  # columns of a sheet (Excel's limit), characters of a cell
TOO_LONG = "is a quotation mark missing, or is this a document rather than a table?"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a document, as text cells under named columns.

    ``read(headers)`` gives those columns as a DataFrame of text, an empty cell as ``""``, its index the row labels of the
    file; it can be called once. ``around`` holds what stands before and after the row label in an address:
    ``("Sheet1!B", "")`` for a grid, ``("/data/", "/deaths")`` for a JSON pointer.
    """

    headers: tuple[str, ...]
    read: Callable[[Sequence[str]], pd.DataFrame]
    around: dict[str, tuple[str, str]]
    name: str | None = None
    tags: tuple[str, ...] = ()
    guarded: bool = False  # whether an apostrophe keeps a text from being run as a formula

    def address(self, header: str, row: object) -> str:
        """The address of one cell, such as ``Sheet1!B7``."""
        before, after = self.around[header]
        return f"{before}{row}{after}"

    def addresses(self, header: str, rows: pd.Index) -> pd.Series:
        """The addresses of a column's cells, a text for each row label."""
        before, after = self.around[header]
        return before + pd.Series(rows).astype("string") + after

    def labels(self, header: str, rows: pd.Index) -> pd.Series:
        """Names of a column's cells that need no quoting anywhere: the letters of the column and the row, as in ``B7``."""
        labels = pd.Series(rows).astype("string")
        if not pd.api.types.is_integer_dtype(rows.dtype):
            labels = labels.str.replace("/", ".", regex=False)
        return letters(self.headers.index(header)) + labels


@dataclass(frozen=True, slots=True)
class Content:
    """What one file holds.

    ``text`` is its prose and ``marks`` the places in it that have a name, as (offset, locator); ``origin`` is its licence and the
    day it was retrieved, where it says so; ``notes`` are what a person should look at.
    """

    document: Document
    text: str = ""
    sheets: tuple[Sheet, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    origin: dict[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def grid(headers: Sequence[str], read: Callable[[Sequence[str]], pd.DataFrame], where: str, *,
         name: str | None = None, tags: Sequence[str] = (), guarded: bool = False) -> Sheet:
    """A sheet whose cells are addressed by letter and row number."""
    check_width(len(headers), where)
    prefix = f"{_quoted(name)}!" if name else ""
    around = {header: (f"{prefix}{letters(i)}", "") for i, header in enumerate(headers) if header}
    return Sheet(tuple(headers), read, around, name, tuple(tags), guarded)


def check_width(columns: int, where: str) -> None:
    """Raise :class:`~keyfigures.SourceError` for more columns than a sheet can have."""
    if columns > _WIDEST:
        raise SourceError(f"has {columns:,} columns; a sheet has at most {_WIDEST:,}", where,
                          "is the delimiter right, or is the table turned on its side?")


def check_cells(cells: pd.DataFrame, sheet: Sheet, where: str) -> pd.DataFrame:
    """The cells themselves, unless one of them is too long to be a cell."""
    for header in cells.columns:
        longest = cells[header].str.len().max()
        if longest > LONGEST:
            row = int(cells[header].str.len().argmax())
            raise SourceError(f"holds more than {LONGEST:,} characters",
                              f"{where}, cell {sheet.address(header, cells.index[row])}", TOO_LONG)
    return cells


def letters(position: int) -> str:
    """The letters of a column, counted from 0.

    >>> letters(0), letters(25), letters(26), letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def _quoted(name: str) -> str:
    return name if name.replace("_", "a").isalnum() else "'" + name.replace("'", "''") + "'"
