"""The extract of names, and the words that stand beside them."""

from importlib.resources import files

import pytest

from keyfigures import gazetteer, language
from keyfigures.countries import alpha3

TEXT = (files("keyfigures") / "gazetteer.tsv").read_text("utf-8").splitlines()
LINES = [line.split("\t") for line in TEXT if line[0] != "#"]


def test_the_lines_are_in_order_and_of_one_form():
    keys = [line[0] for line in LINES]
    assert [line for line in TEXT if line[0] != "#"] == sorted(line for line in TEXT if line[0] != "#")
    assert len(keys) == len(set(keys)) > 70_000
    assert all(key == gazetteer.folded(key) for key in keys)
    assert {len(line) for line in LINES} == {2, 3}


def test_every_country_and_every_language_of_a_line_is_known():
    assert {place[:3] for line in LINES for place in line[1].split() if alpha3(place[:3]) is None or not place[3:].rstrip("r").isdigit()} == set()
    assert {mark for line in LINES for mark in "".join(line[2:]).split()} <= {*language.available(), "?"}


def test_the_extract_says_whose_it_is_and_stays_small():
    head = "\n".join(line for line in TEXT if line[0] == "#")
    assert "GeoNames" in head
    assert "CC BY 4.0" in head
    assert "Unicode License v3" in head
    assert "UNICODE LICENSE V3" in (files("keyfigures") / "gazetteer.licence.txt").read_text("utf-8")
    assert sum(len(line.encode()) + 1 for line in TEXT) < 1_600_000


@pytest.mark.parametrize(("written", "key"), [
    ("Sana'a", "sana a"), ("Deir ez-Zor", "deir ez zor"), ("İdlib", "idlib"), ("Iğdır", "igdir"), ("Łódź", "lodz"),
    ("Київ", "киів"), ("غزّة", "غزه"), ("إدلب", "ادلب"),
])
def test_letters_that_vary_are_one(written, key):
    assert gazetteer.folded(written) == key


def test_a_name_has_a_line_in_any_script():
    assert [gazetteer.line_of(gazetteer.folded(name)).split("\t")[1][:3] for name in ("Aleppo", "Алеппо", "حلب", "阿勒颇")] == ["SYR"] * 4
    assert gazetteer.line_of("westeros") is None
    assert gazetteer.leads("port")


@pytest.mark.parametrize("code", language.available())
def test_every_language_has_its_neighbours(code):
    near = gazetteer.neighbours(code)
    assert near.kinds
    assert near.places
