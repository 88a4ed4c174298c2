"""Rows of text cells -> sheet: the header found, blank rows and repeated headers left out, rows numbered as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from keyfigures import content
from keyfigures.sources import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Rows = Sequence[Sequence[str]]
    Spans = Sequence[tuple[int, int, int]]

__all__ = ["sheet", "sheets"]


def sheet(rows: Sequence[Sequence[str]], where: str, title: str | None,
          spans: Sequence[tuple[int, int, int]] | None = None) -> content.Sheet | None:
    """The sheet of a grid, or ``None`` where no row names its columns or nothing stands under it.

    ``spans`` are the merged cells as (row, first column, last column), ``None`` where the format does not tell.
    """
    found = header.find(rows, spans)
    if found is None or (found.first >= len(rows) and len(found.names) < 2):
        return None
    width = len(found.names)
    body = {number: row for number, row in enumerate(rows[found.first:], found.first + 1)
            if any(row) and tuple(" ".join(cell.split()) for cell in row[:width]) != found.names}
    names = header.named(found.names, {i for row in body.values() for i, cell in enumerate(row) if cell.strip()})
    position = {name: i for i, name in enumerate(names)}

    def cells(wanted: Sequence[str]) -> pd.DataFrame:
        return pd.DataFrame({header: pd.Series([row[position[header]] if position[header] < len(row) else ""
                                                for row in body.values()], dtype="str") for header in wanted}
                            ).set_axis(list(body))

    return content.grid(names, cells, where, name=title, tags=found.tags)


def sheets(grids: Iterable[tuple[str, Rows, Spans]], name: str) -> tuple[tuple[content.Sheet, ...], tuple[str, ...]]:
    """The sheets of titled grids, and what a person should know of those that make none: that their numbers were not read."""
    found: list[content.Sheet] = []
    notes: list[str] = []
    for title, rows, spans in grids:
        if made := sheet(rows, f"{name}, sheet {title!r}", title, spans):
            found.append(made)
        elif header.holds_numbers(rows):
            notes.append(f"sheet {title!r} has no row that names its columns above its figures; its numbers were not read")
    return tuple(found), tuple(notes)
