"""Figure -> marks on an axis: a bar for a range, a dot for a point, an arrow where it is open above, hatching below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.colors import to_rgba
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.ticker import MaxNLocator

from keyfigures.charts.style import BLUE, GREY, GRID, SMALL, VERMILLION
from keyfigures.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

    from keyfigures.figure import Figure

__all__ = ["draw", "reach", "scale", "shapes"]

_ARROW = 0.09  # length of an arrow, as a share of the axis: it says "open", not how far


def shapes(figures: Iterable[Figure]) -> list[str]:
    """Which shapes these figures are drawn with, in the order in which a reader meets them."""
    found = {shape for figure in figures for shape in _shapes(figure)}
    return [s for s in ("range", "best", "about", "open_above", "open_below", "projected", "vague") if s in found]


def _shapes(figure: Figure) -> set[str]:
    low, high = figure.low is not None, figure.high is not None
    if not low and not high:
        return {"vague"}
    found = {"projected"} if figure.status == "projected" else set()
    if figure.best is not None:
        found.add("about" if figure.bound == "about" else "best")
    if low and high and figure.low != figure.high:
        found.add("range")
    elif low != high:
        found.add("open_above" if low else "open_below")
    return found


def reach(figures: Iterable[Figure]) -> float:
    """How far an axis must run to hold all of them, arrows included."""
    ends = [side / (1 - 1.3 * _ARROW) if side == figure.low and figure.high is None else side
            for figure in figures for side in (figure.low, figure.best, figure.high) if side is not None]
    return max([*ends, 1]) * 1.04


def scale(axes: Axes, end: float, bands: Iterable[tuple[float, float]], language: str, parts: int = 4) -> None:
    """An axis from nought, numbered in short form, with thin lines across the bands only."""
    axes.set_xlim(0, end)
    ticks = [t for t in MaxNLocator(parts, steps=[1, 2, 2.5, 5, 10], integer=True).tick_values(0, end) if 0 <= t <= end]
    for top, bottom in bands:
        axes.vlines(ticks, top, bottom, color=GRID, linewidth=0.8, zorder=0)
    axes.set_xticks(ticks, [number(int(t), language, short=True) for t in ticks], fontsize=SMALL, color=GREY)
    for text, place in zip(axes.get_xticklabels(), ticks, strict=True):
        text.set_horizontalalignment("left" if place == 0 else "right" if place > 0.94 * end else "center")


def draw(axes: Axes, figure: Figure, y: float, half: float) -> None:
    """Draw one figure around height ``y``; ``half`` is half the height of its bar. Labels name the marks."""
    projected = figure.status == "projected"
    dash: Any
    colour, dash = (VERMILLION, (0, (3, 2))) if projected else (BLUE, "solid")
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        _bar(axes, low, high, y, half, colour, hatch="////" if projected else None, dash=dash)
    elif low is None and high is not None:
        _bar(axes, 0, high, y, half, colour, hatch="\\\\\\\\", dash=dash, label="open_below")
    elif low is not None:
        axes.hlines(y, 0, low, color=colour, linewidth=1, linestyle=dash, label="stem")
    for side in (s for s in (low, high) if s is not None and low != high):
        axes.vlines(side, y - half, y + half, color=colour, linewidth=2, label="tick")
    if low is not None and high is None:
        length = _ARROW * axes.get_xlim()[1]
        axes.add_patch(FancyArrowPatch((low, y), (low + length, y), arrowstyle="-|>", mutation_scale=10, shrinkA=0,
                                       shrinkB=0, color=colour, linewidth=2, label="open_above"))
    if figure.best is not None:
        face = "white" if figure.bound == "about" else colour
        axes.plot([figure.best], [y], "o", markersize=7, color=colour, markerfacecolor=face, markeredgewidth=1.8,
                  clip_on=False, label="best")


def _bar(axes: Axes, low: float, high: float, y: float, half: float, colour: str, *,
         hatch: str | None, dash: Any, label: str = "range") -> None:
    face = "none" if hatch else to_rgba(colour, 0.3)
    edge = colour if hatch else "none"
    axes.add_patch(Rectangle((low, y - half), high - low, 2 * half, facecolor=face, edgecolor=edge, hatch=hatch,
                             linestyle=dash, linewidth=1, label=label))
