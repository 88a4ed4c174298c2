"""Hashtags are the map of a sheet, whatever its headers say."""

import io
import json

import pandas as pd
import pytest

from keyfigures.errors import SourceError

TAGGED = """\
Pays,Admin 1,Lieu,Jour,Morts,Morts max,Ménages,Source
#country+code,#adm1+name,#loc+name,#date+reported,#affected+killed+min,#affected+killed+max,#affected+idps+hh+stock,#meta+source
SYR,Idlib,Saraqib,2024-12-01,3,5,40,SOHR
SYR,Homs,,2024-12-02,,,7,
"""


def shown(table, *names):
    table = table[list(names)].astype(object)
    return table.where(table.notna(), None).values.tolist()


def test_tags_say_measure_side_unit_kind_place_and_source(load):
    table, warned = load("a.csv", TAGGED)
    assert not warned
    assert shown(table, "measure", "low", "high", "bound", "unit", "kind", "place", "iso3", "attribution", "locator") == [
        ["deaths", 3, 5, "between", "person", None, "Saraqib", "SYR", "SOHR", "E3"],
        ["idps", 40, 40, "exact", "household", "stock", "Saraqib", "SYR", "SOHR", "G3"],
        ["idps", 7, 7, "exact", "household", "stock", "Homs", "SYR", None, "G4"]]
    assert table["from_date"].dt.strftime("%Y-%m-%d").tolist() == ["2024-12-01", "2024-12-01", "2024-12-02"]


def test_attributes_name_groups_and_what_has_none_is_the_whole(load):
    table, _ = load("a.csv", "#loc,#affected+killed+f,#affected+killed+m+children,#affected+killed\nHoms,1,2,3\n")
    whole = table.loc[2, "figure_id"]
    assert shown(table, "group", "best", "part_of") == [
        ["female", 1, whole], ["male, children", 2, whole], [None, 3, None]]


@pytest.mark.parametrize(("name", "made"), [
    ("a.json", lambda rows: json.dumps(rows)),
    ("b.json", lambda rows: json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]])),
    ("c.json", lambda rows: json.dumps([dict(zip(rows[1], row, strict=True)) for row in rows[2:]])),
    ("d.parquet", lambda rows: parquet(rows[0], rows[1:])),
    ("e.parquet", lambda rows: parquet(rows[1], rows[2:])),
])
def test_tags_in_other_formats(load, name, made):
    rows = [["Lieu", "Morts"], ["#loc+name", "#affected+killed"], ["Homs", "3"]]
    table, warned = load(name, made(rows))
    assert not warned
    assert shown(table, "measure", "best", "place") == [["deaths", 3, "Homs"]]


def parquet(headers, rows):
    raw = io.BytesIO()
    pd.DataFrame(rows, columns=headers).to_parquet(raw)
    return raw.getvalue()


def test_a_bad_tag_is_named(load):
    with pytest.raises(SourceError) as error:
        load("a.csv", TAGGED.replace("#meta+source", "#meta source+"))
    assert str(error.value) == (
        "a.csv: '#metasource+' over column 'Source' is no HXL hashtag\n"
        "    a tag is # and a letter, then letters, digits and _; attributes follow after +")


def test_tags_that_count_nobody_leave_the_headers_to_speak(load):
    table, warned = load("a.csv", "town,killed\n#loc,#indicator\nHoms,3\n")
    assert shown(table, "measure", "best", "place") == [["deaths", 3, "Homs"]]
    assert len(warned) == 1


def test_columns_of_one_tag_are_told_apart(load):
    table, _ = load("a.csv", "town,a,b,c,d\n#loc,#affected+killed+civ+min,#affected+killed+civ+max,#affected+killed+mil,#affected+injured\n"
                    "Idlib,5,7,9,1\n")
    assert table[["measure", "low", "high", "group"]].fillna("").values.tolist() == [
        ["deaths", 5, 7, "civ"], ["deaths", 9, 9, "mil"], ["injured", 1, 1, ""]]
    table, _ = load("b.csv", "town,men killed,women killed\n#loc,#affected+killed,#affected+killed\nIdlib,5,7\n")
    assert table[["best", "group"]].values.tolist() == [[5, "men killed"], [7, "women killed"]]
