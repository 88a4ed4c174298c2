"""Projected rows -> the hatched area after the as-of line, with words that say what it adds up to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from matplotlib.patches import FancyArrowPatch, Polygon

from keyfigures.charts.style import GREY, SMALL, VERMILLION
from keyfigures.charts.words import Row, amount, day, figure
from keyfigures.wording import label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from keyfigures.figure import Figure

__all__ = ["arrow", "project", "remark", "sides"]

_LINE = 11  # points from one remark to the next


def project(axes: Axes, ahead: list[Row], now: Figure, last: int, end: int, language: str, *, dated: bool) -> None:
    """Draw what is expected between the as-of line at ``last`` and ``end``; ``dated`` is whether ``end`` is a date."""
    (left, right), top = axes.get_xlim(), axes.get_ylim()[1]
    axes.axvline(last, color=GREY, linewidth=0.8, linestyle=(0, (1, 2)), label="as_of")
    as_of = label("chart.as_of", language).format(day(dt.date.fromordinal(last), language))
    axes.text(last - 0.015 * (right - left), top, as_of, ha="right", va="top", fontsize=SMALL, color=GREY)
    for row in ahead:
        shown, additional = figure(row), "additional" in (row["flags"] or "")
        _area(axes, shown, None if additional else now, last, end)
        said = [] if dated else [label("chart.projection.undated", language)]
        said.append(label(f"chart.projection.{'additional' if additional else 'total'}", language))
        place = (end, max(side for side in (shown.low, shown.high) if side is not None))
        for i, line in enumerate(said):
            remark(axes, line, place, 3 + _LINE * i, fontsize=SMALL, color=GREY)
        remark(axes, amount(row, language), place, 4 + _LINE * len(said), fontweight="bold", color=VERMILLION)


def _area(axes: Axes, shown: Figure, now: Figure | None, start: int, end: int) -> None:
    """The hatched area: opening from the present figure, or as high all along when it comes on top of that."""
    low, high = sides(shown)
    if now is None:
        low = shown.low or 0
        near = low, high
    else:
        near = sides(now)
        low = near[0] if shown.low is None else low
    corners = [(start, near[0]), (start, near[1]), (end, high), (end, low)]
    axes.add_patch(Polygon(corners, facecolor="none", edgecolor=VERMILLION, hatch="////", linestyle=(0, (3, 2)),
                           linewidth=1.4, label="projected"))
    if shown.high is None:
        axes.add_patch(arrow(axes, end, high, VERMILLION))


def sides(figure: Figure) -> tuple[float, float]:
    """Low and high; a side that is open is drawn at the other."""
    given = [side for side in (figure.low, figure.high) if side is not None]
    return given[0], given[-1]


def arrow(axes: Axes, x: float, level: float, colour: str) -> FancyArrowPatch:
    """An arrow upwards from a level that is open above."""
    return FancyArrowPatch((x, level), (x, level + 0.09 * axes.get_ylim()[1]), arrowstyle="-|>", mutation_scale=9,
                           shrinkA=0, shrinkB=0, color=colour, label="open_above")


def remark(axes: Axes, text: str, place: tuple[float, float], up: float, **look: Any) -> None:
    """Text that ends ``up`` points above a place, on white so that no line runs through it."""
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    axes.annotate(text, place, (0, up), textcoords="offset points", ha="right", bbox=paper, **look)
