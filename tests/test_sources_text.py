"""Text is decoded by its mark, by trial, or by the likeliest older encoding; front matter says what the document is."""

import pytest

from keyfigures.errors import SourceError
from keyfigures.sources import text

DUTCH = "Zeker twaalf doden bij een beschieting, ‘geïntimideerd’ volgens één ooggetuige."
RUSSIAN = "По меньшей мере двенадцать человек погибли при обстреле города, сообщили местные власти во вторник."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_in_many_encodings_is_one_text(encoding):
    assert text.decode(DUTCH.encode(encoding), "a.txt") == DUTCH


def test_cyrillic_of_one_byte():
    assert text.decode(RUSSIAN.encode("cp1251"), "a.txt") == RUSSIAN


def test_line_ends_are_one_character():
    assert text.decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


def test_the_bytes_of_utf8_stay_what_they_are():
    raw = DUTCH.encode()
    assert text.utf8(raw, "a.csv") is raw
    assert text.utf8(DUTCH.encode("utf-8-sig"), "a.csv") == raw
    assert text.utf8(DUTCH.encode("utf-16"), "a.csv") == raw


def test_front_matter_is_blanked_so_that_offsets_hold_in_the_file():
    body = "---\ntitle: Zeven\npublished: 2024-12-06T08:00\nlang: nl\ntags: [a, b]\n---\nZeker zeven doden.\n"
    content = text.read(body.encode(), "a.md")
    assert len(content.text) == len(body)
    assert content.text.index("zeven") == body.index("zeven")
    assert content.text.strip() == "Zeker zeven doden."
    assert (content.document.title, content.document.language, str(content.document.published)) == ("Zeven", "nl", "2024-12-06")


@pytest.mark.parametrize("body", ["--- a line ---\ntext", "---\nno end", "text\n---\ntitle: x\n---\n"])
def test_what_only_looks_like_front_matter_is_text(body):
    assert text.read(body.encode(), "a.md").text == body


@pytest.mark.parametrize(("raw", "message"), [
    (b"PK\x03\x04rest", "a.txt: is not text but a zip file such as xlsx, ods or docx\n    give it the suffix that belongs to it"),
    (b"%PDF-1.7", "a.txt: is not text but a PDF\n    give it the suffix that belongs to it"),
    (b"ok\nn\0t", "a.txt: is not text: line 2 holds a NUL byte\n    save it again as UTF-8 text"),
    (b"a\x07b", "a.txt: is not text: line 1 holds the control character '\\x07'\n    save it again as UTF-8 text"),
    ("Qamišlī\n".encode() + "Malmö".encode("cp1252"),
     "a.txt: mixes encodings: UTF-8 but for line 2, 'Malm\\\\xf6'\n    save the parts in one encoding before joining them"),
    (b"\xff\xfea", "a.txt: is broken utf-16-le at byte 2\n    save it again as UTF-8"),
    (b"---\npublished: soon\n---\nx", "a.txt: publication date 'soon' is not an ISO date\n    write it like 2024-12-06"),
])
def test_bytes_that_are_no_text(raw, message):
    with pytest.raises(SourceError) as error:
        text.read(raw, "a.txt")
    assert str(error.value) == message
