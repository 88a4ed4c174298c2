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
    text = "The flood  killed\n   12 people."
    assert Scan(text, "en").places == [text.index("killed")]
    text = "قُتِلَ  12 شخصا"
    assert Scan(text, "ar").places == [0]


def test_a_phrase_inside_other_words_hides_no_word_behind_it():
    assert Scan("Até agora morreram 300 pessoas.", "pt").places == [10]


def test_a_text_without_such_words_is_passed_over():
    assert Scan("The committee met on Tuesday.", "en").places == []
