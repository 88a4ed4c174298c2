"""What is written comes back the same from every format; nothing in it runs; an interrupted write leaves the old file."""

import datetime as dt
import json
import zipfile

import hxl
import pandas as pd
import pytest
import python_calamine
from frictionless import validate
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from keyfigures import claim, load_figures, schema, write
from keyfigures.claim import Claim
from keyfigures.errors import OptionError, SourceError, TableError
from keyfigures.exported import as_text, guarded, restored
from keyfigures.vague import code_vague

NAMES = ["a.csv", "a.hxl.csv", "a.xlsx", "a.parquet", "a.json", "folder", "folder/datapackage.json"]
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=x", "'=1", "''@x", "'plain", '=HYPERLINK("http://x")', "#x", "<b>",
           "_x0041_", 'a "quoted", thing', "two\nlines", "NA", "null", "12", "1.0", "TRUE", "2024-12-06", " spaces ",
           "تونس 一二 🙂"]


def row(i, **known):
    return Claim(**{"figure_id": f"id-{i}", "measure": "deaths", "low": 1, "best": 1, "high": 1, "bound": "exact", "quote": "1",
                    "start": 0, "end": 1} | known)


@pytest.fixture
def table():
    return claim.table([
        row(0, group="children", part_of="id-1", place="Idlib", iso3="SYR", kind="flow", from_date=dt.date(2024, 12, 1),
            to_date=dt.date(2024, 12, 2), date_precision="day", attribution="SOHR", sentence="One child died.",
            locator="p 1", document="a.md", source="The Daily", title="T", published=dt.date(2024, 12, 6),
            url="https://x.example/a?b=1&c='2'",
            language="en", flags="needs_review;suppressed"),
        row(1, low=300000, best=None, high=500000, bound="between", status="estimated", quote="=1", end=2),
        row(2, low=6_400_000_000, best=None, high=None, bound="at_least", unit="household", measure="refugees"),
        row(3, low=None, best=None, high=None, bound="vague", quote=None, start=None, end=None, origin_iso3="NAM",
            host_iso3="ZAF"),
        *(row(4 + i, place=text, sentence=text) for i, text in enumerate(HOSTILE)),
    ])


@pytest.mark.parametrize("name", NAMES)
def test_a_table_comes_back_the_same(tmp_path, table, name):
    (tmp_path / "folder").mkdir()
    write(table, tmp_path / name)
    pd.testing.assert_frame_equal(load_figures(tmp_path / name), table)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_comes_back_empty(tmp_path, name):
    (tmp_path / "folder").mkdir()
    write(schema.empty(), tmp_path / name)
    pd.testing.assert_frame_equal(load_figures(tmp_path / name), schema.empty())


# what a text of the table can hold: no surrogates, and no lone controls, which XML cannot carry and no text has
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"), min_size=1, max_size=20)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.one_of(TEXT, TEXT.map("=".__add__), TEXT.map("'".__add__)), min_size=1, max_size=5),
       name=st.sampled_from(["a.csv", "a.hxl.csv", "a.xlsx", "a.parquet", "a.json"]))
@example(texts=[";\n", ";\n"], name="a.csv")
def test_any_text_comes_back_the_same(tmp_path_factory, texts, name):
    path = tmp_path_factory.mktemp("any") / name
    table = claim.table([row(i, place=text, attribution=text) for i, text in enumerate(texts)])
    write(table, path)
    pd.testing.assert_frame_equal(load_figures(path), table)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("'=+-@\t\rx", max_size=4), min_size=1))
def test_guards_are_taken_away_as_they_were_put(texts):
    table = claim.table([row(i, place=text or None) for i, text in enumerate(texts)])
    cells = guarded(as_text(table))
    assert not cells["place"].str.match(r"[=+\-@\t\r]").any()
    pd.testing.assert_frame_equal(restored(cells, "x", guards=True), table)


def test_no_cell_of_csv_or_hxl_begins_a_formula(tmp_path, table):
    for name in ("a.csv", "a.hxl.csv", "folder"):
        write(table, tmp_path / name)
        file = tmp_path / name / "figures.csv" if name == "folder" else tmp_path / name
        cells = pd.read_csv(file, dtype=str, keep_default_na=False)
        assert not cells.map(lambda cell: cell.startswith(("=", "+", "-", "@", "\t", "\r"))).any(axis=None)


def test_a_workbook_has_typed_cells_a_readme_and_links_and_no_formula(tmp_path, table):
    table.attrs["origins"] = [{"document": "a.md", "source": "The Daily", "licence": "CC BY 4.0", "sha256": "00ff"}]
    write(table, tmp_path / "a.xlsx")
    book = python_calamine.load_workbook(tmp_path / "a.xlsx")
    assert book.sheet_names == ["figures", "README"]
    figures = book.get_sheet_by_name("figures").to_python()
    assert figures[0] == [column.name for column in schema.COLUMNS]
    first = dict(zip(figures[0], figures[1], strict=True))
    assert (first["low"], first["from_date"], first["place"]) == (1.0, dt.date(2024, 12, 1), "Idlib")
    readme = ["|".join(map(str, line)) for line in book.get_sheet_by_name("README").to_python()]
    assert [line for line in readme if line.startswith(("bound|", "refugees|", "vague words|", "a.md|"))] == [
        "vague words|a word such as dozens keeps its bound, vague, and its quote; no number is put in its place|",
        "bound|how the number is bounded|exact, about, at_least, more_than, at_most, less_than, between, vague",
        "refugees|people who fled across a border|", "a.md|The Daily|licence: CC BY 4.0\nsha256: 00ff"]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert 'state="frozen"' in sheet
        assert "https://x.example/a?b=1&amp;c=" in parts.read("xl/worksheets/_rels/sheet1.xml.rels").decode()


def test_the_readme_names_the_scheme_for_vague_words(tmp_path):
    vague = row(0, low=None, best=None, high=None, bound="vague", quote="hundreds", end=8, language="en")
    write(code_vague(claim.table([vague]), "acled"), tmp_path / "a.xlsx")
    lines = python_calamine.load_workbook(tmp_path / "a.xlsx").get_sheet_by_name("README").to_python()
    assert next(line[1] for line in lines if line[0] == "vague words") == (
        "a word such as dozens keeps its bound, vague, and its quote; low is coded after ACLED, codebook: dozens are coded as "
        "12, hundreds as 100, the conservative reading")


def test_a_link_in_a_workbook_is_a_web_address_or_none(tmp_path):
    table = claim.table([row(i, url=url) for i, url in enumerate(["javascript:alert(1)", "file:///etc/passwd", "internal:A1"])])
    write(table, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in parts.namelist()
    assert load_figures(tmp_path / "a.xlsx")["url"].tolist() == table["url"].tolist()


def test_hxl_reads_the_tags(tmp_path, table):
    write(table, tmp_path / "a.hxl.csv")
    with hxl.data(str(tmp_path / "a.hxl.csv"), hxl.InputOptions(allow_local=True)) as tagged:
        assert [column.display_tag for column in tagged.columns][:5] == [
            "#meta+id", "#indicator+name", "#affected+min", "#affected+best", "#affected+max"]
        assert [record.get("#affected+min") for record in tagged][:3] == ["1", "300000", "6400000000"]


def test_hxl_finds_nothing_wrong_with_the_values(tmp_path, table):
    write(table[~table["place"].isin(HOSTILE)], tmp_path / "a.hxl.csv")
    with hxl.data(str(tmp_path / "a.hxl.csv"), hxl.InputOptions(allow_local=True)) as tagged:
        report = hxl.validate(tagged)
    assert report["is_valid"], report["issues"]


@pytest.mark.parametrize("name", ["a.csv", "a.hxl.csv", "folder"])
def test_a_nul_byte_that_could_not_be_read_back_is_refused(tmp_path, name):
    with pytest.raises(TableError) as error:
        write(claim.table([row(0, place="Id\0lib")]), tmp_path / name)
    assert str(error.value) == ("a csv file holds no NUL bytes; take them out, or write json or parquet\n"
                                "    row 0: place holds a NUL byte")


def test_a_number_that_excel_would_round_is_refused(tmp_path):
    large = claim.table([row(0, low=10**15, best=None, high=None, bound="at_least")])
    with pytest.raises(TableError) as error:
        write(large, tmp_path / "a.xlsx")
    assert str(error.value) == ("a number of xlsx has 15 digits; write csv or parquet\n"
                                "    row 0: low 1000000000000000 has more than 15 digits")
    write(large, tmp_path / "a.csv")
    pd.testing.assert_frame_equal(load_figures(tmp_path / "a.csv"), large)


def test_the_data_package_is_valid_and_names_its_sources(tmp_path, table):
    table.attrs["origins"] = [{"document": "a.md", "url": "https://x.example/a", "licence": "CC BY 4.0"}]
    write(table, tmp_path / "folder")
    report = validate(str(tmp_path / "folder" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    package = json.loads((tmp_path / "folder" / "datapackage.json").read_text())
    assert package["sources"] == [{"title": "a.md", "path": "https://x.example/a"}]
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert [field["name"] for field in package["resources"][0]["schema"]["fields"]] == [c.name for c in schema.COLUMNS]


@pytest.mark.parametrize("name", NAMES[:-1])
def test_two_writes_give_the_same_bytes(tmp_path, table, name):
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
        write(table, folder / name)
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert [(second / file).read_bytes() for file in files] == [(first / file).read_bytes() for file in files]
    assert len(files) == (2 if name == "folder" else 1)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.parquet", "a.json"])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path, table, name, monkeypatch):
    (tmp_path / name).write_bytes(b"old")

    def interrupted(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(table, tmp_path / name)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(name, b"old")]


def test_the_file_keeps_its_permissions(tmp_path, table):
    (tmp_path / "a.csv").touch(mode=0o640)
    write(table, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("name", "message"), [
    ("a.xls", "unknown format '.xls'; did you mean '.xlsx'?\n    known: .csv, .hxl.csv, .json, .parquet, .xlsx\n"
     "    a name without suffix is the folder of a Data Package"),
    ("a.pdf", "unknown format '.pdf'\n    known: .csv, .hxl.csv, .json, .parquet, .xlsx\n"
     "    a name without suffix is the folder of a Data Package"),
])
def test_a_suffix_nobody_knows(tmp_path, table, name, message):
    with pytest.raises(OptionError) as error:
        write(table, tmp_path / name)
    assert str(error.value) == message


def test_where_a_file_cannot_be_written(tmp_path, table):
    (tmp_path / "x.csv").mkdir()
    (tmp_path / "file").touch()
    for name, message in [("x.csv", "is a folder\n    name a file in it"), ("file", "is a file; a Data Package is a folder"),
                          ("no/a.csv", "cannot be written: No such file or directory")]:
        with pytest.raises(SourceError) as error:
            write(table, tmp_path / name)
        assert str(error.value) == f"{tmp_path / name}: {message}"


def test_rows_that_break_the_rules_are_not_written(tmp_path, table):
    table.loc[0, "low"] = 5
    with pytest.raises(TableError):
        write(table, tmp_path / "a.csv")
    assert not list(tmp_path.iterdir())


def test_what_excel_cannot_hold_is_said(tmp_path):
    with pytest.raises(TableError) as error:
        write(claim.table([row(0), row(1, sentence="x" * 32_768)]), tmp_path / "a.xlsx")
    assert str(error.value) == ("a cell of xlsx holds 32,767 characters; write csv or parquet\n"
                                "    row 1: sentence has more than 32,767 characters")


def test_a_value_that_no_longer_fits_is_said_on_reading(tmp_path, table):
    write(table[:1], tmp_path / "a.csv")
    (tmp_path / "a.csv").write_text((tmp_path / "a.csv").read_text().replace("deaths", "dead"))
    with pytest.raises(SourceError) as error:
        load_figures(tmp_path / "a.csv")
    assert str(error.value) == f"a.csv: measure must be one of {', '.join(schema.MEASURES)}\n    row 2: measure 'dead'"
