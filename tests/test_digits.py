"""What digits are worth in a language, and what else a person might mean by them."""

from fractions import Fraction

import pytest

from keyfigures.digits import digits
from keyfigures.lexicon import lexicon


@pytest.mark.parametrize(("language", "text", "value", "other"), [
    ("nl", "300.000", 300_000, None), ("nl", "6,4", Fraction(32, 5), None), ("nl", "1.234,5", Fraction(2469, 2), None),
    ("nl", "1,500", Fraction(3, 2), 1500), ("nl", "300 000", 300_000, None), ("nl", "1.234.567", 1_234_567, None),
    ("nl", "1,234,567", 1_234_567, None), ("nl", "6.4", Fraction(32, 5), None), ("nl", "1,0", 1, None),
    ("en", "300,000", 300_000, None), ("en", "1.200", Fraction(6, 5), 1200), ("en", "1,38,329", 138_329, None),
    ("en", "1'500'000", 1_500_000, None), ("en", "0.500", Fraction(1, 2), None), ("en", "1,234.50", Fraction(2469, 2), None),
    ("en", "١٢٣", 123, None), ("en", "１２", 12, None), ("en", "½", Fraction(1, 2), None),
])
def test_a_reading(language, text, value, other):
    assert digits(text, lexicon(language)) == (value, other)


@pytest.mark.parametrize(("language", "text"), [
    ("nl", "12.34.567"), ("en", "1,2,3"), ("en", "1,23"), ("en", "12,34,5678"), ("nl", "1.2345"), ("en", "1,2345"), ("nl", "1.38.329"),
])
def test_impossible_groups_have_no_reading_as_whole_numbers(language, text):
    value, _ = digits(text, lexicon(language))
    assert value is None or isinstance(value, Fraction)
