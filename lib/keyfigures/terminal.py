"""Figures table -> lines for a terminal, as wide as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from keyfigures import wording
from keyfigures.errors import printable, width
from keyfigures.figure import Figure

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["lines", "words"]

_COLUMNS = ("measure", "figure", "status", "attribution", "place", "dates", "flags", "quote")
_LONGEST = {"measure": 26, "attribution": 30, "place": 20, "flags": 30, "quote": 40}
_NARROWEST = 12  # a text cut shorter than this says nothing; its column goes


def lines(table: pd.DataFrame, room: int | None = None) -> Iterator[str]:
    """A heading and a line a row; ``room`` is how many columns the terminal has, ``None`` for as many as it takes.

    A column with nothing in it is left out; texts are cut, and columns dropped from the right, until the rest fits.
    """
    rows = [dict(zip(_COLUMNS, map(_plain, cells), strict=True)) for cells in map(_cells, _records(table))]
    told = [name for name in _COLUMNS if any(row[name] for row in rows)]
    widths = {name: max(len(name), *(width(row[name]) for row in rows)) for name in told}
    if room is not None:
        widths = _fitted({name: min(found, _LONGEST.get(name, found)) for name, found in widths.items()}, room)
    for row in [{name: name for name in widths}, *rows] if rows else []:
        yield "  ".join(_cell(row[name], widths[name], name) for name in widths).rstrip()


def words(row: Mapping[Any, Any]) -> str:
    """One row's figure in English words, its open side said: ``at least 6,400,000``; a vague one in its own words."""
    low, best, high, bound = (row[name] for name in ("low", "best", "high", "bound"))
    if bound == "vague" and low is None and high is None:
        return f"“{row['quote']}”"
    text = wording.words(Figure(low, best, high, bound), "en")
    return f"{text} households" if row["unit"] == "household" else text


def _records(table: pd.DataFrame) -> list[dict[Any, Any]]:
    return table.astype(object).where(table.notna(), None).to_dict("records")


def _cells(row: Mapping[Any, Any]) -> tuple[str | None, ...]:
    what = f"{row['measure']} ({row['group']})" if row["group"] else row["measure"]
    days = list(dict.fromkeys(f"{row[name]:%Y-%m-%d}" for name in ("from_date", "to_date") if row[name] is not None))
    when = " – ".join(days) if row["to_date"] is not None else "".join(f"{day} –" for day in days)
    return what, words(row), row["status"], row["attribution"], row["place"], when, row["flags"], row["quote"]


def _plain(text: object) -> str:
    return printable(" ".join(str(text or "").split()))


def _fitted(widths: dict[str, int], room: int) -> dict[str, int]:
    """The widths with the longest texts cut first, and the last columns dropped when that is not enough."""
    while sum(widths.values()) + 2 * (len(widths) - 1) > room and len(widths) > 2:
        longest = max((name for name in widths if name in _LONGEST), key=lambda name: widths[name], default=None)
        if longest is not None and widths[longest] > _NARROWEST:
            widths[longest] -= 1
        else:
            widths.popitem()
    return widths


def _cell(text: str, room: int, name: str) -> str:
    while width(text) > room:
        text = text.removesuffix("…")[:-1] + "…"
    gap = " " * (room - width(text))
    return gap + text if name == "figure" else text + gap
