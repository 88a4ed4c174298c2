"""Bytes of xlsx, xlsm, xlsb, xls or ods -> its sheets, each with its header found and its cells as text."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from keyfigures.content import Content
from keyfigures.errors import SourceError
from keyfigures.passage import Document
from keyfigures.sources import archive, grid, header

__all__ = ["read"]

_REMEDY = "was the download cut off? open it and save it again as xlsx"


def read(raw: bytes, name: str) -> Content:
    """The sheets of a workbook that hold more than a title; hidden ones are read too."""
    try:
        import python_calamine as calamine
    except ImportError as error:
        raise SourceError("workbooks need python-calamine", name, "pip install 'keyfigures[tables]'") from error
    archive.check(raw, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        titles = [meta.name for meta in book.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
        grids = [(title, *_cells(book.get_sheet_by_name(title))) for title in titles]
    except calamine.PasswordError as error:
        raise SourceError("is protected with a password", name, "take the password off in the program that set it") from error
    except calamine.CalamineError as error:
        raise SourceError(f"is no workbook that can be read: {error}", name, _REMEDY) from error
    sheets, notes = grid.sheets(grids, name)
    if not sheets:
        raise SourceError("has no sheet with a table", name, "a table has a row that names its columns, above its figures")
    return Content(Document(name), sheets=sheets, notes=notes)


def _cells(cells: Any) -> tuple[list[list[str]], list[tuple[int, int, int]]]:
    """The cells of a sheet as a grid, and which of them are merged across."""
    rows = [[_text(cell) for cell in row] for row in cells.to_python(skip_empty_area=False)]
    merged = cells.merged_cell_ranges or []
    spans = [(top, left, right) for (top, left), (bottom, right) in merged if top == bottom]
    for (top, left), (bottom, _) in merged:
        for row in rows[top + 1:bottom + 1]:
            row[left] = header.carried(rows[top][left])
    return rows, spans


def _text(cell: object) -> str:
    """A cell as it would be typed: whole numbers without a point, dates as ISO."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    return str(cell)
