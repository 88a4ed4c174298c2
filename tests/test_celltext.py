"""One figure from one cell, or a clear no."""

import pytest

import keyfigures as kf
from keyfigures import Figure


@pytest.mark.parametrize(("text", "language", "figure"), [
    ("300k–500k", None, Figure.between(300_000, 500_000)), (">= 6.4m", None, Figure.point(6_400_000, "at_least")),
    ("~1,5 mln", "nl", Figure.point(1_500_000, "about")), ("501,000–", "en", Figure.point(501_000, "at_least")),
    ("1,234*", "en", Figure.point(1234)), ("12[3]", "en", Figure.point(12)), ("250,000 (1963-72)", "en", Figure.point(250_000)),
    ("426 officers + 4785 men = 5211", "en", Figure.point(5211)), ("590 (118k/450w)", "en", Figure.point(590)),
    ("2011", "en", Figure.point(2011)), ("300 ,000", "en", Figure.point(300_000)),
])
def test_a_figure(text, language, figure):
    assert kf.parse_figure(text, language=language) == figure


@pytest.mark.parametrize(("text", "language", "message"), [
    ("1.200", "en", "ambiguous number: '1.200' is 1.2 in en, and might mean 1200; write it without the separator\n"
                    "    1.200\n    ~~~~~^"),
    ("1.200", None, "ambiguous number: '1.200' is 1200 in de and 1.2 in ar; give language=\n    1.200\n    ~~~~~^"),
    ("~8M refugees, 5M displaced", "en", "two figures in one cell, '8M' and '5M'; split the cell\n"
                                         "    ~8M refugees, 5M displaced\n    ~~~~~~~~~~~~~~~~~~~~~~~~~~^"),
    ("$500", "en", "not a count of people: '$500'; it is an amount of money\n    $500\n    ~~~~^"),
    ("12 km", "en", "not a count of people: '12 km'; it counts things\n    12 km\n    ~~~~~^"),
    ("8.5+", "en", "not a count of people: '8.5+'; a number with decimals and no scale word counts no people\n    8.5+\n    ~~~~^"),
    ("17/05/2013", "en", "not a count of people: '17/05/2013'; it reads as a date, a code or a telephone number\n"
                         "    17/05/2013\n    ~~~~~~~~~~^"),
    ("-5", "en", "not a count of people: '-5'; it is below zero\n    -5\n    ~~^"),
    ("lots", "en", "no number in 'lots'; expected something like 300k–500k, at least 12 or 6.4 million\n    lots\n    ~~~~^"),
    ("", "en", "no number in ''; expected something like 300k–500k, at least 12 or 6.4 million"),
])
def test_a_clear_no(text, language, message):
    with pytest.raises(kf.NumberError) as error:
        kf.parse_figure(text, language=language)
    assert str(error.value) == message


@pytest.mark.parametrize("text", ["", " ", "N/A", "unknown", "—", "..", "NA", "n.d.", None, float("nan")])
def test_missing_is_missing(text):
    import pandas as pd

    row = kf.parse_cells(pd.Series([text], dtype=object), language="en").iloc[0]
    assert row["note"] == "missing"
    assert row[["low", "best", "high"]].isna().all()
