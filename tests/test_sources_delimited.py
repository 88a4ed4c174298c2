"""A csv file is read whatever its delimiter and encoding, and no cell is lost in silence."""

import pandas as pd
import pytest

from keyfigures.errors import SourceError
from keyfigures.sources import delimited


def sheet(text, encoding="utf-8"):
    return delimited.read(text.encode(encoding), "a.csv").sheets[0]


def cells(text):
    table = sheet(text)
    return table.read(table.headers)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings(delimiter, encoding):
    table = sheet(f"plaats{delimiter}doden\nQamişlo{delimiter}1\n", encoding)
    assert table.headers == ("plaats", "doden")
    assert table.read(["doden", "plaats"]).to_dict("list") == {"doden": ["1"], "plaats": ["Qamişlo"]}


def test_a_decimal_comma_does_not_make_it_a_comma_file():
    assert sheet("land;mln\nSyrië;6,4\nSoedan;10,1\n").read(["mln"])["mln"].tolist() == ["6,4", "10,1"]


def test_namibia_is_not_missing_and_spaces_stay():
    assert sheet("iso,killed\nNA, 5\nnull,NA\n").read(["iso", "killed"]).values.tolist() == [["NA", " 5"], ["null", "NA"]]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    table = sheet('Week 49,,\n\ntown,note,killed\nIdlib,"two\nlines",1\n\nHoms,,2\n')
    cells = table.read(["killed"])
    assert cells.index.tolist() == [4, 5, 6]
    assert cells["killed"].tolist() == ["1", "", "2"]
    assert table.address("killed", 4) == "C4"
    assert table.addresses("killed", cells.index).tolist() == ["C4", "C5", "C6"]


@pytest.mark.parametrize("body", [
    "Idlib,12\nHoms,3\n", 'Idlib,"1,234"\n"a ""b""",\n', '"two\nlines",1\n"a\r\nb",2', "Idlib,1\r\nHoms,2\r\n", "NA,\n,null\n", " a , b \n",
    'a"b,1\n', "'a',1\n",
])
def test_both_readers_agree(body):
    given = (memoryview(body.encode()), ",", [1, 0], 2)
    pd.testing.assert_frame_equal(delimited._by_arrow(*given), delimited._by_pandas(*given, 1, "a.csv").reset_index(drop=True),
                                  check_column_type=False)


def test_only_a_header():
    assert sheet("town,killed\n").read(["killed"]).empty


@pytest.mark.parametrize(("text", "message"), [
    ("town,killed\nIdlib,1\nHoms,1,234\n", "a.csv: row 3 has more cells than the 2 of the header; the first too many is '234'\n"
     "    is there an unquoted comma inside a number or a name?"),
    ('town,killed\nIdlib,1\n"Homs,2\n', "a.csv: the rows below row 1 cannot be told apart: EOF inside string starting at row 2\n"
     "    is a quotation mark missing?"),
    ("1,2\n3,4\n", "a.csv: no row of the first 2 names the columns\n    put a header above the figures"),
    ("town,killed\nIdlib," + "1" * 1_000_001, "a.csv, cell B2: holds more than 1,000,000 characters\n"
     "    is a quotation mark missing, or is this a document rather than a table?"),
    (",".join(f"c{i}" for i in range(16_385)) + "\n1\n", "a.csv: has 16,385 columns; a sheet has at most 16,384\n"
     "    is the delimiter right, or is the table turned on its side?"),
])
def test_what_cannot_be_read_is_said_with_its_row(text, message):
    with pytest.raises(SourceError) as error:
        cells(text)
    assert str(error.value) == message
