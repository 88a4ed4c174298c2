"""Rows of names and numbers: what one of them counts, or the figure before, all count."""

import pytest

import keyfigures as kf


def said(text, language="en"):
    table = kf.read_text(text, language=language, published="2024-12-06")
    return list(zip(table["measure"], table["quote"], strict=True))


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "There are 7.8 million refugees. Peru hosts 1.6 million, Chile 440,000 and Brazil 560,000.",
     [("refugees", "7.8 million"), ("refugees", "1.6 million"), ("refugees", "440,000"), ("refugees", "560,000")]),
    ("es", "En Malí hay 350.000 refugiados; en Níger, 60.000; y en Togo, 12.000.",
     [("refugees", "350.000"), ("refugees", "60.000"), ("refugees", "12.000")]),
    ("es", "Se contaron 1.100 ejecuciones. Irán, con al menos 800, y Somalia, con 45, suman la mayoría.",
     [("deaths", "1.100"), ("deaths", "800"), ("deaths", "45")]),
    ("en", "Homs 68, Hama 15 dead.", [("deaths", "68"), ("deaths", "15")]),
    ("fr", "La Serbie compte 90 morts, la Bosnie 30, puis 12 disparus, et la Croatie 5.",
     [("deaths", "90"), ("deaths", "30"), ("missing", "12"), ("deaths", "5")]),
])
def test_what_one_counts_all_count(language, text, expected):
    assert said(text, language) == expected


def test_a_part_of_a_number_in_a_row_counts_what_that_does():
    whole, part = kf.read_text("La Serbie compte 90 morts et 12 disparus, et la Bosnie 30, dont 7 étrangers.", language="fr"
                               ).iloc[2:].to_dict("records")
    assert (whole["measure"], part["measure"], part["part_of"]) == ("deaths", "deaths", whole["figure_id"])


@pytest.mark.parametrize("text", [
    "Rebels killed 12 people in Homs, and Road 5 was closed.",
    "The toll is 12. Boeing built 747, Airbus 320 of them.",
])
def test_other_numbers_behind_names_count_nobody(text):
    assert [quote for _, quote in said(text)] == ["12"]


def test_no_row_is_greater_than_the_toll_above_it():
    assert said("The storm killed 30 people. Homs 25,000, Hama 15,000.") == [("deaths", "30")]
