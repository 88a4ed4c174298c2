"""Figures that the text breaks down: behind a colon, by their sum, in asides; and what such an aside leaves alone."""

import pytest

from test_reading import read, said


def parts(text, language="en"):
    rows = read(text, language)
    names = {row["figure_id"]: row["quote"] for row in rows}
    return [(row["measure"], row["quote"], names.get(row["part_of"])) for row in rows]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "At least 27 people died: 17 men, seven women and three children.",
     [("deaths", "27", None), ("deaths", "17", "27"), ("deaths", "seven", "27"), ("deaths", "three", "27")]),
    ("en", "Police arrested 132 foreigners. The minister spoke of 74 men, 47 women and eleven children.",
     [("detained", "132", None), ("detained", "74", "132"), ("detained", "47", "132"), ("detained", "eleven", "132")]),
    ("de", "Mindestens 28 Menschen kamen ums Leben. Es handelt sich um 17 Frauen und elf Männer.",
     [("deaths", "28", None), ("deaths", "17", "28"), ("deaths", "elf", "28")]),
])
def test_people_of_whom_nothing_else_is_said_are_parts_by_their_sum(language, text, expected):
    assert parts(text, language) == expected


def test_another_sum_is_no_part():
    assert said("Police arrested 132 foreigners. There were 74 men, 40 women and eleven children at the fair.") == [("detained", "132")]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "At least 70 people, including ten women and three children, were killed.", [("deaths", "70"), ("deaths", "ten"), ("deaths", "three")]),
    ("en", "Two men, aged 22 and 31, were arrested.", [("detained", "Two")]),
    ("fr", "Seize personnes ont péri et vingt autres, dont neuf grièvement, ont été blessées.",
     [("deaths", "Seize"), ("injured", "vingt"), ("injured", "neuf")]),
    ("nl", "Zeker 70 mensen, onder wie tien vrouwen en drie kinderen, zijn gedood.",
     [("deaths", "70"), ("deaths", "tien"), ("deaths", "drie")]),
])
def test_an_aside_hides_no_verb_from_its_whole(language, text, expected):
    assert said(text, language) == expected


def test_those_who_were_from_somewhere_are_some_of_them():
    assert parts("At least 50 people have died. Twenty-two were from Mexico, seven from Peru and two from Honduras.") == [
        ("deaths", "50", None), ("deaths", "Twenty-two", "50"), ("deaths", "seven", "50"), ("deaths", "two", "50")]


def test_the_victims_of_a_toll_are_dead():
    assert parts("155 Menschen kamen ums Leben. Unter den Opfern waren 92 Kinder.", "de")[1] == ("deaths", "92", "155")


def test_what_has_come_to_a_figure_lies_inside_it():
    assert parts("12 dead (+3), 45 injured (+10) and 7 missing (-2)") == [
        ("deaths", "12", None), ("deaths", "3", "12"), ("injured", "45", None), ("injured", "10", "45"), ("missing", "7", None)]
