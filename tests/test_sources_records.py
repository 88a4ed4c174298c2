"""Parquet, JSON and JSON lines: one row a record, addressed by a JSON pointer."""

import io
import json

import pandas as pd
import pytest

from keyfigures.errors import SourceError
from keyfigures.sources import records

ROWS = [{"town": "Idlib", "killed": 12}, {"town": "Homs", "killed": None, "note": ["x"]}]


def sheet(raw, name="a.json"):
    return records.read(raw if isinstance(raw, bytes) else raw.encode(), name).sheets[0]


def cells(table):
    frame = table.read(table.headers)
    return frame.values.tolist(), [table.address(table.headers[1], row) for row in frame.index]


def test_a_list_of_records():
    values, addresses = cells(sheet(json.dumps(ROWS)))
    assert values == [["Idlib", "12", ""], ["Homs", "", '["x"]']]
    assert addresses == ["/0/killed", "/1/killed"]


def test_a_page_of_an_interface():
    assert cells(sheet(json.dumps({"page": 1, "items": ROWS})))[1] == ["/items/0/killed", "/items/1/killed"]


def test_lines_are_numbered_as_in_the_file():
    values, addresses = cells(sheet('{"town": "Idlib", "killed": 12}\n\n{"town": "Homs", "killed": 3.0}\n', "a.jsonl"))
    assert values == [["Idlib", "12"], ["Homs", "3"]]
    assert addresses == ["/1/killed", "/3/killed"]


def test_an_object_is_taken_apart_with_what_stands_around():
    tree = {"war": "W", "sides": [{"name": "A", "killed": {"low": 1, "high": 2}}, {"name": "B", "killed": {"low": 3}}]}
    table = sheet(json.dumps(tree))
    assert table.read(["war", "name", "@key", "low", "high"]).values.tolist() == [
        ["W", "A", "killed", "1", "2"], ["W", "B", "killed", "3", ""]]
    assert table.address("low", "sides/0/killed") == "/sides/0/killed/low"


def test_parquet():
    raw = io.BytesIO()
    pd.DataFrame({"town": ["Idlib", None], "killed": pd.array([12, None], "Int64"), "day": pd.to_datetime(["2024-12-06", None]),
                  "share": [1.0, 2.5]}).to_parquet(raw)
    table = sheet(raw.getvalue(), "a.parquet")
    assert table.read(["town", "killed", "day", "share"]).values.tolist() == [
        ["Idlib", "12", "2024-12-06", "1.0"], ["", "", "", "2.5"]]
    assert table.address("killed", 1) == "/1/killed"


@pytest.mark.parametrize(("raw", "name", "message"), [
    ('[{"a": 1},', "a.json", "a.json: is not JSON: Expecting value at line 1, column 11\n    was the download cut off?"),
    ('{"a": 1}\n{"a":', "a.jsonl", "a.jsonl, line 2: is not JSON: Expecting value at line 1, column 6\n"
     "    was the download cut off?"),
    ("[1, 2]", "a.json", 'a.json: holds no list of records\n    expected [{"year": 2024, "deaths": 12}, ...]'),
    ('"text"', "a.json", 'a.json: holds no list of records\n    expected [{"year": 2024, "deaths": 12}, ...]'),
    ("[" * 100_000, "a.json", "a.json: is nested too deeply to be a table"),
    (b"PAR1 cut", "a.parquet", "a.parquet: is broken parquet: Parquet magic bytes not found in footer. Either the file is "
     "corrupted or this is not a parquet file.\n    was the download cut off?"),
])
def test_what_cannot_be_read(raw, name, message):
    with pytest.raises(SourceError) as error:
        sheet(raw, name)
    assert str(error.value) == message


def test_a_figure_in_words_makes_a_record_as_well(load):
    table, _ = load("a.json", json.dumps({"a": {"x": [{"town": "Idlib", "killed": "dozens"}]}, "b": {"x": [
        {"town": "Homs", "killed": "300k–500k", "by": ["A"]}, {"town": "Hama", "killed": 13}]}}), language="en")
    assert table[["quote", "place", "locator"]].values.tolist() == [
        ["dozens", "Idlib", "/a/x/0/killed"], ["300k–500k", "Homs", "/b/x/0/killed"], ["13", "Hama", "/b/x/1/killed"]]
