"""Households become people only by a stated size; rates agree with published ones."""

import pandas as pd
import pint
import pytest

from keyfigures import claim, units
from keyfigures.claim import Claim
from keyfigures.errors import OptionError


def households(**sides):
    return claim.table([Claim(figure_id="f", measure="displaced", unit="household", quote="460", **sides)])


def converted(size, **sides):
    row = units.to_people(households(**sides), size).iloc[0]
    return tuple(None if pd.isna(v) else v for v in row[["low", "best", "high", "bound"]])


@pytest.mark.parametrize(("sides", "by_one_size", "by_two"), [
    ({"low": 460, "best": 460, "high": 460, "bound": "exact"},
     (2300, 2300, 2300, "exact"), (1840, None, 2760, "between")),
    ({"low": 460, "best": 460, "high": 460, "bound": "about"},
     (2300, 2300, 2300, "about"), (1840, None, 2760, "between")),
    ({"low": 460, "bound": "at_least"}, (2300, None, None, "at_least"), (1840, None, None, "at_least")),
    ({"low": 460, "bound": "more_than"}, (2300, None, None, "more_than"), (1840, None, None, "more_than")),
    ({"high": 460, "bound": "at_most"}, (None, None, 2300, "at_most"), (None, None, 2760, "at_most")),
    ({"high": 460, "bound": "less_than"}, (None, None, 2300, "less_than"), (None, None, 2760, "less_than")),
    ({"low": 10, "best": 15, "high": 20, "bound": "between"}, (50, 75, 100, "between"), (40, None, 120, "between")),
    ({"bound": "vague"}, (None, None, None, "vague"), (None, None, None, "vague")),
])
def test_household_bounds_become_bounds_on_people(sides, by_one_size, by_two):
    assert converted(5, **sides) == by_one_size
    assert converted((4, 6), **sides) == by_two


def test_bounds_are_rounded_outward_and_points_to_the_nearest_person():
    assert converted(2.5, low=3, high=5, bound="between") == (7, None, 13, "between")
    assert converted(4.9, low=3, best=3, high=3, bound="exact") == (15, 15, 15, "exact")
    assert converted(1.1, low=10, high=30, bound="between") == (11, None, 33, "between")  # 10 * 1.1 > 11 in floats


def test_a_converted_row_says_so_and_keeps_its_quote():
    row = units.to_people(households(low=460, bound="at_least", flags="needs_review"), (4, 6)).iloc[0]
    assert row["unit"] == "person"
    assert row["flags"] == "needs_review;household_converted"
    assert row["quote"] == "460"


def test_people_stay_as_they_are():
    people = claim.table([Claim(figure_id="f", measure="displaced", low=460, bound="at_least")])
    pd.testing.assert_frame_equal(units.to_people(people, 5), people)


@pytest.mark.parametrize("size", [0, -1, (6, 4), (4, 5, 6), "many", None, float("nan")])
def test_a_size_that_is_none_is_refused(size):
    with pytest.raises(OptionError) as error:
        units.to_people(households(low=460, bound="at_least"), size)
    assert str(error.value) == f"household_size must be a number above 0, or (low, high), not {size!r}"


def test_no_size_is_assumed():
    with pytest.raises(pint.DimensionalityError):
        units.registry().Quantity(3, "household").to("person")


def test_mortality_rates_agree_with_published_ones():
    assert units.rate(25, 1_000, 365.25) == pytest.approx(0.68, abs=0.005)  # 25/1,000/year is 0.68/10,000/day (Sphere)
    assert units.rate(25, 1_000, 365.25, per=1_000, time="year") == pytest.approx(25)
    assert round(units.rate(306_887, None, ("2011-03-01", "2021-03-31"))) == 83  # OHCHR, June 2022


def test_the_rate_of_an_open_side_is_open():
    low = pd.Series([487, pd.NA], dtype="Int64")
    assert units.rate(low, 10_000, 10).to_list() == [48.7, pd.NA]


def test_rates_without_days_people_or_a_unit_of_time_are_refused():
    with pytest.raises(OptionError, match="not days=0 and population=1000$"):
        units.rate(25, 1_000, 0)
    with pytest.raises(OptionError, match="not days=30 and population=0$"):
        units.rate(25, 0, 30)
    with pytest.raises(OptionError) as error:
        units.rate(25, 1_000, 30, time="yeer")
    assert str(error.value) == "unknown unit of time 'yeer'; did you mean 'year'?\n    known: day, month, week, year"
