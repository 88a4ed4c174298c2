"""The columns are the table: dtypes, checks and documentation are made from the same records."""

from importlib.resources import files

import pandas as pd
import pytest

from keyfigures import claim, schema
from keyfigures.claim import Claim
from keyfigures.errors import TableError


def table(*rows):
    """Claims that keep every rule, but for what a test changes in them."""
    sound = {"measure": "deaths", "low": 12, "best": 12, "high": 12, "bound": "exact"}
    return claim.table([Claim(figure_id=f"f{i}", **sound | row) for i, row in enumerate(rows)])


def test_the_columns_are_those_of_the_design():
    assert [c.name for c in schema.COLUMNS] == (
        "figure_id measure low best high bound status unit kind group part_of place iso3 origin_iso3 host_iso3 "
        "from_date to_date date_precision attribution quote start end sentence locator document source title url "
        "published language flags").split()


def test_a_claim_has_a_field_for_every_column():
    assert list(claim.table([]).columns) == [c.name for c in schema.COLUMNS]


def test_an_empty_table_has_the_dtypes_of_a_full_one():
    assert schema.empty().dtypes.equals(table({}).dtypes)
    assert schema.empty().dtypes["low"] == "Int64"


def test_absent_columns_become_missing_and_order_does_not_matter():
    cast = schema.cast(pd.DataFrame({"best": [12], "measure": ["deaths"]}))
    assert cast.columns.to_list() == [c.name for c in schema.COLUMNS]
    assert cast["high"].isna().all()


def test_texts_of_pandas_own_dtype_become_ours():
    checked = schema.check(table({}).assign(place=pd.Series(["Homs"], dtype="str")))
    assert checked["place"].dtype.na_value is pd.NA


def test_an_unknown_column_is_refused_and_the_known_ones_are_listed():
    with pytest.raises(TableError, match=r"^not columns of the figures table: killed; known: figure_id, measure, "):
        schema.cast(pd.DataFrame({"killed": [12]}))


@pytest.mark.parametrize(("column", "value", "message"), [
    ("measure", "killed", "measure must be one of deaths, injured, missing, detained, displaced, idps, refugees, "
     "asylum_seekers, returnees, evacuated, homeless, affected, in_need, casualties\n    row 1: measure 'killed'"),
    ("low", "12 people", "low must be of kind integer\n    row 1: low '12 people'"),
    ("low", 12.5, "low must be of kind integer\n    row 1: low 12.5"),
    ("published", "last week", "published must be of kind date\n    row 1: published 'last week'"),
])
def test_a_value_its_column_cannot_hold_is_named(column, value, message):
    with pytest.raises(TableError) as error:
        schema.cast(pd.DataFrame({column: [None, value]}, dtype=object))
    assert str(error.value) == message


def test_a_sound_table_comes_back_as_it_is():
    at_least = {"low": 1, "best": None, "high": None, "bound": "at_least"}
    sound = table({}, at_least, {"low": 20, "flags": "low_above_high"})
    pd.testing.assert_frame_equal(schema.check(sound), sound)


@pytest.mark.parametrize(("row", "problem"), [
    ({"measure": None}, "measure is missing"),
    ({"bound": None}, "bound is missing"),
    ({"bound": "at_least"}, "bound 'at_least' does not fit low=12, best=12, high=12"),
    ({"low": 9, "best": None, "high": 4, "bound": "between"}, "low 9 is above high 4"),
    ({"low": -1, "best": None, "high": 4, "bound": "between"}, "low -1 is negative; people are counted from 0"),
    ({"from_date": "2024-12-06", "to_date": "2024-11-27"}, "to_date 2024-11-27 is before from_date 2024-12-06"),
    ({"quote": "12 people", "start": 0, "end": 2}, "quote '12 people' does not fill its span 0..2"),
    ({"figure_id": "f0"}, "figure_id f0 stands twice"),
])
def test_each_rule_names_row_and_problem(row, problem):
    broken = table({}, {k: v for k, v in row.items() if k != "figure_id"})
    if "figure_id" in row:
        broken["figure_id"] = row["figure_id"]
    with pytest.raises(TableError) as error:
        schema.check(broken)
    assert str(error.value) == f"1 of 2 rows break the rules of the figures table\n    row 1: {problem}"


def test_every_bad_row_is_on_the_error_in_the_order_of_the_table():
    with pytest.raises(TableError, match="^7 of 8 rows break") as error:
        schema.check(table(*[{"measure": None}] * 4, {}, *[{"low": 20}] * 3))
    assert list(dict.fromkeys(label for label, _ in error.value.rows)) == [0, 1, 2, 3, 5, 6, 7]


def test_rows_that_share_a_label_are_checked_too():
    upside_down = table({"low": 9, "best": None, "high": 4, "bound": "between"})
    broken = pd.concat([table({}), upside_down.assign(figure_id="g")])
    with pytest.raises(TableError) as error:
        schema.check(broken)
    assert error.value.rows == [(0, "low 9 is above high 4")]


def test_the_page_is_current():
    page = (files("keyfigures") / "table.md").read_text("utf-8")
    assert page == schema.page(), "make check writes lib/keyfigures/table.md anew"
