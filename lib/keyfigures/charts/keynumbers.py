"""Figures table -> key figures: each row in large words, over a small axis of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from keyfigures.charts import marks
from keyfigures.charts.chart import Chart, Sheet
from keyfigures.charts.style import BLUE, GREY, SMALL, TEXT, VERMILLION, WIDTH, house_style, wrap
from keyfigures.charts.words import Row, amount, describe, figure, notes, present, records, when, who, whom
from keyfigures.wording import label

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["key_figures"]

_LARGE = 13.5  # points
_GUTTER, _LINE, _TEXT_LINE, _SMALL_LINE, _BAR, _AXIS, _GAP = 0.3, 0.26, 0.18, 0.15, 0.17, 0.2, 0.2  # inches
_COLUMN = (WIDTH - _GUTTER) / 2


@house_style()
def key_figures(table: pd.DataFrame, *, language: str, title: str) -> Chart:
    """The rows of the table, in their order, each as a number in words over an axis of its own.

    The axes differ, so rows of any measure may stand together; lengths are not to be compared between them. Marks are
    those of :func:`~keyfigures.charts.estimates`. Raises :class:`~keyfigures.TableError` for an empty table.
    """
    table = present(table)
    claims = records(table)
    figures = [figure(row) for row in claims]
    tiles = [_tile(row, language) for row in claims]
    heights = [max(tile.height for tile in tiles[i:i + 2]) for i in range(0, len(tiles), 2)]
    ends = list(accumulate(height + _GAP for height in heights))
    sheet = Sheet(title, notes(table, marks.shapes(figures), language), ends[-1] - _GAP / 2)
    for i, (claim, tile, shown) in enumerate(zip(claims, tiles, figures, strict=True)):
        left, bottom = (i % 2) * (_COLUMN + _GUTTER), ends[i // 2] - _GAP - _AXIS
        if tile.drawn:
            axes = sheet.axes(left, bottom - _BAR, _COLUMN, _BAR)
            axes.set_ylim(1, 0)
            axes.set_yticks([])
            marks.scale(axes, marks.reach([shown]), [(0, 1)], language, parts=3)
            marks.draw(axes, shown, 0.5, 0.42)
        _write(sheet, tile, left, ends[i // 2] - _GAP - heights[i // 2],
               VERMILLION if claim["status"] == "projected" else BLUE)
    said = "; ".join(f"{label('measure.' + row['measure'], language)}, {describe(row, language)}" for row in claims)
    return sheet.chart(table, f"{title}. {label('alt.key_figures', language)} {said}.")


@dataclass(frozen=True, slots=True)
class _Tile:
    """The words above one axis: how much, of what, and in small print about whom, when, how known and by whom."""

    large: list[str]
    counted: list[str]
    small: list[str]
    drawn: bool

    @property
    def height(self) -> float:
        lines = len(self.large) * _LINE + len(self.counted) * _TEXT_LINE + len(self.small) * _SMALL_LINE
        return lines + (0.06 + _BAR + _AXIS) * self.drawn


def _tile(row: Row, language: str) -> _Tile:
    counted = [label(f"measure.{row['measure']}", language), whom(row, language)]
    status = None if row["status"] == "reported" else label(f"status.{row['status']}", language)
    small = " · ".join(part for part in (who(row, language), when(row, language), status) if part)
    return _Tile(wrap(amount(row, language), _COLUMN, _LARGE, "bold"),
                 wrap(", ".join(c for c in counted if c), _COLUMN, TEXT), wrap(small, _COLUMN, SMALL),
                 drawn=row["low"] is not None or row["high"] is not None)


def _write(sheet: Sheet, tile: _Tile, left: float, top: float, colour: str) -> None:
    sheet.write(tile.large, left, top, _LARGE, _LINE, fontweight="bold", color=colour)
    top += len(tile.large) * _LINE
    sheet.write(tile.counted, left, top, TEXT, _TEXT_LINE)
    sheet.write(tile.small, left, top + len(tile.counted) * _TEXT_LINE, SMALL, _SMALL_LINE, color=GREY)
