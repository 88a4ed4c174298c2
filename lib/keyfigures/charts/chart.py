"""A drawing, its rows and its words -> a chart: shown in a notebook, written as SVG or PNG, always the same bytes."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.figure import Figure as Drawing
from matplotlib.transforms import Bbox

from keyfigures.charts.style import GREY, SMALL, TITLE, WIDTH, house_style, wrap
from keyfigures.charts.words import Notes, records

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.text import Text

__all__ = ["Chart", "Sheet"]

_TITLE_LINE, _NOTE_LINE, _GAP = 0.24, 0.155, 0.12  # inches
_MARGIN, _EDGE = 0.15, 0.05  # inches of white around a chart, around a bare plot
_UNDATED = {"svg": {"Date": None, "Creator": None, "Format": None, "Type": None}, "png": {"Software": None}}


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A drawn chart and what must travel with it.

    ``rows`` is the part of the figures table it was drawn from, in drawing order. ``alt`` says in words, with full
    numbers, what the drawing shows. ``definition``, ``source``, ``as_of`` and ``reading`` are the lines under it.
    """

    title: str
    alt: str
    notes: Notes
    rows: pd.DataFrame
    drawing: Drawing
    plot: Bbox
    frame: tuple[Text, ...]

    def svg(self) -> str:
        """The chart as an SVG that looks the same everywhere: its letters are drawn."""
        return self._save("svg", self._paper()).decode()

    def png(self) -> bytes:
        """The chart as PNG, 200 dots an inch."""
        return self._save("png", self._paper())

    def inset(self) -> str:
        """The plot alone as SVG, its letters text, for a page that sets title and notes itself."""
        for text in self.frame:
            text.set_visible(False)
        try:
            return self._save("svg", self.plot.padded(_EDGE), letters="none").decode()
        finally:
            for text in self.frame:
                text.set_visible(True)

    def _paper(self) -> Bbox:
        return Bbox([(0, 0), tuple(self.drawing.get_size_inches())]).padded(_MARGIN)

    def _save(self, form: str, paper: Bbox, letters: str = "path") -> bytes:
        out = io.BytesIO()
        with house_style(), matplotlib.rc_context({"svg.fonttype": letters}):
            self.drawing.savefig(out, format=form, bbox_inches=paper, metadata=_UNDATED[form])
        return out.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        """The picture for a notebook; its words and rows as metadata, for whatever reads the notebook."""
        data = {"text/plain": self.alt, "image/svg+xml": self.svg(), "image/png": base64.b64encode(self.png()).decode()}
        words = {"title": self.title, "alt": self.alt, "notes": self.notes.lines(), "rows": records(self.rows)}
        return data, {"keyfigures": {"shape": "chart", **words, "plot": self.inset()}}


class Sheet:
    """Paper for one chart: the title above, the notes below, and a plot of the wanted height in inches between them."""

    def __init__(self, title: str, notes: Notes, height: float) -> None:
        heading = wrap(title, WIDTH, TITLE, "bold")
        small = [line for note in notes.lines() for line in wrap(note, WIDTH, SMALL)]
        above, below = len(heading) * _TITLE_LINE + _GAP, len(small) * _NOTE_LINE + _GAP
        self._total = above + height + below
        self.title, self.notes = title, notes
        self.drawing = Drawing(figsize=(WIDTH, self._total))
        self.plot = Bbox([[0, below], [WIDTH, below + height]])
        self.frame = (*self.write(heading, 0, -above, TITLE, _TITLE_LINE, weight="bold"),
                      *self.write(small, 0, height + _GAP, SMALL, _NOTE_LINE, color=GREY))

    def write(self, lines: list[str], left: float, top: float, size: float, step: float, **look: Any) -> list[Text]:
        """Lines of text, ``step`` inches apart, the first ``left`` and ``top`` inches from the corner of the plot."""
        heights = [(self.plot.y1 - top - i * step) / self._total for i in range(len(lines))]
        return [self.drawing.text(left / WIDTH, height, line, fontsize=size, va="top", **look)
                for height, line in zip(heights, lines, strict=True)]

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes without a frame, ``left`` and ``top`` inches from the corner of the plot, sized in inches."""
        bottom = self.plot.y1 - top - height
        axes = self.drawing.add_axes((left / WIDTH, bottom / self._total, width / WIDTH, height / self._total))
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        return axes

    def chart(self, rows: pd.DataFrame, alt: str) -> Chart:
        """The finished chart."""
        return Chart(self.title, alt, self.notes, rows, self.drawing, self.plot, self.frame)
