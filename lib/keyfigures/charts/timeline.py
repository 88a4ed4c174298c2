"""Figures table -> timeline: steps at as-of dates, a band between bounds, and a projection that looks like one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_skeleton
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from keyfigures.charts import marks
from keyfigures.charts.chart import Chart, Sheet
from keyfigures.charts.projection import arrow, project, remark, sides
from keyfigures.charts.style import BLUE, GREY, GRID, SMALL, WIDTH, house_style, width
from keyfigures.charts.words import Row, amount, figure, notes, one, present, records, when, who
from keyfigures.errors import TableError
from keyfigures.wording import label, number

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from keyfigures.figure import Figure

__all__ = ["timeline"]

_HEIGHT, _FOOT, _RIGHT = 2.6, 0.25, 0.22  # inches: of the plot, of the dates under it, for half of the last date
_HEADROOM = {False: 0.3, True: 0.65}  # inches above the highest value, without and with a projection to label
_MONTHS, _YEARS = 100, 1100  # days from which an axis is marked in months, in years
_WHY = "a timeline follows one count by one source"


@dataclass(frozen=True, slots=True)
class _Span:
    """A figure and the days over which it is drawn, as ordinals."""

    start: int
    end: int
    shown: Figure

    @property
    def level(self) -> float:
        """The height of the line: the point where there is one, else the lower of the sides given."""
        return next(side for side in (self.shown.best, self.shown.low, self.shown.high) if side is not None)


@house_style()
def timeline(table: pd.DataFrame, *, language: str, title: str) -> Chart:
    """How one count went on: a stock holds from its as-of day to the next, a flow fills its period.

    A projection starts at the as-of line, dashed and hatched, at its own date or, where it has none, in a zone without
    dates. Its label says whether it is a total or comes on top; one that comes on top (``additional`` in ``flags``) is
    drawn from nought, since a reported and a projected number are not added.

    Raises :class:`~keyfigures.TableError` for an empty table, for rows without a date or a number, and where the rows
    that are not projected differ in measure, unit, kind, group, country or source.
    """
    rows = _checked(present(table), language)
    claims = records(rows)
    past = [row for row in claims if row["status"] != "projected"]
    ahead = [row for row in claims if row["status"] == "projected"]
    spans, flow = _spans(past), past[0]["kind"] == "flow"
    read = ["periods" if flow or len(past) == 1 else "steps"]
    read += [s for s in marks.shapes(map(figure, past)) if s.startswith("open")] + ["projected"] * bool(ahead)
    sheet = Sheet(title, notes(rows, read, language), _HEIGHT)
    axes = _axes(sheet, claims, language)
    first, last = spans[0].start, max(span.end for span in spans)
    dated = max((_ordinal(row["to_date"]) for row in ahead if row["to_date"]), default=0)
    end = last if not ahead else dated if dated > last else last + int(0.6 * max(last - first, 20))
    long = max(end - first, 1)
    axes.set_xlim(first - 0.03 * long, end + 0.02 * long * (not ahead))
    _draw(axes, spans, dots=not flow)
    _remark_last(axes, spans, amount(past[-1], language), last - 0.015 * long)
    if ahead:
        project(axes, ahead, spans[-1].shown, last, end, language, dated=dated > last)
    _dates(axes, axes.get_position().width * WIDTH, first, dated if dated > last else last, language)
    said = "; ".join(_describe(row, language) for row in claims)
    return sheet.chart(rows, f"{title}. {label('alt.timeline', language)} {who(past[0], language)}: {said}.")


def _checked(table: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows in order of time, the projected ones last."""
    past = table[table["status"] != "projected"]
    if past.empty:
        raise TableError("a timeline needs a figure to start from: all rows are projected")
    for column in ("measure", "unit"):
        one(table, column, _WHY)
    named = past.assign(source=[who(row, language) for row in records(past)], group=past["group"].fillna("everyone"))
    for column in ("kind", "group", "iso3", "origin_iso3", "host_iso3", "source"):
        one(named, column, _WHY)
    undated = past.index[past["to_date"].isna()]
    empty = table.index[table[["low", "high"]].isna().all(axis=1)]
    if bad := [*((name, "to_date is missing") for name in undated),
               *((name, f"no number in {table.at[name, 'quote']!r}") for name in empty)]:
        raise TableError("a timeline needs a date and a number in every row", bad)
    order = table.assign(later=table["status"] == "projected")
    return table.loc[order.sort_values(["later", "to_date"], kind="stable").index]


def _ordinal(iso: str) -> int:
    return dt.date.fromisoformat(iso).toordinal()


def _spans(past: list[Row]) -> list[_Span]:
    """Where each figure is drawn: over its period for a flow or a single count, else from its day until the next."""
    starts = [_ordinal(row["from_date"] or row["to_date"]) for row in past]
    ends = [_ordinal(row["to_date"]) for row in past]
    if past[0]["kind"] == "flow":
        ends = [end + 1 for end in ends]  # the last day is within the period
    elif len(past) > 1:
        starts, ends = ends, [*ends[1:], ends[-1]]
    return [_Span(start, end, figure(row)) for start, end, row in zip(starts, ends, past, strict=True)]


def _axes(sheet: Sheet, claims: list[Row], language: str) -> Axes:
    """Axes from nought to above the highest side, with thin lines at short round numbers."""
    highest = max([row[side] for row in claims for side in ("low", "best", "high") if row[side] is not None] + [1])
    room = _HEADROOM[claims[-1]["status"] == "projected"]
    top = highest * (_HEIGHT - _FOOT) / (_HEIGHT - _FOOT - room)
    ticks = [t for t in MaxNLocator(4, steps=[1, 2, 2.5, 5, 10], integer=True).tick_values(0, highest) if t < top]
    names = [number(int(t), language, short=True) for t in ticks]
    left = max(width(name, SMALL) for name in names) + 0.1
    axes = sheet.axes(left, 0, WIDTH - left - _RIGHT, _HEIGHT - _FOOT)
    axes.set_ylim(0, top)
    axes.set_yticks(ticks, names, fontsize=SMALL, color=GREY)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    return axes


def _draw(axes: Axes, spans: list[_Span], *, dots: bool) -> None:
    before: _Span | None = None
    for span in spans:
        low, high = span.shown.low, span.shown.high
        if low is not None and high is not None and low != high:
            axes.add_patch(Rectangle((span.start, low), span.end - span.start, high - low, color=BLUE, alpha=0.28,
                                     linewidth=0, label="range"))
        axes.hlines(span.level, span.start, span.end, color=BLUE, linewidth=2, label="step")
        if before and before.end == span.start:
            axes.vlines(span.start, before.level, span.level, color=BLUE, linewidth=1, label="riser")
        if dots and span.shown.best is not None:
            at = span.end if len(spans) == 1 else span.start
            axes.plot([at], [span.level], "o", color=BLUE, markersize=4.5, label="best")
        if high is None:
            axes.add_patch(arrow(axes, (span.start + span.end) / 2, span.level, BLUE))
        before = span


def _remark_last(axes: Axes, spans: list[_Span], words: str, x: float) -> None:
    """The last figure in words: above it, or below where the line came down to it and there is room."""
    low, high = sides(spans[-1].shown)
    falling = len(spans) > 1 and spans[-2].level > spans[-1].level and low > 0.15 * axes.get_ylim()[1]
    remark(axes, words, (x, low if falling else high), -15 if falling else 5, fontweight="bold", color=BLUE)


def _dates(axes: Axes, room: float, first: int, last: int, language: str) -> None:
    """Dates under an axis of ``room`` inches: a year in its middle, a month at its start, days back from the last."""
    begin, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    if last - first > _YEARS:
        form, days = "y", [dt.date(year, 7, 1) for year in range(begin.year, end.year + 1)]
    elif last - first > _MONTHS:
        months = range(begin.year * 12 + begin.month, end.year * 12 + end.month)
        form, days = "yMMM", [dt.date(m // 12, m % 12 + 1, 1) for m in months]
    else:
        form, days = "MMMd", [end - dt.timedelta(n) for n in range(last - first + 1)][::-1]
    days = [day for day in days if begin <= day <= end][::-1]
    names = [str(format_skeleton(form, day, locale=label("locale", language))) for day in days]
    room = room * (last - first + 1) / (axes.get_xlim()[1] - axes.get_xlim()[0])
    step = -(-len(days) * (max(width(name, SMALL) for name in names) + 0.15) // room)
    shown = slice(None, None, max(1, int(step)))
    axes.set_xticks([day.toordinal() for day in days[shown]], names[shown], fontsize=SMALL, color=GREY)


def _describe(row: Row, language: str) -> str:
    status = "" if row["status"] == "reported" else f" ({label('status.' + row['status'], language)})"
    return f"{when(row, language)}: {amount(row, language)}{status}".removeprefix(": ")
