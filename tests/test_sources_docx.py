"""A docx file becomes its paragraphs, with insertions and without deletions, and its tables become cells."""

import io
import zipfile

import pytest

from keyfigures.errors import SourceError
from keyfigures.sources import docx

SPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"')
CORE = ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Week 49</dc:title><dc:language>en-GB</dc:language>'
        "</cp:coreProperties>")


def p(*runs):
    return "<w:p>" + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def tc(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def document(body, **members):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return raw.getvalue()


def test_paragraphs_and_tables(load):
    table = "<w:tbl>" + tr(tc("Town", "<w:vMerge w:val='restart'/>"), tc("Killed", "<w:gridSpan w:val='2'/>")) + tr(
        tc("", "<w:vMerge/>"), tc("Men"), tc("Women")) + tr(tc("Idlib"), tc("5"), tc("at least 7")) + "</w:tbl>"
    raw = document(p("Week 49") + p("At least 12 people were ", "killed in Idlib.") + table + p("Another 3 people were wounded."),
                   docProps__core=CORE)
    figures, _ = load("a.docx", raw)
    assert figures[["measure", "quote", "locator", "title", "language"]].values.tolist() == [
        ["deaths", "12", "paragraph 2", "Week 49", "en"], ["injured", "3", "paragraph 3", "Week 49", "en"],
        ["deaths", "5", "table1!B3", "Week 49", "en"], ["deaths", "at least 7", "table1!C3", "Week 49", "en"]]
    assert figures["published"].isna().all()
    assert figures["group"][2:].tolist() == ["Men", "Women"]


@pytest.mark.parametrize(("paragraph", "text"), [
    (p("a", "<w:ins><w:r><w:t>b</w:t></w:r></w:ins>", "c"), "abc"),
    (p("a", "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "c"), "ac"),
    (p("a", "<w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink>"), "ab"),
    (p("a", "<w:r><w:tab/><w:t>b</w:t><w:br/></w:r>", "c"), "a\tb\nc"),
    (f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>", "a"),
    (p("a", f"<mc:AlternateContent><mc:Choice><w:r><w:t>b</w:t></w:r></mc:Choice><mc:Fallback>{p('b')}</mc:Fallback>"
            "</mc:AlternateContent>"), "ab"),
])
def test_what_a_paragraph_says(paragraph, text):
    assert docx.read(document(paragraph), "a.docx").text == text


@pytest.mark.parametrize(("raw", "message"), [
    (document("")[:40], "a.docx: is a broken zip file: File is not a zip file\n    was the download cut off?"),
    (document("").replace(b"word/document", b"word/documemt"), "a.docx: is no docx file that can be read: \"There is no item "
     "named 'word/document.xml' in the archive\"\n    open it in a word processor and save it again"),
    (b"plain", "a.docx: is no docx file that can be read: File is not a zip file\n"
     "    open it in a word processor and save it again"),
], ids=["cut off", "without a body", "no zip file"])  # a zip file holds the time, and a name must not
def test_what_is_no_docx_file(raw, message):
    with pytest.raises(SourceError) as error:
        docx.read(raw, "a.docx")
    assert str(error.value) == message


def test_broken_xml():
    with pytest.raises(SourceError, match="a.docx: is no docx file that can be read: "):
        docx.read(document("<w:p>"), "a.docx")


def test_an_entity_is_not_followed():
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                         f"<w:document {SPACES}><w:body>{p('a&x;b')}</w:body></w:document>")
    assert docx.read(raw.getvalue(), "a.docx").text in {"ab", "a"}
