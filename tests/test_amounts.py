"""A number cell reads the same in the fast lane and by the grammar; low, best and high make one amount."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keyfigures import parse_cells
from keyfigures.amounts import amounts, bounded, combined

SIDES = ["low", "best", "high", "bound"]


def cells(*texts):
    return pd.Series(texts, dtype="str")


def shown(table, *names):
    table = table[list(names or SIDES)].astype(object)
    return table.where(table.notna(), None).values.tolist()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10**9)))
def test_the_fast_lane_agrees_with_the_grammar(numbers):
    texts = pd.Series([str(n) for n in numbers], dtype="str")
    fast, slow = amounts(texts), parse_cells(texts, language="en")
    pd.testing.assert_frame_equal(fast[SIDES], slow[SIDES].reset_index(drop=True), check_categorical=False)


@pytest.mark.parametrize(("text", "value"), [("4.0", 4), ("1e+05", 100000), ("4e5", 400000), ("1.5e3", 1500), ("0", 0)])
def test_numbers_as_programs_write_them(text, value):
    assert shown(amounts(cells(text))) == [[value, value, value, "exact"]]


@pytest.mark.parametrize("text", ["٥", "５", "५"])
def test_digits_of_other_scripts(text):
    assert shown(amounts(cells("12", text), language="en"))[1] == [5, 5, 5, "exact"]


def test_more_people_than_a_number_holds_is_no_crash():
    table = amounts(cells("7", "9" * 20, "at least 7"), language="en")
    assert shown(table, *SIDES, "claim")[1:] == [[None, None, None, "vague", True], [7, None, None, "at_least", True]]
    assert table["note"].fillna("").tolist() == ["", f"not a count of people: {'9' * 20!r}; it is greater than any number of people", ""]


@pytest.mark.parametrize("text", ["1.000", "1.23456e3", "1.5", "-3", "see annex"])
def test_what_is_no_plain_number_is_left_to_the_grammar_which_keeps_the_claim(text):
    table = amounts(cells(text))
    assert shown(table, *SIDES, "claim") == [[None, None, None, "vague", True]]
    assert table["note"].notna().all()


def test_words_bounds_and_missing_cells_keep_their_rows():
    table = amounts(cells("12", "", "at least 7", "n/a", "dozens", "*", "12"), missing=["*"], language="en")
    assert shown(table, *SIDES, "claim") == [
        [12, 12, 12, "exact", True], [None, None, None, None, False], [7, None, None, "at_least", True],
        [None, None, None, None, False], [None, None, None, "vague", True], [None, None, None, None, False],
        [12, 12, 12, "exact", True]]
    assert table["note"].isna().all()


@pytest.mark.parametrize(("low", "best", "high", "expected"), [
    ("2", "3", "4", [2, 3, 4, "between", None]),
    ("3", "3", "3", [3, 3, 3, "exact", None]),
    ("", "3", "", [3, 3, 3, "exact", None]),
    ("2", "", "", [2, None, None, "at_least", None]),
    ("", "", "4", [None, None, 4, "at_most", None]),
    ("5", "", "5", [5, 5, 5, "exact", None]),
    ("", "3", "4", [None, 3, 4, "between", None]),
    ("5", "4", "5", [5, 4, 5, "between", "low_above_high"]),
    ("9", "", "4", [9, None, 4, "between", "low_above_high"]),
    ("", "", "", [None, None, None, None, None]),
    ("about", "3", "4", [None, None, None, "vague", "refused"]),
    ("", "between 300 and 500", "", [300, None, 500, "between", None]),
    ("", "over 606", "", [606, None, None, "more_than", None]),
    ("", "about 40", "", [40, 40, 40, "about", None]),
    ("dozens", "", "", [None, None, None, "vague", None]),
    ("more than 2", "", "", [2, None, None, "more_than", None]),
    ("up to 5", "", "", [None, None, 5, "at_most", None]),
    ("", "", "at least 7", [7, None, None, "at_least", None]),
    ("", "", "see annex", [None, None, None, "vague", "refused"]),
    ("at least 2", "3", "up to 4", [2, 3, 4, "between", None]),
    ("2", "300–500", "", [None, None, None, "vague", "refused"]),
    ("2", "over 606", "", [None, None, None, "vague", "refused"]),
])
def test_three_columns_make_one_amount(low, best, high, expected):
    sides = {"low": low, "best": best, "high": high}
    table = combined({side: amounts(cells(text), language="en") for side, text in sides.items()})
    row = shown(table, *SIDES, "note")[0]
    assert bool(table["claim"].iloc[0]) is any((low, best, high))
    assert [*row[:4], row[4] if row[4] in (None, "low_above_high") else "refused"] == expected


@pytest.mark.parametrize(("bound", "expected"), [
    ("about", [5, 5, 5, "about"]), ("more_than", [5, None, None, "more_than"]), ("at_least", [5, None, None, "at_least"]),
    ("at_most", [None, None, 5, "at_most"]), ("less_than", [None, None, 5, "less_than"]), (None, [5, 5, 5, "exact"]),
])
def test_another_column_may_give_the_bound(bound, expected):
    assert shown(bounded(amounts(cells("5")), pd.Series([bound], dtype="string"))) == [expected]
