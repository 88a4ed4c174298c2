"""Where sentences end, for the whole text and around one place of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keyfigures import language
from keyfigures.boundaries import Boundaries

BOUNDARIES = {code: Boundaries(language.load(code)) for code in language.available()}
PIECES = ["Twelve died", "he left", "\n", "\n ", "Dead: 3", "A title of three words", "Mr", "U.N", "3", "1.5", ". ", ".", "! ", "?", "。", "\n\n", "\n- ", ' "', "” ", " ", "am 3. Mai ", "x" * 700]


@pytest.mark.parametrize(("language", "text", "sentences"), [
    ("en", "Mr. Smith left. Twelve died! Why? ", ["Mr. Smith left.", "Twelve died!", "Why?"]),
    ("en", "The U.N. said 1.5 million fled. He left.", ["The U.N. said 1.5 million fled.", "He left."]),
    ("en", 'He said "12 died." Then he left.', ['He said "12 died."', "Then he left."]),
    ("nl", "Het zijn er ca. 300. Meer niet.", ["Het zijn er ca. 300.", "Meer niet."]),
    ("nl", "Kop\n\nEerste alinea", ["Kop", "Eerste alinea"]),
    ("en", "- one\n- two", ["- one", "- two"]),
    ("en", "", []),
    ("en", "Dead: 10\nInjured: 30\nMissing: 4", ["Dead: 10", "Injured: 30", "Missing: 4"]),
    ("en", "Flood kills 12 people\nAt least 12 people were killed when floods hit the\nnorthern valley, officials said.",
     ["Flood kills 12 people", "At least 12 people were killed when floods hit the\nnorthern valley, officials said."]),
    ("en", "Quake toll at 1,941 so far\nStorm drenches 300 survivors\nFloods leave 77 dead", [
        "Quake toll at 1,941 so far", "Storm drenches 300 survivors", "Floods leave 77 dead"]),
    ("en", "Dead\n12\nInjured\n30", ["Dead\n12\nInjured\n30"]),  # a table that fell apart
    ("en", "Upper Nile\n640 families were moved", ["Upper Nile\n640 families were moved"]),
    ("en", "Nearly 3,400 herders wait at the wells while\nChad and its neighbours\nlook for grazing.", [
        "Nearly 3,400 herders wait at the wells while\nChad and its neighbours\nlook for grazing."]),
])
def test_sentences(language, text, sentences):
    assert [text[start:end].strip() for start, end in BOUNDARIES[language].sentences(text)] == sentences


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(BOUNDARIES)), st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.randoms(use_true_random=False))
def test_the_sentence_around_a_place_is_that_of_the_whole_text(code, text, random):
    spans = list(BOUNDARIES[code].sentences(text))
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])][:len(spans)]
    assert not text or spans[-1][1] == len(text)
    letters = [at for at, sign in enumerate(text) if sign.isalpha()]
    for place in random.sample(letters, min(5, len(letters))):
        start, end = next(span for span in spans if span[0] <= place < span[1])
        if end - start < 300:  # a longer one is cut from wherever it is seen to begin
            assert BOUNDARIES[code].around(text, place, 0) == (start, end)


def test_a_text_without_an_end_is_cut():
    spans = list(BOUNDARIES["en"].sentences("word " * 2000))
    assert max(end - start for start, end in spans) <= 2000
    assert BOUNDARIES["en"].around("word " * 2000, 5000, 0) == next(span for span in spans if span[0] <= 5000 < span[1])
