"""Figures table -> estimates by source: one bar for each claim, from its low to its high, the largest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from keyfigures.charts import marks
from keyfigures.charts.chart import Chart, Sheet
from keyfigures.charts.style import BLUE, GREY, INK, SMALL, TEXT, VERMILLION, WIDTH, house_style, width, wrap
from keyfigures.charts.words import Row, amount, describe, figure, notes, one, present, records, when, who, whom
from keyfigures.wording import label

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["estimates"]

_LINE, _SMALL_LINE, _BAR, _GAP, _AXIS = 0.18, 0.15, 0.22, 0.14, 0.2  # inches


@house_style()
def estimates(table: pd.DataFrame, *, language: str, title: str) -> Chart:
    """What each source says about one thing, under each other, on one axis that starts at nought.

    A range is a translucent bar with ticks at its ends; a dot stands only where the source gives a point; "at least" is
    a tick with an arrow, "up to" a hatched outline; a vague claim keeps its words and has no mark.

    Raises :class:`~keyfigures.TableError` for an empty table, and where the rows differ in measure, unit or kind: bars
    on one axis invite a comparison that such rows do not bear.

    >>> import keyfigures as kf
    >>> table = kf.read_text("Between 300,000 and 500,000 people were killed, according to the UN.", language="en")
    >>> kf.charts.estimates(table, language="en", title="Deaths").alt
    'Deaths. Bar chart by source. The UN: between 300,000 and 500,000.'
    """
    table = present(table)
    for column in ("measure", "unit", "kind"):
        one(table, column, "estimates on one axis must count the same thing")
    rows = table.loc[_size(table).sort_values(ascending=False, kind="stable").index]
    claims = records(rows)
    figures, heads = [figure(row) for row in claims], [_head(row, language) for row in claims]
    ends = list(accumulate(head.height + head.bar + _GAP for head in heads))
    sheet = Sheet(title, notes(rows, marks.shapes(figures), language), ends[-1] + _AXIS)
    axes = sheet.axes(0, 0, WIDTH, ends[-1])
    axes.set_ylim(ends[-1], 0)
    axes.set_yticks([])
    bars = [(end - _GAP - head.bar, end - _GAP) for head, end in zip(heads, ends, strict=True)]
    marks.scale(axes, marks.reach(figures), bars, language)
    for head, shown, (top, bottom) in zip(heads, figures, bars, strict=True):
        _write(axes, head, top - head.height)
        marks.draw(axes, shown, (top + bottom) / 2, _BAR / 2 - 0.02)
    said = "; ".join(describe(row, language) for row in claims)
    return sheet.chart(rows, f"{title}. {label('alt.estimates', language)} {said}.")


def _size(table: pd.DataFrame) -> pd.Series[float]:
    """What the bars are ordered by: the far end of each, nothing for a vague claim."""
    return table["high"].fillna(table["best"]).fillna(table["low"]).astype("Float64").fillna(-1)


@dataclass(frozen=True, slots=True)
class _Head:
    """The words above a bar: who says it, how much, and in small print when, about whom and how it is known."""

    name: list[str]
    value: str
    beside: bool
    small: list[str]
    colour: str
    bar: float

    @property
    def height(self) -> float:
        lines = len(self.name) + (not self.beside)
        return lines * _LINE + len(self.small) * _SMALL_LINE + 0.03


def _head(row: Row, language: str) -> _Head:
    name, value = wrap(who(row, language), WIDTH, TEXT), amount(row, language)
    beside = len(name) == 1 and width(name[0], TEXT) + width(value, TEXT, "bold") < WIDTH - 0.15
    status = None if row["status"] == "reported" else label(f"status.{row['status']}", language)
    small = " · ".join(part for part in (when(row, language), whom(row, language), status) if part)
    colour = VERMILLION if row["status"] == "projected" else BLUE
    bar = 0 if row["low"] is None and row["high"] is None else _BAR
    return _Head(name, value, beside, wrap(small, WIDTH, SMALL), colour, bar)


def _write(axes: Axes, head: _Head, top: float) -> None:
    across = axes.get_yaxis_transform()  # x as a share of the width, y in inches
    for i, line in enumerate(head.name):
        axes.text(0, top + i * _LINE, line, transform=across, va="top", fontsize=TEXT, color=INK)
    below = top + (0 if head.beside else len(head.name) * _LINE)
    side = "right" if head.beside else "left"
    axes.text(int(head.beside), below, head.value, transform=across, va="top", ha=side, fontsize=TEXT,
              fontweight="bold", color=head.colour)
    after = top + (len(head.name) + (not head.beside)) * _LINE
    for i, line in enumerate(head.small):
        axes.text(0, after + i * _SMALL_LINE, line, transform=across, va="top", fontsize=SMALL, color=GREY)
