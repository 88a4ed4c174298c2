"""The text layer of a PDF is read page by page; a scan and a locked file are refused."""

import pytest
import typst

from keyfigures.errors import SourceError
from keyfigures.sources import pdf

SENTENCE = ("At least 12 people were killed and 30 wounded in an air strike on the town of Idlib on Tuesday, according to a "
            "monitoring group with sources on the ground. The number of displaced people could rise to 1.5 million.")


def made(markup):
    return typst.compile(f"#set document(date: none)\n{markup}".encode())


def test_pages_lines_and_title(load):
    markup = (f'#set document(title: "Report 4")\n= Report 4\n{SENTENCE}\n#pagebreak()\n'
              "More than 280,000 people have been displaced.")
    table, _ = load("a.pdf", made(markup), language="en")
    assert table[["measure", "quote", "locator", "title"]].values.tolist() == [
        ["deaths", "12", "page 1", "Report 4"], ["injured", "30", "page 1", "Report 4"],
        ["displaced", "1.5 million", "page 1", "Report 4"], ["displaced", "280,000", "page 2", "Report 4"]]
    assert table["published"].isna().all()


def test_the_lines_of_a_paragraph_are_one_sentence():
    text = pdf.read(made(SENTENCE), "a.pdf").text
    assert text.strip() == SENTENCE


@pytest.mark.parametrize(("page", "text"), [
    ("een ontheem-\r\nde familie", "een ontheemde familie"),
    ("a heading\r\n\r\nAt least", "a heading\n\nAt least"),
    ("listed below:\r\n• twelve\r\n• three", "listed below:\n\n• twelve\n\n• three"),
    ("a long line that goes on and on until\r\nthe next. Short.\r\nA new paragraph that is long enough",
     "a long line that goes on and on until the next. Short.\n\nA new paragraph that is long enough"),
])
def test_lines_are_joined(page, text):
    assert pdf._joined(page) == text


def test_a_page_without_text_is_named(load):
    _, warned = load("a.pdf", made("Nobody was hurt in the town on that day. #pagebreak() #rect(width: 3cm)"), language="en")
    assert warned == ["a.pdf: page 2 has no text; is it a scan?"]


LOCK = (b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >> "
        b"/ID [<" + b"43" * 16 + b"> <" + b"43" * 16 + b">] ")
PLAIN = (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
         b"trailer\n<< /Root 1 0 R >>\n%%EOF\n")


@pytest.mark.parametrize(("raw", "message"), [
    (made("#rect(width: 3cm)"), "a.pdf: has no text layer: it is a scan\n"
     "    run it through OCR first, as with: ocrmypdf in.pdf out.pdf"),
    (made(SENTENCE)[:200], "a.pdf: is no PDF that can be read\n    was the download cut off?"),
    (b"not a pdf", "a.pdf: is no PDF that can be read\n    was the download cut off?"),
    (PLAIN.replace(b"<< /Root", b"<< " + LOCK + b"/Root"),
     "a.pdf: is protected with a password\n    take the password off in the program that set it"),
])
def test_what_cannot_be_read(raw, message):
    with pytest.raises(SourceError) as error:
        pdf.read(raw, "a.pdf")
    assert str(error.value) == message


def test_a_table_is_read_by_its_headings(load):
    markup = (f"{SENTENCE}\n\nCasualties by district, 1 to 5 December 2024\n#table(columns: 4, [District], [Deaths], [Injured], "
              "[Houses damaged], [Homs], [12], [30], [400], [Hama], [5], [-], [20])\nSome 280,000 people have been displaced.")
    table, _ = load("a.pdf", made(markup), language="en")
    assert table[["measure", "low", "place"]].astype(object).values.tolist()[3:6] == [
        ["deaths", 12, "Homs"], ["injured", 30, "Homs"], ["deaths", 5, "Hama"]]
    assert table["measure"].tolist()[6:] == ["displaced"]
