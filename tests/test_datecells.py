"""A date cell becomes a first day, a last day and a precision; an ambiguous one stays open."""

import pandas as pd
import pytest

from keyfigures.datecells import read


def periods(*cells, **options):
    table = read(pd.Series(cells, dtype="string"), **options)
    return [[None if pd.isna(f) else f"{f:%Y-%m-%d}", None if pd.isna(t) else f"{t:%Y-%m-%d}", None if pd.isna(p) else p]
            for f, t, p in table.itertuples(index=False)]


@pytest.mark.parametrize(("cell", "first", "last", "precision"), [
    ("2024", "2024-01-01", "2024-12-31", "year"),
    ("2024.0", "2024-01-01", "2024-12-31", "year"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2024-12-06", "2024-12-06", "2024-12-06", "day"),
    ("2024-12-06 00:00:00.000", "2024-12-06", "2024-12-06", "day"),
    ("2024-12-06T23:30:00+02:00", "2024-12-06", "2024-12-06", "day"),
    ("6 December 2024", "2024-12-06", "2024-12-06", "day"),
    ("March 3, 2024", "2024-03-03", "2024-03-03", "day"),
    ("5 mei 2024", "2024-05-05", "2024-05-05", "day"),
    ("Dec 2024", "2024-12-01", "2024-12-31", "month"),
    ("25/12/2024", "2024-12-25", "2024-12-25", "day"),
    ("12/25/2024", "2024-12-25", "2024-12-25", "day"),
    ("06.06.2024", "2024-06-06", "2024-06-06", "day"),
])
def test_a_cell_that_can_be_read(cell, first, last, precision):
    assert periods(cell) == [[first, last, precision]]


@pytest.mark.parametrize("cell", ["06/12/2024", "2024-13-01", "2023-02-29", "last week", "3024-01-01", "0001-01-01", "", None])
def test_a_cell_that_stays_open(cell):
    assert periods(cell) == [[None, None, None]]


def test_the_column_shows_which_part_is_the_month():
    assert [first for first, _, _ in periods("06/12/2024", "13/12/2024")] == ["2024-12-06", "2024-12-13"]
    assert [first for first, _, _ in periods("06/12/2024", "06/13/2024")] == ["2024-06-12", "2024-06-13"]
    assert periods("13/12/2024", "12/13/2024") == [[None, None, None]] * 2


def test_a_timestamp_is_the_day_it_is_where_it_was_written():
    assert periods("2023-11-06T11:00:00.000Z", timezone="Pacific/Auckland") == [["2023-11-07", "2023-11-07", "day"]]
    assert periods("2023-11-06", timezone="Pacific/Auckland") == [["2023-11-06", "2023-11-06", "day"]]
