"""A column is read as its cells are, one by one; only faster."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import keyfigures as kf

SHAPES = ["{}", "{:,}", "~{:,}", ">{:,}", "{:,}+", "{:,} killed", "{}k", "at least {:,}", "{} million", "{}–", "{} people (est.)",
          "20{}", "0{}", "{} km", "{} May 2013", "${:,}", "{}%"]
PAIRS = ["{:,}–{:,}", "{}-{}", "{}k–{}k", "{}-{}k", "between {:,} and {:,}", "{}-{:,},000", "{:,} ({})", "{} dead, {} hurt"]
NUMBERS = st.one_of(st.integers(0, 9), st.integers(0, 10**7), st.integers(1, 999).map(lambda n: n * 1000), st.integers(1890, 2110))
CELLS = st.one_of(
    st.builds(str.format, st.sampled_from(SHAPES), NUMBERS),
    st.builds(str.format, st.sampled_from(PAIRS), NUMBERS, NUMBERS),
    st.sampled_from(["", "N/A", "unknown", "dozens", "100s", "\x1f", "12\x1f13", "\x1e", "１２"]),
    st.integers(0, 10**6), st.none(),
)


@settings(max_examples=60, deadline=None)
@given(cells=st.lists(CELLS, min_size=1, max_size=150))
def test_a_column_is_read_as_its_cells_are(cells):
    whole = kf.parse_cells(pd.Series(cells, dtype=object), language="en")
    one_by_one = pd.concat([kf.parse_cells(pd.Series([cell], dtype=object), language="en") for cell in cells], ignore_index=True)
    pd.testing.assert_frame_equal(whole, one_by_one)


@pytest.mark.parametrize("shape", [*SHAPES, *PAIRS])
def test_many_cells_of_one_shape(shape):
    cells = pd.Series([shape.format(n, n + 500) for n in range(100, 2_500, 7)])
    whole = kf.parse_cells(cells, language="en")
    one_by_one = pd.concat([kf.parse_cells(cells[at:at + 1], language="en") for at in range(len(cells))])
    pd.testing.assert_frame_equal(whole, one_by_one)


def test_the_index_of_the_column_is_kept():
    assert list(kf.parse_cells(pd.Series(["12", None], index=["a", "b"]), language="nl")["low"].items()) == [("a", 12), ("b", pd.NA)]
