"""A figure's sides fit its bound, or there is no figure."""

import pytest

from keyfigures.errors import KeyfiguresError
from keyfigures.figure import BOUNDS, Figure


@pytest.mark.parametrize(("bound", "low", "best", "high"), [
    ("exact", 12, 12, 12),
    ("about", 12, 12, 12),
    ("at_least", 12, None, None),
    ("more_than", 12, None, None),
    ("at_most", None, None, 12),
    ("less_than", None, None, 12),
])
def test_a_point_fills_the_sides_its_bound_leaves_closed(bound, low, best, high):
    assert Figure.point(12, bound) == Figure(low, best, high, bound)


def test_a_range_has_a_best_only_when_it_is_published():
    assert Figure.between(300_000, 500_000).best is None
    assert Figure.between(300_000, 500_000, best=350_000).best == 350_000


def test_a_range_may_be_open_above():
    assert Figure(44_538, None, None, "between").high is None


def test_a_vague_figure_may_carry_the_numbers_of_a_scheme_but_no_best():
    assert Figure(low=24, bound="vague").low == 24
    with pytest.raises(KeyfiguresError):
        Figure(best=24, bound="vague")


def test_a_range_upside_down_is_kept_as_published():
    assert Figure.between(9, 4).low == 9


@pytest.mark.parametrize(("sides", "message"), [
    ({"bound": "exact"}, "bound 'exact' does not fit low=None, best=None, high=None"),
    ({"low": 1, "high": 2}, "bound 'exact' does not fit low=1, best=None, high=2"),
    ({"low": 1, "high": 2, "bound": "at_least"}, "bound 'at_least' does not fit low=1, best=None, high=2"),
    ({"low": 1, "bound": "at_most"}, "bound 'at_most' does not fit low=1, best=None, high=None"),
    ({"best": 1, "bound": "between"}, "bound 'between' does not fit low=None, best=1, high=None"),
    ({"low": 1, "bound": "nearly"}, f"unknown bound 'nearly'; known: {', '.join(BOUNDS)}"),
])
def test_sides_that_do_not_fit_are_refused(sides, message):
    with pytest.raises(KeyfiguresError) as error:
        Figure(**sides)
    assert str(error.value) == message
