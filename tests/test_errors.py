"""Messages say what, where, what was expected and what to do; whole texts are pinned."""

import pytest

from keyfigures.errors import KeyfiguresError, NumberError, OptionError, SourceError, TableError, caret


def test_a_number_error_points_at_its_span():
    error = NumberError("ambiguous number: '1.500' is 1500 in nl and 1.5 in en; give language=",
                        "Some 1.500 people fled on Tuesday", 5, 10)
    assert str(error) == (
        "ambiguous number: '1.500' is 1500 in nl and 1.5 in en; give language=\n"
        "    Some 1.500 people fled on Tuesday\n"
        "         ~~~~~^")
    assert error.text[error.start:error.end] == "1.500"


def test_a_number_error_without_a_span_means_the_whole_text():
    assert str(NumberError("not a number", "twaalfhonderdzestig?")) == (
        "not a number\n    twaalfhonderdzestig?\n    ~~~~~~~~~~~~~~~~~~~~^")
    assert str(NumberError("nothing to read", "  ")) == "nothing to read"


@pytest.mark.parametrize(("text", "quote", "shown"), [
    ("one\ntwo 1.500 three\nfour", "1.500", "    two 1.500 three\n        ~~~~~^"),
    ("超过五百人 died", "died", "    超过五百人 died\n               ~~~~^"),  # wide characters take two columns
    ("e\u0301\u0301 1.500", "1.500", "    e\u0301\u0301 1.500\n      ~~~~~^"),  # combining marks take none
    ("a\x1b[31m 1.500", "1.500", "    a\N{REPLACEMENT CHARACTER}[31m 1.500\n           ~~~~~^"),  # no escape gets out
    ("x" * 100 + " 12 " + "y" * 100, "12", "    " + "x" * 59 + " 12 " + "y" * 59 + "\n" + " " * 64 + "~~^"),
])
def test_the_caret_stands_under_its_span(text, quote, shown):
    start = text.index(quote)
    assert caret(text, start, start + len(quote)) == shown


def test_an_unknown_option_lists_the_known_ones_and_the_nearest():
    assert str(OptionError.unknown("language", "nle", ["nl", "en", "uk"], "add languages/nle.toml")) == (
        "unknown language 'nle'; did you mean 'nl'?\n    known: en, nl, uk\n    add languages/nle.toml")
    assert str(OptionError.unknown("report", "x", [])) == "unknown report 'x'"


def test_a_source_error_names_file_and_remedy():
    assert str(SourceError("is empty", "brief.txt")) == "brief.txt: is empty"
    assert str(SourceError("has no text layer", "scan.pdf", "run text recognition over it first")) == (
        "scan.pdf: has no text layer\n    run text recognition over it first")


def test_a_table_error_shows_five_rows_and_carries_all():
    rows = [(i, f"low {i} is above high 0") for i in range(1, 8)]
    error = TableError("7 of 9 rows break the rules", rows)
    assert error.rows == rows
    assert str(error) == "\n".join([
        "7 of 9 rows break the rules",
        *(f"    row {i}: low {i} is above high 0" for i in range(1, 6)),
        "    ... and 2 more; all of them are on the error's .rows"])


def test_one_class_catches_them_all():
    for kind in (NumberError, OptionError, SourceError, TableError):
        assert issubclass(kind, KeyfiguresError)
    assert issubclass(KeyfiguresError, ValueError)
