"""Files as they should not be: each has a clear answer that names the file, the sheet and the cell, and soon."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
import xlsxwriter

from keyfigures import load_figures, parse_figure, read_numbers, read_text
from keyfigures.errors import SourceError

COLUMNS = {"town": "place", "killed": "deaths"}
LOCKED = "is protected with a password\n    take the password off in the program that set it"
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
CUT = "\n    was the download cut off?"
BOMB = "\n    this is how a zip bomb looks; if it is real data, save it as csv or parquet"


def workbook():
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw) as book:
        sheet = book.add_worksheet("Week")
        for i, row in enumerate([["town", "killed"], ["Idlib", 12]]):
            sheet.write_row(i, 0, row)
    return raw.getvalue()


def refused(load, name, body, **options):
    with pytest.raises(SourceError) as error:
        load(name, body, **options)
    return str(error.value)


def bomb(member, swollen=1300):
    """A zip file of a megabyte or two, with a member that unpacks to more than 1 GB."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(member, "w", force_zip64=True) as file:
            for _ in range(swollen):
                file.write(b" " * (1 << 20))
    return raw.getvalue()


@pytest.fixture(scope="module")
def swollen():
    return bomb("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(("name", "body", "message"), [
    ("a.csv", "", "a.csv: is empty\n    download or save it again"),
    ("a.txt", " \r\n\t", "a.txt: is empty\n    download or save it again"),
    ("a.xlsx", b"\0" * 100, "a.xlsx: is empty\n    download or save it again"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\0", "a.txt: is not text but a PNG picture\n    give it the suffix that belongs to it"),
    ("a.csv", workbook(),
     "a.csv: is not text but a zip file such as xlsx, ods or docx\n    give it the suffix that belongs to it"),
    ("a.csv", b"town,killed\nIdlib,12\nHo\0ms,3\n",
     "a.csv: is not text: line 3 holds a NUL byte, 'Ho\\x00ms,3\\n'\n    save it again as UTF-8 text"),
    ("a.csv", "town,killed\nAl-Qamišlī,12\n".encode() + "Malmö,3\n".encode("cp1252"),
     "a.csv: mixes encodings: UTF-8 but for line 3, 'Malm\\\\xf6,3\\n'\n    save the parts in one encoding before joining them"),
    ("a.xlsx", b"town,killed\n", "a.xlsx: is no workbook that can be read: Cannot detect file format"
     "\n    was the download cut off? open it and save it again as xlsx"),
    ("a.xlsx", workbook()[:2000], "a.xlsx: is a broken zip file: File is not a zip file" + CUT),
    ("a.xlsx", ENCRYPTED, f"a.xlsx: {LOCKED}"),
    ("a.docx", ENCRYPTED, f"a.docx: {LOCKED}"),
], ids=lambda value: "raw" if isinstance(value, bytes) else None)  # a zip file holds the time, and a name must not
def test_a_file_that_is_not_what_its_name_says(load, name, body, message):
    assert refused(load, name, body) == message


def test_a_zip_file_with_a_password(load):
    raw = bytearray(workbook())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        struct.pack_into("<H", raw, at + flags, 1)
    assert refused(load, "a.xlsx", bytes(raw)) == f"a.xlsx: {LOCKED}"


def test_an_open_document_with_a_password(load):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert refused(load, "a.ods", raw.getvalue()) == f"a.ods: {LOCKED}"


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.ods"])
def test_a_zip_bomb_is_not_unpacked(load, swollen, name):
    tracemalloc.start()
    said = refused(load, name, swollen)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said == f"{name}: would unpack to more than 1 GB from {len(swollen):,} bytes: 'xl/worksheets/sheet1.xml' swells{BOMB}"
    assert peak < 100_000_000


def test_a_zip_bomb_that_lies_about_its_size(load, swollen):
    raw = bytearray(swollen)
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", raw, raw.rfind(signature) + at, 10)
    assert "would unpack to more than 1 GB" in refused(load, "a.xlsx", bytes(raw))


@pytest.mark.parametrize(("body", "cell"), [
    (b"town,killed\nIdlib,12\n" + b"x" * 100_000_000 + b",3\n", "A3"),
    (b"town,killed\nIdlib," + b"1" * 100_000_000 + b"\n", "B2"),
    (b"town,killed\n" + b"Idlib,12\n" * 100_000 + b"Homs," + b"1" * 2_000_000 + b"\n", "B100002"),
])
def test_a_cell_of_a_hundred_megabytes(load, body, cell):
    assert refused(load, "a.csv", body, columns=COLUMNS) == (
        f"a.csv, cell {cell}: holds more than 1,000,000 characters\n"
        "    is a quotation mark missing, or is this a document rather than a table?")


def test_two_million_columns_are_refused_at_once(load):
    body = ",".join(f"c{i}" for i in range(2_000_000)) + "\n" + ",".join("1" * 2_000_000)
    begin = time.process_time()
    assert refused(load, "a.csv", body) == ("a.csv: has 2,000,000 columns; a sheet has at most 16,384\n"
                                            "    is the delimiter right, or is the table turned on its side?")
    assert time.process_time() - begin < 10


def test_a_file_linked_to_itself(tmp_path):
    (tmp_path / "a.csv").symlink_to("a.csv")
    for given in (tmp_path / "a.csv", [tmp_path / "a.csv"]):
        with pytest.raises(SourceError) as error:
            load_figures(given)
        assert str(error.value) == "a.csv: cannot be opened: Too many levels of symbolic links"


def test_a_column_that_is_not_there(load):
    assert refused(load, "a.csv", "town,dead\nIdlib,1\n", columns=COLUMNS) == (
        "a.csv: misses column 'killed' of the column map\n    it has: 'town', 'dead'\n    give columns= to say what they hold")


def test_a_sheet_of_which_nothing_is_known(load):
    assert refused(load, "a.csv", "name,amount\nIdlib,1\n") == (
        "a.csv: no column is known to hold figures\n    it has: 'name', 'amount'\n"
        "    say what they hold: columns={'header': 'deaths'}")


def flags(table):
    return table["flags"].fillna("").tolist()


def test_low_above_high_is_flagged_and_kept_as_published(load):
    columns = {"town": "place", "low": "deaths.low", "high": "deaths.high"}
    table, warned = load("a.csv", "town,low,high\nIdlib,30,12\nHoms,9,8\n", columns=columns)
    assert warned == ["a.csv: B2 and 1 more: its low, best and high are out of order; kept as published, with a flag"]
    assert table[["low", "high"]].values.tolist() == [[30, 12], [9, 8]]
    assert flags(table) == ["low_above_high"] * 2


def test_negative_people_are_named_by_their_cell(load):
    table, warned = load("a.csv", "town,killed\nIdlib,-5\nHoms,12\n", columns=COLUMNS, language="en")
    assert warned == ["a.csv: B2: not a count of people: '-5'; it is below zero"]
    assert flags(table) == ["needs_review", ""]
    assert table["quote"].tolist() == ["-5", "12"]
    assert table["low"].isna().tolist() == [True, False]


def test_only_the_first_cells_of_many_are_named(load):
    _, warned = load("a.csv", "town,killed\n" + "".join(f"Idlib,-{i}\n" for i in range(1, 9)), columns=COLUMNS, language="en")
    assert warned[-1] == "a.csv: ... and 3 more cells of column 'killed'"
    assert len(warned) == 6


def test_dates_in_the_future_are_flagged_and_impossible_ones_stay_open(load):
    body = "town,killed,day\nIdlib,5,2031-01-05\nHoms,3,3024-12-01\nHama,1,2024-12-06\n"
    table, warned = load("a.csv", body, published="2024-12-06", columns=COLUMNS | {"day": "date"}, language="en")
    assert flags(table) == ["after_publication", "", ""]
    assert table["from_date"].isna().tolist() == [False, True, False]
    assert warned == ["a.csv: column 'day', row 3: '3024-12-01' is no date; it stays open",
                      "a.csv: B2: it is about a day after its publication; kept as published, with a flag"]


def test_duplicate_rows_are_flagged_and_kept(load):
    table, warned = load("a.csv", "town,killed\nIdlib,5\nIdlib,5\nIdlib,6\n", columns=COLUMNS)
    assert warned == ["a.csv: B3: its row says the same as one above; kept as published, with a flag"]
    assert flags(table) == ["", "duplicate", ""]
    assert table["figure_id"].is_unique


def test_the_only_row_of_a_table_is_no_header_though_its_numbers_may_be_years(load):
    table, _ = load("a.csv", "town,,killed\nIdlib,early,1850\n")
    assert table[["low", "locator"]].values.tolist() == [[1850, "C2"]]


def test_a_header_three_rows_down(load):
    table, _ = load("a.csv", "Casualties,,\nbulletin 4,,\n,,\ntown,killed,injured\nIdlib,5,6\n", columns=COLUMNS)
    assert table[["best", "place", "locator"]].values.tolist() == [[5, "Idlib", "B5"]]


def test_a_number_that_can_be_read_in_two_ways_is_flagged(load):
    table, warned = load("a.csv", "plek,n\nIdlib,1.200\n", columns={"plek": "place", "n": "deaths"})
    assert flags(table) == ["needs_review;ambiguous_number"]
    assert table["low"].isna().all()
    assert warned[0].startswith("a.csv: B2: ambiguous number: '1.200' is ")


def test_a_brief_about_a_day_after_its_publication_is_flagged(load):
    table, _ = load("a.md", "---\npublished: 2024-12-06\n---\n\nAt least 12 people were killed on 5 January 2031.", language="en")
    assert flags(table) == ["after_publication"]


def test_half_a_pair_of_a_text_is_replaced(load):
    text = "\ud800 At least 12\udfff people were killed."
    table = read_text(text, language="en")
    assert [text[row["start"]:row["end"]] for _, row in table.iterrows()] == table["quote"].tolist() == ["12"]
    assert table["sentence"][0].encode()
    assert read_numbers(text, language="en")["quote"].tolist() == ["12"]
    assert parse_figure("12\ud800", language="en").low == 12
