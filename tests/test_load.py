"""A file, a folder, a glob or a list becomes one checked table, and every row knows where it came from."""

import datetime as dt
import hashlib
import warnings

import pandas as pd
import pytest

from keyfigures import load_figures, schema, sources, write
from keyfigures.errors import OptionError, SourceError, TableError
from keyfigures.load import SourceWarning, files

KILLED = "town,killed\nIdlib,12\nHoms,at least 7\n"
COLUMNS = {"town": "place", "killed": "deaths"}
BRIEF = """\
---
title: Two towns
publisher: "The Daily"
published: 2024-12-06
language: en
url: https://daily.example/two-towns
licence: CC BY 4.0
---

Shells fell on Idlib.

At least 12 people were killed there, officials said.
"""


def test_a_brief_with_front_matter(load):
    table, warned = load("brief.md", BRIEF)
    row = table.iloc[0]
    assert len(table) == 1
    assert not warned
    assert (row["measure"], row["low"], row["bound"], row["quote"]) == ("deaths", 12, "at_least", "12")
    assert BRIEF[row["start"]:row["end"]] == row["quote"]
    assert (row["title"], row["source"], row["url"], row["language"], row["document"], row["locator"]) == (
        "Two towns", "The Daily", "https://daily.example/two-towns", "en", "brief.md", "paragraph 2")
    assert row["published"] == pd.Timestamp("2024-12-06")
    assert table.attrs["origins"] == [{
        "document": "brief.md", "sha256": hashlib.sha256(BRIEF.encode()).hexdigest(), "source": "The Daily",
        "title": "Two towns", "url": "https://daily.example/two-towns", "licence": "CC BY 4.0", "rows": 1}]


def test_what_is_given_goes_before_what_the_file_says(load):
    table, _ = load("brief.md", BRIEF, published="2024-12-10", source="Ours", language="en")
    assert table.loc[0, "published"] == pd.Timestamp("2024-12-10")
    assert table.loc[0, "source"] == "Ours"


def test_a_text_without_a_date_leaves_relative_dates_open(load):
    table, _ = load("brief.txt", "Last week 12 people were killed in Idlib.")
    assert table.loc[0, ["from_date", "to_date", "published"]].isna().all()


def test_a_text_without_figures_gives_an_empty_table_of_the_right_columns(load):
    table, _ = load("brief.txt", "The road to the coast was closed on Tuesday and nobody knows for how long.")
    pd.testing.assert_frame_equal(table, schema.empty())


def test_a_sheet_by_the_columns_that_are_given(load):
    table, warned = load("week.csv", KILLED, columns=COLUMNS, source="Our count", published=dt.date(2024, 12, 6))
    assert not warned
    assert table[["measure", "low", "best", "high", "bound", "place", "quote", "start", "end", "locator"]].astype(object).where(
        table.notna(), None).values.tolist() == [
        ["deaths", 12, 12, 12, "exact", "Idlib", "12", 0, 2, "B2"],
        ["deaths", 7, None, None, "at_least", "Homs", "at least 7", 0, 10, "B3"]]
    digest = hashlib.sha256(KILLED.encode()).hexdigest()[:12]
    assert table["figure_id"].tolist() == [f"{digest}-1-B2", f"{digest}-1-B3"]
    assert set(table["source"]) == {"Our count"}


def test_the_same_sheet_elsewhere_has_the_same_ids(load):
    first, _ = load("a.csv", KILLED, columns=COLUMNS)
    second, _ = load("b.csv", KILLED, columns=COLUMNS)
    assert first["figure_id"].tolist() == second["figure_id"].tolist()


def test_headers_in_the_words_of_a_map_are_no_guess(load):
    table, warned = load("tolls.csv", "place,deaths.best,deaths.low,deaths.high,status\nHoms,300,250,400,verified\n")
    assert not warned
    assert table.loc[0, ["place", "low", "best", "high", "status"]].tolist() == ["Homs", 250, 300, 400, "verified"]


def test_a_guess_is_shown_and_gives_the_same_as_the_map_it_shows(load):
    guessed, warned = load("week.csv", KILLED)
    assert warned == ["week.csv: nobody says what the columns hold; by their words: town = place, killed = deaths; "
                      "give columns= to say it"]
    pd.testing.assert_frame_equal(guessed, load("week.csv", KILLED, columns=COLUMNS)[0])
    assert guessed.attrs["origins"][0]["columns"] == COLUMNS


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "week.csv").write_text(KILLED)
    (tmp_path / "a.csv").write_text("town,injured\nIdlib,3\n")
    (tmp_path / ".hidden.csv").write_text(KILLED)
    (tmp_path / "SOURCES.md").write_text("12 people were killed.")
    (tmp_path / "chart.png").write_bytes(b"\x89PNG")
    return tmp_path


@pytest.mark.filterwarnings("ignore::keyfigures.load.SourceWarning")
def test_a_folder_a_glob_and_a_list_in_the_order_of_their_names(folder):
    whole = load_figures(folder)
    assert whole["document"].tolist() == ["a.csv", "b/week.csv", "b/week.csv"]
    assert load_figures(str(folder / "**/*.csv"))["document"].tolist() == ["a.csv", "week.csv", "week.csv"]
    listed = load_figures([folder / "b" / "week.csv", folder / "a.csv", folder / "a.csv"])
    assert listed["document"].tolist() == ["week.csv", "week.csv", "a.csv"]
    assert [origin["rows"] for origin in listed.attrs["origins"]] == [2, 1]
    assert whole.index.tolist() == [0, 1, 2]


def test_the_same_file_under_another_name_is_read_once(folder):
    (folder / "copy.csv").write_text(KILLED)
    with pytest.warns(SourceWarning) as raised:
        table = load_figures([folder / "b" / "week.csv", folder / "copy.csv"], columns=COLUMNS)
    assert len(table) == 2
    assert [str(w.message) for w in raised] == ["copy.csv is the same file as week.csv and was not read again"]


def test_a_folder_linked_into_itself_is_entered_once(folder):
    (folder / "b" / "up").symlink_to(folder)
    assert [name for _, name in files(folder)] == ["a.csv", "b/week.csv"]


@pytest.mark.parametrize(("name", "text"), [
    ("nothing.csv", "{path}: there is no such file"),
    ("*.xlsx", "{path}: matches no file"),
    ("empty", "{path}: is a folder without files that can be read\n    known: " + ", ".join(sorted(sources.FORMATS))),
    ("x.csv", "{path}: is a folder without files that can be read\n    known: " + ", ".join(sorted(sources.FORMATS))),
    ("chart.png", "chart.png: files of kind '.png' are not read\n    known: " + ", ".join(sorted(sources.FORMATS))),
])
def test_where_there_is_nothing_to_read(folder, name, text):
    (folder / "empty").mkdir()
    (folder / "x.csv").mkdir()
    with pytest.raises(SourceError) as error:
        load_figures(folder / name)
    assert str(error.value) == text.format(path=folder / name)


def test_a_folder_named_like_a_file_is_a_folder(tmp_path):
    (tmp_path / "x.csv").mkdir()
    (tmp_path / "x.csv" / "in.csv").write_text(KILLED)
    assert len(load_figures(tmp_path / "x.csv", columns=COLUMNS)) == 2


def test_an_empty_list_is_a_mistake():
    with pytest.raises(OptionError) as error:
        load_figures([])
    assert str(error.value) == "the list of files is empty"


@pytest.mark.parametrize(("options", "text"), [
    ({"language": "xx"}, "unknown language 'xx'"),
    ({"published": "yesterday"}, "published must be an ISO date such as 2024-12-06, not 'yesterday'"),
    ({"columns": "ucdp"}, "unknown column map 'ucdp'; did you mean 'ucdp_ged'?"),
])
def test_options_nobody_knows(load, options, text):
    with pytest.raises(OptionError) as error:
        load("week.csv", KILLED, **options)
    assert str(error.value).split("\n")[0] == text


def test_a_record_of_origin_beside_the_file_is_used(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "week.csv").write_text(KILLED)
    (tmp_path / "SOURCES.toml").write_text(
        '["data/week.csv"]\ntitle = "Week 49"\npublisher = "A centre"\npublished = "2024-12-08"\nlicence = "CC-BY-4.0"\n'
        'retrieved = "2024-12-09"\n')
    table = load_figures(tmp_path / "data" / "week.csv", columns=COLUMNS)
    assert table.loc[0, ["source", "title"]].tolist() == ["A centre", "Week 49"]
    assert table.loc[0, "published"] == pd.Timestamp("2024-12-08")
    origin = table.attrs["origins"][0]
    assert (origin["licence"], origin["retrieved"]) == ("CC-BY-4.0", "2024-12-09")


def test_a_data_package_may_not_point_outside_its_folder(tmp_path):
    (tmp_path / "secret.csv").write_text(KILLED)
    package = tmp_path / "package"
    package.mkdir()
    (package / "datapackage.json").write_text('{"resources": [{"path": "../secret.csv"}]}')
    with pytest.raises(SourceError) as error:
        load_figures(package)
    assert str(error.value) == f"{package / 'datapackage.json'}: points outside its folder: '../secret.csv'"


def test_a_table_of_ours_comes_back_without_a_warning(tmp_path, load):
    table, _ = load("week.csv", KILLED, columns=COLUMNS)
    write(table, tmp_path / "figures.csv")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pd.testing.assert_frame_equal(load_figures(tmp_path / "figures.csv"), table)


def told(table, *names):
    return table[list(names)].astype(object).where(table[list(names)].notna(), None).values.tolist()


def test_every_range_of_a_measure_keeps_its_columns(load):
    table, _ = load("a.csv", "town,killed civilians low,killed civilians high,killed soldiers low,killed soldiers high\nIdlib,5,7,8,9\n")
    assert told(table, "measure", "low", "high", "group") == [
        ["deaths", 5, 7, "killed civilians"], ["deaths", 8, 9, "killed soldiers"]]
    table, _ = load("b.csv", "a,b\n5,7\n", columns={"a": "deaths.low", "b": "deaths.low"})
    assert told(table, "low", "high", "bound") == [[5, None, "at_least"], [7, None, "at_least"]]


def test_years_in_headers_are_periods_and_their_total_the_whole(load):
    table, _ = load("idps.csv", "town,2019,2020,Total\nIdlib,5,6,11\n")
    assert told(table, "measure", "best", "from_date") == [
        ["idps", 11, None], ["idps", 5, pd.Timestamp("2019-01-01")], ["idps", 6, pd.Timestamp("2020-01-01")]]
    assert table["part_of"].tolist()[1:] == [table["figure_id"][0]] * 2
    table, _ = load("a.csv", "town,Deaths 2019,Deaths 2020\nIdlib,5,6\n")
    assert told(table, "best", "group", "to_date") == [[5, None, pd.Timestamp("2019-12-31")], [6, None, pd.Timestamp("2020-12-31")]]


@pytest.mark.parametrize(("body", "said"), [
    ("town,killed,injured,low,high\nIdlib,5,7,4,9\n", "columns 'low', 'high' hold figures and were"),
    ("town,killed,IDPs (thousands)\nIdlib,5,6\n", "column 'IDPs (thousands)' holds figures and was"),
    ("town,,killed\nIdlib,5,7\n", "column 'column B' holds figures and was"),
    ("town,killed,amount\nIdlib,5,dozens\n", "column 'amount' holds figures and was"),
])
def test_figures_that_a_guess_leaves_out_are_named(load, body, said):
    _, warned = load("a.csv", body)
    assert warned[1:] == [f"a.csv: {said} not read; give columns= to say what is counted"]


def test_rates_codes_and_words_may_be_left_out_in_silence(load):
    _, warned = load("a.csv", "town,killed,latitude,death id,remarks\nIdlib,5,35.9,12,see annex\n")
    assert len(warned) == 1


def test_the_words_of_a_unit_are_understood_and_unknown_ones_named(load):
    table, warned = load("a.csv", "town,n,of\nIdlib,5,HH\nHoms,6,Individuals\nHama,7,tents\n",
                         columns={"town": "place", "n": "displaced", "of": "unit"})
    assert told(table, "best", "unit", "flags") == [[5, "household", None], [6, "person", None], [7, "person", "needs_review"]]
    assert warned == ["a.csv: unit is not told by 'tents'; known: person, household"]


def test_a_range_that_contradicts_another_cell_is_named(load):
    table, warned = load("a.csv", "town,low,high\nIdlib,5-7,9\n", columns={"low": "deaths.low", "high": "deaths.high"}, language="en")
    assert told(table, "bound", "quote", "flags") == [["vague", "5-7", "needs_review"]]
    assert warned == ["a.csv: B2: the cell of low says more than a point"]


def test_a_mark_of_a_missing_value_is_no_quote(load):
    table, _ = load("a.csv", "town,best,low\nIdlib,-,5\n", columns={"best": "deaths.best", "low": "deaths.low"})
    assert told(table, "quote", "locator") == [["5", "C2"]]


def test_what_stands_beside_a_figures_table_is_named(load, tmp_path):
    written, _ = load("week.csv", KILLED, columns=COLUMNS)
    write(written, tmp_path / "ours.csv")
    lines = (tmp_path / "ours.csv").read_text().splitlines()
    body = "\n".join(f"{line},{'comment' if i == 0 else 'hm'}" for i, line in enumerate(lines))
    table, warned = load("ours.csv", body)
    pd.testing.assert_frame_equal(table, written)
    assert warned == ["ours.csv: 'comment': no column of the figures table, not read"]


def test_a_broken_table_is_named_by_its_file(load):
    with pytest.raises(TableError) as error:
        load("a.csv", "figure_id,measure,low,best,high,bound,status,unit\na,deaths,5,4,5,exact,reported,person\n")
    assert str(error.value).startswith("a.csv: 1 of 1 rows break the rules of the figures table\n    row 0: ")


def test_a_table_of_numbers_inside_an_article_is_never_lost_in_silence(load):
    page = ("<html lang=en><article><p>" + "The road to the coast was closed on Tuesday. " * 8 + "</p><table><tr><th>name</th>"
            "<th>amount</th></tr><tr><td>Idlib</td><td>12</td></tr></table><table><tr><td>Killed</td><td>12</td></tr></table>"
            "<table><tr><td>home</td><td>about us</td></tr><tr><td>a</td><td>b</td></tr></table></article></html>")
    _, warned = load("a.html", page)
    assert warned == [
        "a.html: sheet 'table2' has no row that names its columns above its figures; its numbers were not read",
        "a.html, sheet 'table1': no column is known to hold figures\n    it has: 'name', 'amount'\n"
        "    say what they hold: columns={'header': 'deaths'}"]


def test_a_figure_that_stands_in_two_files_is_kept_once_and_said(tmp_path, load):
    table, _ = load("week.csv", KILLED, columns=COLUMNS)
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(table, tmp_path / folder / "ours.csv")
    (tmp_path / "b" / "ours.csv").write_text((tmp_path / "b" / "ours.csv").read_text() + "\n")
    with pytest.warns(SourceWarning, match=r"ours\.csv: 2 of its figures stand in another file and are kept once"):
        both = load_figures([tmp_path / "a" / "ours.csv", tmp_path / "b" / "ours.csv"])
    pd.testing.assert_frame_equal(both, table)
    assert [origin["rows"] for origin in both.attrs["origins"]] == [2, 2]


def test_two_files_that_contradict_each_other_are_refused(tmp_path, load):
    table, _ = load("week.csv", KILLED, columns=COLUMNS)
    write(table, tmp_path / "old.csv")
    write(table.assign(place="Hama"), tmp_path / "new.csv")
    with pytest.raises(TableError) as error:
        load_figures([tmp_path / "old.csv", tmp_path / "new.csv"])
    first, second = table["figure_id"]
    assert str(error.value) == ("two files say different things of one figure\n"
                                f"    row 2: {first} of new.csv is another than in old.csv\n"
                                f"    row 3: {second} of new.csv is another than in old.csv")
