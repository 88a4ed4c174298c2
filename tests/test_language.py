"""A pack is words only, in a closed set of keys, checked on load."""

import tomllib
from importlib.resources import files

import pytest

import keyfigures as kf
from keyfigures import language

DUTCH = (files("keyfigures") / "languages" / "nl.toml").read_text("utf-8")


def test_a_region_is_passed_over():
    assert language.load("nl-BE") is language.load("nl_NL") is language.load("nl")


@pytest.mark.parametrize("code", ["xx", "../nl", "", "n"])
def test_an_unknown_language_lists_the_known(code):
    with pytest.raises(kf.OptionError, match="unknown language") as error:
        language.load(code)
    assert f"known: {', '.join(language.available())}" in str(error.value)


def test_a_language_that_is_no_code():
    with pytest.raises(kf.OptionError, match=r"^language must be a code such as 'nl', not 3$"):
        language.load(3)


@pytest.mark.parametrize(("old", "new", "problem"), [
    ("[numbers]\n", "[numbers]\nfunny = 3\n", "unknown key numbers.funny; known: "),
    ('decimal = ","', "decimal = 1", "digits.decimal must be a text, not 1"),
    ('decimal = ","\n', "", "digits.decimal is missing"),
    ("[measures.deaths]", "[measures.murders]", "unknown key measures.murders; known: "),
    ("[script]", "[sript]", "unknown section [sript]; known: "),
    ("[bounds.before]\n", "[bounds.before]\nroughly = []\n", "bounds.before must be a table of word lists under bounds"),
    ("people = [\n", "people = [\n1,", "nouns.people must be a list of words"),
    ("people = [\n", 'people = [\n"a ... b",', "nouns.people takes no verb in two parts: 'a ... b'"),
])
def test_what_is_wrong_with_a_pack_is_named(old, new, problem):
    assert old in DUTCH
    with pytest.raises(kf.KeyfiguresError, match=r"^languages/nl\.toml") as error:
        language.parse("nl", DUTCH.replace(old, new, 1))
    assert problem in str(error.value)


def test_a_file_that_is_no_toml():
    with pytest.raises(kf.KeyfiguresError, match=r"^languages/nl\.toml is not TOML: "):
        language.parse("nl", "name = ")


@pytest.mark.parametrize("code", language.available())
def test_packs_hold_words_not_patterns(code):
    data = tomllib.loads((files("keyfigures") / "languages" / f"{code}.toml").read_text("utf-8"))
    for section in ("numbers", "bounds", "ranges", "measures", "nouns", "marks", "time"):
        for word in _words(data[section]):
            assert word == word.strip(), word
            assert not set("\\[]{}^|") & set(word), word
            assert all("*" not in part[1:-1] for part in word.split()), word


@pytest.mark.parametrize("code", language.available())
def test_every_pack_says_the_same_labels(code):
    assert _labels(code) == _labels("en")


@pytest.mark.parametrize("code", language.available())
def test_a_change_of_a_list_shows_as_the_lines_it_changes(code):
    text = (files("keyfigures") / "languages" / f"{code}.toml").read_text("utf-8")
    assert [line for line in text.splitlines() if len(line) > 160 and line.endswith(("]", ","))] == []


def _labels(code):
    """The labels but for those of groups, which the tables of publishers name in English."""
    return {key for key in language.load(code).data["labels"] if not key.startswith("group.")}


def _words(given):
    if isinstance(given, str):
        yield given
    elif isinstance(given, (list, dict)):
        for part in given.values() if isinstance(given, dict) else given:
            yield from _words(part)
