"""No bound is turned round: whatever stands beside them, the words of every pack keep their side."""

import pytest

from keyfigures import language
from keyfigures.lexicon import lexicon
from keyfigures.mentions import mentions

ABOVE, BELOW = {"at_least", "more_than"}, {"at_most", "less_than"}
AND = {"ar": "و", "de": "und", "en": "and", "es": "y", "fr": "et", "it": "e", "nl": "en", "pt": "e", "ru": "и", "tr": "ve", "uk": "і"}


def bounds_of(text, code):
    words = lexicon(code)
    return {mention.bound for mention in mentions(words.items(text), words)}


def given(code, place):
    bounds = language.load(code).data["bounds"].get(place, {})
    return [(bound, word.replace("*", "")) for bound, words in bounds.items() if bound in ABOVE | BELOW for word in words]


@pytest.mark.parametrize("code", language.available())
def test_every_bound_before_a_number_keeps_its_side(code):
    for bound, word in given(code, "before"):
        other = BELOW if bound in ABOVE else ABOVE
        assert not bounds_of(f"x {word} 20", code) & other, word


@pytest.mark.parametrize("code", language.available())
def test_every_bound_behind_a_number_keeps_its_side(code):
    for bound, word in given(code, "after"):
        other = BELOW if bound in ABOVE else ABOVE
        assert not bounds_of(f"20{'' if word[0] in chr(39) else ' '}{word}", code) & other, word


@pytest.mark.parametrize("code", sorted(AND))
def test_an_and_before_a_bound_takes_nothing_of_it(code):
    space = "" if code == "ar" else " "
    for bound, word in given(code, "before"):
        other = BELOW if bound in ABOVE else ABOVE
        assert not bounds_of(f"x {AND[code]}{space}{word} 20", code) & other, word
