"""What a language says of a token: its endings, compounds and phrases."""

import pytest

from keyfigures.lexicon import lexicon

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


def test_a_verb_in_two_parts():
    assert NL.word("kwamen").apart["om"] == "deaths"


def test_there_is_no_end_to_the_words_of_a_hostile_text():
    for number in range(1_000):
        NL.word(f"woord{'a' * number}")
    assert NL.word("a" * 10_000) is None
