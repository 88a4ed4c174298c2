"""The words before the numbers of a row, each of which heads its own number."""

import pytest

from keyfigures.headings import headings
from keyfigures.lexicon import lexicon
from keyfigures.mentions import mentions
from test_reading import read, said


def heads(text, language="en"):
    words = lexicon(language)
    items = words.items(text)
    found = headings(items, mentions(items, words), text)
    return [(" ".join(item.key for item in items[one.first:one.after]), one.unit) for one in found.values()]


@pytest.mark.parametrize(("text", "expected"), [
    ("Dead 12 | injured 30", [("dead", "person"), ("injured", "person")]),
    ("Families displaced 40, houses damaged 90", [("families displaced", "household"), ("houses damaged", "thing")]),
    ("Refugee camps 17; people in camps 900", [("refugee camps", "thing"), ("people in camps", "person")]),
    ("Homs 12, Hama 20", []),
    ("The blast killed 12, an official said.", []),
    ("Injured: 30", [("injured :", "person")]),
])
def test_headings(text, expected):
    assert heads(text) == expected


def test_no_number_takes_the_heading_of_the_next():
    assert said("Damaged houses 210, families affected 340, evacuated 1,120, schools closed 27") == [
        ("affected", "340"), ("evacuated", "1,120")]
    assert said("Verwoeste huizen 210, doden 12, gewonden 40", "nl") == [("deaths", "12"), ("injured", "40")]


def test_a_cell_without_a_known_word_goes_with_the_thing_before_it():
    assert said("killed 5 | homes destroyed 3,937 | partially 8,097 | missing 6") == [("deaths", "5"), ("missing", "6")]


def test_the_unit_is_that_of_the_heading():
    people, families = read("IDPs 2,144,135 (households 432,811), in 284 sites.")
    assert (people["measure"], people["unit"]) == ("idps", "person")
    assert (families["measure"], families["unit"]) == ("idps", "household")


def test_names_in_a_row_below_a_figure_count_the_same():
    assert said("Dead: 40. Homs 25, Hama 15.") == [("deaths", "40"), ("deaths", "25"), ("deaths", "15")]
    assert said("Some 8,500 people died on the way. Africa (1,866) and Asia (2,138) saw more than ever.")[1:] == [
        ("deaths", "1,866"), ("deaths", "2,138")]


def test_a_row_with_another_heading_takes_nothing_from_the_row_above():
    assert said("Dead: 10\nEvacuation orders: 7\nDestroyed buildings: 300") == [("deaths", "10")]
