"""Rows of the figures table -> the words on a chart: who, when, how much, and the notes under it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from babel.dates import format_date, format_interval

from keyfigures.countries import territories
from keyfigures.errors import TableError
from keyfigures.figure import Figure
from keyfigures.language import load
from keyfigures.schema import cast
from keyfigures.wording import label, words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Notes", "Row", "amount", "day", "describe", "figure", "notes", "one", "records", "when", "where", "who", "whom"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Notes:
    """The lines under a chart: how to read it, what is counted, who published it and as of when."""

    reading: str
    definition: str
    source: str
    as_of: str

    def lines(self) -> list[str]:
        """The notes in the order in which they are printed, without those that are empty."""
        return [line for line in (self.reading, self.definition, f"{self.source} {self.as_of}".strip()) if line]


def records(rows: pd.DataFrame) -> list[Row]:
    """The rows as plain values: whole numbers, ISO dates, texts, and ``None`` for what is missing."""
    plain = rows.astype(object).where(rows.notna(), None)
    return [{str(name): _plain(value) for name, value in row.items()} for row in plain.to_dict("records")]


def _plain(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, dt.datetime) else value


def figure(row: Row) -> Figure:
    """The figure that a row holds."""
    return Figure(row["low"], row["best"], row["high"], row["bound"], row["status"])


def one(rows: pd.DataFrame, column: str, why: str) -> str | None:
    """The only value of a column, ``None`` if never given; :class:`~keyfigures.TableError` when there are several."""
    found = sorted(map(str, rows[column].dropna().unique()))
    if len(found) > 1:
        raise TableError(f"{why}; {column} is {' and '.join(found)}\n"
                         f"    keep one of them: table[table[{column!r}] == {found[0]!r}]")
    return found[0] if found else None


def present(table: pd.DataFrame) -> pd.DataFrame:
    """The table, cast; :class:`~keyfigures.TableError` when it has no row to draw or is no figures table."""
    if table.empty:
        raise TableError("there is nothing to draw: the table has no rows")
    return cast(table)


def amount(row: Row, language: str) -> str:
    """How much, in words; a vague row keeps the words of its source."""
    told = row["quote"] if row["low"] is None and row["high"] is None else None
    return str(told or words(figure(row), language))


def who(row: Row, language: str) -> str:
    """Who says so: the body that the text names, or else who published it."""
    if row["attribution"]:
        name = " ".join(row["attribution"].split())
        return name[:1].upper() + name[1:]  # the text has it within a sentence
    return " ".join(str(row["source"] or row["document"] or label("chart.unknown_source", language)).split())


def whom(row: Row, language: str) -> str:
    """Who is counted, in the reader's language where the pack knows the word, else as told."""
    group = row["group"] or ""
    return label(f"group.{group}", language) if f"group.{group}" in load(language).data.get("labels", {}) else group


def where(row: Row, language: str) -> str:
    """The country of a row in the reader's language, or else its place as written."""
    names = (name for name, code in territories(language).items() if code == row["iso3"])
    return next(names, row["place"] or "")


def day(date: str | dt.date, language: str, form: str = "d MMMM y") -> str:
    """A date in words."""
    return str(format_date(dt.date.fromisoformat(str(date)[:10]), form, locale=label("locale", language)))


def when(row: Row, language: str) -> str:
    """The period or day that a row speaks of; empty when it says none."""
    first, last = row["from_date"], row["to_date"]
    if last is None:
        return label("table.from", language).format(day(first, language, "d MMM y")) if first else ""
    form = {"year": "y", "month": "yMMM"}.get(row["date_precision"] or "", "yMMMd")
    if first is None or first == last:
        return day(last, language, {"y": "y", "yMMM": "MMM y"}.get(form, "d MMM y"))
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return str(format_interval(*days, form, locale=label("locale", language)))


def describe(row: Row, language: str) -> str:
    """One row as half a sentence, for those who listen to a chart: who, when, how much, how it is known."""
    status = "" if row["status"] == "reported" else f" ({label('status.' + row['status'], language)})"
    parts = [who(row, language), whom(row, language), when(row, language)]
    return f"{', '.join(p for p in parts if p)}: {amount(row, language)}{status}"


def notes(rows: pd.DataFrame, reading: Iterable[str], language: str) -> Notes:
    """The notes for a chart of these rows; ``reading`` names the shapes in it that need a word of explanation."""
    counted = [label(f"definition.{m}", language) for m in rows["measure"].dropna().unique()]
    kinds = [label(f"kind.{k}", language) for k in rows["kind"].dropna().unique()]
    definition = label("chart.counted", language).format("; ".join([*counted, *kinds])) + "."
    if (rows["unit"] == "household").any():
        definition += " " + label("chart.households", language)
    names = list(dict.fromkeys(_credit(row, language) for row in records(rows)))
    last = rows["to_date"].where(rows["status"] != "projected").fillna(rows["published"]).max()
    return Notes(
        " ".join(label(f"chart.read.{shape}", language) for shape in reading),
        definition,
        label("chart.source" if len(names) == 1 else "chart.sources", language).format("; ".join(names)) + ".",
        "" if pd.isna(last) else label("chart.as_of", language).format(day(str(last), language)) + ".",
    )


def _credit(row: Row, language: str) -> str:
    """Who is to be named under a chart: who says so, and who published that when it is another."""
    told, published = who(row, language), who(row | {"attribution": None}, language)
    same = not row["attribution"] or not row["source"] or told.casefold() == published.casefold()
    return told if same else label("chart.via", language).format(told, published)
