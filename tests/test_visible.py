"""What a reader does not see leaves a figure as it is: signs that show nothing, notes, marks of layout, letters spelled apart."""

import re
import textwrap
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import keyfigures as kf
from keyfigures.passage import Document, Passage
from keyfigures.tidy import day, read_passage
from keyfigures.visible import UNSEEN, visible
from test_around import SENTENCES

LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
DIGITS = r"(?<![\w.,])\d[\d.,]*(?<![.,])(?![\w.,]*\w)"  # no letters are written onto


def with_ligatures(text):
    return re.sub("|".join(LIGATURES), lambda m: LIGATURES[m.group()], text)


def before_the_end(text, note):
    return text[:-1] + note + text[-1] if text[-1] in ".!?" else text + note


WRITTEN = {
    "soft hyphens": lambda text: re.sub(r"([^\W\d_]{3})(?=[^\W\d_]{3})", "\\1\xad", text),
    "a space of no width before each word": lambda text: re.sub(r"(?<= )(?=\w)", "\u200b", text),
    "marks of direction around digits": lambda text: re.sub(r"\d[\d.,]*\d|\d", "\u200e\\g<0>\u202c", text),
    "ligatures": with_ligatures,
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "hyphens that do not break": lambda text: text.replace("-", "\u2011"),
    "the number of a note behind": lambda text: text + "[12]",
    "the number of a note before the full stop": lambda text: before_the_end(text, " [3]"),
    "two notes": lambda text: before_the_end(text, "[a][14]"),
    "a raised digit": lambda text: before_the_end(text, "¹²"),
    "bold": lambda text: re.sub(DIGITS, "**\\g<0>**", text),
    "a link": lambda text: re.sub(DIGITS, "[\\g<0>](https://example.org/a_(b)?c=1)", text),
    "tags": lambda text: "<p class=\"x\">" + re.sub(DIGITS, "<b>\\g<0></b>", text) + "<br/></p>",
    "lines of Windows": lambda text: "\r\n".join(
        textwrap.wrap(re.sub(r"(?<=\d) (?=\d)", "\u202f", text), 60, break_on_hyphens=False)),
    "a line of a list": lambda text: "- " + text,
    "brackets around it": lambda text: f"({text})" if text[-1] == "." and text.count(".") == 1 else text,
    "entities": lambda text: text.replace("'", "&#39;").replace("’", "&rsquo;"),
}


def said(text, language):
    found = read_passage(Passage(text, Document(language=language, published=day("2024-12-06"))))
    assert all(text[one.start:one.end] == one.quote for one in found)
    assert all(one.quote in one.sentence and one.sentence in text for one in found)
    return [(one.measure, one.low, one.best, one.high, one.bound, one.status, one.unit) for one in found]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("way", WRITTEN)
def test_a_sentence_counts_the_same_however_it_is_written(language, way):
    changed = [other for text in SENTENCES[language] if (other := WRITTEN[way](text)) != text
               and said(other, language) != said(text, language)]
    assert not changed


@pytest.mark.parametrize(("written", "seen"), [
    ("300\u200b,000 died.[3] Then 30[4] fled[b][5] [6, 7].", "300,000 died. Then 30 fled."),
    ("people[note 3] fled [3, 104] in May[3-5].", "people fled in May."),
    ("killed [12] people; Killed: [12]", "killed [12] people; Killed: [12]"),
    ("306,887 [281,443–337,971], 300[250-400] and 12 [10-15].", "306,887 [281,443–337,971], 300[250-400] and 12 [10-15]."),
    ("[12]", "[12]"),
    ("rose to 50 [5, 6]. It was 5,000 [5, 6], or 12 [10-15].", "rose to 50. It was 5,000, or 12 [10-15]."),
    ("**12** people, *30* others, __5__", "12 people, 30 others, 5"),
    ("* 12 people\n3*4 a_b 3 * 4", "* 12 people\n3*4 a_b 3 * 4"),
    ("12 km², 10³ and om² people¹", "12 km², 10³ and om people"),
    ("Homs&#8217; 12&nbsp;dead &amp; R&D", "Homs’ 12\xa0dead & R&D"),
    ("see [12 dead](https://a.org/b_(c)) and [the map](/map).", "see 12 dead and the map."),
    ("<p>12 <b>dead</b><br>30</p> <12, x < 3 > 2", "\n12 dead\n30\n <12, x < 3 > 2"),
    ("> On Monday\r\n> 12 died\r> a > b", " On Monday\n> 12 died\n a > b"),
    ("ﬁve ofﬁcers, well‐known", "five officers, well-known"),
    ("de\u0301place\u0301s \u0301x", "déplacés \u0301x"),
    ("", ""),
])
def test_what_is_seen(written, seen):
    assert visible(written).text == seen


def test_what_is_seen_is_found_again_as_written():
    text = visible("de\u0301place\u0301s: 300\u200b,000[3] ﬁve&amp;")
    at = text.text.index
    assert text.text == "déplacés: 300,000 five&"
    assert [text.written[slice(*text.span(at(part), at(part) + len(part)))] for part in ("déplacés", "300,000", "five", "ive&")] == [
        "de\u0301place\u0301s", "300\u200b,000", "ﬁve", "ﬁve&amp;"]


@given(st.text("12 a.,[]()*_&#;<>/\r\nmé\u0301¹ﬁ\u200b\xad-", max_size=40))
def test_every_sign_that_is_seen_stands_somewhere_and_in_order(written):
    text = visible(written)
    spans = [text.span(at, at + 1) for at in range(len(text.text))]
    assert all(0 <= start < end <= len(written) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize("sign", [*UNSEEN, "\u064b", "\u0640", "\u0670"])
@pytest.mark.parametrize("text", ["{}12 people {}were{} killed.", "12 {} people died {}.{}"])
def test_no_sign_that_shows_nothing_stops_the_reading(sign, text):
    assert kf.read_text(text.format(sign, sign, sign), language="en")["low"].tolist() == [12]


@pytest.mark.parametrize(("cell", "sides"), [
    ("\u200e300,000", (300_000, 300_000)), ("300k\u200b–500k", (300_000, 500_000)), ("~\u200e1.5\u202c million", (1_500_000,) * 2),
    ("300\xad,000", (300_000, 300_000)), ("12*", (12, 12)), ("**12**", (12, 12)), ("ﬁve", (5, 5)),
])
def test_cells_are_read_as_they_are_seen(cell, sides):
    found = kf.parse_cells(pd.Series([cell]), language="en").iloc[0]
    assert (found["low"], found["high"]) == sides


def test_notes_inside_a_sentence_are_no_figures():
    found = kf.read_text("Some 12 people [3] and 30 soldiers [4] were killed in Sudan [5, 6] on Monday.", language="en")
    assert found["low"].tolist() == [12, 30]


def test_a_row_is_explained_and_marked_in_its_text_as_written():
    found = kf.read_text("At least 300\u200b,000 refu\xadgees died.[3]", language="en")
    assert "[300\u200b,000: deaths, at least 300,000]" in repr(kf.mark(found))
    assert "because of what is said to have happened, 'died'" in kf.explain(found.iloc[0])
