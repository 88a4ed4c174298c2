"""The row that names the columns is found below titles, under groups and above tags."""

import pytest

from keyfigures.sources.header import find


def rows(text):
    return [line.split("|") for line in text.strip("\n").split("\n")]


@pytest.mark.parametrize(("table", "names", "first"), [
    ("town|killed\nIdlib|12", ("town", "killed"), 1),
    ("Casualties of week 49||\nown count||\n||\ntown|date|killed\nIdlib|2024-12-01|12", ("town", "date", "killed"), 4),
    ("country|2022|2023\nSyria|1|2", ("country", "2022", "2023"), 1),
    ("Region|Killed||Source\n|Men|Women|\nIdlib|1|2|x", ("Region", "Killed / Men", "Killed / Women", "Source"), 2),
    ("|Killed|\nRegion|Men|Women\nIdlib|1|2", ("Region", "Killed / Men", "Killed / Women"), 2),
    ("Table 3||\nRegion|Men|Women\nIdlib|1|2", ("Region", "Men", "Women"), 2),
    ("town|killed|killed\nIdlib|1|2", ("town", "killed", "killed (2)"), 1),
    ("town|killed||\nIdlib|1||", ("town", "killed"), 1),
    (" number   of\tdead |town\n12|Idlib", ("number of dead", "town"), 1),
])
def test_where_the_header_is(table, names, first):
    found = find(rows(table))
    assert (found.names, found.first, found.tags) == (names, first, ())


def test_merged_cells_say_how_far_a_group_reaches():
    table = rows("Region|Killed||Source\n|Men|Women|of it\nIdlib|1|2|x")
    assert find(table, [(0, 1, 2)]).names == ("Region", "Killed / Men", "Killed / Women", "Source / of it")
    assert find(rows("Region|Killed||\n|Men|Women|of it\nIdlib|1|2|x"), [(0, 1, 2)]).names == (
        "Region", "Killed / Men", "Killed / Women", "of it")


def test_tags_stand_under_the_header_or_for_it():
    found = find(rows("title|\ntown|dead\n#loc +name|#affected+killed\nIdlib|12"))
    assert (found.names, found.tags, found.first) == (("town", "dead"), ("#loc+name", "#affected+killed"), 3)
    assert find(rows("#loc+name|#affected+killed\nIdlib|12")).names == ("#loc+name", "#affected+killed")


@pytest.mark.parametrize("table", ["1|2\n3|4", "|\n|", "12"])
def test_a_table_without_a_header(table):
    assert find(rows(table)) is None


def test_a_row_of_words_among_the_figures_is_no_header():
    rows = [["town", "killed", "injured"], ["Homs", "5", "6"], ["Idlib", "dozens", "unknown", "see note on killed"]]
    assert find(rows).names == ("town", "killed", "injured")
    assert find([["town", "killed", ""], ["Idlib", "dozens", "see note"], ["Homs", "5", ""]]).names != (
        "town / Idlib", "killed / dozens", "killed / see note")
    for row in (["Idlib", "-", "5 killed"], ["Idlib", "dozens", "5 killed"], ["Idlib", "about 40", "killed on 5 May"]):
        assert find([["town", "killed", ""], row]).names == ("town", "killed")
    assert find([["bulletin of", "5 May"], ["town", "killed", "age 0-4", "age 5+"]]).names[0] == "town"
    assert find([["Country", "Syria"], ["bulletin", "4"], ["town", "killed", "injured", "missing", "fled"], ["a", "1", "2", "3", "4"]]
                ).names[0] == "town"
