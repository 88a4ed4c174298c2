"""Surroundings + column map -> the columns of the figures table that stand beside a number, for the rows that hold one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from keyfigures import datecells, schema

if TYPE_CHECKING:
    from keyfigures.columns import ColumnMap, Count
    from keyfigures.passage import Document

__all__ = ["YEAR", "beside", "category", "text"]

YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TEXTS = ("group", "place", "iso3", "origin_iso3", "host_iso3", "attribution", "sentence")
_ABOUT = {"document": "name", "source": "source", "title": "title", "url": "url", "language": "language"}
_PERSON = {"unit": "person"}

Told = Mapping[str, pd.Series]
Rows = npt.NDArray[np.intp]


def beside(count: Count, wanted: ColumnMap, told: Told, rows: Rows, document: Document) -> dict[str, Any]:
    """What is counted, who says so, where and when, as arrays of the table's dtypes, one value for each of ``rows``.

    What a row's own cells say goes before what the map says of the column, and that before what it says of the sheet.
    """
    fixed = wanted.constants | count.constants
    part: dict[str, Any] = {"measure": category("measure", [told.get("measure")], [{"measure": count.measure}], rows)}
    for name in ("unit", "kind"):
        part[name] = category(name, [told.get(name)], [fixed, _PERSON], rows)
    for name in _TEXTS:
        part[name] = text(told.get(name), fixed.get(name), rows)
    if "group" in fixed and "group" in told:
        part["group"] = text(fixed["group"] + ", " + told["group"], fixed["group"], rows)
    for name, field in _ABOUT.items():
        part[name] = text(told.get(name), getattr(document, field), rows)
    published = pd.Series(np.datetime64(document.published or "NaT", "us"), index=range(len(rows)))
    if "published" in told:
        published = told["published"].take(rows).reset_index(drop=True).fillna(published)
    part["published"] = published.array
    return part | _dates(count, told, np.asarray(part["kind"] == "stock"), rows)


def _dates(count: Count, told: Told, stock: npt.NDArray[np.bool_], rows: Rows) -> dict[str, Any]:
    """The period of each row; a year stands for its last day where the map says that stocks are counted then."""
    names = ("from_date", "to_date", "date_precision")
    if count.year:
        span = datecells.read(pd.Series([count.year])).take(np.zeros(len(rows), int))
        return dict(zip(names, (span[name].array for name in ("first", "last", "precision")), strict=True))
    dates = {name: told[name].take(rows).reset_index(drop=True) for name in names if name in told}
    if "stock_date" in told and "date_precision" in dates:
        day = told["stock_date"].take(rows).reset_index(drop=True)
        stands = stock & np.asarray(dates["date_precision"] == "year") & day.notna().to_numpy()
        dates = {name: dates[name].mask(stands, "day" if name == "date_precision" else day) for name in names}
    return {name: values.array for name, values in dates.items()}


def category(name: str, told: Sequence[pd.Series | None], fixed: Sequence[Mapping[str, Any]], rows: Rows) -> pd.Categorical:
    """A column of fixed words: what the cells say, the last of ``told`` first, else the first thing that is fixed."""
    dtype: Any = schema.DTYPES[name]
    constant = next((words[name] for words in fixed if words.get(name)), None)
    codes = np.full(len(rows), -1 if constant is None else dtype.categories.get_loc(constant), dtype=np.int8)
    for values in told:
        if values is not None:
            own = pd.Categorical(values.take(rows), dtype=dtype).codes
            codes = np.where(own >= 0, own, codes)
    return pd.Categorical.from_codes(codes, dtype=dtype)


def text(told: pd.Series | None, fixed: str | None, rows: Rows) -> Any:
    """A column of text: what the cells say, or else what is fixed."""
    if told is None:
        return pd.Series(pd.NA if fixed is None else fixed, index=range(len(rows)), dtype="string").array
    values = told.astype("string").array.take(rows)
    return values if fixed is None else values.fillna(fixed)
