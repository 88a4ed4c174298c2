"""What a language says of a token: its endings, compounds and phrases."""

import pytest

from keyfigures import language
from keyfigures.lexicon import Lexicon, lexicon

NL, EN = lexicon("nl"), lexicon("en")


def test_the_longest_phrase_wins():
    items = EN.items("No fewer than 12 asylum-seekers")
    assert [item.key for item in items] == ["no fewer than", "12", "asylum - seekers"]
    assert items[0].word.before == "at_least"
    assert items[2].word.nouns == "asylum_seekers"


def test_offsets_are_those_of_the_text():
    text = "Zo’n 300.000\u00a0mensen, naar schatting."
    for item in NL.items(text, 3):
        assert text[item.start:item.end].lower().startswith(item.key[:1])


@pytest.mark.parametrize(("word", "parts"), [
    ("tweehonderdvijftig", ("twee", "honderd", "vijftig")), ("drieëndertig", ("drie", "ën", "dertig")),
    ("duizendtweehonderd", ("duizend", "twee", "honderd")), ("tweeling", ()), ("vierdaagse", ()),
])
def test_numbers_in_one_word(word, parts):
    found = NL.word(word)
    assert (found.parts if found else ()) == parts


def test_a_word_said_to_have_any_ending():
    assert EN.word("fatalities").nouns == "deaths"


def test_a_compound_is_what_its_end_is():
    assert NL.word("grubedoden") is NL.word("mijndoden")
    assert NL.word("mijndoden").nouns == "deaths"


def test_a_word_under_its_stem_keeps_what_the_stem_says_and_adds_to_it():
    spanish = language.load("es")
    given = {**spanish.data, "marks": {**spanish.data["marks"], "projected": ["regresarán"]}}
    words = Lexicon(language.Pack("es", given))
    word = words.word(words.fold("regresarán"))
    assert (word.states, word.marks) == ("returnees", {"projected"})


@pytest.mark.parametrize("text", [
    "12 people", "300 000 people, 1 200 dead", "on 5 December 12 died", "call 020 123 4567 now", "61, 000 fled", "> = 12", "<12> <= 3",
    "a  b\u00a0c", "", " ", "12", "12 ", " 12 300", "0 12 345 6789", "5/12 2024-01-02 x@y.org 3:0", "km2 12km M23 3rd", "½ 2½ 1,5 mln",
])
def test_chunks_are_cut_as_the_whole_is(text):
    whole = list(EN.tokens(text, 0, len(text)))
    assert EN._tokens_by_chunk(text, 0, len(text)) == whole


def test_a_verb_in_two_parts():
    assert NL.word("kwamen").apart["om"] == "deaths"


def test_there_is_no_end_to_the_words_of_a_hostile_text():
    for number in range(1_000):
        NL.word(f"woord{'a' * number}")
    assert NL.word("a" * 10_000) is None
