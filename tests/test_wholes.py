"""Columns and rows that say "total" are the wholes of those they add up."""

import pandas as pd
import pytest

from keyfigures import columns
from keyfigures.wholes import total_rows, with_total_columns


def groups(**headers):
    wanted = with_total_columns(columns.of({header.replace("_", " "): measure for header, measure in headers.items()}))
    return {count.sides["cell"]: (count.constants.get("group"), count.part_of) for count in wanted.counts}


@pytest.mark.parametrize(("headers", "expected"), [
    ({"killed": "deaths", "killed_women": "deaths"}, {"killed": (None, None), "killed women": ("killed women", "killed")}),
    ({"men": "deaths", "women": "deaths", "total": "deaths"},
     {"men": ("men", "total"), "women": ("women", "total"), "total": (None, None)}),
    ({"men": "deaths", "women": "deaths"}, {"men": ("men", None), "women": ("women", None)}),
    ({"aantal_doden": "deaths", "burgers": "deaths"}, {"aantal doden": (None, None), "burgers": ("burgers", "aantal doden")}),
    ({"killed": "deaths", "injured": "injured"}, {"killed": (None, None), "injured": (None, None)}),
    ({"2023": "idps", "2024": "idps"}, {"2023": (None, None), "2024": (None, None)}),
])
def test_columns_of_one_measure(headers, expected):
    assert groups(**headers) == expected


def test_the_lower_header_names_the_group():
    wanted = with_total_columns(columns.of({"Killed / Men": "deaths", "Killed / Women": "deaths", "Killed / Total": "deaths"}))
    assert [(count.constants.get("group"), count.part_of) for count in wanted.counts] == [
        ("Men", "Killed / Total"), ("Women", "Killed / Total"), (None, None)]


@pytest.mark.parametrize(("labels", "expected"), [
    (["Idlib", "Homs", "Total"], [2, 2, -1]),
    (["Idlib", "Total", "Homs", "Aleppo", "Total", "Grand total"], [1, 5, 4, 4, 5, -1]),
    (["Totaal:", "Idlib"], [-1, -1]),
    (["Total Verde", "Homs"], [-1, -1]),
    ([], []),
])
def test_rows_that_add_up_the_rows_above(labels, expected):
    assert total_rows([pd.Series(labels, dtype="str")]).tolist() == expected
