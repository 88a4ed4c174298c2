"""Number expressions of a sentence: ranges, shared magnitudes, bounds, and which words belong to the span."""

import pytest

from keyfigures.lexicon import lexicon
from keyfigures.mentions import mentions


def found(text, language):
    words = lexicon(language)
    return [(text[m.start:m.end], m.low, m.best, m.high, m.bound) for m in mentions(words.items(text), words)]


@pytest.mark.parametrize(("language", "text", "span", "low", "high", "bound"), [
    ("en", "between 300,000 and 500,000 people", "300,000 and 500,000", 300_000, 500_000, "between"),
    ("en", "three to four million", "three to four million", 3_000_000, 4_000_000, "between"),
    ("en", "18–25K", "18–25K", 18_000, 25_000, "between"),
    ("en", "some 30-150,000 men", "30-150,000", 30_000, 150_000, "between"),
    ("en", "24.2 to 33-35 billion", "24.2 to 33-35 billion", 24_200_000_000, 35_000_000_000, "between"),
    ("en", "at least about 300", "300", 300, None, "at_least"),
    ("en", "more than an estimated 65,000", "65,000", 65_000, None, "more_than"),
    ("en", "44,538–70,000+", "44,538–70,000", 44_538, None, "between"),
    ("en", "600–3,000", "600–3,000", 600, 3_000, "between"),
    ("en", "more than 10 and less than 40", "10 and less than 40", 10, 40, "between"),
    ("nl", "tussen de 300 en 400 doden", "300 en 400", 300, 400, "between"),
    ("nl", "nog geen 200", "200", None, 200, "less_than"),
    ("nl", "hooguit twaalf", "twaalf", None, 12, "at_most"),
    ("nl", "ruim een miljoen", "een miljoen", 1_000_000, None, "more_than"),
])
def test_bounds_and_ranges(language, text, span, low, high, bound):
    assert found(text, language) == [(span, low, None, high, bound)]


@pytest.mark.parametrize(("text", "low", "best", "high"), [
    ("306,887 (281,443–337,971)", 281_443, 306_887, 337_971), ("437,500 ± 67,500", 370_000, 437_500, 505_000),
])
def test_a_point_with_its_range(text, low, best, high):
    assert found(text, "en") == [(text, low, best, high, "between")]


def test_more_than_and_at_least_never_merge():
    assert [m[-1] for m in found("more than 12, at least 12, over 12, no fewer than 12", "en")] == [
        "more_than", "at_least", "more_than", "at_least"]


def test_a_number_that_moved_is_two():
    words = lexicon("en")
    text = "rose from 120 to 150"
    assert [(m.best, m.earlier) for m in mentions(words.items(text), words)] == [(120, True), (150, False)]


@pytest.mark.parametrize("text", ["COVID-19", "M23 rebels", "an F-16", "the 3rd man", "35th", "in the 1990s", "180ml of water"])
def test_digits_that_are_part_of_a_name(text):
    assert found(text, "en") == []


@pytest.mark.parametrize(("language", "text"), [
    ("en", "dozens"), ("en", "hundreds of thousands"), ("en", "several hundred"), ("nl", "tientallen"), ("nl", "enkele honderden"),
    ("nl", "tienduizenden"), ("en", "100s"),
])
def test_vague_words_have_no_number(language, text):
    assert found(f"{text} people", language) == [(text, None, None, None, "vague")]


def test_a_long_line_costs_what_it_is_long():
    words = lexicon("en")
    assert len(mentions(words.items("12 and " * 5_000), words)) == 5_000
    assert len(mentions(words.items("1-" * 5_000), words)) <= 1
