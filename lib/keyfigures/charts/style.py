"""The house look -> matplotlib: colours, fonts, paper size, and the settings that draw the same bytes every time."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import matplotlib.style
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, fontManager

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "BLUE", "GREY", "GRID", "INK", "SMALL", "TEXT", "TITLE", "VERMILLION", "WIDTH", "house_style", "width", "wrap",
]

# Okabe and Ito's blue and vermillion stay apart under colour blindness; both, and the grey, reach 3.9:1 on white.
BLUE, VERMILLION, GREY = "#0072B2", "#D55E00", "#6B7280"
INK, GRID = "#1F2328", "#D1D5DB"
WIDTH = 4.3  # inches: a column of text on a screen, and still legible on a telephone
TITLE, TEXT, SMALL = 13.0, 9.5, 8.0  # points

_SCALE = 200  # dots an inch at which text is measured
# DejaVu comes with matplotlib; the others fill in scripts that it lacks, where a machine has them
_FALLBACK = ("Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Bengali",
             "Noto Sans Thai", "Arial Unicode MS", "Microsoft YaHei", "PingFang SC")


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save in the house look, whatever the reader's own matplotlib settings say; also a decorator."""
    settings = {
        "font.family": _families(), "font.size": TEXT, "text.color": INK, "text.parse_math": False,
        "text.hinting": "no_hinting",  # or a line is longer at one resolution than at another
        "axes.edgecolor": GREY, "axes.labelcolor": INK, "axes.linewidth": 0.8,
        "xtick.color": GREY, "ytick.color": GREY, "xtick.labelsize": SMALL, "ytick.labelsize": SMALL,
        "hatch.linewidth": 0.9, "svg.hashsalt": "keyfigures", "savefig.dpi": 200,
    }
    with matplotlib.style.context(["default", settings]):
        yield


@cache
def _families() -> list[str]:
    installed = {font.name for font in fontManager.ttflist}
    return ["DejaVu Sans", *(name for name in _FALLBACK if name in installed)]


def width(text: str, size: float, weight: str = "normal") -> float:
    """How many inches a line of text takes in the house style."""
    font = FontProperties(family=_families(), size=size, weight=weight)
    return float(RendererAgg(1, 1, _SCALE).get_text_width_height_descent(text, font, ismath=False)[0]) / _SCALE


def wrap(text: str, room: float, size: float, weight: str = "normal") -> list[str]:
    """The text in lines of at most ``room`` inches; a word that is too long by itself is broken."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, weight) <= room:
            lines[-1] = joined
        else:
            lines.extend(_break(word, room, size, weight))
    return lines


def _break(word: str, room: float, size: float, weight: str) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, weight) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
