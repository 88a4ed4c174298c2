"""Reading undoes writing: a figure put into words is read back as the same figure, in every language."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import keyfigures as kf
from keyfigures import wording
from keyfigures.figure import BOUNDS, Figure
from keyfigures.language import available
from keyfigures.lexicon import lexicon
from keyfigures.mentions import mentions

# whole numbers as they are published: any digits, and round ones that take a magnitude word
COUNTS = st.one_of(
    st.integers(0, 10**10),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(1, 9_999), st.integers(0, 8)),
)


@st.composite
def figures(draw):
    bound = draw(st.sampled_from([b for b in BOUNDS if b != "vague"]))
    if bound != "between":
        return Figure.point(draw(COUNTS), bound)
    low, high = sorted(draw(st.lists(COUNTS, min_size=2, max_size=2, unique=True)))
    best = draw(st.one_of(st.none(), st.integers(low, high)))
    return Figure.between(low, high, best)


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("language", available())
@settings(max_examples=int(os.environ.get("KEYFIGURES_EXAMPLES", "150")), deadline=None)
@given(figure=figures())
@example(figure=Figure.between(999, 1_000_000))
@example(figure=Figure.between(3, 1_000_000))
@example(figure=Figure.point(1_000_000, "at_most"))
def test_reading_undoes_writing(language, short, figure):
    said = wording.words(figure, language, short=short)
    known = lexicon(language)
    read = [m.figure() for m in mentions(known.items(said), known)]
    assert read == [figure], said


@pytest.mark.parametrize(("value", "shown"), [(99, 99), (104, 100), (995, 1_000), (1_049, 1_000), (9_949, 9_900), (10_499, 10_000),
                                              (6_355_788, 6_356_000)])
def test_rounding_for_display_is_the_monitoring_centres_rule(value, shown):
    assert wording.rounded(value) == shown


def test_a_label_nobody_wrote():
    with pytest.raises(kf.OptionError, match="unknown label 'sauce'"):
        wording.label("sauce", "nl")
