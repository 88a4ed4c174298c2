"""Workbooks of every kind: several sheets, titles, merged headers, totals, numbers as text, and what must be refused."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from keyfigures import load_figures
from keyfigures.errors import SourceError
from keyfigures.sources import workbook

DATA = Path(__file__).parent / "data"


def book(**sheets):
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw) as written:
        day = written.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = written.add_worksheet(name.replace("_", " "))
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(i, j, dt.datetime.combine(cell, dt.time()), day)
                    elif isinstance(cell, tuple):
                        sheet.merge_range(i, j, i, j + cell[1], cell[0])
                    elif cell != "":
                        sheet.write(i, j, cell)
    return raw.getvalue()


WEEK = [["Casualties, week 49"], [], ["", "", ("Killed", 1), ""], ["Town", "Date", "Men", "Women", "Injured"],
        ["Idlib", dt.date(2024, 12, 1), 3, "2*", "300k–500k"], ["NA", dt.date(2024, 12, 2), 1, "", "about 40"],
        ["Total", "", 4, 2, ""], ["* provisional"]]


def shown(table, *names):
    table = table[list(names)].astype(object)
    return table.where(table.notna(), None).values.tolist()


def test_a_messy_sheet(load):
    table, _ = load("week.xlsx", book(Week_49=WEEK))
    assert shown(table, "measure", "low", "high", "bound", "group", "place", "locator") == [
        ["deaths", 3, 3, "exact", "Men", "Idlib", "'Week 49'!C5"],
        ["deaths", 2, 2, "exact", "Women", "Idlib", "'Week 49'!D5"],
        ["injured", 300000, 500000, "between", None, "Idlib", "'Week 49'!E5"],
        ["deaths", 1, 1, "exact", "Men", "NA", "'Week 49'!C6"],
        ["injured", 40, 40, "about", None, "NA", "'Week 49'!E6"],
        ["deaths", 4, 4, "exact", "Men", None, "'Week 49'!C7"],
        ["deaths", 2, 2, "exact", "Women", None, "'Week 49'!D7"]]
    assert table["from_date"].dt.strftime("%Y-%m-%d").fillna("").tolist() == ["2024-12-01"] * 3 + ["2024-12-02"] * 2 + [""] * 2
    men, women = table.loc[5, "figure_id"], table.loc[6, "figure_id"]
    assert table["part_of"].fillna("").tolist() == [men, women, "", men, "", "", ""]


def test_a_name_merged_over_rows_holds_for_all_of_them_and_a_number_once(load):
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw) as written:
        sheet = written.add_worksheet("S")
        for i, row in enumerate([["town", "day", "killed"], ["", "2024-12-01", ""], ["", "2024-12-02", ""]]):
            sheet.write_row(i, 0, row)
        sheet.merge_range(1, 0, 2, 0, "Homs")
        sheet.merge_range(1, 2, 2, 2, 7)
    table, _ = load("a.xlsx", raw.getvalue(), columns={"town": "place", "day": "date", "killed": "deaths"})
    assert shown(table, "place", "best") == [["Homs", 7]]
    assert workbook.read(raw.getvalue(), "a.xlsx").sheets[0].read(["town"])["town"].tolist() == ["Homs", "Homs"]


def test_every_sheet_is_read_and_one_without_figures_is_named(load):
    table, warned = load("two.xlsx", book(North=[["town", "killed"], ["Idlib", 1]], Notes=[["about", "this"], ["a", "b"]],
                                          South=[["town", "killed"], ["Daraa", 2]]))
    assert table["locator"].tolist() == ["North!B2", "South!B2"]
    assert table["figure_id"].str[12:].tolist() == ["-1-B2", "-3-B2"]
    assert [line for line in warned if "Notes" in line] == [
        "two.xlsx, sheet 'Notes': no column is known to hold figures\n    it has: 'about', 'this'\n"
        "    say what they hold: columns={'header': 'deaths'}"]


def test_a_sheet_in_which_a_column_was_renamed_is_named(load):
    table, warned = load("two.xlsx", book(North=[["town", "killed"], ["Idlib", 1]], South=[["town", "dead"], ["Daraa", 2]]),
                         columns={"town": "place", "killed": "deaths"})
    assert table["locator"].tolist() == ["North!B2"]
    assert warned == ["two.xlsx, sheet 'South': misses column 'killed' of the column map\n    it has: 'town', 'dead'\n"
                      "    give columns= to say what they hold"]


def test_an_old_workbook():
    table = load_figures(DATA / "week-49.xls", columns={"town": "place", "killed": "deaths"}, language="en")
    assert shown(table, "low", "bound", "place", "locator") == [[12, "exact", "Idlib", "'Week 49'!B2"],
                                                                [7, "at_least", "Homs", "'Week 49'!B3"]]


def ods(rows):
    cells = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="float" office:value="{c}"><text:p>{c}</text:p></table:table-cell>'
        if isinstance(c, int) else f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
        for c in row) + "</table:table-row>" for row in rows)
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    body = (f'<office:document-content xmlns:office="{ns}office:1.0" xmlns:table="{ns}table:1.0" xmlns:text="{ns}text:1.0">'
            f'<office:body><office:spreadsheet><table:table table:name="Sheet1">{cells}</table:table></office:spreadsheet>'
            "</office:body></office:document-content>")
    manifest = f'<manifest:manifest xmlns:manifest="{ns}manifest:1.0"/>'
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body,
                   "META-INF/manifest.xml": manifest})


def zipped(members):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return raw.getvalue()


def test_an_open_document(load):
    table, _ = load("a.ods", ods([["town", "killed"], ["Idlib", 12]]))
    assert shown(table, "best", "place", "locator") == [[12, "Idlib", "Sheet1!B2"]]


def test_a_workbook_without_a_table(load):
    with pytest.raises(SourceError) as error:
        load("empty.xlsx", book(Sheet1=[["only a title"]]))
    assert str(error.value) == (
        "empty.xlsx: has no sheet with a table\n    a table has a row that names its columns, above its figures")


@pytest.mark.parametrize(("cell", "text"), [(12.0, "12"), (0.5, "0.5"), (dt.datetime(2024, 12, 6), "2024-12-06"),
                                            (dt.datetime(2024, 12, 6, 8), "2024-12-06T08:00:00"), (True, "True"), ("", "")])
def test_a_cell_as_it_would_be_typed(cell, text):
    assert workbook._text(cell) == text


def test_cells_beyond_the_header_and_sheets_without_one_are_named(load):
    table, warned = load("a.xlsx", book(Week=[["town", "killed"], ["Idlib", 5, 7]], Sums=[["Killed", 12], ["Injured", 30]]))
    assert table["locator"].tolist() == ["Week!B2"]
    assert warned[0] == "a.xlsx: sheet 'Sums' has no row that names its columns above its figures; its numbers were not read"
    assert warned[2] == ("a.xlsx, sheet 'Week': column 'column C' holds figures and was not read; "
                         "give columns= to say what is counted")


def test_a_column_without_a_name_can_be_given_by_its_letter(load):
    table, _ = load("a.xlsx", book(Week=[["town"], ["Idlib", 5]]), columns={"town": "place", "column B": "deaths"})
    assert table[["place", "best", "locator"]].values.tolist() == [["Idlib", 5, "Week!B2"]]


def test_a_sheet_beside_a_figures_table_is_named(load):
    ours = [["figure_id", "measure", "low", "best", "high", "bound", "status", "unit"],
            ["a", "deaths", 5, 5, 5, "exact", "reported", "person"]]
    table, warned = load("a.xlsx", book(figures=ours, More=[["town", "killed"], ["Idlib", 12]], README=[["about"], ["this"]]))
    assert table["figure_id"].tolist() == ["a"]
    assert warned == ["a.xlsx: sheet 'More' stands beside a figures table and was not read"]
