"""The words of the headers say what the columns hold, in the languages of the packs."""

import pytest

from keyfigures.guess import guess, is_total, language_of, meaning_of, without_side, year_in


@pytest.mark.parametrize(("headers", "expected"), [
    (["Town", "Date", "Killed", "Injured"], {"Town": "place", "Date": "date", "Killed": "deaths", "Injured": "injured"}),
    (["Provincie", "Datum", "Aantal doden", "Gewonden"],
     {"Provincie": "place", "Datum": "date", "Aantal doden": "deaths", "Gewonden": "injured"}),
    (["Country", "Killed min", "Killed max"], {"Country": "country", "Killed min": "deaths.low", "Killed max": "deaths.high"}),
    (["deaths", "low", "high"], {"deaths": "deaths.best", "low": "deaths.low", "high": "deaths.high"}),
    (["Country of origin", "Country of asylum", "Refugees"],
     {"Country of origin": "origin_iso3", "Country of asylum": "host_iso3", "Refugees": "refugees"}),
    (["Date of death", "Deaths"], {"Date of death": "date", "Deaths": "deaths"}),
    (["Deaths", "Death rate", "% displaced", "Source", "Notes"], {"Deaths": "deaths", "Source": "source"}),
    (["name", "amount"], {}),
    (["Country", "2022", "2023"], {}),
])
def test_what_the_headers_say(headers, expected):
    assert guess(headers) == expected


def test_the_name_of_the_sheet_says_what_the_headers_leave_out():
    assert guess(["Country", "2022", "2023"], "Internally displaced people") == {"Country": "country", "{year}": "idps"}
    assert guess(["year", "low", "best", "high"], "Deaths in Syria") == {
        "year": "year", "low": "deaths.low", "best": "deaths.best", "high": "deaths.high"}


def test_the_language_of_the_headers():
    assert language_of(["Town", "Killed"]) == "en"
    assert language_of(["Stad", "Doden"]) == "nl"
    assert language_of(["a", "b"]) is None


@pytest.mark.parametrize(("text", "total"), [("Total", True), ("Grand total:", True), ("totaal", True), ("Итого", True),
                                             ("Total Verde", False), ("", False), ("12", False)])
def test_what_says_total(text, total):
    assert is_total(text) is total


def test_a_total_beside_the_years_is_of_the_same_measure():
    assert guess(["Country", "2022", "2023", "Total"], "Internally displaced people") == {
        "Country": "country", "{year}": "idps", "Total": "idps"}


@pytest.mark.parametrize(("header", "rest"), [("killed civilians low", ("killed", "civilians")), ("low", ()), ("town", ("town",)),
                                              ("upper bound, killed", ("killed",))])
def test_what_tells_one_range_from_another(header, rest):
    assert without_side(header) == rest


@pytest.mark.parametrize(("header", "year"), [("2019", "2019"), ("Killed in 2019", "2019"), ("FY2022*", "2022"), ("2019-2020", None),
                                              ("killed", None), ("20190", None)])
def test_the_year_that_a_header_names(header, year):
    assert year_in(header) == year


@pytest.mark.parametrize(("column", "text", "meaning"), [
    ("unit", "HH", "household"), ("unit", "Families", "household"), ("unit", "individuals", "person"), ("unit", "tents", None),
    ("status", "Confirmed", "verified"), ("kind", "Stock", "stock"), ("measure", "killed", "deaths"), ("measure", "houses", None),
    ("bound", "more than", "more_than")])
def test_what_a_cell_of_fixed_words_means(column, text, meaning):
    assert meaning_of(column, text) == meaning
