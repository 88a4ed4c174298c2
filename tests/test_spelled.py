"""Numbers written out in words by another hand are read back, in every language."""

import tomllib
from pathlib import Path

import pytest

import keyfigures as kf
from keyfigures.language import available

WRITTEN = tomllib.loads((Path(__file__).parent / "data" / "spelled.toml").read_text("utf-8"))


def test_there_are_some_for_every_language():
    assert sorted(WRITTEN) == available()
    assert min(map(len, WRITTEN.values())) > 100


@pytest.mark.parametrize("language", WRITTEN)
def test_numbers_in_words(language):
    read = {words: kf.read_numbers(words, language=language)["best"].tolist() for words in WRITTEN[language].values()}
    assert read == {words: [int(number)] for number, words in WRITTEN[language].items()}
