"""The scan loses nothing: white space, vowel signs and accents that are left out do not hide a word."""

import re
import tomllib
from pathlib import Path

import pytest

from keyfigures import read_text
from keyfigures.scan import Scan

CASES = Path(__file__).parent / "cases"


def said(text, language):
    table = read_text(text, language=language)
    return list(zip(table["measure"], table["bound"], table["low"].fillna(-1), table["high"].fillna(-1), strict=True))


@pytest.mark.parametrize("language", ["ar", "en", "nl", "pt", "ru"])
def test_white_space_hides_nothing(language):
    claims = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["claims"]
    for text in [texts[0] for texts in claims.values()]:
        if "\n" not in text and not re.search(r"\d \d", text):  # a space that groups digits is no other
            assert said(text.replace(" ", " \n  "), language) == said(text, language), text


def test_offsets_are_those_of_the_text_as_it_is():
    text = "The water  killed\n   12 people."
    assert Scan(text, "en").places == [text.index("killed")]
    text = "قُتِلَ  12 شخصا"
    assert Scan(text, "ar").places == [0]


def test_a_phrase_inside_other_words_hides_no_word_behind_it():
    assert Scan("Até agora morreram 300 pessoas.", "pt").places == [10]


def test_a_text_without_such_words_is_passed_over():
    assert Scan("The committee met on Tuesday.", "en").places == []


def test_a_common_word_is_looked_for_only_beside_the_others_of_its_phrase():
    assert Scan("Tickets cost 12 euros.", "en").places == []
    assert Scan("The attack cost 12 people their lives.", "en").places != []


def test_the_last_part_of_a_compound_is_found_inside_it():
    text = "Gestern gab es 40 Grubentote."
    assert said(text, "de") == [("deaths", "exact", 40, 40)]


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "nl", "tr"])
def test_what_is_passed_over_holds_no_figure(language):
    claims = tomllib.loads((CASES / f"{language}.toml").read_text("utf-8"))["claims"]
    for text in [text for texts in claims.values() for text in texts[:3]]:
        assert Scan(text, language).places != [], text  # nothing stands before it that it could go on from
