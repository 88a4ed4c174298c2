"""Columns -> the figures table: each column's name, dtype, meaning and allowed values; cast and check a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from keyfigures.errors import TableError
from keyfigures.figure import BOUNDS, STATUSES, misfit

__all__ = ["COLUMNS", "DTYPES", "MEASURES", "Column", "absent", "cast", "check", "empty", "page"]

MEASURES = {
    "deaths": "people who died, dead-or-missing included where the source counts them together",
    "injured": "people hurt or wounded",
    "missing": "people whose fate is unknown",
    "detained": "people arrested, abducted or held",
    "displaced": "people who had to leave home, wherever they went",
    "idps": "displaced people who are still inside their country",
    "refugees": "people who fled across a border",
    "asylum_seekers": "people who asked for asylum and have no decision yet",
    "returnees": "displaced people or refugees who went back",
    "evacuated": "people moved to safety in an organised way",
    "homeless": "people who lost their homes",
    "affected": "people touched by an event in a way the words leave open",
    "in_need": "people who need assistance, hunger included",
    "casualties": "dead and wounded, not told apart",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the figures table: its name, its kind of value and what it means."""

    name: str
    kind: str  # text, integer, date, category
    meaning: str
    allowed: tuple[str, ...] = ()

    @property
    def dtype(self) -> Any:
        """The pandas dtype: all of them hold a missing value."""
        if self.kind == "category":
            return pd.CategoricalDtype(list(self.allowed))
        return {"text": "string", "integer": "Int64", "date": "datetime64[us]"}[self.kind]


COLUMNS: tuple[Column, ...] = (
    Column("figure_id", "text", "stable name of the claim: the same document and span give the same id"),
    Column("measure", "category", "what is counted", tuple(MEASURES)),
    Column("low", "integer", "lower bound as published, in `unit`; missing when open"),
    Column("best", "integer", "the published point; missing when the source gives only bounds"),
    Column("high", "integer", "upper bound as published, in `unit`; missing when open"),
    Column("bound", "category", "how the number is bounded", BOUNDS),
    Column("status", "category", "how the number is known", STATUSES),
    Column("unit", "category", "what one of them is", ("person", "household")),
    Column("kind", "category", "at a moment, in a period, or since a start; missing when the words do not say",
           ("stock", "flow", "cumulative")),
    Column("group", "text", "who is counted, as told: children, women, civilians, soldiers ..."),
    Column("part_of", "text", "figure_id of the whole that this claim is a part of"),
    Column("place", "text", "where, as written"),
    Column("iso3", "text", "ISO 3166-1 alpha-3 of the place"),
    Column("origin_iso3", "text", "for people abroad: the country they come from"),
    Column("host_iso3", "text", "for people abroad: the country they are in"),
    Column("from_date", "date", "first day of the period, or the as-of day"),
    Column("to_date", "date", "last day of the period, or the as-of day"),
    Column("date_precision", "category", "how precise the dates are", ("day", "week", "month", "year", "open")),
    Column("attribution", "text", "who the text says said it, as written"),
    Column("quote", "text", "the number expression, no qualifier words; `text[start:end] == quote`"),
    Column("start", "integer", "offset of the quote in the text, in characters"),
    Column("end", "integer", "offset after the quote"),
    Column("sentence", "text", "the sentence around it; of a table in prose the headings and the row"),
    Column("locator", "text", "paragraph or page, or Sheet!Cell"),
    Column("document", "text", "the file or text it was read from"),
    Column("source", "text", "who published the document"),
    Column("title", "text", "title of the document"),
    Column("url", "text", "address of the document"),
    Column("published", "date", "when the document was published"),
    Column("language", "text", "ISO 639-1 code the text was read in"),
    Column("flags", "text", "semicolon list of what to look at: suppressed, household_converted, low_above_high, "
           "ambiguous_number, needs_review, additional, superseded ..."),
)
_NAMES = [c.name for c in COLUMNS]
DTYPES = {c.name: c.dtype for c in COLUMNS}


def empty() -> pd.DataFrame:
    """A figures table without rows: every column, each of its dtype."""
    return cast(pd.DataFrame({name: [] for name in _NAMES}))


def cast(table: pd.DataFrame) -> pd.DataFrame:
    """The same rows with exactly the columns of the figures table, in order and of their dtypes.

    Columns that are absent become missing. Raises :class:`~keyfigures.TableError` for an unknown column, and for a
    value that its column cannot hold.
    """
    if unknown := [str(c) for c in table.columns if c not in _NAMES]:
        raise TableError(f"not columns of the figures table: {', '.join(unknown)}; known: {', '.join(_NAMES)}")
    columns = {c.name: _cast(table[c.name], c) if c.name in table else absent(c.name, len(table)) for c in COLUMNS}
    return pd.DataFrame({name: getattr(values, "array", values) for name, values in columns.items()}, table.index, copy=False)


def absent(name: str, rows: int) -> Any:
    """So many missing values of a column, as an array of its dtype."""
    dtype: Any = DTYPES[name]
    if isinstance(dtype, pd.CategoricalDtype):
        return pd.Categorical.from_codes(np.full(rows, -1, dtype=np.int8), dtype=dtype)
    return pd.Series(pd.NA, index=range(rows), dtype=dtype).array


def array(values: list[Any], column: Column) -> Any:
    """Plain values of one column, ``None`` where missing, as an array of its dtype."""
    if column.kind == "category":
        return pd.Categorical(values, dtype=DTYPES[column.name])
    if column.kind == "date":
        return np.array(values, dtype="datetime64[us]")
    return pd.array(values, dtype=DTYPES[column.name])


def _cast(values: pd.Series, column: Column) -> pd.Series:
    # pandas' own dtype of texts equals ours, and has NaN where ours has NA
    if values.dtype == DTYPES[column.name] and not (
            isinstance(values.dtype, pd.StringDtype) and values.dtype.na_value is not pd.NA):
        return values
    if column.kind == "category":
        strange = values.notna() & ~values.isin(column.allowed)
        if strange.any():
            rows = [(label, f"{column.name} {value!r}") for label, value in values[strange].items()]
            raise TableError(f"{column.name} must be one of {', '.join(column.allowed)}", rows)
    try:
        if column.kind == "date":
            return pd.to_datetime(values).astype(column.dtype)
        return values.astype(column.dtype)
    except (TypeError, ValueError) as error:
        rows = [(label, f"{column.name} {value!r}") for label, value in values.items() if not _fits(value, column)]
        raise TableError(f"{column.name} must be of kind {column.kind}", rows) from error


def _fits(value: object, column: Column) -> bool:
    try:
        one = pd.Series([value])
        (pd.to_datetime(one) if column.kind == "date" else one).astype(column.dtype)
    except (TypeError, ValueError):
        return False
    return True


def check(table: pd.DataFrame) -> pd.DataFrame:
    """The table itself, cast, when every row keeps the rules; else one :class:`~keyfigures.TableError` with all bad rows.

    The rules: the columns of :data:`COLUMNS` and their allowed values; a measure, a bound, a status and a unit in every
    row; bounds that fit their sides; low <= best <= high, unless the row says ``low_above_high`` in ``flags``; no
    negative people; ``to_date`` not before ``from_date``; a quote as long as its span; no ``figure_id`` twice.

    >>> import keyfigures as kf
    >>> len(kf.check(kf.read_text("At least 12 people were killed.", language="en")))
    1
    """
    table = cast(table)
    numbered = table.reset_index(drop=True)  # tables put together with pd.concat share labels
    bad = sorted((pair for rule in _RULES for pair in rule(numbered)), key=lambda pair: pair[0])
    if bad:
        many = len({position for position, _ in bad})
        rows = [(table.index[position], problem) for position, problem in bad]
        raise TableError(f"{many} of {len(table)} rows break the rules of the figures table", rows)
    return table


def _required(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    for name in ("figure_id", "measure", "bound", "status", "unit"):
        yield from ((label, f"{name} is missing") for label in table.index[table[name].isna()])


def _bounds(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    low, best, high = (table[side].notna().to_numpy() for side in ("low", "best", "high"))
    point = ((table["low"] == table["best"]) & (table["best"] == table["high"])).fillna(False).to_numpy(bool)
    fits = {"exact": point, "about": point, "at_least": low & ~best & ~high, "more_than": low & ~best & ~high,
            "at_most": high & ~low & ~best, "less_than": high & ~low & ~best, "between": low | high, "vague": ~best}
    codes = table["bound"].cat.codes.to_numpy()
    fitting = np.select([codes == i for i in range(len(BOUNDS))], [fits[bound] for bound in BOUNDS], True)
    for i in map(int, np.flatnonzero(~fitting & ~_flagged(table))):
        sides = [None if pd.isna(v) else v for v in table[["low", "best", "high"]].iloc[i]]
        yield table.index[i], str(misfit(table["bound"].iloc[i], *sides))


def _flagged(table: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """The rows that say themselves that their bounds are out of order, as the publisher has them."""
    return table["flags"].str.contains("low_above_high", regex=False).fillna(False).to_numpy(bool)


def _order(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    flagged = _flagged(table)
    for lower, upper in (("low", "best"), ("best", "high"), ("low", "high")):
        wrong = (table[lower] > table[upper]).fillna(False).astype(bool) & ~flagged
        for label in table.index[wrong]:
            yield label, f"{lower} {table.at[label, lower]} is above {upper} {table.at[label, upper]}"


def _negative(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    for side in ("low", "best", "high"):
        for label in table.index[(table[side] < 0).fillna(False).astype(bool)]:
            yield label, f"{side} {table.at[label, side]} is negative; people are counted from 0"


def _dates(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    for label in table.index[table["to_date"] < table["from_date"]]:
        first, last = table.at[label, "from_date"], table.at[label, "to_date"]
        yield label, f"to_date {last:%Y-%m-%d} is before from_date {first:%Y-%m-%d}"


def _spans(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    wrong = (table["quote"].str.len() != table["end"] - table["start"]).fillna(False).astype(bool)
    for label in table.index[wrong]:
        start, end, quote = (table.at[label, name] for name in ("start", "end", "quote"))
        yield label, f"quote {quote!r} does not fill its span {start}..{end}"


def _unique(table: pd.DataFrame) -> Iterator[tuple[int, str]]:
    twice = table["figure_id"].notna() & table["figure_id"].duplicated()
    yield from ((label, f"figure_id {table.at[label, 'figure_id']} stands twice") for label in table.index[twice])


_RULES: tuple[Callable[[pd.DataFrame], Iterator[tuple[int, str]]], ...] = (
    _required, _bounds, _order, _negative, _dates, _spans, _unique)


def page() -> str:
    """The documentation of the table as Markdown, made from the same records as the dtypes and the checks."""
    lines = ["| column | dtype | meaning |", "|---|---|---|"]
    for c in COLUMNS:
        allowed = f": {', '.join(c.allowed)}" if c.allowed else ""
        lines.append(f"| `{c.name}` | {c.kind} | {c.meaning}{allowed} |")
    lines += ["", "| measure | meaning |", "|---|---|", *(f"| `{m}` | {meaning} |" for m, meaning in MEASURES.items())]
    return "\n".join(lines) + "\n"
