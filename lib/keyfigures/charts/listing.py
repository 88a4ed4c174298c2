"""Figures table -> a listing: the rows themselves in words, for a page or a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from keyfigures.charts.words import Row, amount, day, present, records, when, where, who, whom
from keyfigures.wording import label

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Listing", "cells", "heads", "listing"]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """Rows of the figures table to be shown in words under a title."""

    title: str
    language: str
    rows: pd.DataFrame

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        """A table for a notebook; its words and rows as metadata, for whatever reads the notebook."""
        claims = records(self.rows)
        lines = [heads(self.language), *(cells(row, self.language) for row in claims)]
        html = [f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in line)}</tr>"
                for tag, line in zip(["th", *["td"] * len(claims)], lines, strict=True)]
        data = {"text/plain": "\n".join(" | ".join(line) for line in lines),
                "text/html": f"<table><caption>{escape(self.title)}</caption>{''.join(html)}</table>"}
        return data, {"keyfigures": {"shape": "table", "title": self.title, "rows": claims}}


def listing(table: pd.DataFrame, *, language: str, title: str) -> Listing:
    """The rows of the table, in their order, each with its number in words, what it counts, who says so and when.

    Raises :class:`~keyfigures.TableError` for an empty table.
    """
    heads(language)
    return Listing(title, language, present(table))


def heads(language: str) -> list[str]:
    """The heads of a listing's columns."""
    return [label(f"table.{name}", language) for name in ("figure", "counted", "who", "when", "how")]


def cells(row: Row, language: str) -> list[str]:
    """The cells of one row of a listing; the first holds the number."""
    counted = [label(f"measure.{row['measure']}", language), whom(row, language), where(row, language)]
    if row["unit"] == "household":
        counted.append(label("unit.household", language))
    date = when(row, language)
    if not date and row["published"]:
        date = label("report.published", language).format(day(row["published"], language, "d MMM y"))
    return [amount(row, language), ", ".join(c for c in counted if c), who(row, language), date,
            label(f"status.{row['status']}", language)]
